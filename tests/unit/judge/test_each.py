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


# 10-K filings of fiscal 2025: Walmart operating income 29,348 of revenue 680,985 (4.31%), Home Depot 21,526 of 159,514 (13.49%).
# Apple, fiscal 2024: gross margin 46.2%, operating margin 31.5% (29.8% the year before), net margin 24.0%.


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Of every $100 that passed through Walmart's tills in fiscal 2025, $4.30 remained as operating income.", "supported"),
        ("Of every $100 that passed through Walmart's tills in fiscal 2025, $6.30 remained as operating income.", "contradicted"),
        ("In fiscal 2025 Walmart kept 43 cents of every $10 that customers paid as operating income.", "supported"),
        ("For every $1,000 of sales in fiscal 2025, Walmart was left with $43 of operating income.", "supported"),
        ("In fiscal 2025 Walmart kept four cents of every dollar as operating income.", "supported"),
    ],
)  # fmt: skip
def test_what_customers_pay_is_sales(text: str, status: str) -> None:
    (claim,) = claims(text, "2025-04-01")
    assert claim.metric == "operating_margin"
    assert claim.verdict is not None
    assert claim.verdict.status == status


@pytest.mark.parametrize(
    ("figure", "status"), [("$13.50", "supported"), ("$15.30", "unverified"), ("$16 billion", "unverified")]
)
def test_the_next_sentence_tells_the_same_of_as_much(figure: str, status: str) -> None:
    first, second = claims(
        f"Of every $100 of sales in fiscal 2025, Walmart kept $4.30 as operating income. At Home Depot it was {figure}.",
        "2025-04-01",
    )
    assert first.verdict is not None
    assert first.verdict.status == "supported"
    assert second.verdict is not None
    assert second.verdict.status == status


@pytest.mark.parametrize(
    ("cents", "status"), [("46", "supported"), ("31.5", "supported"), ("24", "supported"), ("55", "contradicted")]
)
def test_what_is_kept_may_be_any_margin(cents: str, status: str) -> None:
    (claim,) = claims(f"Apple kept {cents} cents of every dollar it sold in fiscal 2024.")
    assert claim.verdict is not None
    assert claim.verdict.status == status


@pytest.mark.parametrize(("more", "status"), [("two cents more", "supported"), ("two cents less", "contradicted")])
def test_more_of_every_dollar_is_so_many_points(more: str, status: str) -> None:
    told = claims(f"Apple kept {more} of every dollar as operating income in fiscal 2024 than a year earlier.")
    assert [c.verdict.status for c in told if c.verdict is not None] == [status]


# Boeing 2024: operating loss 10,707 of revenue 66,517 (-16.1%).
@pytest.mark.parametrize(("lost", "status"), [("$16", "supported"), ("$61", "contradicted")])
def test_what_is_lost_of_every_dollar_is_a_margin_below_zero(lost: str, status: str) -> None:
    (claim,) = claims(f"In 2024, for every $100 of sales Boeing lost {lost} at the operating level.")
    assert claim.verdict is not None
    assert claim.verdict.status == status


def test_cents_on_the_dollar_are_a_price_where_nothing_is_kept() -> None:
    told = claims("A fund sold its Boeing bonds in 2024 for 60 cents on the dollar.")
    assert all(claim.verdict is not None and claim.verdict.status == "unverified" for claim in told)


def test_what_doubled_since_a_year_was_so_much_in_that_year() -> None:
    """Salesforce's buybacks: 4,000 in fiscal 2023, 7,620 in fiscal 2024, 7,829 in fiscal 2025."""
    told = claims(
        "Since fiscal 2023, Salesforce's annual repurchases have nearly doubled from $4.0 billion.", "2025-03-17"
    )
    assert [claim.verdict.status for claim in told if claim.verdict is not None] == ["supported", "supported"]
