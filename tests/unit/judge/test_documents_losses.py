"""A loss that narrows lifts the result: which way a loss went, told against a document's table; and how far an outlook was moved."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

# the loss fell from 143 to 61 million, by 82 million or 57%; operating costs were above income before, below it now
TORVIK = """# Torvik Marine: second quarter of 2025

Torvik Marine ASA, 24 July 2025

| NOK million | Q2 2025 | Q2 2024 |
|---|---|---|
| Total income | 812 | 790 |
| Charter hire | (404) | (398) |
| Net loss | (61) | (143) |

The company now expects revenue of NOK 3.3 billion to NOK 3.5 billion for 2025. It had guided for NOK 3.2 billion to NOK 3.4 billion.
"""


@pytest.fixture(scope="module")
def torvik(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("torvik") / "torvik.md"
    path.write_text(TORVIK)
    return path


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Torvik's net loss narrowed by NOK 82 million in the second quarter of 2025.", "supported"),
        ("Torvik's net loss widened by NOK 82 million in the second quarter of 2025.", "contradicted"),
        ("Torvik's net loss improved by NOK 82 million in the second quarter of 2025.", "supported"),
        ("In the second quarter of 2025 Torvik's net loss was NOK 82 million smaller than a year earlier.", "supported"),
        ("In the second quarter of 2025 Torvik's net loss was NOK 82 million better than a year earlier.", "supported"),
        ("In the second quarter of 2025 Torvik's net loss was NOK 82 million worse than a year earlier.", "contradicted"),
        ("Torvik's net loss shrank by 57% in the second quarter of 2025.", "supported"),
        ("Torvik's net loss grew by 57% in the second quarter of 2025.", "contradicted"),
    ],
)  # fmt: skip
def test_which_way_a_loss_went(torvik: Path, text: str, status: str) -> None:
    assert judged_by(torvik, text, date(2025, 7, 25))[0] == status


@pytest.mark.parametrize(
    "text",
    [
        "Torvik raised both ends of its 2025 revenue range by NOK 100 million.",
        "Torvik expects revenue of NOK 3.3 billion to NOK 3.5 billion for 2025; the midpoint is NOK 100 million above the old one.",
        "Torvik took in NOK 812 million in the second quarter of 2025.",
    ],
)
def test_how_far_an_outlook_was_moved_and_what_was_spent_are_no_revenue(torvik: Path, text: str) -> None:
    assert judged_by(torvik, text, date(2025, 7, 25))[0] != "contradicted"
