"""Shares, sums, rests and averages that are told with the figures that they come of."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from factcheck.inspect.computed.rows import BROKEN, HEDGE, KINDS, LINK, SHORT, Row, alike, is_explained, judge
from factcheck.inspect.interval import ONE, Interval, rounded, value_of
from factcheck.inspect.operations import FORMS, HUNDRED
from factcheck.inspect.page import Draft
from factcheck.inspect.wording import plain_text
from factcheck.model import Quantity
from factcheck.patterns import regex

_EACH = regex(
    r"\s*(?:[a-z]+\s+)?(?:each|apiece|a\s+head|per\s+head|per\s+(?:person|employee|customer|user|head|share|unit|home|seat|shop|store|day)|a\s+(?:piece|share|person|day|customer|user|home|unit))\b",
    re.IGNORECASE,
)

_LEAD_EACH = regex(
    rf"(?:\bon\s+average|\b(?:an|the)\s+average\s+(?:price\s+|cost\s+|salary\s+|value\s+)?of|[,(]\s*(?:or|that\s+is|i\.e\.|which\s+is|that\s+makes|at)?|\bor)\s*{HEDGE}$",
    re.IGNORECASE,
)

_ALL = regex(
    rf"(?:\b(?:in\s+all|altogether|all\s+told|in\s+total|together|combined|making|a\s+(?:combined\s+)?total\s+of|bringing\s+the\s+total\s+to|total(?:l)?ing|adding\s+up\s+to|which\s+adds\s+up\s+to))\W*{HEDGE}$",
    re.IGNORECASE,
)

_IN_ALL = regex(
    r"\s*(?:[\w-]+\s+){0,2}(?:in\s+all|in\s+total|altogether|all\s+told|combined|for\s+the\s+(?:full\s+)?year)\b",
    re.IGNORECASE,
)

_OF_WHOLE = regex(r"(?:^|[,;]\s*)(?:[Oo]f|[Oo]ut of)\s+(?:the|its|their|those|all|these)?\s*(?:[\w-]+\s+){0,2}$")

_SWING = regex(rf"\b(?:swing|turnaround|turn)\s+of\W*{HEDGE}$", re.IGNORECASE)

_SHARE = regex(rf"(?:[,(–—-]\s*(?:or|that\s+is|i\.e\.|which\s+is)?|\bor|\bthat\s+is)\s*{HEDGE}$", re.IGNORECASE)

_OF_THAT = regex(r"\bof\s+(?:that|this|it|them|these|those|which|whom)\b", re.IGNORECASE)

_REMAIN = regex(
    r"\s*(?:[a-z]+\s+)?(?:remain\w*|are\s+left|is\s+left|were\s+left|would\s+be\s+left|stay|are\s+still|is\s+still|unsold|outstanding)\b",
    re.IGNORECASE,
)

_LEAVING = regex(rf"\b(?:leaving|leaves|left|so\s+that)\s*{HEDGE}$", re.IGNORECASE)

_CAPACITY = regex(
    r"\s*of\s+(?:its|their|the|all)\s+(?:\w+\s+)?(?:capacity|total|potential|maximum|limit|quota)\b", re.IGNORECASE
)

_LOOSE = ONE * 3 / 100

_OF_IT = regex(r"\s*of\s+(?:that|this|it)\b(?!\s+\w+\s+(?:of|in)\b)", re.IGNORECASE)

_IS = regex(
    rf"\b(?:was|were|is|are|makes?|made|represent\w*|account\w*\s+for|correspond\w*\s+to)\s*{HEDGE}$", re.IGNORECASE
)

_OF_WHICH = regex(r"\bof\s+(?:which|whom|that|those)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)

_WIDE = ONE * 5 / 100

_AGAINST = regex(r"\b(?:against|oppos\w+|no|rejected)\b", re.IGNORECASE)

_FOR = regex(r"\b(?:in\s+favou?r|for|support\w*|yes|approved|backed)\b", re.IGNORECASE)

_SLACK = ONE * 3 / 2

_PAIR = 2


def check_each(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "14,000 tonnes of grapes a year from 2,000 growers, eleven tonnes each"."""
    if k < 2 or q.kind not in KINDS or not _LEAD_EACH.search(row.lead(k)):
        return None
    if not _EACH.match(row.tail(k)) and "average" not in row.lead(k):
        return None
    a, b = row.figures[k - 2], row.figures[k - 1]
    if BROKEN.search(row.lead(k - 1)) or BROKEN.search(row.lead(k)):
        return None
    for total, number in ((a, b), (b, a)):
        alike = total.kind == q.kind and (total.unit == q.unit or q.kind == "count")
        if (
            alike
            and number.kind == "count"
            and number.unit != q.unit
            and total.unit != number.unit
            and "range" not in (total.cmp, number.cmp)
        ):
            return judge(row, q, (total, number), _ratio(_LOOSE), "{0} divided by {1}", is_explained)
    return None


