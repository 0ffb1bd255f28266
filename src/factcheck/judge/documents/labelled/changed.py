"""Changes: as the document tells them of the figure that goes by a claim's words, or the step between two of its figures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from factcheck.judge.case import Judgement, note
from factcheck.judge.compare import compare, plain, point
from factcheck.judge.documents.directions import way_of
from factcheck.judge.documents.labelled.claimed import Claimed
from factcheck.judge.documents.labelled.entries import Entry, place_of
from factcheck.judge.documents.labelled.levels import evidence_of, tells
from factcheck.judge.documents.labelled.slips import why_not
from factcheck.judge.documents.move import wanted
from factcheck.judge.documents.phrased import ways
from factcheck.judge.documents.tables import changes
from factcheck.judge.documents.tables.told import read
from factcheck.judge.documents.values import related
from factcheck.judge.documents.verdicts import contradicted, supported
from factcheck.judge.documents.working import read_as
from factcheck.model import DiagnosisCode
from factcheck.sources.documents.periods import base_windows, same

_MARGIN: Final = 0.03


# ---------------------------------------------------------------- changes
def changed(claimed: Claimed) -> Judgement | None:
    """A change that the document tells of the figure, or the step between two of its figures."""
    moves = [e for e in claimed.entries if e.is_change and _can_change(claimed, e)]
    told = _stated(claimed, best_of(claimed, moves))
    if told is not None and told.verdict.status == "supported":
        return told
    levels = [e for e in claimed.entries if not e.is_change and not e.is_base and _has_level(claimed, e)]
    for entry in best_of(claimed, levels, _NEAR)[:_FEW]:
        judged = _stepped(claimed, entry) or _beside(claimed, entry)
        if judged is not None and judged.verdict.status == "supported":
            return judged
    return told or _between(claimed)


def best_of(claimed: Claimed, pool: Sequence[Entry], margin: float = _MARGIN) -> list[Entry]:
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
        if same_way is None and (its := way_of(entry.figure.clause, claimed.meanings)) is not None:
            same_way = its == way
    is_points = (entry.quantity.kind in _POINTS) != (claimed.quantity.kind in _POINTS)
    factor = related(claimed.quantity, entry.quantity)[1]
    outcome = compare(reading, point(abs(value) * factor)).outcome
    if outcome == "match" and same_way and (not is_points):
        return supported(asked.held, [evidence_of(claimed, entry)], f"{tells(claimed, entry)}.", [read_as(asked)])
    return _against(claimed, entry, outcome, same_way, is_points) if same_way is not None else None


def _against(claimed: Claimed, entry: Entry, outcome: str, same_way: bool, is_points: bool) -> Judgement | None:
    """Another change than the one that goes by all the claim's words, of the claim's time."""
    asked = claimed.asked
    if claimed.missing(entry, claimed.strict) or claimed.extra(entry) or claimed.period(entry) != "same":
        return None
    if asked.unclear_time or entry.quantity.cmp != "eq":
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
            if not _is_from(claimed, now, then):
                continue
            is_earlier = then.is_base or (then.windows and (not now.windows or then.windows[0][1] < now.windows[0][1]))
            if is_earlier and claimed.period(now) != "other" and a - b == (step if way == "up" else -step):
                text = f"{plain(a)} against {plain(b)}: {plain(a - b)} points"
                evidence = [evidence_of(claimed, now), evidence_of(claimed, then)]
                detail = f"Computed from {asked.held.name}: {text}."
                return supported(asked.held, evidence, detail, [read_as(asked)], [note("derived", text)])
    return None


def _is_from(claimed: Claimed, now: Entry, then: Entry) -> bool:
    """The time from which the sentence tells the change, where it tells one ("between June 2024 and June 2025")."""
    bases = claimed.asked.fact.bases
    if not bases or not now.windows or not then.windows:
        return True
    told = base_windows(bases[0], now.windows[0], claimed.asked.held.calendar)
    return not told or any(same(then.windows[0], base) for base in told)


def is_series(one: Entry, other: Entry) -> bool:
    """Two cells of one row or one column that differ by their time alone."""
    table = one.table
    assert table is not None
    if one.at[1] == other.at[1]:
        return not table.rows[one.at[0]].words and not table.rows[other.at[0]].words
    words = [[m.text for m in table.columns[each.at[1]].words] for each in (one, other)]
    return one.at[0] == other.at[0] and words[0] == words[1]


def _beside(claimed: Claimed, entry: Entry) -> Judgement | None:
    """ "6.8 points better than its benchmark": a cell, and the one beside it that the words behind "than" name."""
    asked, quantity = claimed.asked, claimed.quantity
    sides = read(asked, claimed.times, claimed.meanings).sides
    if entry.table is None or sides is None or quantity.value is None or quantity.kind == "percent":
        return None
    right = claimed.meanings.stems(sides[1])
    row = [e for e in claimed.entries if e.table is entry.table and e.at[0] == entry.at[0]]
    named = [e for e in row if any(m.stands_in(right) for m in entry.table.columns[e.at[1]].words)]
    others = [e for e in row if e not in named and e.quantity.kind == entry.quantity.kind]
    if len(named) != 1 or len(others) != 1:
        return None
    a, b = others[0].quantity.value, named[0].quantity.value
    points = quantity.kind in _POINTS and entry.quantity.kind == "percent"
    if a is None or b is None or not (points or related(quantity, entry.quantity)[0] == "same"):
        return None
    step = (a - b if sides[2] else b - a) * (100 if quantity.kind == "bps" else 1)
    if abs(step - quantity.value) > max(quantity.step, others[0].quantity.step) / 2:
        return None
    text = f"{plain(a)} against {plain(b)}: {plain(a - b)}"
    evidence = [evidence_of(claimed, each) for each in (*others, *named)]
    detail = f"Computed from {asked.held.name}: {text}."
    return supported(asked.held, evidence, detail, [read_as(asked)], [note("derived", text)])


_FEW: Final = 6
_NEAR: Final = 0.4


def _stepped(claimed: Claimed, entry: Entry) -> Judgement | None:
    quantity = claimed.quantity
    if entry.table is None:
        assert entry.line is not None
        assert entry.figure is not None
        return None
    told = read(claimed.asked, claimed.times, claimed.meanings)
    return changes.change(told, quantity, place_of(entry), False)
