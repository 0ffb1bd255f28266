"""A company is found by CIK, ticker, name, former name or alias; an ambiguous name gives candidates and never a guess."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from time import process_time

import pytest

from factcheck.sources.companies import Company, CompanyIndex, companies, index_with, name_key, naming_of
from tests.benchmarks.machine import allowed


@dataclass
class Alias:
    ref: str
    name: str
    names: tuple[str, ...]
    tickers: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("text", "cik"),
    [
        ("AAPL", 320193),
        ("cik:0000320193", 320193),
        ("320193", 320193),
        ("Apple", 320193),
        ("APPLE INC.", 320193),
        ("Apple Computer", 320193),  # former name
        ("Facebook", 1326801),
        ("Tesla Motors", 1318605),
        ("Boeing", 12927),
        ("BOEING CO", 12927),  # its two names in filings
        ("The Boeing Company", 12927),
        ("AbbVie Inc.", 1551152),  # filed with a no-break space
        ("McDonald's", 63908),
        ("McDonald\u2019s", 63908),
        ("mcdonalds", 63908),
        ("BRK.B", 1067983),
        ("BRK-B", 1067983),
        ("BRK/B", 1067983),
        ("GOOG", 1652044),
        ("GOOGL", 1652044),
        ("HubSpot", 1404655),  # in the pack, not in the S&P 500
        ("Exxon Mobil", 34088),
        ("2115436", 34088),  # the holding company that took its place
    ],
)
def test_a_company_is_found(text: str, cik: int) -> None:
    assert [company.id for company in companies().find(text)] == [f"cik:{cik:010d}"]


@pytest.mark.parametrize("text", ["", "Acme Rockets", "aapl", "cik:9999999999", "Inc."])
def test_what_is_not_known_is_not_guessed(text: str) -> None:
    assert companies().find(text) == ()


def test_an_ambiguous_name_gives_its_candidates() -> None:
    one, other = Company("cik:0000000001", "Delta Corp"), Company("cik:0000000002", "Delta Inc.")
    index = CompanyIndex({one.id: one, other.id: other})
    assert index.find("Delta") == (one, other)
    assert index.find("Delta Inc.") == (other,)


def test_a_curated_alias_decides() -> None:
    one, other = Company("cik:0000000001", "Delta Corp"), Company("cik:0000000002", "Delta Inc.")
    index = CompanyIndex({one.id: one, other.id: other}, {"delta": other.id})
    assert index.find("Delta") == (other,)


def test_aliases_of_the_vocabulary_stand_beside_the_register() -> None:
    aliases: Mapping[str, Alias] = {
        "alibaba": Alias("cik:0001577552", "Alibaba Group Holding Ltd", ("Alibaba",), ("BABA", "9988.HK"))
    }
    index = index_with(aliases)
    assert {index.find(text)[0].id for text in ("Alibaba", "BABA", "9988.HK", "cik:0001577552")} == {"cik:0001577552"}
    assert index.find("Apple")[0].last_filed
    assert not index.find("Alibaba")[0].last_filed


def test_apostrophes_are_deleted_and_not_turned_into_spaces() -> None:
    assert name_key("Macy's, Inc.") == "macys inc"


def test_coverage_comes_with_the_company() -> None:
    apple = companies().find("AAPL")[0]
    assert apple.last_filed
    assert apple.headquarters == "Cupertino, California"
    assert (apple.fiscal_year_end, apple.fiscal_year_naming) == ("09-27", "end-year")
    assert naming_of("cik:0000354950") == "mid-year"
    assert naming_of("cik:9999999999") == "end-year"


@pytest.mark.benchmark
def test_five_hundred_companies_load_in_five_milliseconds() -> None:
    best = float("inf")
    for _ in range(20):
        begun = process_time()
        index_with({})
        best = min(best, process_time() - begun)
    print(f"the companies load in {best * 1000:.1f} ms")
    assert best <= allowed(0.005)
