"""The verdict on a figure that stands beside one that is borne out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from factcheck.judge.case import Judgement, note
from factcheck.judge.documents import when
from factcheck.judge.documents.companions.anchor import Anchor
from factcheck.judge.documents.companions.beside import Beside, beside_of
from factcheck.judge.documents.companions.forms import (
    Found,
    changes_of,
    evidence_of,
    in_points,
    levels_of,
    parts_of,
    sums_of,
)
from factcheck.judge.documents.companions.wrong import wrong_beside
from factcheck.judge.documents.labelled import Entry
from factcheck.judge.documents.meanings import meanings_of
from factcheck.judge.documents.printed import figures_of
from factcheck.judge.documents.verdicts import supported
from factcheck.model import Quantity

_CHANCE: Final = Decimal("0.2")
"""How many of the readings tried may agree by chance."""
_LOOSE: Final = Decimal("0.05")


def companion(text: str, span: tuple[int, int], is_from: bool, anchor: Anchor, rules: Any) -> Judgement | None:
    """A verdict where the figure follows from the row or the sentence that bears out another figure beside it."""
    meanings = meanings_of(rules.vocabulary)
    figures, _ = figures_of(text, anchor.held, rules.vocabulary, meanings)
    figure = next((f for f in figures if f.start < span[1] and span[0] < f.quantity.end), None)
    if figure is None or figure.quantity.value is None:
        return None
    beside = beside_of(figure, text, anchor, rules, is_from)
    if beside.is_anothers():
        return None
    is_level = not beside.is_change or (anchor.is_pair and beside.quantity.kind == "percent")
    tried: list[Found] = list(changes_of(beside)) if beside.is_change else []
    tried += (*levels_of(beside), *parts_of(beside), *sums_of(beside)) if is_level else ()
    hits = [each for each in tried if each[0] and not _counts_another(beside.quantity, each[2], anchor)]
    hits = [each for each in hits if not _is_of_other_base(beside, each[2][0])]
    held = anchor.held
    if hits and len({each[1] for each in tried}) * _width(beside.quantity) <= _CHANCE:
        _, told, entries = hits[0]
        is_derived = told != entries[0].quantity.text
        detail = f"Beside the other figure of the sentence {held.name} says {told}."
        return supported(held, evidence_of(held, entries), detail, (), [note("derived", told)] if is_derived else [])
    return in_points(beside) or wrong_beside(beside, tried) if not hits else None


def _is_of_other_base(beside: Beside, entry: Entry) -> bool:
    """What the document compares with the quarter before is no change on the year."""
    if entry.line is None or entry.figure is None:
        return False
    return when.other_base(beside.behind, entry.line.text[entry.figure.quantity.end :])


def _counts_another(q: Quantity, entries: Sequence[Entry], anchor: Anchor) -> bool:
    """ "In 112 countries", beside "at 112 sites in 17 countries": the document counts that thing too, and gives it another number"""
    thing = _thing(q)
    if q.kind != "count" or thing is None or any(_thing(e.quantity) == thing for e in entries):
        return False
    return any(_thing(e.quantity) == thing for e in anchor.beside)


def _thing(q: Quantity) -> str | None:
    """What is counted, as it is printed."""
    word = q.text.rpartition(" ")[2].lower()
    return word if word.isalpha() else None


def _width(q: Quantity) -> Decimal:
    """The part of the size of a figure that its last digit or its hedge leaves open."""
    own = q.step / abs(q.value) / 2 if q.value else Decimal(1)
    loose = _LOOSE if q.cmp != "eq" or q.kind in ("multiple", "fraction") else Decimal(0)
    return max(own, loose)
