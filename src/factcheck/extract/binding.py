"""The figures of a sentence as frames, bound one after another, left to right."""

from __future__ import annotations

from itertools import pairwise

from factcheck.extract.analysis import View
from factcheck.extract.corrections import misprinted
from factcheck.extract.cues import look_back
from factcheck.extract.each import told_of_each
from factcheck.extract.ellipsis import told_without_time
from factcheck.extract.frames import Frame
from factcheck.extract.from_to import base_of_from, base_of_times, pair_from_to, turned_into
from factcheck.extract.metrics.assign import assign_metric
from factcheck.extract.paired import change_of_another, pair_of_companies
from factcheck.extract.parallel import earned_on, in_a_row, in_the_same_order, of_the_other
from factcheck.extract.periods import assign_period
from factcheck.extract.periods.onward import moved_on, steps
from factcheck.extract.respectively import pair_respectively
from factcheck.extract.roles.assign import assign_role, settle_role
from factcheck.extract.roles.changes import ARTICLES
from factcheck.extract.scope import assign_scope
from factcheck.extract.subjects.assign import assign_subject
from factcheck.extract.subjects.owned import parts_told
from factcheck.extract.subjects.together import told_together

_LONGEST = 1000
"""Tokens of the longest sentence that is bound. Longer ones are no prose, and binding is quadratic in a sentence."""


_NOT_A_CLAIM = frozenset({"fraction"})


def frames_of(view: View, carried: Frame | None, asked: str | None, of_loss: bool, unnamed: list[Frame]) -> list[Frame]:
    """One frame a quantity, left to right; a later one may inherit what an earlier one has bound.

    A part of a whole that no metric was found for raises no claim, and is added to `unnamed`.
    """
    frames: list[Frame] = []
    if len(view.tokens) > _LONGEST:
        return frames
    for item in view.of_kind("quantity"):
        if item.ref.alt_of or item.ref.incidental:
            continue
        clause = view.clause_of(item.first)
        frame = Frame(view, clause, quantity=item.ref, item=item, carried=carried, asked=asked, asked_of_loss=of_loss)
        previous = frames[-1] if frames else None
        assign_role(frame)
        _goes_on(frame, frames)
        assign_metric(frame, previous)
        settle_role(frame)
        assign_subject(frame, previous)
        assign_period(frame, previous)
        told_without_time(frame, previous)
        assign_scope(frame, previous)
        frame.start, frame.end = _claim_span(frame)
        if frame.metric is None and item.ref.kind in _NOT_A_CLAIM:
            unnamed.append(frame)
            continue
        frames.append(frame)
    if "|" in view.lower and not _are_entries(view) or "\t" in view.text[view.sentence.start : view.sentence.end]:
        for frame in frames:
            frame.unbound = frame.unbound or "a cell of a table, whose row and column are not read"
    _years_before(frames)
    for frame in frames:
        same = frame.base is not None and frame.period is not None and frame.base.value == frame.period.value
        if same and frame.period is not None and frame.period.value.removeprefix("FY")[:4].isdigit():
            frame.period = None  # "63% more than in 2024" is of no 2024
    moved_on(frames)
    steps(frames)
    frames = told_of_each(view, frames)
    parts_told(view, frames)
    told_together(view, frames)
    pair_respectively(view, frames)
    pair_from_to(view, frames)
    turned_into(frames)
    base_of_from(frames)
    change_of_another(view, frames)
    pair_of_companies(view, frames)
    in_the_same_order(view, frames)
    of_the_other(view, frames)
    earned_on(view, frames)
    in_a_row(view, frames)
    _streaks_before(frames)
    misprinted(view, frames)
    base_of_times(frames)
    return frames


