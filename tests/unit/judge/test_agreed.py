"""Of when a sentence tells that leaves it open: its figures together say it, or those around it; a lone stray figure is not passed."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import told

TOGETHER = [
    # the quarter of the title, and months to which a sentence points back
    ("Marvell's third quarter of fiscal 2026", "Nine-month revenue advanced 15%. The chip designer generated $1.38 billion from operations and $1.14 billion of free cash flow over the same months.", "2025-12-05", ("$1.38 billion", "$1.14 billion")),
    # a half year told in words that stand with nothing
    ("Tesla", "Here is a carmaker that has just had a dreadful six months, taking in $41.83 billion of revenue where it had $46.8 billion in the first half of 2024, and that still drew $4.70 billion from operations.", "2025-07-28", ("$41.83 billion", "$4.70 billion")),
    # the year of the heading, and a town in front of the figures
    ("Amazon and Meta in 2024", "MENLO PARK - Revenue was $164.5 billion at Meta in 2024. In Menlo Park its capital expenditures were $37.26 billion and net income $62.36 billion.", "2025-02-11", ("$37.26 billion", "$62.36 billion")),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figures"), TOGETHER)
def test_figures_of_a_sentence_say_together_of_when_it_tells(
    title: str, text: str, published: str, figures: tuple[str, ...]
) -> None:
    verdicts = told(title, text, published)
    for figure in figures:
        assert next(status for words, status in verdicts.items() if words.startswith(figure)) == "supported", verdicts


AROUND = [
    # of the nine months of the sentence before
    ("Marvell's third quarter of fiscal 2026", "Marvell's revenue for the nine months was $5.98 billion, up 45%. Repurchases totaled $1.84 billion.", "2025-12-05", "$1.84 billion"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figure"), AROUND)
def test_a_figure_is_right_of_a_period_that_those_around_it_show(
    title: str, text: str, published: str, figure: str
) -> None:
    verdicts = told(title, text, published)
    assert next(status for words, status in verdicts.items() if words.startswith(figure)) == "supported", verdicts


EARLIER = [
    # a level told as an earlier one: of the same months of the year before
    ("Netflix's second quarter of 2025", "The operating margin of Netflix was 34.1% in the second quarter of 2025. Last summer one had been happy with 27.2%.", "2025-07-21", "27.2%"),
    # whom the description means, only the figure tells
    ("Visa and Mastercard", "Visa had an operating income of $23.6 billion in fiscal 2024, and Mastercard one of $15.6 billion in 2024. The smaller network had revenue of $28.2 billion.", "2025-02-18", "$28.2 billion"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figure"), EARLIER)
def test_an_earlier_level_and_a_described_company_are_told_by_the_figures_around(
    title: str, text: str, published: str, figure: str
) -> None:
    verdicts = told(title, text, published)
    assert all(status == "supported" for words, status in verdicts.items() if words.startswith(figure)), verdicts
    assert any(words.startswith(figure) for words in verdicts)


STRAY = [
    # right of neither company
    ("Visa and Mastercard", "Visa had an operating income of $23.6 billion in fiscal 2024, and Mastercard one of $15.6 billion in 2024. The smaller network had revenue of $22.8 billion.", "2025-02-18", "$22.8 billion"),
    # told as an earlier level, and of no year before
    ("Netflix's second quarter of 2025", "The operating margin of Netflix was 34.1% in the second quarter of 2025. Last summer one had been happy with 22.7%.", "2025-07-21", "22.7%"),
    # of the half year, and told of the quarter
    ("Snowflake", "Snowflake filed for the second quarter of fiscal 2025. Operating activities brought in $425 million in the three months, and for the half year free cash flow was $404 million.", "2024-09-02", "$425 million"),
    # of the quarter, and told of the year to date
    ("Netflix", "In the second quarter of 2025 Netflix had revenue of $11.08 billion. Operating income was $3.77 billion, and year-to-date share repurchases have reached $1.65 billion.", "2025-07-21", "$1.65 billion"),
    # of the year before, which only an earlier level shows
    ("Visa", "Visa's fiscal 2024 ended in September. Net income was $19.74 billion, from $17.27 billion. Dividends took $3.75 billion.", "2024-11-18", "$3.75 billion"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figure"), STRAY)
def test_a_figure_of_another_time_than_is_told_is_not_passed(
    title: str, text: str, published: str, figure: str
) -> None:
    verdicts = told(title, text, published)
    assert next(status for words, status in verdicts.items() if words.startswith(figure)) != "supported", verdicts


def test_a_day_without_its_year_is_the_last_one_where_a_fact_is_told_of_it() -> None:
    text = "Exxon Mobil's cash, which had stood at $23.0 billion at the end of 2024, was down to $14.4 billion by the end of June."
    verdicts = told("Exxon", text, "2025-08-08")
    assert next(v for words, v in verdicts.items() if words.startswith("$14.4 billion")) == "supported", verdicts


OF_WORDS = [
    # a share of revenue is that of what was told before it
    ("Nvidia", "In the quarter to April 26, 2026, Nvidia spent $6.34 billion on research and development. Still, that is equal to 7.7% of sales.", "2026-05-22", "7.7%"),
    # a comparative makes it a change
    ("Marvell", "Marvell's revenue for the quarter ended November 2, 2024 was $1.516 billion, 6.9% better y/y.", "2024-12-05", "6.9%"),
    # a percentage of a profit alone is its margin
    ("Coca-Cola", "Coca-Cola's revenue was $47.1 billion in 2024, and out of every dollar it kept 61.1% as gross profit.", "2025-02-26", "61.1%"),
    # what a company invests is told of no part of it
    ("Tesla", "Tesla's capital expenditures on AI computers were $11.34 billion in 2024.", "2025-02-05", "$11.34 billion"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figure"), OF_WORDS)
def test_what_else_the_words_may_mean_is_right_where_it_fits(
    title: str, text: str, published: str, figure: str
) -> None:
    verdicts = told(title, text, published)
    assert next(v for words, v in verdicts.items() if words.startswith(figure)) == "supported", verdicts


NOT_SO = [
    ("Marvell", "Marvell's revenue for the quarter ended November 2, 2024 was $1.516 billion, 9.9% better y/y.", "2024-12-05", "9.9%"),
    ("Apple", "Apple's revenue on the iPhone was $416.2 billion in fiscal 2025.", "2025-11-05", "$416.2 billion"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figure"), NOT_SO)
def test_what_fits_under_no_reading_stays_open(title: str, text: str, published: str, figure: str) -> None:
    verdicts = told(title, text, published)
    assert next(v for words, v in verdicts.items() if words.startswith(figure)) == "unverified", verdicts


BY_FIGURES = [
    # a row of years, the newest or the oldest first
    ("Home Depot's annual report for fiscal 2024", "Home Depot's net earnings went $17.1 billion, $15.1 billion, $14.8 billion.", "2025-03-26", ("$17.1 billion", "$15.1 billion", "$14.8 billion")),
    ("Walmart in fiscal 2025", "Walmart's diluted EPS went $2.41, $1.91, $1.42.", "2025-03-18", ("$2.41", "$1.91", "$1.42")),
    # a second amount of one measure is that of the year before
    ("Exxon's first half of 2025", "Exxon spent $9.77 billion on buybacks in the first half of 2025 (was $8.34 billion).", "2025-08-08", ("$8.34 billion",)),
    # and one alone is no earlier one
    ("Amazon in 2024", "In 2024 Amazon made $68.6 billion of operating income from $638 billion of revenue.", "2025-03-18", ("$638 billion",)),
    # a ratio told in words, of two amounts beside it
    ("Nike's fiscal 2025", "In fiscal 2025 Nike's operations provided $3.70 billion, roughly half of the $7.43 billion recorded a year earlier.", "2025-07-22", ("half",)),
    # what the money was spent on says which measure it is
    ("Procter & Gamble's fiscal 2025", "In fiscal 2025 Procter & Gamble put $2.1 billion into research.", "2025-08-06", ("$2.1 billion",)),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figures"), BY_FIGURES)
def test_figures_beside_it_say_what_a_figure_is(
    title: str, text: str, published: str, figures: tuple[str, ...]
) -> None:
    verdicts = told(title, text, published)
    for figure in figures:
        assert next(v for words, v in verdicts.items() if words.startswith(figure)) == "supported", verdicts


NOT_BY_FIGURES = [
    # two of three do not fit
    ("Home Depot's annual report for fiscal 2024", "Home Depot's net earnings went $18.1 billion, $16.1 billion, $14.8 billion.", "2025-03-26", ("$18.1 billion", "$16.1 billion", "$14.8 billion")),
    # the ratio is another
    ("Nike's fiscal 2025", "In fiscal 2025 Nike's operations provided $3.70 billion, roughly a fifth of the $7.43 billion recorded a year earlier.", "2025-07-22", ("a fifth",)),
    # basic shares make it right of the year before
    ("J&J", "Basic earnings of $13.88 a share compare with $5.79 on a diluted basis at Johnson & Johnson for fiscal 2024.", "2025-02-14", ("$13.88",)),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figures"), NOT_BY_FIGURES)
def test_figures_that_do_not_agree_show_nothing(
    title: str, text: str, published: str, figures: tuple[str, ...]
) -> None:
    verdicts = told(title, text, published)
    for figure in figures:
        assert next(v for words, v in verdicts.items() if words.startswith(figure)) != "supported", verdicts


# P&G's 10-K of August 2025: fiscal 2025 revenue 84.28, net income 15.97, operating cash flow 17.82, dividends 9.87, capex 3.77 billion;
# its fourth quarter by the nine months of April: revenue 20.89, net income 3.63 billion.
MAINLY = (
    "Procter & Gamble booked $84.28 billion of revenue in fiscal 2025, and operating income of $20.45 billion. Its operating margin was 24.3%. "
    "In the final quarter alone revenue was $20.9 billion. {}"
)


def test_figures_of_the_main_period_are_not_of_the_quarter_told_in_passing() -> None:
    text = MAINLY.format(
        "Operations brought in $17.82 billion of cash. Capital expenditures took $3.77 billion. Dividends were $9.87 billion."
    )
    verdicts = told("Procter & Gamble's year", text, "2025-08-08")
    statuses = [s for words, s in verdicts.items() if words.startswith(("$17.82", "$3.77", "$9.87"))]
    assert statuses == ["supported"] * 3, verdicts


def test_a_figure_of_the_year_told_of_a_quarter_by_name_stays_wrong() -> None:
    text = MAINLY.format(
        "In the fourth quarter net income was $15.97 billion. In the fourth quarter capital expenditures were $3.77 billion."
    )
    verdicts = told("Procter & Gamble's year", text, "2025-08-08")
    statuses = {s for words, s in verdicts.items() if words.startswith(("$15.97", "$3.77"))}
    assert "supported" not in statuses, verdicts
