"""What follows from two figures of a document to both of which the claim's words lead: a step, a ratio, a part, a sum, an average, a rest.

Every pair that stands in one sentence, in neighbouring ones, in one row or in one column is tried. It counts where the words of the claim
are those of the two labels together, and where so few pairs were tried that the number comes out by no chance.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from factcheck.judge.case import Judgement, note
from factcheck.judge.compare import Reading, compare, plain, point
from factcheck.judge.compare import read as reading_of
from factcheck.judge.documents.labelled.claimed import Claimed, closeness
from factcheck.judge.documents.labelled.entries import Entry
from factcheck.judge.documents.labelled.levels import evidence_of
from factcheck.judge.documents.meanings import Meaning
from factcheck.judge.documents.move import OF_WHAT, wanted
from factcheck.judge.documents.printed import MORE
from factcheck.judge.documents.readings import is_moving
from factcheck.judge.documents.rows.columns import is_opening
from factcheck.judge.documents.tables.axes import GENERIC, STATE, Item
from factcheck.judge.documents.tables.told import read, way_of
from factcheck.judge.documents.values import related
from factcheck.judge.documents.verdicts import supported
from factcheck.judge.documents.working import read_as
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.periods import BASES, Days, length, same
from factcheck.sources.documents.words import name_stems

_HUNDRED: Final = Decimal(100)
_TOLD, _NEAR = 0.7, 0.9
_COVERED: Final = 0.7
_LESS: Final = 0.1
_STRANGE: Final = 0.15
"""The weight of a word that the document does not know."""
_CHANCE: Final = 0.15
"""How many of the pairs tried may agree by chance."""
_KINDS: Final = frozenset(("money", "count", "percent", "multiple"))
_POINTS: Final = frozenset(("pp", "bps"))
_AVERAGE = regex(r"\b(?:average|averag\w+|each|apiece|per|a head|every|mean)\b", re.IGNORECASE)
_SUM = regex(
    r"\b(?:together|combined|between|in all|altogether|in total|both|sum|plus|add(?:s|ed)? up|jointly|collectively)\b",
    re.IGNORECASE,
)
_REST = regex(
    r"\b(?:net|gap|difference|sav(?:es?|ed|ing)|remain\w*|rest|spread|surplus|deficit|balance|shortfall|missed|exceed\w*|overr\w+|dearer|cheaper)\b"
    r"|\b(?:above|below|over|ahead of|behind|short of|under)\s+(?:the\s+|its\s+|their\s+)?(?:\w+\s+)?(?:target|budget|plan|forecast|limit|average|benchmark|estimate)s?\b",
    re.IGNORECASE,
)
_CUE = regex(
    r"(?:on )?average|mean|gap|difference|lead|lagg?(?:ed|s)?|trail(?:ed|s)?|net|likely|frequent|common|times|twice|half|combined|total|dearer|cheaper|overtook|exceed\w*|climb\w*|jump\w*|worry|rest|balance",
    re.IGNORECASE,
)


@record(slots=True)
class _Pair:
    """`first` is what the claim tells of, where the order is known."""

    first: Entry
    second: Entry
    is_ordered: bool
    is_full: bool
    """Both are addressed by their whole labels: no chance is left in which are meant."""
    fit: float
    """The part of the claim's words that the two labels hold."""


def follows(claimed: Claimed) -> Judgement | None:
    """Only support: a number that does not come out may follow from something else."""
    if claimed.quantity.cmp == "range":
        return None  # what lies between two figures follows from anything
    if OF_WHAT.match(claimed.asked.sentence.partition(claimed.quantity.text)[2]):
        return None  # "more than half that of the first quarter" is of one other figure, and of no other pair
    if claimed.of_stranger or not any(claimed.weight(m) for m in _told(claimed)):
        return None
    pairs = list(_pairs(claimed))
    best = max((pair.fit for pair in pairs), default=0.0)
    hits: list[tuple[_Pair, str]] = []
    tried: set[tuple[str, Decimal]] = set()
    for pair in pairs:
        for form, value, text, reading in _forms(claimed, pair) if pair.fit > best - _LESS else ():
            if form in ("share", "ratio") and _PARTS_TOGETHER.search(claimed.asked.sentence):
                continue
            tried.add((form, value))
            if compare(reading, point(value)).outcome == "match" and _is_close(claimed, form, value):
                hits.append((pair, text))
    if not hits:
        return None
    pair, text = next((hit for hit in hits if hit[0].is_full), hits[0])
    if not pair.is_full and len(tried) * _width(claimed) > _CHANCE:
        return None
    asked = claimed.asked
    evidence = [evidence_of(claimed, each) for each in dict.fromkeys((pair.first, pair.second))]
    detail = f"Computed from {asked.held.name}: {text}."
    return supported(asked.held, evidence, detail, [read_as(asked)], [note("derived", text)])


