"""What is told to be more or less than another: "€14.70, 25% above the issue price of €12", "£31.2 million, below the £29.5 million expected".

The level stands before the words of comparison, what it is compared with behind them, and the distance, where one is told, between the
two: so the three figures are tied whatever they are of. Their size is held against the distance, their order against the word.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.inspect.agreement.one_fact import stems_of
from factcheck.inspect.computed.rows import alike
from factcheck.inspect.cues import phrases
from factcheck.inspect.interval import ONE, Interval, possible, rounded, value_of
from factcheck.inspect.operations import FORMS, HUNDRED, amount_like
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.rules.worded import worded, words_of

_WAY = r"(?P<way>(?P<up><greater>)|(?P<down><lesser>))(?:\s+(?:than|of|from)\s+|\s+(?!at\s))"
_TO = r"(?:(?:in|at|for|from|the|its|their|his|her|an?|all|what|those|that|this|last|previous|prior|[A-Z][\w.&'’-]*|(?!and\s)[a-z][a-z-]*)\s+){0,7}"
_WHEN = (
    r"(?:(?:19|20)\d\d|(?:year|quarter|month|season|spring|summer|autumn|winter|half|period|time|week)s?(?:\s+(?:before|earlier|ago))?|before|earlier|ago|then),"
    r"\s+when\s+(?P<then>(?:(?!(?:and|but|from|by|than|against|up|down)\b)[\w’'-]+\s+){1,7})"
)
""" "Than in the same two months of 2023, when sales amounted to €188 million"."""
_BETWEEN = worded(rf"\s*(?:points?\s+|basis\s+points\s+|percentage\s+points\s+)?{_WAY}{_TO}(?:{_WHEN})?$", 0)
_OUTDONE = worded(
    rf"(?:\s+[\w-]+){{0,7}},\s+(?:and\s+(?:thus\s+)?)?(?:well\s+|far\s+|just\s+|slightly\s+|comfortably\s+|a\s+little\s+|much\s+)?{_WAY}{_TO}$",
    0,
)
_CUT = regex(r"[;:]|,\s+(?:and|but|while|whereas)\b|\b(?:but|while|whereas)\b")
_FAR = 90
_WITHIN = 4
"""One thing is not so many times another that it is compared with in percent."""
_KINDS = frozenset({"money", "count", "percent"})
_POINTS = {"pp": ONE, "bps": HUNDRED}
_SAID = words_of("greater", "lesser")
_NO_ORDER = words_of("no_order")


def inspect_compared(page: Page) -> list[Draft]:
    if not page.has(_SAID(page.vocabulary) | {"of", "up", "down"}):
        return []
    drafts = []
    for place, quantities in page.quantities_in.items():
        sentence = page.sentences.get(place)
        if len(quantities) < 2 or not page.is_told(sentence, "hypothetical"):
            continue
        row = page.row(place)
        if any(q.rule == "table" or q.id in page.denied for q in row):
            continue
        for k in range(1, len(row)):
            d = _distance(page, row, k) or _share(page, row, k)
            # "a year" of "a year earlier" is the basis and no rate
            if d is not None and page.cues.any(page.without_bases(place), *_OTHERWISE):
                d = None
            if d := d or _order(page, row, k) or _turned(page, row, k):
                drafts.append(d)
        if len(row) > 2 and (d := _extreme(page, row)):
            drafts.append(d)
    return drafts


_OTHERWISE = ("growth_basis", "annual_growth", "adjusted")


def _level_before(page: Page, row: Sequence[Quantity], k: int, base: Quantity) -> Quantity | None:
    """The last like figure before the distance; nothing that was itself the basis of another comparison."""
    text, bases = page.article.text, set[str]()
    for i in range(k - 2, -1, -1):
        q = row[i]
        if text[q.start - 1 : q.start] == "(":
            continue  # "27% above the price of December (€3.07) and 8% more than Monday's close of €3.61"
        if q.id in bases or i and _BETWEEN(page.vocabulary).fullmatch(text, row[i - 1].end, q.start):
            bases.add(row[i - 1].id)
            continue  # "31% more than Friday's price of NOK 70.20 and 44% more than the NOK 64 of December"
        if alike(q, base) and page.roles.get(q.id) not in ("from", "delta", "diff"):
            between = text[q.end : row[k - 1].start]
            return q if bases or len(between) < _FAR and not _CUT.search(between) else None
        if q.kind == row[k - 1].kind:
            return None  # another distance stands between
    return None


_THAT_WAS = regex(
    r"(?:That|This|It)\s+(?:was|is|were|represents|means|meant)\s+(?:an?\s+)?(?:about\s+|almost\s+|nearly\s+)?"
)


def _taken_up(page: Page, row: Sequence[Quantity], k: int, base: Quantity) -> Quantity | None:
    """ "Sold batteries for 3.3 trillion won. That was 32% more than the 2.5 trillion": the only like figure of the sentence before."""
    sentence, before = page.sentences[base.sentence], page.sentences.get(base.sentence - 1)
    if k != 1 or not page.is_told(before, "hypothetical") or before.block != sentence.block:
        return None
    if not _THAT_WAS.fullmatch(page.article.text, sentence.start, row[0].start):
        return None
    told = [q for q in page.quantities_in.get(before.index, ()) if not q.alt_of and q.kind == base.kind]
    return told[0] if len(told) == 1 and alike(told[0], base) else None


_PART_OF = regex(r"\s*of\s+(?:the|its|their|all|these|a\s+total\s+of)\s+(?:[\w-]+\s+){0,4}$")
_RIGHT_BEHIND = regex(r"[^;:()\d]{0,60},\s+(?:or\s+)?(?:about\s+|some\s+|almost\s+|nearly\s+)?$")


def _share(page: Page, row: Sequence[Quantity], k: int) -> Draft | None:
    """ "Turned 1.5 million tonnes of milk into cheese, 45% of the 3.33 million tonnes that farmers delivered"."""
    if k < 2:
        return None
    part, told, whole = row[k - 2 : k + 1]
    text, x, y = page.article.text, value_of(row[k - 2]), value_of(row[k])
    if (
        told.kind != "percent"
        or told.cmp not in ("eq", "approx")
        or not alike(part, whole)
        or not _of_one_unit(part, whole)
    ):
        return None
    if not _PART_OF.fullmatch(text, told.end, whole.start) or not _RIGHT_BEHIND.fullmatch(text, part.end, told.start):
        return None
    if part.kind not in ("money", "count") or {part.cmp, whole.cmp} != {"eq"} or part.per or not x or not y or x >= y:
        return None
    if page.roles.get(part.id) in ("from", "delta", "diff") or possible((told, part, whole), _is_that_share):
        return None
    shown = f"{x / y * HUNDRED:.1f}%"
    return Draft(
        told.start, told.end, page.severity("arithmetic", "error"), f"{plain_text(part)} of {plain_text(whole)} is {shown}, not {plain_text(told)}.",
        "arithmetic", "|".join(map(plain_text, (told, part, whole))), figures=(told, part, whole), consistent=shown,
    )  # fmt: skip


def _is_that_share(told: Interval, part: Interval, whole: Interval) -> bool:
    share = FORMS["percent-of"](part, whole)
    return share is None or not told.widened(ONE / 2).disjoint(share)


_STEP = ONE * 3 / 2
_FROM = regex(r"[^;:()\d]{0,50},?\s+(?P<way>up|down)\s+(?:\w+ly\s+)?from\s+(?:the\s+|a\s+record\s+)?$")


def _turned(page: Page, row: Sequence[Quantity], k: int) -> Draft | None:
    """ "Cost 418 crowns a month in December, down from 401 crowns"."""
    level, base = row[k - 1], row[k]
    m = _FROM.fullmatch(page.article.text, level.end, base.start)
    if m is None or not alike(level, base) or not _of_one_unit(level, base) or level.kind not in _KINDS:
        return None
    a, b = value_of(level), value_of(base)
    if not a or not b or not 1 / _STEP < a / b < _STEP:
        return None  # "70 cents a share, on a profit of $47 million": of two things
    x, y, text = rounded(level), rounded(base), page.text_of(level.sentence)
    if {level.cmp, base.cmp} != {"eq"} or not (x.positive and y.positive) or page.cues.any(text, "told_by_size"):
        return None
    if page.roles.get(level.id) in ("delta", "diff") or not (x.below(y) if m["way"] == "up" else y.below(x)):
        return None
    first, second = plain_text(level), plain_text(base)
    shown = "down" if m["way"] == "up" else "up"
    return Draft(
        level.start, base.end, page.severity("arithmetic", "error"), f"{first} is told as {m['way']} from {second}, and is {shown}.",
        "direction-flipped", f"turned|{first}|{second}", figures=(level, base), consistent=f"{shown} from",
    )  # fmt: skip


def _of_one_unit(a: Quantity, b: Quantity) -> bool:
    """What is counted is told once: "11.9 million tickets, 8% more than the 11.0 million of last summer"."""
    return a.unit == b.unit or a.kind == "count" and "" in (a.unit, b.unit)


def _distance(page: Page, row: Sequence[Quantity], k: int) -> Draft | None:
    """ "12% more than the $300,000"; of "which is $46,000 or 12% more than the $300,000" both distances."""
    other = row[k - 2] if k > 2 and _OR.fullmatch(page.article.text, row[k - 2].end, row[k - 1].start) else None
    if other is None:
        return _distance_of(page, row, k, row[k - 1])
    rest = [*row[: k - 2], *row[k - 1 :]]
    found = _distance_of(page, rest, k - 1, row[k - 1])
    return found or _distance_of(page, [*row[: k - 1], row[k]], k - 1, other, row[k - 1])


_OR = regex(r"\s*(?:,?\s+or|\()\s+(?:about\s+|some\s+|almost\s+|nearly\s+|by\s+)?")


def _distance_of(
    page: Page, row: Sequence[Quantity], k: int, told: Quantity, last: Quantity | None = None
) -> Draft | None:
    """`last` stands between the distance and its base, where two are told of one."""
    base = row[k]
    m = _BETWEEN(page.vocabulary).fullmatch(page.article.text, (last or told).end, base.start)
    if m is None or told.cmp not in ("eq", "approx") or base.kind not in _KINDS or base.cmp != "eq":
        return None
    level = _level_before(page, row, k, base) or _taken_up(page, row, k, base)
    if (
        level is None
        or level.cmp != "eq"
        or not _of_one_unit(level, base)
        or level.per
        and base.per
        and level.per != base.per
    ):
        return None
    if m["then"] and not _is_of_the_same(page, m["then"], level, base):
        return None
    if told.kind == "percent":
        form, scale = "change", ONE
        if base.kind == "percent":
            return None
    elif told.kind in _POINTS and base.kind == "percent":
        form, scale = "points", _POINTS[told.kind]
    elif told.kind in ("money", "count") and alike(told, base):
        form, scale = "distance", ONE
    else:
        return None
    a, b = value_of(level), value_of(base)
    if not a or not b or not ONE / _WITHIN < a / b < _WITHIN:
        return None

    def holds(printed: Interval, x: Interval, y: Interval) -> bool:
        result = FORMS[form](x, y)
        if result is None:
            return True
        result = result.scaled(scale)
        printed = printed.widened(ONE / 10) if told.kind in ("percent", "pp") else printed
        return not printed.disjoint(result) or not printed.disjoint(-result)

    if possible((told, level, base), holds):
        return None
    exact = FORMS[form](Interval(a, a), Interval(b, b))
    if exact is None or exact.low is None:
        return None
    shown = amount_like(abs(exact.low * scale), told, by_size=True)
    return Draft(
        told.start, told.end, page.severity("arithmetic", "error"), f"{plain_text(level)} against {plain_text(base)} is {shown}, not {plain_text(told)}.",
        "arithmetic", "|".join(map(plain_text, (told, level, base))), figures=(told, level, base), consistent=shown,
    )  # fmt: skip


_PRONOUN = regex(r"(?:it|they|there)\s")
_IT_WAS = regex(
    r"(?:it|they|there|(?:the|that|its|their)\s+(?:figure|number|total|sum|count))\s+(?:had\s+(?:been|come\s+to)|was|were|stood\s+at|came\s+to)\s"
)
_FEW = 3
"""Words that may stand before the noun of a measure."""


def _is_of_the_same(page: Page, then: str, level: Quantity, base: Quantity) -> bool:
    """ "When sales amounted to", of a level of sales; "when the sale of a port brought in" is no earlier profit."""
    told = page.text_of(level.sentence)
    if (
        _IT_WAS.match(then)
        or _PRONOUN.match(then)
        and (level.kind == "count" and level.unit == base.unit != "" or not stems_of(then).isdisjoint(stems_of(told)))
    ):
        return True
    metrics = getattr(page.rules.vocabulary, "metrics", None) or {}
    named = {c.metric for c in page.extraction.claims if c.quantity == level.id}
    subject = " ".join(then.split()[:_FEW])
    return any(phrases(tuple(metrics[name].words)).search(subject) for name in named if name in metrics)


_MOST_OF = worded(
    r"\b(?:was|is|were|are|remained|became|proved)\s+(?:again\s+|still\s+|by\s+far\s+)?the\s+(?:(?P<up><most>|best)|(?P<down><least>|worst))\b",
    0,
)
_ALL = 3


def _extreme(page: Page, row: Sequence[Quantity]) -> Draft | None:
    """ "Was the worst of the four with 41,200 cars, ahead of Brisk with 36,800, Lumen with 22,500": the first is the most of all."""
    levels = [
        q for q in row if q.kind in ("money", "count") and q.cmp == "eq" and value_of(q) and q.unit == row[0].unit
    ]
    start = page.sentences[row[0].sentence].start
    text = page.article.text[start : levels[1].start] if len(levels) >= _ALL else ""
    m = _MOST_OF(page.vocabulary).search(text)
    if (
        m is None
        or _NAMED_APART.search(text) is None
        or any(page.roles.get(q.id) in ("from", "delta", "diff") for q in levels)
    ):
        return None
    first, *others = (value_of(q) or ONE for q in levels)
    if not (first < min(others) if m["up"] else first > max(others)) or page.cues.any(text, "better_less"):
        return None
    told, shown = m["up"] or m["down"], "the smallest" if m["up"] else "the largest"
    message = f'"{told}", but {plain_text(levels[0])} is {shown} of {", ".join(plain_text(q) for q in levels)}.'
    return Draft(
        start + m.start(), start + m.end(), page.severity("arithmetic", "error"), message, "wrong-rank", f"extreme|{told}|{plain_text(levels[0])}",
        figures=tuple(levels), consistent=shown,
    )  # fmt: skip


_NAMED_APART = regex(r"\b(?:ahead\s+of|before|followed\s+by|behind|then|while|against)\b")


def _order(page: Page, row: Sequence[Quantity], k: int) -> Draft | None:
    level, base = row[k - 1], row[k]
    m = _OUTDONE(page.vocabulary).fullmatch(page.article.text, level.end, base.start)
    if (
        m is None
        or m["way"] in _NO_ORDER(page.vocabulary)
        or not alike(level, base)
        or level.kind not in _KINDS
        or not _of_one_unit(level, base)
    ):
        return None
    speed = m["way"] in _SPEEDS(page.vocabulary)  # of two changes the one is faster
    if page.roles.get(level.id) in (("from", "diff") if speed else ("from", "delta", "diff")) or {
        level.cmp,
        base.cmp,
    } != {"eq"}:
        return None
    x, y = rounded(level), rounded(base)
    if not (x.positive and y.positive) or page.cues.any(page.text_of(level.sentence), "told_by_size"):
        return None
    if (
        not (x.below(y) if m["up"] else y.below(x))
        or not ONE / _WITHIN < (value_of(level) or ONE) / (value_of(base) or ONE) < _WITHIN
    ):
        return None
    first, second = plain_text(level), plain_text(base)
    return Draft(
        level.start, base.end, page.severity("arithmetic", "error"), f"{first} is told as {m['way']} {'than ' if m['way'].endswith('r') or m['way'] in ('more', 'less') else ''}{second}, and is {'less' if m['up'] else 'more'}.",
        "comparison-flipped", f"outdone|{first}|{second}", figures=(level, base), consistent="less" if m["up"] else "more",
    )  # fmt: skip


_SPEEDS = words_of("speeds")
