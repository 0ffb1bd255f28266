"""What is open for its time alone, held against the one time that the article or the figure's own words leave.

A sentence seldom names its period, and a figure that does not fit may be that of another. But where the figures of a company are right
of one period and hardly of any other, a reader takes its silent figures for that period's, and so may we: a wrong one is told as
one. And where the time stands with the figure itself ("total assets at quarter-end were"), no other of its sentence is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from factcheck.judge.agreed.mainly import main_windows
from factcheck.judge.alive import digits_of
from factcheck.judge.backward import turns_back
from factcheck.judge.beside import (
    compares_years,
    explained_by,
    is_of_years_ago,
    level_that_is_right,
    of_period_before,
    window_of,
)
from factcheck.judge.windows import Candidate
from factcheck.model import Claim, Contradicted, Extraction, Quantity, Supported, Time, Unverified
from factcheck.patterns import regex

_OF_ALL = 0.6
"""So great a part of a company's present figures shows that a silent one is of their period too, and not only may be."""


def framed(
    claims: Sequence[Claim], judged: Sequence[Claim], extraction: Extraction, text: str, ask: Callable[..., Claim]
) -> dict[int, Claim]:
    """The open claims, by their places, that are wrong of the time that is left; what may be said against it is asked elsewhere."""
    mains = {ref: found[0] for ref, found in main_windows(judged, _OF_ALL).items()}
    found = {}
    for k, claim in enumerate(judged):
        if not _is_open(claim):
            continue
        main = mains.get(claim.subject.id)
        if (to := _changed_to(claim, judged, extraction, text)) is not None:
            read = ask(claims[k], confirmed=True, beside=window_of(to), certain=True)
        elif main is not None and _is_silent(claim, extraction, text):
            read = ask(claims[k], confirmed=True, beside=main)
        elif (level := _level_of(claim, judged, extraction)) is not None:
            own = window_of(level)
            read = ask(claims[k], confirmed=True, beside=own, yearly=True, certain=True)
            read = claim if own and is_of_years_ago(read, own, extraction) else read
        elif _stands_with_time(claim, main, extraction, text):
            read = ask(claims[k], certain=True)
        else:
            read = claim
        if not isinstance(read.verdict, Contradicted):
            read = _goes_on(k, claims, judged, main, extraction, text, ask) or read
        if isinstance(read.verdict, Contradicted) and (
            to is not None or read.verdict.diagnosis.code not in _UNEXPLAINED
        ):
            found[k] = read
    return found


def _is_open(claim: Claim) -> bool:
    """Its company and measure are told, and what it is held against is shown, but for the time."""
    verdict = claim.verdict
    bound = claim.quantity is not None and claim.unbound is None and not claim.cell
    told = bound and not any(c.field == "metric" and c.source != "question" for c in claim.context)
    return told and isinstance(verdict, Unverified) and verdict.reason == "ambiguous" and bool(verdict.evidence)


def _level_of(claim: Claim, judged: Sequence[Claim], extraction: Extraction) -> Claim | None:
    """The right level of a period right before an earlier one that names no time, "$3.0 billion from $5.5 billion": it is of a year before."""
    place = level_that_is_right(claim, judged, extraction)
    if place is None or (window := window_of(judged[place])) is None or window.start is None:
        return None
    level, quantity = judged[place], extraction.quantity(claim.quantity)
    if quantity is None or quantity.kind in _RATES:
        return None
    between = [c.start for c in judged if c.metric == claim.metric and c.role == "from"]
    between += [t.start for t in _times(claim, extraction) if t.type != "base"]
    return level if level.end <= claim.start and not any(level.end <= at < claim.start for at in between) else None


_RATES = frozenset({"percent", "fraction"})
"""The level beside one may be right of more than one period, so that it does not show which is meant."""


def _is_silent(claim: Claim, extraction: Extraction, text: str) -> bool:
    """Neither the figure nor its sentence tells a time, but for what a change is since; and it is no other's measure."""
    sentence = extraction.sentence(claim.sentence)
    if claim.role not in ("level", "delta") or sentence is None or _THAN.search(text[sentence.start : claim.start]):
        return False
    return all(t.type == "base" and claim.role == "delta" for t in _times(claim, extraction))


_THAN = regex(r"\bthan (?:the |its |about |some )*$")
"""Behind it stands what the measure of the sentence is held against: "is smaller than the $10.3 billion of the search company"."""


def _times(claim: Claim, extraction: Extraction) -> Iterator[Time]:
    return (t for t in extraction.times_in(claim.sentence) if t.type != "tenor")


_BETWEEN = regex(
    r"[;:()\u2013\u2014]|, (?:and|but|or|so|with)\b"
    r"|\b(?:than|against|versus|after|before|from|since|compared|exceed\w*|like|while|whereas|as|when)\b"
)
_AT_ONCE = regex(r"\s*(?:(?:in|at|for|on|of|over|during|the|its) )*")
_POINTS_BACK = regex(r"\b(?:that|those|these|same|last|previous|prior|ago|earlier)\b", re.I)
_OFTEN = regex(r"[QYHM]|FY(?:XXXX)?")
"""How often something is told: "two years ago, when quarterly revenue was"."""
_YEAR = regex(r"\d{4}")
_FEW = 12
"""Words between a time and the figure that it stands with."""


