"""A margin against the profit and the revenue that stand nearest before it, over a few sentences.

`identities` asks that all three are told plainly of one period. A reader also takes "this corresponds to a margin of 13%" for that
of the profit told just before, so that here only one profit and one revenue may stand in the sentences around.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import permutations

from factcheck.inspect.computed.rows import HEDGE
from factcheck.inspect.figures import Figure
from factcheck.inspect.interval import Interval, possible, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.plain import is_unmodified
from factcheck.inspect.wording import percent, plain_text
from factcheck.model import Quantity
from factcheck.patterns import regex

HUNDRED = Decimal(100)
_NEAR = 2
"""Sentences between the margin and its profit."""
_LEAD = regex(
    rf"\b(?P<kind>gross|operating|ebita?|ebitda|net|profit|pretax|pre-tax)?(?:\s+profit)?[ -]?margin\s+(?:thus\s+|therefore\s+)?(?:of|was|is|came\s+to|stood\s+at|works?\s+out\s+at|at|reached)\W*{HEDGE}$",
    re.IGNORECASE,
)
_BEHIND = regex(
    r"\s*(?P<kind>gross|operating|ebita?|ebitda|net|profit|pretax|pre-tax)?(?:\s+profit)?[ -]?margin\b", re.IGNORECASE
)
_KINDS = {
    "gross": ("gross_profit",),
    "operating": ("operating_income", "operating_income_adj"),
    "ebit": ("operating_income", "operating_income_adj", "ebita_adj"),
    "ebita": ("operating_income", "operating_income_adj", "ebita_adj"),
    "ebitda": ("ebitda_adj",),
    "net": ("net_income", "profit", "net_income_adj"),
    "pretax": ("pretax_profit",),
    "pre-tax": ("pretax_profit",),
}
_ANY = tuple({metric for metrics in _KINDS.values() for metric in metrics})
_OTHER = regex(
    r"\b(?:target\w*|expect\w*|forecast|guid\w+|would|could|medium[- ]term|segment|division|unit|excluding|without|before (?:special|one-off|exceptional)|year ago|a year earlier|last year|"
    r"after|from|against|compared|by|up|down|higher|lower|more|less|below|above)\b",
    re.IGNORECASE,
)


def inspect_margins(page: Page) -> list[Draft]:
    if not page.cues.complete or "margin" not in page.folded:
        return []
    return [draft for q in page.extraction.quantities if q.kind == "percent" and (draft := _judged(page, q))]


def _judged(page: Page, q: Quantity) -> Draft | None:
    sentence = page.sentences.get(q.sentence)
    if (
        sentence is None
        or sentence.cls in ("boilerplate", "hypothetical", "forecast")
        or page.is_repeat(q.start)
        or q.cmp not in ("eq", "approx")
        or q.rule == "table"
    ):
        return None
    text = page.article.text
    lead, behind = text[max(sentence.start, q.start - 60) : q.start], text[q.end : min(sentence.end, q.end + 30)]
    led = _LEAD.search(lead)
    told = led or _BEHIND.match(behind)
    if told is None or _OTHER.search(lead[-30:]) or _OTHER.search(behind[:14]):
        return None
    if led is not None and not _WHOLE.search(lead[: led.start()]) or not _is_of_the_whole(page, q):
        return None
    metrics = _KINDS.get((told["kind"] or "").lower(), _ANY)
    parts, wholes = _around(page, q, metrics), _around(page, q, ("revenue",))
    if len({f.quantity.value for f in parts}) != 1 or len({f.quantity.value for f in wholes}) != 1:
        return None
    part, whole = parts[-1], wholes[-1]
    if (
        part.quantity.unit != whole.quantity.unit
        or part.subject != whole.subject
        or not _is_one_version(page, q, part, whole)
    ):
        return None
    if _ELSEWHERE.search(text[sentence.start : q.start]) or _is_explained(page, q):
        return None
    return _checked(page, q, part.quantity, whole.quantity)


_ELSEWHERE = regex(
    r"\b(?:[Ii]n|[Aa]t|[Ff]or|[Oo]f)\s+(?:the\s+)?(?!January|February|March|April|May|June|July|August|September|October|November|December|Q[1-4]|EBIT|FY)[A-Z][\w-]+"
)
_MOST, _MOST_CELLS = 12, 24


def _is_explained(page: Page, q: Quantity) -> bool:
    """Two amounts around it or in a table make the margin, whatever they were taken for."""
    money = [p for p in page.extraction.quantities if p.kind == "money"]
    amounts = [p for p in money if -1 <= q.sentence - p.sentence <= _NEAR * 2][-_MOST:]
    amounts += [p for p in money if p.rule == "table"][:_MOST_CELLS]

    def holds(rate: Interval, one: Interval, all_: Interval) -> bool:
        return (
            one.positive and all_.positive and not rate.widened(Decimal("0.2")).disjoint((one / all_).scaled(HUNDRED))
        )

    return any(a.unit == b.unit and possible((q, a, b), holds) for a, b in permutations(amounts, 2))


_WHOLE = regex(
    r"(?:^|[,;:(–—]|\b(?:the|its|their|this|that|an?|of|to|on|for|with|is|was|means|gives|gave|makes|made|group|reported|net|gross|operating|record))\s*$",
    re.IGNORECASE,
)
""" "The cloud operating margin" is a part's."""


