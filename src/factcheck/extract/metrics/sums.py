"""Figures of two metrics: their sum, or one less the other."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame


def is_money(frame: Frame) -> bool:
    return frame.quantity is not None and frame.quantity.kind == "money"


# Nouns so general that the one behind them says what is meant: "spending on research", "costs before tax".
GENERAL = frozenset({"growth", "investment", "price", "deal_value"})


def is_sum(frame: Frame, noun: Item) -> bool:
    """ "dividends and buybacks totaled $2.7 billion": one amount for two metrics"""
    view, item = frame.spot
    others = [i for i in view.of(frame.clause, "metric") if i.last < noun.first and i.id != noun.id]
    if frame.role != "level" or not is_money(frame) or not others:
        return False
    gap = view.lower[others[-1].last : noun.first]
    amounts = [i for i in view.of(frame.clause, "quantity") if i.ref.kind == "money" and not i.ref.alt_of]
    return gap[:1] == ["and"] and len(gap) <= 2 and len(amounts) == 1


_TOTALS = frozenset("total totaling totalling totaled totalled together combined altogether sum overall".split())


def is_total(frame: Frame) -> bool:
    """ "a dividend of $9.9bn plus buybacks of $6.5bn, a total of $16.4bn": the sum of figures of several metrics"""
    view, item = frame.spot
    figures = [i for i in view.of(frame.clause, "quantity") if i.ref.kind == "money" and i.last <= item.first]
    if frame.role != "level" or not is_money(frame) or len(figures) < 2:
        return False
    behind = view.lower[item.last : item.last + 2]
    summed = behind in (["in", "all"], ["in", "total"]) or behind[:1] in (["altogether"], ["combined"], ["together"])
    said = next((k for k in range(figures[-1].last, item.first) if view.lower[k] in _TOTALS), None)
    if not summed and (said is None or view.between(said + 1, item.first, "metric", "metric_verb", "direction_verb")):
        return False
    return len({i.id for i in view.of(frame.clause, "metric", "metric_verb") if i.last <= item.first} - GENERAL) > 1


DIFFERENCES = {
    ("ocf", "capex"): "fcf", ("cash_flow", "capex"): "fcf", ("cash", "debt"): "net_cash", ("debt", "cash"): "net_debt",
}  # fmt: skip


_TAKEN_OFF = frozenset({"less", "minus", "after", "net of", "after deducting", "after subtracting"})


def are_taken_off(view: View, whole: Item, part: Item) -> bool:
    between = [w for w in view.lower[whole.last : part.first] if w not in ("the", "its", "their")]
    return " ".join(between) in _TAKEN_OFF
