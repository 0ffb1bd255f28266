"""Documents of other kinds (a water utility, a zoo, a call, a price list): heads, tables, comparisons and figures told of another thing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

WATER = """<html><head><title>EX-99</title></head><body>
<p>Ostwick, Ohio, August 5, 2026 - Brennock Water Corp. reports its results for the three and six months ended June 30, 2026.</p>
<table><caption>Statement of income (in thousands of dollars)</caption>
<tr><th rowspan="2"></th><th colspan="2">Three months ended June 30,</th><th colspan="2">Six months ended June 30,</th></tr>
<tr><th>2026</th><th>2025</th><th>2026</th><th>2025</th></tr>
<tr><td>Household revenue</td><td>41,250</td><td>38,140</td><td>80,300</td><td>75,910</td></tr>
<tr><td>Industrial revenue</td><td>17,640</td><td>19,020</td><td>35,110</td><td>37,730</td></tr>
<tr><td>Total revenue</td><td>58,890</td><td>57,160</td><td>115,410</td><td>113,640</td></tr>
<tr><td>Research and development expenditure</td><td>2,310</td><td>2,055</td><td>4,480</td><td>4,020</td></tr>
<tr><td>Capital expenditure</td><td>9,870</td><td>12,430</td><td>20,150</td><td>24,600</td></tr>
<tr><td>Net debt at period end</td><td>204,600</td><td>231,900</td><td>204,600</td><td>231,900</td></tr>
</table></body></html>"""

ZOO = """Marlsby Zoo Trust
Visitor report for October 2026
12 November 2026

In October 48,200 visitors came, 3.1% more than a year earlier. The ticket office took £1.16 million, up from £1.02 million, and the shop £0.31 million (£0.26 million). Membership stood at 20,400 at the end of the month; it was 19,100 at the end of September.

Sickness absence among keepers was 4.8%. The share of online tickets was 63.5%. The new aviary costs £7.4 million and will hold 1,200 birds a season when it is full. For the full year the trust expects 610,000 to 630,000 visitors (previously 600,000 to 620,000).

The average visit lasted 3.4 hours. Visits have lengthened for five months in a row. The Friends of Marlsby hold 12% of the votes in the council, the city of Marlsby 55% of the votes.
"""
CAFES = """Marlsby Cafés plc: results for the year ended 30 September 2026

12 November 2026

Marlsby Cafés closed four cafés in spring and ran eleven at the end of September. It now expects a surplus of at least £1.4 million.
"""

CALL = """DUNMORE TOOLS PLC
Interim results call, 4 September 2026 (26 weeks to 31 July 2026)

CLARA WEDGE: Revenue was 212 million pounds. Net debt ended the half at 84 million pounds.

HUGO ASH: Is the paint business for sale?

CLARA WEDGE: We have looked at it twice, and we have decided to keep it.
"""

CHANGE = """Velgate Power plc
Change of finance director
12 March 2026

Velgate Power plc announces that Owen Marsh will step down as Chief Financial Officer on 30 June 2026. He will be succeeded by Ines Roca, at present Group Treasurer. Velgate Power has agreed to buy Marlow Grid from Tarn Partners for $310 million.

