"""Replacements in the article's own style, names that mean the same, and the questions that claims ask."""

from __future__ import annotations

from decimal import Decimal

import pytest

from factcheck.judge import COMPARISONS, plan
from factcheck.judge.fix import duration_fix, restyle
from factcheck.judge.names import part_match, same_person, spellings
from factcheck.model import Claim, ClaimKind, Lookup, Observation, Quantity, Subject, Time
from factcheck.rules.loader import load_rules


def quantity(text, value, unit="USD", kind="money"):
    v = Decimal(value)
    return Quantity(
        id="q1", sentence=0, text=text, start=0, end=len(text), kind=kind, value=v, low=v, high=v, unit=unit
    )


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind", "right", "to", "expected"),
    [
        ("$15.3 billion", "15.3e9", "USD", "money", "13507e6", None, "$13.5 billion"),
        ("$15.3B", "15.3e9", "USD", "money", "13507e6", None, "$13.5B"),
        ("13,705 million", "13705e6", "USD", "money", "13507e6", None, "13,507 million"),
        ("$2.04", "2.04", "USD", "money", "2.48", None, "$2.48"),
        ("15.3%", "15.3", "percent", "percent", "13.46", None, "13.5%"),
        ("14 percent", "14", "percent", "percent", "13", None, "13 percent"),
        ("Seventh straight quarter", "7", "quarter", "ordinal", "6", None, "Sixth straight quarter"),
        ("seven quarters in a row", "7", "quarter", "ordinal", "6", None, "six quarters in a row"),
        ("No. 1", "1", "rank", "rank", "8", None, "No. 8"),
        ("1st", "1", "rank", "rank", "3", None, "3rd"),
        ("US$380 billion", "380e9", "USD", "money", "380e9", "CNY", "RMB 380 billion"),
        ("53 billion yuan", "53e9", "CNY", "money", "53e9", "USD", "$53 billion"),
        ("CNY 53bn", "53e9", "CNY", "money", "53e9", "USD", "$53bn"),
        ("RMB53 billion", "53e9", "CNY", "money", "53e9", "USD", "$53 billion"),
        ("$53 Million", "53e6", "USD", "money", "53e9", None, "$53 Billion"),
        # what cannot be restyled safely is left to the editor
        ("$(0.26)", "-0.26", "USD", "money", "-0.49", None, None),
        ("$1 billion", "1e9", "USD", "money", "-2e9", None, None),
    ],
)
def test_restyling(text, value, unit, kind, right, to, expected):
    assert restyle(quantity(text, value, unit, kind), Decimal(right), to) == expected


@pytest.mark.parametrize(
    ("text", "n", "expected"),
    [
        ("next five years", 3, "next three years"),
        ("Five-year", 3, "Three-year"),
        ("next 5 years", 3, "next 3 years"),
        ("decade", 3, None),
    ],
)
def test_durations(text, n, expected):
    fix = duration_fix(
        Time(id="t1", sentence=0, text=text, start=4, end=4 + len(text), type="duration", value="NEXT:P5Y"), n
    )
    assert (fix.replacement if fix else None) == expected


WU = ["Eddie Wu", "Wu Yongming", "Eddie Yongming Wu"]


@pytest.mark.parametrize("name", ["Eddie Wu", "Wu, Eddie", "EDDIE WU", "Yongming Wu", "E. Wu", "Mr Wu"])
def test_same_person(name):
    assert same_person(name, WU)


@pytest.mark.parametrize("name", ["Daniel Zhang", "Eddie Zhang", "Wu Jing", "Joe Tsai", ""])
def test_another_person(name):
    assert not same_person(name, WU)


def test_bracketed_initials_stand_for_the_words_before_them():
    assert frozenset({"ai", "infrastructure"}) in spellings("artificial intelligence (AI) infrastructure")
    assert spellings("cloud (see note)") == (frozenset({"cloud"}),)


def part(*names):
    return Observation(source="facts", key="facts/x", subject="s", metric="revenue", segments=names)


@pytest.mark.parametrize(
    ("claimed", "accepted", "expected"),
    [
        (None, (), "own"),
        (None, ("cloud",), None),
        ("cloud", (), None),
        ("Cloud Intelligence Group", ("Cloud Intelligence Group", "cloud"), "own"),
        ("cloud business", ("Cloud Intelligence Group", "cloud business"), "alias"),
        ("AI and cloud infrastructure", ("cloud and AI infrastructure",), "own"),
        ("cloud", ("AI-related cloud products",), None),
        ("logistics", ("cloud",), None),
    ],
)
def test_parts_of_a_company(claimed, accepted, expected):
    assert part_match(claimed, part(*accepted)) == expected


def test_only_an_announcement_accepts_a_narrower_name():
    assert part_match("AI infrastructure", part("cloud and AI infrastructure"), narrower=True) == "narrower"
    assert part_match("AI infrastructure", part("cloud and AI infrastructure")) is None


# ---------------------------------------------------------------- plan
def claim(text="x", id="cik:0001045810", **more):
    return Claim(
        id="c-1",
        sentence=0,
        start=0,
        end=1,
        text=text,
        kind="amount",
        subject=Subject(text="X", id=id),
        metric="revenue",
        **more,
    )


def test_a_company_is_asked_for_once_at_every_source():
    asked = plan([claim(), claim()], load_rules())
    assert [look for look in asked if look.key == "cik:0001045810"] == [
        Lookup(source="facts", key="cik:0001045810"), Lookup(source="sec", key="cik:0001045810"),
    ]  # fmt: skip


def test_nothing_is_asked_about_guesses_and_strangers():
    assert plan([claim(unbound="a guess"), claim(id=None)], load_rules()) == ()


def test_speakers_and_ranked_things_are_found_by_name():
    keys = {look.key for look in plan([claim("Qwen2.5-Max ranks #7 on Chatbot Arena.", id=None)], load_rules())}
    assert keys == {"cik:0001577552"}


def test_rates_are_asked_for_only_where_two_currencies_meet():
    asked = plan([claim(id="cik:0001577552")], load_rules(), [quantity("$53 billion", "53e9")])
    assert {look.key for look in asked if look.source == "ecb"} == {"CNY", "USD"}
    asked = plan([claim(id="cik:0000200406")], load_rules(), [quantity("$53 billion", "53e9")])
    assert not [look for look in asked if look.source == "ecb"]


def test_every_kind_of_claim_has_a_comparison():
    assert set(COMPARISONS) == set(ClaimKind.__args__)
