"""Sentences that a document bears out or leaves open and that looked false, each with the false one beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

JOBS = """# Labour market of Vennland, April to June 2026

Statistics Vennland, 29 July 2026

The unemployment rate was 6.1%, 0.2 percentage points more than in January to March but 0.3 points less than a year earlier.

| | Apr-Jun 2026 | Jan-Mar 2026 | Apr-Jun 2025 |
|---|---|---|---|
| Unemployment rate (%) | 6.1 | 5.9 | 6.4 |
| Youth unemployment rate (%) | 14.8 | 14.1 | 13.2 |
| Job vacancies | 51,300 | 52,900 | 60,400 |
"""
TESTERS = """Orvin Instruments plc: results for the quarter to 30 June 2026

4 August 2026

Revenue was £212.4 million. Gross margin was 41.7%, up from 40.2%, helped by services and by fewer repairs. Sales in Brazil fell 6% to £18 million.

"We will keep borrowing below twice our earnings," said finance director Pieter de Ruyter. Chief executive Hanne Loft said: "Services had a splendid quarter."

| | Margin 2026 | Margin 2025 |
|---|---|---|
| Probes | 22.0% | 21.0% |
| Lamps | 9.0% | 12.0% |
| Group | 17.4% | 17.3% |
"""
TRADE = """# Exports of Hallmark Isle, May 2026 (millions of dollars)

Statistics Office, 20 June 2026

The trade surplus widened to $95 million in May from $40 million.

| | May 2026 | May 2025 |
|---|---|---|
| Timber | 640 | 510 |
| Fish | 380 | 395 |
| Total exports | 1,450 | 1,290 |
"""
FUND = """# Calder Income Trust

Fact sheet at 31 May 2026

In the year to May the trust paid 7.4p a share, against 7.1p the year before.
"""
RATE = """Central Bank of Ostra lowers its key rate

Press release, 9 April 2026

The Board lowered the key rate by 25 basis points to 3.50%. It is the fourth reduction since the rate peaked at 4.50% in May 2025.
"""
BOARD = """Kaido Precision Co., Ltd.: consolidated results for the six months ended September 30, 2026

November 6, 2026

1. Consolidated results (% = change from the same period of the previous year)
                       Net sales          Operating profit    Ordinary profit
