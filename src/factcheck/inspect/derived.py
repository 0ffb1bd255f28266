"""Figures that their own words call computed ("eleven tonnes each", "in all", "a jump of 45%"), against the figures before them.

The words say how the figure follows; what it follows from are the figures right before it. Nothing is accused that follows in any
simple way from any of the figures of its sentence and the one before: what the words connect is then only read wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import permutations

from factcheck.inspect.interval import ONE, Interval, possible, rounded, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.relations import FORMS, HUNDRED, amount_like
from factcheck.inspect.wording import plain_text
from factcheck.model import DiagnosisCode, Quantity, Sentence
from factcheck.patterns import regex
from factcheck.records import record

_HEDGE = r"(?:(?:about|around|roughly|almost|nearly|some|just|exactly|just\s+(?:over|under)|more\s+than|less\s+than|well\s+over|over|under|close\s+to|a\s+good|another)\s+)?"
_MOVE = (
    r"(?:increase|rise|gain|jump|surge|climb|growth|advance|improvement|expansion|leap|rebound|decline|drop|decrease|fall|slide|plunge|cut|reduction|dip|slump|"
    r"contraction|change|loss|plus|minus)"
)
_LEAD_CHANGE = regex(
    rf"(?:\b(?:an?|the|this|that)\s+(?:[\w-]+\s+)?{_MOVE}\s+(?:of|came\s+to|was|is|amounts\s+to|amounted\s+to)|\b{_MOVE}\s+of|[,(–—-]\s*(?:so\s+)?(?:up|down|higher|lower|(?:which|that)\s+is|i\.e\.|or|thus|hence|equal\s+to)(?:\s+by)?|[(,]|[,;]\s*an?)\s*{_HEDGE}[+−–-]?$",
    re.IGNORECASE,
)
_TAIL_CHANGE = regex(
    rf"\s*(?:more|less|higher|lower|fewer|better|worse|above|below|up|down|dearer|cheaper|{_MOVE})\b|\s*[).,;]|\s*$",
    re.IGNORECASE,
)
_CALLED = regex(rf"{_MOVE}\s+(?:of|came\s+to|was|is|amount\w+\s+to)|up|down|higher|lower|more|less|fewer|dearer|cheaper|[+−]", re.IGNORECASE)
_OTHER_BASE = regex(
    r"\s*(?:more|less|higher|lower|up|down)?\s*(?:of|from|on|over|against|than|versus|vs|at|in|a|per|year[- ]on[- ]year|year[- ]over[- ]year|since|yoy|annually|organic\w*|excluding|after|before|compared)\b",
    re.IGNORECASE,
)
_LINK = regex(
    r"(?:\b(?:as\s+)?(?:against|from|versus|vs\.?|compared\s+(?:with|to)|after|than|following)\b(?:\s+(?:the|its|their|a|an))?(?:\s+[\w'’-]+){0,5}?\s*|\(\s*(?:[\w'’.]+\s+){0,4}:?\s*)$",
    re.IGNORECASE,
)
"""Between a level and the one that it is held against; whose noun is between the two is another thing's."""
_BROKEN = regex(r"\b(?:and|but|while|whereas)\b|;", re.IGNORECASE)
_EACH = regex(
    r"\s*(?:[a-z]+\s+)?(?:each|apiece|a\s+head|per\s+head|per\s+(?:person|employee|customer|user|head|share|unit|home|seat|shop|store|day)|a\s+(?:piece|share|person|day|customer|user|home|unit))\b",
    re.IGNORECASE,
)
_LEAD_EACH = regex(
    rf"(?:\bon\s+average|\b(?:an|the)\s+average\s+(?:price\s+|cost\s+|salary\s+|value\s+)?of|[,(]\s*(?:or|that\s+is|i\.e\.|which\s+is|that\s+makes|at)?|\bor)\s*{_HEDGE}$",
    re.IGNORECASE,
)
_ALL = regex(
    rf"(?:\b(?:in\s+all|altogether|all\s+told|in\s+total|together|combined|making|a\s+(?:combined\s+)?total\s+of|bringing\s+the\s+total\s+to|total(?:l)?ing|adding\s+up\s+to|which\s+adds\s+up\s+to))\W*{_HEDGE}$",
    re.IGNORECASE,
)
_IN_ALL = regex(
    r"\s*(?:[\w-]+\s+){0,2}(?:in\s+all|in\s+total|altogether|all\s+told|combined|for\s+the\s+(?:full\s+)?year)\b",
    re.IGNORECASE,
)
_REST = regex(rf"\bthe\s+(?:remaining|rest|remainder|other|balance)(?:\s+of)?\W*{_HEDGE}$", re.IGNORECASE)
_OF_WHOLE = regex(r"(?:^|[,;]\s*)(?:[Oo]f|[Oo]ut of)\s+(?:the|its|their|those|all|these)?\s*(?:[\w-]+\s+){0,2}$")
_SWING = regex(rf"\b(?:swing|turnaround|turn)\s+of\W*{_HEDGE}$", re.IGNORECASE)
_SHARE = regex(rf"(?:[,(–—-]\s*(?:or|that\s+is|i\.e\.|which\s+is)?|\bor|\bthat\s+is)\s*{_HEDGE}$", re.IGNORECASE)
_OF_THAT = regex(r"\bof\s+(?:that|this|it|them|these|those|which|whom)\b", re.IGNORECASE)
_THUS = regex(
    rf"\b(?:cost[/-]income|cost-to-income|efficiency|loan-to-deposit|loan-to-value|equity|payout|load|occupancy|book-to-bill|coverage|expense|claims|loss)\s*(?:ratio|factor|rate)\s+(?:thus\s+|therefore\s+|hence\s+)?(?:of|came\s+to|was|is|stood\s+at|works\s+out\s+at|amounts\s+to|at)\s*{_HEDGE}$",
    re.IGNORECASE,
)
_REMAIN = regex(r"\s*(?:[a-z]+\s+)?(?:remain\w*|are\s+left|is\s+left|were\s+left|would\s+be\s+left|stay|are\s+still|is\s+still|unsold|outstanding)\b", re.IGNORECASE)
_LEAVING = regex(rf"\b(?:leaving|leaves|left|so\s+that)\s*{_HEDGE}$", re.IGNORECASE)
_MADE = regex(rf"\b(?:that|which|this|it)\s+(?:made|makes|gave|gives|adds\s+up\s+to|came\s+to|comes\s+to)\s*{_HEDGE}$", re.IGNORECASE)
_TOTAL = regex(rf"\b(?:total\s+of|in\s+all|raising|raised|bring\w*\s+in|worth|makes?|making|made|revenue\s+of|altogether)\b[^,;]{{0,25}}?{_HEDGE}$", re.IGNORECASE)
_CAPACITY = regex(r"\s*of\s+(?:its|their|the|all)\s+(?:\w+\s+)?(?:capacity|total|potential|maximum|limit|quota)\b", re.IGNORECASE)
_AGO = regex(
    r"\s*(?:(?:a|one)\s+year|twelve\s+months|12\s+months|three\s+months|a\s+quarter|a\s+month)\s+(?:earlier|ago|before)|\s*(?:last\s+year|the\s+year\s+before|in\s+(?:the\s+)?(?:same|previous|prior)\b)",
    re.IGNORECASE,
)
_KINDS = ("money", "count")
_MOST = Interval(ONE * 2, None)


