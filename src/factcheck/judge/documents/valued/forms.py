"""What a figure of a sentence could be: a figure of the document, or what follows from several."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from factcheck.judge.asked import read_change
from factcheck.judge.compare import Reading, compare, plain, point
from factcheck.judge.documents.directions import way_of
from factcheck.judge.documents.labelled import Entry
from factcheck.judge.documents.printed import MORE, Printed
from factcheck.judge.documents.tables.axes import Item
from factcheck.judge.documents.valued.sentence import Sentence
from factcheck.judge.documents.values import related, weigh
from factcheck.judge.hedges import hedge_of
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.periods import same
from factcheck.text.numerals import number

_HUNDRED: Final = Decimal(100)
_AMOUNTS: Final = frozenset(("money", "count"))
_POINTS: Final = frozenset(("pp", "bps"))
_MOST: Final = 40
"""Figures of one row, column or sentence; of more no pairs are formed."""
_ADDENDS: Final = 6
_SUM = regex(
    r"\b(?:together|combined|between (?:them|it)|in all|altogether|in total|both|sum|plus|add(?:s|ed)? up|jointly|collectively|and)\b",
    re.IGNORECASE,
)
_EACH = regex(r"\b(?:average|averag\w+|each|apiece|per|a head|every|mean|an?)\b", re.IGNORECASE)
OF_EACH = regex(
    r"\b(?:of|from|for|on|out of|in)\s+(?:each|every|a)\s+(?:single\s+)?(?P<hundred>100|hundred)?\s*(?:[a-z]+\s+)?(?:euros?|pounds?|dollars?|francs?|kron[aeo]r?|kroner|crowns?|yen|zloty|rand|rupees?|pesos?|reais|yuan)\b",
    re.IGNORECASE,
)
""" "20 cents of every euro that it took in"."""
_COMPARED: Final = r"^\s*(?:an?\s+\w+\s+|a\s+)?(?:\w+\s+){0,4}?"
_STEP = regex(
    _COMPARED
    + r"(?:more|less|fewer|higher|lower|above|below|better|worse|dearer|cheaper|longer|shorter|faster|slower|older|younger|heavier|lighter|ahead|behind|short|larger|smaller|up|down)\b",
    re.IGNORECASE,
)
_LESS = regex(
    _COMPARED + r"(?:less|fewer|lower|below|worse|cheaper|shorter|slower|younger|lighter|behind|short|smaller|down)\b",
    re.IGNORECASE,
)
TOP = regex(
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|\d{1,2})\s+(?:(?P<low>smallest|lowest)|largest|biggest|top|heaviest|leading|main)\b",
    re.IGNORECASE,
)
_END = regex(
    r"\b(?:(?P<mid>middle|mid-?point|centre|center)|(?P<low>lower end|bottom|low end|lower bound|both ends|either end)|upper end|top end|high end|top of|upper bound)\b",
    re.IGNORECASE,
)


@record(slots=True)
class Found:
    """Something that a figure could be: in which way it follows, whether it agrees, and from what."""

    form: str
    agrees: bool
    entries: tuple[Entry, ...]
    told: str
    value: Decimal


def found(s: Sentence, f: Printed) -> Iterator[Found]:
    yield from _of_ranges(s, f)
    if f.quantity.value is None:
        return
    reading = read_change(f.quantity, hedge_of(s.rules, f.quantity))
    yield from _steps(s, f, reading) if is_step(s, f) else _levels(s, f, reading)


def is_step(s: Sentence, f: Printed) -> bool:
    behind = s.text[f.quantity.end :].split(",")[0]
    return f.is_change or f.quantity.kind in _POINTS or bool(MORE.match(behind) or _STEP.match(behind))


def way_told(s: Sentence, f: Printed) -> str | None:
    behind = s.text[f.quantity.end :].split(",")[0]
    if MORE.match(behind) or _STEP.match(behind):
        return "down" if _LESS.match(behind) else "up"
    than = s.spoken.than
    if than is not None and not s.spoken.is_time(than[1]):
        return than[2]
    return way_of(f.clause, s.meanings) or way_of(s.text, s.meanings)


# ---------------------------------------------------------------- levels
def _levels(s: Sentence, f: Printed, reading: Reading) -> Iterator[Found]:
    q = f.quantity
    for e in s.entries:
        if (e.is_change and not _is_rate(s, q, e)) or (f.is_base or not s.is_timely(e)):
            continue
        is_kind = (q.kind == "money") == (e.quantity.kind == "money") or q.kind == e.quantity.kind
        if is_kind and related(q, e.quantity)[0] == "same":
            yield Found("level", _is_it(s, q, e), (e,), e.quantity.text, _value(e))
    if q.kind == "multiple":
        yield from _times(s, f, reading)
    each = OF_EACH.search(s.text)
    if q.kind in ("percent", "fraction"):
        yield from _shares(s, f, _in_percent(f, reading))
    elif q.kind == "money" and each is not None and q.start < each.start():
        scale = 1 if each["hundred"] else _HUNDRED
        yield from _shares(s, f, reading.mapped(lambda x: x * scale))
    if q.kind in (*_AMOUNTS, "percent", "fraction"):
        yield from _sums(s, f, _in_percent(f, reading))
    if q.kind in _AMOUNTS and _EACH.search(s.text):
        yield from _averages(s, f, reading)


def _is_rate(s: Sentence, q: Quantity, e: Entry) -> bool:
    """ "Cut its growth forecast to 2.6%": a row of growth rates is told as one of levels."""
    return e.table is not None and q.kind == e.quantity.kind == "percent" and _GROWTH.search(s.text) is not None


def _is_it(s: Sentence, q: Quantity, e: Entry) -> bool:
    """The same figure; of a gap or a loss without its sign."""
    its = e.quantity
    if its.value is not None and its.value < 0 < (q.value or 0) and _SHORT.search(s.text):
        its = its.model_copy(update={"value": -its.value, "low": -its.value, "high": -its.value})
    return weigh(q, its, hedge_of(s.rules, q)).outcome == "match"


def base_of(s: Sentence, f: Printed, chosen: Sequence[Found]) -> Found | None:
    """ "Wider than the 21.5% of March": the earlier figure of the row or the sentence that the figure before it is of."""
    for c in reversed(chosen):
        now = c.entries[0]
        if c.form not in ("level", "change") or not f.is_base:
            continue
        group = s.entries if now.table is None else s.rows[id(now.table), now.at[0]]
        earlier = [e for e in group if _are_alike(now, e) and e.is_change == now.is_change and _is_before(s, now, e)]
        hits = [e for e in earlier if _is_it(s, f.quantity, e)]
        if len(hits) == 1 and (s.spoken.bases or len(earlier) == 1 or s.spoken.months_back):
            return Found("base", True, (hits[0],), f"after {hits[0].quantity.text}", _value(hits[0]))
    return None


def _is_before(s: Sentence, now: Entry, e: Entry) -> bool:
    return e.line is now.line and e.is_base if now.table is None else s.is_earlier(now, e)


_GROWTH = regex(r"\bgrowth\b", re.IGNORECASE)
_SHORT = regex(r"\b(?:gap|deficit|shortfall|loss(?:es)?|outflows?|negative|in the red)\b", re.IGNORECASE)


def _in_percent(f: Printed, reading: Reading) -> Reading:
    return reading.mapped(lambda x: x * _HUNDRED) if f.quantity.kind == "fraction" else reading


def _value(e: Entry) -> Decimal:
    assert e.quantity.value is not None
    return e.quantity.value


def _times(s: Sentence, f: Printed, reading: Reading) -> Iterator[Found]:
    """So many times as much: one at one time, or what was multiplied since an earlier one."""
    is_moved = _MULTIPLIED.search(f.quantity.text) is not None
    for a, b in pairs(s):
        x, y = _value(a), _value(b)
        if x <= 0 or y <= 0:
            continue
        if is_moved:
            forms = [(one, other) for one, other in ((a, b), (b, a)) if _form(s, one, other) == "step"]
        else:
            forms = [(a, b)] if s.is_timely(a) and s.is_timely(b) and _are_alike(a, b) else []
        for one, other in forms:
            v = _value(one) / _value(other) if is_moved else max(x, y) / min(x, y)
            yield Found("times", _holds(reading, v), (one, other), f"{plain(x)} and {plain(y)}: {v:.2f} times", v)


_MULTIPLIED = regex(r"(?:doubl|trebl|tripl|quadrupl|halv|multipli)", re.IGNORECASE)


def _holds(reading: Reading, value: Decimal) -> bool:
    return compare(reading, point(value)).outcome == "match"


def _are_alike(a: Entry, b: Entry) -> bool:
    return a.quantity.kind == b.quantity.kind and related(a.quantity, b.quantity)[0] == "same"


def _shares(s: Sentence, f: Printed, reading: Reading) -> Iterator[Found]:
    for a, b in pairs(s):
        if a.quantity.kind not in _AMOUNTS or not _are_alike(a, b) or not _at_once(a, b):
            continue
        x, y = sorted((abs(_value(a)), abs(_value(b))))
        if 0 < x < y and (f.is_base or s.is_timely(a)):
            v = x / y * _HUNDRED
            yield Found("share", _holds(reading, v), (a, b), f"{plain(x)} of {plain(y)} = {v:.1f}%", v)


def _at_once(a: Entry, b: Entry) -> bool:
    return not a.windows or not b.windows or same(a.windows[0], b.windows[0])


def _sums(s: Sentence, f: Printed, reading: Reading) -> Iterator[Found]:
    """Named rows of a column, named columns of a row, or the largest of a column."""
    top = TOP.search(s.text)
    for column in s.columns.values():
        cells = [e for e in column if not _item(e).is_total and e.quantity.kind in (f.quantity.kind, "percent")]
        if top is not None and len(cells) >= (n := number(top["n"])):
            cells = sorted(cells, key=_value, reverse=not top["low"])[:n]
            yield from _summed(s, f, reading, cells, "top")
        elif top is None and _SUM.search(s.text):
            yield from _summed(s, f, reading, [e for e in cells if s.names_whole(_item(e))], "sum")
    for row in s.rows.values() if top is None and _SUM.search(s.text) else ():
        cells = [e for e in row if e.table is not None and s.names_whole(e.table.columns[e.at[1]]) and s.is_timely(e)]
        yield from _summed(s, f, reading, cells, "sum")


def _item(e: Entry) -> Item:
    assert e.table is not None
    return e.table.rows[e.at[0]]


def _summed(s: Sentence, f: Printed, reading: Reading, cells: list[Entry], form: str) -> Iterator[Found]:
    if len(cells) < 2 or (form == "sum" and len(cells) > _ADDENDS) or not all(map(s.is_timely, cells)):
        return
    kinds = {(e.quantity.kind, e.quantity.unit) for e in cells}
    kind = "percent" if f.quantity.kind == "fraction" else f.quantity.kind
    if len(kinds) == 1 and cells[0].quantity.kind == kind:
        v = sum(map(_value, cells), Decimal(0))
        yield Found(
            form, _holds(reading, v), tuple(cells), f"{' + '.join(plain(_value(e)) for e in cells)} = {plain(v)}", v
        )


def _averages(s: Sentence, f: Printed, reading: Reading) -> Iterator[Found]:
    for pair in pairs(s):
        for a, b in (pair, pair[::-1]):
            x, y = _value(a), _value(b)
            is_average = a.quantity.kind == f.quantity.kind and b.quantity.kind == "count" and x and y > 1
            if is_average and _at_once(a, b) and s.is_timely(a):
                v = x / y
                yield Found("average", _holds(reading, v), (a, b), f"{plain(x)} / {plain(y)} = {v:.2f}", v)


# ---------------------------------------------------------------- steps
def _steps(s: Sentence, f: Printed, reading: Reading) -> Iterator[Found]:
    q, way = f.quantity, way_told(s, f)
    if way is None:
        return
    sign = -1 if way == "down" else 1
    for e in s.entries:
        kinds = {e.quantity.kind, q.kind}
        if (
            (e.is_change or is_return(e))
            and s.is_timely(e)
            and (len(kinds) == 1 or kinds in ({"percent", "fraction"}, _POINTS))
        ):
            v = _value(e)
            is_up = v > 0 if e.figure is None else way_of(e.figure.clause, s.meanings) == "up"
            holds = is_up == (way == "up") and _holds(_in_percent(f, reading), abs(v))
            yield Found("change", holds, (e,), e.quantity.text, v)
    for pair in pairs(s):
        for now, then in (pair, pair[::-1]):
            form = _form(s, now, then)
            if form is not None:
                yield from _stepped(f, reading, sign, now, then, form)


def is_return(e: Entry) -> bool:
    """What a fund gained over so many months, which is printed as a level."""
    return e.table is not None and e.quantity.kind == "percent" and any(way[0] == "#" for way in e.own)


def _form(s: Sentence, now: Entry, then: Entry) -> str | None:
    """A step in time, or the gap between two at one time."""
    if now.is_change != then.is_change or not _are_alike(now, then) or now.is_base or not s.is_timely(now):
        return None
    if not _at_once(now, then):
        is_one = now.table is None or now.at[0] == then.at[0]
        return "step" if is_one and s.is_earlier(now, then) else None
    return "step" if then.is_base else "gap"


def _stepped(f: Printed, reading: Reading, sign: int, now: Entry, then: Entry, form: str) -> Iterator[Found]:
    q, kind, x, y = f.quantity, now.quantity.kind, _value(now), _value(then)
    if q.kind in _POINTS:
        if kind == "percent":
            v = (x - y) * sign * (_HUNDRED if q.kind == "bps" else 1)
            yield Found(form, _holds(reading, v), (now, then), f"{plain(x)} - {plain(y)} = {plain(x - y)} points", v)
    elif q.kind in ("percent", "fraction"):
        if kind in _AMOUNTS and x > 0 and y > 0:
            v = (x / y - 1) * sign * _HUNDRED
            told = f"{plain(x)} against {plain(y)}: {v * sign:.1f}%"
            yield Found(form, _holds(_in_percent(f, reading), v), (now, then), told, v)
    elif q.kind == kind and related(q, now.quantity)[0] == "same":
        v = (x - y) * sign
        yield Found(form, _holds(reading, v), (now, then), f"{plain(x)} - {plain(y)} = {plain(x - y)}", v)


# ---------------------------------------------------------------- ranges
def _of_ranges(s: Sentence, f: Printed) -> Iterator[Found]:
    """A range, its middle or an end of it, and by how much these moved."""
    q, end = f.quantity, _END.search(s.text)
    alike = [e for e in s.ranges if e.quantity.kind == q.kind or (q.kind == "pp" and e.quantity.kind == "percent")]
    if q.value is None:
        for e in alike:
            if e.is_base == f.is_base and related(q, e.quantity)[0] == "same":
                agrees = weigh(q, e.quantity, hedge_of(s.rules, q)).outcome == "match"
                yield Found("range", agrees, (e,), e.quantity.text, e.quantity.low or Decimal(0))
        return
    if end is None:
        return
    reading = read_change(q, hedge_of(s.rules, q))

    def of(e: Entry) -> Decimal:
        low, high = e.quantity.low or Decimal(0), e.quantity.high or Decimal(0)
        return (low + high) / 2 if end["mid"] else low if end["low"] else high

    if not is_step(s, f):
        for e in alike:
            yield Found("middle", _holds(reading, of(e)), (e,), f"{e.quantity.text}: {plain(of(e))}", of(e))
        return
    way = way_told(s, f)
    for e, base in itertools.permutations(alike, 2):
        if way is not None and base.is_base and not e.is_base:
            v = (of(e) - of(base)) * (-1 if way == "down" else 1)
            yield Found("middle", _holds(reading, v), (e, base), f"{plain(of(e))} after {plain(of(base))}", v)


# ---------------------------------------------------------------- pairs
def pairs(s: Sentence) -> list[tuple[Entry, Entry]]:
    """Of one row, one column, or one sentence and the next; of tables only rows that the sentence names, and totals."""
    if s.paired is None:
        s.paired = list(_pairs(s))
    return s.paired


def _pairs(s: Sentence) -> Iterator[tuple[Entry, Entry]]:
    lines: dict[int, list[Entry]] = {}
    for e in s.entries:
        if e.line is not None:
            lines.setdefault(id(e.line), []).append(e)
    named = {key: row for key, row in s.rows.items() if _item(row[0]).is_total or s.names(_item(row[0]))}
    columns = ([e for e in column if (id(e.table), e.at[0]) in named] for column in s.columns.values())
    for group in (*named.values(), *columns, *lines.values()):
        if len(group) <= _MOST:
            yield from itertools.combinations(group, 2)
    for one, other in itertools.pairwise(lines.values()):
        if one[0].line is not None and other[0].line is not None and one[0].line.place == other[0].line.place:
            yield from itertools.product(one, other)
