"""What a sentence denies, and amounts of what a document says that there is none of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.judge.case import Judgement
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.meanings import Meaning, Meanings, meanings_of
from factcheck.judge.documents.printed import Line, cover, noun
from factcheck.judge.documents.quotes import _NOT, words_of
from factcheck.judge.documents.readings import names_there
from factcheck.judge.documents.verdicts import contradicted, quoted
from factcheck.judge.documents.working import read_as
from factcheck.patterns import regex
from factcheck.read.documents import Passage
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import Stems, stem
from factcheck.text.sentences import split_sentences


def denied(text: str) -> bool:
    return (sum(word in _NOT for word in words_of(text)) + len(_STILL_TO.findall(text))) % 2 == 1


_STILL_TO = regex(
    r"\b(?:has|have|had)\s+(?:still|yet)\s+to\b|\byet to be\b|\bfailed to\b|\bfails to\b|\brefus(?:ed|es) to\b",
    re.IGNORECASE,
)


_NONE = regex(r"\b(?:no|not any|zero)\s+((?:[a-z-]+\s+){0,2}[a-z-]+)", re.IGNORECASE)


def none_of_it(asked: Asked) -> Judgement | None:
    """ "We have no debt" against a claim that gives an amount of it."""
    words = asked.fact.measured
    if not words or asked.quantity is None or not asked.quantity.value:
        return None
    for told, passage in _denials(asked.held):
        if words <= told:
            for start, end in split_sentences(passage.text, 0, len(passage.text)):
                text = passage.text[start:end].strip()
                found = _NONE.search(text)
                if found is None or _DOES.match(text, found.end()):
                    continue
                if words <= _roots(found[1]) and not text.endswith("?"):
                    said = f'{asked.held.name} says: "{text}" ({passage.place})'
                    return contradicted(asked.held, (quoted(asked.held, text, passage.place),), "negated", f"{said}.")
    return None


_DOES = regex(
    r"\s+(?:accounts?|makes?|stands?|contribut\w+|represent\w*|has|have|had|exceed\w*|is|are|was|were)?\s*(?:for\s+|up\s+)?(?:more|less|larger|bigger|over|above|below|exceed\w*)\b",
    re.IGNORECASE,
)
""" "No customer accounts for more than 3%": what none of them does, and not that there are none."""


def _denials(held: Held) -> list[tuple[Stems, Passage]]:
    """What a document says that there is none of."""
    if "denials" not in held.memo:
        held.memo["denials"] = [
            (_roots(found[1]), passage) for passage in held.passages for found in _NONE.finditer(passage.text)
        ]
    return held.memo["denials"]  # type: ignore[no-any-return]


def _roots(text: str) -> Stems:
    return frozenset(stem(word) for word in text.replace("-", " ").split())


_NO = regex(r"\b(?:no|not any|not a single|zero)\s+(?P<what>(?:[a-z-]+\s+){0,1}[a-z-]+)", re.IGNORECASE)


def none_of_these(asked: Asked, wanted: Sequence[Meaning], lines: Sequence[Line]) -> Judgement | None:
    """ "There were no deaths", against "three patients died"."""
    quantity = asked.quantity
    assert quantity is not None
    if (
        quantity.kind != "count"
        or not quantity.value
        or asked.fact.negated
        or denied(asked.sentence)
        or len(wanted) < 2
    ):
        return None
    meanings = meanings_of(asked.rules.vocabulary)
    counted = _roots(noun(quantity.text))
    for line in lines:
        for found in _NO.finditer(line.text):
            what = meanings.stems(found["what"])
            if (
                cover(wanted, line.wide) == 1
                and any(m.stands_in(what) and _is_named(m, counted, found["what"]) for m in wanted)
                and _is_done(line.text[found.start("what") :], asked, meanings)
                and names_there(asked, line)
            ):
                said = f'{asked.held.name} says: "{line.text.strip()}" ({line.place})'
                evidence = (quoted(asked.held, line.text, line.place),)
                return contradicted(asked.held, evidence, "negated", f"{said}.", [read_as(asked)])
    return None


_BEFALLS = regex(r"(?:[a-z-]+\s+){1,2}?(?:will|shall|would|can|may|must)\s+(?:(?:ever|now|be)\s+)*(?P<act>[a-z]{3,})")


_ARTICLES = frozenset(map(stem, ("the", "its", "their", "any", "a")))
_ACTS = regex(
    r"(?-i:[a-z]+)\s+(?!(?:was|were|is|are|has|have|had|been|reported|recorded|occurred|happened|took|came|in|on|at|of|for|during|among|so|since|and|or)\b)(?P<act>[a-z]{2,}(?:ed|t|ought|ook|ame|ade|ent|old)(?:\s+(?:the|its|their|any|a)\s+\w+)?)\b"
)
""" "No patient met the criteria": what no patient did, and not that there were none."""


def _is_done(told: str, asked: Asked, meanings: Meanings) -> bool:
    """ "No plant will be closed" denies none of eleven plants: what does not befall them must be what the claim tells."""
    found = _BEFALLS.match(told) or _ACTS.match(told)
    return found is None or not (meanings.stems(found["act"]) - _ARTICLES).isdisjoint(meanings.stems(asked.sentence))


def _is_named(meaning: Meaning, counted: Stems, what: str) -> bool:
    """What is counted must be denied by its name: "no buyer was found for the other 77 shops" denies no shops."""
    own = _roots(meaning.text)
    return not own & counted or bool(own & _roots(what))
