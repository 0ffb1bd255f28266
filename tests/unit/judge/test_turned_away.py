"""Words that turn a figure away from the measure, the time or the company that stand next to it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from factcheck import check
from factcheck.read.plain import read_text
from tests.unit.judge.by_filings import told

UNION_PACIFIC = "# Union Pacific\n\nUnion Pacific earned $6.75 billion in 2024.\n\n"
"""Net income of $6.747 billion; EPS of $11.21 in 2022, $10.45 in 2023 and $11.09 in 2024."""


def _told(text: str, day: str = "2025-02-20") -> dict[str, str]:
    """The verdicts by the figures, without the words that belong to them."""
    title, _, body = text.partition("\n\n")
    found = told(title, body, day).items()
    return {m[0]: status for words, status in found if (m := re.match(r"\$?[\d.]+(?:%| billion| million)?", words))}


def test_an_earlier_level_against_which_the_verb_is_wrong_is_no_earlier_year() -> None:
    found = _told(UNION_PACIFIC + "In 2022 it had been better. In 2024 earnings per share rose to $11.09 from $11.21.")
    assert found["$11.09"] == "supported"
    assert found["$11.21"] == "contradicted"


@pytest.mark.parametrize(
    "verb", ["helped the bottom line by", "dented net income by about", "lifted net income by some"]
)
def test_an_amount_by_which_a_result_was_moved_is_not_the_result(verb: str) -> None:
    found = _told(UNION_PACIFIC + f"A change in state law {verb} $115 million in 2024.")
    assert found["$115 million"] == "unverified"


def test_what_is_added_to_something_else_is_no_change_of_what_stands_before() -> None:
    text = "# Snowflake\n\nSnowflake's fiscal 2025 brought revenue of $3.63 billion.\n\n"
    text += "The year, though it brought $3.63 billion of revenue, added $1.29 billion to the deficit."
    assert _told(text, "2025-03-25")["$1.29 billion"] == "unverified"


def test_a_clause_of_its_own_is_not_of_the_measure_before_it() -> None:
    text = "# Johnson & Johnson\n\nIn fiscal 2024 Johnson & Johnson sold for $88.8 billion.\n\n"
    text += "In fiscal 2024, 69% of Johnson & Johnson's sales was gross profit, and $14.1 billion, which is 16%, reached the owners."
    assert _told(text, "2025-02-20")["$14.1 billion"] != "contradicted"


def test_a_change_told_too_may_be_over_the_years_before_it() -> None:
    """The loss of $797 million was 48% larger than two years before, and 17% than the year before."""
    text = (
        "# Snowflake\n\nIn the year to January 2023 sales were $2.1 billion, 3.5 times as much as two years earlier. "
    )
    assert _told(text + "The loss went up too, by 48%, to $797 million.", "2023-09-03")["48%"] != "contradicted"
    assert _told(text + "The loss went up by 48%, to $797 million.", "2023-09-03")["48%"] == "contradicted"


def test_the_year_that_ended_may_be_the_last() -> None:
    text = "# Boeing\n\nBoeing's annual report came out on Monday. Revenue fell back to $66.5 billion, almost the level of 2022. "
    assert (
        _told(text + "The year nonetheless ended with $13.8 billion of cash.", "2025-02-10")["$13.8 billion"]
        != "contradicted"
    )


def test_balances_behind_the_end_of_a_month_are_of_that_day() -> None:
    """Total assets of HubSpot were $3.684 billion on 30 June 2025."""
    text = "# HubSpot\n\nANNA: And the first quarter?\n\nRAJ: Worse, a net loss of $21.8 million.\n\nANNA: Balance sheet?\n\n"
    text += "RAJ: Cash of $601 million at the end of June. Total assets {} billion."
    assert _told(text.format("$3.68"), "2025-08-10")["$3.68 billion"] == "supported"
    assert _told(text.format("$3.86"), "2025-08-10")["$3.86 billion"] == "contradicted"


@pytest.mark.parametrize(
    "sentence",
    ["Moore Threads is tiny. Net income was $12 million in 2024.", "Moore Threads had revenue of $12 million in 2024."],
)
def test_a_word_that_names_a_product_ends_a_longer_name(sentence: str) -> None:
    text = f"# Meta and a stranger\n\nMeta had revenue of $164.5 billion in 2024.\n\n{sentence}"
    assert "contradicted" not in _told(text, "2025-02-10").values()


def test_two_names_and_a_year_are_two() -> None:
    text = "**Two ledgers: Amazon and Meta, 2024**\n\nOn sales there is no comparison.\n"
    report = check(read_text(text, "x", published=date(2025, 2, 10)), offline=True)
    assert not [f for f in report.findings if f.code == "arithmetic"]


TWO = "# Visa and Mastercard\n\nVisa had revenue of $35.9 billion in fiscal 2024, Mastercard $28.2 billion in 2024. "
"""Visa's revenue is 27.5% larger than Mastercard's; it grew by 10.0%, Mastercard's by 12.2%."""


def test_larger_than_the_other_company_is_no_growth() -> None:
    assert _told(TWO + "Visa's revenue is therefore roughly 28% larger.")["28%"] != "contradicted"
    assert _told(TWO + "Visa's revenue grew 18% in fiscal 2024.")["18%"] == "contradicted"


