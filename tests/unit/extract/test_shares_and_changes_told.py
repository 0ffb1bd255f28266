"""Percentages whose words say that they are a part of sales, or a change, in other than the plainest way."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import told

# In millions. Nike, fiscal 2025: revenue 46,309 and net income 3,219 (7.0%), fiscal 2024 revenue 51,362 (9.8% more). Visa, fiscal 2024:
# revenue 35,926, net income 19,743 (55.0%). Nvidia: revenue 26,974 in fiscal 2023, 26,914 in 2022 (0.2%). Snowflake: operating loss of
# 92% of revenue in fiscal 2021 and 39% in 2024. Alphabet, third quarter of 2025: operating income 31,228 (9.5% up).


@pytest.mark.parametrize(
    ("company", "text", "day", "figure", "verdict"),
    [
        ("Nike", "Nike's fiscal 2025 ended in May. Just 7.0% of sales reached the bottom line.", "2025-07-20", "7.0%", "supported"),
        ("Nike", "Nike's fiscal 2025 ended in May. Just 9.0% of sales reached the bottom line.", "2025-07-20", "9.0%", "contradicted"),
        ("Visa", "In fiscal 2024, 55.0% of Visa's revenue became net profit.", "2025-02-14", "55.0%", "supported"),
        (
            "Nvidia",
            "Revenue for fiscal 2023 came to $26.97 billion, against $26.91 billion in fiscal 2022, a change of just 0.2%.",
            "2023-03-01",
            "0.2%",
            "supported",
        ),
        (
            "Snowflake",
            "Measured against revenue, Snowflake's operating loss was 92% in fiscal 2021 and narrowed to 39% in fiscal 2024.",
            "2025-03-22",
            "39% in fiscal 2024",
            "supported",
        ),
        (
            "Alphabet",
            "In the third quarter of 2025 operating income, weighed down by a fine of $3.5 billion, gained 9.5% to $31.2 billion.",
            "2025-11-01",
            "$31.2 billion",
            "supported",
        ),
        ("Nike", "Nike's fiscal 2025. $46.3 billion: revenue, the lowest in three years.", "2025-07-20", "$46.3 billion", "supported"),
    ],
)  # fmt: skip
def test_what_a_percentage_is_of(company: str, text: str, day: str, figure: str, verdict: str) -> None:
    verdicts = told(company, text, day)
    assert next(v for words, v in verdicts.items() if words.startswith(figure)) == verdict


def test_a_change_told_behind_the_amount_is_no_share_of_sales() -> None:
    # Home Depot, fiscal 2024: operating income was 13.5% of sales; earnings fell from $17.1 billion in fiscal 2022 to $14.8 billion
    text = "Looking two years back, Home Depot's earnings are down from $17.1 billion, by 13.4%."
    assert told("Home Depot", text, "2025-03-25")["13.4%"] == "unverified"


# Alphabet, third quarter of 2025: revenue 102,346, free cash flow 24,461; a year before 17,637
@pytest.mark.parametrize(
    "nth", ["its first quarter above a hundred billion dollars", "its first quarter without a loss"]
)
def test_the_nth_quarter_of_a_kind_is_no_quarter_of_a_year(nth: str) -> None:
    text = f"The group had {nth}, with revenue of $102.3 billion for July through September 2025.\n\nFree cash flow was $24.5 billion."
    assert told("Alphabet", text, "2025-11-01")["$24.5 billion"] == "supported"
