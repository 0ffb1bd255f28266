"""A figure that is told to be more or less than at another time, without by how much: "at 54.1 percent it was lower than in the second quarter"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from factcheck.judge.case import Judgement
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.meanings import meanings_of
from factcheck.judge.documents.tables.axes import Table, row_number, tables_of
from factcheck.judge.documents.verdicts import cite, contradicted
from factcheck.patterns import regex
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import Calendar, Days, length, same, shifted
from factcheck.text.numerals import MONTHS, month_number

_MONTH: Final = "|".join(MONTHS)
_THAN: Final = regex(
    rf"\b(?:(?P<up>more|higher|larger|bigger|greater)|fewer|less|lower|smaller)\b(?P<what>[^.;,\d]{{0,40}}?)\s+than\s+(?:(?:it|they)\s+(?:was|were|had been)\s+)?(?:(?:in|at|on|for|during)\s+)?(?:the\s+)?(?:"
    r"(?P<year_ago>(?:a|one)\s+year\s+(?:ago|before|earlier)|(?:twelve|12)\s+months\s+(?:ago|before|earlier)|year\s+before|same\s+\w+\s+(?:of\s+)?(?:last|the\s+previous)\s+year|year-ago\s+\w+)"
    r"|(?P<quarter_ago>(?:previous|preceding|prior)\s+quarter|quarter\s+before|(?:a|one)\s+quarter\s+(?:ago|before|earlier)|three\s+months\s+(?:ago|before|earlier))"
    r"|(?P<nth>first|second|third|fourth)\s+quarter(?:\s+of\s+(?P<of>20\d\d))?"
    r"|(?P<opening>(?:start|beginning|turn)\s+of\s+(?:the|this)\s+year|end\s+of\s+last\s+year|end\s+of\s+the\s+(?:previous|prior)\s+year|year-end)"
    rf"|end\s+of\s+(?:(?P<end>{_MONTH})|(?P<end_of>20\d\d))|(?P<month>{_MONTH})(?:\s+(?P<year>20\d\d))?)(?=\s*(?:[,.;]|$|\b(?:and|but|while|when|although|though)\b))",
    re.IGNORECASE,
)
_DISTANCE: Final = regex(
    r"(?:\d[\d.,]*\s?(?:%|per\s?cent|percent|points?|basis\s+points?|million|billion|thousand|bn|m)?|\b(?:half|third|quarter|twice|times|double|much))\s*(?:[a-z]+\s+)?$"
)
"""What stands before the word where it is told by how much."""


def tells_another_time(text: str) -> bool:
    """The sentence compares with another time, so that a figure alone bears it out not."""
    found = _THAN.search(text)
    return found is not None and _DISTANCE.search(text[: found.start()]) is None


def against_time(asked: Asked, found: Judgement) -> Judgement | None:
    """The judgement where the row has the figure of that time, and it stands to this one the other way; else None."""
    told = _THAN.search(asked.sentence)
    if (
        told is None
        or asked.fact.role not in (None, "level", "share")
        or denied(asked.sentence)
        or len(found.verdict.evidence) != 1
    ):
        return None
    if _DISTANCE.search(asked.sentence[: told.start()]) and asked.quantity is not None:
        before = asked.sentence[: told.start()].rstrip()
        if not before.endswith((",", "was", "is", "were", "are")):
            return None
    place = found.verdict.evidence[0].key.removeprefix(f"{asked.held.name}, ")
    meanings = meanings_of(asked.rules.vocabulary)
    tables = tables_of(asked.held, meanings, meanings.stems(asked.sentence)) if "table" in place else ()
    at = next(((table, cell) for table in tables for cell in table.cells.values() if cell.place == place), None)
    if at is None or not at[1].windows:
        return None
    then = _cell_of(*at, list(_windows(told.groupdict(), at[1].windows[0], asked.held.calendar)))
    one, other = at[1].quantity, then.quantity if then is not None else None
    if (
        then is None
        or one is None
        or other is None
        or one.value is None
        or other.value is None
        or one.kind != other.kind
    ):
        return None
    a, b = (abs(one.value), abs(other.value)) if max(one.value, other.value) < 0 else (one.value, other.value)
    if a == b or (a > b) == bool(told["up"]):
        return None
    detail = f"{found.verdict.detail} At that time it was {other.text}."
    evidence = (*found.verdict.evidence, cite(asked.held, then))
    return contradicted(asked.held, evidence, "direction-flipped", detail)


def _windows(told: dict[str, str | None], now: Days, calendar: Calendar) -> Iterator[Days]:
    if told["year_ago"]:
        yield shifted(now, -12)
    elif told["quarter_ago"]:
        yield shifted(now, -3)
    elif told["nth"]:
        part = f"Q{_NTH.index(told['nth'].lower()) + 1}"
        years = [int(told["of"])] if told["of"] else [now[1].year + step for step in (1, 0, -1)]
        found = [calendar.part(year, part) for year in years]
        yield from [window for window in found if window[1] < now[1]][:1]
    elif told["opening"]:
        yield None, (calendar.year_of(now[1])[0] or now[1]) - timedelta(days=1)
    elif told["end_of"]:
        yield None, calendar.year(int(told["end_of"]))[1]
    else:
        yield from _month(told, now)


_NTH: Final = ("first", "second", "third", "fourth")


def _month(told: dict[str, str | None], now: Days) -> Iterator[Days]:
    name = told["end"] or told["month"] or ""
    month = month_number(name)
    if not month:
        return
    year = int(told["year"]) if told["year"] else now[1].year - (month >= now[1].month)
    start = now[1].replace(year=year, month=month, day=1)
    end = shifted((None, start), 1)[1] - timedelta(days=1)
    yield (None if told["end"] else start), end


def _cell_of(table: Table, own: Fact, wanted: list[Days]) -> Fact | None:
    """The one cell of the row at that time, for as long."""
    row = row_number(own)
    found = [
        cell
        for (key, _), cell in table.cells.items()
        if key == row
        and cell is not own
        and cell.windows
        and not table.is_change_cell(cell)
        and abs(length(cell.windows[0]) - length(own.windows[0])) <= _ROOM
        and any(same(cell.windows[0], window) for window in wanted)
    ]
    return found[0] if len(found) == 1 else None


_ROOM: Final = 12
"""Days."""
