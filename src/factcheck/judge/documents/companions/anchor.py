"""What bears out a figure of a sentence, and the figures that stand beside it in its row or its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from factcheck.judge.documents.labelled import Entry, entries_of
from factcheck.judge.documents.meanings import meanings_of
from factcheck.judge.documents.printed import figures_of
from factcheck.judge.documents.values import weigh
from factcheck.judge.documents.verdicts import excerpt
from factcheck.judge.hedges import hedge_of
from factcheck.model import Claim, Evidence, Quantity
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.periods import Days
from factcheck.sources.documents.words import Stems


@record
class Anchor:
    """What a claim of the sentence was borne out by, and the figures beside it."""

    held: Held
    own: tuple[Entry, ...]
    """The cells or the figures that agree with a figure of the sentence."""
    beside: tuple[Entry, ...]
    stems: Stems
    is_pair: bool = False
    """Two rows of one column are cited: a part and its whole, or two that are compared."""

    @property
    def now(self) -> Days | None:
        """The latest time of what was cited."""
        ends = [e.windows[0] for e in self.own if e.windows]
        return max(ends, key=lambda w: w[1]) if ends else None

    @cached_property
    def levels(self) -> list[Entry]:
        """A row of growth rates is told as a row of levels."""
        are_rates = all(e.is_change for e in self.own)
        kept = [e for e in self.beside if ends_of(e.quantity)]
        # "net asset value of 112.4p, a fall of 3.0%": a sentence has levels beside a rate
        return [e for e in kept if e.is_change == are_rates or (are_rates and e.table is None)]


def ends_of(q: Quantity) -> tuple[Decimal, ...]:
    """Its value, or both ends of a range."""
    if q.value is not None:
        return (q.value,)
    return (q.low, q.high) if q.low is not None and q.high is not None else ()


def anchor_of(claims: Sequence[Claim], documents: Sequence[Held], rules: Any, text: str) -> Anchor | None:
    """None unless all that is cited for the figures of the sentence that are borne out is of one row or column, or of one sentence."""
    settled = [c for c in claims if c.quantity and c.verdict is not None and c.verdict.status == "supported"]
    cited = [e for c in settled if c.verdict is not None for e in c.verdict.evidence]
    held = next((h for h in documents if cited and all(e.digest == h.digest for e in cited)), None)
    if held is None:
        return None
    meanings = meanings_of(rules.vocabulary)
    entries = entries_of(held, meanings, rules.vocabulary, meanings.of(text), meanings.stems(text))
    own = [e for e in entries if any(_is_cited(e, each, held) for each in cited)]
    if any(e.table is not None for e in own):
        return of_cells([e for e in own if e.table is not None], entries, held)
    lines = {id(e.line): e.line for e in own}
    if len(lines) != 1:
        return None
    figures, _ = figures_of(text, held, rules.vocabulary, meanings)
    told = [
        f.quantity
        for f in figures
        if any(c.text.startswith(f.quantity.text) or f.quantity.text in c.text for c in settled)
    ]
    exact = [e for e in own if any(agree(q, e.quantity, rules) for q in told)]
    return of_line(exact, entries, held) if exact else None


_OF_NO_CURRENCY = regex(r"[$¢]|\b(?:cents?|pence|penny)\b|\dp\b", re.I)
"""A bare dollar or cent is one of the document's own currency."""


def agree(one: Quantity, other: Quantity, rules: Any) -> bool:
    """As far as kind and value go."""
    if one.kind != other.kind and {one.kind, other.kind} != {"count", "percent"}:
        return False
    if one.kind == other.kind == "money" and one.unit != other.unit and not _OF_NO_CURRENCY.search(one.text):
        return False  # "9.52 euros", of 9.52 crowns
    bare = other.model_copy(update={"per": None, "unit": one.unit, "kind": one.kind})
    return weigh(one.model_copy(update={"per": None}), bare, hedge_of(rules, one)).outcome == "match"


def of_cells(cells: Sequence[Entry], entries: Sequence[Entry], held: Held) -> Anchor | None:
    first = cells[0]
    if any(e.table is not first.table for e in cells):
        return None
    rows, columns = (list(dict.fromkeys(e.at[i] for e in cells)) for i in (0, 1))
    if len(rows) > 1 and (len(rows) > _TWO or len(columns) > 1):
        return None
    beside = tuple(e for e in entries if e.table is first.table and e.at[0] in rows)
    stems = frozenset().union(first.told, first.wide, *(e.own for e in beside))
    return Anchor(held, tuple(cells), beside, stems, len(rows) > 1)


def of_line(exact: Sequence[Entry], entries: Sequence[Entry], held: Held) -> Anchor:
    """With the earlier figures that the next sentence tells ("A year ago it was"), and those of other times that go by the same metric."""
    line = exact[0].line
    assert line is not None
    metrics = {way for e in exact for way in e.own | e.near if way[0] == "="}
    at = max(i for i, e in enumerate(entries) if e.line is line)
    following = entries[at + 1].line if at + 1 < len(entries) else None
    beside = []
    for e in entries:
        is_next = e.line is not None and e.line is following and e.line.place == line.place and e.is_base
        is_alike = bool(metrics & e.own) and bool(e.windows) and e.quantity.kind == exact[0].quantity.kind
        if e.line is line or is_next or is_alike:
            beside.append(e)
    return Anchor(held, tuple(exact), tuple(beside), line.wide)


_TWO: Final = 2


def _is_cited(entry: Entry, evidence: Evidence, held: Held) -> bool:
    if entry.fact is not None:
        return evidence.key == f"{held.name}, {entry.fact.place}"
    told = evidence.excerpt
    return told is not None and entry.line is not None and told.strip() == excerpt(entry.line.text).strip()
