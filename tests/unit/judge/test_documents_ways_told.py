"""Which way a figure went, of which time and in which money it is, and who stands first: each sentence with its opposite beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

HOCKEY = """# Coastal Hockey Union: season 2025-26 in figures

Union office, 2 May 2026

**Gates and points, final table**

| Team | Average 2025-26 | Average 2024-25 | Points |
|---|---:|---:|---:|
| Ostel | 3,300 | 3,450 | 94 |
| Brant Rise | 4,120 | 3,760 | 88 |
| Corran Falls | 2,840 | 2,515 | 61 |
| Marwick | 2,210 | 2,260 | 40 |
"""
LIFTS = """BORWICK LIFTS - FIRST QUARTER 2026 CALL - 22 April 2026 - edited transcript

Karin Ahl, Chief Executive Officer: Revenue in the first three months was 512 million Swedish kronor. Norway is now 22% of group revenue; four years ago it was 31%.

Per Lund, Chief Financial Officer: Net cash at the end of March was 340 million.
"""
TRUST = """# Ardley Growth Trust: letter to holders for 2025

Leeds, 15 January 2026

The trust returned 9.4% after fees in 2025. We ended the year with 18 holdings and with 4.2% of the trust in cash (7.5%).
"""
JOBS = """# Labour force survey of Tarland, first quarter of 2026

Statistics Tarland, 20 May 2026

The unemployment rate in Tarland was 5.4% in the first quarter of 2026. It was 0.2 percentage points lower than in the previous quarter.

**Persons aged 15 to 74 (thousands) and rates (per cent)**

| | Q1 2026 | Q4 2025 | Q1 2025 |
|---|---:|---:|---:|
| Employed | 1,846.3 | 1,839.0 | 1,851.2 |
| Unemployed | 105.4 | 109.1 | 99.5 |
| Unemployment rate | 5.4 | 5.6 | 5.1 |
| – men | 5.0 | 5.3 | 4.9 |
| – aged 15 to 24 | 13.7 | 14.9 | 12.8 |
"""
HARBOUR = """# Port of Ellsand - container traffic in TEU - January to June 2025 - issued 18 July 2025
month,total_2025,total_2024
January,51200,48350
February,47890,49010
March,56340,53120
April,58110,54900
May,50480,55670
June,49260,53540
First half,313280,314590
"""
BANK = """# Banca Verrone: interim statement at 30 June 2025

Press release, Lodra, 30 July 2025

Net profit for the first half rose by 9.0% to EUR 48.0 million. For the whole of 2025 the bank now expects a net profit of more than EUR 90 million. The earlier guidance was more than EUR 80 million.
"""
DOCUMENTS = {
    "hockey.md": (HOCKEY, date(2026, 5, 3)),
    "lifts.txt": (LIFTS, date(2026, 4, 23)),
    "trust.md": (TRUST, date(2026, 1, 16)),
    "jobs.md": (JOBS, date(2026, 5, 21)),
    "harbour.csv": (HARBOUR, date(2025, 7, 19)),
    "bank.md": (BANK, date(2025, 7, 31)),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("ways")
    for name, (text, _) in DOCUMENTS.items():
        (made / name).write_text(text)
    return made


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("hockey.md", "Corran Falls' average gate fell by 325.", "direction-flipped"),  # 2,840 after 2,515
        ("hockey.md", "Brant Rise finished top of the final table with 88 points.", "wrong-rank"),
        ("lifts.txt", "Borwick's revenue was 512 million Norwegian kroner.", "wrong-currency"),
        ("trust.md", "Cash rose to 7.5% of the trust from 4.2% a year earlier.", "direction-flipped"),
        ("jobs.md", "Youth unemployment in Tarland rose to 13.7% from 14.9% in the fourth quarter.", "direction-flipped"),
        ("harbour.csv", "Traffic in June came to 58,110 TEU.", "wrong-period"),  # that is April
    ],
)  # fmt: skip
def test_what_is_turned_or_taken_from_elsewhere_is_named(folder: Path, name: str, text: str, code: str) -> None:
    assert judged_by(folder / name, text, DOCUMENTS[name][1]) == ("contradicted", code)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hockey.md", "Corran Falls' average gate rose by 325, or 13%."),
        ("hockey.md", "Ostel's average gate fell by 150."),
        ("hockey.md", "Ostel finished at the top of the final table with 94 points."),
        ("trust.md", "The trust ended the year with 4.2% of its money in cash."),
        ("jobs.md", "Youth unemployment in Tarland fell to 13.7% from 14.9% in the fourth quarter."),
        ("harbour.csv", "June traffic was down 8% on the year, at 49,260 TEU."),
    ],
)
def test_what_the_document_says_is_borne_out(folder: Path, name: str, text: str) -> None:
    assert judged_by(folder / name, text, DOCUMENTS[name][1]) == ("supported", None)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("hockey.md", "Brant Rise finished near the top of the final table with 88 points."),
        ("lifts.txt", "Norway made up 31% of sales four years ago."),
        ("lifts.txt", "Borwick will pay for the purchase out of its net cash of SEK 340 million."),
        ("trust.md", "Cash fell to 4.2% of the trust from 7.5% a year earlier."),
        ("bank.md", "The lender raised its profit target for the year to more than €90 million from more than €80 million."),
    ],
)  # fmt: skip
def test_what_is_right_or_open_is_not_accused(folder: Path, name: str, text: str) -> None:
    assert judged_by(folder / name, text, DOCUMENTS[name][1])[0] != "contradicted"
