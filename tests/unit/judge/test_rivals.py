"""One thing has one value: a figure is not accused where another of its sentence was read as the same thing, or fits a metric left over."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import told

RIVALS = [
    # whichever of the two the words "capital spending" are taken for, the other is told of something else
    ("Walmart", "Capital expenditures hit $23.8 billion in fiscal 2025 and swallowed much of the $36.4 billion that operations generated.", "2025-03-18", "$36.4 billion"),
    ("Union Pacific", "Buybacks, all but suspended in 2023 at $705 million, came to $1.5 billion.", "2025-02-13", "$1.5 billion"),
    ("Visa", "In fiscal 2024 Visa drew down its cash by $4.3 billion, to $12.0 billion.", "2024-11-18", "$4.3 billion"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figure"), RIVALS)
def test_two_values_of_one_thing_accuse_nobody(title: str, text: str, published: str, figure: str) -> None:
    verdicts = told(title, text, published)
    assert "contradicted" not in verdicts.values(), verdicts
    assert any(figure in words for words in verdicts), verdicts


LEFT_OVER = [
    ("Home Depot", "Stockholders' equity, long depressed by buybacks, climbed to $6.6 billion at the end of fiscal 2024.", "2025-03-28"),
    ("Home Depot", "Home Depot, which bought back stock in fiscal 2024 while saving for debt reduction, managed only $649 million.", "2025-03-27"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published"), LEFT_OVER)
def test_a_figure_that_fits_a_metric_left_over_accuses_nobody(title: str, text: str, published: str) -> None:
    assert "contradicted" not in told(title, text, published).values()


WRONG = [
    ("Walmart", "Capital expenditures hit $28.3 billion in fiscal 2025, while operations generated $36.4 billion of cash.", "2025-03-18", "$28.3 billion"),
    ("Visa", "Revenue was $39.5 billion in fiscal 2024, and net income $19.7 billion.", "2024-11-18", "$39.5 billion"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figure"), WRONG)
def test_a_wrong_figure_of_its_own_is_still_found(title: str, text: str, published: str, figure: str) -> None:
    verdicts = told(title, text, published)
    assert next(status for words, status in verdicts.items() if words.startswith(figure)) == "contradicted"


OTHER_WORDS = [
    ("Boeing", "Shareholders' equity remained negative at $3.9 billion at the end of 2024.", "2025-02-06", "supported"),
    ("Boeing", "On June 30, 2025, equity was still $3.3 billion in the red.", "2025-08-04", "supported"),
    ("Nvidia", "A charge for chips that can no longer go to China pulled Nvidia's gross margin down to 60.5% in the three months to April 2025.", "2025-05-29", "supported"),
    ("Salesforce", "In fiscal 2025 the operating margin went from 3.3% to 14.4% to 19.0%.", "2025-03-12", "unverified"),
    ("Procter & Gamble and Coca-Cola", "P&G made $3.6 billion in the quarter to June 2025.\n\nAtlanta's profit for the three months jumped to $3.8 billion.", "2025-08-08", "supported"),
    ("Procter & Gamble and Coca-Cola", "P&G made $3.6 billion in the quarter to June 2025.\n\nSpringfield's profit for the three months jumped to $3.8 billion.", "2025-08-08", "unverified"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "status"), OTHER_WORDS)
def test_what_the_words_leave_open_accuses_nobody(title: str, text: str, published: str, status: str) -> None:
    verdicts = told(title, text, published)
    assert "contradicted" not in verdicts.values(), verdicts
    assert status in verdicts.values(), verdicts
