"""What hangs on a figure and tells of another time: "rose to $5 billion, having fallen the year before".

A tail prints no figure. It is told of the measure, the company and the period of the figure it hangs on, and its forms are data
(`rules/vocabulary/tails.yaml`). Where a tail is not all one form, or it is not sure on which figure it hangs, it raises no claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.extract.analysis import Item, View
from factcheck.extract.assertions import ranked
from factcheck.extract.forms import Bound
from factcheck.extract.frames import Frame
from factcheck.extract.halves import shortened
from factcheck.extract.pieces import FormsOfWords, Pieces
from factcheck.extract.wordless.plain import NEVER
from factcheck.model import Claim, Time

TAIL = "<tail"
"""How the trace of such a claim ends."""
_OF_ANOTHER = NEVER - frozenset("as about much many almost nearly roughly rate pace growth per".split())
"""What makes the figures of a sentence others than those filed."""
_EDGES = frozenset((",", ";", ":", "-", "–", "—", "(", ")", "and", "but", "while", "even", "as", "despite", "."))
"""Before these a tail may end."""
_SMALL = frozenset("a an in the it they".split())
"""What opens a tail only where a part of the sentence begins with it."""
_LEVELS = frozenset(("level", "delta", None))
_LONGEST = 24
"""Tokens of the longest tail that is tried."""
_POINTS = frozenset(("that", "this", "it", "which"))
_IS = frozenset(("was", "is", "marked", "marks", "represents", "represented"))
_OF_SIGN = frozenset(("net_income", "profit", "net_loss"))


def tails(view: View, frames: list[Frame], known: FormsOfWords, before: Frame | None) -> list[Frame]:
    """The claims of the tails of a sentence whose figures are bound; `before` is the figure that a sentence without one goes on with."""
    if not known.tails or view.headline or not _OF_ANOTHER.isdisjoint(view.said) or view.lower[-1:] == ["?"]:
        return []
    found: list[Frame] = []
    behind = 0
    for first in range(len(view.lower)):
        if first < behind or view.lower[first] not in known.tail_openers:
            continue
        if view.lower[first] in _SMALL and first and view.lower[first - 1] not in _EDGES and frames:
            continue
        if _is_inside(view, first):
            continue
        anchor = _anchor(view, frames, first) if frames else _carried(view, before, first)
        if anchor is None:
            continue
        for last in _ends(view, first):
            told = _told(view, anchor, known, first, last)
            if told:
                found += told
                behind = last
                break
    return found


def is_of_filer(claim: Claim) -> bool:
    """Tails are told of companies whose filings give whole series; of anything else the whole sentence is looked up in documents."""
    return TAIL not in claim.rule_trace or (claim.subject.id or "").startswith("cik:")


def moved_before(view: View, frames: Sequence[Frame]) -> None:
    """ "Having more than halved the year before", "having fallen 59% a year earlier": a change of the period before, not from it"""
    for frame in frames:
        item, base = frame.item, frame.base
        if frame.role != "delta" or item is None or base is None or base.value not in _YEAR_BEFORE:
            continue
        opener = max(
            (k for k in range(max(0, item.first - _NEAR), item.first) if view.lower[k] == "having"), default=-1
        )
        told = view.at(item.last, "time") or view.at(item.last + 1, "time")
        if opener >= 0 and told is not None and told.ref is base:
            frame.of_before = not view.between(opener, item.first, "metric", "entity", "quantity", "time")


_YEAR_BEFORE = frozenset(("YOY", "PREV:Y", "PREV:FY", "AGO:P12M", "AGO:P1Y"))
_NEAR = 6


def _is_inside(view: View, k: int) -> bool:
    """Whether the token stands in the middle of a name or figure."""
    return any(i.first < k < i.last for i in view.of_kind("entity", "metric", "quantity", "time"))


def _anchor(view: View, frames: Sequence[Frame], first: int) -> Frame | None:
    """The figure right before a tail, or the one behind a tail with which the sentence or its verb begins."""
    placed = [f for f in frames if f.item is not None and f.quantity is not None and f.quantity.kind != "ordinal"]
    ahead = [f for f in placed if f.item is not None and f.item.first < first]
    anchor = ahead[-1] if ahead else placed[0] if placed else None
    if anchor is None or anchor.item is None or not _bears(anchor):
        return None
    span = (anchor.item.last, first) if ahead else (0, anchor.item.first)
    others = view.between(*span, "metric", "metric_verb", "part", "entity", "quantity")
    own = {anchor.metric}
    strange = [i for i in others if not _is_own(view, i, anchor, own)]
    return None if strange and ahead or any(i.kind in ("metric", "quantity", "part") for i in strange) else anchor


def _is_own(view: View, item: Item, anchor: Frame, own: set[str | None]) -> bool:
    if item.kind == "quantity":
        return bool(item.ref.kind in ("ordinal", "rank", "count"))
    if item.kind == "entity":
        return bool(item.ref.ref == _owner(anchor))
    return item is anchor.metric_item or item.id in own


def _owner(frame: Frame) -> str | None:
    return getattr(frame.subject.ref, "ref", None) if frame.subject is not None else frame.subject_ref


def _bears(anchor: Frame) -> bool:
    """Whether what is told of the figure is told of a filed measure of a whole company."""
    told = anchor.unbound is None and anchor.metric not in (None, "unknown", "growth", "share_price")
    plain = anchor.segment is None and not anchor.negated and anchor.modality == "fact" and not anchor.of_sum
    return told and plain and anchor.role in _LEVELS and not anchor.loss and anchor.whole is None


def _carried(view: View, before: Frame | None, first: int) -> Frame | None:
    """ "That was a pick-up from the pace of fiscal 2024.", "A year earlier it had fallen.": of the figure of the sentence before"""
    opens = first == 0 or first == 2 and view.lower[0] in _POINTS and view.lower[1] in _IS
    if not opens or before is None or before.period is None or not _bears(before):
        return None
    return None if view.of_kind("metric_verb", "entity", "part", "quantity") else before


def _ends(view: View, first: int) -> Iterator[int]:
    """Where the tail may end, the longest first; before a figure at the latest."""
    stop = min(len(view.lower), first + _LONGEST)
    for item in view.of_kind("quantity"):
        if item.first > first and item.ref.kind not in ("ordinal", "rank", "count"):
            stop = min(stop, item.first)
    ends = [k for k in range(first + 2, stop) if view.lower[k] in _EDGES and view.lower[k - 1] not in _EDGES]
    if stop == len(view.lower):
        ends.append(stop)
    yield from reversed(ends)


def _told(view: View, anchor: Frame, known: FormsOfWords, first: int, last: int) -> list[Frame]:
    if not view.between(first, last, "time") and not view.between(first, last, "quantity"):
        return []
    entries = [entry for entry in known.tails if view.lower[first] in entry.opens]
    if not entries:
        return []
    part = shortened(view, set(range(first)) | set(range(last, len(view.tokens))))
    for entry, bound in Pieces(part, known, alone=True).found(entries):
        frame = _frame(view, anchor, first, last)
        if entry.makes == "moved" and anchor.role == "delta":
            continue  # "7.7% higher than a year earlier" is what the figure tells
        if entry.makes == "pace" and anchor.role != "delta":
            continue  # a weaker year is one of less growth only where growth is told
        if entry.makes == "unlike":
            bound = {**bound, "way": _OTHER_WAY.get(anchor.direction or "")}
        if _MAKES[entry.makes](frame, bound):
            frame.note(entry.makes, "tail")
            _give_back(anchor, frame, bound)
            besides = _frame(view, anchor, first, last)
            besides.note("sign", "tail")
            earlier = {**bound, "side": bound.get("sign")}
            return [frame, besides] if "sign" in bound and _sign(besides, earlier) else [frame]
    return []


def _frame(view: View, anchor: Frame, first: int, last: int) -> Frame:
    """An empty claim of the measure, company and period of the figure."""
    frame = Frame(view, view.clause_of(first), metric=anchor.metric, metric_item=anchor.metric_item)
    frame.subject, frame.mention = anchor.subject, anchor.mention
    frame.subject_text, frame.subject_ref = anchor.subject_text, anchor.subject_ref
    frame.candidates, frame.rivals = anchor.candidates, anchor.rivals
    frame.period, frame.antecedent, frame.rival_periods = anchor.period, anchor.antecedent, anchor.rival_periods
    frame.attribution = anchor.attribution
    frame.context = dict(anchor.context)
    frame.direction = "up"
    frame.start, frame.end = view.tokens[first].start, view.tokens[last - 1].end
    return frame


def _give_back(anchor: Frame, frame: Frame, bound: Bound) -> None:
    """A time of the tail is none of the figure's own: "rose 9.6% in the June quarter, faster than in the March quarter"."""
    told = {bound[name].ref.id for name in "qb" if name in bound}
    if anchor.base is not None and anchor.base.id in told and frame.of_growth:
        anchor.base = None


