"""Claims of a sentence that takes a figure, a length of time or a date from the wrong place of a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from factcheck.judge.case import Judgement
from factcheck.judge.documents.valued import judge_mistaken
from factcheck.judge.documents.verdicts import open_
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


def doubted(group: Sequence[Claim], text: str, start: int, documents: Sequence[Held], rules: Any) -> dict[str, Claim]:
    """Of figures that are borne out: one found by its measure alone, where the words name another ("freight volume grew by 8.2%", which
    parcels did), and those told with a time that is wrong ("a strike of six weeks cost 7 million").
    """
    digests = {evidence.digest for claim in group if claim.verdict is not None for evidence in claim.verdict.evidence}
    figures = [claim for claim in group if claim.quantity is not None and claim.kind != "statement"]
    for held in documents if figures else ():
        found = judge_mistaken(held, text, rules) if held.digest in digests else None
        if found is None:
            continue
        wrong = [claim for claim in figures if _is_at(claim, start, found[0]) and _is_alone(claim, figures)]
        if not wrong and found[1].verdict.diagnosis is not None and found[1].verdict.diagnosis.code in _TIMES:
            return {figures[0].id: _with(figures[0], found[1])}
        for claim in wrong:
            assert claim.verdict is not None
            detail = f"{claim.verdict.detail} But {found[1].verdict.detail}"
            return {claim.id: _with(claim, open_(held, "ambiguous", detail, found[1].verdict.evidence))}
    return {}


def _is_alone(claim: Claim, figures: Sequence[Claim]) -> bool:
    """Whether no other figure of its kind stands in the sentence, whose words may be those that name another measure."""
    return sum(other.kind == claim.kind for other in figures) == 1


_TIMES = frozenset(("wrong-duration", "wrong-date"))


def _is_at(claim: Claim, start: int, span: tuple[int, int]) -> bool:
    return claim.start < start + span[1] and start + span[0] < claim.end


def _with(claim: Claim, judged: Judgement) -> Claim:
    return claim.model_copy(update={"verdict": judged.verdict, "rule": judged.rule})
