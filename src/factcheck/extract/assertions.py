"""Claims about filed metrics that print no figure, by forms of words that account for the whole sentence.

The forms are data (`rules/vocabulary/assertions.yaml`). A sentence in which a word is left over says more than its form, and raises
no claim here.
"""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.extract.analysis import Item, View
from factcheck.extract.besides import plainer
from factcheck.extract.forms import Bound
from factcheck.extract.frames import Frame
from factcheck.extract.halves import halves, named_again, year_again
from factcheck.extract.one_by_one import one_by_one
from factcheck.extract.pieces import LONGEST, Entry, FormsOfWords, Pieces
from factcheck.model import Time
from factcheck.records import replace


def is_tried(view: View) -> bool:
    """Whether the sentence may be one form: a company of the filings and a time are named, and it asks nothing."""
    if view.headline or len(view.tokens) > LONGEST or view.lower[-1:] == ["?"]:
        return False
    named = any((i.ref.ref or "").startswith("cik:") for i in view.of_kind("entity"))
    return named and any(i.kind == "time" for i in view.items)


def asserted(view: View, known: FormsOfWords, pieces: Pieces | None = None) -> list[Frame]:
    """The claim of a sentence that is all one form; at most one."""
    if not known.assertions or not is_tried(view):
        return []
    view = year_again(named_again(view))
    for plain in (view, *plainer(view)):
        if found := _told(plain, known, pieces if pieces is not None and plain is pieces.view else None):
            return found
    return []


def _of_each(view: View, known: FormsOfWords) -> list[Frame]:
    """What is told of several companies or measures at once, if it is known of each."""
    views, denied = one_by_one(view)
    told = [_first(each, known, Pieces(each, known)) for each in views]
    if not all(told):
        return []
    frames = [frame for found in told for frame in found]
    for frame in frames:
        frame.negated = frame.negated is not denied
    return frames


def _told(view: View, known: FormsOfWords, pieces: Pieces | None) -> list[Frame]:
    colon = _behind_preface(view)
    for first in (0, colon) if colon else (0,):
        if found := _first(view, known, Pieces(view, known, first) if first or pieces is None else pieces):
            return found
    parts, joined = halves(view)
    told = [found for half in parts if (found := _first(half, known, Pieces(half, known)) or _of_each(half, known))]
    return [frame for found in told for frame in found] if len(told) > joined else _of_each(view, known)


def _first(view: View, known: FormsOfWords, pieces: Pieces) -> list[Frame]:
    """What the first form that fits makes of the words."""
    for entry, bound in pieces.found(known.assertions):
        bounds = _pairs(bound) if entry.makes == "order" else (bound,)
        frames = [frame for each in bounds if (frame := _frame(view, entry, each)) is not None]
        if len(frames) == len(bounds):
            return [*frames, *_of_the_others(view, entry, bound), *_told_behind(frames, entry, bound)]
    return []


def _pairs(bound: Bound) -> list[Bound]:
    """ "Amazon comes first, Alphabet second and Meta third": each of them above the next"""
    listed: tuple[Item, ...] = bound.get("k") or (bound["c"], *(bound.get("k2") or (bound["d"],)))
    kept = {name: thing for name, thing in bound.items() if name not in ("k", "k2", "c", "d")}
    return [{**kept, "c": one, "d": next_one} for one, next_one in zip(listed, listed[1:], strict=False)]


def _behind_preface(view: View) -> int:
    """The token behind "Visa is the larger of the two:", which has no figure, no time and no doubt of its own; else 0"""
    if view.lower.count(":") != 1:
        return 0
    colon = view.lower.index(":")
    told = any(i.first < colon for i in view.of_kind(*_OF_A_CLAIM))
    return 0 if told or len(view.lower) - colon < _LEAST_WORDS else colon + 1


_OF_A_CLAIM = frozenset("quantity time negation modality reporting comparison".split())
_LEAST_WORDS = 6


def _of_the_others(view: View, entry: Entry, bound: Bound) -> list[Frame]:
    """ "Lost money in each of the years 2022, 2023 and 2024": the same of every year that is listed"""
    listed = [bound[name] for name in "qr" if name in bound] if entry.makes in ("sign", "listed") else []
    frames = (_frame(view, entry, {**bound, "p": time}) for time in listed)
    return [frame for frame in frames if frame is not None]


_OF_THEN = frozenset(("sign", "moved"))


