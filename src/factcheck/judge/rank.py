"""Ranks: dated, and fresh only for a while."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.judge.case import Case, Judgement, contradicted, note, supported, unverified
from factcheck.judge.compare import compare, point, read
from factcheck.judge.fix import quantity_fix
from factcheck.judge.names import mentions, part_match
from factcheck.judge.statement import missing_ideas
from factcheck.model import Observation

FRESH_DAYS = 30


def judge_rank(case: Case) -> Judgement:
    """An undated rank is judged on the observations of the days before the article: equal to one is right, outside all is wrong."""
    known = [obs for obs in case.facts if obs.basis == "rank" and _is_meant(case, obs)]
    quantity = case.quantity
    if quantity is None:
        return unverified("ambiguous", "the sentence gives no rank")
    if not known:
        return unverified("no-data", "no fact file holds this rank")
    time = case.extraction.time(case.claim.period)
    window = time.window if time is not None else None
    anchor = window.end if window else case.day
    if anchor is None:
        return unverified("ambiguous", "the article has no date, and a rank holds only for its day", nearest=known[:2])
    fresh = _fresh(case, known, window.start if window else None, anchor)
    if not fresh:
        return unverified(
            "stale", f"no observation of this rank in the {_days(case)} days before {anchor}", nearest=known[-2:]
        )
    return _compared(case, fresh, dated=window is not None)


def _compared(case: Case, fresh: Sequence[Observation], *, dated: bool) -> Judgement:
    quantity = case.quantity
    assert quantity is not None
    reading = read(quantity)
    working = [f"read as: {fresh[0].names[0]} has the rank {quantity.text}"]
    outcomes = []
    for obs in fresh:
        outcome = compare(reading, point(obs.value)).outcome if obs.value is not None else "unsure"
        outcomes.append(outcome)
        working.append(f"{obs.key}: rank {obs.value} on {day_of(obs)}: {outcome} ({obs.url or 'no link'})")
    matches = [obs for obs, outcome in zip(fresh, outcomes, strict=True) if outcome == "match"]
    story = " and ".join(f"{obs.value} on {day_of(obs)}" for obs in fresh)
    name = fresh[0].names[0]
    if case.claim.negated:
        if len(matches) == len(fresh):
            return contradicted(fresh, "negated", f"{name} was ranked {story}.", working)
        return unverified("not-comparable", f"{name} was ranked {story}; the denial cannot be decided", working, fresh)
    if matches:
        notes = [] if dated and len(fresh) == 1 else [note("dated", f"true of {day_of(matches[0])}; observed: {story}")]
        return supported(
            [*matches, *(obs for obs in fresh if obs not in matches)], f"{name} was ranked {story}.", working, notes
        )
    if all(outcome == "differ" for outcome in outcomes):
        latest = fresh[-1]
        fix = quantity_fix(quantity, latest.value) if quantity.cmp == "eq" else None
        return contradicted(
            [latest, *fresh[:-1]], "wrong-rank", f"{name} was ranked {story}, not {quantity.text}.", working, fix=fix
        )
    return unverified(
        "not-comparable", f"{name} was ranked {story}; the wording is too loose to decide", working, fresh
    )


def day_of(obs: Observation) -> date | None:
    return obs.end or obs.valid_from or obs.published


def _is_meant(case: Case, obs: Observation) -> bool:
    """The ranked thing by name, the list by its words, and the same part of the list ("coding", or the whole)."""
    claim = case.claim
    told = " ".join(filter(None, (claim.subject.text, claim.subject.name, claim.segment, case.words)))
    if not any(mentions(told, name) for name in obs.names) and claim.subject.id != obs.subject:
        return False
    if missing_ideas(obs, f"{case.words} {claim.compare_to or ''}"):
        return False
    # a list for one field is another list: its name must not be missing, and must not stand there unasked
    if obs.segments:
        return part_match(claim.segment, obs) is not None or any(mentions(case.words, name) for name in obs.segments)
    return not _names_another_list(case, obs)


def _names_another_list(case: Case, obs: Observation) -> bool:
    others = [o for o in case.facts if o.basis == "rank" and o.segments and o.names == obs.names]
    return any(mentions(case.words, name) for other in others for name in other.segments)


def _fresh(case: Case, known: Sequence[Observation], start: date | None, anchor: date) -> list[Observation]:
    """Dated inside the claimed window if it has one, else in the days of freshness before the anchor."""
    dated = sorted((obs for obs in known if day_of(obs)), key=lambda obs: (day_of(obs) or date.min, obs.key))
    if start is not None or case.claim.period:
        inside = [obs for obs in dated if (start or anchor) <= (day_of(obs) or date.min) <= anchor]
        if inside:
            return inside
        running = [
            obs for obs in dated if obs.valid_from and obs.valid_until and obs.valid_from <= anchor <= obs.valid_until
        ]
        if running:
            return running
    earliest = anchor - timedelta(days=_days(case))
    return [obs for obs in dated if earliest <= (day_of(obs) or date.min) <= anchor]


def _days(case: Case) -> int:
    rule = case.reference("facts")
    return int(rule.rank_days) if rule else FRESH_DAYS
