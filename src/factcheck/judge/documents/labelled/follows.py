"""What follows from two figures of a document to both of which the claim's words lead: a step, a ratio, a part, a sum, an average, a rest.

Every pair that stands in one sentence, in neighbouring ones, in one row or in one column is tried. It counts where the words of the claim
are those of the two labels together, and where so few pairs were tried that the number comes out by no chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from factcheck.judge.case import Judgement, note
from factcheck.judge.compare import Reading, compare, plain, point
from factcheck.judge.compare import read as reading_of
from factcheck.judge.documents.directions import way_of
from factcheck.judge.documents.labelled.claimed import Claimed
from factcheck.judge.documents.labelled.levels import evidence_of
from factcheck.judge.documents.labelled.pairs import POINTS, Pair, named_in, pairs_of
from factcheck.judge.documents.move import OF_WHAT, wanted
from factcheck.judge.documents.printed import MORE
from factcheck.judge.documents.readings import is_moving
from factcheck.judge.documents.tables.told import read
from factcheck.judge.documents.values import related
from factcheck.judge.documents.verdicts import supported
from factcheck.judge.documents.working import read_as
from factcheck.patterns import regex

_HUNDRED: Final = Decimal(100)
_LESS: Final = 0.1
_CHANCE: Final = 0.15
"""How many of the pairs tried may agree by chance."""
_AVERAGE = regex(r"\b(?:average|averag\w+|each|apiece|per|a head|every|mean)\b", re.IGNORECASE)
_SUM = regex(
    r"\b(?:together|combined|between|in all|altogether|in total|both|sum|plus|add(?:s|ed)? up|jointly|collectively)\b",
    re.IGNORECASE,
)
_REST = regex(
    r"\b(?:net|gap|difference|sav(?:es?|ed|ing)|remain\w*|rest|spread|surplus|deficit|balance|shortfall|missed|exceed\w*|overr\w+|dearer|cheaper)\b"
    r"|\b(?:above|below|over|ahead of|behind|short of|under)\s+(?:the\s+|its\s+|their\s+)?(?:\w+\s+)?(?:target|budget|plan|forecast|limit|average|benchmark|estimate)s?\b",
    re.IGNORECASE,
)


def follows(claimed: Claimed) -> Judgement | None:
    """Only support: a number that does not come out may follow from something else."""
    if claimed.quantity.cmp == "range":
        return None  # what lies between two figures follows from anything
    if OF_WHAT.match(claimed.asked.sentence.partition(claimed.quantity.text)[2]):
        return None  # "more than half that of the first quarter" is of one other figure, and of no other pair
    if claimed.of_stranger or not any(claimed.weight(m) for m in named_in(claimed)):
        return None
    pairs = list(pairs_of(claimed))
    best = max((pair.fit for pair in pairs), default=0.0)
    hits: list[tuple[Pair, str]] = []
    tried: set[tuple[str, Decimal]] = set()
    for pair in pairs:
        for form, value, text, reading in _forms(claimed, pair) if pair.fit > best - _LESS else ():
            if form in ("share", "ratio") and _PARTS_TOGETHER.search(claimed.asked.sentence):
                continue
            tried.add((form, value))
            if compare(reading, point(value)).outcome == "match" and _is_close(claimed, form, value):
                hits.append((pair, text))
    if not hits:
        return None
    pair, text = next((hit for hit in hits if hit[0].is_full), hits[0])
    if not pair.is_full and len(tried) * _width(claimed) > _CHANCE:
        return None
    asked = claimed.asked
    evidence = [evidence_of(claimed, each) for each in dict.fromkeys((pair.first, pair.second))]
    detail = f"Computed from {asked.held.name}: {text}."
    return supported(asked.held, evidence, detail, [read_as(asked)], [note("derived", text)])


_PARTS_TOGETHER = regex(
    r"\A(?!.*\d\s(?:thousand|million|billion|trillion)\b).*\b(?:together|combined|between them|jointly|taken together)\b",
    re.IGNORECASE | re.DOTALL,
)
""" "Two divisions together made nine tenths": the share of their sum, which is neither over the other."""


def _is_close(claimed: Claimed, form: str, value: Decimal) -> bool:
    """ "More than 820 million" is true of any sum that is large enough: what is computed must lie near its bound."""
    bound = claimed.quantity.value
    if bound is None or claimed.quantity.cmp in ("eq", "approx") or form in ("growth", "ratio", "points"):
        return True
    return abs(abs(value) - abs(bound)) <= abs(bound) / 4


def _width(claimed: Claimed) -> Decimal:
    """How likely a number agrees by chance: the part of its size that its last digit or its hedge leaves open."""
    quantity = claimed.quantity
    if quantity.value is None or quantity.cmp not in ("eq", "approx", "near_above", "near_below"):
        return Decimal("0.15")
    loose = Decimal("0.05") if quantity.cmp != "eq" or quantity.kind in ("multiple", "fraction") else Decimal(0)
    return max(quantity.step / abs(quantity.value) / 2 if quantity.value else Decimal(1), loose)


def is_step_told(claimed: Claimed) -> bool:
    """The number says how far one figure lies from another."""
    asked, quantity = claimed.asked, claimed.quantity
    if is_moving(asked) or asked.fact.role == "diff" or quantity.kind in POINTS:
        return True
    behind = asked.sentence.partition(quantity.text)[2]
    return MORE.match(_OF_WHAT.sub("", behind)) is not None or _DEARER.match(behind) is not None


_OF_WHAT = regex(r"^\s+(?:of\s+)?[a-z]+(?=\s+(?:more|less|fewer)\s+than\b)", re.IGNORECASE)
""" "855 tonnes of copper less than it produced"."""
_DEARER = regex(
    r"\s+(?:an?\s+\w+\s+|a\s+)?(?:\w+\s+)?(?:dearer|cheaper|longer|shorter|faster|slower|older|younger|taller|heavier|lighter|ahead|behind|above|below|short)\b",
    re.IGNORECASE,
)


_Form = tuple[str, Decimal, str, Reading]


def _forms(claimed: Claimed, pair: Pair) -> Iterator[_Form]:
    a, b = pair.first.quantity.value, pair.second.quantity.value
    assert a is not None
    assert b is not None
    kind = claimed.quantity.kind
    relation, factor = related(pair.second.quantity, pair.first.quantity)
    a = a * factor if relation == "same" else a
    if is_step_told(claimed):
        if relation == "same" and not pair.first.is_change and not pair.second.is_change:
            yield from _steps(claimed, pair, a, b)
        elif pair.first.is_change != pair.second.is_change:
            yield from _from_change(claimed, pair)
        return
    if pair.first.is_change or pair.second.is_change:
        return
    plain_reading = reading_of(claimed.quantity, claimed.asked.hedge)
    if kind == "fraction":
        plain_reading = plain_reading.mapped(lambda x: x * _HUNDRED)
    if relation == "same" and kind in ("percent", "fraction") and pair.first.quantity.kind in ("money", "count"):
        small, large = sorted((abs(a), abs(b)))
        if 0 < small < large and not (pair.is_ordered and abs(a) > abs(b)):
            value = small / large * _HUNDRED
            yield "share", value, f"{plain(small)} / {plain(large)} = {value:.1f}%", plain_reading
    if relation == "same" and kind == "multiple" and a > 0 and b > 0:
        large, small = (a, b) if pair.is_ordered else (max(a, b), min(a, b))
        value = large / small
        yield "ratio", value, f"{plain(large)} / {plain(small)} = {value:.2f}", plain_reading
    if kind in ("money", "count") or (
        kind == pair.first.quantity.kind == "percent" and _SUM.search(claimed.asked.sentence)
    ):
        yield from _amounts(claimed, pair, a, b, relation == "same", plain_reading)


def _steps(claimed: Claimed, pair: Pair, a: Decimal, b: Decimal) -> Iterator[_Form]:
    quantity = claimed.quantity
    way = _way(claimed)
    if way is None or not pair.is_ordered or not b:
        return
    reading, _ = wanted(claimed.asked, quantity)
    sign = -1 if way == "down" and quantity.kind != "multiple" else 1
    is_rate = pair.first.quantity.kind == "percent"
    if quantity.kind in POINTS:
        if is_rate:
            yield "points", (a - b) * sign, f"{plain(a)} against {plain(b)}: {plain(a - b)} points", reading
    elif quantity.kind in ("percent", "fraction", "multiple"):
        if not is_rate and (a > 0) == (b > 0):
            value = (abs(a) / abs(b) - 1) * _HUNDRED * sign
            yield "growth", value, f"{plain(a)} against {plain(b)}: {value * sign:.1f}%", reading
    elif related(quantity, pair.first.quantity)[0] == "same" and not is_rate and min(abs(a), abs(b)) > quantity.step:
        yield "step", (a - b) * sign, f"{plain(a)} against {plain(b)}: {plain(a - b)}", reading


def _from_change(claimed: Claimed, pair: Pair) -> Iterator[_Form]:
    """ "264 employees, 41 more than a year before": a rise of 18%."""
    level, step = (pair.second, pair.first) if pair.first.is_change else (pair.first, pair.second)
    a, d, way = level.quantity.value, step.quantity.value, _way(claimed)
    if step.quantity.kind not in ("money", "count") or a is None or d is None or level.line is not step.line:
        return
    if claimed.quantity.kind not in ("percent", "fraction", "multiple") or way is None or step.figure is None:
        return
    if step.figure.start < (level.figure.start if level.figure else 0):
        return
    its = "up" if _MORE.search(step.figure.clause) else "down" if _LESS_THAN.search(step.figure.clause) else None
    before = a - d if its == "up" else a + d
    if its == way and before > 0:
        reading, _ = wanted(claimed.asked, claimed.quantity)
        value = d / before * _HUNDRED
        yield "growth", value, f"{plain(d)} of {plain(before)} before: {value:.1f}%", reading


_MORE = regex(r"\b(?:more|higher|above|up|longer|increase\w*|rise|rose|grew|gained|added)\b", re.IGNORECASE)
_LESS_THAN = regex(r"\b(?:less|fewer|lower|below|down|shorter|decrease\w*|fall|fell|lost|cut)\b", re.IGNORECASE)


def _way(claimed: Claimed) -> str | None:
    """Which way the number goes, by the side of the comparison or the verb."""
    asked = claimed.asked
    sides = read(asked, claimed.times, claimed.meanings).sides
    if sides is not None:
        return "up" if sides[2] else "down"
    behind = asked.sentence.partition(claimed.quantity.text)[2]
    evaluated = _DEARER.match(behind)
    if evaluated is not None:
        return "down" if _DOWN.search(evaluated[0]) else "up"
    told = asked.fact.direction
    return told if told in ("up", "down") else way_of(asked.sentence, claimed.meanings)


_DOWN = regex(r"\b(?:cheaper|shorter|slower|younger|lighter|behind|below|under|short)\b", re.IGNORECASE)


def _amounts(claimed: Claimed, pair: Pair, a: Decimal, b: Decimal, is_alike: bool, reading: Reading) -> Iterator[_Form]:
    """A sum, a rest or an average, where the words say that it is one."""
    quantity, sentence = claimed.quantity, claimed.asked.sentence
    is_own = related(quantity, pair.first.quantity)[0] == "same"
    # what is added to an amount of millions is not counted in pieces
    is_alike = (
        is_alike and pair.first.quantity.kind == pair.second.quantity.kind and min(abs(a), abs(b)) > quantity.step
    )
    if is_alike and is_own and _SUM.search(sentence) and pair.first.is_outlook == pair.second.is_outlook:
        yield "sum", a + b, f"{plain(a)} + {plain(b)} = {plain(a + b)}", reading
    if is_alike and is_own and _REST.search(sentence):
        value = abs(abs(a) - abs(b))
        yield "rest", value, f"{plain(abs(a))} - {plain(abs(b))} = {plain(abs(a) - abs(b))}", reading
    if _AVERAGE.search(sentence):
        for top, bottom in ((pair.first, pair.second), (pair.second, pair.first)):
            x, y = top.quantity.value, bottom.quantity.value
            if bottom.quantity.kind == "count" and top.quantity.kind == quantity.kind and x and y and y > 1:
                yield "average", x / y, f"{plain(x)} / {plain(y)} = {x / y:.2f}", reading
