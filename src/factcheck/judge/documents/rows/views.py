"""A table seen by its rows: what each is called, what its text cells say, and the columns of one measure at several times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from factcheck.judge.documents.figures import SUPERSEDED
from factcheck.judge.documents.meanings import Meaning, Meanings, is_metric
from factcheck.judge.documents.tables.axes import STATE, Item, Table, tables_of
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import Days
from factcheck.sources.documents.words import MONTHS, Stems, all_stems, stem

_OLD = regex(r"\b(?:old|previous|prior|earlier|before|last|former|year[\s-]ago)\b", re.IGNORECASE)
_YEARS = regex(r"\b(?:19|20)\d\d\b")
_STATED = regex(r"\b(?:old|previous|prior|earlier|last|former)\s+\w+", re.IGNORECASE)
""" "Cover, previous sale", beside "Cover"."""
_NUMBER = regex(r"\d[\d.,]*\d|\d")
_SIDES = regex(r"\b(?:for|against)\b")
""" "Goals for" and "Goals against"."""
_TICKETS = regex(r"\b(?:day|week|month|season|year|night)\b")
""" "Day pass" and "Season pass"."""
_WITHOUT = 2
"""Label and header: what the text of a cell has where no caption stands over the table."""
_SEASON = regex(r"spring|summer|autumn|fall|winter|season", re.IGNORECASE)
_OF_ALL: Final = regex(r"\W*(?:group|total|all\b|overall|consolidated|together|whole|sum)\b", re.IGNORECASE)
_REST: Final = regex(r"\W*(?:other|others|rest|remaining|miscellaneous|unallocated|corporate|holding)\b", re.IGNORECASE)
_SEVERAL = 3
"""So many rows that are called like measures make a statement of a table."""
_WORDY = regex(r"[^\W\d_]")


@record
class View:
    """Rows and columns as they stand, or with the two exchanged. `texts` are the cells without a figure, by row and header."""

    held: Held
    meanings: Meanings
    rows: dict[str, Item]
    columns: dict[str, Item]
    cells: dict[tuple[str, str], Fact]
    around: Stems
    texts: dict[tuple[str, str], str]
    table: Table
    above: Stems = frozenset()
    """The words over its section, which are those of its measure."""

    @cached_property
    def caption(self) -> Stems:
        fact = next(iter(self.cells.values()), None)
        told = fact.text.split(" | ") if fact is not None else []
        return self.meanings.stems(told[0]) if len(told) > _WITHOUT else frozenset()

    @cached_property
    def members(self) -> list[str]:
        """The rows that are no sum of others."""
        return [key for key, item in self.rows.items() if not item.is_total]

    def total_of(self, row: str) -> str | None:
        """The total of the rows with which one adds up, in a table that has other rows as well."""
        if self.rows is not self.table.rows:
            return None
        found = (key for key, rows in self.table.blocks.items() if row in rows and len(rows) < len(self.members))
        return next(found, None)

    def peers(self, row: str) -> list[str]:
        """The rows with which one is ranked: all, but in a statement of several measures only the parts that stand with it.

        "Revenue | UK | Europe | North America | Operating costs": Europe is one of three, and the largest of the operating expenses is one of
        those that add up to their total.
        """
        total = self.total_of(row)
        if total is not None:
            return list(self.table.blocks[total])
        measures = {key for key, item in self.rows.items() if any(map(is_metric, item.words))}
        keys = list(self.rows)
        if len(measures) < _SEVERAL or len(measures) == len(keys) or row in measures:
            return self.members
        at = keys.index(row)
        first = next((k + 1 for k in range(at, -1, -1) if keys[k] in measures), 0)
        last = next((k for k in range(at, len(keys)) if keys[k] in measures), len(keys))
        return [key for key in keys[first:last] if not self.rows[key].is_total]

    def first_block(self, count: int) -> list[str]:
        """ "The three mines": so many rows before the first total, whatever else stands behind it; empty where they are not so many."""
        order = sorted(self.rows, key=int) if all(key.isdigit() for key in self.rows) else list(self.rows)
        first = next(
            (k for k, key in enumerate(order) if self.rows[key].is_total or _OF_ALL.match(self.rows[key].label)),
            len(order),
        )
        block = [key for key in order[:first] if not _REST.match(self.rows[key].label)]
        return block if len(block) == count else []

    @cached_property
    def totals(self) -> list[str]:
        return [key for key, item in self.rows.items() if item.is_total]

    @cached_property
    def groups(self) -> list[list[str]]:
        """The columns of each measure: those that differ by time or state alone."""
        found: dict[frozenset[str], list[str]] = {}
        levels = [key for key, item in self.columns.items() if not item.is_change]
        for key in levels or self.columns:
            item = self.columns[key]
            label = _STATED.sub(" ", item.label) if _OLD.search(item.label) else item.label
            words = frozenset(
                m.text.lower() for m in label_words(item) if not STATE.fullmatch(m.text) and m.text in label
            )
            apart = {*_SIDES.findall(label.lower())}
            if self.window(key) is None:
                apart |= {*_TICKETS.findall(label.lower())}
            found.setdefault((words or plain_rest(item)) | apart, []).append(key)
        return list(found.values())

    def window(self, column: str) -> Days | None:
        return next((c.windows[0] for (_, key), c in self.cells.items() if key == column and c.windows), None)

    def is_old(self, column: str) -> bool:
        """Of an earlier time, or of a version that another one took the place of."""
        label = self.columns[column].label
        return _OLD.search(label) is not None or SUPERSEDED.search(label) is not None

    def in_order(self, group: Iterable[str]) -> list[str]:
        """From the oldest to the latest; of one time ("Gate 2025-26", "Gate 2024-25", at the day of print) by the years of their labels."""

        def age(column: str) -> tuple[bool, int, list[str]]:
            window = self.window(column)
            years = _YEARS.findall(self.columns[column].label)
            return not self.is_old(column), window[1].toordinal() if window else 0, years

        return sorted(group, key=age)

    def cell(self, row: str, column: str) -> Fact | None:
        fact = self.cells.get((row, column))
        return fact if fact is not None and fact.quantity is not None and fact.quantity.value is not None else None

    def unit(self, column: str) -> tuple[str, str | None] | None:
        """What a column is measured in, where all of its cells are."""
        units = {
            (c.quantity.kind, c.quantity.unit) for (_, key), c in self.cells.items() if key == column and c.quantity
        }
        return units.pop() if len(units) == 1 else None

    @cached_property
    def values(self) -> dict[str, dict[str, set[str]]]:
        """Of each text column its values with the rows that have them."""
        found: dict[str, dict[str, set[str]]] = {}
        for (row, header), text in self.texts.items():
            if row in self.rows:
                found.setdefault(header, {}).setdefault(text, set()).add(row)
        return found

    @cached_property
    def known(self) -> Stems:
        """Everything that its labels and texts may be called."""
        labels = (item.stems for item in (*self.rows.values(), *self.columns.values()))
        texts = (self.meanings.stems(text) for text in set(self.texts.values()))
        return self.around.union(*labels, *texts)


def numbers_of(text: str) -> frozenset[str]:
    return frozenset(_NUMBER.findall(text))


def views_of(held: Held, meanings: Meanings, claimed: Stems) -> list[View]:
    tables = tables_of(held, meanings, claimed)
    known = held.memo.get("views", (None, []))
    if known[0] is not tables:
        known = held.memo["views"] = tables, [view for table in tables for view in _views(held, meanings, table)]
    return known[1]  # type: ignore[no-any-return]


def _views(held: Held, meanings: Meanings, table: Table) -> Iterator[View]:
    """Of a table with sections each section by itself."""
    texts = {
        (each.row, each.column): each.text
        for each in held.texts
        if each.table == table.index and _WORDY.search(each.text)
    }
    sections: dict[tuple[str, ...], dict[str, Item]] = {}
    for key, item in table.rows.items():
        sections.setdefault(tuple(m.text for m in item.above), {})[key] = item
    if len(sections) > 1 and len({item.label for item in table.rows.values()}) < len(table.rows):
        for rows in sections.values():
            cells = {at: fact for at, fact in table.cells.items() if at[0] in rows}
            above = frozenset().union(*(m.ways | m.parts for item in rows.values() for m in item.above))
            above |= frozenset().union(*(all_stems(fact.section) for fact in cells.values()))
            yield View(held, meanings, rows, table.columns, cells, table.around | above, texts, table, above)
        return
    yield View(held, meanings, table.rows, table.columns, table.cells, table.around, texts, table)
    if len(table.columns) > 1 and not texts:
        turned = {(column, row): fact for (row, column), fact in table.cells.items()}
        yield View(held, meanings, table.columns, table.rows, turned, table.around, {}, table)


def plain_rest(item: Item) -> Stems:
    """What a label consists of that has no word of its own: "Lost", "Points", and nothing of "First half 2026"."""
    return frozenset() if label_words(item) else item.rest - _TIMES - all_stems(" ".join(STATE.findall(item.label)))


_TIMES = frozenset(
    stem(word)
    for word in (
        *MONTHS,
        *"fy cy ytd first second third fourth half three six nine twelve months month weeks week days quarter quarters year years season spring summer autumn fall winter to ended ending end change chg total at on of".split(),
    )
)


def label_words(item: Item) -> list[Meaning]:
    """Without the seasons that are its time."""
    return [m for m in item.words if _WORDY.search(m.text) and (not _SEASON.fullmatch(m.text))]
