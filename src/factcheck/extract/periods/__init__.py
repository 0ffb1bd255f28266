"""Which time belongs to a claim: its period, and the basis of its comparison.

Each time of a sentence has a sense (it tells when something was, with what it is compared, or neither) and a reach (the figures of which
it can be said). A figure takes the nearest time that tells when and reaches it; a figure of another time takes that one; a change its base.
"""

from __future__ import annotations

from itertools import pairwise

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import aside, look_back
from factcheck.extract.frames import Frame
from factcheck.extract.periods.base import base_of
from factcheck.extract.periods.earlier import is_of_another_time, time_of_earlier
from factcheck.extract.periods.nearest import own_period
from factcheck.extract.periods.onward import LOOSE, MOVED_ON, NOW, SINCE, UNTIL_NOW, since_then
from factcheck.extract.periods.reach import is_loose, reaches
from factcheck.extract.periods.senses import (
    is_dated,
    is_period,
    of_those,
    opened_by,
    stands_for_figure,
    suits,
    tells_extreme,
)
from factcheck.patterns import regex


def assign_period(frame: Frame, previous: Frame | None) -> None:
    view, item = frame.view, frame.item
    if item is None or not _KNOWN_TIMES.isdisjoint(frame.trace):
        return
    if previous is not None and "role<restated change" in frame.trace and previous.role == "delta":
        frame.period, frame.base = previous.period, previous.base
        frame.note("period", "previous figure")
        return
    times = view.of_kind("time")
    if is_of_another_time(frame, previous, times) or _is_newest(frame, times) or _is_of_span(frame, times):
        return
    if frame.role == "compare" and _is_of_each_side(frame, times):
        return
    own = own_period(frame, times)
    if frame.role == "delta" and _had_moved(view, item, times):
        frame.unbound = frame.unbound or "it is told of a time before the one that is spoken of"
    if frame.role == "level" and _points_to_another(view, item) and not _is_told_behind(own, item):
        frame.unbound = frame.unbound or "its time is told by pointing at another"
        return
    if frame.role == "from":
        if not _from_since(frame, times):
            time_of_earlier(frame, times, own)
        return
    if own is not None:
        frame.period = own.ref
        frame.note("period", LOOSE if is_loose(view, own, item) else "nearest")
    elif _outdoes_that_of(frame, times):
        return
    elif frame.role == "level" and any(_is_half_told(view, item, i) for i in times):
        frame.unbound = frame.unbound or "its time is told by half a name"  # "$46.7 billion in July's"
    elif previous is not None and _shares_period(frame, previous):
        frame.period = previous.period
        frame.note("period", "previous figure")
    if frame.role in ("delta", "share", "diff", "streak"):
        base = base_of(frame, times)
        frame.base = base.ref if base and base is not own and not _is_later(view, base, own) else None


_KNOWN_TIMES = frozenset(("metric<of_longer", "metric<times_before"))
"""Rules that know both times of what they read."""


def _is_told_behind(own: Item | None, item: Item) -> bool:
    """ "Less in each of the last two years than in the one before, ending at $3.0 billion for fiscal 2025" """
    return own is not None and 0 <= own.first - item.last <= 1 and own.ref.value[-4:].isdigit()


def _is_of_each_side(frame: Frame, times: list[Item]) -> bool:
    """ "Its revenue for fiscal 2026 came to half of Alphabet's for 2025": each company has a period of its own, the other's is the base"""
    view, item = frame.view, frame.item
    owner = next(
        (i for i in view.of_kind("entity") if item and i.first >= item.last and i.ref.ref in frame.compare_subjects),
        None,
    )
    if item is None or owner is None:
        return False
    told = [i for i in times if is_period(frame, i) and i.ref.type in ("fiscal", "period")]
    if len(told) == 1 and told[0].first > owner.last:
        frame.period = told[0].ref  # "twice as much as Tesla in the second quarter of 2025": of both
        frame.note("period", "of both sides")
        return True
    before = [i for i in told if i.last <= item.first]
    behind = [i for i in told if i.first >= item.last and -_OWNED <= i.first - owner.last <= _OWNED]
    if not before or not behind or view.between(item.last, behind[0].first, "quantity"):
        return False
    frame.period, frame.base = before[-1].ref, behind[0].ref
    frame.note("period", "of each side")
    return True


_OWNED = 5
"""So many words from the other company its period may stand ("the 2025 revenue of Alphabet", "Alphabet's revenue for 2025")."""