Six months ended      Millions of yen %  Millions of yen %   Millions of yen %
Sept. 30, 2026        84,210    2.5       6,120   (8.2)       6,405   (9.1)
Sept. 30, 2025        82,156    4.4       6,667    7.0        7,046    6.6
"""
PORT = '''Port of Sundvik,Monthly figures,March 2026,published 9 April 2026,,
Measure,Mar 2026,Mar 2025,Change %,Jan-Mar 2026,Jan-Mar 2025
Containers (TEU),"41,220","38,905",6.0,"118,400","121,350"
Ships on time (%),81.4,84.0,(2.6) pp,80.2,82.7
Line,Containers Mar 2026,Containers Mar 2025,Change %,,
Nordlinje,"18,310","16,020",14.3,,
Baltomar,"9,870","10,410",(5.2),,
Note,"Ships waited longer because a crane failed on 11 March, when 14 calls were moved to other ports.",,,,
Note,"""We have ordered a second crane,"" said the harbour master, Ebba Rosengren.",,,,
'''
STAFF = """# Dorval Group: annual report 2026, employees

Dorval Group, 2 March 2027

| Employees at 31 December | 2026 | 2025 |
|---|---|---|
| Mobility | 88,400 | 104,900 |
| Industrial | 61,200 | 79,500 |
| Consumer | 40,300 | 47,800 |
| Central functions | 5,100 | 4,900 |
| Group | 195,000 | 237,100 |
"""
PROJECTIONS = """# Bank of Tessaly: projections of May 2026

Bank of Tessaly, 14 May 2026

Projections (per cent; those of February in brackets)

| | 2026 | 2027 |
|---|---|---|
| Inflation | 4.0 (3.8) | 2.9 (2.7) |
| Growth | 1.1 (1.4) | 1.6 (1.6) |
| Unemployment | 6.2 (6.0) | 6.4 (6.1) |
"""
GOALS = """# League of Arvania: season 2025/26 in figures

League office, 1 June 2026

| Player | Club | Goals |
|---|---|---|
| Luka Benn | Rovers | 24 |
| Omar Siff | Athletic | 19 |
| Teo Hald | Harbour | 17 |

The season's top scorer was Luka Benn of Rovers with 24 goals.
"""
COSTS = """FALKNER PAPER AG - FULL-YEAR RESULTS 2026
Vienna, 18 February 2027

Highlights
- Revenue of EUR 1,702.3 million, 2.1% above 2025
- Operating profit fell 2.8% after restructuring costs rose to EUR 21.4 million

Income statement (in millions of euros)
                                              2026       2025
Adjusted EBITA                               182.6      175.3
Restructuring                                (21.4)     (11.7)
Amortisation                                 (10.0)     (10.0)
Operating profit                             151.2      155.6
"""
DOCUMENTS = {
    "jobs.md": JOBS,
    "testers.md": TESTERS,
    "trade.md": TRADE,
    "fund.md": FUND,
    "rate.txt": RATE,
    "board.txt": BOARD,
    "port.csv": PORT,
    "staff.md": STAFF,
    "projections.md": PROJECTIONS,
    "goals.md": GOALS,
    "costs.txt": COSTS,
}
DAYS = {
    "jobs.md": date(2026, 7, 30),
    "testers.md": date(2026, 8, 5),
    "trade.md": date(2026, 6, 22),
    "fund.md": date(2026, 6, 8),
    "rate.txt": date(2026, 4, 10),
    "board.txt": date(2026, 11, 9),
    "port.csv": date(2026, 4, 10),
    "staff.md": date(2027, 3, 3),
    "projections.md": date(2026, 5, 15),
    "goals.md": date(2026, 6, 2),
    "costs.txt": date(2027, 2, 19),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("accused")
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("document", "sentence", "verdict"),
    [
        # above the quarter before and below the year before: both ways are right, as long as the words do not say with which
        ("jobs.md", "The jobless rate rose to 6.1%.", "supported"),
        ("jobs.md", "The jobless rate fell to 6.1%.", "supported"),
        ("jobs.md", "The unemployment rate fell to 6.1% from 6.4% a year earlier.", "supported"),
        ("jobs.md", "The youth unemployment rate fell to 14.8%.", "contradicted"),
        ("jobs.md", "Job vacancies were down by more than 15% on the year.", "supported"),
        ("jobs.md", "Job vacancies were up by more than 15% on the year.", "contradicted"),
        ("jobs.md", "Job vacancies were down by more than 25% on the year.", "contradicted"),
        # whose margin it is stands before it
        ("testers.md", "Services have a gross margin of 63%.", "unverified"),
        ("testers.md", "Sales in Brazil carry a gross margin of 35%.", "unverified"),
        ("testers.md", "The gross margin of services was 63%.", "unverified"),
        ("testers.md", "Orvin had a gross margin of 47.1% in the quarter.", "contradicted"),
        ("testers.md", "The instrument maker had a gross margin of 47.1%.", "contradicted"),
        # points and percent, of the part that is named and not of the whole
        ("testers.md", "The margin of Probes rose by 1%, from 21.0% to 22.0%.", "contradicted"),
        ("testers.md", "The margin of Probes rose by one percentage point, from 21.0% to 22.0%.", "supported"),
        # a speaker with a particle in his name
        (
            "testers.md",
            '"We will keep borrowing below twice our earnings," said chief executive Hanne Loft.',
            "contradicted",
        ),
        ("testers.md", '"We will keep borrowing below twice our earnings," said Pieter de Ruyter.', "supported"),
        # a part of a change
        ("trade.md", "Timber made up $130 million of the increase in exports.", "supported"),
        ("trade.md", "Timber exports reached $130 million.", "contradicted"),
        # the figure before is of the year before
        ("fund.md", "In the year to May the trust paid out 7.4p a share, against 7.1p the year before.", "supported"),
        ("fund.md", "In the year to May the trust paid 7.1p a share.", "contradicted"),
        # a time behind "since" is that of the peak
        (
            "rate.txt",
            "The bank cut its key rate to 3.50%, the fourth such step since the 4.50% peak last May.",
            "supported",
        ),
        ("rate.txt", "The bank's key rate peaked at 5.50% in May 2025.", "contradicted"),
        # an amount and its change under one name
        ("board.txt", "Operating profit fell 8.2% to 6,120 million yen in the six months to September.", "supported"),
        (
            "board.txt",
            "Operating profit rose 8.2% to 6,120 million yen in the six months to September.",
            "contradicted",
        ),
        ("board.txt", "Net sales came to 84.2 million yen in the half year.", "contradicted"),
        # a title above the header, another header in the midst, and notes below
        ("port.csv", "In March 81.4% of ships were on time.", "supported"),
        ("port.csv", "Container traffic rose 6% in March to 41,220 TEU.", "supported"),
        ("port.csv", '"We have ordered a second crane," said the harbour master, Ebba Rosengren.', "supported"),
        ("port.csv", '"We have ordered a second crane," said Nils Aker, the chief executive.', "contradicted"),
        # of several together only their sum is told; the group has one division more
        ("staff.md", "Mobility and Industrial together employed 149,600 people.", "supported"),
        ("staff.md", "Mobility and Industrial together employed 139,600 people.", "contradicted"),
        ("staff.md", "Dorval employed 52,100 fewer people than a year before.", "contradicted"),
        # what stands in brackets was foreseen before
        ("projections.md", "It raised its inflation projection for 2026 to 4.0% from 3.8%.", "supported"),
        ("projections.md", "It cut its inflation projection for 2026 to 3.8% from 4.0%.", "contradicted"),
        ("projections.md", "Unemployment is seen at 6.2% in 2026.", "supported"),
        # whose player he is stands in his row
        ("goals.md", "Luka Benn of Rovers was top scorer with 24 goals.", "supported"),
        ("goals.md", "Luka Benn of Athletic was top scorer with 24 goals.", "contradicted"),
        ("goals.md", "The top scorer was Harbour's Luka Benn, with 24 goals.", "contradicted"),
        ("goals.md", "Luka Benn scored 24 goals, five more than Athletic's Omar Siff.", "supported"),
        # a surplus is no deficit
        ("trade.md", "Hallmark Isle ran a trade deficit of $95 million in May.", "contradicted"),
        ("trade.md", "Hallmark Isle ran a trade surplus of $95 million in May.", "supported"),
    ],
)
def test_what_is_borne_out_or_left_open_is_not_accused(
    folder: Path, document: str, sentence: str, verdict: str
) -> None:
    assert judged_by(folder / document, sentence, DAYS[document])[0] == verdict


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        # true by arithmetic, and not worked out
        ("staff.md", "The three divisions together employed 189,900 people."),
        ("staff.md", "The three divisions together employed 42,300 fewer people than a year before."),
        ("staff.md", "Mobility, Industrial and Consumer together employed 42,300 fewer people."),
        ("trade.md", "Timber made up $130 million of the $160 million increase in exports."),
    ],
)
def test_a_true_sum_of_parts_is_never_accused(folder: Path, document: str, sentence: str) -> None:
    assert judged_by(folder / document, sentence, DAYS[document])[0] != "contradicted"


@pytest.mark.parametrize(
    "sentence", ["Inflation is projected at 3.8% this year.", "Inflation is seen at 3.8% in 2026."]
)
def test_a_forecast_that_was_given_up_does_not_pass(folder: Path, sentence: str) -> None:
    assert judged_by(folder / "projections.md", sentence, DAYS["projections.md"])[0] != "supported"


def test_an_earlier_cost_is_borne_out_by_a_cell(folder: Path) -> None:
    """Costs in brackets, of which the sentence tells the amount: found by their row, where no sentence of the document has them."""
    sentence = "Restructuring charges of €21.4 million, against €11.7 million in 2025, pulled Falkner's operating profit down 2.8%."
    assert judged_by(folder / "costs.txt", sentence, DAYS["costs.txt"])[0] != "contradicted"
