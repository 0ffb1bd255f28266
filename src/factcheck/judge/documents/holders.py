"""Offices: who holds them by the document's own words."""

from __future__ import annotations

import re
from typing import Any

from factcheck.extract.lexicon import lexicon_of
from factcheck.judge.case import Judgement
from factcheck.judge.documents import when
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.nearest import nearest
from factcheck.judge.documents.verdicts import cite, contradicted, open_, supported
from factcheck.judge.fix import person_fix
from factcheck.judge.names import same_person
from factcheck.model import Extraction
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.offices import SUCCEEDED, holders
from factcheck.sources.documents.words import Stems, name_stems

_LEAVES = regex(
    r"\b(?:former(?:ly)?|ex-|retire[sd]?|retiring|step(?:s|ped|ping)? down|resign\w*|depart\w*|outgoing|leav(?:e|es|ing)|left|until|succe\w+|replac\w+)\b",
    re.IGNORECASE,
)


def judge_office(asked: Asked) -> Judgement:
    """Another holder accuses only where the document names exactly one, and nobody who comes or goes."""
    held, claim = asked.held, asked.claim
    person, office = claim.object, asked.fact.office
    if person is None or office is None:
        return open_(held, "ambiguous", "the sentence names no person or no office")
    offices = [f for f in held.facts.of_role("office") if f.object]
    matches = [f for f in offices if f.office == office and _is_same(asked, f)]
    if asked.who is None and not matches:
        return open_(held, "no-data", f"{held.name} does not speak of this body")
    body = _body(asked)
    mine = [f for f in offices if f.office == office and (_at(asked, f) if body is None else asked.of(f) == body)]
    evidence = tuple(cite(held, f) for f in (matches or mine)[:2])
    if matches:
        becomes = [
            f for f in offices if f.index == matches[0].index and f.object == matches[0].object and f.office != office
        ]
        if becomes and _TO_COME.search(asked.sentence) and _TO_COME.search(matches[0].text) and len(matches) == 1:
            # "Oldbury's chairman will become deputy chairman": which of the two is to come
            return open_(held, "ambiguous", f"{held.name} tells of two offices of {matches[0].object}", evidence)
        if asked.fact.negated:
            return contradicted(
                held, evidence, "negated", f"{held.name} names {matches[0].object} as {office}; the claim denies it."
            )
        return supported(held, evidence, f"{held.name} names {matches[0].object} as {office} ({matches[0].place}).")
    if _TO_COME.search(asked.sentence) and not any(_GOES_ON.search(f.text) for f in mine):
        return open_(held, "no-data", f"{held.name} does not say who will be {office}", evidence)
    holders_ = {_key(f.object or "") for f in mine}
    theirs = [f for f in offices if f.object and same_person(person.text, [f.object]) and f.office != office]
    if not mine and not asked.fact.negated and _is_only(theirs, office):
        detail = f"{held.name} names {theirs[0].object} as {theirs[0].office}, not {office}."
        return contradicted(held, (cite(held, theirs[0]),), "wrong-role", detail)
    if not mine or asked.fact.negated:
        return open_(held, "no-data", f"{held.name} does not say who is {office}", nearest(asked, offices))
    if len(holders_) > 1:
        return open_(held, "ambiguous", f"{held.name} names several as {office}", evidence)
    holder = mine[0].object or ""
    fix = person_fix(person, [holder]) if len(holders_) == 1 else None
    other = next((f for f in theirs if _at(asked, f)), None)
    named = f"{held.name} names {holder} as {office} ({mine[0].place})"
    if other is not None:
        detail = f"{named}, and {other.object} as {other.office}."
        return contradicted(held, (*evidence, cite(held, other)), "wrong-person", detail, fix=fix)
    is_heir = len(holders_) == 1 and _TAKES_OVER.search(asked.sentence) and any(SUCCEEDED.match(f.text) for f in mine)
    if not is_heir and any(_LEAVES.search(f.text) for f in mine):
        return open_(held, "ambiguous", f"{named}, who may have come or gone", evidence)
    return contradicted(held, evidence, "wrong-person", f"{named}, not {person.text}.", fix=fix)


def _is_only(theirs: list[Fact], office: str) -> bool:
    """The document gives the person one office, which nobody holds together with the other, and tells of no coming or going."""
    told = {f.office for f in theirs}
    apart = len(told) == 1 and any({office, *told} <= each for each in _HELD_APART)
    return apart and not any(_LEAVES.search(f.text) or _GOES_ON.search(f.text) for f in theirs)


