"""A report made by hand: one claim of every outcome, one finding, a repeat."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.model import (
    Article,
    Claim,
    Contradicted,
    Diagnosis,
    Evidence,
    Extraction,
    Finding,
    Fix,
    Report,
    Run,
    Sentence,
    SourceStatus,
    Span,
    Subject,
    Supported,
    Unverified,
)
from factcheck.report import build

TEXT = """Acme to spend 53 million

Acme earned $2 billion in 2024. It hired 4,000 people. Shares will double, says a bank.
Acme earned $2 billion in 2024.
"""
EVIDENCE = Evidence(
    source="facts",
    key="facts/acme-plan",
    cmp="ge",
    value="53000000000",
    unit="USD",
    published=date(2025, 2, 24),
    url="https://example.org/release",
    digest="sha256:00",
    excerpt="at least $53 billion",
)


def article(text: str = TEXT, uri: str = "drafts/acme.txt") -> Article:
    return Article(uri=uri, title="Acme", published=date(2025, 2, 24), digest="sha256:aa", length=len(text), text=text)


def claim(id: str, words: str, verdict: object, text: str = TEXT, **more: object) -> Claim:
    start = text.index(words)
    subject = Subject(text="Acme", name="Acme Corp", id="cik:0000000001", ticker="ACME")
    return Claim.model_validate(
        {
            "id": id,
            "sentence": 0,
            "start": start,
            "end": start + len(words),
            "text": words,
            "kind": "amount",
            "subject": subject,
            "metric": "revenue",
            "verdict": verdict,
            **more,
        }
    )


def contradicted(words: str = "53 million", text: str = TEXT, id: str = "c-00000001") -> Claim:
    start = text.index(words)
    verdict = Contradicted(
        detail="Acme announced at least $53 billion.",
        working="read as USD 53 million; evidence USD 53 billion",
        evidence=(EVIDENCE,),
        diagnosis=Diagnosis(code="scale-slip", text="The figure is right in billions."),
        fix=Fix(start=start, end=start + len(words), replacement="$53 billion"),
    )
    return claim(id, words, verdict, text, rule="facts/acme-plan")


def supported() -> Claim:
    second = TEXT.rindex("earned $2 billion")
    verdict = Supported(detail="Filed as USD 2.04 billion.", working="2.04 rounds to 2", evidence=(EVIDENCE,))
    repeat = Span(start=second, end=second + len("earned $2 billion"))
    return claim("c-00000002", "earned $2 billion", verdict, rule="sec/profit", repeats=(repeat,))


def unverified(reason: str, words: str, id: str) -> Claim:
    return claim(id, words, Unverified(reason=reason, detail=f"Nothing decides it ({reason}).", working="-"))  # type: ignore[arg-type]


def finding() -> Finding:
    start = TEXT.index("in 2024")
    return Finding(id="f-1", rule="editorial/vague", severity="warning", start=start, end=start + 7, message="When?")


def report(*claims: Claim, findings: tuple[Finding, ...] = (), text: str = TEXT, **more: object) -> Report:
    sentences = (
        Sentence.model_validate({"index": 0, "start": 0, "end": 24, "class": "claim"}),
        Sentence.model_validate({"index": 1, "start": 26, "end": len(text), "class": "forecast"}),
    )
    source = SourceStatus(id="facts", status="ok")
    return build(
        Run(version="1.0", as_of=date(2025, 2, 24)),
        article(text),
        Extraction(sentences=sentences),
        claims,
        findings,
        (source,),
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture
def mixed() -> Report:
    return report(
        unverified("no-data", "hired 4,000 people", "c-00000003"),
        supported(),
        unverified("not-checkable", "Shares will double", "c-00000004"),
        contradicted(),
        findings=(finding(),),
    )


@pytest.fixture
def clean() -> Report:
    return report(supported())


@pytest.fixture
def make_report():  # type: ignore[no-untyped-def]
    return report


@pytest.fixture
def make_contradicted():  # type: ignore[no-untyped-def]
    return contradicted
