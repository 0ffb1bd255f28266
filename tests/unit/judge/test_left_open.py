"""Right figures whose company, time or measure the words before them tell otherwise than it seems: nobody is accused of them."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import check
from factcheck.read.plain import read_text
from tests.unit.judge.by_filings import told

# Amazon: revenue of 2024 $637.959 billion, operating cash flow $115.877 billion; Meta: $164.501 billion and $91.328 billion
_DEBATE = """Two friends argue over the annual reports for 2024, one for Meta and one for Amazon.

ANNA: We had $164.5 billion of revenue, and our operating cash flow was $91.3 billion. Meta keeps more of each dollar than Amazon does.

BILL: On $638.0 billion of revenue! And our {cash} of operating cash flow beat yours.

ANNA: We sleep well, though.

BILL: So do we."""


def test_who_says_we_in_a_dialogue_may_speak_for_another_company() -> None:
    verdicts = told("The debate", _DEBATE.format(cash="$115.9 billion"), "2025-03-03")
    assert "contradicted" not in verdicts.values(), verdicts


# NVIDIA, diluted: $0.82 in the quarter to 30 April 2023, $2.48 in that to 30 July; dividends of the half year $199 million
_SPRING = """NVIDIA's filing for the quarter ended July 30 is out.

{topic}: $7.19 billion and $2.04 billion. EPS {eps}.

