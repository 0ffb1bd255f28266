"""Claims whose metric the document does not name, by the very figure: its unit, its digits, the words around it."""

from __future__ import annotations

from decimal import Decimal

from factcheck.judge.case import Judgement
from factcheck.judge.diagnosis import transposed
from factcheck.judge.documents.align import COVERED, Asked
from factcheck.judge.documents.figures import matched
from factcheck.judge.documents.nearest import elsewhere
from factcheck.judge.documents.sure import is_precise, modality_agrees
from factcheck.judge.documents.values import is_bare, related, weigh
from factcheck.judge.documents.verdicts import cite, contradicted, says
from factcheck.judge.documents.working import cites, read_as
from factcheck.model import DiagnosisCode, Quantity
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.units import measure

HALF_WORDS = 0.5


def anchored(asked: Asked) -> Judgement | None:
    """None where nothing in the document can be told to be the claim's figure."""
    quantity = asked.quantity
    if quantity is None or asked.fact.negated or quantity.cmp != "eq" or not quantity.value:
        return None
    if not is_precise(asked):
        return _by_words(asked) if quantity.step * 10 <= abs(quantity.value) and quantity.step else None
    return _by_words(asked) or _by_row(asked) or _by_figure(asked) or _by_number(asked)


def _by_words(asked: Asked) -> Judgement | None:
    """Printed once in the document, of that name, with half of the claim's words; or with nearly all, and one slip of the pen."""
    quantity = asked.quantity
    if quantity is None:
        return None
    if asked.fact.metric != "unknown" and not _is_specific(quantity):
        return None
    near = [f for f in asked.levels() if f.quantity is not None and f.quantity.per == quantity.per]
    near = [
        f
        for f in near
        if asked.same_who(f) and asked.covers(f) >= HALF_WORDS and _when(asked, f) and asked.same_part(f)
    ]
    exact = [f for f in near if f.quantity is not None and weigh(quantity, f.quantity, asked.hedge).outcome == "match"]
    if len({_size(f.quantity) for f in exact if f.quantity is not None}) == 1:
        return matched(asked, exact, exact, [read_as(asked)])
    return _slip(asked, [f for f in near if asked.covers(f) >= COVERED]) if not exact else None


def _when(asked: Asked, fact: Fact) -> bool:
    """Of the claim's period, or of one that holds it, in all of the claim's words ("hailstorms in June" in a first half)."""
    if asked.period(fact) != "other":
        return True
    if asked.covers(fact) < 1 or len(asked.words) < _FEW_WORDS or not fact.windows:
        return False
    start, end = fact.windows[0]
    return any(
        start is not None and mine[0] is not None and start <= mine[0] and mine[1] <= end for mine in asked.windows
    )


def _slip(asked: Asked, near: list[Fact]) -> Judgement | None:
    """The one figure of the same unit, with two digits swapped or at another scale: no other figure comes so near by chance."""
    quantity = asked.quantity
    alike_ = [f for f in near if f.quantity is not None and quantity is not None and f.quantity.kind == quantity.kind]
    alike_ = [f for f in alike_ if f.quantity is not None and related(quantity, f.quantity)[0] == "same"]  # type: ignore[arg-type]
    if quantity is None or len(alike_) != 1 or len(asked.words) < _FEW_WORDS or asked.fact.negated:
        return None
    fact = alike_[0]
    assert fact.quantity is not None
    relation, factor = related(quantity, fact.quantity)
    value = fact.quantity.value
    if value is None or relation != "same" or asked.period(fact) != "same" or fact.loose:
        return None
    code: DiagnosisCode
    if transposed(quantity, (value * factor,)) is not None:
        code = "digits-transposed"
    elif not (fact.in_table and is_bare(fact)) and any(quantity.value == value * factor * scale for scale in _SCALES):
        code = "scale-slip"
    else:
        return None
    detail = f"{says(asked.held, fact)}, not {quantity.text}."
    return contradicted(asked.held, cites(asked, (fact,)), code, detail, [read_as(asked)])


_FEW_WORDS = 2
_SCALES = tuple(Decimal(10) ** power for power in (3, -3, 6, -6))


def _size(quantity: Quantity) -> Decimal | None:
    """In the base unit of its measure, so that 41.7 TWh and 41,700 GWh are one."""
    found = measure(quantity.unit)
    return quantity.value if quantity.value is None or found is None else quantity.value * found[1]


