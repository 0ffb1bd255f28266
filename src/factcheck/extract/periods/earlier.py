"""Levels of another time than the one that is spoken of: which they are, and of which time."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import aside, look_back, told_of
from factcheck.extract.frames import Frame
from factcheck.extract.periods.nearest import nearest
from factcheck.extract.periods.reach import THOSE_OF, leads_figure, reaches
from factcheck.extract.periods.senses import (
    ANSWERING,
    COMPARING,
    COPULAS,
    LAST_TIME,
    is_ago,
    is_at_point,
    is_basis,
    is_same_part,
    suits,
)
from factcheck.model import RELATIVE

_CONTRASTS = frozenset("but while whereas yet though although".split())


def is_of_another_time(frame: Frame, previous: Frame | None, times: list[Item]) -> bool:
    """A level beside which the time of another period stands, though no word before it compares."""
    if frame.role == "share" and "role<bare percent" in frame.trace and (ago := _of_basis(frame, times)) is not None:
        frame.role, frame.base = "from", ago.ref  # "40% of revenue; a year ago it was 39%"
        frame.note("role", "told of the period before")
        return True
    if frame.role not in ("level", "from"):
        return False
    if previous is not None and _goes_on(frame, previous):
        frame.role, frame.base, frame.period = "from", previous.base, previous.period
        frame.note("role", "of the time of the figure before")
        return True
    if (same := _of_same_part(frame, times)) is not None:
        frame.role, frame.base = "from", same.ref
        frame.note("role", "the same part of another year")
        return True
    if frame.role == "level" and (ago := _of_last_year(frame, times) or _of_basis(frame, times)) is not None:
        frame.role, frame.base = "from", ago.ref
        part = [i for i in times if i.ref.value.startswith("XXXX-") and ago.last <= i.first < frame.item.first]  # type: ignore[union-attr]
        frame.period = part[0].ref if len(part) == 1 else None  # "a year ago it reported third-quarter revenue of"
        frame.note("role", "told of the period before")
        return True
    return False


def _goes_on(frame: Frame, previous: Frame) -> bool:
    """ "A year ago it had made $9.2 billion, or $2.14", "... revenue of $35.08 billion and net income of $19.31 billion": all of then"""
    view, item, first = frame.view, frame.item, previous.item
    if item is None or first is None or previous.role != "from" or previous.base is None:
        return False
    between = view.lower[first.last : item.first]
    if between in ([",", "or"], ["or"], ["("]) and item.ref.kind == first.ref.kind == "money":
        return True
    opens = any(i.ref is previous.base and i.first <= 2 for i in view.of_kind("time"))  # "In the same quarter"
    joined = bool({",", "and", "or", "on"} & set(between)) and not _CONTRASTS & set(between) and ";" not in between
    kinds = ("time", "direction_verb", "pronoun", "entity")
    return frame.role == "level" and opens and joined and not view.between(first.last, item.first, *kinds)


def _of_same_part(frame: Frame, times: list[Item]) -> Item | None:
    """The time "at this point of fiscal 2024", "in the same months of 2024" that tells of the figure."""
    view, item, noun = frame.view, frame.item, frame.metric_item
    assert item is not None
    point = next((i for i in times if is_at_point(view, i)), None)
    if point is not None and point.first >= item.last and not view.between(item.last, point.first, "quantity"):
        return point
    if frame.role != "level":
        return None
    same = [t for t in times if is_same_part(view, t)]
    # "Net income for the same quarter of 2024, now given as $1.40 billion"
    if noun is not None and noun.kind == "metric":
        told = [t for t in same if noun.last < t.first <= noun.last + 6 and t.last <= item.first]
        if told and not view.between(noun.last, item.first, "quantity"):
            return told[0]
    # "after providing $4.1 billion in the same months of 2024"
    behind = next((t for t in same if item.last < t.first <= item.last + 8), None)
    if behind is None or view.between(item.last, behind.first, "quantity", "direction_verb", "metric_verb"):
        return None
    return None if _APART & set(view.lower[item.last : behind.first]) else behind


_APART = frozenset(", ; ) from than over on versus against with".split())


def _of_last_year(frame: Frame, times: list[Item]) -> Item | None:
    """ "Last year's figure was 56 cents", "last year's was 56 cents", "last year's 56 cents": of whichever part of the year is spoken of"""
    view, item = frame.spot
    for time in times:
        told = time.ref.text.lower() in LAST_TIME or time.ref.type == "base"
        behind = view.lower[time.last : time.last + 3]
        if told and time.last <= item.first and _is_answering(view, time):
            return None if view.between(time.last, item.first, "quantity") else time
        if not told or time.last > item.first or behind[:1] != ["'s"]:
            continue
        names_figure = set(behind[1:]) & view.cues["figures"] or set(behind[1:2]) & COPULAS
        if names_figure or look_back(view, item) == time.last:
            between = view.lower[time.last : item.first]
            # "62% above last year's figure, with an operating margin of 31%": what is compared with ends at the comma
            compared = view.word(time.first - 1) in view.cues["time_compared"] | _OVER and "," in between
            apart = view.between(time.last, item.first, "quantity") or ";" in between or compared
            return None if apart else time
    return None


_OVER = frozenset({"above", "below", "over", "than", "on", "from", "against"})


def _is_answering(view: View, time: Item) -> bool:
    """ "The comparable figure last year was a mere $100 million", "the corresponding number a year ago was 56 cents" """
    before = view.lower[max(0, time.first - 3) : time.first]
    return bool(set(before) & set(ANSWERING)) and bool(set(before) & view.cues["figures"])


def _of_basis(frame: Frame, times: list[Item]) -> Item | None:
    """ "A year earlier, it lost $216 million": the level of another period than the article's, and no change."""
    view, item = frame.spot
    clause = view.clause_of(item.first)
    return next(
        (
            time
            for time in times
            if is_basis(time)
            and (clause.first <= time.first < clause.last or _is_before_aside(view, time, clause.first))
            and not _is_explained(view, time)
            and _tells_when(frame, item, time)
        ),
        None,
    )


