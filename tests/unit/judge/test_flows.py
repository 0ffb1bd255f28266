"""Words that may tell of another measure or time than they seem to, and a figure that is right of that: nobody is accused."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import told

OPEN = [
    # cash that came in over a period is no balance
    ("Snowflake", "Snowflake produces cash, too, with $228.4 million flowing in from operations in the first quarter of fiscal 2026.", "2025-06-04"),
    ("Union Pacific", "Union Pacific's operations brought in cash of $4.5 billion in the first six months of 2025.", "2025-07-31"),
    # words that point back
    ("Nvidia", "Nvidia's gross margin in the quarter to April 30, 2023 was 64.6%. It was 65.5%.", "2023-06-01"),
    ("Nvidia", "Nvidia's revenue in the quarter to April 26, 2026 was $81.6 billion. It was 20% higher than in the preceding three months, in which the chipmaker had taken in $68.1 billion.", "2026-05-21"),
    # what a company points to has not been reported
    ("Nvidia", "For the third quarter Nvidia has pointed to sales of $16 billion.", "2023-11-17"),
    # a judgement, and no fall
    ("Visa", "In fiscal 2024 Visa paid a thin slice of dividends: $4.2 billion.", "2024-11-18"),
]  # fmt: skip
WRONG = [
    ("Snowflake", "Snowflake held cash of $228.4 million at the end of the first quarter of fiscal 2026.", "2025-06-04", "$228.4 million"),
    ("Snowflake", "Snowflake's cash pile, fed by its operations, was $999 million at the end of the first quarter of fiscal 2026.", "2025-06-04", "$999 million"),
    ("Nvidia", "Nvidia's gross margin in the quarter to April 30, 2023 was 64.6%. It was 61.5% in that quarter.", "2023-06-01", "61.5%"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published"), OPEN)
def test_what_is_right_of_what_the_words_may_mean_accuses_nobody(title: str, text: str, published: str) -> None:
    verdicts = told(title, text, published)
    assert verdicts
    assert "contradicted" not in verdicts.values(), verdicts


@pytest.mark.parametrize(("title", "text", "published", "figure"), WRONG)
def test_what_fits_no_reading_is_still_contradicted(title: str, text: str, published: str, figure: str) -> None:
    verdicts = told(title, text, published)
    assert next(status for words, status in verdicts.items() if words.startswith(figure)) == "contradicted", verdicts
