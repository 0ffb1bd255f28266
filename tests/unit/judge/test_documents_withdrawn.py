"""True sentences that a neighbouring figure seemed to deny, and the false ones beside them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

FERRIES = """Tarn Ferries: traffic in September 2026 (published 6 October 2026)
Passengers in thousands; freight in tonnes; occupancy in percent
Measure,Sep 2026,Sep 2025
Passengers,1240,1190
Freight,8450,8010
Occupancy,71.5,69.8
"""
STAFF = """Hospitals of Varn: staff by field, thousand. Released 12 November 2026
Field,Men,,Women,
,Q3 2025,Q3 2026,Q3 2025,Q3 2026
Surgery,31.2,30.1,22.4,24.0
Nursing,18.5,19.3,88.1,91.6
Total,49.7,49.4,110.5,115.6
"""
TRIAL = """Belvane's drug met its aim in a study of asthma

Lyon, 4 May 2026

The study enrolled 412 patients at 38 sites. No patient met the criteria for liver injury.

| | 50 mg | Placebo |
|---|---:|---:|
| Patients | 206 | 206 |
| Attacks per patient in a year | 1.4 | 2.9 |
"""
SHOPS = """# Orchard Lane plc: half-year to 30 June 2026

London, 3 August 2026

Orchard Lane had revenue of £512 million and an operating profit of £47 million. From 1 March 2027 franchisees must hold a deposit of at least 6% of their sales.

| Operating profit by division, £ million | H1 2026 | H1 2025 |
|---|---:|---:|
| Bakery | 31 | 28 |
| Cafés | 16 | 17 |
| Total | 47 | 45 |
"""
DOCUMENTS = {"ferries.csv": FERRIES, "staff.csv": STAFF, "trial.md": TRIAL, "shops.md": SHOPS}
DAYS = {
    "ferries.csv": date(2026, 10, 7),
    "staff.csv": date(2026, 11, 13),
    "trial.md": date(2026, 5, 5),
    "shops.md": date(2026, 8, 4),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("withdrawn")
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text)
    return folder


def judged(folder: Path, document: str, text: str) -> str:
    return judged_by(folder / document, text, DAYS[document])[0]


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("staff.csv", "Women now hold 44.4% of the jobs in surgery."),  # 24.0 of 54.1
        ("staff.csv", "Staff in nursing reached 110,900, of whom 19,300 were men."),
        ("staff.csv", "Nursing has taken on 4,300 people in a year, 800 of them men."),
        ("staff.csv", "Surgery employed 24,000 women, 1,600 more than in the third quarter of 2025, and 30,100 men."),
        ("trial.md", "The study took in 412 patients, 206 in each of two groups."),
        ("trial.md", "Patients on the drug had 1.4 attacks a year, 1.5 fewer than those on placebo."),
        ("shops.md", "Orchard Lane earned an operating profit of £47 million on revenue of £512 million."),
        ("shops.md", "Bakery accounted for about 55% of group revenue in the half-year."),
        ("shops.md", "From March next year franchisees need a deposit of 6% or more of their sales."),
        ("shops.md", "Profit from cakes alone came to £12 million."),
    ],
)
def test_what_a_neighbouring_figure_seems_to_deny_is_not_accused(folder: Path, document: str, text: str) -> None:
    assert judged(folder, document, text) != "contradicted"


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("staff.csv", "Surgery employed 22,400 women in the third quarter of 2026."),
        ("staff.csv", "Nursing employed 19,300 women in the third quarter of 2026."),
        ("trial.md", "The study enrolled 421 patients at 38 sites."),
        ("shops.md", "Orchard Lane had an operating profit of £512 million in the half-year."),
        ("shops.md", "Bakery earned an operating profit of £16 million in the half-year."),
        ("ferries.csv", "Tarn Ferries carried 1.24 billion passengers in September."),
    ],
)
def test_the_figure_of_another_row_or_time_is_still_accused(folder: Path, document: str, text: str) -> None:
    assert judged(folder, document, text) == "contradicted"


@pytest.mark.parametrize(
    "text",
    [
        "Tarn Ferries carried 1.24 million passengers in September.",
        "Ferries were 71.5% full in September, 1.7 points more than a year earlier.",
        "Freight came to 8,450 tonnes in September.",
    ],
)
def test_each_measure_has_the_unit_that_the_caption_gives_it(folder: Path, text: str) -> None:
    assert judged(folder, "ferries.csv", text) != "contradicted"


BUDGET = """# Town of Elmsby: budget summary, fiscal 2027

*Fiscal year 1 July 2026 to 30 June 2027. Adopted by the council on 16 June 2026.*

| Revenue, in thousands of dollars | FY2027 adopted | FY2026 adopted | Change |
|---|---:|---:|---:|
| Property tax | 84,300 | 80,100 | 5.2% |
| Sales tax | 41,700 | 43,400 | (3.9)% |

We still expect a surplus of between $4.6 million and $5.2 million for the year. Three buses are on order for $640,000 each.

Councillor Ada Pell, who voted against: "We are living on last year's luck."

Mayor Tom Rusk: "The books are sound."
"""


@pytest.fixture(scope="module")
def budget(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("budget") / "budget.md"
    path.write_text(BUDGET)
    return path


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # the day of adoption, and not one of the fiscal year, is that of the document
        ("Elmsby counts on property tax of $84.3 million, up 5.2%.", "supported"),
        ("Elmsby's sales tax is budgeted to fall by 3.9% to $41.7 million.", "supported"),
        ("Elmsby's sales tax is budgeted to rise by 3.9%.", "contradicted"),
        ("The three buses on order cost $640,000 in all.", "contradicted"),
        ("The three buses on order cost $640,000 each.", "supported"),
        ("Elmsby raised its forecast for the surplus to between $4.6 million and $5.2 million.", "contradicted"),
        ("Elmsby still forecasts a surplus of between $4.6 million and $5.2 million.", "supported"),
    ],
)
def test_a_change_in_brackets_is_a_fall_and_each_is_not_all(budget: Path, text: str, verdict: str) -> None:
    assert judged_by(budget, text, date(2026, 6, 18))[0] == verdict


def test_she_is_the_person_of_the_sentence_before(budget: Path) -> None:
    false = 'Mayor Tom Rusk was blunt. "We are living on last year\'s luck," he said.'
    true = 'Councillor Ada Pell was blunt. "We are living on last year\'s luck," she said.'
    assert judged_by(budget, false, date(2026, 6, 18))[0] != "supported"
    assert judged_by(budget, true, date(2026, 6, 18))[0] == "supported"
