"""Which of two printed figures the words tell as the larger: of two companies, two measures, the growth of both, the average quarter."""

from __future__ import annotations

import pytest

from tests.unit.inspect.test_kinds import codes

# The first word makes the sentence right, by its own figures; the second makes it wrong.
ORDERS = [
    # the figures stand on both sides of the words
    ("Orvik ended its year with net income of $4.1 billion, somewhat {} than the $3.2 billion that Brandel made.", "more", "less"),
    ("In the six months to June Orvik's operating income, $3.1 billion, ran {} Brandel's $4.9 billion.", "below", "above"),
    ("Orvik's gross margin, 41.2%, {} the 38.6% of Brandel.", "exceeded", "trailed"),
    # or behind them
    ("At the end of June Orvik held {} cash and cash equivalents than Brandel: $7.8 billion as against $4.4 billion.", "more", "less"),
    ("Orvik spent {} on research than Brandel in 2024, $7.8 billion against $4.4 billion.", "more", "less"),
    # one of two, and of three
    ("Orvik's revenue was $84.3 billion and Brandel's $46.3 billion, which makes Brandel the {} of the two.", "smaller", "bigger"),
    ("Netflix earned $3.1 billion in the quarter. Tesla, with $1.2 billion, was the {} profitable of the two.", "less", "more"),
    ("Of the three, Orvik had the {} gross margin: 46.2% at Orvik, 75.0% at Brandel and 58.2% at Castell.", "lowest", "highest"),
    ("Orvik's cash of $9.0 billion compares with $1.7 billion at Brandel, which had the {} pile.", "smaller", "larger"),
    ("Orvik returned $94.9 billion through buybacks in 2024, {} the $15.2 billion it paid in dividends.", "dwarfing", "a fraction of"),
    # growth
    ("Operating income at Orvik rose 44% in 2024, a far {} climb than that of revenue, which went up 9%.", "steeper", "shallower"),
    ("Netflix's sales grew 16% in 2024, Coca-Cola's 3%: the streamer was the {} of the two.", "faster", "slower"),
    ("Orvik's revenue rose 21.9% in 2024 while its research costs went up 14.0%: costs grew {} than sales.", "more slowly", "faster"),
    ("Orvik's net income rose 8% and its revenue 12%; profit thus grew {} sales.", "less quickly than", "more quickly than"),
    # the average quarter of a year
    ("Orvik turned over $88.8 billion in 2024. The second quarter of 2025, with $23.7 billion, was {} than last year's quarterly average.", "better", "weaker"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), ORDERS)
def test_words_that_put_two_figures_in_the_wrong_order(text: str, right: str, wrong: str) -> None:
    assert {"comparison-flipped"} <= set(codes(text.format(wrong)))
    assert not codes(text.format(right))


NO_ORDERS = [
    # whole companies are compared, and the figures are of something else
    "Orvik sells less than Brandel, but its operating margin of 13.5% in 2024 beat Brandel's 4.3%.",
    "Orvik is smaller than Brandel: its operating margin was 13.5% in 2024, Brandel's 4.3%.",
    "Orvik is far bigger than Brandel, with an operating margin of 4.3% against 13.5%.",
    # it is the equity that was less
    "Orvik's equity was $6.5 billion on assets of $42.4 billion, less than the $6.9 billion it had shown a year earlier.",
    # what "that" is stands before it
    "Free cash flow of $7.4 billion was thus available, and Orvik spent more than that, $9.5 billion, on its own shares.",
    # below zero the smaller figure is the larger amount
    "Orvik's equity, at minus $3.9 billion, was less deeply negative than the minus $17.2 billion of a year earlier.",
    # a better result is a smaller loss
    "Orvik lost $1.2 billion in 2024, better than the $2.4 billion that Brandel lost.",
    # together with another figure
    "Orvik spent $16.7 billion on its own shares and $4.2 billion on dividends, together more than the $19.7 billion of net income.",
    # of another measure than the figures
    "Meta earned $62.4 billion and Amazon $59.2 billion in 2024, but Amazon had the higher growth.",
    "Walmart sold $681.0 billion worth of goods and Home Depot $159.5 billion in fiscal 2024; Home Depot was the more profitable of the two.",
    "Orvik's revenue of $35.9 billion was higher than Brandel's, while Castell's net income was $62.9 billion and Brandel's $42.9 billion.",
    "Netflix had revenue of $39.0 billion and Tesla $97.7 billion in 2024, but Netflix was the stronger of the two.",
    # may be, or may not
    "Orvik's revenue of $4.1 billion might be more than the $5.2 billion of Brandel once its new plants run.",
]


@pytest.mark.parametrize("text", NO_ORDERS)
def test_what_is_no_order_of_the_two_figures(text: str) -> None:
    assert "comparison-flipped" not in codes(text)
