"""Changes that a sentence of the document gives by its two figures ("rose to 41.2 million from 36.9 million", "10.7% (10.0%)")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.case import Judgement, note
from factcheck.judge.compare import HALF, Bounds, Outcome, Reading, compare, point
from factcheck.judge.compare import plain as plain_number
from factcheck.judge.documents import when
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.directions import way_of
from factcheck.judge.documents.meanings import Meaning, is_metric, meanings_of
from factcheck.judge.documents.move import is_evaluated, wanted
from factcheck.judge.documents.printed import Line, Printed, cover
from factcheck.judge.documents.readings import TOGETHER, fits, is_anothers, is_moving
from factcheck.judge.documents.values import related
from factcheck.judge.documents.verdicts import contradicted, quoted, supported
from factcheck.judge.documents.working import read_as
from factcheck.model import DiagnosisCode, Quantity, Time
from factcheck.patterns import regex
from factcheck.sources.documents.facts import LESS_IS_BETTER

_BRACKETED = regex(r"\s*\(\s*(?:[A-Za-z]+\s+)?(?:[HQ][1-4]\s+)?(?:\d{4}:?\s*)?")
_MOST = 0.6
_FEW_MISSING = 0.65
"""A change that comes out of two figures to the digit agrees by little chance."""
_SOME = 2
_POINTS = ("pp", "bps")
_RELATIVE = ("percent", "fraction", "multiple")


def stepped(asked: Asked, times: Sequence[Time], words: Sequence[Meaning], lines: Sequence[Line]) -> Judgement | None:
    """None where no sentence has all of the claim's words and a figure with the one before it."""
    quantity = asked.quantity
    if quantity is None or not is_moving(asked) or asked.fact.negated or denied(asked.sentence):
        return None
    way = (
        asked.fact.direction
        if asked.fact.direction in ("up", "down")
        else way_of(asked.sentence, meanings_of(asked.rules.vocabulary))
    )
    if way is None and quantity.kind != "multiple":
        return None
    against: list[Judgement] = []
    for line in lines:
        known = cover(words, line.wide)
        if known < (_FEW_MISSING if len(words) > _SOME else 1) or denied(line.text):
            continue
        if any(m.is_name and not m.stands_in(line.wide) for m in words) or not asked.part <= line.stems:
            continue
        each = list(_pairs(line))
        # "which is a margin of 10.7% (10.0%)": the one pair of its kind has the words of the whole sentence
        alone = [
            now for now, _ in each if known == 1 and sum(n.quantity.kind == now.quantity.kind for n, _ in each) == 1
        ]
        pairs = [
            (now, then)
            for now, then in each
            if (
                cover(words, now.all) >= _MOST
                or (now in alone and now.quantity.kind == "percent")
                or _is_told_before(words, line, now)
            )
            and fits(asked, times, line, now)
            and when.is_of_base(asked.held, then.times, times)
            and not is_anothers(asked, now, strictly=True)
        ]
        for now, then in pairs:
            judged = _judged(
                asked, quantity, way, line, now, then, len(pairs) == 1 and _is_whole(asked, words, line, now)
            )
            if judged is not None and judged.verdict.status == "supported":
                return judged
            if judged is not None:
                against.append(judged)
    return against[0] if len(against) == 1 else None


def of_line(asked: Asked, quantity: Quantity, way: str | None, line: Line, figure: Printed) -> Judgement | None:
    """The change to a figure of the document from the one with which its sentence compares it; only where it agrees."""
    if way is None and quantity.kind != "multiple":
        return None
    for now, then in _pairs(line):
        if now is figure:
            judged = _judged(asked, quantity, way, line, now, then, False)
            if judged is not None:
                return judged
    return None


def _is_told_before(words: Sequence[Meaning], line: Line, now: Printed) -> bool:
    """ "And commercial activities 37.2 million (29.8 million)": the measure was told before, and no other is told here."""
    rest = [m for m in words if not is_metric(m)]
    if not rest or len(rest) == len(words) or cover(words, line.wide) < 1 or cover(rest, now.own) < 1:
        return False
    return not any(way[0] == "=" for way in now.own)


def _is_whole(asked: Asked, words: Sequence[Meaning], line: Line, now: Printed) -> bool:
    """The figure has every word of the claim, and few of its own: "wind and solar together" is not solar."""
    if cover(words, line.wide) < 1 or cover(words, now.all) < 1:
        return False
    if TOGETHER.search(now.clause) and not TOGETHER.search(asked.sentence):
        return False
    meanings = meanings_of(asked.rules.vocabulary)
    claimed = meanings.stems(asked.sentence)
    extra = [m for m in meanings.of(now.clause) if m.stands_in(now.own) and not m.stands_in(claimed)]
    return len(extra) <= len(words) // 2


