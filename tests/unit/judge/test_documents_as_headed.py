"""Which column is meant: fiscal years called by either end, forecasts before and after their revision, what is counted, and shares."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

DAY = date(2026, 11, 12)

AUSTRALIAN = """ASX RELEASE                                        28 October 2026

HOLLOWAY GRAIN LIMITED
First quarter activities statement

Revenue for the three months to 30 September 2026 (unaudited)

A$ million                 Q1 FY27    Q1 FY26    Change
Storage                       84.0       70.0     20.0%
Port terminals               126.0      140.0   (10.0)%
Total                        210.0      210.0      0.0%
"""

JAPANESE = """Mikawa Loom Co., Ltd.
Consolidated results for the six months ended September 30, 2026
November 9, 2026

1. Forecast for the year ending March 31, 2027
(Millions of yen)

                                   Previous     Revised     Change      FY2025
                                   (May 14)    (Nov. 9)                 actual
Net sales                            80,000      84,000      4,000     78,500
Operating profit                      8,000       9,200      1,200      7,700

2. Segments, first half (millions of yen)

                                  FY2026 first half   FY2025 first half
Looms                                   25,400              22,100
Spindles                                14,300              15,600
Total                                   39,700              37,700

3. Dividends (yen per share)

                       Interim    Year-end      Total
FY2025                   20.00       20.00      40.00
FY2026 (forecast)        22.00       22.00      44.00
"""

INDIAN = """DHARWAD TRACTORS LIMITED
Results for the second quarter of FY27 (quarter ended September 30, 2026)
Pune, November 3, 2026

Consolidated results (Rs crore, except EPS)

                           Q2 FY27   Q2 FY26   YoY change
Revenue                      3,200     2,900       10.3%
Profit after tax               240       210       14.3%

Sales volumes (units)

                           Q2 FY27   Q2 FY26   YoY change
Tractors                    30,000    28,000        7.1%
Harvesters                   6,000     4,000       50.0%
Tillers                      4,000     5,000      (20.0)%
Total volumes               40,000    37,000        8.1%
"""

BANK = """BANK OF TERVANIA
Monetary policy decision, 5 November 2026

Loans to households grew by 7.2% in the year to September, loans to companies by 2.8%.

PROJECTIONS (per cent; projection of August in brackets)

                                     2025        2026          2027
GDP growth                            2.1    1.8 (2.2)     2.4 (2.4)
Current account, % of GDP            -1.9   -2.6 (-2.3)   -2.2 (-2.0)
"""

BOATS = """Country,Oct 2026,Oct 2025,Jan-Oct 2026,Jan-Oct 2025,of which sailing boats Jan-Oct 2026
Norway,150,140,"1,600","1,500",400
Sweden,210,220,"2,400","2,600",300
Finland,90,95,"1,000","1,100",800
Total,450,455,"5,000","5,200","1,500"
"""


def _judged(tmp_path: Path, report: str, text: str, ending: str = "txt") -> str:
    path = tmp_path / f"report.{ending}"
    path.write_text(report, encoding="utf-8")
    return judged_by(path, text, DAY)[0]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Storage revenue jumped by a fifth to A$84 million in the quarter.", "supported"),
        ("Port terminals brought in A$126 million in the three months to September.", "supported"),
        ("Port terminals brought in A$140 million in the three months to September.", "contradicted"),
        ("Holloway Grain's revenue came to A$210 million in the quarter.", "supported"),
        ("Storage revenue was A$70 million in the quarter.", "contradicted"),
    ],
)
def test_first_quarter_of_a_year_that_ends_in_june(tmp_path: Path, text: str, status: str) -> None:
    assert _judged(tmp_path, AUSTRALIAN, text) == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Mikawa Loom sold looms for ¥25.4 billion in the six months to September.", "supported"),
        ("Sales of spindles fell to ¥14.3 billion in the half.", "supported"),
        ("Operating profit came to ¥7.7 billion in the year to March 2026.", "supported"),
    ],
)
def test_years_called_by_the_one_in_which_they_begin(tmp_path: Path, text: str, status: str) -> None:
    assert _judged(tmp_path, JAPANESE, text) == status


@pytest.mark.parametrize(
    "text",
    [
        "Mikawa Loom's shares gained 6% after the forecast was raised.",
        "Mikawa's stock fell 4% on the news.",
        "The shares rose 12% in Tokyo.",
    ],
)
def test_the_price_of_shares_is_no_dividend(tmp_path: Path, text: str) -> None:
    assert _judged(tmp_path, JAPANESE, text) == "unverified"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The company sold 1,000 fewer tillers than a year ago.", "supported"),
        ("Harvesters made up 15% of all units sold in the quarter.", "supported"),
        ("Dharwad sold 30,000 tractors in the quarter.", "supported"),
        ("Dharwad sold 28,000 tractors in the quarter.", "contradicted"),
        ("Dharwad's revenue was Rs 3,200 crore in the quarter.", "supported"),
    ],
)
def test_volumes_below_a_table_of_money_are_counted(tmp_path: Path, text: str, status: str) -> None:
    assert _judged(tmp_path, INDIAN, text) == status


@pytest.mark.parametrize(
    "text",
    [
        "Loans to companies were up 7.2% in the year to September.",
        "The current-account deficit is projected to narrow this year to 2.6% of GDP.",
        "The current-account deficit will shrink to 2.6% of GDP in 2026.",
    ],
)
def test_no_pass_for_another_part_or_another_way(tmp_path: Path, text: str) -> None:
    assert _judged(tmp_path, BANK, text) != "supported"


@pytest.mark.parametrize(
    "text",
    [
        "Some 80% of the boats registered in Finland from January to October were sailing boats.",
        "A quarter of the boats registered in Norway between January and October were sailing boats.",
    ],
)
def test_a_part_of_a_row_is_no_row_of_the_whole(tmp_path: Path, text: str) -> None:
    assert _judged(tmp_path, BOATS, text, "csv") != "contradicted"


REVISED = """Minazawa Corporation - Revision of the full-year forecast
November 9, 2026

Consolidated forecast for the fiscal year ending March 31, 2027 (billions of yen)

                       Previous (May 14)    Revised (Nov. 9)    Change
Net sales                     412.0               398.0          -3.4%
Operating profit               31.0                27.5         -11.3%
Net profit                     11.0                 9.2         -16.4%
"""


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        ("Minazawa now sees net profit of 9.2 billion yen in the year to March 2027.", "supported"),
        ("Minazawa now expects sales of 398 billion yen in the year to March 2027.", "supported"),
        ("Minazawa had forecast net profit of 11.0 billion yen.", "supported"),
        ("Minazawa now sees net profit of 11.0 billion yen in the year to March 2027.", "unverified"),
    ],
)
def test_of_two_forecasts_the_words_say_which(tmp_path: Path, claim: str, status: str) -> None:
    path = tmp_path / "forecast.txt"
    path.write_text(REVISED, "utf-8")
    assert judged_by(path, claim, DAY)[0] == status
