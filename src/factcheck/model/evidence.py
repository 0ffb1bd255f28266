"""Evidence before it is cited: observations, questions to sources, and what sources failed at."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from factcheck.model.base import Model
from factcheck.model.claims import Direction, Modality
from factcheck.model.mentions import Cmp


class Observation(Model):
    """One dated observation of one source, in the terms in which claims are put.

    A SEC fact, a fact-file entry and a figure of a document all become this, and the judge knows nothing else.
    `metric`, `basis`, `unit` and the values follow annotation.md. `start` is None for an instant.
    """

    source: str
    key: str
    subject: str
    """Identity as in `Entity.ref`."""
    metric: str
    segments: tuple[str, ...] = ()
    """Accepted names of the part of the company, the evidence's own first; () = the whole."""
    basis: Literal["level", "delta", "share", "rank", "streak", "compare", "office", "statement", "event"] = "level"
    cmp: Cmp = "eq"
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    translations: tuple[tuple[Decimal, str], ...] = ()
    """The source's own restatements of the value in other currencies: (value, ISO code)."""
    per: str | None = None
    start: date | None = None
    end: date | None = None
    horizon: str | None = None
    """For an announcement, the duration it speaks of, as in `Time.value` ("NEXT:P3Y")."""
    direction: Direction | None = None
    modality: Modality = "fact"
    names: tuple[str, ...] = ()
    """The office holder's, speaker's or ranked thing's accepted names, the usual one first."""
    words: tuple[tuple[str, ...], ...] = ()
    """For a statement or comparison: groups of alternatives; one word of every group must stand in the claim."""
    valid_from: date | None = None
    valid_until: date | None = None
    checked: date | None = None
    """The day on which an editor last saw that it holds; long after it an open term of office is stale."""
    published: date | None = None
    published_at: datetime | None = None
    url: str | None = None
    digest: str | None = None
    excerpt: str | None = None
    form: str | None = None
    accession: str | None = None
    concept: str | None = None
    derived_from: tuple[str, ...] = ()


class SourceFailure(Model):
    """Why a source gave nothing. A value, not an exception: the run goes on and is incomplete."""

    source: str
    key: str
    kind: Literal["unreachable", "refused", "malformed", "not-configured", "offline"]
    message: str


class Lookup(Model):
    """One question to one source: everything it holds on a subject (`key` is its identity, or "CNY" for a currency)."""

    source: str
    key: str
