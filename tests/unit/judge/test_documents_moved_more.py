"""How much more one row moved than another, with what a row is compared, and what a table counts: each sentence with the false one beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

HARROW = """# Harrow Foods: annual report 2025

Year ended 31 December 2025. Amounts in millions of euros unless stated otherwise. Published 3 March 2026.

### Sales by region

| Region | 2025 | 2024 |
|---|---|---|
| North | 180.0 | 200.0 |
| South | 95.0 | 100.0 |
| East | 60.0 | 50.0 |
| West | 44.0 | 40.0 |
| Group | 379.0 | 390.0 |

### Number of shops

| Country | 2025 | 2024 |
|---|---|---|
| Estonia | 120 | 112 |
| Latvia | 64 | 49 |
| Norway | 210 | 222 |
| Finland | 80 | 85 |

### Average number of employees

| | 2025 | 2024 |
|---|---|---|
| Bakeries | 2,140 | 2,205 |
| Sales and delivery | 1,310 | 1,288 |
| Total | 3,450 | 3,493 |

The sale of the Varde mill to Olund Grain in May brought a profit that the two companies agreed not to publish.

Dr Ivo Larsen, Chief Operating Officer, said the bakery at Sund had closed in June. "We will not close another," said the Managing Partner, Signe Holm.

Without the insurance payment of 3 million euros after the fire, which had been included in the other income of 2024, the result would have been better than a year before.
"""
SCHOOL = """# Velden School of Music: review of 2024/25

Year ended 31 July 2025. Published 20 November 2025.

| Headcount | 2024/25 | 2023/24 |
|---|---|---|
| Undergraduate | 1,120 | 1,090 |
| Postgraduate | 412 | 388 |
| All students | 1,532 | 1,478 |
"""
FUND = """LOWICK NORDIC BOND FUND                       Factsheet - data as at 30 September 2025
Class B, EUR

Fund manager              Ada Lund (since June 2019)
Deputy manager            Per Holm (since May 2023)
Fund size                 EUR 410 million
Benchmark                 Nordic Credit 100

Performance (%, net of fees)

                          1 month     YTD    1 year   3 years p.a.
Fund                         0.6      5.4       6.9        4.7
Benchmark                    0.4      6.1       7.8        4.1
"""
STORY = [
    ("Sales fell more in the North than in the South.", "supported", None),
    ("Sales fell more in the South than in the North.", "contradicted", "comparison-flipped"),
    ("Sales declined less in the South than in the North.", "supported", None),
    ("Sales declined less in the North than in the South.", "contradicted", "comparison-flipped"),
    ("Sales rose more in the East than in the West.", "supported", None),
    ("Sales rose more slowly in the East than in the West.", "contradicted", "comparison-flipped"),
    ("Sales went up more in the East than in any other region.", "supported", None),
    ("Sales went up more in the West than in any other region.", "contradicted", "wrong-rank"),
    ("Harrow added more shops in Latvia than in Estonia.", "supported", None),
    ("Harrow added more shops in Estonia than in Latvia.", "contradicted", "comparison-flipped"),
    ("Norway lost more shops than Finland.", "supported", None),
    ("Finland lost more shops than Norway.", "contradicted", "comparison-flipped"),
    ("Estonia has more shops than Latvia.", "supported", None),
    ("Latvia has more shops than Estonia.", "contradicted", "comparison-flipped"),
    (
        "The East alone brought in 10 million euros more than a year ago, most of it in bread.",
        "supported",
        None,
    ),
    (
        "The East alone brought in 14 million euros more than a year ago, most of it in bread.",
        "contradicted",
        "wrong-value",
    ),
    ("Harrow had sales of 379.0 million euros in 2025, after 390.0 million the year before.", "supported", None),
    ("Harrow had sales of 397.0 million euros in 2025.", "contradicted", "digits-transposed"),
    ("Harrow employed 3,450 people on average in 2025.", "supported", None),
    ("Harrow employed 4,350 people on average in 2025.", "contradicted", "digits-transposed"),
    ("Olund Grain paid 12 million euros for the Varde mill.", "unverified", None),
    ("Managing Partner Ivo Larsen said the bakery at Sund had closed in June.", "contradicted", "wrong-person"),
    ("Chief operating officer Ivo Larsen said the bakery at Sund had closed in June.", "supported", None),
]


@pytest.mark.parametrize(("text", "status", "code"), STORY)
def test_harrow(tmp_path: Path, text: str, status: str, code: str | None) -> None:
    path = tmp_path / "harrow.md"
    path.write_text(HARROW)
    assert judged_by(path, text, date(2026, 3, 5)) == (status, code)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The school has one thousand five hundred and thirty-two students.", "supported"),
        ("The school has 1,120 students.", "unverified"),
        ("The school has 1,120 undergraduates.", "supported"),
    ],
)
def test_a_word_for_all_of_them_names_the_total(tmp_path: Path, text: str, status: str) -> None:
    path = tmp_path / "school.md"
    path.write_text(SCHOOL)
    assert judged_by(path, text, date(2025, 11, 21))[0] == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The fund has returned 5.4% since the start of the year.", "supported"),
        ("The fund has returned 6.1% since the start of the year.", "contradicted"),
        ("Over the past month the fund returned 0.6%.", "supported"),
        ("In September, the fund returned 5.4%.", "contradicted"),
        ("The fund gained 6.9% over one year.", "supported"),
    ],
)
def test_returns_are_of_the_time_that_ends_with_the_data(tmp_path: Path, text: str, status: str) -> None:
    """The managers' first months tell nothing of the time of the figures."""
    path = tmp_path / "lowick.txt"
    path.write_text(FUND)
    assert judged_by(path, text, date(2025, 10, 9))[0] == status


