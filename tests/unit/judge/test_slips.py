"""Figures that no words tie to a measure or time: wrong where a slip tells what was meant, or the right amount before them."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import told

_YEAR = "Home Depot's sales in fiscal 2024 were $159.5 billion. Net income was $14.8 billion, or $14.91 a share."
_AMAZON = "In 2024 Amazon had net sales of $638.0 billion, and operating income of $68.6 billion."

SLIPS = [
    # $19.810 billion from operations, with two digits swapped; nothing is filed on a part of that name
    (f"{_YEAR} Operating cash flow on the usual definition was $18.9 billion.", "$18.9 billion"),
    # sales grew by 4.5%: $159.514 billion after $152.669 billion
    (f"{_YEAR} To get the rate of growth, divide by the older number: 5.4%.", "5.4%"),
]


@pytest.mark.parametrize(("text", "figure"), SLIPS)
def test_a_slip_tells_what_an_open_figure_was_meant_to_be(text: str, figure: str) -> None:
    verdicts = told("Home Depot", text, "2025-03-25")
    assert next(v for words, v in verdicts.items() if words.startswith(figure)) == "contradicted", verdicts


BEFORE = [
    # Amazon's sales of 2023 were $574.785 billion, and of 2022 $513.983 billion
    ("Growth came on a large base: it ended up at $638.0 billion, compared with $514.0 billion.", "$514.0 billion", "contradicted"),
    ("Growth came on a large base: it ended up at $638.0 billion, compared with $574.8 billion.", "$574.8 billion", "supported"),
    # its capital expenditure was $82.999 billion after $52.729 billion, and $63.645 billion in 2022
    ("Its bill for plants and servers was $83.0 billion, up from $63.6 billion.", "$63.6 billion", "contradicted"),
    ("Its bill for plants and servers was $83.0 billion, up from $52.7 billion.", "$52.7 billion", "supported"),
    # of 2022, as the sentence says itself
    ("Its bill for plants and servers was $83.0 billion, against $63.6 billion in 2022.", "$63.6 billion", "supported"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "figure", "status"), BEFORE)
def test_an_amount_behind_a_right_one_is_held_against_the_year_before(sentence: str, figure: str, status: str) -> None:
    verdicts = told("Amazon", f"{_AMAZON} {sentence}", "2025-02-12")
    found = next(v for words, v in verdicts.items() if words.startswith(figure))
    assert found == status or found == "unverified" and status == "supported", verdicts


NO_SLIP = [
    # what two amounts make together, and no net income with two digits swapped
    f"{_YEAR} Dividends of $8.9 billion and buybacks of $649 million: together $9.6 billion.",
    # the price of an acquisition, of which no measure in sight is a slip
    f"{_YEAR} The acquisition of SRS was a different matter. That one took $18.25 billion.",
]


@pytest.mark.parametrize("text", NO_SLIP)
def test_what_may_be_of_something_else_is_no_slip(text: str) -> None:
    assert "contradicted" not in told("Home Depot", text, "2025-03-25").values()
