"""A change against two stated levels."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.unit.inspect.test_kinds import codes

ROSE = "Alibaba's revenue rose {0} to {1} from {2}."


def frame(page, text, change, level, earlier, metric="revenue", direction="up", **more):
    built = page(text).level(metric, level).earlier(metric, earlier)
    return built.change(metric, change, direction, **more)


@pytest.mark.parametrize(
    ("change", "level", "earlier"),
    [
        ("18%", "$280.2 billion", "$259.4 billion"),
        ("80%", "$280.2 billion", "$259.4 billion"),
        ("12%", "$3.45 billion", "$3.30 billion"),
        ("8%", "$280.2 billion", "$295.4 billion"),
        ("9%", "$280.2 billion", "$259.4 billion"),
        ("$30.8 billion", "$280.2 billion", "$259.4 billion"),
        ("tripled", "$20.4 billion", "$9.9 billion"),
    ],
)
def test_change_that_does_not_follow_from_the_levels_is_an_error_at_the_change(page, change, level, earlier):
    built = frame(page, ROSE.format(change, level, earlier), change, level, earlier)
    # a verb that goes the other way as well is told apart
    (finding,) = (f for f in built.check() if f.code != "direction-flipped")
    assert (finding.rule, finding.code, finding.severity) == ("consistency/arithmetic", "arithmetic", "error")
    assert built.text[finding.start : finding.end] == change
    assert level in finding.message
    assert earlier in finding.message


def test_message_shows_the_arithmetic_and_the_consistent_reading(page):
    (finding,) = frame(
        page, ROSE.format("18%", "$280.2 billion", "$259.4 billion"), "18%", "$280.2 billion", "$259.4 billion"
    ).check()
    assert "is 8.0%, not 18%" in finding.message
    assert "would be $306.09 billion" in finding.message


@pytest.mark.parametrize(
    ("change", "level", "earlier"),
    [
        ("8%", "$280.2 billion", "$259.4 billion"),
        ("8.0%", "$280.2 billion", "$259.4 billion"),
        ("8%", "$280 billion", "$260 billion"),
        ("7%", "$280 billion", "$260 billion"),
        ("$20.8 billion", "$280.2 billion", "$259.4 billion"),
        ("$21 billion", "$280.2 billion", "$259.4 billion"),
        ("doubled", "$20.4 billion", "$9.9 billion"),
        ("doubled", "$2.1 billion", "$0.9 billion"),
        ("50%", "$3 million", "$2 million"),
        ("39%", "$3 million", "$2 million"),
        ("100%", "$4 million", "$2 million"),
    ],
)
def test_rounded_figures_are_never_accused(page, change, level, earlier):
    assert frame(page, ROSE.format(change, level, earlier), change, level, earlier).check() == ()


@pytest.mark.parametrize(
    "text",
    [
        "Alibaba's revenue rose 18% from a year earlier to $280.2 billion from $259.4 billion.",
        "Alibaba's revenue rose 18% year over year to $280.2 billion, from $259.4 billion a year ago.",
        "Revenue at Alibaba was $280.2 billion, compared with $259.4 billion in the year-ago quarter, up 18%.",
    ],
)
def test_one_named_basis_changes_nothing(page, text):
    assert frame(page, text, "18%", "$280.2 billion", "$259.4 billion").codes() == [("arithmetic", "18%")]


@pytest.mark.parametrize(
    "text",
    [
        "Alibaba's revenue rose 11% in constant currency to $280.2 billion from $259.4 billion.",
        "Alibaba's revenue rose 11% excluding currency to $280.2 billion from $259.4 billion.",
        "Alibaba's organic revenue rose 11% to $280.2 billion from $259.4 billion.",
        "On a like-for-like basis Alibaba's revenue rose 11% to $280.2 billion from $259.4 billion.",
        "Alibaba's revenue rose 11% to $280.2 billion from $259.4 billion, a year with a 53rd week.",
        "Alibaba's revenue rose 11% to $280.2 billion from a pro-forma $259.4 billion.",
        "Alibaba's revenue rose 11% year over year to $280.2 billion from $259.4 billion in the previous quarter.",
        "Alibaba's revenue rose 11% from a year earlier and sequentially to $280.2 billion from $259.4 billion.",
        "Alibaba's revenue rose 11% to $280.2 billion, against expectations of a rise from $259.4 billion.",
        "Alibaba's revenue rose 11% annually to $280.2 billion from $259.4 billion.",
        "Alibaba's revenue rose 11% to $280.2 billion from $259.4 billion five years earlier.",
    ],
)
def test_growth_on_another_basis_is_not_compared(page, text):
    assert frame(page, text, "11%", "$280.2 billion", "$259.4 billion").check() == ()


def test_one_of_two_percentages_that_fits_is_enough(page):
    text = "Alibaba's revenue rose 8%, or 11% by its own count, to $280.2 billion from $259.4 billion."
    assert frame(page, text, "8%", "$280.2 billion", "$259.4 billion").change("revenue", "11%").check() == ()


@pytest.mark.parametrize(
    "more",
    [
        {"negated": True},
        {"modality": "hypothetical"},
        {"modality": "opinion"},
    ],
)
def test_claims_that_are_no_plain_assertion_of_the_frame_are_left_out(page, more):
    text = ROSE.format("18%", "$280.2 billion", "$259.4 billion")
    assert frame(page, text, "18%", "$280.2 billion", "$259.4 billion", **more).check() == ()


def test_a_sentence_that_ties_its_figures_together_needs_no_binding(page):
    """The claims are guesses, but "rose 18% to ... from ..." says itself what was compared with what."""
    built = frame(
        page,
        ROSE.format("18%", "$280.2 billion", "$259.4 billion"),
        "18%",
        "$280.2 billion",
        "$259.4 billion",
        unbound="guess",
    )
    assert built.codes() == [("arithmetic", "18%")]


def test_levels_in_two_currencies_are_not_compared(page):
    text = ROSE.format("8%", "$280.2 billion", "HK$259.4 billion")
    assert frame(page, text, "8%", "$280.2 billion", "HK$259.4 billion").check() == ()


def test_another_metric_is_not_compared(page):
    text = "Alibaba's revenue reached $280.2 billion from $259.4 billion, and its profit rose 45%."
    built = (
        page(text).level("revenue", "$280.2 billion").earlier("revenue", "$259.4 billion").change("net_income", "45%")
    )
    assert built.check() == ()


@pytest.mark.parametrize(
    ("cmp", "change"), [("gt", "5%"), ("ge", "8%"), ("near_below", "9%"), ("approx", "8.7%"), ("gt", "7%")]
)
def test_bounds_and_hedges_that_allow_the_computed_change(page, cmp, change):
    text = ROSE.format(change, "$280.2 billion", "$259.4 billion")
    assert frame(page, text, change, "$280.2 billion", "$259.4 billion", quantity={"cmp": cmp}).check() == ()


def test_bound_that_excludes_the_computed_change(page):
    text = ROSE.format("more than 10%", "$280.2 billion", "$259.4 billion")
    built = frame(page, text, "10%", "$280.2 billion", "$259.4 billion", quantity={"cmp": "gt"})
    assert built.codes() == [("arithmetic", "10%")]


# ---------------------------------------------------------------- direction
def test_verb_against_the_levels(page):
    text = "Alibaba's revenue fell to $280.2 billion from $259.4 billion."
    built = page(text).level("revenue", "$280.2 billion", direction="down").earlier("revenue", "$259.4 billion")
    assert ("arithmetic", "$280.2 billion") in built.codes()


def test_fall_by_the_right_size_in_the_wrong_direction(page):
    text = "Alibaba's revenue fell 8% to $280.2 billion from $259.4 billion."
    codes = frame(page, text, "8%", "$280.2 billion", "$259.4 billion", direction="down").codes()
    assert codes == [("direction-flipped", "fell 8% to $280.2 billion from $259.4 billion"), ("arithmetic", "8%")]


@pytest.mark.parametrize(
    ("text", "metric", "level", "earlier", "direction"),
    [
        ("The jobless rate improved to 3.9% from 4.2%.", "unemployment", "3.9%", "4.2%", "up"),
        ("The yen weakened to ¥150 from ¥140.", "fx_rate", "¥150", "¥140", "down"),
        (
            "Alibaba's net loss narrowed to $1.2 billion from $2.5 billion.",
            "net_loss",
            "$1.2 billion",
            "$2.5 billion",
            "up",
        ),
        (
            "Alibaba's net loss widened to $2.5 billion from $1.2 billion.",
            "net_loss",
            "$2.5 billion",
            "$1.2 billion",
            "down",
        ),
        ("Alibaba's revenue rose to $280 billion from $280 billion.", "revenue", "$280 billion", "$280 billion", "up"),
    ],
)
def test_verbs_that_judge_the_number_do_not_point_its_way(page, text, metric, level, earlier, direction):
    nth = 1 if level == earlier else 0
    assert page(text).level(metric, level, direction=direction).earlier(metric, earlier, nth=nth).check() == ()


def test_losses_compare_by_size(page):
    text = "Alibaba's net loss narrowed 52% to $1.2 billion from $2.5 billion."
    assert frame(page, text, "52%", "$1.2 billion", "$2.5 billion", metric="net_loss", direction="down").check() == ()


def test_change_of_sign_has_no_percentage(page):
    text = "Alibaba's operating income rose 300% to $1.2 billion from -$0.6 billion."
    assert frame(page, text, "300%", "$1.2 billion", "-$0.6 billion", metric="operating_income").check() == ()


# ---------------------------------------------------------------- points
MARGIN = "Alibaba's operating margin rose {0} to 42.3% from 41.1%."


@pytest.mark.parametrize("change", ["120 basis points", "1.2 percentage points", "2.9%"])
def test_change_of_a_rate_in_its_own_unit(page, change):
    assert frame(page, MARGIN.format(change), change, "42.3%", "41.1%", metric="operating_margin").check() == ()


def test_points_told_as_percent(page):
    built = frame(page, MARGIN.format("1.2%"), "1.2%", "42.3%", "41.1%", metric="operating_margin")
    (finding,) = built.check()
    assert (finding.rule, finding.code, finding.severity) == ("consistency/units", "percent-vs-points", "warning")
    assert "1.2 percentage points" in finding.message
    assert "2.9%" in finding.message


@pytest.mark.parametrize("change", ["12 basis points", "12 percentage points", "12%"])
def test_wrong_change_of_a_rate(page, change):
    built = frame(page, MARGIN.format(change), change, "42.3%", "41.1%", metric="operating_margin")
    assert built.codes() == [("arithmetic", change)]


# ---------------------------------------------------------------- growth a year
COMPOUND = (
    "Alibaba's revenue grew at a CAGR of {} to $100.0 billion in 2024 from $50.0 billion in 2019.",
    "Nike's sales rose at a compound annual rate of {} from $50.0 billion in 2018 to $100.0 billion in 2023.",
    "The ferry line grew by {} a year, from 40,000 passengers in 2018 to 80,000 passengers in 2023.",
)


@pytest.mark.parametrize("text", COMPOUND)
@pytest.mark.parametrize("rate", ["14.9%", "15%", "12.2%"])
def test_compound_rate_that_fits_a_count_of_the_years(text, rate):
    assert codes(text.format(rate)) == []


@pytest.mark.parametrize("text", COMPOUND)
def test_total_growth_told_as_compound_rate(text):
    assert codes(text.format("100%")) == ["arithmetic"]


# ---------------------------------------------------------------- without the earlier level
def test_amount_and_percentage_of_one_rise(page):
    text = "Alibaba's revenue rose $20.8 billion, or {0}, to $280.2 billion."
    for rate, expected in (("8%", []), ("18%", [("arithmetic", "18%")])):
        built = (
            page(text.format(rate))
            .level("revenue", "$280.2 billion")
            .change("revenue", "$20.8 billion")
            .change("revenue", rate)
        )
        assert built.codes() == expected


# ---------------------------------------------------------------- elsewhere in the article
def test_change_of_another_sentence_with_the_same_period_and_basis(page):
    text = "Alibaba's revenue grew {0}.\nRevenue was $280.2 billion, against $259.4 billion a year earlier."
    for rate, expected in (("8%", []), ("18%", [("arithmetic", "18%")])):
        built = (
            page(text.format(rate))
            .level("revenue", "$280.2 billion", period="2024-Q4")
            .earlier("revenue", "$259.4 billion")
        )
        assert built.change("revenue", rate, period="2024-Q4", base="YOY").codes() == expected


# ---------------------------------------------------------------- properties
MONEY = st.decimals(min_value=Decimal("0.8"), max_value=Decimal("900"), places=6)
RATIO = st.decimals(min_value=Decimal("0.4"), max_value=Decimal("3.5"), places=6)


def rounded_to(value, places, mode=ROUND_HALF_UP):
    return value.quantize(Decimal(1).scaleb(-places), rounding=mode)


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(earlier=MONEY, ratio=RATIO, money=st.integers(1, 3), rate=st.integers(0, 2))
def test_consistent_figures_rounded_to_any_place_are_never_accused(page, earlier, ratio, money, rate):
    level = earlier * ratio
    growth = (ratio - 1) * 100
    a, b = (f"${rounded_to(v, money)} billion" for v in (level, earlier))
    c = f"{rounded_to(abs(growth), rate)}%"
    direction = "up" if growth > 0 else "down"
    verb = "rose" if growth > 0 else "fell"
    text = f"Alibaba's revenue {verb} {c} to {a} from {b}."
    nth = 1 if a == b else 0
    built = page(text).level("revenue", a).earlier("revenue", b, nth=nth).change("revenue", c, direction)
    assert built.check() == ()


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(earlier=MONEY, ratio=RATIO, which=st.sampled_from(["level", "earlier", "growth"]), first=st.integers(3, 4))
def test_one_figure_cut_off_or_rounded_twice_is_never_accused(page, earlier, ratio, which, first):
    values = {"level": earlier * ratio, "earlier": earlier, "growth": abs(ratio - 1) * 100}
    printed = {}
    for name, value in values.items():
        twice = rounded_to(rounded_to(value, first), 1)
        printed[name] = rounded_to(value, 1, ROUND_DOWN) if name == which else twice
    a, b, c = f"${printed['level']} billion", f"${printed['earlier']} billion", f"{printed['growth']}%"
    text = f"Alibaba's revenue moved {c} to {a} from {b}."
    nth = 1 if a == b else 0
    built = page(text).level("revenue", a).earlier("revenue", b, nth=nth).change("revenue", c, None)
    assert built.check() == ()


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    earlier=MONEY.filter(lambda v: v > 5),
    ratio=RATIO.filter(lambda r: abs(r - 1) > Decimal("0.05")),
    slip=st.integers(6, 60),
)
def test_a_growth_that_is_points_off_is_always_found(page, earlier, ratio, slip):
    level, growth = earlier * ratio, abs(ratio - 1) * 100
    a, b, c = (
        f"${rounded_to(level, 2)} billion",
        f"${rounded_to(earlier, 2)} billion",
        f"{rounded_to(growth + slip, 0)}%",
    )
    text = f"Alibaba's revenue moved {c} to {a} from {b}."
    built = page(text).level("revenue", a).earlier("revenue", b).change("revenue", c, None)
    assert built.codes() == [("arithmetic", c)]