CALL = """ORVIN DATA PLC
Second-quarter 2026 earnings call, August 6, 2026 (edited transcript)

Hanne Loft: Welcome. We had a good quarter.

Per Dahl: Total revenue was $210.0 million, up 9% from $192.7 million a year ago. Licence revenue was $157.5 million and training brought in $52.5 million.

For the third quarter we guide to revenue of $214 million to $218 million. For the full year we now expect $860 million to $872 million; in May we said $848 million to $860 million.
"""
TRADE = """# Foreign trade of Sarland, June 2026 (billions of crowns)

Statistics Sarland, 6 August 2026

| | Jun 2026 | May 2026 | Jun 2025 | Jan-Jun 2026 | Jan-Jun 2025 |
|---|---|---|---|---|---|
| Exports | 8.00 | 8.30 | 7.60 | 49.2 | 46.1 |
| Imports | 6.90 | 6.70 | 7.10 | 41.2 | 43.6 |
| Balance | 1.10 | 1.60 | 0.50 | 8.0 | 2.5 |

| Exports to selected partners | Jun 2026 | Jun 2025 |
|---|---|---|
| Norland | 4.80 | 4.40 |
| Velland | 1.20 | 1.30 |
"""


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Orvin raised its revenue forecast for the year to between $860 million and $872 million.", "supported"),
        ("Orvin cut its revenue forecast for the year to between $860 million and $872 million.", "contradicted"),
        ("Orvin raised its revenue forecast for the year to between $848 million and $860 million.", "contradicted"),
        ("Orvin kept its revenue forecast for the year at $860 million to $872 million.", "contradicted"),
        (
            "The company expects revenue of $860 million to $872 million for the year and of $950 million for the next.",
            "unverified",
        ),
        ("Licences provided 75 percent of the software firm's turnover.", "supported"),
        ("Licences provided 57 percent of the software firm's turnover.", "contradicted"),
    ],
)
def test_what_follows_the_guidance_of_a_quarter_is_of_the_same_measure(tmp_path: Path, text: str, status: str) -> None:
    path = tmp_path / "orvin.txt"
    path.write_text(CALL)
    assert judged_by(path, text, date(2026, 8, 7))[0] == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Some 60 percent of exports went to Norland.", "supported"),
        ("Some 70 percent of exports went to Norland.", "contradicted"),
        ("In the first six months the surplus more than tripled, to 8.0 billion crowns.", "supported"),
        ("In the first six months the surplus more than tripled, to 1.6 billion crowns.", "contradicted"),
    ],
)
def test_a_balance_and_imports_are_no_parts_of_exports(tmp_path: Path, text: str, status: str) -> None:
    path = tmp_path / "sarland.md"
    path.write_text(TRADE)
    assert judged_by(path, text, date(2026, 8, 7))[0] == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("About 150 workers at Sund will lose their jobs.", "unverified"),
        ("Harrow had 2,140 workers in its bakeries in 2025.", "supported"),
    ],
)
def test_those_who_go_are_no_number_of_those_who_are_there(tmp_path: Path, text: str, status: str) -> None:
    path = tmp_path / "harrow.md"
    path.write_text(HARROW)
    assert judged_by(path, text, date(2026, 3, 5))[0] == status