def _before(frame: Frame, bound: Bound) -> bool:
    frame.kind, frame.role = "change", "delta"
    frame.direction = bound.get("way") or bound.get("turn")
    if "p" in bound and not bound["p"].ref.value.startswith("PREV:"):
        told: Time = bound["p"].ref
        if frame.period is not None and told.value == frame.period.value:
            return False
        frame.period, frame.antecedent, frame.rival_periods = told, None, ()
        frame.context.pop("period", None)
        return frame.direction in ("up", "down")
    frame.of_before, frame.base = True, (bound.get("b") or bound["p"]).ref
    # "in the first quarter it had still grown" names a period, and not how long before it was
    return frame.direction in ("up", "down") and not frame.base.value.startswith("XXXX-")


def _unlike(frame: Frame, bound: Bound) -> bool:
    """ "Revenue rose 8% in 2024, unlike in 2023": then it went the other way"""
    return bound["way"] is not None and _before(frame, {**bound, "p": bound["q"]} if "q" in bound else bound)


_OTHER_WAY = {"up": "down", "down": "up"}


def _moved(frame: Frame, bound: Bound) -> bool:
    base: Time | None = next((bound[name].ref for name in "bqu" if name in bound), None)
    frame.kind, frame.role, frame.base = "change", "delta", base
    frame.direction = bound.get("way") or bound["side"]
    return base is not None and (frame.period is None or base.value != frame.period.value)


