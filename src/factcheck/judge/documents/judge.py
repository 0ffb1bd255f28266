"""Every claim of an article against every document, and the verdict that the two kinds of evidence give together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from factcheck.extract.lexicon import lexicon_of
from factcheck.judge.case import ZONE_DAY, Judgement
from factcheck.judge.documents import orders, when
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.anchors import anchored
from factcheck.judge.documents.as_told import as_told
from factcheck.judge.documents.bases import other_basis
from factcheck.judge.documents.beyond import beyond
from factcheck.judge.documents.combined import AS_READ, combined, of_two, reported
from factcheck.judge.documents.counted import judge_rank, judge_streak
from factcheck.judge.documents.denials import none_of_it
from factcheck.judge.documents.figures import judge_level
from factcheck.judge.documents.frames import is_another_deal, judge_frames, judge_turned
from factcheck.judge.documents.gate import doubt_of
from factcheck.judge.documents.holders import office_of
from factcheck.judge.documents.joint import judge_together
from factcheck.judge.documents.labelled import every_of, labelled, labelled_share, other_reading
from factcheck.judge.documents.meanings import meanings_of
from factcheck.judge.documents.moves import judge_change
from factcheck.judge.documents.phrased import phrased
from factcheck.judge.documents.printed import is_reckoned_for
from factcheck.judge.documents.quotes import judge_indirect, judge_quote, placed_quotes
from factcheck.judge.documents.readings import better_figure, done, is_of_strangers, stranger_in
from factcheck.judge.documents.records import is_called_record, judge_called, judge_record
from factcheck.judge.documents.sentences import person_for, persons_in, told_sentences
from factcheck.judge.documents.shares import judge_share
from factcheck.judge.documents.tables import tabled, told_of_rows
from factcheck.judge.documents.tables.labels import SELECTED, as_decided, measures, name_labels
from factcheck.judge.documents.unread import unread
from factcheck.judge.documents.verdicts import best_of, code_of, open_
from factcheck.judge.documents.whole import told_whole
from factcheck.model import Article, Claim, Extraction, Unverified
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import Fact, FactReader
from factcheck.sources.documents.words import name_stems

_WOULD = regex(r"\bwould\b", re.IGNORECASE)
_NAMELESS = regex(r"no (?:company|place) is named|could not be traced to|no metric stands near")
_UNSURE = regex(r"\b(?:could|(?-i:may)|might|would|probably|likely|perhaps|analysts?|economists?)\b", re.IGNORECASE)


@record
class _Side:
    """The article as one document's calendar reads it."""

    held: Held
    facts: dict[str, Fact]


def against_documents(
    claims: Sequence[Claim],
    extraction: Extraction,
    article: Article,
    rules: Any,
    documents: Sequence[Held],
    day: date | None,
) -> list[Claim]:
    """The claims with what the documents say of them; sentences that raise no other claim are looked up as they stand.

    Only what was public on the day counts; of several documents the latest decides.
    """
    known = [held for held in documents if day is None or held.published is None or held.published <= day + ZONE_DAY]
    known.sort(key=lambda held: (held.published or date.min, held.uri), reverse=True)
    if not known:
        return list(claims)
    lexicon = lexicon_of(rules.vocabulary)
    sides = []
    for held in known:
        reader = FactReader(article, extraction, held.calendar, lexicon)
        sides.append(_Side(held, {claim.id: fact for claim, fact in reader.facts()}))
    out = []
    for claim in claims:
        found = [_one(claim, side, extraction, article, rules) for side in sides]
        out.append(combined(claim, [each for each in found if each is not None]))
    out = reported(out)
    figures = unread(extraction, article, rules, known, out, best_of)
    labels = name_labels(out, extraction, known, rules) | measures(out, extraction, article)
    asserted = [claim for claim in out if claim.id not in labels]
    told = told_sentences(extraction, article, rules, known, [*asserted, *figures])
    whole = told_whole(extraction, article, rules, known, _in_order(out, [*figures, *told]))
    return as_decided(whole, labels)