def _pairs(line: Line) -> Iterator[tuple[Printed, Printed]]:
    """A figure and each of those that the sentence compares it with ("compared with 1.31 in the quarter and 1.05 in the year before")."""
    figures = [f for f in line.figures if not f.is_change and f.quantity.value]
    for at, now in enumerate(figures):
        if now.is_base:
            nxt = figures[at + 1] if at + 1 < len(figures) else None
            if (
                nxt is not None
                and _alike(now, nxt)
                and FROM.search(line.text[: now.start])
                and TO.search(line.text[now.quantity.end : nxt.start])
            ):
                yield nxt, now  # "slipped from 115 to 112 percent"
            continue
        compared = is_bracketed = False
        for then in figures[at + 1 :]:
            if not _alike(now, then):
                break
            between = line.text[now.quantity.end : then.start]
            follows = compared and not is_bracketed and _AND.search(line.text[: then.start]) is not None
            bracketed = not compared and _BRACKETED.fullmatch(between) is not None
            if not (then.is_base or follows or bracketed):
                break
            compared, is_bracketed = True, is_bracketed or bracketed or "(" in between
            yield now, then
    yield from _later(line, figures)


def _later(line: Line, figures: Sequence[Printed]) -> Iterator[tuple[Printed, Printed]]:
    """ "Net cash stood at 212 million, after a dividend of 61 million; it was 247 million at 30 June": the first figure of the sentence."""
    for then in figures[_SOME:]:
        if _IT_WAS.search(line.text[: then.start]) and not figures[0].is_base and _alike(figures[0], then):
            yield figures[0], then


_IT_WAS = regex(r"[;,]\s+(?:[a-z ]{0,24}\s)?(?:it|they)\s+(?:was|were|had\s+been)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)


def _alike(one: Printed, other: Printed) -> bool:
    return one.quantity.kind == other.quantity.kind and related(one.quantity, other.quantity)[0] == "same"


FROM = regex(r"\bfrom\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
TO = regex(r"\bto\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_AND = regex(r"(?:\band|,)\s+(?:[a-z]+\s+){0,3}$", re.IGNORECASE)


_OTHER_BASE = regex(
    r"^\s*(?:[a-z]+\s+){0,2}(?:more|less|fewer|higher|lower|above|below)\s+than\s+(?:at|in|on)\b", re.IGNORECASE
)


def _judged(
    asked: Asked, quantity: Quantity, way: str | None, line: Line, now: Printed, then: Printed, is_sure: bool
) -> Judgement | None:
    a, b = now.quantity.value, then.quantity.value
    assert a is not None
    assert b is not None
    if b and not 1 < abs(a / b) * _FAR < _FAR**2:
        return None  # "214.6 thousand barrels, against 198.3 mboepd": of another scale
    b *= related(now.quantity, then.quantity)[1]
    reading, _ = wanted(asked, quantity)
    sign = -1 if way == "down" and quantity.kind != "multiple" else 1
    percent = (abs(a) / abs(b) - 1) * 100 if (a < 0) == (b < 0) else None
    points = a - b if now.quantity.kind == "percent" else None
    if quantity.kind in _POINTS:
        value = points
    elif quantity.kind in _RELATIVE:
        value = percent
    else:
        relation, factor = related(quantity, now.quantity)
        value = (a - b) * factor if relation == "same" else None
    said = f'"{line.text.strip()}" ({line.place})'
    text = f"{plain_number(a)} against {plain_number(b)}"
    evidence = (quoted(asked.held, line.text, line.place),)
    working = [read_as(asked), text]
    if value is None:
        return None
    told = f"{text}: {plain_number(value.quantize(Decimal('0.1')))}"
    outcome = _outcome(reading, value * sign, _room(now, then, quantity))
    is_open = is_evaluated(asked.sentence) and asked.fact.metric not in LESS_IS_BETTER
    if outcome != "match" and is_open and _outcome(reading, -value * sign, Decimal(0)) == "match":
        outcome = "match"  # "deteriorated by 3.5 points": which way that is, the word does not tell
    if outcome == "match":
        return supported(
            asked.held, evidence, f"Computed from {asked.held.name}: {told}: {said}.", working, [note("derived", told)]
        )
    if _OTHER_BASE.search(asked.sentence.partition(quantity.text)[2]):
        is_sure = False  # "1.6 million more than at the end of December": it says with which time it compares
    if outcome != "differ" or not is_sure or quantity.cmp not in ("eq", "gt", "ge"):
        return None
    code: DiagnosisCode = "wrong-value"
    if (
        points is not None
        and quantity.kind in _RELATIVE
        and _outcome(reading, points * sign, Decimal(0)) == "match"
        or percent is not None
        and quantity.kind in _POINTS
        and _outcome(reading, percent * sign, Decimal(0)) == "match"
    ):
        code = "percent-vs-points"
    elif _outcome(reading, -value * sign, Decimal(0)) == "match":
        code = "direction-flipped"
    return contradicted(asked.held, evidence, code, f"{asked.held.name}: {told}, not {quantity.text}: {said}.", working)


_FAR = 100


def _outcome(reading: Reading, value: Decimal, room: Decimal) -> Outcome:
    if compare(reading, point(value)).outcome == "match":
        return "match"
    return compare(reading, Bounds(value - room, value + room)).outcome


def _room(now: Printed, then: Printed, quantity: Quantity) -> Decimal:
    """How far the rounding of the two figures lets the change lie from what comes out of them."""
    halves = (now.quantity.step + then.quantity.step) * HALF
    value = abs(then.quantity.value or Decimal(1))
    return halves / value * 100 if quantity.kind in _RELATIVE else halves
