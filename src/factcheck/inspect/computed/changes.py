"""Changes that are told behind or between the two levels that they come of."""

from __future__ import annotations

import re
from decimal import Decimal

from factcheck.inspect.computed.rows import (
    BROKEN,
    HEDGE,
    KINDS,
    MOVE,
    SHORT,
    Row,
    alike,
    are_linked,
    is_explained,
    is_mixed,
    is_within,
    judge,
    middle,
    odd_one,
    printed_numbers,
)
from factcheck.inspect.interval import ONE, possible, value_of
from factcheck.inspect.operations import FORMS, HUNDRED
from factcheck.inspect.page import Draft
from factcheck.inspect.wording import plain_text
from factcheck.model import Quantity
from factcheck.patterns import regex

_LEAD_CHANGE = regex(
    rf"(?:\b(?:an?|the|this|that)\s+(?:[\w-]+\s+)?{MOVE}\s+(?:of|came\s+to|was|is|amounts\s+to|amounted\s+to)|\b{MOVE}\s+of|[,(–—-]\s*(?:so\s+)?(?:up|down|higher|lower|(?:which|that)\s+is|i\.e\.|or|thus|hence|equal\s+to)(?:\s+by)?|[(,]|[,;]\s*an?)\s*{HEDGE}[+−–-]?$",
    re.IGNORECASE,
)

_TAIL_CHANGE = regex(
    rf"\s*(?:more|less|higher|lower|fewer|better|worse|above|below|up|down|dearer|cheaper|{MOVE})\b|\s*[).,;]|\s*$",
    re.IGNORECASE,
)

_CALLED = regex(
    rf"\b{MOVE}\b|up|down|higher|lower|more|less|fewer|dearer|cheaper|[+−]",
    re.IGNORECASE,
)

_OTHER_BASE = regex(
    r"\s*(?:more|less|higher|lower|up|down)?\s*(?:of|from|on|over|against|than|versus|vs|at|in|a|per|year[- ]on[- ]year|year[- ]over[- ]year|since|yoy|annually|organic\w*|excluding|after|before|compared)\b",
    re.IGNORECASE,
)

_AGO = regex(
    r"\s*(?:(?:a|one)\s+year|twelve\s+months|12\s+months|three\s+months|a\s+quarter|a\s+month)\s+(?:earlier|ago|before)|\s*(?:last\s+year|the\s+year\s+before|in\s+(?:the\s+)?(?:same|previous|prior)\b)",
    re.IGNORECASE,
)

_MOVED = regex(
    r"\b(?:slowed|rose|fell|eased|dropped|climbed|declined|slipped|increased|decreased|widened|narrowed|cooled|went up|went down|grew|edged up|edged down|ticked up|dipped|improved)\s+(?:by\s+)?$"
)


def _pair(row: Row, k: int) -> tuple[Quantity, Quantity] | None:
    """The level and the one that it is held against, right before the figure."""
    if k < 2:
        return None
    a, b = row.figures[k - 2], row.figures[k - 1]
    return (a, b) if are_linked(row, k - 1) and alike(a, b) else None


def _pair_apart(row: Row, k: int) -> tuple[Quantity, Quantity] | None:
    """ "Sales were €1.76 billion. Twelve months earlier they had been €1.60 billion, so the increase came to 10%"."""
    if k != 1 or not _AGO.match(row.lead(0)) or BROKEN.search(row.lead(0)):
        return None
    same = [p for p in row.before if p.kind == row.figures[0].kind]
    return (same[0], row.figures[0]) if len(same) == 1 and alike(same[0], row.figures[0]) else None


