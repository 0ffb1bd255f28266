"""Times told elsewhere than right at the figure: over the same years, in the order of a headline, in words put in between.

Every expected verdict is worked out from the filings that the comments name.
"""

from __future__ import annotations

import re

import pytest

from tests.unit.judge import by_filings


def told(title: str, text: str, published: str) -> dict[str, str]:
    """The verdicts by the figures, without the times behind them."""
    found = by_filings.told(title, text, published)
    return {re.split(" (?:in|at) ", words)[0]: status for words, status in found.items()}


# Apple, fiscal 2020 and 2025: revenue 274.5 and 416.2 billion, net income 57.4 and 112.0, R&D 18.8 and 34.6, gross profit 105.0 and
# 195.2, diluted shares 17.53 and 15.00 billion, EPS 3.28 and 7.46
APPLE = (
    "Apple's diluted shares averaged 17.53 billion in fiscal 2020 and 15.00 billion in fiscal 2025, a reduction of {}. "
)


@pytest.mark.parametrize(
    ("sentence", "figure", "status"),
    [
        ("", "14.4%", "supported"),
        ("", "24.4%", "contradicted"),
        ("Net income over the same period rose {}.", "95%", "supported"),
        ("Net income over the same period rose {}.", "59%", "contradicted"),
        ("Over those five years, gross profit rose {}.", "86%", "supported"),
        ("In the same period R&D rose {}.", "84%", "supported"),
        ("EPS rose 127% over that stretch, from {} to $7.46.", "$3.28", "supported"),
        ("EPS rose 127% over that stretch, from {} to $7.46.", "$3.82", "contradicted"),
    ],
)  # fmt: skip
def test_a_change_over_the_same_years_has_both_ends_of_what_was_told_before(
    sentence: str, figure: str, status: str
) -> None:
    text = APPLE.format("14.4%" if sentence else figure) + sentence.format(figure)
    assert told("Apple and its shares", text, "2025-11-20")[figure] == status


def test_in_the_same_period_of_nothing_told_over_years_is_no_change_over_years() -> None:
    # fiscal 2025 against 2024: revenue 416.2 and 391.0 billion, net income 112.0 and 93.7
    text = "Apple's revenue rose 6.4% in fiscal 2025. In the same period net income rose 19.5%."
    assert told("Apple's year", text, "2025-11-20")["19.5%"] == "supported"


ROWS = """**The figures ({heads})**

- Revenue: {revenue}
- Diluted EPS: $21.18 → $23.86 → $15.51
"""


# UnitedHealth, 2022 to 2024: revenue 324.2, 371.6 and 400.3 billion, diluted EPS 21.18, 23.86 and 15.51
@pytest.mark.parametrize("heads", ["2022 → 2023 → 2024", "2022, 2023, 2024"])
def test_levels_behind_arrows_are_of_the_times_that_the_line_above_announces(heads: str) -> None:
    found = told(
        "UnitedHealth in three years", ROWS.format(heads=heads, revenue="$324.2B → $317.6B → $400.3B"), "2025-02-28"
    )
    assert [found[figure] for figure in ("$324.2B", "$400.3B", "$21.18", "$23.86", "$15.51")] == ["supported"] * 5
    assert found["$317.6B"] == "contradicted"


def test_levels_behind_arrows_without_announced_times_accuse_nobody() -> None:
    found = told(
        "UnitedHealth in three years",
        ROWS.format(heads="in brief", revenue="$324.2B → $317.6B → $400.3B"),
        "2025-02-28",
    )
    assert "contradicted" not in found.values()


@pytest.mark.parametrize("head", ["Q1 FY26", "1QFY26", "Q1'26", "Q1 FY2026"])
def test_a_column_headed_by_a_year_in_two_digits_is_of_no_year_of_the_title(head: str) -> None:
    # Nvidia, first quarters of fiscal 2027 and 2026: revenue 81.615 and 44.062 billion, R&D 6.321 and 3.989
    rows = f"| $ millions | Q1 FY27 | {head} |\n|---|---|---|\n| Revenue | 81,615 | 44,062 |\n| R&D | 6,321 | 3,989 |\n"
    found = told("Nvidia Q1 FY2027 earnings", rows, "2026-05-22")
    assert [found[figure] for figure in ("81,615", "44,062", "6,321", "3,989")] == ["supported"] * 4


