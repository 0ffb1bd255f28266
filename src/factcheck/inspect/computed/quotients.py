"""Shares, rates, yields, multiples and so much for each, of figures that stand before: "that is $800,000 for every job"."""

from __future__ import annotations

import re
from typing import Any

from factcheck.inspect.computed.moves import LEAD_THAT, SO, pair_in_time
from factcheck.inspect.computed.rows import HEDGE, KINDS, LINK, alike
from factcheck.inspect.computed.window import Window, finding
from factcheck.inspect.interval import ONE, value_of
from factcheck.inspect.page import Draft
from factcheck.inspect.rates import LEFT_OUT, NamedRate, named_rates, names_a_rate
from factcheck.inspect.wording import percent, plain_text
from factcheck.memo import once_per_vocabulary
from factcheck.model import Quantity
from factcheck.patterns import compiled, regex

_SHARE_LEAD = regex(
    rf"\b(?:{SO}|for\s+an?|an?)\b[^.;:,]{{0,30}}?\b(?:share|proportion|percentage|slice)\s+(?:of\s+(?:the\s+(?:total|whole|market)\s+(?:is|was|at)\s+)?|is\s+|was\s+|at\s+|came\s+to\s+|comes\s+to\s+|works\s+out\s+at\s+|thus\s+|therefore\s+|to\s+)*{HEDGE}$",
    re.IGNORECASE,
)
_SHARES = frozenset("share proportion percentage slice".split())
_OF_THEM = regex(
    r"\s*of\s+(?:them|all|the\s+(?:total|whole|lot)|it|that|those|these)\b(?!\s+[a-z]+\s+of\b)", re.IGNORECASE
)
_OF_ANOTHER = regex(
    r"\s*(?:of|in)\s+(?!them\b|all\b|the\s+total\b|the\s+whole\b|it\b|that\b|those\b|these\b)", re.IGNORECASE
)


_GIVES = regex(rf"\b(?:giv(?:es|ing)|gave|mak(?:es|ing)|made|or|that\s+is)\s+(?:it\s+|them\s+)?{HEDGE}$")
_AT = regex(rf"At\s+{HEDGE}")
_OF_SALES = regex(
    r"\s*of\s+(?:the\s+total|(?:total\s+|group\s+|all\s+)?(?:revenues?|sales|turnover))\s+(?:it|this|that|they)\b"
)
""" "Brought $1.9 billion of the $4.0 billion. At 47% of revenue it dwarfs the rest"."""
_OF_MARKET = regex(r"\s*of\s+(?:the\s+)?(?:whole\s+|world\s+|global\s+)?market\b(?!\s+(?:for|of|in)\b)")
""" "1.26 million, which gives it 28% of the market"."""
_EARLIER = regex(r"\b(?:earlier|ago|before|previous\w*|had)\b", re.IGNORECASE)
_BEFORE = regex(r"\b(?:earlier|ago|before|previous\w*)\b", re.IGNORECASE)


def check_share(window: Window, lead: str, tail: str) -> Draft | None:
    """ "Of the 1,240 megawatts 465 went to Castile, which makes its share 27.5%"."""
    named = not _SHARES.isdisjoint(window.said) and _SHARE_LEAD.search(lead) is not None and not _OF_ANOTHER.match(tail)
    named = named or _AT.fullmatch(lead) is not None and _OF_SALES.match(tail) is not None
    named = named or _OF_MARKET.match(tail) is not None and _GIVES.search(lead) is not None
    named = named or _OF_THEM.match(tail) is not None and LEAD_THAT.search(lead) is not None
    if not named or _BEFORE.search(lead):
        return None  # "A year ago the electric share was 21%"
    pair = window.levels(lambda p: p.kind in KINDS, 2)
    if len(pair) != 2 or not alike(*pair) or not _are_part_and_whole(window, *pair):
        return None
    small, large = sorted(pair, key=lambda p: value_of(p) or ONE)
    return finding(window, (small, large), "percent-of", "{0} of {1}")


