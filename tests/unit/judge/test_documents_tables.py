"""Tables of documents, addressed in other words than their labels: levels, changes, shares, comparisons, ranks and runs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

CATCH = """"Fish landed, thousand tonnes",Country,2021,2022,2023,2024
Nordhav Fisk,Iceland,310.4,322.8,318.1,335.6
Mar Bravo,Peru,151.0,148.2,156.9,162.4
Kalypso Fisheries,Greece,40.2,44.7,47.3,51.8
Total of the three,,501.6,515.7,522.3,549.8
"""
PRICES = """<html><head><title>Prices in Lothmark, May 2026</title></head><body>
<h1>Prices in Lothmark in May 2026, earnings in April 2026</h1><p>12 June 2026</p>
<table><caption>Consumer prices by group, change in percent</caption>
<tr><th>Group</th><th>Weight, percent</th><th>May 2026 on May 2025</th><th>May 2026 on Apr 2026</th></tr>
<tr><td>Bread and cereals</td><td>18.2</td><td>5.4</td><td>0.3</td></tr>
<tr><td>Furniture</td><td>9.1</td><td>-2.7</td><td>-0.4</td></tr>
<tr><td>All items</td><td>100.0</td><td>3.1</td><td>0.2</td></tr></table>
<table><caption>Average monthly earnings, April 2026</caption>
<tr><th>Branch</th><th>Crowns</th><th>Change on a year earlier, percent</th></tr>
<tr><td>Mining</td><td>52,400</td><td>3.8</td></tr><tr><td>Retail</td><td>25,100</td><td>6.4</td></tr>
<tr><td>All branches</td><td>36,000</td><td>4.9</td></tr></table></body></html>"""
ACCOUNTS = """# Saltmere Rowing Club plc: accounts for the year ended 31 March 2026

Approved on 2 June 2026. All amounts in £ thousands.

| | 2025/26 | 2024/25 |
|---|---:|---:|
| Membership fees | 8,420 | 7,905 |
| Sponsorship | 3,150 | 3,610 |
| **Turnover** | **11,570** | **11,515** |
| Wages | (6,480) | (6,125) |
| **Operating loss** | **(1,240)** | **(980)** |
| **Loss for the year** | **(1,515)** | **(1,190)** |

| Other figures | 31 March 2026 | 30 September 2025 |
|---|---:|---:|
| Bank loans (£ thousands) | 4,300 | 5,100 |
| Members | 9,640 | 9,212 |
"""
BUSES = """# Havlund buys buses

HAVLUND, 3 March 2026 - Havlund Transit has ordered 60 buses from Brisk Motor.

| | Present bus | New bus |
|---|---|---|
| Length (m) | 12.0 | 18.0 |
| Seats | 38 | 57 |
| Fuel use (litres per 100 km) | 40 | 30 |
"""
PORT = """# Harbour of Kelmouth: traffic in August 2026

9 September 2026

