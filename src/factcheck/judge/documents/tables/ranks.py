"""The place that a table of ranks prints, how a row came there from the place before, and whether a row is first in a column."""

from __future__ import annotations

import re
from datetime import date

from factcheck.judge.case import Judgement
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.directions import FASTER
from factcheck.judge.documents.tables.axes import Table, row_number, tables_of
from factcheck.judge.documents.tables.told import Told
from factcheck.judge.documents.verdicts import contradicted, supported
from factcheck.judge.documents.working import cites
from factcheck.patterns import regex
from factcheck.sources.documents.facts import Fact
from factcheck.text.numerals import CARDINALS, NUMBER, ORDINALS

_RANK = regex(
    r"\b(?:(?P<nth>second|third|fourth|fifth|sixth|\d+(?:st|nd|rd|th))[\s-]+)?(?P<top>largest|biggest|highest|most|greatest|oldest|strongest|busiest|heaviest|dearest|smallest|lowest|least|fewest|longest|shortest|fastest|slowest|youngest|cheapest|weakest|lightest)\b"
    r"|\b(?P<leads>leads?|led|tops?|topped|heads?|headed|(?:top|head)\s+of)\s+(?:the|its)\s+(?:(?!(?:in|of|for|to|with)\b)[\w-]+\s+){0,3}(?:market|table|rankings?|list|field|pack|league|standings)\b",
    re.IGNORECASE,
)
_BOTTOM = frozenset("smallest lowest least fewest shortest slowest youngest cheapest weakest lightest".split())
_FEW = 3
"""Fewer rows have no first and no last."""


def _end(found: re.Match[str]) -> str:
    return (found["top"] or "most").lower()


def _nth(found: re.Match[str]) -> int:
    if not found["nth"]:
        return 1  # the largest, or who leads
    return ORDINALS.get(found["nth"].lower()) or int(re.sub(r"\D", "", found["nth"]))


def _rank_of(table: Table, own: str, cell: Fact, top: str) -> int | None:
    """The number of a cell in its column, from the end that the word names; None for a column without an order."""
    column = [
        other
        for (row, name), other in table.cells.items()
        if name == cell.column and not table.rows[row].is_total and table.rows[row].above == table.rows[own].above
    ]
    values = [
        c.quantity.value
        for c in column
        if c.quantity is not None and cell.quantity is not None and c.quantity.unit == cell.quantity.unit
    ]
    known = [value for value in values if value is not None]
    mine = cell.quantity.value if cell.quantity is not None else None
    if mine is None or len(known) != len(column) or len(known) < _FEW or known.count(mine) != 1:
        return None
    return sorted(known, reverse=top.lower() not in _BOTTOM).index(mine) + 1


def standing(told: Told, table: Table, cell: Fact) -> tuple[bool | None, str]:
    """Of a cell that a figure of the sentence is: whether it is the first or last of its column, where the sentence calls it so.

    None where it does not, or where it may mean something else. A row that is first in no column at all is called so wrongly.
    """
    found = _RANK.search(told.text)
    own = row_number(cell)
    if found is None or denied(told.text) or FASTER.search(told.text) or _NARROWER.search(told.text):
        return None, ""
    named = [key for key, item in table.rows.items() if item.words and all(m.stands_in(told.stems) for m in item.words)]
    if any(key != own for key in named) or table.rows[own].is_total:
        return None, ""
    rank, nth = _rank_of(table, own, cell, _end(found)), _nth(found)
    is_least = found["leads"] and _rank_of(table, own, cell, "fewest") == 1
    if rank is None or _end(found) in ("fastest", "slowest") or is_least:
        return None, ""  # what grew fastest is no largest, and who leads may need the fewest strokes
    others = [
        _rank_of(table, own, c, _end(found))
        for (row, column), c in table.cells.items()
        if row == own and c is not cell and any(m.stands_in(told.stems) for m in table.columns[column].words)
    ]
    if rank == nth:
        return True, ""
    return (False if nth not in others else None), f"It is number {rank} in its column."


_NARROWER = regex(
    r"\b(?:one of|near|close to|towards?|among|since|ever|record|after|behind|next to|except|excluding|outside|apart from|but (?:one|two)|at least|at (?:the )?most|most of|mostly)\b",
    re.IGNORECASE,
)


# ---------------------------------------------------------------- places of a table of ranks
_PLACES = regex(r"\b(?:rank|ranking|place|position|pos)\b", re.IGNORECASE)
_ORDINAL = rf"(?P<{{}}>{'|'.join(ORDINALS)}|\d{{{{1,2}}}}(?:st|nd|rd|th))"
_TO = regex(rf"\b(?:to|into|is|was|are|ranks?|in|now|at)\s+(?:the\s+)?{_ORDINAL.format('n')}\b", re.IGNORECASE)
_FROM = regex(rf"\bfrom\s+(?:the\s+)?{_ORDINAL.format('n')}\b", re.IGNORECASE)
_BY = regex(
    rf"\b(?P<n>{NUMBER})\s+(?:places?|positions?|spots?|rungs?|ranks?)\b",
    re.IGNORECASE,
)
_UP = regex(r"\b(?:climb\w*|ris(?:es?|en)|rose|mov\w+ up|up|jump\w*|advanc\w+|gain\w*|improv\w+)\b", re.IGNORECASE)
_DOWN = regex(r"\b(?:f[ae]ll\w*|slip\w*|dropp?\w*|down|slid\w*|lost|los[et]s?|sank)\b", re.IGNORECASE)


def placed(told: Told) -> Judgement | None:
    """ "Climbed two places to first", "slipped from fourth to sixth": by the columns of the places now and before."""
    to, since, by = _TO.search(told.text), _FROM.search(told.text), _BY.search(told.text)
    up, down = _UP.search(told.text), _DOWN.search(told.text)
    if bool(up) == bool(down) or not (to or by) or denied(told.text):
        return None
    asked = told.asked
    for table in tables_of(asked.held, told.meanings, told.stems):
        columns = [key for key, item in table.columns.items() if _PLACES.search(item.label)]
        rows = [
            key for key, item in table.rows.items() if item.words and all(m.stands_in(told.stems) for m in item.words)
        ]
        cells = [table.cells.get((rows[0], key)) for key in columns] if len(rows) == 1 and len(columns) == _PAIR else []
        if len(cells) != _PAIR or any(cell is None or cell.quantity is None for cell in cells):
            continue
        now, then = sorted(
            (cell for cell in cells if cell is not None),
            key=lambda c: c.windows[0][1] if c.windows else date.max,
            reverse=True,
        )
        assert now.quantity is not None
        assert then.quantity is not None
        a, b = now.quantity.value, then.quantity.value
        if a is None or b is None or bool(now.windows) == bool(then.windows) and now.windows == then.windows:
            continue
        holds = (
            (b > a if up else b < a)
            and (to is None or _number(to["n"]) == a)
            and (since is None or _number(since["n"]) == b)
        )
        holds = holds and (by is None or _number(by["n"]) == abs(a - b))
        detail = f"{asked.held.name}: from {b} to {a}"
        if holds:
            return supported(asked.held, cites(asked, (now, then)), f"{detail}.")
        return contradicted(asked.held, cites(asked, (now, then)), "wrong-rank", f"{detail}.")
    return None


_PAIR = 2


def _number(word: str) -> int:
    low = word.lower()
    return ORDINALS.get(low) or CARDINALS.get(low) or int(re.sub(r"\D", "", low))
