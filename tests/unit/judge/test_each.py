"""Figures told of each dollar of sales, or of each day: never those of a share, and judged as what they are."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import check
from factcheck.model import Claim
from factcheck.read.plain import read_text

# 10-K filings of 2024: Netflix net income 8,711.6 of revenue 39,001.0 (22.3%); Amazon operating income 68,593 of 637,959 (10.75%),
# net income 59,248; Apple (fiscal 2024) R&D 31,370 of 391,035 (8.0%), net income 93,736; Alphabet revenue 350,018; Meta net income 62,360.


def claims(text: str, day: str = "2025-02-10") -> list[Claim]:
    return list(check(read_text(text + "\n", "a", published=date.fromisoformat(day)), offline=True).claims)


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("For every dollar of sales, Netflix kept 22 cents as net income in 2024.", "net_margin"),
        ("Netflix earned 22 cents on each dollar of sales in 2024.", "net_margin"),
        ("Of every dollar Netflix took in during 2024, 22 cents was net income.", "net_margin"),
        ("Out of every $100 of sales, Amazon kept $10.75 as operating profit last year.", "operating_margin"),
        ("For every dollar of revenue, Apple spent 8 cents on research and development in fiscal 2024.", "rnd"),
    ],
)
def test_a_part_of_each_dollar_is_a_share(text: str, metric: str) -> None:
    (claim,) = claims(text)
    assert claim.metric == metric
    assert claim.verdict is not None
    assert claim.verdict.status == "supported"


def test_a_wrong_part_of_each_dollar_is_contradicted() -> None:
    (claim,) = claims("Of every dollar Netflix took in during 2024, 42 cents was net income.")
    assert claim.verdict is not None
    assert claim.verdict.status == "contradicted"


@pytest.mark.parametrize(
    "text",
    [
        "For every dollar of capital, Netflix spent 22 cents on licences in 2024.",
        "For every dollar that lawyers asked for, Netflix paid 22 cents in 2024.",
    ],
)
def test_a_part_of_something_else_is_not_judged(text: str) -> None:
    assert all(claim.verdict is not None and claim.verdict.status == "unverified" for claim in claims(text))


@pytest.mark.parametrize(
    "text",
    [
        "Meta earned $170 million a day in 2024.",
        "Meta earned $171 million a day in 2024.",  # over 365 days, which many take
        "On average, Alphabet booked $29.2 billion of revenue a month in 2024.",
        "Every day in 2024, Alphabet took in $956 million in revenue.",
        "Alphabet's revenue came to more than $950 million per day in 2024.",
        "Apple made $10.7 million in net income every hour in fiscal 2024.",
    ],
)
def test_a_figure_of_each_day_is_the_years_over_its_days(text: str) -> None:
    (claim,) = claims(text)
    assert claim.verdict is not None
    assert claim.verdict.status == "supported"
    assert "derived" in {note.code for note in claim.verdict.notes}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("On average, Alphabet booked $92.2 billion of revenue a month in 2024.", "contradicted"),
        ("Alphabet's revenue came to $1.39 billion a day in 2024.", "unverified"),  # over 252 working days
        ("Alphabet's revenue came to $350 billion a day in 2024.", "contradicted"),
    ],
)
def test_a_figure_of_each_day_that_is_not_so(text: str, status: str) -> None:
    (claim,) = claims(text)
    assert claim.verdict is not None
    assert claim.verdict.status == status


def test_a_year_that_has_not_ended_contradicts_nothing() -> None:
    """Half a year's figure, told of the year it belongs to: the whole year was filed later."""
    (claim,) = claims("NVIDIA's revenue was $90.8 billion in fiscal 2026.", "2025-09-02")
    assert claim.verdict is not None
    assert claim.verdict.status == "unverified"
