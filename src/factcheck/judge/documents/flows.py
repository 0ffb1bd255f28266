"""What was opened or closed, which is not how many there are."""

from __future__ import annotations

import re

from factcheck.patterns import regex


def is_flow_told(text: str, start: int, end: int) -> bool:
    """The words around a figure tell what was opened or closed, and not how many there are."""
    return _FLOW.search(text[:start]) is not None or _FLOWED.match(text, end) is not None


_FLOWED = regex(
    r"\s+(?:[a-z]+\s+)?(?:were|was|are to be|will be|have been|has been|had been)\s+(?:opened|closed|shut)\b",
    re.IGNORECASE,
)


_FLOW = regex(
    r"\b(?:open(?:ed|s|ing)?|clos(?:e|ed|es|ing)|shut(?:ting)?)\s+(?:(?:about|some|nearly|another|a further|up to)\s+)?$",
    re.IGNORECASE,
)
