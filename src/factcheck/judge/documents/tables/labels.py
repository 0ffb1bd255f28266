"""Figures that only name a row or a column ("three rooms", under a header of that name), or of which others are told: they assert nothing of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from factcheck.judge.documents.labelled import every_of
from factcheck.judge.documents.meanings import meanings_of
from factcheck.judge.documents.tables.axes import tables_of
from factcheck.model import Article, Claim, Extraction
from factcheck.patterns import regex
from factcheck.sources.documents import Held

_LARGEST = 100


def name_labels(
    claims: Sequence[Claim], extraction: Extraction, documents: Sequence[Held], rules: Any
) -> frozenset[str]:
    """The claims that are left open and whose figure is printed as a label in a table of a document."""
    found = {}
    for claim in claims:
        quantity = (
            extraction.quantity(claim.quantity) if claim.verdict and claim.verdict.status == "unverified" else None
        )
        if quantity is not None and quantity.kind == "count" and quantity.value and abs(quantity.value) < _LARGEST:
            found[claim.id] = " ".join(quantity.text.lower().split())
    if not found:
        return frozenset()
    meanings = meanings_of(rules.vocabulary)
    labels: set[str] = set()
    for held in documents:
        for table in tables_of(held, meanings, meanings.stems(" ".join(found.values()))):
            labels.update(
                " ".join(item.label.lower().split()) for item in (*table.rows.values(), *table.columns.values())
            )
    return frozenset(id_ for id_, text in found.items() if text in labels)


def as_decided(claims: Sequence[Claim], labels: frozenset[str]) -> list[Claim]:
    """A label goes with what is decided of the sentence that it stands in."""
    out = []
    for claim in claims:
        other = None
        if claim.id in labels:
            beside = (
                c for c in claims if c.sentence == claim.sentence and c.id not in labels and c.verdict is not None
            )
            other = next((c for c in beside if c.verdict is not None and c.verdict.status != "unverified"), None)
        out.append(
            claim.model_copy(update={"verdict": other.verdict, "rule": other.rule}) if other is not None else claim
        )
    return out


def measures(claims: list[Claim], extraction: Extraction, article: Article) -> frozenset[str]:
    """Figures of which something is told and that assert nothing: "of every 100 vehicles", "the three biggest positions"."""
    out = set()
    for claim in claims:
        quantity = (
            extraction.quantity(claim.quantity) if claim.verdict and claim.verdict.status == "unverified" else None
        )
        if quantity is None:
            continue
        sentence = extraction.sentences[claim.sentence]
        every = every_of(article.text[sentence.start : sentence.end])
        if (every is not None and quantity.value == every) or SELECTED.search(claim.text):
            out.add(claim.id)
    return frozenset(out)


SELECTED = regex(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s+(?:biggest|largest|smallest|top|best|worst|leading|main|most|highest|lowest)\b",
    re.IGNORECASE,
)