def _told_behind(frames: list[Frame], entry: Entry, bound: Bound) -> list[Frame]:
    """ "..., unlike in 2023", "..., after losing money in 2022": what is told of another time besides"""
    if entry.makes not in _OF_THEN or len(frames) != 1 or not {"same", "then"} & set(bound):
        return []
    other = replace(frames[0], period=bound["z"].ref, trace=[*frames[0].trace, "period<told behind"])
    if "then" in bound:
        other.metric, other.metric_item, other.base, other.negated = "net_income", None, None, False
        other.kind, other.role, other.compare_metric, other.compare_to = "comparison", "compare", "zero", "zero"
        other.direction = bound["then"]
    else:
        other.negated = other.negated is not (bound["same"] == "no")
        other.base = None if other.base is not None and other.base.type != "base" else other.base
    return [other]


_NEEDS: Mapping[str, frozenset[str]] = {
    "moved": frozenset("cmp"),
    "against": frozenset("cdmp"),
    "order": frozenset("cdmp"),
    "growth": frozenset("cmp"),
    "metrics": frozenset("cmnp"),
    "sign": frozenset("cp"),
    "record": frozenset("cmp"),
    "season": frozenset("cmpz"),
    "since": frozenset("cmpq"),
    "best": frozenset("cmp"),
    "losses": frozenset("cp"),
    "streak": frozenset("cm"),
    "outgrown": frozenset("cmnp"),
    "topped": frozenset("cmpt"),
    "lately": frozenset("cmpt"),
    "each": frozenset("cmp"),
    "peak": frozenset("cmp"),
    "first": frozenset("cmp"),
    "steady": frozenset("cmq"),
    "listed": frozenset("cmp"),
    "rank": frozenset("clmp"),
    "together": frozenset("clmp"),
    "place": frozenset("cmop"),
    "counted": frozenset("m"),
}
"""What every kind of assertion has to hold."""
_OF_LOSSES = frozenset(
    "moved topped against order record season since best peak streak steady listed lately counted".split()
)
"""What is said of a loss as of any amount: it was larger, it narrowed."""
_MAY: Mapping[str, frozenset[str]] = {
    "moved": frozenset("bq"), "losses": frozenset("mopqrt"), "rank": frozenset("o"), "sign": frozenset("mqrz"), "streak": frozenset("bopqrst"), "growth": frozenset("bdq"), "outgrown": frozenset("b"), "best": frozenset("qrst"), "steady": frozenset("p"), "listed": frozenset("qr"), "first": frozenset("bq"),
    "counted": frozenset("bclpqrst"),
    "against": frozenset("nr"), "place": frozenset("qrt"), "each": frozenset("b"),
}  # fmt: skip


_TOLD_BEHIND = frozenset("z")
"""A time of what is told behind ("after losses in 2022")."""
_PRINTED = "fgh"
"""Figures that are told beside; they have claims of their own."""


def _frame(view: View, entry: Entry, bound: Bound) -> Frame | None:
    things = {name for name in bound if len(name) == 1 and name not in _PRINTED}
    if "m" not in things and (implied := bound.get("implied") or entry.metric):
        bound, things = {**bound, "m": implied}, things | {"m"}
    if not _NEEDS[entry.makes] <= things <= _NEEDS[entry.makes] | _MAY.get(entry.makes, frozenset()) | _TOLD_BEHIND:
        return None
    metric = bound.get("m")
    noun = metric if isinstance(metric, Item) else None
    name = noun.id if noun is not None else metric or "net_income"
    side = bound.get("side") or bound.get("way") or "up"
    if name.endswith("_loss") and entry.makes not in _OF_LOSSES or name == "share_price":
        return None  # "paid more for its own shares" is told of what it bought back
    subject: Item = bound["c"] if "c" in bound else bound["l"][0]
    frame = Frame(view, view.clause_of(subject.first), metric=name, metric_item=noun)
    frame.subject = subject
    frame.negated = "negated" in bound
    frame.period = bound["p"].ref if "p" in bound else None
    frame.direction = side  # type: ignore[assignment]
    told = view.tokens[: -1 if view.lower[-1:] == ["."] else None]
    frame.start, frame.end = min(t.start for t in told), max(t.end for t in told)
    frame.note(entry.makes, "form of words")
    return frame if _MAKES[entry.makes](frame, bound) else None


def _moved(frame: Frame, bound: Bound) -> bool:
    base: Time | None = next((bound[name].ref for name in "bq" if name in bound), None)
    frame.kind, frame.role, frame.base = "change", "delta", base
    return not ("b" in bound and "q" in bound)