@record
class Row:
    """A sentence with its figures in order; `before` are those of the sentence before."""

    page: Page
    sentence: Sentence
    figures: tuple[Quantity, ...]
    before: tuple[Quantity, ...]

    def lead(self, k: int) -> str:
        """What stands between the figure before and this one."""
        start = self.figures[k - 1].end if k else self.sentence.start
        return self.page.article.text[start : self.figures[k].start]

    def tail(self, k: int) -> str:
        end = self.figures[k + 1].start if k + 1 < len(self.figures) else self.sentence.end
        return self.page.article.text[self.figures[k].end : min(end, self.figures[k].end + _TAIL)]

    @property
    def text(self) -> str:
        return self.page.article.text[self.sentence.start : self.sentence.end]


_TAIL = 50


def inspect_derived(page: Page) -> list[Draft]:
    """What is told as computed and follows in no way."""
    return [draft for draft in _all(page) if draft.code == "arithmetic"]


def inspect_derived_units(page: Page) -> list[Draft]:
    """Points that are told as percent, and a lost scale, beside the figures that show it."""
    return [draft for draft in _all(page) if draft.code != "arithmetic"]


def _all(page: Page) -> list[Draft]:
    cached: list[Draft] | None = page.__dict__.get("_derived")
    if cached is not None:
        return cached
    drafts: list[Draft] = []
    page.__dict__["_derived"] = drafts
    if not page.cues.complete:
        return drafts
    denied = {c.quantity for c in page.extraction.claims if c.negated or c.modality in ("hypothetical", "opinion")}
    for place, quantities in page.quantities_in.items():
        sentence = page.sentences.get(place)
        if (
            sentence is None
            or sentence.cls in ("boilerplate", "hypothetical")
            or sentence.repeat_of is not None
            or page.is_repeat(sentence.start)
        ):
            continue
        figures = _in_order(q for q in quantities if q.id not in denied)
        if not figures or any(q.rule == "table" for q in figures):
            continue
        before = (
            _in_order(page.quantities_in.get(place - 1, ()))
            if page.sentences[place - 1 if place else place].block == sentence.block
            else ()
        )
        drafts += _of_row(Row(page, sentence, figures, before))
    return drafts


