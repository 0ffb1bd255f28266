"""How far a hedged figure may lie from the value, by the vocabulary's own intervals."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from factcheck.judge.compare import DEFAULT_HEDGE, Hedge
from factcheck.model import Quantity

_HEDGED = frozenset({"approx", "near_above", "near_below"})


def hedge_of(rules: Any, quantity: Quantity) -> Hedge:
    """The interval of the quantity's own hedge word, else that of any hedge of the same kind."""
    if quantity.cmp not in _HEDGED:
        return DEFAULT_HEDGE
    entries = tuple(getattr(getattr(rules, "vocabulary", None), "hedges", {}).values())
    word = (quantity.mod or "").casefold()
    own = [entry for entry in entries if word in (known.casefold() for known in entry.words)]
    alike = [entry for entry in entries if getattr(entry, "cmp", None) == quantity.cmp]
    for entry in (*own, *alike):
        below, above = getattr(entry, "below", None), getattr(entry, "above", None)
        if below is not None or above is not None:
            wider = _WIDER if _is_round(quantity) else Decimal(1)
            return Hedge(Decimal(below or 0) * wider, Decimal(above or 0) * wider)
    return DEFAULT_HEDGE


_WIDER = Decimal("1.8")
"""1.87 times is "nearly twice" to everybody, and 56% "a little more than half", though 18.7 is not "nearly 20 billion"."""


def _is_round(quantity: Quantity) -> bool:
    whole = quantity.value is not None and quantity.value == quantity.value.to_integral_value()
    return quantity.cmp != "approx" and (quantity.kind == "fraction" or quantity.kind == "multiple" and whole)