Dana Holt, who built the retail arm, has been promoted to President.
"""
PRICES = """"Ferry fares, crowns",One berth,Two berths,Four berths
Sund,310,420,690
Holm,280,395,640
Vik,305,450,615
Average,298,422,648
"""


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("kinds")
    texts = {
        "water": ("water.html", WATER),
        "zoo": ("zoo.txt", ZOO),
        "call": ("call.txt", CALL),
        "prices": ("prices.csv", PRICES),
        "change": ("change.txt", CHANGE),
        "cafes": ("cafes.txt", CAFES),
    }
    out = {}
    for key, (name, text) in texts.items():
        out[key] = folder / name
        out[key].write_text(text)
    return out


DAY = date(2026, 11, 13)
SUPPORTED = [
    # a cell that reaches down two rows shifts no header
    ("water", "Household revenue at Brennock Water was $41.3 million in the second quarter of 2026."),
    ("water", "Revenue at Brennock Water rose 3% in the second quarter of 2026."),
    (
        "water",
        "Household customers, Brennock's oldest branch, brought in revenue of $41.3 million between April and June.",
    ),
    (
        "water",
        "Brennock Water spent less on research and development than on capital expenditure in the second quarter of 2026.",
    ),
    # what the earlier figure leaves out, and a measure that was told before
    ("zoo", "Takings at the ticket office of Marlsby Zoo rose by about 14% in October."),
    ("zoo", "In October membership at Marlsby Zoo grew by 1,300."),
    ("zoo", "Visits to Marlsby Zoo have now become longer for five consecutive months."),
    ("call", "Dunmore's net debt stood at £0.084 billion at the end of July."),
    ("call", '"We have looked at it twice, and we have decided to keep it," said Dunmore\'s Clara Wedge.'),
    ("change", "Group Treasurer Ines Roca will become Velgate's chief financial officer."),
    ("prices", "A cabin with two berths costs 450 crowns in Vik."),
]
CONTRADICTED = [
    (
        "water",
        "Industrial revenue at Brennock Water rose in the second quarter of 2026 to $17.6 million.",
        "direction-flipped",
    ),
    (
        "water",
        "Brennock Water spent $9.87 million on research and development in the second quarter of 2026.",
        "wrong-segment",
    ),
    (
        "water",
        "Brennock Water had more industrial revenue in the second quarter of 2026 than a year earlier.",
        "direction-flipped",
    ),
    ("zoo", "Sickness absence among keepers at Marlsby Zoo ran at 63.5%.", "wrong-metric|wrong-value"),
    (
        "zoo",
        "The Friends of Marlsby have 55% of the votes in the council after the reform.",
        "wrong-company|wrong-segment",
    ),
    (
        "zoo",
        "Marlsby Zoo now expects between 600,000 and 620,000 visitors this year.",
        "wrong-segment|wrong-period|wrong-value",
    ),
    ("change", "Dana Holt will take over from Owen Marsh as chief financial officer of Velgate Power.", "wrong-person"),
    ("change", "Marlow Grid is to acquire Velgate Power for $310 million.", "comparison-flipped|wrong-company"),
    ("prices", "In Holm a cabin with two berths costs 640 crowns.", "wrong-metric"),
    ("prices", "Four berths in Vik are dearer than four berths in Sund.", "comparison-flipped"),
]
OPEN = [
    ("water", "Research at Brennock Water cost $3 million in the second quarter of 2026, among engineers alone."),
    ("zoo", "Among pensioners, absence at Marlsby Zoo was 9.1% in October."),
    ("zoo", "Café takings at Marlsby Zoo rose by a quarter in October."),
    ("call", "Dunmore's cash stood at £20 million at the end of July."),
    ("change", "Velgate Power has agreed to buy Tarn Partners for $120 million."),
    ("prices", "A cabin with six berths costs 900 crowns in Sund."),
]


@pytest.mark.parametrize(("key", "text"), SUPPORTED)
def test_what_a_document_says_in_other_words_is_supported(documents: dict[str, Path], key: str, text: str) -> None:
    assert judged_by(documents[key], text, DAY)[0] == "supported"


@pytest.mark.parametrize(("key", "text", "code"), CONTRADICTED)
def test_what_a_document_says_of_another_thing_is_contradicted(
    documents: dict[str, Path], key: str, text: str, code: str
) -> None:
    status, told = judged_by(documents[key], text, DAY)
    assert (status, told in code.split("|")) == ("contradicted", True)


@pytest.mark.parametrize(("key", "text"), OPEN)
def test_what_a_document_does_not_say_is_left_open(documents: dict[str, Path], key: str, text: str) -> None:
    assert judged_by(documents[key], text, DAY)[0] == "unverified"


@pytest.mark.parametrize(
    "text",
    [
        "Marlsby runs four cafés.",  # so many were closed
        "Marlsby Cafés had a surplus of £1.4 million.",  # so much is expected of a time that is not told
    ],
)
def test_what_was_done_or_is_expected_is_no_level_of_today(documents: dict[str, Path], text: str) -> None:
    assert judged_by(documents["cafes"], text, DAY)[0] != "supported"


def test_a_call_is_about_the_half_year_of_the_company_with_the_legal_form(documents: dict[str, Path]) -> None:
    from factcheck.pipeline import Checker

    given = Checker(evidence=[documents["call"]]).given
    assert given is not None
    held = given.documents[0]
    assert held.issuer == {"dunmore", "tools"}
    assert held.calendar.last_month == 1
    assert held.calendar.main is not None
    assert held.calendar.main[1] == date(2026, 7, 31)


def test_three_and_six_months_are_first_of_all_the_quarter(documents: dict[str, Path]) -> None:
    from factcheck.pipeline import Checker

    given = Checker(evidence=[documents["water"]]).given
    assert given is not None
    held = given.documents[0]
    assert held.calendar.main == (date(2026, 4, 1), date(2026, 6, 30))
    assert held.published == date(2026, 8, 5)
