"""Changes and differences whose two levels stand in the sentences before: "a year before it had been 861. That is 73 more"."""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.inspect.computed.rows import HEDGE, KINDS, LINK, MOVE, Row, alike, is_mixed, is_within
from factcheck.inspect.computed.window import Window, finding
from factcheck.inspect.cues import words_within
from factcheck.inspect.interval import ONE, rounded
from factcheck.inspect.operations import FORMS
from factcheck.inspect.page import Draft
from factcheck.inspect.wording import plain_text
from factcheck.model import Quantity
from factcheck.patterns import regex

MORE = r"(?:more|less|fewer|higher|lower|better|worse|larger|smaller|dearer|cheaper|longer|shorter|further|up|down|above|below)"
_MOVED = (
    r"(?:grew|grown|rose|risen|fell|fallen|increased|decreased|climbed|dropped|declined|gained|lost|slipped|slid|jumped|improved|widened|narrowed|shrank|shrunk|"
    r"moved|changed|went\s+(?:up|down)|gone\s+(?:up|down)|come\s+down|came\s+down|eased|advanced|swelled|been\s+(?:cut|raised|lowered|reduced|lifted)|(?:cut|raised|lowered|reduced|lifted)\s+(?:it|them|the\s+\w+|its\s+\w+))"
)
SO = (
    r"(?:so(?:\s+that)?|thus|therefore|hence|making|meaning|i\.e\.|in\s+other\s+words|"
    r"(?:which|that|this|it|there)\s+(?:is|are|was|were|makes?|made|means?|meant|puts?|gives?|gave|comes?\s+to|came\s+to|works?\s+out\s+at))"
)
"""What follows is drawn from what was said."""
_IT = rf"(?:{SO}|\b(?:it|they)|the\s+(?:\w+\s+){{0,2}}(?:{MOVE}|difference|gap|figure|total|number)|(?:an?|its|their)\s+(?:\w+\s+){{0,2}}{MOVE}|growth|or)"
AGO = regex(
    r"\b(?:(?:a|one|two|three|five|ten|twelve|12)\s+(?:years?|quarter|months?|weeks?)\s+(?:earlier|ago|before|previously)|(?:last|the\s+previous|the\s+prior|the\s+preceding|the\s+same)\s+(?:year|quarter|month|spring|summer|autumn|winter|day)|the\s+(?:year|month|quarter|day)\s+before|"
    r"had\s+(?:still\s+)?(?:been|stood|had|numbered|come|taken|cost|amounted|reached|made|sold|earned|employed|totall?ed|brought|moved)|was\s+still|were\s+still|in\s+(?:the\s+(?:same|previous|prior|corresponding|comparable)\b|(?:19|20)\d\d)|at\s+the\s+(?:start|beginning|end)\s+of|used\s+to|previously|until\s+(?:now|then))\b",
    re.IGNORECASE,
)