def _is_before_aside(view: View, time: Item, first: int) -> bool:
    """ "Four years ago, in the year of the flotation, it had been $3.81": what opens a sentence reaches past what explains it"""
    words = view.lower[time.last : first]
    return (
        time.first <= 1
        and words[:1] == [","]
        and words[1:2] in (["in"], ["during"], ["when"])
        and words.count(",") <= 2
    )


def _is_explained(view: View, time: Item) -> bool:
    """ "Two years earlier, in fiscal 2023, revenue had been $27.0 billion": the period itself stands behind"""
    if view.lower[time.last : time.last + 2] not in ([",", "in"], [",", "for"], [",", "during"]):
        return False
    told = view.between(time.last + 2, time.last + 6, "time")
    return any(
        not i.ref.value.startswith("REF:") for i in told
    )  # "Four years ago, in the year it listed, it had been $3.81"


def _tells_when(frame: Frame, item: Item, time: Item) -> bool:
    view = frame.view
    first, last = (time.last, item.first) if time.last <= item.first else (item.last, time.first)
    between, before = view.lower[first:last], view.lower[time.first - 1] if time.first else ""
    if time.first >= item.last and between in (["of"], ["of", "the"], ["in", "the"], ["of", "a"], ["of", "its"]):
        return True  # "below the 69.4% of the year-ago quarter"
    if time.last <= item.first and "than" in view.lower[max(0, time.first - 3) : time.first]:
        return False  # "$900 million more than in the same period of last year, and repurchased $9.8 billion"
    around = aside(view, time.first)
    if before in ("until", "since", "from") or around and around != aside(view, item.first):
        return False  # "which until two years ago also made plasters"
    if COMPARING & {*between, before} or {"up", "down", "higher", "lower", "more", "less"} & set(between):
        return False
    noun = frame.metric_item
    # neither "it lost $65 million" nor "the year-ago loss was $14.4 million" tells of a move
    results = [i for i in view.items if i.last == item.first or noun and noun.first <= i.first < noun.last]
    if any(i.kind.startswith(("quantity", "direction")) for i in view.between(first, last) if i not in results):
        return False
    told = time.ref.text.lower()
    if not (is_ago(time) or told.startswith((*ANSWERING, *_YEAR_AGO))):
        return False
    if time.last == item.first and item.ref.kind == "percent" and view.clause_of(item.first).bracket:
        return True  # "(previously 14.2 per cent; two years ago 15.3 per cent)"
    # "had reported $1.4bn of net profit in the corresponding period"
    answers = told.startswith(ANSWERING) and between[-2:-1] in (["in"], ["during"], ["for"], ["over"])
    follows = (
        time.first == item.last or between in _MERELY or (before == "in" and time.first <= item.last + 3) or answers
    )
    at_it = time.last == item.first and before in (";", "(")  # "(previously 14.2%; two years ago 15.3%)"
    return (time.last <= item.first or follows) and (at_it or not _changes(view, item))


_MERELY = (["only"], ["just"], ["barely"], ["as", "recently", "as"])
_YEAR_AGO = (
    "year-ago",
    "year-earlier",
    "prior-year",
    "prior year",
    "previous year",
    "preceding year",
    "previous-year",
    "a year",
    "one year",
    "one quarter",
    "a quarter",
)


