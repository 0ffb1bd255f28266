"""Figures by what they are called, whatever they measure: levels, changes, shares and sums under other words than the document's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

FERRIES = """Port of Aldmere: traffic of the month,,,,,
Month,Lorries,Passengers,Foot passengers,Average wait at berth (hours),Share of night sailings (percent)
April 2026,14210,88120,20330,1.9,22.4
May 2026,15044,96305,24118,2.2,23.1
June 2026,15890,110482,29760,2.6,21.7
"""
FUND = """<html><head><title>Calder Income Fund: factsheet</title></head><body>
<h1>Calder Income Fund</h1><p>Factsheet, data at 30 June 2026</p>
<table><tr><td>Fund size</td><td>&pound;318.4 million (US$427 million)</td></tr>
<tr><td>Number of holdings</td><td>52</td></tr><tr><td>Ongoing charge</td><td>0.64%</td></tr></table>
<h2>Sectors (% of fund)</h2>
<table><tr><th>Sector</th><th>Fund</th><th>Benchmark</th></tr>
<tr><td>Banks</td><td>18.3</td><td>21.0</td></tr><tr><td>Drinks</td><td>9.4</td><td>6.2</td></tr></table>
</body></html>
"""
ORDERS = """# Brandvik Turbines: order intake, third quarter 2026

Brandvik booked orders worth NOK 8.42 billion between July and September. We opened 24 workshops in the quarter and closed six. Service had revenue of NOK 872 million and EBITDA of NOK 141 million.

| Order intake, NOK million | Q3 2026 | Q2 2026 | Q3 2025 |
|---|---|---|---|
| Onshore turbines | 3,910 | 3,420 | 4,105 |
| Offshore turbines | 2,860 | 1,975 | 1,940 |
| Service | 1,650 | 1,580 | 1,541 |
| Total | 8,420 | 6,975 | 7,586 |

| Service network | Q3 2026 | Q3 2025 |
|---|---|---|
| Technicians | 2,140 | 1,985 |
| Turbines under contract | 9,730 | 9,120 |
"""
RATES = """# Central Bank of Ostmere: decision of 9 July 2026

### Staff projections (percent; April projections in brackets)

| | 2026 | 2027 |
|---|---|---|
| Average inflation | 4.1 (3.8) | 3.3 (3.0) |
| Growth of gross domestic product | 1.7 (2.0) | 1.2 (1.5) |
"""
CALL = """Tellmark Cinemas plc
Half-year results, 20 July 2026

In the six months to 30 June 2026 we welcomed 12.6 million guests, 7% more than a year earlier. We run 214 theatres with 1,868 screens. Tickets cost 9.40 pounds on average.

The Board decided to slow its sale of freeholds, from 60 million pounds a year to 40 million. The policy rate of our lender had stood at 5.25 per cent until March.

Our overhead was 31.5 million pounds, and interest 8.9 million. Of every visit, we think first of the next one.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("labelled")
    (folder / "ferries.csv").write_text(FERRIES)
    (folder / "fund.html").write_text(FUND)
    (folder / "call.txt").write_text(CALL)
    (folder / "orders.md").write_text(ORDERS)
    (folder / "rates.md").write_text(RATES)
    return folder


def judged(folder: Path, document: str, text: str) -> tuple[str, str | None]:
    return judged_by(folder / document, text, date(2026, 7, 22))


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("call.txt", "Some 12.6 million moviegoers came to Tellmark in the first half."),
        ("call.txt", "Tellmark has 214 cinemas."),
        ("fund.html", "Calder Income has money in 52 stocks."),
        ("fund.html", "Calder Income has assets of 318.4 million pounds."),
        ("ferries.csv", "Aldmere handled 15,890 trucks in June."),
    ],
)
def test_a_figure_under_another_word_for_the_same_thing(folder: Path, document: str, text: str) -> None:
    assert judged(folder, document, text)[0] == "supported"


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("ferries.csv", "Foot travellers made up 27% of Aldmere's passengers in June."),
        ("call.txt", "Tellmark will sell a third fewer freeholds a year than before."),
        ("ferries.csv", "Night sailings at Aldmere lost 1.4 percentage points of share in June from May."),
    ],
)
def test_what_follows_from_figures_that_are_named(folder: Path, document: str, text: str) -> None:
    assert judged(folder, document, text)[0] != "contradicted"


@pytest.mark.parametrize(
    ("document", "text", "codes"),
    [
        ("call.txt", "Tellmark runs 1,868 theatres.", {"wrong-metric", "wrong-value"}),
        ("ferries.csv", "On average the wait at berth in Aldmere in June was 2.6 days.", {"wrong-value", "scale-slip"}),
        ("rates.md", "The bank foresees economic growth of 1.7% next year.", {"wrong-period"}),
        ("ferries.csv", "Aldmere handled 15,044 lorries in June.", {"wrong-period"}),
    ],
)
def test_the_number_of_another_label(folder: Path, document: str, text: str, codes: set[str | None]) -> None:
    verdict, code = judged(folder, document, text)
    assert verdict != "supported"
    assert code in codes


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("call.txt", "Tellmark welcomed 12.6 million guests in Norway."),  # a place that the document does not know
        ("call.txt", "Restaurants at Tellmark took 31.5 million pounds."),  # a thing that it does not know
        ("fund.html", "Insurers made up 18.3% of the Calder Income Fund."),
        ("ferries.csv", "The three busiest routes of Aldmere carried 14,210 lorries."),
    ],
)
def test_what_no_label_holds_stays_open(folder: Path, document: str, text: str) -> None:
    assert judged(folder, document, text)[0] == "unverified"


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("orders.md", "Onshore and offshore turbines brought Brandvik orders of 6.77 billion kroner between them."),
        ("orders.md", "On balance, 18 workshops were added to the Brandvik network in the quarter."),
        ("orders.md", "Brandvik's service arm had an EBITDA margin of 16%."),
        ("ferries.csv", "From April to June, 45,144 lorries went through Aldmere."),
        ("fund.html", "The Calder Income Fund has 3.2 percentage points more in drinks than its benchmark."),
    ],
)
def test_figures_that_are_composed_of_others(folder: Path, document: str, text: str) -> None:
    assert judged(folder, document, text)[0] == "supported"


@pytest.mark.parametrize(
    "text",
    [
        "Brandvik won contracts worth 8.42 billion kroner in the third quarter.",  # amounts are no number of turbines
        "Turbines and service together brought in 8.42 billion kroner.",
        "Brandvik sold 9,730 turbines.",  # which are under contract
        "Brandvik's technicians trained 9,730 apprentices.",
    ],
)
def test_words_beside_the_labels_neither_support_nor_accuse(folder: Path, text: str) -> None:
    assert judged(folder, "orders.md", text)[0] == "unverified"


@pytest.mark.parametrize("text", ["Of every 100 passengers at Aldmere in June, 27 came on foot."])
def test_a_number_of_every_hundred_accuses_nobody(folder: Path, text: str) -> None:
    assert judged(folder, "ferries.csv", text)[0] != "contradicted"
