"""What stands beside a figure that is right: another year, a sign, a share of what was told; and what a denial is told against.

Every expected verdict is worked out from the filings that the comments name.
"""

from __future__ import annotations

import pytest

from tests.unit.judge.test_counted_and_added import status


@pytest.mark.parametrize(
    ("text", "published", "verdict"),
    [
        # Meta, buybacks: 19,774 million in 2023; Amazon: none in 2023 and 2024, 6,000 million in 2022
        ("Amazon bought back no stock in 2024, unlike in 2022.", "2025-02-10", "supported"),
        ("Amazon bought back no stock in 2024, unlike in 2023.", "2025-02-10", "contradicted"),
        ("Amazon bought back no stock in 2024, just as in 2023.", "2025-02-10", "supported"),
        # net income of Amazon: -2,722 million in 2022, 30,425 in 2023
        ("Amazon made a profit in 2023 after losing money in 2022.", "2025-02-10", "supported"),
        ("Tesla made a profit in 2023 after losing money in 2022.", "2025-02-10", "contradicted"),  # 12,556 in 2022
        # Tesla's revenue grew 18.8% in 2023 and 0.9% in 2024, Meta's 15.7% and 21.9%
        ("Tesla's revenue rose 0.9% in 2024 after a far stronger 2023.", "2025-02-10", "supported"),
        ("Meta's revenue rose 21.9% in 2024 after a far stronger 2023.", "2025-02-10", "contradicted"),
        # Alphabet, cash: 23,264 million in March 2025, 21,036 in June
        ("Alphabet's cash and cash equivalents, $21.0 billion at the end of June 2025, had gone down since March.", "2025-07-31", "supported"),
    ],
)  # fmt: skip
def test_another_time_is_told_besides(text: str, published: str, verdict: str) -> None:
    assert status(text, published) == verdict


@pytest.mark.parametrize(
    ("text", "published", "verdict"),
    [
        # Meta 2024: R&D 43,873 of revenue 164,501 million (26.7%), operating income 69,380 (42.2%), net income 62,360
        ("Meta's revenue for 2024 was $164.5 billion, and 27% of it went into research and development.", "2025-02-10", "supported"),
        ("Meta's revenue for 2024 was $164.5 billion, and 37% of it went into research and development.", "2025-02-10", "contradicted"),
        ("Of the $164.5 billion that Meta took in during 2024, 42% remained as operating income.", "2025-02-10", "supported"),
        ("Of the $164.5 billion that Meta took in during 2024, 52% remained as operating income.", "2025-02-10", "contradicted"),
        # buybacks 30,125 million, 48.3% of net income
        ("Meta earned $62.4 billion in 2024 and spent 48% of it on buybacks.", "2025-02-10", "supported"),
        # IBM, second quarter of 2025: gross profit 58.8% of revenue
        ("Of IBM's revenue for the June quarter of 2025, 58.8% was gross profit.", "2025-07-28", "supported"),
        ("Of IBM's revenue for the June quarter of 2025, 48.8% was gross profit.", "2025-07-28", "contradicted"),
        # operating income of Amazon and Meta: 68,593 and 69,380 million
        ("For each dollar of operating income that Meta made in 2024, Amazon made 99 cents.", "2025-02-10", "supported"),
        ("For each dollar of operating income that Meta made in 2024, Amazon made 69 cents.", "2025-02-10", "contradicted"),
    ],
)  # fmt: skip
def test_a_part_of_what_was_told_is_a_part_of_that_measure(text: str, published: str, verdict: str) -> None:
    assert status(text, published) == verdict


@pytest.mark.parametrize(
    ("text", "published", "verdict"),
    [
        # Union Pacific, operating cash flow 2024: 9,346 million; what is denied is that another year had as much
        ("Not since 2022 has Union Pacific generated as much cash from operations as the $9.3 billion of 2024.", "2025-02-10", "supported"),
        # AbbVie, fourth quarter of 2024: a net loss of 22 million on revenue of 15,102
        ("In the final quarter of 2024 AbbVie posted a net loss of $22 million on revenue of $15.1 billion.", "2025-02-20", "supported"),
        ("AbbVie stayed profitable in the fourth quarter of 2024, when its revenue was $15.1 billion.", "2025-02-20", "contradicted"),
        ("Snowflake became profitable in fiscal 2025, on revenue of $3.6 billion.", "2025-03-25", "contradicted"),
        # capital expenditure of 2024: Union Pacific 3,452 million, of total assets of 67,715
        ("Union Pacific invested $3.5 billion in fixed assets during 2024.", "2025-02-20", "supported"),
        # Snowflake's net loss widened from 317.0 to 430.1 million
        ("Snowflake narrowed its net loss to $430 million in the April 2025 quarter, having lost $317 million a year earlier.", "2025-06-06", "contradicted"),
        # Apple, gross margin 44.1% in fiscal 2023, 46.2% in 2024
        ("Apple kept a larger share of its sales as gross profit in fiscal 2024 than in fiscal 2023, 46.2%.", "2024-11-04", "supported"),
        ("Apple kept a smaller share of its sales as gross profit in fiscal 2024 than in fiscal 2023, 46.2%.", "2024-11-04", "contradicted"),
        # Mastercard, EPS of 2022 to 2024: 10.22, 11.83, 13.89, up 35.9% in two years
        ("Mastercard's earnings per share have climbed by more than a third in two years, to $13.89 in 2024.", "2025-02-20", "supported"),
        # Alphabet's revenue grew by a compound 16.7% a year from 2019 to 2024, and by 13.9% in 2024 alone
        ("Over five years Alphabet has managed a compound annual growth rate of 13.9% in revenue, measured from 2019 to 2024.", "2025-02-10", "contradicted"),
    ],
)  # fmt: skip
def test_what_the_words_say_of_a_right_figure_is_judged_too(text: str, published: str, verdict: str) -> None:
    assert status(text, published) == verdict
