"""So many at so much each: the amount that they make ("310 million shares", "42 cents a share", "the payment will cost C$130 million").

What the price is of and what is counted are asked of the words beside the figures; that the amount is the product, of a word that ties it
to them. Any price and any number of the page may make it right, for a part of the year as for the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.inspect.interval import ONE, Interval, possible, rounded, value_of
from factcheck.inspect.operations import amount_like
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.roles import ASIDE
from factcheck.inspect.wording import plain_text
from factcheck.model import Quantity
from factcheck.patterns import regex

_REACH = 2
"""Sentences of the paragraph before the amount in which its price and its number stand."""
_MOST = 12
_SLACK, _SLACK_OF_SHARES, _SLACK_OF_OFFERS = Decimal("0.025"), Decimal("0.06"), Decimal("0.012")
"""By so much of itself it may be missed: a number is round, and one of shares in issue is another day's than their price."""
_FAR = Decimal(3)
"""So many times off, it is another amount."""
_SMALL = 40
"""A price of a share is at most such a part of the amount; of what is told by its noun there may be few."""
_TIMES = (ONE, ONE * 2, ONE * 4, ONE / 2, ONE / 4, ONE * 12, ONE / 12)
"""A payment of a quarter and an amount of a year go together, and the other way round."""
_ONCE = (ONE,)
_EACH = regex(
    r"\s*(?:in\s+cash\s+)?(?:each|apiece|a\s+piece|(?:(?:per|for)\s+(?:each|every)(?:(?:\s+one)?\s+of\s+(?:the|its|their)\s+[\d.,]+(?:\s+[mb]illion)?)?|per|a|an|each|every)\s+(?:new\s+|ordinary\s+|common\s+|metric\s+|[A-Z][\w’'-]*\s+)?(?P<of>[a-z]{3,}))\b"
)
_OF_TIME = frozenset("year quarter month week day annum time night hour total half".split())
_SHARE = frozenset({"share", "shares", "stock", "unit", "units"})
_NO_PRICES = frozenset("eps eps_adj book_value_per_share".split())
""" "105 million diluted shares, net income was $2.20 per share ... repurchased shares for $150 million": nothing is bought at what each earned."""
_NO_PRODUCTS = frozenset("net_income operating_income ebitda_adj fcf ocf capex net_loss".split())
_PRICED = frozenset({"share_price", "price", "dividend", "ipo", "market_cap"})
_WORD = regex(r"[a-z]{3,}")


def inspect_products(page: Page) -> list[Draft]:
    if not page.cues.occurs("product_of", page.folded):
        return []
    counts = [
        q if q.cmp != "le" else q.model_copy(update={"cmp": "eq"})  # "up to 20 million" goes for the amount as well
        for q in page.extraction.quantities
        if (q.kind == "count" or q.rule.startswith("bare") and _OF_ITS_SHARES.match(page.article.text, q.end))
        and _is_told(q, "le")
        and not _is_comparative(page, q)
    ]
    money = [
        q for q in page.extraction.quantities if q.kind == "money" and _is_told(q) and not _is_comparative(page, q)
    ]
    if not counts or len(money) < 2:
        return []
    prices = [
        q for q in money if q.per or _is_of_cents(q) or _EACH.match(page.article.text, q.end) or _is_price(page, q)
    ]
    if not prices:
        return []
    closed = {c.quantity for c in page.extraction.claims if c.negated or c.modality == "hypothetical"}
    drafts = [d for q in money if q.id not in closed and (d := _judged(page, q, prices, counts, money))]
    return list({d.figures[1:]: d for d in reversed(drafts)}.values())  # one amount for a price and a number


_OF_ITS_SHARES = regex(r"\s*of\s+(?:its|their|our|the)\s+(?:own\s+|common\s+|ordinary\s+)?shares\b")
""" "$132 million ... 2.4 million of its shares" are no dollars."""


_BY_YEAR = regex(r"\(\s*(?:[\w’']+\s+){0,3}(?:19|20)\d\d\s*:?\s*$")


def _is_comparative(page: Page, q: Quantity) -> bool:
    """ "2,140 homes (2024: 1,980) at an average price of £312,000 (2024: £305,000)"."""
    return _BY_YEAR.search(page.article.text, max(0, q.start - 24), q.start) is not None


def _is_told(q: Quantity, *also: str) -> bool:
    return q.cmp in ("eq", "approx", *also) and not q.alt_of and q.rule != "table" and bool(value_of(q))


