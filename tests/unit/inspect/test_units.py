"""Currencies, scales and percentages that cannot be."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("It will spend US$5 billion yuan in three years.", "US$5 billion yuan"),
        ("It will spend RMB 380 billion dollars.", "RMB 380 billion dollars"),
        ("It raised €2.5 million dollars.", "€2.5 million dollars"),
        ("It raised £300 million euros from investors.", "£300 million euros"),
        ("It raised $5bn RMB.", "$5bn RMB"),
        ("Alibaba to Spend $53 Billion Yuan", "$53 Billion Yuan"),
        ("It raised EUR 5 million roubles.", "EUR 5 million roubles"),
        ("It raised US$5 billion Hong Kong dollars, it said.", "US$5 billion Hong Kong dollars"),
        ("It raised HK$5 billion U.S. dollars.", "HK$5 billion U.S. dollars"),
    ],
)
def test_sign_and_name_of_two_currencies(page, text, place):
    (finding,) = page(text).check()
    assert (finding.rule, finding.code) == ("consistency/units", "wrong-currency")
    assert text[finding.start : finding.end] == place


@pytest.mark.parametrize(
    "text",
    [
        "It raised US$5 billion dollars.",
        "It raised $5 billion Hong Kong dollars.",
        "It raised ¥5 billion yuan.",
        "It raised ¥5 billion yen.",
        "It raised RMB 5 billion yuan.",
        "It sold a $5 billion yuan bond.",
        "It sold $5 billion euro-denominated notes.",
        "It sold $5 billion yen notes.",
        "It has a $2 billion yuan loan.",
        "The team spent $5 million won the cup.",
        "It lost $5 pounds of weight.",
        "It raised RMB 380 billion (US$53 billion).",
        "It raised €5 and dollars.",
        "We try 5 million euros next.",
        "TRY 5 million euros.",
        "It raised $5 billion Canadian dollars.",
    ],
)
def test_signs_and_names_of_one_currency_or_of_a_noun(page, text):
    assert page(text).check() == ()


# ---------------------------------------------------------------- scale
def test_lost_scale_beside_the_earlier_level(page):
    text = "Alibaba's revenue rose to $280.2 billion from $259.4 million."
    built = page(text).level("revenue", "$280.2 billion", direction="up").earlier("revenue", "$259.4 million")
    assert built.codes() == [("scale-slip", "$259.4 million")]


@pytest.mark.parametrize(
    ("metric", "level", "earlier"),
    [
        ("net_income", "$1.2 billion", "$1.1 million"),
        ("revenue", "$1.2 billion", "$900 million"),
        ("revenue", "$9.8 billion", "$1.5 million"),
        ("revenue", "$280,200 million", "$259.4 billion"),
    ],
)
def test_real_growth_and_profits_from_next_to_nothing(page, metric, level, earlier):
    text = f"Alibaba's {metric} rose to {level} from {earlier}."
    assert page(text).level(metric, level, direction="up").earlier(metric, earlier).check() == ()


# ---------------------------------------------------------------- percentages
@pytest.mark.parametrize(
    ("role", "metric", "more"),
    [
        ("level", "market_share", {}),
        ("level", "operating_margin", {}),
        ("delta", "revenue", {"direction": "down"}),
        ("delta", "share_price", {"direction": "down"}),
    ],
)
def test_percentage_that_cannot_be(page, role, metric, more):
    built = page("Alibaba's figure was 120% then.").claim(role, metric, "120%", **more)
    assert built.codes() == [("wrong-value", "120%")]


@pytest.mark.parametrize(
    ("role", "metric", "surface", "more"),
    [
        ("delta", "market_share", "120%", {"direction": "up"}),
        ("delta", "net_income", "120%", {"direction": "down"}),
        ("delta", "revenue", "120%", {"direction": "up"}),
        ("level", "market_share", "100%", {}),
        ("level", "retention", "120%", {}),
        ("level", "net_margin", "120%", {}),
        ("level", "market_share", "120%", {"unbound": "guess"}),
        ("delta", "revenue", "99.9%", {"direction": "down"}),
    ],
)
def test_percentage_that_can_be(page, role, metric, surface, more):
    assert page(f"Alibaba's figure was {surface} then.").claim(role, metric, surface, **more).check() == ()


def test_basis_points_out_of_range(page):
    built = page("The bank cut its rate by 25,000 basis points.")
    built.amount("25,000 basis points")
    (finding,) = built.check()
    assert finding.code == "percent-vs-points"
    assert "250 percentage points" in finding.message
    built = page("The bank cut its rate by 250 basis points.")
    built.amount("250 basis points")
    assert built.check() == ()


@pytest.mark.parametrize(
    ("points", "found"),
    [("2.5 percentage points", True), ("0.25 percentage points", False), ("0.3 percentage points", False)],
)
def test_basis_points_and_their_restatement(page, points, found):
    built = page(f"The bank cut its rate by 25 basis points ({points}).")
    built.amount("25 basis points")
    built.amount(points, alt_of="q1")
    assert [code for code, _ in built.codes()] == (["percent-vs-points"] if found else [])


def test_restatement_that_is_not_marked_as_one(page):
    built = page("The bank cut its rate by 25 basis points, or 2.5 percentage points.")
    built.amount("25 basis points")
    built.amount("2.5 percentage points")
    assert built.codes() == [("percent-vs-points", "2.5 percentage points")]
    built = page("The bank cut one rate by 25 basis points and another by 2.5 percentage points.")
    built.amount("25 basis points")
    built.amount("2.5 percentage points")
    assert built.check() == ()
