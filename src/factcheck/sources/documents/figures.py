"""The figure that the text of a cell prints: its digits, sign, marks, scale and what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.patterns import regex

BARE = regex(
    r"""(?P<open>[(\[])?\s*(?:(?P<minus>[-−–])|\+)?\s*(?P<mark>(?:[A-Z]{0,3}[$€£¥])|[A-Z]{3}\b)?\s*(?P<open2>[(\[])?\s*(?P<minus2>[-−–])?\s*
        (?P<digits>(?!000\b(?![.,]\d))\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?!000\b(?!\.\d))\d+(?:\.\d+)?|\.\d+)(?:\s?(?P<scale>thousand|million|billion|trillion|[mb]n|tn|(?<=\d)[kmb])(?![A-Za-z]))?(?P<flag>(?<=\d)\s?[pre](?![A-Za-z.]))?\s*(?P<percent>%|pp|p\.p\.|pts|ppts?|points|bps?|x)?\s*(?P<close>[)\]])?\s*(?P<percent2>%)?
        (?:\s*(?:[*†‡§¹²³⁴⁵]+|\(\d{1,2}\)|\([a-z]\)))*\s*(?P<code>[A-Z]{3})?""",
    re.VERBOSE,
)
POINTS = frozenset(("pp", "p.p.", "pts", "ppt", "ppts", "points", "bps", "bp"))
SCALES = {
    name: Decimal(10) ** power
    for names, power in (("thousand k", 3), ("million mn m", 6), ("billion bn b", 9), ("trillion tn", 12))
    for name in names.split()
}


_WITH_OTHER = regex(r"(?P<first>[-−–]?\d[\d,.]*\s?%?)\s*\((?P<other>[-−–]?\d[\d,.]*\s?%?)\)")
_IN_BRACKETS = regex(
    r"(?P<what>(?:(?:[A-Za-z][\w-]*|(?:19|20)\d\d)\s+){1,4})(?:is |are |given |shown )*in (?:brackets|parentheses)",
    re.IGNORECASE,
)

_YEAR = regex(r"\b(?:19|20)\d\d\s+")
""" "June 2025 projection", over a column "2027": of its year the column tells."""


def figures_of(cell: str, around: str) -> Iterator[tuple[str, str]]:
    """ "4.3 (3.9)", under "July projections in brackets": the figure, and the one in brackets with what the brackets hold."""
    found = _WITH_OTHER.fullmatch(cell.strip())
    what = _IN_BRACKETS.search(around)
    if found is None or (what is None and found["other"].replace(",", "").isdigit()):
        yield cell, ""  # "1,204 (3)" has a note
        return
    yield found["first"], ""
    yield found["other"], f"({_YEAR.sub('', what['what']).strip()})" if what else "(in brackets)"


_TO = regex(r"\s*(?:[-–—]|\bto\b|\band\b)\s*", re.IGNORECASE)
_SPLIT_YEAR = regex(r"(?:19|20)\d\d\s?[-–/]\s?\d\d(?:\d\d)?")


_HEDGED = regex(
    r"(?:[<>≤≥~≈]=?|[A-Za-z]{1,12}\.?(?:\s[a-z]{1,6}){0,2})\s*(?:[A-Z]{0,3}[$€£¥]|[A-Z]{3}\s)?\s?\d[\d.,]*\s?(?:%|x|[a-z]{1,8})?"
)


def is_hedged(cell: str) -> bool:
    """Whether a cell may be "c. 8%", "at least 380" or "<= 4.50x"; its words are looked up where its labels are read."""
    return _HEDGED.fullmatch(cell) is not None


def ends_of(cell: str) -> tuple[str, str] | None:
    """The two ends of a range with what is printed once for both: "€1.28-1.33bn" is from €1.28bn to €1.33bn."""
    if _SPLIT_YEAR.fullmatch(cell):
        return None
    for found in _TO.finditer(cell, 1):
        low, high = BARE.fullmatch(cell[: found.start()]), BARE.fullmatch(cell[found.end() :])
        if low is None or high is None or high["minus"] and not low["minus"]:
            continue
        told = {name: low[name] or high[name] or "" for name in ("mark", "code")}
        shared = {name: low[name] or high[name] or "" for name in ("scale", "percent")}
        if shared["scale"] and len(shared["scale"]) > 1:
            shared["scale"] = f" {shared['scale']}"
        one, other = (
            f"{each['minus'] or ''}{told['mark']}{each['digits']}{each['scale'] and ' ' * (len(each['scale']) > 1) + each['scale'] or shared['scale']}"
            f"{each['percent'] or shared['percent']}{told['code'] and ' ' + told['code']}"
            for each in (low, high)
        )
        return one, other
    return None


def is_number(cell: str) -> bool:
    cell = cell.strip()
    return any(form.fullmatch(cell) for form in (BARE, _WITH_OTHER)) or ends_of(cell) is not None
