"""Sentences of an article that raise no other claim, and its quotes, looked up in the documents as they stand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any, Literal

from factcheck.extract.lexicon import lexicon_of
from factcheck.judge.case import Judgement
from factcheck.judge.documents import orders, when
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.allied import allied
from factcheck.judge.documents.borne import borne_out
from factcheck.judge.documents.called import stated
from factcheck.judge.documents.companions import anchor_of, companion
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.frames import is_turned, judge_frames
from factcheck.judge.documents.frames.persons import persons
from factcheck.judge.documents.gate import READINGS
from factcheck.judge.documents.holders import office_of
from factcheck.judge.documents.mistakes import misdated, misled, mistaken
from factcheck.judge.documents.outlooks import judge_foreseen, judge_outlooks, told_by_outlooks
from factcheck.judge.documents.quotes import judge_quote, of_persons, placed_quotes
from factcheck.judge.documents.records import judge_called
from factcheck.judge.documents.rows import judge_rows
from factcheck.judge.documents.since import tells_another_time
from factcheck.judge.documents.speakers import is_said_by_another, speaker_at
from factcheck.judge.documents.standing import denied_besides, judge_standing
from factcheck.judge.documents.successions import judge_succession
from factcheck.judge.documents.tables import told_of_rows
from factcheck.judge.documents.to_from import turned_round
from factcheck.judge.documents.untold import untold
from factcheck.judge.documents.valued import judge_mistaken, judge_valued
from factcheck.judge.documents.verdicts import best_of, code_of, contradicted, open_
from factcheck.judge.documents.withdrawn import held_of, withdrawn
from factcheck.model import Article, Claim, Contradicted, Extraction, Object, Sentence, Subject, Time, Unverified
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import NOTHING, Fact, office_fact
from factcheck.sources.documents.offices import LEAVES, Holder, holders
from factcheck.sources.documents.words import content, name_stems, names


def told_sentences(
    extraction: Extraction, article: Article, rules: Any, documents: Sequence[Held], claims: Sequence[Claim]
) -> list[Claim]:
    """What the documents decide of sentences without a claim, and every quote of which the extractor made no statement."""
    found = _without_claim(extraction, article, rules, documents, claims)
    return [*found, *_unread_quotes(extraction, article, documents, [*claims, *found])]


def _unread_quotes(
    extraction: Extraction, article: Article, documents: Sequence[Held], claims: Sequence[Claim]
) -> list[Claim]:
    """ "...," the finance chief Victor Sandoval told analysts: an office is read there, and the words are told of no one."""
    read = {claim.sentence for claim in claims if claim.kind == "statement"}
    out: list[Claim] = []
    for index in sorted({claim.sentence for claim in claims} - read):
        sentence = extraction.sentences[index]
        text = article.text[sentence.start : sentence.end]
        quotes = [(quote, at) for quote, at in placed_quotes(text) if len(quote.split()) >= _A_SENTENCE]
        inside = [
            claim
            for claim in claims
            if claim.sentence == index
            and claim.kind != "office"
            and any(at <= claim.start - sentence.start < at + len(quote) for quote, at in quotes)
        ]
        if not quotes or any(claim.verdict and claim.verdict.status != "unverified" for claim in inside):
            continue
        best = best_of([judged for held in documents if (judged := _said_by(held, text))])
        if best is not None and (not inside or best.verdict.status == "contradicted"):
            out.append(_made(sentence, text, best, "statement"))
    return out


_A_SENTENCE = 5
"""Words."""


def _made(sentence: Sentence, text: str, best: Judgement, kind: Literal["statement", "event"]) -> Claim:
    """A claim of the whole sentence."""
    digest = hashlib.sha256(f"{_DIGESTED[kind]}\x1f{' '.join(text.split())}".encode()).hexdigest()[:8]
    return Claim(
        id=f"c-{digest}",
        sentence=sentence.index,
        start=sentence.start,
        end=sentence.end,
        text=text,
        kind=kind,
        subject=Subject(text=None),
        metric=kind,
        verdict=best.verdict,
        rule=best.rule,
    )


_DIGESTED = {"statement": "quote", "event": "plain"}


def _without_claim(
    extraction: Extraction, article: Article, rules: Any, documents: Sequence[Held], claims: Sequence[Claim]
) -> list[Claim]:
    taken = {claim.sentence for claim in claims}
    out: list[Claim] = []
    for sentence in extraction.sentences:
        text = article.text[sentence.start : sentence.end]
        silent = ("boilerplate",) if _MARKS & {*text} else ("boilerplate", "opinion", "hypothetical")
        if sentence.index in taken or sentence.cls in silent or sentence.repeat_of is not None:
            continue
        before = article.text[max(0, sentence.start - _BACK) : sentence.start]
        follows = best_of([judged for held in documents if (judged := judge_succession(held, text, before))])
        if follows is not None:
            out.append(_made(sentence, text, follows, "event"))
            continue
        named = [
            each
            for holder in holders(text, lexicon_of(rules.vocabulary))
            for each in [_office_claim(holder, sentence, article, extraction, rules, documents)]
            if each
        ]
        if named and not LEAVES.search(text):
            out += named
            if not _MARKS & {*text}:
                continue
        found = [judged for held in documents if (judged := _sentence(held, text, sentence.index, extraction, rules))]
        best = best_of(found)
        if best is None or best.verdict.status == "unverified":
            continue
        out.append(_made(sentence, text, best, "event"))
    return out


_BACK = 240
"""Code points of what stands before a sentence."""
_MARKS = frozenset('"“”')


def _office_claim(
    holder: Holder, sentence: Sentence, article: Article, extraction: Extraction, rules: Any, documents: Sequence[Held]
) -> Claim | None:
    """An office that the extractor passes over ("was appointed chief executive")."""
    start, end = sentence.start + holder.start, sentence.start + holder.end
    text = article.text[sentence.start : sentence.end]
    digest = hashlib.sha256(f"office\x1f{holder.person}\x1f{holder.office}\x1f{text}".encode()).hexdigest()[:8]
    claim = Claim(
        id=f"c-{digest}",
        sentence=sentence.index,
        start=start,
        end=end,
        text=holder.person,
        kind="office",
        subject=Subject(text=None),
        metric="office",
        segment=holder.office,
        object=Object(text=holder.person, start=start, end=end),
        negated=denied(text),
    )
    fact = replace(office_fact(text, holder, "", sentence.index), negated=claim.negated)
    found = [office_of(Asked(claim, fact, held, rules, text), extraction, rules) for held in documents]
    best = best_of(found)
    if best is None or best.verdict.status == "unverified":
        return None
    return claim.model_copy(update={"verdict": best.verdict, "rule": best.rule})


def _sentence(held: Held, text: str, index: int, extraction: Extraction, rules: Any) -> Judgement | None:
    claim = Claim(
        id="",
        sentence=index,
        start=0,
        end=len(text),
        text=text,
        kind="comparison",
        subject=Subject(text=None),
        metric="event",
    )
    fact = _bare(text, index)
    asked = Asked(claim, fact, held, rules, text)
    if any(mark in text for mark in '"“”'):
        return _said_by(held, text)
    if foreseen := judge_outlooks(held, text, rules) or judge_foreseen(held, text, rules):
        return min((judged for _, judged in foreseen), key=lambda each: each.verdict.status != "contradicted")
    ordered = orders.judge_order(asked) if asked.who is not None else None
    if ordered is not None:
        return ordered
    times = when.plain_times(extraction, index)
    rows = (
        judge_standing(held, text, rules)
        or judge_rows(held, text, rules)
        or told_of_rows(replace(asked, fact=replace(fact, windows=stated(extraction, index, held))), times)
    )
    told = (
        rows
        or judge_called(held, text, rules)
        or judge_frames(held, text, times, rules.vocabulary)
        or judge_valued(held, text, rules)
    )
    if told is None and (wrong := judge_mistaken(held, text, rules)) is not None:
        return wrong[1]
    return told


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
                continue
        # "all four lines" counts the rows of which the sentence tells
        stands = best_of([judged for held in documents if (judged := judge_standing(held, text, rules))])
        if stands is not None:
            told |= {c.id: c.model_copy(update={"verdict": stands.verdict, "rule": stands.rule}) for c in group}
            continue
        if "contradicted" not in statuses and (
            besides := best_of([judged for held in documents if (judged := denied_besides(held, text, rules))])
        ):
            told[group[0].id] = group[0].model_copy(update={"verdict": besides.verdict, "rule": besides.rule})
            continue
        if statuses == {"supported"}:
            told |= misdated(group, text, documents, rules)
        if statuses == {"supported"} or sentence.cls == "boilerplate":
            continue
        several = sum(claim.quantity is not None for claim in group) > 1
        if "contradicted" in statuses:
            # one row that bears out every figure is meant, and not the one whose word the sentence has besides
            borne = best_of([j for held in documents if (j := allied(text, held, rules))]) if several else None
            if borne is not None and all(_is_reading(claim) for claim in group):
                told |= {c.id: c.model_copy(update={"verdict": borne.verdict, "rule": borne.rule}) for c in group}
            continue
        told |= _beside(group, text, sentence.start, documents, rules)
        group = [told.get(claim.id, claim) for claim in group]
        if {claim.verdict.status for claim in group if claim.verdict} != statuses:
            statuses = {claim.verdict.status for claim in group if claim.verdict}
            if "contradicted" in statuses or "unverified" not in statuses:
                continue
        times = when.plain_times(extraction, index)
        best = _by_whole(text, times, documents, rules, several=several)
        if best is None:
            told |= mistaken(group, text, sentence.start, documents, rules)
            continue
        # of a figure that is read as another one of the document its words alone decide nothing
        is_another = any(
            c.quantity and isinstance(c.verdict, Unverified) and c.verdict.reason == "ambiguous" for c in group
        )
        if best.verdict.status == "supported" and is_another and not _is_of_cells(best):
            continue
        open_ones = [claim for claim in group if claim.verdict and claim.verdict.status == "unverified"]
        open_ones = [claim for claim in open_ones if not _is_anothers_words(claim, group)]
        for claim in open_ones if best.verdict.status == "supported" else open_ones[:1]:
            told[claim.id] = claim.model_copy(update={"verdict": best.verdict, "rule": best.rule})
    out = [withdrawn(told.get(claim.id, claim), extraction, article, documents, rules) for claim in claims]
    accused = [told.get(claim.id, claim).verdict for claim in claims]
    out = [
        borne_out(claim, extraction, article, documents, rules, isinstance(was, Contradicted))
        for claim, was in zip(out, accused, strict=True)
    ]
    return _with_misled(_with_untold(out, extraction, article, documents, rules), extraction, article, documents, rules)


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


def _said_by(held: Held, text: str) -> Judgement | None:
    """Quotes whose speaker is named in the sentence, of which the extractor has made no statement."""
    persons = persons_in(held, text)
    found = []
    for quote, at in placed_quotes(text):
        speaker = speaker_at(text, at + 1)
        speaker = person_for(held, text, speaker) if speaker is not None else None
        told = of_persons(held, quote, persons[0]) if speaker is None and len(persons) == 1 else None
        found.append(told or judge_quote(held, quote, speaker or (persons[0] if len(persons) == 1 else None), at))
    order = {"contradicted": 0, "unverified": 1, "supported": 2}
    return min(found, key=lambda each: order[each.verdict.status], default=None)


def persons_in(held: Held, text: str) -> list[str]:
    """Names of two words that are not the issuer's."""
    return [run for _, run in names(text) if len(name_stems(run) - held.issuer) > 1]


def person_for(held: Held, text: str, speaker: str) -> str:
    """ "Said Velmar Rail chief executive Anders Wikholm": the person, not the body, where one whom the document knows is named outside the quotes."""
    body, known = name_stems(speaker), persons(held)
    if body in known:
        return speaker
    named = [run for run in persons_in(held, _QUOTED.sub(" ", text)) if name_stems(run) in known]
    if body not in held.others and not body <= held.issuer:
        named = [run for run in named if re.search(rf"{re.escape(speaker)}\s[^.;,\"”]{{0,40}}{re.escape(run)}", text)]
    return named[0] if len(named) == 1 else speaker


_QUOTED = regex(r"[“\"][^“”\"]*[”\"]")


def _bare(text: str, index: int) -> Fact:
    stems = content(text)
    return Fact(
        kind="event", role=None, metric="unknown", near=stems, wide=stems, measured=NOTHING, part=NOTHING, subject=NOTHING, quantity=None, windows=(), loose=False,
        bases=(), horizon=None, direction=None, modality="fact", negated=denied(text), attribution=None, object=None, office=None, text=text, clause=text, place="", index=index,
    )  # fmt: skip


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