def _had_moved(view: View, item: Item, times: list[Item]) -> bool:
    """ "A year earlier, revenue had grown 11%", "It had grown 7% in that year": a change before the period that the text speaks of"""
    if "had" not in view.lower[view.clause_of(item.first).first : item.first]:
        return False
    opened = (i for i in times if i.first <= _OPENING and i.last <= item.first)
    if any(i.ref.type == "base" or i.ref.value.startswith(("PREV:", "AGO:")) for i in opened):
        return not any(i.ref.value[:2] in ("20", "FY") for i in times)
    return view.lower[item.last : item.last + 3] in (["in", "that", "year"], ["in", "that", "quarter"])


_OPENING = 2


def _is_later(view: View, base: Item, own: Item | None) -> bool:
    """ "For 2025 it sees growth in the twenties, and a margin above 50% in 2026": no change starts from a later time"""
    then, now = base.ref.window, own.ref.window if own is not None else None
    if opened_by(view, base, "than") or view.lower[max(0, base.first - 2) : base.first] == ["than", "in"]:
        return False  # "repurchased more stock in fiscal 2024 than in fiscal 2025"
    return bool(then and now and (then.start or then.end) > now.end)


def _points_to_another(view: View, item: Item) -> bool:
    """ "and in the one before it $36.3 billion", "during the twelve months before that, $4.1 billion", "the previous ones with $34.9 billion" """
    first = max((i.last for i in view.of_kind("quantity", "time") if i.last <= item.first), default=0)
    duration = any(i.last == first and i.ref.type == "duration" for i in view.of_kind("time"))
    words = view.lower[first : item.first]
    behind = view.lower[item.last : item.last + 8]
    if any(behind[:1] == ["on"] and behind[k - 1 : k + 3] in _IN_ANOTHER for k in range(2, 5)):
        return True  # "bought back none in the year, having spent $1.58 billion on repurchases in the previous one"
    if duration and words[:2] in (["before", "that"], ["before", "it"]):
        return True
    at = next((k for k, word in enumerate(words) if word in ("one", "ones")), 0)
    if not at or words[at - 1] not in ("the", "previous", "preceding", "earlier", "prior") or "the" not in words[:at]:
        return False
    led = set(words[max(0, at - 4) : at]) & {"in", "for", "during", "previous", "preceding", "prior"}
    return bool(led) and not view.between(first + at, item.first, "metric", "entity")


_IN_ANOTHER = tuple(["in", "the", word, "one"] for word in ("previous", "preceding", "prior", "earlier"))


def _is_half_told(view: View, item: Item, time: Item) -> bool:
    """ "$46.7 billion in July's", "$102.5 billion in this year's" """
    return time.first == item.last + 1 and view.lower[item.last] in _IN and stands_for_figure(view, time)


_IN = frozenset({"in", "for", "during"})


def _is_newest(frame: Frame, times: list[Item]) -> bool:
    """A figure of now, whatever time is told beside it."""
    view, item = frame.spot
    if frame.role == "level" and _is_of_now(view, item):
        frame.note("period", NOW)
        return True
    if frame.role in ("level", "delta") and since_then(view, item):
        frame.note("period", UNTIL_NOW)
        return True
    if frame.role == "delta" and (since := _moved_since(frame, times)) is not None:
        frame.base = since.ref
        frame.note("period", SINCE)
        return True
    if frame.role == "level" and (since := _since_own(frame, times)) is not None:
        frame.base = since.ref
        frame.note("period", UNTIL_NOW)
        return True
    return False


def _is_of_now(view: View, item: Item) -> bool:
    """ "from 41.8% in 2022 to 44.6% in 2023 and 45.7% now", "in 2022 ...; now it is $28.2 billion": the newest, whatever was told before"""
    if any(item.last <= i.first <= item.last + 4 for i in view.of_kind("time")):
        return False
    told = [i.last for i in view.of_kind("quantity") if i.last <= item.first]
    if not told:
        return False  # "in 2024 Visa, now the largest, took in $35.9 billion"
    first = max(told[-1], *(i.last for i in view.of_kind("time") if i.last <= item.first), 0)
    words = view.lower[first : item.first]
    pairs = (f"{a} {b}" for a, b in pairwise([*words, "", *view.lower[item.last : item.last + 2]]))
    return not view.cues["now"].isdisjoint((*words, *view.lower[item.last : item.last + 1], *pairs))