def _judged(
    page: Page, told: Quantity, prices: list[Quantity], counts: list[Quantity], money: list[Quantity]
) -> Draft | None:
    sentence = page.sentences.get(told.sentence)
    if (
        page.metric_of.get(told.id) in _NO_PRODUCTS
        or not page.is_told(sentence, "hypothetical")
        or told.per
        or _EACH.match(page.article.text, told.end)
    ):
        return None
    near = [
        (price, number)
        for price in prices
        for number in counts
        if _is_near(page, told, price) and _is_near(page, told, number) and _go_together(page, told, price, number)
    ]
    near = [pair for pair in near if page.roles.get(pair[0].id) != "from"] or near
    several = len({value_of(number) for _, number in near}) > 1
    near = _nearest(_nearest([pair for pair in near if _is_of_its_size(told, *pair)], 0), 1)
    if several and any(a.sentence != b.sentence and not _OUTSTANDING.match(page.article.text, b.end) for a, b in near):
        return None  # "30,000 ounces at $4,120. Together with 90,000 ounces at the market's price"
    near = [pair for pair in near if not page.cues.any(_around(page, pair[0]), "offered_at")] or near
    if len({(value_of(a), value_of(b)) for a, b in near}) != 1:
        return None
    price, number = near[0]
    if _is_of_more(page, told, number, counts) or _has_two_prices(page, told, price, money):
        return None
    if any(q is not told and q.sentence == number.sentence and _makes(q, price, number, _ONCE, _SLACK) for q in money):
        return None  # "$171 million, or $0.95 a share on 180 million shares": they make another amount
    if not _is_called_product(page, told) or page.cues.any(page.text_of(price.sentence), "sold_by_others"):
        return None
    small = [
        p
        for p in money
        if p.cmp == "eq"
        and p.value != told.value
        and (p.unit == told.unit or _is_of_cents(p))
        and not page.cues.any(_around(page, p), "no_price")
    ]
    small = small[: _MOST * 2]
    dividend = page.metric_of.get(price.id) == "dividend" or price.per in _OF_TIME
    slack = _SLACK if dividend or _noun_of(page, price) else _SLACK_OF_SHARES
    if _is_literal(page, told, price, number):
        slack = _SLACK_OF_OFFERS
    if _makes(told, price, number, _TIMES if dividend else _ONCE, slack) or _is_sum(told, money):
        return None
    if any(_makes(told, p, n, _ONCE, slack) for p in small for n in counts[: _MOST * 2]) or _is_of_two_prices(
        page, told, prices, number
    ):
        return None
    return _draft(page, told, price, number)


def _is_of_more(page: Page, told: Quantity, number: Quantity, counts: list[Quantity]) -> bool:
    """ "18 locomotives and 760 wagons for C$205 million": of more than what is counted"""
    here = (q for q in counts if q is not number and q.sentence == told.sentence and q.end <= told.start)
    return any(_FOR.fullmatch(page.article.text, q.end, told.start) for q in here)


def _has_two_prices(page: Page, told: Quantity, price: Quantity, money: list[Quantity]) -> bool:
    """ "$32 each for the first morning and $40 for the second, $108,000 altogether" """
    here = (q for q in money if q not in (price, told) and q.sentence == told.sentence and q.unit == price.unit)
    return any(
        price.end <= q.start < told.start
        and ONE / 5 < (value_of(q) or ONE) / (value_of(price) or ONE) < 5
        and not _HELD_AGAINST.search(page.article.text, price.end, q.start)
        for q in here
    )


_HELD_AGAINST = regex(r"\b(?:than|from|against|after|above|below|over|compared\s+(?:with|to))\b[^,;.\d]{0,50}$")
""" "At the close of €23.40 it is 30% dearer than at its first fixing of €18.00": the second is no other price of what is counted."""


_VALUES = regex(r"\b(?:this|that|which|the\s+(?:price|offer|bid|deal))\s+(?:values?|makes)\b|\bso\s+that\b")
_DILUTED = regex(r"\bdiluted\b|\boptions\b|\bincluding\b|\bconvert\w+")


def _is_literal(page: Page, told: Quantity, price: Quantity, number: Quantity) -> bool:
    """ "With 142 million shares in issue, this values it at": the number beside the amount is that of which it was made."""
    text = page.text_of(told.sentence)
    return number.sentence == told.sentence and _VALUES.search(text) is not None and not _DILUTED.search(text)


_FOR = regex(r"\s*(?:[a-z]+\s+)?for\s+(?:[a-z]+\s+)?")
_OUTSTANDING = regex(r"\s*(?:[a-z]+\s+){0,2}(?:outstanding|in\s+issue)\b")


