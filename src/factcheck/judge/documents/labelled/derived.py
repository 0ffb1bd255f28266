"""What follows from the figures that go by a claim's words: changes, parts of a whole, sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from factcheck.judge.case import Judgement, note
from factcheck.judge.compare import compare, plain, point
from factcheck.judge.documents.besides import share_told
from factcheck.judge.documents.derived import made
from factcheck.judge.documents.labelled.claimed import Claimed
from factcheck.judge.documents.labelled.entries import Entry, place_of
from factcheck.judge.documents.labelled.levels import evidence_of, outdone, tells, why_not
from factcheck.judge.documents.move import wanted
from factcheck.judge.documents.phrased import ways
from factcheck.judge.documents.stepped import of_line
from factcheck.judge.documents.tables import changes
from factcheck.judge.documents.tables.address import WHOLE
from factcheck.judge.documents.tables.axes import Table
from factcheck.judge.documents.tables.told import read, way_of
from factcheck.judge.documents.values import related, weigh
from factcheck.judge.documents.verdicts import contradicted, supported
from factcheck.judge.documents.working import read_as
from factcheck.model import DiagnosisCode
from factcheck.records import replace

_MARGIN: Final = 0.03
_HUNDRED: Final = Decimal(100)


# ---------------------------------------------------------------- changes
def changed(claimed: Claimed) -> Judgement | None:
    """A change that the document tells of the figure, or the step between two of its figures."""
    moves = [e for e in claimed.entries if e.is_change and _can_change(claimed, e)]
    told = _stated(claimed, _best(claimed, moves))
    if told is not None and told.verdict.status == "supported":
        return told
    levels = [e for e in claimed.entries if not e.is_change and not e.is_base and _has_level(claimed, e)]
    for entry in _best(claimed, levels, _NEAR)[:_FEW]:
        judged = _stepped(claimed, entry)
        if judged is not None and judged.verdict.status == "supported":
            return judged
    return told or _between(claimed)


def _best(claimed: Claimed, pool: Sequence[Entry], margin: float = _MARGIN) -> list[Entry]:
    """Those that go by the claim's words best, where they do so at all."""
    scored = sorted(((claimed.score(e), e) for e in pool if claimed.period(e) != "other"), key=lambda each: -each[0])
    top = scored[0][0] if scored else 0.0
    return [e for score, e in scored if top - score < margin and claimed.fits(e)] if top > 0 else []


def _can_change(claimed: Claimed, entry: Entry) -> bool:
    if claimed.is_outlook not in (None, entry.is_outlook):
        return False
    mine, its = _base_of(claimed), _based(entry)
    if mine and its and mine != its:
        return False
    one, other = claimed.quantity.kind, entry.quantity.kind
    return one == other or {one, other} <= _POINTS | {"percent"} or {one, other} == {"percent", "fraction"}


def _base_of(claimed: Claimed) -> str | None:
    """With what the claim compares ("YOY")."""
    told = [*claimed.asked.fact.bases, *(t.value for t in claimed.times if t.type == "base")]
    return told[0] if told else None


def _based(entry: Entry) -> str | None:
    if entry.fact is not None:
        return entry.fact.bases[0] if entry.fact.bases else None
    assert entry.figure is not None
    return next((t.value for t in entry.figure.times if t.type == "base"), None)


_POINTS: Final = frozenset(("pp", "bps"))


def _has_level(claimed: Claimed, entry: Entry) -> bool:
    return entry.quantity.kind in ("money", "count", "percent") and claimed.is_outlook in (None, entry.is_outlook)


def _way(claimed: Claimed) -> str | None:
    told = claimed.asked.fact.direction
    return told if told in ("up", "down") else way_of(claimed.asked.sentence, claimed.meanings)


def _stated(claimed: Claimed, found: Sequence[Entry]) -> Judgement | None:
    asked, way = claimed.asked, _way(claimed)
    if len({abs(entry.quantity.value or 0) for entry in found}) != 1 or way is None:
        return None
    entry = max(found, key=lambda each: claimed.period(each) == "same")
    value = entry.quantity.value
    if value is None:
        return None
    reading, _ = wanted(asked, claimed.quantity)
    if entry.table is not None:
        same_way: bool | None = (value > 0) == (way == "up")
    else:
        assert entry.figure is not None
        same_way = ways(asked, entry.figure)
    is_points = (entry.quantity.kind in _POINTS) != (claimed.quantity.kind in _POINTS)
    factor = related(claimed.quantity, entry.quantity)[1]
    outcome = compare(reading, point(abs(value) * factor)).outcome
    if outcome == "match" and same_way and not is_points and not outdone(claimed, entry, True):
        return supported(asked.held, [evidence_of(claimed, entry)], f"{tells(claimed, entry)}.", [read_as(asked)])
    return _against(claimed, entry, outcome, same_way, is_points) if same_way is not None else None


def _against(claimed: Claimed, entry: Entry, outcome: str, same_way: bool, is_points: bool) -> Judgement | None:
    """Another change than the one that goes by all the claim's words, of the claim's time."""
    asked = claimed.asked
    if claimed.missing(entry, claimed.strict) or claimed.extra(entry) or claimed.period(entry) != "same":
        return None
    if asked.unclear_time or entry.quantity.cmp != "eq" or outdone(claimed, entry, True):
        return None
    if _base_of(claimed) != _based(entry) and outcome != "match":
        return None
    code: DiagnosisCode | None = None
    others: list[Entry] = []
    if outcome == "match":
        code = "percent-vs-points" if is_points else "direction-flipped" if not same_way else None
    elif outcome == "differ" and not is_points and claimed.quantity.cmp == "eq":
        code, other = why_not(claimed, entry)
        others = [other] if other is not None else []
    if code is None:
        return None
    evidence = [evidence_of(claimed, each) for each in (entry, *others)]
    what = ": the other direction" if code == "direction-flipped" else f", not {claimed.quantity.text}"
    return contradicted(asked.held, evidence, code, f"{tells(claimed, entry)}{what}.", [read_as(asked)])


