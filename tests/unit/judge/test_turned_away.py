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
