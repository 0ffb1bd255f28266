"""A list whose last part is told as the rest of a whole: the parts are then all there are, and add up to it.

"Investors put $18.3 billion into the funds. Equity funds took in $9.6 billion, bond funds $5.1 billion and commodity funds the
remaining $1.2 billion." The whole stands before the list, in its sentence or in the one before; of percentages it is the hundred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import reduce

from factcheck.inspect.computed.rows import HEDGE, alike
from factcheck.inspect.interval import Interval, possible, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import amount, percent, plain_text
from factcheck.model import Quantity, Sentence
from factcheck.patterns import regex

HUNDRED = Decimal(100)
KINDS = ("money", "count", "percent")
_TWO = 2
_NEAR = Decimal("0.6")
"""A sum below so much of the whole, or above it by as much, is of another thing."""
_REST = regex(
    rf"\b(?:the|its|their|a)\s+(?:remaining|rest|remainder|balance|other)\b(?:\s+of)?[^\w;:.]*{HEDGE}$", re.IGNORECASE
)
_REST_LATER = regex(
    r"\b(?:the|its)\s+(?:rest|remainder|remaining|balance|others?)\b(?!\s+of\s+(?:the\s+)?(?-i:[A-Z]))(?:\s+[\w'’-]+){0,4}[\s,(–—-]*"
    + HEDGE
    + "$",
    re.IGNORECASE,
)
""" "The rest, 900, in Brazil"; "the remaining part was worth 8 million"."""
_LAST_ONE = regex(
    r"\b(?:third|fourth|fifth|sixth)\s+and\s+(?:last|final)\b[^.;:]{0,40}$|\b(?:our|its|the|their)\s+(?:last|final)\s+(?:segment|division|part|item|unit|business|line|piece)\b[^.;:]{0,30}$",
    re.IGNORECASE,
)
_REST_BEHIND = regex(r"\s*(?:[\w-]+\s+){0,2}[(,–—]?\s*(?:the\s+(?:rest|remainder|balance))\b", re.IGNORECASE)
_REMAIN = regex(
    r"\s*(?:[a-z]+\s+)?(?:remain\w*|(?:are|is|were)\s+(?:left|still)|would\s+be\s+left|stay|unsold|outstanding)\b",
    re.IGNORECASE,
)
_OF_ANOTHER = regex(
    r"\s+(?:of|under|on|in|from|for)\s+(?:the|its|their|an?|that|this)\s+(?:[\w-]+\s+){0,3}(?:program\w*|authori[sz]ation|plan|facility|loan|debt|credit|contract|budget|"
    r"price|payment|consideration|purchase|shares?|stake)\b",
    re.IGNORECASE,
)
_OF_WHOLE = regex(
    r"(?:^|[.;]\s+|\s)(?:[Oo]f|[Oo]ut of|[Ff]rom among|[Aa]mong)\s+(?:(?:the|its|their|all|our)\s+)?"
    r"(?:(?!(?:people|staff|money|sum|workforce|amount|crop|harvest|total)\s)(?:[\w-]+['’]s|[\w-]*[^\W\ds])\s+){0,3}$"
)
""" "Of its 4,200 staff", "of the company's 240 million shares"; behind "of the passengers" comes a part already."""
_OF_THOSE = regex(r"(?:Of|Out of|Among) (?:these|those|them|this|that|which|whom)\b,?\s")
_AFTER_COMMA = regex(r"[:–—]|\bof (?:which|whom|them|that|these|those)\b|,\s+with\b|\binto\b")
_NO_LIST = regex(
    r"\b(?:per|each|apiece|up from|down from|compared with|compared to|versus|years? (?:ago|earlier|before)|last year|previous|respectively|rose|fell|grew|declined|more than|less than|"
    r"fewer than|higher|lower|average|expected|forecast|would|could)\b",
    re.IGNORECASE,
)


_AGO = regex(r"\byears? (?:ago|earlier|before)\b", re.IGNORECASE)


def inspect_lists(page: Page) -> list[Draft]:
    if not page.cues.complete or not any(word in page.folded for word in _ANY):
        return []
    return [draft for sentence in page.extraction.sentences for draft in _in_sentence(page, sentence)]


_ANY = (
    "last segment",
    "last division",
    "last part",
    "last item",
    "last of",
    "remain",
    "rest",
    "balance",
    "other",
    "left",
    "still",
    "stay",
    "unsold",
    "outstanding",
)


def _in_sentence(page: Page, sentence: Sentence) -> Iterator[Draft]:
    text = page.article.text[sentence.start : sentence.end]
    if not page.is_told(sentence, "hypothetical", "forecast") or not any(word in text.lower() for word in _ANY):
        return
    told = sorted(
        (q for q in page.quantities_in.get(sentence.index, ()) if not q.alt_of and q.kind in KINDS),
        key=lambda q: q.start,
    )
    if any(q.rule == "table" for q in told):
        return
    shares = [q for q in told if q.kind != "count"]
    if len(shares) >= _TWO:
        told = shares  # "twelve cranes" among amounts, "four funds" among percentages
    alone = len(told) == 1 and told[0].kind == "percent" and _closes_alone(page, sentence, told[0])
    closing = 0 if alone else next((k for k, q in enumerate(told) if k and _closes(page, sentence, told, k)), None)
    if closing is None:
        return
    rest = told[closing]
    row = [q for q in told[: closing + 1] if alike(q, rest) and not q.per]
    if len(row) == closing + 1 and rest.kind == "percent":
        row = [*_carried_on(page, sentence), *row]
        closing = len(row) - 1
    if len(row) < _TWO or len(row) != closing + 1 or any(not value_of(q) or (value_of(q) or 0) <= 0 for q in row):
        return
    if _NO_LIST.search(page.article.text, row[0].end, rest.start) or _AGO.search(text):
        return
    if draft := _judged(page, sentence, row):
        yield draft


_BALANCE = regex(r"\s*(?:The|Its)\s+(?:balance|rest|remainder|remaining)\b[\s,(–—-]*(?:[\w'’-]+\s+){0,3}" + HEDGE + "$")
_OF_ALL = regex(
    r"\b(?:makes?|made)\s+up|\baccounts?\s+for|\baccounted\s+for|\bof\s+(?:the|its|their|our|all)\b|\bis\s+in\b|\bare\s+in\b|\bheld\b|\binvested\b",
    re.IGNORECASE,
)


def _closes_alone(page: Page, sentence: Sentence, q: Quantity) -> bool:
    """ "The balance, 6%, is held in cash": the list stands in the sentences before."""
    return _BALANCE.match(page.article.text, sentence.start, q.start) is not None


def _carried_on(page: Page, sentence: Sentence) -> list[Quantity]:
    """The shares of the sentences before, as far as these tell of nothing else."""
    found: list[Quantity] = []
    for place in range(sentence.index - 1, sentence.index - 1 - _FAR_BACK, -1):
        before, row = page.sentences.get(place), page.quantities_in.get(place, ())
        if (
            before is None
            or before.block != sentence.block
            or not row
            or any(q.kind != "percent" or q.cmp not in ("eq", "approx") for q in row)
        ):
            break
        if not _OF_ALL.search(page.text_of(place)) or _NO_LIST.search(page.text_of(place)):
            break
        found = [*sorted(row, key=lambda q: q.start), *found]
    return found


_FAR_BACK = 4


def _closes(page: Page, sentence: Sentence, told: list[Quantity], k: int) -> bool:
    text, q = page.article.text, told[k]
    lead = text[told[k - 1].end : q.start]
    behind = text[q.end : told[k + 1].start if k + 1 < len(told) else sentence.end]
    if ";" in lead and not _REST.search(lead):
        return False
    if _OF_ANOTHER.match(behind):
        return False
    if _REST.search(lead) or _REST_LATER.search(lead) or _LAST_ONE.search(lead) or _REST_BEHIND.match(behind):
        return True
    # "of the 1.2 million tickets 780,000 have been sold and 420,000 are still to be had"
    return (
        k >= _TWO
        and _REMAIN.match(behind) is not None
        and _OF_WHOLE.search(text[sentence.start : told[0].start]) is not None
    )


def _judged(page: Page, sentence: Sentence, row: list[Quantity]) -> Draft | None:
    """The first reading that fits is meant; else the one that the words speak for."""
    if row[0].kind == "percent":
        return _of_hundred(page, sentence, row)
    readings = list(_readings(page, sentence, row))
    if not readings or any(_fits(whole, parts) for whole, parts in readings):
        return None
    meant = [(whole, parts) for whole, parts in readings if _is_near(whole, parts) and len(parts) >= _TWO]
    # a whole of its own in the sentence before is rather meant than the first of the list
    meant = [found for found in meant if found[0] is not row[0]] or meant
    if len(meant) != 1:
        return None
    whole, parts = meant[0]
    if _is_told_elsewhere(page, whole, parts):
        return None
    added = sum((value_of(q) or Decimal(0) for q in parts), Decimal(0))
    listed = " + ".join(plain_text(q) for q in parts)
    shown = amount(added, whole)
    return Draft(
        whole.start, whole.end, page.severity("arithmetic", "error"), f"{listed} is {shown}, not {plain_text(whole)}.",
        "arithmetic", f"rest|{plain_text(whole)}|{listed}", figures=(whole, *parts), consistent=shown,
    )  # fmt: skip


def _readings(page: Page, sentence: Sentence, row: list[Quantity]) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """The whole before the list in its own sentence, or told in the sentence before."""
    lead = page.article.text[sentence.start : row[0].start]
    of_those = _OF_THOSE.match(lead) is not None  # then the first figure is a part already
    if len(row) > _TWO and not of_those:
        yield row[0], row[1:]
    between = page.article.text[row[0].end : row[1].start]
    if len(row) > _TWO and not of_those and (_OF_WHOLE.search(lead) or _AFTER_COMMA.search(between)):
        return
    for place in (sentence.index - 1, sentence.index - 2):
        before = page.sentences.get(place)
        if before is None or before.block != sentence.block:
            return
        alike_ = [q for q in page.quantities_in.get(place, ()) if not q.alt_of and alike(q, row[0]) and not q.per]
        if alike_:
            earlier = {c.quantity for c in page.extraction.claims if c.role in ("from", "delta", "diff")}
            yield from ((q, row) for q in alike_ if q.id not in earlier)
            return


def _added(parts: list[Quantity]) -> Decimal:
    return sum((value_of(q) or Decimal(0) for q in parts), Decimal(0))


def _fits(whole: Quantity, parts: list[Quantity]) -> bool:
    def holds(total: Interval, *each: Interval) -> bool:
        return not total.disjoint(reduce(Interval.__add__, each))

    return possible((whole, *parts), holds)


def _is_near(whole: Quantity, parts: list[Quantity]) -> bool:
    told, added = value_of(whole), _added(parts)
    if not told:
        return False
    return all((value_of(q) or 0) < told for q in parts) and _NEAR < added / told < 1 / _NEAR


def _is_told_elsewhere(page: Page, whole: Quantity, parts: list[Quantity]) -> bool:
    """The sum of the parts is itself a figure of the page: then it is the whole of which they are parts."""
    return any(
        q is not whole and alike(q, whole) and not q.alt_of and _fits(q, parts)
        for q in page.extraction.quantities
        if q.kind == whole.kind and q.sentence <= whole.sentence
    )


def _of_hundred(page: Page, sentence: Sentence, row: list[Quantity]) -> Draft | None:
    """ "Equities are 60%, bonds 25% and cash the remaining 20%"."""
    text = page.article.text[sentence.start : sentence.end]
    if page.cues.any(text, "growth_basis") or len(row) < _TWO:
        return None

    def holds(*each: Interval) -> bool:
        added = reduce(Interval.__add__, each)
        return not Interval(HUNDRED, HUNDRED).disjoint(added)

    added = _added(row)
    if possible(tuple(row), holds) or not _NEAR < added / HUNDRED < 1 / _NEAR:
        return None
    if len(row) > _TWO and possible(
        (row[0], *row[1:]), lambda whole, *each: not whole.disjoint(reduce(Interval.__add__, each))
    ):
        return None
    listed, rest = " + ".join(plain_text(q) for q in row), row[-1]
    shown = percent(HUNDRED - added + (value_of(rest) or Decimal(0)))
    return Draft(
        rest.start, rest.end, page.severity("arithmetic", "error"), f"{listed} is {percent(added)}, and the whole is 100%.",
        "arithmetic", f"rest|{listed}", figures=tuple(row), consistent=shown,
    )  # fmt: skip


__all__ = ["inspect_lists"]
