"""Two days of one balance in two sentences, of which the second says which way it went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.judge.beside import window_of
from factcheck.model import Claim, Extraction


def moved_otherwise(claims: Sequence[Claim], extraction: Extraction) -> Iterator[tuple[int, str, Claim]]:
    """The places of levels that are right and whose verb the level before denies, why, and that level."""
    for k, (first, second) in enumerate(pairwise(claims), 1):
        if all(getattr(c.verdict, "status", None) == "supported" for c in (first, second)):
            why = _climbed_down(first, second, extraction)
            if why is not None:
                yield k, why, first


def _climbed_down(first: Claim, second: Claim, extraction: Extraction) -> str | None:
    """ "Cash was $13.8 billion at the end of 2024. By the end of June it had climbed to $7.1 billion": two days of one balance"""
    goes_on = not _GOES_ON.isdisjoint(second.rule_trace.split()) and 0 <= second.sentence - first.sentence <= 1
    same = (first.metric, first.subject.id, first.segment) == (second.metric, second.subject.id, second.segment)
    if not (goes_on and same) or {first.role, second.role} != {"level"} or second.direction not in ("up", "down"):
        return None
    now, then = extraction.quantity(second.quantity), extraction.quantity(first.quantity)
    days = [window_of(each) for each in (first, second)]
    if any(day is None or day.start is not None for day in days) or now is None or then is None:
        return None
    if now.unit != then.unit or {now.cmp, then.cmp} != {"eq"} or not now.value or not then.value:
        return None
    assert days[0] is not None and days[1] is not None  # noqa: PT018
    way = "up" if now.value > then.value else "down"
    if days[0].end >= days[1].end or now.value == then.value or way == second.direction:
        return None
    return f"From {then.text} to {now.text} it went {way}, not {second.direction}."


_GOES_ON = frozenset(("metric<elliptical", "metric<resumed"))
