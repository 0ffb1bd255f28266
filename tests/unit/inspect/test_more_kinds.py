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


def test_two_years_with_a_clause_between_are_not_put_in_order() -> None:
    assert not codes("For Orlane 2021 was a shock, after the mill burned, and 2022 a relief when it reopened.")
    assert codes("The firm completed the mill in March 2021, after it started building in May 2022.") == ["wrong-date"]


def test_a_row_of_parts_above_a_total_comes_of_no_other_row() -> None:
    table = "Quayle Mills, in £ million\n\n| | 2025 | 2024 |\n|---|---|---|\n| Flour | 61.4 | 58.0 |\n| Bran | 44.1 | 42.3 |\n| Malt | 17.9 | 15.7 |\n{}\n\nThe miller had a good year."
    assert not codes(table.format("| Total | 123.4 | 116.0 |"))
    assert codes(table.format("| Total | 125.4 | 116.0 |")) == ["arithmetic"]


LEAVES = "Orla Finnerty is stepping down as head of the Ballycairn fish market after {} years. She took over in 2009, when it had six stalls."


def test_years_in_an_office_are_counted_from_its_beginning() -> None:
    assert codes(LEAVES.format(21)) == ["wrong-duration"]
    assert not codes(LEAVES.format(16))
    assert not codes(
        "Orla Finnerty retires from the board after nine years; Senan Daly, a director since 2021, follows."
    )


EDITION = "It was the {} edition of the regatta, which was first held in 1978 and has been sailed every year since{}."


@pytest.mark.parametrize(
    ("told", "unless", "wrong"),
    [("51st", "", True), ("48th", "", False), ("47th", "", False), ("51st", " the pandemic apart", False)],
)
def test_a_yearly_edition_is_counted_from_the_first(told: str, unless: str, wrong: bool) -> None:
    assert codes(EDITION.format(told, unless)) == (["wrong-duration"] if wrong else [])


TOOK = (
    "It took {} months to restore the organ: the builders began in January 2023 and finished in {}, to loud applause."
)


def test_what_took_so_long_lies_between_its_two_times() -> None:
    assert codes(TOOK.format(27, "June 2024")) == ["wrong-duration"]
    assert not codes(TOOK.format(17, "June 2024"))
    assert not codes("It took 27 months to restore the organ, which in January 2023 began to fall silent.")


def test_an_outlook_of_the_title_is_that_of_the_text() -> None:
    text = "Corlett Sensors raises annual sales forecast to ${} billion\n\nCorlett Sensors raised its outlook on Monday. It now sees sales of $2.64 billion this year, up from an earlier estimate of $2.51 billion."
    assert codes(text.format("2.46")) == ["headline-vs-body"]
    assert not codes(text.format("2.64"))


@pytest.mark.parametrize(
    "text",
    [
        "Around 2,130 people will lose their work when the Penhallow foundry shuts. It made a loss of £12 million. Of the {} employees who are to leave, 200 may retire.",
        "Question: What does Orbell offer? Answer: £21.30 in cash per share. The board likes it. Answer: It will not pay more than the £{} a share of the present offer.",
        "Ida Brandt is giving $21.3 million to the hospital. A new wing will be built. The ${} million from Brandt is the largest gift so far.",
    ],
)
def test_what_is_taken_up_with_its_digits_turned_is_what_was_told(text: str) -> None:
    right, wrong = ("2,130", "2,310") if "people" in text else ("21.30", "23.10") if "£" in text else ("21.3", "213")
    assert codes(text.format(wrong)) == ["repeated-metric"]
    assert not codes(text.format(right))


def test_a_round_amount_ten_times_as_large_is_another() -> None:
    assert not codes(
        "Ida Brandt is giving $5 million to the hospital. The $50 million from the state pays for the rest."
    )


LISTED = "Halvard's nine-month sales, by unit:\n\n- Ropes: €214 million\n- Nets: €131 million\n- Buoys: €87 million\n\n{} sold goods worth €{} million between January and September."


def test_a_sum_told_behind_its_list() -> None:
    assert codes(LISTED.format("Together the three units", 402)) == ["arithmetic"]
    assert not codes(LISTED.format("Together the three units", 432))
    assert not codes(LISTED.format("Together with the rope works the two shops", 402))


@pytest.mark.parametrize(("told", "wrong"), [("two thirds", True), ("half", False), ("about half", False)])
def test_a_fraction_of_the_whole_that_opens_the_sentence(told: str, wrong: bool) -> None:
    text = f"Of contracts worth €840 million at the end of June, €420 million, or {told}, came from one state."
    assert codes(text) == (["arithmetic"] if wrong else [])


def test_a_share_of_persons_is_no_more_than_all() -> None:
    assert codes("Of the pupils, 112% said they walked to school.") == ["wrong-value"]
    assert not codes("Of the pupils, 12% said they walked to school.")
    assert not codes("Of the subsidy, 112% was spent before the summer.")


@pytest.mark.parametrize(("told", "wrong"), [("sixfold", True), ("threefold", False), ("fourfold", False)])
def test_so_many_fold_between_two_years(told: str, wrong: bool) -> None:
    text = f"The co-op sold 700 cargo bikes in 2021 and 2,800 in 2025, a {told} increase."
    assert codes(text, "2025-12-20") == (["arithmetic"] if wrong else [])


def test_one_change_of_one_part_goes_one_way() -> None:
    text = "Online sales at the shoe chain Brogue & Sons were up 9% in the spring quarter. The stores lost ground. He was asked why online sales {} 9% in the quarter although the app was new."
    assert codes(text.format("fell")) == ["direction-flipped"]
    assert not codes(text.format("rose"))
    assert not codes(text.format("fell").replace("why online sales", "why sales in the stores"))


OFFICES = '"We grew too fast," said chief executive Marit Solberg. The founder will give up his pay. Solberg, the {}, has calculated that the cuts save $9 million.'


def test_who_is_called_by_the_surname_has_the_office_told_before() -> None:
    assert codes(OFFICES.format("finance chief")) == ["wrong-role"]
    assert not codes(OFFICES.format("chief executive"))
    assert not codes(OFFICES.format("finance chief").replace("The founder", "Finn Solberg, the founder,"))


HARBOURS = "Cargo at the four harbours of Ostrava Sound, in tonnes:\n\n1. Kilmory: 4,120\n2. Dunreith: 1,970\n3. Ferry Bay: 1,180\n4. Lochan: 640\n\nIn all there was more than last year. {}, the second-largest harbour of the sound, grew fastest."


def test_the_rank_that_a_list_gives() -> None:
    assert codes(HARBOURS.format("Ferry Bay")) == ["wrong-rank"]
    assert not codes(HARBOURS.format("Dunreith"))
    assert not codes(HARBOURS.format("Ferry Bay").replace("harbour of", "employer on"))


def test_a_market_share_beside_the_sales_and_the_market() -> None:
    text = "Wadlow has a market share of {} at home. It sold toys for €1.3 billion in 2024; the whole market, by its report, was worth €5.2 billion."
    assert codes(text.format("36%")) == ["arithmetic"]
    assert not codes(text.format("25%"))
