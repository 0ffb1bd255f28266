"""Rows told in a sentence, steps with their cause or their size, and what is compared with an earlier time told in a clause."""

from __future__ import annotations

import pytest

from tests.unit.inspect.test_kinds import codes

ROSE = "Revenue at Hartog Logistics rose from €41.0 million to €43.3 million, {}."


@pytest.mark.parametrize("cause", ["as it grew by €2.8 million in the first half", "an increase of €2.8 million"])
def test_the_step_itself_is_held_against_its_levels(cause: str) -> None:
    assert codes(ROSE.format(cause)) == ["arithmetic"]


@pytest.mark.parametrize(
    "text",
    [
        "Funds under management at Northgate Wealth climbed to £18.4 billion from £17.1 billion in the half year, as clients paid in £0.9 billion.",
        "Net debt at Hartog Logistics fell from €940 million to €860 million because the sale of a warehouse brought in €110 million.",
        "Assets under management at Corvin Funds rose from $41.0 billion to $43.3 billion, while markets added $2.8 billion.",
    ],
)
def test_one_cause_of_several_is_no_step(text: str) -> None:
    assert codes(text) == []


def test_thousands_beside_millions() -> None:
    text = "Turnover at Bexley Builders slipped 2 per cent to {} in 2024, having been £655 million in 2023. Pre-tax profit was £71 million."
    assert codes(text.format("£640,000"), "2025-02-27") == ["scale-slip"]
    assert codes(text.format("£640 million"), "2025-02-27") == []
    assert codes("Sales at Calder Pumps rose from €750,000 in 2004 to €780 million in 2024.", "2025-02-27") == []


OFFER = "Northquay will pay {} in cash for {} of the 50 million Lindal shares, {} €{} million."


@pytest.mark.parametrize(
    ("each", "so"),
    [("each", "so that all the shares together are worth"), ("every one", "which puts the price of the company at")],
)
def test_so_much_for_each_of_so_many(each: str, so: str) -> None:
    assert codes(OFFER.format("€14.20", each, so, 910)) == ["arithmetic"]
    assert codes(OFFER.format("€14.20", each, so, 710)) == []


THEN = "The chain sold toys worth €212 million in November and December. That was {} more than in the same two months of 2023, when {}."


def test_an_earlier_level_told_in_a_clause_of_time() -> None:
    assert codes(THEN.format("€45 million", "sales amounted to €188 million")) == ["arithmetic"]
    assert codes(THEN.format("€24 million", "sales amounted to €188 million")) == []
    text = "Mills ground 640,000 tonnes, {} more than a year earlier, when they had ground 580,000 tonnes."
    assert codes(text.format("20%")) == ["arithmetic"]
    assert codes(text.format("10%")) == []


@pytest.mark.parametrize("then", ["costs had been €188 million", "it bought a rival for €188 million"])
def test_a_clause_of_time_that_tells_of_another_thing(then: str) -> None:
    assert codes(THEN.format("5%", then)) == []


def test_what_the_figures_cover_is_the_quarter_just_named() -> None:
    text = "Halden reported revenue of 1.92 billion kroner for the {} quarter. The figures cover the months of January to March. The company's financial year is the calendar year."
    assert codes(text.format("second"), "2025-05-15") == ["wrong-period"]
    assert codes(text.format("first"), "2025-05-15") == []
    text = "Tessel Foods, whose business year ends in June, presented its {} quarter. The period ran from July to September and was the best in years."
    assert codes(text.format("second"), "2025-11-15") == ["wrong-period"]
    assert codes(text.format("first"), "2025-11-15") == []
    text = "Nordhaus Paper reported a profit of €14 million for the {} quarter. Its business year is the calendar year. The figures are for the months of October to December."
    assert codes(text.format("third"), "2026-02-12") == ["wrong-period"]
    assert codes(text.format("fourth"), "2026-02-12") == []
    other = "Halden's financial year is the calendar year. It spoke of the second quarter. Sales in January to March had been poor."
    assert codes(other, "2025-05-15") == []


PUMPS = "Heat pumps installed in Ostmark in 2024, by maker:\n\nTermo 12,300; Calor 15,900; Brisk 8,100; others 4,000; all makers 40,300.\n\n{}"


