"""What the cells make of a predicate, by each reading that the words leave open."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from factcheck.judge.documents.directions import way_of
from factcheck.judge.documents.move import is_evaluated
from factcheck.judge.documents.rows.extremes import ADVERSE, GOOD, REST
from factcheck.judge.documents.rows.findings import are_alike, value_of
from factcheck.judge.documents.rows.picks import Pick, rows_in
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.rows.views import View
from factcheck.judge.documents.standing.measures import Candidate, Measure, Reading, candidates
from factcheck.judge.documents.standing.named import issuer_row, one_row, rows_among
from factcheck.judge.documents.standing.predicates import Among, Each, Predicate, Signed, Top, Versus, Went
from factcheck.model import DiagnosisCode
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.facts import LESS_IS_BETTER, NOTHING, Fact
from factcheck.sources.documents.words import Stems, stem

_LEAST: Final = 3


@record
class Outcome:
    """What one reading makes of the sentence."""

    holds: bool
    code: DiagnosisCode
    cells: tuple[Fact, ...]
    said: Stems
    detail: str
    is_full: bool = True
    """The rows are told by their whole labels."""


def outcomes_of(view: View, spoken: Spoken, predicate: Predicate) -> list[Outcome | None]:
    """What each reading makes of it; None for one that decides nothing."""
    if isinstance(predicate, Versus):
        return _versus(view, spoken, predicate)
    if isinstance(predicate, Top):
        return _top(view, spoken, predicate)
    if isinstance(predicate, Among):
        return _among(view, spoken, predicate)
    return _of_row(view, spoken, predicate)


def _versus(view: View, spoken: Spoken, told: Versus) -> list[Outcome | None]:
    right = one_row(view, spoken, told.right)
    left = one_row(view, spoken, told.left)
    if left is None and right is not None and rows_in(view, spoken, told.left) is None:
        left = issuer_row(view, spoken, right)
    if left is None or right is None or left.rows == right.rows:
        return []
    said = left.said | right.said
    found = candidates(view, spoken, said, moving=told.is_speed or told.is_step)
    measures = [each.measure for each in found]
    out: list[Outcome | None] = []
    for reading in _all(found):
        a, b = (reading.value(pick.rows[0], relative=told.is_speed) for pick in (left, right))
        up = _is_up(view, spoken, reading, told.way) != (told.is_speed and _way_of_speed(spoken) == "down")
        if a is None or b is None or a == b or not _are_alike(reading, left, right):
            out.append(None)
            continue
        holds = (a > b) == up
        if told.is_passing and holds and not _was_behind(view, spoken, measures, left, right):
            out.append(None)
            continue
        cells = (reading.cells(left.rows[0])[0], reading.cells(right.rows[0])[0])
        detail = f"{_label(view, left)} {_shown(reading, left)}, {_label(view, right)} {_shown(reading, right)}"
        out.append(Outcome(holds, "comparison-flipped", cells, said | reading.said | _hits(measures), detail))
    return out


def _was_behind(view: View, spoken: Spoken, measures: Sequence[Measure], left: Pick, right: Pick) -> bool:
    """ "Overtook": before, it was the other way round."""
    for measure in measures:
        for column in view.in_order(measure.columns)[:-1]:
            one, other = view.cell(left.rows[0], column), view.cell(right.rows[0], column)
            if one is not None and other is not None:
                reading = Reading(view, (column,))
                a, b = reading.value(left.rows[0]), reading.value(right.rows[0])
                return a is not None and b is not None and a < b
    return False


def _are_alike(reading: Reading, left: Pick, right: Pick) -> bool:
    units = {
        (c.quantity.kind, c.quantity.unit) for pick in (left, right) for c in reading.cells(pick.rows[0]) if c.quantity
    }
    return len(units) == 1


def _is_up(view: View, spoken: Spoken, reading: Reading, way: str, row: str | None = None) -> bool:
    """ "Better" is less of what is bad; `row` is the one that is measured, where the rows of the table are its measures."""
    if not (is_evaluated(spoken.bare) or any(word in GOOD for word in spoken.bare.lower().split())):
        return way == "up"
    labels = [view.columns[c].label for c in reading.columns] + ([view.rows[row].label] if row is not None else [])
    is_bad = not ADVERSE.isdisjoint(map(stem, " ".join(labels).lower().replace("/", " ").split()))
    cells = [cell for each in ([row] if row is not None else view.members) for cell in reading.cells(each)[:1]]
    is_bad = is_bad or any(cell.metric in LESS_IS_BETTER for cell in cells)
    is_bad = is_bad and any(value_of(cell) >= 0 for cell in cells)  # costs in brackets are the better the higher
    return (way == "up") != is_bad


def _top(view: View, spoken: Spoken, told: Top) -> list[Outcome | None]:
    named = one_row(view, spoken, told.who)
    members = view.peers(named.rows[0]) if named is not None else []
    if named is None or named.rows[0] not in members or len(members) < _LEAST:
        return []
    if not any(item.words for item in view.rows.values()) and _TIMES.search(spoken.bare) is None:
        return []  # "the smallest on 30 June": the times of the columns are not what is ranked
    rows = [row for row in members if not REST.match(view.rows[row].label)]
    found = candidates(view, spoken, named.said, moving=told.is_speed)
    measures = [each.measure for each in found]
    way = _way_of_speed(spoken) if told.is_speed else "up"
    if told.whole not in (None, len(rows), len(members)):
        rows = members = view.first_block(told.whole or 0)
    if way is None or named.rows[0] not in rows:
        return []
    passed = one_row(view, spoken, told.ahead_of) if told.ahead_of is not None else None
    if told.ahead_of is not None and passed is None:
        return []
    over = _of_total(view, named.rows[0])
    out: list[Outcome | None] = []
    for reading in _all(found):
        values = {row: reading.value(row, relative=told.is_speed) for row in rows}
        known = {row: value for row, value in values.items() if value is not None}
        mine = known.get(named.rows[0])
        is_sole = mine is not None and list(known.values()).count(mine) == 1
        is_ranked = are_alike(cell for row in known for cell in reading.cells(row)[:1])
        if len(known) < _LEAST or len(known) < len(rows) - 1 or not is_sole or not is_ranked:
            out.append(None)
            continue
        is_up = _is_up(view, spoken, reading, "down" if told.is_low else "up")
        order = sorted(known, key=lambda row: known[row], reverse=is_up == (way == "up"))
        place = order.index(named.rows[0]) + 1
        first = order[told.nth - 1] if told.nth <= len(order) else order[0]
        cells = tuple(reading.cells(row)[0] for row in dict.fromkeys((named.rows[0], first)))
        said = named.said | reading.said | _hits(measures) | frozenset(map(stem, told.end.lower().split()[:1])) | over
        if passed is not None:
            said |= passed.said
            if passed.rows[0] not in order or order.index(passed.rows[0]) < place:
                out.append(None)
                continue
        detail = f"{_label(view, named)} is number {place} of {len(order)} ({_shown(reading, named)})"
        out.append(Outcome(place == told.nth, "wrong-rank", cells, said, detail, named.is_full))
    return out


def _of_total(view: View, row: str) -> Stems:
    """ "Lending to large corporates", of a row of "Total loans"."""
    total = view.total_of(row)
    return view.rows[total].stems if total is not None else NOTHING


_TIMES: Final = regex(r"\b(?:day|week|month|quarter|season|half|year)s?\b", re.IGNORECASE)


def _way_of_speed(spoken: Spoken) -> str | None:
    words = re.sub(r"\b(?:(?:slow|fast|quick|sharp|steep)\w*|more|most|less|least)\b", " ", spoken.bare)
    return way_of(words, spoken.meanings)


def _of_row(view: View, spoken: Spoken, told: Went | Signed | Each) -> list[Outcome | None]:
    pick = one_row(view, spoken, spoken.bare)
    if pick is None:
        return []
    row = pick.rows[0]
    if isinstance(told, Each):
        runs = [_run(view, spoken, pick, each, told) for each in candidates(view, spoken, pick.said, moving=True)]
        return list(runs)
    found = candidates(view, spoken, pick.said, moving=isinstance(told, Went))
    if isinstance(told, Signed):
        found = _results(view, found, view.rows[row].label)
    measures = [each.measure for each in found]
    if tells_more(spoken):
        return []
    out: list[Outcome | None] = []
    for reading in _all(found):
        value = reading.value(row)
        if value is None or not value:
            out.append(None)
            continue
        is_up = told.way == "up" if isinstance(told, Signed) else _is_up(view, spoken, reading, told.way, row)
        holds = ((value > 0) == is_up) != spoken.is_denied
        code: DiagnosisCode = "negated" if spoken.is_denied or isinstance(told, Signed) else "direction-flipped"
        said = pick.said | reading.said | _hits(measures) | _of_total(view, row)
        out.append(Outcome(holds, code, reading.cells(row), said, f"{_label(view, pick)} {_shown(reading, pick)}"))
    return out


def tells_more(spoken: Spoken) -> bool:
    return _MORE.search(spoken.text) is not None


_MORE: Final = regex(
    r"\b(?:first time|for the first|record|ever|consecutive|straight|in a row|running|only|all(?!-in)|every|again|since|not seen|but|while|whereas|although|though|even if|except|by more than)\b",
    re.IGNORECASE,
)


def _run(view: View, spoken: Spoken, pick: Pick, found: Candidate, told: Each) -> Outcome | None:
    measure = found.measure
    columns = [c for c in measure.columns if view.window(c) is not None and view.cell(pick.rows[0], c) is not None]
    columns.sort(key=lambda c: view.window(c)[1])  # type: ignore[index]
    cells = [cell for c in columns if (cell := view.cell(pick.rows[0], c)) is not None]
    if len(cells) < _LEAST or len({view.window(c) for c in columns}) != len(columns) or spoken.windows:
        return None
    values = [cell.quantity.value for cell in cells if cell.quantity is not None and cell.quantity.value is not None]
    is_rate = measure.is_change or (view.table.is_change_cell(cells[-1]) and not _OF_GROWTH.search(spoken.bare))
    steps: list[Decimal] = values if is_rate else [b - a for a, b in itertools.pairwise(values)]
    n = told.n if told.n is not None else len(steps)
    if n > len(steps) or n < _LEAST - 1:
        return None
    is_up = _is_up(view, spoken, Reading(view, (columns[-1],)), told.way, pick.rows[0])
    holds = all((step > 0) == is_up and step != 0 for step in steps[-n:])
    shown = ", ".join(cell.quantity.text for cell in cells if cell.quantity)
    return Outcome(
        holds,
        "wrong-streak",
        tuple(cells[-_LEAST:]),
        pick.said | NOTHING.union(*(view.columns[c].stems for c in columns)),
        f"{_label(view, pick)}: {shown}",
    )


_OF_GROWTH: Final = regex(r"\b(?:growth|inflation)\b", re.IGNORECASE)


def _among(view: View, spoken: Spoken, told: Among) -> list[Outcome | None]:
    members = view.members
    real = [row for row in members if not REST.match(view.rows[row].label)]
    rows = members if told.whole == len(members) or (told.whole is None and len(real) == len(members)) else real
    if told.whole is not None and told.whole != len(rows):
        rows = view.first_block(told.whole)
    if len(rows) < 2:
        return []
    named = rows_among(view, spoken, rows)
    excepted = rows_among(view, spoken, rows, told.but) if told.but else []
    if told.quantifier in ("all", "none") and set(named) != set(excepted):
        return []
    if told.quantifier == "only" and not named:
        return []
    stems = NOTHING.union(*(view.rows[row].stems for row in named))
    found = candidates(view, spoken, stems, moving=isinstance(told.inner, Went))
    if isinstance(told.inner, Signed):
        found = _results(view, found)
    measures = [each.measure for each in found]
    out: list[Outcome | None] = []
    for reading in _all(found):
        values = {row: reading.value(row) for row in rows}
        if any(value is None for value in values.values()):
            out.append(None)
            continue
        is_up = told.inner.way == "up"
        if isinstance(told.inner, Went):
            is_up = _is_up(view, spoken, reading, told.inner.way)
        true = [row for row, value in values.items() if value and (value > 0) == is_up]
        wanted = {"all": set(rows) - set(excepted), "none": set(excepted), "only": set(named)}
        holds = (
            set(true) == wanted[told.quantifier]
            if told.quantifier in wanted
            else len(true) == told.n and set(named) <= set(true)
        )
        shown = ", ".join(view.rows[row].label for row in true) or "none"
        cells = tuple(cell for row in (true or rows) for cell in reading.cells(row)[:1])
        said = stems | reading.said | _hits(measures)
        code: DiagnosisCode = "wrong-value" if told.quantifier == "count" else "negated"
        out.append(Outcome(holds, code, cells, said, f"{len(true)} of {len(rows)}: {shown}"))
    return out


def _results(view: View, found: Sequence[Candidate], row: str = "") -> list[Candidate]:
    """The measures that may be below nothing, and are told to be."""
    return [each for each in found if _RESULT.search(f"{row} {view.columns[each.measure.columns[0]].label}")]


_RESULT: Final = regex(
    r"\b(?:profit|loss|result|income|earnings|ebitd?a?|balance|surplus|deficit|margin|cash flow|return|change|growth|flows?)\b",
    re.IGNORECASE,
)


def _all(found: Sequence[Candidate]) -> list[Reading]:
    return [reading for each in found for reading in each.readings]


def _hits(measures: Sequence[Measure]) -> Stems:
    return NOTHING.union(*(m.ways | m.parts for measure in measures for m in measure.hits))


def _label(view: View, pick: Pick) -> str:
    return view.rows[pick.rows[0]].label


def _shown(reading: Reading, pick: Pick) -> str:
    return " against ".join(cell.quantity.text for cell in reading.cells(pick.rows[0]) if cell.quantity)
