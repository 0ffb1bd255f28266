"""What kind of figure a cell holds, and in which unit, by its own marks and by what its labels say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents.figures import POINTS
from factcheck.sources.documents.frames import MANY
from factcheck.sources.documents.labels import SHARE, Label, plain
from factcheck.sources.documents.units import Spec

_COSTS = regex(
    r"\b(?:costs?|expenses?|expenditure|spending|wages|salaries|capital|funds|assets|liabilities|equity|exposures?)\s*$",
    re.IGNORECASE,
)
""" "Staff costs": money, whatever the word before counts."""
_PER_SHARE = regex(
    r"\W*(?:\d+\.\s*)?(?:(?:basic|diluted|net|adjusted)\s+)*(?:(?:earnings|loss|profit|income|eps|results?|dividends?|data|amounts|figures)\b.{0,30})?\bper\s+(?:\w+\s+)?share\b",
    re.IGNORECASE,
)
_OF_AVERAGE = regex(
    r"\b(?:average length|average (?:number|time|age|size)|ratio|index|duration|length of)\b"
    r"|\bper (?:\w+ )?(?:customer|head|employee|household|passenger|flight|visit|person|user|resident|inhabitant|call|trip|ship|vessel|day|week|month)s?\b",
    re.IGNORECASE,
)
""" "Average length of stay", "Minutes lost per customer", beside nights and customers in thousands."""
_HUNDREDTH, _ONE = Decimal("0.01"), Decimal(1)
_MOST_PERCENT = 100


@record
class Printed:
    """A figure as its cell prints it, with its labels. `own` is what row, column and section say of its unit, `around` what
    stands over the table; `kinds` are those that its metric comes in.
    """

    found: re.Match[str]
    value: Decimal
    metric: str
    label: Label
    head: Label
    upper: Label | None
    own: Spec
    around: Spec
    kinds: Sequence[str] = ()
    is_rate: bool = False
    """Its metric is a percentage."""

    @property
    def mark(self) -> str | None:
        """The sign or code of a currency."""
        return self.found["mark"] or self.found["code"]

    @property
    def places(self) -> int:
        return len(self.found["digits"].partition(".")[2])

    @property
    def spec(self) -> Spec:
        return self.own.over(self.around)

    @property
    def is_bare(self) -> bool:
        """No mark of money or percent stands beside its digits."""
        return not (self.mark or self.found["percent"] or self.found["percent2"])

    @property
    def names_money(self) -> bool:
        """A label of its own, and not the table, names a metric that is only told in money."""
        is_own = self.metric != "unknown" and self.metric in (self.label.metric, self.head.metric)
        return is_own and "money" in self.kinds and "count" not in self.kinds


Measure = tuple[str, str, Decimal, str | None]
"""Kind, unit, scale, and of what it is one."""


def measure_of(one: Printed, currency: str | None) -> Measure:
    """`currency` is that of its mark, else of its labels."""
    return _of_points(one) or _of_percent(one) or _of_money(one, currency or "") or _of_count(one)


def _of_points(one: Printed) -> Measure | None:
    told, points = one.found["percent"], one.spec.points if one.is_bare else ""
    if told in POINTS or points in ("pp", "bps"):
        kind = "bps" if told in ("bp", "bps") or (points == "bps" and not told) else "pp"
        return kind, kind, _ONE, None
    if told == "x" or points == "x":
        return "multiple", "x", _ONE, None
    return None


def _of_percent(one: Printed) -> Measure | None:
    by_label = one.spec.percent and not one.mark and (one.own.percent or abs(one.value) < MANY)
    # "thousand" over a table of people in work, whose notes tell the rate of unemployment
    is_own = one.around.scale is None or one.metric in (one.label.metric, one.head.metric)
    is_bare = not (one.mark or one.own.currency or one.own.unit)
    by_metric = one.is_rate and is_own and is_bare and abs(one.value) <= _MOST_PERCENT
    if one.found["percent"] or one.found["percent2"] or by_label or by_metric:
        return "percent", "percent", _ONE, None
    return None


def _of_money(one: Printed, currency: str) -> Measure | None:
    own, around = one.own, one.around
    is_section = one.upper is not None and _PER_SHARE.match(one.upper.text) and not own.scale
    if SHARE.search(one.label.text) or one.metric.startswith("eps") or is_section:
        in_pence = one.spec.minor or (one.found["flag"] or "").strip() == "p"
        return "money", currency, _HUNDREDTH if in_pence and not one.mark else _ONE, "share"
    may_be = not one.kinds or "money" in one.kinds or _COSTS.search(plain(one.label.text)) is not None
    if one.mark or own.currency or own.minor or (not own.unit and around.currency and may_be):
        per = own.per or (around.per if not own.currency or (around.per or "").isupper() else None)
        scale = own.scale if own.scale is not None else around.scale if not own.per else None
        return "money", currency, _ONE if one.mark and own.minor else scale or _ONE, per
    return None


def _of_count(one: Printed) -> Measure:
    own, around = one.own, one.around
    if own.unit or around.unit:
        # "USD million unless stated" is no scale of ships, nor "passengers in thousands" one of tonnes
        other = bool(around.currency or own.unit and around.unit and own.unit != around.unit)
        scale = own.scale if own.scale is not None else None if other else around.scale
        return "count", own.unit or around.unit, scale or _ONE, own.per or around.per
    if one.names_money and one.spec.scale is not None:
        return "money", "", one.spec.scale, one.spec.per
    is_scaled = not (around.currency or one.names_money or _OF_AVERAGE.search(f"{one.label.text} {one.head.text}"))
    return "count", "", own.scale or (around.scale if is_scaled else None) or _ONE, own.per
