"""What was opened or closed, and how many there are: two figures of one thing."""

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


def flows_differ(sentence: str, told: str) -> bool:
    """ "Runs four cafés", against "closed four cafés": of one number, whether it tells what was opened or closed."""
    mine = {found[0].lower(): is_flow_told(sentence, *found.span()) for found in _NUMBER.finditer(sentence)}
    its = {found[0].lower(): is_flow_told(told, *found.span()) for found in _NUMBER.finditer(told)}
    return any(number in its and its[number] != flow for number, flow in mine.items())


_NUMBER = regex(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d[\d,.]*\d|\d)\b", re.IGNORECASE)
