"""A number of things that is taken up again with another number: "11 lines ... the 14 lines of the new network", "won 24 ... won 20 out of those 38"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from factcheck.inspect.agreement.one_fact import ANOTHER, stem, stems_of
from factcheck.inspect.interval import ONE, value_of
from factcheck.inspect.measures.reading import Reading, is_number_of_things, reading_of, same_unit
from factcheck.inspect.measures.twice import clauses, told_twice
from factcheck.inspect.page import Draft, Page
from factcheck.model import Quantity
from factcheck.patterns import regex

_MOST = 80


def inspect_counted_again(page: Page) -> list[Draft]:
    reading = reading_of(page)
    if len(reading.all) > _MOST:
        return []
    return [*_definite(reading), *_of_one_total(reading)]


# ---------------------------------------------------------------- "the 14 lines"
_THE = regex(r"\b(?:the|these|those|its|their)\s+$")
_LOOSE = frozenset(
    {"", "people", "units", "tonnes", "tons", "barrels", "shares", "points", "times", "percent", "dollars", "euros"}
)
_OF_WHAT = regex(
    r"\s*of\s+(?P<of>(?:(?!(?:is|are|was|were|will|has|have|had|in|at|on|to|for|and|that|which|who|with|by|from)\b)[\w’'-]+\s*){1,5})"
)


def _definite(reading: Reading) -> Iterator[Draft]:
    """ "In future there will be 11 lines", "explaining the 14 lines of the new network": counted once, and taken up with another number."""
    page = reading.page
    counts = [q for q in reading.all if is_number_of_things(q) and q.unit not in _LOOSE and q.cmp == "eq"]
    for q in counts:
        earlier = [p for p in counts if p.sentence < q.sentence and stem(p.unit) == stem(q.unit)]
        if len({p.value for p in earlier}) != 1 or not _THE.search(reading.lead(q)[-12:].lower()):
            continue
        first, x, y = earlier[0], value_of(q), value_of(earlier[0])
        if (
            not x
            or not y
            or not y < x < y * 2
            or reading.is_base(first)
            or reading.is_base(q)
            or q.id in reading.denied
        ):
            continue
        if any(p.value == q.value for p in reading.all if p is not q) or ANOTHER.search(clauses(reading, first, q)):
            continue
        of = _OF_WHAT.match(reading.tail(q))
        known = stems_of(page.article.text[: reading.sentence(first).end])
        if (of and not stems_of(of["of"]) <= known) or _is_computed(reading, q):
            continue
        yield told_twice(reading, q, first, "repeated-metric")


def _is_computed(reading: Reading, q: Quantity) -> bool:
    """Whether two numbers of the page make it."""
    x = value_of(q) or ONE
    near = (
        p
        for p in reading.all
        if p is not q and p.kind == "count" and (p.unit == q.unit or abs(p.sentence - q.sentence) <= 1)
    )
    values = [v for p in near if (v := value_of(p))]
    return any(x in (a + b, abs(a - b), a * b) for a, b in combinations(values, 2))


# ---------------------------------------------------------------- "won 24" and "won 20 games out of those 38"
_VERB = regex(r"\b(?P<verb>[a-z]{3,})\s+(?:just\s+|only\s+|all\s+|some\s+|the\s+)?$")
_NO_VERBS = frozenset(
    "the and for with from than into over about some all only but out was were are had has have their its his her our first last another after".split()
)


def _of_one_total(reading: Reading) -> Iterator[Draft]:
    """The same verb before two numbers, in two sentences that both name the number out of which they are."""
    told: dict[tuple[str, object], list[Quantity]] = {}
    for row in reading.rows.values():
        numbers = [q for q in row if q.kind == "count" and q.cmp == "eq"]
        for q, total in (
            (q, t) for q in numbers for t in numbers if t is not q and (value_of(t) or 0) > (value_of(q) or 0)
        ):
            m = _VERB.search(reading.lead(q)[-24:])
            if m and m["verb"] not in _NO_VERBS and (value_of(total) or 0) >= 10:
                told.setdefault((stem(m["verb"]), total.value), []).append(q)
    for found in told.values():
        a, b = found[0], found[-1]
        if (
            a.sentence != b.sentence
            and a.value != b.value
            and same_unit_or_none(a, b)
            and not ANOTHER.search(clauses(reading, a, b))
        ):
            yield told_twice(reading, b, a, "repeated-metric")


def same_unit_or_none(a: Quantity, b: Quantity) -> bool:
    return same_unit(a, b) or {stem(a.unit), stem(b.unit)} <= {stem(w) for w in _GAMES}


_GAMES = ("matches", "games", "fixtures", "contests", "")
