"""A figure of the document said of another row, column, clause or direction than the document has it of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

FERRY = """# Halmstrand Ferries: quarter to 30 September 2026

Published 12 October 2026.

| | Q3 2026 | Q2 2026 | Q3 2025 | Change on Q3 2025, % |
|---|--:|--:|--:|--:|
| Northern line, passengers thousand | 418.6 | 305.2 | 391.4 | +6.9 |
| Island line, passengers thousand | 187.3 | 142.9 | 195.1 | -4.0 |
| Northern line, revenue, EUR million | 21.4 | 16.8 | 19.7 | +8.6 |
| Island line, revenue, EUR million | 6.37 | 5.12 | 6.58 | -3.2 |

Freight volume grew 8.2% in the quarter and mail volume was down 2.4%. The median wage of a deckhand is 2,140 euros a month.
"""


@pytest.fixture(scope="module")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mistaken") / "halmstrand.md"
    path.write_text(FERRY, encoding="utf-8")
    return path


def _status(path: Path, text: str) -> str:
    return judged_by(path, text, date(2026, 10, 13))[0]


@pytest.mark.parametrize(
    "text",
    [
        # the northern line's; 5.12 is of the second quarter; -4.0; millions
        "Passengers of the Island line numbered 418,600 in the third quarter.",
        "Holidaymakers on the Island line brought in €5.12 million of revenue in the third quarter of 2026.",
        "Revenue on the Island line climbed 3.2%.",
        "Revenue of the Northern line was €21.4 billion in the third quarter of 2026.",
    ],
)
def test_what_is_taken_from_another_place_is_contradicted(ferry: Path, text: str) -> None:
    assert _status(ferry, text) == "contradicted"


@pytest.mark.parametrize(
    "text",
    [
        "Passengers of the Northern line numbered 418,600 in the third quarter.",
        "Revenue on the Island line fell 3.2%.",
        "Mail volume fell by 2.4% in the quarter.",
    ],
)
def test_what_is_told_of_its_own_place_is_accused_of_nothing(ferry: Path, text: str) -> None:
    assert _status(ferry, text) == "supported"


def test_a_figure_of_the_same_measure_is_no_support_where_the_words_name_another(ferry: Path) -> None:
    assert _status(ferry, "Halmstrand's mail volume grew by 8.2% in the quarter.") != "supported"


@pytest.mark.parametrize(
    "text",
    [
        # of nothing that the document tells, or of several rows
        "Tickets for children on the Island line brought in €1.12 million in the third quarter of 2026.",
        "Without the Island line, revenue was €6.37 million.",
    ],
)
def test_what_the_document_does_not_tell_is_open(ferry: Path, text: str) -> None:
    assert _status(ferry, text) == "unverified"


def test_who_says_it_is_not_what_stands_before_the_comma(tmp_path: Path) -> None:
    path = tmp_path / "call.txt"
    path.write_text(
        "Quell Freight Inc. - Third Quarter 2026 Earnings Call\nOctober 29, 2026\n\n"
        "ROSA ILLINGWORTH, CEO: Revenue was $1.27 billion. We are not going to bid for Harrow Freight.\n",
        encoding="utf-8",
    )
    assert _status(path, "Quell is not going to bid for Harrow Freight, its chief executive said.") != "contradicted"


def test_what_is_done_in_one_place_is_not_done_in_the_other(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(
        "Quell Freight\nOctober 29, 2026\n\nWe opened depots in Tulsa and Reno and we closed the one in Fresno. Revenue was $12 million.\n",
        encoding="utf-8",
    )
    assert _status(path, "Quell has closed its depot in Reno.") != "supported"


YARD = """# Kestermann Yards: year to 31 March 2026

Kiel, 19 May 2026

| | 2025/26 | 2024/25 |
|---|--:|--:|
| Revenue, EUR million | 742.6 | 689.3 |

Repairs to the lock at Rendsburg closed the dry dock for seven weeks last summer and cost us 9.6 million euros of revenue.
The paint hall at Flensburg will open in November 2027; it was ordered four months ago.
"""


@pytest.fixture(scope="module")
def yard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("timed") / "kestermann.md"
    path.write_text(YARD, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        "Work on the lock at Rendsburg kept the dry dock shut for seven days last summer.",
        "Kestermann's paint hall in Flensburg is to open in November 2026.",
        "Kestermann's new paint hall at Flensburg will be ready to open in March 2027.",
    ],
)
def test_another_length_or_date_than_the_one_sentence_tells_is_contradicted(yard: Path, text: str) -> None:
    assert judged_by(yard, text, date(2026, 5, 20))[0] == "contradicted"


@pytest.mark.parametrize(
    "text",
    [
        "The dry dock was shut for seven weeks last summer while the lock at Rendsburg was repaired.",
        "For 49 days the lock at Rendsburg kept the dry dock shut.",
        "Kestermann's paint hall at Flensburg is to open in the autumn of 2027.",
        "The paint hall at Flensburg has been under construction for three months.",
        "Kestermann wants to double the paint hall at Flensburg by March 2029.",
        "The lock at Rendsburg was repaired in about two months.",
    ],
)
def test_no_length_or_date_accuses_that_may_be_of_something_else(yard: Path, text: str) -> None:
    assert judged_by(yard, text, date(2026, 5, 20))[0] != "contradicted"


def test_a_figure_does_not_bear_out_the_time_that_is_told_with_it(yard: Path) -> None:
    text = "Seven days of repairs to the lock at Rendsburg cost Kestermann €9.6 million of revenue."
    assert judged_by(yard, text, date(2026, 5, 20))[0] != "supported"


HATCHERY = """# Vallmoen Hatchery: half-year to 30 June 2026

Bergen, 20 August 2026

| | H1 2026 | H1 2025 |
|---|--:|--:|
| Revenue, NOK million | 412.6 | 380.9 |
| Result per kg, NOK | 8.64 | 15.92 |

The inspectors closed 14 ponds over the half-year, three fewer than a year before.
"""


@pytest.fixture(scope="module")
def hatchery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hatchery") / "vallmoen.md"
    path.write_text(HATCHERY, encoding="utf-8")
    return path


def test_the_same_digits_in_another_currency_bear_out_nothing(hatchery: Path) -> None:
    text = "The result per kilo almost halved, to {0} from {1}."
    assert judged_by(hatchery, text.format("NOK 8.64", "NOK 15.92"), date(2026, 8, 21))[0] == "supported"
    assert judged_by(hatchery, text.format("8.64 euros", "15.92 euros"), date(2026, 8, 21))[0] != "supported"


def test_an_earlier_figure_that_the_document_does_not_print_is_not_held_against_the_later_one(hatchery: Path) -> None:
    text = "The inspectors closed 14 ponds, after 17 in the half-year before that."
    assert judged_by(hatchery, text, date(2026, 8, 21))[0] != "contradicted"
