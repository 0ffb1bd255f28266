"""Entry models of the vocabulary sections from which claims are bound (metrics, cues, companies ...).

`SECTIONS` maps a section's name to the model of its entries; the loader validates with it and merges files.
"""

from __future__ import annotations

from typing import Literal

from factcheck.model import Model


class Metric(Model):
    """The nouns, verbs and counted units that name a metric."""

    words: tuple[str, ...]
    verbs: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    kinds: tuple[Literal["money", "percent", "multiple", "count", "rank"], ...] = ("money",)
    per_share: str | None = None
    rate: bool = False
    stock: bool = False
    weak: bool = False
    of: Literal["company", "place", "commodity", "market"] = "company"


class Direction(Model):
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()


class Words(Model):
    words: tuple[str, ...]


class Company(Model):
    """The curated layer over the register: how journalists write a company and its parts."""

    ref: str
    name: str
    tickers: tuple[str, ...] = ()
    names: tuple[str, ...]
    products: tuple[str, ...] = ()
    segments: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    leaders: tuple[str, ...] = ()


SECTIONS: dict[str, type[Model]] = {
    "metrics": Metric,
    "directions": Direction,
    "levels": Words,
    "comparisons": Words,
    "modality": Words,
    "negation": Words,
    "reporting": Words,
    "offices": Words,
    "modifiers": Words,
    "spent_on": Words,
    "references": Words,
    "companies": Company,
    "common_words": Words,
    "indices": Words,
    "bodies": Words,
    "things": Words,
    "places": Words,
    "commodities": Words,
    "tables": Words,
    "binding_cues": Words,
    "measure_hints": Words,
    "cell_words": Words,
    "column_units": Words,
    "column_words": Words,
}
