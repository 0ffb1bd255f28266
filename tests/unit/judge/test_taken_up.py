"""What a sentence takes up of the one before, and what it does not: a part by "it", a measure that was denied, a question for what is to come."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import told

OF_PARTS = [
    # totals: Nike's revenue of fiscal 2025 was 46,309 million; Meta's operating income of 2024 was 69,380; Amazon's 68,593, revenue +11.0 %
    ("Nike", "Converse, the canvas-shoe label, is a small part of the group: its sales slumped to $1.7 billion in fiscal 2025.", "2025-08-01"),
    ("Meta", "What about Reality Labs?\n\nThe metaverse division continues to lose money. It posted an operating loss of $17.7 billion for 2024.", "2025-02-14"),
    ("Meta", "Meta's Reality Labs segment is tiny. Its revenue was $2.1 billion in 2024.", "2025-02-14"),
    ("Amazon", "Amazon's cloud unit is the star. It made $39.8 billion in operating profit in 2024. Its sales rose 19% in 2024.", "2025-02-14"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "day"), OF_PARTS)
def test_what_goes_on_with_a_part_is_no_total_of_the_company(title: str, text: str, day: str) -> None:
    verdicts = told(title, text, day)
    assert verdicts
    assert "contradicted" not in verdicts.values(), verdicts


AHEAD = [
    "**What does management promise?**\nFull-year sales of $93.2 billion to $93.6 billion.",
    "**What's the outlook?**\nFull-year sales of $93.2 billion.",
    "What is the company guiding for?\n\nSales of $93.2 billion.",
    "Guide FY rev $93.2bn.",
    "Guide Q3 rev $25bn.",
]


@pytest.mark.parametrize("text", AHEAD)
def test_what_is_promised_is_no_fact(text: str) -> None:
    verdicts = told(
        "Johnson & Johnson", f"Sales were $23.7 billion in the three months to June 29.\n\n{text}", "2025-07-28"
    )
    assert len(verdicts) > 1
    assert "contradicted" not in verdicts.values(), verdicts


def test_an_answer_about_the_past_is_judged() -> None:
    # sales of 2024 were 88,821 million
    text = "**What did the last year bring?**\nFull-year sales of {}."
    assert told("Johnson & Johnson", text.format("$88.8 billion"), "2025-07-28")["$88.8 billion"] == "supported"
    assert told("Johnson & Johnson", text.format("$98.8 billion"), "2025-07-28")["$98.8 billion"] == "contradicted"


def test_what_it_was_not_is_not_gone_on_with() -> None:
    # net income of that quarter 1,901, operating income 357.8 million
    text = (
        "The year to January 31, 2026 shows net income of $2.67 billion. A large piece of that isn't operating profit. "
        "In the October quarter alone Marvell earned {}."
    )
    assert told("Marvell", text.format("$1.9 billion"), "2026-03-16")["$1.9 billion"] == "supported"


def test_a_figure_before_a_dash_is_what_stands_behind_it() -> None:
    # J&J's operating cash flow of 2024 was 24,266 million, Coca-Cola's revenue 47,061
    text = (
        "**61.1%** - Coke's gross margin in 2024.\n\n**{}** - what Johnson & Johnson's operations generated last year."
    )
    assert told("The week in numbers", text.format("$24.3 billion"), "2025-02-21")["$24.3 billion"] == "supported"
    assert told("The week in numbers", text.format("$42.3 billion"), "2025-02-21")["$42.3 billion"] == "contradicted"


ONE_MEASURE = [
    # net income 29,760 and operating income 32,972 million; 39,098 and 46,751
    ("Nvidia", "Nvidia made $72.9 billion in fiscal 2025, up from {}.", "$29.8 billion", "$33.0 billion", "2025-11-12"),
    ("Nvidia", "Nvidia earned $72.9 billion in the year to January 26, 2025. A year earlier it was {}.", "$29.8 billion", "$33.0 billion", "2025-11-12"),
    ("Meta", "Meta had a profit of $62.4 billion in 2024. In 2023 it was {}.", "$39.1 billion", "$46.8 billion", "2025-11-12"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "true", "false", "day"), ONE_MEASURE)
def test_a_profit_that_goes_on_with_another_is_of_the_same_measure(
    title: str, text: str, true: str, false: str, day: str
) -> None:
    assert next(v for k, v in told(title, text.format(true), day).items() if k.startswith(true)) == "supported"
    assert next(v for k, v in told(title, text.format(false), day).items() if k.startswith(false)) != "supported"


def test_what_stands_behind_a_comparison_is_of_now() -> None:
    # operating margins of the second quarter: 27.9 % in 2022, 31.3 % in 2021
    text = "Alphabet's second-quarter sales stood at $69.7 billion, 13% above last year's figure, with an operating margin of {}."
    assert told("Alphabet", text.format("28%"), "2022-07-29")["28%"] == "supported"
    assert told("Alphabet", text.format("31%"), "2022-07-29")["31%"] != "supported"


def test_the_last_fiscal_year_is_not_the_one_before_it() -> None:
    # buybacks 90,711 million in fiscal 2025, 94,949 in fiscal 2024
    text = "The reason is the buyback, which in Apple's last fiscal year alone came to {}."
    assert told("Apple", text.format("$90.7 billion"), "2025-11-10")["$90.7 billion"] == "supported"
    assert told("Apple", text.format("$94.9 billion"), "2025-11-10")["$94.9 billion"] != "supported"


def test_a_reason_is_no_time_from_which_is_counted() -> None:
    # operating income of the second quarter of 2025: 4,280 million; diluted EPS 0.88 after 0.56
    text = (
        "In the six months to June 27 Coca-Cola booked revenue of $23.66 billion.\n\nThe second quarter explains part of it. Operating income "
        "jumped 63%, to {}, since last year's quarter had carried heavy charges. Diluted earnings were 88 cents a share ({} in 2024)."
    )
    verdicts = told("Coke", text.format("$4.28 billion", "56 cents"), "2025-07-28")
    assert verdicts["$4.28 billion"] == verdicts["56 cents in 2024"] == "supported"
    verdicts = told("Coke", text.format("$4.82 billion", "65 cents"), "2025-07-28")
    assert verdicts["$4.82 billion"] == verdicts["65 cents in 2024"] == "contradicted"
