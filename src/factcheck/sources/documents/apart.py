"""Tables of several measures, each in a unit of its own that the text above tells by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from factcheck.patterns import regex
from factcheck.sources.documents.units import Spec, UnitReader
from factcheck.sources.documents.words import stem

Measure = tuple[frozenset[str], Spec]
"""The words of a measure, and its unit."""

_OF_CHANGES = regex(r"(?:rates?\s+of\s+)?(?:changes?|growth)\b", re.IGNORECASE)
_WITH_UNIT = regex(
    r"(?:^|[;,(:.]|\band)\s*(?P<what>[A-Za-z][\w-]*(?:\s+[A-Za-z][\w-]*){0,4}?)\s*\((?P<unit>[A-Za-z]+(?:\s+[A-Za-z]+){0,2}|%)\)",
    re.IGNORECASE,
)
""" "Employed persons (thousands) and average wage (crowns)"."""
_IN_A_UNIT = regex(
    r"(?:^|[;,(:.])\s*(?P<what>[A-Za-z][\w-]*(?:,?\s+(?:[A-Za-z][\w-]*|(?:19|20)\d\d)){0,8}?)\s+(?:(?:is|are)\s+)?"
    r"(?P<unit>in\s+(?:%|per\s?cent\b|(?:thousand|million|billion)s?\b(?:\s+(?:of\s+)?[a-z]+)?|[a-z]+s\b))(?=\s*(?:[;,().]|$))",
    re.IGNORECASE,
)
_JOINTS = frozenset(map(stem, "and or are is the of all amounts figures change".split()))
_SHORT: Final = {"chg": "change", "chge": "change", "var": "change"}


def apart(units: UnitReader, text: str) -> tuple[list[Measure], Spec]:
    """ "Passengers in thousands; RPK and ASK in millions; load factor in percent": the unit of each measure by its name.

    With the unit of all others: "EUR million; change against 2024 in percent".
    """
    told = list(_IN_A_UNIT.finditer(text))
    rest = Spec()
    if len(told) == 1 and _OF_CHANGES.match(told[0]["what"]):
        rest = units.read(f"{text[: told[0].start()]} {text[told[0].end() :]}")
        if rest == Spec():
            return [], rest
    bracketed = list(_WITH_UNIT.finditer(text)) if not told else []
    told = told or (bracketed if len(bracketed) > 1 else [])
    each = [(_words_of(found["what"]), units.read(found["unit"])) for found in told]
    return [(words, spec) for words, spec in each if words and spec != Spec()], rest


def _words_of(text: str) -> frozenset[str]:
    """Without the words that join; of changes alone that they are."""
    found = frozenset(stem(_SHORT.get(word, word)) for word in re.findall(r"[\w-]+", text.lower()))
    return frozenset((stem("change"),)) if _OF_CHANGES.match(text) else found - _JOINTS


def of_measure(apart: Sequence[Measure], label: str, rest: Spec) -> Spec:
    """The unit of the measure that a row or its column names; that of all others where they name another."""
    words = frozenset(stem(_SHORT.get(word, word)) for word in re.findall(r"[\w-]+", label.lower()))
    most = max(len(what & words) for what, _ in apart)
    found = [spec for what, spec in apart if len(what & words) == most]
    return found[0] if most and len(found) == 1 else rest
