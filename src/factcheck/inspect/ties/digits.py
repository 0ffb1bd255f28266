"""A figure that follows from its neighbours but for one slip of the hand: a digit, two of them exchanged, or the scale.

"Cash: $640 million. Debt: $410 million, so net cash of $330 million": what the figures around it give, in any simple way, has the digits
that are printed but for one. No phrase is needed that says how it follows, only a word beside it by which such figures are told: so near
a miss is hardly chance where the neighbours are printed finely enough to settle every digit. Nobody is accused of a figure that
follows in some other way, or that the article tells twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, permutations

from factcheck.inspect.agreement.one_fact import DIGITS
from factcheck.inspect.interval import ONE, ZERO, value_of
from factcheck.inspect.operations import HUNDRED, amount_like
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import Quantity, Sentence
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.text.numerals import CARDINALS

_BACK, _AHEAD = 2, 1
"""Sentences of its paragraph, or points of its list, in which stands what a figure follows from."""
_LEAST, _MOST = 2, 10
_LONGEST = 6
_KINDS = frozenset({"money", "count", "percent", "pp", "bps"})
_AMOUNTS = frozenset({"money", "count"})
_FINE = 3
"""So many digits printed are hardly missed by one of them alone by chance; two are, where several figures may be meant."""
_ULP = Decimal("1.2")
"""In units of the last printed place: how far what is computed may be open."""
_ULP_OF_SUMS = Decimal("2.1")
_OWN = Decimal("0.56")
_TENTH = Decimal("0.1")
_LEAD, _TAIL = 70, 40
_EACH = regex(r"\s*(?:(?:for|per)\s+(?:each|every)\s+|an?\s+|each\s+|per\s+)(?P<of>[a-z]{3,})")
_MANY_EACH = regex(r"\s*(?:each|apiece)\b")
_STEM = 4


@record
class Number:
    """A figure as it is printed: its value, half a unit of its last place, and its digits."""

    quantity: Quantity
    value: Decimal
    step: Decimal
    digits: str
    each: str | None


@record
class Way:
    """What some neighbours give, and how."""

    value: Decimal
    error: Decimal
    of: tuple[Number, ...]
    working: str


def inspect_digit_slips(page: Page) -> list[Draft]:
    if not (page.cues.words("tied_part") and page.cues.words("tied_whole")):
        return []
    drafts: list[Draft] = []
    if page.has(_CUT_OUT):
        return drafts
    rows: dict[int, tuple[Number, ...]] = {}
    priced = page.has(_PRICED) or any(q.per for q in page.extraction.quantities)
    for place, quantities in page.quantities_in.items():
        window = range(place - _BACK, place + _AHEAD + 1)
        near = sum(len(page.quantities_in.get(at, ())) for at in window) - 1
        if near < _LEAST or not page.is_told(page.sentences.get(place), "hypothetical"):
            continue
        for q in quantities:
            if (
                q.kind not in _KINDS
                or q.id in page.denied
                or q.cmp != "eq"
                or q.rule == "table"
                or not _TWO_DIGITS.match(q.text)
                or not (ways := _ways_named(page, q, priced=priced))
            ):
                continue
            for at in window:
                if at not in rows and at in page.quantities_in and page.is_told(page.sentences.get(at), "hypothetical"):
                    rows[at] = tuple(_numbers(page, page.quantities_in[at]))
            told = next((n for n in rows[place] if n.quantity is q), None)
            if (
                told is not None
                and len(told.digits.lstrip("0")) > 1
                and (draft := _judged(page, rows, place, told, ways))
            ):
                drafts.append(draft)
    return drafts


def _numbers(page: Page, quantities: Sequence[Quantity]) -> Iterator[Number]:
    for q in sorted(quantities, key=lambda q: q.start):
        found, value = DIGITS.findall(q.text), value_of(q)
        if q.kind not in _KINDS or q.alt_of or q.rule == "table" or q.cmp == "range" or not value or value < 0:
            continue
        if len(found) != 1:
            if q.kind == "count" and value < _WORDS:
                yield Number(q, value, ZERO, "", None)
            continue
        whole, _, places = found[0].replace(",", "").partition(".")
        scale = value / (Decimal(f"{whole}.{places or 0}") or ONE)
        if not places and whole.endswith("000"):  # "95,000" is told to the thousand
            scale, whole = scale.scaleb(len(whole) - len(whole.rstrip("0"))), whole.rstrip("0")
        each = _EACH.match(page.article.text, q.end)
        of = q.per or (each["of"] if each else "each" if _MANY_EACH.match(page.article.text, q.end) else None)
        yield Number(q, value, scale.scaleb(-len(places)) / 2, whole + places, of)


_PRICED = frozenset({"each", "apiece", "per"})
_WORDS = 20
_CUT_OUT = frozenset({"eliminations", "elimination", "intersegment", "intercompany", "discontinued"})
"""Then what is added up and what remains of it are told in one another's words."""


