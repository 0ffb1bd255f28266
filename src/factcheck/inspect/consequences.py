"""What a sentence computes from figures that stand before it, in whatever words: "a year before it had been 861. That is 73 more".

The words around the figure say how it follows (a change, a difference, a share, so much for each, a yield, so many times). Of what it
follows is asked of the figures: only where exactly as many of the right kind stand before it as the operation needs, and no other simple
operation on any of the figures around gives what is printed, is there a finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import permutations

from factcheck.inspect.interval import ONE, Interval, rounded, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.relations import FORMS
from factcheck.inspect.rows import HEDGE, KINDS, LINK, MOVE, Row, alike, in_order, is_mixed, is_within, judge
from factcheck.model import Claim, Quantity
from factcheck.patterns import regex
from factcheck.records import record

_REACH = 2
"""Sentences of the same paragraph before the one that computes."""
_MORE = r"(?:more|less|fewer|higher|lower|better|worse|larger|smaller|dearer|cheaper|longer|shorter|further|up|down|above|below)"
_MOVED = (
    r"(?:grew|grown|rose|risen|fell|fallen|increased|decreased|climbed|dropped|declined|gained|lost|slipped|slid|jumped|improved|widened|narrowed|shrank|shrunk|"
    r"moved|changed|went\s+(?:up|down)|gone\s+(?:up|down)|come\s+down|came\s+down|eased|advanced|swelled|been\s+(?:cut|raised|lowered|reduced|lifted)|(?:cut|raised|lowered|reduced|lifted)\s+(?:it|them|the\s+\w+|its\s+\w+))"
)
_SO = (
    r"(?:so(?:\s+that)?|thus|therefore|hence|making|meaning|i\.e\.|in\s+other\s+words|"
    r"(?:which|that|this|it|there)\s+(?:is|are|was|were|makes?|made|means?|meant|puts?|gives?|gave|comes?\s+to|came\s+to|works?\s+out\s+at))"
)
"""What follows is drawn from what was said."""
_IT = rf"(?:{_SO}|\b(?:it|they)|the\s+(?:\w+\s+){{0,2}}(?:{MOVE}|difference|gap|figure|total|number)|(?:an?|its|their)\s+(?:\w+\s+){{0,2}}{MOVE}|growth|or)"
_AGO = regex(
    r"\b(?:(?:a|one|two|three|five|ten|twelve|12)\s+(?:years?|quarter|months?|weeks?)\s+(?:earlier|ago|before|previously)|(?:last|the\s+previous|the\s+prior|the\s+preceding|the\s+same)\s+(?:year|quarter|month|spring|summer|autumn|winter|day)|the\s+(?:year|month|quarter|day)\s+before|"
    r"had\s+(?:still\s+)?(?:been|stood|had|numbered|come|taken|cost|amounted|reached|made|sold|earned|employed|totall?ed|brought|moved)|was\s+still|were\s+still|in\s+(?:the\s+(?:same|previous|prior|corresponding|comparable)\b|(?:19|20)\d\d)|at\s+the\s+(?:start|beginning|end)\s+of|used\s+to|previously|until\s+(?:now|then))\b",
    re.IGNORECASE,
)


@record
class Window:
    """A figure of a sentence with the ones before it; `text` reaches from the first of them to the figure."""

    row: Row
    k: int
    claims: dict[str, Claim]
    earlier: tuple[Row, ...]
    """The sentences before, the nearest first."""

    @property
    def figure(self) -> Quantity:
        return self.row.figures[self.k]

    def levels(self, fits: Callable[[Quantity], bool], number: int) -> tuple[Quantity, ...]:
        """Exactly so many that fit, no changes among them, from the nearest sentences; else none."""
        found: tuple[Quantity, ...] = ()
        for figures in (self.row.figures[: self.k], *(row.figures for row in self.earlier)):
            found = (*(q for q in figures if fits(q) and not self._is_change(q)), *found)
            if len(found) >= number:
                break
        return found if len(found) == number else ()

    def _is_change(self, q: Quantity) -> bool:
        claim = self.claims.get(q.id)
        return claim is not None and claim.role in ("delta", "diff")

    def between(self, first: Quantity, second: Quantity) -> str:
        return self.row.page.article.text[first.end : second.start]

    def around(self) -> tuple[Quantity, ...]:
        """All that it could follow from."""
        return (
            *(q for row in self.earlier for q in row.figures),
            *(q for q in self.row.figures if q is not self.figure),
        )


Check = Callable[[Window, str, str], Draft | None]


def inspect_consequences(page: Page) -> list[Draft]:
    """One finding for a figure: that of the first operation that its words name."""
    if not page.cues.complete:
        return []
    claims = {c.quantity: c for c in page.extraction.claims if c.quantity and c.kind != "statement"}
    denied = {id for id, c in claims.items() if c.negated or c.modality in ("hypothetical", "opinion")}
    return [draft for window in _windows(page, claims, denied) if (draft := _judged(window))]


def _windows(page: Page, claims: dict[str, Claim], denied: set[str]) -> Iterator[Window]:
    rows: dict[int, Row] = {}
    for place, quantities in page.quantities_in.items():
        sentence = page.sentences.get(place)
        if (
            sentence is None
            or sentence.cls in ("boilerplate", "hypothetical")
            or sentence.repeat_of is not None
            or page.is_repeat(sentence.start)
        ):
            continue
        if any(q.rule == "table" for q in quantities):
            continue
        row = rows[place] = Row(page, sentence, in_order(q for q in quantities if q.id not in denied), ())
        before = [
            rows[at]
            for at in range(place - 1, place - 1 - _REACH, -1)
            if at in rows and rows[at].sentence.block == sentence.block
        ]
        for k, q in enumerate(row.figures):
            if q.cmp == "eq" and value_of(q):
                yield Window(row, k, claims, tuple(before))


def _judged(window: Window) -> Draft | None:
    lead, tail = window.row.lead(window.k), window.row.tail(window.k)
    for check in CHECKS.get(window.figure.kind, ()):
        if draft := check(window, lead, tail):
            return draft
    return None


def _is_explained(row: Row, told: Quantity, around: tuple[Quantity, ...]) -> bool:
    """Some simple operation on two of the figures around gives it."""
    printed = rounded(told)
    if told.kind in ("percent", "pp"):
        printed = printed.widened(ONE / 10)
    usable = [q for q in around if q.cmp != "range" and value_of(q)][:_MOST]
    for form in _WAYS[told.kind]:
        for a, b in permutations(usable, 2):
            if form in ("change", "percent-of", "distance", "points", "sum") and not alike(a, b):
                continue
            if form in ("distance", "sum") and not alike(a, b, told):
                continue
            result = FORMS[form](rounded(a), rounded(b))
            if result is not None and told.kind == "bps":
                result = result.scaled(ONE * 100)
            if result is not None and not (printed.disjoint(result) and printed.disjoint(-result)):
                return True
    return False


_MOST = 10
_WAYS = {
    "percent": ("change", "percent-of", "distance"),
    "pp": ("points",),
    "bps": ("points",),
    "money": ("distance", "sum", "ratio", "product"),
    "count": ("distance", "sum", "ratio", "product"),
    "multiple": ("ratio",),
}


def _finding(window: Window, of: tuple[Quantity, ...], form: str, working: str, slack: int = 0) -> Draft | None:
    compute = FORMS[form]

    def widened(*parts: Interval) -> Interval | None:
        result = compute(*parts)
        if result is None or result.low is None or result.high is None:
            return result
        if window.figure.kind == "bps":
            result = result.scaled(ONE * 100)
        return result.widened(max(abs(result.low or ONE), abs(result.high or ONE)) * slack / 100)

    return judge(
        window.row, window.figure, of, widened, working, lambda row, told: _is_explained(row, told, window.around())
    )


# ---------------------------------------------------------------- changes and differences
_WAS = r"(?:was|is|came\s+to|comes\s+to|amounts\s+to|amounted\s+to|works\s+out\s+at)\s+(?:thus\s+|therefore\s+|hence\s+|then\s+)?"
_LEAD_MOVE = regex(
    rf"\b{_IT}\b[^.;:,]{{0,40}}?(?:\b{_MOVED}\s+(?:by\s+)?|\b(?:{MOVE}|difference|gap)\s+{_WAS}){HEDGE}$|\b(?:{MOVE}|difference|gap)\s+{_WAS}{HEDGE}$",
    re.IGNORECASE,
)
""" "So it grew by", "growth was thus", "the difference is"."""
_LEAD_THAT = regex(rf"\b{_SO}\b[^.;:,]{{0,40}}?{HEDGE}$", re.IGNORECASE)
_TAIL_MORE = regex(rf"\s*(?:[\w-]+\s+)?{_MORE}\b(?!\s+(?:than|from|on|over|against|per)\b)", re.IGNORECASE)
_TAIL_GONE = regex(
    r"\s*(?:have|has|had|were|are)\s+(?:gone|left|disappeared|been\s+(?:added|lost|cut|shed))\b", re.IGNORECASE
)
_THAN_BEFORE = regex(
    rf"\s*(?:[\w-]+\s+)?{_MORE}\s+than\s+(?:then|before|(?:a|the)\s+(?:year|quarter|month)\s+(?:ago|before|earlier)|last\s+year|it\s+(?:was|had\s+been)|in\s+(?:the\s+)?(?:same|previous)\b|at\s+that\s+time)",
    re.IGNORECASE,
)


def _tells_move(lead: str, tail: str) -> bool:
    if _LEAD_MOVE.search(lead):
        return _OWN_BASE.match(tail) is None
    more = _TAIL_MORE.match(tail) or _THAN_BEFORE.match(tail) or _TAIL_GONE.match(tail)
    return more is not None and _LEAD_THAT.search(lead) is not None


_OWN_BASE = regex(
    r"\s*(?:[\w-]+\s+){0,2}(?:from|than|of|over|against|versus|compared|on)\s+(?!the\s+year\b|a\s+year\b|the\s+same\b|before\b)",
    re.IGNORECASE,
)
_SAME = frozenset({"unknown", "growth", "change", "cost_savings", "demand", "volume", "improvement"})


def _pair(window: Window, fits: Callable[[Quantity], bool]) -> tuple[Quantity, Quantity] | None:
    """The level now and the one before, told one after the other, one of them with words of an earlier time."""
    found = window.levels(fits, 2)
    if len(found) != 2 or not is_within(found):
        return None
    first, second = found
    between = window.between(first, second)
    row = next(r for r in (window.row, *window.earlier) if first in r.figures)
    opening = row.lead(row.figures.index(first))
    later = _AGO.search(between) or (first.sentence == second.sentence and LINK.search(between))
    earlier = _AGO.search(opening)
    if (later is None) == (earlier is None):
        return None
    rows = [r for r in (window.row, *window.earlier) if r is window.row or first in r.figures or second in r.figures]
    if any(is_mixed(r, annual=False) for r in rows) or _ANNUAL.match(window.row.tail(window.k)):
        return None
    return (first, second) if later else (second, first)


_ANNUAL = regex(r"\s*(?:(?:a|per|each|every)\s+year\b|annual\w*|yearly|compound\w*|on\s+average)", re.IGNORECASE)


def _metrics_differ(window: Window, *others: Quantity) -> bool:
    """The figure or one of its levels was told of another thing."""
    known = [
        claim.metric
        for q in (window.figure, *others)
        if (claim := window.claims.get(q.id)) is not None and not claim.unbound
    ]
    return len({metric for metric in known if metric not in _SAME}) > 1


def _check_change(window: Window, lead: str, tail: str) -> Draft | None:
    """ "Twelve months earlier it had stood at $448 million, so it grew by 19%"."""
    if not _tells_move(lead, tail):
        return None
    pair = _pair(window, lambda p: p.kind in KINDS)
    if pair is None or not alike(*pair) or _metrics_differ(window, *pair):
        return None
    return _finding(window, pair, "change", "{1} to {0}")


def _check_difference(window: Window, lead: str, tail: str) -> Draft | None:
    """ "Twelve months ago there were 6,170, so that 530 have gone"."""
    q = window.figure
    if q.per or not _tells_move(lead, tail):
        return None
    wanted = "percent" if q.kind in ("pp", "bps") else q.kind
    pair = _pair(window, lambda p: p.kind == wanted and (q.kind not in KINDS or p.unit == q.unit or q.kind == "count"))
    if pair is None or _metrics_differ(window, *pair):
        return None
    return _finding(window, pair, "points" if wanted == "percent" else "distance", "The difference of {0} and {1}")


_RATE_MOVED = regex(rf"\b(?:by|an?)\s+{HEDGE}$", re.IGNORECASE)
_TO_RATE = regex(r"\s*(?:[\w-]+\s+){0,3}to\s+(?:\w+\s+)?$")


def _check_step(window: Window, lead: str, tail: str) -> Draft | None:
    """ "Lowered its key rate by 25 basis points to 6.75% on Thursday. The rate had stood at 7.25% since June"."""
    row, k = window.row, window.k
    if (
        k + 1 >= len(row.figures)
        or not _RATE_MOVED.search(lead)
        or row.figures[k + 1].kind != "percent"
        or not _TO_RATE.fullmatch(row.lead(k + 1))
    ):
        return None
    following = row.page.sentences.get(row.sentence.index + 1)
    if following is None or following.block != row.sentence.block:
        return None
    behind = in_order(row.page.quantities_in.get(following.index, ()))
    rates = [q for q in behind if q.kind == "percent"]
    text = row.page.article.text[following.start : rates[0].start] if rates else ""
    if len(rates) != 1 or not _STOOD.match(text) or not alike(rates[0], row.figures[k + 1]):
        return None
    return _finding(window, (row.figures[k + 1], rates[0]), "points", "The difference of {0} and {1}")


_STOOD = regex(
    r"(?:The|That|Its|This)\s+(?:\w+\s+){0,2}(?:rate|rates|yield|level|figure|target)\s+(?:had\s+(?:been|stood)|was|stood)\s+(?:held\s+|kept\s+|unchanged\s+)?(?:at\s+)?$|(?:It|They)\s+had\s+(?:been|stood)\s+(?:at\s+)?$",
    re.IGNORECASE,
)


# ---------------------------------------------------------------- shares, so much for each, so many times
_SHARE_LEAD = regex(
    rf"\b(?:{_SO}|for\s+an?|an?)\b[^.;:,]{{0,30}}?\b(?:share|proportion|percentage|slice)\s+(?:of\s+(?:the\s+(?:total|whole|market)\s+(?:is|was|at)\s+)?|is\s+|was\s+|at\s+|came\s+to\s+|comes\s+to\s+|works\s+out\s+at\s+|thus\s+|therefore\s+|to\s+)*{HEDGE}$",
    re.IGNORECASE,
)
_OF_THEM = regex(
    r"\s*of\s+(?:them|all|the\s+(?:total|whole|lot)|it|that|those|these)\b(?!\s+[a-z]+\s+of\b)", re.IGNORECASE
)
_OF_ANOTHER = regex(
    r"\s*(?:of|in)\s+(?!them\b|all\b|the\s+total\b|the\s+whole\b|it\b|that\b|those\b|these\b)", re.IGNORECASE
)


_EARLIER = regex(r"\b(?:earlier|ago|before|previous\w*|had)\b", re.IGNORECASE)


def _check_share(window: Window, lead: str, tail: str) -> Draft | None:
    """ "Of the 1,240 megawatts 465 went to Castile, which makes its share 27.5%"."""
    named = _SHARE_LEAD.search(lead) is not None and not _OF_ANOTHER.match(tail)
    if not named and not (_OF_THEM.match(tail) and _LEAD_THAT.search(lead)):
        return None
    pair = window.levels(lambda p: p.kind in KINDS, 2)
    if (
        len(pair) != 2
        or not alike(*pair)
        or _EARLIER.search(window.between(*pair))
        or LINK.search(window.between(*pair))
    ):
        return None
    small, large = sorted(pair, key=lambda p: value_of(p) or ONE)
    if window.row.page.cues.any(window.row.text, "growth_basis"):
        return None
    return _finding(window, (small, large), "percent-of", "{0} of {1}")


_FOR_EACH = regex(
    r"\s*(?:for\s+(?:each|every)|(?:a|an|per|each|every))\s+(?:new\s+|single\s+|one\s+of\s+)?(?P<of>[a-z-]+)\b",
    re.IGNORECASE,
)
_STEM = 3


def _check_each(window: Window, lead: str, tail: str) -> Draft | None:
    """ "Will spend $2.4 billion and create 3,000 jobs. That is $600,000 for every job"."""
    q, each = window.figure, _FOR_EACH.match(tail)
    if each is None or not _LEAD_THAT.search(lead):
        return None
    counts = window.levels(lambda p: p.kind == "count" and p.unit[:_STEM].lower() == each["of"][:_STEM].lower(), 1)
    totals = window.levels(lambda p: p.kind == q.kind and p.unit == q.unit and not p.per and p not in counts, 1)
    if len(counts) != 1 or len(totals) != 1 or (value_of(totals[0]) or ONE) < (value_of(q) or ONE):
        return None
    return _finding(window, (totals[0], counts[0]), "ratio", "{0} divided by {1}", 3)


_YIELD = regex(
    rf"\b(?:the|a|an|its|makes?\s+the)\s+(?:\w+\s+)?(?:yield|dividend\s+yield|running\s+yield)\s+(?:is|of|was|comes\s+to|works\s+out\s+at|becomes)\s+(?:then\s+|thus\s+|therefore\s+|now\s+)?{HEDGE}$|\byields\s+{HEDGE}$",
    re.IGNORECASE,
)
_A_YEAR = regex(
    r"\b(?:a\s+year|per\s+year|yearly|annual\w*|per\s+annum|for\s+(?:the\s+(?:full\s+)?year|20\d\d)|this\s+year|last\s+year|each\s+year|every\s+year)\b",
    re.IGNORECASE,
)
_OTHER_YIELD = regex(
    r"\b(?:bonds?|treasur\w+|gilts?|sector|peers?|forward|after\s+tax|net\s+of|special|quarter\w*|interim|final|half[- ]year\w*|monthly)\b",
    re.IGNORECASE,
)


def _check_yield(window: Window, lead: str, tail: str) -> Draft | None:
    """ "Pays 36p a year. At a share price of 480p the yield is 5.7%"."""
    if not _YIELD.search(lead):
        return None
    pair = window.levels(lambda p: p.kind == "money", 2)
    texts = " ".join(row.text for row in (window.row, *window.earlier))
    if len(pair) != 2 or not alike(*pair) or not _A_YEAR.search(texts) or _OTHER_YIELD.search(texts):
        return None
    small, large = sorted(pair, key=lambda p: value_of(p) or ONE)
    if not (value_of(small) or ONE) * 4 < (value_of(large) or ONE) < (value_of(small) or ONE) * 200:
        return None
    return _finding(window, (small, large), "percent-of", "{0} of {1}", 1)


_MULTIPLE_OF = regex(
    r"\s*(?:times\s+)?(?:its\s+|the\s+|last\s+year['’]s\s+|annual\s+|this\s+year['’]s\s+|next\s+year['’]s\s+)?(?:earnings|sales|revenues?|profits?|ebitda|ebit|cash\s+flow|book\s+value)\b",
    re.IGNORECASE,
)
_LEVER = regex(
    rf"\b(?:leverage|gearing|debt[- ]to[- ]ebitda|multiple|ratio|cover(?:age)?|book-to-bill)\s+(?:ratio\s+)?(?:is|of|was|at|comes\s+to|works\s+out\s+at)\s+{HEDGE}$",
    re.IGNORECASE,
)
_DEBT = regex(r"\b(?:debt|borrowings)\b", re.IGNORECASE)
_EARNED = regex(r"\b(?:ebitda|core\s+(?:profit|earnings)|operating\s+profit)\b", re.IGNORECASE)
_OTHER_MULTIPLE = regex(
    r"\b(?:peers?|sector|average|historical|five-year|ten-year|rivals?|target|covenant|limit|pro\s+forma|minus|less|gross\s+debt)\b",
    re.IGNORECASE,
)


def _check_times(window: Window, lead: str, tail: str) -> Draft | None:
    """ "Trades at $84. We expect earnings of $5.25 a share, so we pay 21 times earnings"."""
    named = _LEVER.search(lead) and _DEBT.search(window.row.text) and _EARNED.search(window.row.text)
    if not (named or (_MULTIPLE_OF.match(tail) and _LEAD_THAT.search(lead))):
        return None
    pair = window.levels(lambda p: p.kind == "money", 2)
    if len(pair) != 2 or not alike(*pair) or _OTHER_MULTIPLE.search(lead) or _OTHER_MULTIPLE.search(window.row.text):
        return None
    if _AGO.search(window.between(*pair)) or LINK.search(window.between(*pair)):
        return None
    small, large = sorted(pair, key=lambda p: value_of(p) or ONE)
    return _finding(window, (large, small), "ratio", "{0} divided by {1}", 5)


CHECKS: dict[str, tuple[Check, ...]] = {
    "percent": (_check_yield, _check_share, _check_change),
    "pp": (_check_difference, _check_step),
    "bps": (_check_difference, _check_step),
    "money": (_check_each, _check_difference),
    "count": (_check_each, _check_difference),
    "multiple": (_check_times,),
}  # fmt: skip

__all__ = ["inspect_consequences"]
