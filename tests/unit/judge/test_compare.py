"""verdicts.md, "Comparing numbers": printed precision, truncation, hedges, bounds, ranges, in three values."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.judge.compare import Bounds, Hedge, compare, plain, point, read
from factcheck.model import Quantity

B = Decimal(10) ** 9
FIVE = Hedge(Decimal("0.05"), Decimal("0.05"))


def printed(value, step=0, cmp="eq", kind="money", low=None, high=None):
    v = None if value is None else Decimal(str(value))
    return Quantity(
        id="q1", sentence=0, text="x", start=0, end=1, kind=kind, value=v, unit="USD", cmp=cmp, step=Decimal(str(step)),
        low=None if low is None else Decimal(str(low)), high=None if high is None else Decimal(str(high)),
    )  # fmt: skip


def outcome(quantity, value, slack="0"):
    return compare(read(quantity, FIVE), point(Decimal(str(value))), Decimal(slack)).outcome


@pytest.mark.parametrize(
    ("value", "step", "observed", "expected"),
    [
        # "$95.4 billion" is 95.4 +/- 0.05
        ("95.4", "0.1", "95.35", "match"),
        ("95.4", "0.1", "95.449", "match"),
        ("95.4", "0.1", "95.3", "differ"),
        # "$119.5 billion" for 119.58: cut off
        ("119.5", "0.1", "119.58", "match"),
        ("119.5", "0.1", "119.6", "differ"),
        # "42%": half a point either way; 42.9 cut off is debatable, 43.2 is wrong
        ("42", "1", "41.5", "match"),
        ("42", "1", "42.5", "match"),
        ("42", "1", "42.9", "unsure"),
        ("42", "1", "43.2", "differ"),
        # 1.9 is no "$1 billion"
        ("1", "1", "1.9", "differ"),
        # "53,000 million" is exact to the million
        ("53000000000", "1000000", "53000400000", "match"),
        ("53000000000", "1000000", "53200000000", "differ"),
        ("-0.26", "0.01", "-0.26", "match"),
        ("-0.26", "0.01", "0.26", "differ"),
    ],
)
def test_printed_precision(value, step, observed, expected):
    assert outcome(printed(value, step), observed) == expected


def test_truncation_is_told_apart_from_rounding():
    assert compare(read(printed("119.5", "0.1")), point(Decimal("119.58"))).truncated
    assert not compare(read(printed("119.6", "0.1")), point(Decimal("119.58"))).truncated


@pytest.mark.parametrize(
    ("cmp", "value", "observed", "expected"),
    [
        ("gt", "4", "4.35", "match"),
        ("gt", "4", "3.5", "differ"),
        ("gt", "4", "4", "unsure"),
        ("gt", "4", "40", "unsure"),
        ("ge", "4", "4", "match"),
        ("ge", "4", "3.9", "differ"),
        ("lt", "4", "3.5", "match"),
        ("lt", "4", "4.5", "differ"),
        ("lt", "4", "0.4", "unsure"),
        ("le", "4", "4", "match"),
        ("near_below", "40", "39", "match"),
        ("near_below", "40", "30", "differ"),
        ("near_below", "40", "40.5", "unsure"),
        ("near_below", "40", "45", "differ"),
        ("near_above", "40", "41", "match"),
        ("near_above", "40", "50", "differ"),
        ("approx", "52", "53", "match"),
        ("approx", "52", "60", "differ"),
        ("approx", "52", "56", "unsure"),
    ],
)
def test_hedges_and_bounds(cmp, value, observed, expected):
    assert outcome(printed(value, "0.1", cmp), observed) == expected


@pytest.mark.parametrize(
    ("cmp", "kind", "value", "observed", "expected"),
    [
        # "nearly doubled", "almost tripled", "about half", "just over half"
        ("near_below", "multiple", "2", "1.87", "match"),
        ("near_below", "multiple", "2", "1.75", "unsure"),
        ("near_below", "multiple", "2", "1.6", "differ"),
        ("near_below", "multiple", "3", "2.78", "match"),
        ("approx", "fraction", "0.5", "0.46", "match"),
        ("approx", "fraction", "0.5", "0.4", "differ"),
        ("near_above", "fraction", "0.5", "0.535", "match"),
        ("near_above", "fraction", "0.5", "0.45", "differ"),
    ],
)
def test_hedged_words_are_looser_than_hedged_digits(cmp, kind, value, observed, expected):
    assert outcome(printed(value, 0, cmp, kind), observed) == expected


@pytest.mark.parametrize(
    ("low", "high", "observed", "expected"),
    [
        (10, 99, "13", "match"),
        (10, 99, "9.7", "match"),
        (10, 99, "7", "differ"),
        (100, 999, "99", "differ"),
        (1, 9, "13", "differ"),
    ],
)
def test_digits_in_words_are_ranges(low, high, observed, expected):
    assert outcome(printed(None, 0, "range", "percent", low, high), observed) == expected


def test_an_observed_range_must_lie_inside_the_claimed_one():
    triple = Bounds(Decimal(100), Decimal(999))
    assert compare(read(printed(None, 0, "range", "percent", 100, 999)), triple).outcome == "match"
    assert compare(read(printed(None, 0, "range", "percent", 10, 99)), triple).outcome == "differ"
    assert compare(read(printed("120", "1", kind="percent")), triple).outcome == "unsure"


def test_a_ratio_in_words_is_loose():
    assert outcome(printed("2", 0, kind="multiple"), "1.95") == "match"
    assert outcome(printed("2", 0, kind="multiple"), "3") == "differ"


def test_the_slack_of_a_computed_value_helps_and_never_accuses():
    assert outcome(printed("8.5", "0.1", kind="percent"), "8.58", "0.05") == "match"
    assert outcome(printed("8.5", "0.1", kind="percent"), "8.30", "0.05") == "differ"


def test_a_rank_in_the_top_ten_may_be_far_from_ten():
    assert outcome(printed("10", 1, "le", "rank"), "2") == "match"


amounts = st.integers(min_value=1, max_value=10**7)
places = st.integers(min_value=-2, max_value=4)


@given(value=st.decimals(min_value="0.001", max_value="1e12", allow_nan=False, allow_infinity=False), place=places)
def test_a_value_that_rounds_to_what_is_printed_is_never_contradicted(value, place):
    step = Decimal(1).scaleb(place)
    shown = (value / step).quantize(Decimal(1)) * step
    assert outcome(printed(shown, step), value) == "match"


@given(value=st.decimals(min_value="1", max_value="1e9", allow_nan=False, allow_infinity=False), place=places)
def test_a_value_that_is_cut_off_is_never_contradicted_at_a_fine_place(value, place):
    step = Decimal(1).scaleb(place)
    shown = (value // step) * step
    if shown and step <= shown / 100:
        assert outcome(printed(shown, step), value) == "match"


@given(n=st.integers(min_value=1, max_value=999), observed=st.integers(min_value=1, max_value=999_000))
def test_printing_in_millions_or_billions_only_changes_the_precision(n, observed):
    """ "53,000 million" and "53 billion" never contradict each other: what the finer print supports, the coarser does."""
    fine, coarse = printed(n * B, 10**6), printed(n * B, 10**9)
    value = Decimal(observed) * 10**6
    pair = outcome(fine, value), outcome(coarse, value)
    assert pair != ("match", "differ")
    if value == n * B:
        assert pair == ("match", "match")
    if abs(value - n * B) >= B:
        assert pair == ("differ", "differ")


@given(bound=amounts, observed=amounts)
def test_opposite_bounds_are_never_both_supported_nor_both_contradicted(bound, observed):
    pair = [outcome(printed(bound, 1, cmp), observed) for cmp in ("gt", "le")]
    assert pair.count("match") <= 1
    assert pair.count("differ") <= 1
    if "differ" in pair:
        assert pair[1 - pair.index("differ")] != "differ"
    if observed > bound * Decimal("1.01") and observed < 2 * bound:
        assert pair == ["match", "differ"]
    if bound / 2 <= observed < bound * Decimal("0.98"):
        assert pair == ["differ", "match"]


@given(
    bound=amounts,
    observed=amounts,
    cmp=st.sampled_from(["eq", "approx", "gt", "ge", "lt", "le", "near_above", "near_below"]),
)
def test_what_is_surely_right_is_never_wrong(bound, observed, cmp):
    reading = read(printed(bound, 1, cmp), FIVE)
    assert reading.perhaps.contains(reading.surely)
    assert outcome(printed(bound, 1, cmp), observed) in {"match", "differ", "unsure"}


def test_numbers_of_the_working_are_plain():
    assert plain(Decimal("53E9")) == "53,000,000,000"
    assert plain(Decimal("13.500")) == "13.5"
