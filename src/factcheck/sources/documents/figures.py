"""The figure that the text of a cell prints: its digits, sign, marks, scale and what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.patterns import regex

BARE = regex(
    r"""(?P<open>[(\[])?\s*(?:(?P<minus>[-−–])|\+)?\s*(?P<mark>(?:[A-Z]{0,3}[$€£¥])|[A-Z]{3}\b)?\s*(?P<open2>[(\[])?\s*(?P<minus2>[-−–])?\s*
        (?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?:\s?(?P<scale>thousand|million|billion|trillion|[mb]n|tn|(?<=\d)[kmb])(?![A-Za-z]))?(?P<flag>(?<=\d)\s?[pr](?![A-Za-z.]))?\s*(?P<percent>%|pp|p\.p\.|pts|ppts?|points|bps|x)?\s*(?P<close>[)\]])?\s*(?P<percent2>%)?
        (?:\s*(?:[*†‡§¹²³⁴⁵]+|\(\d{1,2}\)|\([a-z]\)))*\s*(?P<code>[A-Z]{3})?""",
    re.VERBOSE,
)
POINTS = frozenset(("pp", "p.p.", "pts", "ppt", "ppts", "points", "bps"))
SCALES = {
    name: Decimal(10) ** power
    for names, power in (("thousand k", 3), ("million mn m", 6), ("billion bn b", 9), ("trillion tn", 12))
    for name in names.split()
}


_WITH_OTHER = regex(r"(?P<first>[-−–]?\d[\d,.]*\s?%?)\s*\((?P<other>[-−–]?\d[\d,.]*\s?%?)\)")
_IN_BRACKETS = regex(
    r"(?P<what>(?:[A-Za-z][\w-]*\s+){1,4})(?:is |are |given |shown )*in (?:brackets|parentheses)", re.IGNORECASE
)


def figures_of(cell: str, around: str) -> Iterator[tuple[str, str]]:
    """ "4.3 (3.9)", under "July projections in brackets": the figure, and the one in brackets with what the brackets hold."""
    found = _WITH_OTHER.fullmatch(cell.strip())
    what = _IN_BRACKETS.search(around)
    if found is None or (what is None and found["other"].replace(",", "").isdigit()):
        yield cell, ""  # "1,204 (3)" has a note
        return
    yield found["first"], ""
    yield found["other"], f"({what['what'].strip()})" if what else "(in brackets)"


def is_number(cell: str) -> bool:
    return BARE.fullmatch(cell.strip()) is not None or _WITH_OTHER.fullmatch(cell.strip()) is not None
