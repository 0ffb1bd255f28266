"""Figures of an article that raise no claim ("cut the attacks by 4.2 a month"): looked up by the words around them, and told where a document decides."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from typing import Any

from factcheck.extract.lexicon import lexicon_of
from factcheck.judge.case import Judgement
from factcheck.judge.documents import when
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.beyond import beyond
from factcheck.judge.documents.labelled import every_of, labelled
from factcheck.judge.documents.meanings import SIZE
from factcheck.judge.documents.phrased import phrased
from factcheck.judge.documents.tables import tabled
from factcheck.model import Article, Claim, Extraction, Quantity, Subject
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.sources.documents import Held
from factcheck.sources.documents.facts import FactReader

_KINDS = frozenset(("money", "percent", "count", "fraction", "pp", "bps"))
_OF_THESE = regex(r"\bof\s+(?:the|its|their|all|his|her|our)\s+$", re.IGNORECASE)
_SPOKEN_OF = regex(r"(?:two|three|four)\b(?!\s+(?:percent|per cent|hundred|thousand|million|billion))", re.IGNORECASE)
_THE = regex(r"\b(?:the|these|those)\s+(?:other\s+)?$", re.IGNORECASE)
_HYPHENED = regex(r"\d[/–-]\d")
_SILENT = frozenset(("boilerplate", "opinion", "hypothetical"))


def unread(
    extraction: Extraction,
    article: Article,
    rules: Any,
    documents: Sequence[Held],
    claims: Sequence[Claim],
    best: Callable[[Sequence[Judgement]], Judgement | None],
) -> list[Claim]:
    taken = {claim.quantity for claim in claims}
    spans = [(claim.start, claim.end) for claim in claims if claim.kind not in ("statement", "event")]
    out: list[Claim] = []
    for quantity in extraction.quantities:
        if quantity.id in taken or quantity.alt_of or quantity.kind not in _KINDS:
            continue
        sentence = extraction.sentences[quantity.sentence]
        if sentence.cls in _SILENT or sentence.repeat_of is not None:
            continue
        if article.text.startswith(" ago", quantity.end):
            continue  # "four winters ago"
        if SIZE.match(article.text, quantity.start) or _HYPHENED.match(article.text, max(0, quantity.start - 2)):
            continue  # "2024/25" is a time
        if any(a < quantity.end and quantity.start < b for a, b in spans):
            continue
        found = []
        text = article.text[sentence.start : sentence.end]
        if _OF_THESE.search(article.text, sentence.start, quantity.start):
            continue  # "eight of the nine members" tells of eight
        if _SPOKEN_OF.match(quantity.text) and _THE.search(article.text, sentence.start, quantity.start):
            continue  # "the two companies" are spoken of, and not counted
        if any(mark in text for mark in '"“”'):
            continue  # a quote is looked up as one
        if every_of(text) == quantity.value is not None:
            continue  # "of each $100" asserts nothing
        claim = _claim(quantity, text)
        for held in documents:
            reader = FactReader(article, extraction, held.calendar, lexicon_of(rules.vocabulary))
            fact = replace(reader.fact(claim, ""), quantity=quantity)
            asked = Asked(claim, fact, held, rules, text, None)
            times = when.plain_times(extraction, quantity.sentence)
            judged = phrased(asked, times) or tabled(asked, times) or labelled(asked, times)
            if judged is not None:
                found.append(beyond(asked, judged, times))
        judgement = best(found)
        if judgement is not None and judgement.verdict.status != "unverified":
            out.append(claim.model_copy(update={"verdict": judgement.verdict, "rule": judgement.rule}))
    return out


def _claim(quantity: Quantity, text: str) -> Claim:
    digest = hashlib.sha256(f"figure\x1f{quantity.text}\x1f{' '.join(text.split())}".encode()).hexdigest()[:8]
    return Claim(
        id=f"c-{digest}",
        sentence=quantity.sentence,
        start=quantity.start,
        end=quantity.end,
        text=quantity.text,
        kind="amount",
        subject=Subject(text=None),
        metric="unknown",
        role="level",
        quantity=quantity.id,
    )
