"""A shorter period's figure told as a part of a longer one's, as so much more than another's, and as cents of a dollar of sales."""

from __future__ import annotations

import pytest

from factcheck import check
from factcheck.read.plain import read_bytes
from tests.unit.judge.by_filings import told

# In millions. Coca-Cola: net income of the first half of 2025 7,140, of 2024 10,631 (67.2%); revenue of the second quarter of 2025 12,535,
# of 2024 47,061 (26.6%); revenue of the first halves of 2025 and 2024 23,664 and 23,663. Nike: gross margin 42.73% in fiscal 2025, 44.56% in
# fiscal 2024; revenue 46,309 and 51,362.


def verdict_of(company: str, text: str, day: str, figure: str) -> str:
    return next(v for words, v in told(company, text, day).items() if words.startswith(figure))


@pytest.mark.parametrize(
    ("text", "figure", "verdict"),
    [
        ("Six months into 2025 Coca-Cola has already earned $7.1 billion, {} of what it made in all of 2024.", "two thirds", "supported"),
        ("Six months into 2025 Coca-Cola has already earned $7.1 billion, {} of what it made in all of 2024.", "one third", "unverified"),
        ("Coca-Cola's second-quarter revenue reached $12.5 billion, about {} of what it took in during 2024.", "47 percent", "contradicted"),
        ("Coca-Cola's second-quarter revenue of $12.5 billion was about {} of what it took in during 2024.", "a quarter", "supported"),
        ("Coca-Cola's second-quarter revenue reached $12.5 billion, about {} of what it took in during 2024.", "27 percent", "supported"),
        ("Coca-Cola had sales of $23.7 billion in the first half of 2025, which is {} of the revenue of the whole of last year.", "half", "supported"),
    ],
)  # fmt: skip
def test_a_part_of_what_a_longer_period_brought(text: str, figure: str, verdict: str) -> None:
    assert verdict_of("Coca-Cola", text.format(figure), "2025-07-25", figure) == verdict


def test_the_year_of_which_a_part_is_told_is_not_that_of_the_part() -> None:
    text = "By the end of June Coca-Cola had earned $7.1 billion, or 67 percent of its 2024 profit."
    assert "contradicted" not in told("Coca-Cola", text, "2025-07-25").values()


@pytest.mark.parametrize(
    ("text", "figure", "verdict"),
    [
        ("For every dollar of sales, Nike lost almost {} of gross margin in fiscal 2025.", "two cents", "supported"),
        ("For every dollar of sales, Nike lost almost {} of gross margin in fiscal 2025.", "five cents", "contradicted"),
        ("Nike surrendered nearly {} of gross margin on each dollar of sales in fiscal 2025.", "two cents", "supported"),
        ("Nike shed almost {} per dollar of sales in gross margin in fiscal 2025.", "two cents", "supported"),
        ("Nike kept {} of every dollar of sales as gross margin in fiscal 2025.", "43 cents", "supported"),
    ],
)  # fmt: skip
def test_cents_that_a_margin_lost_are_a_change_of_it(text: str, figure: str, verdict: str) -> None:
    assert verdict_of("Nike", text.format(figure), "2025-07-21", figure) == verdict


@pytest.mark.parametrize(
    ("company", "text", "day", "figure"),
    [
        ("Nike", "$46.3 billion. That is what Nike sold in fiscal 2025, roughly $5 billion less than the $51.4 billion of the year before.", "2025-07-21", "$5 billion"),
        ("Nike", "What Nike sold in fiscal 2025 came to $46.3 billion, $5 billion less than in fiscal 2024.", "2025-07-21", "$5 billion"),
        ("Nike", "Nike's revenue was $46.3 billion in fiscal 2025, down $5 billion on fiscal 2024.", "2025-07-21", "$5 billion"),
        ("Nike", "Nike's gross profit in fiscal 2025 was $19.8 billion, a full $3.1 billion below the figure of fiscal 2024.", "2025-07-21", "$3.1 billion"),
        ("Coca-Cola", "At $23.7 billion, Coca-Cola's first-half revenue was a mere $1 million above that of the same period of 2024.", "2025-07-25", "$1 million"),
        ("Coca-Cola", "Over the first half Coca-Cola's revenues were unchanged at $23.7 billion, $1 million above the same stretch of 2024.", "2025-07-25", "$1 million"),
        ("Coca-Cola", "In the first half Coca-Cola's revenue was flat at $23.7 billion.", "2025-07-25", "$23.7 billion"),
    ],
)  # fmt: skip
def test_so_much_more_or_less_than_another_period(company: str, text: str, day: str, figure: str) -> None:
    assert verdict_of(company, text, day, figure) == "supported"


@pytest.mark.parametrize(
    "text",
    ["The stake, which Nike sold in May, brought $5 billion.", "The unit that Nike sold in May fetched $5 billion."],
)
def test_a_thing_that_was_sold_is_no_revenue(text: str) -> None:
    assert set(told("Nike", text, "2025-07-21").values()) == {"unverified"}


def test_the_figure_of_a_column_is_corrected_in_the_scale_of_its_column() -> None:
    table = "| | FY2024 | FY2025 |\n|---|---|---|\n| Net income ($bn) | 5.70 | 3.29 |\n"
    text = f"Nike's two years\n\nJuly 21, 2025\n\nNike (NYSE: NKE) in numbers:\n\n{table}"
    report = check(read_bytes(text.encode(), "nike.md"), offline=True)
    verdict = next(c.verdict for c in report.claims if c.text == "3.29")
    assert verdict is not None
    assert verdict.status == "contradicted"
    assert verdict.fix is not None
    assert verdict.fix.replacement == "3.22"
