"""Changes, distances, multiples and sums whose figures were told before: "the 8.0% increase", "what the extra £8 million bought"."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from factcheck.inspect.computed.rows import MOVE
from factcheck.inspect.drawn.told import HEDGE, PAIR, Told, distinct, is_amount, size
from factcheck.inspect.drawn.triple import Triple
from factcheck.inspect.interval import ONE
from factcheck.inspect.measures.reading import Reading, same_unit
from factcheck.model import Quantity
from factcheck.patterns import regex

_MOVED_BY = regex(
    rf"\b{MOVE}\s+(?:of|was|is|comes\s+to|came\s+to|amounts\s+to)\s+(?:thus\s+|therefore\s+)?{HEDGE}$"
    rf"|\b(?:grew|grown|rose|risen|fell|fallen|increased|decreased|climbed|dropped|declined|gained|lost|slipped|jumped|improved|widened|narrowed|shrank|shrunk|up|down|swelled)\s+(?:by\s+)?{HEDGE}$", 2
)  # fmt: skip
_MOVED_MORE = regex(
    r"\s*(?:[a-z]+\s+)?(?:more|less|fewer|higher|lower|dearer|cheaper|bigger|larger|smaller)\b(?!\s+(?:than|of)\b)", 2
)
_THE_MOVE = regex(rf"\s*(?:[a-z]+\s+)?{MOVE}\b(?!\s+(?:in|of|on|over|forecast|expected|target\w*)\b)", 2)
_ITS_BASE = regex(r"\s*(?:[\w-]+\s+){0,3}(?:from|than|over|against|versus|compared|on)\s", 2)
_HELD_AGAINST = regex(r"\b(?:compared|relative|against|versus)\b", 2)
_THE = regex(rf"\s*(?:the|that|this)\s+{HEDGE}", 2)
_SHORT = 30
_WITHIN, _FAR, _LOOSE = Decimal(3), Decimal(4), Decimal("0.08")
_AGO = regex(
    r"\b(?:ago|earlier|before|previous\w*|had\s+(?:been|booked|stood|taken|sold|earned|made|come)|last\s+year|same\s+(?:stretch|period|months?|quarter|time))\b",
    2,
)


def _tells_a_move(told: Told) -> bool:
    """ "The 8.0% increase", "put differently, profit was 12.9 percent lower", "this is a rise of": of what was told before."""
    if len(told.lead) < _SHORT and _THE.fullmatch(told.lead):
        return _THE_MOVE.match(told.tail) is not None and not _ITS_BASE.match(told.tail)
    if not told.is_drawn or _ITS_BASE.match(told.tail) or _HELD_AGAINST.search(told.lead):
        return False
    return _MOVED_MORE.match(told.tail) is not None or _MOVED_BY.search(told.clause) is not None


def change(told: Told) -> Triple | None:
    """ "Sold 412.6 million. A year earlier it had booked 381.9 million. The 8.0% increase came from Poland"."""
    page = told.reading.page
    if not _tells_a_move(told) or page.cues.any(
        page.without_bases(told.figure.sentence), "growth_basis", "annual_growth", "adjusted"
    ):
        return None
    points = told.figure.kind != "percent"
    for back in (0, 1, 2):
        if points:
            pair = distinct(q for q in told.before(back) if q.kind == "percent")
        else:
            amounts = [q for q in told.before(back) if is_amount(q)]
            pair = distinct(amounts) if amounts and all(same_unit(q, amounts[-1]) for q in amounts) else []
        if len(pair) > PAIR:
            return None
        if len(pair) == PAIR:
            bases = [q for q in pair if _is_earlier(told.reading, q)]
            now = next((q for q in pair if q not in bases), None)
            if len(bases) != 1 or now is None or not ONE / _WITHIN < size(now) / size(bases[0]) < _WITHIN:
                return None
            return Triple(told.figure, "points" if points else "change", (now, bases[0]), far=_FAR)
    return None


def _is_earlier(reading: Reading, q: Quantity) -> bool:
    return (
        reading.page.roles.get(q.id) == "from"
        or _AGO.search(f"{reading.lead(q)[-60:]} {reading.tail(q)[:60]}") is not None
    )


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


_EXTRA = regex(r"\b(?:extra|additional|the\s+(?:difference|gap)\b[^.;:]{0,30}|the\s+(?:difference|gap),)\s+$", 2)
_WORDS_OF_EXTRA = frozenset({"extra", "additional", "difference", "gap"})


def distance(told: Told) -> Triple | None:
    """ "Spent £47 million. In the year before, the bill was £39 million. What the extra £8 million bought"."""
    if not told.reading.page.has(_WORDS_OF_EXTRA) or not _EXTRA.search(told.clause):
        return None
    return _of_the_two_before(told, "distance", lambda q: same_unit(q, told.figure) and not q.per)


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
