"""So much for each of so many, so much money in another, so much a day: what is told with a number and an amount."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from factcheck.inspect.agreement.one_fact import PERSONS, stem, stems_of
from factcheck.inspect.cues import either
from factcheck.inspect.drawn.told import PAIR, Told, distinct, is_amount, size
from factcheck.inspect.drawn.triple import Triple
from factcheck.inspect.interval import ONE
from factcheck.inspect.measures.reading import OF_TIME, Reading, is_number_of_things, same_unit
from factcheck.memo import once_per_vocabulary
from factcheck.model import Quantity
from factcheck.patterns import compiled, regex

_EACH = regex(
    r"\s*(?:in\s+cash\s+)?(?:a\s+(?:piece|head)|per\s+(?:head|capita)|(?:per|an?|for\s+(?:each|every)|every)\s+(?P<of>[a-z-]{3,})|(?:(?:in|for)\s+)?(?:each|apiece))\b",
    2,
)
_EACH_OF = regex(r"[^.;:]{0,20}?\b(?:on|for|to|from)\s+each\s+of\s+(?:the|its|their)\s+", 2)
_LEAD_EACH = regex(
    r"\b(?:each|every)\s+(?:of\s+(?:them|the)\s+)?(?P<of>[a-z-]{3,})?",
    2,
)
_ON_AVERAGE = regex(r"\s*on\s+average\b", 2)
_OF_THE_LAST = regex(r"^\s*each\b", 2)
""" "The shares cost $61.80 each and it made $2.60": of the figure before."""
_STAFF = frozenset("employee worker staff".split())
_WINDOWS = ((0, 0), (1, 0), (0, 1), (2, 0))
_AVERAGE = regex(r"\b(?:average|mean)\b", 2)
_ADJUSTED = regex(r"[^,.;:]{0,40}?\b(?:after|before|excluding|without|including)\b")
_TOGETHER = regex(r"\b(?:together|both|two|altogether|combined|itself|more)\b")
_WORTH = regex(
    r"\b(?:valu(?:es?|ed|ing)|rais(?:es?|ed|ing)|pocket(?:s|ed|ing)|cost(?:s|ing)?|br(?:ings?|inging|ought)\s+in|produc(?:es?|ed|ing)|t(?:akes?|aking|ook)\s+in|"
    r"total(?:s|l?ed|l?ing)|yield(?:s|ed|ing))\b",
    2,
)
_NOT_ALONE = regex(r"[^.;:]{0,40}?\b(?:together\s+with|including|excluding|after|before|with|plus|in\s+tax)\b", 2)
_PERSON = frozenset({"head", "person", "piece", "capita", "customer", "guest", "passenger", "visitor", "spectator"})
_LIKE = 20
_LEAST = 10
"""So many things there must be where their noun is not told."""


def _noun_of_each(reading: Reading, q: Quantity) -> str | None:
    """What it is told for one of; "" where that is left open, None where it is told for no one thing."""
    clause, tail = _own_clause(Told(reading, q)), reading.tail(q)
    if m := _LEAD_EACH.search(clause):
        # "each pays £150 a year": of what stands before
        return m["of"] if m["of"] and any(_is_number_of(p, m["of"]) for p in reading.near(q, 1, 1)) else ""
    if q.per:
        return None if q.per in OF_TIME else "" if q.per in ("each", "apiece") else q.per
    if _EACH_OF.fullmatch(tail):
        return next((p.unit for p in reading.rows[q.sentence] if p.start >= q.end and p.kind == "count"), None)
    if m := _EACH.match(tail):
        return None if (m["of"] or "") in OF_TIME else m["of"] or ""
    return "" if _AVERAGE.search(clause) or _ON_AVERAGE.match(tail) else None


def _own_clause(told: Told) -> str:
    """Without the "each" of the figure before it."""
    first = told.reading.rows[told.figure.sentence][0] is told.figure
    return told.clause if first else _OF_THE_LAST.sub("", told.clause)


def _is_number_of(q: Quantity, noun: str) -> bool:
    """ "322 lots" are lots, though the vocabulary reads them as contracts; a workforce are people."""
    return stem(noun) in {stem(q.unit), *stems_of(q.text)} or noun in _STAFF and q.unit in PERSONS


def _numbers(told: Told, noun: str, back: int, on: int = 0) -> list[Quantity]:
    counts = [
        q
        for q in told.near(back, on)
        if is_number_of_things(q) and not q.per and not told.reading.is_base(q) and size(q) >= PAIR
    ]
    named = [q for q in counts if noun and _is_number_of(q, noun)]
    return distinct(named or ([q for q in counts if size(q) >= _LEAST] if not noun or noun in _PERSON else []))


def each(told: Told) -> Triple | None:
    """ "Completed 420 houses and received 151.2 million pounds for them. The average selling price was accordingly 360,000 pounds"."""
    reading, figure = told.reading, told.figure
    noun = _noun_of_each(reading, figure)
    if noun is None or figure.cmp not in ("eq", "approx") or _ADJUSTED.match(told.tail) or reading.is_base(figure):
        return None
    row = reading.rows[figure.sentence]
    k = row.index(figure)
    if k and reading.is_base(row[k - 1]):
        return None  # "in the prior-year quarter it was 44 million, 0.88 per share"
    if told.lead.strip() == "of":
        return None  # "when there were 38,900 claims of £4,080 on average"
    average = _AVERAGE.search(told.clause) or _ON_AVERAGE.match(told.tail) or _LEAD_EACH.search(_own_clause(told))
    if not (told.is_drawn or told.is_apposed or average):
        return None
    for back, on in _WINDOWS:
        if on and noun == "share":
            continue  # "The share sale of October lifted the count to 750 million"
        numbers = _numbers(told, noun, back, on)
        wholes = distinct(
            q for q in told.near(back, on) if q.kind == "money" and q.unit == figure.unit and not q.per and not reading.is_base(q) and size(q) > size(figure)
        )  # fmt: skip
        if len(numbers) > 1 or len(wholes) > 1:
            return None
        if numbers and wholes:
            if _NOT_ALONE.match(reading.tail(wholes[0])):
                return None  # "an average of £6, and took in £11,000 together with the rides"
            return Triple(figure, "ratio", (wholes[0], numbers[0]))
    return None


def product(told: Told) -> Triple | None:
    """ "Sold 14 million new shares at $21 apiece, raising $294 million"."""
    reading, figure = told.reading, told.figure
    if figure.per or not (_WORTH.search(told.clause) or told.is_drawn):
        return None
    if _TOGETHER.search(told.lead) or _NOT_ALONE.match(told.tail):
        return None
    if reading.page.cues.any(reading.page.text_of(figure.sentence), "sold_by_others"):
        return None
    for back in (0, 1, 2):
        near = [q for q in told.near(back) if q.kind == "money" and q.unit == figure.unit]
        prices = distinct(
            q
            for q in near
            if size(q) * 10 < size(figure) and not reading.is_base(q) and _noun_of_each(reading, q) is not None
        )
        others = (q for q in near if q not in prices)
        if len(prices) > 1 or prices and any(not q.per or size(q) < size(prices[0]) * _LIKE for q in others):
            return None  # another price, or an amount that it may be the sum of
        if prices:
            numbers = _numbers(told, _noun_of_each(reading, prices[0]) or "", back)
            if len(numbers) > 1:
                return None
            if numbers:
                return Triple(figure, "product", (prices[0], numbers[0]))
    return None


_DAYS = regex(r"\b(?P<n>\d{2,3})[\s-]+days?\b")
_A_DAY = regex(r"\bdaily\s+average\b|\ba\s+day\b|\bper\s+day\b")
_FEW_DAYS = 9


def a_day(told: Told) -> Triple | None:
    """ "Pumped 4.14 million barrels. Spread over the quarter's 92 days, this is 45,000 barrels a day"."""
    figure, page = told.figure, told.reading.page
    if figure.per != "day" and not _A_DAY.search(told.lead):
        return None
    sentence, before = page.sentences[figure.sentence], page.sentences.get(figure.sentence - 1)
    start = before.start if before is not None and before.block == sentence.block else sentence.start
    days = {m["n"] for m in _DAYS.finditer(page.article.text, start, sentence.end)}
    totals = distinct(
        q for q in told.near(1) if same_unit(q, figure) and not q.per and size(q) > size(figure) * _FEW_DAYS
    )
    if len(days) != 1 or len(totals) != 1:
        return None
    (n,) = days
    exactly = {
        "kind": "count",
        "unit": "days",
        "per": None,
        "value": Decimal(n),
        "step": ONE / 100,
        "text": f"{n} days",
        "cmp": "eq",
    }
    return Triple(figure, "ratio", (totals[0], figure.model_copy(update=exactly)))


@once_per_vocabulary
def _moneys(vocabulary: Any) -> Mapping[str, frozenset[str]]:
    """The currencies that a word may mean: "pound" those of Britain and of Egypt."""
    words: dict[str, set[str]] = {}
    for code, currency in (getattr(vocabulary, "currencies", None) or {}).items():
        for word in (*currency.words, *currency.there):
            words.setdefault(word.lower(), set()).add(code)
    return {word: frozenset(codes) for word, codes in words.items()}


@once_per_vocabulary
def _of_every(vocabulary: Any) -> re.Pattern[str]:
    return compiled(
        rf"\s*(?:(?:out\s+)?of|in|on|from)\s+(?:every|each)\s+(?:{either(_moneys(vocabulary))})\b", re.IGNORECASE
    )


@once_per_vocabulary
def _in_money(vocabulary: Any) -> re.Pattern[str]:
    return compiled(
        rf"\s*(?:to|for|per|against)\s+(?:(?:the|an?|one)\s+)?(?P<of>{either(_moneys(vocabulary))})\b", re.IGNORECASE
    )


def of_every(told: Told) -> Triple | None:
    """ "Kept 12.5 cents of every dollar": a share by another name."""
    figure = told.figure
    if size(figure) >= ONE or not _of_every(told.reading.page.vocabulary).match(told.tail):
        return None
    for back in (0, 1):
        like = (q for q in told.near(back) if is_amount(q) and same_unit(q, figure) and size(q) > _MUCH * size(figure))
        pair = sorted(distinct(q for q in like if not told.reading.is_base(q)), key=size)
        if len(pair) == PAIR:
            return Triple(figure, "ratio", (pair[0], pair[1]))
        if any(q.start > figure.start for q in pair):
            return None  # "86p in every pound spent went on shelters, or £6.5m"
    return None


_MUCH = 1000
"""So many times a rate the amounts must be that it is for."""


def exchanged(told: Told) -> Triple | None:
    """ "£250 million. At the exchange rate of $1.20 to the pound, this comes to $300 million": the rate is of the two amounts."""
    rate, page = told.figure, told.reading.page
    m = None if rate.per else _in_money(page.vocabulary).match(page.article.text, rate.end)
    if rate.per and rate.per.isupper():
        of = frozenset((rate.per,))
    else:
        of = _moneys(page.vocabulary)[" ".join(m["of"].lower().split())] - {rate.unit} if m else frozenset()
    if not of:
        return None
    block = page.sentences[rate.sentence].block
    like = [
        q for place in range(rate.sentence - 1, rate.sentence + 2) for q in page.quantities_in.get(place, ())
        if q.kind == "money" and not q.per and q.cmp in ("eq", "approx") and size(q) > _MUCH * size(rate) and page.sentences[place].block == block
    ]  # fmt: skip
    here, there = (distinct(q for q in like if q.unit in units) for units in ({rate.unit}, of))
    if len(here) != 1 or len(there) != 1:
        return None
    return Triple(rate, "ratio", (here[0], there[0]), far=Decimal(5), slack=Decimal("0.02"))
