"""Whether the words around a figure lead to an earlier time than that of which the text around it tells."""

from __future__ import annotations

import re

from factcheck.model import Claim, Extraction
from factcheck.patterns import regex


def turns_back(claim: Claim, extraction: Extraction, text: str) -> bool:
    """Whether words of its clause may lead to an earlier time, but for those that hold the figure itself against one."""
    sentence, near = extraction.sentence(claim.sentence), extraction.quantities_in(claim.sentence)
    first, last = (sentence.start, sentence.end) if sentence is not None else (claim.start, claim.end)
    first = max([first, *(q.end for q in near if q.end <= claim.start)])
    last = min([last, *(q.start for q in near if q.start >= claim.end)])
    lead, rest = _NEXT.split(text[first : claim.start])[-1], _SINCE.split(text[claim.end : last])[0]
    return _BACKWARD.search(lead) is not None or _BACKWARD.search(rest) is not None


_NEXT = regex(r"[,;] and ")
_SINCE = regex(r"\b(?:than|from|against|versus|vs|after|compared)\b")
_BACKWARD = regex(
    r"\b(?:had|used to|once|then|when|earlier|before|ago|previous\w*|prior|preceding|last|after|from|against|versus|vs|than|compared?s?"
    r"|in (?:fiscal )?20\d\d|FY\d+)\b",
    re.I,
)