def check_change(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "48.2 million tonnes as against 38.6 million on the same day last year, a jump of 45%"."""
    pair = _pair(row, k) or _pair_apart(row, k)
    if pair is None or q.kind != "percent" or pair[0].kind not in KINDS or is_mixed(row) or not is_within(pair):
        return None
    lead, tail = row.lead(k), row.tail(k)
    if not _LEAD_CHANGE.search(lead) or not _TAIL_CHANGE.match(tail) or _OTHER_BASE.match(tail) or BROKEN.search(lead):
        return None
    if not _CALLED.search(lead + tail[:12]) and ")" not in tail[:2]:
        return None
    return judge(row, q, pair, FORMS["change"], "{1} to {0}", is_explained)


def check_points(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "Fell 0.2% to 6.9% from 7.1%", told right before the two shares: points and no percent."""
    if q.kind == "percent" and q.cmp == "range":
        return _points_in_a_range(row, k, q)
    if k + 2 >= len(row.figures) or q.kind != "percent":
        return None
    now, before = row.figures[k + 1], row.figures[k + 2]
    if (
        now.kind != "percent"
        or before.kind != "percent"
        or not are_linked(row, k + 2)
        or not re.search(r"\bto\s+(?:\w+\s+)?$", row.lead(k + 1))
        or len(row.lead(k + 1)) > SHORT
    ):
        return None
    if not alike(q, now, before) or any(q.cmp != "eq" for q in (q, now, before)):
        return None
    difference = lambda told, a, b: not (told.disjoint(a - b) and told.disjoint(b - a))  # noqa: E731
    ratio = lambda told, a, b: (c := FORMS["change"](a, b)) is None or not (told.disjoint(c) and told.disjoint(-c))  # noqa: E731
    if (
        re.search(r"\bby\s*$", row.lead(k))
        and not re.search(r"\d\s*%?\s*$", row.lead(k))
        and (value_of(now) or ONE) < (value_of(q) or ONE)
    ):
        return None  # "by 3% to 2%" is a range, in whatever order
    gap = abs((value_of(now) or ONE) - (value_of(before) or ONE))
    if abs(gap - (value_of(q) or ONE)) > (q.step + now.step + before.step) * ONE * 6 / 10:
        return None
    if not possible((q, now, before), difference) or possible((q, now, before), ratio):
        return None
    told = re.sub(r"\s*(?:%|per\s?cent)$", "", plain_text(q))
    message = f"From {plain_text(before)} to {plain_text(now)} are {told} percentage points."
    return Draft(
        q.start, q.end, row.page.severity("units", "warning", "scale"), message, "percent-vs-points", f"{plain_text(q)}|{plain_text(now)}",
        figures=(q, now, before), consistent=f"{told} percentage points",
    )  # fmt: skip


def _points_in_a_range(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "Slowed 0.2% to 2.1% from 2.3%" reads like a range from 0.2% to 2.1%."""
    if k + 1 >= len(row.figures) or q.low is None or q.high is None or not _MOVED.search(row.lead(k)):
        return None
    before = row.figures[k + 1]
    then = value_of(before)
    if (
        before.kind != "percent"
        or before.cmp != "eq"
        or then is None
        or not re.match(r"[^,;]{0,40}\bfrom\s", row.lead(k + 1))
    ):
        return None
    if (
        abs(abs(q.high - then) - q.low) > before.step * 6 / 10
        or abs(abs(q.high / then - 1) * HUNDRED - q.low) <= ONE / 10
    ):
        return None
    message = f"From {plain_text(before)} to {q.high}% are {q.low} percentage points."
    return Draft(
        q.start, q.end, row.page.severity("units", "warning", "scale"), message, "percent-vs-points", f"{plain_text(q)}|{plain_text(before)}",
        figures=(q, before), consistent=f"{q.low} percentage points",
    )  # fmt: skip


_OTHER_LEVEL = regex(
    r"\b(?:after|following)\s+an?\s+(?:\w+\s+)?(?:loss|profit|deficit|surplus)\s+of\s+$|\bcompared\s+(?:with|to)\s[^.;]{3,}"
)
""" "Up from $2.90, after a loss of 27 cents in 2022", "though compared with the end of September it was 10 points higher"."""


def check_difference(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "€34.99 a month, up from €29.99, €7 more"."""
    pair = _pair(row, k)
    if pair is None or q.kind not in (*KINDS, "pp", "bps") or is_mixed(row) or not is_within(pair):
        return None
    if _OTHER_LEVEL.search(row.lead(k)):
        return None
    if q.kind in KINDS and not alike(q, *pair) or q.kind in ("pp", "bps") and pair[0].kind != "percent":
        return None
    lead, tail = row.lead(k), row.tail(k)
    if not re.match(
        r"\s*(?:[\w-]+\s+)?(?:more|less|higher|lower|fewer|dearer|cheaper)\b(?!\s+than)", tail
    ) and not re.search(
        rf"\b(?:(?:an?|the|this|that)\s+(?:[\w-]+\s+)?{MOVE}|difference|gap|saving)\s+of\s+{HEDGE}$",
        lead,
        re.IGNORECASE,
    ):
        return None
    if BROKEN.search(lead):
        return None
    scale = HUNDRED if q.kind == "bps" else ONE
    return judge(row, q, pair, lambda a, b: (a - b).scaled(scale), "the difference of {0} and {1}", is_explained)


_INSTEAD = regex(r"\b(?:instead\s+of|rather\s+than|in\s+place\s+of|previously|before\s+it\s+was)\W*$", re.IGNORECASE)


def check_scale(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "26.9 billion tonnes in 2024 after 29.4 million", "$7.3 million to $7.5 million instead of $7.2 billion to $7.4 billion"."""
    if k < 1 or q.kind not in KINDS:
        return None
    told = row.figures[k - 1] if k > 1 and row.figures[k - 1].kind == "percent" else None
    first = row.figures[k - 2] if told is not None else row.figures[k - 1]
    if first.kind != q.kind or first.unit != q.unit:
        return None
    if not are_linked(row, k) and not _INSTEAD.search(row.lead(k)):
        return None
    a, b = first, q
    if told is not None and not _is_change_of_digits(told, a, b):
        return None
    metric = next((c.metric for c in row.page.extraction.claims if c.quantity == a.id), "unknown")
    x, y, digits = middle(a), middle(b), _digits_of(a, b)
    known = metric == "unknown" or row.page.cues.has("never_grows_thousandfold", metric)
    if told is None and not known and not _are_near(a, b, digits):
        return None
    if not x or not y or not digits:
        return None
    ratio = abs(x / y) / digits
    thousands = any(abs(ratio / power - 1) < ONE / 10 for power in (ONE * 1000, ONE / 1000))
    if not ONE / 2 < digits < 2 or not thousands:
        return None
    message = f'"{plain_text(a)}" and "{plain_text(b)}" are a thousandfold apart; one of them has the wrong scale.'
    odd = odd_one(row.page, a, b)
    return Draft(
        odd.start, odd.end, row.page.severity("units", "warning", "scale"), message, "scale-slip", f"{plain_text(a)}|{plain_text(b)}",
        figures=(a, b),
    )  # fmt: skip


def _are_near(a: Quantity, b: Quantity, digits: Decimal | None) -> bool:
    """ "21.4 billion rupiah, after 20.0 trillion": three digits each, and the numbers hardly differ."""
    told = all(len(re.sub(r"\D", "", q.text)) > 2 for q in (a, b))
    return told and digits is not None and ONE * 4 / 5 < digits < ONE * 5 / 4


def _is_change_of_digits(told: Quantity, a: Quantity, b: Quantity) -> bool:
    """ "$3.9 million, up 8% from $3.6 billion": the change is that of the printed numbers."""
    digits, size = _digits_of(a, b), value_of(told)
    if digits is None or size is None:
        return False
    return abs(abs(digits - 1) * HUNDRED - abs(size)) <= told.step + ONE * 2


def _digits_of(a: Quantity, b: Quantity) -> Decimal | None:
    """How many times the printed number of the second the first is, scales left aside; of a range its middle counts."""
    told = []
    for q in (a, b):
        shown = printed_numbers(q)
        if len(shown) != (2 if q.cmp == "range" else 1):
            return None
        told.append(sum(shown, Decimal(0)) / len(shown))
    return told[0] / told[1] if told[1] else None
