"""Sentences as a whole: what is left open of their figures decided by all their words, and verdicts of a word or a figure taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from factcheck.judge.case import Judgement
from factcheck.judge.documents import when
from factcheck.judge.documents.allied import allied
from factcheck.judge.documents.ballots import judge_ballot
from factcheck.judge.documents.borne import borne_out
from factcheck.judge.documents.companions import anchor_of, companion
from factcheck.judge.documents.frames import is_turned, judge_frames
from factcheck.judge.documents.gate import READINGS
from factcheck.judge.documents.mistakes import misdated, misled, mistaken
from factcheck.judge.documents.outlets import judge_outlets
from factcheck.judge.documents.outlooks import told_by_outlooks
from factcheck.judge.documents.rows import judge_rows
from factcheck.judge.documents.since import tells_another_time
from factcheck.judge.documents.speakers import is_said_by_another
from factcheck.judge.documents.standing import denied_besides, judge_standing
from factcheck.judge.documents.to_from import turned_round
from factcheck.judge.documents.untold import untold
from factcheck.judge.documents.valued import judge_valued
from factcheck.judge.documents.verdicts import best_of, code_of, contradicted, open_
from factcheck.judge.documents.withdrawn import held_of, withdrawn
from factcheck.model import Article, Claim, Contradicted, Extraction, Time, Unverified
from factcheck.sources.documents import Held


def told_whole(
    extraction: Extraction, article: Article, rules: Any, documents: Sequence[Held], claims: Sequence[Claim]
) -> list[Claim]:
    """The claims, where what is left open in a sentence is decided by the sentence as a whole."""
    left: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.verdict is not None:
            left.setdefault(claim.sentence, []).append(claim)
    told: dict[str, Claim] = {}
    for index, group in left.items():
        told |= _of_sentence(group, index, extraction, article, rules, documents)
    out = [withdrawn(told.get(claim.id, claim), extraction, article, documents, rules) for claim in claims]
    accused = [told.get(claim.id, claim).verdict for claim in claims]
    out = [
        borne_out(claim, extraction, article, documents, rules, isinstance(was, Contradicted))
        for claim, was in zip(out, accused, strict=True)
    ]
    return _with_misled(_with_untold(out, extraction, article, documents, rules), extraction, article, documents, rules)


def _of_sentence(
    group: Sequence[Claim], index: int, extraction: Extraction, article: Article, rules: Any, documents: Sequence[Held]
) -> dict[str, Claim]:
    """The claims of one sentence that it decides as a whole, by their identifiers."""
    told: dict[str, Claim] = {}
    statuses = {claim.verdict.status for claim in group if claim.verdict}
    sentence = extraction.sentences[index]
    text = article.text[sentence.start : sentence.end]
    told |= {claim.id: turned for claim in group if (turned := _turned(claim, text, documents, rules))}
    foreseen = told_by_outlooks(group, text, sentence.start, documents, rules)
    if foreseen:
        told |= foreseen
        group = [told.get(claim.id, claim) for claim in group]
        statuses = {claim.verdict.status for claim in group if claim.verdict}
        if "unverified" not in statuses:
            return told
    voted = best_of(
        [j for held in documents if (j := judge_ballot(held, text, rules) or judge_outlets(held, text, rules))]
    )
    if voted is not None:
        meant = group if code_of(voted) is None else [next((c for c in group if c.kind != "office"), group[0])]
        told |= {c.id: c.model_copy(update={"verdict": voted.verdict, "rule": voted.rule}) for c in meant}
        return told
    # "all four lines" counts the rows of which the sentence tells
    stands = best_of([judged for held in documents if (judged := judge_standing(held, text, rules))])
    if stands is not None:
        told |= {c.id: c.model_copy(update={"verdict": stands.verdict, "rule": stands.rule}) for c in group}
        return told
    if "contradicted" not in statuses and (
        besides := best_of([judged for held in documents if (judged := denied_besides(held, text, rules))])
    ):
        told[group[0].id] = group[0].model_copy(update={"verdict": besides.verdict, "rule": besides.rule})
        return told
    if statuses == {"supported"}:
        told |= misdated(group, text, documents, rules)
    if statuses == {"supported"} or sentence.cls == "boilerplate":
        return told
    several = sum(claim.quantity is not None for claim in group) > 1
    if "contradicted" in statuses:
        # one row that bears out every figure is meant, and not the one whose word the sentence has besides
        borne = best_of([j for held in documents if (j := allied(text, held, rules))]) if several else None
        if borne is not None and all(_is_reading(claim) for claim in group):
            told |= {c.id: c.model_copy(update={"verdict": borne.verdict, "rule": borne.rule}) for c in group}
        return told
    told |= _beside(group, text, sentence.start, documents, rules)
    group = [told.get(claim.id, claim) for claim in group]
    if {claim.verdict.status for claim in group if claim.verdict} != statuses:
        statuses = {claim.verdict.status for claim in group if claim.verdict}
        if "contradicted" in statuses or "unverified" not in statuses:
            return told
    times = when.plain_times(extraction, index)
    best = _by_whole(text, times, documents, rules, several=several)
    if best is None:
        told |= mistaken(group, text, sentence.start, documents, rules)
        return told
    # of a figure that is read as another one of the document its words alone decide nothing
    is_another = any(
        c.quantity and isinstance(c.verdict, Unverified) and c.verdict.reason == "ambiguous" for c in group
    )
    if best.verdict.status == "supported" and is_another and not _is_of_cells(best):
        return told
    open_ones = [claim for claim in group if claim.verdict and claim.verdict.status == "unverified"]
    open_ones = [claim for claim in open_ones if not _is_anothers_words(claim, group)]
    for claim in open_ones if best.verdict.status == "supported" else open_ones[:1]:
        told[claim.id] = claim.model_copy(update={"verdict": best.verdict, "rule": best.rule})
    return told


def _with_misled(
    claims: list[Claim], extraction: Extraction, article: Article, documents: Sequence[Held], rules: Any
) -> list[Claim]:
    """A step that is borne out, with the end of another."""
    groups: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.quantity is not None and claim.verdict is not None and claim.verdict.status == "supported":
            groups.setdefault(claim.sentence, []).append(claim)
    told: dict[str, Claim] = {}
    for index, group in groups.items():
        sentence = extraction.sentences[index]
        if len(group) > 1:
            text = article.text[sentence.start : sentence.end]
            told |= misled(group, text, sentence.start, documents, rules)
    return [told.get(claim.id, claim) for claim in claims]


def _by_whole(
    text: str, times: Sequence[Time], documents: Sequence[Held], rules: Any, *, several: bool
) -> Judgement | None:
    """What a row, a sentence or several figures of a document say to the whole sentence: the first that says anything."""
    ways = (
        (judge_rows(held, text, rules) for held in documents),
        (judge_frames(held, text, times, rules.vocabulary) for held in documents),
        (allied(text, held, rules) for held in documents if several),
        (judge_valued(held, text, rules) for held in documents if not tells_another_time(text)),
    )
    found = (best_of([judged for judged in way if judged]) for way in ways)
    return next((best for best in found if best is not None), None)


def _is_anothers_words(claim: Claim, group: Sequence[Claim]) -> bool:
    """Whose words they are, the figure in them does not tell."""
    figures = [each for each in group if each is not claim and each.quantity == claim.quantity]
    return claim.kind == "statement" and any(is_said_by_another(claim, figure) for figure in figures)


def _is_reading(claim: Claim) -> bool:
    """Not decided by anything but how the words of the sentence were read."""
    verdict = claim.verdict
    return not isinstance(verdict, Contradicted) or verdict.diagnosis.code in READINGS


def _beside(group: Sequence[Claim], text: str, start: int, documents: Sequence[Held], rules: Any) -> dict[str, Claim]:
    """Open figures, by the row or the sentence that bears out another figure of theirs."""
    anchor = anchor_of(group, documents, rules, text)
    if anchor is None:
        return {}
    told: dict[str, Claim] = {}
    for claim in group:
        if claim.quantity is None or claim.verdict is None or claim.verdict.status != "unverified":
            continue
        if _is_anothers_words(claim, group):
            continue
        judged = companion(text, (claim.start - start, claim.end - start), claim.role == "from", anchor, rules)
        if judged is not None:
            told[claim.id] = claim.model_copy(update={"verdict": judged.verdict, "rule": judged.rule})
    return told


_OF_OFFICES = frozenset(("wrong-company", "wrong-person", "wrong-role"))


def _with_untold(
    claims: list[Claim], extraction: Extraction, article: Article, documents: Sequence[Held], rules: Any
) -> list[Claim]:
    """A sentence is not supported by one of its words ("the governor's term expires", of whom only the office is told)."""
    groups: dict[int, list[Claim]] = {}
    for claim in claims:
        if claim.verdict is not None:
            groups.setdefault(claim.sentence, []).append(claim)
    opened: dict[str, Claim] = {}
    for index, group in groups.items():
        if any(claim.verdict is None or claim.verdict.status != "supported" for claim in group):
            continue
        sentence = extraction.sentences[index]
        text = article.text[sentence.start : sentence.end]
        held = held_of(group[0], documents)
        turned = turned_round(group, text, sentence.start, extraction, held, rules) if held is not None else None
        if turned is not None:
            opened[group[0].id] = group[0].model_copy(update={"verdict": turned.verdict, "rule": turned.rule})
            continue
        if held is None:
            continue
        word = untold(text, sentence.start, group, held, rules)
        if all(claim.kind == "office" for claim in group):
            # "..., chief executive Ann Lee said": beside the office the sentence reports something
            times = when.plain_times(extraction, index)
            said = best_of([j for each in documents if (j := judge_frames(each, text, times, rules.vocabulary))])
            is_of_office = said is not None and code_of(said) in _OF_OFFICES  # of whom the office is, it is borne out
            if said is not None and not is_of_office and (word is not None or code_of(said) is not None):
                opened[group[0].id] = group[0].model_copy(update={"verdict": said.verdict, "rule": said.rule})
                continue
        if word is None:
            continue
        for claim in group:
            assert claim.verdict is not None
            detail = f'{claim.verdict.detail} Of "{word}" it says nothing.'
            opened[claim.id] = claim.model_copy(
                update={"verdict": open_(held, "ambiguous", detail, claim.verdict.evidence).verdict}
            )
    return [opened.get(claim.id, claim) for claim in claims]


def _is_of_cells(best: Judgement) -> bool:
    return any("table" in evidence.key for evidence in best.verdict.evidence)


def _turned(claim: Claim, text: str, documents: Sequence[Held], rules: Any) -> Claim | None:
    """A figure that is the document's, of an act whose agent and patient are exchanged."""
    verdict = claim.verdict
    if claim.quantity is None or verdict is None or verdict.status != "supported" or len(verdict.evidence) != 1:
        return None
    evidence = verdict.evidence[0]
    held = held_of(claim, documents)
    if held is None or not evidence.excerpt or not is_turned(held, text, evidence.excerpt, rules.vocabulary):
        return None
    detail = f"{verdict.detail} But there it is the other way round."
    wrong = contradicted(held, verdict.evidence, "wrong-company", detail)
    return claim.model_copy(update={"verdict": wrong.verdict, "rule": wrong.rule})
