"""Changes between two figures of a document, with the derivation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

from factcheck.judge.asked import RELATIVE
from factcheck.judge.compare import HALF, Bounds, plain
from factcheck.judge.documents.align import BROAD, Asked
from factcheck.judge.documents.derived import HUNDRED, cited, derived_facts
from factcheck.judge.documents.move import POINTS, Move
from factcheck.judge.documents.sure import is_outlook, is_sure
from factcheck.judge.documents.values import related
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import Days, base_windows, length, printed, same, shifted
from factcheck.sources.documents.words import stem
from factcheck.text.numerals import NUMBER, number


def words_fit(asked: Asked, fact: Fact) -> bool:
    """Prices of food are none of energy: of one metric, the words that name it must not exclude each other."""
    mine, its = asked.fact.measured, fact.measured
    if asked.fact.metric == fact.metric == "loans":
        mine, its = mine - _OF_BANKS, its - _OF_BANKS
        return not its or mine <= its | fact.near or its <= mine | asked.fact.near
    return (
        not mine
        or not its
        or asked.fact.metric not in BROAD
        or mine <= its | fact.near
        or its <= mine | asked.fact.near
    )


_OF_BANKS = frozenset(map(stem, "loan loans lending book portfolio credit total outstanding".split()))
""" "Mortgage lending" is neither all lending nor that to consumers."""


def computed(asked: Asked, quantity: Quantity) -> Iterator[Move]:
    if asked.fact.modality in ("guidance", "forecast") and is_outlook(asked, asked.fact):
        return  # what is expected does not follow from what was
    main = asked.held.calendar.main
    levels = [
        # what names no time is of the document's own
        f if f.windows or main is None else replace(f, windows=(main,))
        for f in asked.levels()
        if f.modality == "fact"
        and asked.about(f)
        and (f.windows or main)
        and not f.loose
        and f.quantity is not None
        and f.quantity.value is not None
        and words_fit(asked, f)
    ]
    derived = derived_facts(asked) if not levels else []
    unsure = {id(each.fact) for each in derived if not each.is_sure}
    levels += [each.fact for each in derived]
    seen: set[tuple[object, ...]] = set()
    yield from _told_together(asked, quantity, levels)
    for now in levels:
        if not any(same(now.windows[0], window) for window in asked.windows):
            continue
        bases = _since_the_opening(asked, now, levels) or _bases_of(asked, now)
        for then in levels:
            if (
                then is now
                or now.quantity is None
                or then.quantity is None
                or not any(same(then.windows[0], base) for base in bases)
            ):
                continue
            relation, factor = related(now.quantity, then.quantity)
            if relation != "same" or now.quantity.kind != then.quantity.kind:
                continue
            key = (now.quantity.value, then.quantity.value, now.quantity.unit)
            if key in seen:
                continue
            seen.add(key)
            found = _step(asked, quantity, now, then, factor)
            if found is not None and derived:
                facts = (*cited(derived, found.facts[:1]), *cited(derived, found.facts[1:]))
                found = replace(found, facts=facts, sure=found.sure and id(now) not in unsure)
            if found is not None:
                yield found


def _told_together(asked: Asked, quantity: Quantity, levels: Sequence[Fact]) -> Iterator[Move]:
    """ "Capacity rises to 78 from 36": a figure and the one that it comes from, whatever their days are."""
    if asked.fact.windows or asked.fact.bases:
        return
    for now in levels:
        if now.role != "level" or now.in_table:
            continue
        for then in asked.held.facts.beside(now):
            if then.role != "from" or then.metric != now.metric or then.quantity is None or then.quantity.value is None:
                continue
            assert now.quantity is not None
            relation, factor = related(now.quantity, then.quantity)
            if relation == "same" and now.quantity.kind == then.quantity.kind and then.windows:
                found = _step(asked, quantity, now, then, factor)
                if found is not None:
                    yield found


_OVER_YEARS = regex(
    rf"\b(?:in|over|within|during)\s+(?:just\s+|only\s+|barely\s+)?(?:the\s+)?(?:(?:past|last|space of|course of)\s+)?(?P<count>{NUMBER})\s+years?\b",
    re.IGNORECASE,
)


_IN_A_YEAR = regex(
    r"\b(?:in|over|within) (?:a|one|the space of a) year\b|\b(?:in|over) (?:the (?:past|last) )?(?:twelve|12) months\b",
    re.IGNORECASE,
)


def years_back(sentence: str) -> int | None:
    """ "Has risen by a third in two years": how far back the level before lies."""
    found = _OVER_YEARS.search(sentence)
    if found is None:
        return 1 if _IN_A_YEAR.search(sentence) else None
    return number(found["count"])


def _since_the_opening(asked: Asked, now: Fact, levels: Sequence[Fact]) -> tuple[Days, ...]:
    """ "In the first half", of balances at its end and on the day before it began."""
    claimed = asked.fact.windows[0] if asked.fact.windows else None
    if asked.fact.bases or claimed is None or claimed[0] is None or length(now.windows[0]):
        return ()
    opening = (None, claimed[0] - timedelta(days=1))
    is_given = any(not length(f.windows[0]) and f.windows[0][1] == opening[1] for f in levels)
    return (opening,) if is_given and claimed[1] == now.windows[0][1] else ()


def _bases_of(asked: Asked, now: Fact) -> tuple[Days, ...]:
    calendar = asked.held.calendar
    years = years_back(asked.sentence)
    if years is not None:
        return (shifted(now.windows[0], -12 * years),)
    if asked.fact.bases:
        return base_windows(asked.fact.bases[0], now.windows[0], calendar)
    # "from 2021 to 2024": the sentence's other time is the basis
    others = tuple(window for window in asked.fact.windows[1:] if window != now.windows[0])
    return others or base_windows(None, now.windows[0], calendar)


def step_between(asked: Asked, quantity: Quantity, now: Fact, then: Fact) -> Move | None:
    """The change from the one figure to the other in the claim's terms; None where they do not compare."""
    if now.quantity is None or then.quantity is None or now.quantity.value is None or then.quantity.value is None:
        return None
    relation, factor = related(now.quantity, then.quantity)
    if relation != "same" or now.quantity.kind != then.quantity.kind:
        return None
    return _step(asked, quantity, now, then, factor)