def _is_of_its_size(told: Quantity, price: Quantity, number: Quantity) -> bool:
    made = (value_of(price) or ONE) * (value_of(number) or ONE)
    return ONE / _FAR < made / (value_of(told) or ONE) < _FAR


def _nearest(pairs: list[tuple[Quantity, Quantity]], part: int) -> list[tuple[Quantity, Quantity]]:
    last = max((pair[part].sentence for pair in pairs), default=0)
    return [pair for pair in pairs if pair[part].sentence == last]


def _is_called_product(page: Page, told: Quantity) -> bool:
    sentence, text = page.sentences[told.sentence], page.article.text
    row = page.quantities_in.get(told.sentence, ())
    last = max((p for p in row if p.end <= told.start), key=lambda p: p.end, default=None)
    start = sentence.start if last is None else last.end
    if last is not None and (each := _EACH.match(text, start)):
        start = each.end()
    end = min((p.start for p in row if p.start >= told.end), default=sentence.end)
    lead, behind = text[max(start, told.start - 60) : told.start], text[told.end : min(end, told.end + 40)]
    behind = _BEFORE_DEBT.sub(" ", behind)
    if page.cues.any(f"{_CLAUSES.split(lead)[-1]} | {ASIDE.split(behind)[0]}", "no_product"):
        return False
    named = page.cues.any(lead, "product_of") or page.cues.any(behind, "product_of_behind")
    return named or _MARKET_VALUE.search(text, sentence.start, told.start) is not None


_BEFORE_DEBT = regex(
    r"\b(?:before|without|excluding|not\s+counting)\s+(?:its\s+|the\s+)?(?:net\s+)?(?:debt|borrowings)\b"
)
_CLAUSES = regex(r"[;:(]|,\s+(?:and|but)\s")
_MARKET_VALUE = regex(r"\bmarket\s+(?:value|cap(?:itali[sz]ation)?)\b", re.IGNORECASE)


def _is_near(page: Page, told: Quantity, q: Quantity) -> bool:
    if q is told or not 0 <= told.sentence - q.sentence <= _REACH:
        return False
    if q.sentence == told.sentence:
        return True
    there = page.sentences.get(q.sentence)
    return page.is_told(there, "hypothetical") and page.sentences[told.sentence].block - there.block <= 1


def _go_together(page: Page, told: Quantity, price: Quantity, number: Quantity) -> bool:
    x, y, z = value_of(price), value_of(number), value_of(told)
    if not x or not y or not z or x * 2 > z or (price.unit != told.unit and not _is_of_cents(price)):
        return False
    if page.metric_of.get(price.id) in _NO_PRICES or _TO.search(
        page.article.text, max(0, price.start - 40), price.start
    ):
        return False
    if page.cues.any(_around(page, price), "no_price") or page.cues.any(
        f"{number.text} {_around(page, number)}", "no_number"
    ):
        return False
    if price.start > told.start and not _AT.search(page.article.text, told.end, price.start):
        return False  # "for €30 million, or €120 a tonne": there the price is what follows
    noun = _noun_of(page, price)
    counted = _counted(page, number, noun)
    if (
        counted & _SHARE and noun in (None, "each") and x * _SMALL < z
    ):  # "a close of 212 korunas", "pays 36 cents a quarter"
        return noun is not None or _is_of_cents(price) or _is_price(page, price)
    if _THEY_COST.search(page.article.text, max(0, price.start - 40), price.start):
        return price.sentence == number.sentence + 1
    if noun is None or noun == "each":
        named = noun is not None or _PRICE_OF.search(page.article.text, max(0, price.start - 40), price.start)
        return named is not None and price.start > number.start and price.sentence == number.sentence
    return any(word[:4] == noun[:4] for word in counted)


_TO = regex(r"\b(?:range\s+of|between)\s+\S*\d\S*\s+(?:to|and)\s+$")
""" "In the range of $1,450 to $1,380 an ounce": the end of a range is no price."""
_THEY_COST = regex(r"(?:They|These)\s+(?:cost|costs|sold\s+for|go\s+for|fetched|were\s+sold\s+at)\s+(?:\w+\s+)?$")
""" "All 24,000 tickets have been sold. They cost 480 pounds"."""
_AT = regex(r"\b(?:at|for|paying|price\s+of|cost\s+of)\s+(?:\w+\s+)?$")
_PRICE_OF = regex(r"\b(?:at|for)\s+(?:an?\s+)?(?:average\s+)?(?:[a-z]+\s+)?(?:price|cost)\s+of\s+(?:\w+\s+)?$")


