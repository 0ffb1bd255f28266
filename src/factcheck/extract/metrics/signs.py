"""Amounts told without their sign: "$3.9 billion in the red", "negative by $2 billion", "78 cents of red ink", "burned $12 billion"."""

from __future__ import annotations

from itertools import pairwise

from factcheck.extract.analysis import Item, View
from factcheck.extract.cues import look_back
from factcheck.extract.frames import Frame

_SIGNED = {
    "net_income": "net_loss", "profit": "net_loss", "operating_income": "operating_loss",
    "ocf": None, "fcf": None, "equity": None, "gross_profit": None, "eps": None, "working_capital": None,
}  # fmt: skip
"""What may be below zero, and the name that it has then, where it has another."""
_IN_COLOUR = (["in", "the", "red"], ["in", "the", "black"])
_LOSING = frozenset({"lost", "losing"})
_LONGEST = 5


def in_the_red(frame: Frame, previous: Frame | None) -> bool:
    """ "The first quarter had closed $37m in the red", "was $176 million in the red at the operating level" """
    (view, item), q = frame.spot, frame.quantity
    if q is None or q.kind != "money":
        return False
    behind = view.lower[item.last : item.last + 3]
    near_profit = {"profit", "breaking", "break"} & set(view.lower[item.last : item.last + 4])
    if view.lower[item.first - 1] == "within" and behind[:1] == ["of"] and near_profit:
        frame.metric = "net_loss"  # "came within $3.3 million of a profit"
        return True
    if view.lower[look_back(view, item)] == "by" and "red" in view.lower[max(0, item.first - _LONGEST) : item.first]:
        behind = _IN_COLOUR[0]  # "they were actually in the red, by 22 million dollars"
    if behind not in _IN_COLOUR:
        return False
    if behind == _IN_COLOUR[0] and (noun := _what_is_below(view, item)) is not None:
        frame.metric, frame.metric_item, frame.loss = noun.id, noun, True
        return True  # "equity is still $3.3 billion in the red"
    operating = "operating level" in " ".join(view.lower)
    loss = behind == _IN_COLOUR[0]
    frame.metric = (
        ("operating_loss" if loss else "operating_income") if operating else "net_loss" if loss else "net_income"
    )
    return True


def _what_is_below(view: View, item: Item) -> Item | None:
    """The measure right before the figure that may have a sign; of a figure in brackets, the one before these."""
    clause = view.clause_of(item.first)
    first = clause.first
    while clause.bracket and first > 0:
        clause = view.clause_of(first - 1)
        first = min(clause.first, first - 1)
    if view.clause_of(item.first).bracket:
        first = 0  # "Equity, still below zero, is less so ($3.9 billion in the red)"
    told = [i for i in view.of_kind("metric") if first <= i.first and i.last <= item.first]
    if not told or told[-1].id not in _SIGNED or view.between(told[-1].last, item.first, "quantity"):
        return None
    return told[-1] if _SIGNED[told[-1].id] is None else None


def without_sign(frame: Frame) -> None:
    """ "burned through $12.1 billion of operating cash"; an improvement of a loss is a smaller loss"""
    view, item, noun = frame.view, frame.item, frame.metric_item
    if frame.role == "level" and item is not None and frame.metric in _SIGNED and _is_below(view, item):
        frame.metric, frame.loss = _SIGNED[frame.metric] or frame.metric, True
    if item is not None and view.lower[look_back(view, item)] in _LOSING and _SIGNED.get(frame.metric or ""):
        # "within $3.3 million of a profit, having lost $14.4 million a year earlier"
        frame.metric, frame.loss, frame.direction = _SIGNED[frame.metric or ""], True, None
    near = view.lower[max(frame.clause.first, item.first - _NEAR) : item.last + _NEAR] if item is not None else []
    if frame.metric == "cash_burn" and any(near[k : k + 2] in _OF_OPERATIONS for k in range(len(near))):
        # "burned $1.4 billion of cash in its operations": before what was invested
        if frame.role in ("level", "from"):
            frame.metric, frame.loss = "ocf", True
        else:
            frame.unbound = frame.unbound or "it is the cash of operations, before what was invested"
    if frame.metric in ("ocf", "fcf") and frame.role == "level" and item is not None:
        words = view.lower[max(0, item.first - 4) : item.first]
        frame.loss = frame.loss or bool(_BURNED & set(words))
        frame.loss = frame.loss or _is_outgoing(view, noun)
    if frame.metric in ("ocf", "fcf") and frame.role == "from" and item is not None and noun is not None:
        # "cash used by operations: $1.39 billion, against $7.29 billion"; not "against an inflow of $4.1 billion"
        frame.loss = frame.loss or _is_outgoing(view, noun) and len(view.lower[noun.last : item.first]) < _CLAUSE
    if frame.metric == "equity" and _is_below_zero(frame) or _is_called_negative(frame):
        frame.loss = True
    may_turn = item is not None and (frame.loss or frame.metric in _WITHOUT_LOSS)
    if item is not None and may_turn and (_is_above(view, item) or _turned(view, item)):
        frame.loss, frame.metric = False, _WITHOUT_LOSS.get(frame.metric or "", frame.metric)
    if frame.metric in ("net_loss", "operating_loss") and frame.direction == "up" and _improved(view):
        frame.direction = "down"


