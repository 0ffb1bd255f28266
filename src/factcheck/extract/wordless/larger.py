"""Which of two figures is larger, without either being printed."""

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
        owners = [i for i in companies_in(view) if i.last <= first]
        left = _left(view, first, last)
        if len({i.ref.ref for i in owners}) != 1 or left is None or not is_whole(view, left):
            continue
        if any(i.first < first for i in view.of_kind("direction_verb")):
            continue  # "rose more slowly than Meta's": two changes are compared
        frame = framed(view, "comparison", left, owners[0], left.id)
        frame.role, frame.direction = "compare", side  # type: ignore[assignment]
        end = _right(view, frame, left, owners[0], last)
        periods = [i for i in periods_of(view) if i.ref is not frame.base]
        if end is None or len(periods) != 1 or not is_all(view, first, last):
            continue
        frame.period = periods[0].ref
        frame.note("comparison", view.words(first, last).lower())
        span(frame, min(left.first, first), end + (view.word(end) == "'s"))
        yield frame


def _left(view: View, first: int, last: int) -> Item | None:
    """The metric that is compared: told before the word of comparison, or by it ("outearned")."""
    told = single(view, metrics_in(view, 0, last))
    if told is not None:
        return told
    if view.lower[first] == "outspent":
        return single(view, metrics_in(view, last, len(view.tokens)))
    earned = view.lower[first] == "outearned" or view.word(first + 1) == "profitable"
    start, end = view.tokens[first].start, view.tokens[first].end
    return Item("metric_verb", first, last, start, end, "net_income") if earned else None


def _right(view: View, frame: Frame, left: Item, owner: Item, last: int) -> int | None:
    """Fill what is compared with: another company's, another metric or an earlier time; the token behind it."""
    others = [i for i in companies_in(view) if i.first >= last]
    rest = metrics_in(view, last, len(view.tokens))
    if others:
        unlike = any(i.id != left.id and i.kind == "metric" and not view.lexicon.metrics[i.id].weak for i in rest)
        rivals = {i.ref.ref for i in others}
        if len(rivals) != 1 or owner.ref.ref in rivals or unlike or not _owns(view, last, others[0]):
            return None
        frame.compare_subjects = (others[0].ref.ref,)
        frame.compare_to = view.words(others[0].first, others[0].last)
        return others[0].last
    if prints(view):
        return None
    if len(rest) == 1 and rest[0].kind == "metric" and rest[0].id != left.id:
        if not is_whole(view, rest[0]) or rest[0].first - last > _NEAR:
            return None
        frame.compare_metric = rest[0].id
        frame.compare_to = view.words(rest[0].first, rest[0].last)
        return rest[0].last
    end = None if rest else _earlier(view, frame, last)
    if end is not None:
        frame.kind, frame.role = "change", "delta"
    return end


_NEAR = 4


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
        if word in ("outearned", "outspent") and not view.at(k, "comparison"):
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