_WAS = r"(?:was|is|came\s+to|comes\s+to|amounts\s+to|amounted\s+to|works\s+out\s+at)\s+(?:thus\s+|therefore\s+|hence\s+|then\s+)?"
_LEAD_MOVE = regex(
    rf"\b{_IT}\b[^.;:,]{{0,40}}?(?:\b{_MOVED}\s+(?:by\s+)?|\b(?:{MOVE}|difference|gap)\s+{_WAS}){HEDGE}$|\b(?:{MOVE}|difference|gap)\s+{_WAS}{HEDGE}$",
    re.IGNORECASE,
)
""" "So it grew by", "growth was thus", "the difference is"."""
_NOUN = rf"(?:{MOVE}|difference|gap|step|move|hike|swing|saving|shortfall|improvement|lead|distance)"
_LEAD_NOUN = regex(
    rf"(?:^|[.;:,(–—]|\b(?:is|was|means?|meant|makes?|made|marks?|represents?|amounts?\s+to|and|so|thus|hence|therefore)\b)\s*(?:an?|the|this|that)\s+(?:[\w-]+\s+)?{_NOUN}\s+(?:of|is|was|comes\s+to|came\s+to|amounts\s+to|amounted\s+to|works\s+out\s+at|equals)\s+(?:thus\s+|therefore\s+|hence\s+|then\s+)?{HEDGE}$",
    re.IGNORECASE,
)
""" "That is a decrease of", "; the reduction of", "The step of"."""
_OF_MOVES = words_within(_MOVED, _NOUN) - frozenset("up down it them its the".split())
_OF_LEADS = words_within(_IT, _NOUN) | frozenset("a an the this that".split())
"""What leads to a move has one of each."""
_OWN_YEARS = regex(r"\b(?:from|between)\s+(?:19|20)\d\d\s+(?:to|and)\s+(?:19|20)\d\d\b[^.;:]*$", re.IGNORECASE)
_HELD_AGAINST = regex(r"\b(?:compared|as\s+compared|relative)\s+(?:with|to)\s[^.;]{3,}", re.IGNORECASE)
_NAMES_A_BASE = regex(r"\b(?:compared|against|versus|relative\s+to|from|than|over|on)\s", re.IGNORECASE)
LEAD_THAT = regex(rf"\b{SO}\b[^.;:,]{{0,40}}?{HEDGE}$", re.IGNORECASE)
_TAIL_MORE = regex(rf"\s*(?:[\w-]+\s+)?{MORE}\b(?!\s+(?:than|from|on|over|against|per)\b)", re.IGNORECASE)
_TAIL_GONE = regex(
    r"\s*(?:have|has|had|were|are)\s+(?:gone|left|disappeared|been\s+(?:added|lost|cut|shed))\b", re.IGNORECASE
)
_THAN_BEFORE = regex(
    rf"\s*(?:[\w-]+\s+)?{MORE}\s+than\s+(?:then|before|(?:a|the)\s+(?:year|quarter|month)\s+(?:ago|before|earlier)|last\s+year|it\s+(?:was|had\s+been)|in\s+(?:the\s+)?(?:same|previous)\b|at\s+that\s+time)",
    re.IGNORECASE,
)


def _tells_move(window: Window, lead: str, tail: str) -> bool:
    lead = lead[-_CLAUSE:]
    return (
        _is_move(window, lead, tail)
        and not _OWN_YEARS.search(lead)  # "From 2022 to 2023 they had declined"
        and not _HELD_AGAINST.search(lead)  # "though compared with the end of September it was 10 points higher"
    )


def _is_move(window: Window, lead: str, tail: str) -> bool:
    if _leads_to_move(window, lead):
        return OWN_BASE.match(tail) is None and _OWN_LEVEL.match(tail) is None
    if _THE.fullmatch(lead) and _TAIL_NOUN.match(tail):
        return True
    more = _TAIL_MORE.match(tail) or _THAN_BEFORE.match(tail) or _TAIL_GONE.match(tail)
    return more is not None and (LEAD_THAT.search(lead) or _APPOSED.fullmatch(lead)) is not None


def _leads_to_move(window: Window, lead: str) -> bool:
    if _OF_MOVES.isdisjoint(window.said) or _OF_LEADS.isdisjoint(window.said):
        return False
    return _LEAD_MOVE.search(lead) is not None or (
        _LEAD_NOUN.search(lead) is not None and not _NAMES_A_BASE.search(lead)
    )


_APPOSED = regex(rf"\s*[,(–—-]\s*(?:or\s+|that\s+is,?\s+|i\.e\.\s+|an?\s+)?{HEDGE}", re.IGNORECASE)
_THE = regex(rf"\s*(?:the|that|this)\s+{HEDGE}", re.IGNORECASE)
_TAIL_NOUN = regex(rf"[\s-]+(?:[\w-]+\s+)?{MOVE}\b(?!\s+(?:in|of|from|at|for)\s)", re.IGNORECASE)
""" "The 12% increase": that of the two levels before it."""


_CLAUSE = 100
OWN_BASE = regex(
    r"\s*(?:[\w-]+\s+){0,2}(?:from|than|of|over|against|versus|compared|on)\s+(?!the\s+year\b|a\s+year\b|the\s+same\b|before\b)",
    re.IGNORECASE,
)
_OWN_LEVEL = regex(r"\s*to\s+(?:\w+\s+)?$")
""" "In the first quarter they had fallen 5% to €176 million": from another level than the two before"""
_SAME = frozenset({"unknown", "growth", "change", "cost_savings", "demand", "volume", "improvement"})


