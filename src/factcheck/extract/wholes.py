"""A whole told before its part: "of Mastercard's $28.2 billion, $12.9 billion was profit"; and who had which part of a sum."""

from __future__ import annotations

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import look_back
from factcheck.extract.frames import Frame
from factcheck.extract.metrics.fit import fits

_BEFORE_OF = frozenset("; , : and but while whereas — – ( so".split())
_DETERMINERS = frozenset("the its their that this our".split())
UNSAID = "a whole of which another figure is a part, and of what is told elsewhere"


def whole_first(frame: Frame, _: Frame | None) -> bool:
    """The figure behind an "of" that opens a clause is the whole: what is told behind the comma is told of the part."""
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind not in ("money", "count") or q.per or frame.role != "level" or not opens_with_of(view, item):
        return False
    comma = next((k for k in range(item.last, len(view.lower)) if view.lower[k] == ","), None)
    part = next((i for i in view.of_kind("quantity") if i.first >= item.last), None)
    if comma is None or part is None or part.first < comma:
        return False
    told = _said_of_whole(view, item, comma)
    if told is not None:
        frame.metric, frame.metric_item = told.id, told
        return True
    earlier = _earlier_whole(view, item)
    frame.metric = earlier.id if earlier is not None else None
    frame.unbound = UNSAID if earlier is None else None
    return True


def opens_with_of(view: View, item: Item) -> bool:
    """Whether "of" opens a clause, and only a determiner or an owner stands between it and the figure."""
    k = look_back(view, item)
    while k > 0 and view.lower[k] != "of":
        owner = view.over(k, "entity", "reference", "pronoun")
        if not owner and view.lower[k] not in _DETERMINERS and view.lower[k] != "'s":
            return False
        k -= 1
    return view.lower[k] == "of" and (k == 0 or view.lower[k - 1] in _BEFORE_OF)


def _said_of_whole(view: View, item: Item, comma: int) -> Item | None:
    """ "of the $35.9 billion that Visa took in", "of the $28.2 billion in revenue that it booked" """
    told = [i for i in view.of_kind("metric", "metric_verb") if item.last <= i.first and i.last <= comma]
    told = [
        i for i in told if i.kind == "metric_verb" or view.lower[i.first - 1] in ("of", "in", "total", "net", "its")
    ]
    return told[0] if told else None


def _earlier_whole(view: View, item: Item) -> Item | None:
    """What an earlier whole of the same sentence is of ("of the $35.9 billion that Visa took in ...; of Mastercard's $28.2 billion")."""
    for other in view.of_kind("quantity"):
        if other.last > item.first or not opens_with_of(view, other):
            continue
        comma = next((k for k in range(other.last, item.first) if view.lower[k] == ","), None)
        if comma is not None and (told := _said_of_whole(view, other, comma)) is not None:
            return told
    return None


_SHARES = frozenset("contributed contributes added adds chipped accounted accounts provided supplied".split())


def contributed(frame: Frame, previous: Frame | None) -> bool:
    """ "Capital spending rose. Amazon accounted for $83 billion; Alphabet contributed $52.5 billion": of the sum spoken of"""
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind not in ("money", "count") or q.per or frame.role != "level":
        return False
    k = look_back(view, item)
    k -= k > 0 and view.lower[k] in ("for", "in")
    if k < 1 or view.lower[k] not in _SHARES:
        return False
    doer = view.named_before(k) is not None
    if not doer or any(
        i.first == item.last or i.first == item.last + 1 and i.kind == "metric" for i in view.of_kind("metric")
    ):
        return False
    told = previous if previous is not None and previous.metric else frame.carried
    metric = told.metric if told is not None else frame.asked
    if (
        metric is None
        or metric not in view.lexicon.metrics
        or view.lexicon.metrics[metric].rate
        or not fits(frame, metric)
    ):
        return False
    frame.metric = metric
    if told is not None and told is previous:
        frame.metric_item, frame.segment = previous.metric_item, previous.segment
    else:
        frame.context["metric"] = "question" if told is None else "previous sentence"
    return True
