"""The verdict: what an operation finds, where the words of the sentence are those of its rows and columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from factcheck.judge.case import Judgement, note
from factcheck.judge.documents.figures import is_old_version
from factcheck.judge.documents.frames.senses import senses_of
from factcheck.judge.documents.meanings import Meaning, is_metric, meanings_of
from factcheck.judge.documents.part_behind import PART_BEHIND
from factcheck.judge.documents.qualified import tells_which
from factcheck.judge.documents.rows.attributed import attributed
from factcheck.judge.documents.rows.compared import compared
from factcheck.judge.documents.rows.extremes import NONE_MORE, extreme
from factcheck.judge.documents.rows.findings import Finding
from factcheck.judge.documents.rows.levels import level
from factcheck.judge.documents.rows.moved import moved
from factcheck.judge.documents.rows.parts import parts_of
from factcheck.judge.documents.rows.picks import MONEY
from factcheck.judge.documents.rows.rates import rate
from factcheck.judge.documents.rows.ratios import ratio
from factcheck.judge.documents.rows.runs import run
from factcheck.judge.documents.rows.series import over_times
from factcheck.judge.documents.rows.spoken import OF_A_PART, Spoken
from factcheck.judge.documents.rows.views import View, views_of
from factcheck.judge.documents.verdicts import cite, contradicted, supported
from factcheck.judge.documents.when import may_be_own_year
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import all_stems, stem

_OPERATIONS = (run, over_times, extreme, ratio, compared, rate, moved, level, attributed)
_OF_ONE_ROW = (run, over_times, rate, level)
_OF_OTHERS = regex(
    r"\b(?:rivals?|competitors?|parent|owner|sister company|subsidiary|without|excluding|except|analysts?|economists?)\b",
    re.IGNORECASE,
)
_PRICE_OF_SHARES = regex(
    r"\b(?:shares?|stock)\s+(?:have\s+|has\s+|had\s+|were\s+|was\s+)?(?:gained|rose|risen|fell|fallen|jumped|dropped|climbed|slipped|lost|added|surged|plunged|tumbled|soared|rallied|slid|sank|up|down)\b",
    re.IGNORECASE,
)
""" "Its shares gained 6%": of their price, and of nothing that is told per share."""
_NOT_THIS = regex(
    r",\s+(?:and\s+)?not\s+(?:in\s+|at\s+|the\s+)*[A-Z][\w-]*(?:\s[A-Z][\w-]*)*(?=,|\s+(?:where|that|which))"
)
""" "It was Denmark, not Germany, where": what is first is no other."""
_MARKS = frozenset('"“”')
_STRANGE, _SHARP = 2, 100


def judge_rows(held: Held, text: str, rules: Any) -> Judgement | None:
    """None where no row and column are what the sentence names, or where tables differ on it."""
    return _judged_whole(held, text, rules) or _judged_parts(held, text, rules)


def _judged_parts(held: Held, text: str, rules: Any) -> Judgement | None:
    """ "Exports to Poland grew 11.2%, while those to Italy fell 3.4%": each part by itself; true where all are, false where one is and
    the others are true."""
    if _MARKS & {*text}:
        return None
    parts = parts_of(text)
    judged = [_judged_whole(held, part, rules) for part in parts]
    found = [each for each in judged if each is not None]
    if len(parts) < _SEVERAL or len(found) != len(parts):
        return None
    wrong = [each for each in found if each.verdict.status == "contradicted"]
    if len(wrong) > 1:
        return None
    if wrong:
        return wrong[0]
    evidence = tuple(e for each in found for e in each.verdict.evidence)
    notes = [n for each in found for n in each.verdict.notes]
    return supported(held, evidence, " ".join(each.verdict.detail for each in found), (), notes)


_SEVERAL = 2


def _judged_whole(held: Held, text: str, rules: Any) -> Judgement | None:
    if not held.facts or _MARKS & {*text} or OF_A_PART.match(text):
        return None
    meanings = meanings_of(rules.vocabulary)
    text = _NOT_THIS.sub("", text)
    spoken = Spoken(text, held, meanings, senses_of(rules.vocabulary), rules)
    if _OF_OTHERS.search(text) or _PRICE_OF_SHARES.search(text):
        return None
    views = views_of(held, meanings, spoken.stems)
    found = [(finding, view) for view in views for finding in _findings(view, spoken)]
    if not found:
        spoken = Spoken(text, held, meanings, spoken.senses, rules, is_loose=True)
        found = [(finding, view) for view in views for finding in _findings(view, spoken)]
    if not found:
        return None
    best = max(_fit(*each, spoken) for each in found)
    if len(parts_of(text)) > 1 and not all(finding.holds for finding, view in found):
        # "revenue reached 3.2 billion; the loss in dairy shrank": no row of the one part in a column of the other
        found = [(finding, view) for finding, view in found if finding.holds]
    judged = [
        each
        for finding, view in found
        if _fit(finding, view, spoken) == best and (each := _judged(finding, view, spoken)) is not None
    ]
    return judged[0] if len({each.verdict.status for each in judged}) == 1 else None


def _fit(finding: Finding, view: View, spoken: Spoken) -> tuple[int, int, int]:
    """How few words are left, how many stand over the rows themselves, and how many in the labels."""
    own = all_stems(spoken.bare)
    return -len(_unsaid(finding, view, spoken)), len(own & (view.above | view.caption)), len(own & finding.said)


def _findings(view: View, spoken: Spoken) -> Sequence[Finding]:
    """The first operation that is meant; the others would read the same words otherwise."""
    is_denied = spoken.is_denied and not NONE_MORE.search(spoken.text)
    for operation in (moved,) if is_denied else _OF_ONE_ROW if spoken.is_loose else _OPERATIONS:
        found = operation(view, spoken)
        if found is not None:
            return (found,)
    return ()


def _judged(finding: Finding, view: View, spoken: Spoken) -> Judgement | None:
    left = _unsaid(finding, view, spoken)
    strange = [m for m in left if _is_strange(m, finding, view, spoken)]
    if len(left) > len(strange) or len(strange) > (_STRANGE if finding.figures else finding.is_others):
        return None
    if any(tells_which(spoken.text, m.text) for m in strange):
        return None
    held = spoken.held
    evidence = tuple(cite(held, cell) for cell in finding.cells[:3])
    detail = f"{held.name}: {finding.detail}"
    if finding.holds:
        told = spoken.text.partition(finding.figures[0].text)[0] if finding.figures else ""
        if finding.figures and finding.cells and is_old_version(finding.cells[0].column, told):
            return None
        if (not finding.is_named or not finding.figures) and (strange or not finding.is_named):
            return None
        return supported(
            held, evidence, f"{detail}.", (), [note("derived", finding.detail)] if len(finding.cells) > 1 else []
        )
    if finding.code == "wrong-period" and may_be_own_year(held, spoken.text) or _is_of_next(finding, spoken):
        return None
    alone = _ALONE.search(spoken.text)
    if alone is not None and stem(alone["what"]) not in finding.said:
        return None
    if strange and (not _is_spared(finding, strange)) or not (finding.is_named and finding.is_sure):
        return None
    own = finding.said | view.caption | view.above
    names = [m for m in spoken.labels if m.is_name and (m not in spoken.words or m.stands_in(view.around))]
    if any(not spoken.is_of_whole(m) and not m.stands_in(own) and not is_metric(m) for m in names):
        return None  # "Harrow City paid", of whom the document only tells; "in the United States", of which another table does
    return contradicted(held, evidence, finding.code, f"{detail}.")


def _is_of_next(finding: Finding, spoken: Spoken) -> bool:
    """ "Reserves had grown to $18.5 billion, of which $3.3 billion was gold": the row of gold is that of the next figure"""
    if len(finding.figures) != 1:
        between = [spoken.text[a.end : b.start] for a, b in pairwise(finding.figures) if a.end <= b.start]
        return any(PART_BEHIND.search(words) for words in between)
    behind = next((q.start for q in spoken.figures if q.start >= finding.figures[0].end), None)
    named = finding.said & all_stems(spoken.text)
    return behind is not None and bool(named) and named.isdisjoint(all_stems(spoken.text[:behind]))


_ALONE = regex(r"\b(?:from|of|for|by|with|in)\s+(?P<what>[a-z][\w-]*)\s+alone\b")
""" "Fees from payments alone": a part of the row of all fees, unless a row is called so."""


def _is_spared(finding: Finding, strange: Sequence[Meaning]) -> bool:
    return finding.is_others and (_is_sharp(finding) or len(strange) == 1)


def _is_sharp(finding: Finding) -> bool:
    """So many digits agree with a cell by no chance."""
    return any(q.value is not None and q.step and abs(q.value) / q.step >= _SHARP for q in finding.figures)


def _is_strange(m: Meaning, finding: Finding, view: View, spoken: Spoken) -> bool:
    """A word that tells no figure of the document from another: one that it does not have, or, beside many digits, that no label has."""
    if m.is_name or (is_metric(m) and m.stands_in(spoken.held.roots)) or m.stands_in(spoken.counted):
        return False
    known = view.known if _is_sharp(finding) or finding.is_others else spoken.held.roots
    return m.ways.isdisjoint(known) and not (m.parts and m.parts <= known)


_PRICES = frozenset(("=price", "~price", "=commodity_price"))
""" "The base price", of euros a megawatt-hour."""


def _unsaid(finding: Finding, view: View, spoken: Spoken) -> list[Meaning]:
    """Words of the sentence that neither the address nor what stands around the table holds; what is measured must be a label's own."""
    own = finding.said | view.caption | view.above
    known = own | view.around
    is_money = all(cell.quantity is not None and cell.quantity.kind == "money" for cell in finding.cells)
    senses = frozenset().union(
        *(spoken.senses.stems(item.label) for item in view.columns.values() if item.stems <= finding.said)
    )
    is_price = is_money and all(cell.quantity is not None and cell.quantity.per for cell in finding.cells)
    return [
        m
        for m in spoken.words
        if not (m.ways & MONEY and is_money)
        and not (m.ways & _PRICES and is_price)
        and (m.is_name or m.ways.isdisjoint(spoken.meanings.dealings))
        and (not m.stands_in(own if is_metric(m) or m.stands_in(spoken.counted) else known))
        and (is_metric(m) or not any(w.stands_in(senses) for w in spoken.senses.words(m.text)))
    ]
