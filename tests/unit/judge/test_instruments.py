"""What markets price beside a company is not the company's, and an office of a state is none of its offices.

Terms of office are public: Biden to and Trump from 2025-01-20, Yellen at the Federal Reserve to 2018-02-03 and Powell from 2018-02-05,
Jobs at Apple to 2011-08-24.
"""

from __future__ import annotations

import pytest

from factcheck import check
from factcheck.model import Claim, Report
from factcheck.read.plain import read_text

_HEAD = "Stocks end lower as Apple slides\n\nNEW YORK, April 3, 2025 - Apple fell 9.2% on Thursday. "


def _report(text: str, head: str = _HEAD) -> Report:
    return check(read_text(head + text + "\n", "article.txt"), offline=True)


def _of(text: str, figure: str) -> Claim:
    return next(claim for claim in _report(text).claims if claim.text.startswith(figure))


@pytest.mark.parametrize(
    ("text", "figure", "metric", "thing"),
    [
        (
            "The yield on the 10-year Treasury note slipped to 4.05% from 4.20%.",
            "4.05%",
            "yield",
            "10-year treasury note",
        ),
        (
            "The yield on the 10-year Treasury note slipped to 4.05% from 4.20%.",
            "4.20%",
            "yield",
            "10-year treasury note",
        ),
        ("Two-year yields were down 20 basis points.", "20 basis points", "yield", "two-year yields"),
        ("The 10-year fell to 4.05%.", "4.05%", "yield", "10-year"),
        ("Bitcoin was last trading around $82,500.", "$82,500", "price", "bitcoin"),
        ("The euro climbed to $1.1052. Ether fell 3% to $1,800.", "$1,800", "price", "ether"),
        ("The VIX jumped to 30.02.", "30.02", "volatility", "vix"),
        ("The dollar index dropped 1.2% to 102.1.", "1.2%", "index_level", "dollar index"),
        ("German bunds rallied; the bund yield was at 2.65%. It had stood at 2.72%.", "2.72%", "yield", "bund yield"),
        ("Gold eased 1.4% to $3,121 an ounce.", "1.4%", "commodity_price", "gold"),
    ],
)
def test_a_price_is_of_what_is_priced(text: str, figure: str, metric: str, thing: str) -> None:
    claim = _of(text, figure)
    assert (claim.metric, claim.subject.id) == (metric, f"thing:{thing}")


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("As gold rose, Newmont gained 3.1%.", "3.1%"),
        ("Apple's 10-year notes yield 4.31%.", "4.31%"),
        ("Miners dug up 12,000 tonnes of copper ore, down 4%.", "4%"),
        ("It bought bitcoin worth $1.1 billion.", "$1.1 billion"),
        ("Shares of oil producers were down 7.5%.", "7.5%"),
    ],
)
def test_what_another_does_beside_it_is_not_its_price(text: str, figure: str) -> None:
    claim = _of(text, figure)
    assert not (claim.metric in ("yield", "price", "commodity_price") and (claim.subject.id or "").startswith("thing:"))


def test_a_rate_of_exchange_is_not_the_companys() -> None:
    assert _of("The euro climbed 1.8% in the morning.", "1.8%").subject.id != "cik:0000320193"


def _offices(text: str, head: str = _HEAD) -> list[tuple[str, str]]:
    return [
        (claim.subject.id or "", claim.verdict.status)
        for claim in _report(text, head).claims
        if claim.kind == "office" and claim.verdict is not None
    ]


@pytest.mark.parametrize(
    ("text", "subject", "status"),
    [
        ("President Donald Trump announced tariffs.", "iso3166:US", "supported"),
        ("U.S. President Donald Trump announced tariffs.", "iso3166:US", "supported"),
        ("President Joe Biden will meet lawmakers today.", "iso3166:US", "contradicted"),
        ("President Joe Biden's chips law gave Intel money.", "iso3166:US", "unverified"),
        ("Under President Joe Biden, exports were restricted.", "iso3166:US", "unverified"),
        ("French President Emmanuel Macron called for a pause.", "iso3166:FR", "unverified"),
        ("Fed Chair Jerome Powell will speak on Friday.", "body:fed", "supported"),
        ("Fed Chair Janet Yellen will speak on Friday.", "body:fed", "contradicted"),
        ("In 2016, Fed Chair Janet Yellen raised rates once.", "body:fed", "unverified"),
        ("Bank of England Governor Mark Carney sees lower rates.", "body:boe", "contradicted"),
        ("ECB President Christine Lagarde warned of risks.", "body:ecb", "supported"),
        ("Treasury Secretary Scott Bessent defended the plan.", "iso3166:US", "supported"),
        ("In 2005, Apple CEO Steve Jobs unveiled a tiny player.", "cik:0000320193", "unverified"),
    ],
)
def test_an_office_is_of_whom_it_is_told(text: str, subject: str, status: str) -> None:
    assert _offices(text) == [(subject, status)]


@pytest.mark.parametrize(
    "text", ["California Governor Gavin Newsom objected.", "Fed Vice Chair Philip Jefferson spoke."]
)
def test_other_offices_raise_no_claim(text: str) -> None:
    assert _offices(text) == []


def test_an_open_term_that_nobody_has_checked_for_long_supports_nothing() -> None:
    head = "Tariffs\n\nNEW YORK, October 8, 2026 - Stocks fell. "
    assert _offices("President Donald Trump spoke on Thursday.", head) == [("iso3166:US", "unverified")]
