"""Peaks and troughs: a level that was touched for a moment is not the one that the day's change starts from."""

from __future__ import annotations

from factcheck.inspect.page import Page
from factcheck.model import Quantity
from factcheck.patterns import regex

_BEFORE = regex(r"[^,;:()]{0,60}$")
_BEHIND = regex(r"(?:[^,;:()\d]{0,40})")
_AGAINST_IT = regex(
    r"(?:\s+(?:lower|higher|down|up|less|more|short))?\s*(?:,\s*)?\b(?:from|below|above|off|under|over|since|of|against|on|than|shy of|away from|compared with|compared to|versus)\b[^\d]*$"
)
""" "Down 27.6% from its October record of $126,000": no other figure stands between the change and what it is held against."""


def is_of_another_level(page: Page, change: Quantity, before: Quantity) -> bool:
    """ "Eased 0.4% to $3,374 after touching a record $3,500": the change is not told against the extreme."""
    text = page.article.text
    if not is_extreme(page, before):
        return False
    return change.end > before.start or not _AGAINST_IT.match(text[change.end : before.start])


def is_extreme(page: Page, level: Quantity) -> bool:
    """Whether the words around the level call it one, and give no basis of comparison as well."""
    sentence = page.sentences.get(level.sentence)
    if sentence is None:
        return False
    text = page.article.text
    lead = _BEFORE.search(text[sentence.start : level.start])
    tail = _BEHIND.match(text, level.end, sentence.end)
    around = f"{lead[0] if lead else ''} {tail[0] if tail else ''}"
    return page.cues.any(around, "extremes") and not page.cues.any(around, "base_year", "base_quarter", "base_month")
