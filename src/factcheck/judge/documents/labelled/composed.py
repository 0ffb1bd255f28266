"""What is composed of the figures that go by a claim's words: parts of a whole, margins, sums, and what remains of two flows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from factcheck.judge.case import Judgement, note
from factcheck.judge.compare import plain
from factcheck.judge.documents.besides import OF_WHAT, share_told
from factcheck.judge.documents.derived import made
from factcheck.judge.documents.labelled.changed import best_of, is_series
from factcheck.judge.documents.labelled.claimed import Claimed
from factcheck.judge.documents.labelled.entries import Entry
from factcheck.judge.documents.labelled.levels import evidence_of
from factcheck.judge.documents.meanings import is_metric
from factcheck.judge.documents.tables.address import WHOLE
from factcheck.judge.documents.tables.axes import Table
from factcheck.judge.documents.values import related, weigh
from factcheck.judge.documents.verdicts import supported
from factcheck.judge.documents.working import read_as
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.documents.periods import length
from factcheck.text.numerals import CARDINALS

_HUNDRED: Final = Decimal(100)
_MONTH: Final = 32


def _computed(claimed: Claimed, text: str, parts: Sequence[Entry]) -> Judgement:
    asked = claimed.asked
    evidence = [evidence_of(claimed, each) for each in parts[:3]]
    detail = f"Computed from {asked.held.name}: {text}."
    return supported(asked.held, evidence, detail, [read_as(asked)], [note("derived", text)])


def _agrees(claimed: Claimed, value: Decimal, like: Quantity) -> bool:
    whole = like.model_copy(update={"value": value, "low": value, "high": value, "cmp": "eq"})
    return (
        related(claimed.quantity, like)[0] == "same"
        and weigh(claimed.quantity, whole, claimed.asked.hedge).outcome == "match"
    )


# ---------------------------------------------------------------- parts of a whole
def shared(claimed: Claimed) -> Judgement | None:
    """The figure over the total of its column or row, or over what its sentence says that it is of."""
    pool = [e for e in claimed.entries if e.quantity.kind in ("money", "count") and not e.is_change and not e.is_base]
    best = best_of(claimed, [e for e in pool if claimed.is_outlook in (None, e.is_outlook)])
    for entry in best:
        for whole in (*_wholes(entry), *_wholes_named(claimed, entry, pool)):
            judged = _share(claimed, entry, whole)
            if judged is not None:
                return judged
    lines = tuple(dict.fromkeys(e.line for e in best if e.line is not None))
    return share_told(claimed.asked, claimed.words, lines) if lines else None


def _wholes(entry: Entry) -> Iterator[Entry]:
    table = entry.table
    if table is None:
        return
    row, column = entry.at
    above = [m.text for m in table.rows[row].above]
    for key, item in table.rows.items():
        if item.is_total and key != row and [m.text for m in item.above] == above and (key, column) in table.cells:
            yield _entry_at(entry, key, column)
    for key, other in table.columns.items():
        if other.is_total and key != column and (row, key) in table.cells:
            yield _entry_at(entry, row, key)


def _wholes_named(claimed: Claimed, part: Entry, pool: Sequence[Entry]) -> Iterator[Entry]:
    """ "Of exports", in a table of some of the countries: the figure of that measure alone, of the time of the part or told beside it."""
    of = OF_WHAT.match(claimed.asked.sentence.partition(claimed.quantity.text)[2])
    measures = [m for m in claimed.meanings.of(of["whole"]) if is_metric(m)] if of is not None else []
    parts = [m for m in claimed.words if m.stands_in(part.own) and not any(m.ways & whole.ways for whole in measures)]
    if of is None or not measures or not parts:
        return
    for entry in pool:
        is_beside = entry.line is not None and part.line is not None and entry.line.place == part.line.place
        is_of_time = bool(part.windows) and entry.windows[:1] == part.windows[:1]
        if entry is part or entry.is_outlook != part.is_outlook or not (is_beside or is_of_time):
            continue
        if entry.table is not None and entry.table is part.table and entry.at[1] == part.at[1]:
            row = entry.table.rows[entry.at[0]]
            if not row.is_total and not all(any(m.ways & own.ways for own in row.words) for m in measures):
                continue  # the row of another part
        is_whole = all(m.stands_in(entry.own) for m in measures) and not any(m.stands_in(entry.own) for m in parts)
        if is_whole and not claimed.extra(entry):
            yield entry


def _entry_at(entry: Entry, row: str, column: str) -> Entry:
    table = entry.table
    assert table is not None
    fact = table.cells[row, column]
    return replace(entry, quantity=fact.quantity, fact=fact, at=(row, column))


def _share(claimed: Claimed, part: Entry, whole: Entry) -> Judgement | None:
    a, b = part.quantity.value, whole.quantity.value
    if a is None or not b or not 0 < a < b or related(part.quantity, whole.quantity)[0] != "same":
        return None
    value = a / b * _HUNDRED
    if weigh(claimed.quantity, made(value, "percent", "percent"), claimed.asked.hedge).outcome != "match":
        return None
    return _computed(claimed, f"{plain(a)} / {plain(b)} = {value:.1f}%", (part, whole))


_MARGIN = regex(r"\bmargins?\b", re.IGNORECASE)


def margin(claimed: Claimed) -> Judgement | None:
    """ "An EBITDA margin of 16%": the profit over the revenue that stands beside it in the sentence or the column."""
    if not _MARGIN.search(claimed.asked.sentence):
        return None
    words = tuple(m for m in claimed.words if not _MARGIN.search(m.text) or " " in m.text)
    stems = frozenset().union(*(claimed.meanings.stems(_MARGIN.sub(" ", m.text)) for m in words))
    pool = [e for e in claimed.entries if e.quantity.kind == "money" and not e.is_change and not e.is_base]
    profits = [
        e for e in pool if any(way in e.own and way in stems for way in _PROFITS) and claimed.period(e) != "other"
    ]
    for part in profits:
        for whole in pool:
            is_beside = (
                whole.line is part.line
                if part.line is not None
                else whole.table is part.table and whole.at[1] == part.at[1]
            )
            if is_beside and "=revenue" in whole.own and "=revenue" not in part.own:
                judged = _share(claimed, part, whole)
                if judged is not None:
                    return judged
    return None


_PROFITS: Final = (
    "ebitda",
    "=ebitda",
    "=ebitda_adj",
    "=operating_income",
    "=operating_income_adj",
    "=net_income",
    "=profit",
    "ebit",
    "=ebit",
)


# ---------------------------------------------------------------- sums
def summed(claimed: Claimed) -> Judgement | None:
    """Rows that the claim names together, the months of its time, the largest so many of a column, or what remains of two flows."""
    quantity = claimed.quantity
    if quantity.cmp == "range" or claimed.is_outlook:
        return None  # what is expected does not add up from what was
    top = _TOP.search(claimed.asked.sentence)
    if quantity.kind in ("money", "count"):
        found = _of_rows(claimed) if WHOLE.search(claimed.asked.sentence) else None
        found = found or _of_times(claimed) or _net(claimed)
        if found is not None:
            return found
    return _of_largest(claimed, top) if top is not None else None


def _of_rows(claimed: Claimed) -> Judgement | None:
    """ "Food and fuel between them": the rows that a word of the claim tells from all others."""
    tables = {id(e.table): e.table for e in claimed.entries if e.table is not None}
    for table in tables.values():
        rows = _rows_named(claimed, table)
        for column in table.columns if len(rows) > 1 else ():
            cells = [table.cells[row, column] for row in rows if (row, column) in table.cells]
            mine = [e for e in claimed.entries if e.fact is not None and e.fact in cells]
            judged = _total(claimed, mine) if len(mine) == len(rows) and claimed.period(mine[0]) != "other" else None
            if judged is not None:
                return judged
    return None


def _total(claimed: Claimed, parts: Sequence[Entry]) -> Judgement | None:
    values = [e.quantity.value for e in parts if e.quantity.value is not None]
    total = sum(values, Decimal(0))
    if len(values) != len(parts) or not _agrees(claimed, total, parts[0].quantity):
        return None
    return _computed(claimed, f"{' + '.join(map(plain, values))} = {plain(total)}", parts)


def _of_times(claimed: Claimed) -> Judgement | None:
    """ "From July to September imports added up to": the months that make up the claim's time, of the series that goes by its words."""
    if len(claimed.windows) != 1 or length(claimed.windows[0]) <= _MONTH:
        return None
    start, end = claimed.windows[0]
    cells = [e for e in claimed.entries if e.table is not None and not e.is_change and claimed.fits(e)]
    inside = [
        e
        for e in cells
        if e.windows and e.windows[0][0] and start and start <= e.windows[0][0] and e.windows[0][1] <= end
    ]
    top = max((claimed.score(e) for e in inside), default=0.0)
    best = [e for e in inside if claimed.score(e) > top - _NEAR]
    if not best or top <= 0:
        return None
    series = [e for e in best if e is best[0] or (e.table is best[0].table and is_series(best[0], e))]
    days = sum(length(e.windows[0]) + 1 for e in series)
    if len(series) < 2 or abs(days - length(claimed.windows[0]) - 1) > len(series):
        return None
    return _total(claimed, series)


