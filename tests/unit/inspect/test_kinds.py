"""Kinds of inconsistency in several wordings each, with what only looks like one."""

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


def codes(text: str, day: str = "2025-06-03") -> list[str | None]:
    return [finding.code for finding in found(text, day)]


# ---------------------------------------------------------------- the rest of a whole
RESTS = [
    "Savers put {} into the funds. Share funds took in $9.6 billion, bond funds $5.1 billion and gold funds the remaining $1.2 billion.",
    "Sales came to {}. Schools bought for $9.6 billion, hospitals for $5.1 billion, and the rest, $1.2 billion, went abroad.",
    "Of the {} that was collected, $9.6 billion went to roads, $5.1 billion to schools and the remaining $1.2 billion to parks.",
]


@pytest.mark.parametrize("text", RESTS)
def test_parts_with_the_rest_of_a_whole_add_up(text: str) -> None:
    assert codes(text.format("$18.3 billion")) == ["arithmetic"]
    assert not codes(text.format("$15.9 billion"))


def test_shares_with_the_rest_make_a_hundred() -> None:
    text = "The fund holds 58% in corporate bonds, 27% in government bonds and the remaining {} in cash."
    assert [f.consistent for f in found(text.format("25%"))] == ["15.0%"]
    assert not codes(text.format("15%"))


@pytest.mark.parametrize(
    "text",
    [
        "Revenue was $18.3 billion. It bought back $2.1 billion of shares in May and $1.4 billion in June, and may spend the remaining $5.2 billion of the programme.",
        "Funds had $18.3 billion. A year earlier it was $9.6 billion, two years earlier $5.1 billion; the remaining $1.2 billion had come later.",
        "Revenue was $17.1 billion. The fund keeps 12% in cash and bought another 3% of the remaining 40%.",
    ],
)
def test_a_rest_of_something_else_proves_nothing(text: str) -> None:
    assert not codes(text)


