"""What a cell's figure amounts to: its digits by the units that its row, column, section and caption say."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.documents.figures import BARE, POINTS, SCALES
from factcheck.sources.documents.frames import MANY
from factcheck.sources.documents.labels import SHARE, Label, LabelReader, plain
from factcheck.sources.documents.periods import Calendar
from factcheck.sources.documents.units import Spec

_IN_NUMBERS = regex(r"\(\s*(?:number|no\.?|count|#)\s*\)|^(?:total\s+)?number of\b", re.IGNORECASE)
""" "Clinics (number)", in a table in millions of dollars."""
_NUMBER_ABOVE = regex(r"(?:\b(?:number|no\.)|\((?:number|no\.)\))\s*$", re.IGNORECASE)
""" "Change on month | number", beside "%"."""
_SHARES = regex(r"\bshares\b", re.IGNORECASE)
_WHOLE_SHARES = regex(
    r"\b(?:except|other than)\b[^.;]*(?:(?<!per )\bshare (?:and|or|amounts|data|counts?|numbers?)|\bshares|\bnumber of)\b|\bper share\s*$",
    re.IGNORECASE,
)
""" "In thousands, except share and per share amounts"."""
""" "£744.1m", "$4.35 billion": a cell that says its own scale."""
_EARNS = regex(r"income|profit|eps|ebit|earnings|fcf|cash_flow|ocf|result|net_debt|inflow|return|growth|change")
_SPENT = regex(
    r"\b(?:costs?|expens\w+|tax(?:es|ation)?|provisions?|charges?|depreciation|amorti[sz]ation|impairments?|purchases?|payments?|repayments?|"
    r"repurchases?|buybacks?|dividends?|expenditure|spending|paid|wages|salaries|claims)\b",
    re.IGNORECASE,
)
""" "Income tax (371)": brackets of money that goes out are no sign."""
_COSTS = regex(r"\b(?:costs?|expenses?|expenditure|spending|wages|salaries)\s*$", re.IGNORECASE)
""" "Staff costs": money, whatever the word before counts."""


class AmountReader(LabelReader):
    """Reads amounts by the labels around them."""

    def __init__(self, vocabulary: Any, calendar: Calendar, day: date | None, title: str, said: str = "") -> None:
        """`said` is what the text says of the units of all tables ("all amounts in £ thousands")."""
        super().__init__(vocabulary, calendar, day)
        self.said, self.title = said, title

    def _of_shares(self, quantity: Quantity, label: str, scale: Decimal, caption: str) -> Quantity:
        """ "Weighted average shares", in a table "in thousands, except per share amounts"."""
        if not _SHARES.search(label) or _WHOLE_SHARES.search(f"{caption}; {self.said}; {label}"):
            return quantity
        if quantity.value is None or quantity.step != Decimal(1).scaleb(-len(quantity.text.partition(".")[2])):
            return quantity  # it has its scale already
        value = quantity.value * scale
        return quantity.model_copy(update={"value": value, "low": value, "high": value, "step": quantity.step * scale})

    def _quantity(self, cell: str, metric: str, label: Label, head: Label, own: Spec, around: Spec) -> Quantity | None:
        found = BARE.match(cell)
        if found is None or cell[found.end() :].strip():
            return None
        try:
            value = Decimal(found["digits"].replace(",", ""))
        except InvalidOperation:
            return None
        places = len(found["digits"].partition(".")[2])
        bracket = (found["open"] or found["open2"]) and found["close"]
        is_spent = _SPENT.search(label.text) is not None and not _EARNS.search(metric)
        if found["minus"] or found["minus2"] or (bracket and not is_spent):
            value = -value
        mark = found["mark"] or found["code"]
        if found["scale"]:
            if found["scale"] in ("m", "b") and not mark and metric == "unknown":
                return None  # "5.3m" may be metres
            own = replace(own, scale=SCALES[found["scale"]])
        spec = own.over(around)
        if _IN_NUMBERS.search(f"{label.text}"):
            own, around = replace(own, currency=None, percent=False), Spec()
            spec = own
        entry = self.lexicon.metrics.get(metric)
        in_numbers = _NUMBER_ABOVE.search(head.text) is not None
        if in_numbers:
            around = replace(around, currency=None, percent=False, scale=None if around.currency else around.scale)
            own = replace(own, percent=False)
            spec = own.over(around)
        kinds = entry.kinds if entry is not None else ()
        if found["scale"] and not mark and not own.currency and not kinds:
            around = replace(around, currency=None)  # "Installed base | 12.4k", amid amounts with marks
        currency = (self.units.currency(mark) if mark else None) or spec.currency
        if found["percent"] in POINTS or (spec.points and not mark and not found["percent"] and not found["percent2"]):
            kind = "bps" if found["percent"] == "bps" or (spec.points == "bps" and not found["percent"]) else "pp"
            unit, scale, per = kind, Decimal(1), None
        elif found["percent"] == "x":
            kind, unit, scale, per = "multiple", "x", Decimal(1), None
        elif (
            found["percent"]
            or found["percent2"]
            or (spec.percent and not mark and (own.percent or abs(value) < MANY))
            or (
                entry is not None
                and entry.rate
                and not mark
                and not in_numbers
                and not own.currency
                and abs(value) <= 100
            )
        ):
            kind, unit, scale, per = "percent", "percent", Decimal(1), None
        elif SHARE.search(label.text) or metric.startswith("eps"):
            kind, unit, per = "money", currency or "", "share"
            in_pence = found["flag"] is not None and found["flag"].strip() == "p"
            scale = Decimal("0.01") if (spec.minor or in_pence) and not mark else Decimal(1)
        elif (
            mark
            or own.currency
            or own.minor
            or (
                not own.unit
                and around.currency
                and (not kinds or "money" in kinds or _COSTS.search(plain(label.text)) is not None)
            )
        ):
            kind, unit, per = "money", currency or "", own.per or (around.per if not own.currency else None)
            scale = (own.scale if own.scale is not None else around.scale if not own.per else None) or Decimal(1)
            scale = Decimal(1) if mark and own.minor else scale
        elif own.unit or around.unit:
            kind, unit, per = "count", own.unit or around.unit, own.per or around.per
            # "USD million unless stated" is no scale of ships, nor "passengers in thousands" one of tonnes
            other = bool(around.currency or own.unit and around.unit and own.unit != around.unit)
            scale = (own.scale if own.scale is not None else None if other else around.scale) or Decimal(1)
        elif kinds and "money" in kinds and "count" not in kinds and spec.scale is not None:
            kind, unit, scale, per = "money", "", spec.scale, spec.per
        else:
            counted = (
                around.scale is not None
                and around.currency is None
                and not (kinds and "money" in kinds and "count" not in kinds)
            )
            kind, unit, per = "count", "", own.per
            scale = own.scale or (around.scale if counted else None) or Decimal(1)
        return Quantity.model_construct(
            id="", sentence=0, text=cell, start=0, end=0, kind=kind, value=value * scale, low=value * scale, high=value * scale,
            unit=unit, cmp="eq", mod=None, per=per, alt_of=None, incidental=False, step=scale * Decimal(1).scaleb(-places), bare_sign=False, rule="",
        )  # fmt: skip
