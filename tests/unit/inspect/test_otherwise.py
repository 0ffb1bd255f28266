"""A figure that follows from another pair of the page is held against the wrong pair by whoever finds it wrong."""

from __future__ import annotations

import pytest

from tests.unit.inspect.test_kinds import found

RIGHT = [
    # a margin of the company named last
    "Veltra's net income was $14.4 billion in 2024.\n\nOrmond earned a similar amount, $14.1 billion, on sales of $88.8 billion, a net margin of 15.8%.",
    # the change of the total, and not of the profit beside it
    "The total, $13.5 billion, exceeds the year's net income of $12.9 billion; it was up 20% from $11.2 billion in 2023.",
    # the change of the two has been told
    "Revenue was $17.6 billion in 2022. By 2024 that had become $21.5 billion, 22% more; in the latest year alone growth was 10.8%.",
    # the parts together
    "Cash from operations was $53.9 billion. Buybacks of $24.7 billion and dividends of $3.9 billion mean that 53% of that cash went to shareholders.",
    # the third part stands elsewhere on the page
    "The Treasury sold $39 billion of tens. It was the second of the week's sales, which add up to $119 billion: $58 billion of threes went on Monday, and $22 billion of thirties is due on Thursday.",
    "Spending was slashed to $430 million to preserve cash, of which $7.5 billion remained.",
    "The index recovered 1.3% to 58,842, clawing back half of Monday's 1,390-point drop.",
    "Dividends came to $8.4 billion. Net income was $10.63 billion, or $2.46 a share. The payout ratio works out at 79%.",
]  # fmt: skip
WRONG = [
    ("Ormond earned $14.1 billion on sales of $88.8 billion, a net margin of 18.5%.", "18.5%"),
    ("Revenue rose 20% to $12.9 billion, from $11.2 billion in 2023.", "20%"),
    ("Revenue was $1,144 million, up 9% on $1,085 million a year earlier (originally reported as $1,190 million).", "9%"),
]  # fmt: skip


def arithmetic(text: str) -> list[str]:
    article = f"Markets\n\n{text}\n"
    return [article[f.start : f.end] for f in found(article) if f.rule == "consistency/arithmetic"]


@pytest.mark.parametrize("text", RIGHT)
def test_what_follows_from_another_pair_is_right(text: str) -> None:
    assert arithmetic(text) == []


@pytest.mark.parametrize(("text", "figure"), WRONG)
def test_what_follows_from_no_pair_is_found(text: str, figure: str) -> None:
    assert figure in arithmetic(text)
