"""Two levels of one measure that are right, and whose own figures deny the word for the way from one to the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.judge.beside import window_of
from factcheck.model import Claim, Extraction, Quantity
from factcheck.patterns import regex


def told_otherwise(claims: Sequence[Claim], extraction: Extraction, text: str) -> Iterator[tuple[int, str, Claim]]:
    """The places of the levels whose verb is wrong, why, and the earlier level of each."""
    for k, (first, second) in enumerate(pairwise(claims)):
        if any(getattr(c.verdict, "status", None) != "supported" for c in (first, second)):
            continue
        turned = first.role == "from"
        if (why := went_otherwise(first, second, extraction, text)) is not None:
            yield k + turned, why, first if turned else second
        elif (why := _on_two_days(first, second, extraction)) is not None:
            yield k + 1, why, first


def went_otherwise(first: Claim, second: Claim, extraction: Extraction, text: str) -> str | None:
    """ "Narrowed to 68.8% from 65.1%": a level and the earlier one in its sentence, which moved otherwise than the words say"""
    turned = (first.role, second.role) == ("from", "level")  # "fell from 48.5% to 51.0%"
    claim, earlier = (second, first) if turned else (first, second)
    if (claim.role, earlier.role) != ("level", "from") or claim.negated or claim.sentence != earlier.sentence:
        return None
    between = text[first.end : second.start].lower()
    said = claim.direction if turned and "to" in between.split() else None if turned else _said(claim, between)
    if _BETTER_OR_WORSE.search(text[max(0, first.start - 80) : first.start]) or (
        claim.metric.endswith("_loss") and _BETTER_OR_WORSE.search(between)
    ):
        return None
    return _against(said, claim, earlier, extraction)


def _on_two_days(first: Claim, second: Claim, extraction: Extraction) -> str | None:
    """ "Cash was $13.8 billion at the end of 2024. By the end of June it had climbed to $7.1 billion": two days of one balance"""
    goes_on = not _GOES_ON.isdisjoint(second.rule_trace.split()) and 0 <= second.sentence - first.sentence <= 1
    if not goes_on or {first.role, second.role} != {"level"}:
        return None
    then, now = (window_of(each) for each in (first, second))
    if then is None or now is None or then.start is not None or now.start is not None or then.end >= now.end:
        return None
    return _against(second.direction, second, first, extraction)


_GOES_ON = frozenset(("metric<elliptical", "metric<resumed"))


def _against(said: str | None, claim: Claim, earlier: Claim, extraction: Extraction) -> str | None:
    """How the figures of one measure moved, where that is not the way that is said."""
    of, before = ((c.metric, c.subject.id, c.segment) for c in (claim, earlier))
    now, then = (extraction.quantity(c.quantity) for c in (claim, earlier))
    if of != before or now is None or then is None or now.unit != then.unit or said not in ("up", "down"):
        return None
    if not _same_per(claim, now, then) or (now.cmp, then.cmp) != ("eq", "eq") or now.value == then.value:
        return None
    if not now.value or not then.value or now.value < 0 or then.value < 0:
        return None
    way = "up" if now.value > then.value else "down"
    return f"From {then.text} to {now.text} it went {way}, not {said}." if way != said else None


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


_BETTER_OR_WORSE = regex(r"\b(?:improv|better|wors|deterior|weaken|strengthen)", re.I)
""" "The loss improved": of a loss the word does not say which way the figure went."""