# Nike, fiscal 2024 and 2025: operating cash flow 7.43 and 3.70 billion, capex 812 and 430 million, buybacks 4.25 and 2.98 billion
NIKE = (
    "Nike's fiscal 2025 is best forgotten. Cash from operations, $7.4bn in fiscal 2024, was all but halved to $3.7bn. "
)


@pytest.mark.parametrize(
    ("sentence", "figure", "status"),
    [
        ("Capital spending took {}.", "$430m", "supported"),
        ("It still found {} for its own shares.", "$3.0bn", "supported"),
        ("It still found {} for its own shares.", "$4.2bn", "unverified"),
    ],
)  # fmt: skip
def test_a_year_told_between_commas_is_not_what_the_text_goes_on_with(sentence: str, figure: str, status: str) -> None:
    found = told("Nike's year", NIKE + sentence.format(figure), "2025-07-20")
    assert (found[figure], found["$3.7bn"], found.get("halved")) == (status, "supported", "supported")


# AbbVie in 2024: revenue 56.3 billion, net income 4.28 billion, in the fourth quarter -22 million; dividends 11.0, operating cash flow 18.8
ABBVIE = (
    "AbbVie's sales recovered to $56.3 billion last year, but write-downs took net earnings to $4.3 billion and in the final "
    "quarter the company lost $22 million. "
)


@pytest.mark.parametrize(("figure", "status"), [("$18.8 billion", "supported"), ("$22.8 billion", "unverified")])
def test_a_last_quarter_told_beside_the_year_does_not_turn_the_text_to_it(figure: str, status: str) -> None:
    found = told("AbbVie's 2024", f"{ABBVIE}Operating cash flow was {figure}.", "2025-02-20")
    assert (found["$4.3 billion"], found[figure]) == ("supported", status)


def test_a_balance_at_year_end_is_of_no_day_in_the_middle_of_the_year() -> None:
    # Boeing: cash 7.1 billion at the end of June 2025, 13.8 at the end of 2024, 10.9 at the end of June 2024
    text = "Boeing's cash dropped to $7.1 billion at the end of June from {} at year-end."
    assert told("Boeing's quarter", text.format("$10.9 billion"), "2025-07-30")["$10.9 billion"] != "supported"
    assert told("Boeing's quarter", text.format("$13.8 billion"), "2025-07-30")["$13.8 billion"] == "supported"


def test_bars_between_entries_make_no_table_of_a_line() -> None:
    # Alphabet, 2019: revenue 161.9 billion, net income 34.3, operating margin 21.1%
    found = told("Alphabet's 2019", "Revenue: $161.9B | Net income: $34.3B | Operating margin: 24.1%", "2020-02-10")
    assert (found["$161.9B"], found["$34.3B"], found["24.1%"]) == ("supported", "supported", "contradicted")


# Boeing, first halves: operating profit 285 million in 2025, operating loss 1.18 billion and net loss 1.78 billion in 2024
@pytest.mark.parametrize(("figure", "status"), [("$1.18 billion", "supported"), ("$1.78 billion", "not supported")])
def test_a_bare_loss_behind_an_operating_profit_is_an_operating_one(figure: str, status: str) -> None:
    text = f"For the first half of 2025 Boeing made an operating profit of $285 million, after a loss of {figure} in the first six months of 2024."
    found = told("Boeing's half", text, "2025-07-30")[figure]
    assert found == status or status == "not supported" and found != "supported"


