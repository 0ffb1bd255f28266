"""The tables of a document by their two axes: what each row and column is called, and the cell where they meet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, Final

from factcheck.judge.documents.meanings import Meaning, Meanings, as_one, is_metric
from factcheck.patterns import regex
from factcheck.records import record, replace
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import NOTHING, Fact
from factcheck.sources.documents.labels import plain
from factcheck.sources.documents.words import FUNCTION, Stems, stem
from factcheck.text.numerals import CARDINALS

_MOST: Final = 4000
"""Cells; of larger documents only those are looked at that share a word with the claim."""
_WITHOUT: Final = 2
"""Label and header: what the text of a cell has where no caption stands over the table."""
_TOTAL = regex(
    r"(?:(?:grand|sub)[\s-]?)?total\b|all\b(?!-)|sum\b|world\b|group\b|overall\b|whole\b|altogether\b|combined\b(?! (?:[a-z]+ )?ratio)|both\b|nation(?:al|wide)?\b|grand\b|aggregate\b"
    r"|(?:\w+\s+)?(?:average|mean|median|total)$",
    re.IGNORECASE,
)
_ROW = regex(r", row (\d+) ")
_LABEL = regex(r"[^\W\d_]{2,}")
_UNITS = regex(r"\([^)]*\)|\b(?:thousands?|millions?|billions?)\b|%")
_INSIDE = regex(r"\(([^)]*)\)")
CHANGE = regex(
    r"\b(?:changes?|chg|(?<!contribution to )(?<!contribution to quarterly )(?<!contribution to annual )growth|like[\s-]for[\s-]like|increase|decrease|variation|variance|chge|delta|movement|difference|diff|y/y|yoy|q/q|qoq|m/m|mom|year[\s-]on[\s-]year|vs|versus)\b|\bvar\.|\+/[-−–]|±|[Δ∆]|^\W*(?:(?:1[\s-]?)?(?:day|week|month|quarter|year)|ytd|daily|weekly|monthly|[1dwm]{2})?\W*%\W*(?:(?:1[\s-]?)?(?:day|week|month|year)|ytd|[1dwm]{2})?\W*$",
    re.IGNORECASE,
)
_NO_WORDS: Final = frozenset(
    "fy ytd cy qtr half ended ending year quarter unaudited audited restated outturn actual actuals result results".split()
)
""" "One room" is no column of two rooms."""
_OF_TIME: Final = frozenset(
    "end year quarter month period day date start beginning jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
""" "Net debt at year end"."""
_MONTHS = regex(r"(?:[-–/]?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?){2,}", re.IGNORECASE)
""" "Jul-Sep" is a time, and no word of a column."""
STATE = regex(
    r"old|new|previous|earlier|before|last|former|now|current|actuals?|outturn|budget\w*|propos\w+|plan\w*|forecast\w*|estimat\w+|provisional|revised",
    re.IGNORECASE,
)
""" "FY2026 budget" and "FY2027 proposed", "old price" and "price" are one measure in several states."""
GENERIC: Final = frozenset(
    "market segment division region business unit sector area group branch department category line country department service product industry expenditure expenses spending".split()
)
"""Words of labels that a sentence leaves out or adds as it likes."""


@record(slots=True)
class Item:
    """A row or a column. `above` are the words of the section that it stands in, `rest` those of its label that mean little elsewhere."""

    label: str
    words: tuple[Meaning, ...]
    above: tuple[Meaning, ...]
    rest: Stems
    aside: Stems
    is_change: bool
    found: Stems = NOTHING
    """Everything that the label may be found by."""
    is_sum: bool = False
    """Whatever it is called, the other rows add up to it."""

    @property
    def is_total(self) -> bool:
        """ "Group sales", and not "Group tickets"."""
        if self.is_sum or (found := _TOTAL.match(self.label)) is None:
            return self.is_sum
        return found[0].lower() != "group" or len(self.label.split()) == 1 or any(map(is_metric, self.words))

    @property
    def stems(self) -> Stems:
        return (
            frozenset().union(*(m.ways | m.parts for m in (*self.words, *self.above)))
            | self.rest
            | self.aside
            | self.found
        )


@record
class Table:
    """Rows by number, columns by header. `around` are the words of title and caption."""

    index: int
    rows: dict[str, Item]
    columns: dict[str, Item]
    cells: dict[tuple[str, str], Fact]
    around: Stems
    is_change: bool
    """The caption says that the figures are changes."""

    @cached_property
    def blocks(self) -> dict[str, tuple[str, ...]]:
        """Of each total the rows right above it that add up to it: the operating expenses of an income statement."""
        keys = sorted(self.rows, key=int)
        found = {key: _addends(self, keys, at) for at, key in enumerate(keys) if self.rows[key].is_total}
        return {key: block for key, block in found.items() if block}

    @cached_property
    def summed(self) -> dict[str, tuple[str, ...]]:
        """The same of each row, whatever it is called: "Automotive | Aerospace | Net sales"."""
        keys = sorted(self.rows, key=int)
        found = {key: _addends(self, keys, at) for at, key in enumerate(keys)}
        return {key: block for key, block in found.items() if block}

    def is_change_cell(self, fact: Fact) -> bool:
        """A figure that says by how much something moved."""
        column = self.columns[fact.column or ""]
        if fact.quantity is None or fact.quantity.kind not in ("percent", "pp", "bps"):
            return column.is_change  # of a row of money "Increase in stocks" is an amount
        row = self.rows[row_number(fact)]
        is_section = fact.section != "" and CHANGE.search(fact.section) is not None
        return bool(
            column.is_change or row.is_change or is_section or fact.bases or (self.is_change and not column.words)
        )


def _addends(table: Table, keys: Sequence[str], at: int) -> tuple[str, ...]:
    columns = [column for row, column in table.cells if row == keys[at]]
    for first in range(at - _LEAST_ADDENDS, -1, -1):
        rows = keys[first:at]
        if table.rows[rows[0]].is_total:
            return ()
        sums = [_adds_up(table, rows, keys[at], column) for column in columns]
        if any(each is False for each in sums):
            continue
        if sums.count(True):
            return tuple(rows)
    return ()


def _adds_up(table: Table, rows: Sequence[str], total: str, column: str) -> bool | None:
    """None of a column that is no amount."""
    whole = table.cells[total, column].quantity
    parts = [c.quantity for row in rows if (c := table.cells.get((row, column))) is not None and c.quantity is not None]
    if whole is None or whole.value is None or whole.kind not in ("money", "count"):
        return None
    values = [abs(q.value) for q in parts if q.value is not None and (q.kind, q.unit) == (whole.kind, whole.unit)]
    if len(values) != len(rows):
        return False
    return abs(sum(values) - abs(whole.value)) <= whole.step * len(values) / 2


_LEAST_ADDENDS: Final = 2


def row_number(fact: Fact) -> str:
    found = _ROW.search(fact.place)
    return found[1] if found else "0"


def tables_of(held: Held, meanings: Meanings, claimed: Stems) -> list[Table]:
    """All tables of a document; of a long one the cells whose labels share words with the claim."""
    if len(held.facts) <= _MOST:
        key: Any = ("tables", meanings)
        if key not in held.memo:
            held.memo[key] = _tables(held, meanings, held.facts)
        return held.memo[key]  # type: ignore[no-any-return]
    # one sentence is put to the tables of a long document several times
    key = ("tables of", meanings)
    if held.memo.get(key, (None,))[0] != claimed:
        facts = held.facts.sharing([frozenset((word,)) for word in claimed], _MOST // 10)
        held.memo[key] = claimed, _tables(held, meanings, facts)
    return held.memo[key][1]  # type: ignore[no-any-return]


def _tables(held: Held, meanings: Meanings, facts: Iterable[Fact]) -> list[Table]:
    grouped: dict[int, list[Fact]] = {}
    for fact in facts:
        if fact.in_table and fact.quantity is not None:
            grouped.setdefault(fact.index, []).append(fact)
    title = meanings.stems(" ".join((held.title or "", *(p.text[:200] for p in held.passages[:2]))))
    return [_table(index, found, meanings, title) for index, found in grouped.items()]


def _table(index: int, facts: list[Fact], meanings: Meanings, title: Stems) -> Table:
    rows: dict[str, Item] = {}
    columns: dict[str, Item] = {}
    cells: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        number, header = row_number(fact), fact.column or ""
        if number not in rows:
            rows[number] = item_of(fact.clause.removesuffix(header).strip(), fact.section, fact.aside, meanings)
        if header not in columns:
            columns[header] = item_of("" if header.startswith("column ") else header, "", NOTHING, meanings)
        cells[number, header] = fact
    for header in _signed(columns, cells):
        columns[header] = replace(columns[header], is_change=True)
    for number in _sums(rows, cells):
        rows[number] = replace(rows[number], is_sum=True)
    told = facts[0].text.split(" | ")
    caption = told[0] if len(told) > _WITHOUT else ""
    around = (
        title
        | meanings.stems(caption)
        | (meanings.widened(facts[0].wide & facts[-1].wide) if len(rows) > 1 else NOTHING)
    )
    return Table(index, rows, columns, cells, around, CHANGE.search(caption) is not None)


def _signed(columns: dict[str, Item], cells: dict[tuple[str, str], Fact]) -> list[str]:
    """Columns of percentages with "+" before those that are above zero: rates of change, whatever they are called."""
    found = []
    for header in columns:
        own = [c for (_, column), c in cells.items() if column == header and c.quantity is not None]
        told = [
            c.quantity.text.lstrip() for c in own if c.quantity is not None and c.quantity.kind in ("percent", "pp")
        ]
        if len(told) == len(own) and any(text.startswith("+") for text in told):
            found.append(header)
    return found


def _sums(rows: dict[str, Item], cells: dict[tuple[str, str], Fact]) -> list[str]:
    """The first or the last row, where it is the sum of all others in a column of amounts ("Varlund", below its provinces)."""
    found = []
    plain_rows = [key for key, item in rows.items() if not item.is_total]
    if len(plain_rows) <= _ADDENDS:
        return []
    for key in (plain_rows[0], plain_rows[-1]):
        for column in {name for row, name in cells if row == key}:
            values = [
                c.quantity
                for row in plain_rows
                if (c := cells.get((row, column))) is not None and c.quantity is not None
            ]
            mine = cells[key, column].quantity
            if mine is None or not mine.value or mine.kind not in ("money", "count") or len(values) != len(plain_rows):
                continue
            rest = sum((q.value for q in values if q.value is not None), -mine.value)
            if abs(rest - mine.value) <= mine.step * len(values) / 2 and mine.value > mine.step * _SHARP:
                found.append(key)
                break
    return found


_ADDENDS: Final = 3
_SHARP: Final = 50


def item_of(label: str, section: str, aside: Stems, meanings: Meanings) -> Item:
    told = as_one(plain(label))
    words = tuple(m for m in meanings.of(told) if m.text.lower() not in _NO_WORDS and not _MONTHS.fullmatch(m.text))
    known = frozenset().union(*(m.ways | m.parts for m in words))
    # "Great Meridian" is not the whole of Meridian: words that say little elsewhere tell rows apart
    others = [
        w
        for w in _LABEL.findall(_UNITS.sub(" ", told.lower()))
        if (w not in FUNCTION or w in CARDINALS) and w not in GENERIC
    ]
    others = [w for w in others if w not in _OF_TIME]
    joined = " ".join(m.text.lower() for m in words if "-" in m.text)
    rest = frozenset(stem(w) for w in others if stem(w) not in known and w not in joined)
    inside = " ".join(found[1] for found in _INSIDE.finditer(label))
    return Item(
        label,
        words,
        tuple(meanings.of(section)),
        rest,
        aside | meanings.stems(inside),
        CHANGE.search(label) is not None,
        meanings.stems(plain(label)),
    )
