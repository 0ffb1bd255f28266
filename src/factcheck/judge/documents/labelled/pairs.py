"""The pairs of figures of a document that a claim's words lead to: of one sentence, of neighbouring ones, of one row or column."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from factcheck.judge.documents.labelled.claimed import Claimed, closeness
from factcheck.judge.documents.labelled.entries import Entry
from factcheck.judge.documents.meanings import Meaning
from factcheck.judge.documents.rows.columns import is_opening
from factcheck.judge.documents.tables.axes import GENERIC, STATE, Item
from factcheck.judge.documents.tables.told import read
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.periods import BASES, Days, length, same
from factcheck.sources.documents.words import name_stems

_TOLD, _NEAR = 0.7, 0.9
_COVERED: Final = 0.7
_STRANGE: Final = 0.15
"""The weight of a word that the document does not know."""
_KINDS: Final = frozenset(("money", "count", "percent", "multiple"))
POINTS: Final = frozenset(("pp", "bps"))
_CUE = regex(
    r"(?:on )?average|mean|gap|difference|lead|lagg?(?:ed|s)?|trail(?:ed|s)?|net|likely|frequent|common|times|twice|half|combined|total|dearer|cheaper|overtook|exceed\w*|climb\w*|jump\w*|worry|rest|balance",
    re.IGNORECASE,
)


@record(slots=True)
class Pair:
    """`first` is what the claim tells of, where the order is known."""

    first: Entry
    second: Entry
    is_ordered: bool
    is_full: bool
    """Both are addressed by their whole labels: no chance is left in which are meant."""
    fit: float
    """The part of the claim's words that the two labels hold."""


def named_in(claimed: Claimed) -> list[Meaning]:
    """The words that name the two figures, without those that say how the number follows."""
    names = (m for m in claimed.beside if m.is_name and claimed.tells(m))
    return [m for m in (*claimed.words, *names) if not _CUE.fullmatch(m.text)]


def pairs_of(claimed: Claimed) -> Iterator[Pair]:
    usable = [e for e in claimed.entries if e.quantity.value is not None and e.quantity.kind in (*_KINDS, *POINTS)]
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


def _of_lines(claimed: Claimed, lines: Sequence[list[Entry]]) -> Iterator[Pair]:
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


def _ordered(one: Entry, other: Entry, order: bool | None, is_full: bool, fit: float) -> Pair:
    first, second = (other, one) if order is False else (one, other)
    return Pair(first, second, order is not None, is_full, fit)


def _is_apart(claimed: Claimed, one: Entry, other: Entry) -> bool:
    """Each of the two has a word of the claim that the other does not have, or the second is what the first is compared with."""
    told = named_in(claimed)
    if other.is_base and not one.is_base:
        return any(closeness(m, one) >= _NEAR for m in told)
    return all(
        any(closeness(m, a) >= _NEAR and closeness(m, b) < _NEAR for m in told) for a, b in ((one, other), (other, one))
    )


def _of_table(claimed: Claimed, cells: Sequence[Entry]) -> Iterator[Pair]:
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


def _in_row(claimed: Claimed, one: Entry, other: Entry, columns: dict[str, bool], is_named: bool) -> Iterator[Pair]:
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
            yield Pair(now, then, True, is_named, fit)
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
    for m in named_in(claimed):
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
