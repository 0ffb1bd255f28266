"""Changes: as the document states them, or computed from two of its figures with the derivation shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.asked import RELATIVE
from factcheck.judge.case import Judgement, note
from factcheck.judge.compare import HALF, Bounds, Reading, compare
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.derived import HUNDRED
from factcheck.judge.documents.figures import judge_horizon
from factcheck.judge.documents.growth import basis_asked, basis_told, may_tell
from factcheck.judge.documents.move import POINTS, Move, change_outcome, turned, wanted
from factcheck.judge.documents.nearest import elsewhere, nearest
from factcheck.judge.documents.steps import computed, words_fit, years_back
from factcheck.judge.documents.sure import is_sure, modality_agrees
from factcheck.judge.documents.values import bounds_of, related
from factcheck.judge.documents.verdicts import contradicted, open_, says, supported
from factcheck.judge.documents.working import cites, read_as
from factcheck.judge.fix import quantity_fix
from factcheck.model import DiagnosisCode, Quantity
from factcheck.patterns import regex
from factcheck.rules.worded import worded
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import Days, base_windows, length, same

_FROM_A_PEAK = worded(
    r"^\s*(?:below|above|under|over|short of|off|from)\s+(?:its|the|their|a)?\s*(?:[\w’'-]+\s+){0,3}<yardstick>\b"
)
_SINCE_AN_EVENT = worded(
    r"^[^.;,]{0,30}?\bsince\s+(?!(?:the\s+)?(?:start|beginning|end|turn)\b)(?:(?:it|they|he|she)\s+[a-z]+|(?:the|its|their)\s+(?:[\w’'-]+\s+){0,3}<event>)\b"
)
""" "Has come down by two points since it peaked in March": no single step that is told tells the whole way."""
_NEAR = 60


def judge_change(asked: Asked) -> Judgement:
    held, quantity = asked.held, asked.quantity
    assert quantity is not None
    if asked.who is None:
        return open_(held, "no-data", f"{held.name} does not speak of the subject of this claim", nearest(asked))
    if _FROM_A_PEAK(asked.rules.vocabulary).search(asked.sentence.partition(quantity.text)[2][:_NEAR]):
        return open_(
            held, "not-comparable", "the claim tells a distance from a peak, a target or an average", nearest(asked)
        )
    reading, sign = wanted(asked, quantity)
    basis = basis_asked(asked)
    moves = [move for move in _stated(asked, quantity) if may_tell(basis, basis_told(move.facts[0]))]
    if may_tell(basis, None):
        moves += computed(asked, quantity)
    if not moves:
        return open_(held, "no-data", f"{held.name} gives no such change", nearest(asked), [read_as(asked)])
    outcomes = [(move, change_outcome(reading, move, sign, quantity)) for move in moves]
    working = [read_as(asked), *(f"{move.text}: {outcome}" for move, outcome in outcomes[:6])]
    matches = [move for move, outcome in outcomes if outcome == "match"]
    if not matches and _SINCE_AN_EVENT(asked.rules.vocabulary).search(asked.sentence.partition(quantity.text)[2]):
        told = f"{moves[0].text}; the claim tells all of the change since then"
        return open_(held, "not-comparable", told, cites(asked, moves[0].facts), working)
    if matches:
        best = matches[0]
        ended = judge_horizon(asked, best.facts, working)
        if ended is not None:
            return ended
        if asked.fact.negated:
            return contradicted(
                held, cites(asked, best.facts), "negated", f"{best.text}; the claim denies it.", working
            )
        notes = [note("derived", best.text)] if len(best.facts) > 1 else []
        lead = f"Computed from {held.name}: " if notes else ""
        return supported(held, cites(asked, best.facts), f"{lead}{best.text}.", working, notes)
    return _mismatch(asked, quantity, reading, sign, outcomes, working)


# ---------------------------------------------------------------- stated
def _stated(asked: Asked, quantity: Quantity) -> Iterator[Move]:
    for fact in asked.candidates:
        if fact.role != "delta" or fact.quantity is None or fact.negated:
            continue
        if not modality_agrees(asked, fact) and asked.fact.windows and fact.windows:
            continue
        if not asked.about(fact) and not _is_told(asked, fact, quantity):
            continue
        if years_back(asked.sentence) not in (None, years_back(fact.text)):
            continue
        if asked.period(fact) == "other" or _bases_differ(asked, fact) or not words_fit(asked, fact):
            continue
        bounds = bounds_of(fact.quantity, fineness=quantity.step)
        if bounds is None:
            continue
        if fact.quantity.cmp in ("gt", "ge") and fact.quantity.value is not None:
            bounds = Bounds(bounds.low, None)
        kind = fact.quantity.kind
        if kind == "multiple":
            bounds = bounds.mapped(lambda x: (x - 1) * HUNDRED)
        elif kind == "fraction":
            bounds = bounds.mapped(lambda x: x * HUNDRED)
        elif kind == "bps":
            bounds = bounds.mapped(lambda x: x / HUNDRED)
        if fact.direction == "down" and kind != "multiple":
            bounds = turned(bounds, -1)
        elif fact.direction is None and asked.fact.direction == "down":
            continue
        sure = asked.period(fact) == "same" and is_sure(asked, fact)
        points = bounds if kind in POINTS else None
        percent = bounds if kind in RELATIVE else _relative(asked, fact, bounds) if points else None
        yield Move(
            (fact,),
            _told(asked, fact),
            _in_terms(quantity, fact.quantity, points, percent, bounds),
            points,
            percent,
            sure,
        )


def _relative(asked: Asked, change: Fact, points: Bounds) -> Bounds | None:
    """What so many points are in percent of the rate before, where the rate after is given."""
    for fact in asked.candidates:
        quantity = fact.quantity
        if fact.role != "level" or quantity is None or quantity.kind != "percent" or quantity.value is None:
            continue
        if fact.index != change.index or fact.metric != change.metric or not asked.about(fact):
            continue
        if points.low is None or points.high is None:
            return None
        middle = (points.low + points.high) / 2
        if quantity.value - middle <= 0:
            return None
        value = middle / (quantity.value - middle) * HUNDRED
        return Bounds(value - _ROOM, value + _ROOM)
    return None


_ROOM = Decimal("0.5")


def _is_told(asked: Asked, fact: Fact, quantity: Quantity) -> bool:
    """The very change, to the digit and in its direction, in half of the words, where the metric has no name."""
    other = fact.quantity
    if other is None or (other.kind, other.value, other.cmp) != (quantity.kind, quantity.value, quantity.cmp):
        return False
    if asked.fact.metric != "unknown" or fact.direction != asked.fact.direction or quantity.step >= 1:
        return False
    return asked.covers(fact) >= HALF and asked.same_part(fact) and asked.same_who(fact)


def _told(asked: Asked, fact: Fact) -> str:
    return says(asked.held, fact, fact.direction or "")


def _bases_differ(asked: Asked, fact: Fact) -> bool:
    """A change on the quarter before is none on the year before."""
    mine, its = asked.fact.bases, fact.bases
    if not mine or not its or mine == its:
        return False
    one, other = _base_days(asked, mine[0], asked.windows), _base_days(asked, its[0], fact.windows or asked.windows)
    return bool(one and other) and not any(same(a, b) for a in one for b in other)


def _base_days(asked: Asked, base: str, windows: Sequence[Days]) -> tuple[Days, ...]:
    return tuple(day for window in windows[:1] for day in base_windows(base, window, asked.held.calendar))


def _in_terms(
    quantity: Quantity, other: Quantity, points: Bounds | None, percent: Bounds | None, bounds: Bounds
) -> Bounds | None:
    if quantity.kind in POINTS:
        return points
    if quantity.kind in RELATIVE:
        return percent
    relation, factor = related(quantity, other)
    return bounds.mapped(lambda x: x * factor) if relation == "same" else None


# ---------------------------------------------------------------- computed


# ---------------------------------------------------------------- mismatch
def _mismatch(
    asked: Asked,
    quantity: Quantity,
    reading: Reading,
    sign: int,
    outcomes: Sequence[tuple[Move, str]],
    working: list[str],
) -> Judgement:
    held = asked.held
    main = next((move for move, _ in outcomes if move.sure), outcomes[0][0])
    evidence = cites(asked, main.facts)
    if asked.fact.negated:
        return open_(held, "not-comparable", f"{main.text}; the claim denies another change", evidence, working)
    if _is_of_another_figure(asked, quantity):
        return open_(
            held, "ambiguous", f"{main.text}; the claim may tell a change of the figure before it", evidence, working
        )
    slip = _slipped(asked, quantity, reading, sign, [move for move, _ in outcomes if move.sure])
    if slip is not None:
        slipped, move, why = slip
        return contradicted(held, cites(asked, move.facts), slipped, f"{move.text}: {why}.", working)
    is_stated = quantity.kind == "count" and len(main.facts) == 1 and not main.facts[0].in_table
    if is_stated and asked.words and asked.covers(main.facts[0]) < HALF:
        # the sentence tells more than the metric: of which customers, of what kind
        return open_(held, "ambiguous", f"{main.text}; whether the claim means this is not sure", evidence, working)
    comparable = [(move, outcome) for move, outcome in outcomes if move.signed is not None]
    closed = [
        (m, o) for m, o in comparable if m.signed is not None and m.signed.low is not None and m.signed.high is not None
    ]
    comparable = closed or [(move, _implied(reading, move, sign, outcome)) for move, outcome in comparable]
    if (
        not comparable
        or any(outcome == "unsure" for _, outcome in comparable)
        or not all(m.sure for m, _ in comparable)
    ):
        return open_(held, "not-comparable", f"{main.text}; that does not decide the claim", evidence, working)
    if _A_YEAR.search(asked.sentence) and all(_is_shorter(fact) for fact in main.facts):
        return open_(held, "not-comparable", f"{main.text}; the claim is of a whole year", evidence, working)
    if _THAN_ANOTHER.match(asked.sentence.partition(quantity.text)[2]):
        return open_(held, "not-comparable", f"{main.text}; the claim compares two measures", evidence, working)
    if asked.fact.direction is None and quantity.kind not in ("multiple",):
        return open_(held, "ambiguous", f"{main.text}; the claim names no direction", evidence, working)
    points = [m.points for m, _ in comparable if m.points is not None and quantity.kind == "percent"]
    as_points = any(_reads_as_points(reading, each, sign) for each in points)
    code: DiagnosisCode = "percent-vs-points" if as_points else "wrong-value"
    text = ""
    is_plain = not as_points and quantity.cmp == "eq" and quantity.kind != "multiple"
    other = elsewhere(asked, [fact for move, _ in comparable for fact in move.facts]) if is_plain else None
    if other is not None:
        if other.code == "wrong-metric" and other.fact is not None and _may_be_meant(asked, other.fact, main.facts):
            return open_(held, "ambiguous", f"{main.text}. But {other.text}", evidence, working)
        if other.code == "wrong-period" and not asked.dated:
            # "an increase of 61 million in annual revenue", that of a year to come: the claim names no time
            return open_(held, "ambiguous", f"{main.text}. But {other.text}", evidence, working)
        code, text = other.code, other.text
    value = _middle(comparable[0][0].signed)
    is_exact = quantity.kind == "percent" and quantity.cmp == "eq"
    fix = quantity_fix(quantity, abs(value)) if is_exact and value is not None else None
    return contradicted(held, evidence, code, f"{main.text}, not {quantity.text}. {text}".strip(), working, fix=fix)


_A_YEAR = regex(
    r"\bannual(?:ly|i[sz]ed)?\b(?! (?:recurring|run|contract|report|results|general|meeting|accounts|figures|rate))|\bin a full year\b",
    re.IGNORECASE,
)
""" "An increase of $61 million in annual revenue": of no quarter."""
_MOST_OF_A_YEAR = 300


def _is_shorter(fact: Fact) -> bool:
    return bool(fact.windows) and 0 < length(fact.windows[0]) < _MOST_OF_A_YEAR


_THAN_ANOTHER = regex(
    r"[^.;,]{0,40}?\bthan\s+(?:it|they|we|he|she)\s+(?!(?:was|were|is|are|did|had|has|have|do|does|made|used)\b)[a-z]+(?:ed|[a-z]{2,}t|ought|old|id)\b",
    re.IGNORECASE,
)
""" "Produced 4,245 more vehicles than it delivered": two measures of one time, and no step of the one."""


def _slipped(
    asked: Asked, quantity: Quantity, reading: Reading, sign: int, moves: Sequence[Move]
) -> tuple[DiagnosisCode, Move, str] | None:
    """The right figure for the wrong unit of change, or for the other direction."""
    if quantity.kind == "multiple":
        return None
    for move in moves if quantity.kind in RELATIVE else ():
        if move.points is not None and _reads_as_points(reading, move.points, sign):
            return "percent-vs-points", move, "these are percentage points, not percent"
    for move in moves if quantity.kind in POINTS else ():
        if move.percent is not None and compare(reading, turned(move.percent, sign)).outcome == "match":
            return "percent-vs-points", move, "this is percent, not percentage points"
    for move in moves if asked.fact.direction in ("up", "down") else ():
        if move.signed is not None and compare(reading, turned(move.signed, -sign)).outcome == "match":
            return "direction-flipped", move, "the other direction than the claim's"
    return None


def _may_be_meant(asked: Asked, other: Fact, own: Sequence[Fact]) -> bool:
    """The change that agrees has more of the claim's words than the one that does not: which of the two is meant is a guess."""
    if other.role != "delta" or asked.period(other) == "other" or asked.part_of(other) != asked.part:
        return False
    return asked.covers(other) > max(map(asked.covers, own), default=0.0)