def _ways_named(page: Page, q: Quantity, *, priced: bool) -> frozenset[str]:
    """By which words beside it the figure is told as what comes of others."""
    text, (start, end) = page.article.text, page.room_of(q)
    lead, tail = text[max(start, q.start - _LEAD) : q.start], text[q.end : min(end, q.end + _TAIL)]
    ways = {"tied_whole"} if _PARTED.match(tail) else set()
    clause = f"{_CLAUSES.split(lead)[-1]} | {_CLAUSES.split(tail)[0]}"
    if _LEAVES.search(lead):
        ways.add("left")
    if page.cues.any(clause, "tied_whole", "tied_part"):
        ways |= {name for name in ("tied_whole", "tied_part") if page.cues.any(clause, name)}
    if priced and q.kind == "money" and not q.per:
        ways.add("product")
    return frozenset() if not ways or page.cues.any(f"{lead} | {tail}", "tied_to_none") else frozenset(ways)


_TWO_DIGITS = regex(r"0*+\D*\d\D*\d")
"""A figure of one digit has none to be swapped; zeros at its beginning are none."""
_CLAUSES = regex(r"[,;:(]\s")
_PARTED = regex(r"(?:\s[a-z]+){0,3},?\s+of\s+(?:which|whom|that|these|those)\b")
_LEAVES = regex(
    r"\b[Ww]ithout\s+(?:it|them|this|that|these)\b[^.;,]{0,40}$|\b(?:leaves|leaving|left)\s+(?:(?:it|them|him|her|us)\s+with\s+|[a-z]+\s+(?:with\s+)?)?$"
)


def _judged(
    page: Page, rows: dict[int, tuple[Number, ...]], place: int, told: Number, ways: frozenset[str]
) -> Draft | None:
    near = _window(page, rows, place, told)
    if len(near) < _LEAST or _is_told_again(page, told):
        return None
    found = list(_all_ways(told, near))
    if any(abs(way.value - told.value) <= way.error + told.step * 2 * _OWN + _slack(told) for way in found):
        return None
    slips = [way for way in _named(found, ways) if _is_slip(told, way) and _are_tied(page, told, way)]
    slips = slips or [
        way for way in found if "left" in ways and way.working == "rest" and _is_all_there_is(told, way, near)
    ]
    if len({round(way.value / told.step) for way in slips}) != 1:
        return None
    way = min(slips, key=lambda way: sum(abs(n.quantity.start - told.quantity.start) for n in way.of))
    return None if _is_of_more(page, told, way) else _draft(page, told, way)


def _window(page: Page, rows: dict[int, tuple[Number, ...]], place: int, told: Number) -> tuple[Number, ...]:
    own = page.sentences[place]
    near = [
        n
        for at in range(place - _BACK, place + _AHEAD + 1)
        if at in rows and _goes_on(page, page.sentences[at], own)
        for n in rows[at]
        if n is not told
    ]
    return tuple(sorted(near, key=lambda n: abs(n.quantity.start - told.quantity.start))[:_MOST])


def _goes_on(page: Page, a: Sentence, b: Sentence) -> bool:
    blocks = page.article.blocks
    if a.block == b.block:
        return True
    return all(0 <= s.block < len(blocks) and blocks[s.block].kind == "bullet" for s in (a, b))


def _is_of_more(page: Page, told: Number, way: Way) -> bool:
    """ "Twelve branches were added and three closed, which leaves 487": a number that counts what is not said again"""
    sentence = told.quantity.sentence
    own, used = page.sentences[sentence], (told.quantity, *(n.quantity for n in way.of))
    taken = [(each.start, each.end) for each in (*used, *page.times_in.get(sentence, ()))]
    return way.working == "rest" and any(
        word[0].lower() in _COUNTING and not any(start <= word.start() < end for start, end in taken)
        for word in _WORD.finditer(page.article.text, own.start, own.end)
    )


_WORD = regex(r"\b[a-z]{3,}\b", re.IGNORECASE)
_COUNTING = frozenset(CARDINALS) - {"one", "zero"}


