"""The other texts of a table's rows ("Luka Benn | Rovers | 24"): who is told to be of another club, country or party than his row says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.words import Stems, stem

_MOST = 4000
"""Cells; of larger documents nothing is said."""
_LABEL = regex(r", row \d+ \((?P<label>.*)\), column \d+$")
_SHORTEST = 4


def other_aside(text: str, held: Held) -> tuple[Fact, str] | None:
    """A row that the sentence names and the text of another row that stands in its place; None where none does."""
    for label, fact, others in _rows(held):
        if label not in text:
            continue
        found = re.search(
            rf"\b{re.escape(label)},?\s+\(?(?:of|from|for|at)?\s*(?:the\s+)?(?P<behind>[A-Z][\w-]+)|\b(?P<before>[A-Z][\w-]+)['’]s\s+{re.escape(label)}\b",
            text,
        )
        name = (found["behind"] or found["before"]) if found is not None else None
        if name is not None and stem(name) in others:
            return fact, name
    return None


def _rows(held: Held) -> list[tuple[str, Fact, Stems]]:
    """Labels that one row alone has, with a cell of it and the texts that only other rows of its table have."""
    if "asides" not in held.memo:
        held.memo["asides"] = list(_told(held)) if len(held.facts) <= _MOST else []
    return held.memo["asides"]  # type: ignore[no-any-return]


def _told(held: Held) -> Iterator[tuple[str, Fact, Stems]]:
    rows: dict[str, dict[int, Fact]] = {}
    asides: dict[int, set[Stems]] = {}
    for fact in held.facts:
        named = _LABEL.search(f", {fact.place}") if fact.in_table and fact.aside else None
        if named is not None and len(named["label"]) >= _SHORTEST and named["label"][0].isupper():
            rows.setdefault(named["label"], {}).setdefault(hash((fact.index, fact.aside)), fact)
            asides.setdefault(fact.index, set()).add(fact.aside)
    labels = frozenset(stem(word) for label in rows for word in label.split())
    for label, told in rows.items():
        if len(told) == 1:
            fact = next(iter(told.values()))
            yield label, fact, frozenset().union(*asides[fact.index]) - fact.aside - labels
