"""Who in a document is a person."""

from __future__ import annotations

import re

from factcheck.judge.documents.speakers import named as speakers_in
from factcheck.judge.documents.speakers import of_passages
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import Stems, name_stems

_TITLED = regex(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|Dame|Professor|Judge|Justice|Governor|Commissioner|Minister)\.?\s+(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)?)"
)
_DOES = regex(
    r"\b(?P<name>[A-Z][\w’'-]*[a-z]\s+(?:[A-Z]\.\s+)?[A-Z][\w’'-]*[a-z])\s+(?:said|says|added|voted|preferred|dissented|joined|joins|retired|retires|resigned|commented|wrote|succeeds|replaces|stepped\s+down|steps\s+down|"
    r"will\s+(?:retire|leave|join|step|succeed|become|replace|remain)|has\s+(?:run|led|headed|agreed|decided|resigned|stepped)|"
    r"becomes|remains|leaves|heads|leads|runs|chairs|was\s+(?:named|appointed|elected)|owns|founded)\b"
)
_CALLED = regex(
    r"\b(?P<name>(?-i:[A-Z][\w’'-]*[a-z]\s+(?:[A-Z]\.\s+)?[A-Z][\w’'-]*[a-z])),\s+(?:(?:our|its|the|a|an|who|[\w’']+['’]s)\s+)?(?:[\w-]+\s+){0,4}?"
    r"(?:officer|director|chair\w*|president|head|analyst|minister|judge|governor|executive|manager|founder|treasurer|secretary|partner|chairs|heads|leads|runs)\b",
    re.IGNORECASE,
)

_APPOSED = regex(
    r"\b(?:spokes(?:man|woman|person)|officer|director|secretary|treasurer|leader|analyst|economist|statistician|strategist|manager|chair\w*),\s+"
    r"(?P<name>(?-i:[A-Z][\w’'-]*[a-z]\s+(?:[A-Z]\.\s+)?[A-Z][\w’'-]*[a-z])),",
    re.IGNORECASE,
)
""" "The opposition's finance spokesman, Peder Lund, called"."""
_WHO = regex(r"(?P<name>[A-Z][\w’'-]*[a-z]\s+(?:[A-Z]\.\s+)?[A-Z][\w’'-]*[a-z]),\s+who\b")


def persons(held: Held) -> list[Stems]:
    """Their names, longest first."""
    if "persons" not in held.memo:
        found = {name_stems(fact.object or "") for fact in held.facts.of_role("office") if fact.object}
        found |= {name_stems(each) for each in of_passages(held) if each}
        for passage in held.passages:
            found |= {name_stems(each) for each in speakers_in(passage.text)}
            for pattern in (_TITLED, _DOES, _CALLED, _APPOSED, _WHO):
                found |= {name_stems(hit["name"]) for hit in pattern.finditer(passage.text)}
        named = [name for name in found if name and not name <= held.issuer]
        held.memo["persons"] = sorted(named, key=len, reverse=True)
    return held.memo["persons"]  # type: ignore[no-any-return]