_NEAR: Final = 0.03
_TOP = regex(
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten)\s+(?:biggest|largest|top|main|leading|most important)\b|\btop\s+(?P<m>two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)


def _of_largest(claimed: Claimed, top: re.Match[str]) -> Judgement | None:
    """ "The three biggest positions come to 16.4%": of the columns of one kind that stand under the claim's words."""
    number = CARDINALS[(top["n"] or top["m"]).lower()]
    columns: dict[tuple[int, str], list[Entry]] = {}
    for entry in claimed.entries:
        if entry.table is not None and not entry.is_total and not entry.is_change and claimed.period(entry) != "other":
            columns.setdefault((entry.table.index, entry.at[1]), []).append(entry)
    words = [m for m in (*claimed.words, *claimed.beside) if claimed.tells(m)]
    known = [
        each
        for each in columns.values()
        if len(each) > number and any(m.stands_in(each[0].told | each[0].own) for m in words)
    ]
    for each in known:
        largest = sorted(each, key=lambda e: e.quantity.value or Decimal(0), reverse=True)[:number]
        judged = _total(claimed, largest)
        if judged is not None:
            return judged
    return None


_NET = regex(r"\bnet\b|\bon balance\b|\bafter closures\b|\ball told\b", re.IGNORECASE)
_IN = regex(r"\b(?:open|add|hir|join|launch|gain|recruit|arriv|start|creat|w[io]n)\w*", re.IGNORECASE)
_OUT = regex(r"\b(?:clos|shut|cut|dismiss|left|leav|lost|los[ei]|shed|depart|scrap|end)\w*", re.IGNORECASE)


