"""A sum whose parts stand in the sentence before: "A takes 140 million, B 95 million and C 65 million. All of it costs 300 million"."""

from __future__ import annotations

import re

from factcheck.inspect.computed.rows import HEDGE, LINK, alike
from factcheck.inspect.computed.window import Window, finding
from factcheck.inspect.interval import ONE, value_of
from factcheck.inspect.page import Draft
from factcheck.patterns import regex

_TOGETHER = regex(
    rf"\b(?:together|in\s+all|in\s+total|altogether|all\s+told|combined|as\s+a\s+whole|(?:all|both|everything)\s+(?:of\s+(?:it|them|this|that)\s+)?(?:together|taken\s+together)|added\s+up|adds\s+up\s+to|add\s+up\s+to|the\s+(?:grand\s+)?total\s+(?:is|was|comes\s+to|came\s+to)|"
    rf"for\s+the\s+(?:full|whole)\s+year)\b[^.;:]{{0,50}}?{HEDGE}$",
    re.IGNORECASE,
)
_IN_ALL = regex(
    r"\s*(?:[\w-]+\s+){0,2}(?:in\s+all|in\s+total|altogether|all\s+told|combined|together)\b", re.IGNORECASE
)
_NO_PARTS = regex(
    r"\b(?:of\s+(?:which|whom|these|those)|including|ago|earlier|previous\w*|last\s+year|rose|fell|grew|up|down|more|less|fewer|higher|lower|average|per|each|target|expect\w*|forecast\w*|debt|loss\w*|lost|costs?\s+of|net|against|compared)\b",
    re.IGNORECASE,
)
_ALSO = regex(r"\b(?:with|including|plus|besides|add\w*|after|counting|other|others|else|further|and)\b", re.IGNORECASE)
_MOST = 6


def check_sum(window: Window, lead: str, tail: str) -> Draft | None:
    """The sentence before has nothing but parts, and the figure is the first of its own."""
    if window.k or not window.earlier or not (_TOGETHER.search(lead) or _IN_ALL.match(tail)) or _ALSO.search(lead):
        return None
    row, q = window.earlier[0], window.figure
    parts = [p for p in row.figures if p.kind == q.kind]
    if (
        not 1 < len(parts) <= _MOST
        or len(parts) != len(row.figures)
        or not alike(*parts, q)
        or any(p.per for p in (q, *parts))
    ):
        return None
    if q.kind == "count" and len({p.unit for p in (*parts, q) if p.unit}) > 1:
        return None
    if (
        _NO_PARTS.search(row.text)
        or LINK.search(row.lead(len(parts) - 1))
        or row.page.cues.any(row.text, "growth_basis")
    ):
        return None
    values = [abs(value_of(p) or ONE) for p in parts]
    if not max(values) < abs(value_of(q) or ONE) < 2 * sum(values):
        return None
    return finding(window, tuple(parts), "sum", " + ".join(f"{{{n}}}" for n in range(len(parts))))
