"""Of what figures are, by forms of words that account for the whole sentence.

What a form says stands in place of what the binding rules made of the figure. The forms are data
(`rules/vocabulary/assertions.yaml`, section `figure_forms`).
"""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.analysis import Item, View
from factcheck.extract.assertions import is_tried
from factcheck.extract.forms import Bound
from factcheck.extract.frames import Frame
from factcheck.extract.metrics.refine import OF_SALES
from factcheck.extract.pieces import Entry, FormsOfWords, Pieces

_MOST = 2
"""Figures of the sentences that are tried."""


def measured(view: View, frames: list[Frame], known: FormsOfWords) -> None:
    """Binds the figures of a sentence that is all one form as the form says."""
    if not known.figures or not 0 < len(frames) <= _MOST or not is_tried(view):
        return
    for entry, bound in Pieces(view, known).found(known.figures):
        if _bind(frames, entry, bound):
            return


def _bind(frames: list[Frame], entry: Entry, bound: Bound) -> bool:
    held = [item for name, item in bound.items() if name[0] in "fgh"]
    if "l" in bound:
        bound = {**bound, "c": bound["l"][0]}
    figures = [f for f in frames if any(f.item is item for item in held)]
    if len(figures) != len(frames) or len(held) != len(frames):
        return False
    metric = bound.get("m") or bound.get("implied") or entry.metric
    name = metric.id if isinstance(metric, Item) else metric
    whole = bound.get("n")
    base = whole.id if isinstance(whole, Item) else whole
    if "d" in bound and ("c" not in bound or bound["d"].ref.ref == bound["c"].ref.ref):
        return False
    if name is None or "c" not in bound or (entry.makes in ("share", "each")) != (base is not None):
        return False
    for frame in figures:
        _fill(frame, entry, bound, name, base)
        frame.metric_item = metric if isinstance(metric, Item) else None
    return True


def _fill(frame: Frame, entry: Entry, bound: Bound, metric: str, whole: str | None) -> None:
    assert frame.quantity is not None
    frame.metric, frame.segment, frame.unbound, frame.whole, frame.each = metric, None, None, None, None
    frame.subject = frame.mention = bound["c"]
    frame.negated = "negated" in bound
    earlier, level = any(frame.item is bound.get(g) for g in ("g", "gpercent")), frame.item is bound.get("h")
    frame.role = "from" if earlier else "level"
    frame.kind = "amount" if frame.quantity.kind in ("money", "count") else "ratio"
    frame.direction = None
    if not earlier and any(name in bound for name in "ps"):
        frame.period = bound["p" if "p" in bound else "s"].ref
    bases = [bound[name].ref for name in "bq" if name in bound]
    frame.base = bases[0] if bases else None
    if entry.makes == "growth":
        frame.kind, frame.role, frame.direction, frame.base = "change", "delta", "up", None
        if earlier:
            frame.period = bound["q"].ref if "q" in bound else frame.period
            frame.unbound = None if "q" in bound else "the growth of the year before is told, and not of which"
    elif level:
        frame.base = None
    elif entry.makes in ("change", "times", "gap") and not earlier:
        frame.kind, frame.role = "change", "diff" if entry.makes == "gap" else "delta"
        frame.direction = bound.get("side") or bound.get("way") or "up"
        frame.of_whole = entry.makes == "times"
        frame.compare_subjects = (bound["d"].ref.ref,) if entry.makes == "gap" else ()
    if entry.makes == "sum":
        frame.of_sum = True
        frame.compare_subjects = tuple(dict.fromkeys(i.ref.ref for i in bound["l"][1:]))
    if entry.makes in ("share", "each") and not level:
        frame.each = Decimal(1) if entry.makes == "each" else None
        entry_of = frame.view.lexicon.metrics.get(metric)
        if whole == "revenue" and metric in OF_SALES and not metric.endswith("_loss"):
            frame.metric, frame.kind = OF_SALES[metric], "ratio"
        elif whole == "revenue" and entry_of is not None and entry_of.rate:
            frame.kind = "ratio"  # "a gross margin of 33.4% of sales"
        else:
            frame.role, frame.kind, frame.whole = "share", "share", whole
    frame.context.pop("subject", None)
    frame.context.pop("metric", None)
    frame.trace = [
        *(t for t in frame.trace if t.startswith("period<") and "p" not in bound),
        f"{entry.makes}<form of words",
    ]
