"""Rates of change with their sign: "prices fell 0.1%" is a rise of -0.1%."""

from __future__ import annotations

from factcheck.judge.case import Case
from factcheck.judge.compare import Reading, read
from factcheck.model import Quantity


def signed(case: Case, quantity: Quantity) -> Reading:
    fell = case.claim.role == "delta" and case.claim.direction == "down" and (quantity.value or 0) > 0
    return read(_negative(quantity) if fell else quantity, case.hedge(quantity))


def _negative(quantity: Quantity) -> Quantity:
    turned = {"gt": "lt", "lt": "gt", "ge": "le", "le": "ge"}
    low, high = quantity.low, quantity.high
    update = {
        "value": -quantity.value if quantity.value is not None else None,
        "low": -high if high is not None else None,
        "high": -low if low is not None else None,
        "cmp": turned.get(quantity.cmp, quantity.cmp),
    }
    return quantity.model_copy(update=update)