And now: revenue of $13.51 billion. EPS $2.48."""


@pytest.mark.parametrize("topic", ["This spring (to April 30)", "Last quarter, ended April 30, 2023"])
def test_the_time_before_a_colon_holds_for_the_paragraph(topic: str) -> None:
    verdicts = told("NVIDIA", _SPRING.format(topic=topic, eps="82 cents"), "2023-08-28")
    assert verdicts["82 cents"] != "contradicted", verdicts


def test_a_time_told_of_one_figure_in_an_aside_is_not_that_of_the_next() -> None:
    text = (
        "NVIDIA's six-month operating cash flow is $9.26 billion. It bought back $3.07 billion of stock, all of it in the second quarter, "
        "and paid $199 million in dividends."
    )
    assert told("NVIDIA's half year", text, "2023-08-28")["$199 million"] != "contradicted"


@pytest.mark.parametrize(("figure", "accused"), [("$8.47 billion", False), ("$9.84 billion", True)])
def test_what_a_level_was_before_is_not_the_newest(figure: str, accused: bool) -> None:
    # Salesforce: cash of $8.848 billion on 31 January 2025, $8.472 billion a year before
    text = f"The balance sheet: cash $8.8 billion after {figure} last January. Total assets topped $100 billion for the first time."
    found = told("Salesforce's fiscal 2025", text, "2025-03-12")
    assert (next(v for k, v in found.items() if k.startswith(figure)) == "contradicted") is accused, found


@pytest.mark.parametrize(
    ("sentence", "figure", "accused"),
    [
        # $8.929 billion after $8.383 billion is 6.5% more; per share it was $9.00 after $8.36
        ("The dividend, on the other hand, went up by 7.7%.", "7.7%", False),
        ("Its dividend was raised 7.7%.", "7.7%", False),
        ("Dividend payments to all owners went up by 17.7%.", "17.7%", True),
        ("Dividends paid rose 17.7%, to $8.93 billion.", "17.7%", True),
    ],
)
def test_the_dividend_may_be_what_a_share_gets(sentence: str, figure: str, accused: bool) -> None:
    text = f"Home Depot's sales in fiscal 2024 were $159.5 billion, and net income was $14.8 billion. {sentence}"
    verdicts = told("Home Depot", text, "2025-03-25")
    assert (verdicts[figure] == "contradicted") is accused, verdicts


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("no more than $2.0 billion", "supported"),
        ("no less than $2.0 billion", "supported"),
        ("no more than $1.9 billion", "contradicted"),
    ],
)
def test_what_rounds_to_a_bound_told_as_reached_is_in_it(words: str, status: str) -> None:
    # Netflix: $2.026 billion from operations in 2022
    verdicts = told("Netflix", f"In 2022 Netflix's operating cash flow was {words}.", "2025-01-28")
    assert next(v for k, v in verdicts.items() if words[-12:] in k) == status, verdicts


def test_a_row_of_quarters_of_which_only_the_last_is_dated_is_of_several_times() -> None:
    text = "NVIDIA's quarterly revenue went to $2.58 billion, then to $3.01 billion and, in the three months to January 26, to $3.11 billion."
    verdicts = told("NVIDIA", text, "2020-05-22")
    assert "contradicted" not in verdicts.values(), verdicts
    assert verdicts["$3.11 billion"] == "supported", verdicts


def test_two_figures_after_two_others_take_their_measures() -> None:
    # NVIDIA's half year to 30 July 2023: revenue $20.699 billion, net income $8.232 billion; a year before $14.992 and $2.274 billion
    text = (
        "NVIDIA's half year to July 30 adds up to $20.7 billion of revenue and $8.2 billion of net income, after $15.0 billion and $2.3 billion "
        "in the first half of last year."
    )
    assert told("NVIDIA", text, "2023-08-28")["$15.0 billion"] == "supported"


@pytest.mark.parametrize("corner", ["Quarter to June", "June quarter", "Three months to June"])
def test_the_corner_of_a_table_says_of_which_months_its_years_are(corner: str) -> None:
    # Alphabet's quarter to June: revenue $69.685 billion in 2022, $61.880 billion in 2021
    text = f"Alphabet, in millions of dollars:\n\n| {corner} | 2022 | 2021 |\n|---|---|---|\n| Revenue | 69,685 | 61,880 |\n"
    verdicts = told("Alphabet comes down to earth", text, "2022-07-28")
    assert (verdicts["69,685"], verdicts["61,880"]) == ("supported", "supported"), verdicts


def test_a_heading_over_points_tells_their_length_of_time() -> None:
    # IBM, diluted: $2.31 in the second quarter of 2025, $3.43 in the half year
    text = "Quarter\n• Revenue $16.98bn (2Q24: $15.77bn), +8%\n• EPS $2.31 (last year $1.99)\n\nHalf year\n• Revenue $31.5bn after $30.2bn: +4%\n• EPS $3.43 against $3.71"
    assert told("IBM 1H25: notes from the 10-Q", text, "2025-07-25")["$2.31"] != "contradicted"


def test_two_figures_say_of_when_a_sentence_tells_whose_time_is_another_companys() -> None:
    # Alphabet in 2025: net income of $132.170 billion after $100.118 billion
    text = (
        "Microsoft closed its December quarter with revenue of $81.3 billion.\n\n"
        "Alphabet's revenue passed $400 billion for the first time, with net income of $132.2 billion, a gain of 32%."
    )
    verdicts = told("Cloud giants", text, "2026-02-12")
    assert (verdicts["$132.2 billion"], verdicts["32%"]) == ("supported", "supported"), verdicts


_TWO_BODIES = "The Federal Reserve left its rate unchanged. Tesla said revenue edged up 1% to $97.7 billion.\n\n"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (_TWO_BODIES + '"There is no hurry," Chair Jerome Powell told reporters.', "unverified"),
        (_TWO_BODIES + '"There is no hurry," Tesla chair Jerome Powell told reporters.', "contradicted"),
        (
            'Tesla said revenue edged up 1% to $97.7 billion. "There is no hurry," chair Jerome Powell told reporters.',
            "contradicted",
        ),
    ],
)
def test_an_office_without_an_organisation_may_be_anybodys(text: str, status: str) -> None:
    verdicts = told("A quiet Wednesday", text, "2025-01-30")
    assert next(v for k, v in verdicts.items() if k.endswith("hair Jerome Powell")) == status, verdicts


def test_a_yield_is_no_companys() -> None:
    article = read_text(
        "Markets\n\nThe yield on the 10-year Treasury was little changed at 4.53%.\n",
        "article",
        published=date(2025, 1, 30),
    )
    details = [c.verdict.detail for c in check(article, offline=True).claims if c.verdict is not None]
    assert len(details) == 1
    assert "the company" not in details[0]
