"""Of what figures are, by forms of words that account for the whole sentence.

What a form says stands in place of what the binding rules made of the figure. The forms are data
(`rules/vocabulary/assertions.yaml`, section `figure_forms`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from factcheck.extract.analysis import Item
from factcheck.extract.forms import Bound
from factcheck.extract.frames import Frame
from factcheck.extract.metrics.flows import goes_to_owners
from factcheck.extract.metrics.refine import OF_SALES, PER_SHARE
from factcheck.extract.pieces import Entry, FormsOfWords, Pieces
from factcheck.model import Direction, Time

_MOST = 3
"""Figures of the sentences that are tried."""
_OF_TWO = frozenset(("share", "each", "pair", "growths", "spread"))
"""What says two metrics, {m} and {n}."""
_OF_OTHER = {"pair": "h", "growths": "h"}
"""By what is made the figure that is of {n}; of a share it is {i}."""
_OF_OTHERS = frozenset(("rivals", "sum"))
"""Whose {h} is that of {d}; of a gap it is {i}."""
_GROWTH = frozenset(("growth", "growths"))
"""Whose figures are all rates of growth."""


def measured(frames: list[Frame], known: FormsOfWords, unnamed: list[Frame], pieces: Pieces) -> list[Frame]:
    """The figures of a sentence, bound as a form says that is all of it; with those that only a form could name."""
    told = sorted((*frames, *unnamed), key=lambda f: f.start) if unnamed else frames
    if not 0 < len(told) <= _MOST:
        return frames
    bounds = pieces.found(known.figures)
    return told if any(_bind(told, entry, bound) for entry, bound in bounds) else frames


def _bind(frames: list[Frame], entry: Entry, bound: Bound) -> bool:
    """Whether the figures are what the form says; "a quarter of what it took in during 2024" is no share of one revenue in itself."""
    figures = {id(item): name[0] for name, item in bound.items() if name[0] in "fghi" and isinstance(item, Item)}
    if len(figures) != len(frames) or not all(id(f.item) in figures for f in frames):
        return False
    if "l" in bound and "c" not in bound:
        bound = {**bound, "c": bound["l"][0]}
    metric, other = bound.get("m") or bound.get("implied") or entry.metric, bound.get("n")
    if (
        metric is None
        or _name(metric) == "share_price"
        or _name(metric) == "cash"
        and goes_to_owners(frames[0].view)
        or "c" not in bound
        or (entry.makes in _OF_TWO) != (other is not None)
        or (entry.makes == "share" and other is not None and _name(other) == _name(metric))
    ):
        return False
    for frame in frames:
        letter = figures[id(frame.item)]
        _cleared(
            frame, entry, bound, other if other is not None and letter in _OF_OTHER.get(entry.makes, "i") else metric
        )
        if (letter == "h" and entry.makes in _OF_OTHERS) or (letter == "i" and entry.makes == "gap"):
            frame.subject = frame.mention = bound.get("d", bound["c"])
            frame.period = bound["r"].ref if "r" in bound else frame.period
        told_again = (
            letter == "h" and entry.makes == "share" and frame.quantity is not None and frame.quantity.kind == "percent"
        )
        if letter == "f" or entry.makes in _GROWTH or told_again:
            _MAKES[entry.makes](frame, bound)
        if letter == "g":
            _earlier(frame, entry, bound)
    _told_of_a_share(frames)
    return True


def _told_of_a_share(frames: list[Frame]) -> None:
    """ "Earnings were $2.84 per diluted share, up from $2.40": where one amount is told per share, those of its metric are."""
    quantities = [frame.quantity for frame in frames]
    if not any(q is not None and q.per in PER_SHARE for q in quantities):
        return
    for frame in frames:
        entry = frame.view.lexicon.metrics.get(frame.metric or "")
        if entry is not None and entry.per_share and frame.quantity is not None and frame.quantity.kind == "money":
            frame.metric = entry.per_share


def _name(thing: Item | str) -> str:
    return thing.id if isinstance(thing, Item) else thing


def _cleared(frame: Frame, entry: Entry, bound: Bound, metric: Item | str) -> None:
    """The figure as a level of the metric at the period, whatever the binding rules made of it."""
    assert frame.quantity is not None
    frame.metric, frame.metric_item = _name(metric), metric if isinstance(metric, Item) else None
    frame.segment = frame.unbound = frame.whole = frame.each = frame.base = frame.direction = None
    frame.subject = frame.mention = bound["c"]
    frame.negated, frame.modality = "negated" in bound, "fact"
    frame.role = "level"
    frame.kind = "amount" if frame.quantity.kind in ("money", "count") else "ratio"
    named = next((bound[name] for name in "psu" if name in bound), None)
    frame.period = named.ref if named is not None else frame.period
    frame.context.pop("subject", None)
    frame.context.pop("metric", None)
    kept = (t for t in frame.trace if t.startswith("period<") and named is None)
    frame.trace = [*kept, f"{entry.makes}<form of words"]


def _earlier(frame: Frame, entry: Entry, bound: Bound) -> None:
    """The figure of {q}, or of {b} before the period."""
    if "q" in bound:
        frame.period = bound["q"].ref
    elif entry.makes == "growth":
        frame.unbound = "the growth of the year before is told, and not of which"
    else:
        frame.role, frame.base = "from", _base(bound)
        frame.period = frame.period if frame.base is not None else None  # that of the level beside it is not its own


def _base(bound: Bound) -> Time | None:
    return next((bound[name].ref for name in "bq" if name in bound), None)


def _way(bound: Bound) -> Direction | None:
    return bound.get("side") or bound.get("way")


def _level(frame: Frame, bound: Bound) -> None:
    frame.direction = _way(bound)


def _average(frame: Frame, bound: Bound) -> None:
    frame.rate = "quarter"
    frame.note("rate", "quarter")


def _pair(frame: Frame, _: Bound) -> None:
    """{f} is of {m}, {h} of {n}"""


def _growth(frame: Frame, bound: Bound) -> None:
    frame.kind, frame.role, frame.direction = "change", "delta", "up"


def _change(frame: Frame, bound: Bound) -> None:
    frame.kind, frame.role, frame.base = "change", "delta", _base(bound)
    frame.direction = _way(bound) or "up"


def _distance(frame: Frame, bound: Bound) -> None:
    """By how much two periods differ, whichever is the larger and whichever is told first."""
    _change(frame, bound)
    frame.direction = None
    own, other = frame.period, frame.base
    if own is not None and other is not None and own.value.lstrip("FY") < other.value.lstrip("FY"):
        frame.period, frame.base = other, own


def _times(frame: Frame, bound: Bound) -> None:
    _change(frame, bound)
    frame.of_whole = True


def _gap(frame: Frame, bound: Bound) -> None:
    _change(frame, bound)
    frame.role, frame.compare_subjects = "diff", (bound["d"].ref.ref,)
    frame.base = bound["r"].ref if "r" in bound and bound["r"].ref is not frame.period else None


def _spread(frame: Frame, bound: Bound) -> None:
    """By how much one metric lies above another of the company."""
    _change(frame, bound)
    frame.role, frame.compare_metric = "diff", _name(bound["n"])


def _sum(frame: Frame, bound: Bound) -> None:
    frame.of_sum = True
    frame.compare_subjects = tuple(dict.fromkeys(i.ref.ref for i in bound["l"][1:]))


def _each(frame: Frame, bound: Bound) -> None:
    frame.each = Decimal(1)
    _share(frame, bound)


def _share(frame: Frame, bound: Bound) -> None:
    """Of two metrics; a part of revenue is a margin where one is so called."""
    metric, whole = frame.metric or "", _name(bound["n"])
    whole = "net_income" if whole == "profit" else whole  # "a third of its profit was distributed as dividends"
    times = frame.quantity is not None and frame.quantity.kind == "multiple"
    if (rate := _RATES.get((metric, whole))) is not None and not times:
        frame.metric, frame.kind = rate, "ratio"
        return
    entry = frame.view.lexicon.metrics.get(metric)
    margin = OF_SALES.get(metric) if not metric.endswith("_loss") else None
    if whole == "revenue" and (margin is not None or entry is not None and entry.rate):
        frame.metric, frame.kind = margin or metric, "ratio"  # "a gross margin of 33.4% of sales"
    else:
        frame.role, frame.kind, frame.whole = "share", "share", whole


_RATES = {
    ("taxes", "pretax_profit"): "tax_rate", ("dividends_paid", "net_income"): "payout_ratio", ("dividend", "net_income"): "payout_ratio", ("fcf", "net_income"): "fcf_conversion",
    ("fcf", "revenue"): "fcf_margin",
}  # fmt: skip
"""Shares of one metric in another that have a name of their own."""


def _multiple(frame: Frame, bound: Bound) -> None:
    """So many times the figure of {d}."""
    frame.kind, frame.role, frame.compare_subjects = "ratio", "compare", (bound["d"].ref.ref,)


def _rivals(frame: Frame, bound: Bound) -> None:
    """{f} is of {c}, {h} of {d}"""


def _part(frame: Frame, bound: Bound) -> None:
    """Of the metric in {p}, or in {u}, within that of the longer {q}."""
    frame.role, frame.kind, frame.whole, frame.base = "share", "share", frame.metric, bound["q"].ref


_MAKES: Mapping[str, Callable[[Frame, Bound], None]] = {
    "average": _average, "level": _level, "pair": _pair, "rivals": _rivals, "multiple": _multiple, "growth": _growth, "growths": _growth, "change": _change, "distance": _distance, "times": _times, "gap": _gap, "spread": _spread, "sum": _sum, "each": _each,
    "share": _share, "part": _part,
}  # fmt: skip
"""What every form makes of its {f}."""