def _between(claimed: Claimed) -> Judgement | None:
    """From one figure to another of the same name and another time, in points: "a full percentage point since March"."""
    asked, quantity, way = claimed.asked, claimed.quantity, _way(claimed)
    if quantity.kind not in _POINTS or way is None or not quantity.value:
        return None
    rates = [
        e for e in claimed.entries if e.quantity.kind == "percent" and e.quantity.value is not None and claimed.fits(e)
    ]
    rates = [e for e in rates if claimed.is_outlook in (None, e.is_outlook)]
    scored = sorted(((claimed.score(e), e) for e in rates), key=lambda each: -each[0])[:_FEW]
    step = quantity.value / 100 if quantity.kind == "bps" else quantity.value
    for score, now in scored:
        for other_score, then in scored:
            a, b = now.quantity.value, then.quantity.value
            if (
                a is None
                or b is None
                or abs(score - other_score) > _NEAR
                or now.windows == then.windows
                or then.is_change != now.is_change
            ):
                continue
            is_earlier = then.is_base or (then.windows and (not now.windows or then.windows[0][1] < now.windows[0][1]))
            if is_earlier and claimed.period(now) != "other" and a - b == (step if way == "up" else -step):
                text = f"{plain(a)} against {plain(b)}: {plain(a - b)} points"
                evidence = [evidence_of(claimed, now), evidence_of(claimed, then)]
                detail = f"Computed from {asked.held.name}: {text}."
                return supported(asked.held, evidence, detail, [read_as(asked)], [note("derived", text)])
    return None


_FEW: Final = 6
_NEAR: Final = 0.4


def _stepped(claimed: Claimed, entry: Entry) -> Judgement | None:
    quantity = claimed.quantity
    if entry.table is None:
        assert entry.line is not None
        assert entry.figure is not None
        return of_line(claimed.asked, quantity, _way(claimed), entry.line, entry.figure)
    told = read(claimed.asked, claimed.times, claimed.meanings)
    return changes.change(told, quantity, place_of(entry), False)


# ---------------------------------------------------------------- parts of a whole
def shared(claimed: Claimed) -> Judgement | None:
    """The figure over the total of its column or row, or over what its sentence says that it is of."""
    pool = [e for e in claimed.entries if e.quantity.kind in ("money", "count") and not e.is_change and not e.is_base]
    best = _best(claimed, [e for e in pool if claimed.is_outlook in (None, e.is_outlook)])
    for entry in best:
        for whole in _wholes(entry):
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


def _entry_at(entry: Entry, row: str, column: str) -> Entry:
    table = entry.table
    assert table is not None
    fact = table.cells[row, column]
    return replace(entry, quantity=fact.quantity, fact=fact, at=(row, column))


def _share(claimed: Claimed, part: Entry, whole: Entry) -> Judgement | None:
    asked = claimed.asked
    a, b = part.quantity.value, whole.quantity.value
    if a is None or not b or not 0 < a < b or related(part.quantity, whole.quantity)[0] != "same":
        return None
    value = a / b * _HUNDRED
    if weigh(claimed.quantity, made(value, "percent", "percent"), asked.hedge).outcome != "match":
        return None
    text = f"{plain(a)} / {plain(b)} = {value:.1f}%"
    evidence = [evidence_of(claimed, part), evidence_of(claimed, whole)]
    return supported(
        asked.held, evidence, f"Computed from {asked.held.name}: {text}.", [read_as(asked)], [note("derived", text)]
    )


# ---------------------------------------------------------------- sums
def summed(claimed: Claimed) -> Judgement | None:
    """ "Food and fuel between them": the rows that a word of the claim tells from all others, added up."""
    asked, quantity = claimed.asked, claimed.quantity
    if quantity.kind not in ("money", "count") or not WHOLE.search(asked.sentence):
        return None
    tables = {id(e.table): e.table for e in claimed.entries if e.table is not None}
    for table in tables.values():
        rows = _rows_named(claimed, table)
        if len(rows) < 2:
            continue
        for column in table.columns:
            cells = [table.cells[row, column] for row in rows if (row, column) in table.cells]
            values = [c.quantity.value for c in cells if c.quantity is not None and c.quantity.value is not None]
            if len(values) != len(rows) or cells[0].quantity is None:
                continue
            first = next(e for e in claimed.entries if e.fact is cells[0])
            if claimed.period(first) == "other" or related(quantity, first.quantity)[0] != "same":
                continue
            total = sum(values, Decimal(0))
            whole = first.quantity.model_copy(update={"value": total, "low": total, "high": total})
            if weigh(quantity, whole, asked.hedge).outcome == "match":
                text = f"{' + '.join(map(plain, values))} = {plain(total)}"
                evidence = [evidence_of(claimed, e) for e in claimed.entries if e.fact in cells]
                return supported(
                    asked.held,
                    evidence,
                    f"Computed from {asked.held.name}: {text}.",
                    [read_as(asked)],
                    [note("derived", text)],
                )
    return None


def _rows_named(claimed: Claimed, table: Table) -> list[str]:
    words = (*claimed.words, *claimed.beside)
    found: dict[str, None] = {}
    for m in words:
        rows = [key for key, item in table.rows.items() if not item.is_total and m.stands_in(item.stems)]
        if len(rows) == 1:
            found[rows[0]] = None
    return list(found)