def _stands_with_time(claim: Claim, main: Candidate | None, extraction: Extraction, text: str) -> bool:
    """Whether the time that it is told of stands with the figure itself, with nothing between that another could be told of.

    "The quarter", "year-end" tell a time only where it is the article's main one.
    """
    time, quantity = extraction.time(claim.period), extraction.quantity(claim.quantity)
    taken = any(c.field == "period" for c in claim.context) or "period<loose" in claim.rule_trace
    if taken or claim.role == "from" or time is None or quantity is None or time.sentence != claim.sentence:
        return False
    if _POINTS_BACK.search(text, time.start, time.end) or _OFTEN.fullmatch(time.value):
        return False
    if not _YEAR.search(time.value) and (main is None or not _is_end(window_of(claim), main)):
        return False
    if time.start >= quantity.end:
        return _AT_ONCE.fullmatch(text, quantity.end, time.start) is not None
    places = [q.start for q in extraction.quantities_in(claim.sentence)] + [t.start for t in _times(claim, extraction)]
    if time.end > quantity.start or any(time.end <= place < quantity.start for place in places):
        return False
    between = text[time.end : quantity.start]
    return _BETWEEN.search(between) is None and len(between.split()) <= _FEW


def _is_end(window: Candidate | None, main: Candidate) -> bool:
    """The main period, or the day on which it ends."""
    return window is not None and window.end == main.end and window.start in (None, main.start)


def _goes_on(
    k: int,
    claims: Sequence[Claim],
    judged: Sequence[Claim],
    main: Candidate | None,
    extraction: Extraction,
    text: str,
    ask: Callable[..., Claim],
) -> Claim | None:
    """A present level that is right of an earlier time alone, amid figures that are right of the later one it was held against.

    "Operating income rose 10% to $23.6 billion. That is a margin of 66%. Net income was $17.3 billion": nothing turns the text back.
    """
    claim, quantity = judged[k], extraction.quantity(claims[k].quantity)
    if claim.role != "level" or quantity is None or quantity.kind in _RATES or digits_of(quantity.text) < _DIGITS:
        return None
    if turns_back(claim, extraction, text):
        return None
    read = ask(claims[k], confirmed=True, certain=True)
    verdict = read.verdict
    if not isinstance(verdict, Contradicted) or verdict.diagnosis.code != "wrong-period":
        return None
    held, own = window_of(read), explained_by(read)
    if held is None or own is None or own.end >= held.end:
        return None
    near = (
        c
        for c in judged
        if c is not claim and c.role != "from" and c.subject.id == claim.subject.id and isinstance(c.verdict, Supported)
    )
    ends = [w.end for c in near if abs(c.sentence - claim.sentence) <= _NEAR and (w := window_of(c)) is not None]
    then, right = sum(end <= own.end for end in ends), sum(end == held.end for end in ends)
    if main is not None and main.end == held.end:
        right += 1
    return read if right >= _RIGHT and then * _RIGHT < right else None


_DIGITS = 2
_NEAR = 2
"""So many sentences before and behind tell of when a figure between them is."""
_RIGHT = 2
"""So many right figures show it, the article's main period as one of them; and of each of an earlier time so many more."""


def beside_level(
    claims: Sequence[Claim], judged: Sequence[Claim], extraction: Extraction, text: str, ask: Callable[..., Claim]
) -> dict[int, Claim]:
    """The open changes, by their places, that are right of the time of the level beside them: "was $11.08 billion, 16% up" """
    found, yearly = {}, compares_years(judged, extraction)
    for k, claim in enumerate(judged):
        if _is_open(claim) and (to := _changed_to(claim, judged, extraction, text)) is not None:
            read = ask(claims[k], confirmed=True, beside=window_of(to), only="right")
            if isinstance(read.verdict, Supported) and not (yearly and of_period_before(read)):
                found[k] = read
    return found


def _changed_to(claim: Claim, judged: Sequence[Claim], extraction: Extraction, text: str) -> Claim | None:
    """The right level right beside a percentage without a time, of which it is the change and can be that of nothing else.

    "Net income grew a slim 11% to $5.6 billion", "EPS: $2.84, a gain of 16%"
    """
    quantity = extraction.quantity(claim.quantity)
    if claim.role != "delta" or quantity is None or quantity.kind != "percent":
        return None
    if any(t.type not in ("base", "duration") and t.id != claim.base for t in _times(claim, extraction)):
        return None
    sentence = extraction.sentence(claim.sentence)
    thing = (claim.subject.id, claim.metric, claim.segment, "level")
    for level in judged:
        told = (level.subject.id, level.metric, level.segment, level.role)
        if told != thing or sentence is None or not isinstance(level.verdict, Supported):
            continue
        for start, end in [(level.start, level.end), *((each.start, each.end) for each in level.repeats)]:
            inside = sentence.start <= start < sentence.end
            if inside and _stand_together(start, end, quantity, claim.sentence, extraction, text):
                return level
    return None


def _stand_together(start: int, end: int, change: Quantity, sentence: int, extraction: Extraction, text: str) -> bool:
    first, last = min(change.end, end), max(change.start, start)
    timed = any(first <= t.start < last for t in extraction.times_in(sentence))
    return not timed and _APART.search(text, first, last) is None and len(text[first:last].split()) <= _BESIDE


_APART = regex(r"[;:.()\d]|\b(?:and|but|while|whereas|than|of which|after|before|from)\b", re.I)
_BESIDE = 6
"""Words between a level and its change: "$2.84, which is a gain of 16%"."""
_UNEXPLAINED = frozenset({"wrong-value", "wrong-company"})
"""Where nothing of its own company tells what the figure is instead, it may be told of something that was not understood."""
