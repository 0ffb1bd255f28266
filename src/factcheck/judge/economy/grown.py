"""How far output grew in dollars: from the figures of two years, where the words or the amounts beside it say that dollars are meant."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.judge.case import Case, Judgement, contradicted, note, supported, unverified
from factcheck.judge.compare import Bounds, compare, plain, point
from factcheck.judge.economy.signed import signed
from factcheck.judge.economy.words import listed, says, speaks_of, year_of
from factcheck.model import Observation, Quantity

_HUNDRED = Decimal(100)
_TENTH = Decimal("0.1")
_LEAST = 100_000_000
"""So many dollars are an economy's output, in which its growth is told as well."""


def judge_grown(case: Case, quantity: Quantity, held: Sequence[Observation], source: str) -> Judgement | None:
    """None where growth is not told in dollars, or between which years could not be said."""
    told_so = _says_dollars(case)
    if quantity.kind != "percent" or case.claim.role != "delta" or not (told_so or _has_amounts(case)):
        return None
    year, base = year_of(case), case.extraction.time(case.claim.base)
    if not year or base is not None and base.value != "YOY":
        return None
    levels = {o.end.year: o for o in held if o.basis == "level" and o.end and o.value}
    later, earlier = levels.get(year), levels.get(year - 1)
    if later is None or earlier is None or not later.value or not earlier.value:
        return None
    rate = (later.value / earlier.value - 1) * _HUNDRED
    way = "rose" if rate >= 0 else "fell"
    told = f"{case.claim.subject.name}: output in dollars {way} {plain(abs(rate).quantize(_TENTH))}% in {year}"
    working = [f"{told}: {later.value} / {earlier.value} - 1"]
    reading = signed(case, quantity)
    if compare(reading, point(rate)).outcome == "match":
        notes = [note("derived", "computed from output in current dollars")]
        return supported([later, earlier], f"{told}.", working, notes)
    room = Decimal(case.reference(source).revised_percent) * _FURTHER
    filled = any(c.field in ("period", "subject") for c in case.claim.context)
    if not told_so or filled or not reading.perhaps.disjoint(Bounds(rate - room, rate + room)):
        return unverified("not-comparable", f"{told}; bodies and revisions differ", working, [later, earlier])
    return contradicted([later, earlier], "wrong-value", f"{told}.", working)


_FURTHER = Decimal("1.25")
"""Times what a level is revised by: its growth may be off by more."""


def _says_dollars(case: Case) -> bool:
    """Whether its sentence or the one before speaks of growth in dollars."""
    words, before = listed(case, "in_dollars"), case.extraction.sentence(case.claim.sentence - 1)
    if says(case, words) is not None:
        return True
    same = before is not None and case.sentence is not None and before.block == case.sentence.block
    return same and before is not None and speaks_of(words, case.article.text, before.start, before.end)


def _has_amounts(case: Case) -> bool:
    """ "$473 billion, up 8.1%": beside an amount"""
    figures = case.extraction.quantities_in(case.claim.sentence)
    return any(q.unit == "USD" and (q.value or 0) >= _LEAST for q in figures)