def _in_order(claims: list[Claim], added: list[Claim]) -> list[Claim]:
    return sorted([*claims, *added], key=lambda claim: (claim.sentence, claim.start, claim.end)) if added else claims


def _one(claim: Claim, side: _Side, extraction: Extraction, article: Article, rules: Any) -> Judgement | None:
    if claim.modality == "opinion" and claim.kind != "statement":
        return None
    sentence = extraction.sentences[claim.sentence]
    text = article.text[sentence.start : sentence.end]
    time = extraction.time(claim.antecedent or claim.period)
    held = side.held
    quantity = extraction.quantity(claim.quantity)
    if quantity is not None and is_reckoned_for(text, quantity.start - sentence.start):
        return None
    fact = as_told(side.facts[claim.id], text, held, rules.vocabulary)
    asked, times = Asked(claim, fact, held, rules, text, time), when.plain_times(extraction, claim.sentence)
    if claim.modality == "hypothetical" and claim.kind != "statement":
        would = labelled(asked, times)  # "together they would employ": what the document gives for both
        if would is None or (would.verdict.status != "supported" and not _WOULD.search(text)):
            return None  # "may be 48.9% full" is denied by no figure
        return beyond(asked, would, times)
    if SELECTED.search(claim.text):
        return None  # "the three biggest positions" are chosen, not counted
    if fact.quantity is not None and claim.kind != "statement" and (every := every_of(text)) is not None:
        return labelled_share(asked, every, times)
    found = _read(asked, article, extraction, sentence.start, rules)
    if found is not None and claim.metric == "revenue" and code_of(found) is not None and _is_below_zero(found):
        return open_(
            held, "no-data", f"{held.name} has that figure below zero: it is no revenue", found.verdict.evidence
        )
    if found is not None and code_of(found) == "wrong-period" and when.may_be_own_year(side.held, text):
        found = open_(
            side.held, "ambiguous", f"{found.verdict.detail} Which year is meant, is not sure.", found.verdict.evidence
        )
    return beyond(asked, found, times) if found is not None else None


def _read(asked: Asked, article: Article, extraction: Extraction, start: int, rules: Any) -> Judgement | None:
    """What the figures and words of the document say of a claim, each way of reading checked by the others."""
    claim, text = asked.claim, asked.sentence
    found = _judged(asked, article, extraction, start, rules)
    if found is None:
        return None
    stranger = stranger_in(asked, meanings_of(rules.vocabulary))
    cited = found.verdict.evidence[0].excerpt or "" if found.verdict.evidence else ""
    if claim.kind not in ("statement", "office") and (
        why := doubt_of(text, _printed(asked), found.verdict, asked.held)
    ):
        found = open_(asked.held, "ambiguous", f"{found.verdict.detail} {why}", found.verdict.evidence)
    if found.verdict.status == "contradicted" and claim.kind not in ("statement", "office"):
        found = _unless_labelled(asked, found, extraction)
    if found.verdict.status != "unverified" and claim.kind not in ("statement", "office") and stranger:
        return open_(asked.held, "no-data", f"{asked.held.name} does not speak of {stranger}", found.verdict.evidence)
    if found.verdict.status != "contradicted" and claim.metric in _DEALS:
        found = judge_turned(asked.held, text, rules.vocabulary) or found
    if found.verdict.status == "supported" and claim.metric == "unknown" and _is_not_done(asked, found):
        return open_(
            asked.held, "ambiguous", f"{found.verdict.detail} What was done, it says not.", found.verdict.evidence
        )
    if found.verdict.status == "supported" and claim.metric == "orders" and _is_other_orders(text, cited):
        return open_(
            asked.held, "ambiguous", f"{found.verdict.detail} Orders received are no backlog.", found.verdict.evidence
        )
    cited = next((evidence.excerpt or "" for evidence in found.verdict.evidence), "")
    is_read = found.verdict.status == "contradicted" and code_of(found) in AS_READ
    if is_read and claim.metric in _DEALS and is_another_deal(asked.held, text, cited, rules.vocabulary):
        return open_(asked.held, "ambiguous", f"{found.verdict.detail} It tells another deal.", found.verdict.evidence)
    if found.verdict.status == "contradicted" and (
        not _may_accuse(claim, text) or is_of_strangers(asked, meanings_of(rules.vocabulary))
    ):
        return open_(asked.held, "ambiguous", found.verdict.detail, found.verdict.evidence)
    worded = _phrased(asked, extraction) if not stranger else None
    if (
        worded is not None
        and worded.verdict.status == "supported"
        and claim.metric == "unknown"
        and _is_not_done(asked, worded)
    ):
        worded = None
    if found.verdict.status == "unverified":
        return worded or found
    if worded is not None and worded.verdict.status != found.verdict.status:
        return of_two(found, worded, asked.held, asked.fact.role == "delta")
    is_worded = worded is None or worded.verdict.status == "supported"
    if found.verdict.status == "supported" and is_worded and (other := _means_another(asked, found, extraction)):
        return open_(asked.held, "ambiguous", f"{found.verdict.detail} But {other}", found.verdict.evidence)
    if found.verdict.status == "supported" and is_called_record(text) and claim.kind != "statement":
        return judge_record(asked, found)
    return found