_PARTS_TOGETHER = regex(
    r"\A(?!.*\d\s(?:thousand|million|billion|trillion)\b).*\b(?:together|combined|between them|jointly|taken together)\b",
    re.IGNORECASE | re.DOTALL,
)
""" "Two divisions together made nine tenths": the share of their sum, which is neither over the other."""


def _is_close(claimed: Claimed, form: str, value: Decimal) -> bool:
    """ "More than 820 million" is true of any sum that is large enough: what is computed must lie near its bound."""
    bound = claimed.quantity.value
    if bound is None or claimed.quantity.cmp in ("eq", "approx") or form in ("growth", "ratio", "points"):
        return True
    return abs(abs(value) - abs(bound)) <= abs(bound) / 4


def _width(claimed: Claimed) -> Decimal:
    """How likely a number agrees by chance: the part of its size that its last digit or its hedge leaves open."""
    quantity = claimed.quantity
    if quantity.value is None or quantity.cmp not in ("eq", "approx", "near_above", "near_below"):
        return Decimal("0.15")
    loose = Decimal("0.05") if quantity.cmp != "eq" or quantity.kind in ("multiple", "fraction") else Decimal(0)
    return max(quantity.step / abs(quantity.value) / 2 if quantity.value else Decimal(1), loose)


def is_step_told(claimed: Claimed) -> bool:
    """The number says how far one figure lies from another."""
    asked, quantity = claimed.asked, claimed.quantity
    if is_moving(asked) or asked.fact.role == "diff" or quantity.kind in _POINTS:
        return True
    behind = asked.sentence.partition(quantity.text)[2]
    return MORE.match(_OF_WHAT.sub("", behind)) is not None or _DEARER.match(behind) is not None


_OF_WHAT = regex(r"^\s+(?:of\s+)?[a-z]+(?=\s+(?:more|less|fewer)\s+than\b)", re.IGNORECASE)
""" "855 tonnes of copper less than it produced"."""
_DEARER = regex(
    r"\s+(?:an?\s+\w+\s+|a\s+)?(?:\w+\s+)?(?:dearer|cheaper|longer|shorter|faster|slower|older|younger|taller|heavier|lighter|ahead|behind|above|below|short)\b",
    re.IGNORECASE,
)


# ---------------------------------------------------------------- pairs
def _told(claimed: Claimed) -> list[Meaning]:
    """The words that name the two figures, without those that say how the number follows."""
    names = (m for m in claimed.beside if m.is_name and claimed.tells(m))
    return [m for m in (*claimed.words, *names) if not _CUE.fullmatch(m.text)]


def _pairs(claimed: Claimed) -> Iterator[_Pair]:
    usable = [e for e in claimed.entries if e.quantity.value is not None and e.quantity.kind in (*_KINDS, *_POINTS)]
    lines: dict[int, list[Entry]] = {}
    tables: dict[int, list[Entry]] = {}
    for entry in usable:
        if entry.line is not None:
            lines.setdefault(id(entry.line), []).append(entry)
        elif entry.table is not None:
            tables.setdefault(id(entry.table), []).append(entry)
    yield from _of_lines(claimed, list(lines.values()))
    for cells in tables.values():
        yield from _of_table(claimed, cells)


def _of_lines(claimed: Claimed, lines: Sequence[list[Entry]]) -> Iterator[_Pair]:
    """The figures of one sentence, or of two that follow each other in a passage."""
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else []
        beside = following if following and following[0].line.place == line[0].line.place else []  # type: ignore[union-attr]
        for one, other in (*itertools.combinations(line, 2), *itertools.product(line, beside)):
            is_apart = any(claimed.period(each) == "other" for each in (one, other) if not each.is_base)
            fit = 0.0 if is_apart else _fit(claimed, one, other)
            if fit:
                is_full = fit == 1 and _is_apart(claimed, one, other)
                yield _ordered(one, other, _order(claimed, one, other), is_full, fit)


def _ordered(one: Entry, other: Entry, order: bool | None, is_full: bool, fit: float) -> _Pair:
    first, second = (other, one) if order is False else (one, other)
    return _Pair(first, second, order is not None, is_full, fit)


