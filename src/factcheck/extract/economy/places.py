"""The names of economies, and which of them a figure is of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from factcheck.memo import once_per_vocabulary
from factcheck.patterns import compiled, regex
from factcheck.records import record

ISO = "iso3166:"
WORLD = f"{ISO}world"


@record
class Economies:
    """The names of a vocabulary, in one expression, and whose each is."""

    pattern: re.Pattern[str]
    named: Mapping[str, str]
    """By the name as it is printed."""
    called: Mapping[str, str]
    """The usual name of each."""
    groups: frozenset[str]
    """Those made of others."""
    tellers: frozenset[str]
    """Who tells of economies without being one."""

    def within(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """Where economies are named, in order."""
        return [(*m.span(), self.named[m.group()]) for m in self.pattern.finditer(text, start, end)]

    def single(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """As `within`, of single economies."""
        return [found for found in self.within(text, start, end) if found[2] not in self.groups]

    def known(self, name: str | None) -> str | None:
        return self.named.get((name or "").removeprefix("the ").removesuffix("'s").removesuffix("’s").strip())


@once_per_vocabulary
def economies_of(vocabulary: Any) -> Economies | None:
    """None where the vocabulary has no economies."""
    named = {
        word: f"{ISO}{code}"
        for code, entry in vocabulary.economies.items()
        for word in (*entry.words, *entry.adjectives, *entry.bodies)
    }
    if not named:
        return None
    words = "|".join(re.escape(word) for word in sorted(named, key=len, reverse=True))
    called = {f"{ISO}{code}": entry.name for code, entry in vocabulary.economies.items()}
    groups = frozenset(f"{ISO}{code}" for code, entry in vocabulary.economies.items() if entry.group)
    return Economies(
        compiled(rf"(?<![\w-])(?:{words})(?![\w$]|\s+(?:Bank|Trade|Cup|Economic Forum)\b)"),
        named,
        called,
        groups,
        frozenset(vocabulary.economy_words["tellers"].words),
    )


_BEHIND = regex(r"\s*(?:,\s*)?(?:for|in|of)\s+(?:the\s+)?$", re.I)
_SET_BESIDE = regex(
    r"\b(?:than|behind|ahead of|overtook|overtaken|overtaking|overtakes|passed|trails?|follows|like|as in|unlike|as|times|against|over|above|below|between"
    r"|between \w+ and)\s+(?:(?:the|that of)\s+)?$",
    re.I,
)
_BESIDE = regex(
    r"(?:['’]s)?(?:,)?\s*(?:with|at|on|was|reached|had|has|came to|hit|posted|produced|about|roughly|some|only|just|a|its|the|,)?\s*",
    re.I,
)


def owner(known: Economies, text: str, start: int, figure: tuple[int, int], end: int, *, groups: bool) -> str | None:
    """Whose a figure is within its stretch: "$4.21 trillion for Japan", "Italy with $3.0 trillion", "China's GDP was $17.8 trillion"."""
    found = known.within(text, start, end) if groups else known.single(text, start, end)
    behind = [f for f in found if f[0] >= figure[1]]
    if behind and _BEHIND.fullmatch(text, figure[1], behind[0][0]):
        return behind[0][2]
    before = [f for f in found if f[1] <= figure[0]]
    if (
        before
        and len(text[before[-1][1] : figure[0]].split()) < _NEAR
        and _BESIDE.fullmatch(text, before[-1][1], figure[0])
    ):
        return before[-1][2]
    free = [f for f in before if not set_beside(text, start, f[0])]
    if free:
        return free[0][2] if len({f[2] for f in free}) == 1 else None
    return None


def set_beside(text: str, start: int, at: int) -> bool:
    """ "Less than the United States", "three times the German one": an economy that another one is compared with"""
    return _SET_BESIDE.search(text[start:at]) is not None


_NEAR = 4
