"""Figures that name no time, held against the one period of which the article tells, and earlier levels against the year before."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import told

_YEAR = "Home Depot's sales in fiscal 2024 were $159.5 billion. Net income was $14.8 billion, or $14.91 a share."

WRONG = [
    # operating income of the year before, $21.689 billion for $21.526 billion
    (f"{_YEAR} Operating income edged down to $21.69 billion.", "$21.69 billion"),
    # $1.659 billion of cash, not the $3.760 billion of a year before
    (f"{_YEAR} Still in the till on closing day: $3.76 billion in cash.", "$3.76 billion"),
    # $19.810 billion from operations, told with another scale
    (f"{_YEAR} Operating cash flow of $19.8 million paid for that.", "$19.8 million"),
    # equity rose to $6.640 billion; $1.044 billion is that of the year before
    (f"{_YEAR}\n\nStockholders' equity came to $1.04 billion.", "$1.04 billion"),
]


@pytest.mark.parametrize(("text", "figure"), WRONG)
def test_a_silent_figure_is_held_against_the_period_of_the_article(text: str, figure: str) -> None:
    verdicts = told("Home Depot", text, "2025-03-25")
    assert next(status for words, status in verdicts.items() if words.startswith(figure)) == "contradicted", verdicts


EARLIER = [
    # repurchases of the year before were $7.951 billion
    (
        f"{_YEAR} Buybacks were cut to $649 million from $6.7 billion.",
        "$6.7 billion",
        "contradicted",
    ),  # of two years before
    (f"{_YEAR} Buybacks were cut to $649 million from $7.59 billion.", "$7.59 billion", "contradicted"),  # two digits
    (f"{_YEAR} Buybacks were cut to $649 million from $7.95 billion.", "$7.95 billion", "supported"),
]


@pytest.mark.parametrize(("text", "figure", "status"), EARLIER)
def test_an_earlier_level_is_held_against_the_year_before_the_level_beside_it(
    text: str, figure: str, status: str
) -> None:
    verdicts = told("Home Depot", text, "2025-03-25")
    assert next(v for words, v in verdicts.items() if words.startswith(figure)) == status, verdicts


NOT_MEANT = [
    # a look back of its own: what was told of years is not the article's year
    f"{_YEAR} One has to go back a year, to when operating income was $21.69 billion.",
    # "yearly" says how often, and not when
    f"{_YEAR} To see the pace one only has to go back two years, to when yearly sales were $157.4 billion.",
    # what a figure is held against
    f"{_YEAR} Cash fell, and is smaller than the $3.76 billion of a year earlier.",
    # a flashback within the sentence: $6.7 billion is of the year before 2023
    f"{_YEAR} Buybacks were $649 million, far below 2023, when they had risen from $6.7 billion.",
]


@pytest.mark.parametrize("text", NOT_MEANT)
def test_a_figure_of_another_time_or_basis_is_not_accused(text: str) -> None:
    assert "contradicted" not in told("Home Depot", text, "2025-03-25").values()


def test_an_article_of_two_periods_shows_none_for_a_silent_figure() -> None:
    text = (
        "Tesla's second-quarter revenue was $22.5 billion. In the first half of 2025 revenue was $41.8 billion and operating cash "
        "flow $4.7 billion. Capital expenditures were $3.89 billion."
    )
    assert "contradicted" not in told("Tesla", text, "2025-07-28").values()
