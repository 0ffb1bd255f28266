"""The verdict of several judgements: of all documents, of rules and other sources, of the claim that holds another, of two ways of reading."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.judge.case import Judgement
from factcheck.judge.documents.speakers import is_said_by_another
from factcheck.judge.documents.verdicts import best_of, code_of, open_
from factcheck.model import Claim, Unverified
from factcheck.patterns import regex
from factcheck.sources.documents import Held


def combined(claim: Claim, found: Sequence[Judgement]) -> Claim:
    """The latest document that decides, with the others shown; then with what rules and other sources say."""
    best = best_of(found)
    if best is None:
        return claim
    own = claim.verdict
    if own is None or own.status == "unverified":
        if best.verdict.status == "unverified" and own is not None:
            keep = own.reason == "not-checkable" or bool(own.evidence) or not best.verdict.evidence
            if keep:
                return claim
        return claim.model_copy(update={"verdict": best.verdict, "rule": best.rule})
    if best.verdict.status == "unverified":
        return claim
    if best.verdict.status == own.status:
        evidence = (*own.evidence, *(e for e in best.verdict.evidence if e not in own.evidence))
        return claim.model_copy(update={"verdict": own.model_copy(update={"evidence": evidence})})
    detail = f"The sources disagree: {own.detail} But {best.verdict.detail}"
    open_verdict = Unverified(
        reason="ambiguous",
        detail=detail,
        working=f"{own.working}\n{best.verdict.working}\n{detail}",
        evidence=(*best.verdict.evidence, *own.evidence),
    )
    return claim.model_copy(update={"verdict": open_verdict})


def reported(claims: list[Claim]) -> list[Claim]:
    """A figure and the statement that holds it are one assertion: what decides the one decides the other."""
    out = []
    for claim in claims:
        other: Claim | None = None
        if claim.verdict is not None and claim.verdict.status == "unverified":
            beside = [c for c in claims if c.sentence == claim.sentence and c is not claim and c.verdict is not None]
            if claim.kind == "statement" and claim.quantity is not None:
                other = next((c for c in beside if c.quantity == claim.quantity), None)
            if other is not None and is_said_by_another(claim, other):
                other = None
        if other is not None and other.verdict is not None and other.verdict.status != "unverified":
            claim = claim.model_copy(update={"verdict": other.verdict, "rule": other.rule})
        out.append(claim)
    return out


AS_READ = frozenset(("wrong-value", "wrong-metric", "wrong-segment", "wrong-company", "digits-transposed"))
"""Diagnoses that hang on how the sentence was read."""


def of_two(found: Judgement, worded: Judgement, held: Held, is_change: bool) -> Judgement:
    """The figures as they are read, and the document's sentence as it stands, disagree."""
    if worded.verdict.status == "contradicted":
        if found.verdict.status == "supported" and _are_versions(found, worded):
            return (
                found  # "now sees a profit of 9.2 billion", of which the column before has what was foreseen until then
            )
        # a direction is read better from the figures, unless they stand in a table without words
        in_table = any("table" in evidence.key for evidence in worded.verdict.evidence)
        is_stated = found.verdict.status == "supported" and not any("table" in e.key for e in found.verdict.evidence)
        if is_stated and code_of(worded) == "wrong-metric" and _cites(found) == _cites(worded):
            return open_(
                held, "ambiguous", f"{found.verdict.detail} But {worded.verdict.detail}", found.verdict.evidence
            )
        return found if code_of(worded) == "direction-flipped" and not in_table else worded
    if found.verdict.status == "contradicted" and code_of(found) in AS_READ:
        return open_(held, "ambiguous", f"{found.verdict.detail} But {worded.verdict.detail}", worded.verdict.evidence)
    return found


def _cites(judgement: Judgement) -> set[str | None]:
    return {evidence.excerpt for evidence in judgement.verdict.evidence}


_CELL = regex(r"(?P<row>.*\btable \d+, row .*), column (?P<column>\d+)")


def _are_versions(one: Judgement, other: Judgement) -> bool:
    """Both rest on cells of one row and one time, so that they are two versions of one figure."""
    cells = [[(m, e.period) for e in j.verdict.evidence[:1] if (m := _CELL.fullmatch(e.key))] for j in (one, other)]
    if not all(cells):
        return False
    (first, when), (second, then) = cells[0][0], cells[1][0]
    return first["row"] == second["row"] and first["column"] != second["column"] and when is not None and when == then
