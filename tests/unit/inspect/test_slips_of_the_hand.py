"""Figures that follow from their neighbours but for one digit, and figures that are told to be more or less than another."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from factcheck.pipeline import Checker
from factcheck.read.plain import read_text


@cache
def checker() -> Checker:
    return Checker(select=["consistency/*"])


def codes(text: str, day: str = "2026-06-03") -> list[str | None]:
    article = read_text(f"Notes from the market\n\n{text}", "x.txt", published=date.fromisoformat(day))
    return [finding.code for finding in checker().check(article).findings]


SLIPS = [
    ("Nickel settled {} higher at $15,840 a tonne. It had closed at $15,420 on Tuesday.", "$420", "$320"),
    ("Sales came to €515 million in the third quarter, after €452 million in the first and €489 million in the second quarter. That brings the total for nine months to {}.", "€1,456 million", "€1,486 million"),
    ("Holders receive $31.50 for each share. With 96 million shares outstanding, that puts the equity at {}.", "$3.02 billion", "$3.62 billion"),
    ("The board approved a programme of $750 million and the company has spent $260 million. That leaves {}, to be used by autumn.", "$490 million", "$340 million"),
    ("Turnover was {}, of which €71 million was made in the first quarter and €117 million in the second.", "€188 million", "€198 million"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), SLIPS)
def test_one_digit_is_missed_and_the_neighbours_show_it(text: str, right: str, wrong: str) -> None:
    assert "arithmetic" in codes(text.format(wrong))
    assert not codes(text.format(right))


@pytest.mark.parametrize(
    "text",
    [
        "Sales came to €515 million, of which Spain brought €314 million and Portugal, where it opened in May, €92 million.",
        "Forecasts put the total at €1,486 million. The first half brought €452 million and the third quarter €489 million.",
        "Net interest income was €571 million and fees €358 million. Costs of €612 million left a small profit.",
    ],
)
def test_what_follows_from_none_of_them_is_left_alone(text: str) -> None:
    assert not codes(text)


COMPARED = [
    ("The chain sold 11.9 million tickets between June and August, {} more than the 11.0 million of last summer.", "8%", "18%"),
    ("The bank now sees inflation of 2.6% this year, {} percentage points above its March forecast of 2.3%.", "0.3", "0.8"),
    ("The fund took in $842 million in May, {} less than the $905 million of April.", "$63 million", "$83 million"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), COMPARED)
def test_a_distance_fits_the_two_figures_around_it(text: str, right: str, wrong: str) -> None:
    assert "arithmetic" in codes(text.format(wrong))
    assert not codes(text.format(right))


def test_the_word_of_comparison_fits_the_order() -> None:
    text = (
        "It reported a half-year profit of £31.2 million on Thursday, {} the £29.5 million that analysts had expected."
    )
    assert codes(text.format("below")) == ["comparison-flipped"]
    assert not codes(text.format("above"))


def test_what_is_itself_a_base_is_no_level() -> None:
    assert not codes(
        "The bid of 92 kroner is 31% more than Friday's price of 70.20 kroner and 44% more than the 64 kroner of December."
    )


def test_a_title_tells_what_the_text_tells_with_its_words() -> None:
    body = "\n\nThe chain now intends to open 14 hotels, six of them in Scotland. This year it is opening nine. It has 214 hotels."
    for number, wrong in (("40", True), ("14", False)):
        article = read_text(f"Calder to open {number} hotels{body}", "x.txt", published=date(2026, 6, 3))
        found = [f.code for f in checker().check(article).findings]
        assert found == (["headline-vs-body"] if wrong else [])


@pytest.mark.parametrize(("rate", "wrong"), [("13.3%", True), ("13.8%", False)])
def test_one_name_has_one_value(rate: str, wrong: bool) -> None:
    text = f"There is plenty to hand out: a CET1 ratio of 13.8% where the regulator wants 10.5%.\n\nA CET1 ratio of {rate} covers a lot of sins."
    assert codes(text) == (["repeated-metric"] if wrong else [])


@pytest.mark.parametrize(
    ("leaves", "name"),
    [
        ("Amaia Roca has been chief executive since July. Ruben Costa, whom she replaced, had built the works.", "Ruben Costa"),
        ("It has found a chief executive, Anders Holm. His predecessor, Helga Sand, left in May after a dispute.", "Helga Sand"),
    ],
)  # fmt: skip
def test_who_was_replaced_is_not_in_office(leaves: str, name: str) -> None:
    assert codes(f'{leaves}\n\n"We know it now," chief executive {name} said.') == ["wrong-role"]
    assert not codes(f'{leaves}\n\n"We know it now," former chief executive {name} said.')


def test_a_date_of_this_week_needs_no_year() -> None:
    text = (
        "The takeover was announced on {}, June 3. The target had $40 million in the bank at the end of 2025 and 2024."
    )
    assert codes(text.format("Tuesday")) == ["weekday-date"]
    assert not codes(text.format("Wednesday"))


def test_any_past_verb_with_its_object_tells_the_past() -> None:
    text = "On {}, 2026 the governor's deputy inaugurated the store and praised the builders."
    assert codes(text.format("July 21")) == ["tense"]
    assert not codes(text.format("May 21"))


def test_a_statistics_office_counts_in_calendar_quarters() -> None:
    text = "The statistics office counted 338,000 without work. In the three months from {}, which make up the second quarter, that was 22,000 more."
    assert codes(text.format("July to September"), "2026-10-13") == ["wrong-period"]
    assert not codes(text.format("April to June"), "2026-10-13")


@pytest.mark.parametrize(
    "text",
    [
        "The maker of pumps will close {} plants by next summer, it said: Zwickau with 700 jobs, Puebla with 500 and Esztergom with 400.",
        "The board said {} directors, Alan Whitcomb, Maria Esposito and Terence Vaughn, would leave in November.",
        "The city has ordered trams for {} lines: the 2, the 7 and the 15.",
    ],
)
def test_as_many_are_named_as_are_counted(text: str) -> None:
    assert codes(text.format("four")) == ["arithmetic"]
    assert not codes(text.format("three"))


def test_some_of_many_may_be_named() -> None:
    assert not codes("It runs four plants, including Zwickau, Puebla and Esztergom, and wants to keep them.")
    assert not codes("It now has eleven plants: Zwickau, Puebla and Esztergom stay open, the rest will be closed.")


@pytest.mark.parametrize(("month", "wrong"), [("March 2026", True), ("October 2026", False)])
def test_what_is_to_come_is_not_over(month: str, wrong: bool) -> None:
    assert codes(f"The firm will close its last office by the end of {month}, it said.") == (["tense"] if wrong else [])


@pytest.mark.parametrize(
    ("last", "right", "wrong"),
    [("Underwriting result | {} | 69", "145", "154"), ("Underwriting margin | {} | 3.0%", "6.0%", "9.0%")],
)
def test_a_row_follows_from_others_in_every_column(last: str, right: str, wrong: str) -> None:
    table = "EUR million | 2025 | 2024\nSales | 2,418 | 2,296\nClaims | 1,572 | 1,538\nCosts | 701 | 689\n"
    if "margin" in last:
        table += "Underwriting result | 145 | 69\n"
    for figure, expected in ((wrong, ["arithmetic"]), (right, [])):
        assert codes(f"{table}{last.format(figure)}\n\nThere was no hailstorm.") == expected


def test_a_speed_fits_the_two_rates() -> None:
    text = "Consumer prices rose 2.3% in April from a year earlier, {} than the 2.7% of March, the office said."
    assert codes(text.format("faster")) == ["comparison-flipped"]
    assert not codes(text.format("slower"))


def test_years_of_what_closes_are_counted_from_its_opening() -> None:
    text = "The mill will close after {} years, its owner said. It was opened in 1928 and had 1,900 workers once."
    assert codes(text.format("89")) == ["wrong-duration"]
    assert not codes(text.format("98"))


NO_SLIP = [
    # the step is the last of several
    "The central bank lowered its rate by 25 basis points to 4.50%, the fourth cut since May, when it stood at 5.50%.",
    # what is told of a part of them is not divided by all
    "Corran Quays sold four of its 16 cranes for $120 million, or $30 million apiece.",
    # another subject than that of the two levels
    "Turnover slipped 3% to £582 million from £600 million. Coffee was the exception: it grew 9% and now makes up a fifth.",
    # what came and what went
    "Eleven kiosks were added and two closed, which leaves 365. At the end of 2024 there had been 356.",
    # an earlier count of shares, and a price of next year
    "Net income was $71 million. It was $64 million a year ago, when there were 82 million shares. The brewer now aims for $3.40 a share "
    "and will use the price of its mill, $380 million, to retire debt.",
    # "it" is what the share before is of
    "Research rose to £88 million, or 22% of sales, and operating profit came to £76 million, 19% of it.",
    # any two years of the article may be meant
    "In 2014 Holm had sales of $300 million. Ten years later, in 2024, they were $591 million. Between 2014 and 2019 it grew by 5% a year. "
    "The dividend went from $0.50 to $1.50, so it tripled, which takes 11.6% a year.",
]


@pytest.mark.parametrize("text", NO_SLIP)
def test_what_has_another_basis_is_no_slip(text: str) -> None:
    assert not codes(text)