def is_unscaled(quantity: Quantity, now: Fact) -> bool:
    """An amount of money against a cell of a table that does not say of which scale or currency it is."""
    return (
        quantity.kind == "money" and now.quantity is not None and now.quantity.kind == "count" and not now.quantity.unit
    )


def _step(asked: Asked, quantity: Quantity, now: Fact, then: Fact, factor: Decimal) -> Move | None:
    assert now.quantity is not None and then.quantity is not None  # noqa: PT018
    a, b = now.quantity.value, then.quantity.value
    assert a is not None and b is not None  # noqa: PT018
    b *= factor
    half_a, half_b = now.quantity.step * HALF, then.quantity.step * factor * HALF
    sure = asked.period(now) == "same" and is_sure(asked, now)
    text = f"{plain(a)} against {plain(b)} ({printed(now.windows[0])} and {printed(then.windows[0])})"
    if now.quantity.kind == "percent":
        points = Bounds(a - b - half_a - half_b, a - b + half_a + half_b)
        percent = _ratio(a, b, half_b) if b > 0 else None
        signed = points if quantity.kind in POINTS else percent if quantity.kind in RELATIVE else None
        return Move((now, then), f"{text}: {plain(a - b)} percentage points", signed, points, percent, sure)
    change = Bounds(a - b - half_a - half_b, a - b + half_a + half_b)
    if quantity.kind in RELATIVE:
        if b == 0 or (a < 0) != (b < 0):
            return None
        signed = _ratio(abs(a), abs(b), half_b)
        value = (abs(a) - abs(b)) / abs(b) * HUNDRED
        return Move(
            (now, then),
            f"{text}: ({plain(abs(a))} - {plain(abs(b))}) / {plain(abs(b))} = {plain(value.quantize(Decimal('0.1')))}%",
            signed,
            None,
            signed,
            sure,
        )
    relation, unit = related(quantity, now.quantity)
    if quantity.kind in POINTS:
        if b == 0 or (a < 0) != (b < 0):
            return None
        percent = _ratio(abs(a), abs(b), half_b)
        return Move((now, then), text, None, None, percent, sure)
    if relation != "same":
        return None
    sure = sure and not is_unscaled(quantity, now)
    return Move((now, then), f"{text}: {plain(a - b)}", change.mapped(lambda x: x * unit), None, None, sure)


def _ratio(a: Decimal, b: Decimal, half_b: Decimal) -> Bounds | None:
    if b - half_b <= 0:
        return None
    middle = (a / b - 1) * HUNDRED
    return Bounds(middle, middle)  # the printed figures are rounded: the computed change is right as it comes out