def _is_apart(claimed: Claimed, one: Entry, other: Entry) -> bool:
    """Each of the two has a word of the claim that the other does not have, or the second is what the first is compared with."""
    told = _told(claimed)
    if other.is_base and not one.is_base:
        return any(closeness(m, one) >= _NEAR for m in told)
    return all(
        any(closeness(m, a) >= _NEAR and closeness(m, b) < _NEAR for m in told) for a, b in ((one, other), (other, one))
    )


def _of_table(claimed: Claimed, cells: Sequence[Entry]) -> Iterator[_Pair]:
    table = cells[0].table
    assert table is not None
    by_row: dict[str, list[Entry]] = {}
    by_column: dict[str, list[Entry]] = {}
    for cell in cells:
        by_row.setdefault(cell.at[0], []).append(cell)
        by_column.setdefault(cell.at[1], []).append(cell)
    rows = {key: _is_named(claimed, item) for key, item in table.rows.items()}
    columns = {
        key: not _measure(item) or any(m.stands_in(claimed.stems) for m in item.words)
        for key, item in table.columns.items()
    }
    for key, row in by_row.items():
        if not rows.get(key) and not table.rows[key].is_total:
            continue
        for one, other in itertools.combinations(row, 2):
            yield from _in_row(claimed, one, other, columns, bool(rows.get(key)))
    for column in by_column.values():
        named = [cell for cell in column if rows.get(cell.at[0])]
        totals = [cell for cell in column if table.rows[cell.at[0]].is_total and cell not in named]
        for one, other in (*itertools.combinations(named, 2), *itertools.product(named, totals)):
            fit = _fit(claimed, one, other) if claimed.period(one) != "other" else 0.0
            if fit:
                order = True if other in totals else _order(claimed, one, other)
                yield _ordered(one, other, order, other not in totals, fit)


def _in_row(claimed: Claimed, one: Entry, other: Entry, columns: dict[str, bool], is_named: bool) -> Iterator[_Pair]:
    """Two times of one measure, or two measures of one time."""
    table = one.table
    assert table is not None
    fit = _fit(claimed, one, other)
    if not fit or not all(columns[e.at[1]] for e in (one, other)):
        return
    words = [_measure(table.columns[e.at[1]]) for e in (one, other)]
    if one.windows and other.windows and one.windows != other.windows:
        now, then = (one, other) if one.windows[0][1] > other.windows[0][1] else (other, one)
        if words[0] == words[1] and _is_step(claimed, now, then):
            yield _Pair(now, then, True, is_named, fit)
    elif _words(table.columns[one.at[1]]) != _words(table.columns[other.at[1]]) and claimed.period(one) != "other":
        yield _ordered(one, other, _order(claimed, one, other), is_named, fit)


def _measure(item: Item) -> set[str]:
    """ "FY2026 budget" and "FY2027 proposed" are one measure of two times."""
    return {m.text.lower() for m in item.words if not STATE.fullmatch(m.text)}


def _words(item: Item) -> set[str]:
    """ "Value of deals" and "number of deals" are two measures."""
    return _measure(item) | item.rest


def _is_step(claimed: Claimed, now: Entry, then: Entry) -> bool:
    """From a time to another as the claim tells them: its base, the two times that it names, or the last step there is."""
    if claimed.period(now) == "other":
        return False
    window, before = now.windows[0], then.windows[0]
    if claimed.compared:
        return any(same(before, base) for base in claimed.compared)
    if not length(window) and any(span[0] is not None and span[1] == window[1] for span in claimed.windows):
        # "in the first half", of balances: from the day before it
        return is_opening(before, window, claimed.windows)
    told = [*claimed.asked.fact.bases, *(t.value for t in claimed.times if t.type == "base")]
    months = (now.windows[0][1].year - then.windows[0][1].year) * 12
    months += now.windows[0][1].month - then.windows[0][1].month
    if told and told[0] in BASES:
        return months == BASES[told[0]]
    return True


def _is_named(claimed: Claimed, item: Item) -> bool:
    """The whole label stands in the sentence, but for words that a sentence leaves out as it likes."""
    words = [m for m in item.words if m.text.lower() not in GENERIC] or list(item.words)
    if claimed.asked.in_full and words and all(name_stems(m.text) <= claimed.asked.held.issuer for m in words):
        return False  # "Hartwell Brands" is no division "Hartwell"
    return bool(words) and all(m.stands_in(claimed.stems) for m in words) and item.rest <= claimed.stems