def _moved_since(frame: Frame, times: list[Item]) -> Item | None:
    """ "Since fiscal 2022 revenue has risen by $189.0 billion", "has grown 57% since 2018": until now, whatever was told last"""
    view, item = frame.spot
    since = [i for i in times if opened_by(view, i, "since") and not _is_because(view, i)]
    if (
        len(since) != 1
        or len(times) > 1
        or view.between(min(since[0].last, item.last), max(since[0].first, item.first), "quantity")
    ):
        return None
    if _YEAR.fullmatch(since[0].ref.value) is None:
        return None
    moved = view.lower[view.clause_of(item.first).first : item.first]
    return since[0] if not {"has", "have", "'ve"}.isdisjoint(moved) and "had" not in moved else None


_YEAR = regex(r"(?:FY)?\d{4}")


def _is_because(view: View, time: Item) -> bool:
    """ "since last year's quarter had carried heavy charges", "since 2023 was a long year": a reason, and no time from which is counted"""
    k = time.last
    if view.word(k) == "'s":
        return not {view.word(k + 2), view.word(k + 3)}.isdisjoint(view.cues["auxiliaries"])
    return view.word(k) in view.cues["auxiliaries"] or view.at(k, "metric_verb") is not None


def _since_own(frame: Frame, times: list[Item]) -> Item | None:
    """ "Total assets, $155.1 billion, have hardly changed since December": the level is of now, and the time that before

    "$338 billion of buybacks since 2018" is what was spent in all those years.
    """
    view, item = frame.spot
    since = [i for i in times if opened_by(view, i, "since") and not _is_because(view, i)]
    apart = [i for s in since for i in view.between(min(s.last, item.last), max(s.first, item.first), "quantity")]
    if not since or len(apart) > 1 or tells_extreme(view):
        return None  # "since 2020 it has more than doubled, to $402.8 billion"
    metric = view.lexicon.metrics.get(frame.metric or "")
    steps = [i for i in apart if i.ref.kind != "money"] or view.between(
        0, item.first, "direction_verb", "direction_noun"
    )
    moved = view.lower[look_back(view, item)] == "to" and bool(steps)
    if not moved and not is_dated(frame) and not (metric is not None and metric.rate):
        return None
    own = (i for i in times if i not in since and is_period(frame, i) and reaches(view, i, item))
    return None if any(own) else since[-1]


def _is_of_span(frame: Frame, times: list[Item]) -> bool:
    """ "between fiscal 2024 and fiscal 2025": from the one to the other"""
    lower = frame.view.lower
    for first, last in zip(times, times[1:], strict=False):
        opening = lower[max(0, first.first - 6) : first.first]
        joined = lower[first.last : last.first] in (["and"], ["and", "the"], ["and", "its"], ["and", "that", "of"])
        if not joined or "between" not in opening or "/" in first.ref.value:
            continue
        if opening[-1:] != ["between"] and opening[-2:] not in (["between", "the"], ["between", "its"]):
            # "between the second quarters of 2024 and 2025"
            frame.unbound = "the periods between which it changed are told together"
        elif frame.role == "from":
            frame.period = first.ref
        else:
            frame.period, frame.base = last.ref, first.ref if frame.role == "delta" else None
        frame.note("period", "between")
        return True
    return False


def _from_since(frame: Frame, times: list[Item]) -> bool:
    """ "Has fallen every year since 2022, from 16.8% to 7.2%": what it was then"""
    view, item = frame.view, frame.item
    if (
        item is None
        or len(times) != 1
        or not opened_by(view, times[0], "since")
        or view.lower[item.first - 1] != "from"
    ):
        return False
    if times[0].first > item.first and view.between(item.last, times[0].first, "quantity") == []:
        return False  # "up from 16.8% since 2022"
    frame.period = times[0].ref
    frame.note("period", "since")
    return True


def _outdoes_that_of(frame: Frame, times: list[Item]) -> bool:
    """ "$4.5 billion eclipsed that of fiscal 2024": of a later time, whatever that is"""
    view, item = frame.spot
    those = [i for i in times if i.first >= item.last and of_those(view, i) and suits(frame, i)]
    if frame.role != "level" or not those:
        return False
    frame.base = those[-1].ref
    frame.note("period", MOVED_ON)
    return True


def _shares_period(frame: Frame, previous: Frame) -> bool:
    """Whether the figure goes on with the period of the one before it, in the same clause and on the same side of an aside."""
    view, item = frame.spot
    if previous.period is None or previous.role == "from":
        return False
    if "metric<part_of_told" in frame.trace:
        return True
    if previous.clause.index != frame.clause.index:
        return False
    if previous.item is not None and aside(view, previous.item.first) != aside(view, item.first):
        return False
    return all(i.ref is not previous.period or reaches(view, i, item) for i in view.of_kind("time"))
