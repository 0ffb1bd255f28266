"""The orders that a sentence tells of its own figures; what it compares with a figure that it does not print is a claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.extract.analysis import View
from factcheck.extract.frames import Frame
from factcheck.extract.larger.cues import Cue, Words, cues_in
from factcheck.extract.larger.sides import (
    Meant,
    Side,
    appended_to,
    comparable,
    figure_of,
    is_alike,
    is_of,
    is_sure,
    left_of,
    right_of,
)
from factcheck.model import ToldOrder
from factcheck.records import replace

_NEVER = frozenset(
    "if would could might may should nor neither hardly scarcely unless adjusted per respectively expected together combined jointly altogether".split()
)

_NEAR = 5


def told_orders(
    view: View, frames: Sequence[Frame], before: Sequence[Frame], words: Words, meant: Meant
) -> Iterator[ToldOrder]:
    """Of every two figures of which the sentence says that one is the larger; `before` are those of the sentence before."""
    figures = sorted((f for f in frames if comparable(f)), key=lambda f: f.item.first if f.item else 0)
    earlier = [f for f in before if comparable(f) and is_sure(f)]
    if not figures or len(figures) + len(earlier) < 2 or view.lower[-1:] == ["?"]:
        return
    for cue in cues_in(view, words):
        if is_doubted(view, cue):
            continue
        cue = as_told(cue, figures)
        for one, other, averaged in _pairs(view, cue, figures, earlier, words, meant):
            if one.item is other.item or not (_is_fit(cue, one, other, averaged) and is_of(view, cue, one)):
                continue
            larger, smaller = (one, other) if cue.side == "up" else (other, one)
            assert one.quantity is not None
            assert larger.quantity is not None
            assert smaller.quantity is not None
            yield ToldOrder(
                view.tokens[cue.first].start,
                view.tokens[cue.last - 1].end,
                larger.quantity.id,
                smaller.quantity.id,
                averaged.quantity.id if averaged is not None and averaged.quantity is not None else None,
            )


def as_told(cue: Cue, figures: Sequence[Frame]) -> Cue:
    """ "The 41.2% trailed the 45.6%": of amounts, where the sentence tells no growth"""
    grew = any(f.role == "delta" for f in figures)
    return cue if grew or not cue.verb else replace(cue, growth=False, worth=True)


def is_doubted(view: View, cue: Cue) -> bool:
    """Whether words around make it a condition, a denial, or the order of other figures ("adjusted")."""
    around = range(max(0, cue.first - _NEAR), cue.last)
    return any(view.lower[k] in _NEVER and not view.over(k, "time") for k in around)


Pair = tuple[Frame, Frame, Frame | None]


def _pairs(
    view: View, cue: Cue, figures: Sequence[Frame], earlier: Sequence[Frame], words: Words, meant: Meant
) -> Iterator[Pair]:
    """What the words say of, with what it is compared with, and which of the two is told as an average."""
    hung = appended_to(view, cue, figures, words.degrees)
    left = left_of(view, cue, meant)
    if cue.kind != "other":
        one = _one_of_all(view, cue, figures, left, hung)
        if one is not None:
            yield from ((one, other, None) for other in _others(cue, one, figures, earlier))
        return
    right = right_of(view, cue.last, figures, meant)
    if right.average:
        yearly = [f for f in (*earlier, *figures) if f is not hung]
        if hung is not None and len(yearly) == 1:
            yield hung, yearly[0], yearly[0]
        return
    other = right.figure or figure_of(view, right, figures, cue)
    one = hung if hung is not None and (hung.role == "delta") is cue.growth else figure_of(view, left, figures, cue)
    if one is None and other is not None and cue.growth and len(figures) == 2 and left.metrics[-1:] == ["cost"]:
        one = next(f for f in figures if f is not other)  # "costs in the labs grew faster than sales"
    if right.companies:
        one, other = _set_against(view, cue, figures) or (one, other)
    if one is not None and other is not None and right.figure is None and not cue.growth and not is_alike(one, other):
        return
    if one is not None and other is not None and one is not other and not _may_be_another(one, other, figures, cue):
        yield one, other, None


_AGAINST = frozenset("as against versus vs vs. compared with to".split())


def _set_against(view: View, cue: Cue, figures: Sequence[Frame]) -> tuple[Frame, Frame] | None:
    """ "Held less cash than Brandel: $7.8 billion as against $4.4 billion": in the order of the two sides"""
    behind = [f for f in figures if f.item is not None and f.item.first >= cue.last]
    if len(behind) != 2 or len(figures) != 2:
        return None
    first, second = behind[0].item, behind[1].item
    assert first is not None
    assert second is not None
    between = view.lower[first.last : second.first]
    apart = view.word(first.first - 1) in (",", ":", "-", "–", "—", "(")
    return (behind[0], behind[1]) if apart and between and set(between) <= _AGAINST else None


def _may_be_another(one: Frame, other: Frame, figures: Sequence[Frame], cue: Cue) -> bool:
    """ "Equity was $6.5 billion on assets of $42.4 billion, less than the $6.9 billion": of the first, of which it is true"""
    if _is_so(cue, one, other):
        return False
    like = [f for f in figures if f not in (one, other) and f.item is not None and f.item.last <= cue.first]
    return any(_is_fit(cue, f, other, None) and _is_so(cue, f, other) for f in like)


def _is_so(cue: Cue, one: Frame, other: Frame) -> bool:
    a, b = one.quantity, other.quantity
    return a is None or b is None or a.value is None or b.value is None or (a.value > b.value) is (cue.side == "up")


def _others(cue: Cue, one: Frame, figures: Sequence[Frame], earlier: Sequence[Frame]) -> list[Frame]:
    """The figures of the others among whom it is the first; none where they are more or fewer than the words say."""
    for told in (figures, [*figures, *earlier]):
        others = [
            f for f in told if is_sure(f) and f.subject_ref not in (None, one.subject_ref) and f.metric == one.metric
        ]
        wanted = 1 if cue.kind == "pair" else cue.count - 1 if cue.count else max(len(others), 2)
        if len(others) == wanted == len({f.subject_ref for f in others}):
            return others
    return []


def _one_of_all(view: View, cue: Cue, figures: Sequence[Frame], left: Side, hung: Frame | None) -> Frame | None:
    """The figure of whom the superlative is told: hung to it, or of the company named last before it, or of what "it" is."""
    if hung is not None:
        return hung
    if left.items and left.companies:
        last = left.companies[-1]
        own = [f for f in figures if f.subject_ref == last and is_sure(f)]
        return own[0] if len(own) == 1 else None
    before = [f for f in figures if f.item is not None and f.item.last <= cue.first]
    if before and view.word(cue.first - 2) in ("it", "this", "that"):
        return before[0]
    return None


def _is_fit(cue: Cue, one: Frame, other: Frame, averaged: Frame | None) -> bool:
    """Whether the two are figures of one kind, and the words those by which such figures are compared."""
    a, b = one.quantity, other.quantity
    assert a is not None
    assert b is not None
    if (a.kind, a.unit, a.per) != (b.kind, b.unit, b.per) or _are_far_apart(a.value, b.value):
        return False
    if (one.role == "delta") != (other.role == "delta") or (one.role == "delta" and not cue.growth and cue.worth):
        return False
    if one.role == "delta" and {one.direction, other.direction} not in ({"up"}, {"up", None}):
        return False  # "revenue rose 8% and net income 12%": of the second it is told once
    if cue.growth and one.role != "delta":
        return False
    if averaged is not None and (one.metric != other.metric or one.subject_ref != other.subject_ref):
        return False
    of_loss = any(f.loss or (f.metric or "").endswith(("_loss", "cost", "costs")) for f in (one, other))
    return not (of_loss and cue.worth)


_TIMES = 1000


def _are_far_apart(a: Decimal | None, b: Decimal | None) -> bool:
    """ "$5.5 billion, or $2.29 a share, 19% more than the $1.93": of a share, though nothing beside it says so"""
    return not a or not b or max(abs(a), abs(b)) > _TIMES * min(abs(a), abs(b))


def of_no_name(view: View, frames: Sequence[Frame], words: Words) -> None:
    """ "Among Alphabet, Amazon and Meta, the least profitable still made $59.2 billion": which of them that is, is not told"""
    named = view.named()
    every = words.most["up"] | words.most["down"]
    if len(named) < 2 or every.isdisjoint(view.said):
        return
    for k in range(1, len(view.lower)):
        if view.lower[k] not in every or view.lower[k - 1] != "the":
            continue
        before = {i.ref.ref for i in named if i.last <= k}
        for frame in frames if len(before) > 1 else ():
            item = frame.item
            if item is None or not 0 < item.first - k <= _OF_IT or view.between(k, item.first, "entity", "reference"):
                continue
            owner = frame.subject
            if owner is not None and owner.last <= k and "," in view.lower[owner.last : k]:
                frame.unbound = NO_NAME


_OF_IT = 9
NO_NAME = "it is told of the one that comes first or last of several"
