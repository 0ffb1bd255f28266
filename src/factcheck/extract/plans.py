"""Money that is to be spent: a plan names its purpose and its years more often than a metric."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.parts import part_after


def spending_plan(frame: Frame, previous: Frame | None) -> bool:
    """ "maps out $53 billion for AI infrastructure over three years": money for a purpose over coming years is invested"""
    view, item, q = frame.figure
    if q.kind != "money" or q.per or frame.role != "level":
        return False
    clause = view.clause_of(item.first)
    if not view.cues["stood_before"].isdisjoint(view.lower[clause.first : item.first]):
        return False  # "It had been $12.8 billion in 2023, which means that it has halved in two years"
    if any(i.id != "investment" for i in view.of(clause, "metric", "metric_verb") if i.last <= item.first):
        return False
    if view.word(item.last) == ":" and view.at(item.last + 1, "metric") is not None:
        return False  # "$46.3 billion: revenue, the lowest in three years"
    # not "up 14.8% in a year, free cash flow was $111.4 billion": those are the years of the other figure
    ahead = (i for i in view.of_kind("time") if is_ahead(i))
    near = any(i.first >= item.last or not view.between(i.last, item.first, "quantity") for i in ahead)
    told = near or any(i.id == "investment" for i in view.of_kind("metric"))
    if not told and not _for_purpose(view, item):
        return False
    frame.metric = "investment"
    frame.segment = next(
        (phrase for start in (item.last, 0) if (phrase := part_after(view, start, spending=True))), None
    )
    return True


def _for_purpose(view: View, item: Item) -> bool:
    """ "$53 billion for AI infrastructure": something that is built stands behind the amount."""
    if view.word(item.last) not in ("for", "into", "towards", "toward"):
        return False
    behind = view.lower[item.last + 1 : item.last + 10]
    stop = next((n for n, word in enumerate(behind) if word in (",", ".", ";", "in", "over", "from")), len(behind))
    return any(word in view.lexicon.purposes for word in behind[:stop])


def is_ahead(item: Item) -> bool:
    time = item.ref
    return time.type == "duration" and time.value[-1] == "Y" and not time.value.startswith("PAST")
