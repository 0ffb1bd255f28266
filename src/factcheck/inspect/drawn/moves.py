"""Changes, distances, multiples and sums whose figures were told before: "the 8.0% increase", "what the extra £8 million bought"."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from factcheck.inspect.computed.rows import MOVE
from factcheck.inspect.drawn.told import CLAUSE, HEDGE, PAIR, Told, distinct, is_amount, size
from factcheck.inspect.drawn.triple import Triple
from factcheck.inspect.interval import ONE
from factcheck.inspect.measures.reading import AMOUNTS, OF_TIME, Reading, same_unit
from factcheck.model import Quantity
from factcheck.patterns import regex

_MOVED = regex(
    r"\b(?:grew|grown|grow\w*|rose|risen|fell|fallen|fall(?:s|ing)?|ris(?:es|ing)|increas\w+|decreas\w+|climb\w*|dropp?\w*|declin\w+|gain\w*|lost|los(?:es|ing)|shed|slipp\w*|slid|jump\w*|"
    r"improv\w+|widen\w*|narrow\w*|shr[aiu]nk\w*|up|down|plus|minus|swell\w*|swollen|surg\w+|soar\w*|slump\w*|plung\w+|tumbl\w+|advanc\w+|add(?:ed|s|ing)|cut|eased|expand\w*|contract\w+)\s+"
    rf"(?:a\s+net\s+|by\s+)?{HEDGE}$", 2
)  # fmt: skip
_MOVED_MORE = regex(
    r"\s*(?:[a-z]+\s+)?(?:more|less|fewer|higher|lower|dearer|cheaper|bigger|larger|smaller|above|below|up|down)\b(?!\s+of\b)",
    2,
)
_NOUN = rf"(?:{MOVE}|slide|haircut|jump|drop|slump|dip|cut|discount|premium|mark-?up|leap|plunge|uplift|setback|swing|difference|step|boost|uptick|downturn|slip|tumble)"
_THE_MOVE = regex(rf"\s*(?:[a-z-]+\s+)?{_NOUN}\b(?!\s+(?:in|of|on|over|for|forecast|expected|target\w*)\b)", 2)
_MOVE_IS = regex(
    rf"\b(?:the|this|that|its|their|(?:that|this|it|which)\s+(?:is|was|makes|means|marks)\s+an?)\s+(?:(?!(?:with|of|in|an?|the)\b)[a-z-]+\s+){{0,2}}?{_NOUN}\s+(?:of|was|is|comes\s+to|came\s+to|amounts\s+to|works\s+out\s+at|(?:is|was)\s+one\s+of)\s+(?:thus\s+|therefore\s+)?{HEDGE}$"
    rf"|^\W*(?:[A-Z][\w-]*\s+)?{_NOUN}\s*[:–—-]\s*$|\b(?:the\s+answer|that|which)\s+(?:is|makes|means|works\s+out\s+at|comes\s+to)\s+(?:an?\s+)?{HEDGE}$",
    2,
)
"""What moved is not told: it is what was told before."""
_ASIDE = regex(rf",\s*(?:or\s+|that\s+is\s+)?(?:by\s+)?{HEDGE}$")
_FRONTED = regex(r"\W*(?:Up|Down|Plus|Minus|By)\s+$")
_ITS_LEVEL = regex(
    r"\s*,?\s*(?:[a-z]+\s+){0,2}?(?:to|at|from|than|over|against|versus|compared|on|above|below|of)\s", 2
)
_HELD_AGAINST = regex(r"\b(?:compared|relative|against|versus)\b", 2)
_SHORT, _LONG = 30, 70
_WITHIN, _FAR, _LOOSE = Decimal(3), Decimal(4), Decimal("0.08")
_AGO = regex(
    r"\b(?:ago|earlier|before|previous\w*|had\s+(?:been|booked|stood|taken|sold|earned|made|come|broken|cost|launched|drawn)|last\s+(?:year|season|month|spring|summer|autumn|winter|[A-Z]\w+)|"
    r"used\s+to|once|at\s+the\s+(?:start|beginning)|having\s+(?:begun|started|been)|when\s+the|fetched|predecessor|same\s+(?:\w+\s+)?(?:stretch|period|months?|quarter|time|week))\b",
    2,
)
_AGAINST = regex(r"\b(?:from|against|versus|vs\.?|after|compared\s+(?:with|to)|than)\s+(?:[a-z]+\s+){0,2}$", 2)
_WINDOWS = ((0, 0), (1, 0), (0, 1), (2, 0), (1, 1))


def change(told: Told) -> Triple | None:
    """ "Sold 412.6 million. A year earlier it had booked 381.9 million. The 8.0% increase came from Poland"."""
    page = told.reading.page
    tie = _tie(told)
    if tie is None or page.cues.any(
        page.without_bases(told.figure.sentence), "growth_basis", "annual_growth", "adjusted"
    ):
        return None
    if told.figure.kind != "percent":
        return _points_moved(told) if tie else None
    for back, on in _WINDOWS:
        pair = _two_levels(told, back, on)
        if pair is None:
            continue
        if not pair or not tie or _is_behind_another(told, pair):
            return None
        return Triple(told.figure, "change", pair, far=_FAR)
    return None


def _tie(told: Told) -> bool | None:
    """Whether the words take a movement up that was told (True), or tell one of a subject of its own (False); None of no movement."""
    lead, tail = told.lead, told.tail
    moved = _MOVED_MORE.match(tail) is not None or _MOVED.search(told.clause[-_SHORT:]) is not None
    if _ITS_LEVEL.match(tail) or _HELD_AGAINST.search(told.clause):
        return None
    if len(lead) < _SHORT and _THE_LEAD.fullmatch(lead) and _THE_MOVE.match(tail) or _MOVE_IS.search(lead[-_LONG:]):
        return True
    if (
        _FRONTED.fullmatch(lead)
        and tail.startswith(":")
        or moved
        and (told.is_drawn or _ASIDE.search(lead) is not None)
    ):
        return True
    return False if moved else None


_THE_LEAD = regex(rf"\s*(?:the|that|this|that\s+is|that\s+makes|it\s+is|which\s+is)\s+(?:an?\s+)?{HEDGE}", 2)


def _two_levels(told: Told, back: int, on: int) -> tuple[Quantity, ...] | None:
    """The only two amounts of one unit so near, the later first; none where there are more, or where neither is an earlier one."""
    reading, groups = told.reading, dict[tuple[str, str], list[Quantity]]()
    for q in told.near(back, on):
        if q.kind in AMOUNTS and any(c.isdigit() for c in q.text) and not (q.kind == "count" and q.unit in OF_TIME):
            # "housing starts fell to 7,140; in April builders had broken ground on 8,400 homes"
            key = (q.kind, "" if q.kind == "count" else q.unit)
            groups.setdefault(key, []).append(q)
    pairs = [found for g in groups.values() if len(found := distinct(g)) == PAIR]
    if any(len(distinct(g)) > PAIR for g in groups.values()):
        return ()
    timed = [(pair, base) for pair in pairs if (base := _earlier_of(reading, pair)) is not None]
    if len(timed) != 1:
        return () if timed else None
    pair, base = timed[0]
    now = next(q for q in pair if q is not base)
    if not ONE / _WITHIN < size(now) / size(base) < _WITHIN:
        return ()
    return now, base


def _is_behind_another(told: Told, pair: tuple[Quantity, ...]) -> bool:
    """ "Visits 915 million, 1.9% more": of the amount right before it, which is none of the pair."""
    before = [q for q in told.reading.rows[told.figure.sentence] if q.end <= told.figure.start and q.kind in AMOUNTS]
    return bool(before) and before[-1] not in pair


def _points_moved(told: Told) -> Triple | None:
    for back in (0, 1, 2):
        pair = distinct(q for q in told.before(back) if q.kind == "percent")
        if len(pair) > PAIR:
            return None
        if len(pair) == PAIR:
            bases = [q for q in pair if _is_earlier(told.reading, q)]
            now = next((q for q in pair if q not in bases), None)
            if len(bases) != 1 or now is None or not ONE / _WITHIN < size(now) / size(bases[0]) < _WITHIN:
                return None
            return Triple(told.figure, "points", (now, bases[0]), far=_FAR)
    return None


def _earlier_of(reading: Reading, pair: list[Quantity]) -> Quantity | None:
    """The one that is told as the earlier level; of two that are told so, the one that the other is held against."""
    bases = [q for q in pair if _is_earlier(reading, q)]
    if len(bases) == PAIR:
        bases = [q for q in pair if _AGAINST.search(reading.lead(q))]
    return bases[0] if len(bases) == 1 else None


def _is_earlier(reading: Reading, q: Quantity) -> bool:
    if reading.page.roles.get(q.id) == "from" or _AGAINST.search(reading.lead(q)):
        return True
    lead = reading.lead(q)
    if reading.rows[q.sentence][0] is not q:  # "250 people when the year began and has 210 now": of the figure before
        lead = CLAUSE.split(lead, maxsplit=1)[-1]
    return _AGO.search(f"{lead[-60:]} {_NEXT.split(reading.tail(q)[:60])[0]}") is not None


_NEXT = regex(r"[;]|,\s+(?:and|but|so|while|having|which)\b|,\s+(?:against|compared|versus|from|after)\b")


_LESS = regex(
    r"\b(?:in\s+real\s+terms|real\s+(?:terms|wages?|incomes?|pay|rate|return|growth)|subtract\w*|taking\s+(?:one|the\s+\w+)\s+from|the\s+(?:difference|gap)|gap\s+of|difference\s+of)\b",
    2,
)
_WORDS_OF_LESS = frozenset("real subtract subtracted subtracting subtraction taking difference gap".split())
_TARGET = regex(r"\b(?:target\w*|expect\w*|forecast\w*|aims?)\b")
_MOST = 3


def points(told: Told) -> Triple | None:
    """ "Wages went up 4.6 percent and prices 2.9 percent. Taking one from the other, workers were 1.7 percent better off"."""
    page = told.reading.page
    if not page.has(_WORDS_OF_LESS):
        return None
    text = page.text_of(told.figure.sentence)
    own = [q for q in told.reading.rows[told.figure.sentence] if q.kind in ("percent", "pp")]
    if told.figure not in (own[0], own[-1]) or len(own) > _MOST or not _LESS.search(text) or _TARGET.search(text):
        return None
    if any(_LESS.search(told.reading.tail(q)) is None for q in own[1:-1]):
        return None
    return _of_the_two_before(told, "points", lambda q: q.kind == "percent")


_EXTRA = regex(
    r"\b(?:extra|additional|missing|the\s+(?:difference|gap|shortfall)\b[^.;:]{0,30}|the\s+(?:difference|gap|shortfall),)\s+$",
    2,
)
_WORDS_OF_EXTRA = frozenset({"extra", "additional", "difference", "gap", "shortfall", "missing"})
_NET = regex(r"\b(?:shed|lost|gained|added)\s+a\s+net\s+$", 2)
_BY = regex(r"\b(?:up|down|higher|lower)\s+by\s+$", 2)
_MORE = regex(
    r"\s*(?:[a-z]+\s+)?(?:more|less|fewer|dearer|cheaper)\b(?![^,;.]{0,30}\b(?:analysts?|expect\w*|forecast\w*|consensus|plan\w*|hoped|target\w*)\b)(?!\s+(?:of|people|than\s+(?:half|a|twice|[\d£$€¥]))\b)",
    2,
)


def distance(told: Told) -> Triple | None:
    """ "Spent £47 million. In the year before, the bill was £39 million. What the extra £8 million bought"."""
    if told.reading.page.has(_WORDS_OF_EXTRA) and _EXTRA.search(told.clause):
        return _of_the_two_before(told, "distance", lambda q: same_unit(q, told.figure) and not q.per)
    drawn = told.is_drawn and (_BY.search(told.clause) or _MORE.match(told.tail))
    if _NET.search(told.clause) or drawn or _MORE.match(told.tail) and _ASIDE.search(told.lead):
        for back in (0, 1):
            pair = _two_levels(told, back, 0)
            if pair and pair[0].kind == told.figure.kind and size(told.figure) < size(pair[1]):
                return None if _is_behind_another(told, pair) else Triple(told.figure, "distance", pair)
    return None


def _of_the_two_before(told: Told, form: str, fits: Callable[[Quantity], bool]) -> Triple | None:
    for back in (0, 1, 2):
        pair = distinct(q for q in told.before(back) if fits(q))
        if len(pair) > PAIR:
            return None
        if len(pair) == PAIR:
            near = pair[1].sentence >= told.figure.sentence - 1
            return Triple(told.figure, form, (pair[0], pair[1])) if near else None
    return None


_AS_MUCH_AS = regex(
    r"\s*as\s+(?:much|many|large|big|high|long|heavy)\b[^.;:]{0,30}?\bas\s+(?:(?:the|its|their|those|that)\s+)?(?:[a-z]+\s+)?",
    2,
)
_THE_SIZE = regex(
    r"\s*(?:the\s+(?:size|number|amount|figure|capacity|price|value)|as\s+(?:large|big|many|much|high))\b", 2
)


def times(told: Told) -> Triple | None:
    """ "Brought in $96 million, twice as much as the $48 million from subscriptions", "The bigger is thus three times the size"."""
    if not _THE_SIZE.match(told.tail):
        return None
    row = told.reading.rows[told.figure.sentence]
    k = row.index(told.figure)
    if (
        k
        and k + 1 < len(row)
        and is_amount(row[k + 1])
        and same_unit(row[k - 1], row[k + 1])
        and _AS_MUCH_AS.fullmatch(told.tail)
    ):
        return Triple(told.figure, "ratio", (row[k - 1], row[k + 1]), slack=_LOOSE) if told.is_apposed else None
    if told.is_drawn and (pair := told.two_amounts()):
        return Triple(told.figure, "ratio", (pair[1], pair[0]), slack=_LOOSE)
    return None


_ALL_OF_IT = regex(
    r"\b(?:as\s+a\s+whole|for\s+the\s+(?:full\s+|whole\s+)?(?:year|half|nine\s+months|quarter)|in\s+(?:all|total)|altogether|all\s+told|together|combined|"
    r"(?:these|the|those|all)\s+(?:two|three|four|five|six)\b|the\s+(?:sum|total)|adds?\s+up|total)\b", 2
)  # fmt: skip
_BESIDES = regex(r"\b(?:including|plus|besides|other|another|further|with|before|after|excluding|net)\b", 2)
_MOST_PARTS, _NEAR = 6, Decimal("1.5")


def total(told: Told) -> Triple | None:
    """ "First half: 64 million pounds. Second half: 81 million. For the year as a whole, then, it earned 145 million"."""
    if told.figure.per or not told.is_drawn or not _ALL_OF_IT.search(told.clause) or _BESIDES.search(told.lead):
        return None
    earlier = told.before(2)
    parts = [q for q in earlier if is_amount(q)]
    if not PAIR <= len(parts) <= _MOST_PARTS or earlier[-1] is not parts[-1]:
        return None
    if any(not same_unit(q, told.figure) or told.reading.is_base(q) or size(q) >= size(told.figure) for q in parts):
        return None
    return Triple(told.figure, "sum", tuple(parts), far=_NEAR)
