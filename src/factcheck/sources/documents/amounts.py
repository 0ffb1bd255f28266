"""What a cell's figure amounts to: its digits by the units that its row, column, section and caption say."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from factcheck.extract.mentions import find_mentions
from factcheck.model import Quantity, Sentence
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.documents.figures import BARE, SCALES, ends_of
from factcheck.sources.documents.labels import Label, LabelReader, plain
from factcheck.sources.documents.measured import Printed, measure_of
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
        own_ = self._behind(cell[found.end() :].strip(), found, own) if found is not None else None
        if found is None or own_ is None:
            return None
        mark = found["mark"] or found["code"]
        if found["scale"]:
            if found["scale"] in ("m", "b") and not mark and metric == "unknown":
                return None  # "5.3m" may be metres
            own_ = replace(own_, scale=SCALES[found["scale"]])
        value = Decimal(found["digits"].replace(",", ""))
        bracket = (found["open"] or found["open2"]) and found["close"]
        is_spent = _SPENT.search(label.text) is not None and not _EARNS.search(metric)
        # "Loan impairments (74) ... (22.9)%": a change in brackets is a fall, whatever the amounts of the row are
        is_rate = bool(found["percent"] or found["percent2"])
        if found["minus"] or found["minus2"] or (bracket and (is_rate or not is_spent)):
            value = -value
        one = self._uncounted(self._numbered(Printed(found, value, metric, label, head, upper, own_, around)))
        currency = (self.units.currency(mark) if mark else None) or one.spec.currency
        kind, unit, scale, per = measure_of(one, currency)
        return Quantity.model_construct(
            id="", sentence=0, text=cell, start=0, end=0, kind=kind, value=value * scale, low=value * scale, high=value * scale,
            unit=unit, cmp="eq", mod=None, per=per, alt_of=None, incidental=False, step=scale * Decimal(1).scaleb(-one.places), bare_sign=False, rule="",
        )  # fmt: skip

    def _behind(self, rest: str, found: re.Match[str], own: Spec) -> Spec | None:
        """The unit that stands behind a figure in its cell, else that of its labels; None where something else stands there."""
        if not rest:
            return own
        behind = self.units.read(rest) if _A_UNIT.fullmatch(rest) else Spec()
        if not (behind.unit or behind.points or rest.lower() in _SPANS) or found["percent"]:
            return None
        return replace(behind, unit=behind.unit or rest.lower())

    def _numbered(self, one: Printed) -> Printed:
        """ "Clinics (number)" and "Change on month | number": neither money nor percent, and no metric tells the kind."""
        own, around, head = one.own, one.around, one.head
        by_label, by_head = _IN_NUMBERS.search(one.label.text), _NUMBER_ABOVE.search(head.text)
        if by_label and not head.spec.percent:
            own, around = replace(own, currency=None, percent=False), Spec()
        if by_head:
            around = replace(around, currency=None, percent=False, scale=None if around.currency else around.scale)
            own = replace(own, percent=False)
        entry = None if by_label or by_head else self.lexicon.metrics.get(one.metric)
        kinds, is_rate = (entry.kinds, bool(entry.rate)) if entry is not None else ((), False)
        return replace(one, own=own, around=around, kinds=kinds, is_rate=is_rate)

    def _uncounted(self, one: Printed) -> Printed:
        """What is counted amid amounts of money is none of them."""
        own, around, label = one.own, one.around, one.label
        if not around.currency:
            return one
        is_whole = not (one.places or one.mark or one.found["percent"] or one.found["scale"])
        is_told = own.currency or own.minor or own.percent
        # "Order intake, NOK million" is told of turbines too
        is_free = one.metric == "unknown" or label.metric == one.metric
        named = label.text if label.words or label.metric != "unknown" else one.head.text
        if is_whole and not is_told and is_free and self._counts.fullmatch(plain(named)):
            # "Residents", amid thousands of zloty
            return replace(one, around=replace(around, currency=None, scale=None), kinds=("count",))
        if one.places and one.kinds and one.metric == label.metric and self._counts.fullmatch(plain(label.text)):
            one = replace(one, kinds=())  # "Other countries | 233.4", in millions of euros
        if one.found["scale"] and not one.mark and not own.currency and not one.kinds:
            return replace(
                one, around=replace(around, currency=None)
            )  # "Installed base | 12.4k", amid amounts with marks
        return one
