"""Claims whose figure or predicate no document prints: worked out of two figures, of the rows of a column, of a series."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

DAIRY = """# Alder Vale Dairies: half-year report 2026

Hexham, 30 July 2026

The creamery at Tolland cost 61 million pounds; 52 million had been budgeted. Alder Vale employed 1,180 people at the end of June, 90 more than a year before.

It will spend 24 million pounds on a depot, half of which the county pays. Of those who had applied for a milk contract, 64% were accepted. A carton costs £1.20; it used to be £0.95. The wholesale price stays at £0.88.

| Milk bought, million litres | H1 2026 | H1 2025 |
|---|---:|---:|
| Northumbria | 212 | 198 |
| Cumbria | 164 | 171 |
| Durham | 96 | 88 |
| Lothian | 75 | 70 |
| All farms | 547 | 527 |
"""
LEAGUE = """"Lakeland ferries, October 2026",,,,
Rank,Operator,Passengers (thousand),Sailings,On time (%),Rank in 2025
1,Silverline,486,1210,91.4,3
2,Norden,402,980,84.2,1
3,Blue Anchor,377,1342,88.9,2
4,Tarn & Sons,145,604,95.1,4
5,Island Hopper,98,450,79.3,5
"""
SAILINGS = """# Fell Line: sailings in the first half of 2026

Kendal, 8 July 2026

| Month | Sailings | Late arrivals |
|---|---:|---:|
| January | 310 | 41 |
| February | 296 | 37 |
| March | 318 | 35 |
| April | 327 | 30 |
| May | 344 | 28 |
| June | 352 | 24 |
"""
TOWN = """TOWN OF PELL HARBOR
Proposed budget for fiscal year 2027 (July 2026 to June 2027)
Submitted on April 14, 2026

In thousands of dollars

                          FY2025     FY2026     FY2027
                          actual     budget   proposed
Spending
Harbor patrol              4,120      4,380      4,910
Schools                   21,600     22,300     22,900
Streets                    9,850     10,240      9,310

Debt service               2,010      2,150      2,480
Total spending            37,580     39,070     39,600
"""
DOCUMENTS = {"dairy.md": DAIRY, "league.csv": LEAGUE, "sailings.md": SAILINGS, "town.txt": TOWN}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("worked-out")
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text)
    return folder


def judged(folder: Path, document: str, text: str) -> str:
    return judged_by(folder / document, text, date(2026, 11, 10))[0]


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("dairy.md", "The creamery at Tolland cost 9 million pounds more than budgeted."),
        ("dairy.md", "Alder Vale's workforce grew by about 8% in a year."),
        ("dairy.md", "Durham farms supplied 17.6% of the milk."),
        ("dairy.md", "Northumbria sold Alder Vale more than twice as much milk as Durham."),
        ("league.csv", "A Silverline sailing carried about 400 passengers on average."),
        ("town.txt", "Harbor patrol would get 12% more."),
        ("town.txt", "Streets would get $930,000 less than this year."),
    ],
)
def test_what_follows_from_two_figures_is_worked_out(folder: Path, document: str, text: str) -> None:
    assert judged(folder, document, text) == "supported"


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("dairy.md", "The creamery at Tolland cost 9 million pounds less than budgeted."),
        ("dairy.md", "Alder Vale's workforce shrank by about 8% in a year."),
        ("dairy.md", "The creamery at Tolland cost 19 million pounds more than budgeted."),
        ("dairy.md", "Cheese made up 17.6% of the dairy's sales."),
        ("dairy.md", "64% of the farmers applied for a milk contract."),  # of those who had applied they were accepted
        ("town.txt", "Harbor patrol would get 12% less."),
        ("league.csv", "A Norden captain earns about 400 crowns on average."),
    ],
)
def test_what_does_not_follow_is_not_supported(folder: Path, document: str, text: str) -> None:
    assert judged(folder, document, text) != "supported"


@pytest.mark.parametrize(
    ("document", "text", "verdict"),
    [
        ("league.csv", "Silverline climbed two places to first.", "supported"),
        ("league.csv", "Norden slipped from first to second.", "supported"),
        ("league.csv", "Blue Anchor fell one place to third.", "supported"),
        ("league.csv", "Norden climbed one place to second.", "contradicted"),
        ("league.csv", "Tarn & Sons was the most punctual operator, with 95.1% on time.", "supported"),
        ("league.csv", "Silverline led the market with 486,000 passengers.", "supported"),
        ("league.csv", "Norden led the market with 402,000 passengers.", "contradicted"),
        ("league.csv", "Blue Anchor had the largest number of passengers, 377,000.", "contradicted"),
        ("league.csv", "Blue Anchor had one of the largest numbers of passengers, 377,000.", "supported"),
    ],
)
def test_the_place_of_a_row_is_judged_beside_its_figure(folder: Path, document: str, text: str, verdict: str) -> None:
    assert judged(folder, document, text) == verdict


@pytest.mark.parametrize(
    ("document", "text", "verdict"),
    [
        ("dairy.md", "Only Cumbria sold less milk than a year before.", "supported"),
        ("dairy.md", "Only Durham sold less milk than a year before.", "contradicted"),
        ("league.csv", "Two of the five operators had more than 90% of their sailings on time.", "supported"),
        ("league.csv", "Four of the five operators had more than 90% of their sailings on time.", "contradicted"),
        ("league.csv", "Three operators of the neighbouring lake had new ships.", "unverified"),
    ],
)
def test_of_which_rows_something_is_true_is_counted(folder: Path, document: str, text: str, verdict: str) -> None:
    assert judged(folder, document, text) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The number of sailings has gone up every month since February.", "supported"),
        ("The number of sailings has gone up every month since January.", "contradicted"),
        ("Sailings rose for the fourth month in a row.", "supported"),
        ("Sailings rose for the third month in a row.", "contradicted"),
        ("Fares rose for the third month in a row.", "unverified"),
    ],
)
def test_months_in_the_rows_are_a_series(folder: Path, text: str, verdict: str) -> None:
    assert judged(folder, "sailings.md", text) == verdict


@pytest.mark.parametrize(
    ("document", "text", "verdict"),
    [
        ("dairy.md", "The county will pay 12 million pounds for the depot.", "unverified"),
        ("dairy.md", "The wholesale price will go up to £0.88.", "contradicted"),
        ("league.csv", "Norden carried 377,000 passengers.", "contradicted"),
        ("league.csv", "Norden's rival carried 377,000 passengers.", "unverified"),
        ("town.txt", "Debt service would come to $2.48 million.", "supported"),
    ],
)
def test_parts_stays_and_other_rows(folder: Path, document: str, text: str, verdict: str) -> None:
    found = judged(folder, document, text)
    assert found == verdict if verdict != "unverified" else found != "contradicted"
