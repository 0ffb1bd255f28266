"""What a figure that does not fit is: the nearest true reading in the same document, and the nearest passage where none decides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from factcheck.judge.diagnosis import SCALES, transposed
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.values import related, weigh
from factcheck.judge.documents.verdicts import cite, says
from factcheck.judge.fix import quantity_fix
from factcheck.model import DiagnosisCode, Evidence, Fix, Quantity
from factcheck.records import record
from factcheck.sources.documents.facts import Fact, negative
from factcheck.sources.documents.periods import printed

_ADJUSTED = frozenset(
    (("eps", "eps_adj"), ("net_income", "net_income_adj"), ("operating_income", "operating_income_adj"))
)


@record
class Explained:
    code: DiagnosisCode
    text: str
    fact: Fact | None = None
    fix: Fix | None = None


def explain(asked: Asked, own: Sequence[Fact]) -> Explained:
    """Why the claim's figure differs from those of its own slot (`own`)."""
    quantity = asked.quantity
    assert quantity is not None
    main = own[0]
    fix = _fix(quantity, main)
    turned = _other_currency(asked, quantity)
    if turned is not None:
        text = f"The number is right, the currency is not: {says(asked.held, turned)}."
        return Explained("wrong-currency", text, turned, None)
    values = tuple(f.quantity.value for f in own if f.quantity is not None and f.quantity.value is not None)
    # a bound turned round or scaled would hold of nearly everything
    exact = quantity.cmp in ("eq", "approx", "range")
    for fact in own if exact else ():
        assert fact.quantity is not None
        if any(weigh(scaled(quantity, factor), fact.quantity, asked.hedge).outcome == "match" for factor in SCALES):
            return Explained("scale-slip", "The figure is right at another scale.", None, fix)
        if quantity.value and weigh(negative(quantity), fact.quantity, asked.hedge).outcome == "match":
            return Explained("direction-flipped", "The figure is right, its sign is the other one.", None, None)
    if quantity.cmp == "eq":
        found = elsewhere(asked, own)
        if found is not None:
            return Explained(found.code, found.text, found.fact, fix)
    if quantity.step and values and transposed(quantity, values) is not None:
        return Explained("digits-transposed", "Two digits are swapped.", None, fix)
    return Explained("wrong-value", "", None, fix)


def _other_currency(asked: Asked, quantity: Quantity) -> Fact | None:
    """The document gives the very number in another currency, beside a translation that the claim might have meant."""
    if quantity.kind != "money" or quantity.cmp == "range" or not quantity.value:
        return None
    for fact in asked.levels():
        other = fact.quantity
        if other is None or other.kind != "money" or other.unit == quantity.unit or not other.unit:
            continue
        if asked.about(fact) and asked.period(fact) == "same" and other.value == quantity.value:
            return fact
    return None


def scaled(quantity: Quantity, factor: Decimal) -> Quantity:
    ends = {
        name: None if (end := getattr(quantity, name)) is None else end * factor for name in ("value", "low", "high")
    }
    return quantity.model_copy(update={**ends, "step": quantity.step * factor})


def _fix(quantity: Quantity, fact: Fact) -> Fix | None:
    assert fact.quantity is not None
    relation, factor = related(quantity, fact.quantity)
    if relation != "same" or fact.quantity.value is None or quantity.cmp != "eq":
        return None
    return quantity_fix(quantity, fact.quantity.value * factor)


def elsewhere(asked: Asked, own: Sequence[Fact]) -> Explained | None:
    """The claim's figure as that of another period, part, name or metric of the document."""
    quantity = asked.quantity
    assert quantity is not None
    best: tuple[int, Explained] | None = None
    ends = [abs(float(end)) for end in (quantity.value, quantity.low, quantity.high) if end is not None]
    if not ends:
        return None
    for fact in asked.held.facts.valued(min(ends) * 0.8, max(ends) * 1.25):
        if fact in own or fact.quantity is None or fact.role not in ("level", "from", "delta", asked.fact.role):
            continue
        if (fact.role == "delta") != (asked.fact.role == "delta") and not _is_rate(asked, fact):
            continue
        relation, factor = related(quantity, fact.quantity)
        other = fact.quantity
        if relation == "unit":
            other = other.model_copy(update={"unit": quantity.unit})
        if weigh(quantity, other, asked.hedge).outcome != "match":
            continue
        rank, found = _other(asked, fact)
        if relation == "unit":
            if found.code != "wrong-segment":
                continue
            rank = _UNLIKE
        if best is None or rank < best[0]:
            best = rank, found
    return best[1] if best else None


_UNLIKE = 5


def _is_rate(asked: Asked, fact: Fact) -> bool:
    """ "Prices rose 3.2%" and "after 3.2% in August" are one measure, told as a change and as a rate."""
    kinds = [f.quantity.kind for f in (asked.fact, fact) if f.quantity is not None]
    return kinds == ["percent", "percent"] and fact.metric == asked.fact.metric and fact.metric in ("cpi", "gdp")


def _other(asked: Asked, fact: Fact) -> tuple[int, Explained]:
    same_metric = asked.metric(fact)
    same_part = asked.part_of(fact) == asked.part
    same_who = asked.of(fact) == asked.who
    text = says(asked.held, fact)
    if same_metric and same_part and same_who:
        period = printed(fact.windows[0]) if fact.windows else "another period"
        return 0, Explained("wrong-period", f"That is the figure of {period}: {text}.", fact)
    if same_metric and same_who:
        return 1, Explained("wrong-segment", f"That is the figure of another part: {text}.", fact)
    if same_metric:
        return 2, Explained("wrong-company", f"That is the figure of another name: {text}.", fact)
    pair = (asked.fact.metric, fact.metric)
    if pair in _ADJUSTED or pair[::-1] in _ADJUSTED:
        return 3, Explained("gaap-vs-adjusted", f"That is the figure on the other basis: {text}.", fact)
    return 4, Explained("wrong-metric", f"That is another figure: {text}.", fact)


def nearest(asked: Asked, facts: Iterable[Fact] | None = None) -> tuple[Evidence, ...]:
    """The passages nearest to the claim, which do not decide."""
    wanted = asked.words | asked.fact.measured
    pool = list(facts if facts is not None else asked.held.facts.near(wanted, max(1, len(wanted) // 2)))

    def near(fact: Fact) -> tuple[int, int]:
        shared = len(wanted & (fact.near | fact.measured | fact.wide))
        metric = fact.metric == asked.fact.metric and fact.metric != "unknown"
        return (2 * shared + 3 * metric + (asked.period(fact) == "same"), -fact.index)

    ranked = sorted(pool, key=near, reverse=True)[:1]
    return tuple(cite(asked.held, fact) for fact in ranked if near(fact)[0] > 1)
