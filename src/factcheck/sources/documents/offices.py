"""Who holds which office, by the words around the office's name ("appoints X as", "X remains", "its chief executive, X")."""

from __future__ import annotations

import re

from factcheck.extract.lexicon import Lexicon, tokenize
from factcheck.patterns import regex
from factcheck.records import record

_NAME = r"[A-Z][\w’'-]*[a-z](?:\s+(?:[A-Z]\.|(?:de|van|von|der|la|bin|al)\b|[A-Z][\w’'-]*[a-z])){1,3}"
_LINKS = (
    "who currently is was has have been will be become becomes became remains remain serves served as appointed named elected promoted to the its our new "
    "chosen re-elected reelected made a for current of company's group's company’s group’s acting interim his her their and then now appoint appoints as next".split()
)
_BESIDE = r"(?:[Cc]o-?)?[Ff]ounder|[Cc]o-[Ff]ounder|[Pp]resident|[Cc]hair(?:man|woman|person)?|[Dd]irector|[Ff]ounding|[Ss]enior|[Ee]xecutive|[Vv]ice"
""" "Ann Lee, co-founder and chief executive": an office held beside the one that is told."""
_LEFT = regex(
    rf"(?P<name>{_NAME}),?\s+(?:who\s[^,.]{{3,80}},\s+)?(?P<links>(?:(?:{'|'.join(_LINKS)}|[A-Z][\w-]*[’']s|{_BESIDE}),?\s+){{0,8}})$"
)
_RIGHT = regex(
    rf"^(?:\s+(?:of|at)\s+(?:the\s+)?[A-Z][\w&’'.-]*(?:\s+[A-Z][\w&’'.-]*){{0,3}})?,?\s+(?:is\s+|will be\s+)?(?P<name>{_NAME})"
)
LEAVES = regex(
    r"\b(?:former|ex-|retire|resign|step(?:s|ped|ping)?\s+down|leav(?:e|es|ing)|depart|outgoing|succeeded by|replaced by)",
    re.IGNORECASE,
)
OFFICES = regex(
    r"chief|officer|president|chair|director|governor|minister|head|secretary|treasurer|\bC[EFOT]O\b", re.IGNORECASE
)
"""A text without any of these names no office."""
_HEIR = regex(
    rf"(?P<name>{_NAME})[^.]{{0,60}}?\s(?:succeed(?:s|ed|ing)?|replac(?:e|es|ed|ing)|follow(?:s|ed)?|take(?:s)? over from|took over from|taking over from)\s+$"
)
_REACH = 120


@record(slots=True)
class Holder:
    """A person with an office, and where the person's name stands in the text."""

    person: str
    office: str
    start: int
    end: int


_LEADING = frozenset(
    "group finance chief treasurer secretary professor dr sir dame mr mrs ms minister governor former".split()
)
SUCCEEDED = regex(
    rf"^(?:He|She|They)\s+(?:will\s+be|is\s+to\s+be|is|was|has\s+been)\s+(?:succeeded|replaced|followed)\s+by\s+(?P<name>{_NAME})"
)
""" "He will be succeeded by Noor Rahmani": in the office that the sentence before names."""


def only_office(text: str, lexicon: Lexicon) -> str | None:
    """The one office that a sentence names, whoever holds it ("will step down as chief financial officer")."""
    found = {sense.id for hit in lexicon.find(tokenize(text, 0, len(text))) if (sense := hit.sense("offices"))}
    return found.pop() if len(found) == 1 else None


def bare_name(name: str) -> str:
    """Without what a person is called before the name ("Group Treasurer Noor Rahmani")."""
    words = name.split()
    while len(words) > 2 and words[0].lower() in _LEADING:
        words.pop(0)
    return " ".join(words)


def holders(text: str, lexicon: Lexicon) -> list[Holder]:
    """The holders that a sentence names."""
    found: list[Holder] = []
    hits = [
        (hit, _ranked(text, hit.start, hit.end, sense.id))
        for hit in lexicon.find(tokenize(text, 0, len(text)))
        if (sense := hit.sense("offices"))
    ]
    spans = [(hit.start, hit.end) for hit, _ in hits]
    for hit, office in hits:
        if any(a <= hit.start and hit.end <= b and (a, b) != (hit.start, hit.end) for a, b in spans):
            continue
        offset = max(0, hit.start - _REACH)
        left = _LEFT.search(_BELOW.sub("", text[offset : hit.start]))
        if left is not None and _SAYS.match(text, hit.end) and _ITS.search(left["links"]):
            left = None
        committee = _COMMITTEE.match(text[hit.end :])
        right = _RIGHT.match(text[hit.end : hit.end + _REACH]) if committee is None else None
        used = left if left is not None and not _is_title(left["name"]) else right
        if used is None or _is_title(used["name"]):
            continue
        base = offset if used is left else hit.end
        if used is left and (heir := _HEIR.search(text[: base + used.start("name")])) and not _is_title(heir["name"]):
            # "X will succeed Y as chief financial officer": the office is to be X's
            found.append(Holder(heir["name"], office, heir.start("name"), heir.end("name")))
            continue
        name = bare_name(used["name"])
        end = base + used.end("name")
        found.append(Holder(name, office, end - len(name), end))
    return found


_SAYS = regex(r"\s+(?:said|says|told|tells|added|adds|explained|explains|wrote|writes)\b")
_ITS = regex(r"\b(?:its|the|their|our)\s*$")
""" "Will not bid for Harrow Freight, its chief executive said": he who says it is not what stands before the comma."""
_BELOW = regex(r"\b(?P<rank>deputy|vice|assistant|associate)[\s-]+$", re.IGNORECASE)
_COMMITTEE = regex(r"^\s+(?:of|for)\s+(?:the|its|our)\s+(?P<of>(?:[a-z]+\s+(?:and\s+)?){1,3}committee)\b")


def _ranked(text: str, start: int, end: int, office: str) -> str:
    """A deputy holds another office than the one whose deputy he is; so does the chair of a committee."""
    below = _BELOW.search(text[:start])
    of = _COMMITTEE.match(text[end:])
    return f"{'deputy ' if below else ''}{office}{' of the ' + of['of'] if of else ''}"


_TITLE_WORDS = frozenset(
    "chief executive officer financial president chair chairman chairwoman managing director governor deputy board operating technology risk medical".split()
)


def _is_title(name: str) -> bool:
    return any(word.lower() in _TITLE_WORDS for word in name.split())
