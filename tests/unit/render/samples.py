"""Reports made by hand for the formats: every outcome, hostile words, wide characters, an acceptance."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from factcheck.model import (
    Accepted,
    Article,
    Claim,
    Contradicted,
    Diagnosis,
    Evidence,
    Extraction,
    Finding,
    Fix,
    Note,
    Report,
    Run,
    Sentence,
    SourceStatus,
    Span,
    Subject,
    Supported,
    Unverified,
)
from factcheck.report import Policy, build

HOSTILE = "<b>|`@you` #7 100%, a: b ::error::x \\ $1 and $2 ]]> \x1b[2J\x00\u202e [x](javascript:y)"
TEXT = f"""Acme to spend 53 million

Acme earned $2 billion in 2024. It hired 4,000 people. Shares will double, says a bank.
阿里 𐐀 revenue fell 12% in 2024. {HOSTILE}
Acme earned $2 billion in 2024.
"""
LINK = Evidence(
    source="facts", key="facts/acme-plan", cmp="ge", value="53000000000", unit="USD", published=date(2025, 2, 24),
    url="https://example.org/release?a=1&b=2", digest="sha256:00", excerpt=HOSTILE,
)  # fmt: skip
SCRIPT = Evidence(source="facts", key="facts/other", url="javascript:alert(1)")


def claim(id: str, words: str, verdict: Any, text: str = TEXT, **more: Any) -> Claim:
    start = text.index(words)
    return Claim.model_validate(
        {
            "id": id, "sentence": 0, "start": start, "end": start + len(words), "text": words, "kind": "amount",
            "subject": Subject(text="Acme", name="Acme Corp", id="cik:0000000001", ticker="ACME"), "metric": "revenue",
            "verdict": verdict, **more,
        }
    )  # fmt: skip


def contradicted(words: str, id: str, replacement: str | None = None, text: str = TEXT, **more: Any) -> Claim:
    start = text.index(words)
    verdict = Contradicted(
        detail=f"The evidence says something else than {words}.",
        working="read as USD 53 million\nevidence USD 53 billion",
        evidence=(LINK, SCRIPT),
        diagnosis=Diagnosis(code="scale-slip", text="The figure is right in billions."),
        fix=Fix(start=start, end=start + len(words), replacement=replacement) if replacement else None,
    )
    return claim(id, words, verdict, text, **more)


def supported(text: str = TEXT) -> Claim:
    second = text.rindex("earned $2 billion")
    note = Note(code="truncated", text="2.04 is printed as 2.")
    verdict = Supported(detail="Filed as USD 2.04 billion.", working="-", evidence=(LINK,), notes=(note,))
    repeat = Span(start=second, end=second + len("earned $2 billion"))
    return claim("c-2", "earned $2 billion", verdict, text, rule="sec/profit", repeats=(repeat,))


def unverified(reason: str, words: str, id: str, **more: Any) -> Claim:
    return claim(id, words, Unverified(reason=reason, detail=f"Nothing decides it: {reason}.", working="-"), **more)  # type: ignore[arg-type]


def finding(severity: Any, words: str, rule: str = "editorial/vague", text: str = TEXT) -> Finding:
    start = text.index(words)
    return Finding(
        id=f"f-{severity}", rule=rule, severity=severity, start=start, end=start + len(words), message=f"{words}?"
    )


ACCEPTED = Accepted(by="Kim", reason="by telephone", until=date(2025, 6, 1))


def everything(**more: Any) -> Report:
    """Three contradictions, of which one is accepted; one open, one supported and one uncheckable claim; three findings."""
    claims = [
        unverified("no-data", "hired 4,000 people", "c-3"),
        supported(),
        contradicted("53 million", "c-1", "$53 billion", rule="facts/acme-plan"),
        unverified("not-checkable", "Shares will double", "c-4"),
        contradicted("fell 12%", "c-5", "rose 12%"),
        contradicted(HOSTILE, "c-6", accepted=ACCEPTED),
    ]
    findings = (finding("error", "revenue"), finding("warning", "says a bank"), finding("note", "𐐀"))
    return report(claims, findings, **more)


def report(
    claims: list[Claim],
    findings: tuple[Finding, ...] = (),
    *,
    text: str = TEXT,
    uri: str = "drafts/acme.txt",
    id: str | None = None,
    complete: bool = True,
    policy: Policy = Policy(),  # noqa: B008 - frozen
    digest: str | None = None,
) -> Report:
    article = Article(
        uri=uri, title=HOSTILE if text is TEXT else None, published=date(2025, 2, 24), byline="Pat Doe", length=len(text), text=text,
        digest=digest or f"sha256:{hashlib.sha256(text.encode()).hexdigest()}",
    )  # fmt: skip
    sentences = (Sentence.model_validate({"index": 0, "start": 0, "end": len(text), "class": "claim"}),)
    failures = () if complete else ("HTTP 503\n::error::no",)
    sources = (SourceStatus(id="sec", status="ok" if complete else "failed", failures=failures),)
    run = Run(version="1.0", as_of=date(2025, 2, 24))
    extraction = Extraction(sentences=sentences)
    return build(run, article, extraction, claims, findings, sources, policy=policy, complete=complete, id=id)


def moved() -> Report:
    """The same claims in a renamed file, below three more lines."""
    text = "A line.\n\nAnother.\n" + TEXT
    return report(
        [contradicted("53 million", "c-1", "$53 billion", text), contradicted("fell 12%", "c-5", "rose 12%", text)],
        text=text, uri="renamed/b.txt",
    )  # fmt: skip