_LOOSE = ONE * 3 / 10
_COMMON, _EXACTLY = (ONE / 2, ONE / 3, ONE * 2 / 3, ONE / 4, ONE * 3 / 4, ONE / 5, ONE / 10), ONE / 100
""" "Two thirds" may be said of 60%, and not of what is exactly half."""
_FRACTION_MOVED = regex(
    rf"\b(?:{SO})\b[^.;:,]{{0,40}}?\b(?:up|down|grown\s+by|grew\s+by|risen\s+by|fallen\s+by|shrunk\s+by|lost)\s+{HEDGE}$",
    re.IGNORECASE,
)
_SO = regex(rf"\b{SO}\s+{HEDGE}$", re.IGNORECASE)
_GONE = regex(r"\s*of\s+(?:it|them|that)\s+(?:has|have|is|are|was|were)\s+(?:gone|lost|left)\b")
_OR_FRACTION = regex(rf"(?:,|–|—|\()\s*(?:or|that\s+is|which\s+is|i\.e\.)\s+{HEDGE}$", re.IGNORECASE)
_OF_ALL = regex(r"\s*of\s+(?:the\s+(?:total|whole|lot)|them|all|it)\b(?!\s+[a-z]+\s+of\b)")
_ASIDE = regex(r"\s*[,)]\s")
""" "Sales of €310 million, of which €93 million, or two thirds, came from abroad"."""
_LEFT_OUT = regex(r"\b(?:without|excluding|before|adjusted|organic\w*|like-for-like|underlying)\b", re.IGNORECASE)
_THAT_IS = regex(rf"\s*(?:That|This|It)\s+(?:is|was|makes|equals|comes\s+to)\s+{HEDGE}(?:an?\s+)?")
_ALONE = regex(r"\s*(?:[,.;]|of\s+(?:the\s+(?:total|whole|lot)|it|all)\b)")
_OF_A_WHOLE = regex(r"Of\s+(?:the|its|their|[A-Z][\w’'&.-]*[’']s?)\s")
""" "Of the income of €46 million, €9.2 million came from the channel. That is a fifth"."""
_MORE_THAN_THEN = regex(
    r"\s*(?:more|less|higher|lower|fewer|dearer|cheaper)\s+than\s+(?:\w+\s+years?\s+(?:ago|earlier|before)|then|before|in\s+(?:19|20)\d\d)\b"
)
_OF_WHICH = regex(r"\bof\s+(?:which|whom|that|those|these)\b", re.IGNORECASE)


def check_fraction(window: Window, lead: str, tail: str) -> Draft | None:
    """ "Twelve months before, it had been $2.0 billion. The chain is thus up a fifth", "of which 18,000 were electric, or a third of the total"."""
    moved = _FRACTION_MOVED.search(lead) is not None or _SO.search(lead) is not None and _GONE.match(tail) is not None
    moved = moved or (LEAD_THAT.search(lead) is not None and _MORE_THAN_THEN.match(tail) is not None)
    summed = _THAT_IS.fullmatch(lead) is not None and _ALONE.match(tail) is not None
    whole = _OF_ALL.match(tail) or _ASIDE.match(tail)
    if not moved and not summed and not (_OR_FRACTION.search(lead) and whole):
        return None
    pair = window.levels(lambda p: p.kind in KINDS, 2)
    if len(pair) != 2 or not alike(*pair) or window.figure.cmp != "eq" or _LEFT_OUT.search(lead):
        return None
    if moved:
        pair = pair_in_time(window, lambda p: p.kind in KINDS) or ()
    elif summed:
        if not _OF_A_WHOLE.match(window.row.page.text_of(pair[0].sentence)) or pair[0].sentence != pair[1].sentence:
            return None
    elif not (_OF_WHICH.search(window.between(*pair)) or _opens_with_whole(window, pair[0])) or not _are_part_and_whole(
        window, *pair
    ):
        return None
    if len(pair) != 2:
        return None
    first, last = pair if moved else sorted(pair, key=lambda p: value_of(p) or ONE)

    told, x, y = (value_of(q) for q in (window.figure, first, last))
    if not told or not x or not y:
        return None
    exact = abs(x / y - 1) if moved else x / y
    other = not moved and any(abs(exact / part - 1) < _EXACTLY for part in _COMMON)
    if abs(exact / told - 1) <= (_LOOSE / 2 if other else _LOOSE):
        return None
    of, shown = [plain_text(q) for q in (first, last)], percent(exact * 100)
    working = f"{of[1]} to {of[0]}" if moved else f"{of[0]} of {of[1]}"
    return Draft(
        window.figure.start, window.figure.end, window.row.page.severity("arithmetic", "error"),
        f"{working} is {shown}, not {plain_text(window.figure)}.", "arithmetic", "|".join([plain_text(window.figure), *of]),
        figures=(window.figure, first, last), consistent=shown,
    )  # fmt: skip


_OF = regex(r"(?:Out\s+of|Of)\s+(?:(?:the|its|their|all|these)\s+)?(?:[\w’'-]+\s+){0,4}$")