def _listed(frame: Frame, _: Bound) -> bool:
    """ "In each of the years 2023 and 2024": the last of them; the others have frames of their own"""
    frame.kind, frame.role = "change", "delta"
    return True


def _against(frame: Frame, bound: Bound) -> bool:
    other: Item = bound["d"]
    if other.ref.ref == frame.subject.ref.ref:  # type: ignore[union-attr]
        return False
    if "n" in bound and bound["n"].id != frame.metric:
        frame.compare_metric = bound["n"].id  # "Meta's net income exceeded Amazon's operating income"
    frame.kind, frame.role = "comparison", "compare"
    frame.compare_subjects, frame.compare_to = (other.ref.ref,), frame.view.words(other.first, other.last)
    if "r" in bound and bound["r"].ref.value != bound["p"].ref.value:
        frame.base = bound["r"].ref  # "than Visa in its fiscal 2024"
    return True


def _growth(frame: Frame, bound: Bound) -> bool:
    frame.of_growth = "b" not in bound or bound["b"].ref.value in ("YOY", "PREV:Y", "AGO:P12M")
    if "q" in bound:
        # "revenue growth was slower in 2024 than in 2023": of one company at two times
        frame.kind, frame.role, frame.base = "comparison", "compare", bound["q"].ref
        frame.compare_subjects = (frame.subject.ref.ref,)  # type: ignore[union-attr]
        frame.compare_to = frame.view.words(bound["q"].first, bound["q"].last)
        return True
    return frame.of_growth and _against(frame, bound)


def _outgrown(frame: Frame, bound: Bound) -> bool:
    frame.of_growth = "b" not in bound or bound["b"].ref.value in ("YOY", "PREV:Y", "AGO:P12M")
    return frame.of_growth and _metrics(frame, bound)


def _metrics(frame: Frame, bound: Bound) -> bool:
    other = bound["n"]
    frame.kind, frame.role = "comparison", "compare"
    frame.compare_metric = other.id if isinstance(other, Item) else other
    frame.compare_to = frame.view.words(other.first, other.last) if isinstance(other, Item) else other
    return frame.compare_metric != frame.metric and not frame.compare_metric.endswith("_loss")


_NEVER_NEGATIVE = frozenset(("revenue", "total_assets", "cash", "rnd", "capex", "inventory"))
_OF_A_KIND = frozenset(("special", "extra", "interim", "final", "preferred"))


def _sign(frame: Frame, bound: Bound) -> bool:
    noun = frame.metric_item
    if frame.metric in _NEVER_NEGATIVE and not frame.negated:
        return False  # "a small net loss on revenue of $15.1 billion"
    if noun is not None and not _OF_A_KIND.isdisjoint(frame.view.lower[noun.first : noun.last]):
        return False  # "paid no special dividend"
    frame.kind, frame.role, frame.compare_metric, frame.compare_to = "comparison", "compare", "zero", "zero"
    return True


def _record(frame: Frame, bound: Bound) -> bool:
    frame.kind, frame.superlative = "record", "highest" if frame.direction == "up" else "lowest"
    return True


def _since(frame: Frame, bound: Bound) -> bool:
    frame.base = bound["q"].ref
    frame.inclusive = "inclusive" in bound
    return _record(frame, bound)


def _best(frame: Frame, bound: Bound) -> bool:
    frame.among = tuple(bound[name].ref for name in "qrs" if name in bound)
    return _record(frame, bound) and ("s" in bound or {"q", "r"} <= set(bound))


def _place(frame: Frame, bound: Bound) -> bool:
    """ "Among Apple's last four fiscal years, 2025 ranked second by revenue" """
    place: Item = bound["o"]
    if "t" in bound and "q" not in bound:
        frame.run = bound["t"].ref
    else:
        frame.among = tuple(bound[name].ref for name in "qr" if name in bound)
    return ranked(frame, place) and (frame.run is not None or len(frame.among) == len("qr"))


def ranked(frame: Frame, place: Item) -> bool:
    """ "Second", "the second-smallest": which of several it is, counted from the largest or the smallest"""
    frame.quantity, frame.item = place.ref, place
    below = not frame.view.cues["from_below"].isdisjoint(place.ref.text.lower().replace("-", " ").split())
    frame.kind, frame.direction = "record", "down" if below else "up"
    frame.superlative = "lowest" if below else "highest"
    return place.ref.value is not None


def _together(frame: Frame, bound: Bound) -> bool:
    frame.of_sum = True
    return _rank(frame, bound) and len(frame.compare_subjects) == len(bound["l"])


