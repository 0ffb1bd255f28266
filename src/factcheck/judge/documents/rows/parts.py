"""A sentence that tells two things of a table, as two sentences: what the second leaves out it has from the first."""

from __future__ import annotations

import re
from typing import Final

from factcheck.patterns import regex

_CUTS: Final = regex(r"(?:;|,)\s+(?:(?:while|whereas|and|but)\s+)|;\s+|\s+(?:while|whereas)\s+", re.IGNORECASE)
_HAVING: Final = regex(
    r"^(?:Having been|After being|From being)\s+(?P<was>[^,]+),\s+(?P<who>[^,\d]{2,60}?)\s+(?P<is>was|were|is|are|became|stood|fell|rose)\b(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
""" "Having been 0.8% dearer in September, transport was 0.5% cheaper in October"."""
_THOSE: Final = regex(r"^(?P<of>those|that|the ones?)\s+(?=(?:to|from|of|in|for|at|with)\b)", re.IGNORECASE)
_HEAD: Final = regex(r"^(?P<head>(?:[A-Za-z][\w-]*\s+){1,3}?)(?=(?:to|from|of|in|for|at|with)\s)")
_FIGURE: Final = regex(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|quarter)\b")


def parts_of(text: str) -> list[str]:
    """Nothing where the sentence is one, or where a part has no figure of its own."""
    having = _HAVING.match(text)
    if having is not None:
        who = having["who"]
        who = f"{who[:1].upper()}{who[1:]}"
        return _with_base([f"{who} was {having['was']}.", f"{who} {having['is']}{having['rest'].rstrip()}"])
    cuts = [found.span() for found in _CUTS.finditer(text)]
    if not cuts:
        return _of_two_times(text)
    starts, ends = [0, *(b for _, b in cuts)], [*(a for a, _ in cuts), len(text)]
    parts = [text[a:b].strip() for a, b in zip(starts, ends, strict=True)]
    if not all(map(_FIGURE.search, parts)):
        return []
    head = _HEAD.match(parts[0])
    out = [parts[0]]
    for part in parts[1:]:
        those = _THOSE.match(part)
        if those is not None and head is None:
            return []
        out.append(f"{head['head']}{part[those.end() :]}" if those is not None and head is not None else part)
    return _with_base([part if part.endswith((".", "!")) else f"{part}." for part in out])


_TIME: Final = (
    r"(?:(?:in|for|by)\s+)?(?:(?:19|20)\d\d|(?:this|next|last)\s+year|the\s+year\s+after|(?:the\s+)?(?:first|second|third|fourth)\s+quarter|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s+(?:19|20)\d\d)?)"
)
_AMOUNT: Final = r"[A-Z]{0,3}[$€£¥]?\s?\d[\d.,]*\d?\s?(?:%|per\s?cent|percent)?(?:\s(?:thousand|million|billion))?(?:\s[a-z]{4,12}s)?"
_TWO_TIMES: Final = regex(
    rf"^(?P<head>[^\d;:]{{8,120}}?)(?P<one>{_AMOUNT})\s+(?P<then>{_TIME})\s+and\s+(?:to\s+|at\s+)?(?P<two>{_AMOUNT})\s+(?P<later>{_TIME})(?P<rest>[.,].*)?$",
    re.DOTALL,
)
""" "Staff put inflation at 2.4 per cent next year and 2.0 per cent in 2027"."""


def _of_two_times(text: str) -> list[str]:
    found = _TWO_TIMES.match(text.strip())
    if found is None:
        return []
    unit = _UNIT.search(found["one"]) if not _UNIT.search(found["two"]) else None
    two = f"{found['two']} {unit[0]}" if unit is not None else found["two"]
    head = found["head"].rstrip()
    return [f"{head} {found['one'].strip()} {found['then']}.", f"{head} {two.strip()} {found['later']}."]


_UNIT: Final = regex(r"[a-z]{4,12}s$")


_BASE: Final = regex(
    r"\b(?:on|over|from)\s+(?:the|a)\s+(?:previous\s+|past\s+|last\s+)?(?:year|quarter|month)\b|\b(?:year|month|quarter)[\s-]on[\s-](?:year|month|quarter)\b|\bthan\s+(?:a\s+)?(?:year|month|quarter)\s+(?:ago|before|earlier)\b",
    re.IGNORECASE,
)


def _with_base(parts: list[str]) -> list[str]:
    """ "0.8% dearer on the year in September, 0.5% cheaper in October": both are told against the year before."""
    told = {found[0] for part in parts if (found := _BASE.search(part)) is not None}
    if len(told) != 1:
        return parts
    base = told.pop()
    base = re.sub(r"^than ", "from ", base)
    return [part if _BASE.search(part) else f"{part[:-1]} {base}." for part in parts]
