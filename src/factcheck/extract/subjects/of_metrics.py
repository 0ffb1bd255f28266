"""The owner of the metric: "Apple's quarterly revenue", "net income at Nvidia", "that Alibaba puts into AI"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.subjects.owners import BARGAINED, OWNERS, is_company, is_owner, outer


def possessor(frame: Frame, previous: Frame | None) -> Item | None:
    """ "Apple's quarterly revenue", "its net income": an owner whose 's or form reaches the metric over its modifiers"""
    noun, view = frame.metric_item, frame.view
    if noun is None or noun.kind != "metric" or _elsewhere(frame, noun):
        return None
    if frame.whole is not None and (whole := _whole_before(frame, noun)) is not None:
        noun = whole  # "a quarter of Meta's revenue went into research"
    if (whose := _whose(view, noun)) is not None:
        if not is_company(whose):
            frame.unbound = "whose figure it is, is told by a description"
        return whose if is_company(whose) else None
    k = noun.first - 1
    limit = max(0, noun.first - 9)
    by_last = {i.last: i for i in view.items if i.kind in OWNERS and is_owner(i)}
    while k >= limit:
        word = view.lower[k]
        if word == "'s" and k in by_last and is_company(by_last[k]):
            return by_last[k]
        item = by_last.get(k + 1)
        if item is not None and item.kind == "pronoun" and word in ("its", "their", "our"):
            return item
        if (
            item is not None
            and is_company(item)
            and item.last >= noun.first - 2
            and not any(
                x.kind in ("direction_verb", "level", "metric_verb") for x in view.between(item.last, noun.first)
            )
        ):
            return item  # "Apple revenue"
        if word in (",", ";", "(", ")", "and", "while", "but") or any(
            x.first <= k < x.last for x in view.of_kind("direction_verb", "metric_verb", "quantity")
        ):
            return None
        k -= 1
    return None


def _whole_before(frame: Frame, noun: Item) -> Item | None:
    """The noun of the whole that a share is of, where it stands before the part."""
    item = frame.item
    if item is None:
        return None
    return next(
        (i for i in frame.view.of_kind("metric") if i.id == frame.whole and item.last < i.first < noun.first),
        None,
    )


def _whose(view: View, noun: Item) -> Item | None:
    """ "paid to Nvidia, whose gross margin ...": what stands right before "whose"."""
    for k in range(noun.first - 1, max(-1, noun.first - 5), -1):
        if view.lower[k] != "whose":
            continue
        before = k - 1 if k and view.lower[k - 1] == "," else k
        held = [i for i in view.of_kind(*OWNERS, "part") if i.last == before]
        if held:
            return held[-1]
        return Item("part", before - 1, before, view.tokens[before - 1].start, view.tokens[before - 1].end)
    return None


def _elsewhere(frame: Frame, noun: Item) -> bool:
    """The metric is taken over from another clause, and this one names an owner of its own ("; Snowflake's grew to ...")."""
    clause, item = outer(frame.view, frame.clause), frame.item
    if clause.first <= noun.first < clause.last or item is None:
        return False
    return any(is_company(i) and i.last <= item.first for i in frame.view.of(clause, *OWNERS))


def after_metric(frame: Frame, previous: Frame | None) -> Item | None:
    """ "revenue at Apple", "net income for Nvidia" """
    noun, view = frame.metric_item, frame.view
    if noun is None or noun.last >= len(view.tokens) or _elsewhere(frame, noun):
        return None
    if noun.id in BARGAINED and view.lower[noun.last] == "of":
        return None  # "the purchase of Figma for $20 billion": what was bought
    last = noun.last + (view.lower[noun.last] == "growth")
    last += view.lower[last : last + 2] in (["attributable", "to"], ["available", "to"])
    attributed = last > noun.last and view.word(last) == "to"
    if last >= len(view.tokens) or not attributed and view.lower[last] not in ("at", "for", "of"):
        return None
    for item in view.items:
        if last + 1 <= item.first <= last + 2 and item.kind == "entity" and item.ref.type in ("ORG", "GOV", "INDEX"):
            return item
    return None