def _is_of_the_whole(page: Page, q: Quantity) -> bool:
    """What the figure was bound to speaks of no part and no plan."""
    claim = next((c for c in page.extraction.claims if c.quantity == q.id and c.kind != "statement"), None)
    return claim is None or (
        claim.segment is None and claim.modality == "fact" and not claim.negated and claim.role in ("level", "share")
    )


def _around(page: Page, q: Quantity, metrics: tuple[str, ...]) -> list[Figure]:
    """The levels of these metrics in the margin's sentence and the two before, headlines left aside."""
    return [
        f
        for f in page.figures
        if f.metric in metrics and f.role == "level" and f.claim.modality == "fact" and not f.headline and f.quantity.kind == "money"
        and f.quantity.cmp in ("eq", "approx") and f.quantity.per is None and 0 <= q.sentence - f.place <= _NEAR
    ]  # fmt: skip


def _is_one_version(page: Page, q: Quantity, *figures: Figure) -> bool:
    """Neither is of a part, and none is told adjusted beside the other."""
    if (
        any(f.segment not in (None, "operational") for f in figures)
        or len({f.period for f in figures if f.period is not None}) > 1
    ):
        return False
    if not all(is_unmodified(page, f) for f in figures):
        return False
    told = next((f for f in page.figures if f.quantity.id == q.id), None)
    if told is not None and (
        told.subject != figures[0].subject or any(f.period and told.period and f.period != told.period for f in figures)
    ):
        return False
    words = [page.cues.any(page.text_of(place), "adjusted") for place in {q.sentence, *(f.place for f in figures)}]
    return not any(words)


def _checked(page: Page, q: Quantity, part: Quantity, whole: Quantity) -> Draft | None:
    def holds(rate: Interval, one: Interval, all_: Interval) -> bool:
        return (
            not one.positive
            or not all_.positive
            or not rate.widened(Decimal("0.2")).disjoint((one / all_).scaled(HUNDRED))
        )

    x, y = value_of(part), value_of(whole)
    if possible((q, part, whole), holds) or not x or not y or x >= y:
        return None
    shown = percent(x / y * HUNDRED)
    return Draft(
        q.start, q.end, page.severity("arithmetic", "error"), f"{plain_text(part)} of {plain_text(whole)} is a margin of {shown}, not {plain_text(q)}.",
        "arithmetic", "|".join(plain_text(p) for p in (q, part, whole)), figures=(q, part, whole), consistent=shown,
    )  # fmt: skip


__all__ = ["inspect_margins"]