def _is_told_again(page: Page, told: Number) -> bool:
    return any(
        q.id != told.quantity.id and q.kind == told.quantity.kind and q.value == told.quantity.value
        for q in page.extraction.quantities
    )


def _slack(told: Number) -> Decimal:
    """Changes in percent are told of figures that are rounded once more."""
    return _TENTH if told.quantity.kind in ("percent", "pp") else ZERO


# ---------------------------------------------------------------- what the neighbours give
def _all_ways(told: Number, near: tuple[Number, ...]) -> Iterator[Way]:
    kind = told.quantity.kind
    like = [n for n in near if _is_like(told, n)]
    if kind in _AMOUNTS:
        yield from _apart(like, ONE)
        yield from _sums(like)
        yield from _products(told, near)
    elif kind in ("pp", "bps"):
        yield from _apart([n for n in near if n.quantity.kind == "percent"], HUNDRED if kind == "bps" else ONE)
    else:
        yield from _apart(like, ONE)
        yield from _sums(like)
        yield from _rates([n for n in near if n.quantity.kind in _AMOUNTS])


def _named(found: list[Way], ways: frozenset[str]) -> list[Way]:
    """Changes and differences only explain: which two levels they are of is asked where the words are read that tell it."""
    names = {"rest": "left", "sum": "tied_whole", "part": "tied_part", "product": "product"}
    return [way for way in found if names.get(way.working) in ways]


def _is_like(a: Number, b: Number) -> bool:
    x, y = a.quantity, b.quantity
    return x.kind == y.kind and (x.unit == y.unit or x.kind == "count" and "" in (x.unit, y.unit))


def _apart(like: list[Number], scale: Decimal) -> Iterator[Way]:
    for a, b in combinations(like, 2):
        a, b = (a, b) if a.value > b.value else (b, a)
        yield Way((a.value - b.value) * scale, (a.step + b.step) * scale, (a, b), "rest")


_WITHIN = 2
"""One thing does not change by more than that from one time to the next."""


def _sums(like: list[Number]) -> Iterator[Way]:
    """Of runs that stand one behind the other."""
    row = sorted(like, key=lambda n: n.quantity.start)
    for i, j in combinations(range(len(row) + 1), 2):
        if 2 <= j - i <= _LONGEST:
            parts = tuple(row[i:j])
            yield Way(sum((n.value for n in parts), ZERO), sum((n.step for n in parts), ZERO), parts, "sum")


def _products(told: Number, near: tuple[Number, ...]) -> Iterator[Way]:
    # "raised it three times, by 100 kronor each": how often is no number of things
    counts = [n for n in near if n.quantity.kind == "count" and not n.quantity.text.endswith(" times")]
    for price in near if not told.each else ():
        if price.quantity.kind != "money" or price.each is None or price.quantity.unit != told.quantity.unit:
            continue
        for number in counts:
            if number.quantity.sentence not in (price.quantity.sentence, told.quantity.sentence):
                continue  # "a year ago, when the share count was 82 million"
            if price.each == "each" or price.each[:_STEM] == number.quantity.unit[:_STEM]:
                error = number.step * price.value  # a price is told to its last cent
                yield Way(price.value * number.value, error, (number, price), "product")


def _rates(amounts: list[Number]) -> Iterator[Way]:
    for a, b in permutations(amounts, 2):
        if not _is_like(a, b) or a.each != b.each:
            continue
        ratio = a.value / b.value
        error = ratio * (a.step / a.value + b.step / b.value) * 100
        if ONE / _WITHIN < ratio < _WITHIN:
            yield Way(abs(ratio - 1) * 100, error, (a, b), "change")
        if ratio < 1:
            yield Way(ratio * 100, error, (a, b), "part")


# ---------------------------------------------------------------- whether it is one slip
def _is_slip(told: Number, way: Way) -> bool:
    """What is computed has the printed digits but for one, or but for two that changed places, or has them all with another scale."""
    place = told.step * 2
    if way.working not in ("product", "rest") and told.quantity.kind not in _AMOUNTS and len(told.digits) < _FINE:
        return False
    if told.quantity.kind not in _AMOUNTS and way.working in ("sum", "rest"):
        return False
    if way.working == "sum" and not _are_parts(told, way.of):
        return False
    if way.working == "rest" and way.of[1].value * _TINY < told.value:
        return False
    open_by = place * (_ULP if way.working not in ("sum", "product") else _ULP_OF_SUMS)
    if not way.value or way.error > way.value / 50:
        return False
    if any(abs(way.value / told.value / scale - 1) < _SAME + way.error / way.value for scale in _SCALES):
        return told.quantity.kind in _AMOUNTS
    if way.error > open_by:
        return False
    exact = round(way.value / place)
    reach = min(int(way.error / place + _HALF), 2)
    printed = told.digits.lstrip("0")
    if (
        len(printed) < _FINE
        and way.working != "rest"
        and (way.working == "product" or any(n.quantity.sentence != told.quantity.sentence for n in way.of))
    ):
        return False
    return any(_differ_by_a_slip(printed, str(n), last=not reach) for n in range(exact - reach, exact + reach + 1))


