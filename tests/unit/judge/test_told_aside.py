"""Figures that only their own words set apart from the one before: distances, earlier shares, causes, sums, answers to a question.

Every expected verdict is worked out from the filings that the comments name.
"""

from __future__ import annotations

import re

import pytest

from tests.unit.judge import by_filings


def told(text: str, published: str) -> dict[str, str]:
    """The verdicts by the figures, without the times behind them."""
    found = by_filings.told("The figures", text, published)
    return {re.split(" (?:in|the|behind|above) ", words)[0]: status for words, status in found.items()}


@pytest.mark.parametrize(
    ("text", "figure", "status", "published"),
    [
        # Boeing, second quarters: net loss 611 million in 2025, 1,439 million in 2024
        ("Boeing lost $611 million in the second quarter of 2025. The year-earlier quarter? A net loss of {}.", "$1,439 million", "supported", "2025-07-30"),
        ("Boeing lost $611 million in the second quarter of 2025. The year-earlier quarter? A net loss of {}.", "$1,239 million", "contradicted", "2025-07-30"),
        # Apple, EPS 1.57 in the June quarter of 2025, 1.65 in the March quarter, 1.40 a year before
        ("Apple had June-quarter sales of $94.0 billion. EPS was $1.57, having been $1.65 the quarter before and {} the year before.", "$1.40", "supported", "2025-08-02"),
        # Boeing, second quarters: net loss 611 million in 2025, 1,439 million in 2024
        ("Boeing's net loss improved by {} in the second quarter of 2025.", "$828 million", "supported", "2025-07-30"),
        ("Boeing's net loss improved by {} in the second quarter of 2025.", "$288 million", "contradicted", "2025-07-30"),
        ("Boeing's net loss worsened by {} in the second quarter of 2025.", "$828 million", "contradicted", "2025-07-30"),
        ("Boeing's second-quarter net loss narrowed to $611 million from $1,439 million, an improvement of {}.", "$828 million", "supported", "2025-07-30"),
        # Boeing, first halves: operations used 1,389 million in 2025, 7,285 in 2024; free cash flow was -2,490 and -8,256 million
        ("Boeing burned {} of cash in its operations in the first half of 2025.", "$1.4 billion", "supported", "2025-07-30"),
        ("Boeing had a cash burn of {} in the first half of 2025.", "$2.5 billion", "supported", "2025-07-30"),
        ("Boeing burned {} less cash in its operations in the first half of 2025 than a year earlier.", "$5.9 billion", "unverified", "2025-07-30"),
        # Marvell, third quarters: 1,901 million earned in fiscal 2026, 676 million lost in 2025
        ("Marvell swung to a third-quarter profit of $1,901 million from a loss of $676 million, an improvement of {}.", "$2,577 million", "supported", "2025-12-05"),
        # HubSpot, first halves: net loss 25.1 million in 2025, 8.5 in 2024
        ("HubSpot's net loss for the first half of 2025 grew to $25.1 million from {}, because the first quarter swung to a loss.", "$8.5 million", "supported", "2025-08-08"),
        ("HubSpot's net loss for the first half of 2025 grew to $25.1 million from {}, as the first quarter was poor.", "$8.5 million", "supported", "2025-08-08"),
        ("HubSpot's net loss for the first half of 2025 grew to $25.1 million from {}, as the first quarter was poor.", "$5.8 million", "contradicted", "2025-08-08"),
        # Adobe, repurchases 9.5 billion in fiscal 2024, 4.4 in 2023
        ("Adobe's share repurchases in fiscal 2024, at $9.5 billion, were {} higher.", "$5.1 billion", "supported", "2025-01-15"),
        ("Adobe's share repurchases in fiscal 2024, at $9.5 billion, were {} higher.", "$6.1 billion", "contradicted", "2025-01-15"),
        # Johnson & Johnson, operating cash flow of the first halves: 8.05 billion in 2025, 9.29 in 2024
        ("Johnson & Johnson's operating cash flow for the first half of 2025 was $8.1 billion, {} behind the first half of 2024.", "$1.2 billion", "supported", "2025-07-26"),
        # Walmart, repurchases 4.49 billion in fiscal 2025, 9.92 in 2023
        ("Walmart spent $4.5 billion on its own shares in fiscal 2025, less than {} of the $9.9 billion two years earlier.", "half", "supported", "2025-03-18"),
        ("Walmart spent $4.5 billion on its own shares in fiscal 2025, less than {} of the $9.9 billion two years earlier.", "a third", "contradicted", "2025-03-18"),
        # Nike, long-term debt 7,961 million on 31 May 2025, 7,903 a year before
        ("Nike's sales in fiscal 2025 were $46.3 billion. Long-term debt of $8.0 billion was {} higher than last May.", "$58 million", "supported", "2025-07-20"),
        ("Nike's sales in fiscal 2025 were $46.3 billion. Long-term debt of $8.0 billion was {} higher than last May.", "$258 million", "contradicted", "2025-07-20"),
        # Apple, December quarters: 143.8 billion in 2025, 124.3 in 2024, 119.6 in 2023
        ("Apple's revenue for the quarter ended December 27 came to $143.8 billion, {} above the holiday season of 2024.", "15.7%", "supported", "2026-02-04"),
        ("Apple's revenue for the quarter ended December 27 came to $143.8 billion, {} above the holiday season of 2024.", "20.2%", "contradicted", "2026-02-04"),
        # Apple, June quarters: gross margin 46.5% in 2025, 46.3% in 2024
        ("In the June quarter Apple kept a gross profit of $43.7 billion. That was 46.5%, up a little from {}.", "46.3%", "supported", "2025-08-02"),
        ("In the June quarter Apple kept a gross profit of $43.7 billion. That was 46.5%, up a little from {}.", "43.6%", "contradicted", "2025-08-02"),
        # not of the company, not of the measure, not yet
        ("Coca-Cola's second-quarter revenue was $12.5 billion. Venture investments posted revenue of {}.", "$1.4 billion", "unverified", "2025-07-25"),
        ("Coca-Cola had capex of $751 million in the first half, dwarfed by a tax deposit of {}.", "$6.0 billion", "unverified", "2025-07-25"),
        ("Netflix had revenue of $11.08 billion in the second quarter and narrowed its annual range to {}.", "$45.0 billion", "unverified", "2025-07-20"),
        ("Salesforce's operating cash flow was $13.1 billion in fiscal 2025. On higher revenue, the ratio went to {} from 35%.", "34%", "unverified", "2025-03-08"),
        ("Visa in fiscal 2024: dividends $4.2 billion + buybacks $16.7 billion = $20.9 billion, or {} of free cash flow.", "112%", "unverified", "2024-11-15"),
    ],
)  # fmt: skip
def test_a_figure_is_set_apart_from_the_one_before_by_its_own_words(
    text: str, figure: str, status: str, published: str
) -> None:
    found = told(text.format(figure), published)
    assert found[figure] == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("AbbVie left 2024 with a loss.", "unverified"),  # 4.28 billion earned in the year, 22 million lost in its last quarter
        ("Tesla closed 2024 with a loss.", "contradicted"),  # 7.09 billion earned, and 2.3 billion of it in the last quarter
    ],
)  # fmt: skip
def test_how_a_year_ended_may_be_told_of_its_last_quarter(text: str, status: str) -> None:
    assert list(by_filings.told("The year", text, "2025-02-18").values()) == [status]


def test_a_half_year_that_leads_a_list_is_that_of_its_figures() -> None:
    # Netflix, first half of 2025: revenue 21.62 billion; second quarter: EPS 7.19, 4.88 a year before, net margin then 22.5%
    text = (
        "Netflix's quarter was fine. EPS $7.19, up 47.3%. A year back the margin was 22.5%.\n\n"
        "H1 tells the same story:\n• revenue $21.62B\n• EPS $13.80\n"
    )
    assert by_filings.told("Netflix: why", text, "2025-07-20")["$21.62B"] == "supported"