def _in_order(quantities: Sequence[Quantity] | Iterator[Quantity]) -> tuple[Quantity, ...]:
    return tuple(
        sorted((q for q in quantities if not q.alt_of and q.kind not in ("rank", "ordinal")), key=lambda q: q.start)
    )


def _of_row(row: Row) -> Iterator[Draft]:
    for k, q in enumerate(row.figures):
        if value_of(q) in (None, 0):
            continue
        for check in (_points,) if q.cmp == "range" else CHECKS:
            if draft := check(row, k, q):
                yield draft
                break


# ---------------------------------------------------------------- a change told behind two levels
def _pair(row: Row, k: int) -> tuple[Quantity, Quantity] | None:
    """The level and the one that it is held against, right before the figure."""
    if k < 2:
        return None
    a, b = row.figures[k - 2], row.figures[k - 1]
    return (a, b) if _are_linked(row, k - 1) and _alike(a, b) else None


def _pair_apart(row: Row, k: int) -> tuple[Quantity, Quantity] | None:
    """ "Sales were €1.76 billion. Twelve months earlier they had been €1.60 billion, so the increase came to 10%"."""
    if k != 1 or not _AGO.match(row.lead(0)) or _BROKEN.search(row.lead(0)):
        return None
    same = [p for p in row.before if p.kind == row.figures[0].kind]
    return (same[0], row.figures[0]) if len(same) == 1 and _alike(same[0], row.figures[0]) else None


def _are_linked(row: Row, k: int) -> bool:
    """Whether the figure is what the one before it is compared with."""
    lead = row.lead(k)
    if _THEN.search(lead):
        return True
    return _LINK.search(lead) is not None and _BROKEN.search(lead) is None and not _TWO_NOUNS.search(lead)


_THEN = regex(
    r"[;,]\s*(?:and\s+)?(?:on|at|by|in|a\s+year\s+(?:later|ago|earlier))\s*(?:the\s+end\s+of\s+)?[^,;]{0,30}?\s*(?:it|they|there)\s+(?:cost|was|were|is|are|stood\s+at|had|has|closed\s+at|traded\s+at|came\s+to|reached|numbered|costs)\s*$"
)
""" "On 1 January it cost £12.50; on 31 December it cost £14.00"."""
_TWO_NOUNS = regex(
    r"\b(?:costs?|expenses|charges?|loss(?:es)?|tax(?:es)?|estimates?|forecasts?|expect\w*|consensus|analysts?|target|guidance|debt|write-?downs?|deducting|adjusting|excluding|including|stripping)\b",
    re.IGNORECASE,
)


