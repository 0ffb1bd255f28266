"""What stands on either side of the words that tell which is the larger: figures, companies, measures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import NAMELESS, NO_COMPANY, Frame
from factcheck.extract.larger.cues import Cue
from factcheck.records import record

Meant = Callable[[View, Item], str | None]
"""The company that a name or a description of the sentence stands for."""


@record(frozen=False, slots=True)
class Side:
    """What is named there. `whole` is whether all words up to the end of the phrase were understood."""

    figure: Frame | None = None
    companies: list[str] = field(default_factory=list)
    metrics: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    last: int = 0
    whole: bool = True
    average: bool = False
    verb: str | None = None
    """What the verb right before the words of comparison measures: "Home Depot sells less than"."""
    sized: bool = False
    """Of whom it is told that he *is* larger."""
    verbs: int = 0
    """Verbs that tell no measure of their own: "than it generated", "than Salesforce made"."""


_LIGHT = frozenset(
    """the a an its their his of at for in on by to into that those what this these which it they 's ' rival did do does was were is are had has have made make earned
    earn posted reported booked had generated recorded delivered produced brought managed showed spent paid put laid out took kept held achieved same own company one
    about nearly almost some roughly just over under around close approximately only with from as during total figure amount sum level result over own respective""".split()
)
_ENDS = frozenset(". ; : ) ( - – — ? !".split())
_JOINTS = frozenset("and but while whereas though although yet because since as after when".split())
_AVERAGE = (
    ("quarterly", "average"),
    ("average", "quarter"),
    ("average", "quarterly"),
    ("quarterly", "mean"),
)
_PROFITS = frozenset(("profit", "net_income"))
_LEVELS = frozenset(("level", "delta", "from"))


def is_sure(frame: Frame) -> bool:
    """Whether it is known of what, or at least of whom, the figure is."""
    return frame.unbound in (None, NAMELESS, NO_COMPANY)


def comparable(frame: Frame) -> bool:
    """Whether the figure is told outright, as a level or a change."""
    q = frame.quantity
    return (
        q is not None
        and frame.item is not None
        and frame.role in _LEVELS
        and q.kind in ("money", "percent", "count")
        and q.cmp in ("eq", "approx")
        and not frame.negated
        and frame.modality == "fact"
        and (q.kind != "percent" or frame.role == "delta" or _is_rate(frame))
    )


def _is_rate(frame: Frame) -> bool:
    entry = frame.view.lexicon.metrics.get(frame.metric or "")
    return entry is not None and bool(entry.rate)


def right_of(view: View, at: int, figures: Sequence[Frame], meant: Meant) -> Side:
    """What something is compared with: up to its figure, or to the end of the phrase."""
    side, k = Side(last=at), at
    by_item = {f.item.first: f for f in figures if f.item is not None}
    while k < len(view.lower):
        word = view.lower[k]
        items = [i for i in view.items if i.first == k]
        if (figure := by_item.get(k)) is not None:
            side.figure, side.last = figure, figure.item.last if figure.item else k
            return side
        if any(i.kind == "quantity" and not i.ref.incidental for i in items):
            side.whole = False
            return side
        if any(tuple(view.lower[k : k + 2]) == told for told in _AVERAGE):
            side.average, k = True, k + 2
            continue
        if word == "," and (side.companies or side.metrics) and _is_told_behind(view, k, by_item):
            k += 1
            continue
        if word in _ENDS and (word != "-" or is_dash(view, k)) or word == "," or word in _JOINTS and not items:
            break
        named = next((i for i in items if i.kind in ("entity", "reference", "metric", "metric_verb", "time")), None)
        if named is not None:
            if (company := meant(view, named)) is not None:
                side.companies.append(company)
            elif named.kind == "metric" or named.kind == "metric_verb" and named.id in _PROFITS:
                side.metrics.append(named.id)
            elif named.kind == "metric_verb":
                side.verbs += 1
            elif named.kind != "time":
                side.whole = False
            side.items.append(named)
            k = named.last
        elif word in _LIGHT:
            k += 1
        else:
            side.whole = False
            break
    side.last = k
    return side


def _is_told_behind(view: View, comma: int, by_item: dict[int, Frame]) -> bool:
    """ "Than what Mastercard made, $12.9 billion": the figure right behind the comma"""
    return any(comma < first <= comma + 2 for first in by_item)


_APPENDED = frozenset(
    """, which that or and was is were are ran came in being it a an sum figure amount result total level out still thus therefore also even then so
    stood finished ended hence made makes making leaves left leaving puts put - – — year the for of at to from after against versus""".split()
)
_FAR = 14


def appended_to(view: View, cue: Cue, figures: Sequence[Frame], degrees: frozenset[str]) -> Frame | None:
    """The figure to which the words are hung: "$19.7 billion, somewhat less than", "$7.1 billion in 2024, ran above"."""
    told = [f for f in figures if f.item is not None and f.item.last <= cue.first]
    before = [f for f in told if f.role != "from"]
    if not before:
        return None
    passed = {k for f in told if f.role == "from" and f.item is not None for k in range(f.item.first, f.item.last)}
    item = before[-1].item
    assert item is not None
    if cue.first - item.last > _FAR:
        return None
    k = item.last
    while k < cue.first:
        held = next((i for i in view.items if i.first == k and i.kind in ("time", "metric")), None)
        if held is not None and held.last <= cue.first:
            k = held.last
        elif k in passed or view.lower[k] in _APPENDED or view.lower[k] in degrees or view.lower[k].endswith("ly"):
            k += 1
        else:
            return None
    return before[-1]


def left_of(view: View, cue: Cue, meant: Meant) -> Side:
    """Who, and what of it, the words are told of: from the beginning of their part of the sentence."""
    first = 0
    for k in range(cue.first):
        if view.lower[k] in _BREAKS and (view.lower[k] != "-" or is_dash(view, k)):
            first = k + 1
    side = Side(last=cue.first)
    for item in view.items:
        if not first <= item.first or item.last > cue.first:
            continue
        if item.kind in ("entity", "reference") and (company := meant(view, item)) is not None:
            side.companies.append(company)
            side.items.append(item)
        elif item.kind == "metric" and item.id != "none":
            side.metrics.append(item.id)
            side.items.append(item)
        elif item.kind == "metric_verb" and item.last == cue.first:
            side.verb = item.id  # "Home Depot sells less than"
    side.sized = view.word(cue.first - 1) in _IS or view.word(cue.first - 2) in _IS
    return side


def is_dash(view: View, k: int) -> bool:
    """Whether the hyphen stands between two words, and not within one."""
    return view.text[view.tokens[k].start - 1 : view.tokens[k].end + 1] == " - "


_BREAKS = frozenset("; : - – — but while whereas though although yet".split())


def figure_of(view: View, side: Side, figures: Sequence[Frame], cue: Cue) -> Frame | None:
    """The one figure of the company, or of the measure, that the side names."""
    role = ("delta",) if cue.growth else ("level", "from")
    like = [f for f in figures if f.role in role and is_sure(f)]
    companies = set(side.companies)
    if len(companies) == 1:
        own = [f for f in like if f.subject_ref in companies and (not side.metrics or _is_among(f, side.metrics))]
        if len(own) == 1:
            return own[0] if side.metrics or _is_meant(view, side, own[0], cue) else None
    if side.metrics and len(companies) < 2:
        own = [f for f in like if _is_among(f, side.metrics[-1:])]
        if len(own) == 1:
            return own[0]
    return None


def _is_meant(view: View, side: Side, frame: Frame, cue: Cue) -> bool:
    """Whether a side that names no measure can mean that of a figure behind the words of comparison.

    Not in "Home Depot sells less than Walmart, but its margin was 13.5%", and of whom it is told that he is larger, no rate is.
    """
    if frame.item is None or frame.item.first < cue.last:
        return True
    own = side.verb in (None, frame.metric) or side.verb in _PROFITS and frame.metric in _PROFITS
    if side.verb is not None and not own and side.verb not in _OF_ANY:
        return False
    rate = frame.quantity is not None and frame.quantity.kind == "percent" and frame.role != "delta"
    return not (side.sized and rate) and _TURNS.isdisjoint(view.lower[cue.last : frame.item.first])


_IS = frozenset("is was are were remains remained".split())
_OF_ANY = frozenset(("revenue", "investment", "cost"))
"""Verbs that may be told of any amount: "generated", "spent"."""
_TURNS = frozenset("; . but while whereas though although yet".split())


def _is_among(frame: Frame, metrics: Sequence[str]) -> bool:
    """Whether the figure is of one of the measures; "profit" may be the net income that was told before."""
    return frame.metric in metrics or frame.metric in _PROFITS and not _PROFITS.isdisjoint(metrics)


def is_alike(one: Frame, other: Frame) -> bool:
    """Whether both are of one measure."""
    return one.metric == other.metric or {one.metric, other.metric} <= _PROFITS


_ON = frozenset("on in for of net total money its their cash to as a an the own annual yearly".split())
_GENERIC = frozenset(
    "pile figure amount sum total number bill haul one outlay spender earner seller generator level balance company of".split()
)


def is_of(view: View, cue: Cue, one: Frame) -> bool:
    """Whether what is compared ("less cash than", "the higher growth", "more profitable") is what the figure is of."""
    first, last = cue.noun
    words = view.lower[first:last]
    if "profitable" in words:
        return one.metric in _PROFITS or (one.metric or "").endswith(("margin", "income", "profit", "_loss"))
    if cue.kind == "pair" and cue.worth and not words:
        return False  # "the stronger of the two" may be so by anything
    if one.metric in (None, "unknown"):
        return True  # what is compared tells what the figures are of
    named = view.between(first, last, "metric")
    held = {k for i in named for k in range(i.first, i.last)}
    rest = [view.lower[k] for k in range(first, last) if k not in held]
    if not set(rest) <= _ON | _GENERIC and not cue.growth:
        return False
    heads = [i for i in named if i.last == last or i.kind == "metric" and not set(view.lower[i.last : last]) & _GENERIC]
    return not heads or any(_is_among(one, [i.id]) for i in heads)
