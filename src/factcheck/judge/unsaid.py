"""What a sentence's own words leave open: of whom, when or what its figure is told, whichever metric and period is meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.judge.case import Case
from factcheck.model import Claim, Entity, Time
from factcheck.patterns import regex


def of_other_words(case: Case) -> str | None:
    """What the sentence's own words leave open, whichever period and metric is meant."""
    if case.claim.role == "from" and _STEPS.match(case.article.text, case.claim.end):
        return "it is the first of several steps, whose periods are not told"
    asked = any(c.field == "metric" and c.source == "question" for c in case.claim.context)
    if asked and case.claim.metric == "cash":
        return "whether cash in hand or what came in is meant, a topic does not say"  # "Let's talk about cash."
    lead = case.article.text[case.sentence.start if case.sentence else 0 : case.claim.start]
    if case.claim.role == "share" and _TOGETHER.search(lead):
        return "it is the share of several amounts together"
    if is_unsaid(case) and (name := _possessor(case)) is not None:
        return f'whose figure it is "{name}" may tell'
    return None


def names_both_ways(case: Case) -> bool:
    """ "Through buybacks and dividends": that both are counted"""
    return _DIVIDENDS.search(case.words) is not None and _REPURCHASES.search(case.words) is not None


_DIVIDENDS = regex(r"\bdividends?\b", re.I)
_REPURCHASES = regex(r"\b(?:buybacks?|repurchas\w+)\b", re.I)


def of_their_diagnosis(case: Case, code: str) -> str | None:
    """What a diagnosis says of our reading rather than of the figure."""
    if code == "wrong-metric" and case.claim.metric == "payout" and not names_both_ways(case):
        return "a payout may be that of dividends alone"
    if (
        code == "wrong-metric"
        and case.claim.metric == "ocf"
        and _MADE.search(case.words)
        and "cash" not in case.words.lower()
    ):
        return "what operations made may be their result or their cash"
    by_verb = case.claim.metric == "revenue" and "metric<metric_verb" in case.claim.rule_trace
    if code == "wrong-metric" and by_verb:
        paragraph = case.article.text.rfind("\n\n", 0, case.claim.start) + 1
        if _YIELDED.search(case.words) or _FLOWS.search(case.article.text, paragraph, case.claim.start):
            return "what came in may be cash from operations"
    bare = case.claim.metric in ("net_loss", "net_income", "profit") and _BARE_RESULT.search(case.words)
    specific = any(c.metric in ("operating_loss", "operating_income") for c in claims_beside(case))
    if code == "wrong-metric" and bare and specific:
        return "a bare profit or loss may be the one that the sentence names in full"
    return None


_TOGETHER = regex(
    r"\b(?:together|combined|between them|in total|in sum|all in|all told|in all|altogether)\b(?:[^.;]|\.(?=\d)){0,40}$",
    re.I,
)
_YIELDED = regex(r"\b(?:generat|produc)(?:e|es|ed|ing)\b", re.I)
_FLOWS = regex(r"\bcash\b|\b(?:from|by) (?:its |their )?operati(?:ons|ng activities)\b", re.I)
_MADE = regex(r"\b(?:made|makes|earned|earns)\b", re.I)
_BARE_RESULT = regex(r"\b(?:a|the|its) (?:loss|profit) of\b", re.I)
_STEPS = regex(r"\s+to\s+\S+(?:\s+(?:million|billion|percent))?,?\s+(?:and\s+)?(?:then\s+)?to\s")
_POSSESSOR = regex(r"(?<![\w.])([A-Z][a-z]+)['’]s\s")
_NO_NAMES = frozenset("It That There Here What Let Who Today Yesterday Christmas".split())


def _possessor(case: Case) -> str | None:
    """ "Atlanta's profit jumped 58% to $3.8 billion": a name that is not that of the company taken over from before"""
    sentence = case.sentence
    if sentence is None:
        return None
    place = case.claim.sentence
    named: list[Entity | Time] = [e for e in case.extraction.entities_in(place) if e.ref]
    named += case.extraction.times_in(place)  # "July's", "New Year's Eve"
    for m in _POSSESSOR.finditer(case.article.text, sentence.start, case.claim.start):
        own = any(e.start <= m.start() < e.end for e in named)
        if not own and m[1] not in _NO_NAMES and m[1] not in (case.claim.subject.name or ""):
            return m[1]
    return None


_COMPARED = regex(
    r"\b(?:than|what (?:it|they) (?:was|were|had been)|against|versus|compared (?:with|to)|up from|down from|after|above|below)\b[^,;]*$",
    re.I,
)
_NEXT = regex(r"[,;]\s+(?:and|but|while|which|so|as)\b|;", re.I)


def of_comparison(case: Case) -> bool:
    """The time stands with what something else is compared with.

    "Capital spending was twice what it was in the first quarter of 2025, and it devoured 78% of cash flow", "40 cents of every dollar
    stayed, against fewer than 38 in 2023".
    """
    time, sentence = case.extraction.time(case.claim.period), case.sentence
    if time is None or sentence is None or time.sentence != case.claim.sentence or case.claim.role == "from":
        return False
    text = case.article.text
    if time.end <= case.claim.start:
        compared = _COMPARED.search(text[sentence.start : time.start])
        return compared is not None and _NEXT.search(text, time.end, case.claim.start) is not None
    return time.start >= case.claim.end and _COMPARED.search(text[case.claim.end : time.start]) is not None


def claims_beside(case: Case) -> Sequence[Claim]:
    """All claims of the sentence, the case's own among them."""
    return case.extraction.claims_in(case.claim.sentence)


def is_unsaid(case: Case) -> bool:
    """Whether the company is taken over from before."""
    return any(context.field == "subject" for context in case.claim.context)
