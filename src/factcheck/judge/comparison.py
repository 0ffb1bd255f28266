"""Comparisons of two amounts that the sentence does not give ("more than it spent in the past decade")."""

from __future__ import annotations

import re

from factcheck.judge.case import Case, Judgement, contradicted, supported, unverified
from factcheck.judge.statement import missing_ideas
from factcheck.model import Observation

_SIDE = {"up": "greater", "down": "smaller", "flat": "equal"}


def judge_comparison(case: Case) -> Judgement:
    """Whether the announced comparison is the claimed one, and which side is the greater."""
    told = f"{case.words} {case.claim.compare_to or ''} {_spelled(case)}"
    known = [obs for obs in case.own_facts if obs.basis == "compare"]
    meant = [obs for obs in known if not missing_ideas(obs, told)]
    if not meant:
        return unverified("no-data", "no fact file holds this comparison", nearest=known[:1])
    obs = meant[0]
    direction = _flip(case.claim.direction) if case.claim.negated else case.claim.direction
    working = [
        f"read as: the subject is the {_SIDE.get(direction or '', 'unknown')} side, compared with {case.claim.compare_to or 'the rest'}",
        f"{obs.key}: the subject is the {_SIDE[obs.direction or 'up']} side ({obs.url or 'no link'})",
    ]
    if direction is None:
        return unverified("ambiguous", "the sentence does not say which side is the greater", working, [obs])
    if direction == obs.direction:
        return supported([obs], f"The source says the same: {_source(obs).rstrip('.')}.", working)
    if case.claim.negated:
        return contradicted([obs], "negated", f"The source says the opposite: {_source(obs).rstrip('.')}.", working)
    return contradicted(
        [obs], "comparison-flipped", f"The source says the opposite: {_source(obs).rstrip('.')}.", working
    )


def _spelled(case: Case) -> str:
    """The length of the other side in full, for "past 10 yrs"."""
    base = case.extraction.time(case.claim.base)
    length = re.fullmatch(r"(?:PAST:)?P(\d+)Y", base.value) if base is not None else None
    return f"{length[1]} years" if length else ""


def _flip(direction: str | None) -> str | None:
    return {"up": "down", "down": "up"}.get(direction or "")


def _source(obs: Observation) -> str:
    return obs.excerpt or f"the subject is the {_SIDE[obs.direction or 'up']} side"
