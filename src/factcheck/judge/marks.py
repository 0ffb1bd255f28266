"""Marks that a figure is said not to have come up to: "did not reach $17 billion", "failed to exceed $60 billion"."""

from __future__ import annotations

import re

from factcheck.model import Claim
from factcheck.patterns import regex

_NOT_REACHED = regex(
    r"\b(?:did not|didn['’]t|failed to|does not|could not|never) (?:quite |even |yet )?(?:reach|reached|hit|top|topped|exceed|exceeded|surpass|surpassed|cross|crossed|pass|passed"
    r"|manage|make|make it to|get to|attain|break|clear|go above|rise above)(?: even)?\W*$",
    re.I,
)
_BEFORE = 40
_COME_TO = regex(r"\b(?:reach\w*|hit|manage|make|get to|attain)\b", re.I)


def not_reached(text: str, claim: Claim) -> bool:
    """Whether the words right before the claim's figure say that the metric stayed below it."""
    return _NOT_REACHED.search(text[max(0, claim.start - _BEFORE) : claim.start]) is not None


def not_exceeded(text: str, claim: Claim) -> bool:
    """ "Did not exceed $14 billion" denies that it was more; "did not reach $14 billion" tells of a figure that was missed."""
    before = text[max(0, claim.start - _BEFORE) : claim.start]
    found = _NOT_REACHED.search(before)
    return found is not None and _COME_TO.search(found[0]) is None