def _fit(claimed: Claimed, one: Entry, other: Entry) -> float:
    """The part of the claim's words that the two labels hold; 0 where a name or too much is missing."""
    found = lost = 0.0
    is_near = False
    for m in _told(claimed):
        near = max(closeness(m, one), closeness(m, other))
        weight = claimed.weight(m)
        if near >= _TOLD:
            found += weight
            is_near = is_near or (weight > 0 and (near >= _NEAR or (one.is_total and other.is_total)))
        elif claimed.is_foreign(m) and m in claimed.words:
            return 0.0
        else:
            lost += weight or _STRANGE
    return found / (found + lost) if is_near and found >= (found + lost) * _COVERED else 0.0


def _order(claimed: Claimed, one: Entry, other: Entry) -> bool | None:
    """Whether the first is what the claim tells of, and the second with what it compares; None where that is not told."""
    if one.is_base != other.is_base:
        return other.is_base
    if one.windows and other.windows and one.windows != other.windows:
        return _end(one.windows) > _end(other.windows)
    sides = read(claimed.asked, claimed.times, claimed.meanings).sides or _against(claimed)
    if sides is not None:
        hits = [_hits(claimed, sides[1], each) for each in (one, other)]
        if hits[0] != hits[1]:
            return hits[0] < hits[1]
        hits = [_hits(claimed, sides[0], each) for each in (one, other)]
        if hits[0] != hits[1]:
            return hits[0] > hits[1]
    return None


def _against(claimed: Claimed) -> tuple[str, str, bool] | None:
    """ "Lagged its benchmark by", "beat the average of its sector"."""
    found = _RIVALS.search(claimed.asked.sentence)
    return None if found is None else (claimed.asked.sentence[: found.start()], found["right"], True)


_RIVALS = regex(
    r"\b(?:lagg?(?:ed|s)?|trail(?:ed|s)?|beat(?:s|en)?|outperform\w*|underperform\w*|exceed\w*|miss(?:ed|es)?|surpass\w*|(?:ahead|short) of|behind|above|below)\s+(?P<right>[^,;.]+?)(?:\s+by\b|[,;.]|$)",
    re.IGNORECASE,
)


def _hits(claimed: Claimed, text: str, entry: Entry) -> int:
    return sum(m.stands_in(entry.own) for m in claimed.meanings.of(text))


def _end(windows: Sequence[Days]) -> date:
    return windows[0][1]


# ---------------------------------------------------------------- forms
_Form = tuple[str, Decimal, str, Reading]


def _forms(claimed: Claimed, pair: _Pair) -> Iterator[_Form]:
    a, b = pair.first.quantity.value, pair.second.quantity.value
    assert a is not None
    assert b is not None
    kind = claimed.quantity.kind
    relation, factor = related(pair.second.quantity, pair.first.quantity)
    a = a * factor if relation == "same" else a
    if is_step_told(claimed):
        if relation == "same" and not pair.first.is_change and not pair.second.is_change:
            yield from _steps(claimed, pair, a, b)
        elif pair.first.is_change != pair.second.is_change:
            yield from _from_change(claimed, pair)
        return
    if pair.first.is_change or pair.second.is_change:
        return
    plain_reading = reading_of(claimed.quantity, claimed.asked.hedge)
    if kind == "fraction":
        plain_reading = plain_reading.mapped(lambda x: x * _HUNDRED)
    if relation == "same" and kind in ("percent", "fraction") and pair.first.quantity.kind in ("money", "count"):
        small, large = sorted((abs(a), abs(b)))
        if 0 < small < large and not (pair.is_ordered and abs(a) > abs(b)):
            value = small / large * _HUNDRED
            yield "share", value, f"{plain(small)} / {plain(large)} = {value:.1f}%", plain_reading
    if relation == "same" and kind == "multiple" and a > 0 and b > 0:
        large, small = (a, b) if pair.is_ordered else (max(a, b), min(a, b))
        value = large / small
        yield "ratio", value, f"{plain(large)} / {plain(small)} = {value:.2f}", plain_reading
    if kind in ("money", "count") or (
        kind == pair.first.quantity.kind == "percent" and _SUM.search(claimed.asked.sentence)
    ):
        yield from _amounts(claimed, pair, a, b, relation == "same", plain_reading)


