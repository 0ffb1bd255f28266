"""A person who has left an office by the article's own account, and is later presented as holding it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from factcheck.inspect.cues import phrases
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import day as day_of
from factcheck.memo import once_per_vocabulary
from factcheck.model import Sentence
from factcheck.patterns import regex
from factcheck.records import record, replace

_NAME = r"[A-Z][\w'’-]+(?:\s+[A-Z][\w.'’-]*){1,3}"
_LEFT = regex(
    rf"(?P<name>{_NAME})(?:,\s+(?:\d\d|(?:the|its|a|who)\s[^.,;]{{2,50}}),)?\s+(?:has\s+|had\s+)?(?:abruptly\s+|unexpectedly\s+)?"
    r"(?:left|stepped\s+down|resigned|retired|departed|quit|was\s+(?:fired|ousted|dismissed|replaced|removed)|handed\s+over)\b"
)
_SUCCEEDED = regex(
    rf"(?P<new>{_NAME})(?:,\s+\d\d)?,?\s+(?:who\s+)?(?:has\s+|had\s+)?(?:took\s+over\s+from|taken\s+over\s+from|succeeded|replaced|followed|stepped\s+in\s+for)\s+(?P<name>{_NAME})"
    r"(?P<when>[^.;,]{0,60}?\b(?:in|on|at|last|this|since)\b[^.;,]{0,30}(?:\d{4}|year|month|spring|summer|autumn|fall|winter|week|[A-Z]\w+))?"
)
""" "Elliott Hill, who took over from John Donahoe in October 2024": told of the past, of whatever office."""
_PREDECESSOR = regex(
    rf"\b(?:[Hh]is|[Hh]er|[Tt]he|[Ii]ts|whose)\s+predecessor,?\s+(?P<name>{_NAME}),?[^.;]{{0,40}}?\b(?:left|quit|resigned|retired|departed|stepped\s+down|was\s+(?:fired|ousted|dismissed|removed)|walked\s+out|died)\b"
    rf"|(?P<name3>{_NAME}),\s+(?:his|her|the|its|whose)\s+predecessor,?[^.;]{{0,40}}?\b(?:left|quit|resigned|retired|departed|stepped\s+down|was\s+(?:fired|ousted|dismissed|removed)|walked\s+out|died)\b"
    rf"|(?P<name2>{_NAME}),\s+(?:whom\s+(?:he|she|{_NAME}|[A-Z][\w’'-]+)\s+(?:has\s+)?(?:replaced|succeeded|followed)|who\s+(?:left|quit|resigned|retired|departed|stepped\s+down|was\s+(?:fired|ousted|dismissed|removed)))\b"
)
""" "His predecessor, Helga Sandvik, left in May", "Ruben Castellà, whom she replaced": of the office that was told right before."""
_LEAVES = regex(
    r"\b(?:predecessor|left|stepped|resigned|retired|departed|quit|ousted|fired|handed|took over from|taken over from|succeeded|replaced|followed)\b"
)
_OF_LEAVING = frozenset(
    "predecessor left stepped resigned retired departed quit ousted fired handed succeeded replaced followed".split()
)
_FORMER = regex(
    r"(?:\b(?:former|then|ex|outgoing|previous|past|late|departing|one-time|interim|acting)[\s-]+(?:\w+[’']s\s+)?|\bex-)$",
    re.IGNORECASE,
)
_BACK_THEN = regex(
    r"\b(?:at the time|back then|then-|when (?:he|she) was(?!\s+\w+ed\b)|had said|had told)\b|\b(?:in|since|until)\s+(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_QUOTED = regex(r"“[^”]*”|\"[^\"]*\"")
""" "Hungary is where Poland was in 2015," said the chief executive: the time is of what is told, and not of the telling."""
_OFFICES = ("ceo", "cfo", "coo", "cto", "chair", "president")


@record
class Leaving:
    name: str
    office: str
    start: int
    end: int


def inspect_offices(page: Page) -> list[Draft]:
    return [*_by_the_text(page), *_by_the_record(page), *_as_incoming(page)]


# ---------------------------------------------------------------- who comes and who goes
_SUCCEEDS = regex(
    rf"\b(?:succeeds?|succeeding|to\s+succeed|will\s+succeed|replaces?|replacing|takes?\s+over\s+from|taking\s+over\s+from)\s+(?P<name>{_NAME})"
)
_OF_SUCCEEDING = frozenset("succeed succeeds succeeding replace replaces replacing".split())
_OVER_FROM = regex(r"over\s+from\b")
"""Somebody that is taken; "take" and "over" alone stand on many pages."""
_COMES = regex(r"\b(?:incoming|newly\s+appointed|future|designated|chosen)\s+$")


def _as_incoming(page: Page) -> Iterator[Draft]:
    """ "She succeeds Jörg Hartung, who retires. ... the incoming finance chief Jörg Hartung said"."""
    if not page.has(_OF_SUCCEEDING) and not _OVER_FROM.search(page.article.text):
        return
    text, offices = page.article.text, _offices(page.rules)
    for goes in _SUCCEEDS.finditer(text):
        last = goes["name"].split()[-1]
        for office in (m for pattern in offices.values() for m in pattern.finditer(text, goes.end())):
            named = re.compile(rf",?\s+(?:{re.escape(goes['name'])}|{re.escape(last)})\b").match(text, office.end())
            if named is None or not _COMES.search(text, max(0, office.start() - 24), office.start()):
                continue
            message = f"{goes['name']} is the one who goes (line {page.article.line_at(goes.start())}), and not the incoming {office[0].lower()}."
            yield Draft(
                office.start(), named.end(), page.severity("identity", "warning"), message, "wrong-role", f"incoming|{last}",
                figures=(Leaving(goes["name"], "", goes.start("name"), goes.end("name")),),
            )  # fmt: skip


# ---------------------------------------------------------------- by the terms that are on record
_SETTLED = timedelta(days=30)
"""So soon after a change both names are still in print."""


def _by_the_record(page: Page) -> Iterator[Draft]:
    """ "Chief executive John Donahoe said" in an article about Nike a year after he left; where claims are judged, that is a claim."""
    terms = getattr(page.rules, "offices", ())
    if page.article.published is None or not terms:
        return
    by_subject = _by_subject(terms)
    named = {e.ref for e in page.extraction.entities if e.ref in by_subject and e.type == "ORG"}
    if not named:
        return
    terms = [term for ref in named if ref for term in by_subject[ref]]
    day = page.article.published
    offices = _offices(page.rules)
    over = [(fact, end) for fact in terms if (end := fact.valid_until) is not None and end + _SETTLED <= day]
    printed = {name for name in {name for fact, _ in over for name in fact.names} if name in page.article.text}
    for fact, ended in over:
        names = [name for name in fact.names if name in printed]
        if not names:
            continue
        office = next((o for o in fact.segments if o in offices), None)
        if office is None or any(_holds(other, fact, office, day) for other in terms):
            continue
        for name in names:
            yield from _presented_by_record(page, fact.subject, Leaving(name, office, 0, 0), ended)


@once_per_vocabulary
def _by_subject(terms: Sequence[Any]) -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for term in terms:
        found.setdefault(term.subject, []).append(term)
    return found


def _holds(term: Any, fact: Any, office: str, day: date) -> bool:
    """The same person came back to the office."""
    if term.subject != fact.subject or office not in term.segments or set(term.names).isdisjoint(fact.names):
        return False
    return (
        term.valid_from is not None and term.valid_from <= day and (term.valid_until is None or term.valid_until >= day)
    )


def _presented_by_record(page: Page, company: str, left: Leaving, ended: date) -> Iterator[Draft]:
    for sentence in page.extraction.sentences:
        if page.article.text.find(left.name, sentence.start, sentence.end) < 0 or not page.is_told(sentence):
            continue
        if {e.ref for e in page.extraction.entities_in(sentence.index) if e.type == "ORG" and e.ref} - {company}:
            continue
        for draft in _presented(page, sentence, left):
            message = f"{left.name} held this office until {day_of(ended)}."
            yield replace(draft, message=message, figures=())


def _by_the_text(page: Page) -> list[Draft]:
    if page.published is None or not (page.has(_OF_LEAVING) or "over from" in page.folded):
        return []
    if not _LEAVES.search(page.article.text):
        return []
    offices = _offices(page.rules)
    sentences = [s for s in page.extraction.sentences if page.is_told(s)]
    drafts = []
    for sentence in sentences:
        found = (
            *_leavings(page, sentence, offices),
            *_succeeded(page, sentence, offices),
            *_before_them(page, sentence, offices),
        )
        for left in {(left.name, left.office): left for left in found}.values():
            drafts += [
                draft for later in sentences if later.start > sentence.start for draft in _presented(page, later, left)
            ]
    return drafts


def _offices(rules: Any) -> Mapping[str, re.Pattern[str]]:
    entries = getattr(getattr(rules, "vocabulary", None), "offices", None) or {}
    return {name: _pattern(tuple(entries[name].words)) for name in _OFFICES if name in entries}


@lru_cache(maxsize=16)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return phrases(words)


def _leavings(page: Page, sentence: Sentence, offices: Mapping[str, re.Pattern[str]]) -> Iterator[Leaving]:
    """The office stands behind "as", or right before the name; a departure that is still to come is none."""
    text = page.article.text[sentence.start : sentence.end]
    if any(d.year and (day := d.in_year(d.year)) and page.published and day > page.published
           for d in page.days if sentence.start <= d.start < sentence.end):  # fmt: skip
        return
    for m in _LEFT.finditer(text):
        if re.search(r"\b(?:will|would|if|not|never|plans? to|to)\s+$", text[: m.start()]):
            continue
        titled = next((o for pattern in offices.values() if (o := pattern.match(text, m.start("name")))), None)
        # "Chairman Pedro Silva retired": the title begins with a capital too
        name_at = titled.end() + 1 if titled and titled.end() < m.end("name") else m.start("name")
        behind = re.match(r"[^.;,]{0,30}?\bas\s+(?:the\s+)?(?:group\s+)?", text[m.end() :])
        for office, pattern in offices.items():
            at = m.end() + behind.end() if behind else None
            before = [o for o in pattern.finditer(text, 0, name_at) if not text[o.end() : name_at].strip()]
            follows = at is not None and pattern.match(text, at) is not None
            if follows or (before and not _FORMER.search(text[: before[-1].start()])):
                yield Leaving(text[name_at : m.end("name")], office, sentence.start + name_at, sentence.start + m.end())


def _succeeded(page: Page, sentence: Sentence, offices: Mapping[str, re.Pattern[str]]) -> Iterator[Leaving]:
    """Who was succeeded has left; which office is told, or is any that the successor is not told to have left to the other."""
    text = page.article.text[sentence.start : sentence.end]
    for m in _SUCCEEDED.finditer(text):
        if re.search(r"\b(?:will|would|if|not|never|plans? to|to|interim)\s+$", text[: m.start("name")]):
            continue
        told = [name for name, pattern in offices.items() if pattern.search(text)]
        for office in told or ["ceo"]:
            yield Leaving(m["name"], office, sentence.start + m.start("name"), sentence.start + m.end("name"))


def _before_them(page: Page, sentence: Sentence, offices: Mapping[str, re.Pattern[str]]) -> Iterator[Leaving]:
    """The office is the one told last: in the sentence itself, else in one of the paragraphs before."""
    text = page.article.text
    for m in _PREDECESSOR.finditer(text, sentence.start, sentence.end):
        group = next(name for name in ("name", "name2", "name3") if m[name])
        if _GONE.search(m[0]) and not _STAYS.search(text, m.end(), sentence.end):
            yield from (Leaving(m[group], office, m.start(group), m.end()) for office in offices)
            continue
        told = [
            (o.end(), name)
            for name, pattern in offices.items()
            for o in pattern.finditer(text, max(0, sentence.start - _FAR), m.end())
        ]
        if told:
            yield Leaving(m[group], max(told)[1], m.start(group), m.end())


_FAR = 700
_GONE = regex(r"\b(?:left|quit|resigned|retired|departed|died|walked\s+out)$")
_STAYS = regex(
    r"\b(?:becom\w+|became|remain\w*|stay\w*|moves?|moved|mov\w+|now|chair\w*|president|adviser|advisor|board)\b(?!\s+(?:as|any|no)\b)"
)
""" "Retired as chief executive and became chairman": nobody who is gone from every office."""


def _presented(page: Page, sentence: Sentence, left: Leaving) -> Iterator[Draft]:
    """ "Chief executive Dana Ruiz said", "Dana Ruiz, the chief executive,"."""
    text = page.article.text[sentence.start : sentence.end]
    last = left.name.split()[-1]
    words = page.rules.vocabulary.offices[left.office].words
    titles = list(page.cues.each_of(words, text)) if last in text else []
    if not titles or _BACK_THEN.search(_QUOTED.sub(" ", text)):
        return
    for office in titles:
        if _FORMER.search(text[max(0, office.start() - 24) : office.start()]):
            continue
        named = re.match(rf",?\s+(?:{re.escape(left.name)}|{re.escape(last)})\b", text[office.end() :])
        titled = re.search(
            rf"(?:{re.escape(left.name)}|\b{re.escape(last)}),\s+(?:the\s+|its\s+)?(?:company[’']s\s+)?$",
            text[: office.start()],
        )
        if named is None and titled is None:
            continue
        start, end = (office.start(), office.end() + named.end()) if named else (titled.start(), office.end())  # type: ignore[union-attr]
        line = page.article.line_at(left.start)
        words = page.article.text[left.start : left.end]
        message = f'"{" ".join(words.split())}" (line {line}), but here {last} is still the {office[0].lower()}.'
        yield Draft(
            sentence.start + start, sentence.start + end, page.severity("identity", "warning"), message, "wrong-role",
            f"{left.office}|{left.name}", figures=(left,), consistent=f"former {office[0].lower()}",
        )  # fmt: skip
