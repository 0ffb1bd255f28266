"""Which cells of a table a sentence speaks of: those whose row and column it names, of the time that it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from factcheck.judge.documents.meanings import Meaning, is_metric
from factcheck.judge.documents.tables.axes import GENERIC, Item, Table
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import Days, same
from factcheck.sources.documents.words import Stems, stem

WHOLE = regex(
    r"\b(?:total|overall|combined|together|altogether|in all|between them|national|nationwide|whole|entire|average|sum|aggregate|collectively|"
    r"all (?:of )?(?:the |its |their )?(?:\w+ )?\w+)\b",
    re.IGNORECASE,
)
""" "The five producers together": the row of the total, or the rows added up."""
_HALF = 2


@record(slots=True)
class Named:
    """The rows or columns that a text names best."""

    keys: tuple[str, ...]
    is_full: bool
    """Every word of their labels stands in the text."""
    hits: tuple[Meaning, ...]


def named(items: Mapping[str, Item], stems: Stems, around: Stems = frozenset()) -> Named | None:
    """The items whose labels the text holds: in whole, or in words that no other label has. Words of the caption tell the least."""
    plain = {key: item for key, item in items.items() if item.words and not item.is_total}
    shared = _shared(plain.values())
    found: list[tuple[tuple[int, ...], str, bool, list[Meaning]]] = []
    for key, item in plain.items():
        words = [m for m in item.words if m.text.lower() not in GENERIC and not (m.ways <= shared)] or list(item.words)
        hits = [m for m in words if m.stands_in(stems)]
        if not hits:
            continue
        if _REST.match(item.label) and _REST_SAID.isdisjoint(stems):
            continue  # "spending" alone is no "other spending"
        full = len(hits) == len(words) and item.rest <= stems
        if not full and not _is_apart(hits, words, key, plain) and not _is_segment(hits, item, key, plain):
            continue
        over = [m for m in item.above if m.stands_in(stems)]
        weight = _weight([*hits, *over], stems, around)
        found.append(((full, weight, len(hits) + len(item.rest & stems), len(over)), key, full, hits))
    if any(_by_metric(item.words, stems) for item in plain.values()):
        # an operating profit is of the row "EBIT", and not of "Net profit", which is a profit too
        found = [each for each in found if not all(is_metric(m) and not _is_itself(m, stems) for m in each[3])]
    if not found:
        return None
    top = max(score for score, *_ in found)
    best = [each for each in found if each[0] == top]
    return Named(tuple(key for _, key, _, _ in best), bool(top[0]), tuple(best[0][3]))


_REST = regex(r"(?:all\s+)?other\b|(?:the\s+)?rest\b|remaining\b", re.IGNORECASE)
_REST_SAID = frozenset(map(stem, "other others rest remaining remainder elsewhere further else miscellaneous".split()))


def _by_metric(hits: Sequence[Meaning], stems: Stems) -> bool:
    return any(way[0] == "=" and way in stems for m in hits for way in m.ways)


def _is_itself(m: Meaning, stems: Stems) -> bool:
    """By its metric or in most of its letters, and not only by a notion that it shares with others."""
    is_written = any(way in stems for way in m.ways if way[0] not in "~=") or len(m.parts & stems) * 2 > len(m.parts)
    return _by_metric((m,), stems) or is_written


class _Rows(Protocol):
    @property
    def rows(self) -> Mapping[str, Item]: ...
    @property
    def around(self) -> Stems: ...


def rows_named(table: _Rows, stems: Stems) -> Named | None:
    """The rows that a text names. "Revenue" alone is the row of the total, and not "Product revenue" beside it."""
    found = named(table.rows, stems, table.around)
    if found is None:
        # "group adjusted EBITDA": the row of the total is named in whole
        told = {
            key: item.words
            for key, item in table.rows.items()
            if item.is_total and any(map(is_metric, item.words)) and not item.words
        }
        return Named(tuple(told), True, next(iter(told.values()))) if told else None
    whole = tuple(key for key, item in table.rows.items() if item.is_total and _is_written(item, stems))
    if whole and not any(_is_direct(m, stems) for m in found.hits):
        return Named(
            whole, True, table.rows[whole[0]].words
        )  # "students" are those of "All students", not the undergraduates
    if any(_stands_whole(table.rows[key], stems) for key in found.keys):
        return found
    ways = frozenset(way for m in found.hits for way in m.ways if way[0] == "=")
    totals = tuple(
        key
        for key, item in table.rows.items()
        if item.is_total and item.words and all(m.ways & ways and m.stands_in(stems) for m in item.words)
    )
    return Named(totals, True, found.hits) if totals else found


def _is_direct(m: Meaning, stems: Stems) -> bool:
    return any(way in stems for way in m.ways if way[0] not in "~=")


def _is_written(item: Item, stems: Stems) -> bool:
    return bool(item.words) and all(_is_direct(m, stems) for m in item.words)


def _stands_whole(item: Item, stems: Stems) -> bool:
    return all(m.stands_in(stems) and (len(m.parts) < _HALF or m.parts <= stems) for m in item.words)


def _is_segment(hits: Sequence[Meaning], item: Item, key: str, items: Mapping[str, Item]) -> bool:
    """ "Outpatients", of "Acute care, outpatients": all words of what stands behind a comma, and of no other label."""
    others = frozenset().union(*(each.stems for other, each in items.items() if other != key))
    told = {m.text for m in hits if m.ways.isdisjoint(others)}
    parts = [[m.text for m in item.words if m.text in part] for part in _PARTS.split(item.label)]
    return len(parts) > 1 and any(part and set(part) <= told for part in parts)


_PARTS = regex(r"[,:;]\s+|\s[–-]\s")


_ALIKE, _ENDING = 7, 3


def _weight(hits: Sequence[Meaning], stems: Stems, around: Stems) -> int:
    """ "Commercial revenue" is of the row "Commercial", and not of the turnover; "earned" does not name both wages and salaries."""
    weight = 0
    seen: set[str] = set()
    for m in hits:
        direct = _is_direct(m, stems)
        groups = {way for way in m.ways & stems if way[0] in "~="}
        if m.stands_in(around) or (not direct and groups & seen):
            continue
        seen |= groups
        # "spent on research" is no capital expenditure, though both are an outlay
        weight += (2 if direct or any(way[0] == "=" for way in groups) else 1) if is_metric(m) else 4 if direct else 3
    return weight


def all_named(items: Mapping[str, Item], stems: Stems) -> list[str]:
    """Every item whose whole label the text holds, none of them a part of another's."""
    full = {key: found for key, item in items.items() if (found := _full(item, stems))}
    return [key for key, words in full.items() if not any(words < others for others in full.values())]


