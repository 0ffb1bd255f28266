"""In what a cell counts: its own marks, then row, column, section, corner and caption, the nearest first."""

from __future__ import annotations

from decimal import Decimal

from factcheck.extract.lexicon import Lexicon
from factcheck.extract.tables.cells import Figure
from factcheck.extract.tables.frame import Column, Placed, Row, Table
from factcheck.extract.tables.units import NOTHING, Unit, UnitReader
from factcheck.model import ClaimKind, Direction, Entity, Modality, Quantity, QuantityKind, Role
from factcheck.records import record

AS_MONEY = {"gross_margin": "gross_profit", "operating_margin": "operating_income", "net_margin": "net_income"}
_OF_SHARES = frozenset({"diluted_shares", "shares_outstanding", "float"})
FULL = Decimal(10) ** 7
"""An amount printed with so many digits is in units, whatever is not said."""
ONE = Decimal(1)


@record(frozen=False, slots=True)
class Bound:
    """One cell with all that its table says of it."""

    row: Row
    column: Column
    number: int
    figure: Figure
    start: int
    end: int
    metric: str | None = None
    segment: str | None = None
    subject: Entity | None = None
    subject_at: int | None = None
    """Where the label that names the subject stands."""
    name: str | None = None
    """A subject that only its name is known of."""
    period: Placed | None = None
    base: Placed | None = None
    role: Role = "level"
    kind: QuantityKind = "money"
    unit: str = "USD"
    bare: bool = False
    scale: Decimal = ONE
    whole: str | None = None
    direction: Direction | None = None
    modality: Modality = "fact"
    attribution: str | None = None
    loss: bool = False
    per: str | None = None
    unbound: str | None = None
    bracketed: bool = False
    """It stands in brackets behind another figure."""
    read: Quantity | None = None
    """The quantity as the grammar of prose reads it, where the cell is a range or a hedged figure."""

    @property
    def claim_kind(self) -> ClaimKind:
        if self.role in ("delta", "diff"):
            return "change"
        if self.role == "share":
            return "share"
        return "ratio" if self.kind in ("percent", "multiple") else "amount"


class Amounts:
    """Fills kind, unit and scale of a bound cell."""

    def __init__(self, units: UnitReader, lexicon: Lexicon, text: str) -> None:
        self.units, self.lexicon, self.text = units, lexicon, text
        self._article_currency: tuple[str, bool] | None | bool = False

    def fill(self, bound: Bound, table: Table, currency: tuple[str | None, bool] | None) -> None:
        figure, metric = bound.figure, self.lexicon.metrics.get(bound.metric or "")
        row, column = bound.row, bound.column
        near = (
            column.label.unit.within(row.label.unit)
            if column.label.change
            else row.label.unit.within(column.label.unit)
        )
        section = row.section.unit if row.section is not None else NOTHING
        unit = near.within(section).within(row.corner.unit).within(table.unit)
        kind = figure.kind or (None if figure.currency or figure.scale else near.kind or section.kind)
        rate = metric is not None and metric.rate
        if kind == "points":
            kind = "pp" if rate or bound.role == "delta" and bound.metric != "index_level" else "count"
        if kind is None and bound.role == "delta" and not (figure.currency or figure.scale):
            kind = self._kind_of_change(bound, rate)
        if kind is None and bound.role == "share":
            kind = "percent"
        if kind is None:
            kind = self._kind_of_level(bound, metric, rate, unit)
        if kind in ("percent", "pp", "bps"):
            bound.kind, bound.unit = kind, kind  # type: ignore[assignment]
        elif kind in ("x", "multiple"):
            bound.kind, bound.unit = "multiple", "x"
        elif kind == "count":
            bound.kind, bound.unit = "count", _noun(bound)
            own = near.scale or figure.scale
            shares = bound.metric in _OF_SHARES
            bound.scale = own or (table.shares or unit.scale if shares else None) or ONE
            if (
                unit.scale
                and not own
                and not shares
                and bound.metric not in ("index_level", "fx_rate", "commodity_price")
            ):
                bound.unbound = (
                    bound.unbound or "whether this count is in the table's thousands or millions is not said"
                )
        else:
            self._money(bound, unit, near, currency)

    def _kind_of_change(self, bound: Bound, rate: bool) -> str | None:
        words = f"{bound.column.text} {bound.row.label.text if bound.row.label.change else ''}".lower()
        if any(
            word in words
            for word in ("growth", "y/y", "yoy", "q/q", "qoq", "year over year", "year-over-year", "year-on-year")
        ):
            return "pp" if rate else "percent"
        return None

    def _kind_of_level(self, bound: Bound, metric: object, rate: bool, unit: Unit) -> str:
        figure = bound.figure
        if figure.currency or figure.scale and rate:
            return "money"
        if bound.metric == "index_level" or bound.metric == "fx_rate":
            return "count"
        kinds = tuple(getattr(metric, "kinds", ("money",)) or ("money",))
        if rate:
            return "money" if abs(figure.value) > 1000 and bound.metric in AS_MONEY else "percent"
        if "money" in kinds:
            return "money"
        return {"percent": "percent", "multiple": "multiple"}.get(kinds[0], "count")

    def _money(self, bound: Bound, unit: Unit, near: Unit, currency: tuple[str | None, bool] | None) -> None:
        figure, row = bound.figure, bound.row
        metric = self.lexicon.metrics.get(bound.metric or "")
        if metric is not None and metric.rate and bound.metric in AS_MONEY:
            bound.metric = AS_MONEY[bound.metric or ""]
        elif metric is not None and "money" not in metric.kinds:
            bound.unbound = bound.unbound or f"{(bound.metric or '').replace('_', ' ')} is no amount of money"
        if row.label.per_share and metric is not None and metric.per_share:
            bound.metric = metric.per_share
        per_share = (
            row.label.per_share
            or bound.column.label.per_share
            or bound.metric in ("share_price", "price", "commodity_price")
        )
        per_share = per_share or bound.metric in ("eps", "eps_adj", "eps_basic", "price_target")
        bound.scale = (
            figure.scale
            or (ONE if per_share and near.scale is None else unit.scale if not per_share else near.scale)
            or ONE
        )
        if bound.metric == "dividend" and row.label.per_share:
            bound.per = "share"
        if not per_share and not figure.scale and unit.scale is None and abs(figure.value) < FULL:
            bound.unbound = bound.unbound or "whether these are thousands, millions or billions is not said"
        bound.kind = "money"
        if figure.currency:
            bound.unit, bound.bare = figure.currency, figure.bare
        elif unit.currency:
            bound.unit, bound.bare = unit.currency, unit.bare
        elif currency is not None and currency[0]:
            bound.unit, bound.bare = currency[0], currency[1]
        elif (found := self._of_article()) is not None:
            bound.unit, bound.bare = found
        else:
            bound.unbound = bound.unbound or "the currency is said nowhere"

    def _of_article(self) -> tuple[str, bool] | None:
        """The currency of an article that uses one mark only."""
        if self._article_currency is False:
            marks = [mark for mark in ("$", "€", "£", "¥", "RMB", "₹") if mark in self.text]
            self._article_currency = self.units.currency(marks[0]) if len(marks) == 1 else None
        found = self._article_currency
        return found if isinstance(found, tuple) else None


def _noun(bound: Bound) -> str:
    if bound.metric in _OF_SHARES:
        return "shares"
    return "points" if bound.metric == "index_level" else (bound.metric or "count")