def _is_of_another_figure(asked: Asked, quantity: Quantity) -> bool:
    """ "Flew 24,900 flights, 5% more": the change is that of the flights, whatever the sentence began with."""
    at = re.search(rf"(?<![\d.,]){re.escape(quantity.text)}", asked.sentence)
    before = asked.sentence[: at.start()] if at else ""
    found = _FIGURE_BEFORE.search(before)
    if found is None:
        return False
    size = float(found["n"].replace(",", ""))
    metrics = {f.metric for f in asked.held.facts.valued(size * 0.999, size * 1.001)}
    return bool(metrics) and asked.fact.metric not in metrics


_FIGURE_BEFORE = regex(r"(?<![\d.,$€£])(?P<n>\d{1,3}(?:,\d{3})+)(?:\s+[a-z]+){1,3},\s+$")


def _reads_as_points(reading: Reading, points: Bounds, sign: int) -> bool:
    """The number is that of the points, or of the hundredths of them: "fell 4%" for four basis points."""
    if points.low is not None and points.high is not None:
        middle = (points.low + points.high) / 2
        points = Bounds(middle, middle)  # of rounded figures the printed difference is meant
    forms = (points, points.mapped(lambda x: x * HUNDRED))
    return any(compare(reading, turned(form, sign)).outcome == "match" for form in forms)


def _implied(reading: Reading, move: Move, sign: int, outcome: str) -> str:
    """ "More than tripled" is said of what did not quadruple."""
    stated = move.facts[0].quantity
    if outcome != "unsure" or stated is None or stated.kind != "multiple" or move.signed is None:
        return outcome
    if move.signed.low is None or move.signed.high is not None:
        return outcome
    return compare(reading, turned(Bounds(move.signed.low, move.signed.low + _SHORT_OF), sign)).outcome


_SHORT_OF = Decimal(80)
"""Percent."""


def _middle(bounds: Bounds | None) -> Decimal | None:
    if bounds is None or bounds.low is None or bounds.high is None:
        return None
    return (bounds.low + bounds.high) / 2
