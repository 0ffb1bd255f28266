"""Findings arise between figures of one time and one holder; each pair is a true text and the same text with a real error."""

from __future__ import annotations

import pytest

from factcheck import check
from factcheck.read.plain import read_bytes


def findings(text: str, title: str, published: str) -> list[str]:
    article = read_bytes(f"{title}\n\n{published}\n\n{text}\n".encode(), "a.txt")
    report = check(article, offline=True)
    return [f.rule for f in report.findings if f.rule.startswith("consistency/")]


TRUE = [
    ("Gross margin was 52.1% vs 50.3% (+190 basis points y/y).", "Marvell's margin", "2026-06-01"),
    ("Revenue was $56.3 billion, up 3.7 percent on 2023, though still short of the $58.1 billion of 2022.", "AbbVie's sales", "2025-02-18"),
    ("Its revenue for the fiscal year ended January 31, 2025 was $681.0 billion, ahead of Amazon's $638.0 billion.", "Walmart's size", "2025-03-24"),
    ("Exxon spent $12.2 billion on property and equipment in the half, $900 million more than in the same period of last year, and "
     "repurchased $9.8 billion of shares, up from $8.3 billion.", "Exxon's half", "2025-08-04"),
    ("Net income rose 58% to $3.81 billion. For the first half it is now $7.14 billion, a gain of 28%.", "Coca-Cola's second quarter of 2025", "2025-07-25"),
]  # fmt: skip
FALSE = [
    ("The margin moved by 190 basis points (19 percentage points).", "Marvell's margin", "2026-06-01", "consistency/units"),
    ("Revenue was $56.3 billion, up 13.7 percent from $54.3 billion in 2023.", "AbbVie's sales", "2025-02-18", "consistency/arithmetic"),
    ("Amazon's revenue for the fiscal year ended January 31, 2025 was $638.0 billion.", "Amazon's size", "2025-03-24", "consistency/calendar"),
    ("Quarrymoor spent $12.2 billion on property and equipment in the half, $900 million more than the $8.3 billion of the same period of last year.",
     "Quarrymoor's half", "2025-08-04", "consistency/arithmetic"),
    ("For the first half net income is now $7.14 billion. A year before it had been $5.59 billion, so that it grew by 38%.", "Coca-Cola's second quarter of 2025",
     "2025-07-25", "consistency/arithmetic"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "published"), TRUE)
def test_figures_of_two_times_or_holders_are_not_held_together(text: str, title: str, published: str) -> None:
    assert findings(text, title, published) == []


@pytest.mark.parametrize(("text", "title", "published", "rule"), FALSE)
def test_the_same_error_of_one_time_and_holder_is_found(text: str, title: str, published: str, rule: str) -> None:
    assert rule in findings(text, title, published)


def test_a_wrong_figure_that_a_source_tells_is_told_once() -> None:
    text = "Revenue came to $56.3 billion in 2024, which is 3.7% above the prior year's $53.4 billion."
    article = read_bytes(f"AbbVie's sales\n\n2025-02-18\n\n{text}\n".encode(), "a.txt")
    report = check(article, offline=True)
    assert [c.text for c in report.claims if c.verdict and c.verdict.status == "contradicted"] == ["$53.4 billion"]
    assert not [f.rule for f in report.findings if f.rule == "consistency/arithmetic"]
