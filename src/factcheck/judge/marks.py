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


def not_reached(text: str, claim: Claim) -> bool:
    """Whether the words right before the claim's figure say that the metric stayed below it."""
    return _NOT_REACHED.search(text[max(0, claim.start - _BEFORE) : claim.start]) is not None
