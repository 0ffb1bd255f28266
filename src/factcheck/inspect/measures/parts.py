"""A part with its share beside it, against the whole of which the paragraph speaks: "1.26 million came ashore, which is 31% of all arrivals".

The words behind the share name the whole; where they name anything that the text says nothing of ("of the national market"), nobody knows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from factcheck.inspect.agreement.one_fact import stems_of
from factcheck.inspect.interval import ONE, Interval, possible, rounded, value_of
from factcheck.inspect.measures.reading import AMOUNTS, Reading, reading_of, same_unit
from factcheck.inspect.operations import HUNDRED
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import percent, plain_text
from factcheck.model import Quantity
from factcheck.patterns import regex

_HEDGE = r"(?:(?:about|around|roughly|nearly|almost|some|just\s+(?:over|under)|a\s+little\s+(?:over|under)|more\s+than|only|an?|the)\s+)*"
_IS = (
    r"(?:or|i\.e\.|that\s+is|which\s+(?:is|was|are|were|makes|made|means|equals|represents)|that\s+(?:is|was)|equal\s+to|equivalent\s+to|representing|accounting\s+for|making\s+up|"
    r"corresponding\s+to|amounting\s+to|for)"
)
_APPOSED = regex(
    rf"[^,;:().]{{0,70}}?(?:[,(–—]\s*{_IS}?|\s{_IS})\s+{_HEDGE}$|[^,;:().]{{0,40}}\(\s*{_HEDGE}$", re.IGNORECASE
)
_REVERSED = regex(
    r"\s*(?:of\s+(?:[\w’'-]+\s+){0,5}?[\w’'-]+)?\s*(?:,\s*(?:or|that\s+is|i\.e\.)|\(|–|—)\s+" + _HEDGE + "$",
    re.IGNORECASE,
)
_OF = regex(
    r"\s*(?:of|in)\s+(?P<whole>(?:(?!(?:in|for|at|from|last|this|during|and|or|but|with|by|to|that|which|who|on|were|was|is|are)\b)[\w’'&-]+\s*){1,6})",
    re.IGNORECASE,
)
_ALL = stems_of(
    "total whole overall altogether number amount volume figure these those everything there entire full combined grand group company firm"
)
_ITS_WHOLE = frozenset({"group", "company", "firm"})
_TOTAL = regex(r"\b(?:[Tt]otal|[Oo]verall|[Gg]roup|[Cc]onsolidated)\b")
""" "Contributed £38.4m, which makes 22% of the group": of a whole that is told as one."""
_END = regex(r"\s*[.,;:)]|\s*$|\s+and\s")
_NEAR = 4
_SLACK = Decimal("0.15")
_WITHIN = Decimal(5)
"""So many times off, it is a share of something else."""


def inspect_parts(page: Page) -> list[Draft]:
    reading = reading_of(page)
    return [draft for q in reading.all if q.kind == "percent" and (draft := _judged(reading, q))]


def _judged(reading: Reading, share: Quantity) -> Draft | None:
    told = value_of(share)
    if not share.text[:1].isalnum():
        return None  # "+34%" is a change
    if share.cmp not in ("eq", "approx") or share.id in reading.denied or not told or not 0 < told < HUNDRED:
        return None
    page = reading.page
    part = _part(reading, share)
    if part is None or page.cues.any(page.text_of(share.sentence), "growth_basis", "adjusted"):
        return None
    named = _OF.match(reading.tail(share))
    if named is None and not _END.match(reading.tail(share)):
        return None
    wholes = [
        q for q in reading.all if q not in (part, share) and same_unit(q, part) and not q.per and _is_more(q, part)
    ]
    near = list(_meant(reading, part, share, named["whole"] if named else None, wholes))
    if not near or _is_right(share, part, wholes):
        return None
    if any(_fits(share, p, q) for p in reading.near(share) for q in wholes if p is not q and same_unit(p, q)):
        return None
    return _draft(page, share, part, max(near, key=lambda q: value_of(q) or 0))


def _part(reading: Reading, share: Quantity) -> Quantity | None:
    """The amount right before the share, or right behind it."""
    row = reading.rows[share.sentence]
    k = row.index(share)
    if k and row[k - 1].kind in AMOUNTS and _APPOSED.fullmatch(reading.lead(share)):
        part = row[k - 1]
        if k > 1 and same_unit(row[k - 2], part) and _OF_WHOLE.match(reading.lead(part)):
            part = row[k - 2]  # "1,960 of 14,300, 13.7%"
        elif _BEHIND_OF.search(reading.lead(part)):
            return None  # "Alphabet 15% of $350 billion, and Amazon, whose turnover of $638 billion exceeds it, 13%"
    elif k + 1 < len(row) and row[k + 1].kind in AMOUNTS and _REVERSED.fullmatch(reading.lead(row[k + 1])):
        part = row[k + 1]
    elif not k and (named := _NAMED_PART.fullmatch(reading.lead(share))) is not None:
        sold = {c.quantity for c in reading.page.extraction.claims if c.metric in ("revenue", "unknown")}
        before = (q for q in reading.near(share, 2) if q.sentence < share.sentence and q.kind in AMOUNTS)
        found = [q for q in before if q.id in sold and reading.lead(q).startswith(named["name"])]
        if len({q.value for q in found}) != 1:
            return None
        part = found[0]
    else:
        return None
    usable = part.cmp in ("eq", "approx") and not part.per and not reading.is_base(part)
    return part if usable and part.id not in reading.denied else None


_NAMED_PART = regex(
    rf"(?P<name>[A-Z][\w& -]{{2,40}}?)\s+(?:was|were|is|are|made\s+up|makes\s+up|accounted\s+for|accounts\s+for|represented|represents|contributed)\s+{_HEDGE}"
)
""" "Software revenue was $7.4 billion. Software was 64% of revenue"."""


def _is_more(whole: Quantity, part: Quantity) -> bool:
    return whole.cmp in ("eq", "approx") and (value_of(whole) or 0) > (value_of(part) or 0)


def _meant(
    reading: Reading, part: Quantity, share: Quantity, named: str | None, wholes: list[Quantity]
) -> Iterator[Quantity]:
    """Wholes of the sentences before, of which everything is told that the words behind the share say."""
    words = stems_of(named) - _ALL if named else frozenset()
    if _OF_THEM.match(reading.tail(part)):
        words = frozenset()  # "1.26 million of them came ashore, which is 31% of all arrivals"
    elif named is not None and not words and not _speaks_of_it(named):
        return
    for q in wholes:
        if not 0 <= share.sentence - q.sentence <= _NEAR or reading.is_base(q) or q.start > share.start:
            continue
        if named is not None and _speaks_of_it(named) and _is_part_itself(reading, q):
            continue
        if named is None and (_share_of(reading, q) or q.sentence != share.sentence and not _is_listed(reading, share)):
            continue  # "watches 225 million francs, 72% of the total, and jewellery 87 million, 28%": a part beside the part
        if abs(reading.sentence(q).block - reading.sentence(share).block) > 1:
            continue
        kinds = _KINDS_OF.intersection((named or "").lower().split())
        if (
            named is not None
            and not _ITS_WHOLE.isdisjoint(named.lower().split())
            and not _TOTAL.search(_around(reading, q))
        ):
            continue
        if words <= reading.words(q) and kinds <= set(_around(reading, q).lower().split()):
            yield q


def _is_part_itself(reading: Reading, q: Quantity) -> bool:
    """ "R&D was $155 million, or 21% of revenue, and operating profit $148 million, 20% of it": what is a part is not the whole"""
    share = _share_of(reading, q)
    whole = _OF.match(reading.tail(share)) if share else None
    return whole is not None and not _speaks_of_it(whole["whole"])


def _share_of(reading: Reading, q: Quantity) -> Quantity | None:
    """The share that is told right behind it."""
    row = reading.rows[q.sentence]
    k = row.index(q) + 1
    return row[k] if k < len(row) and row[k].kind == "percent" and _APPOSED.fullmatch(reading.lead(row[k])) else None


_KINDS_OF = frozenset("net gross operating pretax free adjusted own".split())
""" "48% of net income" is of no operating income."""


def _around(reading: Reading, q: Quantity) -> str:
    return f"{reading.lead(q)} {reading.tail(q)}"


_OF_WHOLE = regex(r"\s*(?:of|out\s+of)\s+(?:(?:the|its|their|all|a|total|of)\s+){0,3}$")
_BEHIND_OF = regex(r"\b(?:of|out\s+of)\s+(?:(?:the|its|their|all|a|total|of)\s+){0,3}$")
_OF_THEM = regex(r"\s*of\s+(?:them|these|those|whom|which)\b")
_ALL_WORDS = frozenset(
    "group company firm total all whole overall altogether them these those it that which number lot".split()
)


def _speaks_of_it(named: str) -> bool:
    return not _ALL_WORDS.isdisjoint(named.lower().split())


def _is_listed(reading: Reading, share: Quantity) -> bool:
    """ "Wind supplied 1,350 of them, or 45%. Hydro came with 1,230, equal to 62% of the total": one list, one whole."""
    others = (q for q in reading.near(share, 1, 1) if q is not share and q.kind == "percent")
    return any((m := _OF.match(reading.tail(q))) is not None and _speaks_of_it(m["whole"]) for q in others)


def _is_right(share: Quantity, part: Quantity, wholes: list[Quantity]) -> bool:
    if any(_fits(share, part, q) for q in wholes):
        return True
    return any(
        a.unit == b.unit and _holds(rounded(share), rounded(part), rounded(a) + rounded(b))
        for a, b in combinations(wholes[:12], 2)
    )


def _fits(share: Quantity, part: Quantity, whole: Quantity) -> bool:
    return possible((share, part, whole), _holds)


def _holds(told: Interval, part: Interval, whole: Interval) -> bool:
    if not part.positive or not whole.positive:
        return True
    return not told.widened(_SLACK).disjoint((part / whole).scaled(HUNDRED))


def _draft(page: Page, share: Quantity, part: Quantity, whole: Quantity) -> Draft | None:
    x, y, told = value_of(part), value_of(whole), value_of(share)
    if not x or not y or not told or not ONE / _WITHIN < x / y * HUNDRED / told < _WITHIN:
        return None
    shown = percent(x / y * HUNDRED)
    return Draft(
        share.start, share.end, page.severity("arithmetic", "error"), f"{plain_text(part)} of {plain_text(whole)} is {shown}, not {plain_text(share)}.",
        "arithmetic", "|".join(map(plain_text, (share, part, whole))), figures=(share, part, whole), consistent=shown,
    )  # fmt: skip