def _opens_with_whole(window: Window, whole: Quantity) -> bool:
    """ "Of orders worth €1,220 million, €610 million, or two thirds, came from one state"."""
    return (
        whole.sentence == window.row.sentence.index
        and _OF.match(window.row.page.article.text, window.row.sentence.start, whole.start) is not None
    )


_FOR_EACH = regex(
    r"\s*(?:for\s+(?:each|every)|(?:a|an|per|each|every))\s+(?:new\s+|single\s+|one\s+of\s+)?(?P<of>[a-z-]+)\b",
    re.IGNORECASE,
)
_APPOSED = regex(
    rf"\s*[,(–—-]\s*(?:or\s+|that\s+is,?\s+|i\.e\.\s+|which\s+is\s+)?(?:an\s+average\s+of\s+|on\s+average\s+)?{HEDGE}",
    re.IGNORECASE,
)
_APIECE = regex(r"\s*(?P<of>each|apiece)\b")
_TAKEN_TOGETHER = regex(
    r"(?:They|These|All\s+of\s+them|Together\s+they)\s+(?:\w+\s+)?(?:brought|fetched|cost|earned|sold|went|yielded)\b"
)
""" "It sold 5,200 caravans. They brought in €161 million, an average of €31,000 each": the one number before."""
_STEM = 3


def check_each(window: Window, lead: str, tail: str) -> Draft | None:
    """ "Will spend $2.4 billion and create 3,000 jobs. That is $600,000 for every job"."""
    q, each = window.figure, _FOR_EACH.match(tail)
    if each is None and (_APIECE.match(tail) and _TAKEN_TOGETHER.match(window.row.text)):
        each = _APIECE.match(tail)
    if each is None or not (LEAD_THAT.search(lead) or _APPOSED.fullmatch(lead)):
        return None
    counts = window.levels(lambda p: p.kind == "count" and _is_number_of(window, p, each["of"]), 1)
    totals = window.levels(lambda p: p.kind == q.kind and p.unit == q.unit and not p.per and p not in counts, 1)
    if len(counts) != 1 or len(totals) != 1 or (value_of(totals[0]) or ONE) < (value_of(q) or ONE):
        return None
    number = counts[0]
    if number.cmp == "gt" and _SPREAD.search(window.beside(number)):
        number = number.model_copy(update={"cmp": "eq"})
    return finding(window, (totals[0], number), "ratio", "{0} divided by {1}", 3)


_SPREAD = regex(r"\b(?:spread|divided|split|shared|distributed)\s+(?:out\s+)?over\b", re.IGNORECASE)
""" "Over 315 million shares" is no bound where something is spread over them."""
_OF_ITS = regex(r"\s*of\s+(?:its|their|the|our)\s+(?:own\s+|ordinary\s+|common\s+)?(?P<noun>[a-z]+)")


def _is_number_of(window: Window, q: Quantity, noun: str) -> bool:
    """ "3,000 jobs", and "4.0 million of its own shares"."""
    if noun == "of" or _APIECE.match(f" {noun}"):
        return True  # "for each of them"
    behind = _OF_ITS.match(window.row.page.article.text, q.end)
    return any(name[:_STEM].lower() == noun[:_STEM].lower() for name in (q.unit, behind["noun"] if behind else ""))


_WAS = r"(?:is|was|of|at|came\s+to|comes\s+to|works\s+out\s+at|becomes|became|stood\s+at|stands\s+at)"


@once_per_vocabulary
def _told_rates(vocabulary: Any) -> tuple[tuple[re.Pattern[str], NamedRate], ...]:
    """ "Taxes took 130 million, a rate of 25%", "the resulting margin, 15%", "the payout ratio comes to 60%"."""
    return tuple((_told_as(rate), rate) for rate in named_rates(vocabulary) if not rate.times)


def _told_as(rate: NamedRate) -> re.Pattern[str]:
    name = rf"(?:{rate.names})"
    # of a margin many are told, and a name that fits any two figures is told so by nothing but its place
    sure = rate.part is not None and rate.whole is not None and "margin" not in rate.names
    return compiled(
        rf"\s*[,;(–—-]\s*(?:or\s+|i\.e\.\s+|for\s+|giving\s+|which\s+is\s+)?an?\s+{name}\s+of\s+{HEDGE}"
        rf"|.*\b(?:resulting|corresponding)\s+{name}(?!\w)(?:\s+{_WAS}|,|:)?\s+(?:thus\s+|therefore\s+)?{HEDGE}"
        + (rf"|.*\b(?:the|an?|its|their)\s+{name}\s+(?:thus\s+|therefore\s+|then\s+)?{_WAS}\s+(?:thus\s+|therefore\s+)?{HEDGE}" if sure else ""),
        re.IGNORECASE | re.DOTALL,
    )  # fmt: skip


