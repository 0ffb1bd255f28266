"""Requirements of the shipped packs, where an example in the rule file would not show the other side."""

from __future__ import annotations

from functools import cache

import pytest

from factcheck.pipeline import Checker
from factcheck.read.plain import read_bytes
from factcheck.rules.holding import Holding

HEAD = "Shops in Spring\nBy June Pratt\nMonday, June 2, 2025\n\n"


@cache
def checker() -> Checker:
    return Checker(select=["editorial/*", "compliance/*"], holding=Holding(profile="newsroom"))


def rules_of(body: str, head: str = HEAD) -> set[str]:
    return {f.rule for f in checker().check(read_bytes(f"{head}{body}\n".encode(), "a.txt")).findings}


@pytest.mark.parametrize(
    ("body", "fires"),
    [
        ("“It is slow,” said Ann Roe, the lender's chief economist.", False),
        ("“It is slow,” said Ann Roe, its chief economist.", False),
        ("“It is slow,” said economist Ann Roe.", True),
        ("“It is slow,” said Ann Roe, a strategist at Example Bank.", False),
        ("The chain was sold by the fund manager Castell, it said.", False),
    ],
)
def test_a_firm_may_be_told_by_what_it_is(body: str, fires: bool) -> None:
    assert ("editorial/analyst-without-firm" in rules_of(body)) is fires


def test_whoever_sets_a_target_for_another_company_needs_no_ticker() -> None:
    assert "editorial/ticker" not in rules_of("Morgan Stanley cut its target for Quillon to $88 in a note.")
    assert "editorial/ticker" not in rules_of("The shares trade at six times earnings, FactSet data show.")
    assert "editorial/ticker" in rules_of("Apple said revenue was $95.4 billion in the quarter ended March 29, 2025.")


def test_a_writer_called_like_a_month_is_a_byline() -> None:
    assert "editorial/byline" not in rules_of("Sales fell, the chain said.")
    assert "editorial/byline" in rules_of("Sales fell, the chain said.", "Shops in Spring\nMonday, June 2, 2025\n\n")


@pytest.mark.parametrize(
    "told", ["I own the stock.", "Disclosure: the author holds no shares.", "We hold it in our fund."]
)
def test_a_recommendation_with_what_its_author_holds_is_disclosed(told: str) -> None:
    assert "compliance/undisclosed-position" in rules_of("My top pick is the chain at the corner.")
    assert "compliance/undisclosed-position" not in rules_of(f"My top pick is the chain at the corner. {told}")


def test_a_period_is_asked_for_even_where_the_rules_about_filings_were_not_selected() -> None:
    assert "editorial/figure-without-period" in rules_of("Talavera Hotels said it had revenue of $812 million.")
