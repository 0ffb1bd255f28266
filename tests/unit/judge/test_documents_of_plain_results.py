"""Plain quarterly results: what goes up and what is better, what a word for a line of the accounts means, and which figure is whose."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

TILES = """# Brakkemoor Tiles: third quarter of 2025

Halden, 29 October 2025

| SEK million unless stated | Q3 2025 | Q2 2025 | Q3 2024 |
|---|---|---|---|
| Automotive | 412.6 | 431.9 | 377.2 |
| Aerospace | 188.4 | 176.0 | 190.3 |
| Households | 96.1 | 101.4 | 99.8 |
| Net sales | 697.1 | 709.3 | 667.3 |
| Selling and administrative expenses | 121.3 | 118.8 | 117.9 |
| Operating profit | 74.2 | 81.7 | 69.5 |
| Cost/income ratio, % | 61.2 | 59.8 | 63.7 |
| Gas and electricity | 58.3 | 55.1 | 61.9 |
| Net cash / (net debt) | 143.8 | 120.6 | (37.4) |
| Inventory | 244.9 | 239.0 | 236.1 |

Income rose 4.1 percent and costs fell 1.9 percent. Comparable sales rose 2.6 percent in the quarter.
"""

HALF = """# Vellor Insurance: half-year report

Aarburg, 21 August 2025

| € million | H1 2025 | H1 2024 |
|---|---|---|
| Combined ratio, motor, % | 97.2 | 94.8 |
| Combined ratio, home, % | 91.4 | 93.9 |
| Claims | (412) | (388) |

The average wage before tax was 3,310 euros, up 5.2% on the year in nominal terms and 2.4% in real terms.
"""


@pytest.fixture(scope="module")
def tiles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("documents") / "tiles.md"
    path.write_text(TILES, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def half(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("documents") / "half.md"
    path.write_text(HALF, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # 91.4 after 93.9, and 97.2 after 94.8: of a ratio of costs the lower is the better
        ("The combined ratio of the home business was better than in the first half of 2024.", "supported"),
        ("The combined ratio of the home business was worse than in the first half of 2024.", "contradicted"),
        ("The combined ratio of the motor business was worse than a year earlier.", "supported"),
        ("The combined ratio of the motor business was better than a year earlier.", "contradicted"),
    ],
)
def test_a_ratio_of_costs_is_the_better_the_lower(half: Path, text: str, status: str) -> None:
    assert judged_by(half, text, date(2025, 8, 22))[0] == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # 58.3 against 61.9 a year ago, but 55.1 a quarter ago: "in the quarter" alone does not say from what
        ("Spending on gas and electricity fell in the third quarter from a year earlier.", "supported"),
        ("Spending on gas and electricity rose in the third quarter from a year earlier.", "contradicted"),
        ("Spending on gas and electricity fell in the quarter.", "unverified"),
        # 412.6 after 377.2 is 9.4% more, after 431.9 4.5% less
        ("Sales to carmakers were 9.4% higher than a year earlier.", "supported"),
        ("From one quarter to the next, sales to carmakers dropped by 4.5%.", "supported"),
        ("From one quarter to the next, sales to carmakers rose by 4.5%.", "contradicted"),
        # planemakers are of aerospace: 188.4 after 190.3
        ("Sales to planemakers fell by 1.0% on the year.", "supported"),
    ],
)
def test_a_line_is_found_by_another_word_for_it(tiles: Path, text: str, status: str) -> None:
    assert judged_by(tiles, text, date(2025, 10, 30))[0] == status


@pytest.mark.parametrize(
    "text",
    [
        # toymakers and hotels are nowhere in the document, whatever the total did
        "From one quarter to the next, sales to toymakers dropped by 4.5%.",
        "Sales to hotels fell by 1.7% from the second quarter.",
    ],
)
def test_a_qualifier_that_the_document_has_not_is_no_row_of_its(tiles: Path, text: str) -> None:
    assert judged_by(tiles, text, date(2025, 10, 30))[0] == "unverified"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("At the end of September Brakkemoor had net cash of SEK 143.8 million.", "supported"),
        ("At the end of September Brakkemoor had net debt of SEK 143.8 million.", "contradicted"),
        ("A year ago it still had net debt of SEK 37.4 million.", "supported"),
    ],
)
def test_of_two_in_one_label_brackets_tell_which(tiles: Path, text: str, status: str) -> None:
    assert judged_by(tiles, text, date(2025, 10, 30))[0] == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # inventory went from 236.1 to 244.9 (3.7%), net sales from 667.3 to 697.1 (4.5%), operating profit from 69.5 to 74.2 (6.8%)
        ("Inventory, at SEK 244.9 million, grew more slowly than sales from a year earlier.", "supported"),
        ("Inventory, at SEK 244.9 million, grew faster than sales from a year earlier.", "contradicted"),
        ("Inventory (SEK 244.9 million) grew faster than sales from a year earlier.", "contradicted"),
        ("Operating profit grew faster than net sales from a year earlier.", "supported"),
        ("Net sales grew faster than operating profit from a year earlier.", "contradicted"),
    ],
)
def test_how_fast_a_line_grew_is_told_of_no_level(tiles: Path, text: str, status: str) -> None:
    assert judged_by(tiles, text, date(2025, 10, 30))[0] == status


def test_comparable_sales_are_no_sales(tiles: Path) -> None:
    assert (
        judged_by(tiles, "Comparable sales increased by 4.5% in the third quarter.", date(2025, 10, 30))[0]
        != "supported"
    )


@pytest.mark.parametrize(
    "text", ["Profit after tax rose 9.3 percent on the year.", "Net profit for the quarter rose 9.3 percent."]
)
def test_all_that_came_in_denies_no_profit(tiles: Path, text: str) -> None:
    assert judged_by(tiles, text, date(2025, 10, 30))[0] != "contradicted"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("In real terms pay grew by 2.4% over the year.", ("supported", "unverified")),
        ("The average wage was 5.2% above its level of a year ago.", ("supported", "unverified")),
    ],
)
def test_pay_in_real_terms_is_another_figure(half: Path, text: str, status: tuple[str, ...]) -> None:
    assert judged_by(half, text, date(2025, 8, 22))[0] in status


AIRLINE = """GREYLARK AIRWAYS REPORTS SECOND QUARTER 2025

