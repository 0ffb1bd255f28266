"""Changes: as a column of the table prints them, or computed from two of its cells; and one row against another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from factcheck.extract.lexicon import lexicon_of
from factcheck.judge.case import Judgement, note
from factcheck.judge.compare import compare, point
from factcheck.judge.documents.align import Asked, metrics_agree
from factcheck.judge.documents.growth import basis_asked, basis_told, may_tell
from factcheck.judge.documents.move import change_outcome, wanted
from factcheck.judge.documents.readings import TOGETHER
from factcheck.judge.documents.steps import is_unscaled, step_between
from factcheck.judge.documents.tables.axes import Table
from factcheck.judge.documents.tables.told import Place, Told, is_instant
from factcheck.judge.documents.verdicts import contradicted, says, supported
from factcheck.judge.documents.working import cites, read_as
from factcheck.model import DiagnosisCode, Quantity
from factcheck.patterns import regex
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import (
    BASES,
    Days,
    base_windows,
    length,
    months_between,
    same,
    shifted,
    windows,
)

_MONTH = 31
_YEAR = 12
_NEAR = 20
"""Days."""


def change(told: Told, quantity: Quantity, place: Place, is_sure: bool) -> Judgement | None:
    if quantity.kind in ("pp", "bps") and _MAKES_UP.search(told.before):
        return None
    found = _printed(told, quantity, place, is_sure)
    if found is None and may_tell(basis_asked(told.asked), None):
        found = _computed(told, quantity, place, is_sure)
    if found is None or found.verdict.status != "contradicted" or (pair := _just_told(told, place)) is None:
        return found
    # "growers get 141.50 a hectolitre, 9% more": no change of what the row measures besides
    own = between(told, quantity, place.table, *pair, is_sure)
    return found if own is not None and own.verdict.status == "contradicted" else own


def _just_told(told: Told, place: Place) -> tuple[Fact, Fact] | None:
    """The cell of the row whose figure stands right before the claim's, and the one with which it is compared."""
    before = _LAST_FIGURE.search(told.before)
    if before is None or place.rows is None:
        return None
    digits = before["n"].replace(",", "")
    for (row, _), cell in place.table.cells.items():
        if row not in place.rows.keys or cell.quantity is None or place.table.is_change_cell(cell):
            continue
        if re.sub(r"[^\d.]", "", cell.quantity.text) == digits and (then := earlier_of(told, place, cell)) is not None:
            return cell, then
    return None


_LAST_FIGURE = regex(r"(?<![\d.,])(?P<n>\d[\d,]*(?:\.\d+)?)(?:\s+[a-z]+){0,4}(?:,|\s+and)?\s*$")


