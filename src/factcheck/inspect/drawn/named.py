"""Rates that have a name, of the figures that are told as its part and its whole: "a load factor of 78%", "12 times earnings".

Which words tell of which is data (`rates` in `rules/vocabulary/identities.yaml`). A word beside a figure is its own as far as the words
that lead on to the next one: in "$151 million in operating income from $806 million in revenue" each has its noun behind it, in "costs
of £214 million against income of £347 million" before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.inspect.drawn.shares import is_named
from factcheck.inspect.drawn.told import CLAUSE, Told, distinct, is_amount, size
from factcheck.inspect.drawn.triple import Triple
from factcheck.inspect.measures.reading import OF_TIME, Reading, same_unit
from factcheck.inspect.rates import LEFT_OUT, NamedRate, named_rates, names_a_rate
from factcheck.model import Quantity
from factcheck.patterns import regex

_BACK, _ON = 2, 2
"""Sentences before and behind a rate in which its part and its whole may stand."""
_ONWARD = regex(
    r"[,;:(]|\s[–—-]\s|\b(?:and|while|whereas|but|against|versus|compared|compares|out\s+of|from|into|on\s+(?:sales|revenue|turnover)|after|with|than|above|below|to|or|which)\b",
    re.IGNORECASE,
)
"""What leads on to the next figure, or to another thing."""
_OTHER = regex(
    r"\b(?:target\w*|expect\w*|forecast\w*|minimum|regulat\w+|a\s+year\s+(?:ago|earlier)|(?:up|down)\s+from|industry|sector|bonds?|special|"
    r"which\s+(?:was|had|stood)|interim|guid\w+|aims?|goal|between|norm|average)\b", re.IGNORECASE
)  # fmt: skip
_VERSION = regex(r"\b(?:adjusted|underlying|excluding|recurring|pro\s+forma|without)\b", re.IGNORECASE)
_PERFECT = regex(r"\bhad\s+(?:been|had|made|come|stood)\b", re.IGNORECASE)
_OF_A_PLACE = regex(
    r"\s*(?:In|At|For|On)\s+(?!(?:the|its|that|this)\s+(?:\w+\s+)?(?:quarter|half|year|months?)\b|fiscal|\d|all\b|total\b)\w"
)
""" "In Spain the operating margin was 21%": of something else."""
_NO_PART = frozenset({"shares", "stock", "share"})
""" "The shares yield 4%": no part of the company."""
_LEAD, _TAIL = 70, 40
_PART_OF_A_YEAR = frozenset({"span_quarter", "span_half", "span_nine_months", "span_month"})
_ANY_LENGTH = frozenset({"span_year", "span_other"})
_OPENS_WITH_LENGTH = regex(
    r"\s*(?:For|In|Over|Across|During|Through)\s+(?:the\s+|all\s+of\s+)?(?:first|second|third|fourth|full|whole|entire|six|nine|twelve|half|year|fiscal|quarter)"
)
_OF_TIME = OF_TIME - {"night", "nights"}
""" "214,600 of the 287,000 room nights" are sold, not gone by."""
_RATIOS = frozenset({"percent", "multiple", "fraction", "count"})


def rate(told: Told) -> Triple | None:
    """ "Earned 8.00 crowns per share and is to pay out 3.60 of them. A payout ratio of 45 percent"."""
    figure, vocabulary = told.figure, told.reading.page.vocabulary
    if told.role in ("from", "delta") or figure.kind not in _RATIOS or figure.kind == "count" and figure.unit:
        return None
    words = f"{told.lead[-_LEAD:]}{figure.text}{told.tail[:_TAIL]}"
    if (
        not names_a_rate(told.reading.page, figure.sentence, words)
        or _OTHER.search(_own_words(told))
        or _VERSION.search(words)
    ):
        return None
    for each in named_rates(vocabulary):
        if each.beside or figure.kind != "percent" and not each.times or not each.name.search(words):
            continue
        pair = _part_and_whole(told, each)
        if pair is None and each.counted and not _OTHER.search(words):
            pair = _two_numbers(told)
        if pair is not None and not is_named(told, pair[1]):
            return None  # "earned $9.7 billion before interest. Dividends of $3.2 billion, 48% of net income"
        if pair is not None:
            return None if _is_of_another(told, pair) else Triple(figure, _form(figure), pair)
    return None


def _form(figure: Quantity) -> str:
    return "percent-of" if figure.kind == "percent" else "ratio"


def _own_words(told: Told) -> str:
    lead = CLAUSE.split(told.lead[-_LEAD:])[-1]
    return f"{lead} | {_ONWARD.split(told.tail[:_TAIL])[0]}"


def _is_of_another(told: Told, pair: tuple[Quantity, Quantity]) -> bool:
    """Of a place or a part for which the two are not told."""
    page = told.reading.page
    named = next((c.segment for c in page.extraction.claims if c.quantity == told.figure.id and c.segment), None)
    if (
        named is not None
        and named not in _NO_PART
        and any(named.casefold() not in page.text_of(q.sentence).casefold() for q in pair)
    ):
        return True
    elsewhere = told.figure.sentence not in (pair[0].sentence, pair[1].sentence)
    return elsewhere and _OF_A_PLACE.match(told.lead[-_LEAD:]) is not None


def _part_and_whole(told: Told, rate: NamedRate) -> tuple[Quantity, Quantity] | None:
    """The only amounts near it that are told as its part and as its whole."""
    if rate.whole is None:
        return None
    near = [q for q in told.near(_BACK, _ON) if _may_belong(told, rate, q)]
    parts: list[Quantity] = []
    wholes: list[Quantity] = []
    either: list[Quantity] = []
    for q in near:
        words = _words_of(told.reading, q)
        is_whole = rate.whole.search(words) is not None
        is_part = rate.part is not None and rate.part.search(LEFT_OUT.sub(" ", rate.whole.sub(" ", words))) is not None
        if is_part and is_whole:
            either.append(q)
        elif is_part or is_whole:
            (parts if is_part else wholes).append(q)
    if rate.counted:
        parts = [q for q in near if q not in wholes and any(size(q) <= size(w) * 2 for w in wholes)]
        if any(q.sentence == told.figure.sentence for q in parts):
            parts = [q for q in parts if q.sentence == told.figure.sentence]
    parts, wholes = _outright(told, parts), _outright(told, wholes)
    if either and not (parts and wholes):
        (wholes if rate.priced or parts else parts).extend(q for q in either)
    parts, wholes = distinct(parts), distinct(wholes)
    if len(parts) != 1 or len(wholes) != 1 or parts[0] is wholes[0] or not _go_together(rate, parts[0], wholes[0]):
        return None
    return parts[0], wholes[0]


def _two_numbers(told: Told) -> tuple[Quantity, Quantity] | None:
    """ "Of 12,500 rooms 10,250 were taken": whatever they are numbers of."""
    pair = told.two_amounts()
    return pair if pair is not None and pair[1].kind == "count" else None


def _go_together(rate: NamedRate, part: Quantity, whole: Quantity) -> bool:
    if rate.counted:
        return part.kind == whole.kind and "range" not in (part.cmp, whole.cmp)
    return part.kind == whole.kind == "money" and part.unit == whole.unit or same_unit(part, whole)


def _may_belong(told: Told, rate: NamedRate, q: Quantity) -> bool:
    page = told.reading.page
    if q.kind != ("count" if rate.counted else "money") or not rate.counted and not is_amount(q) and not q.per:
        return False
    if q.kind == "count" and (q.unit in _OF_TIME or not any(c.isdigit() for c in q.text)):
        return False
    if q.sentence > told.figure.sentence and _is_of_another_length(told, q):
        return (
            False  # "The margin reached 34.1%. For the first half, income was $7.1 billion on sales of $21.6 billion"
        )
    if rate.annual and not page.words_of_length(q.sentence).isdisjoint(_PART_OF_A_YEAR):
        return False  # so many times what is earned in a year
    return page.roles.get(q.id) != "delta" and _PERFECT.search(told.reading.lead(q)) is None


def _is_of_another_length(told: Told, q: Quantity) -> bool:
    page = told.reading.page
    own, its = page.words_of_length(told.figure.sentence), page.words_of_length(q.sentence)
    if its <= own | _ANY_LENGTH:
        return False
    return bool(own) or _OPENS_WITH_LENGTH.match(page.text_of(q.sentence)) is not None


def _words_of(reading: Reading, q: Quantity) -> str:
    """The words that are its own: behind the last clause before it, and up to what leads on to the next figure."""
    row = reading.rows[q.sentence]
    k = row.index(q)
    lead, tail = reading.lead(q), reading.tail(q)
    if k:  # what the figure before it has behind it is that one's
        own = _ONWARD.search(lead)
        lead = lead[own.start() :] if own else lead
    pieces = [piece for piece in CLAUSE.split(lead) if piece.strip()]
    behind = tail if k + 1 == len(row) else tail
    return f"{pieces[-1] if pieces else ''} | {_ONWARD.split(behind[:_TAIL])[0]}"


def _outright(told: Told, found: Iterable[Quantity]) -> list[Quantity]:
    """Without those that others are held against, where one is told outright; those of the rate's own sentence before others."""
    told_so = [q for q in found if not told.reading.is_base(q)] or list(found)
    own = [q for q in told_so if q.sentence == told.figure.sentence]
    return own if len(distinct(told_so)) > 1 and own else told_so


__all__ = ["rate"]
