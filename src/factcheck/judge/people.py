"""Offices: who held them on the article's day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from factcheck.judge.case import ZONE_DAY, Case, Judgement, contradicted, supported, unverified
from factcheck.judge.fix import person_fix
from factcheck.judge.labels import label
from factcheck.judge.listed_offices import listed
from factcheck.judge.names import same_person
from factcheck.judge.wording import who
from factcheck.model import Observation

HEAD = "head"
"""Of whom a sentence says that he leads the company, and not in which office."""
_HEADS = frozenset({"ceo", "chair"})


def judge_office(case: Case) -> Judgement:
    """Whether the named person holds the named office at the named company on the day."""
    offices = [obs for obs in case.own_facts if obs.basis == "office"]
    office, person = case.claim.segment, case.claim.object
    if person is None or office is None:
        return unverified("ambiguous", "the sentence names no person or no office that could be looked up")
    led = office == HEAD
    held = [obs for obs in offices if office in obs.segments or led and not _HEADS.isdisjoint(obs.segments)]
    title = label(office)
    if not held and not _may_be_of_another(case) and not _looks_back(case) and (found := listed(case)) is not None:
        return found
    if not held:
        return unverified(
            "no-data", f"no fact file says who holds the office {title} at {who(case)}", nearest=offices[:2]
        )
    if case.day is None:
        return unverified(
            "ambiguous", "the article has no date, and the holder of an office depends on it", nearest=held[:2]
        )
    now = [obs for obs in held if _in_term(obs, case.day)]
    if not now:
        return unverified(
            "no-data", f"no fact file covers the office {title} at {who(case)} on {case.day}", nearest=held[:2]
        )
    working = [f"read as: {person.text} is {title} of {who(case)} on {case.day}", *(_line(obs) for obs in held)]
    match = next((obs for obs in now if same_person(person.text, obs.names)), None)
    if match is not None:
        return _holds(case, match, working)
    return _does_not_hold(case, now, held, offices, working)


def _title(obs: Observation, case: Case) -> str:
    """The office that was named, or the holder's own where the sentence says only who leads."""
    office = case.claim.segment or ""
    return label(office if office in obs.segments or not obs.segments else obs.segments[0])


def _holds(case: Case, obs: Observation, working: list[str]) -> Judgement:
    name, office = obs.names[0], _title(obs, case)
    if _is_stale(case, obs, holds=True):
        why = f"{name} was {office} of {who(case)} when the fact was last checked, on {obs.checked}; that is too long ago to decide"
        return unverified("stale", why, working, [obs])
    if case.claim.negated:
        return contradicted([obs], "negated", f"{name} is {office} of {who(case)} {_since(obs)}.", working)
    return supported([obs], f"{name} is {office} of {who(case)} {_since(obs)}.", working)


def _does_not_hold(
    case: Case,
    now: Sequence[Observation],
    held: Sequence[Observation],
    offices: Sequence[Observation],
    working: list[str],
) -> Judgement:
    person, day = case.claim.object, case.day
    if person is None or day is None:
        raise ValueError("an office without a person or a day")
    holder = now[0]
    office = _title(holder, case)
    named = f"{holder.names[0]} was {office} of {who(case)} on {day}"
    if case.claim.negated:
        return supported([holder], f"{named}, not {person.text}.", working)
    if any(_is_stale(case, obs) for obs in now):
        return unverified(
            "stale", f"{named} when the fact was last checked; that is too long ago to decide", working, now
        )
    fix = person_fix(person, holder.names)
    if case.claim.segment == HEAD and not any(same_person(person.text, obs.names) for obs in held):
        return unverified(
            "ambiguous", f"{named}; who else may lead a part of it, no fact file tells", working, [holder]
        )
    former = next((obs for obs in held if obs not in now and same_person(person.text, obs.names)), None)
    if former is not None and (then := _told_of_then(case, former, day)) is not None:
        return then
    other = next((o for o in offices if o not in held and _in_term(o, day) and same_person(person.text, o.names)), None)
    if other is not None:
        detail = f"{other.names[0]} is {label(other.segments[0])} of {who(case)}; the office {office} is held by {holder.names[0]}."
        return contradicted([holder, other], "wrong-role", detail, working, fix=fix)
    if former is not None:
        if former.valid_from and former.valid_from > day:
            detail = f"{named}; {former.names[0]} took the office only on {former.valid_from}."
        else:
            detail = f"{named}; {former.names[0]} held the office until {former.valid_until or holder.valid_from}."
        return contradicted([holder, former], "wrong-person", detail, working, fix=fix)
    if _may_be_of_another(case):
        why = f"{named}, not {person.text}, but the sentence does not say whose {office} is meant"
        return unverified("ambiguous", why, working, [holder])
    return contradicted([holder], "wrong-person", f"{named}, not {person.text}.", working, fix=fix)


