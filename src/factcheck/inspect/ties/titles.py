"""A title's "doubles", "halves" or "by a fifth" against the change that the text tells of the same thing.

Nothing in the text may make the title right: no percentage, no fraction, no two like figures of sentences that follow one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import permutations

from factcheck.inspect.agreement.telling import line_of
from factcheck.inspect.interval import HEDGE, ONE, Interval, rounded, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import Claim, Quantity
from factcheck.patterns import regex

_LOOSE = Decimal("0.15")
"""By so much of itself a fraction or a multiple of a title may be off."""
_FAMILIES = ("family_profit", "family_eps")
_OF_ITS = regex(r"\s+of\s+(?:its|their|the)\b")
_OF_THESE = regex(r"\s+(?:of\s+(?:its|their|the)\s+)?[a-z]+")
_HUNDRED = Decimal(100)


def inspect_title_words(page: Page) -> list[Draft]:
    title = next((block for block in page.article.blocks if block.kind == "title"), None)
    if title is None:
        return []
    told = [q for q in page.extraction.quantities if q.start < title.end]
    words = [
        q for q in told if q.kind in ("fraction", "multiple") and value_of(q) and not any(c.isdigit() for c in q.text)
    ]
    if (
        len(words) != 1
        or len(told) > 1
        or page.cues.any(page.article.text[title.start : title.end], "growth_basis", "estimated")
    ):
        return []
    claim = next((c for c in page.extraction.claims if c.quantity == words[0].id and c.kind != "statement"), None)
    if claim is None or claim.metric == "unknown" or claim.negated or claim.modality not in ("fact", "plan"):
        return []
    if claim.role == "share" and words[0].kind == "fraction" and _OF_ITS.match(page.article.text, words[0].end):
        claim = claim.model_copy(update={"direction": "down"})  # "to close a third of its branches": what is left
    elif claim.role != "delta" or claim.direction not in ("up", "down"):
        return []
    return list(_judged(page, words[0], claim, title.end))


def _judged(page: Page, word: Quantity, claim: Claim, end: int) -> Iterator[Draft]:
    meant = _ratio(word, claim.direction == "up")
    body = [q for q in page.extraction.quantities if q.start > end and not q.alt_of and value_of(q)]
    rivals = [
        *(_changes(page, claim, body) if claim.role == "delta" else ()),
        *(_parts(page, body) if word.kind == "fraction" and _OF_THESE.match(page.article.text, word.end) else ()),
    ]
    if not rivals or any(not meant.disjoint(ratio) for ratio, _ in rivals):
        return
    foreign = {q.id for q in body if page.metric_of.get(q.id, claim.metric) not in _family(page, claim.metric)}
    if any(not meant.disjoint(ratio) for ratio in _all_ratios(body, foreign, up=claim.direction == "up")):
        return
    other = rivals[0][1]
    here, there = plain_text(word), plain_text(other)
    yield Draft(
        word.start, word.end, page.severity("agreement", "error", "headline"), f'The headline says "{here}", the text says "{there}" ({line_of(page, other.start)}).',
        "headline-vs-body", f"{claim.metric}|{here}|{there}", figures=(word, other), consistent=there,
    )  # fmt: skip


def _ratio(word: Quantity, up: bool) -> Interval:
    """So many times the earlier level, by what the title says."""
    value = value_of(word) or ONE
    low, high = value * (1 - _LOOSE), value * (1 + _LOOSE)
    if word.cmp == "approx":
        low, high = value * (1 - HEDGE * 2), value * (1 + HEDGE * 2)
    if word.cmp in ("gt", "ge", "near_above"):
        high = value * 2
    if word.cmp in ("lt", "le", "near_below"):
        low = value / 2
    if word.kind == "multiple" and (value > 1 or not up):
        return Interval(low, high)
    return Interval(ONE + low, ONE + high) if up else Interval(ONE - high, ONE - low)


def _changes(page: Page, claim: Claim, body: list[Quantity]) -> Iterator[tuple[Interval, Quantity]]:
    """The changes of the text of what the title is of: told in percent, or by two levels of one sentence."""
    family = _family(page, claim.metric)
    told = {q.id: q for q in body}
    levels: dict[tuple[int, str], dict[str, Quantity]] = {}
    for c in page.extraction.claims:
        q = told.get(c.quantity or "")
        if q is None or c.metric not in family or c.negated or q.rule == "table" or q.cmp != "eq":
            continue
        if c.role == "delta" and q.kind == "percent" and c.direction == claim.direction:
            yield _after(rounded(q), up=c.direction == "up"), q
        elif c.role in ("level", "from") and q.kind in ("money", "count", "percent"):
            levels.setdefault((q.sentence, c.metric), {}).setdefault(c.role, q)
    for (place, metric), pair in levels.items():
        if "from" in pair and "level" not in pair:  # "A year ago they had come to 122 million"
            pair |= {role: q for role, q in levels.get((place - 1, metric), {}).items() if role == "level"}
        if len(pair) > 1 and pair["level"].unit == pair["from"].unit and rounded(pair["from"]).positive:
            yield rounded(pair["level"]) / rounded(pair["from"]), pair["level"]


def _family(page: Page, metric: str) -> set[str]:
    families = (name for name in _FAMILIES if page.cues.has(name, metric))
    return {metric}.union(*(page.cues.words(name) for name in families))


def _after(percent: Interval, *, up: bool) -> Interval:
    moved = percent.scaled(ONE / _HUNDRED)
    return Interval(ONE, ONE) + moved if up else Interval(ONE, ONE) - moved


def _parts(page: Page, body: list[Quantity]) -> Iterator[tuple[Interval, Quantity]]:
    """ "Will return 12 of its 48 aircraft"."""
    for part, whole in zip(body, body[1:], strict=False):
        between = page.article.text[part.end : whole.start]
        if part.kind == whole.kind == "count" and _OF_ITS.fullmatch(between.rstrip()) and rounded(whole).positive:
            yield Interval(ONE, ONE) - rounded(part) / rounded(whole), part


_MOST = 40


def _all_ratios(body: list[Quantity], foreign: set[str], *, up: bool) -> Iterator[Interval]:
    for q in body[:_MOST]:
        if q.kind in ("percent", "fraction"):
            yield _after(rounded(q) if q.kind == "percent" else rounded(q).scaled(_HUNDRED), up=up)
        elif q.kind == "multiple":
            yield rounded(q)
    amounts = [q for q in body if q.kind in ("money", "count", "percent") and q.cmp != "range" and rounded(q).positive][
        :_MOST
    ]
    for a, b in permutations(amounts, 2):
        if foreign.issuperset((a.id, b.id)):
            continue  # both are surely of another thing
        if (a.kind, a.unit) == (b.kind, b.unit) and abs(a.sentence - b.sentence) <= 1:
            yield rounded(a) / rounded(b)
            yield Interval(ONE, ONE) - rounded(a) / rounded(b)