def _net(claimed: Claimed) -> Judgement | None:
    """ "On balance, eighteen clubs were added": what a sentence says was opened, less what it says was closed."""
    if not _NET.search(claimed.asked.sentence):
        return None
    for first in claimed.entries:
        if (
            first.figure is None
            or first.line is None
            or not claimed.counts(first)
            or first.quantity.kind != claimed.quantity.kind
        ):
            continue
        for other in claimed.entries:
            if (
                other.line is not first.line
                or other is first
                or other.figure is None
                or other.quantity.kind != first.quantity.kind
            ):
                continue
            came = _IN.search(first.figure.said) is not None and not _OUT.search(first.figure.said)
            left = _OUT.search(other.figure.said) is not None
            a, b = first.quantity.value, other.quantity.value
            if (
                came
                and left
                and a is not None
                and b is not None
                and claimed.period(first) != "other"
                and _agrees(claimed, abs(a - b), first.quantity)
            ):
                return _computed(claimed, f"{plain(a)} - {plain(b)} = {plain(a - b)}", (first, other))
    return None


def _rows_named(claimed: Claimed, table: Table) -> list[str]:
    words = (*claimed.words, *claimed.beside)
    found: dict[str, None] = {}
    for m in words:
        rows = [key for key, item in table.rows.items() if not item.is_total and m.stands_in(item.stems)]
        if len(rows) == 1:
            found[rows[0]] = None
    return list(found)
