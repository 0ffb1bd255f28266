"""The claims of a sentence that tells of forecasts, or of returns over so many years, by the document's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from factcheck.judge.documents.horizons import judge_horizons
from factcheck.judge.documents.outlooks.judge import judge_outlooks
from factcheck.judge.documents.outlooks.once import judge_foreseen
from factcheck.model import Claim
from factcheck.sources.documents import Held


def told_by_outlooks(
    group: Sequence[Claim], text: str, start: int, documents: Sequence[Held], rules: Any
) -> dict[str, Claim]:
    """The claims of figures that tell of forecasts, by the document's forecasts; what is wrong without a figure stands with the first."""
    for held in documents:
        told: dict[str, Claim] = {}
        judged = [*judge_outlooks(held, text, rules), *judge_horizons(held, text, rules)]
        for span, each in judged:
            at = [c for c in group if span is not None and c.start < start + span[1] and start + span[0] < c.end]
            if span is None and each.verdict.status == "contradicted":
                at = [c for c in group if c.quantity is not None][:1] or list(group[:1])
            told |= {c.id: c.model_copy(update={"verdict": each.verdict, "rule": each.rule}) for c in at}
        for span, each in judge_foreseen(held, text, rules) if any(map(_is_open, group)) else ():
            at = [c for c in group if _is_open(c) and c.start < start + span[1] and start + span[0] < c.end]
            told |= {
                c.id: c.model_copy(update={"verdict": each.verdict, "rule": each.rule}) for c in at if c.id not in told
            }
        if told:
            return told
    return {}


def _is_open(claim: Claim) -> bool:
    """A figure that nothing bears out, and that nothing but a reading of its words denies."""
    verdict = claim.verdict
    if claim.quantity is None or verdict is None:
        return False
    return verdict.status == "unverified"
