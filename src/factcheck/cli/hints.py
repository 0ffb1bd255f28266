"""What to do next about what could not be decided, a line each, after the report."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Summary


def hints(summary: Summary, undated: int, *, offline: bool) -> Iterator[str]:
    """`undated` is the number of articles without a date of their own and without --as-of."""
    reasons = summary.reasons
    if count := reasons.get("source-unavailable", 0):
        yield f"{_claims(count)} waited for a source that could not be asked: see why above, then check again, or with --offline"
    if count := reasons.get("no-data", 0):
        ask = "leave out --offline, or give" if offline else "give"
        yield f"{_claims(count)} had no source: {ask} a document or fact file with --evidence FILE"
    if undated and reasons.get("ambiguous", 0):
        which = "the article has" if undated == 1 else f"{undated} articles have"
        yield f"{which} no date, so that periods stay open: --as-of DATE"
    if "require-review" in summary.because:
        yield "claims wait for a decision: factcheck review ARTICLE"
    elif summary.because and set(summary.because) <= {"contradicted", "finding"}:
        yield "to correct, accept or reject what is listed: factcheck review ARTICLE"


def _claims(count: int) -> str:
    return "1 claim" if count == 1 else f"{count} claims"
