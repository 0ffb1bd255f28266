"""The names of economies, and which of them a figure is of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from factcheck.extract.economy.words import any_of
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
    beside: re.Pattern[str]
    """Between an economy and its figure: "Italy, with", "Japan's was"."""
    compared: re.Pattern[str]
    """Before an economy that another one is compared with."""

    def within(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """Where economies are named, in order."""
        return [(*m.span(), self.named[m.group()]) for m in self.pattern.finditer(text, start, end)]

    def single(self, text: str, start: int, end: int) -> list[tuple[int, int, str]]:
        """As `within`, of single economies."""
        return [found for found in self.within(text, start, end) if found[2] not in self.groups]

    def is_set_beside(self, text: str, start: int, at: int) -> bool:
        """ "Less than the United States", "three times the German one" """
        return self.compared.search(text[start:at]) is not None

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
    words = any_of(named)
    called = {f"{ISO}{code}": entry.name for code, entry in vocabulary.economies.items()}
    lists = vocabulary.economy_words
    groups = frozenset(f"{ISO}{code}" for code, entry in vocabulary.economies.items() if entry.group)
    return Economies(
        compiled(
            rf"(?<![\w-])(?<!Latin )(?<!South )(?<!North )(?<!Central )(?:{words})(?![\w$]|\s+(?:Bank|Trade|Cup|Economic Forum)\b)"
        ),
        named,
        called,
        groups,
        frozenset(lists["tellers"].words),
        compiled(rf"(?:['’]s)?,?\s*(?:{any_of(lists['beside'].words)}|,)?\s*[(]?", re.I),
        compiled(rf"\b(?:{any_of(lists['compared'].words)}|between \w+ and)\s+(?:(?:the|that of)\s+)?$", re.I),
    )


_BEHIND = regex(r"\s*(?:,\s*)?(?:for|in|of)\s+(?:the\s+)?$", re.I)


def owned_behind(known: Economies, text: str, start: int, end: int, *, groups: bool = True) -> str | None:
    """Whose a figure is that ends at `start`, where that stands right behind it: "$4.21 trillion for Japan"."""
    named = known.within(text, start, end) if groups else known.single(text, start, end)
    return named[0][2] if named and _BEHIND.fullmatch(text, start, named[0][0]) else None


def owner(known: Economies, text: str, start: int, figure: tuple[int, int], end: int, *, groups: bool) -> str | None:
    """Whose a figure is within its stretch: "$4.21 trillion for Japan", "Italy with $3.0 trillion", "China's GDP was $17.8 trillion"."""
    found = known.within(text, start, end) if groups else known.single(text, start, end)
    if (behind := owned_behind(known, text, figure[1], end, groups=groups)) is not None:
        return behind
    before = [f for f in found if f[1] <= figure[0]]
    if (
        before
        and len(text[before[-1][1] : figure[0]].split()) < _NEAR
        and known.beside.fullmatch(text, before[-1][1], figure[0])
    ):
        return before[-1][2]
    free = {f[2] for f in before if not known.is_set_beside(text, start, f[0])}
    return free.pop() if len(free) == 1 else None


_NEAR = 4