| | August 2026 | August 2025 | Change, % | January-August 2026 | January-August 2025 | Change, % |
|---|---:|---:|---:|---:|---:|---:|
| Dry bulk, thousand tonnes | 402 | 431 | -6.7 | 3,188 | 3,295 | -3.2 |
| Liquid bulk, thousand tonnes | 812 | 790 | 2.8 | 6,310 | 6,002 | 5.1 |
| Containers, TEU | 21,408 | 20,117 | 6.4 | 164,220 | 158,903 | 3.3 |
"""
DOCUMENTS = {"port.md": PORT, "catch.csv": CATCH, "prices.html": PRICES, "accounts.md": ACCOUNTS, "buses.md": BUSES}
DAYS = {
    "catch.csv": date(2025, 3, 3),
    "prices.html": date(2026, 6, 13),
    "accounts.md": date(2026, 6, 3),
    "buses.md": date(2026, 3, 4),
    "port.md": date(2026, 9, 10),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tables")
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text)
    return folder


def judged(folder: Path, document: str, text: str) -> tuple[str, str | None]:
    return judged_by(folder / document, text, DAYS[document])


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("catch.csv", "Peru's Mar Bravo brought roughly 162,000 tonnes of fish ashore last year."),
        ("catch.csv", "Between them the three landed more than half a million tonnes of fish in 2024."),
        ("catch.csv", "The combined catch of the three rose by 5.3% in 2024."),
        ("catch.csv", "Nordhav Fisk was the largest of the three in 2024."),
        ("catch.csv", "Mar Bravo landed more fish than Kalypso Fisheries in 2023."),
        ("catch.csv", "Kalypso Fisheries has increased its catch every year since 2021."),
        ("catch.csv", "Nordhav Fisk did not raise its catch in 2023."),
        ("prices.html", "Bread and cereals in Lothmark became 5.4% dearer in the year to May 2026."),
        ("prices.html", "Lothmarkian furniture was 2.7% cheaper in May 2026 than a year earlier."),
        ("prices.html", "From April to May, bread and cereals in Lothmark became 0.3% more expensive."),
        ("prices.html", "The average wage in Lothmark's mining branch is more than double the one paid in retail."),
        ("prices.html", "Earnings in Lothmark rose faster in retail than in mining in the year to April 2026."),
        ("accounts.md", "Saltmere Rowing Club's wages came to £6.48 million in 2025/26."),
        (
            "accounts.md",
            "Saltmere Rowing Club has cut its bank loans by £0.8 million since September, to £4.3 million.",
        ),
        ("accounts.md", "Wages ate up 56% of Saltmere Rowing Club's turnover in 2025/26."),
        ("buses.md", "Havlund's new buses have 50% more seats than the present ones."),
        ("buses.md", "The new Havlund buses use 25% less fuel than those now in service."),
    ],
)
def test_rows_and_columns_are_found_in_other_words(folder: Path, document: str, text: str) -> None:
    assert judged(folder, document, text)[0] == "supported"


@pytest.mark.parametrize(
    ("document", "text", "code"),
    [
        ("catch.csv", "Nordhav Fisk's catch came to 318,100 tonnes in 2024.", "wrong-period"),
        ("catch.csv", "Kalypso Fisheries of Greece landed 51.8 million tonnes of fish in 2024.", "scale-slip"),
        ("catch.csv", "Mar Bravo was the largest of the three in 2024.", "wrong-rank"),
        ("catch.csv", "Mar Bravo has increased its catch every year since 2021.", "wrong-streak"),
        ("catch.csv", "Kalypso Fisheries landed more fish than Mar Bravo in 2023.", "comparison-flipped"),
        ("prices.html", "Furniture in Lothmark became 2.7% dearer in the year to May 2026.", "direction-flipped"),
        (
            "prices.html",
            "Retail workers in Lothmark earned a tenth less than the national average in April 2026.",
            "wrong-value",
        ),
        ("accounts.md", "Sponsorship at Saltmere Rowing Club grew to £3.15 million in 2025/26.", "direction-flipped"),
        ("buses.md", "Havlund's new buses are twice as long as the present ones.", "wrong-value"),
    ],
)
def test_what_the_cells_do_not_say_is_contradicted(folder: Path, document: str, text: str, code: str) -> None:
    assert judged(folder, document, text) == ("contradicted", code)


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("catch.csv", "Breidvik Fisk landed 162,400 tonnes of fish in 2024."),
        ("catch.csv", "Mar Bravo paid more tax than Nordhav Fisk in 2024."),
        ("prices.html", "Furniture makers in Lothmark employed 2.7% more people in May 2026."),
        ("prices.html", "In neighbouring Brennia, consumer prices rose by 3.1% in May 2026."),
        ("accounts.md", "Boat repairs cost Saltmere Rowing Club £3.6 million in 2025/26."),
        ("buses.md", "Havlund's new buses are twice as long as a lorry."),
    ],
)
def test_what_the_table_is_not_about_is_left_open(folder: Path, document: str, text: str) -> None:
    assert judged(folder, document, text)[0] == "unverified"


@pytest.mark.parametrize(
    "text",
    [
        "From January to August 6,310 thousand tonnes of liquid bulk went through Kelmouth.",
        "Between January and August 6.31 million tonnes of liquid bulk passed Kelmouth, 5.1% more than a year earlier.",
        "In the first eight months dry bulk at Kelmouth fell to 3,188 thousand tonnes.",
        "Kelmouth has handled 164,220 TEU of containers since January.",
        "In August Kelmouth handled 812 thousand tonnes of liquid bulk.",
    ],
)
def test_months_together_and_one_of_them_are_told_apart(folder: Path, text: str) -> None:
    assert judged(folder, "port.md", text)[0] == "supported"


@pytest.mark.parametrize(
    "text",
    [
        "From January to August 6,130 thousand tonnes of liquid bulk went through Kelmouth.",
        "In August dry bulk at Kelmouth came to 3,188 thousand tonnes.",
        "From January to August liquid bulk at Kelmouth came to 812 thousand tonnes.",
        "Kelmouth has handled 21,408 TEU of containers since January.",
    ],
)
def test_one_month_is_not_all_of_them(folder: Path, text: str) -> None:
    assert judged(folder, "port.md", text)[0] == "contradicted"


def test_a_column_of_one_month_accuses_no_growth_of_eight(folder: Path, tmp_path: Path) -> None:
    document = tmp_path / "port.md"
    rows = (line.split("|") for line in PORT.splitlines() if line.startswith("|"))
    table = "\n".join("|".join([*cells[:5], ""]) for cells in rows)
    document.write_text(f"{PORT.partition('|')[0]}{table}\n")
    text = "Liquid bulk at Kelmouth grew 5.1% in the first eight months, compared with a year earlier."
    assert judged_by(document, text, date(2026, 9, 10))[0] == "unverified"