def _ratio(slack: Decimal) -> Callable[[Interval, Interval], Interval | None]:
    def compute(a: Interval, b: Interval) -> Interval | None:
        found = FORMS["ratio"](a, b)
        if found is None:
            return None
        return Interval(found.low and found.low * (ONE - slack), found.high and found.high * (ONE + slack))

    return compute


def check_product(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "100 turbines of 15 megawatts each, 1,800 megawatts in all"."""
    if k < _PAIR or q.kind != "count" or not (_ALL.search(row.lead(k)) or _IN_ALL.match(row.tail(k))):
        return None
    pair = row.figures[k - _PAIR : k]
    if len(row.lead(k)) < SHORT and _EACH.match(row.tail(k - 1)) and pair[1].unit == q.unit and alike(*pair, q):
        return judge(row, q, pair, FORMS["product"], "{0} times {1}", is_explained)
    return None


def check_rest(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "It had 240 shops and closed 36, leaving 214 open"; what is told as "the rest" of a list `ties.sums` adds up."""
    if k != _PAIR or q.kind not in KINDS or not alike(*row.figures[:_PAIR], q):
        return None
    if not _LEAVING.search(row.lead(k)) or not _REMAIN.match(row.tail(k)):
        return None
    return judge(row, q, row.figures[:_PAIR], FORMS["difference"], "{0} less {1}", is_explained)


def check_swing(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "A profit of €34 million after a loss of €61 million, a swing of €27 million"."""
    if k < 2 or not _SWING.search(row.lead(k)) or not alike(*row.figures[k - 2 : k], q):
        return None
    if not re.search(r"\bloss\b|\blost\b|\bdeficit\b", row.text, re.IGNORECASE):
        return None
    return judge(row, q, row.figures[k - 2 : k], FORMS["sum"], "{0} and {1}", None)


def check_share(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "Of the 16,400 cars 10,660 were electric, 75%", and "$217 million of that, or 53%"."""
    if (
        q.kind == "percent"
        and k >= 2
        and _CAPACITY.match(row.tail(k))
        and alike(*row.figures[k - 2 : k])
        and row.figures[k - 1].kind == "count"
        and not LINK.search(row.lead(k - 1))
    ):
        small, large = sorted(row.figures[k - 2 : k], key=lambda p: value_of(p) or ONE)
        return judge(row, q, (small, large), FORMS["percent-of"], "{0} of {1}", is_explained)
    if q.kind == "percent" and k == 1 and _OF_IT.match(row.tail(k)) and _IS.search(row.lead(k)):
        same = [p for p in row.before if p.kind == row.figures[0].kind]
        if len(same) == 1 and alike(same[0], row.figures[0]) and not row.page.cues.any(row.text, "other_version"):
            return judge(row, q, (row.figures[0], same[0]), FORMS["percent-of"], "{0} of {1}", is_explained)
    if (
        q.kind != "percent"
        or k < 1
        or not _SHARE.search(row.lead(k))
        or not re.match(r"\s*(?:[).,;:]|$|and\b|of\s+(?:them|all|the\s+total|it|that)\b)", row.tail(k))
    ):
        return None
    part = row.figures[k - 1]
    if part.kind not in KINDS or part.cmp == "range" or len(row.lead(k)) > SHORT:
        return None
    whole: Quantity | None = None
    if (
        k >= 2
        and (_OF_WHOLE.search(row.lead(k - 2)) or _OF_WHICH.search(row.lead(k - 1)))
        and row.figures[k - 2].kind == part.kind
    ):
        whole = row.figures[k - 2]
    elif k == 1 and _OF_THAT.search(f"{row.lead(k)} {row.lead(0)} {row.tail(k)}"):
        # "revenue of $6.1 billion, 8% more than the $5.64 billion of 2024"
        same = [p for p in row.before if p.kind == part.kind and row.page.roles.get(p.id) != "from"]
        whole = same[-1] if len(same) == 1 else None
    if whole is None or not alike(whole, part) or (value_of(whole) or ONE) < (value_of(part) or ONE):
        return None
    return judge(row, q, (part, whole), FORMS["percent-of"], "{0} of {1}", is_explained)


def check_yield(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "Costs €240,000 and is let for €12,000 a year: a gross yield of 7%"."""
    if (
        k < 2
        or q.kind != "percent"
        or not re.search(rf"\byields?\s+(?:of\s+|is\s+|was\s+)?{HEDGE}$", row.lead(k), re.IGNORECASE)
    ):
        return None
    money = [p for p in row.figures[:k] if p.kind == "money"]
    if len(money) != k or not alike(*money) or _is_mixed_yield(row):
        return None
    if not (value_of(money[-1]) or ONE) < (value_of(money[0]) or ONE) * 3 / 10:
        return None  # no price stands before the payment
    return judge(row, q, (money[-1], money[0]), FORMS["percent-of"], "{0} of {1}", is_explained)


def _is_mixed_yield(row: Row) -> bool:
    return (
        re.search(
            r"\b(?:bonds?|treasur\w+|sector|peers?|forward|expected|coupon|ten-year|10-year)\b", row.text, re.IGNORECASE
        )
        is not None
    )


def check_times(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "$1.8 billion for a company with EBITDA of $150 million, 17 times"."""
    if (
        k < 2
        or q.kind not in ("multiple", "count")
        or not re.search(r"\btimes\b|\bx$|-?fold", q.text)
        or not re.search(rf"[,(]\s*(?:or\s+)?{HEDGE}$", row.lead(k))
    ):
        return None
    if not re.match(r"\s*(?:[).,;]|$)", row.tail(k)):
        return None
    a, b = row.figures[k - 2], row.figures[k - 1]
    if (
        a.kind != "money"
        or not alike(a, b)
        or not re.search(
            r"\b(?:ebitda|sales|revenue|earnings|profit|income|ebit)\s+of\s+(?:\w+\s+)?$",
            row.lead(k - 1),
            re.IGNORECASE,
        )
    ):
        return None
    return judge(row, q, (a, b), _ratio(_WIDE), "{0} divided by {1}", is_explained)


def check_votes(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "61% were against and 49% in favour": of one vote both cannot be."""
    if k != len(row.figures) - 1 or q.kind != "percent" or k < 1 or row.figures[k - 1].kind != "percent":
        return None
    a, rest = row.figures[k - 1], row.page.article.text[q.end : row.sentence.end]
    between = row.lead(k)
    first, second = row.lead(k - 1)[-SHORT:] + between, between[-SHORT:] + rest[:SHORT]
    if not re.search(r"\bvot\w+|\bshareholders\b|\bmembers\b|\breferendum\b", row.text, re.IGNORECASE):
        return None
    if (
        not (
            _AGAINST.search(between)
            and _FOR.search(rest[:SHORT])
            or _FOR.search(between)
            and _AGAINST.search(rest[:SHORT])
        )
        or not first
        or not second
    ):
        return None
    low, high = rounded(a), rounded(q)
    if low.low is None or high.low is None or low.low + high.low <= HUNDRED + _SLACK:
        return None
    message = f"{plain_text(a)} and {plain_text(q)} of one vote are more than all."
    return Draft(
        q.start,
        q.end,
        row.page.severity("arithmetic", "error"),
        message,
        "arithmetic",
        f"{plain_text(a)}|{plain_text(q)}",
        figures=(a, q),
    )
