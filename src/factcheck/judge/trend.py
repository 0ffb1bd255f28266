"""The direction of a level's verb ("rose to $13.5 billion") against the periods before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.before import is_over_year
from factcheck.judge.case import Case, amount, cite
from factcheck.judge.changes import bases
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
    direction, now = case.claim.direction, known.observation
    if direction not in {"up", "down"} or case.claim.role not in {None, "level"} or now.value is None or now.value <= 0:
        return None
    if case.claim.metric in LOSSES and _OF_NO_SIZE.search(case.words):
        return None  # a loss that improved is smaller, and who "lost $634 million" tells no direction
    if known.window.start is None and _LOOKS_FAR.search(case.words):
        return None  # "has grown to $23 billion over the years"
    row = [c for c in case.extraction.claims_in(case.claim.sentence) if c.metric == case.claim.metric]
    if any(c.role == "delta" and c.direction == direction and c.subject == case.claim.subject for c in row):
        return None  # "rose by $1.2 billion to $13.2 billion": the verb is that of the change, and is judged with it
    beside = [c for c in row if c.role == "from"]
    told = [case.extraction.quantity(c.quantity) for c in beside]
    if any(known.window.start is None or _is_so(case.quantity, then, direction) for then in told):
        return None  # "has shrunk from $107 billion to $74 billion": over how long, only that figure tells
    in_year = known.window.start is None and case.claim.base is None and is_over_year(case)
    before = bases(case, known.window, all_of_them=not in_year)
    earlier: list[tuple[Observation, str]] = []
    for window in before:
        values = find(case, now.metric, window, unit=now.unit).known
        if not values or (values[0].observation.value or 0) <= 0:
            return None
        earlier.append((values[0].observation, _TOLD_AS.get(window.label, window.label)))
    opposite = {"up": "down", "down": "up"}[direction]
    if in_year and any(abs(now.value - (then.value or 0)) < abs(now.value) * _HARDLY for then, _ in earlier):
        return None  # "though debt, at $20.8 billion, hardly moved": the verb before is that of another balance
    if len(before) < (1 if in_year else _LEAST) or {_move(now, then) for then, _ in earlier} != {opposite}:
        return None
    shown = " and ".join(f"{amount(obs.value, obs.unit)} {words}" for obs, words in earlier if obs.value is not None)
    text = f"The figure was {opposite}, not {direction}, from {shown}."
    return Flipped(text, (now,), tuple(cite(obs) for obs, _ in earlier))


def _is_so(now: Quantity | None, then: Quantity | None, direction: str) -> bool:
    """ "Widened from 21.1% to 32.0%": told so by the figures themselves, over however many years"""
    if now is None or then is None or now.value is None or then.value is None or now.unit != then.unit:
        return False
    return now.value > then.value if direction == "up" else now.value < then.value


_HARDLY = Decimal("0.05")
_LEAST = 2
"""A year before and the period before; of a balance that moved in a year the end of the year before."""
_TOLD_AS = {"the same period of the year before": "a year earlier", "the period before": "the period before"}
_OF_NO_SIZE = regex(r"\b(?:improv|better|wors|deterior|weaken|strengthen|los[et]\b|losing)", re.I)
_LOOKS_FAR = regex(r"\bsince\b|\byears\b|\bdecade|\bover time\b|\bgradually\b", re.I)
_BETTER_OR_WORSE = regex(r"\b(?:improv|better|wors|deterior|weaken|strengthen)", re.I)
""" "The loss improved": of a loss the word does not say which way the figure went."""


def told_otherwise(claims: Sequence[Claim], extraction: Extraction, text: str) -> Iterator[tuple[int, str, Claim]]:
    """ "Narrowed to 68.8% from 65.1%": both figures are right, and the verb is not. (index of the claim, why, the earlier level)"""
    for k, (first, second) in enumerate(zip(claims, claims[1:], strict=False)):
        if all(getattr(c.verdict, "status", None) == "supported" for c in (first, second)):
            why = went_otherwise(first, second, extraction, text)
            if why is not None:
                turned = first.role == "from"
                yield k + turned, why, first if turned else second


def went_otherwise(first: Claim, second: Claim, extraction: Extraction, text: str) -> str | None:
    """How a level and the earlier one beside it moved, where their own figures show that it was not as the words say."""
    turned = (first.role, second.role) == ("from", "level")  # "fell from 48.5% to 51.0%"
    claim, earlier = (second, first) if turned else (first, second)
    if not _are_told_together(claim, earlier):
        return None
    now, then = extraction.quantity(claim.quantity), extraction.quantity(earlier.quantity)
    between = text[first.end : second.start].lower()
    said = claim.direction if turned and "to" in between.split() else None if turned else _said(claim, between)
    if now is None or then is None or now.unit != then.unit or said not in ("up", "down"):
        return None
    if not _same_per(claim, now, then) or (now.cmp, then.cmp) != ("eq", "eq") or now.value == then.value:
        return None
    if not now.value or not then.value or now.value < 0 or then.value < 0:
        return None
    if _BETTER_OR_WORSE.search(text[max(0, first.start - 80) : first.start]) or (
        claim.metric.endswith("_loss") and _BETTER_OR_WORSE.search(between)
    ):
        return None
    way = "up" if now.value > then.value else "down"
    return f"From {then.text} to {now.text} it went {way}, not {said}." if way != said else None


def _are_told_together(claim: Claim, earlier: Claim) -> bool:
    """A level and an earlier one of it in one sentence."""
    return (
        (claim.role, earlier.role) == ("level", "from")
        and not claim.negated
        and (claim.sentence, claim.metric, claim.subject.id, claim.segment)
        == (earlier.sentence, earlier.metric, earlier.subject.id, earlier.segment)
    )


def _same_per(claim: Claim, now: Quantity, then: Quantity) -> bool:
    """Of earnings per share, one of the two need not say it."""
    return now.per == then.per or (claim.metric.startswith("eps") and None in (now.per, then.per))


_ABOVE = regex(
    r"\b(?:(?P<up>above|larger than|higher than|more than|greater than|bigger than|exceed(?:ed|ing)|surpass(?:ed|ing)|topp(?:ed|ing)|up from|rising from|(?:an?|the) (?:increase|rise|gain|jump|improvement) (?:from|on|over)|compared favou?rably with)"
    r"|(?P<down>below|smaller than|lower than|less than|fewer than|down from|falling from|short of|(?:an?|the) (?:decline|drop|fall|dip|decrease|slide) from)) (?:the |its |last year's )?$"
)
_LOOSE = regex(r"\b(?:not|no|nearly|almost|roughly|about|slightly|twice|half|times|it had|they had)\b|%|n't")
""" "In the same quarter of 2024 it had exceeded $1 billion": what was above is the earlier one"""


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
