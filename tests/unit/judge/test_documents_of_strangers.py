"""Documents whose table, speakers or author are named in a way of their own: ranks before the names, surnames in capitals, an agency of a state."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

PORTS = """<html><head><title>Tillmark's harbours 2026</title></head><body>
<h1>Tillmark's harbours by income</h1><p>10 November 2026</p>
<p>The three harbours of Tillmark had revenue of €874.2 million in the season 2025/26. Harrow Sound was linked to the Eastern Railway for the first time.</p>
<table><caption>Revenue by harbour, EUR million</caption>
<tr><th>Rank</th><th>Rank 2024/25</th><th>Harbour</th><th>Dues</th><th>Leases</th><th>Revenue 2025/26</th><th>Revenue 2024/25</th></tr>
<tr><td>1</td><td>1</td><td>Port Calder</td><td>142.6</td><td>211.8</td><td>354.4</td><td>351.0</td></tr>
<tr><td>2</td><td>3</td><td>Harrow Sound</td><td>118.2</td><td>203.5</td><td>321.7</td><td>240.1</td></tr>
<tr><td>3</td><td>2</td><td>Ennis Mouth</td><td>58.7</td><td>139.4</td><td>198.1</td><td>204.4</td></tr></table></body></html>"""
CALL = """Calloway Paints, Inc.
First-quarter 2026 earnings call
May 7, 2026

ON THE CALL
Jo Marden, investor relations
Luis Ferrand, chief executive officer
Ama Oduya, analyst, Sellers Partners

MARDEN: Good morning. Luis?

FERRAND: Thanks. Sales were $418 million in the quarter. Nobody paints half a wall. People finish what they began.

ODUYA: Is the plant in Tulsa still on time?

FERRAND: It is not. We lost a month to the flood.
"""
BONDS = """# Debt Office of the Kingdom of Norrland

## Result of the bond auction of 17 November 2026

The Office sold bonds for €6,050 million, within the range of €6.0 billion to €6.5 billion. Investors bid for €12,799 million.
"""
QUARTER = """# Halloway Theatres plc: third quarter 2026

*22 October 2026. Thirteen weeks to 1 October 2026.*

Revenue rose to £148.2 million. The net profit was £6.4 million after a net loss of £1.2 million a year earlier.

Net debt fell to £212 million. The board will not resume dividends before net debt is below £180 million.
"""
RATES = """# Bank of Tarvonia

## Minutes of the meeting of 16 September 2026

The Committee resolved to lower the policy rate by 25 basis points to 4.75%. Ms Orban and Mr Pell voted to leave the rate at 5.00%.
"""
INSURER = """# Marden & Stowe Reports Second-Quarter 2026 Results

BOSTON, July 28, 2026. Marden & Stowe Insurance Group today reported net income of $141 million for the quarter ended June 30, 2026.

| Dollars in millions | Premiums, Q2 2026 | Premiums, Q2 2025 | Combined ratio, Q2 2026 | Combined ratio, Q2 2025 |
|:--|--:|--:|--:|--:|
| Property | 612.4 | 548.9 | 84.7% | 96.2% |
| Marine and Aviation | 188.3 | 171.6 | 88.1% | 86.5% |
| **Total** | **800.7** | **720.5** | **85.9%** | **94.1%** |

