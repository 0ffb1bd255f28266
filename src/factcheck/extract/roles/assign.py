"""What a quantity is to its metric: level, earlier level, change, share, rank, streak or distance; and the direction."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import aside, governing, look_back, nearest_rate
from factcheck.extract.frames import Frame
from factcheck.extract.metrics.signs import told_below
from factcheck.extract.multiples import against_another
from factcheck.extract.roles.changes import change
from factcheck.extract.roles.distances import distance
from factcheck.extract.roles.earlier import given_as_base
from factcheck.model import RELATIVE, Direction


def assign_role(frame: Frame) -> None:
    view, item, q = frame.figure
    if q.kind == "rank":
        frame.role, frame.kind = "rank", "rank"
        return
    if against_another(frame):
        return
    if q.kind == "ordinal":
        frame.role, frame.kind = "streak", "streak"
        frame.direction = _streak_direction(view, frame)
        return
    below = told_below(view, item)  # "was $24.6 million below zero"
    if not any(rule(frame) for rule in ((given_as_base,) if below else (given_as_base, distance, change))):
        _level_or_share(frame)
    if frame.role in ("level", "from") and frame.role != "from" and not _clause_has_change(frame):
        verb = governing(frame, ("direction_verb",))
        poured = verb is not None and view.lower[verb.first] in ("sank", "sunk") and view.word(item.last) == "into"
        short = verb is not None and "short" in view.lower[verb.first : verb.first + 2]  # "fell short of" is no fall
        if verb and not poured and not short and not _is_removed(view, verb) and not _is_of_another(view, verb, item):
            frame.direction = verb.id  # type: ignore[assignment]


_BURDENS = frozenset(
    "tax taxes levy levies duty duties tariff tariffs toll surcharge cap ceiling limit quota quotas curb curbs restrictions".split()
)


def _is_removed(view: View, verb: Item) -> bool:
    """ "Lifted the export tax, first to 5% from 8%": a burden that is lifted may go up or away."""
    return view.lower[verb.first].startswith("lift") and not _BURDENS.isdisjoint(view.lower[verb.last : verb.last + 5])


def _is_of_another(view: View, verb: Item, item: Item) -> bool:
    """Whether the verb is that of a figure before: "slipped to $10.9 billion in fiscal 2020, stalled at $27.0 billion in fiscal 2023" """
    before = [i for i in view.between(verb.last, item.first, "quantity") if i.ref.unit == item.ref.unit]
    listed = bool(before) and {*view.lower[before[-1].last : item.first]} <= {",", "and"}  # "to $44, $41 and $39"
    alike = bool(before) and not listed
    added = item.ref.kind == "money" and view.lower[verb.first] in _ADDED
    k = item.first - 1
    if view.lower[k] == "'s" and any(i.last == k and i.first >= verb.last for i in view.of_kind("entity")):
        return True  # "Walmart's still beats Home Depot's $21.5 billion": set against another's figure, which moved nowhere
    return added or alike and view.lower[look_back(view, item)] != "to"


_ADDED = frozenset({"added", "adds", "adding"})
"""What money was added to did not rise by it: "buybacks added $1.8 billion"; jobs and points did."""


def settle_role(frame: Frame) -> None:
    """What only the metric decides: the direction of a level is that of its own verb, an earlier percentage of a rate is its level."""
    entry = frame.view.lexicon.metrics.get(frame.metric or "")
    if entry is not None and entry.rate and "role<earlier rate of change" in frame.trace:
        frame.role, frame.kind, frame.direction = "from", "amount", None
        frame.note("role", "earlier level of a rate")
    if frame.role == "level" and frame.direction in ("up", "down") and not _moves_its_own(frame):
        frame.direction = None


_BESIDE = frozenset("on of from with for by against despite".split())


def _moves_its_own(frame: Frame) -> bool:
    """Not "lost $430 million on sales of $1.04 billion", "J&J, whose quarter we had missed, sold $23.7 billion" """
    view, verb, noun = frame.view, governing(frame, ("direction_verb",)), frame.metric_item
    if verb is None:
        return True
    if view.lower[frame.clause.first] == "to" and "," not in view.lower[frame.clause.first : verb.first]:
        return False  # "To each share fell a loss of $18.36": what falls to somebody did not decline
    if (around := aside(view, verb.first)) is not None and frame.item is not None and frame.item.first >= around[1]:
        return False
    if noun is None:
        return True
    if noun.kind == "metric_verb":
        return verb.first < noun.last and noun.first < verb.last
    first = next((k for k in range(noun.first - 1, verb.last - 1, -1) if view.lower[k] in _BESIDE), None)
    return first is None or noun.first < verb.first


def _streak_direction(view: View, frame: Frame) -> Direction | None:
    item = frame.item
    if item is not None and view.word(item.last) in ("of", "in"):
        # "grew after five straight quarters in which it had fallen", "ended four quarters of declines"
        ends = next((k for k in range(item.last, len(view.lower)) if view.lower[k] in (",", ";")), len(view.lower))
        for told in view.between(item.last, min(item.last + _NEAR, ends), "direction_noun", "direction_verb"):
            return told.id  # type: ignore[return-value]
    for told in view.of(frame.clause, "direction_noun", "direction_verb", "direction_adjective"):
        return told.id  # type: ignore[return-value]
    # "a second consecutive annual increase" is one figure with its noun
    for hit in view.lexicon.find(view.tokens[item.first : item.last]) if item is not None else []:
        sense = hit.sense("directions", "nouns")
        if sense is not None and hit.sense("metrics") is None:  # a loss is no decline
            return sense.id  # type: ignore[return-value]
    return None


_NEAR = 6


def _clause_has_change(frame: Frame) -> bool:
    view = frame.view
    rate = frame.quantity is not None and frame.quantity.kind == "percent"
    return any(
        i.kind == "quantity"
        and i is not frame.item
        and i.ref.kind in RELATIVE
        and not (rate and i.ref.kind == "percent" and view.lower[i.first - 1] == "from")  # "widened to 66% from 65%"
        for i in view.of(frame.clause)
    )


def _level_or_share(frame: Frame) -> None:
    view, item, q = frame.figure
    after = view.lower[item.last : item.last + 2]
    if q.kind in ("percent", "fraction") and after[:1] == ["of"] and _of_a_whole(frame):
        frame.role, frame.kind = "share", "share"
        frame.note("role", "share of")
    elif q.kind == "fraction":
        frame.role, frame.kind = "share", "share"
    elif q.kind == "percent" and not nearest_rate(frame) and not _growth_metric(frame):
        frame.role, frame.kind = "share", "share"
        frame.note("role", "bare percent")
    else:
        frame.role = "level"
        frame.kind = "ratio" if q.kind in ("percent", "multiple") else "amount"
        frame.note("role", "level")


def _of_a_whole(frame: Frame) -> bool:
    """ "31% of revenue" is a share; "the 69.4% of the year-ago quarter" and "a margin of 24% of sales" are levels."""
    view, item = frame.spot
    k = item.last + 1
    while view.word(k) in ("the", "its", "a", "their", "last", "total"):
        k += 1
    times = [i for i in view.of_kind("time") if i.first == k]
    if times and not view.at(times[0].last, "metric"):
        return False  # "the 69.4% of the year-ago quarter", but "7.8% of annual sales"
    return frame.quantity is not None and (frame.quantity.kind == "fraction" or not nearest_rate(frame, behind=False))


def _growth_metric(frame: Frame) -> bool:
    return any(frame.view.lexicon.metrics[i.id].rate for i in frame.view.of(frame.clause, "metric"))