Corriedale, July 24, 2025 - Greylark Airways today reported results for its second quarter, which ended June 30, 2025.

CONSOLIDATED STATEMENTS OF OPERATIONS (in millions, except per share amounts)
                                             2025      2024    Change
Passenger revenue                           812.4     790.6      2.8%
Total operating revenue                     866.0     839.9      3.1%
Operating income                             88.3      71.2     24.0%
OPERATING STATISTICS
Passengers carried (thousands)              4,115     4,020      2.4%
Revenue passenger miles (millions)          5,210     5,003      4.1%
Fuel price per gallon ($)                    2.38      2.71   (12.2)%
Unit cost excluding fuel (cents)             7.41      7.36      0.7%
All-in unit cost (cents)                    11.02     11.58    (4.8)%
Aircraft at period end                         96        91      5.5%
Complaints per 10,000 passengers              3.4       4.1   (17.1)%

Greylark paid $22 million in dividends and bought back 1.1 million shares for $54 million. About $310 million remains available for repurchases. On June 3 the regulator
approved a settlement under which annual passenger revenue will rise by $9 million. We took delivery of the third of five long-haul jets in May.
"""


@pytest.fixture(scope="module")
def airline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("documents") / "airline.txt"
    path.write_text(AIRLINE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # 96 aircraft after 91, and no millions of them
        ("Greylark's fleet grew by five aircraft within a year, to 96.", "supported"),
        ("Greylark ended the quarter with 96 aircraft.", "supported"),
        ("Greylark ended the quarter with 69 aircraft.", "contradicted"),
        ("All-in unit costs fell by 0.56 cents from a year earlier.", "supported"),
        ("All-in unit costs rose by 0.56 cents from a year earlier.", "contradicted"),
    ],
)
def test_rows_below_a_statement_have_units_of_their_own(airline: Path, text: str, status: str) -> None:
    assert judged_by(airline, text, date(2025, 7, 25))[0] == status


@pytest.mark.parametrize(
    "text",
    [
        "The airline spent $54 million on share buybacks in the quarter.",
        "The regulator approved an increase of $9 million in annual passenger revenue.",
        "Three of the five long-haul jets have now been delivered.",
        "Complaints fell to 3.4 per 10,000 passengers from 4.1 a year earlier.",
    ],
)
def test_what_is_true_of_another_kind_of_figure_is_not_accused(airline: Path, text: str) -> None:
    assert judged_by(airline, text, date(2025, 7, 25))[0] != "contradicted"
