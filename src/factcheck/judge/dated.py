"""Which of several dated facts a claim is about: those of its period, or the current ones when it names none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.judge.case import Case
from factcheck.judge.periods import windows_of
from factcheck.judge.values import covers
from factcheck.model import Observation
from factcheck.records import record

CURRENT_DAYS = 60
"""So long after a quarter's release nothing newer is out, and a text without a period means that quarter."""


@record
class Chosen:
    """`meant` are the facts of the claim's period; `rest` those of other periods. Only `decisive` ones may contradict."""

    meant: tuple[Observation, ...]
    rest: tuple[Observation, ...]
    decisive: bool
    why: str
    given: bool = True
    """The claim names its period itself."""


def choose(case: Case, known: Sequence[Observation], metric: str) -> Chosen:
    ordered = sorted(known, key=lambda obs: (obs.end or date.min, obs.published or date.min, obs.key))
    if case.extraction.time(case.claim.period) is None:
        return _current(case, ordered)
    windows = windows_of(case, ordered, metric)
    meant = tuple(obs for candidate in windows.candidates for obs in ordered if covers(obs, candidate))
    rest = tuple(obs for obs in ordered if obs not in meant)
    return Chosen(tuple(dict.fromkeys(meant)), rest, windows.decisive, windows.why, windows.given)


def _current(case: Case, ordered: Sequence[Observation]) -> Chosen:
    if not ordered or case.day is None:
        return Chosen((), tuple(ordered), False, "the article has no date and the sentence names no period", False)
    newest = ordered[-1].end
    meant = tuple(obs for obs in ordered if obs.end == newest)
    published = max((obs.published for obs in meant if obs.published), default=None)
    fresh = published is not None and case.day - published <= timedelta(days=CURRENT_DAYS)
    why = f"the sentence names no period; the latest one on {case.day} is that of {newest}"
    return Chosen(meant, tuple(obs for obs in ordered if obs.end != newest), fresh, why, False)
