"""What is found in a sentence: quantities, times, entities, and what only looks like one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from factcheck.model.base import Model, Number, internal

QuantityKind = Literal["money", "percent", "pp", "bps", "multiple", "fraction", "count", "rank", "ordinal"]
Cmp = Literal["eq", "approx", "gt", "ge", "near_above", "lt", "le", "near_below", "range"]
TimeType = Literal["date", "period", "fiscal", "duration", "base", "tenor"]
EntityType = Literal["ORG", "PERSON", "TICKER", "PRODUCT", "INDEX", "GPE", "GOV"]

RELATIVE: frozenset[QuantityKind] = frozenset({"percent", "pp", "bps", "multiple"})
"""Kinds that are told of another figure, and no amount themselves."""
BOUNDS: frozenset[Cmp] = frozenset({"gt", "ge", "lt", "le"})


class Quantity(Model):
    """An amount in the text, in base units; see annotation.md for every field."""

    id: str
    sentence: int
    text: str
    start: int
    end: int
    kind: QuantityKind
    value: Number | None
    low: Number | None
    high: Number | None
    unit: str
    cmp: Cmp = "eq"
    mod: str | None = None
    per: str | None = None
    alt_of: str | None = None
    incidental: bool = False
    step: Number = internal(Decimal(0))
    """Size of one unit in the last printed place, in base units: 1e8 for "$95.4 billion", 1 for "42%", 0 when exact."""
    bare_sign: bool = internal(False)
    """The currency is only a bare "$", "¥" or nothing, so that the article's context decides it."""
    rule: str = internal("")
    """The pattern and the vocabulary entries that made it, for `claims -v`."""


class Window(Model):
    """A closed range of days; `start` is None for an instant."""

    start: date | None
    end: date


class Time(Model):
    id: str
    sentence: int
    text: str
    start: int
    end: int
    type: TimeType
    value: str
    cmp: str | None = None
    window: Window | None = None
    rule: str = internal("")


class Entity(Model):
    """`ref` is an identity ("cik:0001577552", "wd:Q1359568", "iso3166:US", "person:eddie-wu"); None when unknown or ambiguous."""

    id: str
    sentence: int
    text: str
    start: int
    end: int
    type: EntityType
    role: str | None = None
    of: str | None = None
    exchange: str | None = None
    ref: str | None = None
    candidates: tuple[str, ...] = internal(())
    """Identities when the name is ambiguous."""
    rule: str = internal("")


class Trap(Model):
    """A piece that looks like a quantity and is none ("10-K", "24/7")."""

    text: str
    start: int
    end: int
    rule: str = internal("")
