"""Which of two figures is larger, or the largest of several, without either being printed."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.wordless.plain import (
    bases_of,
    companies_in,
    framed,
    is_all,
    is_whole,
    metrics_in,
    periods_of,
    prints,
    single,
    span,
)

_HIGHER = frozenset("more higher larger greater bigger".split())


_LOWER = frozenset("less lower smaller fewer".split())


def larger_than(view: View) -> Iterator[Frame]:
    """ "Apple's revenue exceeded Microsoft's in 2024", "spent more on buybacks than on dividends", "earned less than in 2023" """
    for side, first, last in _comparatives(view):
        owners = companies_in(view)
        before = [i for i in owners if i.last <= first]
        if not before or len({i.ref.ref for i in before}) != 1:
            continue
        left = single(view, metrics_in(view, 0, last))
        if left is None and view.lower[first] == "outspent":
            left = single(view, metrics_in(view, last, len(view.tokens)))
        elif left is None and view.lower[first] == "outsold":
            left = Item("metric_verb", first, last, view.tokens[first].start, view.tokens[first].end, "revenue")
        elif left is None and (
            view.lower[first] == "outearned"
            or view.lower[first : first + 2] in (["more", "profitable"], ["less", "profitable"])
        ):
            left = Item("metric_verb", first, last, view.tokens[first].start, view.tokens[first].end, "net_income")
        if left is None or not is_whole(view, left):
            continue
        if any(i.kind == "direction_verb" and i.first < first for i in view.items):
            continue  # "rose more slowly than Meta's": two changes are compared
        frame = framed(view, "comparison", left, before[0], left.id)
        frame.role, frame.direction = "compare", side  # type: ignore[assignment]
        others = [i for i in owners if i.first >= last]
        rest = metrics_in(view, last, len(view.tokens))
        if (
            others
            and len({i.ref.ref for i in others} | {before[0].ref.ref}) == 2
            and len({i.ref.ref for i in others}) == 1
        ):
            if any(
                i.id != left.id and i.kind == "metric" and not view.lexicon.metrics[i.id].weak for i in rest
            ) or not _owns(view, last, others[0]):
                continue
            frame.compare_subjects = (others[0].ref.ref,)
            frame.compare_to = view.words(others[0].first, others[0].last)
            end: int | None = others[0].last
        elif not others and len(rest) == 1 and rest[0].kind == "metric" and rest[0].id != left.id and not prints(view):
            if not is_whole(view, rest[0]) or rest[0].first - last > 4:
                continue
            frame.compare_metric = rest[0].id
            frame.compare_to = view.words(rest[0].first, rest[0].last)
            end = rest[0].last
        elif not others and not rest and not prints(view) and (end := _earlier(view, frame, last)):
            frame.kind, frame.role = "change", "delta"
        else:
            continue
        periods = [i for i in periods_of(view) if i.ref is not frame.base]
        if len(periods) != 1 or not is_all(view, first, last):
            continue
        frame.period = periods[0].ref
        frame.note("comparison", view.words(first, last).lower())
        if end is not None:
            span(frame, min(left.first, first), end + (view.lower[end : end + 1] == ["'s"]))
        yield frame


def _comparatives(view: View) -> Iterator[tuple[str, int, int]]:
    """(side, first token, token behind) of "exceeded", "was higher than", and of "more ... than" with what is counted between."""
    for cue in view.items:
        if cue.kind == "comparison" and cue.id in ("above", "below"):
            verb = view.lower[cue.first]
            side = "up" if cue.id == "above" else "down"
            if view.lower[cue.last - 1] != "than":
                if not prints(view) and len(verb) > 5:
                    yield side, cue.first, cue.last
            elif not prints(view) or view.lower[cue.first - 1] in ("was", "were"):
                yield side, cue.first, cue.last
    for k, word in enumerate(view.lower):
        if word == "trailed" and not prints(view):
            yield "down", k, k + 1
        if word in ("outearned", "outspent", "outsold") and not any(
            i.kind == "comparison" and i.first == k for i in view.items
        ):
            yield "up", k, k + 1
        if word not in _HIGHER | _LOWER:
            continue
        than = next((n for n in range(k + 2, len(view.lower)) if view.lower[n] == "than"), None)
        if (
            than is not None
            and than - k <= 14
            and not view.between(k, than, "quantity", "comparison")
            and (view.lower[k + 1] == "profitable" or not prints(view))
        ):
            yield ("up" if word in _HIGHER else "down"), k, than + 1


def _owns(view: View, last: int, other: Item) -> bool:
    """The other company stands right behind the word of comparison ("than Tesla's", "than that of Tesla", "than at Tesla")."""
    return all(w in ("that", "of", "at", "those", "the", "rival") for w in view.lower[last : other.first])


_LEADS = frozenset("in the a an it did at for during its same".split())


def _earlier(view: View, frame: Frame, last: int) -> int | None:
    """ "than a year earlier", "than in the year before", "than in 2023": the period that is compared with"""
    times = [i for i in (*bases_of(view), *periods_of(view)) if i.first >= last]
    if not times or not all(w in _LEADS for w in view.lower[last : times[0].first]):
        return None
    frame.base = times[0].ref
    return times[0].last


_MOST = {
    "highest": "up",
    "largest": "up",
    "biggest": "up",
    "most": "up",
    "lowest": "down",
    "smallest": "down",
    "least": "down",
}


def largest_among(view: View) -> Iterator[Frame]:
    """ "Among Amazon, Alphabet and Meta, Amazon had the highest revenue in 2024" """
    periods = periods_of(view)
    extremes = [k for k, word in enumerate(view.lower) if word in _MOST and view.lower[k - 1] == "the"]
    if view.lower[:1] not in (["among"], ["of"]) or prints(view) or len(periods) != 1 or len(extremes) != 1:
        return
    k = extremes[0]
    named = [i for i in companies_in(view) if i.last <= k]
    noun = single(view, metrics_in(view, k, len(view.tokens)))
    if len(named) < 3 or noun is None or noun.kind != "metric" or noun.first != k + 1 or noun.id.endswith("loss"):
        return
    subject, others = named[-1], tuple(dict.fromkeys(i.ref.ref for i in named[:-1] if i.ref.ref != named[-1].ref.ref))
    if view.lower[subject.first - 1] != "," or len(others) < 2 or not is_all(view, k, k + 1):
        return
    frame = framed(view, "comparison", noun, subject, noun.id)
    frame.role, frame.direction = "rank", _MOST[view.lower[k]]  # type: ignore[assignment]
    frame.compare_subjects, frame.period = others, periods[0].ref
    frame.compare_to = view.words(named[0].first, named[-2].last)
    frame.note("among", view.lower[k])
    span(frame, k - 1, noun.last)
    yield frame
