"""A share of revenue beside its amount, against the revenue told before: "Subscriptions brought in $2.4 billion, or 46% of revenue"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.inspect.interval import Interval, possible, rounded, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.plain import is_plain
from factcheck.inspect.wording import percent
from factcheck.model import Quantity
from factcheck.patterns import regex

HUNDRED = Decimal(100)
_NEAR = 2
"""Sentences between the whole and its part."""
_OR_SHARE = regex(
    r"\s*,?\s*(?:or|which (?:is|was)|equal to|equivalent to|representing|accounting for)\s+(?:about\s+|roughly\s+|some\s+|nearly\s+|almost\s+|around\s+|just\s+(?:over|under)\s+)?$",
    re.IGNORECASE,
)
_OF_REVENUE = regex(
    r"\s*of\s+(?:its\s+|the\s+|their\s+|total\s+|group\s+|company\s+|overall\s+|net\s+|company's\s+|group's\s+|all\s+)*(?:revenues?|sales|turnover)\b(?!\s+(?:growth|from|at|of|in(?!\s+(?:the|its)\s+(?:[\w-]+\s+)?(?:quarter|year|half|period|months)\b)))",
    re.IGNORECASE,
)


def inspect_told_shares(page: Page) -> list[Draft]:
    """ "Subscriptions brought in $2.4 billion, or 46% of revenue", where the revenue was told once, just before."""
    if not re.search(r"of \S*\s?\S*\s?(?:revenue|sales|turnover)", page.article.text):
        return []
    return [draft for part, share in _told(page) if (draft := _against(page, part, share))]


def _told(page: Page) -> Iterator[tuple[Quantity, Quantity]]:
    text = page.article.text
    for place, quantities in page.quantities_in.items():
        sentence = page.sentences.get(place)
        if not page.is_told(sentence, "hypothetical", "forecast"):
            continue
        if page.cues.any(page.text_of(place), "other_version", "growth_basis", "adjusted"):
            continue
        ordered = sorted(quantities, key=lambda q: q.start)
        if named := _of_a_part(page, sentence.start, ordered):
            yield named
        for part, share in zip(ordered, ordered[1:], strict=False):
            if (
                part.kind != "money"
                or part.per
                or share.kind != "percent"
                or part.cmp == "range"
                or share.cmp == "range"
            ):
                continue
            if _OR_SHARE.fullmatch(text[part.end : share.start]) and _OF_REVENUE.match(text, share.end):
                yield part, share


def _of_a_part(page: Page, start: int, ordered: list[Quantity]) -> tuple[Quantity, Quantity] | None:
    """ "Software was 64% of revenue", where the revenue of Software was told once."""
    text = page.article.text
    share = ordered[0] if ordered else None
    if share is None or share.kind != "percent" or share.cmp == "range" or not _OF_REVENUE.match(text, share.end):
        return None
    found = _PART_WAS.fullmatch(text[start : share.start])
    if found is None:
        return None
    name = found["name"].casefold().removeprefix("the ").removesuffix(" revenue")
    parts = [
        f
        for f in page.figures
        if f.metric == "revenue"
        and f.role == "level"
        and (f.segment or "").casefold() == name
        and f.quantity.kind == "money"
    ]
    if len({value_of(f.quantity) for f in parts}) != 1 or not 0 < share.sentence - parts[-1].place <= _NEAR:
        return None
    return parts[-1].quantity, share


_PART_WAS = regex(
    r"(?P<name>[A-Z][\w& -]{2,40}?)\s+(?:was|were|is|are|made up|makes up|accounted for|accounts for|represented|represents|contributed)\s+(?:about\s+|roughly\s+|nearly\s+|almost\s+|around\s+|some\s+)?"
)


def _against(page: Page, part: Quantity, share: Quantity) -> Draft | None:
    wholes = [
        f
        for f in page.figures
        if f.metric == "revenue" and f.role in ("level", "from") and f.segment is None and not f.headline
        and f.quantity.id != part.id and f.quantity.unit == part.unit and f.quantity.per in (None, "year")
    ]  # fmt: skip
    near = [f for f in wholes if 0 <= share.sentence - f.place <= _NEAR]
    # one revenue in the whole text: what it is a share of is then beyond doubt
    if len({value_of(f.quantity) for f in wholes}) != 1 or not near:
        return None
    whole = near[-1]
    if not is_plain(page, whole) or whole.claim.modality != "fact":
        return None

    def holds(rate: Interval, one: Interval, all_: Interval) -> bool:
        if not one.positive or not all_.positive:
            return True
        return not rate.widened(Decimal("0.5")).disjoint((one / all_).scaled(HUNDRED))

    # "after sales between them, group revenue was SEK 7,040 million": whatever the binder made of it
    beside = [
        q for n in range(_NEAR + 1) for q in page.quantities_in.get(share.sentence - n, ()) if q.unit == part.unit
    ]
    if any(q.cmp == "eq" and value_of(q) and possible((share, part, q), holds) for q in (whole.quantity, *beside)):
        return None
    a, b = value_of(part), value_of(whole.quantity)
    if not a or not b or a > b or rounded(share).low is None:
        return None
    shown = percent(a / b * HUNDRED)
    plain = [" ".join(q.text.split()) for q in (part, whole.quantity, share)]
    message = f"{plain[0]} of {plain[1]} is {shown}, not {plain[2]}."
    return Draft(
        share.start, share.end, page.severity("arithmetic", "error"), message, "arithmetic", "|".join(plain),
        figures=(part, whole, share), consistent=shown,
    )  # fmt: skip