def _goes_on(frame: Frame, frames: list[Frame]) -> None:
    """ "grew by 7.7%, 4.3% and 3.7%": a bare percentage behind a change is a change too"""
    assert frame.item is not None
    previous = frames[-1] if frames else None
    if _grew_before(frame, previous):
        frame.role, frame.kind, frame.direction = "delta", "change", "up"
        return
    if _restates_earlier(frame, previous):
        frame.role, frame.kind = "from", "amount"
        return
    if previous is not None and _from_share(frame, previous):
        frame.role, frame.kind, frame.direction = "from", "amount", None
        return
    if "role<bare percent" not in frame.trace or previous is None:
        return
    gap = frame.view.lower[previous.item.last if previous.item else 0 : frame.item.first]
    if frame.view.word(frame.item.last) == "of" or _turns_to_whole(gap) or _does(frame):
        return
    rated = frame.view.lexicon.metrics.get(previous.metric or "")
    if previous.role == "level" and rated is not None and rated.rate:
        frame.role, frame.kind = "level", "ratio"  # "a gross margin of 72.4%, Marvell one of 50.4%"
        return
    moved = next((f for f in reversed(frames) if f.quantity is not None and f.quantity.kind == "percent"), None)
    beside = moved is previous and (previous.clause.index == frame.clause.index or _is_parallel(frame, previous))
    if moved is not None and moved.role == "delta" and (beside or _leaves_verb_out(frame, moved, moved is previous)):
        frame.role, frame.kind, frame.direction = "delta", "change", moved.direction
    elif previous.role == "level" and frame.view.word(frame.item.last) == "to" and _joint(frame)[-1:] in _LISTING:
        # "lifted revenue to $6.15 billion and net income 12.1% to $1.88 billion"
        verbs = frame.view.between(0, previous.item.first if previous.item else 0, "direction_verb")
        if verbs and verbs[-1].id in ("up", "down"):
            frame.role, frame.kind, frame.direction = "delta", "change", verbs[-1].id  # type: ignore[assignment]


def _from_share(frame: Frame, previous: Frame) -> bool:
    """ "Gross profit was $43.7 billion. That is 46.5%, up a touch from 46.3%": an earlier share, and no change"""
    if "role<earlier rate of change" not in frame.trace or "role<bare percent" not in previous.trace:
        return False
    assert frame.item is not None
    assert previous.item is not None
    if previous.metric is None or frame.view.word(previous.item.last) not in (",", "-", "–", "—", "("):
        return False  # "the pace accelerated to 15.6% from 6.7%"
    return not frame.view.between(previous.item.last, frame.item.first, "metric", "quantity", "entity")


def _does(frame: Frame) -> bool:
    """ "Revenue rose 12%, and 55% was left as operating income": a percentage with a verb of its own is no change told in gap"""
    view, item = frame.view, frame.item
    behind = view.word(item.last) if item is not None else ""
    return any(behind in view.cues[cue] for cue in ("auxiliaries", "goes_to", "what_is_left"))


def _turns_to_whole(gap: list[str]) -> bool:
    """ "Sales rose 12%, and of the employees 22% are in Asia": a share of what "of" opens with"""
    return any(word == "of" and k and gap[k - 1] in ("and", ",", ";", "but") for k, word in enumerate(gap))


_PARALLEL = frozenset(
    """
    while whereas but and managed did saw had has posted a an the of only just by with at its their rival it they one some about
    another for in only even still also up down nearly almost roughly barely well under over more than less was were is
    """.split()
)


def _grew_before(frame: Frame, previous: Frame | None) -> bool:
    """ "up 10.8% after 10.2% in fiscal 2023": the change of an earlier period, told with its time"""
    q, item, view = frame.quantity, frame.item, frame.view
    if q is None or item is None or previous is None or previous.item is None or previous.quantity is None:
        return False
    alike = previous.role == "delta" and previous.direction == "up" and q.kind == previous.quantity.kind == "percent"
    told = "role<compared" in frame.trace and view.lower[look_back(view, item)] in ("after", "following")
    timed = any(
        i.ref.type in ("fiscal", "period") and item.last <= i.first <= item.last + 2 for i in view.of_kind("time")
    )
    return alike and told and timed and not view.between(previous.item.last, item.first, "metric", "quantity")


def _restates_earlier(frame: Frame, previous: Frame | None) -> bool:
    """ "compared to $14.4 million, or $0.28 per share": the earlier level once more, per share"""
    if (
        previous is None
        or previous.role != "from"
        or previous.item is None
        or frame.item is None
        or frame.role != "level"
    ):
        return False
    gap = frame.view.lower[previous.item.last : frame.item.first]
    told = [i for i in frame.view.of_kind("quantity") if i.last <= previous.item.first and i.ref.per is not None]
    return gap in ([",", "or"], ["or"]) and bool(told)


