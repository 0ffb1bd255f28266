"""The models of the rule files: one per kind, every unknown key refused.

vocabulary   sections of entries; their models are in vocabulary_numbers.py and vocabulary_claims.py
facts        facts.py
reference    which metric is looked up where, with what tolerance and freshness (below)
pattern      words and phrases that an article should not hold; articles.py
require      what an article must hold; articles.py
consistency  parameters of the built-in inspections (below)
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from factcheck.model import Model, Severity
from factcheck.rules.examples import Cases, Examples
from factcheck.rules.faults import fault

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$")]
CONCEPT = r"^[a-z][a-z0-9-]*:[A-Za-z0-9]+$"
IDENTITY = r"^[a-z][a-z0-9]*:\S+$"
Concept = Annotated[str, Field(pattern=CONCEPT)]
Strength = Severity | Literal["off"]
Days = Annotated[int, Field(ge=0, le=36_600)]


# ---------------------------------------------------------------- reference
class _Said(Model):
    when: tuple[str, ...] = ()
    """A sentence is about the filed figure only if it holds one of these words; no matter which if there are none."""
    unless: tuple[str, ...] = ()
    """And only if it holds none of these."""


class Measured(_Said):
    """A metric that filings report: its concepts, in order of preference, and what they measure."""

    concepts: tuple[Concept, ...] = Field(min_length=1)
    unit: Literal["money", "per-share", "shares"] = "money"
    period: Literal["flow", "stock"] = "flow"
    beyond_pack: bool = False
    """The embedded pack has no figure of it, so that no example can prove it."""


class Derived(_Said):
    """A metric computed from others of the same window: a share in percent, a difference, a sum, or any of them as they are."""

    form: Literal["percent-of", "difference", "sum", "any"]
    of: tuple[str, ...] = Field(min_length=2)
    """percent-of: first / second * 100; difference: first - second. Each may be computed itself, by a rule above this one."""
    slack: Decimal = Decimal(0)
    """Added to the printed precision, in the unit of the result."""
    doubt: Decimal = Field(default=Decimal(0), ge=0, le=100)
    """Percent of the computed figure within which another one proves nothing, because issuers count differently."""
    enough: int = Field(default=1, ge=1)
    """So many of the ways that `any` lists must give a figure before another one is contradicted."""


class SecReference(Model):
    """`readings`: a vague word and the metrics that it may mean; one match supports, only a mismatch with all contradicts."""

    kind: Literal["reference"]
    source: Literal["sec"]
    subjects: tuple[str, ...] = ("cik:",)
    percent_slack: Decimal = Decimal("0.05")
    """Percentage points added to the printed precision of a computed percentage, for rounding of the inputs."""
    metrics: dict[Id, Measured]
    derived: dict[Id, Derived] = {}
    readings: dict[Id, tuple[Id, ...]] = {}
    kin: dict[Id, tuple[Id, ...]] = {}
    """Metrics of which the same words may be told: a figure that is right of one is not called wrong unless the words tie it."""
    examples: Cases | None = None

    @model_validator(mode="after")
    def _names_are_defined(self) -> Self:
        known = {*self.metrics}
        for name, derived in self.derived.items():
            if len(derived.of) > 2 and derived.form != "any":
                raise fault(
                    ("derived", name), f'"{name}" is made of {len(derived.of)} metrics, and "{derived.form}" takes two'
                )
            for part in derived.of:
                if part not in known:
                    problem = f'"{name}" is made of "{part}", which is no metric of this file, or is computed below it'
                    raise fault(("derived", name), problem if part in self.derived else problem.partition(", or")[0])
            known.add(name)
        for name, readings in self.readings.items():
            for reading in readings:
                if reading not in known:
                    raise fault(("readings", name), f'"{name}" may mean "{reading}", which is no metric of this file')
        return self


class FxReference(Model):
    """The plausible window of a conversion: the rates from which a converted figure may come."""

    kind: Literal["reference"]
    source: Literal["ecb"]
    spot_days_before: Days = 5
    spot_days_after: Days = 1
    period_average: bool = True
    period_end: bool = True
    slack_percent: Decimal = Field(default=Decimal("0.5"), ge=0, le=10)
    """Widens the window at both ends: other fixings than the ECB's differ by a few tenths of a percent."""
    quoted_days: Days = 4
    """A rate that is told as quoted is wrong only beyond the fixings of so many days on both sides of its own."""
    quoted_percent: Decimal = Field(default=Decimal("3"), ge=0, le=50)
    calm_percent: Decimal = Field(default=Decimal("1"), ge=0, le=50)
    averaged_percent: Decimal = Field(default=Decimal("1.5"), ge=0, le=50)
    """And beyond them by so much: markets move within a day, and quotes of other hours are no errors."""
    examples: Cases | None = None