def _told_of_then(case: Case, former: Observation, day: date) -> Judgement | None:
    """ "In 2005 Apple CEO Steve Jobs unveiled the iPod nano", "a law of President Joe Biden": the sentence may look back upon his term

    Heads of state give their name to what was done in their time, so that theirs are called wrong only on the article's own days.
    """
    if former.valid_until is None or former.valid_until > day:
        return None
    windows = [t.window for t in case.extraction.times if t.sentence == case.claim.sentence and t.window is not None]
    then = any(_in_term(former, w.end) and w.end < day - _OWN_DAYS for w in windows)
    now = any(w.end >= day - _OWN_DAYS for w in windows)
    if not then and not _looks_back(case) and (now or not (case.claim.subject.id or "").startswith(_STATES)):
        return None
    until = f"{former.names[0]} held the office {_title(former, case)} of {who(case)} until {former.valid_until}"
    return unverified("ambiguous", f"{until}; the sentence may tell of that time", [], [former])


def _looks_back(case: Case) -> bool:
    """ "Under President Joe Biden", "when Steve Jobs, Apple's chief executive, ..." """
    cues = getattr(getattr(case.rules, "vocabulary", None), "binding_cues", {}).get("looks_back")
    if cues is None or case.sentence is None:
        return False
    before = f" {case.article.text[case.sentence.start : case.claim.start].lower()} "
    return any(f" {word} " in before for word in cues.words)


_OWN_DAYS = timedelta(days=60)
"""What lies nearer to the article's day is of its own time."""
_STATES = "iso3166:"


def _may_be_of_another(case: Case) -> bool:
    """ "Chair Jerome Powell said", below a paragraph about a company: an office taken over, where other organisations are told of as well"""
    if not any(context.field == "subject" for context in case.claim.context):
        return False
    others = {e.ref or e.text for e in case.extraction.entities if e.type in _ORGANISATIONS}
    return bool(others - {case.claim.subject.id})


_ORGANISATIONS = frozenset({"ORG", "GOV", "TICKER"})


def _in_term(obs: Observation, day: date) -> bool:
    starts = obs.valid_from is None or obs.valid_from <= day + ZONE_DAY
    ends = obs.valid_until is None or obs.valid_until >= day - ZONE_DAY
    return starts and ends


def _is_stale(case: Case, obs: Observation, *, holds: bool = False) -> bool:
    """An open term counts only for some time after somebody last saw that it still ran, and longer where it `holds`."""
    if obs.valid_until is not None or case.day is None or obs.checked is None:
        return False
    rule = case.reference("facts")
    days = (rule.holds_days if holds else rule.checked_days) if rule else _DAYS
    return case.day > obs.checked + timedelta(days=days)


_DAYS = 400


def _since(obs: Observation) -> str:
    if obs.valid_from and obs.valid_until:
        return f"from {obs.valid_from} to {obs.valid_until}"
    return f"since {obs.valid_from}" if obs.valid_from else "by the cited source"


def _line(obs: Observation) -> str:
    return (
        f"{obs.key}: {obs.names[0]}, {obs.valid_from or '...'} to {obs.valid_until or 'now'} ({obs.url or 'no link'})"
    )