_TINY = 50
"""So much smaller an amount is no part of it."""


def _are_parts(told: Number, of: tuple[Number, ...]) -> bool:
    """Each is smaller and none is tiny, and they stand on one side of the whole with nothing like it between."""
    values = [n.value for n in of]
    if not max(values) < told.value < min(values) * _TINY:
        return False
    start, end, at = of[0].quantity.start, of[-1].quantity.end, told.quantity.start
    if start < at < end or len({n.quantity.sentence for n in of} | {told.quantity.sentence}) > 2:
        return False
    if at < start:
        return of[-1].quantity.sentence == told.quantity.sentence  # "of which"
    return len(of) > 2


_SCALES = (Decimal(1_000), Decimal("0.001"), Decimal(1_000_000), Decimal("0.000001"))
_SAME, _HALF = Decimal("0.005"), Decimal("0.5")


def _differ_by_a_slip(a: str, b: str, *, last: bool) -> bool:
    """In the last of several digits only where none of what is computed is open: else that may be rounding."""
    if len(a) != len(b) or a == b:
        return False
    where = [k for k in range(len(a)) if a[k] != b[k]]
    if len(where) == 1:
        return where[0] < len(a) - 1 or last and abs(int(a[-1]) - int(b[-1])) > 2 and len(a) >= _FINE
    return len(where) == 2 and a[where[0]] == b[where[1]] and a[where[1]] == b[where[0]]


def _is_all_there_is(told: Number, way: Way, near: tuple[Number, ...]) -> bool:
    """Whole, part and rest in this order, and nothing else like them around."""
    whole, part = way.of
    in_order = whole.quantity.end <= part.quantity.start < told.quantity.start
    return in_order and sum(_is_like(told, n) for n in near) == len(way.of)


def _are_tied(page: Page, told: Number, way: Way) -> bool:
    """Whether what the figure is said to come of can be these: things of one kind, and the last one told before it."""
    of = [n.quantity for n in way.of]
    if way.working == "product":
        return True
    if way.working == "sum":
        behind = [told.quantity, min(of, key=lambda q: q.start)]
        return not _are_of_several_things(page, of) and not _stands_between(page, *behind)
    if way.working == "part":
        # a margin or a rate of the company's own is held against the levels of its own metrics
        return any(q.sentence == told.quantity.sentence for q in of) and told.quantity.id not in page.metric_of
    last = max(
        (n for n in way.of if n.quantity.end <= told.quantity.start), key=lambda n: n.quantity.start, default=None
    )
    return last is not None and not _stands_between(page, last.quantity, told.quantity)


def _are_of_several_things(page: Page, of: Sequence[Quantity]) -> bool:
    """ "Equity declined to $2.41 billion from $3.00 billion, and total assets": what one measure was is no part of another"""
    ids = {q.id for q in of}
    return len({c.metric for c in page.extraction.claims if c.quantity in ids and c.metric != "unknown"}) > 1


def _stands_between(page: Page, last: Quantity, told: Quantity) -> bool:
    """ "It invested $23.8 billion, which left": that is what was taken away"""
    return any(
        last.end <= q.start and q.end <= told.start and (q.kind, q.unit) == (told.kind, told.unit)
        for q in page.extraction.quantities
    )


def _draft(page: Page, told: Number, way: Way) -> Draft:
    of = [n.quantity for n in way.of]
    texts, shown = [plain_text(q) for q in of], amount_like(way.value, told.quantity)
    working = {
        "rest": "{0} less {1}", "sum": " + ".join(texts), "product": "{0} times {1}", "part": "{0} of {1}",
    }[way.working].format(*texts)  # fmt: skip
    q = told.quantity
    return Draft(
        q.start, q.end, page.severity("arithmetic", "error"), f"{working} is {shown}, not {plain_text(q)}.", "arithmetic",
        f"digit|{plain_text(q)}|{'|'.join(texts)}", figures=(q, *of), consistent=shown,
    )  # fmt: skip
