"""What was opened or closed, which is not how many there are."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.judge.documents.align import Asked
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.sources.documents.facts import Fact


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


_STANDS = regex(
    r"\b(?:ha[sd]|have|having|owns?|owned|operates?|operated|runs?|ran|employ(?:s|ed)?|fl(?:ies|ew)|is|are|was|were|be|been|of|at|to|count(?:s|ed)?|"
    r"number(?:s|ed)?|comprises?|total(?:s|led)?|there)\s+(?:[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)
_GONE = regex(
    r"\b(?:part(?:ed|s|ing)?\s+with|retir(?:ed|es|ing)|scrapp(?:ed|ing)|dispos(?:ed|es|ing)\s+of|g(?:ot|et|etting)\s+rid\s+of|handed\s+back|returned|"
    r"withdr(?:ew|awn)|t(?:ook|aken|aking)\s+delivery\s+of|t(?:ook|aken|aking)\s+on|hir(?:ed|ing)|recruit(?:ed|ing)|laid\s+off|let\s+go(?:\s+of)?|axed|signed\s+up|added|adding|shed)\s+(?:(?:about|some|nearly|another|a|further|its|the)\s+){0,2}$",
    re.IGNORECASE,
)
_GOING = regex(
    r"[^.;,\d]{0,40}?\s(?:los(?:e|t|ing)\s+their\s+(?:jobs?|posts?|places?)|(?:be|been|being|was|were|are)\s+(?:laid\s+off|dismissed|hired|recruited|made\s+redundant|let\s+go|axed|scrapped|cut)"
    r"|(?:will|would|are\s+to|were\s+to)\s+(?:go|leave|be\s+cut))\b",
    re.IGNORECASE,
)
_PART, _TIMES = Decimal("0.5"), Decimal(2)


def is_gone(quantity: Quantity, sentence: str) -> bool:
    """ "Has parted with six", "40 people will lose their jobs": the count is of what came or went."""
    before, _, behind = sentence.partition(quantity.text)
    return quantity.kind == "count" and (_GONE.search(before) is not None or _GOING.match(behind) is not None)


def may_be_a_flow(asked: Asked, before: str, cell: Fact) -> bool:
    """ "Has parted with four turboprops": a count without a metric, far from the level, of which no verb says that it is one."""
    quantity = asked.quantity
    a = quantity.value if quantity is not None else None
    b = cell.quantity.value if cell.quantity is not None else None
    if quantity is None or quantity.kind != "count" or not a or not b:
        return False
    if is_gone(quantity, asked.sentence):
        return True
    if asked.fact.metric != "unknown":
        return False
    return not _PART < abs(a / b) < _TIMES and _STANDS.search(before) is None
