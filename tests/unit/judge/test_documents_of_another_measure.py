"""What stands beside a figure in a document and is of another time, share or measure denies nothing that is said of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

LOANS = """# Credit in Oltavia, third quarter of 2026

20 October 2026

| New consumer loans, million crowns | Q3 2026 | Q3 2025 |
|---|---:|---:|
| First-time customers | 1,284 | 1,105 |
| Credit cards | 6,310 | 6,122 |
| Car loans | 8,455 | 7,930 |
| Total | 16,049 | 15,157 |

The share of small lenders' loans in arrears is 3.4%, after 2.9% a year before.

From January 2027 small lenders must hold capital of at least 6% of their loans.
"""
HALF = """<html><head><title>Takemori Pumps: first half of 2026</title></head><body>
<h1>Takemori Pumps, results for the first half of 2026</h1><p>30 July 2026</p>
<table><tr><th>Millions of yen</th><th>H1 2026</th><th>H1 2025</th><th>Change</th></tr>
<tr><td>Net sales</td><td>88,200</td><td>80,000</td><td>+10.3%</td></tr>
<tr><td>Operating profit</td><td>9,100</td><td>8,125</td><td>+12.0%</td></tr></table>
<h2>Net sales by segment</h2><table><tr><th>Millions of yen</th><th>H1 2026</th><th>H1 2025</th></tr>
<tr><td>Marine pumps</td><td>22,050</td><td>14,400</td></tr><tr><td>Fire pumps</td><td>66,150</td><td>65,600</td></tr>
<tr><td>Consolidated</td><td>88,200</td><td>80,000</td></tr></table>
<h2>Forecast for the full year 2026</h2>
<table><tr><th>Millions of yen</th><th>New forecast</th><th>2025 actual</th></tr>
<tr><td>Operating profit</td><td>21,500</td><td>20,000</td></tr></table></body></html>"""
WINE = """"Ministry of Agriculture of Tessana, Wine: estimate for 2026 and exports"
"Published 12 October 2026"

Province,Vineyard area 2026 (ha),Production 2026 estimate (tonnes),Production 2025 (tonnes),Change on 2025 (%),Grower price 2026 (EUR/tonne),Grower price 2025 (EUR/tonne)
Arvento,30000,45000,50000,-10.0,4200,3750
Collina,50000,30000,24000,25.0,3900,3800
Brava,20000,25000,26000,-3.8,4050,4100
Tessana,100000,100000,100000,0.0,4071,3840
"""
SHARES = """# Tea in Marland, first half of 2026

15 September 2026

| Market share, % | H1 2025 | H1 2026 | Change, pp |
|:--|--:|--:|--:|
| Leafworks | 20.0 | 22.5 | +2.5 |
| Old Harbour | 31.0 | 29.4 | -1.6 |
"""


def _judge(
    tmp_path: Path, name: str, document: str, text: str, day: date = date(2026, 11, 20)
) -> tuple[str, str | None]:
    path = tmp_path / name
    path.write_text(document, encoding="utf-8")
    return judged_by(path, text, day)


@pytest.mark.parametrize(
    "text",
    [
        "First-time customers borrowed 1.3 billion crowns between July and September.",
        "First-time customers took out loans of 1.28 billion crowns in the third quarter.",
    ],
)
def test_borrowers_in_a_table_of_loans_are_amounts_of_money(tmp_path: Path, text: str) -> None:
    assert _judge(tmp_path, "loans.md", LOANS, text)[0] == "supported"


def test_a_share_is_not_denied_by_what_is_another_part_of_the_same_whole(tmp_path: Path) -> None:
    text = "Among small lenders, arrears have risen by half a percentage point within a year, to 3.4% of loans."
    assert _judge(tmp_path, "loans.md", LOANS, text)[0] != "contradicted"


@pytest.mark.parametrize(
    "text",
    [
        "Takemori's operating profit rose 12% in the six months to June.",
        "In the first half Takemori's operating profit grew by 12%.",
    ],
)
def test_what_a_year_is_to_bring_denies_no_change_of_a_half(tmp_path: Path, text: str) -> None:
    assert _judge(tmp_path, "half.html", HALF, text)[0] != "contradicted"


def test_a_change_of_the_half_itself_is_denied(tmp_path: Path) -> None:
    assert (
        _judge(tmp_path, "half.html", HALF, "Takemori's net sales fell 10.3% in the first half.")[0] == "contradicted"
    )


def test_an_earlier_share_is_no_change(tmp_path: Path) -> None:
    # 22,050 of 88,200 is a quarter, 14,400 of 80,000 18%
    text = "Marine pumps now bring in 25% of Takemori's sales, up from 18% a year ago."
    assert _judge(tmp_path, "half.html", HALF, text)[0] != "contradicted"


def test_a_share_is_of_the_measure_that_is_named(tmp_path: Path) -> None:
    # 45% of the harvest, of 30% of the area
    text = "Around 45% of this year's wine from Tessana will come from Arvento."
    assert _judge(tmp_path, "wine.csv", WINE, text)[0] != "contradicted"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # 4,200 on 3,750 is 12%; the harvest fell by 10%
        ("In Arvento growers now get €4,200 a tonne, 12% more than last year.", "supported"),
        ("In Arvento growers now get €4,200 a tonne, 31% more than last year.", "contradicted"),
        ("Arvento will make 45,000 tonnes this year, 10% less than last year.", "supported"),
    ],
)
def test_a_change_is_of_the_figure_right_before_it(tmp_path: Path, text: str, status: str) -> None:
    assert _judge(tmp_path, "wine.csv", WINE, text)[0] == status


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Leafworks' share of the market rose by 2.5 percentage points to 22.5% in the first half.",
            ("supported", None),
        ),
        (
            "Leafworks' share of the market rose by 2.5% to 22.5% in the first half.",
            ("contradicted", "percent-vs-points"),
        ),
    ],
)
def test_points_behind_a_comma_in_a_header_are_no_percent(
    tmp_path: Path, text: str, expected: tuple[str, str | None]
) -> None:
    assert _judge(tmp_path, "shares.md", SHARES, text) == expected
