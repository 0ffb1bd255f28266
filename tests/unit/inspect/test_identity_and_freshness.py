"""Tickers, exchanges, and figures told as the latest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from factcheck.model import Lookup, Observation, SourceFailure

ALIBABA, AMAZON, WALMART, TESLA = "cik:0001577552", "cik:0001018724", "cik:0000104169", "cik:0001318605"


@pytest.mark.parametrize(
    ("text", "name", "ref", "place"),
    [
        ("Alibaba (NYSE: AMZN) rose.", "Alibaba", ALIBABA, "AMZN"),
        ("Alibaba (AMZN) rose.", "Alibaba", ALIBABA, "AMZN"),
        ("Alibaba ($TSLA) rose.", "Alibaba", ALIBABA, "TSLA"),
    ],
)
def test_ticker_of_another_company(page, text, name, ref, place):
    codes = [(code, found) for code, found in page(text).org(name, ref).codes() if code]
    assert codes == [("wrong-company", place)]


@pytest.mark.parametrize(
    ("text", "name", "ref"),
    [
        ("Alibaba (NYSE: BABA) rose.", "Alibaba", ALIBABA),
        ("Alibaba (BABA) rose.", "Alibaba", ALIBABA),
        ("Alibaba (HKEX: AMZN) rose.", "Alibaba", ALIBABA),
        ("Alibaba (AGI) rose.", "Alibaba", ALIBABA),
        ("Alphabet (GOOG) rose.", "Alphabet", "cik:0001652044"),
        ("Sanofi (SAN) rose.", "Sanofi", "cik:0001121404"),
        ("Alibaba, unlike Amazon (AMZN), rose.", "Alibaba", ALIBABA),
    ],
)
def test_ticker_that_fits_or_that_nobody_knows(page, text, name, ref):
    assert page(text).org(name, ref).check() == ()


MICROSOFT = "cik:0000789019"


@pytest.mark.parametrize(
    ("text", "name", "ref", "place"),
    [
        ("Tesla (NASDAQ: TLSA) rose.", "Tesla", TESLA, "TLSA"),
        ("Amazon (Nasdaq: AMZM) fell.", "Amazon", AMAZON, "AMZM"),
        ("Walmart (NYSE: WMMT) rose.", "Walmart", WALMART, "WMMT"),
        ("Microsoft (NASDAQ: MSTF), the largest, rose.", "Microsoft", MICROSOFT, "MSTF"),
        ("Alibaba (NYSE: BAAB) rose.", "Alibaba", ALIBABA, "BAAB"),
    ],
)
def test_ticker_with_a_slip(page, text, name, ref, place):
    found = [f for f in page(text).org(name, ref).check() if "no ticker of" in f.message]
    assert [text[f.start : f.end] for f in found] == [place]


@pytest.mark.parametrize(
    ("text", "name", "ref"),
    [
        ("Amazon (NASDAQ: AMZNW) rose.", "Amazon", AMAZON),  # a warrant
        ("Amazon (AWS) rose.", "Amazon", AMAZON),
        ("Tesla (FRA: TL0) rose.", "Tesla", TESLA),
        ("Tesla (TSL) rose.", "Tesla", TESLA),
        ("Microsoft (NASDAQ: XYZQ) rose.", "Microsoft", MICROSOFT),  # perhaps its symbol of another year
        ("Brimwater Mills (NYSE: AMZM) rose.", "Brimwater Mills", "name:brimwater mills"),
    ],
)
def test_symbol_that_is_no_slip(page, text, name, ref):
    assert page(text).org(name, ref).check() == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TSLA (NYSE)", True),
        ("Tesla (NYSE: TSLA) rose.", True),
        ("Tesla (NASDAQ: TSLA) rose.", False),
        ("Walmart (NYSE: WMT) rose.", False),
        ("Shell (NYSE: SHEL) rose.", False),
    ],
)
def test_exchange_that_does_not_list_it(page, text, found):
    codes = [f.rule for f in page(text).check()]
    assert codes == (["consistency/identity"] if found else [])


def test_exchange_after_and_around_a_move(page):
    text = "Walmart (NYSE: WMT) rose."
    assert page(text, published=date(2025, 12, 20)).check() == ()
    assert len(page(text, published=date(2026, 3, 1)).check()) == 1
    assert page("Walmart (NASDAQ: WMT) rose.", published=date(2025, 11, 20)).check() == ()
    assert len(page("Walmart (NASDAQ: WMT) rose.", published=date(2025, 2, 20)).check()) == 1


# ---------------------------------------------------------------- freshness
def observation(start, end, published, **more):
    days = {
        "start": date.fromisoformat(start),
        "end": date.fromisoformat(end),
        "published": date.fromisoformat(published),
    }
    return Observation(
        **{
            "source": "sec",
            "key": "k",
            "subject": "name:alibaba",
            "metric": "revenue",
            "value": Decimal(1),
            **days,
            **more,
        }
    )


OLDER = observation("2024-07-01", "2024-09-30", "2024-11-15")
NEWER = observation("2024-10-01", "2024-12-31", "2025-02-20")


def latest(page, *answer, period="2024-Q3", text="In its latest quarter Alibaba's revenue was $32.7 billion."):
    evidence = {Lookup(source="sec", key="name:alibaba"): answer}
    return page(text, evidence=evidence).level("revenue", "$32.7 billion", period=period)


def test_older_figure_told_as_the_latest(page):
    (finding,) = latest(page, OLDER, NEWER).check()
    assert (finding.rule, finding.code, finding.severity) == ("consistency/freshness", "wrong-period", "warning")
    assert "31 December 2024" in finding.message


@pytest.mark.parametrize(
    ("answer", "more"),
    [
        ((OLDER, NEWER), {"period": "2024-Q4"}),
        ((OLDER, NEWER), {"text": "In the September quarter Alibaba's revenue was $32.7 billion."}),
        ((NEWER,), {}),
        ((OLDER, observation("2024-10-01", "2024-12-31", "2025-02-22")), {}),
        ((OLDER, observation("2024-10-01", "2024-12-31", "2025-03-22")), {}),
        ((OLDER, observation("2024-01-01", "2024-12-31", "2025-02-20")), {}),
        ((OLDER, observation("2024-10-01", "2024-12-31", "2025-02-20", metric="net_income")), {}),
    ],
)
def test_figure_that_was_the_latest_or_is_not_told_so(page, answer, more):
    assert latest(page, *answer, **more).check() == ()


def test_without_evidence_nothing_is_said(page):
    built = latest(page)
    built.evidence = {
        Lookup(source="sec", key="name:alibaba"): SourceFailure(source="sec", key="x", kind="offline", message="")
    }
    assert built.check() == ()
    built.evidence = None
    assert built.check() == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Merrow Robotics (NYSE: MRRB) makes arms. Its shares are traded under the symbol MRBR.", ["MRBR"]),
        ("Merrow Robotics (NYSE: MRRB) makes arms. Its shares are traded under the ticker symbol MRRB.", []),
        ("Merrow Robotics (NYSE: MRRB) makes arms. Its warrants go by the symbol MRRW.", []),
        ("Merrow Robotics (NYSE: MRRB) makes arms. Until May it was listed under the symbol MRRA.", []),
        ("Merrow (NYSE: MRRB) sues Harrow (NYSE: HRRB), which is listed under the symbol HRRO.", []),
    ],
)
def test_a_slip_of_the_one_symbol_of_a_page(page, text, found):
    assert [place for code, place in page(text).codes() if code == "wrong-company"] == found
