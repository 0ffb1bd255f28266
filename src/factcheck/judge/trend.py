"""The direction of a level's verb ("rose to $13.5 billion") against the periods before."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.judge.before import is_over_year
from factcheck.judge.case import Case, amount, cite
from factcheck.judge.changes import bases
from factcheck.judge.values import LOSSES, Known, find
from factcheck.model import Evidence, Observation, Quantity
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
    before = case.words[: case.at]
    if case.claim.metric in LOSSES and _OF_NO_SIZE.search(case.words) and not _OF_SIZE.search(before):
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
    windows = bases(case, known.window, all_of_them=not in_year)
    earlier: list[tuple[Observation, str]] = []
    for window in windows:
        values = find(case, now.metric, window, unit=now.unit).known
        if not values or (values[0].observation.value or 0) <= 0:
            return None
        earlier.append((values[0].observation, _TOLD_AS.get(window.label, window.label)))
    opposite = {"up": "down", "down": "up"}[direction]
    if in_year and any(abs(now.value - (then.value or 0)) < abs(now.value) * _HARDLY for then, _ in earlier):
        return None  # "though debt, at $20.8 billion, hardly moved": the verb before is that of another balance
    if len(windows) < (1 if in_year else _LEAST) or {_move(now, then) for then, _ in earlier} != {opposite}:
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
_OF_SIZE = regex(r"\b(?:narrow|widen|shrank|shrunk|shrink|deepen|balloon)", re.I)
_OF_NO_SIZE = regex(r"\b(?:improv|better|wors|deterior|weaken|strengthen|los[et]\b|losing)", re.I)
_LOOKS_FAR = regex(r"\bsince\b|\byears\b|\bdecade|\bover time\b|\bgradually\b", re.I)


def _move(now: Observation, then: Observation) -> str | None:
    if now.value is None or then.value is None or now.unit != then.unit or now.value == then.value:
        return None
    return "up" if now.value > then.value else "down"