def _sign(frame: Frame, bound: Bound) -> bool:
    """ "Against a loss a year earlier", "after a profit in 2023" """
    if frame.metric not in _OF_SIGN or bound["side"] is None:
        return False
    frame.metric = "net_income" if frame.metric == "net_loss" else frame.metric
    frame.kind, frame.role, frame.compare_metric, frame.compare_to = "comparison", "compare", "zero", "zero"
    frame.direction, named = bound["side"], bound.get("q")
    if named is not None and not named.ref.value.startswith("PREV:"):
        frame.period, frame.antecedent, frame.rival_periods = named.ref, None, ()
        frame.context.pop("period", None)
    else:
        frame.of_before, frame.base = True, (named or bound["b"]).ref
    return True


def _growth(frame: Frame, bound: Bound) -> bool:
    base: Time = next(bound[name].ref for name in "bq" if name in bound)
    of_before = "b" in bound or base.value.startswith("PREV:")
    own = bound.get("p")
    if own is not None and frame.period is not None and own.ref.value != frame.period.value:
        return False
    frame.kind, frame.role, frame.of_growth, frame.direction = "comparison", "compare", True, bound["side"]
    subject = _owner(frame)
    frame.base, frame.of_before = base, of_before
    frame.compare_subjects = (subject,) if subject else ()
    frame.compare_to = base.text
    return bool(subject) and (frame.period is None or base.value != frame.period.value)


def _size(frame: Frame, bound: Bound) -> bool:
    """ "An even steeper drop than in 2022": of a decline, the larger one is the slower growth"""
    side = bound["side"] if bound["turn"] == "up" else "down" if bound["side"] == "up" else "up"
    return _growth(frame, {**bound, "side": side})


def _topped(frame: Frame, bound: Bound) -> bool:
    """ "Less than in either of the two previous years" """
    frame.kind, frame.direction, frame.run = "record", bound["side"], bound["t"].ref
    frame.superlative = "highest" if frame.direction == "up" else "lowest"
    return True


def _first(frame: Frame, bound: Bound) -> bool:
    frame.kind, frame.role, frame.ends_at_period = "streak", "streak", True
    frame.superlative, frame.base, frame.direction = "first", bound["q"].ref, bound.get("turn") or bound["side"]
    return frame.direction in ("up", "down")


def _first_sign(frame: Frame, bound: Bound) -> bool:
    frame.compare_metric = "zero"
    return frame.metric in _OF_SIGN and _first(frame, bound)


def _first_own(frame: Frame, bound: Bound) -> bool:
    """ "The $2.7 billion profit was the first on an annual basis since fiscal 2021" """
    loss = frame.metric == "net_loss"
    frame.metric = "net_income" if loss else frame.metric
    return _first_sign(frame, {**bound, "side": "down" if loss else "up"})


def _record(frame: Frame, bound: Bound) -> bool:
    frame.kind, frame.direction, frame.base = "record", bound["side"], bound["q"].ref
    frame.superlative = "highest" if frame.direction == "up" else "lowest"
    frame.inclusive = "least" in frame.view.text[frame.start : frame.end]
    return True


def _place(frame: Frame, bound: Bound) -> bool:
    """ "Its second-best in the six years from 2018 to 2023", "the second-smallest of the last five years" """
    if "s" in bound:
        frame.among = (bound["s"].ref,)
    else:
        frame.run = bound["t"].ref
    return ranked(frame, bound["o"])


def _run(frame: Frame, bound: Bound) -> bool:
    frame.kind, frame.role, frame.ends_at_period, frame.of_before = "streak", "streak", True, True
    frame.direction = bound.get("turn") or bound["side"]
    if "o" in bound:
        frame.quantity, frame.item = bound["o"].ref, bound["o"]
    elif "t" in bound:
        frame.run = bound["t"].ref
    return frame.direction in ("up", "down")


def _run_ended(frame: Frame, bound: Bound) -> bool:
    frame.base = bound["b"].ref if "b" in bound else None
    frame.inclusive = True
    return _run(frame, bound)


def _run_signs(frame: Frame, bound: Bound) -> bool:
    frame.compare_metric = "zero"
    frame.inclusive = "o" not in bound and "t" not in bound
    return frame.metric in _OF_SIGN and _run(frame, bound)


_MAKES = {
    "before": _before, "moved": _moved, "sign": _sign, "growth": _growth, "pace": _growth, "unlike": _unlike, "size": _size, "topped": _topped, "first": _first, "first-sign": _first_sign, "first-own": _first_own, "record": _record, "place": _place,
    "run": _run, "run-ended": _run_ended, "run-signs": _run_signs,
}  # fmt: skip