def _is_below_zero(found: Judgement) -> bool:
    """ "Raising funds (1,021)": what is in brackets was spent, and nothing of it taken in"""
    return any((evidence.value or "").startswith("-") for evidence in found.verdict.evidence[:1])


def _printed(asked: Asked) -> str | None:
    return asked.quantity.text if asked.quantity is not None else None


def _unless_labelled(asked: Asked, found: Judgement, extraction: Extraction) -> Judgement:
    """An accusation that the figure which goes by the claim's words best denies: it is not sure which of the two is meant."""
    if code_of(found) not in AS_READ - {"wrong-company"} or asked.quantity is None:
        return found
    times = when.plain_times(extraction, asked.claim.sentence)
    other = other_reading(asked, times)
    if other is None:
        return found
    return open_(asked.held, "ambiguous", f"{found.verdict.detail} But {other}", found.verdict.evidence)


_DEALS = frozenset(("deal_value", "orders", "unknown"))


_BACKLOG = regex(r"\b(?:order[\s-]*book|backlogs?|on hand)\b", re.IGNORECASE)
_ORDERS = regex(r"\borders\b(?!\s+(?:on|in)\s+hand)|\border\s+(?:intake|entry|inflows?)\b", re.IGNORECASE)


def _is_other_orders(text: str, cited: str) -> bool:
    """ "The backlog came to $402 million", of which the document says that orders were: what came in is not what is on the books."""
    mine, theirs = ((bool(_BACKLOG.search(each)), bool(_ORDERS.search(each))) for each in (text, cited))
    return {mine, theirs} == {(True, False), (False, True)}


_IS_BUYING = regex(r"\b(?:is|are)\s+(?:buying|purchasing|acquiring|procuring)\s+\S*\d", re.IGNORECASE)
_ORDERED = regex(r"\border(?:s|ed|ing)?\b|\bcontract(?:s|ed)?\s+for\b", re.IGNORECASE)
""" "Is buying 84 trams" of one that orders them; whoever "bought" them has them."""


def _is_not_done(asked: Asked, found: Judgement) -> bool:
    """ "Sold 9,730 turbines", where the document gives how many are under contract."""
    meanings = meanings_of(asked.rules.vocabulary)
    verb = done(asked, meanings)
    told = " ".join((asked.held.title or "", *(evidence.excerpt or "" for evidence in found.verdict.evidence)))
    if verb is not None and _IS_BUYING.search(asked.sentence) and _ORDERED.search(told):
        return False
    return verb is not None and not verb.stands_in(meanings.stems(told))


def _means_another(asked: Asked, found: Judgement, extraction: Extraction) -> str | None:
    """The cited sentence has another figure for the claim's words ("now expects 610,000 to 630,000 (previously 600,000 to 620,000)")."""
    evidence = found.verdict.evidence
    if len(evidence) != 1 or asked.quantity is None or "table" in evidence[0].key or asked.claim.kind == "statement":
        return None
    times = when.plain_times(extraction, asked.claim.sentence)
    figure = better_figure(asked, times, evidence[0].excerpt or "")
    return f"its words tell of {figure.quantity.text}." if figure is not None else None


