"""Figures beside one that a document bears out, and tables whose heads tell their times and units in other ways."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

DAY = date(2026, 11, 5)
REPORT = """# Fernhollow Pumps: Interim report January-September 2026

22 October 2026

| EUR million | 7-9/2026 | 7-9/2025 | 1-9/2026 | 1-9/2025 |
|---|---|---|---|---|
| Net sales | 318.4 | 294.8 | 921.7 | 900.1 |
| Free cash flow | 27.6 | (4.2) | 61.9 | 38.3 |
| Gross margin, % | 31.5 | 30.7 | 31.2 | 30.9 |

Business areas, July-September (EUR million)

| Area | 2026 | 2025 |
|---|---|---|
| Water | 201.3 | 180.9 |
| Mining | 117.1 | 113.9 |

Among its raw materials, copper rose by 12%, whereas nickel fell by 9%.

The load of the foundry was 84 per cent, three points more than a year earlier.
"""
TRADE = """year;month;flow;partner;value (million crowns)
2025;10;Export;Ostmark;4120
2025;10;Export;Velland;2310
2025;10;Import;Ostmark;3870
2025;10;Import;Velland;1985
2026;10;Export;Ostmark;4615
2026;10;Export;Velland;2104
2026;10;Import;Ostmark;3702
2026;10;Import;Velland;2233
"""
YEN = """# Tsukimori Gears: results for the six months ended September 30, 2026

November 4, 2026 - Millions of yen, rounded down

| | Net sales | % | Operating profit | % |
|---|---|---|---|---|
| Six months ended Sept. 30, 2026 | 92,450 | 6.2 | 7,318 | (9.4) |
| Six months ended Sept. 30, 2025 | 87,052 | 1.5 | 8,077 | 3.3 |
"""


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("companions")
    for name, text in (("report.md", REPORT), ("trade.csv", TRADE), ("yen.md", YEN)):
        (path / name).write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("report.md", "Fernhollow's net sales rose 8% to 318.4 million euros in the third quarter.", "supported"),
        ("report.md", "Fernhollow's net sales fell 8% to 318.4 million euros in the third quarter.", "contradicted"),
        ("report.md", "Free cash flow of Fernhollow came to 27.6 million euros in the third quarter.", "supported"),
        ("report.md", "Water sales at Fernhollow reached 201.3 million euros in the third quarter.", "supported"),
        ("report.md", "Net sales of Fernhollow were 318.4 million euros in the first nine months.", "contradicted"),
        ("trade.csv", "Exports to Ostmark were 4,615 million crowns in October 2026.", "supported"),
        (
            "yen.md",
            "Tsukimori's operating profit fell 9.4% to 7.3 billion yen in the six months to September.",
            "supported",
        ),
        (
            "yen.md",
            "Tsukimori's operating profit rose 9.4% to 7.3 billion yen in the six months to September.",
            "contradicted",
        ),
    ],
)
def test_what_heads_a_column_is_read_in_other_ways(paper: Path, name: str, text: str, wanted: str) -> None:
    assert judged_by(paper / name, text, DAY)[0] == wanted


@pytest.mark.parametrize(
    ("text", "wanted", "code"),
    [
        ("The gross margin of Fernhollow rose by 0.8 points to 31.5% in the third quarter.", "supported", None),
        (
            "The gross margin of Fernhollow rose by 0.8% to 31.5% in the third quarter.",
            "contradicted",
            "percent-vs-points",
        ),
        ("The load of Fernhollow's foundry was 84%, up from 81% a year earlier.", "supported", None),
    ],
)
def test_a_figure_follows_from_the_one_beside_it(paper: Path, text: str, wanted: str, code: str | None) -> None:
    assert judged_by(paper / "report.md", text, DAY) == (wanted, code)


def test_what_fell_did_not_become_dearer(paper: Path) -> None:
    assert judged_by(paper / "report.md", "Nickel became dearer for Fernhollow, by 9%.", DAY)[0] != "supported"


def test_another_count_of_the_sentence_bears_nothing_out_that_it_counts_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "trial.txt"
    path.write_text(
        "Quillon reports trial results\n\nMarch 3, 2026\n\nThe trial enrolled 678 patients at 112 sites in 17 countries.\n",
        encoding="utf-8",
    )
    assert judged_by(path, "The trial was run with 678 patients in 112 countries.", date(2026, 3, 4))[0] != "supported"
