"""Every figure of a document, of its tables and of its sentences, with the words that it goes by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from factcheck.judge.documents.align import FORESEEN
from factcheck.judge.documents.meanings import Meaning, Meanings
from factcheck.judge.documents.printed import (
    DATED,
    Line,
    Printed,
    figures_of,
    lines_about,
    sentences_of,
    uncounted,
)
from factcheck.judge.documents.readings import OUTLOOK
from factcheck.judge.documents.tables.address import Named
from factcheck.judge.documents.tables.axes import Table, tables_of
from factcheck.judge.documents.tables.told import Place
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import NOTHING, Fact
from factcheck.sources.documents.periods import Days, of_time
from factcheck.sources.documents.words import Stems
from factcheck.text.numerals import NUMBER, number

_SHORT: Final = 30_000
"""Code points: of longer texts only the sentences are looked at that share words with the claim."""

_PAST = regex(
    r"\b(?:had\s+(?:stood|been|come|reached|amounted|totalled|risen|fallen|grown|climbed|expected|planned|forecast|put)|used to be)\b",
    re.IGNORECASE,
)
""" "The rate had stood at 5.50 per cent until March": no figure of today."""


@record(slots=True, eq=False)
class Entry:
    """A figure with its label, in four distances."""

    quantity: Quantity
    own: Stems
    """The words beside it; of a cell those of its row, column and section."""
    near: Stems
    """What leads to it in its clause."""
    told: Stems
    """Its sentence, or the caption of its table."""
    wide: Stems
    """The sentences before it, and the title."""
    words: tuple[Meaning, ...]
    """The words of the label itself, which may tell more than the claim does."""
    windows: tuple[Days, ...]
    around: tuple[Days, ...]
    """The time that the sentences before told, where its own tells none."""
    is_change: bool
    is_base: bool
    is_outlook: bool
    table: Table | None = None
    at: tuple[str, str] = ("", "")
    fact: Fact | None = None
    line: Line | None = None
    figure: Printed | None = None

    @property
    def is_total(self) -> bool:
        return self.table is not None and (
            self.table.rows[self.at[0]].is_total or self.table.columns[self.at[1]].is_total
        )


def entries_of(
    held: Held, meanings: Meanings, vocabulary: Any, wanted: Sequence[Meaning], claimed: Stems
) -> list[Entry]:
    """All figures of a short document; of a long one those near the wanted words."""
    is_short = sum(len(passage.text) for passage in held.passages) <= _SHORT
    key = ("entries", meanings)
    if not is_short:
        prose = list(_of_lines(lines_about(held, wanted, meanings, vocabulary), held, meanings))
    elif key in held.memo:
        prose = held.memo[key]
    else:
        prose = held.memo[key] = list(_of_lines(_lines(held, meanings, vocabulary), held, meanings))
    return [*prose, *_of_tables(held, meanings, claimed)]


def _lines(held: Held, meanings: Meanings, vocabulary: Any) -> Iterator[Line]:
    for text, place, stems, wide in sentences_of(held, (), meanings):
        figures, times = figures_of(text, held, vocabulary, meanings)
        yield Line(text, place, stems, wide, figures, times)


def _of_lines(lines: Iterable[Line], held: Held, meanings: Meanings) -> Iterator[Entry]:
    place = ""
    around: tuple[Days, ...] = ()
    for line in lines:
        if line.place != place:
            place, around = line.place, ()
        for figure in line.figures:
            windows = tuple(w for t in figure.times if t.type in DATED for w in of_time(t, held.calendar)[:1])
            before = figure.clause[: max(0, figure.clause.find(figure.quantity.text))]
            yield Entry(
                figure.quantity,
                figure.own,
                figure.all,
                line.stems,
                line.wide,
                tuple(meanings.of(figure.said)),
                windows,
                around if not windows else (),
                figure.is_change,
                figure.is_base or _is_past(figure, before),
                OUTLOOK.search(before) is not None or FORESEEN.search(before) is not None,
                line=line,
                figure=figure,
            )
        dated = [w for t in line.times if t.type in DATED for w in of_time(t, held.calendar)[:1]]
        around = tuple(dated[:1]) or around


def _is_past(figure: Printed, before: str) -> bool:
    """ "The rate had stood at 5.50 per cent", "or $1.15 per share, a year earlier"."""
    return _PAST.search(before) is not None or (not figure.is_change and any(t.type == "base" for t in figure.times))


def _of_tables(held: Held, meanings: Meanings, claimed: Stems) -> list[Entry]:
    tables = tables_of(held, meanings, claimed)
    known = held.memo.get("cells", (None, []))
    if known[0] is not tables:
        cells = [each for table in tables for each in _cells(table, meanings)]
        known = held.memo["cells"] = tables, cells
    return known[1]  # type: ignore[no-any-return]


def _cells(table: Table, meanings: Meanings) -> Iterator[Entry]:
    told = NOTHING
    for n, ((row, header), fact) in enumerate(table.cells.items()):
        if not n:
            captions = fact.text.split(" | ")
            told = meanings.stems(captions[0]) if len(captions) > _WITHOUT else NOTHING
        yield _cell(table, row, header, fact, told)


_BRACKETED = regex(r"\([^)]*\b(?:brackets|previous|earlier|last|projections?|forecasts?)\)$", re.IGNORECASE)
""" "2027 (July projections)": what had been told before."""
_SPAN = regex(
    rf"\b(?P<n>{NUMBER}|an?|past|last)[\s-]+(?P<unit>months?|years?|m|y|yrs?)\b",
    re.IGNORECASE,
)
_TO_DATE = regex(
    r"\b(?:year to date|ytd|since (?:new year|january|the (?:start|beginning) of the year|the turn of the year)|so far this year|this year)\b",
    re.IGNORECASE,
)
_LAUNCH = regex(r"\bsince (?:launch|inception|its launch|it was launched|its start)\b", re.IGNORECASE)


def spans_in(label: str) -> Stems:
    """ "5 years", "Year to date": the spans of time that a row or a sentence names, as words."""
    found = set()
    for each in _SPAN.finditer(label):
        word = each["n"].lower()
        count = 1 if word in ("a", "an", "past", "last") else number(word)
        months = count * (12 if each["unit"].lower().startswith("y") else 1)
        found.add(f"#{months}")
    if _TO_DATE.search(label):
        found.add("#ytd")
    if _LAUNCH.search(label):
        found.add("#launch")
    return frozenset(found)


_WITHOUT: Final = 2
"""Label and header: what the text of a cell has where no caption stands over the table."""


def _cell(table: Table, number: str, header: str, fact: Fact, told: Stems) -> Entry:
    row, column = table.rows[number], table.columns[header]
    assert fact.quantity is not None
    return Entry(
        uncounted(fact.quantity),
        row.stems | column.stems | spans_in(row.label) | spans_in(column.label),
        NOTHING,
        told,
        table.around,
        (*row.words, *row.above, *column.words),
        fact.windows,
        (),
        table.is_change_cell(fact),
        _BRACKETED.search(header) is not None,
        fact.role == "planned" or fact.modality == "guidance",
        table,
        (number, header),
        fact,
    )


def place_of(entry: Entry) -> Place:
    """The row and column of a cell; columns of other times have the same words."""
    table = entry.table
    assert table is not None
    words = [m.text for m in table.columns[entry.at[1]].words]
    alike = tuple(key for key, item in table.columns.items() if [m.text for m in item.words] == words)
    row, column = table.rows[entry.at[0]], table.columns[entry.at[1]]
    return Place(table, Named((entry.at[0],), True, row.words), Named(alike, True, column.words))
