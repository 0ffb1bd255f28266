"""Parts and wholes: which of several sections, what all the others are, what was planned, and figures of something else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

FERRIES = """# Sundlinje: the third quarter of 2026

Published 20 October 2026.

| | Q3 2026 | Q3 2025 | 2026 guidance |
|---|--:|--:|--:|
| **Northern line** | | | |
| Passengers (thousand) | 310.4 | 298.2 | 1,000–1,050 |
| **Southern line** | | | |
| Passengers (thousand) | 122.7 | 130.1 | 450–480 |
| **Group** | | | |
| Passengers (thousand) | 433.1 | 428.3 | 1,450–1,530 |

## Fuel used, third quarter (tonnes)

| Ship | Actual 2026 | Budget 2026 | Actual 2025 |
|---|--:|--:|--:|
| Alma | 410 | 395 | 402 |
| Birk | 380 | 391 | 377 |
| Clara | 205 | 199 | 214 |
| Total | 995 | 985 | 993 |

## Nights in the harbour hotels, third quarter 2026

| Guests from | Nights |
|---|--:|
| Norway | 18,000 |
| Germany | 26,000 |
| Sweden | 16,000 |
| Total | 60,000 |
"""

BUILDING = """OFFICE OF STATISTICS OF TORVAN
Construction, bulletin 9/2026
19 October 2026

Table 1. Barns (number)
                        Aug     Jul     Aug  Change on   Jan-Aug  Jan-Aug  Change
                       2026    2026    2025    year, %      2026     2025       %
---------------------------------------------------------------------------------
Permits               1,240   1,190   1,000       24.0     9,480    8,690     9.1
Completions             860     790     910       -5.5     6,310    6,640    -5.0
---------------------------------------------------------------------------------
"""


@pytest.fixture(scope="module")
def ferries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("parts") / "sundlinje.md"
    path.write_text(FERRIES, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def building(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("parts") / "torvan.txt"
    path.write_text(BUILDING, encoding="utf-8")
    return path


def _status(path: Path, text: str) -> str:
    return judged_by(path, text, date(2026, 10, 21))[0]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("As a group, Sundlinje carried 433,100 passengers in the third quarter.", "supported"),
        ("As a group, Sundlinje carried 310,400 passengers in the third quarter.", "contradicted"),
    ],
)
def test_the_figure_of_the_whole_is_none_of_a_section(ferries: Path, text: str, verdict: str) -> None:
    assert _status(ferries, text) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # 395, 391 and 199 were planned; only the Birk used less
        ("The Birk was the only ship to stay below its budget in the quarter.", "supported"),
        ("The Alma was the only ship to stay below its budget in the quarter.", "contradicted"),
    ],
)
def test_a_plan_is_held_against_what_was_planned(ferries: Path, text: str, verdict: str) -> None:
    assert _status(ferries, text) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # 1 - 18 / 60
        ("Guests from outside Norway accounted for 70% of all the nights in the harbour hotels.", "supported"),
        ("Foreigners, those not from Norway, accounted for 30% of all the nights in the harbour hotels.", "unverified"),
    ],
)
def test_the_share_of_all_others_is_what_the_row_leaves(ferries: Path, text: str, verdict: str) -> None:
    assert _status(ferries, text) == verdict


def test_a_count_of_what_the_document_does_not_know_is_not_borne_out(ferries: Path) -> None:
    assert _status(ferries, "Two rival bidders had offered more than 300 tonnes of herring.") == "unverified"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("In August 860 barns were completed.", "supported"),
        ("Permits rose by 24% in August compared with a year before.", "supported"),
        ("Permits fell by 24% in August compared with a year before.", "contradicted"),
    ],
)
def test_years_beside_a_per_cent_sign_are_the_second_line_of_a_header(building: Path, text: str, verdict: str) -> None:
    assert _status(building, text) == verdict
