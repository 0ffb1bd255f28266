"""Levels and changes told beside the time before them: what came after it, and what is so since."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import check
from factcheck.read.plain import read_text


# Alphabet's 10-K filings: buybacks 62,222 in 2024 and 45,709 in 2025; revenue 182,527 in 2020, 307,394 in 2023, 350,018 in 2024, 402,836 in
# 2025; long-term debt 10,883 at the end of 2024 and 46,547 at that of 2025; operating margin 32.11% in 2024 and 32.03% in 2025.
@pytest.mark.parametrize(
    ("text", "figure", "status"),
    [
        ("Alphabet's buybacks peaked in 2024, at $62.2 billion, and came down to $45.7 billion.", "$45.7", "supported"),
        ("Alphabet's buybacks peaked in 2024, at $62.2 billion, and came down to $48.7 billion.", "$48.7", "contradicted"),
        ("Alphabet's buybacks topped out at $62.2 billion in 2024, then slid 27% to $45.7 billion.", "27%", "supported"),
        ("Alphabet's revenue reached $350.0 billion in 2024 before climbing to $402.8 billion.", "$402.8", "supported"),
        ("Alphabet's revenue reached $402.8 billion in 2024 before climbing to $450.0 billion.", "$402.8", "contradicted"),
        ("Alphabet's revenue was $307.4 billion in 2023. It has since risen by $95.4 billion.", "$95.4", "supported"),
        ("Alphabet's revenue was $307.4 billion in 2023. Since then it has climbed 31%.", "31%", "supported"),
        ("Alphabet has a lot of cash. Revenue has since risen by 90%.", "90%", "unverified"),  # since when?
        ("Since 2020 Alphabet's revenue has more than doubled, to $402.8 billion.", "doubled", "supported"),
        ("Since 2020 Alphabet's revenue has more than doubled, to $302.8 billion.", "$302.8", "contradicted"),
        ("Alphabet's operating margin, 32.0%, has hardly moved since 2024.", "32.0%", "supported"),
        ("Alphabet's long-term debt has swollen to $46.5 billion since 2024 ($10.9 billion).", "$10.9", "supported"),
        ("Alphabet's long-term debt has swollen to $56.5 billion since 2024.", "$56.5", "contradicted"),
        # added up over years: buybacks 59,296 + 61,504 + 62,222 + 45,709 from 2022 to 2025
        ("Over the past two fiscal years, Alphabet has spent $107.9 billion on buybacks.", "$107.9", "supported"),
        ("For the last four years together Alphabet's repurchases add up to $229 billion.", "$229", "supported"),
        ("Alphabet has spent $338 billion on buybacks since 2018.", "$338", "supported"),
        ("Alphabet has spent $62.2 billion on buybacks since 2018.", "$62.2", "unverified"),
        ("Alphabet's net income of $132.2 billion is its highest since 2018.", "$132.2", "supported"),
        # of the steps between nothing says when they were
        ("Alphabet's operating margin rose from 26.5%, via 27.4%, to 32.0%.", "26.5%", "unverified"),
        ("Alphabet's operating margin rose from 26.5%, via 27.4%, to 32.0%.", "32.0%", "supported"),
    ],
)  # fmt: skip
def test_a_figure_after_the_time_that_is_told(text: str, figure: str, status: str) -> None:
    report = check(read_text(text + "\n", "a", published=date(2026, 2, 10)), offline=True)
    claim = next(c for c in report.claims if c.text.startswith(figure))
    assert claim.verdict is not None
    assert claim.verdict.status == status, claim.verdict.detail