_OTHER_RATE = regex(
    r"\b(?:target\w*|average|expect\w*|forecast\w*|adjusted|underlying|excluding|without|after|minimum|regulat\w+|a\s+year\s+(?:ago|earlier)|up\s+from|down\s+from|industry|sector)\b",
    re.IGNORECASE,
)


def check_rate(window: Window, lead: str, tail: str) -> Draft | None:
    """ "EBIT was 96 million on sales of 640 million. The resulting margin, 15%", "the payout ratio comes to 60%"."""
    vocabulary = window.row.page.vocabulary
    if not names_a_rate(window.row.page, window.figure.sentence, lead):
        return None
    known = next(((rate.part, rate.whole) for told, rate in _told_rates(vocabulary) if told.fullmatch(lead)), None)
    if known is None or _OF_ANOTHER.match(tail) or _OTHER_RATE.search(lead):
        return None
    pair = window.levels(lambda p: p.kind in KINDS, 2)
    if len(pair) != 2 or not alike(*pair) or not _are_part_and_whole(window, *pair):
        return None
    small, large = sorted(pair, key=lambda p: value_of(p) or ONE)
    if any(
        words and not words.search(LEFT_OUT.sub(" ", f"{p.text} {window.beside(p)}"))
        for words, p in zip(known, (small, large), strict=True)
    ):
        return None
    return finding(window, (small, large), "percent-of", "{0} of {1}", 1)


def _are_part_and_whole(window: Window, first: Quantity, second: Quantity) -> bool:
    """Neither is the other of an earlier time, nor of another part of the company."""
    between = window.between(first, second)
    parts = {claim.segment for p in (first, second) if (claim := window.claims.get(p.id)) is not None}
    return (
        not LINK.search(between)
        and not _EARLIER.search(between)
        and len(parts) < 2
        and not window.row.page.cues.any(window.row.text, "growth_basis")
    )


_YIELD = regex(
    rf"\b(?:the|a|an|its|makes?\s+the)\s+(?:\w+\s+)?(?:yield|dividend\s+yield|running\s+yield)\s+(?:is|of|was|comes\s+to|works\s+out\s+at|becomes)\s+(?:then\s+|thus\s+|therefore\s+|now\s+)?{HEDGE}$|\byields\s+{HEDGE}$|\b(?:shares?|stock|they)\s+yields?\s+{HEDGE}$",
    re.IGNORECASE,
)
_YIELDS = frozenset({"yield", "yields"})
_A_YEAR = regex(
    r"\b(?:a\s+year|per\s+year|yearly|annual\w*|per\s+annum|for\s+(?:the\s+(?:full\s+)?year|20\d\d)|this\s+year|(?:last|past)\s+year|each\s+year|every\s+year)\b",
    re.IGNORECASE,
)
_OTHER_YIELD = regex(
    r"\b(?:bonds?|treasur\w+|gilts?|sector|peers?|forward|after\s+tax|net\s+of|special|quarter\w*|interim|final|half[- ]year\w*|monthly)\b",
    re.IGNORECASE,
)


def check_yield(window: Window, lead: str, tail: str) -> Draft | None:
    """ "Pays 36p a year. At a share price of 480p the yield is 5.7%"."""
    if _YIELDS.isdisjoint(window.said) or not _YIELD.search(lead):
        return None
    pair = window.levels(lambda p: p.kind == "money", 2) or _a_year_at(window)
    texts = " ".join(row.text for row in (window.row, *window.earlier))
    if len(pair) != 2 or not alike(*pair) or not _A_YEAR.search(texts) or _OTHER_YIELD.search(texts):
        return None
    small, large = sorted(pair, key=lambda p: value_of(p) or ONE)
    if not (value_of(small) or ONE) * 4 < (value_of(large) or ONE) < (value_of(small) or ONE) * 200:
        return None
    return finding(window, (small, large), "percent-of", "{0} of {1}", 1)


def _a_year_at(window: Window) -> tuple[Quantity, ...]:
    """ "Pays 36 pence a year, 12 pence in January and 24 pence in July, and at 640 pence": of several the one of the year, and the price before the yield."""
    k, text = window.k, window.row.page.article.text
    yearly = [
        q
        for row in (*window.earlier[:1], window.row)
        for q in row.figures
        if q.kind == "money" and q.start < window.figure.start and (q.per == "year" or _A_YEAR.match(text, q.end + 1))
    ]
    price = window.row.figures[k - 1] if k else None
    if len(yearly) != 1 or price is None or price.kind != "money" or not _AT_PRICE.search(window.row.lead(k - 1)):
        return ()
    return yearly[0], price


