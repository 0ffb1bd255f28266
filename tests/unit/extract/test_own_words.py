"""A new unit, hedge, scale, currency or trap needs no code: an editor's folder of rules beside the shipped ones reads it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from factcheck.extract import extract
from factcheck.extract.entries import traced
from factcheck.extract.mentions import find_mentions
from factcheck.model import Extraction, Sentence
from factcheck.read.plain import read_bytes
from factcheck.rules.loader import load_rules
from factcheck.text import split

WORDS = """
kind: vocabulary
units:
  flagons: {words: [flagons, flagon], letters: [fgn]}
  firkins: {words: [firkins], of: flagons, factor: 9}
measures:
  permyriad: {words: [permyriads, permyriad], kind: bps, unit: bps}
hedges:
  barely-above: {words: [a sliver over], cmp: near_above, below: 0, above: 0.02}
  and-then-some: {words: [and then some], cmp: gt, after: true}
scales:
  squillion: {words: [squillion, sqn], letters: [sq], plural: [squillions], factor: 1000000000000000000}
currencies:
  XTS:
    signs: ["Ð"]
    words: [ducats, ducat]
    codes: [XTS]
    minor: [groats, groat]
    thousands: [purses]
    there: [marks]
    places: [Ruritania]
  XXX:
    words: [marks]
    bare: [marks]
    there: [marks]
    places: [Graustark]
crowds:
  scores: {words: [scores], low: 40, high: 99}
bands:
  low-forties: {words: [low forties], low: 41, high: 43}
pers:
  flagon: {words: [flagon]}
traps:
  house-names: {words: [Studio 9 Sessions], case: true}
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "words.yaml").write_text(WORDS, encoding="utf-8")
    return load_rules(["shipped", Path(folder)]).vocabulary


@pytest.mark.parametrize(
    ("sentence", "text", "kind", "value", "unit", "cmp"),
    [
        ("It sold 40 flagons.", "40 flagons", "count", 40, "flagons", "eq"),
        ("It sold 40fgn.", "40fgn", "count", 40, "flagons", "eq"),
        ("It sold two firkins.", "two firkins", "count", 18, "flagons", "eq"),
        ("It rose 12 permyriads.", "12 permyriads", "bps", 12, "bps", "eq"),
        ("It made a sliver over $5 million.", "$5 million", "money", 5_000_000, "USD", "near_above"),
        ("It made $5 million and then some.", "$5 million", "money", 5_000_000, "USD", "gt"),
        ("It owes 3 squillion dollars.", "3 squillion dollars", "money", 3 * 10**18, "USD", "eq"),
        ("It owes $3sq.", "$3sq", "money", 3 * 10**18, "USD", "eq"),
        ("It cost Ð12.50.", "Ð12.50", "money", Decimal("12.5"), "XTS", "eq"),
        ("It cost twelve ducats and 30 groats.", "twelve ducats and 30 groats", "money", Decimal("12.3"), "XTS", "eq"),
        ("It cost XTS 12 billion.", "XTS 12 billion", "money", 12 * 10**9, "XTS", "eq"),
        ("It cost forty purses.", "forty purses", "money", 40_000, "XTS", "eq"),
    ],
)
def test_the_words_of_a_folder_are_read(
    own: Any, sentence: str, text: str, kind: str, value: int, unit: str, cmp: str
) -> None:
    (found,) = find_mentions(sentence, Sentence(index=0, start=0, end=len(sentence)), own, None)[0]
    assert (found.text, found.kind, found.value, found.unit, found.cmp) == (text, kind, value, unit, cmp)


@pytest.mark.parametrize(
    ("sentence", "low", "high", "unit"),
    [
        ("It has scores of flagons.", 40, 99, "flagons"),
        ("It owes squillions of ducats.", 10**18, 999 * 10**18, "XTS"),
        ("It grew in the low forties.", 41, 43, "percent"),
    ],
)
def test_so_are_its_vague_amounts(own: Any, sentence: str, low: int, high: int, unit: str) -> None:
    (found,) = find_mentions(sentence, Sentence(index=0, start=0, end=len(sentence)), own, None)[0]
    assert (found.low, found.high, found.unit) == (low, high, unit)


def test_its_traps_and_what_it_is_told_per(own: Any) -> None:
    sentence = "The Studio 9 Sessions cost $4 a flagon."
    quantities, _, traps = find_mentions(sentence, Sentence(index=0, start=0, end=len(sentence)), own, None)
    assert [trap.text for trap in traps] == ["Studio 9 Sessions"]
    assert [(q.text, q.per) for q in quantities] == [("$4", "flagon")]


@pytest.mark.parametrize(("place", "currency"), [("Ruritania", "XTS"), ("Graustark", "XXX")])
def test_its_word_of_two_currencies_is_that_of_the_place(own: Any, place: str, currency: str) -> None:
    article = read_bytes(f"In {place} the firm made 12 million marks.".encode(), "article.txt")
    assert [q.unit for q in extract(article, split(article), own).quantities] == [currency]


def test_a_mention_names_the_entry_of_the_folder(own: Any) -> None:
    sentence = "It made a sliver over 3 squillion ducats."
    found = find_mentions(sentence, Sentence(index=0, start=0, end=len(sentence)), own, None)[0]
    (told,) = traced(Extraction(quantities=tuple(found)), own).quantities
    assert told.rule == "money/XTS hedges.barely-above scales.squillion currencies.XTS"


def test_a_table_is_read_in_its_scales_and_units(own: Any) -> None:
    text = "Nordvind Corp.\n\n| (in squillions of ducats) | 2024 |\n|---|---|\n| Revenue | 3 |\n"
    article = read_bytes(text.encode(), "article.md")
    (found,) = (q for q in extract(article, split(article), own).quantities if q.rule == "table")
    assert (found.value, found.unit) == (3 * 10**18, "XTS")
