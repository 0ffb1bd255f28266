"""A plain year of a company whose fiscal year ends in January may be the one that is nearly all of it; "fiscal 2024" is its own."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import told

TOLD = [
    # fiscal 2025 ran from 1 February 2024 to 31 January 2025
    ("In 2024, Walmart earned $2.41 a share.", "supported"),
    ("In fiscal 2024, Walmart earned $2.41 a share.", "contradicted"),
    ("In fiscal 2025, Walmart earned $2.41 a share.", "supported"),
    # that of fiscal 2023, which no part of 2024 belongs to
    ("In 2024, Walmart earned $1.42 a share.", "contradicted"),
    ("Nvidia's revenue was $130.5 billion in 2024.", "supported"),
    # a year to May is half of either
    ("Nike earned $3.22 billion in 2024.", "contradicted"),
]


@pytest.mark.parametrize(("text", "status"), TOLD)
def test_a_plain_year_may_be_the_fiscal_year_that_is_nearly_all_of_it(text: str, status: str) -> None:
    verdicts = told("Annual results", text, "2025-09-28")
    assert [v for words, v in verdicts.items() if words.startswith("$")] == [status], verdicts
