"""Sentences about a table, in other words than its labels: levels, sums, shares, changes, comparisons, places, counts and text cells."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

CABINS = """<html><head><title>Norvik Cableways: prices for the season 2027</title></head><body>
<h1>Norvik Cableways: prices and traffic</h1><p>3 February 2027. All prices are in euros.</p>
<table><caption>Price per pass, euros</caption>
<tr><th>Pass</th><th>Until 31 March 2027</th><th>From 1 April 2027</th><th>Locker deposit</th><th>Sold in 2026</th></tr>
<tr><td>Day pass</td><td>42.00</td><td>46.50</td><td>5.00</td><td>210,400</td></tr>
<tr><td>Evening pass</td><td>24.00</td><td>24.00</td><td>5.00</td><td>61,300</td></tr>
<tr><td>Season pass</td><td>390.00</td><td>365.00</td><td>20.00</td><td>14,820</td></tr>
<tr><td>Group pass over 20 metres</td><td>310.00</td><td>330.00</td><td>40.00</td><td>9,480</td></tr>
</table>
<table><caption>Lifts</caption>
<tr><th>Lift</th><th>Maker</th><th>Tenure</th><th>Built</th><th>Length (metres)</th><th>Inspection due</th></tr>
<tr><td>Storhorn</td><td>Doppelreiter</td><td>Owned</td><td>2019</td><td>2,640</td><td>2027-05-31</td></tr>
<tr><td>Langfell</td><td>Ropeworks Arlen</td><td>Leased</td><td>2011</td><td>1,180</td><td>2027-09-30</td></tr>
<tr><td>Kvitberg</td><td>Doppelreiter</td><td>Leased</td><td>2019</td><td>1,750</td><td>2028-05-31</td></tr>
<tr><td>Solsida</td><td>Ropeworks Arlen</td><td>Owned</td><td>2004</td><td>905</td><td>2027-04-30</td></tr>
</table></body></html>
"""
DIVISIONS = """# Ardmore Textiles: second half of 2026

Ardmore Textiles published its figures for the six months to 31 December 2026.

| EUR million | Sales H2 2026 | Sales H2 2025 | Operating profit H2 2026 | Operating profit H2 2025 | Employees |
|---|---|---|---|---|---|
| Carpets | 318 | 294 | 41 | 30 | 2,140 |
| Curtains | 205 | 221 | 12 | 19 | 1,330 |
| Yarns | 127 | 118 | 9 | 6 | 870 |
| Ardmore | 650 | 633 | 62 | 55 | 4,340 |
"""
BONDS = """# Treasury of Ostmark: auction of 9 March 2027

| Bond | Bids, EUR million | Allotted, EUR million | Average yield | Average yield, previous sale |
|---|---|---|---|---|
| 2.50% due May 2030 | 3,120 | 1,400 | 2.31% | 2.44% |
| 3.25% due May 2037 | 2,015 | 1,100 | 3.02% | 2.87% |
| 3.60% due May 2052 | 1,240 | 500 | 3.48% | 3.51% |
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rows")
    for name, text in (("cabins.html", CABINS), ("divisions.md", DIVISIONS), ("bonds.md", BONDS)):
        (folder / name).write_text(text)
    return folder


def judged(folder: Path, document: str, text: str) -> tuple[str, str | None]:
    return judged_by(folder / document, text, date(2027, 3, 12))


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("cabins.html", "A season pass becomes €25 cheaper in April."),
        ("cabins.html", "Norvik will charge €46.50 for a day pass from April."),
        ("cabins.html", "Norvik sold more than three times as many day passes as evening passes."),
        ("cabins.html", "The longest of Norvik's lifts is the Storhorn."),
        ("divisions.md", "Curtains were the only business of Ardmore whose sales shrank."),
        ("divisions.md", "Ardmore's carpets lifted their operating profit to €41 million."),
        ("divisions.md", "Fewer people work for Ardmore in yarns than in curtains."),
        ("divisions.md", "Carpets account for almost half of Ardmore's sales."),
        ("bonds.md", "The yield on the 3.25% bond of 2037 rose by 15 basis points from the previous sale."),
    ],
)
def test_what_the_cells_make_true(folder: Path, document: str, text: str) -> None:
    assert judged(folder, document, text)[0] == "supported"


