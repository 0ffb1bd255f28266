"""What a cell's figure amounts to: its digits by the units that its row, column, section and caption say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from factcheck.extract.mentions import find_mentions
from factcheck.model import Quantity, Sentence
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.documents.figures import BARE, POINTS, SCALES, ends_of
from factcheck.sources.documents.frames import MANY
from factcheck.sources.documents.labels import SHARE, Label, LabelReader, plain
from factcheck.sources.documents.periods import Calendar
from factcheck.sources.documents.units import Spec, words_of

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
_EARNS = regex(r"income|profit|eps|ebit|earnings|fcf|cash_flow|ocf|result|net_debt|inflow|return|growth|change")
_SPENT = regex(
    r"\b(?:costs?|expens\w+|tax(?:es|ation)?|provisions?|charges?|depreciation|amorti[sz]ation|impairments?|purchases?|payments?|repayments?|"
    r"repurchases?|buybacks?|dividends?|expenditure|spending|paid|wages|salaries|claims)\b",
    re.IGNORECASE,
)
""" "Income tax (371)": brackets of money that goes out are no sign."""
_COSTS = regex(
    r"\b(?:costs?|expenses?|expenditure|spending|wages|salaries|capital|funds|assets|liabilities|equity|exposures?)\s*$",
    re.IGNORECASE,
)
""" "Staff costs": money, whatever the word before counts."""


_PER_SHARE = regex(
    r"\W*(?:\d+\.\s*)?(?:(?:basic|diluted|net|adjusted)\s+)*(?:(?:earnings|loss|profit|income|eps|results?|dividends?|data|amounts|figures)\b.{0,30})?\bper\s+(?:\w+\s+)?share\b",
    re.IGNORECASE,
)
_LONGEST = 30
_A_UNIT = regex(r"[A-Za-z]{1,12}\.?(?:[ /][A-Za-z]{1,10})?")
_SPANS = frozenset("minute minutes hour hours day days week weeks month months year years".split())


_OF_MONEY = "costs?|revenues?|sales|expens\\w+|income|tax(?:es)?|price|value|fees?|profit|loss\\w*|debt|spending|wages|salar\\w+|benefits?|pensions?|per|loans?|deposits?|claims?|payments?|funds|financ\\w+|equity|capital|interest"


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return regex(rf"\b(?:{'|'.join(map(re.escape, words)) or '(?!)'})\b", re.IGNORECASE)


def _outlook(words: tuple[str, ...]) -> re.Pattern[str]:
    """What is foreseen, over columns or a table; "vs forecast" is a distance from it, and "2026E" and "27F" are years to come."""
    told = "|".join(map(re.escape, words))
    return regex(
        rf"(?<!vs )(?<!vs\. )(?<!versus )(?<!against )(?<!on )\b(?:{told}|(?:FY\s?)?(?:20)?\d\d\s?[EeFf](?![A-Za-z]))(?!\w)(?!\s*(?:price|met|achieved|beaten|date))",
        re.IGNORECASE,
    )


_OF_AVERAGE = regex(
    r"\b(?:average length|average (?:number|time|age|size)|ratio|index|duration|length of)\b", re.IGNORECASE
)
""" "Average length of stay", beside nights in thousands."""


def _is_of_money(kinds: Sequence[str]) -> bool:
    return "money" in kinds and "count" not in kinds


class AmountReader(LabelReader):
    """Reads amounts by the labels around them."""

    def __init__(self, vocabulary: Any, calendar: Calendar, day: date | None, title: str, said: str = "") -> None:
        """`said` is what the text says of the units of all tables ("all amounts in £ thousands")."""
        super().__init__(vocabulary, calendar, day)
        self.said, self.title = said, title
        self._opening = _any_of(words_of(vocabulary, "opening"))
        self._foreseen = _outlook(words_of(vocabulary, "foreseen"))
        counted = "|".join(re.escape(word) for word in words_of(vocabulary, "counted"))
        self._counts = regex(
            rf"(?:(?:{counted})\b(?!-)(?!.*\b(?:{_OF_MONEY})\b).*|(?!.*\b(?:{_OF_MONEY}|to|from|by|for|of|in)\b).*\b(?:{counted}))",
            re.IGNORECASE,
        )

    def _of_shares(self, quantity: Quantity, label: str, scale: Decimal, caption: str) -> Quantity:
        """ "Weighted average shares", in a table "in thousands, except per share amounts"."""
        if not _SHARES.search(label) or _WHOLE_SHARES.search(f"{caption}; {self.said}; {label}"):
            return quantity
        if quantity.value is None or quantity.step != Decimal(1).scaleb(-len(quantity.text.partition(".")[2])):
            return quantity  # it has its scale already
        value = quantity.value * scale
        return quantity.model_copy(update={"value": value, "low": value, "high": value, "step": quantity.step * scale})

    def _quantity(
        self, cell: str, metric: str, label: Label, head: Label, own: Spec, around: Spec, upper: Label | None = None
    ) -> Quantity | None:
        """A figure, "at least 16%" or "€1.28-1.33bn"; None where a cell holds more than that."""
        if (point := self._point(cell, metric, label, head, own, around, upper)) is not None:
            return point
        if (ends := ends_of(cell)) is not None:
            low, high = (self._point(end, metric, label, head, own, around, upper) for end in ends)
            if low is None or high is None or low.value is None or high.value is None or low.value >= high.value:
                return None
            told = {"text": cell, "value": None, "low": low.value, "high": high.value, "cmp": "range"}
            return low.model_copy(update=told)
        hedged = self._hedged(cell)
        if hedged is None or (point := self._point(hedged.text, metric, label, head, own, around, upper)) is None:
            return None
        bounds = {
            "low": point.value if hedged.cmp in ("ge", "gt") else None,
            "high": point.value if hedged.cmp in ("le", "lt") else None,
        }
        return point.model_copy(update={"text": cell, "cmp": hedged.cmp, "mod": hedged.mod, **bounds})

    def _hedged(self, cell: str) -> Quantity | None:
        """The one figure of a cell that says around where, above or below what it lies."""
        if len(cell) > _LONGEST:
            return None
        sentence = Sentence.model_validate({"index": 0, "start": 0, "end": len(cell), "class": "none"})
        quantities, times, _ = find_mentions(cell, sentence, self.vocabulary, self.day)
        if len(quantities) != 1 or times or quantities[0].cmp in ("eq", "range"):
            return None
        told = quantities[0]
        rest = cell.replace(told.text, "", 1).replace(told.mod or "", "", 1)
        return None if rest.strip(" .") else told

    def _point(
        self, cell: str, metric: str, label: Label, head: Label, own: Spec, around: Spec, upper: Label | None = None
    ) -> Quantity | None:
        found = BARE.match(cell)
        if found is None:
            return None
        if rest := cell[found.end() :].strip():
            behind = self.units.read(rest) if _A_UNIT.fullmatch(rest) else Spec()
            if not (behind.unit or behind.points or rest.lower() in _SPANS) or found["percent"]:
                return None
            own = replace(behind, unit=behind.unit or rest.lower())
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
        if _IN_NUMBERS.search(label.text) and not head.spec.percent:
            own, around = replace(own, currency=None, percent=False), Spec()
            spec = own
        entry = self.lexicon.metrics.get(metric)
        in_numbers = _NUMBER_ABOVE.search(head.text) is not None
        if in_numbers or _IN_NUMBERS.search(label.text):
            entry = None
        if in_numbers:
            around = replace(around, currency=None, percent=False, scale=None if around.currency else around.scale)
            own = replace(own, percent=False)
            spec = own.over(around)
        kinds = entry.kinds if entry is not None else ()
        is_whole = not places and not mark and not found["percent"] and not found["scale"]
        if (
            is_whole
            and around.currency
            and not (own.currency or own.minor or own.percent)
            and (metric == "unknown" or label.metric == metric)  # "Order intake, NOK million" is told of turbines too
            and self._counts.fullmatch(plain(label.text if label.words or label.metric != "unknown" else head.text))
        ):
            around = replace(around, currency=None, scale=None)  # "Residents", amid thousands of zloty
            spec = own.over(around)
            kinds = ("count",)
        if (
            places
            and around.currency
            and kinds
            and metric == label.metric
            and self._counts.fullmatch(plain(label.text))
        ):
            kinds = ()  # "Other countries | 233.4", in millions of euros
        if found["scale"] and not mark and not own.currency and not kinds:
            around = replace(around, currency=None)  # "Installed base | 12.4k", amid amounts with marks
        currency = (self.units.currency(mark) if mark else None) or spec.currency
        if found["percent"] in POINTS or (
            spec.points in ("pp", "bps") and not mark and not found["percent"] and not found["percent2"]
        ):
            kind = (
                "bps" if found["percent"] in ("bp", "bps") or (spec.points == "bps" and not found["percent"]) else "pp"
            )
            unit, scale, per = kind, Decimal(1), None
        elif found["percent"] == "x" or (
            spec.points == "x" and not mark and not found["percent"] and not found["percent2"]
        ):
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
                and not own.unit
                and abs(value) <= 100
            )
        ):
            kind, unit, scale, per = "percent", "percent", Decimal(1), None
        elif (
            SHARE.search(label.text)
            or metric.startswith("eps")
            or (upper is not None and _PER_SHARE.match(upper.text) and not own.scale)
        ):
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
            kind, unit, per = (
                "money",
                currency or "",
                own.per or (around.per if not own.currency or (around.per or "").isupper() else None),
            )
            scale = (own.scale if own.scale is not None else around.scale if not own.per else None) or Decimal(1)
            scale = Decimal(1) if mark and own.minor else scale
        elif own.unit or around.unit:
            kind, unit, per = "count", own.unit or around.unit, own.per or around.per
            # "USD million unless stated" is no scale of ships, nor "passengers in thousands" one of tonnes
            other = bool(around.currency or own.unit and around.unit and own.unit != around.unit)
            scale = (own.scale if own.scale is not None else None if other else around.scale) or Decimal(1)
        elif (
            metric != "unknown"
            and metric in (label.metric, head.metric)
            and _is_of_money(kinds)
            and spec.scale is not None
        ):
            kind, unit, scale, per = "money", "", spec.scale, spec.per
        else:
            counted = (
                around.scale is not None
                and around.currency is None
                and not (_is_of_money(kinds) and metric in (label.metric, head.metric))
                and not _OF_AVERAGE.search(f"{label.text} {head.text}")
            )
            kind, unit, per = "count", "", own.per
            scale = own.scale or (around.scale if counted else None) or Decimal(1)
        return Quantity.model_construct(
            id="", sentence=0, text=cell, start=0, end=0, kind=kind, value=value * scale, low=value * scale, high=value * scale,
            unit=unit, cmp="eq", mod=None, per=per, alt_of=None, incidental=False, step=scale * Decimal(1).scaleb(-places), bare_sign=False, rule="",
        )  # fmt: skip
