"""What somebody voted for: the decision, something else, or nothing at all; told of several people in one sentence, clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, Literal

from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.words import Stems, name_stems, names
from factcheck.text.numerals import NUMBER, number

Kind = Literal["for", "against", "keep", "up", "down"]


@record
class Stance:
    """`points` is by how much a rate was to be moved, in percentage points; `size` how that was to the decision ("a larger cut")."""

    kind: Kind
    points: Decimal | None = None
    size: Literal["larger", "smaller"] | None = None


@record
class Vote:
    """One clause: who, by name or in number, was for what. `whole` is of how many they were."""

    names: tuple[Stems, ...]
    count: int | None
    whole: int | None
    stance: Stance


VERB: Final = regex(
    r"\b(?:(?:had\s+|has\s+|have\s+)?(?:voted|dissented|opposed|favou?red|preferred|backed|supported)|(?:had\s+)?wanted|would\s+have\s+(?:preferred|voted|kept|left|held|cut|lowered|raised|liked))\b"
)
_CUT: Final = regex(
    r"[;:]|,\s+(?:and|while|but|whereas|with)\s|\s(?:and|while|whereas)\s(?=(?:one|two|three|four|five|six|seven|eight|nine|ten)\b)|,\s(?=(?:one|two|three|four|five|six|seven|eight|nine|ten)\b(?!\s+of\b))"
)
_KEEP: Final = regex(
    r"\b(?:leav(?:e|es|ing)|left|keep(?:s|ing)?|kept|hold(?:s|ing)?|held|maintain\w*)\b[^.;]{0,70}?\b(?:unchanged|steady|where\s+(?:it|they)\s+(?:was|were|is)|as\s+(?:it|they)\s+(?:was|were)|the\s+same|at\s+\d|on\s+hold|rates?|it\b)"
    r"|\b(?:unchanged|no\s+(?:change|cut|increase|move|rise)|a\s+pause|not\s+to\s+(?:cut|move|raise|lower))\b",
    re.IGNORECASE,
)
_AGAINST: Final = regex(r"\bagainst\b|\bdissented\b|\bopposed\b", re.IGNORECASE)
_FOR: Final = regex(
    r"\bfor\s+(?:the|it|this|that)\b(?:\s+(?:\w+\s+)?(?:decision|increase|cut|reduction|rise|proposal|motion|move|change|resolution|majority|measure|plan|bill|budget|[a-z]+))?|\bin\s+favou?r\b|\b(?:backed|supported)\s+(?:the|it)\b",
    re.IGNORECASE,
)
_MAJORITY: Final = regex(r"\bwith\s+the\s+majority\b", re.IGNORECASE)
_DOWN: Final = regex(r"\b(?:lower(?:ed|ing)?|cut(?:ting|s)?|reduc\w+|eas(?:e|ed|ing))\b", re.IGNORECASE)
_UP: Final = regex(r"\b(?:rais\w+|increas\w+|rises?|hik\w+|tighten\w*)\b", re.IGNORECASE)
_LARGER: Final = regex(
    r"\b(?:larger|bigger|deeper|steeper|greater|sharper|twice|double|further|(?:by\s+)?more)\b", re.IGNORECASE
)
_SMALLER: Final = regex(r"\b(?:smaller|lesser|gentler|more\s+modest|half\s+(?:as|that|the)|less)\b", re.IGNORECASE)
_POINTS: Final = regex(
    r"(?P<n>\d+(?:\.\d+)?)[\s-]+(?P<unit>basis|percentage|per\s?cent(?:age)?)[\s-]+points?|(?P<part>half|(?:a\s+|three[\s-]+)?quarter)(?:\s+of)?(?:\s+an?)?[\s-]+(?:(?:percentage|per\s?cent(?:age)?)[\s-]+)?point\b|(?P<one>an?|one)\s+(?:full\s+)?percentage\s+point",
    re.IGNORECASE,
)
_COUNT: Final = regex(
    rf"(?:^|[\s,;:(])(?P<n>{NUMBER})\b(?!\s+(?:basis|percent|per|%|points?|votes?|\d))(?:\s+(?:of|out\s+of)\s+(?:the\s+|its\s+|\w+['’]s?\s+)*(?P<whole>{NUMBER})\b)?(?=\s|,|$)",
    re.IGNORECASE,
)
_TITLES: Final = frozenset(
    "governor governors deputy council board committee member members mr ms mrs dr sir dame professor president chair chairman chairwoman vice monetary policy executive the two three four five six seven eight nine ten one".split()
)


def points_in(text: str) -> Decimal | None:
    """The size of a move of a rate, in percentage points."""
    found = _POINTS.search(text)
    if found is None:
        return None
    if found["n"]:
        return Decimal(found["n"]) / (100 if found["unit"].lower() == "basis" else 1)
    if found["one"]:
        return Decimal(1)
    part = found["part"].lower()
    return Decimal("0.5") if part == "half" else Decimal("0.75") if part.startswith("three") else Decimal("0.25")


def stance_in(text: str) -> Stance | None:
    """What the words behind (and with) the verb are for; None where they do not say."""
    if _MAJORITY.search(text):
        return Stance("for")
    if _KEEP.search(text):
        return Stance("keep")
    if _AGAINST.search(text):
        return Stance("against")
    moved: Kind | None = "down" if _DOWN.search(text) else "up" if _UP.search(text) else None
    points = points_in(text)
    if _FOR.search(text) and points is None:
        return Stance("for")
    if moved is None:
        return None
    return Stance(moved, points, "smaller" if _SMALLER.search(text) else "larger" if _LARGER.search(text) else None)


def votes_in(text: str) -> Iterator[Vote]:
    """Every clause of a sentence that tells how somebody voted."""
    verbs = list(VERB.finditer(text))
    for k, verb in enumerate(verbs):
        # "six of eight were for it; two wanted a cut"
        who = text[verbs[k - 1].end() if k else text.rfind(";", 0, verb.start()) + 1 : verb.start()]
        if cuts := list(_CUT.finditer(who)) if k else []:
            who = who[cuts[-1].end() if not cuts[-1][0].strip(" ,").isalpha() else cuts[-1].start() :]
        what = text[verb.start() : verbs[k + 1].start() if k + 1 < len(verbs) else len(text)]
        if k + 1 < len(verbs) and (ends := list(_CUT.finditer(what))):
            what = what[: ends[-1].start()]
        stance = stance_in(what.partition(":")[0])
        if stance is None or SCORE.search(what) or UNANIMOUS.search(what):
            continue
        listed = what.partition(":")[2] if what.count(":") else ""
        counted = _COUNT.search(who)
        # "two of the rate-setters in Velmar" names nobody; "two members, Oda Brenner and Callum Voss," does
        told = who if counted is None else who[counted.end() :].partition(",")[2]
        people = (*_people(told), *_people(listed))
        yield Vote(
            people,
            number(counted["n"]) if counted is not None else len(people) or None,
            number(counted["whole"]) if counted is not None and counted["whole"] else None,
            stance,
        )


def _people(text: str) -> Iterator[Stems]:
    for _, run in names(text):
        told = name_stems(run) - _TITLES
        if told:
            yield told


SCORE: Final = regex(
    rf"\b(?:by|of|was|voted|taken|carried|passed)\s+(?:(?:a|the)\s+(?:vote|majority|margin)\s+of\s+)?(?:by\s+)?(?P<for>{NUMBER})(?:\s+votes?)?(?:\s+to\s+|\s?[-–]\s?)(?P<against>{NUMBER})\b(?!\s*(?:%|per|basis|million|billion))",
    re.IGNORECASE,
)
""" "By six votes to three", "a majority of 6 to 3", "voted 7-2"."""
UNANIMOUS: Final = regex(
    r"\b(?:unanimous(?:ly)?|with(?:out|\s+no)\s+(?:any\s+)?dissent(?:ing\s+votes?)?|(?:no(?:body|\s+one|\s+member)?|none)\s+(?:\w+\s+){0,4}(?:dissented|voted\s+against)|of\s+one\s+mind)\b",
    re.IGNORECASE,
)
NOT_UNANIMOUS: Final = regex(
    r"\b(?:not\s+(?:a\s+)?unanimous|n['’]t\s+unanimous|was\s+split|split\s+(?:decision|vote)|divided)\b", re.IGNORECASE
)
