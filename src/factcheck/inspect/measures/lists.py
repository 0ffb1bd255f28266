"""A whole and the parts listed somewhere behind it, where the text says that there are no others.

The list is a sentence with nothing but like amounts, or bullets with one amount each; the whole any level told before it. Where the parts
make any level of the page nobody is accused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import reduce

from factcheck.inspect.interval import Interval, possible, value_of
from factcheck.inspect.measures.reading import AMOUNTS, Reading, reading_of, same_unit
from factcheck.inspect.operations import amount_like
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import amount, plain_text
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.text.numerals import NUMBER, number

_FEW, _MANY = 2, 9
_NEAR, _BLOCKS = 6, 8
_BOUNDS = Decimal("0.6"), Decimal("1.6")
_SLACK = Decimal("0.004")
_PARTIAL = regex(
    r"\b(?:including|among|mainly|mostly|largest|biggest|such\s+as|at\s+least|alone|of\s+which|others?\s+(?:brought|made|account)|overlap\w*|eliminat\w+|corporate|unallocated|plus|less|minus)\b"
)
_NO = regex(
    r"\b(?:no|not|nor|without|makes\s+no|are\s+no)\s+(?:any\s+)?(?:[\w-]+\s+){0,3}(?:eliminat\w+|overlap\w*|others?|corporate\s+\w+)\b"
)


def inspect_lists(page: Page) -> list[Draft]:
    reading = reading_of(page)
    return [*(draft for parts in listed_in(reading) if (draft := _judged(reading, parts))), *_means(reading)]


_MEAN = regex(
    rf"\b(?:average|mean)\s+(?:of|for|over|across)\s+(?:the|all|all\s+the|these|those)\s+(?P<n>{NUMBER})\b[^.;,]{{0,30}}\b(?:was|is|of|at|came\s+to|comes\s+to|works\s+out\s+at|stood\s+at)\s+$",
    re.IGNORECASE,
)


def _means(reading: Reading) -> Iterator[Draft]:
    """ "June 48, July 71, August 66, September 93 ... The average of the four months was 67.5"."""
    if not reading.page.has(frozenset({"average", "mean"})):
        return
    for q in reading.all:
        m = _MEAN.search(reading.page.article.text, reading.sentence(q).start, q.start)
        if m is None or q.kind not in AMOUNTS or q.cmp not in ("eq", "approx") or q.id in reading.denied:
            continue
        many = int(number(m["n"]))
        rows = [
            tuple(p for p in reading.rows.get(q.sentence - back, ()) if p.kind in AMOUNTS and not reading.is_base(p))
            for back in range(1, _NEAR)
        ]
        lists = [row for row in rows if len(row) == many > 1 and all(same_unit(p, q) and p.cmp == "eq" for p in row)]
        totals = [p for p in reading.all if p is not q and same_unit(p, q)]
        if len(lists) != 1 or any(_is_mean(q, (p,), many) for p in totals) or _is_mean(q, lists[0], many):
            continue
        mean = sum((value_of(p) or Decimal(0) for p in lists[0]), Decimal(0)) / many
        shown = amount_like(mean, q)
        yield Draft(
            q.start, q.end, reading.page.severity("arithmetic", "error"), f"The average of {', '.join(map(plain_text, lists[0]))} is {shown}, not {plain_text(q)}.",
            "arithmetic", f"mean|{plain_text(q)}", figures=(q, *lists[0]), consistent=shown,
        )  # fmt: skip


def _is_mean(told: Quantity, parts: tuple[Quantity, ...], many: int) -> bool:
    return possible(
        (told, *parts), lambda mean, *each: not mean.disjoint(reduce(Interval.__add__, each).scaled(Decimal(1) / many))
    )


def listed_in(reading: Reading) -> Iterator[tuple[Quantity, ...]]:
    """Rows of like amounts: all of a sentence, or one of each of the bullets that follow one another."""
    run: list[Quantity] = []
    last = -2
    for place, row in sorted(reading.rows.items()):
        amounts = tuple(q for q in row if q.kind in AMOUNTS and not q.per)
        if not (amounts and _is_bullet(reading, amounts[0]) and len(amounts) == 1 and place == last + 1):
            if len(run) >= _FEW:
                yield tuple(run)
            run = []
        if amounts and _is_bullet(reading, amounts[0]) and len(amounts) == 1:
            run, last = [*run, amounts[0]], place
        elif len(amounts) >= _FEW and all(same_unit(amounts[0], q) for q in amounts):
            yield amounts
    if len(run) >= _FEW:
        yield tuple(run)


def _is_bullet(reading: Reading, q: Quantity) -> bool:
    block, blocks = reading.sentence(q).block, reading.page.article.blocks
    return 0 <= block < len(blocks) and blocks[block].kind == "bullet"


def _judged(reading: Reading, parts: tuple[Quantity, ...]) -> Draft | None:
    if not _FEW <= len(parts) <= _MANY or any(q.cmp not in ("eq", "approx") or reading.is_base(q) for q in parts):
        return None
    if (
        any(q.id in reading.denied for q in parts)
        or any(not same_unit(parts[0], q) for q in parts)
        or not (_are_all(reading, parts) or any(_is_sum_of_all(reading, q, parts) for q in reading.all))
    ):
        return None
    page, most = reading.page, max(value_of(q) or Decimal(0) for q in parts)
    levels = [
        q for q in reading.all
        if q not in parts and same_unit(q, parts[0]) and not q.per and q.cmp in ("eq", "approx") and (value_of(q) or 0) > most
    ]  # fmt: skip
    if any(_add_up(q, parts) for q in levels if not reading.is_base(q)):
        return None
    before = [
        q for q in levels
        if 0 < parts[0].sentence - q.sentence <= _NEAR and not reading.is_base(q)
        and reading.sentence(parts[0]).block - reading.sentence(q).block <= 2
    ]  # fmt: skip
    added = sum((value_of(q) or Decimal(0) for q in parts), Decimal(0))
    if not before:
        before = [q for q in levels if _is_sum_of_all(reading, q, parts)]
    near = [q for q in before if _BOUNDS[0] < added / (value_of(q) or added) < _BOUNDS[1]]
    if not near or len({q.value for q in near if q.sentence == near[-1].sentence}) != 1:
        return None
    whole = near[-1]
    listed, shown = " + ".join(map(plain_text, parts)), amount(added, whole)
    return Draft(
        whole.start, whole.end, page.severity("arithmetic", "error"), f"{listed} is {shown}, not {plain_text(whole)}.", "arithmetic",
        f"list|{plain_text(whole)}|{listed}", figures=(whole, *parts), consistent=shown,
    )  # fmt: skip


def _are_all(reading: Reading, parts: tuple[Quantity, ...]) -> bool:
    """A word says so, in the list or beside it; or as many are announced as the bullets are."""
    page, first, last = reading.page, parts[0].sentence, parts[-1].sentence
    told = [place for place in range(first - 1, last + 2) if place in page.sentences]
    announced = page.text_of(first - 1)
    counts = [q for q in reading.rows.get(first - 1, ()) if q.kind == "count"]
    if not (
        any(page.cues.any(page.text_of(place), "no_more_parts") for place in told)
        or page.cues.any(announced, "exhaustive")
        or (announced.rstrip().endswith(":") and any(value_of(q) == len(parts) for q in counts))
    ):
        return False
    block = max(page.sentences[place].block for place in (first, last))
    return not any(
        page.sentences[place].block - block > 1 or _PARTIAL.search(_NO.sub(" ", page.text_of(place).lower()))
        for place in told
    )


_TOGETHER = regex(
    r"\b(?:[Tt]ogether|[Aa]ltogether|[Ii]n\s+(?:all|total)|[Cc]ombined|[Tt]aken\s+together|[Ii]n\s+sum|[Tt]otal(?:s|led|ed|ling|ing)?)\b(?P<who>[^.;]{0,60})$"
)


def _is_sum_of_all(reading: Reading, q: Quantity, parts: tuple[Quantity, ...]) -> bool:
    """ "Together the three units turned over €1,236 million", right behind a list of three."""
    if not 0 < q.sentence - parts[-1].sentence <= _FEW or q.kind != parts[0].kind or reading.is_base(q):
        return False
    text = reading.page.article.text[reading.sentence(q).start : q.start]
    together = _TOGETHER.search(text)
    many = [value_of(n) for n in reading.rows[q.sentence] if n.kind == "count" and n.end <= q.start]
    return together is not None and many[-1:] == [Decimal(len(parts))] and not _PARTIAL.search(text.lower())


def _add_up(whole: Quantity, parts: tuple[Quantity, ...]) -> bool:
    size = value_of(whole) or Decimal(1)

    def holds(total: Interval, *each: Interval) -> bool:
        return not total.widened(size * _SLACK).disjoint(reduce(Interval.__add__, each))

    return possible((whole, *parts), holds)
