"""What the sign of a cell says: a loss is below nothing, and of two things that a label names the one in brackets is meant by brackets."""

from __future__ import annotations

import re
from typing import Final

from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.sources.documents.facts import LOSSES, negative
from factcheck.sources.documents.labels import Label

_SIGNED: Final = regex(
    r"\([a-z]+\)\s*/|/\s*\([a-z]+\)|\b(?:loss(?:es)?|charge)\s*/|/\s*(?:loss|charge)\b|\b(?:loss|charge)\)",
    re.IGNORECASE,
)
""" "Credit loss (charge)/release": the brackets of the cells tell which of the two."""
_OWED: Final = r"(?:net\s+)?(?:debt|borrowings|indebtedness)"
_OWNED: Final = r"(?:net\s+)?(?:cash|funds|liquidity)"
_OWED_OR_OWNED: Final = regex(
    rf"(?P<owed>\(\s*{_OWED}\s*\)\s*/?\s*{_OWNED}|{_OWNED}\s*/?\s*\(\s*{_OWED}\s*\))"
    rf"|\(\s*{_OWNED}\s*\)\s*/?\s*{_OWED}|{_OWED}\s*/?\s*\(\s*{_OWNED}\s*\)",
    re.IGNORECASE,
)
""" "Net cash / (net debt)", "Net (debt)/cash", "Net debt/(cash)"."""


def by_sign(metric: str, quantity: Quantity, label: Label) -> tuple[str, Quantity]:
    """The metric that a cell is of, and its figure as that metric counts it."""
    if quantity.kind != "money" or quantity.per not in (None, "share"):
        return metric, quantity
    is_negative = quantity.value is not None and quantity.value < 0
    if (found := _OWED_OR_OWNED.search(label.text)) is not None:
        is_owed = bool(found["owed"]) == is_negative
        return "net_debt" if is_owed else "net_cash", negative(quantity) if is_negative else quantity
    if metric not in LOSSES or _SIGNED.search(label.text):
        return metric, quantity
    is_positive = quantity.value is not None and quantity.value > 0
    return LOSSES[metric], negative(quantity) if is_positive else quantity
