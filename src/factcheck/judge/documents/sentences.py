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
from factcheck.judge.documents.ballots import judge_ballot
from factcheck.judge.documents.called import stated
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.frames import judge_frames
from factcheck.judge.documents.frames.persons import persons
from factcheck.judge.documents.holders import office_of
from factcheck.judge.documents.horizons import judge_horizons
from factcheck.judge.documents.outlets import judge_outlets
from factcheck.judge.documents.outlooks import judge_foreseen, judge_outlooks
from factcheck.judge.documents.quotes import judge_quote, of_persons, placed_quotes
from factcheck.judge.documents.records import judge_called
from factcheck.judge.documents.rows import judge_rows
from factcheck.judge.documents.speakers import speaker_at
from factcheck.judge.documents.standing import judge_standing
from factcheck.judge.documents.successions import judge_succession
from factcheck.judge.documents.tables import told_of_rows
from factcheck.judge.documents.valued import judge_mistaken, judge_valued
from factcheck.judge.documents.verdicts import best_of
from factcheck.model import Article, Claim, Extraction, Object, Sentence, Subject
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
    if (voted := judge_ballot(held, text, rules) or judge_outlets(held, text, rules)) is not None:
        return voted
    if foreseen := (
        judge_outlooks(held, text, rules) or judge_horizons(held, text, rules) or judge_foreseen(held, text, rules)
    ):
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
