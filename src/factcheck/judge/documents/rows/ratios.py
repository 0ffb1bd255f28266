"""Two lines of a table over each other: a margin, a part in each euro of sales, so much a piece, so many times as many."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from factcheck.judge.asked import read_change
from factcheck.judge.compare import compare, plain, point
from factcheck.judge.documents.rows.columns import column_of
from factcheck.judge.documents.rows.findings import (
    HUNDRED,
    PAIR,
    Finding,
    columns_said,
    decided,
    figures_beside,
    picked,
    value_of,
)
from factcheck.judge.documents.rows.picks import lines_of, measure
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.rows.views import View, label_words
from factcheck.judge.hedges import hedge_of
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.units import MEASURES, singular
from factcheck.sources.documents.units import measure as measured
from factcheck.sources.documents.words import Stems, stem

_EACH: Final = regex(
    r"\b(?:of|from|for|on|out of|in)\s+(?:each|every|a)\s+(?:single\s+)?(?:(?P<hundred>100|hundred)\s+)?(?:[a-z]+\s+)?(?:euros?|pounds?|dollars?|francs?|kron[aeo]r?|kroner|yen|zloty|rand|rupees?|pesos?|reais|yuan)\b",
    re.IGNORECASE,
)
""" "18 cents of each euro that it took in"."""
_MARGIN: Final = regex(
    r"\bmargin\b|\bof (?:its|their|the|[\w’'.-]+[’']s?|all|total|net)\b|\bratio\b|\bas a (?:share|percentage|proportion)\b",
    re.IGNORECASE,
)
_PER: Final = regex(
    r"\b(?:(?P<sure>per|each|every|apiece|for each|for every)|an average|the average|on average|average|a|an)\s*(?P<what>(?:[\w-]+\s?){0,2})",
    re.IGNORECASE,
)
_COMMON: Final = 2


@record
class _Pair:
    one: Fact
    other: Fact
    said: Stems
    is_full: bool


def ratio(view: View, spoken: Spoken) -> Finding | None:
    """The one figure of a sentence, where it names two lines of a table and the figure is of the one over the other."""
    if len(spoken.figures) > PAIR or spoken.is_denied:
        return None
    each = _EACH.search(spoken.text)
    for quantity in spoken.figures:
        if quantity.kind == "money" and each is not None:
            if each.start() <= quantity.start < each.end():
                continue
            return _in_each(view, spoken, quantity, HUNDRED if each["hundred"] else Decimal(1))
        if quantity.kind in ("money", "count") and (found := _per(view, spoken, quantity)) is not None:
            return found
        if quantity.kind in ("percent", "fraction") and _MARGIN.search(
            spoken.text[quantity.start :] + " " + spoken.bare
        ):
            return _part(view, spoken, quantity)
        if quantity.kind == "multiple":
            return None
    return None


def _pair(view: View, spoken: Spoken, text: str) -> _Pair | None:
    """The two lines that a text names: two rows in one column, or two measures of one row."""
    lines = lines_of(view, spoken, text)
    if lines is None or len(lines.cells) != _COMMON:
        return None
    return _Pair(lines.cells[0], lines.cells[1], lines.said, lines.is_full)


def _in_each(view: View, spoken: Spoken, quantity: Quantity, scale: Decimal) -> Finding | None:
    pair = _pair(view, spoken, spoken.bare)
    if pair is None or quantity.value is None or quantity.value >= scale:
        return None  # a part of each euro is less than it
    small, large = sorted((value_of(pair.one), value_of(pair.other)))
    return _finding(spoken, quantity, small, large, pair, scale, sure=pair.is_full)


def _part(view: View, spoken: Spoken, quantity: Quantity) -> Finding | None:
    """ "Swallowed 48% of its turnover", "a gross margin of 40%" (over revenue): the whole stands behind the figure, or is the larger."""
    pair = _pair(view, spoken, spoken.bare)
    if pair is None or any(f.quantity is None or f.quantity.kind == "percent" for f in (pair.one, pair.other)):
        return None
    if _units(pair.one) != _units(pair.other):
        return None
    behind = spoken.text[quantity.end :]
    if _OF.match(behind):
        whole = lines_of(view, spoken, behind, least=1)
        if whole is None or len(whole.cells) != 1 or whole.cells[0] not in (pair.one, pair.other):
            return None
    small, large = sorted((value_of(pair.one), value_of(pair.other)))
    scale = HUNDRED if quantity.kind == "percent" else Decimal(1)
    return _finding(spoken, quantity, small, large, pair, scale, sure=pair.is_full and bool(_OF.match(behind)))


def _units(fact: Fact) -> tuple[str, str] | None:
    return (fact.quantity.kind, fact.quantity.unit) if fact.quantity is not None else None


_OF: Final = regex(r"\s+of\b", re.IGNORECASE)


def _per(view: View, spoken: Spoken, quantity: Quantity) -> Finding | None:
    """ "A kilo fetched 6.50 euros", "360 passengers a sailing": one measure of a row over another, which counts what stands behind "a"."""
    pick = picked(view, spoken)
    if pick is None or len(pick.rows) != 1 or len(figures_beside(view, spoken, pick)) != 1:
        return None
    top = measure(
        view, spoken, spoken.bare, None if quantity.kind == "count" else quantity, frozenset((quantity.kind,))
    )
    for found in _PER.finditer(spoken.bare):
        base = _counted(view, spoken, found["what"], bool(found["sure"])) if found["what"] else None
        if base is None or top is None or base[0] == top[0]:
            continue
        columns = [column_of(view, spoken, group) for group in (top[0], base[0])]
        cells = [view.cell(pick.rows[0], column) if column is not None else None for column in columns]
        one, other = cells
        if one is None or other is None or not value_of(other):
            continue
        said = (
            pick.said | columns_said(view, [c for c in columns if c is not None]) | spoken.meanings.stems(found["what"])
        )
        said |= frozenset(map(stem, ("average", "fetch", "sell", "cost", "board", "bring")))
        pair = _Pair(one, other, said, pick.is_full)
        return _finding(
            spoken,
            quantity,
            value_of(one),
            value_of(other) * base[1],
            pair,
            Decimal(1),
            sure=bool(found["sure"]) and bool(top[1]),
        )
    return None


def _counted(view: View, spoken: Spoken, what: str, sure: bool) -> tuple[list[str], Decimal] | None:
    """The measure that counts a thing, and how many of the thing one of its unit is ("kilo", of tonnes)."""
    words = what.split()
    unit = next((u for n in (2, 1) if (u := _unit_of(" ".join(words[:n]))) is not None), None)
    stems = spoken.meanings.stems(" ".join(words[:1]) if not unit else what)
    for group in view.groups:
        kind = view.unit(group[0])
        if kind is None or kind[0] != "count":
            continue
        own = measured(kind[1] or "")
        if unit is not None and own is not None and own[0] == unit[0] and unit[1]:
            return view.in_order(group), own[1] / unit[1]
        words_ = label_words(view.columns[group[0]])
        if unit is None and words_ and all(m.stands_in(stems) for m in words_):
            return view.in_order(group), Decimal(1)
    return None


def _unit_of(text: str) -> tuple[str, Decimal] | None:
    low = _SHORT.get(text.lower(), text.lower())
    return MEASURES.get(singular(low)) or measured(low)


_SHORT: Final = {"kilo": "kilogram", "kilos": "kilogram"}


def _finding(
    spoken: Spoken, quantity: Quantity, a: Decimal, b: Decimal, pair: _Pair, scale: Decimal, *, sure: bool
) -> Finding | None:
    if b <= 0 or a < 0:
        return None
    value = a / b * scale
    truth = decided(compare(read_change(quantity, hedge_of(spoken.rules, quantity)), point(value)).outcome)
    shown = f"{value:.1f}%" if quantity.kind == "percent" else f"{value:.3f}".rstrip("0").rstrip(".")
    detail = f"{plain(a)} / {plain(b)} = {shown}"
    if truth is None:
        return None
    return Finding(
        truth, (pair.one, pair.other), "wrong-value", detail, pair.said | _OF_RATIOS, True, (quantity,), is_sure=sure
    )


_OF_RATIOS: Final = frozenset(
    map(
        stem,
        "margin ratio share average euro pound dollar franc krona yen leave turn swallow eat absorb consume spend go remain convert keep".split(),
    )
)