def _leaves_verb_out(frame: Frame, moved: Frame, is_next: bool) -> bool:
    """ "Revenue skidded 12% to $22.5 billion, and operating profit 42%": the verb is that of the change before"""
    view, item = frame.spot
    joint = _joint(frame)
    if not joint:
        owner = view.before(item.first - 1, "entity") if is_next and view.word(item.first - 1) == "'s" else None
        return owner is not None and view.lower[max(0, owner.first - 1)] in (",", ";")  # "12.2%, Visa's 10.0%"
    assert moved.item is not None
    alone = not view.between(moved.item.last, item.first, "entity", *_MOVES) and (
        len(view.between(moved.item.last, item.first, "metric")) == 1
    )
    listed = is_next and (joint[-1] in (",", ";") or joint[-2:] == [",", "and"])
    return listed or alone and joint[-1] in _JOINTS


def _joint(frame: Frame) -> list[str]:
    """The words that lead to the measure right before a figure; none where none stands there."""
    view, item = frame.spot
    noun = view.before(look_back(view, item) + 1, "metric")
    return [] if noun is None else [word for word in view.lower[: noun.first] if word not in ARTICLES][-2:]


_LISTING = ([","], [";"], ["and"])
_JOINTS = frozenset("and , ; but while with whereas".split())
_MOVES = ("direction_verb", "direction_adjective", "metric_verb", "level")


def _is_parallel(frame: Frame, previous: Frame) -> bool:
    """ "growth of 57.6%, while Nvidia managed 55.6%", "While Visa grew by 10%, Nvidia managed 56%": told alike of somebody else"""
    view, item, clause = frame.view, frame.item, frame.clause
    opening = frame.view.lower[clause.first : clause.first + 2]
    led = {"while", "whereas"} & {*view.lower[previous.clause.first : previous.clause.first + 2]}
    contrasted = (
        bool(led) and any(i.kind == "entity" and i.last <= item.first for i in view.of(clause)) if item else False
    )
    if item is None or not (contrasted or {"while", "whereas", "but", "and", ";"} & {clause.opener, *opening}):
        return False
    named = [i for i in view.of(clause, "metric", "part") if i.kind == "part" or not view.lexicon.metrics[i.id].weak]
    held = {k for i in view.of(clause) for k in range(i.first, i.last)}
    word = view.lower[item.first - 1] if item.first else ""
    noun = item.first - 1 not in held and word.isalpha() and word not in _PARALLEL
    unknown = noun and word not in view.lexicon.past_forms and not word.endswith("ed")  # "(+5%); op ratio 59.0%"
    return not named and not unknown and view.word(item.last) != "of"


def _years_before(frames: list[Frame]) -> None:
    """ "EPS: $1.55; previous year $1.06": a second level of the metric, told of the year before, is the earlier one"""
    for before, frame in zip(frames, frames[1:], strict=False):
        period = frame.period
        if period is None or not period.value.startswith("PREV:"):
            continue
        if frame.role == "from" and before.role == "level" and before.metric == frame.metric and before.period is None:
            frame.base, frame.period = period, None  # "$649 million after $8.0 billion the year before"
        if frame.role != "level":
            continue
        if before.role == "level" and before.metric == frame.metric and before.period is not period:
            frame.role, frame.base, frame.period = "from", period, None


def _streaks_before(frames: list[Frame]) -> None:
    """ "For the sixth quarter in a row, revenue more than doubled": a streak told first counts what follows."""
    for frame, following in zip(frames, frames[1:], strict=False):
        if frame.role == "streak" and frame.metric is None and following.metric is not None:
            for slot in ("metric", "metric_item", "segment", "subject", "period", "direction"):
                setattr(frame, slot, getattr(following, slot))
            frame.unbound = following.unbound


def _are_entries(view: View) -> bool:
    """ "Revenue: $161.9B | Net income: $34.3B | Operating margin: 21.1%": each between the bars says itself what it measures"""
    bars = [-1, *(k for k, word in enumerate(view.lower) if word == "|"), len(view.lower)]
    entries = [(a + 1, b) for a, b in pairwise(bars) if b - a > 1]
    return all(
        view.between(first, last, "metric") and len(view.between(first, last, "quantity")) == 1
        for first, last in entries
    )


def _claim_span(frame: Frame) -> tuple[int, int]:
    """The figure, with the duration or period right behind it."""
    q, period, _view = frame.quantity, frame.period, frame.view
    assert q is not None
    assert frame.item is not None
    end = q.end
    if period is not None and q.end <= period.start <= q.end + 25 and period.sentence == q.sentence:
        end = period.end
    return q.start, end