def _steps(claimed: Claimed, pair: _Pair, a: Decimal, b: Decimal) -> Iterator[_Form]:
    quantity = claimed.quantity
    way = _way(claimed)
    if way is None or not pair.is_ordered or not b:
        return
    reading, _ = wanted(claimed.asked, quantity)
    sign = -1 if way == "down" and quantity.kind != "multiple" else 1
    is_rate = pair.first.quantity.kind == "percent"
    if quantity.kind in _POINTS:
        if is_rate:
            yield "points", (a - b) * sign, f"{plain(a)} against {plain(b)}: {plain(a - b)} points", reading
    elif quantity.kind in ("percent", "fraction", "multiple"):
        if not is_rate and (a > 0) == (b > 0):
            value = (abs(a) / abs(b) - 1) * _HUNDRED * sign
            yield "growth", value, f"{plain(a)} against {plain(b)}: {value * sign:.1f}%", reading
    elif related(quantity, pair.first.quantity)[0] == "same" and not is_rate and min(abs(a), abs(b)) > quantity.step:
        yield "step", (a - b) * sign, f"{plain(a)} against {plain(b)}: {plain(a - b)}", reading


def _from_change(claimed: Claimed, pair: _Pair) -> Iterator[_Form]:
    """ "264 employees, 41 more than a year before": a rise of 18%."""
    level, step = (pair.second, pair.first) if pair.first.is_change else (pair.first, pair.second)
    a, d, way = level.quantity.value, step.quantity.value, _way(claimed)
    if step.quantity.kind not in ("money", "count") or a is None or d is None or level.line is not step.line:
        return
    if claimed.quantity.kind not in ("percent", "fraction", "multiple") or way is None or step.figure is None:
        return
    if step.figure.start < (level.figure.start if level.figure else 0):
        return
    its = "up" if _MORE.search(step.figure.clause) else "down" if _LESS_THAN.search(step.figure.clause) else None
    before = a - d if its == "up" else a + d
    if its == way and before > 0:
        reading, _ = wanted(claimed.asked, claimed.quantity)
        value = d / before * _HUNDRED
        yield "growth", value, f"{plain(d)} of {plain(before)} before: {value:.1f}%", reading


_MORE = regex(r"\b(?:more|higher|above|up|longer|increase\w*|rise|rose|grew|gained|added)\b", re.IGNORECASE)
_LESS_THAN = regex(r"\b(?:less|fewer|lower|below|down|shorter|decrease\w*|fall|fell|lost|cut)\b", re.IGNORECASE)


def _way(claimed: Claimed) -> str | None:
    """Which way the number goes, by the side of the comparison or the verb."""
    asked = claimed.asked
    sides = read(asked, claimed.times, claimed.meanings).sides
    if sides is not None:
        return "up" if sides[2] else "down"
    behind = asked.sentence.partition(claimed.quantity.text)[2]
    evaluated = _DEARER.match(behind)
    if evaluated is not None:
        return "down" if _DOWN.search(evaluated[0]) else "up"
    told = asked.fact.direction
    return told if told in ("up", "down") else way_of(asked.sentence, claimed.meanings)


_DOWN = regex(r"\b(?:cheaper|shorter|slower|younger|lighter|behind|below|under|short)\b", re.IGNORECASE)


def _amounts(
    claimed: Claimed, pair: _Pair, a: Decimal, b: Decimal, is_alike: bool, reading: Reading
) -> Iterator[_Form]:
    """A sum, a rest or an average, where the words say that it is one."""
    quantity, sentence = claimed.quantity, claimed.asked.sentence
    is_own = related(quantity, pair.first.quantity)[0] == "same"
    # what is added to an amount of millions is not counted in pieces
    is_alike = (
        is_alike and pair.first.quantity.kind == pair.second.quantity.kind and min(abs(a), abs(b)) > quantity.step
    )
    if is_alike and is_own and _SUM.search(sentence) and pair.first.is_outlook == pair.second.is_outlook:
        yield "sum", a + b, f"{plain(a)} + {plain(b)} = {plain(a + b)}", reading
    if is_alike and is_own and _REST.search(sentence):
        value = abs(abs(a) - abs(b))
        yield "rest", value, f"{plain(abs(a))} - {plain(abs(b))} = {plain(abs(a) - abs(b))}", reading
    if _AVERAGE.search(sentence):
        for top, bottom in ((pair.first, pair.second), (pair.second, pair.first)):
            x, y = top.quantity.value, bottom.quantity.value
            if bottom.quantity.kind == "count" and top.quantity.kind == quantity.kind and x and y and y > 1:
                yield "average", x / y, f"{plain(x)} / {plain(y)} = {x / y:.2f}", reading