_MAKES_UP = regex(
    r"\b(?:account(?:s|ed|ing)?\s+for|ma(?:de|kes?|king)\s+up|represent(?:s|ed|ing)?|(?:is|are|was|were)\s+worth|contribut(?:es?|ed|ing))"
    r"\s+(?:[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)
""" "The new shops account for two points of its share": a part of the level, and no step."""


# ---------------------------------------------------------------- as the table prints it
def _printed(told: Told, quantity: Quantity, place: Place, is_sure: bool) -> Judgement | None:
    """The same number in a column of changes, and which way it goes."""
    asked = told.asked
    if quantity.kind not in ("percent", "pp", "bps") or told.way is None:
        return None
    cells = [c for c in changes_at(told, place) if c.quantity is not None and c.quantity.kind == quantity.kind]
    if len(cells) != 1 or cells[0].quantity is None or not cells[0].quantity.value:
        return None
    cell = cells[0]
    assert cell.quantity is not None
    value = cell.quantity.value
    assert value is not None
    reading, _ = wanted(asked, quantity)
    is_signed = quantity.value is not None and quantity.value < 0  # "growth was minus 1.4%"
    sign = -1 if told.way == "down" and not is_signed else 1
    working = [read_as(asked), f"{cell.clause}: {value}"]
    if compare(reading, point(value * sign)).outcome == "match":
        return supported(asked.held, cites(asked, (cell,)), f"{says(asked.held, cell)}.", working)
    if not is_sure:
        return None
    if compare(reading, point(-value * sign)).outcome == "match":
        detail = f"{says(asked.held, cell)}: the other direction."
        return contradicted(asked.held, cites(asked, (cell,)), "direction-flipped", detail, working)
    if quantity.cmp != "eq" or compare(reading, point(value * sign)).outcome != "differ" or not asked.dated:
        return None
    if any(length(w) < _MONTH * (_YEAR - 1) for w in told.windows) and cell.windows and not _is_of(told, cell):
        return None  # "more than a year before, from January to August", and a column of August alone
    code, other = _whose(told, quantity, place, cell, sign)
    facts = (cell, other) if other is not None else (cell,)
    return contradicted(
        asked.held, cites(asked, facts), code, f"{says(asked.held, cell)}, not {quantity.text}.", working
    )


def _whose(told: Told, quantity: Quantity, place: Place, cell: Fact, sign: int) -> tuple[DiagnosisCode, Fact | None]:
    reading, _ = wanted(told.asked, quantity)
    for (row, column), other in place.table.cells.items():
        if other is cell or other.quantity is None or other.quantity.value is None:
            continue
        if compare(reading, point(other.quantity.value * sign)).outcome != "match":
            continue
        if column == cell.column:
            return "wrong-segment", other
        if place.table.cells.get((row, cell.column or "")) is cell:
            return "wrong-period", other
    return "wrong-value", None


def changes_at(told: Told, place: Place) -> list[Fact]:
    """The cells of changes up to the claim's time, on its basis where it names one."""
    asked = told.asked
    cells = place.cells((), change=True) or Place(place.table, place.rows, None).cells((), change=True)
    cells = [cell for cell in cells if may_tell(basis_asked(asked), basis_told(cell))]
    if not told.windows or (len(cells) == 1 and not asked.dated):
        return cells
    ends = {window[1] for window in told.windows}
    cells = [c for c in cells if not c.windows or any(abs((c.windows[0][1] - end).days) < _NEAR for end in ends)]
    back = _months_back(told)
    if back in (None, _YEAR):
        cells = [c for c in cells if _is_of(told, c)] or cells
    based = [(c, _base_of(c, asked.held.calendar)) for c in cells]
    want = back or _YEAR
    exact = [c for c, months in based if months == want]
    if exact:
        return exact
    return [c for c, months in based if months is None] if back in (None, _YEAR) else []


def _is_of(told: Told, cell: Fact) -> bool:
    return bool(cell.windows) and any(same(cell.windows[0], window) for window in told.windows)


def _base_of(cell: Fact, calendar: object) -> int | None:
    """How many months back a column of changes compares; None where it does not say."""
    if not cell.bases or not cell.windows:
        return None
    found = windows(cell.bases[0], calendar)  # type: ignore[arg-type]
    return months_between(found[0], cell.windows[0]) if found else None


def _months_back(told: Told) -> int | None:
    """ "In the year to October", "from September to October", "on the month"."""
    fact = told.asked.fact
    if fact.bases and fact.bases[0] in BASES:
        return BASES[fact.bases[0]]
    for time in told.times:
        if time.type == "base" and time.value in BASES:
            return BASES[time.value]
    if not fact.windows:
        return None
    window = fact.windows[0]
    for time in told.times:
        found = windows(time.value, told.asked.held.calendar) if "/" in time.value else ()
        if found and found[0][0] is not None and length(found[0]) < _YEAR * _MONTH:
            return months_between((None, found[0][0]), (None, found[0][1]))
    return _YEAR if length(window) > _MONTH * (_YEAR - 1) else None


# ---------------------------------------------------------------- computed
def _computed(told: Told, quantity: Quantity, place: Place, is_sure: bool) -> Judgement | None:
    if place.rows is not None and len({place.table.rows[key].label for key in place.rows.keys}) > 1:
        return None
    if (
        TOGETHER.search(told.text)
        and place.rows is not None
        and not any(place.table.rows[k].is_total for k in place.rows.keys)
    ):
        return None  # "industry and building together lost 24,000": more than the one row
    cells = told.of_metric(place.cells(told.windows_in(place.table), change=False))
    is_sure = is_sure and len({frozenset(m.text for m in place.table.columns[c.column or ""].words) for c in cells}) < 2
    for now in cells:
        then = earlier_of(told, place, now)
        if then is None:
            continue
        judged = between(told, quantity, place.table, now, then, is_sure)
        if judged is None or judged.verdict.status == "supported" or told.names_base or told.asked.fact.bases:
            return judged
        if any(length(window) for window in told.asked.fact.windows) and not length(now.windows[0]):
            return judged  # "debt rose by 180 million in the twelve months to June": over which time, it says
        # "shrank by 12,000", in a table of the quarter before and the year before
        nearer = [
            c
            for c in _row_of(place, now)
            if c.windows and then.windows[0][1] < c.windows[0][1] < now.windows[0][1] and _is_alike(c, now)
        ]
        if not nearer:
            return judged
        last = max(nearer, key=lambda cell: cell.windows[0][1])
        other = between(told, quantity, place.table, now, last, is_sure)
        return other if other is None or other.verdict.status == "supported" else judged
    return None


def between(
    told: Told, quantity: Quantity, table: Table, now: Fact, then: Fact, is_sure: bool, way: str | None = None
) -> Judgement | None:
    asked = told.asked
    move = step_between(asked, quantity, _timed(now), _timed(then))
    if move is None or move.signed is None:
        return None
    reading, sign = wanted(asked, quantity)
    if (way or told.way) and quantity.kind != "multiple":
        sign = -1 if (way or told.way) == "down" else 1
    outcome = change_outcome(reading, move, sign, quantity)
    working = [read_as(asked), f"{now.clause}: {move.text}: {outcome}"]
    if outcome == "match":
        detail = f"Computed from {asked.held.name}: {move.text}."
        return supported(asked.held, cites(asked, (now, then)), detail, working, [note("derived", move.text)])
    if (
        outcome == "differ"
        and is_sure
        and not is_unscaled(quantity, now)
        and told.agrees_with(now, table)
        and quantity.cmp in ("eq", "gt", "ge")
        and (way or told.way or quantity.kind == "multiple")
        and not is_of_another_metric(asked, now)
        and not (quantity.kind == "multiple" and _WHAT.match(told.text.partition(quantity.text)[2]))
    ):
        flipped = quantity.kind != "multiple" and change_outcome(reading, move, -sign, quantity) == "match"
        code: DiagnosisCode = "direction-flipped" if flipped else "wrong-value"
        return contradicted(
            asked.held,
            cites(asked, (now, then)),
            code,
            f"{asked.held.name}: {move.text}{': the other direction' if flipped else f', not {quantity.text}'}.",
            working,
        )
    return None


_WHAT = regex(r"\s+(?:what|that of|those of|the (?:size|number|value|amount) of|as\s+\w+)\b", re.IGNORECASE)
""" "Three times what it buys there": no step of time."""


def is_of_another_metric(asked: Asked, cell: Fact) -> bool:
    """ "Its shops sold goods for", and a row of shops: goods sold are not counted in shops."""
    entry = lexicon_of(asked.rules.vocabulary).metrics.get(asked.fact.metric)
    assert cell.quantity is not None
    is_same = metrics_agree(asked.fact.metric, cell.metric)
    return entry is not None and bool(entry.kinds) and not is_same and cell.quantity.kind not in entry.kinds


def _timed(cell: Fact) -> Fact:
    from datetime import date

    from factcheck.records import replace

    return cell if cell.windows else replace(cell, windows=((None, date(1, 1, 1)),))


def earlier_of(told: Told, place: Place, now: Fact) -> Fact | None:
    """The cell of the row with which a change up to `now` is compared: a year before, or what else the table holds."""
    if not now.windows:
        return None
    row = [c for c in _row_of(place, now) if c is not now and c.windows and _is_alike(c, now)]
    for window in _bases(told, now.windows[0]):
        found = [c for c in row if same(c.windows[0], window)]
        if found:
            return found[0] if len(found) == 1 else None
    if told.since is not None or told.asked.fact.bases or told.years is not None:
        return None
    # "in the first half", of balances at its end and at its beginning; a table of two times has no other
    before = [c for c in row if c.windows[0][1] < now.windows[0][1]]
    return before[0] if len(before) == 1 and is_instant(now) else None


def came_from(told: Told, place: Place, now: Fact) -> Fact | None:
    """The cell from which a level came that is told with its way alone ("slipped to 5.4%"): of a row in which it is below the quarter
    before and above the year before, none, unless the words say with which of the two they compare."""
    before, last = earlier_of(told, place, now), last_before(place, now)
    is_told = told.since is not None or bool(told.asked.fact.bases) or told.years is not None
    if is_told or before is None or last is None:
        return before
    a, b, c = (cell.quantity.value if cell.quantity is not None else None for cell in (now, before, last))
    return None if a is not None and b is not None and c is not None and (a - b) * (a - c) < 0 else before


def last_before(place: Place, now: Fact) -> Fact | None:
    """The cell of the row that is the next earlier one, of a row with several times."""
    if not now.windows:
        return None
    row = [c for c in _row_of(place, now) if c is not now and c.windows and _is_alike(c, now)]
    earlier = [
        c
        for c in row
        if c.windows[0][1] < now.windows[0][1] and abs(length(c.windows[0]) - length(now.windows[0])) < _NEAR
    ]
    return max(earlier, key=lambda c: c.windows[0][1]) if earlier else None


def _row_of(place: Place, now: Fact) -> Iterator[Fact]:
    row = next((key for key, cell in place.table.cells.items() if cell is now), None)
    if row is None:
        return
    words = {m.text for m in place.table.columns[row[1]].words}
    for (number, column), cell in place.table.cells.items():
        if number == row[0] and {m.text for m in place.table.columns[column].words} == words:
            yield cell
    if not place.table.rows[row[0]].words:
        # years stand in the rows
        for (number, column), cell in place.table.cells.items():
            if column == row[1] and number != row[0] and not place.table.rows[number].words:
                yield cell


def _is_alike(one: Fact, other: Fact) -> bool:
    a, b = one.quantity, other.quantity
    return a is not None and b is not None and (a.kind, a.unit, a.per) == (b.kind, b.unit, b.per)


def _bases(told: Told, window: Days) -> tuple[Days, ...]:
    asked = told.asked
    if told.since is not None:
        return (told.since,)
    if told.years is not None:
        return (shifted(window, -12 * told.years),)
    if asked.fact.bases:
        return base_windows(asked.fact.bases[0], window, asked.held.calendar)
    claimed = asked.fact.windows[0] if asked.fact.windows else None
    if not length(window) and claimed is not None and claimed[0] is not None and claimed[1] == window[1]:
        return ((None, claimed[0] - timedelta(days=1)),)
    return base_windows(None, window, asked.held.calendar)
