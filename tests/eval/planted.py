"""Alterations of one event's facts in other people's wordings: found at their place, with their code, and no true wording accused."""

from __future__ import annotations

from typing import Any

from factcheck import Report
from tests.eval.corpus import Count, report_on, variants


def run(folder: str) -> list[Count]:
    found = Count("planted alterations contradicted")
    coded = Count("  with the right code")
    clean = Count("true wordings without an accusation")
    supported = Count("true wordings with enough supported")
    for case in variants(folder):
        report = report_on(case["text"], case["id"])
        wanted = case["expect"]["contradicted"]
        for want in wanted:
            codes = _codes_at(report, case["text"], want["text"])
            found.add(bool(codes), case["id"])
            coded.add(
                bool({want["code"], *want.get("also", ())} & codes), f"{case['id']}: {sorted(codes)} for {want['code']}"
            )
        accused = [a for a in accusations(report) if not any(_is_plant(report, case["text"], w, a) for w in wanted)]
        if "true" in case:
            clean.add(not accused, f"{case['id']}: {[report.article.text[a:b] for a, b in accused]}")
            supported.add(
                report.summary.supported >= case.get("supported_min", 0), f"{case['id']}: {report.summary.supported}"
            )
        elif accused:
            clean.add(False, f"{case['id']}: beside the plant {[report.article.text[a:b] for a, b in accused]}")
        else:
            clean.add(True)
    return [found, coded, clean, supported]


def accusations(report: Report) -> list[tuple[int, int]]:
    """Where the report says that something is wrong: contradicted claims, and error findings with a code."""
    claims = [(c.start, c.end) for c in report.claims if c.verdict is not None and c.verdict.status == "contradicted"]
    return claims + [(f.start, f.end) for f in report.findings if f.severity == "error" and f.code]


def _is_plant(report: Report, text: str, want: dict[str, Any], span: tuple[int, int]) -> bool:
    """The accusation is the plant's: it touches it, or it is a claim of its sentence with its code ("will not" beside "$53 billion")."""
    if _at(text, want["text"], span):
        return True
    for claim in report.claims:
        verdict: Any = claim.verdict
        if (claim.start, claim.end) != span or verdict is None or verdict.status != "contradicted":
            continue
        sentence = report.sentences[claim.sentence]
        if verdict.diagnosis.code in {want["code"], *want.get("also", ())}:
            return _at(text, want["text"], (sentence.start, sentence.end))
    return False


def _at(text: str, piece: str, span: tuple[int, int]) -> bool:
    at = text.find(piece)
    while at >= 0:
        if span[0] < at + len(piece) and at < span[1]:
            return True
        at = text.find(piece, at + 1)
    return False


def _codes_at(report: Report, text: str, piece: str) -> set[str]:
    """Codes of the contradicted claims that touch the piece, or whose own sentence holds it when it is only a word."""
    codes: set[str] = set()
    for claim in report.claims:
        verdict: Any = claim.verdict
        if verdict is None or verdict.status != "contradicted":
            continue
        sentence = report.sentences[claim.sentence]
        if _at(text, piece, (claim.start, claim.end)) or _at(text, piece, (sentence.start, sentence.end)):
            codes.add(verdict.diagnosis.code)
    return codes