# Meta in 2024: revenue 164.5 billion; Salesforce in fiscal 2024: 34.9 billion
@pytest.mark.parametrize(
    ("text", "figure", "status"),
    [
        ("Mark Zuckerberg's social-media giant took in {} in 2024.", "$164.5 billion", "supported"),
        ("In fiscal 2024 Marc Benioff's company had revenue of {}.", "$34.9 billion", "supported"),
        ("Mark Zuckerberg's company had revenue of {} in 2024.", "$146.5 billion", "contradicted"),
        ("Mark Zuckerberg's rival had revenue of {} in 2024.", "$146.5 billion", "not contradicted"),
    ],
)  # fmt: skip
def test_a_company_goes_by_the_name_of_who_leads_it(text: str, figure: str, status: str) -> None:
    found = told("Two giants", text.format(figure), "2025-02-20")[figure]
    assert found == status or status == "not contradicted" and found != "contradicted"


# Nvidia: net income 29.8 billion in fiscal 2024, 4.4 billion in fiscal 2023
@pytest.mark.parametrize("question", ["And the year before?", "A year earlier?", "In the prior year?"])
def test_an_earlier_year_is_asked_for(question: str) -> None:
    text = f"Nvidia's net income was $29.8 billion in fiscal 2024. {question} {{}}."
    assert told("Nvidia's year", text.format("$4.4 billion"), "2024-03-20")["$4.4 billion"] == "supported"
    assert told("Nvidia's year", text.format("$9.8 billion"), "2024-03-20")["$9.8 billion"] != "supported"


def test_revenue_from_a_commodity_is_of_a_part() -> None:
    # Union Pacific's revenue rose 2.4% in the second quarter of 2025
    found = told(
        "Union Pacific's second quarter",
        "In the second quarter of 2025 revenue rose 2.4%. Coal revenue climbed 23%.",
        "2025-07-28",
    )
    assert (found["2.4%"], found["23%"]) == ("supported", "unverified")


def test_halved_is_not_denied_by_a_greater_fall() -> None:
    # Johnson & Johnson's net income fell by 60% in 2024, its revenue rose by 4%
    found = told("Johnson & Johnson in 2024", "Johnson & Johnson's net income halved in 2024.", "2025-02-20")
    assert found["halved"] == "unverified"
    assert (
        told("Johnson & Johnson in 2024", "Johnson & Johnson's revenue halved in 2024.", "2025-02-20")["halved"]
        == "contradicted"
    )


UNITEDHEALTH = "UnitedHealth's year"
# UnitedHealth: revenue 371.6 billion in 2023 and 400.3 in 2024, a rise of 7.7% or 28.7 billion; diluted EPS in 2024: 15.51


@pytest.mark.parametrize(
    ("text", "figure", "status"),
    [
        ("In 2024 revenue passed $400 billion, an increase of 7.7 percent, or almost {}, on 2023.", "$29 billion", "supported"),
        ("In 2024 revenue passed $400 billion, an increase of 7.7 percent, or about {}.", "$19 billion", "contradicted"),
        ("We model 2024 EPS of {}.", "$31.85", "unverified"),
        ("Our model puts 2024 revenue at {}.", "$455 billion", "unverified"),
    ],
)  # fmt: skip
def test_a_change_told_again_in_money_and_what_is_modelled(text: str, figure: str, status: str) -> None:
    assert told(UNITEDHEALTH, text.format(figure), "2025-02-28")[figure] == status


# Visa and Mastercard, 2024: buybacks 16.7 and 11.0 billion, dividends 4.2 and 2.4; operating margins 65.7% and 55.3%
@pytest.mark.parametrize(("figure", "status"), [("$11.0 billion", "supported"), ("$10.1 billion", "contradicted")])
def test_two_amounts_for_each_of_two_companies(figure: str, status: str) -> None:
    text = f"In 2024 they spent $16.7 billion on buybacks and $4.2 billion on dividends at Visa, {figure} and $2.4 billion at Mastercard."
    found = told("Visa and Mastercard", text, "2025-02-20")
    assert (found["$16.7 billion"], found[figure], found["$2.4 billion"]) == ("supported", status, "supported")


def test_points_told_of_a_gap_are_no_change() -> None:
    text = "In 2024 the gap at the operating line was wide: 65.7% for Visa, 55.3% for Mastercard - more than 10 percentage points."
    assert told("Visa and Mastercard", text, "2025-02-20")["10 percentage points"] == "unverified"


