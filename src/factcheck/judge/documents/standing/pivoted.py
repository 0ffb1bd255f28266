"""Tables whose rows are called by two things ("Islands - nights"): the first is the row, the second is the measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from factcheck.judge.documents.meanings import Meanings
from factcheck.judge.documents.rows.views import View, views_of
from factcheck.judge.documents.tables.axes import Item, item_of
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import NOTHING
from factcheck.sources.documents.words import Stems

_PARTS: Final = regex(r"\s+[-–—|/]\s+|:\s+")
_TWO: Final = 2


def standing_views(held: Held, meanings: Meanings, claimed: Stems) -> list[View]:
    """The tables of a document by their rows, those with two names for each row by the first."""
    views = views_of(held, meanings, claimed)
    known = held.memo.get("pivoted", (None, []))
    if known[0] is not views:
        known = held.memo["pivoted"] = views, [each for view in views for each in _pivoted(view, meanings)]
    return known[1]  # type: ignore[no-any-return]


def _pivoted(view: View, meanings: Meanings) -> Iterator[View]:
    told = {key: _PARTS.split(item.label, 1) for key, item in view.rows.items()}
    double = {key: parts for key, parts in told.items() if len(parts) == _TWO}
    firsts = Counter(parts[0] for parts in double.values())
    seconds = Counter(parts[1] for parts in double.values())
    both = {key: parts for key, parts in double.items() if firsts[parts[0]] > 1 and seconds[parts[1]] > 1}
    if len(both) * _TWO < len(told):
        yield view
        return
    rows: dict[str, Item] = {}
    columns: dict[str, Item] = {}
    cells = {}
    for (key, header), fact in view.cells.items():
        if key not in both:
            continue
        first, second = both[key]
        column = f"{second}, {header}"
        rows.setdefault(first, item_of(first, "", NOTHING, meanings))
        columns.setdefault(
            column, replace(item_of(column, "", NOTHING, meanings), is_change=view.columns[header].is_change)
        )
        cells[first, column] = fact
    yield View(view.held, meanings, rows, columns, cells, view.around, {}, view.table, view.above)