def _full(item: Item, stems: Stems) -> frozenset[str]:
    words = [m for m in item.words if m.text.lower() not in GENERIC] or list(item.words)
    if item.is_total or not words or not all(m.stands_in(stems) for m in words) or not item.rest <= stems:
        return frozenset()
    return frozenset(m.text.lower() for m in words)


def _shared(items: Iterable[Item]) -> Stems:
    """Stems of all labels alike, which tell none from another."""
    each = [frozenset().union(*(m.ways for m in item.words)) for item in items]
    return frozenset.intersection(*each) if len(each) > 1 else frozenset()


def _is_apart(hits: Sequence[Meaning], words: Sequence[Meaning], key: str, items: Mapping[str, Item]) -> bool:
    """Half of a common noun's words, one of which stands in no other label; a name must be whole."""
    if len(hits) * _HALF < len(words) or any(m.is_name for m in words[1:]):
        return False
    # a column of the same name is one of another time
    label = [m.text for m in items[key].words]
    others = frozenset().union(*(item.stems for item in items.values() if [m.text for m in item.words] != label))
    return any(m.ways.isdisjoint(others) for m in hits)


def cells_at(
    table: Table, rows: Sequence[str] | None, columns: Sequence[str] | None, windows: Sequence[Days]
) -> list[Fact]:
    """The cells of the rows and columns (None: of all) that are of the time; a cell without a time is of any."""
    out = []
    for (row, column), cell in table.cells.items():
        if (rows is not None and row not in rows) or (columns is not None and column not in columns):
            continue
        if windows and cell.windows and not any(same(cell.windows[0], window) for window in windows):
            continue
        out.append(cell)
    return out