class YearlyReference(Model):
    """A yearly figure of an economy in percent, asked of the World Bank's service where a network is allowed."""

    indicator: str = Field(pattern=r"^[A-Z0-9.]+$")
    near: Decimal = Field(default=Decimal("0.1"), ge=0, le=5)
    """Points by which a fair print may miss the figure held: other bodies round and revise."""
    beyond: Decimal = Field(default=Decimal(2), ge=0, le=100)
    beyond_percent: Decimal = Field(default=Decimal(50), ge=0, le=1000)
    """A figure is wrong only beyond the one held by so many points and so much of it, the larger of the two."""
    neighbours: bool = False
    """And beyond those of the years before and after, where months of a year differ much from its average."""
    unless: tuple[str, ...] = ()
    """Words of a sentence that tell of another figure ("peaked", "by December")."""


class GdpReference(Model):
    """National output. Figures are revised without notice and no vintage is kept: what is near is neither right nor wrong."""

    kind: Literal["reference"]
    source: Literal["worldbank"]
    revised_percent: Decimal = Field(default=Decimal("8"), ge=0, le=50)
    """Revisions and the figures of other bodies lie within this; only beyond it is a figure called wrong."""
    rank_years: Days = 3
    """An undated rank is right if it was so in one of the last years, and wrong only if in none."""
    unless: tuple[str, ...] = ()
    """Words of a sentence that tell of another measure of output ("purchasing power")."""
    yearly: dict[str, YearlyReference] = {}
    """What is asked of the service besides output: `growth`, `cpi`, `unemployment`."""
    examples: Cases | None = None


class CpiReference(Model):
    """Consumer prices of the United States, all items. The unadjusted index is never revised, so that annual rates are exact."""

    kind: Literal["reference"]
    source: Literal["bls"]
    adjusted_slack: Decimal = Field(default=Decimal("0.1"), ge=0)
    """Percentage points by which monthly changes move when the seasonal factors are revised."""
    release_days: Days = 16
    """How long after a month its index is out at the latest."""
    unless: tuple[str, ...] = ()
    """Words of a sentence that tell of other prices ("core", "producer")."""
    annual: tuple[str, ...] = ()
    monthly: tuple[str, ...] = ()
    average: tuple[str, ...] = ()
    """Words that say over which time prices changed."""
    examples: Cases | None = None


class FactsReference(Model):
    """How long a fact counts. `checked_days` and `holds_days`: how long after an editor last checked it an open term accuses and supports."""

    kind: Literal["reference"]
    source: Literal["facts"]
    rank_days: Days = 30
    checked_days: Days = 120
    holds_days: Days = 400
    examples: Cases | None = None


class Reference(Model):
    """The reference rules by source; None where the rule set has none."""

    sec: SecReference | None = None
    ecb: FxReference | None = None
    worldbank: GdpReference | None = None
    bls: CpiReference | None = None
    facts: FactsReference | None = None


# ---------------------------------------------------------------- consistency
class _Inspection(Model):
    examples: Examples | None = None


class Arithmetic(_Inspection):
    """Growth against two stated levels, parts against totals, margin against revenue and profit."""

    severity: Severity = "error"
    percent_slack: Decimal = Field(default=Decimal("0.1"), ge=0)
    total_slack_percent: Decimal = Field(default=Decimal("0.5"), ge=0)


class Agreement(_Inspection):
    """The same metric and period given twice; headline against body; a body against its repeat."""

    repeated_metric: Severity = "warning"
    headline: Severity = "error"
    repeat: Severity = "error"


class Calendar(_Inspection):
    """Weekday against date, quarter against month, a future date told as past, a holiday called a trading day."""

    severity: Severity = "error"
    tense: Severity = "warning"
    holiday: Severity = "warning"


class Units(_Inspection):
    """Sign against name of a currency, a share of a whole above 100 percent, points against percent."""

    severity: Severity = "warning"
    scale: Severity = "warning"
    never_above_100: tuple[str, ...] = ()
    """Metrics whose level in percent cannot exceed 100."""


class Freshness(_Inspection):
    """A figure presented as the latest when a newer period was public on the article's date."""

    severity: Severity = "warning"
    words: tuple[str, ...] = ()
    grace_days: Days = 2


class Identity(_Inspection):
    """A ticker that is not the company's, an exchange that does not list it."""

    severity: Severity = "warning"
    exchange: Severity = "warning"


class Consistency(Model):
    """The built-in inspections and their parameters; one that the rule set does not name is off."""

    arithmetic: Arithmetic | None = None
    agreement: Agreement | None = None
    calendar: Calendar | None = None
    units: Units | None = None
    freshness: Freshness | None = None
    identity: Identity | None = None


class ConsistencyFile(Consistency):
    kind: Literal["consistency"]
