"""Times as tables print them."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.sources.documents.spelled import spelled, stretch


@pytest.mark.parametrize(
    ("printed", "as_prose"),
    [
        ("Quarter ended 31.12.25", "Quarter ended 31 December 2025"),
        ("30/09/2026", "30 September 2026"),
        ("03/04/2026", "03/04/2026"),
        ("2026-07", "July 2026"),
        ("2011-12", "2011-12"),
        ("30 Sep 26", "30 Sep 2026"),
        ("Quarter 3 2026/27", "Q3 2026/27"),
        ("6M 2026", "H1  2026"),
        ("Q4 25", "Q4 2025"),
        ("2026 Sep", "Sep 2026"),
        ("Passengers", "Passengers"),
    ],
)
def test_a_time_is_spelled_as_a_sentence_would(printed: str, as_prose: str) -> None:
    assert spelled(printed) == as_prose


def test_from_the_one_day_to_the_other() -> None:
    assert stretch("1 July–15 November 2026") == (date(2026, 7, 1), date(2026, 11, 15))
    assert stretch("30 September 2025 30 September 2026") == (date(2025, 10, 1), date(2026, 9, 30))
    assert stretch("30 September 2026") is None
    assert stretch("15 November 2026 to 1 July 2026") is None
