"""A printed change with its sign, in the terms of a step between two observations."""

from __future__ import annotations

from decimal import Decimal

from factcheck.judge.case import Case, clause_words
from factcheck.judge.changes import HUNDRED, Step
from factcheck.judge.compare import ZERO, Comparison, Hedge, Reading, compare, point, read
from factcheck.judge.values import LOSSES
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.records import record, replace

_OTHER_SIDE = {
    "gt": "lt", "lt": "gt", "ge": "le", "le": "ge", "near_above": "near_below", "near_below": "near_above",
}  # fmt: skip
_DECIDED = ("match", "unsure", "differ")
RELATIVE = frozenset({"percent", "multiple", "fraction"})


@record
class Asked:
    """The printed change with its sign: `of(step)` is what a step would print, None if it cannot be compared."""

    quantity: Quantity
    reading: Reading
    sign: int
    """-1 where the words say down and the figure is printed without a sign; 0 where they say no direction and mean none."""
    below: str = "magnitude"
    """What the words say of two figures below zero: "magnitude" (narrowed), "sign" (worsened, improved) or "either" (fell, rose)."""

    def compare(self, step: Step, slack: Decimal = ZERO) -> Comparison:
        if self.sign == 0:  # "what separates the two": whichever is the larger
            both = [replace(self, sign=sign).compare(step, slack) for sign in (1, -1)]
            return min(both, key=lambda each: _DECIDED.index(each.outcome))
        if step.below and self.below == "either":
            signed = replace(self, below="sign").compare(step, slack)
            by_size = replace(self, below="magnitude").compare(step, slack)
            if signed.outcome != "match" and by_size.outcome == "match":
                return Comparison("unsure", "of two losses the words may mean either")
            return signed
        value = self.of(step)
        if value is None:
            return Comparison("unsure", "of another kind")
        if self.quantity.kind in {"money", "count"}:
            slack = ZERO  # told for rates: 41 cents are not 42
        if self.quantity.kind == "bps" and self.quantity.value is not None and self.quantity.value % 10 == 0:
            slack = max(slack, Decimal(5))  # told by tens
        found = compare(self.reading, point(value), slack)
        if found.outcome != "match" and self.quantity.kind in {"pp", "bps"} and step.rounded is not None:
            # 44.6% less 42.7% is 190 basis points to who prints the rates so, though they are 183 apart
            printed = step.rounded * (HUNDRED if self.quantity.kind == "bps" else 1) * self.sign
            if compare(self.reading, point(printed)).outcome == "match":
                return Comparison("match", "between the rates as they are printed")
        if found.outcome != "match" and self.quantity.kind == "money" and self.quantity.unit == step.unit:
            # $12.2 billion less $11.3 billion is $900 million to who prints the amounts so, though they are 872 million apart
            between = step.between_printed(_last_place(self.quantity))
            if between is not None and step.below and self.below == "sign":
                between = -between
            if between is not None and compare(self.reading, point(between * self.sign)).outcome == "match":
                return Comparison("match", "between the amounts as they are printed")
        return found

    def of(self, step: Step) -> Decimal | None:
        kind = self.quantity.kind
        if kind in RELATIVE:
            value = step.percent
        elif kind in {"pp", "bps"}:
            value = None if step.points is None else step.points * (HUNDRED if kind == "bps" else 1)
        else:
            value = step.difference if self.quantity.unit == step.unit else None
        if value is not None and step.below and self.below == "sign":
            value = -value
        return None if value is None else value * self.sign if self.sign else abs(value)


def _last_place(quantity: Quantity) -> Decimal:
    """The place of the last digit that is not zero: 100 million for "$900 million"."""
    if not quantity.value:
        return quantity.step or Decimal(1)
    return max(Decimal(1).scaleb(int(quantity.value.normalize().as_tuple().exponent)), quantity.step)


_BY_SIZE = regex(
    r"(?:narrow|widen|shr[aiu]nk|swell|swollen|deepen|loss|los[et]|outflow|burn|reduc|halv|doubl|tripl|cut|wider|smaller|larger|bigger)"
)
_BY_SIGN = regex(r"(?:worse|deteriorat|improv|better|weaken|strengthen)")


def _of_two_losses(case: Case) -> str:
    if case.claim.metric in LOSSES or case.claim.loss:
        return "magnitude"
    words = clause_words(case)
    if any(_BY_SIGN.match(word) for word in words):
        return "sign"
    return "magnitude" if any(_BY_SIZE.match(word) for word in words) else "either"


def read_change(quantity: Quantity, hedge: Hedge) -> Reading:
    """ "More than halved" fell by more than half: as a multiple it is less than 0.5; "nearly halved" is more."""
    if quantity.kind == "multiple" and quantity.text.lower().startswith("halv"):
        # a fall of 46% is nearly one of half: the hedge is one of the fall, not of what is left
        hedge = Hedge(below=2 * hedge.above, above=2 * hedge.below)
        return read(quantity.model_copy(update={"cmp": _OTHER_SIDE.get(quantity.cmp, quantity.cmp)}), hedge)
    return read(quantity, hedge)


def has_no_way(case: Case) -> bool:
    """The words tell a distance between two periods, and mean no direction."""
    return "distance<form of words" in case.claim.rule_trace


def asked(case: Case, quantity: Quantity) -> Asked:
    reading = read_change(quantity, case.hedge(quantity))
    if quantity.kind == "multiple":
        # "doubled" is a rise of 100%; "halved" a fall of 50%, whatever the verb
        return Asked(quantity, reading.mapped(lambda x: (x - 1) * HUNDRED), 1)
    if case.claim.of_whole and quantity.kind in {"fraction", "percent"}:
        whole = HUNDRED if quantity.kind == "fraction" else Decimal(1)
        return Asked(quantity, reading.mapped(lambda x: x * whole - HUNDRED), 1)
    if quantity.kind == "fraction":
        reading = reading.mapped(lambda x: x * HUNDRED)
    down = case.claim.direction == "down" and (quantity.value is None or quantity.value >= 0)
    if has_no_way(case):
        return Asked(quantity, reading, 0)
    words = clause_words(case) if case.claim.metric in LOSSES else ()
    if any(_BY_SIGN.match(word) for word in words):
        # a loss that worsened has grown; one that improved has shrunk, whichever way it was read to have gone
        down = case.claim.direction == "up" or any(word.startswith("improv") for word in words)
    return Asked(quantity, reading, -1 if down else 1, _of_two_losses(case))