def pair_in_time(window: Window, fits: Callable[[Quantity], bool]) -> tuple[Quantity, Quantity] | None:
    """The level now and the one before, told one after the other, one of them with words of an earlier time."""
    found = window.levels(fits, 2)
    if len(found) != 2 or not is_within(found):
        return None
    first, second = found
    if window.row.sentence.index - second.sentence > 1:
        return None  # other things were spoken of since
    between = window.between(first, second)
    own, _, rest = between.partition(".") if first.sentence != second.sentence else ("", "", between)
    row = next(r for r in (window.row, *window.earlier) if first in r.figures)
    opening = row.lead(row.figures.index(first))
    text = window.row.page.article.text
    stepped = first.sentence == second.sentence and _FROM_TO.fullmatch(between) is not None
    stepped = stepped and _FROM.search(text, max(0, first.start - 24), first.start) is not None
    later = bool(_NOW.search(opening) or AGO.search(rest) or (first.sentence == second.sentence and LINK.search(rest)))
    earlier = bool(AGO.search(opening) or AGO.search(own) or _NOW.search(rest))
    if later == earlier and not stepped:
        return None
    rows = [r for r in (window.row, *window.earlier) if r is window.row or first in r.figures or second in r.figures]
    if any(is_mixed(r, annual=False) for r in rows) or _ANNUAL.match(window.row.tail(window.k)):
        return None
    return (first, second) if later and not stepped else (second, first)


_FROM = regex(r"\bfrom\s+(?:\w+\s+)?$")
_FROM_TO = regex(r"[^.;:]{0,60}?\bto\s+(?:\w+\s+)?")
""" "Has risen from 180 kroner a square metre in 2021 to 225 kroner now"."""
_NOW = regex(r"\b(?:now|today|currently|these\s+days)\b", re.IGNORECASE)
_ANNUAL = regex(r"\s*(?:(?:a|per|each|every)\s+year\b|annual\w*|yearly|compound\w*|on\s+average)", re.IGNORECASE)


def _metrics_differ(window: Window, *others: Quantity) -> bool:
    """The figure or one of its levels was told of another thing."""
    known = [
        claim.metric
        for q in (window.figure, *others)
        if (claim := window.claims.get(q.id)) is not None and not claim.unbound
    ]
    parts = {claim.segment for q in others if (claim := window.claims.get(q.id)) is not None and not claim.unbound}
    return len({metric for metric in known if metric not in _SAME}) > 1 or len(parts) > 1


def check_change(window: Window, lead: str, tail: str) -> Draft | None:
    """ "Twelve months earlier it had stood at $448 million, so it grew by 19%"."""
    if not _tells_move(window, lead, tail):
        return None
    pair = pair_in_time(window, lambda p: p.kind in KINDS)
    if pair is None:
        return _points_told_as_percent(window)
    if not alike(*pair) or _metrics_differ(window, *pair) or _speaks_of_another(window, *pair):
        return None
    if _is_on_another_basis(window, pair):
        return None
    return finding(window, pair, "change", "{1} to {0}") or _turned(window, pair, tail)


_BASES = ("base_year", "base_quarter", "base_month")


def _is_on_another_basis(window: Window, pair: tuple[Quantity, ...]) -> bool:
    """ "To $6.70 billion from $8.29 billion three months earlier. It was still 3% more than in the same quarter of last year" """
    page, end = window.row.page, window.row.sentence.end
    if any(q.sentence == window.row.sentence.index for q in pair):
        return False
    own = page.article.text[window.figure.end : end]
    held = " ".join(page.text_of(place) for place in {q.sentence for q in pair})
    named, told = ({base for base in _BASES if page.cues.any(text, base)} for text in (own, held))
    return bool(named and told) and named.isdisjoint(told)


_OWN_SUBJECT = regex(
    r"\s*(?:Only\s+|Even\s+)?(?!It\b|Its\b|That\b|This\b|They\b|The\b|These\b|There\b|He\b|She\b|We\b)"
    r"(?P<what>[A-Z][\w-]+)(?:\s+[a-z]+)?\s+(?:was|were|is|are|did|made|proved|remained|led|stood\s+out)\s"
)


def _speaks_of_another(window: Window, *pair: Quantity) -> bool:
    """ "Sales slipped to 441 from 450. Food was the exception: it grew 6%": the sentence has a subject that theirs has not"""
    own = _OWN_SUBJECT.match(window.row.text)
    if own is None or any(q.sentence == window.row.sentence.index for q in pair):
        return False
    told = " ".join(window.row.page.text_of(q.sentence) for q in pair)
    return own["what"].lower() not in told.lower()


