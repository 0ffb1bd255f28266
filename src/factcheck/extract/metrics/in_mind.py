"""Which measures a reader has in mind at a figure that is told without one: "Profit is another matter. ... In dollars: $93.7 billion".

Nobody but the writer knows which of them is meant. They go along with the claim, and what is filed decides between them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from factcheck.extract.analysis import View
from factcheck.extract.frames import Frame

_SENTENCES = 5
"""So many sentences back a measure is still in mind, and across so few paragraphs."""
_PARAGRAPHS = 1
_MOST = 10
_LIKELY = 2
"""So many of those that a figure of a sentence before may be of are still in mind."""
_TAKEN_OVER = frozenset({"metric<inherited", "metric<resumed"})
_MARKS = ".,;:?!*_\"'()\u201c\u201d"
_OF_A_SHARE = 10_000
"""Below, an amount of money is no total of a listed company; it may be one per share."""


class _Told:
    """A sentence that was told, with its figures."""

    def __init__(self, view: View, frames: list[Frame]) -> None:
        self.view = view
        self._frames = frames

    @cached_property
    def measures(self) -> tuple[str, ...]:
        """Those that it names, and those that its figures without one may be of."""
        rivals = (metric for frame in self._frames for metric in frame.rival_metrics[:_LIKELY])
        return (*_named(self.view, self._frames), *rivals)

    @cached_property
    def hinted(self) -> tuple[str, ...]:
        return _hinted(self.view)


class InMind:
    """Followed through a document, sentence by sentence."""

    def __init__(self) -> None:
        self._told: deque[_Told] = deque(maxlen=_SENTENCES)
        self._led: tuple[int, str] | None = None
        """The paragraph and the words of a sentence right before that names nothing and has no figure."""

    def plain(self, text: str, block: int) -> None:
        """ "How much goes into research?", "And the engineers?": what the next sentence may be about"""
        self._led = block, text

    def told(self, view: View, frames: list[Frame]) -> None:
        """Give the frames without a measure those that may be meant, and remember the sentence's own, the last of them first."""
        nameless = [f for f in frames if f.quantity is not None and _is_vague(f)]
        if nameless:
            before = (*self._asked(view), *self._before(view.sentence.block))
            meant = tuple(dict.fromkeys((*_named(view, frames), *_hinted(view), *before)))
            of_both = _is_of_both(view)
            for frame in nameless:
                frame.rival_metrics = ("payout",) if of_both else _fitting(frame, meant)
        self._told.append(_Told(view, frames))
        self._led = None

    def _asked(self, view: View) -> Iterator[str]:
        if self._led is not None and view.sentence.block - self._led[0] <= _PARAGRAPHS:
            for word in self._led[1].lower().split():
                yield from view.lexicon.hints.get(word.strip(_MARKS), ())

    def _before(self, block: int) -> Iterator[str]:
        near = [told for told in reversed(self._told) if block - told.view.sentence.block <= _PARAGRAPHS]
        for told in near:
            yield from told.measures
        for told in near[:1]:
            yield from told.hinted


def _is_of_both(view: View) -> bool:
    """ "$20.9 billion in buybacks and dividends": one amount beside both names is of neither alone"""
    if sum(i.ref.kind == "money" for i in view.of_kind("quantity")) != 1:
        return False
    metrics = view.of_kind("metric")
    if any(i.id == "payout" and "and" in view.lower[i.first : i.last] for i in metrics):
        return True
    nouns = [i for i in metrics if i.id in _RETURNED]
    return any(
        one.id != other.id and 0 < other.first - one.last <= _JOINED and "and" in view.lower[one.last : other.first]
        for one, other in pairwise(nouns)
    )


_RETURNED = frozenset(("buyback", "dividend"))
_JOINED = 3
"""Tokens between two names that are told together: "buybacks and, of late, dividends" is no longer one."""


def _named(view: View, frames: Iterable[Frame]) -> tuple[str, ...]:
    metrics = view.lexicon.metrics
    nouns = ((i.first, i.id) for i in view.of_kind("metric") if i.id in metrics and not metrics[i.id].weak)
    bound = ((f.item.first, f.metric) for f in frames if f.item is not None and f.metric in metrics)
    told = sorted((at, name) for at, name in (*nouns, *bound) if name is not None)
    return tuple(dict.fromkeys(name for _, name in reversed(told)))


def _hinted(view: View) -> tuple[str, ...]:
    """By words of the sentence, and by vague measures that it names, the last of them first."""
    hints = view.lexicon.hints
    vague = (i.id for i in reversed(view.of_kind("metric")))
    words = (word for word in reversed(view.lower) if word in hints)
    return tuple(dict.fromkeys(name for word in (*vague, *words) for name in hints.get(word, ())))


def _is_vague(frame: Frame) -> bool:
    """Without a measure, or with one that may be several, that a verb alone tells ("took", "kept") or that another figure has as well."""
    verb = frame.metric_item is not None and frame.metric_item.kind == "metric_verb"
    if frame.role == "level" and not _TAKEN_OVER.isdisjoint(frame.trace):
        return True
    return frame.metric in (None, "growth") or frame.metric in frame.view.lexicon.hints or verb


def _fitting(frame: Frame, meant: tuple[str, ...]) -> tuple[str, ...]:
    """Those that the figure can be of by its kind: an amount so small is told per share."""
    q, metrics = frame.quantity, frame.view.lexicon.metrics
    if q is None:
        return ()
    last: tuple[str, ...] = ()
    if q.kind == "money" and q.value is not None and abs(q.value) < _OF_A_SHARE:
        told = (
            name if "eps" in name or name == "dividend" else getattr(metrics.get(name), "per_share", None)
            for name in meant
        )
        losses = ("eps_loss",) if any(name.endswith("_loss") for name in meant) else ()
        meant, last = (*losses, *(name for name in told if name)), ("eps",)
    return tuple(dict.fromkeys((*meant[: _MOST - len(last)], *last)))
