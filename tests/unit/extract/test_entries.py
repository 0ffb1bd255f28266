"""A mention that is traced names its pattern and the entries of the vocabulary behind its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from factcheck.extract.entries import traced
from factcheck.model import Extraction


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("It made nearly $5 billion.", ["money/USD hedges.nearly currencies.USD scales.billion"]),
        ("It cost 3m euros or so.", ["money/EUR hedges.or-so scales.million currencies.EUR"]),
        ("It cost 2 lakh crore rupees.", ["money/INR scales.lakh-crore currencies.INR"]),
        ("It cost $5 million to $6 million.", ["range currencies.USD scales.million"]),
        ("It sold 53,000 vehicles.", ["count/vehicles units.vehicles"]),
        ("It ordered 24 Boeing 737 jets.", ["count/jets units.jets (implied)", "traps.companies"]),
        ("It grew in the low teens.", ["band bands.low-teens"]),
        ("Sales doubled.", ["multiple multiples.double"]),
        ("It cut tens of thousands of jobs.", ["crowd crowds.tens scales.thousand units.jobs"]),
        ("It earned $2 a share.", ["money/USD currencies.USD pers.share"]),
        ("It grew in the fourth quarter.", ["quarter ordinals.fourth time_units.quarter"]),
        ("It grew year over year.", ["named named_times.yoy"]),
        ("It opened at Gate 22.", ["mention_cues.labels"]),
        ("It filed a 10-K.", ["traps.forms"]),
        ("Sales of the Zorb2.5-Max rose.", [""]),
    ],
)
def test_a_mention_names_its_pattern_and_its_entries(
    mentions: Callable[..., Any], vocabulary: Any, sentence: str, rules: list[str]
) -> None:
    quantities, times, traps = map(tuple, mentions(sentence))
    found = traced(Extraction(quantities=quantities, times=times, traps=traps), vocabulary)
    assert [m.rule for m in (*found.quantities, *found.times, *found.traps)] == rules