def _is_outgoing(view: View, noun: Item | None) -> bool:
    return noun is not None and not _OUTGOING.isdisjoint(view.lower[noun.first : noun.last])


def told_as_loss(view: View, noun: Item) -> bool:
    """Whether the words of a measure themselves say that it is below zero ("loss per share")."""
    return not view.cues["losses"].isdisjoint(view.lower[noun.first : noun.last])


def told_below(view: View, item: Item) -> bool:
    """Whether the words right before or behind the figure say that it is below zero."""
    q = item.ref
    if q.value is None or q.value < 0:
        return False
    cues, k = view.cues, look_back(view, item) + 1
    before, behind = cues["below_zero_before"], cues["below_zero_behind"]
    opens = view.word(item.last) in cues.first_words["below_zero_behind"]
    ends = view.word(k - 1) in cues.last_words["below_zero_before"]
    return (opens or ends) and any(
        opens
        and " ".join(view.lower[item.last : item.last + n]) in behind
        or ends
        and " ".join(view.lower[max(0, k - n) : k]) in before
        for n in range(1, _LONGEST + 1)
    )


_ABOVE_ZERO = frozenset({"positive", "plus"})


def _is_above(view: View, item: Item) -> bool:
    return not _ABOVE_ZERO.isdisjoint(view.lower[max(0, item.first - 3) : item.first])


_TURNED = frozenset({"turned", "turning", "went", "swung", "became", "was", "were"})


def _turned(view: View, item: Item) -> bool:
    """ "Used $196 million, turned positive two years later with $110 million": since the figure before it is above zero"""
    first = max((i.last for i in view.of_kind("quantity") if i.last <= item.first), default=0)
    words = view.lower[first : item.first]
    return any(w in _TURNED and behind in _ABOVE_ZERO for w, behind in pairwise(words))


_WITHOUT_LOSS = {"net_loss": "net_income", "operating_loss": "operating_income"}
_BELOW_ZERO = frozenset({"deficit", "negative", "red", "hole", "underwater"})


def _is_below_zero(frame: Frame) -> bool:
    """ "a shareholders' deficit of $3.3 billion", "shareholders' funds remain in the red, to the tune of $3.3bn" """
    noun, item, q = frame.metric_item, frame.item, frame.quantity
    if noun is None or item is None or q is None or q.value is None or q.value < 0:
        return False
    told = frame.view.lower[noun.first : max(noun.last, item.first)] + frame.view.lower[item.last : item.last + 3]
    return bool(_BELOW_ZERO & set(told))


def _is_called_negative(frame: Frame) -> bool:
    """ "a negative gross profit, $2.0 billion", "cash flow was negative, to the tune of $1.4 billion" """
    view, noun, item, q = frame.view, frame.metric_item, frame.item, frame.quantity
    if noun is None or item is None or q is None or q.value is None or q.value < 0 or noun.last > item.first:
        return False
    if (
        frame.role != "level"
        or _SIGNED.get(frame.metric or "", "") is not None
        or view.between(noun.last, item.first, "quantity")
    ):
        return False
    set_out = view.cues["set_out"]
    if view.word(noun.first - 1) == "negative":
        words, light = _undated(view, noun.last, item.first), set_out | _BEING
    else:
        words, light = _undated(view, noun.last, item.first), set_out
        if "negative" not in words or {"not", "never", "no", "longer"} & set(words):
            return False
        words = words[words.index("negative") + 1 :]
    return [w for w in words if w not in light] in ([], ["to", "the", "tune"])


def _undated(view: View, first: int, last: int) -> list[str]:
    """The words between two places, without those of times that it was so in."""
    dated = {k for i in view.of_kind("time") if i.ref.type in ("period", "fiscal") for k in range(i.first, i.last)}
    return [view.lower[k] for k in range(first, last) if k not in dated]


_BEING = frozenset({"was", "were", "is", "are"})


def fell_short(view: View, item: Item) -> bool:
    """ "Gross profit turned negative, a shortfall of $1.99 billion": by how much it is below zero, and not a fall"""
    k = look_back(view, item)
    if item.ref.kind != "money" or k < 1 or view.lower[k] != "of" or view.lower[k - 1] not in view.cues["shortfalls"]:
        return False
    told = view.lower[: k - 1]
    return bool(_BELOW_ZERO & set(told)) or " below zero " in f" {' '.join(told)} "


def _is_below(view: View, item: Item) -> bool:
    return told_below(view, item) or fell_short(view, item)


_CLAUSE = 24
_NEAR = 8
_OF_OPERATIONS = [[before, "operations"] for before in ("its", "from", "in", "the")] + [["operating", "activities"]]
_OUTGOING = frozenset({"outflow", "outflows", "burn", "consumed", "used"})
_BURNED = frozenset("burned burnt burns burning consumed consumes".split())


def _improved(view: View) -> bool:
    return any(view.lower[i.first].startswith("improve") for i in view.of_kind("direction_noun", "direction_verb"))
