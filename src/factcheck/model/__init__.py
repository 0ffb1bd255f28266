"""The central types: everything that flows from bytes to report, one file a subject.

All are frozen pydantic models. Offsets are Python code points in `Article.text`, end-exclusive, so that
`text[start:end]` is always the printed piece. Numbers that carry meaning are `Decimal` here and strings of
decimals in JSON. Fields marked internal never reach the JSON report.
"""

from __future__ import annotations

from factcheck.model.article import BOILERPLATE, Article, Block, BlockKind, Sentence, SentenceClass, Span
from factcheck.model.base import Model, Number, lean, made
from factcheck.model.claims import (
    Claim,
    ClaimKind,
    Context,
    Direction,
    Extraction,
    Modality,
    Object,
    Role,
    Subject,
    TableRow,
)
from factcheck.model.evidence import Lookup, Observation, SourceFailure
from factcheck.model.mentions import Cmp, Entity, EntityType, Quantity, QuantityKind, Time, TimeType, Trap, Window
from factcheck.model.report import (
    SCHEMA_VERSION,
    Because,
    Finding,
    Mentions,
    PackInfo,
    Report,
    RuleFile,
    Run,
    Severity,
    Shown,
    SourceStatus,
    Summary,
)
from factcheck.model.verdicts import (
    Accepted,
    Contradicted,
    Diagnosis,
    DiagnosisCode,
    Evidence,
    Fix,
    Note,
    NoteCode,
    Reason,
    Supported,
    Unverified,
    Verdict,
)

__all__ = [
    "Accepted",
    "Article",
    "BOILERPLATE",
    "Because",
    "Block",
    "BlockKind",
    "Claim",
    "ClaimKind",
    "Cmp",
    "Context",
    "Contradicted",
    "Diagnosis",
    "DiagnosisCode",
    "Direction",
    "Entity",
    "EntityType",
    "Evidence",
    "Extraction",
    "Finding",
    "Fix",
    "Lookup",
    "Mentions",
    "Modality",
    "Model",
    "Note",
    "NoteCode",
    "Number",
    "Object",
    "Observation",
    "PackInfo",
    "Quantity",
    "QuantityKind",
    "Reason",
    "Report",
    "Role",
    "RuleFile",
    "Run",
    "SCHEMA_VERSION",
    "Sentence",
    "SentenceClass",
    "Severity",
    "Shown",
    "SourceFailure",
    "SourceStatus",
    "Span",
    "Subject",
    "Summary",
    "Supported",
    "TableRow",
    "Time",
    "TimeType",
    "Trap",
    "Unverified",
    "Verdict",
    "Window",
    "lean",
    "made",
]
