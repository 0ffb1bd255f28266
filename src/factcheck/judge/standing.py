"""Claims without a figure about filed metrics: which way one moved, which of two is larger, of what sign it was."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from factcheck.judge.case import Case, Judgement, amount, cite, contradicted, note, supported, unverified
from factcheck.judge.changes import Change, bases, changes
from factcheck.judge.labels import label
from factcheck.judge.meant import is_said, is_vague, readings
from factcheck.judge.periods import windows_of
from factcheck.judge.unknown import nothing_known
from factcheck.judge.values import LOSSES, Known, find, is_loose
from factcheck.judge.windows import Candidate, Windows, calendar_of
from factcheck.judge.wording import who
from factcheck.model import DiagnosisCode, Evidence, Observation
from factcheck.patterns import regex
from factcheck.records import record, replace

_OPPOSITE = {"up": "down", "down": "up"}
_NO_LITTLE = 12
"""Percent from which a move is not surely a small one; of twice as much it surely is none."""
_YEAR_BEFORE = "the same period of the year before"


def judge_moved(case: Case) -> Judgement:
    """ "Revenue grew in 2024": right if it did against the year before; of a quarter wrong only if against the one before neither."""
    if not case.filings:
        return nothing_known(case)
    windows = windows_of(case, case.filings, case.claim.metric)
    wanted = case.claim.direction
    tried = []
    complete = bool(windows.candidates)
    for window in windows.candidates:
        for base in bases(case, window):
            found = [c for c in changes(case, case.claim.metric, window, base) if c.step.difference or c.step.points]
            complete = complete and bool(found)
            tried += [(c, _way(c.observations)) for c in found]
    if not tried:
        return nothing_known(case)
    working = [f"read as: {label(case.claim.metric)} of {who(case)} went {wanted} ({windows.why})"]
    working += [f"{change.working}: {way}" for change, way in tried]
    fitting = [change for change, way in tried if way == wanted]
    detail = (fitting or [change for change, _ in tried])[0]
    observations = detail.observations
    ways = {way for _, way in tried}
    unclear = is_open(case, case.claim.metric) and len(ways) > 1
    if case.claim.negated and len(ways) == 1 and None not in ways and not unclear:
        return _denied(case, windows, complete, working, detail, bool(fitting))
    likeliest = unclear and fitting and _is_likeliest(case, tried, wanted)
    if case.claim.negated or None in ways or unclear and not likeliest:
        return unverified("not-comparable", f"{detail.detail}; the wording does not decide", working, observations[:2])
    elsewhere = fitting and not any(c.base.label == _YEAR_BEFORE for c in fitting)
    if elsewhere and case.claim.base is None and detail.window.start is not None:
        told = f"{detail.detail}; against {_YEAR_BEFORE} it was the other way"
        return unverified("ambiguous", told, working, observations[:2])
    sizes = [abs(c.step.percent) for c, _ in tried if c.step.percent is not None] if case.claim.slight else []
    if sizes and min(sizes) >= _NO_LITTLE:
        is_sure = windows.decisive and complete and windows.given
        said = f"{detail.detail}, which is no small move"
        if is_sure and min(sizes) >= 2 * _NO_LITTLE:
            return contradicted(observations, "wrong-value", f"{said}.", working)
        return unverified("not-comparable", said, working, observations[:2])
    if fitting:
        return supported(observations, f"{detail.detail}.", working, [note("derived", detail.step.arithmetic)])
    if not (windows.decisive and complete and windows.given):
        return unverified(
            "ambiguous", f"{detail.detail}, but the period or its base is not sure", working, observations[:2]
        )
    # of two periods that do not follow each other one is larger; nothing went up or down
    code: DiagnosisCode = "direction-flipped" if _follows(case, detail) else "comparison-flipped"
    return contradicted(observations, code, f"{detail.detail}, not {wanted}.", working)


def _follows(case: Case, change: Change) -> bool:
    """Whether the later period is the next one, or that of the year after."""
    window, base, calendar = change.window, change.base, calendar_of(case)
    if window.start is None:
        return True
    return (base.start, base.end) in (
        calendar.previous(window.start, window.end), calendar.year_ago(window.start, window.end),
    )  # fmt: skip


def _is_likeliest(case: Case, tried: Sequence[tuple[Change, str | None]], wanted: str | None) -> bool:
    """ "Profit fell": right of the net income, whatever the gross profit did"""
    if not is_vague(case, case.claim.metric):
        return False
    first = readings(case, case.claim.metric)[0]
    return {way for change, way in tried if change.observations[0].metric == first} == {wanted}


def _denied(case: Case, windows: Windows, complete: bool, working: list[str], change: Change, moved: bool) -> Judgement:
    """ "Revenue did not grow": right where it went the other way against every base"""
    if not moved:
        return supported(change.observations, f"{change.detail}.", working, [note("derived", change.step.arithmetic)])
    size = change.step.percent if change.step.percent is not None else change.step.points
    if size is not None and abs(size) < 1:
        return unverified("ambiguous", f"{change.detail}: some call that flat", working, change.observations[:2])
    if not (windows.decisive and complete and windows.given):
        return unverified(
            "ambiguous", f"{change.detail}, but the period or its base is not sure", working, change.observations[:2]
        )
    return contradicted(change.observations, "negated", f"{change.detail}.", working)


def _way(observations: Sequence[Observation]) -> str | None:
    now, then = observations[0].value, observations[1].value
    if now is None or then is None or now == then or is_no_loss(observations[0]):
        return None
    return "up" if now > then else "down"


def is_no_loss(obs: Observation) -> bool:
    """A profit is no loss that could be larger or smaller."""
    return obs.metric in LOSSES and (obs.value or 0) <= 0


def judge_against(case: Case) -> Judgement:
    """Two filed figures of one period: of two companies (or of one and several others), of two metrics of one, or the sign alone."""
    claim = case.claim
    if claim.compare_metric == "zero":
        return _judge_sign(case)
    others = [of_company(case, id_) for id_ in claim.compare_subjects] or [case]
    if missing := next((each for each in (case, *others) if not each.filings), None):
        return nothing_known(missing)
    ours, sure = at(case, claim.metric)
    by_margin = "profitable" in claim.text.lower()
    outcomes: list[str | None] = []
    rows: list[Observation] = []
    cited: list[Evidence] = []
    lines: list[str] = []
    for other in others:
        metric = claim.compare_metric or claim.metric
        if other is case:
            theirs, also = at(case, metric)
            pairs = pairs_of(ours, theirs, apart=_SAME)
        else:
            held = beside(case, other.claim.subject.id or "", ours, metric)
            pairs, also = held.pairs, held.sure
        if not pairs:
            what = f"both {label(claim.metric)} of {who(case)} and {label(metric)} of {who(other)}"
            return unverified("no-data", f"no source holds {what} for that period")
        sure = sure and also
        found = {_larger(a.observation, b.observation) for a, b in pairs}
        if by_margin:
            # "more profitable" may be told of the profit or of the margin
            margins = pairs_of(
                at(case, "net_margin")[0], at(other, "net_margin")[0], _SAME if other is case else _HALF_A_YEAR
            )
            found |= {_larger(a.observation, b.observation) for a, b in margins} or {None}
        outcomes.append(found.pop() if len(found) == 1 else None)
        for known in pairs[0]:
            cited += [cite(obs) for obs in (known.observation, *known.parts)]
            rows.append(known.observation)
        lines += [f"{filed_as(case, a)}; {filed_as(other, b)}" for a, b in pairs]
    told = (
        lines[0] if len(others) == 1 else "; ".join(dict.fromkeys(part for line in lines for part in line.split("; ")))
    )
    working = [f"read as: the first is the {'larger' if claim.direction == 'up' else 'smaller'}", *lines]
    if claim.negated:
        return _not_so(case, outcomes, sure, told, working, rows)
    wrong = claim.direction is not None and _OPPOSITE.get(claim.direction) in outcomes
    if None in outcomes and not wrong:
        return unverified("not-comparable", f"{told}; the wording does not decide", working, rows[:3])
    if not wrong:
        return supported(
            rows, f"{told}.", working, [note("derived", "compared with each other")], tuple(dict.fromkeys(cited))
        )
    if not sure:
        return unverified("ambiguous", f"{told}, but the period is not sure", working, rows[:3])
    code: DiagnosisCode = "wrong-rank" if claim.role == "rank" else "comparison-flipped"
    return contradicted(rows, code, f"{told}.", working, cited=tuple(dict.fromkeys(cited)))


def _not_so(
    case: Case, outcomes: list[str | None], sure: bool, told: str, working: list[str], rows: list[Observation]
) -> Judgement:
    """ "Did not spend more on research than on plants": right where it spent less"""
    claim = case.claim
    if len(outcomes) != 1 or None in outcomes or claim.role == "rank":
        return unverified("not-comparable", f"{told}; the wording does not decide", working, rows[:3])
    if outcomes[0] == _OPPOSITE.get(claim.direction or ""):
        return supported(rows, f"{told}.", working, [note("derived", "compared with each other")])
    if not sure:
        return unverified("ambiguous", f"{told}, but the period is not sure", working, rows[:3])
    return contradicted(rows, "negated", f"{told}.", working)


def of_company(case: Case, id_: str) -> Case:
    """The same question about another company, by the name that the article gives it, and at its own period where one is told."""
    name = next((e.text for e in case.extraction.entities if e.ref == id_), id_)
    subject = case.claim.subject.model_copy(update={"id": id_, "name": None, "text": name})
    apart = case.claim.base is not None and (case.claim.kind == "comparison" or case.claim.role in ("diff", "compare"))
    told = {"period": case.claim.base, "base": None} if apart else {}
    return replace(case, claim=case.claim.model_copy(update={"subject": subject, **told}))


@record
class Beside:
    """Figures of two companies at periods of one length, and whether the period of each is beyond doubt."""

    pairs: list[tuple[Known, Known]]
    sure: bool
    other: Case


def beside(case: Case, id_: str, ours: list[Known], metric: str | None = None) -> Beside:
    """The figures of another company beside ours: of the same period, else of its own year that ends nearest to ours."""
    other = of_company(case, id_)
    metric = metric or case.claim.metric
    theirs, sure = at(other, metric)
    own = other.claim.period != case.claim.period
    pairs = pairs_of(ours, theirs, apart=None if own else _HALF_A_YEAR)
    if not pairs and not own:
        pairs, sure = pairs_of(ours, nearest_year(other, metric, ours), apart=_HALF_A_YEAR), bool(ours)
    return Beside(pairs, sure, other)


_SAME, _HALF_A_YEAR, _LONGER = 10, 183, 20
"""Days by which periods that are compared may lie apart: of one company; of two, whose years may end at different times;
and by which one may be longer, for weeks."""


def pairs_of(ours: list[Known], theirs: list[Known], apart: int | None) -> list[tuple[Known, Known]]:
    """What may be compared; `apart` is None where both periods are told."""
    return [(a, b) for a in ours for b in theirs if _alike(a, b, apart)]


def nearest_year(other: Case, metric: str, ours: list[Known]) -> list[Known]:
    """Of a company whose years end at another time: the one that had ended last and ends nearest to ours."""
    years = [y for y in calendar_of(other).years.values() if other.day is None or y[1] < other.day]
    found: list[Known] = []
    for known in ours:
        end = known.window.end
        if known.window.start is not None and (end - known.window.start).days > 340 and years:
            year = min(years, key=lambda y: abs((y[1] - end).days))
            found += find(other, metric, Candidate(year[0], year[1], f"its own year to {year[1]}")).known
    return found


def _judge_sign(case: Case) -> Judgement:
    """ "Turned a profit", "paid no dividend": whether the filed figure is above zero, or for a loss below it."""
    claim = case.claim
    if not case.filings:
        return nothing_known(case)
    found, sure = at(case, claim.metric)
    values = [known.observation.value for known in found if known.observation.value is not None]
    if not values:
        return nothing_known(case)
    first = found[0]
    told, rows = filed_as(case, first), [first.observation]
    working = [
        f"read as: {label(claim.metric)} is {'not ' if claim.negated else ''}{'above' if claim.direction == 'up' else 'below'} zero",
        told,
    ]
    outcomes = {value > 0 if claim.direction == "up" else value < 0 for value in values}
    if len(outcomes) > 1:
        return unverified("not-comparable", f"{told}; the wording does not decide", working, rows)
    if outcomes.pop() is not claim.negated:
        return _first_of_all(case, found) if claim.superlative == "first" else supported(rows, f"{told}.", working)
    if not sure:
        return unverified("ambiguous", f"{told}, but the period is not sure", working, rows)
    if (last := _of_its_end(case, first)) is not None:
        return unverified("ambiguous", f"{told}, but {last}", working, rows)
    code: DiagnosisCode = "negated" if claim.negated else "direction-flipped"
    return contradicted(rows, code, f"{told}.", working)


def _of_its_end(case: Case, year: Known) -> str | None:
    """ "Ended 2024 with a loss": so did the last quarter of that year, of which it may be told as well"""
    claim, end = case.claim, year.window.end
    if not _ENDED.search(case.article.text, claim.start, claim.end):
        return None
    last = [quarter for quarter in calendar_of(case).quarters if quarter[1] == end and year.window.start != quarter[0]]
    for quarter in last:
        for known in find(case, claim.metric, Candidate(*quarter, "its last quarter")).known:
            value = known.observation.value
            if value is not None and (value > 0 if claim.direction == "up" else value < 0) is not claim.negated:
                return filed_as(case, known)
    return None


_ENDED = regex(r"\b(?:ended|ends|finished|finishes|closed|closes|exited|left)\b", re.I)


def _first_of_all(case: Case, found: list[Known]) -> Judgement:
    """ "Paid its first dividend in 2024": right where the period before had none that is filed, wrong where one had"""
    now = found[0]
    earlier = [
        known
        for start, end in sorted(calendar_of(case).years.values())
        if now.window.start is not None and end < now.window.start
        for known in find(case, case.claim.metric, Candidate(start, end, f"{start} to {end}")).known[:1]
    ]
    told, rows = filed_as(case, now), [now.observation, *(k.observation for k in earlier[-1:])]
    working = [told, *(filed_as(case, k) for k in earlier)]
    paid = [k for k in earlier if k.observation.value]
    if paid:
        before = f"{told}, and there was one before: {filed_as(case, paid[-1])}."
        return contradicted([now.observation, paid[-1].observation], "wrong-period", before, working)
    known = earlier and now.window.start is not None and (now.window.start - earlier[-1].window.end).days <= _LONGER
    if not known:
        return unverified("no-data", f"{told}; what was before is not held", working, rows)
    return supported(rows, f"{told}, and {filed_as(case, earlier[-1])}.", working)


def is_open(case: Case, metric: str) -> bool:
    """What may be counted in several ways, or is not surely meant."""
    return is_vague(case, metric) or is_loose(case, metric) or not is_said(case, metric)


def at(case: Case, metric: str) -> tuple[list[Known], bool]:
    """What is filed on a metric at every window that may be meant, and whether the period is beyond doubt."""
    windows: Windows = windows_of(case, case.filings, metric)
    found = [known for window in windows.candidates for known in find(case, metric, window).known]
    found = [known for known in found if not is_no_loss(known.observation)]
    return found, windows.decisive and windows.given and bool(found)


def _alike(a: Known, b: Known, apart: int | None) -> bool:
    """Periods of one length that do not lie too far apart."""
    if a.observation.unit != b.observation.unit or a.observation.per != b.observation.per:
        return False
    if (a.window.start is None) != (b.window.start is None):
        return False
    if a.window.start is not None and b.window.start is not None:
        longer = (a.window.end - a.window.start).days - (b.window.end - b.window.start).days
        if abs(longer) > _LONGER:
            return False
    return apart is None or abs((a.window.end - b.window.end).days) <= apart


def _larger(a: Observation, b: Observation) -> str | None:
    if a.value is None or b.value is None or a.value == b.value:
        return None
    return "up" if a.value > b.value else "down"


def filed_as(case: Case, known: Known) -> str:
    obs, window = known.observation, known.window
    when = f"{window.start} to {window.end}" if window.start else f"{window.end}"
    return f"{label(obs.metric)} of {who(case)} was {amount(obs.value or Decimal(0), obs.unit)} ({when})"
