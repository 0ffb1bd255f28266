"""The highest and lowest of the balances that a company reports at the ends of its quarters and years."""

from __future__ import annotations

import pytest

from tests.unit.judge.test_counted_and_added import status


# Apple, at the ends of the fiscal years 2018 to 2022: cash 25,913, 48,844, 38,016, 34,940, 23,646 million,
# equity 107,147, 90,488, 65,339, 63,090, 50,672; cash of 20,535 in December 2022 is less than at any quarter-end since 2018
@pytest.mark.parametrize(
    ("text", "published", "verdict"),
    [
        ("Apple's cash and cash equivalents of $20.5 billion at the end of December 2022 were the lowest at any quarter-end in four years.", "2023-02-06", "supported"),
        ("Apple's cash and cash equivalents of $20.5 billion at the end of December 2022 were the highest at any quarter-end in four years.", "2023-02-06", "contradicted"),
        ("Counted at the fiscal year-end, Apple's cash and cash equivalents stood at $23.6 billion in September 2022, the lowest since at least 2018.", "2022-11-02", "supported"),
        ("Counted at the fiscal year-end, Apple's cash and cash equivalents stood at $23.6 billion in September 2022, the highest since at least 2018.", "2022-11-02", "contradicted"),
        ("Shareholders' equity at Apple was $50.7 billion in September 2022, the second-smallest amount at any of the last five fiscal year-ends.", "2022-11-02", "contradicted"),
        # cash at the ends of fiscal 2018 and 2022 lies below all between, and what was before 2018 is not held
        ("Counted at the fiscal year-end, Apple's cash and cash equivalents stood at $23.6 billion in September 2022, the lowest since 2012.", "2022-11-02", "unverified"),
    ],
)  # fmt: skip
def test_balances_are_compared_at_the_ends_that_are_told(text: str, published: str, verdict: str) -> None:
    assert status(text, published) == verdict
