"""The direction of a level's verb ("rose to $13.5 billion") against the periods before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.judge.case import Case, amount, cite
from factcheck.judge.resolve import Candidate, calendar_of
from factcheck.judge.values import LOSSES, Known, find
from factcheck.model import Claim, Evidence, Extraction, Observation, Quantity
from factcheck.patterns import regex
from factcheck.records import record


@record
class Flipped:
    detail: str
    observations: tuple[Observation, ...]
    cited: tuple[Evidence, ...]


def direction_problem(case: Case, known: Known) -> Flipped | None:
    """The verb's direction is provably wrong only if the figure moved the other way against every period before it."""
    direction, window = case.claim.direction, known.window
    if (
        direction not in {"up", "down"}
        or window.start is None
        or case.claim.role not in {None, "level"}
        or case.claim.metric in LOSSES
    ):
        return None
    now = known.observation
    if now.value is None or now.value <= 0:
        return None
    calendar = calendar_of(case)
    before = [
        (calendar.year_ago(window.start, window.end), "a year earlier"),
        (calendar.previous(window.start, window.end), "the period before"),
    ]
    earlier: list[tuple[Observation, str]] = []
    for period, words in before:
        values = find(case, now.metric, Candidate(period[0], period[1], words), unit=now.unit).known if period else []
        if not values:
            return None
        earlier.append((values[0].observation, words))
    moves = {_move(now, then) for then, _ in earlier}
    opposite = {"up": "down", "down": "up"}[direction]
    if moves != {opposite}:
        return None
    shown = " and ".join(f"{amount(obs.value, obs.unit)} {words}" for obs, words in earlier if obs.value is not None)
    word = "up" if opposite == "up" else "down"
    return Flipped(
        f"The figure was {word}, not {direction}, from {shown}.", (now,), tuple(cite(obs) for obs, _ in earlier)
    )


_BETTER_OR_WORSE = regex(r"\b(?:improv|better|wors|deterior|weaken|strengthen)", re.I)
""" "The loss improved": of a loss the word does not say which way the figure went."""


def told_otherwise(claims: Sequence[Claim], extraction: Extraction, text: str) -> Iterator[tuple[int, str, Claim]]:
    """ "Narrowed to 68.8% from 65.1%": both figures are right, and the verb is not. (index of the claim, why, the earlier level)"""
    for k, (claim, earlier) in enumerate(zip(claims, claims[1:], strict=False)):
        if (
            claim.role != "level"
            or earlier.role != "from"
            or claim.negated
            or (claim.sentence, claim.metric, claim.subject.id, claim.segment)
            != (earlier.sentence, earlier.metric, earlier.subject.id, earlier.segment)
            or any(getattr(c.verdict, "status", None) != "supported" for c in (claim, earlier))
        ):
            continue
        now, then = extraction.quantity(claim.quantity), extraction.quantity(earlier.quantity)
        between = text[claim.end : earlier.start].lower()
        said = _said(claim, between)
        if now is None or then is None or now.unit != then.unit or said is None or not _same_per(claim, now, then):
            continue
        if not now.value or not then.value or now.value < 0 or then.value < 0 or (now.cmp, then.cmp) != ("eq", "eq"):
            continue
        before = text[max(0, claim.start - 80) : claim.start]
        if _BETTER_OR_WORSE.search(before) or now.value == then.value:
            continue
        way = "up" if now.value > then.value else "down"
        if way != said:
            yield k, f"From {then.text} to {now.text} it went {way}, not {said}.", earlier


def _same_per(claim: Claim, now: Quantity, then: Quantity) -> bool:
    """Of earnings per share, one of the two need not say it."""
    return now.per == then.per or (claim.metric.startswith("eps") and None in (now.per, then.per))


_ABOVE = regex(
    r"\b(?:(?P<up>above|larger than|higher than|more than|greater than|bigger than|exceed(?:ed|ing)|surpass(?:ed|ing)|topp(?:ed|ing)|up from|rising from|(?:an?|the) (?:increase|rise|gain|jump|improvement) (?:from|on|over)|compared favou?rably with)"
    r"|(?P<down>below|smaller than|lower than|less than|fewer than|down from|falling from|short of|(?:an?|the) (?:decline|drop|fall|dip|decrease|slide) from)) (?:the |its |last year's )?$"
)
_LOOSE = regex(r"\b(?:not|no|nearly|almost|roughly|about|slightly|twice|half|times)\b|%|n't")


def _said(claim: Claim, between: str) -> str | None:
    """The direction of the words between the two figures: "above the", "up from", or the verb's before "from"."""
    said = _ABOVE.search(between)
    if said is not None:
        return None if _LOOSE.search(between) else "up" if said["up"] else "down"
    return claim.direction if claim.direction in ("up", "down") and "from" in between.split() else None


def _move(now: Observation, then: Observation) -> str | None:
    if now.value is None or then.value is None or now.unit != then.unit or now.value == then.value:
        return None
    return "up" if now.value > then.value else "down"
