"""A figure that is right beside a comparison whose other side is not printed, judged on the filings of the pack."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import verdicts

# By the pack's filings. Union Pacific, first half of 2025: buybacks 2.679 billion, capital expenditure 1.842. Net income: Adobe's fiscal 2024 5.56 billion,
# Salesforce's fiscal 2025 6.197. Revenue growth in 2024: Meta 21.9%, Alphabet 13.9%. IBM, second quarter of 2025: net income +19.6%, gross profit +11.5%,
# revenue +7.7%. AbbVie in 2024: dividends 11.025 billion, net income 4.278. Netflix in 2024: free cash flow 6.922 billion, net income 8.712.


@pytest.mark.parametrize(
    ("text", "right", "wrong", "published"),
    [
        ("Union Pacific laid out $2.7 billion on its own shares from January to June 2025, {} on capital investment.", "more than", "not as much as", "2025-07-30"),
        ("Adobe earned $5.6 billion in fiscal 2024, {} than Salesforce made in its fiscal 2025.", "less", "more", "2025-04-01"),
        ("Revenue at Meta grew 22% in 2024, {} than at Alphabet.", "faster", "more slowly", "2025-03-01"),
        ("IBM's second-quarter profit for 2025 rose at a {} pace than its revenue, which was 7.7% higher than a year earlier.", "brisker", "gentler", "2025-07-26"),
        ("AbbVie paid out $11.0 billion in dividends in 2024, {} its net income.", "well above", "well below", "2025-02-17"),
        ("Netflix was left with free cash flow of $6.9 billion in 2024, which was {} than its net income.", "lower", "higher", "2025-02-10"),
    ],
)  # fmt: skip
def test_the_comparison_is_a_claim_of_its_own(text: str, right: str, wrong: str, published: str) -> None:
    assert {each[1] for each in verdicts(text.format(right), published)} == {"supported"}
    assert "contradicted" in {each[1] for each in verdicts(text.format(wrong), published)}


@pytest.mark.parametrize(
    "text",
    [
        # a verb tells no other measure
        "While Adobe put $9.5 billion into buybacks in fiscal 2024, more than it generated, Salesforce spent $7.8 billion on its own shares.",
        # a part of the company
        "Union Pacific laid out $2.7 billion on its own shares from January to June 2025, more than on the engines of its western lines.",
        # a sum
        "Visa spent $16.7 billion on its own shares and $4.2 billion on dividends in fiscal 2024, together more than its net income.",
    ],
)
def test_what_is_not_surely_understood_is_no_claim(text: str) -> None:
    assert not [each for each in verdicts(text, "2025-07-30") if each[1] == "contradicted"]
