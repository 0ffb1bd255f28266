"""Fact files: what an editor has looked up once, with its source, as observations that claims are judged by."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from factcheck.model import Cmp, Direction, Modality, Model, Observation
from factcheck.patterns import regex
from factcheck.rules.examples import Cases, First, Last, day_of
from factcheck.rules.faults import fault
from factcheck.rules.schema import IDENTITY, Id

Basis = Literal["level", "delta", "share", "rank", "streak", "compare", "office", "statement", "event"]
_NAMED = frozenset({"rank", "office", "statement"})
_UNITS = regex(r"[A-Z]{3}|[a-z][a-z ]*")
_HORIZON = regex(r"(?:NEXT|PAST):P\d{1,4}[YMWD]")


def _moment(value: Any) -> Any:
    if not (isinstance(value, str) and "T" in value):
        return day_of(value)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("moment", "a moment is written 2025-02-24T11:48+08:00") from None
    if moment.tzinfo is None:
        raise PydanticCustomError("moment", "a time of day needs its zone, as in 2025-02-24T11:48+08:00")
    return moment


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


def _link(value: str) -> str:
    if not re.match(r"https?://[^\s/]+\.[^\s/]+", value):
        raise PydanticCustomError("link", "a link begins with https:// and a host")
    return value


Published = Annotated[date | datetime, BeforeValidator(_moment)]
Subject = Annotated[str, Field(pattern=IDENTITY)]
Link = Annotated[str, AfterValidator(_link)]


class Citation(Model):
    url: Link
    title: str | None = None
    quote: str | None = Field(default=None, max_length=400)


class Period(Model):
    """The window that a fact is about; without `start` an instant."""

    start: First | None = None
    end: Last

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start and self.start > self.end:
            raise fault("start", f"the period starts on {self.start}, after its end on {self.end}")
        return self


class Translation(Model):
    """The source's own restatement in another currency."""

    value: Decimal
    unit: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class Fact(Model):
    """One entry of a fact file; the keys of the file itself are already filled in. `line` is where it stands."""

    id: Id
    subject: Subject
    also: tuple[Subject, ...] = ()
    """Further identities under which a claim may ask for it, for example the company of which a speaker is the head."""
    metric: Id
    basis: Basis = "level"
    segments: tuple[str, ...] = ()
    modality: Modality = "fact"
    cmp: Cmp = "eq"
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    per: str | None = None
    translations: tuple[Translation, ...] = ()
    horizon: str | None = None
    period: Period | None = None
    direction: Direction | None = None
    names: tuple[str, ...] = ()
    words: tuple[Annotated[tuple[str, ...], BeforeValidator(_one_or_many)], ...] = ()
    valid_from: First | None = None
    valid_until: Last | None = None
    checked: First | None = None
    """The day on which an editor last saw that it still holds; for terms of office without an end."""
    published: Published | None = None
    source: Annotated[tuple[Citation, ...], BeforeValidator(_one_or_many), Field(min_length=1)]
    quote: str | None = Field(default=None, max_length=400)
    summary: str | None = Field(default=None, max_length=400)
    """What the source says, in the editor's words; shown as evidence where there is no quote."""
    beside: Id | None = None
    """Another fact that answers the same question otherwise and is right as well, as the joint holder of an office."""
    note: str | None = None
    """For editors; never judged and never shown."""
    examples: Cases | None = None
    path: str = ""
    line: int = 0
    digest: str = ""

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        self._check_numbers()
        self._check_basis()
        if self.horizon and not _HORIZON.fullmatch(self.horizon):
            raise fault("horizon", 'a horizon is written "NEXT:P3Y" or "PAST:P10Y"')
        if self.valid_from and self.valid_until and self.valid_from > self.valid_until:
            raise fault("valid_until", f"valid until {self.valid_until}, but from {self.valid_from}")
        return self

    def _check_numbers(self) -> None:
        if self.value is not None and (self.low is not None or self.high is not None):
            raise fault("value", "give either a value or low and high")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise fault("low", "low is above high")
        if (self.value, self.low, self.high) != (None, None, None):
            if self.unit is None:
                raise fault("id", "a figure needs a unit: CNY, percent, rank, quarter ...")
            if not _UNITS.fullmatch(self.unit):
                raise fault("unit", "a unit is a currency code (CNY) or a word in small letters (percent)")
        elif self.basis in ("level", "delta", "share", "rank", "streak"):
            raise fault("id", f"a fact of basis {self.basis} needs a value, or low and high")

    def _check_basis(self) -> None:
        if self.basis in _NAMED and not self.names:
            raise fault("id", f"a fact of basis {self.basis} needs names")
        if self.basis == "office" and not self.segments:
            raise fault("id", "an office needs segments: [ceo], [chair], [cfo] ...")
        if self.basis in ("statement", "compare") and not self.words:
            raise fault("id", f"a fact of basis {self.basis} needs words: one list of alternatives for every idea")
        if self.basis == "compare" and self.direction is None:
            raise fault("id", "a comparison needs a direction: up if the subject is the greater")

    @property
    def rule(self) -> str:
        return f"facts/{self.id}"

    def to_observation(self, subject: str | None = None) -> Observation:
        """As an observation about `subject`, one of its identities (the first if None)."""
        citation = self.source[0]
        moment = self.published if isinstance(self.published, datetime) else None
        return Observation(
            source="facts",
            key=self.rule,
            subject=subject or self.subject,
            metric=self.metric,
            segments=self.segments,
            basis=self.basis,
            cmp=self._cmp(),
            value=self.value,
            low=self.low,
            high=self.high,
            unit=self.unit,
            translations=tuple((item.value, item.unit) for item in self.translations),
            per=self.per,
            start=self.period.start if self.period else None,
            end=self.period.end if self.period else None,
            horizon=self.horizon,
            direction=self.direction,
            modality=self.modality,
            names=self.names,
            words=self.words,
            valid_from=self.valid_from,
            valid_until=self.valid_until,
            checked=self.checked,
            published=moment.date() if moment else self.published,
            published_at=moment,
            url=citation.url,
            digest=self.digest or None,
            excerpt=self.quote or citation.quote or self.summary or citation.title,
        )

    def _cmp(self) -> Cmp:
        return "range" if self.low is not None and self.high is not None else self.cmp


FACT_KEYS = frozenset(Fact.model_fields) - {"path", "line", "digest"}


class FactFile(Model):
    """The keys `subject`, `published`, `period`, `checked` and `source` hold for every fact that does not give its own."""

    kind: Literal["facts"]
    subject: Subject | None = None
    published: Published | None = None
    period: Period | None = None
    checked: First | None = None
    sources: dict[Id, Citation] = {}
    """Sources that several facts name: `source: release`."""
    document: Annotated[tuple[str, ...], BeforeValidator(_one_or_many)] = ()
    """Documents beside the file that count as evidence for every article: releases, filings, tables; a path or an address."""
    facts: list[dict[str, Any]] = []

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not self.facts and not self.document:
            raise fault("facts", "a fact file holds facts, or names a document")
        return self
