"""An amount beside its share of another, a thousand times too small or too large: "$1.4 million, or 12% of revenue" of $11.7 billion.

The share is right for some amount of the page as soon as the scale is another one, and for none as it stands.
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.inspect.interval import ONE, Interval, rounded, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import Quantity
from factcheck.patterns import regex

_NEAR = 3
_OR = regex(
    r"[^.;\d]{0,60}?(?:,\s*(?:or|that\s+is|which\s+is|equal\s+to|i\.e\.)?|\bor|\()\s*(?:about|some|roughly|nearly|almost|exactly)?\s*"
)
_OF = regex(r"\s*of\s+(?:its\s+|the\s+|their\s+|all\s+|total\s+|group\s+|net\s+)*(?P<noun>[a-z]{4,})")
_SCALES = tuple(ONE.scaleb(n) for n in (3, -3, 6, -6))
_HUNDRED = Decimal(100)


def inspect_share_scales(page: Page) -> list[Draft]:
    drafts = []
    for row in page.quantities_in.values():
        money = sorted((q for q in row if not q.alt_of), key=lambda q: q.start)
        for part, share in zip(money, money[1:], strict=False):
            if part.kind == "money" and share.kind in ("percent", "fraction") and (draft := _judged(page, part, share)):
                drafts.append(draft)
    return drafts


def _judged(page: Page, part: Quantity, share: Quantity) -> Draft | None:
    text = page.article.text
    if part.cmp != "eq" or part.per or share.cmp not in ("eq", "approx") or part.rule == "table" or not value_of(part):
        return None
    of = _OF.match(text, share.end)
    if of is None or not _OR.fullmatch(text, part.end, share.start):
        return None
    if not page.is_told(page.sentences.get(part.sentence), "hypothetical"):
        return None
    wholes = [
        q
        for q in page.extraction.quantities
        if q.kind == "money" and q.unit == part.unit and q is not part and not q.per
    ]
    wholes = [q for q in wholes if q.cmp in ("eq", "approx") and rounded(q).positive]
    if any(_is_share(part, share, whole, ONE) for whole in wholes):
        return None
    near = [q for q in wholes if abs(q.sentence - part.sentence) <= _NEAR and _is_told_as(page, q, of["noun"], share)]
    meant = [(whole, scale) for whole in near for scale in _SCALES if _is_share(part, share, whole, scale)]
    if len({scale for _, scale in meant}) != 1:
        return None
    whole = meant[0][0]
    message = f'"{plain_text(part)}" cannot be {plain_text(share)} of {plain_text(whole)}; with another scale it is.'
    return Draft(
        part.start, part.end, page.severity("units", "warning", "scale"), message, "scale-slip",
        f"share|{plain_text(part)}|{plain_text(whole)}", figures=(part, share, whole),
    )  # fmt: skip


def _is_told_as(page: Page, whole: Quantity, noun: str, share: Quantity) -> bool:
    """The noun of which the share is stands before the whole."""
    start = (
        share.end
        if whole.sentence == share.sentence and whole.start > share.end
        else page.sentences[whole.sentence].start
    )
    return noun in page.article.text[start : whole.start].lower()


def _is_share(part: Quantity, share: Quantity, whole: Quantity, scale: Decimal) -> bool:
    found = (rounded(part).scaled(scale) / rounded(whole)).scaled(_HUNDRED)
    told = (
        rounded(share)
        if share.kind == "percent"
        else Interval(*(v and v * _HUNDRED for v in (rounded(share).low, rounded(share).high)))
    )
    return not found.disjoint(told.widened(ONE / 10))
