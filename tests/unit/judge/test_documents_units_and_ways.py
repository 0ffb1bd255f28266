"""Thousands in a column's head, losses that a table prints in brackets, what was told first, and what nobody has said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

ACCOUNTS = """HARBOUR QUAY LIMITED

| | Year ended 31 May 2025 | Year ended 31 May 2024 |
|---|---|---|
| | £000 | £000 |
| Moorings | 14,218 | 11,906 |
| Revenue | 66,265 | 82,153 |
| Net loss | (5,204) | (12,511) |

The boatyard has 140 employees; Harbour Quay has not said what it earns. The number of berths was first published as 1,260.
"""
# the columns of a plain text, as a report prints them
PLAIN = """HARBOUR QUAY LIMITED

                                          Year ended       Year ended
                                          31 May 2025      31 May 2024
                                              £000             £000
Moorings                                      14,218           11,906
Revenue                                       66,265           82,153
"""


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("harbour")
    paths = {"marked": folder / "accounts.md", "plain": folder / "accounts.txt"}
    paths["marked"].write_text(ACCOUNTS)
    paths["plain"].write_text(PLAIN)
    return paths


@pytest.mark.parametrize("kind", ["marked", "plain"])
@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Harbour Quay's revenue fell to £66.3 million in the year to May 2025.", "supported"),
        ("Harbour Quay's revenue was £66.3 billion in the year to May 2025.", "contradicted"),
    ],
)
def test_thousands_in_the_head_of_a_column(documents: dict[str, Path], kind: str, text: str, status: str) -> None:
    assert judged_by(documents[kind], text, date(2025, 9, 1))[0] == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Harbour Quay's net loss narrowed to £5.2 million.", "supported"),
        ("Harbour Quay's net loss fell to £5.2 million from £12.5 million.", "supported"),
        ("Harbour Quay's net loss widened to £5.2 million.", "contradicted"),
    ],
)
def test_a_loss_in_brackets_narrows_as_it_is_told(documents: dict[str, Path], text: str, status: str) -> None:
    assert judged_by(documents["marked"], text, date(2025, 9, 1))[0] == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Revenue came to £66.3 million, more than in the same period of 2024.", "contradicted"),
        ("Revenue came to £66.3 million, less than in the same period of 2024.", "supported"),
        ("Harbour Quay's revenue came to £66.3 million, less than in the year before.", "supported"),
        ("Harbour Quay's revenue came to £66.3 million, more than in the year before.", "contradicted"),
    ],
)
def test_more_or_less_than_before(documents: dict[str, Path], text: str, status: str) -> None:
    assert judged_by(documents["marked"], text, date(2025, 9, 1))[0] == status


def test_what_nobody_has_said_is_not_denied(documents: dict[str, Path]) -> None:
    assert judged_by(documents["marked"], "The boatyard is profitable.", date(2025, 9, 1))[0] != "contradicted"


def test_the_figure_before_it_was_revised(documents: dict[str, Path]) -> None:
    text = "The number of berths was revised up to 1,260."
    assert judged_by(documents["marked"], text, date(2025, 9, 1))[0] == "contradicted"


def test_sales_there_are_those_of_a_part(documents: dict[str, Path]) -> None:
    text = "The marina was busy. Revenue there rose 19 per cent."
    assert judged_by(documents["marked"], text, date(2025, 9, 1))[0] != "contradicted"
