"""True figures that were held against what their words do not say: each kind in several wordings, and with a wrong figure beside it."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import told

TRUE = [
    # a pronoun is not whom the sentence sets against it
    ("Visa vs. Mastercard", "Visa's fiscal 2024 revenue was $35.9 billion, Mastercard's in 2024 $28.2 billion. Here the challenger leads. Its revenue grew 12.2%, Visa's 10.0%.", "2025-02-18", ("12.2%", "10.0%")),
    # what a metric outgrows is not what the figure tells
    ("HubSpot", "In the second quarter of 2025 research and development consumed $237.3 million, and grew faster than sales at 19.8%.", "2025-08-11", ("19.8%",)),
    ("HubSpot", "In the second quarter of 2025 R&D expenses of $237.3 million grew faster than revenue, at 19.8%.", "2025-08-11", ("19.8%",)),
    # what stands between dashes goes with what was told before
    ("Walmart", "In fiscal 2025 there was room for $4.5 billion of buybacks — a year ago it had been $2.8 billion — and long-term debt was trimmed to $33.4 billion.", "2025-03-18", ("$2.8 billion", "$33.4 billion")),
    # a flow that was positive is none that went out
    ("Boeing", "Free cash flow in 2024 was negative by $14.3 billion; the year before it was positive by $4.4 billion.", "2025-02-05", ("$14.3 billion", "$4.4 billion")),
    # what one source brings is no profit of the company
    ("Tesla", "In the second quarter of 2025 Tesla's revenue dropped 12% to $22.5 billion, as income from regulatory credits roughly halved to $439 million.", "2025-07-29", ("$22.5 billion",)),
    # an earlier balance may be that of the last year's end
    ("Apple", "In the quarter ended June 27, 2020 long-term debt rose to $94.0 billion from $91.8 billion.", "2020-08-04", ("$94.0 billion",)),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figures"), TRUE)
def test_a_true_figure_is_not_accused(title: str, text: str, published: str, figures: tuple[str, ...]) -> None:
    verdicts = told(title, text, published)
    assert "contradicted" not in verdicts.values(), verdicts
    for figure in figures:
        assert next(status for words, status in verdicts.items() if words.startswith(figure)) == "supported", verdicts


WRONG = [
    ("Visa vs. Mastercard", "Visa's revenue grew 14.6% in fiscal 2024.", "2025-02-18", "14.6%"),
    ("HubSpot", "In the second quarter of 2025 R&D expenses grew faster than revenue, which rose 24.6%.", "2025-08-11", "24.6%"),
    ("Walmart", "In fiscal 2025 Walmart spent $5.4 billion on buybacks — a year ago it had been $2.8 billion.", "2025-03-18", "$5.4 billion"),
    ("Boeing", "Free cash flow in 2024 was positive by $14.3 billion.", "2025-02-05", "$14.3 billion"),
    ("Apple", "In the quarter ended June 27, 2020 long-term debt rose to $49.0 billion.", "2020-08-04", "$49.0 billion"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "published", "figure"), WRONG)
def test_a_wrong_figure_of_the_kind_is_found(title: str, text: str, published: str, figure: str) -> None:
    verdicts = told(title, text, published)
    assert next(status for words, status in verdicts.items() if words.startswith(figure)) == "contradicted", verdicts
