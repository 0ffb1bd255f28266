"""The direction of a level's verb ("rose to $13.5 billion") against the periods before."""

from __future__ import annotations

from factcheck.judge.case import Case, amount, cite
from factcheck.judge.resolve import Candidate, calendar_of
from factcheck.judge.values import LOSSES, Known, find
from factcheck.model import Evidence, Observation
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


def _move(now: Observation, then: Observation) -> str | None:
    if now.value is None or then.value is None or now.unit != then.unit or now.value == then.value:
        return None
    return "up" if now.value > then.value else "down"