A combined ratio below 100% indicates an underwriting profit; a ratio above 100% indicates an underwriting loss.
"""
PRICES = """<html><head><title>Lumo Board - European price list 2027</title></head><body>
<h1>Lumo Board Oyj: European price list, valid from 1 January 2027</h1>
<p>Oulu, 9 November 2026. Prices are in euros per tonne on reels.</p>
<table><tr><th>Grade</th><th>List of 1 April 2026</th><th>List of 1 January 2027</th></tr>
<tr><td>Kraftliner</td><td>815</td><td>775</td></tr><tr><td>Chipboard</td><td>740</td><td>690</td></tr></table>
<p>Tove Kallio, head of sales: "Birch costs us 9% more than it did in April, and we cannot carry that ourselves any longer."</p>
</body></html>"""
DOCUMENTS = {
    "insurer.md": INSURER,
    "prices.html": PRICES,
    "ports.html": PORTS,
    "call.txt": CALL,
    "bonds.md": BONDS,
    "quarter.md": QUARTER,
    "rates.md": RATES,
}
DAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("strangers")
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize(
    ("document", "text"),
    [
        # the name of a row stands behind two columns of ranks
        ("ports.html", "Leases brought Harrow Sound €203.5 million."),
        ("ports.html", "Dues at Ennis Mouth came to €58.7 million."),
        # what is told aside of the row stands in a sentence of the document
        ("ports.html", "Harrow Sound, newly linked to the Eastern Railway, took €203.5 million in leases."),
        ("insurer.md", "The combined ratio of Marden & Stowe's marine and aviation business was 88.1%."),
        # where a release is dated is not whose it is
        ("insurer.md", "Property premiums at Marden & Stowe rose 11.6% in the second quarter of 2026."),
        ("insurer.md", "Marden & Stowe ran a group combined ratio of 85.9% in the second quarter of 2026."),
        (
            "prices.html",
            '"Birch costs us 9% more than it did in April, and we cannot carry that ourselves any longer," said Tove Kallio.',
        ),
        # a turn that a surname in capitals opens is of the one in the list
        ("call.txt", '"Nobody paints half a wall," said Calloway\'s chief executive, Luis Ferrand.'),
        ("call.txt", '"We lost a month to the flood," Luis Ferrand told analysts.'),
        # an office of a state sells the bonds of the state
        ("bonds.md", "Norrland sold bonds for €6,050 million on Tuesday."),
        ("bonds.md", "Investors bid for €12,799 million of Norrland's bonds."),
        # the loss of an earlier time is no change of the profit
        ("quarter.md", "Halloway Theatres made a net profit of £6.4 million, having lost £1.2 million a year before."),
        ("quarter.md", "Halloway Theatres made a net profit of £6.4 million after losing £1.2 million a year earlier."),
    ],
)
def test_what_they_say_is_found(folder: Path, document: str, text: str) -> None:
    assert judged_by(folder / document, text, DAY)[0] == "supported"


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("ports.html", "Leases brought Harrow Sound €139.4 million."),
        # a combined ratio is no total, and not told of two together
        ("insurer.md", "The combined ratio of Marden & Stowe's marine and aviation business was 84.7%."),
        ("insurer.md", "Marden & Stowe ran a group combined ratio of 94.1% in the second quarter of 2026."),
        # whoever is quoted behind a colon speaks, and not the issuer of the heading
        (
            "prices.html",
            '"Birch costs us 19% more than it did in April, and we cannot carry that ourselves any longer," said Tove Kallio.',
        ),
        ("call.txt", '"Is the plant in Tulsa still on time?" said Luis Ferrand.'),
        ("call.txt", '"Nobody paints half a wall," said the analyst Ama Oduya.'),
    ],
)
def test_what_they_say_of_another_is_contradicted(folder: Path, document: str, text: str) -> None:
    assert judged_by(folder / document, text, DAY)[0] == "contradicted"


@pytest.mark.parametrize(
    ("document", "text"),
    [
        # what is told aside, and stands nowhere
        ("ports.html", "Harrow Sound, newly linked to the Northern Canal, took €203.5 million in leases."),
        # what a ratio means is told of nobody, and of no one's profit
        ("insurer.md", "Marine, where Marden & Stowe was losing money on underwriting a year ago, is back in profit."),
        # who did not back a cut does not deny it
        ("rates.md", "Two members of the Bank of Tarvonia did not back September's quarter-point cut."),
        ("rates.md", "Two members of the Bank of Tarvonia did not vote for September's quarter-point cut."),
        # the figure of the subordinate clause says nothing of the main one
        ("quarter.md", "Halloway Theatres is going to pay dividends again even with its net debt at £212 million."),
        ("quarter.md", "Halloway Theatres will pay dividends again despite net debt of £212 million."),
    ],
)
def test_what_is_not_sure_stays_open(folder: Path, document: str, text: str) -> None:
    assert judged_by(folder / document, text, DAY)[0] == "unverified"


TRAMS = """# Lowmark orders 62 trams from Karsun

LOWMARK, 9 September 2026 - The Lowmark Tramway Board and Karsun Works have signed a contract for 62 low-floor trams. It is worth C$930 million.
"""
CRANES = """Brisca Cranes, Inc.
Third quarter of 2026, earnings call
October 29, 2026

Orders were $402 million, so the book-to-bill ratio is 1.26. The backlog stands at $1.08 billion.
"""
DAIRY = """# Kestrel Dairies Reports Fiscal 2026 Results

*November 5, 2026. Fiscal year ended September 26, 2026; dollars in millions.*

| | FY2026 | FY2025 |
|---|---:|---:|
| Net sales | 2,418.6 | 2,346.1 |
| Gross profit | 774.0 | 767.2 |

## Balance sheet

| | September 26, 2026 | September 27, 2025 |
|---|---:|---:|
| Net debt | 726.7 | 647.4 |
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Lowmark Tramway Board is buying 62 low-floor trams from Karsun in a deal worth C$930 million.",
            "supported",
        ),
        ("The Lowmark Tramway Board has sold 62 low-floor trams.", "unverified"),
    ],
)
def test_who_orders_is_buying(tmp_path: Path, text: str, expected: str) -> None:
    (tmp_path / "trams.md").write_text(TRAMS)
    assert judged_by(tmp_path / "trams.md", text, date(2026, 9, 10))[0] == expected


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("Brisca Cranes had a backlog of $1.08 billion.", True),
        ("Brisca Cranes received orders of $402 million in the quarter.", True),
        ("Brisca Cranes had an order backlog of $402 million.", False),
        ("The order book of Brisca Cranes came to $402 million at the end of September.", False),
    ],
)
def test_orders_received_are_no_backlog(tmp_path: Path, text: str, is_told: bool) -> None:
    (tmp_path / "cranes.txt").write_text(CRANES)
    assert (judged_by(tmp_path / "cranes.txt", text, date(2026, 10, 30))[0] == "supported") is is_told


@pytest.mark.parametrize(
    "text",
    [
        "Over the whole of fiscal 2026 the gross margin of Kestrel Dairies slipped to 32.0% from 32.7%.",
        "In twelve months the net debt of Kestrel Dairies has gone up by $79 million.",
    ],
)
def test_a_margin_may_fall_while_its_parts_rise_and_a_table_may_not_say_its_scale(tmp_path: Path, text: str) -> None:
    (tmp_path / "dairy.md").write_text(DAIRY)
    assert judged_by(tmp_path / "dairy.md", text, date(2026, 11, 6))[0] != "contradicted"
