"""What the evidence says of a claim: supported, contradicted or unverified, each with what it needs."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from factcheck.model.base import Model


class Evidence(Model):
    """One cited observation."""

    source: str
    key: str
    cmp: str = "eq"
    value: str | None = None
    unit: str | None = None
    period: str | None = None
    published: date | None = None
    url: str | None = None
    digest: str | None = None
    excerpt: str | None = None


Reason = Literal[
    "no-rule", "ambiguous", "unbound", "no-data", "source-unavailable", "stale", "not-comparable", "not-checkable"
]
NoteCode = Literal[
    "restated",
    "split-adjusted",
    "truncated",
    "dated",
    "derived",
    "convenience-translation",
    "narrower-segment",
    "vintage-unknown",
]
DiagnosisCode = Literal[
    "scale-slip", "wrong-currency", "digits-transposed", "wrong-value", "direction-flipped", "negated", "percent-vs-points",
    "wrong-period", "wrong-metric", "wrong-segment", "wrong-company", "wrong-person", "wrong-role", "wrong-date",
    "wrong-duration", "wrong-streak", "wrong-rank", "not-a-record", "gaap-vs-adjusted", "over-rounded", "fx-conversion",
    "comparison-flipped", "misquoted", "arithmetic", "headline-vs-body", "repeated-metric", "weekday-date", "holiday", "tense",
]  # fmt: skip


class Note(Model):
    code: NoteCode
    text: str


class Diagnosis(Model):
    code: DiagnosisCode
    text: str


class Fix(Model):
    """Replacement text, in the article's own style, for one span."""

    start: int
    end: int
    replacement: str


class _Verdict(Model):
    """The keys of a verdict in the order of the JSON contract; the three statuses narrow them."""

    status: str
    reason: Reason | None
    detail: str
    """One sentence for the editor: what the evidence says."""
    working: str
    """The full working: how the claim was read, the evidence, the arithmetic, the tolerance and why."""
    notes: tuple[Note, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    diagnosis: Diagnosis | None = None
    fix: Fix | None = None


class Supported(_Verdict):
    status: Literal["supported"] = "supported"
    reason: None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    diagnosis: None = None
    fix: None = None


class Contradicted(_Verdict):
    status: Literal["contradicted"] = "contradicted"
    reason: None = None
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    diagnosis: Diagnosis


class Unverified(_Verdict):
    """`evidence` may hold the nearest passages, which do not decide."""

    status: Literal["unverified"] = "unverified"
    reason: Reason
    diagnosis: None = None
    fix: None = None


Verdict = Annotated[Supported | Contradicted | Unverified, Field(discriminator="status")]


class Accepted(Model):
    """A named editor's decision that a claim or finding may stand as it is."""

    by: str
    reason: str
    on: date | None = None
    until: date | None = None
