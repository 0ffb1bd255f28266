"""How a figure follows from those beside it: the same level, a change, a part, a sum or an average."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from factcheck.judge.case import Judgement
from factcheck.judge.compare import compare, plain, point
from factcheck.judge.documents.companions.anchor import agree, ends_of
from factcheck.judge.documents.companions.beside import LESS, Beside, is_before, is_its_time, meets
from factcheck.judge.documents.derived import HUNDRED
from factcheck.judge.documents.directions import way_of
from factcheck.judge.documents.growth import basis_of, basis_told, may_tell
from factcheck.judge.documents.labelled import Entry, is_series, span_of
from factcheck.judge.documents.move import POINTS
from factcheck.judge.documents.printed import MORE
from factcheck.judge.documents.values import related
from factcheck.judge.documents.verdicts import cite, contradicted, quoted
from factcheck.model import Evidence, Quantity
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.periods import Days, months_between, same

_PARTS: Final = frozenset(("percent", "fraction"))
_AMOUNTS: Final = frozenset(("money", "count"))
_SHARE = regex(r"^\W*(?:of|share)\b|\b(?:share|part|proportion|portion|account\w*|ma[dk]es? up|weight|slice)\b", 0)
_AVERAGE = regex(r"^\W*(?:an?|per|each|apiece|every)\b|\b(?:on average|average|apiece|each)\b")
_SUM = regex(r"\b(?:together|combined|in all|altogether|in total|both|swing|sum|turnaround|all told)\b")
_LOSS = regex(r"\b(?:loss(?:es)?|lost|burn(?:ed|t|s)?|deficit|outflow|negative|shortfall|red)\b")


Found = tuple[bool, str, tuple[Entry, ...]]


# ---------------------------------------------------------------- levels
def levels_of(beside: Beside) -> Iterator[Found]:
    q, anchor = beside.quantity, beside.anchor
    for entry in anchor.own if anchor.is_pair else anchor.levels:
        if not anchor.is_pair and not is_its_time(beside, entry):
            continue
        its = entry.quantity
        if (q.kind == "money") != (its.kind == "money") or its.value is None or _is_of_another_span(beside, entry):
            continue
        if its.value < 0 < (q.value or 0) and _LOSS.search(beside.text):
            its = its.model_copy(update={"value": -its.value, "low": -its.value, "high": -its.value})
        yield agree(q, its, beside.rules), its.text, (entry,)
    if anchor.is_pair and q.kind in _PARTS:
        yield from _earlier_shares(beside)
    if beside.is_from and anchor.own[0].line is not None:
        yield from _before_change(beside)


def _before_change(beside: Beside) -> Iterator[Found]:
    """ "Up from 59% a year before", of "63%, four points more than a year earlier": the level less its change."""
    for now, step in itertools.product(beside.anchor.own, beside.anchor.beside):
        a, d, figure = now.quantity.value, step.quantity.value, step.figure
        is_points = now.quantity.kind == "percent" and (
            step.quantity.kind in POINTS or _BARE_POINTS.match(step.quantity.text)
        )
        if not step.is_change or figure is None or step.line is not now.line or a is None or d is None:
            continue
        if not is_points and (now.quantity.kind not in _AMOUNTS or step.quantity.kind != now.quantity.kind):
            continue
        behind = figure.clause.partition(step.quantity.text)[2]
        way = ("down" if LESS.match(behind) else "up") if MORE.match(behind) else way_of(figure.clause, beside.meanings)
        if way is not None:
            d = d / HUNDRED if step.quantity.kind == "bps" else d
            before = a - d if way == "up" else a + d
            its = now.quantity.model_copy(update={"value": before, "low": before, "high": before})
            yield agree(beside.quantity, its, beside.rules), f"{plain(a)} after {plain(before)}", (now, step)


_BARE_POINTS = regex(r"\w+ points?$")


def _is_of_another_span(beside: Beside, entry: Entry) -> bool:
    """ "4,000 tonnes a week", of so many a month."""
    its = span_of(entry.line.text[entry.quantity.end :]) if entry.line is not None else entry.quantity.per
    mine = span_of(beside.behind)
    return mine is not None and its is not None and mine != its


def _earlier_shares(beside: Beside) -> Iterator[Found]:
    """ "To 28% from just under 26%": the same two rows, of another time."""
    part, whole = beside.anchor.own[:2]
    for one, other in itertools.product(beside.anchor.beside, repeat=2):
        if one.at[0] != part.at[0] or other.at[0] != whole.at[0] or one.at[1] != other.at[1] or one.is_change:
            continue
        a, b = one.quantity.value, other.quantity.value
        if a and b and 0 < a < b and is_series(one, part) and is_its_time(beside, one):
            value = a / b * HUNDRED
            yield (
                compare(beside.reading(True), point(value)).outcome == "match",
                f"{plain(a)} of {plain(b)}: {value:.1f}%",
                (one, other),
            )


# ---------------------------------------------------------------- changes
def changes_of(beside: Beside) -> Iterator[Found]:
    q, way, basis = beside.quantity, beside.way, basis_of(beside.text, beside.quantity.text)
    for entry in beside.anchor.beside:
        if entry.fact is not None and not may_tell(basis, basis_told(entry.fact)):
            continue
        value = entry.quantity.value
        if not entry.is_change or value is None or entry.is_base or way is None or not is_its_time(beside, entry):
            continue
        if (q.kind in POINTS) != (entry.quantity.kind in POINTS) or entry.quantity.kind not in (*_PARTS, *POINTS):
            continue
        its = value > 0 if entry.table is not None else way_of(entry.figure.clause, beside.meanings) == "up"  # type: ignore[union-attr]
        factor = related(q, entry.quantity)[1]
        holds = (
            its == (way == "up") and compare(beside.reading(True), point(abs(value) * (factor or 1))).outcome == "match"
        )
        yield holds, entry.quantity.text, (entry,)
    for now, then in _pairs(beside) if may_tell(basis, None) else ():
        for value, told in _steps(beside, now.quantity, then.quantity):
            yield compare(beside.reading(True), point(value)).outcome == "match", told, (now, then)


def _pairs(beside: Beside) -> Iterator[tuple[Entry, Entry]]:
    """What was cited, and the figure of the same name with which it is compared."""
    anchor = beside.anchor
    for one in anchor.own if not anchor.is_pair else ():
        others = [e for e in anchor.levels if e not in anchor.own or e.table is not None]
        others = [e for e in others if e.is_change == one.is_change and _is_alike(one, e)]
        if one.table is not None:
            if anchor.now is not None and one.windows and same(one.windows[0], anchor.now):
                yield from (
                    (one, e) for e in others if is_series(one, e) and e is not one and _is_base(beside, e, anchor.now)
                )
            continue
        dated = [e for e in others if e.windows and any(meets(w, e.windows[0]) for w in beside.windows)]
        told = [e for e in others if e.line is one.line or e.is_base]
        if beside.is_part_of_it:
            yield from ((one, e) for e in dated if e.windows != one.windows)
        elif any(e.is_base for e in told) or len(told) == 1:
            yield from ((one, e) for e in told if e.is_base or len(told) == 1)


def _is_alike(one: Entry, other: Entry) -> bool:
    """Of one kind and size; "15.5 percent" and the bare "16" of the same sentence are."""
    a, b = ends_of(one.quantity)[0], ends_of(other.quantity)[0]
    kinds = {one.quantity.kind, other.quantity.kind}
    is_kind = len(kinds) == 1 or (kinds == {"percent", "count"} and one.line is other.line is not None)
    units = {one.quantity.unit, other.quantity.unit}
    return is_kind and (len(units) == 1 or len(kinds) > 1) and abs(a) <= _LARGE * abs(b) and abs(b) <= _LARGE * abs(a)


_LARGE: Final = 20


def _is_base(beside: Beside, other: Entry, now: Days) -> bool:
    if not other.windows or other.windows[0][1] >= now[1]:
        return False
    told = [w for w in beside.windows if not same(w, now)]
    if told:
        return any(meets(w, other.windows[0]) for w in told)
    if beside.back is not None:
        return months_between(other.windows[0], now) == beside.back
    return is_before(beside, other, now)


def _steps(beside: Beside, now: Quantity, then: Quantity) -> Iterator[tuple[Decimal, str]]:
    q, way = beside.quantity, beside.way
    steps = {a - b for a, b in zip(ends_of(now), ends_of(then), strict=False)}
    a, b = ends_of(now)[0], ends_of(then)[0]
    told = f"{plain(a)} against {plain(b)}"
    if len(steps) > 1 or len(ends_of(now)) != len(ends_of(then)):
        return  # two ends of a range that moved apart
    if beside.is_part_of_it or (q.kind == "multiple" and way is None):
        if a > 0 and b > 0:
            yield a / b * (HUNDRED if q.kind == "fraction" else 1), f"{told}: {a / b:.2f} times"
        return
    if way is None:
        return
    sign = -1 if way == "down" else 1
    if q.kind in POINTS:
        if now.kind == "percent":
            yield (a - b) * sign * (HUNDRED if q.kind == "bps" else 1), f"{told}: {plain(a - b)} points"
    elif q.kind == "multiple":
        if a > 0 and b > 0:
            yield a / b, f"{told}: {a / b:.2f} times"
    elif q.kind in _PARTS:
        if now.kind != "percent" and a > 0 and b > 0 and now.value is not None:
            yield (a / b - 1) * HUNDRED * sign, f"{told}: {(a / b - 1) * HUNDRED:.1f}%"
    elif q.kind == now.kind and related(q, now)[0] == "same":
        yield (a - b) * sign, f"{told}: {plain(a - b)}"


def in_points(beside: Beside) -> Judgement | None:
    """ "Slipped by 0.3% to 14.8%", of a rate that slipped by so many points."""
    q = beside.quantity
    if q.kind != "percent" or not beside.is_change or q.value is None or q.cmp != "eq":
        return None
    for now, then in _pairs(beside):
        a, b = now.quantity.value, then.quantity.value
        if now.quantity.kind != "percent" or now.is_change or not a or not b or abs(a - b) != q.value:
            continue
        if abs((a / b - 1) * HUNDRED - q.value) > q.step:
            held = beside.anchor.held
            detail = f"{held.name} says {plain(a)} against {plain(b)}: {plain(abs(a - b))} points, not {q.text}."
            return contradicted(held, evidence_of(held, (now, then)), "percent-vs-points", detail)
    return None


# ---------------------------------------------------------------- parts, sums and averages
def parts_of(beside: Beside) -> Iterator[Found]:
    """The cited figure over the total of its column, and an amount over a number where one of each is told."""
    q, entries = beside.quantity, beside.anchor.beside
    if q.kind in _PARTS and _SHARE.search(beside.behind) and beside.anchor.own[0].table is None:
        for part, whole in itertools.permutations(entries, 2):
            a, b = part.quantity.value, whole.quantity.value
            if part.quantity.kind not in _AMOUNTS or related(part.quantity, whole.quantity)[0] != "same":
                continue
            if a and b and 0 < a < b and not part.is_change and not whole.is_change:
                value = a / b * HUNDRED
                yield (
                    compare(beside.reading(True), point(value)).outcome == "match",
                    f"{plain(a)} of {plain(b)}: {value:.1f}%",
                    (part, whole),
                )
    if q.kind in _AMOUNTS and _AVERAGE.search(beside.behind):
        for top, bottom in itertools.permutations(entries, 2):
            a, b = top.quantity.value, bottom.quantity.value
            if bottom.quantity.kind == "count" and top.quantity.kind == q.kind and a and b and b > 1:
                yield (
                    compare(beside.reading(), point(a / b)).outcome == "match",
                    f"{plain(a)} / {plain(b)} = {a / b:.2f}",
                    (top, bottom),
                )


def sums_of(beside: Beside) -> Iterator[Found]:
    q = beside.quantity
    if q.kind not in _AMOUNTS or not _SUM.search(beside.text):
        return
    for one, other in itertools.combinations(beside.anchor.beside, 2):
        a, b = one.quantity.value, other.quantity.value
        alike = related(q, one.quantity)[0] == related(q, other.quantity)[0] == "same"
        if (
            alike
            and one.quantity.kind == other.quantity.kind == q.kind
            and a
            and b
            and not (one.is_change or other.is_change)
        ):
            yield (
                compare(beside.reading(), point(a + b)).outcome == "match",
                f"{plain(a)} + {plain(b)} = {plain(a + b)}",
                (one, other),
            )


def evidence_of(held: Held, entries: Sequence[Entry]) -> list[Evidence]:
    found = []
    for entry in dict.fromkeys(entries):
        if entry.fact is not None:
            found.append(cite(held, entry.fact))
        elif entry.line is not None:
            found.append(quoted(held, entry.line.text, entry.line.place))
    return found
