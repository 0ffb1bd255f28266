"""What labels, headers and captions of documents' tables say of the units of their figures, as a reader would tell it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.model import Quantity
from factcheck.pipeline import Checker
from factcheck.sources.documents.units import Spec, UnitReader

_HUNDREDTH = Decimal("0.01")


@pytest.fixture(scope="module")
def units() -> UnitReader:
    return UnitReader(Checker().rules.vocabulary)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("US¢", Spec(_HUNDREDTH, "USD", minor=True)),
        ("A¢", Spec(_HUNDREDTH, "AUD", minor=True)),
        ("Final dividend (pence)", Spec(_HUNDREDTH, "GBP", minor=True)),
        ("Dividend per share (p)", Spec(_HUNDREDTH, "GBP", per="share", minor=True)),
        ("Cents per share", Spec(_HUNDREDTH, per="share", minor=True)),
        ("Sugar, US cents per pound", Spec(_HUNDREDTH, "USD", per="pound", minor=True)),
        ("Spread (basis points)", Spec(points="bps")),
        ("Contribution (percentage points)", Spec(points="pp")),
        ("koz", Spec(Decimal(1000), unit="ounce")),
        ("Coal sold (Mt)", Spec(Decimal(1_000_000), unit="tonne")),
        ("t", Spec(unit="tonne")),
        ("US$ M", Spec(Decimal(1_000_000), "USD")),
        ("CHF 1'000", Spec(Decimal(1000), "CHF")),
        ("TEUR", Spec(Decimal(1000), "EUR")),
        ("Net sales, MSEK", Spec(Decimal(1_000_000), "SEK")),
        ("m EUR", Spec(Decimal(1_000_000), "EUR")),
        ("k€", Spec(Decimal(1000), "EUR")),
        ("EUR 000", Spec(Decimal(1000), "EUR")),
        ("Area (1000 ha)", Spec(Decimal(1000), unit="hectare")),
        ("in 1,000 tonnes", Spec(Decimal(1000), unit="tonne")),
        ("Coal (m tonnes)", Spec(Decimal(1_000_000), unit="tonne")),
        ("Firms with over 1000 employees", Spec()),
        ("Capital expenditure (R million)", Spec(Decimal(1_000_000), "ZAR")),
        ("Unit cost (R/oz)", Spec(currency="ZAR", per="ounce")),
        ("Class R", Spec()),
        ("Head grade (g/t)", Spec(unit="gram", per="tonne")),
        ("Production '000 t", Spec(Decimal(1000), unit="tonne")),
        ("Yield t/ha", Spec(unit="tonne", per="hectare")),
        ("Hours worked (million)", Spec(Decimal(1_000_000), unit="hour")),
        ("€k", Spec(Decimal(1000), "EUR")),
        ("Rs. in lakhs", Spec(Decimal(100_000), "INR")),
        ("US$/lb", Spec(currency="USD", per="pound")),
        ("Power price (€/MWh)", Spec(currency="EUR", per="megawatt hour")),
        ("Petrol, A$ per litre", Spec(currency="AUD", per="litre")),
        ("Revenue per customer and month, SEK", Spec(currency="SEK", per="month")),
        # what looks like a unit and is none
        ("Unemployment, per cent", Spec(percent=True)),
        ("Iron ore", Spec()),
        ("Ore mined", Spec()),
        ("REPORTS RESULTS", Spec()),
        ("To declare a dividend of 20 pence", Spec()),
        ("In millions of euros, except per share amounts in cents", Spec(Decimal(1_000_000), "EUR")),
    ],
)
def test_what_a_label_says_of_its_unit(units: UnitReader, text: str, told: Spec) -> None:
    assert units.read(text) == told


PAGE = """<html><body><h1>Orrin Foundry plc</h1><p>Results for the year ended 31 December 2025.</p>
<table><caption>Results (in thousands, except per share amounts)</caption>
<tr><th></th><th>2025</th><th>2024</th></tr>
<tr><td>Revenue</td><td>$412,650</td><td>$398,120</td></tr>
<tr><td>Cost of sales</td><td>251,300</td><td>240,100</td></tr>
<tr><td>Weighted average shares outstanding</td><td>96,114</td><td>94,870</td></tr>
</table>
<table><caption>Finance</caption>
<tr><th></th><th>2025</th><th>2024</th></tr>
<tr><td>Dividend per share (pence)</td><td>12.90</td><td>11.40</td></tr>
<tr><td>Net debt / EBITDA</td><td>1.9x</td><td>2.3x</td></tr>
<tr><td>Bank margin (basis points)</td><td>225</td><td>240</td></tr>
<tr><td>Heat losses (%)</td><td>4.1</td><td>4.3</td></tr>
</table>
<table><caption>Machines installed (thousands)</caption>
<tr><th></th><th>2025</th><th>2024</th></tr>
<tr><td>Lathes</td><td>15.8</td><td>13.1p</td></tr>
</table></body></html>"""


@pytest.fixture(scope="module")
def cells(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Quantity]:
    path = tmp_path_factory.mktemp("cells") / "orrin.html"
    path.write_text(PAGE, encoding="utf-8")
    (held,) = Checker(evidence=[path]).given.documents
    return {fact.quantity.text: fact.quantity for fact in held.facts if fact.in_table and fact.quantity is not None}


@pytest.mark.parametrize(
    ("cell", "value", "kind", "unit"),
    [
        ("$412,650", "412650000", "money", "USD"),
        ("251,300", "251300000", "money", "USD"),  # the first row marks the money of all
        ("96,114", "96114000", "count", ""),  # only amounts per share are in whole dollars
        ("12.90", "0.129", "money", "GBP"),
        ("1.9x", "1.9", "multiple", "x"),
        ("225", "225", "bps", "bps"),
        ("4.1", "4.1", "percent", "percent"),  # losses of heat are no losses of money
        ("15.8", "15800", "count", ""),  # "(thousands)" stands over this table alone
        ("13.1p", "13100", "count", ""),  # provisional
    ],
)
def test_what_a_cell_is_read_as(cells: dict[str, Quantity], cell: str, value: str, kind: str, unit: str) -> None:
    read = cells[cell]
    assert (read.value, read.kind, read.unit) == (Decimal(value), kind, unit)
