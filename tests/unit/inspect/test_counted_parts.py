"""Parts that a sentence counts, shares of a total told before, and what reading a whole article adds to the other inspections."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from factcheck.model import Finding
from factcheck.pipeline import Checker
from factcheck.read.plain import read_text


@cache
def checker() -> Checker:
    return Checker(select=["consistency/*"])


def found(text: str, day: str = "2025-06-03") -> list[Finding]:
    return list(checker().check(read_text(text, "x.txt", published=date.fromisoformat(day))).findings)


SEGMENTS = (
    "Tarrant Industries posted third-quarter revenue of {whole}. The company has three segments: Aerospace, with revenue "
    "of $1.74 billion, Fluid Systems, with $1.21 billion, and Motion, with $660 million."
)


def test_three_segments_that_do_not_make_the_total() -> None:
    (finding,) = found(SEGMENTS.format(whole="$3.96 billion"))
    assert finding.code == "arithmetic"
    assert "$1.74 billion + $1.21 billion + $660 million is $3.61 billion" in finding.message
    assert len(finding.figures) == 4


@pytest.mark.parametrize("whole", ["$3.61 billion", "$3.6 billion", "$3.48 billion"])
def test_sales_between_segments_are_no_error(whole: str) -> None:
    assert not found(SEGMENTS.format(whole=whole))


@pytest.mark.parametrize("word", ["three largest segments", "three segments, among others", "two segments"])
def test_a_list_that_is_not_all_of_them_proves_nothing(word: str) -> None:
    assert not found(SEGMENTS.format(whole="$9.6 billion").replace("three segments", word))


SHARE = "Maplewood Software reported revenue of $6.3 billion for the first quarter. Subscriptions brought in {part}, or {rate} of revenue."


def test_a_share_of_the_revenue_told_before() -> None:
    (finding,) = found(SHARE.format(part="$2.4 billion", rate="46%"))
    assert finding.consistent == "38.1%"
    assert not found(SHARE.format(part="$2.4 billion", rate="38%"))


def test_a_share_of_one_of_two_revenues_is_not_judged() -> None:
    assert not found("Revenue was $5.2 billion a year ago. " + SHARE.format(part="$2.4 billion", rate="46%"))


@pytest.mark.parametrize("word", ["laid", "signed", "delivered"])
def test_what_was_done_on_a_day_to_come(word: str) -> None:
    text = f"Larkin Shipyards was awarded a contract for two vessels. The first keel was {word} on June 17, 2025."
    assert [f.code for f in found(text)] == ["tense"]


@pytest.mark.parametrize("word", ["scheduled", "planned", "postponed"])
def test_what_was_put_on_a_day_to_come_is_no_past(word: str) -> None:
    assert not found(f"Larkin Shipyards wins an order. The vote was {word} on June 17, 2025.")


def test_a_dateline_is_no_day_of_trading() -> None:
    text = "TOKYO, May 6, 2025 - Shares of Tokinawa Electron rose 4.1% in Tokyo on Monday, May {day}, to close at 21,480 yen."
    assert [f.code for f in found(text.format(day=5), "2025-05-06")] == ["holiday"]


def test_the_same_digits_at_another_scale() -> None:
    text = 'Management opened with the quarter: revenue was $742 million. "We did $742 {scale} of revenue," the chief executive said.'
    assert [f.code for f in found(text.format(scale="billion"))] == ["scale-slip"]
    assert not found(text.format(scale="million"))


def test_a_premium_is_no_price_of_the_whole() -> None:
    text = "Brackwater agreed to buy Lowell Gas for $38 a share, or about $6.8 billion, a premium of {rate} to Monday's closing price of $29.90."
    assert not found(text.format(rate="27%"))


def test_a_list_of_which_there_is_no_more() -> None:
    text = "Veltro will cut {n} jobs: 1,500 in Germany, 1,200 in Spain and 300 in Turin. No other site is affected."
    assert [f.consistent for f in found(text.format(n="3,400"))] == ["3,000 jobs"]
    assert not found(text.format(n="3,000"))
    assert found(text.format(n="3,400").replace("No other site is affected", "Unions are angry"))
    assert not found(text.format(n="3,400").replace("No other site is affected", "The rest go in Mexico"))
    partial = text.format(n="3,400").replace("No other site is affected", "Unions are angry")
    assert not found(partial.replace("1,500 in", "among them 1,500 in"))


def test_an_age_and_a_year_of_birth_in_two_sentences() -> None:
    text = (
        "Kirsten Dahl, {age}, becomes chief executive of Fjordline. Dahl, born in 1967, has led its farms since 2016."
    )
    assert [f.code for f in found(text.format(age=48))] == ["wrong-duration"]
    assert not found(text.format(age=57))


def test_years_in_business() -> None:
    text = "Bolton & Sons, which was founded in 1975, marks its {n} years in business this month."
    assert [f.code for f in found(text.format(n=40))] == ["wrong-duration"]
    assert not found(text.format(n=50))


def test_a_forecast_told_from_the_larger_to_the_smaller() -> None:
    text = "Glenrock raised its forecast for earnings per share to {range}, from $4.90 to $5.10 before."
    assert [f.code for f in found(text.format(range="$5.40 to $5.10"))] == ["arithmetic"]
    assert not found(text.format(range="$5.10 to $5.40"))


def test_a_change_from_a_year_ago_beside_the_figure_of_the_quarter_before() -> None:
    text = "Calloway earned $1.18 billion in the first quarter, 12% more than a year earlier, though less than the $1.31 billion of the final quarter of 2024."
    assert not found(text, "2025-04-17")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        # an earlier level in brackets is no part, nor is what was sold in one quarter one of the half year
        ("Sales were $159.5 billion (fiscal 2023: $152.7 billion). The rise stems from Tarrant, which contributed $6.4 billion, and from an extra week, worth $2.5 billion.", False),
        ("First-half revenue was $1.48 billion. Subscriptions brought $744.5 million in the second quarter, services the remaining $16.4 million.", False),
        ("Revenue was $1.48 billion. Subscriptions brought $744.5 million, services the remaining $16.4 million.", True),
        # growth over years, and over one
        ("Revenue rose 8.7% to $37.9 billion in fiscal 2025. In two years research grew by less than 9%. Meanwhile revenue grew by 21%.", False),
        # what was given is no change of what is told before
        ("Operating cash flow fell to $24.2 billion in 2024 from $29.1 billion in 2023, as Tarrant advanced $9 billion to providers.", False),
        ("Operating cash flow fell by $9 billion to $24.2 billion in 2024 from $29.1 billion in 2023.", True),
    ],
)  # fmt: skip
def test_figures_of_other_times_are_no_parts(text: str, wrong: bool) -> None:
    assert any(f.code in ("arithmetic", "repeated-metric") for f in found(text)) is wrong


POINTS = (
    "Harbin Cranes: 4 Points\n\n{list}\n\nFirst, orders were up. Second, the yard was full. Third, no debt was left.\n"
)


@pytest.mark.parametrize(
    ("numbered", "accused"),
    [("We went to see the yard.", True), ("1) Orders rose.\n2) Costs fell.\n3) Cash rose.\n4) Debt fell.", False), ("1. Orders.\n2. Costs.\n3. Cash.", True)],
)  # fmt: skip
def test_points_that_are_numbered_are_not_those_that_begin_with_first(numbered: str, accused: bool) -> None:
    assert any("4 Points" in f.message for f in found(POINTS.format(list=numbered))) is accused