def _alike(*quantities: Quantity) -> bool:
    kinds = {q.kind for q in quantities}
    units = {q.unit for q in quantities if q.kind == "money"}
    return len(kinds) == 1 and len(units) < 2 and not any(q.cmp == "range" for q in quantities)


_RESTATED = regex(r"\brestated\s+(?=[$€£¥]|[A-Z]{2,3}\s?\d|\d)")
"""What is compared with a figure that is itself restated is compared on one basis."""


def _is_mixed(row: Row) -> bool:
    cues, text = row.page.cues, _RESTATED.sub(" ", row.text)
    bases = sum(cues.any(text, name) for name in ("base_year", "base_quarter", "base_month"))
    return (
        bases > 1
        or " respectively" in text
        or cues.any(text, "growth_basis")
        or cues.any(row.page.without_bases_in(text), "annual_growth")
    )


def _change(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "48.2 million tonnes as against 38.6 million on the same day last year, a jump of 45%"."""
    pair = _pair(row, k) or _pair_apart(row, k)
    if pair is None or q.kind != "percent" or pair[0].kind not in _KINDS or _is_mixed(row) or not _within(pair):
        return None
    lead, tail = row.lead(k), row.tail(k)
    if not _LEAD_CHANGE.search(lead) or not _TAIL_CHANGE.match(tail) or _OTHER_BASE.match(tail) or _BROKEN.search(lead):
        return None
    if not _CALLED.search(lead + tail[:12]) and ")" not in tail[:2]:
        return None
    return _judge(row, q, pair, FORMS["change"], "{1} to {0}", _explained)


def _points(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "Fell 0.2% to 6.9% from 7.1%", told right before the two shares: points and no percent."""
    if q.kind == "percent" and q.cmp == "range":
        return _points_in_a_range(row, k, q)
    if k + 2 >= len(row.figures) or q.kind != "percent":
        return None
    now, before = row.figures[k + 1], row.figures[k + 2]
    if (
        now.kind != "percent"
        or before.kind != "percent"
        or not _are_linked(row, k + 2)
        or not re.search(r"\bto\s+(?:\w+\s+)?$", row.lead(k + 1))
        or len(row.lead(k + 1)) > _SHORT
    ):
        return None
    if not _alike(q, now, before) or any(q.cmp != "eq" for q in (q, now, before)):
        return None
    difference = lambda told, a, b: not (told.disjoint(a - b) and told.disjoint(b - a))  # noqa: E731
    ratio = lambda told, a, b: (c := FORMS["change"](a, b)) is None or not (told.disjoint(c) and told.disjoint(-c))  # noqa: E731
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


_SHORT = 40
_MOVED = regex(r"\b(?:slowed|rose|fell|eased|dropped|climbed|declined|slipped|increased|decreased|widened|narrowed|cooled|went up|went down|grew|edged up|edged down|ticked up|dipped|improved)\s+(?:by\s+)?$")


def _points_in_a_range(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "Slowed 0.2% to 2.1% from 2.3%" reads like a range from 0.2% to 2.1%."""
    if k + 1 >= len(row.figures) or q.low is None or q.high is None or not _MOVED.search(row.lead(k)):
        return None
    before = row.figures[k + 1]
    then = value_of(before)
    if before.kind != "percent" or before.cmp != "eq" or then is None or not re.match(r"\s*from\s", row.lead(k + 1)):
        return None
    if abs(abs(q.high - then) - q.low) > before.step * 6 / 10 or abs(abs(q.high / then - 1) * HUNDRED - q.low) <= ONE / 10:
        return None
    message = f"From {plain_text(before)} to {q.high}% are {q.low} percentage points."
    return Draft(
        q.start, q.end, row.page.severity("units", "warning", "scale"), message, "percent-vs-points", f"{plain_text(q)}|{plain_text(before)}",
        figures=(q, before), consistent=f"{q.low} percentage points",
    )  # fmt: skip


def _difference(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "€34.99 a month, up from €29.99, €7 more"."""
    pair = _pair(row, k)
    if pair is None or q.kind not in (*_KINDS, "pp", "bps") or _is_mixed(row) or not _within(pair):
        return None
    if q.kind in _KINDS and not _alike(q, *pair) or q.kind in ("pp", "bps") and pair[0].kind != "percent":
        return None
    lead, tail = row.lead(k), row.tail(k)
    if not re.match(
        r"\s*(?:[\w-]+\s+)?(?:more|less|higher|lower|fewer|dearer|cheaper)\b(?!\s+than)", tail
    ) and not re.search(rf"\b(?:{_MOVE}|difference|gap|saving)\s+of\s+{_HEDGE}$", lead, re.IGNORECASE):
        return None
    if _BROKEN.search(lead):
        return None
    scale = HUNDRED if q.kind == "bps" else ONE
    return _judge(row, q, pair, lambda a, b: (a - b).scaled(scale), "the difference of {0} and {1}", _explained)


def _scale(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "26.9 billion tonnes in 2024 after 29.4 million": digits of one size, scales of two."""
    if k < 1 or q.kind not in _KINDS or not _are_linked(row, k) or not _alike(row.figures[k - 1], q):
        return None
    a, b = row.figures[k - 1], q
    metric = next((c.metric for c in row.page.extraction.claims if c.quantity == a.id), "unknown")
    if metric != "unknown" and not row.page.cues.has("never_grows_thousandfold", metric):
        return None
    x, y = value_of(a), value_of(b)
    shown = [re.findall(r"\d[\d,]*(?:\.\d+)?", p.text) for p in (a, b)]
    if not x or not y or any(len(s) != 1 for s in shown) or a.unit != b.unit:
        return None
    digits = abs(_number(shown[0][0]) / (_number(shown[1][0]) or ONE))
    ratio = abs(x / y) / (digits or ONE)
    if (
        not ONE / 2 < digits < 2
        or ratio not in (ONE * 1000, ONE / 1000)
        or re.search(r"\b(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b", row.text)
        and _far(row.text)
    ):
        return None
    message = f'"{plain_text(a)}" and "{plain_text(b)}" are a thousandfold apart; one of them has the wrong scale.'
    return Draft(
        b.start,
        b.end,
        row.page.severity("units", "warning", "scale"),
        message,
        "scale-slip",
        f"{plain_text(a)}|{plain_text(b)}",
        figures=(a, b),
    )


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _far(text: str) -> bool:
    years = [int(y) for y in re.findall(r"\b((?:19|20)\d\d)\b", text)]
    return max(years) - min(years) > 3


# ---------------------------------------------------------------- shares of, parts of, so much each
def _each(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "14,000 tonnes of grapes a year from 2,000 growers, eleven tonnes each"."""
    if k < 2 or q.kind not in _KINDS or not _LEAD_EACH.search(row.lead(k)):
        return None
    if not _EACH.match(row.tail(k)) and "average" not in row.lead(k):
        return None
    a, b = row.figures[k - 2], row.figures[k - 1]
    if _BROKEN.search(row.lead(k - 1)) or _BROKEN.search(row.lead(k)):
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
            return _judge(row, q, (total, number), _ratio(_LOOSE), "{0} divided by {1}", _explained)
    return None


_LOOSE = ONE * 3 / 100


def _ratio(slack: Decimal) -> Callable[[Interval, Interval], Interval | None]:
    def compute(a: Interval, b: Interval) -> Interval | None:
        found = FORMS["ratio"](a, b)
        if found is None:
            return None
        return Interval(found.low and found.low * (ONE - slack), found.high and found.high * (ONE + slack))

    return compute


def _sum(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "740 employees and 560 employees; in all, 1,600 jobs"."""
    if k >= 2 and re.search(r"\b(?:from|than|against|versus|after|compared)\b", row.lead(k)):
        return None
    if (
        k < 2
        or q.kind not in _KINDS
        or not (_ALL.search(row.lead(k)) or _MADE.search(row.lead(k)) or _IN_ALL.match(row.tail(k)) and len(row.lead(k)) < _SHORT)
    ):
        return None
    if (
        q.kind == "count"
        and _EACH.match(row.tail(k - 1))
        and row.figures[k - 1].unit == q.unit
        and _alike(*row.figures[k - 2 : k], q)
    ):
        return _judge(row, q, row.figures[k - 2 : k], FORMS["product"], "{0} times {1}", _explained)
    parts = [p for p in row.figures[:k] if _alike(p, q) and (p.unit == q.unit or q.kind == "count")]
    value, most = value_of(q), max((value_of(p) or ONE for p in parts), default=ONE)
    if (
        len(parts) < 2
        or len(parts) != k
        or value is None
        or not most < value < 2 * sum((value_of(p) or ONE) for p in parts)
    ):
        return None
    return _judge(row, q, tuple(parts), FORMS["sum"], " + ".join(f"{{{n}}}" for n in range(len(parts))), _explained)


def _rest(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "Of the 240 million shares the state holds 132 million and the fund 36 million; the remaining 92 million"."""
    if k < 1 or q.kind not in _KINDS:
        return None
    if _LEAVING.search(row.lead(k)) and _REMAIN.match(row.tail(k)) and k == 2 and _alike(*row.figures[:2], q):
        return _judge(row, q, row.figures[:2], FORMS["difference"], "{0} less {1}", _explained)
    if k < 2 or not (_REST.search(row.lead(k)) or _REMAIN.match(row.tail(k))):
        return None
    parts = [p for p in row.figures[:k] if _alike(p, q)]
    if len(parts) < 2 or len(parts) != k or not _OF_WHOLE.search(row.lead(0)):
        return None
    rest = lambda whole, *others: whole - reduce(Interval.__add__, others)  # noqa: E731
    return _judge(
        row, q, tuple(parts), rest, "{0} less " + " and ".join(f"{{{n}}}" for n in range(1, len(parts))), _explained
    )


def _swing(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "A profit of €34 million after a loss of €61 million, a swing of €27 million"."""
    if k < 2 or not _SWING.search(row.lead(k)) or not _alike(*row.figures[k - 2 : k], q):
        return None
    if not re.search(r"\bloss\b|\blost\b|\bdeficit\b", row.text, re.IGNORECASE):
        return None
    return _judge(row, q, row.figures[k - 2 : k], FORMS["sum"], "{0} and {1}", None)


def _share(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "Of the 16,400 cars 10,660 were electric, 75%", and "$217 million of that, or 53%"."""
    if q.kind == "percent" and k >= 2 and _CAPACITY.match(row.tail(k)) and _alike(*row.figures[k - 2 : k]) and row.figures[k - 1].kind in _KINDS:
        small, large = sorted(row.figures[k - 2 : k], key=lambda p: value_of(p) or ONE)
        return _judge(row, q, (small, large), FORMS["percent-of"], "{0} of {1}", _explained)
    if q.kind == "percent" and k == 1 and _OF_IT.match(row.tail(k)) and _IS.search(row.lead(k)):
        same = [p for p in row.before if p.kind == row.figures[0].kind]
        if len(same) == 1 and _alike(same[0], row.figures[0]) and not row.page.cues.any(row.text, "other_version"):
            return _judge(row, q, (row.figures[0], same[0]), FORMS["percent-of"], "{0} of {1}", _explained)
    if (
        q.kind != "percent"
        or k < 1
        or not _SHARE.search(row.lead(k))
        or not re.match(r"\s*(?:[).,;:]|$|and\b|of\s+(?:them|all|the\s+total|it|that)\b)", row.tail(k))
    ):
        return None
    part = row.figures[k - 1]
    if part.kind not in _KINDS or part.cmp == "range" or len(row.lead(k)) > _SHORT:
        return None
    whole: Quantity | None = None
    if k >= 2 and (_OF_WHOLE.search(row.lead(k - 2)) or _OF_WHICH.search(row.lead(k - 1))) and row.figures[k - 2].kind == part.kind:
        whole = row.figures[k - 2]
    elif k == 1 and _OF_THAT.search(row.lead(k) + row.lead(0)):
        same = [p for p in row.before if p.kind == part.kind]
        whole = same[-1] if len(same) == 1 else None
    if whole is None or not _alike(whole, part) or (value_of(whole) or ONE) < (value_of(part) or ONE):
        return None
    return _judge(row, q, (part, whole), FORMS["percent-of"], "{0} of {1}", _explained)


_OF_IT = regex(r"\s*of\s+(?:that|this|it)\b(?!\s+\w+\s+(?:of|in)\b)", re.IGNORECASE)
_IS = regex(rf"\b(?:was|were|is|are|makes?|made|represent\w*|account\w*\s+for|correspond\w*\s+to)\s*{_HEDGE}$", re.IGNORECASE)
_OF_WHICH = regex(r"\bof\s+(?:which|whom|that|those)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)


def _product(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "6.0 million shares at 210 kronor each, for a total of 1.62 billion kronor"."""
    if k < 2 or q.kind != "money" or not _TOTAL.search(row.lead(k)) or not _EACH.match(row.tail(k - 1)):
        return None
    number, price = row.figures[k - 2], row.figures[k - 1]
    if number.kind != "count" or not _alike(price, q) or not re.search(r"\b(?:at|for|of|costing|worth)\s*(?:\w+\s+)?$", row.lead(k - 1)):
        return None
    if re.search(r";|\bnet\b|\bafter\b|\bincluding\b|\bprofit\b", row.lead(k), re.IGNORECASE):
        return None
    return _judge(row, q, (number, price), FORMS["product"], "{0} times {1}", _explained)


def _yield(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "Costs €240,000 and is let for €12,000 a year: a gross yield of 7%"."""
    if k < 2 or q.kind != "percent" or not re.search(rf"\byields?\s+(?:of\s+|is\s+|was\s+)?{_HEDGE}$", row.lead(k), re.IGNORECASE):
        return None
    money = [p for p in row.figures[:k] if p.kind == "money"]
    if len(money) != k or not _alike(*money) or _is_mixed_yield(row):
        return None
    if not (value_of(money[-1]) or ONE) < (value_of(money[0]) or ONE) * 3 / 10:
        return None  # no price stands before the payment
    return _judge(row, q, (money[-1], money[0]), FORMS["percent-of"], "{0} of {1}", _explained)


def _is_mixed_yield(row: Row) -> bool:
    return re.search(r"\b(?:bonds?|treasur\w+|sector|peers?|forward|expected|coupon|ten-year|10-year)\b", row.text, re.IGNORECASE) is not None


def _quota(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "Income amounted to €410 million, expenses to €205 million; the cost/income ratio thus came to 58%"."""
    if k != 2 or q.kind != "percent" or not _THUS.search(row.lead(k)):
        return None
    a, b = row.figures[:2]
    if a.kind not in _KINDS or not _alike(a, b) or _is_mixed(row) or _LINK.search(row.lead(1)):
        return None
    if any(re.match(r"\s*(?:more|less|higher|lower)\b", row.tail(n)) for n in (0, 1)):
        return None
    x, y = value_of(a) or ONE, value_of(b) or ONE
    pair = (a, b) if x < y else (b, a)
    return _judge(row, q, pair, FORMS["percent-of"], "{0} of {1}", _explained)


def _times(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "$1.8 billion for a company with EBITDA of $150 million, 17 times"."""
    if (
        k < 2
        or q.kind not in ("multiple", "count")
        or not re.search(r"\btimes\b|\bx$|-?fold", q.text)
        or not re.search(rf"[,(]\s*(?:or\s+)?{_HEDGE}$", row.lead(k))
    ):
        return None
    if not re.match(r"\s*(?:[).,;]|$)", row.tail(k)):
        return None
    a, b = row.figures[k - 2], row.figures[k - 1]
    if (
        a.kind != "money"
        or not _alike(a, b)
        or not re.search(
            r"\b(?:ebitda|sales|revenue|earnings|profit|income|ebit)\s+of\s+(?:\w+\s+)?$",
            row.lead(k - 1),
            re.IGNORECASE,
        )
    ):
        return None
    return _judge(row, q, (a, b), _ratio(_WIDE), "{0} divided by {1}", _explained)


_WIDE = ONE * 5 / 100

_AGAINST = regex(r"\b(?:against|oppos\w+|no|rejected)\b", re.IGNORECASE)
_FOR = regex(r"\b(?:in\s+favou?r|for|support\w*|yes|approved|backed)\b", re.IGNORECASE)
_SLACK = ONE * 3 / 2


def _votes(row: Row, k: int, q: Quantity) -> Draft | None:
    """ "61% were against and 49% in favour": of one vote both cannot be."""
    if k != len(row.figures) - 1 or q.kind != "percent" or k < 1 or row.figures[k - 1].kind != "percent":
        return None
    a, rest = row.figures[k - 1], row.page.article.text[q.end : row.sentence.end]
    between = row.lead(k)
    first, second = row.lead(k - 1)[-_SHORT:] + between, between[-_SHORT:] + rest[:_SHORT]
    if not re.search(r"\bvot\w+|\bshareholders\b|\bmembers\b|\breferendum\b", row.text, re.IGNORECASE):
        return None
    if (
        not (
            _AGAINST.search(between)
            and _FOR.search(rest[:_SHORT])
            or _FOR.search(between)
            and _AGAINST.search(rest[:_SHORT])
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


CHECKS: tuple[Callable[[Row, int, Quantity], Draft | None], ...] = (
    _change, _points, _difference, _scale, _each, _sum, _rest, _swing, _share, _quota, _times, _votes, _product, _yield,
)  # fmt: skip


# ---------------------------------------------------------------- judging
def _within(pair: Sequence[Quantity]) -> bool:
    """One thing does not change by more than that from one period to the next."""
    x, y = (abs(value_of(p) or ONE) for p in pair)
    return max(x / y, y / x) <= 3


def _judge(
    row: Row, told: Quantity, of: Sequence[Quantity], compute: Callable[..., Interval | None], working: str, otherwise: Callable[..., bool] | None,
    code: DiagnosisCode = "arithmetic",
) -> Draft | None:  # fmt: skip
    def holds(printed: Interval, *parts: Interval) -> bool:
        result = compute(*parts)
        if result is None:
            return True
        if told.kind in ("percent", "pp"):
            printed = printed.widened(ONE / 10)
        return not printed.disjoint(result) or not printed.disjoint(-result)

    if possible((told, *of), holds) or (otherwise is not None and otherwise(row, told)):
        return None
    values = [value_of(q) for q in of]
    if any(v is None for v in values):
        return None
    exact = compute(*(Interval(v, v) for v in values))
    if exact is None or exact.low is None or exact.high is None:
        return None
    shown = amount_like(abs(exact.low + exact.high) / 2, told, by_size=True)
    text = working.format(*(plain_text(q) for q in of))
    message = f"{text[0].upper()}{text[1:]} is {shown}, not {plain_text(told)}."
    return Draft(
        told.start, told.end, row.page.severity("arithmetic", "error"), message, code, "|".join(plain_text(q) for q in (told, *of)),
        figures=(told, *of), consistent=shown,
    )  # fmt: skip


def _explained(row: Row, told: Quantity) -> bool:
    """Whether the figure follows in some other simple way from two of the figures around it, or is the sum of some."""
    others = [q for q in (*row.before[-6:], *row.figures) if q is not told and q.cmp != "range" and value_of(q)][-10:]
    printed = rounded(told)
    if told.kind in ("percent", "pp"):
        printed = printed.widened(ONE / 10)
    for a, b in permutations(others, 2):
        for form in _WAYS[told.kind if told.kind in _WAYS else "count"]:
            if told.kind in _KINDS and form in ("sum", "distance") and not _alike(told, a, b):
                continue
            if told.kind == "percent" and form in ("percent-of", "change") and not _alike(a, b):
                continue
            result = FORMS[form](rounded(a), rounded(b))
            if result is not None and not (printed.disjoint(result) and printed.disjoint(-result)):
                return True
    alike = [q for q in others if _alike(told, q)]
    return any(
        len(alike[i:]) > 2 and not printed.disjoint(reduce(Interval.__add__, (rounded(q) for q in alike[i:])))
        for i in range(len(alike))
    )


_WAYS = {
    "percent": ("change", "percent-of", "distance"),
    "pp": ("points",),
    "money": ("distance", "sum", "ratio", "product"),
    "count": ("distance", "sum", "ratio", "product"),
    "multiple": ("ratio",),
}
