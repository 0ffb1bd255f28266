"""A denial reaches what it denies, and no amount told beside that; a part of more than a whole; figures of two sides."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import check
from factcheck.model import Claim
from factcheck.read.plain import read_text

# 10-K filings. AbbVie 2024: net income 4,278, dividends 11,025. Apple fiscal 2025: revenue 416,161, operating income 133,050,
# R&D 34,550, buybacks 90,711 (94,949 a year before), dividends 15,421; fiscal 2024: revenue 391,035, operating income 123,216, R&D 31,370.
# Tesla 2024: net income 7,091, capex 11,339. Nvidia fiscal 2026: revenue 215,938, R&D 18,497, net income 120,067.
# Alphabet 2025: revenue 402,836, R&D 61,087, net income 132,170; 2024: net income 100,118, buybacks 62,222.
# Union Pacific 2024: buybacks 1,505, dividends 3,213, capex 3,452.


def statuses(text: str, day: str) -> dict[str, str]:
    found: list[Claim] = list(
        check(read_text(text + "\n", "a", published=date.fromisoformat(day)), offline=True).claims
    )
    return {c.text.split(" in ")[0].split(" of ")[0]: c.verdict.status for c in found if c.verdict is not None}


@pytest.mark.parametrize(
    ("text", "day", "figure", "status"),
    [
        ("AbbVie's net income of 2024 did not come to half of what it paid out as dividends, some $11.0 billion.", "2025-02-18", "$11.0 billion", "supported"),
        ("AbbVie's net income of 2024 did not pay for its dividends, $11.0 billion.", "2025-02-18", "$11.0 billion", "supported"),
        ("AbbVie did not earn $4.3 billion in 2024.", "2025-02-18", "$4.3 billion", "contradicted"),
        ("AbbVie's net income in 2024 was not, as had been hoped, $4.3 billion.", "2025-02-18", "$4.3 billion", "unverified"),
    ],
)  # fmt: skip
def test_an_amount_beside_what_is_denied_stands(text: str, day: str, figure: str, status: str) -> None:
    assert statuses(text, day)[figure] == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("For every dollar of net income in 2024, Tesla put $1.60 into capital expenditures.", "supported"),
        ("Tesla put $1.60 into capital expenditures for each dollar of net income in 2024.", "supported"),
        ("Tesla's capital expenditures came to $1.60 for every dollar of net income in 2024.", "supported"),
        ("For every $100 of net income Tesla made in 2024, it spent $160 on capital expenditures.", "supported"),
        ("Tesla's capital expenditures came to $2.60 for every dollar of net income in 2024.", "contradicted"),
    ],
)
def test_more_than_a_dollar_of_each(text: str, status: str) -> None:
    assert status in statuses(text, "2025-02-11").values()


def test_a_figure_of_each_share_is_no_part_of_each_dollar() -> None:
    told = statuses(
        "AbbVie earned $2.39 a share in 2024, and paid $2.58 in dividends for each dollar of net income.", "2025-02-18"
    )
    assert told == {"$2.39 a share": "supported", "$2.58": "supported"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Alphabet spent 62 cents of every dollar it earned in 2024 on buybacks.", "supported"),
        ("Alphabet kept 29 cents of every dollar it earned in 2024 as net income.", "supported"),
        (
            "Alphabet kept 29 cents of every dollar it took in during 2024, a year without precedent in revenue.",
            "supported",
        ),
        ("Alphabet spent 32 cents of every dollar it earned in 2024 on buybacks.", "contradicted"),
    ],
)
def test_of_what_is_earned_profit_is_handed_on_and_sales_are_kept(text: str, status: str) -> None:
    assert list(statuses(text, "2025-02-11").values()) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Nvidia's revenue for fiscal 2026 came to 54% of Alphabet's for 2025.", "supported"),
        ("Nvidia's R&D for fiscal 2026 was 30% of Alphabet's for 2025.", "supported"),
        ("In fiscal 2026, Nvidia's net income was 91% of that of Alphabet for 2025.", "supported"),
        ("Nvidia's revenue for fiscal 2026 came to 84% of Alphabet's for 2025.", "contradicted"),
        ("Nvidia's revenue for fiscal 2025 came to 54% of Alphabet's for 2025.", "contradicted"),
    ],
)
def test_each_company_has_the_period_beside_it(text: str, status: str) -> None:
    assert list(statuses(text, "2026-02-27").values()) == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("R&D took up 8.3% of Apple's revenue in fiscal 2025, against 8.0% in the fiscal year before.", "supported"),
        ("Apple's operating margin was 32.0% in fiscal 2025, up from 31.5% a fiscal year earlier.", "supported"),
        ("Apple's operating margin was 32.0% in fiscal 2025, up from 29.5% in the fiscal year before.", "contradicted"),
    ],
)
def test_the_fiscal_year_before_is_a_year_earlier(text: str, status: str) -> None:
    assert list(statuses(text, "2025-11-05").values())[-1] == status


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Union Pacific spent half as much on buybacks as on dividends in 2024: $1.5 billion against $3.2 billion.", ["supported"] * 2),
        ("Tesla's capex exceeded its net income in 2024: $11.3 billion against $7.1 billion.", ["supported"] * 2),
        ("Union Pacific put more into capital expenditures than into dividends in 2024: $3.5 billion versus $3.2 billion.", ["supported"] * 2),
        ("Tesla's capex exceeded its net income in 2024: $11.3 billion against $9.9 billion.", ["supported", "contradicted"]),
    ],
)  # fmt: skip
def test_two_measures_behind_a_colon_take_their_figures_in_order(text: str, expected: list[str]) -> None:
    told = statuses(text, "2025-02-11")
    assert [status for figure, status in told.items() if figure.startswith("$")] == expected


def test_two_years_behind_a_colon_are_of_one_measure() -> None:
    told = statuses(
        "Union Pacific earned more in 2024 than in 2023: $6.7 billion of net income against $6.4 billion.", "2025-02-11"
    )
    assert "contradicted" not in told.values()


def test_an_amount_beside_a_verb_is_not_given_to_the_wrong_measure() -> None:
    told = statuses(
        "AbbVie spent more on research in 2024 than it earned from operations: $12.8 billion against $9.1 billion.",
        "2025-02-18",
    )
    assert "contradicted" not in told.values()
