"""Claims of a sentence that takes a figure, a length of time or a date from the wrong place of a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from factcheck.judge.case import Judgement
from factcheck.judge.documents.valued import judge_dated, judge_mistaken
from factcheck.model import Claim
from factcheck.sources.documents import Held


def mistaken(group: Sequence[Claim], text: str, start: int, documents: Sequence[Held], rules: Any) -> dict[str, Claim]:
    """An open figure that is another of the document's than the words name."""
    for held in documents:
        found = judge_mistaken(held, text, rules)
        if found is None:
            continue
        there = [claim for claim in group if _is_at(claim, start, found[0])] or group[:1]
        for claim in there:
            if claim.verdict is not None and claim.verdict.status == "unverified" and claim.kind != "statement":
                return {claim.id: _with(claim, found[1])}
    return {}


def misdated(group: Sequence[Claim], text: str, documents: Sequence[Held], rules: Any) -> dict[str, Claim]:
    """A sentence whose figures are borne out, with another date than the one that the document has for it."""
    for held in documents:
        found = judge_dated(held, text, rules)
        if found is not None:
            return {group[0].id: _with(group[0], found)}
    return {}


def _is_at(claim: Claim, start: int, span: tuple[int, int]) -> bool:
    return claim.start < start + span[1] and start + span[0] < claim.end


def _with(claim: Claim, judged: Judgement) -> Claim:
    return claim.model_copy(update={"verdict": judged.verdict, "rule": judged.rule})
