"""In what two rows are compared, where the word for it says so: "cheaper" is of prices, "longer" of lengths and times."""

from __future__ import annotations

import re
from typing import Final

from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.patterns import regex
from factcheck.sources.documents.words import Stems, stem

_PLAIN: Final = frozenset(("size", "height", "strength", "quality", "speed", "time"))
"""Of any figure: "higher", "stronger"."""
_MEASURED_IN: Final = {
    "price": "price prices cost costs rent rents rate rates fee fees fare fares charge charges tariff tariffs premium premiums inflation cpi",
    "length": "length long duration days months minutes hours weeks years km miles metres",
    "age": "age ages built year",
    "weight": "weight weights weigh kg tonnes tons grams",
    "width": "width wide spread margin gap",
    "warmth": "temperature degrees",
    "wealth": "income wealth gdp",
}
_WORD: Final = regex(
    r"\b(?:(?P<er>[a-z]{2,}er)|(?P<est>[a-z]{2,}est)|(?:more|less)\s+(?P<adj>expensive)|(?:most|least)\s+(?P<adj2>expensive))\b"
)


def required(spoken: Spoken) -> list[Stems]:
    """For each such word the stems of which one must stand over the figures."""
    out = []
    for found in _WORD.finditer(spoken.bare):
        word = found["er"] or (f"{found['est'][:-3]}er" if found["est"] else "cheaper")
        told = spoken.senses.comparative(word)
        if told is not None and told[0] not in _PLAIN and not _IDLE.search(spoken.bare[: found.end()]):
            out.append(frozenset(map(stem, _MEASURED_IN.get(told[0], told[0]).split())))
    return out


_IDLE: Final = regex(
    r"\b(?:no|any) longer$|\blatest$|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|its|their|s)\s+[a-z]+est$",
    re.IGNORECASE,
)
""" "Its eight richest clubs": what is told beside."""


_GRADED: Final = regex(r"\b(?:more|less|most|least)\s+(?P<word>[a-z]+)\b", re.IGNORECASE)


def graded(spoken: Spoken) -> list[str]:
    """ "More profitable", "least likely": words that must be those of the measure, whatever they are."""
    return [found["word"] for found in _GRADED.finditer(spoken.bare) if found["word"] not in _LITTLE]


_LITTLE: Final = frozenset(
    "than of in on for from to at by with the a an its their it they and or as did was were had has is are sharply quickly strongly slowly steeply expensive so new per each often frequent numerous common popular than".split()
)
