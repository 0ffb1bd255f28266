"""The models of the rule files: one per kind, every unknown key refused.

vocabulary   sections of entries; their models are in vocabulary_numbers.py and vocabulary_claims.py
facts        facts.py
reference    which metric is looked up where, with what tolerance and freshness (below)
editorial    words and phrases that an article should not hold (below)
consistency  parameters of the built-in inspections (below)
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from factcheck.model import Model, Severity
from factcheck.rules.phrases import written

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$")]
CONCEPT = r"^[a-z][a-z0-9-]*:[A-Za-z0-9]+$"
IDENTITY = r"^[a-z][a-z0-9]*:\S+$"
Concept = Annotated[str, Field(pattern=CONCEPT)]
Days = Annotated[int, Field(ge=0, le=36_600)]


def fault(key: str | tuple[str, ...], message: str) -> PydanticCustomError:
    """A problem with the value at one key (or path of keys) of an entry, found by looking at several together."""
    where = (key,) if isinstance(key, str) else key
    return PydanticCustomError("fault", "{message}", {"message": message, "key": where})


# ---------------------------------------------------------------- reference
class Measured(Model):
    """A metric that filings report: its concepts, in order of preference, and what they measure."""

    concepts: tuple[Concept, ...] = Field(min_length=1)
    unit: Literal["money", "per-share", "shares"] = "money"
    period: Literal["flow", "stock"] = "flow"


class Derived(Model):
    """A metric computed from others of the same window: a share in percent, or a difference."""

    form: Literal["percent-of", "difference"]
    of: tuple[str, str]
    """percent-of: first / second * 100; difference: first - second."""
    slack: Decimal = Decimal(0)
    """Added to the printed precision, in the unit of the result."""


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

    @model_validator(mode="after")
    def _names_are_defined(self) -> Self:
        known = {*self.metrics, *self.derived}
        for name, derived in self.derived.items():
            for part in derived.of:
                if part not in self.metrics:
                    raise fault(("derived", name), f'"{name}" is made of "{part}", which is no metric of this file')
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


class FactsReference(Model):
    """How long a fact counts. `checked_days`: how long after the day on which an editor last checked it."""

    kind: Literal["reference"]
    source: Literal["facts"]
    rank_days: Days = 30
    checked_days: Days = 120


ReferenceFile = Annotated[SecReference | FxReference | FactsReference, Field(discriminator="source")]


class Reference(Model):
    """The reference rules by source; None where the rule set has none."""

    sec: SecReference | None = None
    ecb: FxReference | None = None
    facts: FactsReference | None = None


# ---------------------------------------------------------------- editorial
Scope = Literal["headline", "body", "quote"]


class Examples(Model):
    fires: tuple[str, ...] = Field(min_length=1)
    passes: tuple[str, ...] = Field(min_length=1)


class Pattern(Model):
    """Words and phrases that an article should not hold.

    In a phrase, `*` alone stands for any one word and at the end of a word for any ending. `exceptions` are phrases that
    cancel a match which they overlap; `unless` are phrases that cancel every match in their sentence.
    """

    id: Id
    words: tuple[str, ...] = Field(min_length=1)
    scope: tuple[Scope, ...] = Field(default=("headline", "body"), min_length=1)
    severity: Severity
    message: str
    why: str | None = None
    exceptions: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    at_most: int = Field(default=0, ge=0, le=100)
    """How many matches an article may hold before they are reported."""
    examples: Examples

    @field_validator("words", "exceptions", "unless")
    @classmethod
    def _phrases_have_words(cls, phrases: tuple[str, ...]) -> tuple[str, ...]:
        for phrase in phrases:
            if not written(phrase):
                raise PydanticCustomError("phrase", 'the phrase "{phrase}" must begin with a word', {"phrase": phrase})
        return phrases


class EditorialFile(Model):
    kind: Literal["editorial"]
    rules: tuple[Pattern, ...] = Field(min_length=1)


# ---------------------------------------------------------------- consistency
class Arithmetic(Model):
    """Growth against two stated levels, parts against totals, margin against revenue and profit."""

    severity: Severity = "error"
    percent_slack: Decimal = Field(default=Decimal("0.1"), ge=0)
    total_slack_percent: Decimal = Field(default=Decimal("0.5"), ge=0)


class Agreement(Model):
    """The same metric and period given twice; headline against body; a body against its repeat."""

    repeated_metric: Severity = "warning"
    headline: Severity = "error"
    repeat: Severity = "error"


class Calendar(Model):
    """Weekday against date, quarter against month, a future date told as past, a holiday called a trading day."""

    severity: Severity = "error"
    tense: Severity = "warning"
    holiday: Severity = "warning"


class Units(Model):
    """Sign against name of a currency, a share of a whole above 100 percent, points against percent."""

    severity: Severity = "warning"
    scale: Severity = "warning"
    never_above_100: tuple[str, ...] = ()
    """Metrics whose level in percent cannot exceed 100."""


class Freshness(Model):
    """A figure presented as the latest when a newer period was public on the article's date."""

    severity: Severity = "warning"
    words: tuple[str, ...] = ()
    grace_days: Days = 2


class Identity(Model):
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
