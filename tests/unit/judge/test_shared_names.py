"""A name that several companies' names begin with: nobody is guessed, all are told, and the article may tell which is meant."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import check
from factcheck.model import Claim
from factcheck.read.plain import read_text

AIRLINE, LESSOR, RAILROAD = "cik:0000100517", "cik:0001067701", "cik:0000100885"


def last(text: str) -> Claim:
    return check(read_text(text + "\n", "a", published=date(2025, 7, 24)), offline=True).claims[-1]


@pytest.mark.parametrize(
    ("name", "told"),
    [("United", "United Rentals (URI)"), ("Delta", "Delta Air Lines (DAL)"), ("Marathon", "Marathon Petroleum (MPC)")],
)
def test_a_name_that_may_be_several_companies_is_ambiguous_and_tells_them(name: str, told: str) -> None:
    claim = last(f"{name}'s revenue was $15.2 billion in the second quarter of 2025.")
    assert claim.subject.id is None
    assert claim.subject.candidates
    assert claim.verdict is not None
    assert claim.verdict.reason == "ambiguous"
    assert told in claim.verdict.detail


def test_the_company_that_the_article_names_in_full_is_meant() -> None:
    claim = last(
        "United Airlines flew more passengers. United's revenue was $15.2 billion in the second quarter of 2025."
    )
    assert (claim.subject.id, claim.subject.candidates) == (AIRLINE, ())


def test_the_company_whose_ticker_the_article_gives_is_meant() -> None:
    claim = last("Shares of United (UAL) rose. United's revenue was $57.1 billion in 2024.")
    assert claim.subject.id == AIRLINE


def test_two_companies_that_the_article_names_in_full_leave_it_open() -> None:
    claim = last("United Airlines rents from United Rentals. United's revenue was $57.1 billion in 2024.")
    assert set(claim.subject.candidates) >= {AIRLINE, LESSOR}


def test_a_company_that_nobody_here_knows_and_is_called_so_leaves_it_open() -> None:
    claim = last("United Airlines buys from United Quixotronics. United's revenue was $57.1 billion in 2024.")
    assert claim.subject.id is None


def test_a_figure_of_the_pack_is_judged_once_it_is_told_whose_it_is() -> None:
    claim = last("Union Pacific is a railroad. Union's revenue was $24.25 billion in 2024.")
    assert claim.subject.id == RAILROAD
    assert claim.verdict is not None
    assert claim.verdict.status == "supported"


@pytest.mark.parametrize("text", ["United States exports rose 3% in 2024.", "Delta variant cases fell 40% in 2022."])
def test_a_word_that_does_not_act_as_a_company_is_none(text: str) -> None:
    assert last(text).subject.candidates == ()