def _phrased(asked: Asked, extraction: Extraction) -> Judgement | None:
    """What the structure of the claim does not decide, its sentence may."""
    claim = asked.claim
    if claim.kind == "statement" or asked.fact.quantity is None:
        return None
    times = when.plain_times(extraction, claim.sentence)
    found = phrased(asked, times) or tabled(asked, times) or labelled(asked, times)
    if found is None or found.verdict.status != "contradicted":
        return found
    if not _may_accuse(claim, asked.sentence) or doubt_of(asked.sentence, _printed(asked), found.verdict, asked.held):
        return None
    if any("table" in evidence.key for evidence in found.verdict.evidence):
        found = _unless_labelled(asked, found, extraction)
    return found if found.verdict.status != "unverified" else None


def _may_accuse(claim: Claim, text: str) -> bool:
    if claim.unbound is not None and not _NAMELESS.search(claim.unbound):
        return False
    return not (claim.modality == "forecast" and _UNSURE.search(text))


def _judged(asked: Asked, article: Article, extraction: Extraction, start: int, rules: Any) -> Judgement | None:
    claim, fact = asked.claim, asked.fact
    if claim.kind == "statement":
        return _statement(asked, article, start)
    if claim.kind == "office":
        return office_of(asked, extraction, rules)
    if claim.kind == "comparison":
        times = when.plain_times(extraction, claim.sentence)
        return told_of_rows(asked, times) or orders.judge_metrics(asked) or orders.judge_compared(asked)
    if fact.quantity is None:
        times = when.plain_times(extraction, claim.sentence)
        return judge_frames(asked.held, asked.sentence, times, rules.vocabulary)
    if fact.role == "diff":
        return _difference(asked)
    if fact.role == "delta":
        return judge_change(asked)
    if fact.role == "share":
        return judge_share(asked)
    if fact.role == "streak":
        return judge_streak(asked)
    if fact.role == "rank":
        found = judge_rank(asked)
        return (
            found if found.verdict.status != "unverified" else judge_called(asked.held, asked.sentence, rules) or found
        )
    found = judge_together(asked) or judge_level(asked)
    if found.verdict.status == "unverified":
        found = other_basis(asked) or found
    if found.verdict.status == "unverified":
        near = anchored(asked) if asked.who is not None else None
        if near is not None and (near.verdict.status == "contradicted" or _is_absent(found)):
            return near
        return none_of_it(asked) or found
    return found


def _is_absent(found: Judgement) -> bool:
    return isinstance(found.verdict, Unverified) and found.verdict.reason == "no-data"


def _difference(asked: Asked) -> Judgement | None:
    return orders.judge_order(asked) or open_(asked.held, "no-data", f"{asked.held.name} gives no such distance")


_BACK = 240
"""Code points of what stands before a quote."""


def _statement(asked: Asked, article: Article, start: int) -> Judgement | None:
    claim, held, text = asked.claim, asked.held, asked.sentence
    speaker = claim.attribution
    if speaker is not None:
        speaker = person_for(held, text, speaker)
    if speaker is not None and speaker.lower() in ("he", "she"):
        # "The mayor, Lucia Prado, defended the plan. ..., she said": the person of the sentence before
        before = persons_in(held, article.text[max(0, start - _BACK) : start])
        speaker = before[-1] if before else speaker
    by_issuer = speaker is not None and name_stems(speaker) <= held.issuer
    quotes = placed_quotes(text)
    if quotes:
        found = [judge_quote(held, quote, None if by_issuer else speaker, start + at) for quote, at in quotes]
        order = {"contradicted": 0, "unverified": 1, "supported": 2}
        return min(found, key=lambda each: order[each.verdict.status])
    if asked.quantity is not None and by_issuer:
        return None  # the figure inside is a claim of its own
    told = claim.object.text if claim.object is not None else text
    return judge_indirect(held, told, None if by_issuer else speaker)
