"""An article about one company tells of others that no list knows, in words of any kind: their figures accuse nobody."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import check
from factcheck.read.plain import read_text
from tests.unit.judge.by_filings import verdicts

WALMART = "# Walmart and the others\n\nWalmart took in $681 billion in fiscal 2025.\n\n"
"""Revenue of $680.985 billion and net income of $19.436 billion in fiscal 2025."""

OF_OTHERS = [
    "Kroger, the grocer, had sales of $147 billion in fiscal 2025.",
    "Meijer, based in Michigan, had sales of $22 billion in fiscal 2025.",
    "Publix, by contrast, made $4.6 billion in net income in fiscal 2025.",
    "Smaller chains are far behind: Albertsons with $79 billion in fiscal 2025 revenue.",
    "Carrefour of France booked fiscal 2025 revenue of $90 billion.",
    "Two smaller grocers made net income of $2 billion in fiscal 2025.",
    "The next-largest American grocer had revenue of $147 billion in fiscal 2025.",
    "The whole American grocery trade had revenue of $1.6 trillion in fiscal 2025.",
    "The rest of the industry had operating income of $41 billion in fiscal 2025.",
    "The sector's net income in fiscal 2025 was $60 billion.",
    "Its customers had revenue of $1.9 trillion in fiscal 2025.",
    "Dollar stores had it harder: revenue at the biggest of them was $40 billion in fiscal 2025.",
    "Walmart de Mexico had revenue of $50 billion in fiscal 2025.",
    "Target had sales of $106.6 billion in fiscal 2025.",
    "Gap had sales of $15.1 billion in fiscal 2025.",
    "Net income for the average grocer was $2 billion in fiscal 2025.",
    "Revenue at the typical retailer was $3 billion in fiscal 2025.",
    "Walmart Energy had revenue of $12 million in fiscal 2025.",
]

OF_ITS_OWN = [
    "Revenue was $691 billion in fiscal 2025.",
    "The company had revenue of $691 billion in fiscal 2025.",
    "The Bentonville company, based in Arkansas, had revenue of $691 billion in fiscal 2025.",
    "In fiscal 2025, by contrast, it made net income of $21.4 billion.",
    "The quarter over, the books showed net income of $21.4 billion for fiscal 2025.",
]


@pytest.mark.parametrize("sentence", OF_OTHERS)
def test_figures_of_others_accuse_nobody(sentence: str) -> None:
    assert [status for _, status, _ in verdicts(WALMART + sentence, "2025-03-20")[1:]] == ["unverified"]


@pytest.mark.parametrize("sentence", OF_ITS_OWN)
def test_its_own_are_still_held_against_it(sentence: str) -> None:
    assert [status for _, status, _ in verdicts(WALMART + sentence, "2025-03-20")[1:]] == ["contradicted"]


def test_a_figure_that_agrees_is_its_own_whatever_words_tell_it() -> None:
    text = WALMART + "The whole enormous store empire had net income of $19.4 billion in fiscal 2025."
    assert verdicts(text, "2025-03-20")[1][1] == "supported"


def test_words_of_another_are_no_second_reading_of_its_own_figure() -> None:
    """The inspections compare what is told of one company: a trade's revenue is no other figure of Walmart's."""
    text = WALMART + "The whole American grocery trade had revenue of $1.6 trillion in fiscal 2025."
    report = check(read_text(text + "\n", "article", published=date(2025, 3, 20)), offline=True)
    assert not [f for f in report.findings if f.rule.startswith("consistency/")]


@pytest.mark.parametrize(
    "text",
    [
        "Kroger did $147 billion of revenue in fiscal 2025 and lost $36 million.",
        "Meijer, another grocer, last week reported fiscal 2025 revenue of $22 billion.",
        "Flipkart, the Indian shop that Walmart is taking public for $35 billion, lost $631 million in fiscal 2025.",
    ],
)
def test_what_others_did_accuses_nobody(text: str) -> None:
    assert "contradicted" not in {status for _, status, _ in verdicts(WALMART + text, "2025-04-01")}


@pytest.mark.parametrize(
    "text",
    [
        "It did $691 billion of revenue in fiscal 2025.",
        "Walmart, the grocer that Kroger fears, had revenue of $691 billion in fiscal 2025.",
    ],
)
def test_what_it_did_itself_is_still_held_against_it(text: str) -> None:
    assert [status for _, status, _ in verdicts(WALMART + text, "2025-04-01")][-1] == "contradicted"
