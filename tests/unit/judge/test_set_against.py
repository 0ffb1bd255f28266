"""Figures set against another measure, told of several or of a company that the words leave open: true ones are right, wrong ones never pass."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import told

TRUE = [
    # abbreviations right before a figure of their kind
    ("Adobe", "FY24 in brief: CFO $8.1bn, +10%. GM 89.0% vs 87.9%. GAAP OM 31.3%.", "2025-01-20", ("$8.1bn", "89.0%", "87.9%", "31.3%")),
    ("Meta", "For 2024, CFO of $91.3 billion paid for it all, its CFO said.", "2025-02-03", ("$91.3 billion",)),
    # so many times another measure of the company
    ("Netflix", "Netflix earned $8.7 billion in 2024, 1.4 times the year's buybacks.", "2025-01-29", ()),
    ("Union Pacific", "In 2024 Union Pacific's cash flow from operations was $9.35 billion, or 2.7 times capital expenditure.", "2025-02-10", ("$9.35 billion", "2.7 times")),
    ("Salesforce", "In fiscal 2025 free cash flow was $12.4bn = 2.0x NI.", "2025-03-10", ("$12.4bn", "2.0x")),
    # a further share is one of the same whole
    ("Mastercard", "In 2024 buybacks ate up 77% of free cash flow, dividends another 17%.", "2025-02-17", ("77%", "17%")),
    # a part set against the whole of another year
    ("Netflix", "In the first half of 2025 net income was $6.02 billion, already 69% of the total for 2024.", "2025-07-25", ("$6.02 billion", "69%")),
    # who the balance sheet is financed by
    ("Union Pacific", "At the end of 2024 total assets were $67.7 billion, of which 25% was financed by equity.", "2025-02-10", ("$67.7 billion", "25%")),
    # a name that does nothing in the sentence
    ("AbbVie in 2024", "AbbVie's revenue for 2024 was $56.3 billion. Since the Zephyrion purchase cash has shrunk to $5.52 billion from $12.8 billion.", "2025-02-18", ("$5.52 billion", "$12.8 billion")),
    # figures in supposing words that are as filed
    ("Netflix", "You might not have noticed, but in 2024 revenue reached $39.0 billion and net income $8.71 billion.", "2025-01-29", ("$39.0 billion", "$8.71 billion")),
    # what was left, of the figures around it
    ("Amazon and Meta in 2024", "Amazon's operating cash flow in 2024 was $115.9 billion. After investments, Amazon was left with $32.9 billion.", "2025-02-10", ("$115.9 billion", "$32.9 billion")),
    # the sum of two measures told before
    ("Apple", "In fiscal 2025 Apple bought back $90.7 billion of stock and paid dividends of $15.4 billion. The sum of the two, $106.1 billion, is a lot.", "2025-11-05", ("$106.1 billion",)),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figures"), TRUE)
def test_a_true_figure_is_right(title: str, text: str, published: str, figures: tuple[str, ...]) -> None:
    verdicts = told(title, text, published)
    assert "contradicted" not in verdicts.values(), verdicts
    for figure in figures:
        assert next(status for words, status in verdicts.items() if words.startswith(figure)) == "supported", verdicts


WRONG = [
    ("Adobe", "FY24 in brief: CFO $7.3bn. GM 87.9%.", "2025-01-20", ("$7.3bn", "87.9%")),
    ("Union Pacific", "In 2024 Union Pacific's cash flow from operations was $9.35 billion, or 3.7 times capital expenditure.", "2025-02-10", ("3.7 times",)),
    ("Mastercard", "In 2024 buybacks ate up 77% of free cash flow, dividends another 23%.", "2025-02-17", ("23%",)),
    ("Netflix", "In the first half of 2025 net income was $6.02 billion, already 96% of the total for 2024.", "2025-07-25", ("96%",)),
    ("Union Pacific", "At the end of 2024 total assets were $67.7 billion, of which 52% was financed by equity.", "2025-02-10", ("52%",)),
    # whoever has it or does it is taken at his word
    ("AbbVie in 2024", "AbbVie's revenue for 2024 was $56.3 billion. Zephyrion's cash was $5.52 billion.", "2025-02-18", ("$5.52 billion",)),
    ("AbbVie in 2024", "AbbVie's revenue for 2024 was $56.3 billion. Zephyrion earned $4.28 billion in 2024.", "2025-02-18", ("$4.28 billion",)),
    # what would have been was not
    ("Netflix", "Without the charge, net income would have been $8.71 billion in 2024.", "2025-01-29", ("$8.71 billion",)),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figures"), WRONG)
def test_what_is_not_so_does_not_pass(title: str, text: str, published: str, figures: tuple[str, ...]) -> None:
    verdicts = told(title, text, published)
    for figure in figures:
        assert "supported" not in {status for words, status in verdicts.items() if words.startswith(figure)}, verdicts


def test_letters_without_a_figure_are_a_name_or_an_office() -> None:
    verdicts = told("Meta", "Meta's CFO said in 2024 that GM had sold cars for $171.6 billion.", "2025-02-03")
    assert "contradicted" not in verdicts.values(), verdicts