def _topped(frame: Frame, bound: Bound) -> bool:
    frame.run = bound["t"].ref
    return _record(frame, bound)


def _lately(frame: Frame, bound: Bound) -> bool:
    """ "The highest in two years": of the first of the quarters it is open whether it counts among them"""
    frame.inclusive = True
    return _topped(frame, bound)


def _each(frame: Frame, bound: Bound) -> bool:
    """ "In each of the four quarters of 2025": a run of four that ends with the year"""
    frame.kind, frame.role, frame.ends_at_period = "streak", "streak", True
    frame.base = bound["b"].ref if "b" in bound else None
    return True


def _first_of_all(frame: Frame, bound: Bound) -> bool:
    """ "Paid its first dividend in 2024": some in the period, and none in the one before"""
    frame.superlative = "first"
    return _sign(frame, bound)


def _steady(frame: Frame, bound: Bound) -> bool:
    """ "Every year since 2022": a run of so many years as have passed since"""
    frame.kind, frame.role, frame.ends_at_period = "streak", "streak", True
    frame.among = (bound["q"].ref,)
    return True


def _losses(frame: Frame, bound: Bound) -> bool:
    frame.kind, frame.role, frame.compare_metric = "streak", "streak", "zero"
    if "o" in bound:
        frame.quantity, frame.item = bound["o"].ref, bound["o"]
    else:
        frame.run = bound["t"].ref
    return ("o" in bound) != ("t" in bound)


def _streak(frame: Frame, bound: Bound) -> bool:
    frame.kind, frame.role, frame.ends_at_period = "streak", "streak", True
    if "o" in bound:
        frame.quantity, frame.item = bound["o"].ref, bound["o"]
    else:
        frame.run = bound["t"].ref if "t" in bound else None
    frame.base = bound["b"].ref if "b" in bound else None
    if "s" in bound:  # "in each of the five fiscal years from 2020 to 2024": up to the last of them
        frame.period = bound["s"].ref
    return ("o" in bound) != ("t" in bound) and ("p" in bound or "t" in bound)


def _counted(frame: Frame, bound: Bound) -> bool:
    """ "In three of the last four quarters", "two of the three companies": how many there are, and of which"""
    frame.kind, frame.role = "streak", "streak"
    frame.counted = _COUNTS[bound["counted"]]
    frame.base = bound["b"].ref if "b" in bound else None
    if "l" in bound:
        listed = [i.ref.ref for i in bound["l"]]
        frame.compare_subjects = tuple(listed[1:])
        frame.base = bound["q"].ref if "q" in bound else frame.base
        return "p" in bound and len(set(listed)) == len(listed)
    if not isinstance(bound["m"], Item):
        frame.compare_metric, frame.compare_to = "zero", "zero"  # "lost money in two of the three years"
    if "fmoney" in bound:
        frame.quantity, frame.item, frame.direction = bound["fmoney"].ref, bound["fmoney"], None
    if "s" in bound or "q" in bound:
        frame.among = tuple(bound[name].ref for name in "sqrp" if name in bound)
        return True
    frame.run = bound["t"].ref if "t" in bound else None
    # "for all of fiscal 2025" counts nothing
    return "t" in bound or "p" in bound and "quarters" in frame.view.lower


_COUNTS = {"none": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "all": -1, "allbutone": -2, "allbuttwo": -3}


def _rank(frame: Frame, bound: Bound) -> bool:
    listed: tuple[Item, ...] = bound["l"]
    own = frame.subject.ref.ref  # type: ignore[union-attr]
    others = tuple(dict.fromkeys(i.ref.ref for i in listed if i.ref.ref != own))
    if not others:
        return False
    frame.kind, frame.role = "comparison", "rank"
    frame.compare_subjects = others
    frame.compare_to = frame.view.words(listed[0].first, listed[-1].last)
    if "o" in bound:
        frame.quantity, frame.item = bound["o"].ref, bound["o"]
    return True


_MAKES = {
    "together": _together,
    "counted": _counted,
    "place": _place,
    "outgrown": _outgrown,
    "topped": _topped,
    "lately": _lately,
    "each": _each,
    "moved": _moved, "against": _against, "order": _against, "growth": _growth, "metrics": _metrics, "sign": _sign, "record": _record, "season": _record, "since": _since, "best": _best,
    "listed": _listed,
    "peak": _record, "first": _first_of_all, "steady": _steady,
    "losses": _losses, "streak": _streak, "rank": _rank,
}  # fmt: skip
