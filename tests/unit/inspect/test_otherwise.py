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
    # the two give the figure told before; this one is of a longer time
    "The quarter's operating cash flow was $2.42 billion, capital expenditure $156 million. That leaves free cash flow of $2.27 billion. For the six months together the free cash flow is $4.93 billion.",
    # a base of other years than the change's
    "Revenue recovered 3.7% in 2024 to $56.3 billion. It is still below the $58.1 billion of 2022.",
    "Revenue of $2.03 billion for the nine months was 38% higher. It has all but caught up with the $2.07 billion of the whole of fiscal 2023.",
    "Revenue has grown from $116.6 billion to $164.5 billion, the last leg of that climb being a gain of 22%.",
    # what was consumed and what was spent together
    "Operations consumed $12.1 billion in 2024. In 2023 they had supplied $6.0 billion. Add capital spending of $2.2 billion, and the free cash outflow comes to $14.3 billion.",
    # what is paid against what is earned, and not its revenue; two bases of one offer; what covers what
    "The deal values it at NOK 14.3 billion. It earned EBITDA of NOK 1.1 billion on revenue of NOK 6.4 billion, so that the buyer is paying 13 times EBITDA.",
    "It offers NOK 92 a share. That is 31% more than Friday's closing price of NOK 70.20 and 44% more than the NOK 64 at which the shares stood in December.",
    "The interim dividend is 8.4p. Earnings were 21.8p a share in the first half, or 26.5p before amortisation. The interim is thus covered 2.6 times.",
    "The index recovered 1.3% to 58,842, clawing back half of Monday's 1,390-point drop.",
    "Dividends came to $8.4 billion. Net income was $10.63 billion, or $2.46 a share. The payout ratio works out at 79%.",
]  # fmt: skip
WRONG = [
    ("Ormond earned $14.1 billion on sales of $88.8 billion, a net margin of 18.5%.", "18.5%"),
    ("The quarter's operating cash flow was $2.42 billion, capital expenditure $156 million. That leaves free cash flow of $2.67 billion.", "$2.67 billion"),
    ("Revenue recovered 3.7% in 2024 to $56.3 billion. A year earlier it had been $53.1 billion.", "3.7%"),
    ("The group generated net revenue of CHF 842 million. Operating profit reached CHF 96 million, and the operating margin improved to 14.1 percent.", "14.1 percent"),
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
