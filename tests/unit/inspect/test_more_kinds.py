"""Notes and their terms, what is said of every part, the rest of a year, shares of a whole and the title's direction."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from factcheck.pipeline import Checker
from factcheck.read.plain import read_text


@cache
def checker() -> Checker:
    return Checker(select=["consistency/*"])


def codes(text: str, day: str = "2025-06-03") -> list[str | None]:
    report = checker().check(read_text(text, "x.txt", published=date.fromisoformat(day)))
    return [finding.code for finding in report.findings]


OCTOBER = "2026-10-15"


@pytest.mark.parametrize(
    "text",
    [
        "The waterworks placed a seven-year bond of 1.5 billion euros, due in October {}, at 78 basis points over swaps.",
        "Kraghede sold a 7-year note of $300 million that matures in November {}.",
        "The issuer raised a new seven-year loan from six banks, repayable in September {}.",
    ],
)
def test_a_note_falls_due_when_its_term_is_over(text: str) -> None:
    assert codes(text.format(2031), OCTOBER) == ["wrong-duration"]
    assert not codes(text.format(2033), OCTOBER)


@pytest.mark.parametrize(
    "text",
    [
        "In 2024 the waterworks placed a seven-year bond, due in October 2031.",
        "The waterworks reopened and sold a seven-year bond due in October 2031.",
        "The fund holds the seven-year bond due in October 2031.",
    ],
)
def test_a_note_of_another_year_runs_for_less(text: str) -> None:
    assert not codes(text, OCTOBER)


EVERY = "{} Pumps: $410 million, after $388 million. Valves: {}, after $228 million. Filters: $97 million, after $90 million."


@pytest.mark.parametrize("told", ["Sales grew in all three divisions.", "All three divisions increased their sales."])
def test_what_is_said_of_every_part_holds_of_each(told: str) -> None:
    assert codes(EVERY.format(told, "$212 million")) == ["direction-flipped"]
    assert not codes(EVERY.format(told, "$239 million"))
    assert not codes(EVERY.format(told.replace("sales", "profit").replace("Sales", "Profit"), "$212 million"))


@pytest.mark.parametrize("part", ["the first nine months", "the first three quarters"])
def test_the_last_quarter_is_the_year_less_the_others(part: str) -> None:
    text = f"Revenue for the year was $815 million. In {part} it had been $588 million, so the final quarter contributed {{}}."
    assert codes(text.format("$212 million")) == ["arithmetic"]
    assert not codes(text.format("$227 million"))


@pytest.mark.parametrize(
    "text",
    [
        "One airline brings {} of its passengers, and it will leave in March.",
        "A single bank accounts for {} of their sales.",
        "The biggest tenant contributed {} of the group's revenue.",
    ],
)
def test_no_part_is_more_than_all(text: str) -> None:
    assert codes(text.format("115%")) == ["wrong-value"]
    assert not codes(text.format("15%"))


def test_more_than_a_target_may_be_reached() -> None:
    assert not codes(
        "Subscriptions accounted for 115% of total revenue growth. The branch reached 104% of its sales target."
    )


MARKET = "The researchers counted 4.5 million printers shipped in the quarter. Inkstead alone shipped 1.26 million, which gives it {} of the market."
FLATS = "The builder handed over 860 flats. They fetched €292.4 million, or {} apiece on average."


@pytest.mark.parametrize(("text", "wrong", "right"), [(MARKET, "35%", "28%"), (FLATS, "€450,000", "€340,000")])
def test_shares_of_a_market_and_prices_apiece_follow_from_what_stands_before(text: str, wrong: str, right: str) -> None:
    assert codes(text.format(wrong)) == ["arithmetic"]
    assert not codes(text.format(right))


@pytest.mark.parametrize(
    "text",
    [
        "The bus arm delivered {} vehicles. City buses accounted for 4,120 of them, coaches for 3,060 and school buses for 1,870; it makes no others.",
        "The works built {} vehicles last year. Poland took 4,120, Ukraine 3,060 and Romania 1,870, and nobody else bought any.",
    ],
)
def test_parts_that_are_all_add_up_though_they_are_counted_once(text: str) -> None:
    assert codes(text.format("9,450")) == ["arithmetic"]
    assert not codes(text.format("9,050"))


def test_a_title_that_turns_the_direction_of_the_only_change() -> None:
    text = "Sestri's revenue {} 12%\n\nGENOA - Sestri's half-year revenue came to 264 million euros, a decline of 12% from 300 million a year ago."
    assert codes(text.format("jumps")) == ["headline-vs-body"]
    assert not codes(text.format("falls"))


def test_a_part_beside_its_whole_is_no_slip() -> None:
    text = "Volante to cut 4,200 jobs, 2,400 of them in Spain\n\nVolante will shed 2,400 positions in Spain and 1,800 in France."
    assert not codes(text)


def test_a_newer_quarter_than_the_latest_that_was_published() -> None:
    text = "In its latest quarter, {} 2026, the company earned $148 million. When the third-quarter report came out on 29 October, the shares fell."
    assert codes(text.format("April to June"), "2026-11-12") == ["wrong-period"]
    assert not codes(text.format("July to September"), "2026-11-12")
    assert not codes(text.format("April to June").replace("came out", "is due"), "2026-10-12")


def test_the_end_of_the_fiscal_year_that_the_text_states() -> None:
    text = "The financial year of Oakhurst runs from July 1 to June 30. Sales in the fiscal year ended {} 2026 were $905 million."
    assert codes(text.format("31 May"), "2026-08-20") == ["wrong-date"]
    assert not codes(text.format("30 June"), "2026-08-20")


def test_shares_that_moved_on_a_holiday() -> None:
    text = "Shares of Bexley Axle jumped on Nasdaq on {}, 2026, after the company landed a contract."
    assert codes(text.format("Thursday, November 26"), "2026-11-27") == ["holiday"]
    assert not codes(text.format("Wednesday, November 25"), "2026-11-27")


def test_an_office_left_though_the_quotation_tells_of_another_year() -> None:
    text = 'Tomasz Wilk, the founder, stepped down as chief executive on March 31.\n\n"Hungary is where Poland was in 2015," said {}.'
    assert codes(text.format("chief executive Tomasz Wilk"), "2026-06-18") == ["wrong-role"]
    assert not codes(text.format("former chief executive Tomasz Wilk"), "2026-06-18")
    assert not codes(text.format("chief executive Joanna Sikora"), "2026-06-18")


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("It took $2.6 billion. Twelve months before, it had been {}. The chain is thus up a fifth.", "$2.0 billion", "$2.17 billion"),
        ("Norsund sold 90,000 cars, of which {} were electric, or a third of the total.", "18,000", "30,000"),
        ("Advertising brought {} of the $4.0 billion that Cormorant took in. At 61% of revenue it dwarfs the rest.", "$1.9 billion", "$2.44 billion"),
        ("Harmsen earned €140 million in 2025. As it had made {} in the first half, €61 million fell to the second.", "€66 million", "€79 million"),
    ],
)  # fmt: skip
def test_fractions_shares_and_halves_told_over_two_sentences(text: str, wrong: str, right: str) -> None:
    assert codes(text.format(wrong)) == ["arithmetic"]
    assert not codes(text.format(right))


@pytest.mark.parametrize(
    "text",
    [
        "Profit rises 8% before one-offs at Dunlin\n\nPretax profit at Dunlin was £31 million, down 8% from £33.7 million.",
        "The financial year of Kalmar runs to September 30. Its rival had sales of $90 million in the fiscal year ended 31 December 2025.",
        "The orchard paid 1,500 pickers $32 each for the first morning and $40 for the second, $108,000 altogether.",
        "After twelve years as chief executive, Annelies Maes, who has been with the firm since 2008, retires.",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert not codes(text, "2026-03-10")
