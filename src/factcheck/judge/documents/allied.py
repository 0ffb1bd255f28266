"""Several figures of one sentence that no claim finds by its words: one row or one sentence of the document that bears them all out."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from factcheck.judge.case import Judgement
from factcheck.judge.documents.companions import Anchor, agree, beside_of, companion, of_cells, of_line
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.directions import way_of
from factcheck.judge.documents.figures import is_old_version
from factcheck.judge.documents.labelled import Entry, entries_of
from factcheck.judge.documents.meanings import is_metric, meanings_of
from factcheck.judge.documents.move import is_evaluated
from factcheck.judge.documents.printed import FIGURES, Printed, figures_of
from factcheck.judge.documents.readings import OUTLOOK
from factcheck.judge.documents.stepped import FROM, TO
from factcheck.judge.documents.verdicts import contradicted, supported
from factcheck.model import Evidence
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import name_stems

_CLAUSE = regex(r"[,;:]\s")
_BARE = regex(r"[^\d.,;]*$")
_MARKS: Final = frozenset('"“”')
_FEW, _MANY = 2, 4
_COVERED: Final = 0.5


def allied(text: str, held: Held, rules: Any) -> Judgement | None:
    """Support, or the other direction than the two figures told, and only where a single row or sentence bears out every figure and has most of the words."""
    if denied(text) or _MARKS & {*text}:
        return None
    meanings = meanings_of(rules.vocabulary)
    figures = [f for f in figures_of(text, held, rules.vocabulary, meanings)[0] if f.quantity.kind in FIGURES]
    if not _FEW <= len(figures) <= _MANY or any(f.quantity.value is None for f in figures):
        return None
    leads = [f for f in figures if not (f.is_change or f.is_base) and f.quantity.kind in ("money", "percent", "count")]
    if not leads:
        return None
    entries = entries_of(held, meanings, rules.vocabulary, meanings.of(text), meanings.stems(text))
    lead = max(leads, key=lambda f: abs(f.quantity.value or Decimal(0)) / (f.quantity.step or Decimal(1)))
    found: dict[object, Judgement] = {}
    for entry in entries:
        if (
            entry.is_change
            or not agree(lead.quantity, entry.quantity, rules)
            or entry.is_outlook != bool(OUTLOOK.search(text))
            or (entry.table is not None and is_old_version(entry.table.columns[entry.at[1]].label, text[: lead.start]))
        ):
            continue
        anchor = of_line([entry], entries, held) if entry.table is None else of_cells([entry], entries, held)
        judged = _borne(text, lead, figures, anchor, rules) if anchor is not None else None
        if judged is not None:
            found[id(entry.line) if entry.table is None else (id(entry.table), entry.at[0])] = judged
    return next(iter(found.values())) if len(found) == 1 else None


def _borne(text: str, lead: Printed, figures: Sequence[Printed], anchor: Anchor, rules: Any) -> Judgement | None:
    own = beside_of(lead, text, anchor, rules)
    if own.is_anothers() or not own.is_of_its_time(anchor.own[0]) or not _is_covered(text, anchor, rules):
        return None
    evidence: list[Evidence] = []
    told = []
    for figure in figures:
        if figure is lead:
            continue
        span = figure.start, figure.quantity.end
        judged = companion(text, span, figure.is_base, anchor, rules)
        if judged is None or judged.verdict.status != "supported":
            return None
        evidence += judged.verdict.evidence
        told.append(judged.verdict.detail)
    if _is_turned(text, figures, rules):
        detail = f"{' '.join(told)} From the one figure to the other it went the other way."
        return contradicted(anchor.held, list(dict.fromkeys(evidence)), "direction-flipped", detail)
    return supported(anchor.held, list(dict.fromkeys(evidence)), " ".join(told))


def _is_turned(text: str, figures: Sequence[Printed], rules: Any) -> bool:
    """ "Rose to 6.1% from 6.4%": both figures are right, and the verb is not."""
    for one, other in itertools.pairwise(figures):
        before, between = _CLAUSE.split(text[: one.start])[-1], text[one.quantity.end : other.start]
        a, b = one.quantity.value or Decimal(0), other.quantity.value or Decimal(0)
        if not (TO.search(before) and FROM.search(between)) or not _BARE.match(between):
            continue
        way = way_of(before, meanings_of(rules.vocabulary)) if one.quantity.kind == other.quantity.kind else None
        if way is not None and a > 0 < b and a != b and not is_evaluated(before):
            return (a > b) != (way == "up")
    return False


def _is_covered(text: str, anchor: Anchor, rules: Any) -> bool:
    """Most of its words are those of the row or the sentence, and none that is missing names something of the document."""
    meanings = meanings_of(rules.vocabulary)
    heads = anchor.held.issuer | anchor.held.known_at_head
    entry: Entry = anchor.own[0]
    label = entry.own if entry.line is None else entry.line.stems
    words = [m for m in meanings.of(text) if not (m.is_name and name_stems(m.text) <= heads)]
    words = [m for m in words if way_of(m.text, meanings) is None and not m.ways & meanings.empty]
    left = [m for m in words if not m.stands_in(anchor.stems)]
    if any(m.is_name or is_metric(m) for m in left):
        return False
    if any(not m.ways.isdisjoint(anchor.held.parts) for m in left):
        return False
    return any(m.stands_in(label) for m in words) and len(left) <= _COVERED * len(words)
