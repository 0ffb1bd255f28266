"""A figure that is told without a measure is right where one of those in mind is filed so, and never wrong."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import check
from factcheck.read.plain import read_text
from tests.unit.judge.by_filings import told

FITTING = [
    # the measure of the sentence before
    ("Two networks", "Profit is another matter. At Visa, over fiscal 2024, one finds $19.7 billion.", "2025-02-18", "$19.7 billion"),
    # of a verb
    ("Visa", "In fiscal 2024 the network took $35.9 billion.", "2025-02-18", "$35.9 billion"),
    ("AbbVie in 2024", "AbbVie paid $11.0 billion to its owners last year.", "2025-02-24", "$11.0 billion"),
    # of what the money went into
    ("Meta in 2024", "Laboratories and engineers swallowed $43.9 billion at Meta in 2024.", "2025-02-03", "$43.9 billion"),
    # an amount so small is one per share
    ("Meta in 2024", "Meta's net income was $62.4 billion in 2024. In per-share terms one gets to $23.86.", "2025-02-03", "$23.86"),
    # a bare percentage is the level of a rate, or the change of an amount
    ("Adobe", "Adobe's gross margin is one for the textbooks. In fiscal 2024: 89.0%.", "2025-01-20", "89.0%"),
    # of what the question right before is about, which names no measure
    ("IBM's second quarter of 2025", "Revenue was $17.0 billion.\n\nHow much goes into research?\n\nWell, $2.10 billion.", "2025-07-28", "$2.10 billion"),
    # a loss told before, per share
    ("Marvell's first quarter of fiscal 2025", "In the first quarter of fiscal 2025 Marvell lost $216 million. For each share one gets to 25 cents.", "2024-06-03", "25 cents"),
    # a change of one or two digits, past a sentence that only leads on
    ("Amazon in 2024", "Amazon had revenue of $638 billion in 2024. Look at speed, however. It rose 11% in 2024.", "2025-02-11", "11%"),
    # two digits, of the measure told last
    ("Salesforce", "Salesforce's revenue in fiscal 2025 was $37.9 billion. It comes to $38 billion in round terms.", "2025-03-10", "$38 billion"),
]  # fmt: skip
OPEN = [
    # fits none of them, and nobody is accused
    ("Two networks", "Profit is another matter. At Visa, over fiscal 2024, one finds $19.1 billion.", "2025-02-18", "$19.1 billion"),
    # right of a measure that nobody has in mind
    ("Visa", "Visa was busy. In fiscal 2024, according to people who know, one finds $35.9 billion.", "2025-02-18", "$35.9 billion"),
    # fits nothing that the question, the loss or the sentence before it bring to mind
    ("IBM's second quarter of 2025", "Revenue was $17.0 billion.\n\nHow much goes into research?\n\nWell, $2.60 billion.", "2025-07-28", "$2.60 billion"),
    ("Marvell's first quarter of fiscal 2025", "In the first quarter of fiscal 2025 Marvell lost $216 million. For each share one gets to 52 cents.", "2024-06-03", "52 cents"),
    # one digit shows nothing
    ("Visa", "In fiscal 2024 the network paid its owners $4 billion.", "2025-02-18", "$4 billion"),
    # a hedge fits too much
    ("Visa", "In fiscal 2024 the network took about $35.5 billion.", "2025-02-18", "$35.5 billion"),
]  # fmt: skip


def _status(title: str, text: str, published: str, figure: str) -> str:
    return next(status for words, status in told(title, text, published).items() if words.startswith(figure))


@pytest.mark.parametrize(("title", "text", "published", "figure"), FITTING)
def test_what_fits_one_measure_in_mind_is_right(title: str, text: str, published: str, figure: str) -> None:
    assert _status(title, text, published, figure) == "supported"


@pytest.mark.parametrize(("title", "text", "published", "figure"), OPEN)
def test_what_fits_none_or_too_many_stays_open(title: str, text: str, published: str, figure: str) -> None:
    assert _status(title, text, published, figure) == "unverified"


def test_the_report_says_that_no_measure_was_named() -> None:
    text = "Visa\n\nIn fiscal 2024 the network took $35.9 billion.\n"
    report = check(read_text(text, "article", published=date(2025, 2, 18)), offline=True)
    claim = next(c for c in report.claims if c.text.startswith("$35.9 billion"))
    assert claim.metric == "revenue"
    assert claim.verdict is not None
    assert "does not name the measure" in claim.verdict.detail


def test_an_amount_of_two_digits_is_of_a_measure_that_its_own_words_bring_to_mind() -> None:
    text = "Coca-Cola sent its owners $8.4 billion in 2024."
    verdicts = told("Coca-Cola", text, "2025-02-26")
    assert next(v for words, v in verdicts.items() if words.startswith("$8.4 billion")) == "supported", verdicts
