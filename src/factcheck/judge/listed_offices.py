"""Offices of companies that no fact file tells of, by the terms that Wikidata lists.

Anybody may write there, and a change of chief executives may stand there late or not at all. A name is wrong only where the listed
term of another is known to have ended after the day, or the named person's to have ended long before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.judge.case import Case, Judgement, contradicted, supported, unverified
from factcheck.judge.labels import label
from factcheck.judge.names import same_person
from factcheck.judge.wording import who
from factcheck.model import Lookup, Observation, SourceFailure
from factcheck.sources.wikidata import ID, KEY

_LONG = timedelta(days=60)
"""Days around a change on which texts may name either."""


def listed(case: Case) -> Judgement | None:
    """The verdict of what Wikidata lists; None where it was not asked or lists nobody."""
    answer = case.evidence.get(Lookup(source=ID, key=KEY.format(subject=case.claim.subject.id)))
    if isinstance(answer, SourceFailure):
        if answer.kind in ("offline", "not-configured"):
            return None
        return unverified("source-unavailable", f"{ID} could not be consulted: {answer.message}")
    terms = [obs for obs in answer or () if case.claim.segment in obs.segments]
    if not terms or case.day is None or case.claim.object is None or case.claim.negated:
        return None
    return _judged(case, terms, case.claim.object.text, case.day)


def _judged(case: Case, terms: Sequence[Observation], person: str, day: date) -> Judgement:
    office, whose = label(case.claim.segment or ""), who(case)
    working = [f"read as: {person} is {office} of {whose} on {day}", *(_line(obs) for obs in terms)]
    now = [obs for obs in terms if _ran(obs, day)]
    own = [obs for obs in terms if same_person(person, obs.names)]
    match = next((obs for obs in own if obs in now), None)
    if match is not None:
        return supported([match], f"{match.names[0]} is {office} of {whose} {_since(match)}, by Wikidata.", working)
    closed = [obs for obs in now if obs.valid_until is not None and day + _LONG <= obs.valid_until]
    former = all(_is_over(obs, day) for obs in own)
    wrong = closed if len(closed) == len(now) and not own else now if own and former else []
    if wrong and _tells_of_then(case, day):
        return unverified(
            "ambiguous", f"it lists {wrong[0].names[0]}; the sentence may tell of another time", working, wrong[:1]
        )
    if not wrong:
        why = "it lists nobody whose term is known" if not now else f"it lists {now[0].names[0]}"
        return unverified(
            "no-data", f"no fact file tells the office {office} at {whose}, and of Wikidata {why}", working, now[:1]
        )
    detail = f"{wrong[0].names[0]} was {office} of {whose} on {day} ({_since(wrong[0])}), by Wikidata, not {person}."
    return contradicted([wrong[0], *own[:1]], "wrong-person", detail, working)


def _tells_of_then(case: Case, day: date) -> bool:
    """ "In 2005 Apple CEO Steve Jobs unveiled the iPod nano" """
    here = (t.window for t in case.extraction.times if t.sentence == case.claim.sentence and t.window is not None)
    return any(window.end < day - _LONG for window in here)


def _ran(obs: Observation, day: date) -> bool:
    """Surely; an open term as long as it was seen."""
    until = obs.valid_until or obs.checked
    return obs.valid_from is not None and until is not None and obs.valid_from <= day <= until


def _is_over(obs: Observation, day: date) -> bool:
    return obs.end is not None and obs.end + _LONG < day or obs.start is not None and day < obs.start - _LONG


def _since(obs: Observation) -> str:
    return f"from {obs.valid_from} to {obs.valid_until}" if obs.valid_until else f"since {obs.valid_from}"


def _line(obs: Observation) -> str:
    return f"{obs.key}: {obs.names[0]}, {obs.start or '...'} to {obs.end or '...'} ({obs.url})"