_LESS = regex(
    r"\s*(?:[\w-]+\s+)?(?:less|fewer|lower|cheaper|smaller|shorter|down|below|worse)\b(?!\s+of\b)", re.IGNORECASE
)
_MORE = regex(
    r"\s*(?:[\w-]+\s+)?(?:more|higher|dearer|larger|longer|up|above|further)\b(?!\s+(?:of|[a-z]+\s+(?:per|for\s+each)|than\s+it\s+would)\b)",
    re.IGNORECASE,
)
""" "So each share owns 2.4% more of the company": of something else, which grows as the other falls."""


def _turned(window: Window, pair: tuple[Quantity, Quantity], tail: str) -> Draft | None:
    """ "So flats have become 3.1% cheaper", where they went from $1,815 to $1,872: the size is right and the way is not."""
    now, before = pair
    a, b = rounded(now), rounded(before)
    wrong = (_LESS.match(tail) and b.below(a)) or (_MORE.match(tail) and a.below(b))
    change = FORMS["change"](a, b)
    told = rounded(window.figure).widened(ONE / 10)
    if (
        not wrong
        or change is None
        or (told.disjoint(change) and told.disjoint(-change))
        or "loss" in window.row.text.lower()
    ):
        return None
    q, way = window.figure, "more" if b.below(a) else "less"
    message = f"From {plain_text(before)} to {plain_text(now)} is {way}."
    return Draft(
        q.start, q.end, window.row.page.severity("arithmetic", "error"), message, "direction-flipped", f"way|{plain_text(q)}|{plain_text(now)}",
        figures=(q, now, before), consistent=way,
    )  # fmt: skip


def _points_told_as_percent(window: Window) -> Draft | None:
    """ "A year ago it was 18.2 percent. The increase of 1.5 percent": of two shares the difference and not the ratio."""
    q = window.figure
    pair = pair_in_time(window, lambda p: p.kind == "percent")
    if pair is None or not alike(*pair) or q in pair or q.step < max(p.step for p in pair):
        return None
    told, a, b = rounded(q), rounded(pair[0]), rounded(pair[1])
    change = FORMS["change"](a, b)
    gap = (a - b).magnitude
    if told.disjoint(gap) or change is None or not (told.disjoint(change) and told.disjoint(-change)):
        return None
    points = re.sub(r"\s*(?:%|per\s?cent)$", "", plain_text(q))
    message = f"From {plain_text(pair[1])} to {plain_text(pair[0])} are {points} percentage points."
    return Draft(
        q.start, q.end, window.row.page.severity("units", "warning", "scale"), message, "percent-vs-points", f"{plain_text(q)}|{plain_text(pair[0])}",
        figures=(q, *pair), consistent=f"{points} percentage points",
    )  # fmt: skip


def check_difference(window: Window, lead: str, tail: str) -> Draft | None:
    """ "Twelve months ago there were 6,170, so that 530 have gone"."""
    q = window.figure
    if q.per or not _tells_move(window, lead, tail) or q.kind == "money" and _A_LOSS.search(lead):
        return None
    wanted = "percent" if q.kind in ("pp", "bps") else q.kind
    pair = pair_in_time(
        window, lambda p: p.kind == wanted and (q.kind not in KINDS or p.unit == q.unit or q.kind == "count")
    )
    if pair is None or _metrics_differ(window, *pair) or _is_another_loss(window, q, pair, lead):
        return None
    return finding(window, pair, "points" if wanted == "percent" else "distance", "The difference of {0} and {1}")


_A_LOSS = regex(
    r"(?:^|[.;:]\s*)(?:an?|its|their|the)\s+(?:[\w-]+\s+)?(?:loss|gain|saving)\s+of\s+(?:[a-z]+\s+)?$", re.IGNORECASE
)
""" "Sales of £23 million, up from £11 million. A loss of £19 million": what is earned or lost in money, not how far the sales went."""


def _is_another_loss(window: Window, q: Quantity, pair: tuple[Quantity, Quantity], lead: str) -> bool:
    """ "It lost 96 million, after 160 million. Before one-off items the loss was 72 million": of losses this is a third one"""
    if q.kind != "money" or not _LOSS_IS.search(lead):
        return False
    return any(_LOSES.search(window.row.page.text_of(p.sentence)) for p in pair)


