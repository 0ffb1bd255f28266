"""Verdicts on the evidence of a document: what is cited, and in what words."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.judge.case import Judgement
from factcheck.judge.documents.values import told
from factcheck.model import (
    Contradicted,
    Diagnosis,
    DiagnosisCode,
    Evidence,
    Fix,
    Note,
    Reason,
    Supported,
    Unverified,
    Verdict,
)
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import printed

SOURCE = "documents"
_LONGEST = 280


def cite(held: Held, fact: Fact) -> Evidence:
    quantity = fact.quantity
    value = quantity.value if quantity is not None else None
    return Evidence(
        source=SOURCE,
        key=f"{held.name}, {fact.place}" if fact.place else held.name,
        cmp=quantity.cmp if quantity is not None else "eq",
        value=_plain(value) if value is not None else (quantity.text if quantity is not None else None),
        unit=quantity.unit or None if quantity is not None else None,
        period=printed(fact.windows[0]) if len(fact.windows) == 1 else None,
        published=held.published,
        url=held.url,
        digest=held.digest,
        excerpt=excerpt(fact.text),
    )


def quoted(held: Held, text: str, place: str) -> Evidence:
    key = f"{held.name}, {place}" if place else held.name
    return Evidence(
        source=SOURCE, key=key, published=held.published, url=held.url, digest=held.digest, excerpt=excerpt(text)
    )


def excerpt(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _plain(value: object) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def rule(held: Held) -> str:
    return f"documents/{held.name}"


def supported(
    held: Held, evidence: Sequence[Evidence], detail: str, working: Sequence[str] = (), notes: Sequence[Note] = ()
) -> Judgement:
    verdict = Supported(
        evidence=tuple(evidence), detail=detail, working="\n".join((*working, detail)), notes=tuple(notes)
    )
    return Judgement(verdict, rule(held))


def contradicted(
    held: Held,
    evidence: Sequence[Evidence],
    code: DiagnosisCode,
    detail: str,
    working: Sequence[str] = (),
    *,
    diagnosis: str | None = None,
    fix: Fix | None = None,
) -> Judgement:
    verdict = Contradicted(
        evidence=tuple(evidence),
        detail=detail,
        working="\n".join((*working, detail)),
        diagnosis=Diagnosis(code=code, text=diagnosis or detail),
        fix=fix,
    )
    return Judgement(verdict, rule(held))


def open_(
    held: Held, reason: Reason, detail: str, evidence: Sequence[Evidence] = (), working: Sequence[str] = ()
) -> Judgement:
    """Unverified, with the nearest passages."""
    verdict = Unverified(
        reason=reason, detail=detail, working="\n".join((*working, detail)), evidence=tuple(evidence)[:3]
    )
    return Judgement(verdict, rule(held))


def says(held: Held, fact: Fact, way: str = "") -> str:
    """ "release.html says $4.35 billion (paragraph 3)", of a change with its direction: "says up 8.2%"."""
    figure = told(fact.quantity) if fact.quantity is not None else excerpt(fact.text)
    time = printed(fact.windows[0]) if len(fact.windows) == 1 else ""
    when = f" {time}" if time.startswith("as of") else f" for {time}" if time else ""
    return f"{held.name} says {way + ' ' if way else ''}{figure}{when} ({fact.place or 'text'})"


def best_of(found: Sequence[Judgement]) -> Judgement | None:
    """Of what several documents say, the latest that decides, with an earlier one that differs shown beside it."""
    if not found:
        return None
    decided = [each for each in found if each.verdict.status != "unverified"]
    if not decided:
        return max(found, key=lambda each: len(each.verdict.evidence))
    first = decided[0]
    against = [each for each in decided[1:] if each.verdict.status != first.verdict.status]
    if not against:
        return first
    other = against[0].verdict
    update = {
        "evidence": (*first.verdict.evidence, *other.evidence),
        "working": f"{first.verdict.working}\nan earlier document differs: {other.detail}",
        "detail": f"{first.verdict.detail} An earlier document differs: {other.detail}",
    }
    verdict: Verdict = first.verdict.model_copy(update=update)
    return Judgement(verdict, first.rule)


def code_of(judgement: Judgement) -> str | None:
    verdict = judgement.verdict
    return verdict.diagnosis.code if isinstance(verdict, Contradicted) else None