def test_the_largest_of_a_list_that_its_heading_names() -> None:
    seller = "With that, {} was the largest supplier of heat pumps in the province last year."
    assert codes(PUMPS.format(seller.format("Termo"))) == ["wrong-rank"]
    assert codes(PUMPS.format(seller.format("Calor"))) == []
    assert codes(PUMPS.format("Termo is the largest employer in the province.")) == []
    assert codes(PUMPS.format("Brisk was the largest exporter of boilers to Norway.")) == []


RUN = (
    "Orrin Networks said revenue has now grown four times in a row from one quarter to the next. It was $163 million in the second quarter of 2025."
    "\n\nThe recent run: $139 million in the second quarter of 2024, $145 million in the third, ${} million in the fourth, $148 million in the first quarter of 2025, and now $163 million."
)


def test_a_streak_against_the_row_of_quarters() -> None:
    assert codes(RUN.format(152), "2025-07-24") == ["wrong-streak"]
    assert codes(RUN.format(147), "2025-07-24") == []


MILLS = "Harbin Mills made 400 tonnes in 2022, 427 tonnes in 2023, 413 tonnes in 2024 and 430 tonnes in 2025. {} risen for three years in a row."


def test_a_streak_of_another_measure_is_not_that_of_the_row() -> None:
    assert codes(MILLS.format("Output has thus"), "2026-01-15") == ["wrong-streak"]
    assert codes(MILLS.format("The dividend has"), "2026-01-15") == []


JOBLESS = "Unemployment in Tamsia fell to 5.1 percent in 2025, the lowest in {} years, the minister said.\n\nThe table gives 6.4 percent in 2021, 5.5 percent in 2022, 4.8 percent in 2023, 5.3 percent in 2024 and now 5.1 percent."
PORT = "Traffic at the port came to 9.1 million tonnes, the highest since {}. It had been 8.2 million tonnes in 2021, 9.6 million tonnes in 2022, 8.8 million tonnes in 2023, 9.0 million tonnes in 2024 and 9.1 million tonnes in 2025."


def test_the_lowest_in_so_many_years_of_a_row() -> None:
    assert codes(JOBLESS.format("five"), "2025-12-11") == ["not-a-record"]
    assert codes(JOBLESS.format("two"), "2025-12-11") == []
    assert codes(PORT.format(2020), "2026-01-15") == ["not-a-record"]
    assert codes(PORT.format(2022), "2026-01-15") == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        (
            "In Karsk, the oldest zoo, the number {} by 11 percent, from 1.8 million to 2.0 million, after the elephant house had opened.",
            "fell",
            "rose",
        ),
        ("Takings at the gate {} almost 9%, from £2.2 million to £2.4 million.", "dropped", "grew"),
    ],
)
def test_a_verb_with_its_size_before_the_two_levels(text: str, wrong: str, right: str) -> None:
    assert codes(text.format(wrong)) == ["direction-flipped"]
    assert codes(text.format(right)) == []


@pytest.mark.parametrize(
    "text", ["The club fell from 7 in the table to 9.", "The lira fell from 38.2 to the dollar to 39.4 within a week."]
)
def test_places_and_rates_of_exchange_have_no_such_size(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Capital spending at Ostrand was $83 million, 30% more than in 2023, when it had come down from $78 million.",
        "Sales at Ostrand grew, $56.3 million after $54.3 million, so plus 3.7%. From 2022 to 2023 they had declined 6.4%.",
        "Most is spent by three. $83 million at Ostrand, $30 million up; $52 million at Tessel, $20 million up; $37 million at Kolo, $10 million up. Together: $172 million.",
    ],
)
def test_a_step_from_another_level_is_held_against_that(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Net profit at Hartog Logistics soared 59% from €166 million, and spending on vans rose to €49.9 million.",
        "Net profit at Hartog Logistics climbed from €166 million, while spending on vans rose to €149 million.",
    ],
)
def test_a_level_of_something_else_is_no_end_of_the_way(text: str) -> None:
    assert "direction-flipped" not in codes(text)


def test_a_way_between_its_own_levels_is_held_against_its_verb() -> None:
    assert codes("Freight at Hartog Logistics soared from 1.66 million tonnes to 1.49 million tonnes in 2024.") == [
        "direction-flipped"
    ]