_LOSS_IS = regex(
    r"\b(?:loss|losses|deficit|shortfall|gain|profit|saving|savings)\b(?:\s+[\w-]+){0,3}?\s+(?:was|were|is|are|came\s+to|amounted\s+to|stood\s+at|would\s+(?:have\s+been|be)|narrowed\s+to|widened\s+to|of)\s+(?:only\s+|just\s+|about\s+|some\s+)?$",
    re.IGNORECASE,
)
_LOSES = regex(
    r"\b(?:los[st]|loss|losses|lose|loses|losing|deficits?|shortfalls?|gains?|gained|profits?|saved|savings?)\b",
    re.IGNORECASE,
)
_WENT = regex(rf"\b{_MOVED}\s+(?:by\s+)?{HEDGE}$", re.IGNORECASE)


def check_foretold(window: Window, lead: str, tail: str) -> Draft | None:
    """ "Turnover went up by 7.5%. It booked €430 million of sales, having had €400 million a year ago": the levels come behind."""
    row, claim = window.row, window.claims.get(window.figure.id)
    if (
        len(row.figures) != 1
        or claim is None
        or claim.role != "delta"
        or claim.unbound
        or not _WENT.search(lead)
        or OWN_BASE.match(tail)
    ):
        return None
    place = row.sentence.index + 1
    following = row.page.sentences.get(place)
    if not row.page.is_told(following, "hypothetical") or following.block != row.sentence.block:
        return None
    levels = row.page.row(place)
    metrics = {
        c.metric
        for q in levels
        if (c := window.claims.get(q.id)) is not None and not c.unbound and c.segment == claim.segment
    }
    if (
        len(levels) != _TWO
        or metrics != {claim.metric}
        or levels[0].kind not in KINDS
        or not alike(*levels)
        or not is_within(levels)
    ):
        return None
    between = row.page.article.text[levels[0].end : levels[1].start]
    if (
        not (AGO.search(between) or LINK.search(between) or _HAVING.search(between))
        or is_mixed(Row(row.page, following, levels, ()), annual=False)
        or is_mixed(row, annual=False)
    ):
        return None
    return finding(window, (levels[0], levels[1]), "change", "{1} to {0}")


_HAVING = regex(r"\bhaving\s+(?:had|been|made|sold|earned)\b")
_TWO = 2
_STEPPED = regex(rf"\b(?:by|an?)\s+{HEDGE}$", re.IGNORECASE)
_TO_LEVEL = regex(r"\s*(?:[\w-]+\s+){0,3}to\s+(?:\w+\s+)?$")
_HIGHER_AT = regex(r"\s*(?:an?\s+\w+\s+)?(?:higher|lower|up|down|dearer|cheaper)\s+at\s+$")


def check_step(window: Window, lead: str, tail: str) -> Draft | None:
    """ "Lowered its key rate by 25 basis points to 6.75%. The rate had stood at 7.25% since June", "$320 higher at $15,840. It had closed at $15,420"."""
    row, k, q = window.row, window.k, window.figure
    kind = "percent" if q.kind in ("pp", "bps") else q.kind
    if k + 1 >= len(row.figures) or row.figures[k + 1].kind != kind:
        return None
    stepped = _STEPPED.search(lead) and _TO_LEVEL.fullmatch(row.lead(k + 1))
    if not stepped and (q.kind != "money" or not _HIGHER_AT.fullmatch(row.lead(k + 1))):
        return None
    following = row.page.sentences.get(row.sentence.index + 1)
    if following is None or following.block != row.sentence.block:
        return None
    behind = row.page.row(following.index)
    levels = [p for p in behind if p.kind == kind]
    text = row.page.article.text[following.start : levels[0].start] if levels else ""
    if len(levels) != 1 or not _STOOD.match(text) or not alike(levels[0], row.figures[k + 1]):
        return None
    form = "points" if kind == "percent" else "distance"
    return finding(window, (row.figures[k + 1], levels[0]), form, "The difference of {0} and {1}")


_STOOD = regex(
    r"(?:The|That|Its|This)\s+(?:\w+\s+){0,2}(?:rate|rates|yield|level|figure|target)\s+(?:had\s+(?:been|stood)|was|stood)\s+(?:held\s+|kept\s+|unchanged\s+)?(?:at\s+)?$|(?:It|They)\s+had\s+(?:been|stood|closed|ended|finished|settled|traded|opened)\s+(?:the\s+\w+\s+)?(?:at\s+)?$",
    re.IGNORECASE,
)
