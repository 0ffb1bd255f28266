"""A figure that is filed as something else is called wrong only where the words tie it to what it was taken for."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import told

OF_ANOTHER_MEASURE = [
    ("Netflix in the second quarter of 2025", "Cash is what the business is about: $2.3 billion free, after all bills.", "2025-07-21"),
    ("Salesforce in fiscal 2025", "Revenue was $37.9 billion, up 8.7%. Research held at 14.5% of sales.", "2025-03-07"),
    ("Salesforce in fiscal 2025", "Salesforce bought back $7.8 billion of its stock. The diluted count fell 1.0% to 974 million.", "2025-03-07"),
]  # fmt: skip
OF_ANOTHER_TIME = [
    ("Boeing", "In the first half of 2025 Boeing lost $643 million. Cash declined to $7.1 billion from $13.8 billion at the end of 2024, "
     "a year which it had closed with a net loss of $11.8 billion.", "2025-08-05"),
    ("Marvell", "In the quarter to October 29, 2022, revenue of $1.537 billion exceeded that of the July quarter.", "2022-12-05"),
    ("Visa's fiscal 2024", "Revenue came to $35.9 billion, following $32.7 billion in fiscal 2023.", "2024-11-15"),
]  # fmt: skip
READ_AS_A_CHANGE = [
    ("Visa in fiscal 2024", "Its operating margin is a jaw-dropping 65.7%.", "2024-11-20"),
    ("Boeing in 2024", "Gross profit had turned into a shortfall of $1.99 billion.", "2025-02-05"),
]  # fmt: skip
SINCE_ANOTHER_TIME = [
    ("Salesforce", "In fiscal 2023 Salesforce had sales of $31.4 billion. For fiscal 2025 it reported net income of $6.2 billion, while sales have grown by a fifth.", "2025-03-17"),
    ("AbbVie", "AbbVie earned $11.8 billion in 2022. In 2024 it was $4.3 billion: net income has fallen by 64%.", "2025-02-19"),
]  # fmt: skip
ON_THE_OTHER_SIDE_OF_ZERO = [
    ("Coca-Cola", "In the six months to June 27, 2025, Coca-Cola's operating cash flow was below zero, at $1.4 billion.", "2025-08-11"),
    ("Boeing in 2024", "Loss per share? A full $18.36.", "2025-02-05"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "text", "published"),
    [*OF_ANOTHER_MEASURE, *OF_ANOTHER_TIME, *READ_AS_A_CHANGE, *SINCE_ANOTHER_TIME, *ON_THE_OTHER_SIDE_OF_ZERO],
)
def test_what_the_words_do_not_tie_accuses_nobody(title: str, text: str, published: str) -> None:
    verdicts = told(title, text, published)
    assert verdicts, "the figures must be found"
    assert "contradicted" not in verdicts.values(), verdicts


TIED = [
    ("Netflix in the second quarter of 2025", "Cash and cash equivalents amounted to $2.3 billion at the end of June.", "2025-07-21", "$2.3 billion"),
    ("Visa in fiscal 2024", "Net income came to $23.6 billion.", "2024-11-20", "$23.6 billion"),
    ("Visa in fiscal 2024", "Its operating margin fell by 65.7 percentage points.", "2024-11-20", "65.7 percentage points"),
    ("Boeing in 2024", "Boeing made a gross profit of $1.99 billion.", "2025-02-05", "$1.99 billion"),
    ("Marvell", "Marvell's revenue in the quarter to October 29, 2022 was $1.517 billion.", "2022-12-05", "$1.517 billion"),
    ("Visa", "In fiscal 2024 Visa's revenue rose to $32.7 billion.", "2024-11-15", "$32.7 billion"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figure"), TIED)
def test_a_wrong_figure_that_plain_words_tie_is_found(title: str, text: str, published: str, figure: str) -> None:
    verdicts = told(title, text, published)
    assert next(status for words, status in verdicts.items() if words.startswith(figure)) == "contradicted", verdicts


def test_the_reason_is_told() -> None:
    from datetime import date

    from factcheck import check
    from factcheck.read.plain import read_text

    text = "Visa in fiscal 2024\n\nIts operating margin is a jaw-dropping 65.7%.\n"
    report = check(read_text(text, "article", published=date(2024, 11, 20)), offline=True)
    detail = next(c.verdict.detail for c in report.claims if c.verdict is not None and "65.7%" in c.text)
    assert detail.endswith("is filed so, and may be meant.")