_HELD_APART = (
    frozenset({"ceo", "cfo"}),
    frozenset({"cfo", "coo"}),
    frozenset({"cfo", "chair"}),
    frozenset({"ceo", "coo"}),
)
_TO_COME = regex(
    r"\b(?:will|is to|are to|to)\s+(?:become|take over|be (?:appointed|named|promoted)|succeed|replace)\b",
    re.IGNORECASE,
)
_GOES_ON = regex(
    r"\b(?:remain\w*|continu\w+|will|until|appoint\w*|succe\w+|becom\w+|nam(?:es|ed)|replac\w+|retir\w+|leav\w+|stay\w*|effective|promot\w+|elect\w*|extend\w*)\b",
    re.IGNORECASE,
)
""" "Chief executive Maren Holt said" tells nothing of the time to come."""
_OF_BODY = regex(
    r"\b(?:become|becomes|became|appointed|named|made|as)\s+(?:the\s+|its\s+|a\s+)?(?:[a-z]+\s+){0,3}?"
    r"(?:chief|chair\w*|president|director|head|ceo|cfo|coo|officer|executive)(?:\s+[a-z]+){0,2}\s+(?:of|at)\s+(?:the\s+)?(?P<body>[A-Z][\w&’'-]*(?:\s+[A-Z][\w&’'-]*)*)"
)


def _body(asked: Asked) -> Stems | None:
    """ "Dunross boss Hartigan will become chief executive of Kirrin": the body of the office that is told."""
    found = _OF_BODY.search(asked.sentence)
    stems = name_stems(found["body"]) if found else frozenset()
    return next((name for name in (asked.held.issuer, *asked.held.others) if stems and stems <= name), None)


def _at(asked: Asked, fact: Fact) -> bool:
    """ "Growth in Warehousing came from price, chief executive Rosalind Achterberg said": of no body but the one that the document is about."""
    who = asked.who if asked.claim.subject.text else asked.held.issuer
    return not asked.held.others or asked.of(fact) == who


def _is_same(asked: Asked, fact: Fact) -> bool:
    """The same person, and no body that the document's sentence does not name."""
    person, held = asked.claim.object, asked.held
    if person is None or not fact.object or not same_person(person.text, [fact.object]):
        return False
    if (of := _body(asked)) is not None:
        return asked.of(fact) == of
    body = name_stems(asked.claim.subject.text or "") - name_stems(person.text)
    told = asked.of(fact) | name_stems(fact.text) | held.issuer | held.known_at_head
    return asked.in_its_words(body) <= told or _at(asked, fact)


def _key(name: str) -> frozenset[str]:
    return name_stems(name)


def office_of(asked: Asked, extraction: Extraction, rules: Any) -> Judgement:
    """The holder, and since or until when."""
    asked = _of_the_heir(asked, rules)
    found = judge_office(asked)
    if found.verdict.status == "contradicted" and _is_the_issuer(asked):
        return open_(
            asked.held, "unbound", "the name that is read as the holder's is the company's", found.verdict.evidence
        )
    if found.verdict.status != "supported":
        return found
    facts = [f for f in asked.held.facts.of_role("office") if f.object and f.office == asked.fact.office]
    person = asked.claim.object
    mine = [f for f in facts if person is not None and f.object and name_stems(person.text) & name_stems(f.object)]
    wrong = when.wrong_date(asked.held, when.plain_times(extraction, asked.claim.sentence), mine, rules.vocabulary)
    if wrong is None:
        return found
    return contradicted(asked.held, (cite(asked.held, wrong),), "wrong-date", f'{asked.held.name} says: "{wrong.text}"')


def _is_the_issuer(asked: Asked) -> bool:
    """ "Tore Lindvik, Fjellhavn Forsikring's finance chief": two capitals are a person's name, or a company's."""
    person = asked.claim.object
    return person is not None and bool(name_stems(person.text)) and name_stems(person.text) <= asked.held.issuer


def _of_the_heir(asked: Asked, rules: Any) -> Asked:
    """ "Katarzyna Wolin will take over from Emil Brandvold as chief financial officer": the office is to be hers."""
    person = asked.claim.object
    told = [h for h in holders(asked.sentence, lexicon_of(rules.vocabulary)) if h.office == asked.fact.office]
    if (
        person is None
        or len(told) != 1
        or not _TAKES_OVER.search(asked.sentence)
        or same_person(person.text, [told[0].person])
    ):
        return asked
    return replace(
        asked, claim=asked.claim.model_copy(update={"object": person.model_copy(update={"text": told[0].person})})
    )


_TAKES_OVER = regex(
    r"\b(?:succeed\w*|replac\w+|follow\w*|take[sn]? over from|took over from|taking over from)\b", re.IGNORECASE
)
