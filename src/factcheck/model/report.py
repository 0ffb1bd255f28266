"""The whole answer about one article."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from factcheck.model.article import Article, Sentence
from factcheck.model.base import Model
from factcheck.model.claims import Claim
from factcheck.model.mentions import Entity, Quantity, Time, Trap
from factcheck.model.verdicts import Accepted, DiagnosisCode

SCHEMA_VERSION = 1
"""Of the JSON report."""

Severity = Literal["error", "warning", "note"]


class Shown(Model):
    """A figure or phrase of the article that a finding rests on."""

    text: str
    start: int
    end: int


class Finding(Model):
    """What an inspection or an editorial rule reports about a place in the article."""

    id: str
    rule: str
    code: DiagnosisCode | None = None
    severity: Severity
    start: int
    end: int
    message: str
    figures: tuple[Shown, ...] = ()
    """Everything that was compared, in document order; the message holds the arithmetic."""
    consistent: str | None = None
    """What the place would say if the other figures are right."""
    accepted: Accepted | None = None
    baselined: bool = False


class RuleFile(Model):
    path: str
    digest: str


class PackInfo(Model):
    name: str
    as_of: date


class Run(Model):
    """What differs between two runs on the same input: the clock and the network are here and nowhere else."""

    tool: str = "factcheck"
    version: str
    started: datetime | None = None
    as_of: date | None = None
    offline: bool = True
    since: str | None = None
    """The git ref since which a report tells what changed; None for a whole one."""
    rules: tuple[RuleFile, ...] = ()
    packs: tuple[PackInfo, ...] = ()


Because = Literal[
    "contradicted", "finding", "unverified", "max-unverified", "require-review", "empty", "unreadable", "incomplete",
    "interrupted", "bug",
]  # fmt: skip


class Summary(Model):
    """Verdicts and findings are counted whether or not they are accepted; `because` says why the exit code is not 0."""

    sentences: int
    claims: int
    supported: int
    contradicted: int
    unverified: int
    reasons: dict[str, int] = {}
    findings: int
    accepted: int = 0
    baselined: int = 0
    gate: Literal["passed", "failed"]
    because: tuple[Because, ...] = ()
    complete: bool = True
    exit_code: int


class Mentions(Model):
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    entities: tuple[Entity, ...] = ()
    traps: tuple[Trap, ...] = ()


class SourceStatus(Model):
    id: str
    status: Literal["ok", "stale", "failed", "offline", "unused"]
    as_of: date | None = None
    attribution: str | None = None
    failures: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    """What it may lack for this article: a company whose newest filing that is held is much older than the article."""


class Report(Model):
    """The whole answer about one article; every output format is a pure function of it."""

    schema_version: int = SCHEMA_VERSION
    id: str | None = None
    run: Run
    article: Article
    summary: Summary
    sentences: tuple[Sentence, ...]
    mentions: Mentions
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...] = ()
    sources: tuple[SourceStatus, ...] = ()