@pytest.mark.parametrize(
    ("document", "text", "codes"),
    [
        ("cabins.html", "The price of a season pass goes up by €25 in April.", "direction-flipped wrong-value"),
        ("cabins.html", "Group passes carry a locker deposit of €20 at Norvik.", "wrong-segment wrong-value"),
        ("cabins.html", "The Langfell is longer than the Kvitberg.", "comparison-flipped"),
        ("divisions.md", "Ardmore's curtains employ 870 people.", "wrong-segment wrong-value"),
        ("divisions.md", "Sales of yarns at Ardmore fell to €127 million.", "direction-flipped"),
        ("bonds.md", "The yield on the 3.60% bond of 2052 rose to 3.48% from the previous sale.", "direction-flipped"),
    ],
)
def test_what_the_cells_deny(folder: Path, document: str, text: str, codes: str) -> None:
    status, code = judged(folder, document, text)
    assert status == "contradicted"
    assert code in codes.split()


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("cabins.html", "Norvik's rival charges €42 for a day pass."),
        ("cabins.html", "Norvik refunded 210,400 day passes in 2026."),
        ("divisions.md", "Ardmore spent €41 million on new looms for its carpets."),
        ("divisions.md", "Carpets and rugs together brought Ardmore €318 million."),
        ("divisions.md", "Ardmore's carpets had sales of €330 million, analysts expect."),
        ("bonds.md", "Ostmark paid 2.31% on its loan from the development bank."),
    ],
)
def test_words_that_no_label_has_decide_nothing(folder: Path, document: str, text: str) -> None:
    assert judged(folder, document, text)[0] == "unverified"


AIRPORT = """country,year,visitors_thousand,spending_eur_million
Norvania,2023,3100,1550
Norvania,2024,3400,1700
Norvania,2025,3650,2044
Sweden,2023,1200,610
Sweden,2024,1100,600
Sweden,2025,1150,640
Belmark,2023,800,300
Belmark,2024,900,350
Belmark,2025,950,420
"""
BAKER = """<html><head><title>Ostby Bakeries plc: results for 2026</title></head><body>
<p>Ostby Bakeries plc. 3 February 2027</p>
<table><caption>Key figures (GBP million)</caption>
<tr><th></th><th>2026</th><th>2025</th><th>2024</th></tr>
<tr><td>Revenue</td><td>240.0</td><td>220.0</td><td>200.0</td></tr>
<tr><td>Staff costs</td><td>96.0</td><td>85.0</td><td>81.0</td></tr>
<tr><td>Net profit</td><td>12.0</td><td>14.0</td><td>13.0</td></tr>
</table>
<table><caption>Shops</caption>
<tr><th>Town</th><th>Shops 2026</th><th>Shops 2025</th><th>Loaves 2026 (thousand)</th></tr>
<tr><td>Harnby</td><td>40</td><td>36</td><td>8,000</td></tr>
<tr><td>Lund</td><td>25</td><td>26</td><td>6,000</td></tr>
<tr><td>Oste</td><td>18</td><td>20</td><td>4,500</td></tr>
<tr><td>Tarn</td><td>9</td><td>7</td><td>2,100</td></tr>
</table></body></html>"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asked")
    (folder / "visitors.csv").write_text(AIRPORT)
    (folder / "baker.html").write_text(BAKER)
    return folder


@pytest.mark.parametrize(
    ("document", "text", "verdict"),
    [
        # a row for each country and year
        ("visitors.csv", "Swedes made 1.15 million visits in 2025.", "supported"),
        ("visitors.csv", "The number of visitors from Norvania has risen every year since 2023.", "supported"),
        ("visitors.csv", "The number of visitors from Sweden has risen every year since 2023.", "contradicted"),
        # two lines over each other
        ("baker.html", "Staff costs swallowed 40% of Ostby's turnover in 2026.", "supported"),
        ("baker.html", "Staff costs swallowed 48% of Ostby's turnover in 2026.", "contradicted"),
        # the first of a column, in other words
        ("baker.html", "No town has more Ostby shops than Harnby.", "supported"),
        ("baker.html", "No town has more Ostby shops than Lund.", "contradicted"),
        # of a time and over times
        ("baker.html", "What Ostby earned after tax grew in 2026.", "contradicted"),
        ("baker.html", "Two of the four towns had fewer Ostby shops in 2026 than in 2025.", "supported"),
        ("baker.html", "Ostby will open a shop in Velmar.", "unverified"),
    ],
)
def test_a_table_is_asked_in_ordinary_words(asked: Path, document: str, text: str, verdict: str) -> None:
    assert judged(asked, document, text)[0] == verdict
