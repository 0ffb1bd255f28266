"""Claims of a sentence that takes a figure, a length of time or a date from the wrong place of a document."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from factcheck.judge.case import Judgement
from factcheck.judge.documents.meanings import meanings_of
from factcheck.judge.documents.printed import figures_of
from factcheck.judge.documents.valued import judge_dated, judge_mistaken
from factcheck.judge.documents.values import weigh
from factcheck.judge.documents.verdicts import contradicted
from factcheck.judge.hedges import hedge_of
from factcheck.model import Claim, Evidence, Quantity
from factcheck.patterns import regex
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


def misled(group: Sequence[Claim], text: str, start: int, documents: Sequence[Held], rules: Any) -> dict[str, Claim]:
    """ "Cut by 25 basis points to 4.75%", where the document has that step lead to 4.25%, and the other figure for something else."""
    figures = sorted((c for c in group if c.quantity and c.verdict is not None), key=lambda c: c.start)
    for step, end in pairwise(figures):
        if not _LEADS_TO.fullmatch(text, step.end - start, end.start - start):
            continue
        for evidence in step.verdict.evidence if step.verdict is not None else ():
            held = next((each for each in documents if each.digest == evidence.digest), None)
            told = _end_of(step, text, start, evidence, held, rules) if held is not None else None
            if held is None or told is None or end.verdict is None:
                continue
            mine = [q for q in _figures(text, held, rules) if q.start == end.start - start]
            if mine and weigh(mine[0], told, hedge_of(rules, mine[0])).outcome == "differ":
                detail = f"{end.verdict.detail} But {held.name} has that step lead to {told.text}."
                return {end.id: _with(end, contradicted(held, (evidence,), "wrong-value", detail))}
    return {}


def _end_of(step: Claim, text: str, start: int, evidence: Evidence, held: Held, rules: Any) -> Quantity | None:
    """To what the step leads in the sentence that is cited for it."""
    mine = next((q for q in _figures(text, held, rules) if q.start == step.start - start), None)
    excerpt = evidence.excerpt or ""
    figures = _figures(excerpt, held, rules)
    for one, other in pairwise(figures):
        if mine is not None and _LEADS_TO.fullmatch(excerpt, one.end, other.start):
            return other if weigh(mine, one, hedge_of(rules, mine)).outcome == "match" else None
    return None


_LEADS_TO = regex(r"(?:\s+(?:points?|percent|per cent))?,?\s+to\s+")


def _figures(text: str, held: Held, rules: Any) -> list[Quantity]:
    return [each.quantity for each in figures_of(text, held, rules.vocabulary, meanings_of(rules.vocabulary))[0]]


def _is_at(claim: Claim, start: int, span: tuple[int, int]) -> bool:
    return claim.start < start + span[1] and start + span[0] < claim.end


def _with(claim: Claim, judged: Judgement) -> Claim:
    return claim.model_copy(update={"verdict": judged.verdict, "rule": judged.rule})
