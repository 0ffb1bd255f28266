"""Runs of double-digit growth, of rates of growth and of losses; and what went to shareholders in two ways.

Every expected verdict is worked out from the filings that the comments name.
"""

from __future__ import annotations

import pytest

from tests.unit.judge.test_counted_and_added import status


@pytest.mark.parametrize(
    ("text", "published", "verdict"),
    [
        # Alphabet's revenue grew by 11.0% in the third quarter of 2023 and by 10% or more in every one since, by 7.1% in the second
        ("Alphabet's third-quarter revenue rose 16% from a year earlier, the ninth quarter in a row with double-digit growth.", "2025-11-02", "supported"),
        ("Alphabet's third-quarter revenue rose 16% from a year earlier, the seventh quarter in a row with double-digit growth.", "2025-11-02", "contradicted"),
        # Snowflake's revenue grew 174% in fiscal 2020, then 124%, 106%, 69%, 36% and 29%
        ("Revenue growth at Snowflake has slowed for five years in a row, ending at 29% in fiscal 2025.", "2025-03-25", "supported"),
        ("Revenue growth at Snowflake has accelerated for three years in a row, ending at 29% in fiscal 2025.", "2025-03-25", "contradicted"),
        # Nvidia's revenue fell in the quarter to October 2022 and has grown in every one since, twelve times
        ("Nvidia's sales have grown from quarter to quarter twelve times in a row, up to and including the quarter that ended on October 26, 2025.", "2025-11-24", "supported"),
        ("It was the fifteenth consecutive quarter in which Nvidia's revenue grew on the one before, the period to October 26, 2025.", "2025-11-24", "contradicted"),
        # Marvell lost money in every quarter from January 2023 to November 2024
        ("Marvell reported a net loss of $676.3 million for the quarter to November 2, 2024, its third quarterly loss in succession.", "2024-12-07", "contradicted"),
    ],
)  # fmt: skip
def test_runs_are_counted_by_what_is_told_of_them(text: str, published: str, verdict: str) -> None:
    assert status(text, published) == verdict


@pytest.mark.parametrize(
    ("text", "published", "verdict"),
    [
        # Salesforce in fiscal 2025: buybacks of 7,829 million, dividends of 1,537
        ("Salesforce handed $9.4 billion to its shareholders in fiscal 2025, dividends and repurchases combined.", "2025-03-20", "supported"),
        ("Salesforce handed $7.8 billion to its shareholders in fiscal 2025, dividends and repurchases combined.", "2025-03-20", "contradicted"),
        # Procter & Gamble in fiscal 2025: 9,872 and 6,500 million
        ("P&G shareholders received $16.4 billion in fiscal 2025, of which $9.9 billion in dividends and $6.5 billion in buybacks.", "2025-08-08", "supported"),
        ("To shareholders P&G sent $16.4 billion in all in fiscal 2025, $9.9 billion of it as dividends.", "2025-08-08", "supported"),
        # of one way alone; Union Pacific in the first half of 2025: buybacks of 2,673 million, dividends of 1,605
        ("Union Pacific handed owners $2.7 billion through buybacks in the first half of 2025, with dividends adding $1.6 billion.", "2025-07-30", "supported"),
        ("Union Pacific handed $3.2 billion in dividends to its shareholders in 2024 and made buybacks as well.", "2025-02-10", "supported"),
    ],
)  # fmt: skip
def test_what_owners_got_in_both_ways_is_both_together(text: str, published: str, verdict: str) -> None:
    assert status(text, published) == verdict
