"""What a number of shares comes to at an amount for each: a market value, the cost of a dividend, the proceeds of an offering.

The words say what the total is; which price and which number go with it is left to the figures. A total that follows from any price
and any number of shares of the page (or from two numbers together) is right, however the sentences are cut.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import combinations, permutations

from factcheck.inspect.computed.rows import HEDGE
from factcheck.inspect.interval import Interval, rounded, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import amount, plain_text
from factcheck.model import Claim, Quantity
from factcheck.patterns import regex
from factcheck.records import record

_NEAR = 2
"""Sentences between the total and the figures that it is held against."""
_MOST = 12
_FAR = Decimal(4)
"""A total so many times larger or smaller is one of something else."""
_SHARES = frozenset({"shares", "stock", "ADS", "securities"})


@record
class Kind:
    """`lead` stands before the total, `behind` after it; `price` and `number` tell of which each and of which count it is one."""

    name: str
    lead: re.Pattern[str]
    behind: re.Pattern[str] | None
    price: re.Pattern[str]
    metrics: frozenset[str]
    number: re.Pattern[str]
    no_number: re.Pattern[str]
    slack: Decimal


_BOUGHT = regex(
    r"\b(?:bought|buy|buying|repurchas\w+|retired|sold|sell|selling|offer\w*|issu\w+|subscri\w+|placed|traded|changed hands|volume|owns?|holds?|stake|options?|warrants?|awards?|short)\b",
    re.IGNORECASE,
)
KINDS = (
    Kind(
        "market value",
        regex(
            rf"\b(?:(?:is|was|are|were)\s+(?:now\s+|then\s+|therefore\s+|thus\s+)?(?:worth|valued\s+at)|valu(?:es|ed|ing)\s+(?:[\w’'&-]+\s+){{1,5}}at|market\s+(?:value|cap|capitali[sz]ation)\s+(?:of|is|was|at|to|stands\s+at|stood\s+at|comes\s+to|came\s+to)|worth\s+at|[’']s\s+(?:value|worth)\s+(?:at|is|of|to)|"
            rf"capitali[sz]ed\s+at|valuation\s+of|worth)\W*{HEDGE}$",
            re.IGNORECASE,
        ),
        regex(
            r"\s*(?:in\s+)?(?:market\s+(?:value|cap\w*)|on the (?:stock )?(?:market|exchange|bourse))\b", re.IGNORECASE
        ),
        regex(r"\b(?:shares?|stock|price|clos\w+|trad\w+|ended|finished|quoted|each)\b", re.IGNORECASE),
        frozenset({"share_price", "price"}),
        regex(
            r"\b(?:outstanding|in issue|on issue|issued|share count|shares in all|capital|there are|has|have|with|at|of)\b",
            re.IGNORECASE,
        ),
        _BOUGHT,
        Decimal("0.08"),
    ),
    Kind(
        "dividend",
        regex(
            rf"\b(?:(?:dividend|distribution|pay-?out|payment|it|this|that|which)\s+(?:will\s+|would\s+|is\s+to\s+)?(?:therefore\s+|thus\s+)?(?:costs?|amounts?\s+to|amounting\s+to|totals?|comes?\s+to|add\s+up\s+to|is\s+worth)|"
            rf"(?:total\s+)?(?:dividend|pay-?out|distribution|bill|outlay|cost)\s+(?:of|is|was|will\s+be|comes\s+to)|pay(?:ing|s)?\s+out|distribut(?:e|es|ing)|a\s+total\s+of|costing)\W*(?:the\s+company\s+|it\s+|us\s+)?{HEDGE}$",
            re.IGNORECASE,
        ),
        None,
        regex(r"\b(?:dividend|distribution|pay-?out|payment)\b", re.IGNORECASE),
        frozenset({"dividend"}),
        regex(r""),
        regex(r"\b(?:bought|repurchas\w+|retired|sold|options?|warrants?)\b", re.IGNORECASE),
        Decimal("0.025"),
    ),
    Kind(
        "purchase",
        regex(
            rf"\b(?:(?:for|at|making)\s+a\s+total(?:\s+\w+)?\s+of|total\s+(?:cost|price|value|consideration|outlay)\s+of|in\s+all)\W*{HEDGE}$",
            re.IGNORECASE,
        ),
        None,
        regex(r"\b(?:at|price|each|apiece|for|of)\b", re.IGNORECASE),
        frozenset({"share_price", "price"}),
        regex(r"\b(?:buy|bought|buying|repurchas\w+|tender|purchase\w*|sold|sell|acquir\w+)\b", re.IGNORECASE),
        regex(r"\b(?:outstanding|remaining)\b", re.IGNORECASE),
        Decimal("0.02"),
    ),
    Kind(
        "proceeds",
        regex(
            rf"\b(?:rais(?:e|es|ed|ing)|(?:asks?|asking|seeks?|seeking|wants)\s+(?:[\w’'-]+\s+){{0,4}}(?:for\s+)?|(?:rights\s+issue|capital\s+increase|offering|placement|placing|share\s+sale|issue)\s+of|(?:gross\s+)?proceeds\s+(?:of|were|came\s+to)|took\s+in|takes\s+in|taking\s+in|brought\s+in|bringing\s+in|collect(?:s|ed|ing))\W*{HEDGE}$",
            re.IGNORECASE,
        ),
        None,
        regex(r"\b(?:at|price|each|apiece|for)\b", re.IGNORECASE),
        frozenset({"share_price", "price", "deal_value", "offering", "ipo"}),
        regex(r"\b(?:new|sold|sell|selling|offer\w*|issu\w*|placed?|placing)\b", re.IGNORECASE),
        regex(r"\b(?:outstanding|existing|bought|repurchas\w+|traded|orders?)\b", re.IGNORECASE),
        Decimal("0.03"),
    ),
)
_OTHER = regex(
    r"\b(?:enterprise value|includ\w+ [^,.;]{0,30}debt|peak|years? ago|back (?:then|in)|(?:was|were) worth [^,.;]{0,20} in|diluted|class [ab]|preference|net proceeds|after fees|after costs|net of|options|order book|backlog|stake|holding|"
    r"together with|over the next|since)\b",
    re.IGNORECASE,
)


def inspect_products(page: Page) -> list[Draft]:
    if not page.cues.complete or "share" not in page.folded:
        return []
    numbers = [
        q
        for q in page.extraction.quantities
        if q.kind in ("count", "money") and _counts_shares(page, q) and _is_usable(page, q)
    ]
    if not numbers or len(numbers) > _MOST:
        return []
    claims = {c.quantity: c for c in page.extraction.claims if c.quantity}
    money = [
        q
        for q in page.extraction.quantities
        if q.kind == "money" and not q.alt_of and q.rule != "table" and _is_usable(page, q)
    ]
    return [draft for q in money for kind in KINDS if (draft := _judged(page, kind, q, money, numbers, claims))]


_BESIDE = regex(
    r"\b(?:debts?|cash|borrow\w+|loans?|fees|costs?|preferred|preference|leases?|pensions?|liabilities|options|founders?|existing|over-?allotment|greenshoe|premium)\b",
    re.IGNORECASE,
)
""" "With $600 million of net debt": what a value is told with or without."""


def _counts_shares(page: Page, q: Quantity) -> bool:
    """ "250 million shares", and "there are 210 million of them" behind a sentence about shares."""
    if q.kind == "money":
        # without a sign, and "of its shares" behind it: a number that was taken for an amount like the one before
        return q.rule.startswith("bare") and _OF_SHARES.match(page.article.text, q.end) is not None
    if q.unit in _SHARES or _OF_SHARES.match(page.article.text, q.end):
        return True
    return _OF_THEM.match(page.article.text, q.end) is not None and "share" in page.text_of(q.sentence - 1).lower()


_OF_SHARES = regex(r"\s*of\s+(?:its|their|our|the)\s+(?:own\s+|common\s+|ordinary\s+)?shares\b")
_OF_THEM = regex(r"\s*of (?:them|these|those)\b")


def _is_usable(page: Page, q: Quantity) -> bool:
    sentence = page.sentences.get(q.sentence)
    return (
        sentence is not None
        and sentence.cls not in ("boilerplate", "hypothetical")
        and not page.is_repeat(q.start)
        and q.cmp != "range"
        and bool(value_of(q))
    )


def _judged(
    page: Page,
    kind: Kind,
    total: Quantity,
    money: list[Quantity],
    numbers: list[Quantity],
    claims: dict[str, Claim],
) -> Draft | None:
    if not _is_of(page, kind, total):
        return None
    told = rounded(total)
    prices = [q for q in money if q is not total and q.unit == total.unit and _is_small(q, total)][:_MOST]
    # a value with debt, or before costs, lies a told amount above or below
    others = [
        q
        for q in money
        if q is not total
        and q.unit == total.unit
        and not _is_small(q, total)
        and _BESIDE.search(" ".join(_around(page, q)))
    ][:_MOST]
    readings = [told, *(told - rounded(q) for q in others), *(told + rounded(q) for q in others)]
    if any(_follows(reading, prices, numbers, kind.slack) for reading in readings):
        return None
    near = [q for q in prices if abs(q.sentence - total.sentence) <= _NEAR and _is_price(page, kind, q, claims)]
    counts = [q for q in numbers if abs(q.sentence - total.sentence) <= _NEAR and _is_number(page, kind, q)]
    pairs = [(price, count) for price in near for count in counts if _may_be(price, count, total)]
    if not pairs or len({value_of(count) for _, count in pairs}) != 1:
        return None
    price, count = max(
        pairs, key=lambda pair: -abs(pair[0].sentence - total.sentence) * 1000 - abs(pair[0].start - total.start) / 1000
    )
    x, y = value_of(price), value_of(count)
    if x is None or y is None:
        return None
    shown = amount(x * y, total)
    message = f"{plain_text(count)} at {plain_text(price)} come to {shown}, not {plain_text(total)}."
    return Draft(
        total.start, total.end, page.severity("arithmetic", "error"), message, "arithmetic", f"{kind.name}|{plain_text(total)}",
        figures=(total, price, count), consistent=shown,
    )  # fmt: skip


def _around(page: Page, q: Quantity) -> tuple[str, str]:
    """The words of the sentence before the figure and behind it."""
    sentence = page.sentences[q.sentence]
    text = page.article.text
    return text[sentence.start : q.start], text[q.end : sentence.end]


def _is_of(page: Page, kind: Kind, total: Quantity) -> bool:
    lead, behind = _around(page, total)
    if total.per is not None or total.cmp not in ("eq", "approx") or _OTHER.search(lead[-80:] + behind[:40]):
        return False
    return kind.lead.search(lead) is not None or (kind.behind is not None and kind.behind.match(behind) is not None)


def _is_small(price: Quantity, total: Quantity) -> bool:
    x, y = value_of(price), value_of(total)
    return x is not None and y is not None and 0 < abs(x) * 1000 < abs(y)


def _follows(told: Interval, prices: list[Quantity], numbers: list[Quantity], slack: Decimal) -> bool:
    # "up to 25 million shares" bring in up to so much
    each = [r for q in prices if (r := rounded(q.model_copy(update={"cmp": "eq"}))).positive]
    counts = [rounded(n.model_copy(update={"cmp": "eq"})) for n in numbers]
    counts += [a + b for a, b in combinations(counts, 2)] + [a - b for a, b in permutations(counts, 2)]
    return any(
        not told.disjoint(_widened(price * count, slack)) for count in counts if count.positive for price in each
    )


def _widened(product: Interval, slack: Decimal) -> Interval:
    low = None if product.low is None else product.low * (1 - slack)
    high = None if product.high is None else product.high * (1 + slack)
    return Interval(low, high)


def _is_price(page: Page, kind: Kind, q: Quantity, claims: dict[str, Claim]) -> bool:
    claim = claims.get(q.id)
    if claim is not None and (claim.role in ("from", "delta", "diff") or claim.modality == "forecast"):
        return False
    if claim is not None and claim.metric in ("eps", "eps_adj", "price_target", *({"dividend"} - kind.metrics)):
        return False
    if claim is not None and claim.metric in kind.metrics:
        return True
    lead, behind = _around(page, q)
    if (claim is None or claim.metric == "unknown") and kind.name == "market value" and _CLOSED_AT.search(lead):
        return True
    each = q.per is not None or re.match(r"\s*(?:(?:a|per|for each)\s+share|each|apiece)\b", behind) is not None
    return each and kind.price.search(lead[-60:] + behind[:20]) is not None


_CLOSED_AT = regex(r"\b(?:clos\w+|trad\w+|ended|finished|quoted|changed?\s+hands)\s+(?:\w+\s+)?at\s*$", re.IGNORECASE)


def _is_number(page: Page, kind: Kind, q: Quantity) -> bool:
    lead, behind = _around(page, q)
    around = f"{lead[-50:]} {behind[:30]}"
    return kind.number.search(around) is not None and kind.no_number.search(around) is None


def _may_be(price: Quantity, count: Quantity, total: Quantity) -> bool:
    x, y, z = value_of(price), value_of(count), value_of(total)
    if not x or not y or not z or min(x, y, z) <= 0:
        return False
    return 1 / _FAR < z / (x * y) < _FAR


__all__ = ["inspect_products"]