@pytest.mark.parametrize("words", ["17x FY25E EPS of $20.35", "2025E EPS of $20.35", "an EPS of $20.35 in FY25E"])
def test_the_mark_of_an_estimate_makes_it_one(words: str) -> None:
    text = f"# Adobe FY24\n\nAdobe had sales of $21.5 billion in FY24. On our numbers the stock trades at {words}."
    assert "contradicted" not in _told(text, "2025-01-17").values()


def test_what_is_earned_from_operations_is_no_bottom_line() -> None:
    """Tesla's operating income of the second quarter of 2025 was $923 million, its net income $1.172 billion."""
    text = "# Tesla\n\nIn the three months through June 2025 Tesla took in $22.5 billion. From operations Tesla earned $923 million."
    assert _told(text, "2025-07-30")["$923 million"] == "supported"


@pytest.mark.parametrize(("part", "status"), [("a good tenth", "supported"), ("a good fifth", "contradicted")])
def test_a_good_tenth_is_a_little_more(part: str, status: str) -> None:
    """Tesla's revenue was 11.8% lower."""
    text = f"# Tesla\n\nIn the second quarter of 2025 Tesla's revenue fell by {part} to $22.5 billion."
    assert {v for k, v in told("# Tesla", text.partition("\n\n")[2], "2025-07-30").items() if part in k} == {status}


@pytest.mark.parametrize(
    "words",
    ["more than double the $4.4bn in FY23", "well above the $4.4bn in FY23", "more than twice the $4.4bn of 2023"],
)
def test_the_year_of_what_is_compared_with_is_not_that_of_the_figure(words: str) -> None:
    """Adobe bought back $9.5 billion in fiscal 2024 and $4.4 billion in fiscal 2023."""
    text = "# Adobe FY24\n\nAdobe had sales of $21.5bn in FY24. The company retired stock worth {}, " + words + "."
    assert _told(text.format("$9.5 billion"), "2025-01-17")["$9.5 billion"] == "supported"
    assert _told(text.format("$7.5 billion"), "2025-01-17")["$7.5 billion"] != "supported"


def test_nine_months_head_a_line_without_a_year() -> None:
    text = "# PG 3Q25 - light\n\nSales $19.8bn, -2% y/y.\n\n9M: sales $63.4bn, EBIT {}.\n"
    assert _told(text.format("$16.1 billion"), "2025-04-25")["$16.1 billion"] == "supported"
    assert _told(text.format("$19.1 billion"), "2025-04-25")["$19.1 billion"] == "contradicted"


def test_it_at_another_company_is_that_companys() -> None:
    text = (
        "# Two\n\nSalesforce had $37.9 billion of revenue in its fiscal 2025 and Adobe $21.5 billion in fiscal 2024. "
    )
    text += "Adobe keeps 89% of sales as gross profit; at Salesforce it is {}%."
    assert _told(text.format(77), "2025-03-14")["77%"] == "supported"
    assert _told(text.format(67), "2025-03-14")["67%"] != "supported"


QUOTED = '# Adobe\n\nIn fiscal 2024 Adobe had sales of $21.5 billion. "We had revenue of $30 million in fiscal 2024, up 80%," '


@pytest.mark.parametrize("who", ["says the founder of one of them", "said a customer", "says Lina Petrova of a rival"])
def test_who_says_we_and_is_of_another_tells_of_his_own(who: str) -> None:
    assert _told(f"{QUOTED}{who}.", "2025-02-03")["$30 million"] == "unverified"


def test_who_says_we_and_is_of_the_company_tells_of_it() -> None:
    assert _told(f"{QUOTED}says the finance chief of Adobe.", "2025-02-03")["$30 million"] == "contradicted"


def test_so_much_of_that_as_gross_profit_is_a_margin() -> None:
    """Coca-Cola's gross profit of 2024 was 61.1% of its revenue."""
    text = "# Coca-Cola\n\nIn 2024 Coca-Cola had revenue of $47.1 billion. It keeps {} of that as gross profit."
    assert _told(text.format("61%"), "2025-03-01")["61%"] == "supported"
    assert _told(text.format("51%"), "2025-03-01")["51%"] == "unverified"  # of which year, it does not say


@pytest.mark.parametrize("when", ["Ten years ago", "A decade ago", "Five years earlier"])
def test_what_is_told_of_a_time_long_past_is_not_held_against_the_last_year(when: str) -> None:
    text = f"# Salesforce\n\nFiscal 2025 ended with revenue 8.7% up, at $37.9 billion. {when} growth was 26%."
    assert _told(text, "2025-03-20")["26%"] != "contradicted"


def test_a_change_of_a_balance_at_the_end_of_a_month_is_measured_from_the_balance_before() -> None:
    # NVIDIA held $11,486 million in cash on October 26, 2025 and $11,639 million on July 27
    text = "Nvidia's cash was $11.5 billion at the end of October. Cash and equivalents edged {} 1.3% over those three months."
    fell = told("Nvidia's third quarter", text.format("down"), "2025-11-20")
    rose = told("Nvidia's third quarter", text.format("up"), "2025-11-20")
    assert fell["1.3%"] == "supported"
    assert rose["1.3%"] == "contradicted"
