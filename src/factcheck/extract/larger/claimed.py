"""What a sentence compares its figure with and does not print: "$2.7 billion on its own shares, not as much as on capital investment".

The printed figure says of whom, what and when; the words behind the comparison say with which other measure or company.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.larger.cues import Cue, Words, cues_in
from factcheck.extract.larger.sides import Meant, Side, appended_to, comparable, figure_of, is_of, left_of, right_of
from factcheck.extract.larger.told import as_told, is_doubted
from factcheck.extract.wordless.plain import is_whole
from factcheck.model import Time
from factcheck.records import record


@record
class _Part:
    """One side: whose figure, of what, and when."""

    company: str | None
    metric: str | None
    period: Time | None = None


def with_compared(view: View, frames: list[Frame], told: frozenset[int], words: Words, meant: Meant) -> list[Frame]:
    """The frames of a sentence with what `compared` finds in it, which is more than that one amount is told to be larger."""
    found = list(compared(view, frames, told, words, meant))
    return [*(f for f in frames if f.kind != "comparison" or _is_read(f)), *found] if found else frames


def compared(view: View, frames: Sequence[Frame], told: frozenset[int], words: Words, meant: Meant) -> Iterator[Frame]:
    """The comparisons of which one side alone is printed; none where a form of words has told what the sentence compares.

    At the places `told` both are printed.
    """
    figures = sorted((f for f in frames if _is_bound(f)), key=lambda f: f.item.first if f.item else 0)
    if not figures or any(map(_is_read, frames)) or view.lower[-1:] == ["?"]:
        return
    for cue in cues_in(view, words):
        claim = {"other": _claim, "pair": _of_two}.get(cue.kind)
        if claim is None or view.tokens[cue.first].start in told or is_doubted(view, cue):
            continue
        if (frame := claim(view, as_told(cue, figures), figures, words, meant)) is not None:
            yield frame


def _is_read(frame: Frame) -> bool:
    """Whether it is a comparison of which both sides are known."""
    return frame.kind == "comparison" and bool(frame.compare_subjects or frame.compare_metric)


def _is_bound(frame: Frame) -> bool:
    listed = (frame.subject_ref or "").startswith("cik:")
    whole = frame.segment is None and frame.metric not in (None, "unknown") and frame.period is not None
    return comparable(frame) and frame.unbound is None and listed and whole and frame.role != "from"


def _claim(view: View, cue: Cue, figures: Sequence[Frame], words: Words, meant: Meant) -> Frame | None:
    right = right_of(view, cue.last, figures, meant)
    left = left_of(view, cue, meant)
    if (
        right.verbs
        and not right.companies
        or right.figure is not None
        or right.average
        or not right.whole
        or not (right.companies or right.metrics)
    ):
        return None
    hung = appended_to(view, cue, figures, words.degrees)
    hung = hung if hung is not None and (hung.role == "delta") is cue.growth else None
    told = hung or figure_of(view, left, figures, cue)
    behind = figure_of(view, right, [f for f in figures if f is not told], cue)
    known = told if behind is None else behind if told is None else None
    if known is None or _of_loss(known, cue) or known is behind and not _is_plain(view, left):
        return None
    if known is told and not is_of(view, cue, known):
        return None  # "employs fewer people than Walmart, with a margin of 13.5%"
    own = _Part(known.subject_ref, known.metric, known.period)
    one, other = (own, _named(right)) if known is told else (_named(left), own)
    frame = _frame(view, cue, known, one, other, right.last) if one and other else None
    if frame is not None:
        # what hangs on a figure is judged at that figure's period and measure
        frame.note("compared", "tail" if known is told else "form of words")
    return frame


def _of_two(view: View, cue: Cue, figures: Sequence[Frame], words: Words, meant: Meant) -> Frame | None:
    """ "Walmart sold more than Home Depot, yet its margin, at 4.3%, was the thinner of the two": than the other one that is named"""
    known = appended_to(view, cue, figures, words.degrees) or figure_of(view, left_of(view, cue, meant), figures, cue)
    if (
        known is None
        or (known.role == "delta") is not cue.growth
        or _of_loss(known, cue)
        or not is_of(view, cue, known)
    ):
        return None
    named = {company for i in view.items if i.last <= cue.first and (company := meant(view, i)) is not None}
    others = named - {known.subject_ref}
    if len(others) != 1:
        return None
    own = _Part(known.subject_ref, known.metric, known.period)
    frame = _frame(view, cue, known, own, _Part(others.pop(), None), cue.last)
    if frame is not None:
        frame.note("compared", "tail")
    return frame


def _of_loss(frame: Frame, cue: Cue) -> bool:
    return cue.worth and (frame.loss or (frame.metric or "").endswith(("_loss", "cost", "costs")))


def _named(side: Side) -> _Part | None:
    """What the words name, where it is one company, one measure and one time at most."""
    companies, metrics = set(side.companies), set(side.metrics)
    times = [i.ref for i in side.items if i.kind == "time"]
    if len(companies) > 1 or len(metrics) > 1 or len(times) > 1:
        return None
    return _Part(*(next(iter(named), None) for named in (companies, metrics, times)))


def _is_plain(view: View, left: Side) -> bool:
    """Whether the measure told of is that of the whole company."""
    nouns: list[Item] = [i for i in left.items if i.kind == "metric"]
    return len(nouns) == 1 and len(set(left.companies)) == 1 and is_whole(view, nouns[0]) and not view.of_kind("part")


def _frame(view: View, cue: Cue, figure: Frame, one: _Part, other: _Part, last: int) -> Frame | None:
    company, metric = one.company or other.company, one.metric or other.metric
    rival, beside = other.company or company, other.metric or metric
    period = _part_of_year(view, one.period or other.period or figure.period)
    if (
        not company
        or not metric
        or not beside
        or (rival, beside) == (company, metric)
        or rival != company
        and beside != metric
    ):
        return None
    frame = Frame(view, view.clause_of(cue.first), kind="comparison", role="compare", metric=metric)
    frame.subject_ref, frame.subject_text = company, figure.subject_text
    if company != figure.subject_ref:
        frame.subject_text = None
    frame.period, frame.direction = period, cue.side  # type: ignore[assignment]
    frame.of_growth = cue.growth
    frame.context = {name: source for name, source in figure.context.items() if name in ("period", "subject")}
    frame.rivals, frame.rival_periods = figure.rivals, figure.rival_periods
    frame.compare_to = view.words(cue.last, last) or None
    if rival != company:
        frame.compare_subjects = (rival,) if rival else ()
        if other.period is not None and other.period.value != (period.value if period else None):
            frame.base = other.period
    else:
        frame.compare_metric = beside
    frame.start, frame.end = view.tokens[cue.first].start, view.tokens[max(last, cue.last) - 1].end
    return frame


def _part_of_year(view: View, period: Time | None) -> Time | None:
    """ "Second-quarter profit for 2025": the quarter of that year, which is then the only one told"""
    parts = [i.ref for i in view.of_kind("time") if i.ref.value.startswith("XXXX-")]
    years = [i.ref for i in view.of_kind("time") if len(i.ref.value) == _YEAR]
    return parts[0] if len(parts) == 1 and years == [period] else period


_YEAR = 4
"""Digits."""
