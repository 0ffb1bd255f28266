"""Verdicts that are taken back: by a qualification that the evidence lacks, or by the very figure of the document under the sentence's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from factcheck.judge.case import Judgement
from factcheck.judge.documents.anothers import of_another
from factcheck.judge.documents.asides import other_aside
from factcheck.judge.documents.called import EARLIER, asking_of, figures_called, text_of
from factcheck.judge.documents.gate import READINGS, doubt_of
from factcheck.judge.documents.labelled.entries import spans_in
from factcheck.judge.documents.meanings import meanings_of
from factcheck.judge.documents.printed import figures_of
from factcheck.judge.documents.qualified import is_of_other_kind, other_side, signed_side
from factcheck.judge.documents.revised import revised
from factcheck.judge.documents.values import weigh
from factcheck.judge.documents.verdicts import cite, contradicted, excerpt, open_, says
from factcheck.judge.hedges import hedge_of
from factcheck.model import Article, Claim, Contradicted, Extraction, Quantity, Verdict
from factcheck.patterns import regex
from factcheck.sources.documents import Held

_OF_FIGURES: Final = READINGS | {"wrong-company", "digits-transposed", "wrong-period"}


def withdrawn(claim: Claim, extraction: Extraction, article: Article, documents: Sequence[Held], rules: Any) -> Claim:
    """ "After tax it was left with 164 million" is neither right nor wrong by a profit before tax; nor is "It brought in 1.49 billion"
    by what came in elsewhere, where the document prints that figure: of what, the sentence before has told."""
    verdict = claim.verdict
    held = held_of(claim, documents)
    if verdict is None or verdict.status == "unverified" or not verdict.evidence or held is None:
        return claim
    sentence = extraction.sentences[claim.sentence]
    text = article.text[sentence.start : sentence.end]
    quantity = extraction.quantity(claim.quantity)
    if claim.kind not in ("office", "statement") and (
        why := doubt_of(text, quantity.text if quantity is not None else None, verdict, held)
    ):
        return _opened(claim, held, verdict, why)
    if quantity is None or (isinstance(verdict, Contradicted) and verdict.diagnosis.code not in _OF_FIGURES):
        return claim
    is_read = not isinstance(verdict, Contradicted) or verdict.diagnosis.code in READINGS
    cited = " ".join(f"{each.key} {each.excerpt or ''}" for each in verdict.evidence)
    other = None
    if verdict.status == "supported":
        other = revised(text, quantity, held, rules, verdict) or _for_each(text, quantity, held, verdict)
    if other is None and verdict.status == "supported" and claim.kind not in ("office", "statement"):
        told = verdict.evidence[0]
        side = other_side(text, quantity.text, told.excerpt or "") or signed_side(text, quantity.text, told)
        swapped = other_aside(text, held)
        before = extraction.sentences[claim.sentence - 1] if claim.sentence else None
        led = article.text[before.start : before.end] if before is not None else ""
        if (
            _THEIRS.match(text.partition(quantity.text)[0])
            and (whose := _of_the_one_before(led, quantity, held, rules, verdict)) is not None
        ):
            detail = f"{verdict.detail} Of what the sentence before names, it says {whose}."
            other = contradicted(held, verdict.evidence, "wrong-segment", detail)
        elif (person := of_another(text, held, verdict)) is not None:
            other = contradicted(held, verdict.evidence, "wrong-person", f"{verdict.detail} That is told of {person}.")
        elif side is not None:
            other = contradicted(held, verdict.evidence, "direction-flipped", f"{verdict.detail} That is a {side}.")
        elif swapped is not None:
            detail = f"{says(held, swapped[0])}, and nothing of {swapped[1]}."
            other = contradicted(held, (cite(held, swapped[0]),), "wrong-company", detail)
    if other is not None:
        return claim.model_copy(update={"verdict": other.verdict, "rule": other.rule})
    if verdict.status == "supported" and _runs_otherwise(text, verdict.evidence[0].excerpt or ""):
        detail = f"{verdict.detail} Over how long, it tells otherwise."
        return claim.model_copy(update={"verdict": open_(held, "ambiguous", detail, verdict.evidence).verdict})
    why = None
    if verdict.status == "contradicted" and is_read and _GOES_ON.match(text) and _is_printed(quantity, held):
        why = "Of what the sentence goes on to tell, is not sure."
    elif (
        verdict.status == "contradicted" and is_read and _is_held_against_beside(claim, extraction, article.text, cited)
    ):
        why = "That is the other figure of the sentence, and this one is told of an earlier time."
    elif verdict.status == "supported" and is_of_other_kind(text, cited, is_denied=False):
        why = "That is qualified otherwise."
    elif verdict.status == "contradicted" and (figure := _told_so(claim, text, extraction, held, rules)) is not None:
        why = f"But it has that figure, too: {figure}"
    return claim if why is None else _opened(claim, held, verdict, why)


def _opened(claim: Claim, held: Held, verdict: Verdict, why: str) -> Claim:
    left = open_(held, "ambiguous", f"{verdict.detail} {why}", verdict.evidence)
    return claim.model_copy(update={"verdict": left.verdict})


def _runs_otherwise(text: str, cited: str) -> bool:
    """ "Is buying back 300 million over three years", of a buyback "which runs for twelve months"; not "over a year" """
    told, says = (
        frozenset(span for runs in _RUNS.finditer(each) for span in spans_in(runs[0])) for each in (text, cited)
    )
    return bool(told) and bool(says) and told.isdisjoint(says)


_RUNS = regex(
    r"\b(?:over|runs\s+for|within)\s+(?:the\s+(?:next|coming)\s+)?[\w-]+\s+(?:years?|months?)\b", re.IGNORECASE
)


def _is_held_against_beside(claim: Claim, extraction: Extraction, text: str, cited: str) -> bool:
    """ "Handed out 31 red cards, after 36 the season before", where the cited sentence has 31 of this one: of 36 it says nothing"""
    quantity = extraction.quantity(claim.quantity)
    if quantity is None or EARLIER.search(text, extraction.sentences[claim.sentence].start, quantity.start) is None:
        return False
    printed = frozenset(_NUMBER.findall(cited))
    if not printed.isdisjoint(_NUMBER.findall(quantity.text)):
        return False
    others = [q for q in extraction.quantities_in(claim.sentence) if q is not quantity]
    told = frozenset(n for q in others for n in _NUMBER.findall(q.text))
    cells = [each for each in claim.verdict.evidence if ", column " in each.key] if claim.verdict is not None else []
    if any(told.isdisjoint(_NUMBER.findall((each.excerpt or "").rpartition(": ")[2])) for each in cells):
        return False  # "from 77.2 million a year earlier", of a row that has 71.2 then
    return any(not printed.isdisjoint(_NUMBER.findall(q.text)) for q in others)


_NUMBER = regex(r"\d[\d.,]*\d|\d")


_ALL = regex(r"\b(?:in all|in total|altogether|combined|together)\b", re.IGNORECASE)
_APIECE = regex(r"\s+(?:each|apiece)\b", re.IGNORECASE)


def _for_each(text: str, quantity: Quantity, held: Held, found: Verdict) -> Judgement | None:
    """ "The four ships cost 98 million in all", which is the price of each."""
    if _ALL.search(text) is None:
        return None
    digits = re.escape("".join(re.findall(r"\d[\d.,]*\d|\d", quantity.text)[:1]))
    for evidence in found.evidence:
        told = (
            re.search(
                rf"(?<![\d.,]){digits}(?![\d.,]*\d)(?:\s?(?:million|billion|thousand|bn|m)\b)?", evidence.excerpt or ""
            )
            if digits
            else None
        )
        if told is not None and _APIECE.match(evidence.excerpt or "", told.end()):
            return contradicted(held, (evidence,), "wrong-value", f"{found.detail} That is for each of them.")
    return None


_THEIRS = regex(r"(?:Their|Its|They|It)\b(?!\s+(?:is|was|has been)\s+(?:the|an?)\b)[^,;:]*$")


def _of_the_one_before(led: str, quantity: Quantity, held: Held, rules: Any, found: Verdict) -> str | None:
    """ "Services remain sticky. Their prices rose 1.3%", where the document has one figure of services and this one of goods."""
    meanings = meanings_of(rules.vocabulary)
    named = meanings.of(led)[:1]
    if not named or not led.lstrip().startswith(named[0].text) or len({e.excerpt for e in found.evidence}) != 1:
        return None
    figures, _ = figures_of(found.evidence[0].excerpt or "", held, rules.vocabulary, meanings)
    hedge = hedge_of(rules, quantity)
    mine = [f for f in figures if weigh(quantity, f.quantity, hedge).outcome == "match"]
    theirs = (
        [f for f in figures if f not in mine and named[0].stands_in(f.own) and f.is_change == mine[0].is_change]
        if mine
        else []
    )
    if not theirs or any(named[0].stands_in(f.own) for f in mine):
        return None
    is_other = all(weigh(quantity, f.quantity, hedge).outcome == "differ" for f in theirs)
    return theirs[0].quantity.text if is_other else None


_GOES_ON = regex(
    r"(?:(?:And|But|So)\s+)?(?:It|They|That|This|These|Those|Its|Their|Both|The\s+(?:whole|total|sum|rest))\b"
)
_SAME = 0.9999


def _is_printed(quantity: Quantity | None, held: Held) -> bool:
    if quantity is None or not quantity.value:
        return False
    size = abs(float(quantity.value))
    facts = held.facts.valued(size * _SAME, size / _SAME)
    return any(fact.quantity is not None and fact.quantity.kind == quantity.kind for fact in facts)


def _told_so(claim: Claim, text: str, extraction: Extraction, held: Held, rules: Any) -> str | None:
    asking = asking_of(claim, text, extraction, held, rules)
    if asking is None or asking.quantity.cmp == "range":
        return None  # "kept its forecast at 61 to 66 million": the figure is right, and what is said of it is not
    entry = next(figures_called(asking), None)
    return excerpt(text_of(entry)) if entry is not None else None


def held_of(claim: Claim, documents: Sequence[Held]) -> Held | None:
    digests = {evidence.digest for evidence in claim.verdict.evidence} if claim.verdict is not None else set()
    return next((held for held in documents if held.digest in digests), None)
