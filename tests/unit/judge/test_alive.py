"""Where the words leave open of whom or when a sentence tells, what is filed decides; and nobody is accused of another's figures."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import check
from factcheck.read.plain import read_text
from tests.unit.judge.by_filings import told

AGREE = [
    # two companies in one paragraph, then a paragraph that names nobody
    ("The crown", "Walmart took $681 billion in the year to January 31, 2025. Amazon closed calendar 2024 with revenue of $638 billion.\n\nNet income jumped 95% to $59.2 billion.", "2025-03-18", ("95%", "$59.2 billion")),
    ("The crown", "Amazon closed 2024 with revenue of $638 billion. Walmart took $681 billion in the year to January 31, 2025.\n\nEach share earned $2.41.", "2025-03-18", ("$2.41",)),
    ("Two networks", "Visa made $19.7 billion in fiscal 2024, Mastercard $12.9 billion in 2024.\n\nThe operating margin was 65.7%.", "2025-02-18", ("65.7%",)),
    # a quarter was told last, and the figures are those of the year
    ("AbbVie in 2024", "AbbVie earned $4.28 billion in 2024. In the fourth quarter it lost $22 million. Operating cash flow was $18.8 billion and free cash flow $17.8 billion.", "2025-02-24", ("$18.8 billion", "$17.8 billion")),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figures"), AGREE)
def test_figures_that_agree_say_who_is_meant(title: str, text: str, published: str, figures: tuple[str, ...]) -> None:
    verdicts = told(title, text, published)
    for figure in figures:
        assert next(status for words, status in verdicts.items() if words.startswith(figure)) == "supported", verdicts


def test_the_report_says_of_whom_it_was_taken() -> None:
    title, text, published, _ = AGREE[0]
    report = check(read_text(f"{title}\n\n{text}\n", "article", published=date.fromisoformat(published)), offline=True)
    claim = next(c for c in report.claims if c.text.startswith("$59.2 billion"))
    assert claim.subject.id == "cik:0001018724"
    assert claim.verdict is not None
    assert "was taken of Amazon.com, Inc." in claim.verdict.detail


OPEN = [
    # one figure of two digits shows nothing, and accuses nobody
    ("The crown", "Walmart took $681 billion in the year to January 31, 2025. Amazon closed calendar 2024 with revenue of $638 billion.\n\nNet income was $59 billion.", "2025-03-18"),
    ("Two networks", "Visa made $19.7 billion in fiscal 2024, Mastercard $12.9 billion in 2024.\n\nThe operating margin was 66%.", "2025-02-18"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published"), OPEN)
def test_what_is_right_of_another_who_may_be_meant_accuses_nobody(title: str, text: str, published: str) -> None:
    assert "contradicted" not in told(title, text, published).values()


WRONG = [
    # the other figure of the sentence says who is meant
    ("The crown", "Walmart took $681 billion in the year to January 31, 2025. Amazon closed calendar 2024 with revenue of $638 billion.\n\nOperating income was $68.6 billion, and net income $95.2 billion.", "2025-03-18", "$95.2 billion"),
    # nobody else is spoken of
    ("Walmart", "Walmart took $681 billion in the year to January 31, 2025. Net income was $59.2 billion.", "2025-03-18", "$59.2 billion"),
    # nobody who may be meant fits
    ("The crown", "Walmart took $681 billion in the year to January 31, 2025. Amazon closed calendar 2024 with revenue of $638 billion.\n\nNet income was $91.4 billion.", "2025-03-18", "$91.4 billion"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figure"), WRONG)
def test_a_wrong_figure_of_whoever_is_meant_is_found(title: str, text: str, published: str, figure: str) -> None:
    verdicts = told(title, text, published)
    assert next(status for words, status in verdicts.items() if words.startswith(figure)) == "contradicted", verdicts
