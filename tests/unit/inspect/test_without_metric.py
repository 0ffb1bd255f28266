"""Inconsistencies of which no metric need be known, in several wordings each, with what only looks like one."""

from __future__ import annotations

import pytest

from tests.unit.inspect.test_kinds import codes

# ---------------------------------------------------------------- what follows from two others
EACH = [
    "Net profit was $96 million. With an average of 32 million diluted shares in issue, that is {} a share.",
    "Marlin lost $96 million. Spread over its 32 million shares, that is a loss of {} for each.",
    "Net profit came to $96 million, or {} per diluted share. Cash was $40 million. Average diluted shares numbered 32.0 million.",
]


@pytest.mark.parametrize("text", EACH)
def test_so_much_a_share(text: str) -> None:
    assert codes(text.format("$3.60")) == ["arithmetic"]
    assert not codes(text.format("$3.00"))


VALUES = [
    "The shares closed at 1,184 pence. There are 402 million of them, and so the market puts the whole company at £{} billion.",
    "At $11.84 a share, and with 402 million shares outstanding, the company has a market value of ${} billion.",
]


@pytest.mark.parametrize("text", VALUES)
def test_a_market_value(text: str) -> None:
    assert codes(text.format("5.70")) == ["arithmetic"]
    assert not codes(text.format("4.76"))


def test_a_margin_of_another_is_nobodys() -> None:
    text = "Calder buys Savanna. It made an operating profit of R620 million on sales of R4.1 billion. Calder's own margin is nearer {}."
    assert not codes(text.format("11%"))


def test_leverage_needs_a_years_earnings() -> None:
    text = "In the {} EBITDA was €300 million. Net debt was €840 million at the end of it, which puts leverage at 3.8 times."
    assert codes(text.format("whole year")) == ["arithmetic"]
    assert not codes(text.format("second quarter"))


# ---------------------------------------------------------------- growth a year
@pytest.mark.parametrize(
    "text",
    [
        "In 2019 it was €640 million, in 2024 €1.03 billion. That works out at compound growth of {} a year for five years.",
        "The club had 640,000 members in 2019. Five years later there were 1,030,000, an annual growth rate of {}.",
    ],
)
def test_growth_a_year(text: str) -> None:
    assert codes(text.format("21%")) == ["arithmetic"]
    assert not codes(text.format("10%"))


# ---------------------------------------------------------------- terms
TERMS = [
    "The two signed a {}-year contract. The work starts in January 2024 and the contract runs until the end of December 2028.",
    "The tenant has taken the offices for {} years, from 1 January 2024 to 31 December 2028.",
]


@pytest.mark.parametrize("text", TERMS)
def test_how_long_it_runs(text: str) -> None:
    assert codes(text.format("seven")) == ["wrong-duration"]
    assert not codes(text.format("five"))


def test_a_dispute_that_ends_these_days() -> None:
    text = "The settlement puts an end to the {}-year dispute that began with a complaint filed in March 2019."
    assert codes(text.format("nine")) == ["wrong-duration"]
    assert not codes(text.format("six"))


# ---------------------------------------------------------------- nouns of the headline
HEADLINES = [
    (
        "{} passengers and dearer fuel weigh on Baltava",
        "The number of passengers rose to 2.31 million, from 2.24 million.",
        "Fewer",
        "More",
    ),
    ("Exports {} in July", "Goods exports rose in July to €41.2 billion, from €39.6 billion in June.", "slip", "rise"),
]


@pytest.mark.parametrize(("title", "text", "wrong", "right"), HEADLINES)
def test_a_noun_that_goes_the_other_way(title: str, text: str, wrong: str, right: str) -> None:
    assert "headline-vs-body" in codes(f"{title.format(wrong)}\n\n{text}")
    assert not codes(f"{title.format(right)}\n\n{text}")


# ---------------------------------------------------------------- ways and points
@pytest.mark.parametrize(("way", "expected"), [("cheaper", ["direction-flipped"]), ("dearer", [])])
def test_the_size_is_right_and_the_way_is_not(way: str, expected: list[str]) -> None:
    text = (
        "A flat was let at $1,872 a month in April. In April of last year it was $1,815. So flats have become 3.1% {}."
    )
    assert codes(text.format(way)) == expected


@pytest.mark.parametrize(("told", "expected"), [("1.5 percent", ["percent-vs-points"]), ("1.5 percentage points", [])])
def test_points_of_two_shares(told: str, expected: list[str]) -> None:
    text = f"In May 19.7 percent of spending went through its tills. A year ago it was 18.2 percent. The increase of {told} is a record."
    assert codes(text) == expected


# ---------------------------------------------------------------- asked and granted, and one currency too many
def test_nobody_answers_what_was_not_asked() -> None:
    text = (
        "The partners notified the Commission on 16 {} 2024, and the Commission gave its blessing on 9 September 2024."
    )
    assert codes(text.format("October")) == ["wrong-date"]
    assert not codes(text.format("May"))


def test_one_amount_in_two_currencies() -> None:
    text = "The yard has won an order of ¥86 billion. Sales were ¥84 billion. The contract, at 86 billion {}, is the largest in its books."
    assert codes(text.format("won")) == ["wrong-currency"]
    assert not codes(text.format("yen"))


def test_less_by_more_than_all() -> None:
    text = "The port moved {} fewer containers than in the summer before."
    assert codes(text.format("115%")) == ["wrong-value"]
    assert not codes(text.format("15%"))


def test_a_list_over_three_sentences() -> None:
    text = "Shares make up 46% of the portfolio and bonds {}. Property accounts for 12% and infrastructure for 9%. The balance, 6%, is held in cash."
    assert codes(text.format("31%")) == ["arithmetic"]
    assert not codes(text.format("27%"))
