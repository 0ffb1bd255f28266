"""Margins, shares, per-share figures, totals, ranges and currency pairs."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

PERIOD = "2024-Q4"


# ---------------------------------------------------------------- margins
def margins(page, margin, revenue="$100.0 billion", profit="$12.4 billion", more=None, text=None):
    text = (
        text
        or f"Alibaba's revenue was {revenue}.\nAlibaba's operating income was {profit}.\nAlibaba's operating margin was {margin}."
    )
    built = page(text).level("revenue", revenue, period=PERIOD).level("operating_income", profit, period=PERIOD)
    return built.level("operating_margin", margin, **{"period": PERIOD, **(more or {})})


def test_margin_that_revenue_and_profit_do_not_give(page):
    (finding,) = margins(page, "21.4%").check()
    assert (finding.rule, finding.code) == ("consistency/arithmetic", "arithmetic")
    assert "a margin of 12.4%, not 21.4%" in finding.message


@pytest.mark.parametrize("margin", ["12.4%", "12%", "12.3%", "12.5%", "13%"])
def test_margin_that_rounding_allows(page, margin):
    assert margins(page, margin).check() == ()


@pytest.mark.parametrize("margin", ["11%", "14%", "12.9%", "11.9%"])
def test_margin_that_no_rounding_gives(page, margin):
    assert margins(page, margin).codes() == [("arithmetic", margin)]


@pytest.mark.parametrize(
    "more", [{"period": "2024"}, {"segment": "cloud"}, {"subject": "JD"}, {"modality": "guidance"}]
)
def test_margin_of_something_else(page, more):
    assert margins(page, "21.4%", more=more).check() == ()


@pytest.mark.parametrize(
    "text",
    [
        "Alibaba's revenue was $100.0 billion.\nAlibaba's operating income was $12.4 billion.\nThe adjusted operating margin was 21.4%.",
        "Alibaba's revenue was $100.0 billion.\nAlibaba's operating income was $12.4 billion.\nThe cloud operating margin was 21.4%.",
        "Alibaba's revenue was $100.0 billion.\nNon-GAAP operating income was $12.4 billion.\nThe operating margin was 21.4%.",
        "Alibaba's cloud revenue was $100.0 billion.\nAlibaba's operating income was $12.4 billion.\nThe operating margin was 21.4%.",
    ],
)
def test_adjusted_beside_reported_and_parts_beside_the_whole(page, text):
    assert margins(page, "21.4%", text=text).check() == ()


# ---------------------------------------------------------------- shares and totals
def shares(page, share, part="$42.0 billion"):
    text = f"Alibaba's revenue was $100.0 billion.\nCloud brought {part}.\nCloud was {share} of revenue."
    built = (
        page(text)
        .level("revenue", "$100.0 billion", period=PERIOD)
        .level("revenue", part, segment="Cloud", period=PERIOD)
    )
    return built.share("revenue", share, segment="Cloud", period=PERIOD)


def test_share_of_a_whole(page):
    assert shares(page, "42%").check() == ()
    assert shares(page, "24%").codes() == [("arithmetic", "24%")]


def test_part_above_its_total(page):
    built = shares(page, "42%", "$420 billion")
    assert ("arithmetic", "$420 billion") in built.codes()


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Alibaba's revenue was $100.0 billion.\nCloud brought $104 billion before eliminations.", {}),
        ("Alibaba's revenue was $100.0 billion.\nCloud brought $104 billion.", {"period": "2024"}),
        ("Alibaba's revenue was $100.0 billion.\nCloud brought HK$104 billion.", {}),
        ("Alibaba's revenue was $100.0 billion.\nCloud brought $104 billion.", {"metric": "operating_income"}),
        ("Alibaba's retail revenue was $100.0 billion.\nCloud brought $104 billion.", {}),
    ],
)
def test_parts_that_only_seem_to_exceed_the_total(page, text, more):
    surface = "HK$104 billion" if "HK$" in text else "$104 billion"
    built = page(text).level("revenue", "$100.0 billion", period=PERIOD)
    more = {"metric": "revenue", "period": PERIOD, **more}
    assert built.level(more.pop("metric"), surface, segment="Cloud", **more).check() == ()


def parts(page, *amounts, cue="made up of"):
    text = f"Alibaba's revenue was $100 billion, {cue} {amounts[0]} from goods and {amounts[1]} from services."
    built = page(text).level("revenue", "$100 billion")
    for name, amount in zip(("goods", "services"), amounts, strict=True):
        built.level("revenue", amount, segment=name)
    return built


def test_complete_list_of_parts_that_does_not_add_up(page):
    assert parts(page, "$60 billion", "$40 billion").check() == ()
    assert parts(page, "$60 billion", "$39 billion").check() == ()
    assert parts(page, "$60 billion", "$61 billion").codes() == [("arithmetic", "$100 billion")]
    assert parts(page, "$60 billion", "$61 billion", cue="including").check() == ()


# ---------------------------------------------------------------- products
def per_share(page, total, text=""):
    body = f"Alibaba's net income was {total}.\nAlibaba's EPS was $1.50.\nAlibaba had 2,000 million shares.{text}"
    built = (
        page(body)
        .level("net_income", total, period=PERIOD)
        .level("eps", "$1.50", period=PERIOD, quantity={"per": "share"})
    )
    return built.level("shares_outstanding", "2,000 million shares")


def test_earnings_per_share_times_shares(page):
    assert per_share(page, "$3.0 billion").check() == ()
    assert per_share(page, "$3.2 billion").check() == ()
    assert per_share(page, "$3.8 billion").codes() == [("arithmetic", "$1.50")]
    assert per_share(page, "$30 billion").codes() == [("arithmetic", "$1.50")]


def test_depositary_shares_count_differently(page):
    assert per_share(page, "$30 billion", "\nOne ADS stands for eight shares.").check() == ()


# ---------------------------------------------------------------- ranges
@pytest.mark.parametrize(
    ("low", "high", "found"), [("41.8", "39.5", True), ("39.5", "41.8", False), ("-3", "-5", False)]
)
def test_range_in_order(page, low, high, found):
    built = page("It expects $39.5 billion then.")
    built.amount("$39.5 billion", cmp="range", value=None, low=Decimal(low), high=Decimal(high))
    assert [code for code, _ in built.codes()] == (["arithmetic"] if found else [])


# ---------------------------------------------------------------- currency pairs
def pairs(page, *amounts):
    built = page(" ".join(f"It spent {a} ({b})." for a, b in amounts))
    for index, (a, b) in enumerate(amounts):
        built.amount(a)
        built.amount(b, alt_of=f"q{2 * index + 1}")
    return built


def test_two_rates_of_one_pair(page):
    built = pairs(page, ("RMB380 billion", "US$53 billion"), ("RMB280 billion", "US$3.9 billion"))
    (finding,) = built.check()
    assert (finding.code, built.text[finding.start : finding.end]) == ("fx-conversion", "US$3.9 billion")
    assert "7.17 CNY per USD" in finding.message


def test_the_odd_one_of_three_pairs(page):
    built = pairs(
        page,
        ("RMB38 billion", "US$53 billion"),
        ("RMB280 billion", "US$38.4 billion"),
        ("RMB100 billion", "US$13.8 billion"),
    )
    assert built.codes() == [("fx-conversion", "US$53 billion")]


def test_rates_of_two_times(page):
    assert pairs(page, ("RMB380 billion", "US$53 billion"), ("RMB280 billion", "US$44 billion")).check() == ()
    assert pairs(page, ("RMB380 billion", "US$53 billion"), ("€1 billion", "US$1.2 billion")).check() == ()


# ---------------------------------------------------------------- properties
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    revenue=st.decimals(min_value=Decimal("2"), max_value=Decimal("500"), places=5),
    rate=st.decimals(min_value=Decimal("0.02"), max_value=Decimal("0.9"), places=5),
    places=st.tuples(st.integers(0, 3), st.integers(1, 3), st.integers(0, 2)),
)
def test_margin_of_consistent_figures_at_any_precision(page, revenue, rate, places):
    def shown(value, digits):
        return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)

    profit = shown(revenue * rate, places[1])
    if not profit or not shown(revenue, places[0]):
        return
    surfaces = f"${shown(revenue, places[0])} billion", f"${profit} billion"
    if surfaces[0] == surfaces[1]:
        return
    assert margins(page, f"{shown(rate * 100, places[2])}%", *surfaces).check() == ()