def _counted(page: Page, number: Quantity, noun: str | None) -> set[str]:
    """The nouns of which there are so many; "of them" are the shares of which the paragraph speaks."""
    text = page.article.text
    words = {number.unit, *_WORD.findall(text[number.end : number.end + 24].lower())[:3]}
    if _OF_THEM.match(text, number.end):
        before = text[max(0, number.start - 250) : number.start].lower()
        words |= {word for word in ("shares", noun or "shares") if word in before}
    return words


_OF_THEM = regex(r"\s*(?:of\s+(?:them|these|those)|(?:are|were)\s+(?:in\s+issue|outstanding))\b")


def _noun_of(page: Page, price: Quantity) -> str | None:
    if price.per in ("apiece", "each"):
        return "each"
    if price.per and price.per not in _OF_TIME:
        return price.per
    m = _EACH.match(page.article.text, price.end)
    if m is None or m["of"] in _OF_TIME:
        return None
    return m["of"] or "each"


_CENTS = regex(r"\b(?:cents?|pence)\b|\dp\b|¢")
_AT_PRICE = regex(
    r"\b(?:close|closed|price|priced|shares|stock|finished|ended|traded?|settled)\b[^.;]*$", re.IGNORECASE
)
_OF_PRICES = frozenset("close closed price priced shares stock finished ended trade traded settled".split())
_AT_ITS_HEAD = regex(r"At\s$", re.IGNORECASE)


def _is_of_cents(q: Quantity) -> bool:
    """Cents are of the page's dollars, whichever these are."""
    return _CENTS.search(q.text) is not None


def _is_price(page: Page, price: Quantity) -> bool:
    if page.metric_of.get(price.id) in _PRICED:
        return True
    lead = page.article.text[max(page.sentences[price.sentence].start, price.start - 80) : price.start]
    if _THEY_COST.search(lead) or _AT_ITS_HEAD.match(lead):
        return True
    return page.says(price.sentence, _OF_PRICES) and _AT_PRICE.search(lead) is not None


def _around(page: Page, q: Quantity) -> str:
    start, end = page.room_of(q)
    lead, behind = (
        page.article.text[max(start, q.start - 24) : q.start],
        page.article.text[q.end : min(end, q.end + 30)],
    )
    return f"{ASIDE.split(lead)[-1]} | {ASIDE.split(behind)[0]}"


def _makes(
    told: Quantity, price: Quantity, number: Quantity, times: tuple[Decimal, ...], slack: Decimal = _SLACK_OF_SHARES
) -> bool:
    def holds(amount: Interval, each: Interval, many: Interval) -> bool:
        made = each * many
        return any(
            not amount.disjoint(Interval(made.low and made.low * n * (ONE - slack), made.high and made.high * n * (ONE + slack)))
            for n in times
        )  # fmt: skip

    return rounded(price).positive and rounded(number).positive and possible((told, price, number), holds)


def _is_of_two_prices(page: Page, told: Quantity, prices: list[Quantity], number: Quantity) -> bool:
    """An interim and a final dividend."""
    if "dividend" not in page.words:
        return False
    small = [
        rounded(p)
        for p in prices
        if page.metric_of.get(p.id) == "dividend" and (value_of(p) or ONE) * _SMALL < (value_of(told) or ONE)
    ][:_MOST]
    whole = rounded(told)
    return any(
        not whole.disjoint(((a + b) * rounded(number)).widened((value_of(told) or ONE) * _SLACK))
        for i, a in enumerate(small)
        for b in small[i + 1 :]
    )


def _is_sum(told: Quantity, money: list[Quantity]) -> bool:
    """What is added up of others, or what is told again, is no product."""
    others = [q for q in money if q is not told and q.unit == told.unit][:_MOST]
    whole = rounded(told)
    return any(not whole.disjoint(rounded(q)) for q in others) or any(
        not whole.disjoint(found) for i, a in enumerate(others) for b in others[i + 1 :] for found in _combined(a, b)
    )


def _combined(a: Quantity, b: Quantity) -> Iterator[Interval]:
    x, y = rounded(a), rounded(b)
    yield from (x + y, x - y, y - x)


def _draft(page: Page, told: Quantity, price: Quantity, number: Quantity) -> Draft | None:
    x, y = value_of(price), value_of(number)
    if x is None or y is None:
        return None
    shown = amount_like(x * y, told)
    message = f"{plain_text(number)} times {plain_text(price)} is {shown}, not {plain_text(told)}."
    return Draft(
        told.start, told.end, page.severity("arithmetic", "error"), message, "arithmetic",
        "|".join(plain_text(q) for q in (told, price, number)), figures=(told, price, number), consistent=shown,
    )  # fmt: skip