# ---------------------------------------------------------------- so much for each of so many shares
PRODUCTS = [
    ("Shares of Tessel change hands at $6.40. There are 210 million of them, which values the company at {}.", "$1.84 billion", "$1.34 billion"),
    ("Harbour Lights priced its shares at $22 each. With 95 million shares in issue it will have a market value of {}.", "$2.90 billion", "$2.09 billion"),
    ("Lindqvist will pay a dividend of $6.50 a share. On 280 million shares that is a payout of {}.", "$2.28 billion", "$1.82 billion"),
    ("Rowley sold 36 million new shares at $2.75 apiece, raising {} before costs.", "$119 million", "$99 million"),
    ("Corella pays a dividend of 34 cents a share. With 612 million shares on issue, it will cost {}.", "A$268 million", "A$208 million"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wrong", "right"), PRODUCTS)
def test_a_total_of_shares_follows_from_price_and_number(text: str, wrong: str, right: str) -> None:
    assert codes(text.format(wrong)) == ["arithmetic"]
    assert not codes(text.format(right))


@pytest.mark.parametrize(
    "text",
    [
        "Kestrel trades at $48 and has 250 million shares outstanding. At the peak in 2021 it was worth $21 billion.",
        "Brackwater bids $38 a share for Lowell, which has 179 million shares. Including $2.1 billion of net debt the deal values Lowell at $8.9 billion.",
        "Lowell trades at $38. The founder sold 12 million shares last year, and the company is worth $6.8 billion.",
    ],
)
def test_a_value_of_another_day_with_debt_or_of_a_sale_is_not_held_against_them(text: str) -> None:
    assert not codes(text)


def test_earnings_a_share_on_their_own_average_count() -> None:
    text = "Quillan Filtration results\n\n- Net income of $174.6 million\n- Diluted earnings per share of {}, based on 58.2 million weighted average diluted shares\n"
    assert codes(text.format("$3.40")) == ["arithmetic"]
    assert not codes(text.format("$3.00"))


# ---------------------------------------------------------------- changes over two sentences
CHANGES = [
    "Net profit came in at $212 million, the glass maker said. That compares with $184 million a year ago and is an improvement of {}.",
    "Net profit was $212 million, up from $184 million a year ago. The increase of {} came from bottles.",
    "Net profit was $212 million, against $184 million a year ago. That is an increase of {}.",
]


@pytest.mark.parametrize("text", CHANGES)
def test_a_change_told_behind_its_two_levels(text: str) -> None:
    assert codes(text.format("21.2%")) == ["arithmetic"]
    assert not codes(text.format("15.2%"))


def test_a_comparative_in_brackets_is_not_what_the_sentence_goes_on_with() -> None:
    text = "Net debt was £214 million at the year end (2023: £251 million), or {} times EBITDA of £195 million."
    assert not codes(text.format("1.1"))


# ---------------------------------------------------------------- scales and currencies
def test_a_lost_scale_is_shown_at_the_amount_that_lost_it() -> None:
    text = "Revenue at Coralis was $1.84 billion. For the year it now expects revenue of {} instead of $7.2 billion to $7.4 billion."
    (finding,) = found(text.format("$7.3 million to $7.5 million"))
    assert finding.code == "scale-slip"
    assert finding.figures[0].text == "$7.3 million to $7.5 million"
    assert not codes(text.format("$7.3 billion to $7.5 billion"))


def test_one_pair_in_two_currencies() -> None:
    text = "Pennine cut its net debt to {} from £352 million. Pretax profit was £61 million on revenue of £498 million."
    assert codes(text.format("$318 million")) == ["wrong-currency"]
    assert not codes(text.format("£318 million"))
    assert not codes(text.format("$318 million").replace("£498 million", "$498 million"))


# ---------------------------------------------------------------- days and years
DATED = [
    ("Creditors approved the plan on 6 October and four days later, on {}, the court confirmed it.", "2 October", "10 October", "wrong-date"),
    ("The period begins on 22 September 2025 and ends on {}.", "8 September 2025", "29 September 2025", "wrong-date"),
    ("Good morning. It is {}, and wheat is down again.", "Friday", "Tuesday", "weekday-date"),
    ("Our financial year is the calendar year. The {} quarter, from April to June, was a good one.", "third", "second", "wrong-period"),
    ("Waitaki, whose financial year runs from 1 July to 30 June, lost money in the {} quarter ended 31 December 2024.", "third", "second", "wrong-period"),
    ("Grace Otieno leaves as chief executive in June 2025 after {} years in the job. She became chief executive in 2014.", "16", "11", "wrong-duration"),
    ("Bosphorus goes ahead after its shareholders approved the plan at a meeting in Istanbul on {}.", "September 30, 2025", "May 30, 2025", "tense"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wrong", "right", "code"), DATED)
def test_times_told_twice(text: str, wrong: str, right: str, code: str) -> None:
    assert codes(text.format(wrong)) == [code]
    assert not codes(text.format(right))


@pytest.mark.parametrize(
    "text",
    [
        "The third quarter, from April to June, was a good one for Tarn Valley, whose financial year begins in October.",
        "From 22 September the shop is shut. Since 8 September it had been empty.",
        "Claudia Frei has run the service business since 2020. She follows Peter Lang, who retires after eleven years at the top.",
        "The board approved a meeting of holders on September 30, 2025.",
        "The deal was announced on 2 October 2024. Four days before, on 28 September, the talks had failed.",
    ],
)
def test_times_that_only_look_so(text: str) -> None:
    assert not codes(text)


# ---------------------------------------------------------------- headline, table, office, market
def test_a_headline_whose_verb_stands_behind_the_name() -> None:
    text = "Sales at Brightwell {} as shoppers stay away\n\nBrightwell's sales fell 6% to £318 million in the three months to September.\n"
    assert codes(text.format("rise")) == ["headline-vs-body"]
    assert not codes(text.format("drop"))


def test_inflation_picks_up_only_if_it_was_lower_before() -> None:
    text = "Inflation in Caldonia {}\n\nConsumer prices rose 3.4% in July from a year earlier after a rise of 3.9% in June.\n"
    assert codes(text.format("picks up")) == ["headline-vs-body"]
    assert not codes(text.format("slows"))


TABLE = """Tideline's third quarter

| | Q3 2025 | Q2 2025 |
|---|---|---|
| Spot volume ($ billion) | 412 | 365 |
| Derivatives volume ($ billion) | 1,090 | 1,012 |

The exchange handled spot trades worth {} in the third quarter.
"""


def test_the_row_is_found_by_the_words_of_its_label() -> None:
    assert codes(TABLE.format("$421 billion"), "2025-10-28") == ["repeated-metric"]
    for right in ("$412 billion", "$47 billion more"):
        assert not codes(TABLE.format(right), "2025-10-28")


def test_cells_of_one_column_are_no_repetition() -> None:
    text = """Daeyang Materials: full-year figures

| KRW billion | 2024 | 2023 |
|---|---|---|
| Displays | 8,412 | 7,965 |
| Batteries | 3,106 | 3,540 |
| Group revenue | 11,518 | 11,505 |

As first published, Displays had revenue of 8,240 billion won in 2023. Revenue of roughly 11.5 trillion won was a record.
"""
    assert not codes(text, "2025-02-20")


def test_who_was_succeeded_has_left() -> None:
    text = "Jens Aagaard, who took over from Marta Vinter in June 2024, has cut costs. On Tuesday chief executive {} said that rates would soften."
    assert codes(text.format("Marta Vinter")) == ["wrong-role"]
    assert not codes(text.format("Jens Aagaard"))
    assert not codes(
        text.format("Jens Aagaard").replace("said", "said, as former chief executive Marta Vinter had done,")
    )


def test_the_market_of_the_sentence_before() -> None:
    text = "Shares of Sagamine closed 1.9% lower in Tokyo on Tuesday. They had already dropped 4.8% there on {}, in heavy trading."
    assert codes(text.format("Monday, Nov. 3"), "2025-11-04") == ["holiday"]
    assert not codes(text.format("Friday, Oct. 31"), "2025-11-04")


def test_a_quarter_whose_successor_must_have_been_reported() -> None:
    text = "In its most recent quarter, which ended on {}, Nvidia had revenue of $44.1 billion."
    assert codes(text.format("April 27, 2025"), "2025-09-16") == ["wrong-period"]
    assert not codes(text.format("April 27, 2025"), "2025-06-16")


# ---------------------------------------------------------------- margins, fractions, sums in passing
MARGINS = [
    "Sales came to $3.6 billion in the second quarter. Operational EBIT was $468 million. This corresponds to a margin of {}.",
    "Operating profit at Vantor rose to $468 million on sales of $3.6 billion. The margin of {} was the best in years.",
    "On sales of $3.6 billion Lorenza made an operating profit of $468 million, so that the operating margin was {}.",
]


@pytest.mark.parametrize("text", MARGINS)
def test_a_margin_of_the_profit_told_before(text: str) -> None:
    assert codes(text.format("17%")) == ["arithmetic"]
    assert not codes(text.format("13%"))


@pytest.mark.parametrize(
    "text",
    [
        "Corvane's revenue was $1.07 billion and its operating income $160 million. In Spain the operating margin was 21%.",
        "Orvane's revenue was $812 million; $270 million came from cans. Operating profit of $93 million gives a margin of 11.5%.",
        "Revenue was $1.07 billion and operating income $160 million. The operating margin was up from 14.1% a year ago.",
        "Revenue was $1.07 billion and operating income $160 million. Adjusted for the fire, the operating margin was 19%.",
    ],
)
def test_a_margin_of_another_part_or_version_is_left_alone(text: str) -> None:
    assert not codes(text)


SUMS = [
    "Wheat made up 3.1 million tonnes, maize 1.9 million and rapeseed 0.6 million; together the terminal loaded {} tonnes.",
    "Castor sold for 2.4 million euros in the first half and 3.2 million euros in the second, so that sales for the full year came to {} euros.",
    "The authority fined three makers {} euros in all: 2.3 million for Kranz, 1.9 million for Uplift and 1.4 million for Monta.",
]


@pytest.mark.parametrize("text", SUMS)
def test_sums_told_in_passing(text: str) -> None:
    assert "arithmetic" in codes(text.format("6.6 million"))
    assert not codes(text.format("5.6 million"))


def test_a_full_year_with_more_than_its_halves() -> None:
    text = "Castor sold for $212 million in the first half and $268 million in the second; with the shops, revenue for the full year was $530 million."
    assert not codes(text)


def test_a_difference_is_not_compared_with_the_level_behind_it() -> None:
    assert not codes("Brent settled at $63.10 on Thursday, $1.40 higher than the $61.70 of the day before.")


def test_a_change_behind_but_has_a_base_of_its_own() -> None:
    assert not codes(
        "Output was 412 tonnes, 18% less than the 502 of a year ago but 6% above the average of ten years."
    )


# ---------------------------------------------------------------- titles
def test_digits_of_a_title_in_another_order() -> None:
    text = "Ferriera sells gas pipes for {}\n\nFerriera has agreed to sell its gas pipes to two funds. The price is €1.3 billion, all in cash.\n"
    assert codes(text.format("€3.1 billion")) == ["headline-vs-body"]
    assert not codes(text.format("€1.3 billion"))
    assert not codes(
        text.format("€3.1 billion").replace("all in cash", "and €1.8 billion of debt go with them, €3.1 billion in all")
    )


def test_the_direction_that_two_levels_show() -> None:
    text = "Unemployment {}\n\nUnemployment was 5.6% in June, down from 5.8% in May, according to the labour office.\n"
    assert codes(text.format("climbs")) == ["headline-vs-body"]
    assert not codes(text.format("falls"))


def test_a_verb_before_its_noun() -> None:
    text = "Castlemaine {} its dividend\n\nCastlemaine will pay a final dividend of 14 cents a share, down from 19 cents last year.\n"
    assert codes(text.format("lifts")) == ["headline-vs-body"]
    assert not codes(text.format("cuts"))


# ---------------------------------------------------------------- more times
MORE_TIMES = [
    ("The prize was handed to the winners in Oslo on {}.", "14 July 2025", "14 March 2025", "tense"),
    ("For the {} months from January to June, Colwyn made a loss.", "nine", "six", "wrong-period"),
    ("The yard was closed from 2 June to 11 August, {} weeks, after a fire.", "six", "ten", "wrong-duration"),
    ("The board elected Dr Ines Kaufmann, {}, as its chair. Kaufmann was born in Hamburg in 1966.", "48", "58", "wrong-duration"),
    ("Selma Aydin, who was born in Izmir in 1979 and came to Cologne as a child, is {} and leads the bank.", "36", "46", "wrong-duration"),
    ("Volta recalled the heaters on {}, after a first fire had been reported on 2 March 2025.", "14 January 2025", "14 May 2025", "wrong-date"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wrong", "right", "code"), MORE_TIMES)
def test_more_times_told_twice(text: str, wrong: str, right: str, code: str) -> None:
    assert codes(text.format(wrong)) == [code]
    assert not codes(text.format(right))


NIKE = "Nike's turnaround shows first results\n\nNike surprised Wall Street with a small rise in sales. {} said that it would take time.\n"


def test_an_office_that_was_left_by_the_record() -> None:
    assert codes(NIKE.format("Chief Executive John Donahoe"), "2025-10-01") == ["wrong-role"]
    for right in (
        "Chief Executive Elliott Hill",
        "Former Chief Executive John Donahoe",
        "Microsoft's chief executive John Donahoe",
    ):
        assert not codes(NIKE.format(right), "2025-10-01")
    assert not codes(NIKE.format("Chief Executive John Donahoe"), "2024-10-20")


def test_where_claims_are_judged_an_office_is_not_reported_twice() -> None:
    article = read_text(NIKE.format("Chief Executive John Donahoe"), "x.txt", published=date(2025, 10, 1))
    report = Checker().check(article)
    assert not [f for f in report.findings if f.rule == "consistency/identity"]
    assert [c.verdict.status for c in report.claims if c.metric == "office" and c.verdict] == ["contradicted"]
