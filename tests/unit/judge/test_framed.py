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


_AMID = f"{_YEAR} A year earlier they were $152.7 billion and $15.1 billion.\n\nOperating income was $21.5 billion."

AMID = [
    # operations brought in $19.810 billion, and $21.172 billion the year before
    (
        f"{_AMID} Operating cash flow for the year was $21.2 billion, less than in the year before.",
        "$21.2 billion",
        True,
    ),
    (
        f"{_AMID} Operating cash flow for the year was $19.8 billion, less than in the year before.",
        "$19.8 billion",
        False,
    ),
    (f"{_AMID} In the year before, operating cash flow was $21.2 billion.", "$21.2 billion", False),
    (f"{_AMID} Operating cash flow, which had been $21.2 billion, was $19.8 billion.", "$21.2 billion", False),
    # a margin "which was" may be that of the year before: 14.2%, and 13.5% of the year
    (f"{_AMID} So the operating margin, which was 14.2%, is 13.5%.", "14.2%", False),
]


@pytest.mark.parametrize(("text", "figure", "wrong"), AMID)
def test_a_figure_of_the_year_before_amid_those_of_the_year_is_wrong_unless_words_turn_back(
    text: str, figure: str, wrong: bool
) -> None:
    verdicts = told("Home Depot", text, "2025-03-25")
    status = next(status for words, status in verdicts.items() if words.startswith(figure))
    assert (status == "contradicted") is wrong, verdicts


@pytest.mark.parametrize(("figure", "status"), [("$6.70 billion", "contradicted"), ("$7.95 billion", "supported")])
def test_an_earlier_level_behind_one_whose_time_stands_before_it_is_of_the_year_before(
    figure: str, status: str
) -> None:
    # buybacks of $7.951 billion a year before, and $6.696 billion two years before
    text = f"{_YEAR} Buybacks over the twelve months were $649 million, down from {figure}."
    verdicts = told("Home Depot", text, "2025-03-25")
    assert next(v for words, v in verdicts.items() if words.startswith(figure)) == status, verdicts


def test_the_later_figure_of_the_article_s_year_is_no_slip_after_a_look_back() -> None:
    # total assets of $96.119 billion on February 2, 2025
    text = (
        f"{_YEAR} Before, it had been a buyer of itself; it repurchased $8.0 billion of stock in fiscal 2023. "
        "This time buybacks were $649 million. Cash shrank to $1.66 billion. Total assets grew to $96.1 billion."
    )
    assert "contradicted" not in told("Home Depot", text, "2025-03-25").values()


def test_an_article_of_two_periods_shows_none_for_a_silent_figure() -> None:
    text = (
        "Tesla's second-quarter revenue was $22.5 billion. In the first half of 2025 revenue was $41.8 billion and operating cash "
        "flow $4.7 billion. Capital expenditures were $3.89 billion."
    )
    assert "contradicted" not in told("Tesla", text, "2025-07-28").values()