def _by_row(asked: Asked) -> Judgement | None:
    """ "Gas-fired stations generated 5,650 GWh": the row of gas, in the unit and period of the claim."""
    quantity = asked.quantity
    if quantity is None or not asked.part or not asked.dated or not _is_specific(quantity):
        return None
    rows = [
        f
        for f in asked.levels_among(asked.held.facts.near(asked.part))
        if f.in_table and f.quantity is not None and related(quantity, f.quantity)[0] == "same" and asked.same_who(f)
    ]
    near = asked.held.facts.near(asked.fact.near)
    # the row that the clause names, where the extractor takes its name for a metric ("coal")
    own = [f for f in near if f.in_table and f.near and f.near <= asked.fact.near and asked.period(f) == "same"]
    own = [f for f in own if f.quantity and weigh(quantity, f.quantity, asked.hedge).outcome == "match"]
    if len({f.near for f in own}) == 1:
        return matched(asked, own[:1], own[:1], [read_as(asked)])
    own = [f for f in rows if asked.part_of(f) == asked.part and asked.period(f) == "same"]
    if len(own) != 1 or own[0].quantity is None:
        return None
    found = weigh(quantity, own[0].quantity, asked.hedge)
    if found.outcome == "match":
        return matched(asked, own, own, [read_as(asked)])
    other = elsewhere(asked, own) if found.outcome == "differ" else None
    if other is None or other.fact is None or other.fact.index != own[0].index or not other.fact.in_table:
        return None
    code: DiagnosisCode = "wrong-period" if asked.part_of(other.fact) == asked.part else "wrong-segment"
    detail = f"{says(asked.held, own[0])}, not {quantity.text}: {says(asked.held, other.fact)}."
    return contradicted(asked.held, cites(asked, (own[0], other.fact)), code, detail, [read_as(asked)])


def _is_specific(quantity: Quantity) -> bool:
    """In a unit of which a table of anything else would hardly be."""
    return quantity.kind == "count" and measure(quantity.unit) is not None


def _by_figure(asked: Asked) -> Judgement | None:
    """Three digits and more in the very unit, printed for one thing only, where one of the two sides has no name for it."""
    quantity = asked.quantity
    if quantity is None or quantity.kind not in ("money", "count") or not quantity.unit or quantity.value is None:
        return None
    if quantity.step * _EXACT > abs(quantity.value) or asked.fact.direction is not None:
        return None
    size = abs(float(quantity.value))
    found = [f for f in asked.held.facts.valued(size * 0.9995, size * 1.0005) if f.quantity is not None]
    found = [f for f in found if weigh(quantity, f.quantity, asked.hedge).outcome == "match"]  # type: ignore[arg-type]
    if not found or len({(f.index, f.in_table) for f in found}) != 1 or any(f.role != "level" for f in found):
        return None
    fact = found[0]
    unnamed = "unknown" in (asked.fact.metric, fact.metric)
    if not unnamed or fact.negated or fact.loose or not asked.same_who(fact) or not asked.same_part(fact):
        return None
    assert fact.quantity is not None
    if not fact.quantity.unit or asked.period(fact) != "same" or not modality_agrees(asked, fact):
        return None
    if asked.words and not asked.words & (fact.near | fact.wide | fact.measured) and _is_told_elsewhere(asked, fact):
        return None
    return matched(asked, [fact], [fact], [read_as(asked)])


def _is_told_elsewhere(asked: Asked, fact: Fact) -> bool:
    """The claim's words stand beside another amount of the document ("the supplementary payment" is 237 million)."""
    others = asked.levels_among(asked.held.facts.near(asked.words))
    return any(f is not fact and f.quantity is not None and f.quantity.kind in ("money", "count") for f in others)


_EXACT = 200


def _by_number(asked: Asked) -> Judgement | None:
    """The very number of money, printed as one amount of the document only, and there in another currency."""
    quantity = asked.quantity
    if quantity is None or quantity.kind != "money" or not quantity.unit or quantity.value is None:
        return None
    size = abs(float(quantity.value))
    near = [f for f in asked.levels_among(asked.held.facts.valued(size * 0.999, size * 1.001)) if _is_amount(f)]
    currencies = {f.quantity.unit for f in near if f.quantity is not None}
    if len(currencies) != 1 or quantity.unit in currencies or "" in currencies:
        return None
    shared = [f for f in near if asked.words & (f.near | f.wide) and asked.same_who(f)]
    shared = [f for f in shared if not asked.dated or asked.period(f) != "other"]
    if (
        len({(f.metric, f.index) for f in near}) != 1
        or not shared
        or (asked.part and asked.part_of(shared[0]) != asked.part)
    ):
        return None
    fact = shared[0]
    unit = fact.quantity.unit if fact.quantity is not None else ""
    detail = f"{says(asked.held, fact)}: the number is right, the currency is not ({unit}, not {quantity.unit})."
    return contradicted(asked.held, (cite(asked.held, fact),), "wrong-currency", detail, [read_as(asked)])


def _is_amount(fact: Fact) -> bool:
    return fact.quantity is not None and fact.quantity.kind == "money" and fact.quantity.per is None
