"""What a sentence goes on with behind an insertion: "free cash flow — operating cash flow less capital spending — was $48.6 billion"."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.frames import Frame
from factcheck.extract.metrics.fit import is_weak, names, take

_DASHES = frozenset({"—", "–", "--"})
_PARTICIPLES = ("ed", "ing")
_HELPED = frozenset("driven led hit hurt up down".split())


def resumed(frame: Frame, previous: Frame | None) -> bool:
    """The noun before the insertion is what the verb behind it tells of."""
    view, item = frame.spot
    if frame.role not in ("level", "from", "delta", "share"):
        return False
    if _goes_on(view, item, previous) and previous is not None and previous.metric_item is not None:
        return take(frame, previous.metric_item)
    bounds = _insertion(view, item)
    if bounds is None:
        return False
    opened, closed = bounds
    nouns = [
        i for i in view.between(_start(view, opened), opened, "metric") if names(frame, i) and not is_weak(view, i)
    ]
    if not nouns or view.between(nouns[-1].last, opened, "quantity", "metric_verb"):
        return False
    return take(frame, nouns[-1])


def _goes_on(view: View, item: Item, previous: Frame | None) -> bool:
    """ "Operating income, weighed down by a fine of $3.5 billion, gained 9.5% to $31.2 billion": the end of the same way"""
    if previous is None or previous.item is None or "metric<resumed" not in previous.trace:
        return False
    return view.lower[previous.item.last : item.first] in (["to"], [",", "to"])


def _start(view: View, k: int) -> int:
    while k > 0 and view.lower[k - 1] not in (";", ":"):
        k -= 1
    return k


def _insertion(view: View, item: Item) -> tuple[int, int] | None:
    """The marks around the insertion that ends before the figure, with a verb right behind it and nothing else told."""
    closed = next((k for k in range(item.first - 1, 0, -1) if view.lower[k] == "," or _is_dash(view, k)), None)
    if (
        closed is None
        or not _acts(view, closed + 1 + (view.lower[closed + 1] == "-"))
        or view.between(closed, item.first, "quantity", "metric", "metric_verb")
    ):
        return None
    if _is_dash(view, closed):
        dashes = [k for k in range(closed) if _is_dash(view, k)]
        return (dashes[-1], closed) if len(dashes) % 2 else None
    opened = next((k for k in range(closed - 1, 0, -1) if view.lower[k] == "," or _is_dash(view, k)), None)
    if opened is None or _is_dash(view, opened):
        return None
    word = view.lower[opened + 1]
    participle = word.endswith(_PARTICIPLES) or word in _HELPED
    return (opened, closed) if participle and view.between(opened, closed, "quantity") else None


def _is_dash(view: View, k: int) -> bool:
    if view.lower[k] in _DASHES:
        return True
    if view.lower[k] != "-" or not 0 < k < len(view.tokens) - 1:
        return False
    token, behind = view.tokens[k], view.tokens[k + 1]
    return view.tokens[k - 1].end < token.start and (
        token.end < behind.start or behind.text == "-"
    )  # "--" is two tokens


def _acts(view: View, k: int) -> bool:
    if k >= len(view.lower):
        return False
    if view.at(k, "level", "direction_verb"):
        return view.lower[k] not in ("of", "at")
    compared = view.lower[k] == "compared"  # "amounted to $649 million, compared with $7.95 million"
    return not compared and (view.lower[k] in ("was", "were", "is", "are", "has", "had") or view.is_past(k))
