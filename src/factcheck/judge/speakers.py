"""Speakers: who says "we" in a dialogue of several, or is quoted and of another company, may tell of his own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from factcheck.model import Claim, Contradicted, Entity, Extraction
from factcheck.patterns import regex

_TURN = regex(r"^[*_#> ]*([A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,2})[*_]*:[*_]* (.+)", re.MULTILINE)
_TURNS = 2
"""So often a name stands before a colon that it is a speaker's and no heading's."""
_OURS = regex(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)


def of_speakers(judged: Sequence[Claim], extraction: Extraction, text: str) -> dict[int, str]:
    """The places of contradicted figures in the turns of speakers for several companies, where their sentence names none before them."""
    wrong = [k for k, claim in enumerate(judged) if isinstance(claim.verdict, Contradicted) and not claim.cell]
    theirs = {
        k: "somebody else says so of his own" for k in wrong if _is_quoted_of_another(judged[k], extraction, text)
    }
    return theirs | _of_turns(wrong, judged, extraction, text)


def _is_quoted_of_another(claim: Claim, extraction: Extraction, text: str) -> bool:
    """ "We had revenue of $30 million," says the founder of one of them: who says "we" tells of his own company"""
    first = text.rfind("\n", 0, claim.start) + 1
    last = text.find("\n", claim.end)
    paragraph = text[first : last if last >= 0 else len(text)]
    for quote in _QUOTE.finditer(paragraph):
        if quote.start() <= claim.start - first < quote.end():
            named = any(
                e.ref == claim.subject.id for e in _within(extraction, first + quote.start(), first + quote.end())
            )
            around = paragraph[max(0, quote.start() - _AROUND) : quote.start()], paragraph[quote.end() :][:_AROUND]
            return not named and _OURS.search(quote[0]) is not None and any(_ANOTHER.search(words) for words in around)
    return False


def _within(extraction: Extraction, first: int, last: int) -> list[Entity]:
    return [e for e in extraction.entities if first <= e.start < last]


_QUOTE = regex(r"[\"\u201c][^\"\u201c\u201d\n]+[\"\u201d]")
_AROUND = 90
_ANOTHER = regex(
    r"\b(?:says?|said|adds?|added|explains?|explained|told|tells|recalls?|insists?|jokes?|boasts?|according to)\b[^.;\"]*"
    r"\b(?:founder|co-founder|owner|rival|competitor|customer|supplier|client|entrepreneur"
    r"|(?:of|at|for|with) (?:a|an|one|another|some|the (?:rival|smaller|next|other)) )",
    re.IGNORECASE,
)


def _of_turns(wrong: Sequence[int], judged: Sequence[Claim], extraction: Extraction, text: str) -> dict[int, str]:
    if not wrong or len({claim.subject.id for claim in judged if claim.subject.id is not None}) < 2:
        return {}
    turns = [(turn[1].lower(), _OURS.search(turn[2]) is not None) for turn in _TURN.finditer(text)]
    often = Counter(name for name, _ in turns)
    ours = {name for name, says_we in turns if says_we and often[name] >= _TURNS}
    if len(ours) < 2:
        return {}
    why = "who speaks may speak for another company than the one that was named last"
    return {k: why for k in wrong if _is_in_turn(judged[k], extraction, text, ours)}


def _is_in_turn(claim: Claim, extraction: Extraction, text: str, speakers: set[str]) -> bool:
    turn = _TURN.match(text, text.rfind("\n", 0, claim.start) + 1)
    named = any(e.ref == claim.subject.id and e.end <= claim.start for e in extraction.entities_in(claim.sentence))
    return turn is not None and turn[1].lower() in speakers and not named
