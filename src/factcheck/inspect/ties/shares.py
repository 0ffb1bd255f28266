"""Shares of one whole that are told one after the other, and what they add up to.

"46% of that total. Consoles account for 31% and computers for 28%": of one hundred they cannot be more; where the words say that these
are all, they cannot be less either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import reduce

from factcheck.inspect.interval import Interval, rounded
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import percent, plain_text
from factcheck.model import Quantity, Sentence
from factcheck.patterns import regex

HUNDRED = Decimal(100)
_FEW = 3
_NEAR = (Decimal(75), Decimal(140))
"""Sums outside are of figures that are no parts of one whole, or not all of them."""
_OF_WHOLE = regex(
    r"\s*of\s+(?:it|that|this|them|which|whom|(?:the|its|their|all|our|net|group|total|that|this)\s+(?:[a-z]+\s+)?(?:total|sales|revenues?|turnover|bookings|income|output|production|volumes?|votes?|customers?|visitors|passengers|exports|imports|sum|money|assets|portfolio|budget|spending|costs|energy|electricity|power|orders|deliveries|demand|respondents|money|staff|workforce)|sales|revenues?|turnover)\b"
)


_EXCLUSIVE = regex(r"\bonly\b.*\b(?:both|neither|none)\b", re.DOTALL)
""" "Take the printed edition only, 37% the digital one only and 17% both": each is in one of them."""


def inspect_shares_of_one(page: Page) -> list[Draft]:
    return [draft for run in _runs(page) if (draft := _judged(page, *run))]


def _runs(page: Page) -> Iterator[tuple[list[Quantity], list[Sentence]]]:
    """Percentages of sentences that follow one another and tell shares alone."""
    run: list[Quantity] = []
    told: list[Sentence] = []
    for sentence in page.extraction.sentences:
        row = [q for q in page.quantities_in.get(sentence.index, ()) if q.kind == "percent"]
        joined = told and told[-1].index == sentence.index - 1 and told[-1].block == sentence.block
        asked = bool(row) and page.cues.any(_with_next(page, sentence), "one_answer")
        told_so = page.is_told(sentence) if asked else page.is_told(sentence, "hypothetical", "forecast")
        usable = bool(row) and told_so and _are_shares(page, sentence, row)
        if run and not (usable and joined):
            yield run, told
            run, told = [], []
        if usable:
            run, told = [*run, *sorted(row, key=lambda q: q.start)], [*told, sentence]
    if run:
        yield run, told


def _with_next(page: Page, sentence: Sentence) -> str:
    following = page.sentences.get(sentence.index + 1)
    joined = following is not None and following.block == sentence.block
    return f"{page.text_of(sentence.index)} {page.text_of(sentence.index + 1) if joined else ''}"


def _are_shares(page: Page, sentence: Sentence, row: list[Quantity]) -> bool:
    if any(q.cmp not in ("eq", "approx") or q.rule == "table" or q.id in page.set_against for q in row):
        return False
    if any(q.kind in ("pp", "bps") for q in page.quantities_in[sentence.index]):
        return False  # "Diesel lost 3.1 points, to 61.2%": among others that were told before
    if page.cues.any(_with_next(page, sentence), "one_answer"):
        return True
    return all(page.roles.get(q.id) in ("share", "level", None) for q in row) and not page.cues.any(
        page.text_of(sentence.index), "no_part_of_one"
    )


def _judged(page: Page, run: list[Quantity], told: list[Sentence]) -> Draft | None:
    text, following = page.article.text, page.sentences.get(told[-1].index + 1)
    closed = page.cues.any(text[max(told[-1].start, run[-2].end) : run[-1].start], "closes_list") if run[1:] else False
    if len(run) < _FEW - closed:
        return None
    words = text[told[0].start : told[-1].end]
    apart = _EXCLUSIVE.search(words) is not None
    asked = page.cues.any(" ".join(_with_next(page, s) for s in told), "one_answer")
    if (
        not closed
        and not asked
        and (page.cues.any(_EXCLUSIVE.sub(" ", words), "no_share") or any(page.roles.get(q.id) == "level" for q in run))
    ):
        return None
    behind = page.text_of(following.index) if following is not None and following.block == told[-1].block else ""
    complete = closed or apart or asked or page.cues.any(f"{words} {behind}", "all_shares")
    if not complete and not (
        _OF_WHOLE.match(text, run[0].end) or page.cues.any(words[: run[0].start - told[0].start], "shares_of")
    ):
        return None
    added = reduce(Interval.__add__, map(rounded, run))
    if added.low is None or added.high is None or not _NEAR[0] < (added.low + added.high) / 2 < _NEAR[1]:
        return None
    if not (added.low > HUNDRED or complete and added.high < HUNDRED):
        return None
    total = sum((q.value or Decimal(0) for q in run), Decimal(0))
    listed = " + ".join(plain_text(q) for q in run)
    return Draft(
        run[-1].start, run[-1].end, page.severity("arithmetic", "error"), f"{listed} is {percent(total)}, and the whole is 100%.",
        "arithmetic", f"shares|{listed}", figures=tuple(run), consistent=percent(HUNDRED - total + (run[-1].value or 0)) if closed else None,
    )  # fmt: skip