# Alphabet: fourth quarter of 2022 revenue 76.0 billion (+1.0%); 2023 operating income 84.3 on revenue of 307.4; margins 21.1% in 2019
@pytest.mark.parametrize(
    ("text", "figure", "status"),
    [
        ("2022: advertisers got cold feet; the fourth quarter brought {} of revenue.", "$76.0 billion", "supported"),
        ("2022: advertisers got cold feet; the fourth quarter brought {} of revenue.", "$67.0 billion", "contradicted"),
        ("2023: recovery - operating income of $84.3 billion on {}.", "$307.4 billion", "supported"),
        ("2023: recovery - operating income of $84.3 billion on {}.", "$370.4 billion", "contradicted"),
        ("Over six years revenue rose by 149%. The operating margin widened from {} to 32.0%.", "21.1%", "not contradicted"),
        ("Over six years revenue rose by 149%. The operating margin widened from 21.1% to {}.", "32.0%", "not contradicted"),
    ],
)  # fmt: skip
def test_years_that_open_a_sentence_and_what_is_earned_on_sales(text: str, figure: str, status: str) -> None:
    found = told("Alphabet year by year", text.format(figure), "2026-02-10")[figure]
    assert found == status or status == "not contradicted" and found != "contradicted"


# Nike, fiscal 2025: net income 2.48 billion lower; Snowflake, first quarter of fiscal 2026: buybacks 491 million, free cash flow 183
@pytest.mark.parametrize(
    ("title", "text", "published", "figure", "status"),
    [
        ("Nike", "In fiscal 2025 gross profit shrank by $3.1 billion, even more than net income did ({}).", "2025-07-20", "$2.5 billion", "supported"),
        ("Nike", "In fiscal 2025 gross profit shrank by $3.1 billion, even more than net income did ({}).", "2025-07-20", "$1.5 billion", "contradicted"),
        ("Nike", "In fiscal 2025 free cash flow of $3.3 billion covered the dividend of $2.3 billion with {} to spare.", "2025-07-20", "$968 million", "unverified"),
        ("Snowflake", "In the first quarter of fiscal 2026 buybacks of $491 million were more than {} free cash flow.", "2025-05-30", "double", "supported"),
    ],
)  # fmt: skip
def test_what_is_told_beside_another_measure(title: str, text: str, published: str, figure: str, status: str) -> None:
    assert told(title, text.format(figure), published)[figure] == status


def test_a_margin_is_of_the_level_that_is_told_of_it() -> None:
    # Coca-Cola, second quarter of 2025 and 2024: operating margin 34.1% and 21.3%, gross margin 62.4% and 61.1%
    text = (
        "In the second quarter of 2025 the margin improved by 13 points at the operating level but only 1.3 points at the gross level "
        "(62.4% v 61.1%)."
    )
    found = told("Coca-Cola", text, "2025-07-28")
    assert [found[figure] for figure in ("13 points", "1.3 points", "62.4%", "61.1%")] == ["supported"] * 4


def test_in_brackets_a_time_is_of_its_own_figure() -> None:
    # Mastercard's diluted EPS: 13.89 in 2024, 11.83 in 2023, 10.22 in 2022
    found = told("Mastercard's year", "In 2024 EPS was $13.89 (was $11.83, and $10.22 in 2022).", "2025-02-20")
    assert (found["$11.83"], found["$10.22"]) == ("supported", "supported")


def test_since_before_a_subject_and_a_verb_is_because() -> None:
    # HubSpot's net loss: 25.1 million in the first half of 2025, 21.8 million in its first quarter
    text = "In the first half of 2025 the net loss was $25.1 million, up from $8.5 million, since the March quarter lost $21.8 million."
    assert told("HubSpot", text, "2025-08-08")["$21.8 million"] != "contradicted"


def test_a_signed_share_is_no_change_of_what_rose() -> None:
    # HubSpot's operating margin: -3.2% in the second quarter of 2025, -3.8% a year before; its revenue rose by 19.4%
    text = "In the second quarter of 2025 the operating margin improved only because sales rose: minus 3.2% against minus 3.8%."
    assert told("HubSpot", text, "2025-08-08")["minus 3.2%"] != "contradicted"
