"""Which way something went by the words of a text, and by which way a level was reached."""

from __future__ import annotations

import re

from factcheck.extract.lexicon import tokenize
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.meanings import Meanings
from factcheck.judge.documents.move import is_evaluated
from factcheck.patterns import regex
from factcheck.sources.documents.facts import LESS_IS_BETTER

THAN = regex(
    r"\b(?P<way>(?-i:[a-z]+er)|more|less|fewer|better|worse)\b(?P<what>(?:(?!\b(?:more|less|fewer)\b)[^.;])*?)\bthan\b(?P<right>[^.;]+)"
    r"|\b(?:(?:double|twice|triple|half|times)\s+)?as\s+(?P<size>[a-z]+)(?P<what2>[^.;]{0,40}?)\s+as\b(?P<right2>[^.;]+)"
    r"|\b(?:double|twice|triple|half|times)\s+(?=(?:the|that|those|what|its)\b)(?P<right3>[^.;]+)",
    re.IGNORECASE,
)
LESS = frozenset("less fewer lower smaller shorter slower cheaper lighter weaker younger worse".split())
FASTER = regex(
    r"\b(?:fast(?:er|est)?|slow(?:er|est|ly)?|quick(?:er|est|ly)?|steep(?:er|est|ly)|sharp(?:er|est|ly)|(?:grew|rose|gained|fell|went up|went down|increased|declined|dropped|climbed|growing|growth)\s+(?:[a-z]+\s+)?(?:more|most|less|least)|strongest growth|highest growth|(?:more|most|less|least) (?:quickly|sharply|strongly|slowly|steeply))\b",
    re.IGNORECASE,
)
""" How fast something moved, and not how high it stands."""
_NO_WAY = regex(r"\b(?:ma(?:de|kes?|king)|t(?:ook|akes?|aken|aking))\s+up\b", re.IGNORECASE)
""" "Made up 60%" is no rise."""
_NAMES = regex(r"(?:(?<=[a-z,] )|^(?=[A-Z][\w-]+ [A-Z][\w-]+(?:['’]|\s[a-z])))[A-Z][\w-]+(?: [A-Z][\w-]+)*")
""" "Would go up in Marlow Falls", "Marlow Falls' takings rose"."""


def way_of(text: str, meanings: Meanings) -> str | None:
    """The one direction that a text tells; None where it tells none or both."""
    text = _NAMES.sub(" ", _NO_WAY.sub(" ", text))
    ways = {
        sense.id
        for hit in meanings.lexicon.find(tokenize(text, 0, len(text)))
        for sense in hit.senses
        if sense.section == "directions" and sense.id in ("up", "down")
    }
    return ways.pop() if len(ways) == 1 else None


def way_to(asked: Asked, meanings: Meanings) -> str | None:
    """ "Improved to 112%", "sold better than a year ago, with 88,915 units": the way by which a level was reached."""
    if is_evaluated(asked.sentence) and asked.fact.metric in LESS_IS_BETTER:
        return None  # a cost ratio that improves goes down
    if asked.fact.direction in ("up", "down"):
        return asked.fact.direction
    assert asked.quantity is not None
    before = _CLAUSE.split(asked.sentence.partition(asked.quantity.text)[0])[-1]
    if _TO.search(before):
        return way_of(before, meanings)
    found = _WITH.search(asked.sentence.partition(asked.quantity.text)[0])
    if found is not None and THAN.search(asked.sentence) is None:
        told = way_of(asked.sentence[: found.start()], meanings)
        if told is not None:
            return told
    found = _THAN_BEFORE.search(asked.sentence)
    if found is None or any(c.isdigit() for c in found["between"]):
        return None
    return "down" if found["way"].lower() in LESS else "up"


_CLAUSE = regex(r"[,;:]\s")
_TO = regex(r"\bto\s+(?:[a-z]+\s+){0,3}$", re.IGNORECASE)
_WITH = regex(r",\s+(?:with|at|to|reaching|totalling|coming to)\b[^,;:.]*$", re.IGNORECASE)
""" "Make-up returned to growth, with sales of"."""
_THAN_BEFORE = regex(
    r"(?<![\d%]\s)\b(?P<way>more|less|fewer|better|worse|higher|lower|larger|smaller|bigger|stronger|weaker)\b(?P<between>(?:\s+[\w-]+){0,3}?)\s+than\s+"
    r"(?:(?:it|they|he|she)\s+(?:did|had|were|was)\s+)?(?:in\s+)?(?:the\s+same\s+\w+\s+(?:of\s+)?)?(?:a|the|one|last)\s+(?:year|quarter|month|week|season)\b",
    re.IGNORECASE,
)