_AT_PRICE = regex(r"\b(?:at|of|costs?|trades?\s+at)\s+(?:\w+\s+)?$")
_MULTIPLE_OF = regex(
    r"\s*(?:times\s+)?(?:its\s+|the\s+|last\s+year['’]s\s+|annual\s+|this\s+year['’]s\s+|next\s+year['’]s\s+)?(?:earnings|sales|revenues?|profits?|ebitda|ebit|cash\s+flow|book\s+value)\b",
    re.IGNORECASE,
)
_LEVER = regex(
    rf"\b(?:leverage|gearing|debt[- ]to[- ]ebitda|multiple|ratio|cover(?:age)?|book-to-bill)\s+(?:ratio\s+)?(?:is|of|was|at|comes\s+to|works\s+out\s+at)\s+{HEDGE}$",
    re.IGNORECASE,
)
_COVERED = regex(r"\b(?:cover\w*|exceed\w*|oversubscri\w+|outstrip\w*|outnumber\w*|subscribed)\b", re.IGNORECASE)
_BY_EARNINGS = regex(r"\s*(?:times\s+)?by\s+(?:\w+\s+){0,2}(?:earnings|profits?|cash\s+flow|income)\b")
""" "The dividend is covered 1.4 times by earnings", which are not told."""
_OFFERED = frozenset({"shares", "bonds", "units", ""})
_DEBT = regex(r"\b(?:debt|borrowings)\b", re.IGNORECASE)
_EARNED = regex(r"\b(?:ebitda|core\s+(?:profit|earnings)|operating\s+profit)\b", re.IGNORECASE)
_OTHER_MULTIPLE = regex(
    r"\b(?:peers?|sector|average|historical|five-year|ten-year|rivals?|target|covenant|limit|pro\s+forma|minus|less|gross\s+debt)\b",
    re.IGNORECASE,
)


_ROSE = regex(r"\s*(?:rise|increase|growth|jump|gain|surge|expansion)\b(?!\s+(?:in|of|from|over|on|to|since|for)\b)")
_IN_YEAR = regex(r"[^.;\d]{0,30}?\bin\s+(?P<year>(?:19|20)\d\d)\b")


def _fold(window: Window, tail: str) -> Draft | None:
    """ "1,200 of the devices in 2020 and 4,800 in 2024, a sixfold increase": by six times, or by six times more."""
    pair, text, told = (
        window.row.figures[max(0, window.k - 2) : window.k],
        window.row.page.article.text,
        value_of(window.figure),
    )
    years = [int(m["year"]) for q in pair if (m := _IN_YEAR.match(text, q.end))]
    if len(years) != 2 or not _ROSE.match(tail) or not alike(*pair) or pair[0].kind not in KINDS or not told:
        return None
    before, now = pair if years[0] < years[1] else pair[::-1]
    x, y = value_of(now) or ONE, value_of(before) or ONE
    if years[0] == years[1] or told * (1 - _LOOSE / 2) <= x / y <= (told + 1) * (1 + _LOOSE / 2):
        return None
    return finding(window, (now, before), "ratio", "{0} divided by {1}")


def check_times(window: Window, lead: str, tail: str) -> Draft | None:
    """ "Trades at $84. We expect earnings of $5.25 a share, so we pay 21 times earnings"."""
    if window.figure.text.lower().endswith("fold"):
        return _fold(window, tail)
    named = _LEVER.search(lead) and _DEBT.search(window.row.text) and _EARNED.search(window.row.text)
    covered = LEAD_THAT.search(lead) and _COVERED.search(lead) and not _BY_EARNINGS.match(tail)
    if not (named or covered or (_MULTIPLE_OF.match(tail) and LEAD_THAT.search(lead))):
        return None
    pair = window.levels(lambda p: p.kind == "money", 2) or (
        window.levels(lambda p: p.kind == "count" and p.unit in _OFFERED, 2) if covered else ()
    )
    if len(pair) != 2 or not alike(*pair) or _OTHER_MULTIPLE.search(lead) or _OTHER_MULTIPLE.search(window.row.text):
        return None
    if _BEFORE.search(window.between(*pair)) or LINK.search(window.between(*pair)):
        return None
    small, large = sorted(pair, key=lambda p: value_of(p) or ONE)
    return finding(window, (large, small), "ratio", "{0} divided by {1}", 5)
