"""Amounts that are a verb's own object, and no change of a metric: "cut 1,000 jobs", "lost $3 billion"."""

from __future__ import annotations

from factcheck.extract.analysis import Item
from factcheck.extract.cues import aside
from factcheck.extract.frames import Frame
from factcheck.extract.roles.times_what import is_owner
from factcheck.model import RELATIVE

_PAID_OUT = frozenset("dividend buyback payout rnd capex".split())
_LOSING = frozenset(("having lost", "after losing"))


def is_amount_verb(frame: Frame, cue: Item) -> bool:
    """ "cut 1,000 jobs", "lost $3 billion", "raised $500 million": the amount is the verb's own, not a change of a metric."""
    view, item, q = frame.figure
    if q.kind in RELATIVE | {"fraction"}:
        return False
    if cue.id == "flat":
        return True  # "held $36 billion in cash"
    paid = any(i.id in _PAID_OUT and i.last == cue.first for i in view.of_kind("metric"))
    if paid and view.lower[cue.first] in ("added", "adds", "adding"):
        return True  # "Dividends added $2.4 billion"
    grown = view.lower[cue.first] in ("added", "adds", "gained", "shed")
    linked = view.word(item.last) in ("of", "in")
    also = [i for i in view.of_kind("quantity") if item.last < i.first <= item.last + 2]
    if grown and also and also[0].ref.kind == "percent" and "or" in view.lower[item.last : also[0].first]:
        return False  # "which added $250 million, or 2.1%"
    if grown and linked and any(item.last < i.first <= item.last + 4 for i in view.of_kind("metric")):
        return False  # "added $33 billion of revenue": by so much the metric grew
    around = aside(view, item.first)
    metric_before = any(
        i.kind == "metric" and i.last <= cue.first and aside(view, i.first) == around for i in view.of(frame.clause)
    )
    if view.lower[cue.first] == "lost" and any(
        i.last == cue.first and (i.kind in ("pronoun", "reference", "time") or is_owner(i)) for i in view.items
    ):
        return True  # "a loss of $611 million, and at the operating level it lost $176 million", "since the March quarter lost $21.8 million"
    if " ".join(view.lower[max(0, cue.first - 1) : cue.first + 1]) in _LOSING:
        return True  # "made a net profit of $6.4 million, having lost $1.2 million a year before"
    if metric_before and view.lower[cue.first] not in ("cut", "raised", "lost", "added"):
        return False
    verb = view.at(cue.first, "metric_verb") is not None
    own = view.lower[cue.first] in view.cues["own_verbs"]
    behind = view.lower[item.last : item.last + 2]
    given = behind[:1] == ["to"] and behind[-1].isalpha() and behind[-1] not in ("a", "an", "reach")
    given = given and item.ref.kind == "money"  # "advanced $9 billion to providers", but "rose $2 billion to a record"
    return (verb or own or given) and not metric_before