def _changes(view: View, item: Item) -> bool:
    """A clause with a percent or a verb of change compares; its base belongs to the comparison. A level may be a percent."""
    around = aside(view, item.first)
    if around is not None and view.lower[around[0]] == "whose":
        # "whose operating loss a year earlier was $1.09 billion, earned ..."
        told, kinds = view.between(*around), None
    else:
        told, kinds = view.of(view.clause_of(item.first)), RELATIVE
    return any(
        (i.kind == "quantity" and i is not item and (kinds is None or i.ref.kind in kinds))
        or (i.kind == "direction_verb" and i.id != "flat" and i.last != item.first)  # not "it lost $65 million"
        for i in told
    )


def time_of_earlier(frame: Frame, times: list[Item], own: Item | None) -> None:
    """ "from $4 billion in 2023", "versus $4 billion a year earlier": the period of an earlier level, or what it is earlier by"""
    view, item = frame.spot
    if (before := _right_before(frame, times)) is not None:
        by_distance = is_basis(before) or before.ref.text.lower() in LAST_TIME
        frame.base, frame.period = (before.ref, None) if by_distance else (None, before.ref)
        return
    times = [i for i in times if leads_figure(view, i) is None]
    bases = [
        i for i in times if is_basis(i) and ";" not in view.lower[min(i.last, item.last) : max(i.first, item.first)]
    ]
    base = nearest(view, item, bases, same_clause=True)
    frame.base = base.ref if base else None
    if _told_unread(view, item):
        frame.unbound = frame.unbound or "its time is told in words that name none"
    told = told_of(view, item)
    behind = next(
        (
            i
            for i in times
            if i.first >= item.last
            and (i.first - item.last <= (8 if is_same_part(view, i) else 4) or told and told[0] <= i.first < told[1])
            and suits(frame, i)
            and reaches(view, i, item)
            and not is_ago(i)
            and i is not base
        ),
        None,
    )
    if behind is not None and (is_same_part(view, behind) or view.lower[behind.first - 2 : behind.first] in THOSE_OF):
        frame.base = behind.ref  # "after $38 billion in those of 2024": the same months of that year
        return
    if behind is not None and not _is_apart(view, item, behind):
        frame.base, frame.period = (behind.ref, None) if is_at_point(view, behind) else (frame.base, behind.ref)
        return
    if own is not None:
        _of_sentence(frame, own)


def _told_unread(view: View, item: Item) -> bool:
    """ "Slightly less than the $7.46 billion of the spring": which quarter that is, depends on whose spring is meant"""
    behind = view.lower[item.last : item.last + 3]
    led = item.first > 0 and view.lower[item.first - 1] == "the"
    if any(item.last <= i.first <= item.last + 4 for i in view.of_kind("time")):
        return False  # "the $9.56 billion of the spring of 2024"
    if view.word(item.last + 3) in ("before", "earlier", "past"):
        return False  # "the $13.6 billion of the winter before"
    return led and behind[:2] == ["of", "the"] and behind[2:3] != [] and behind[2] in view.cues["seasons"]


def _right_before(frame: Frame, times: list[Item]) -> Item | None:
    """ "above the January quarter's $2.2 billion", "topped last year's $4.88", "and, in fiscal 2023, $5.5 billion", "since December ($156.4 billion)" """
    view, item = frame.spot
    for time in times:
        mark = view.lower[time.last : item.first]
        if mark == ["'s"] and (suits(frame, time) or time.ref.text.lower() in LAST_TIME):
            return time
        bracketed = mark == ["("] and time.ref.type != "base" and not any(0 <= i.first - item.last <= 1 for i in times)
        if leads_figure(view, time) is item or bracketed:
            return time
    return None


def _is_apart(view: View, item: Item, time: Item) -> bool:
    gap = set(view.lower[item.last : time.first])
    if time.ref.value.startswith("REF:") and "," in gap:
        return True  # "to $52.6 billion from $58.3 billion, in the same year in which Meta's went up"
    return bool(
        _CONTRASTS & gap or {")", ";", "and"} & gap or view.between(item.last, time.first, "quantity", "direction_verb")
    )


def _of_sentence(frame: Frame, own: Item) -> None:
    """The period of the whole sentence, where the level has no other."""
    view, item = frame.spot
    bracket = view.clause_of(item.first)
    if frame.base is not None and frame.base.value == "YOY":
        if (
            own.last <= item.first
            and own.ref.type in ("fiscal", "period")
            and not view.between(0, item.first, "quantity")
        ):
            frame.period = own.ref  # "its margin in the second quarter of 2025 was above the 29.3% of a year earlier"
    elif frame.base is None and bracket.bracket and bracket.first <= own.first < bracket.last:
        if view.between(item.last, own.first, "quantity"):
            return  # "(was $11.83, and $10.22 in 2022)"
        frame.period = own.ref
