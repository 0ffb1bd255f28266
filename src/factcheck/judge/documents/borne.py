"""A figure that no other way of reading finds, borne out by the one figure of the document that goes by the same label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from factcheck.judge.case import Judgement
from factcheck.judge.documents.called import Asking, around, asking_of, figures_called, is_named, is_sharp, label_of
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.directions import way_of
from factcheck.judge.documents.flows import is_flow_told
from factcheck.judge.documents.labelled.entries import Entry
from factcheck.judge.documents.meanings import is_metric
from factcheck.judge.documents.values import told
from factcheck.judge.documents.verdicts import best_of, cite, quoted, says, supported
from factcheck.model import Article, Claim, Extraction
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.periods import length, of_time, same
from factcheck.sources.documents.words import stem

_OPEN: Final = frozenset(("unbound", "no-data", "no-rule"))
_KINDS: Final = frozenset(("money", "count", "percent"))
_SHARP: Final = 100
"""How many of its last printed digit a figure must be, so that it agrees by no chance."""
_LEAST: Final = 2
_NEAR: Final = 20
"""Days."""


_OLD = regex(r"\b(?:before|previous|previously|earlier|prior|old|until now)\b", re.IGNORECASE)


def borne_out(
    claim: Claim, extraction: Extraction, article: Article, documents: Sequence[Held], rules: Any, is_withdrawn: bool
) -> Claim:
    """The claim, where its figure is open, supported by the document that has it under its own words."""
    verdict = claim.verdict
    if verdict is None or verdict.status != "unverified" or claim.negated:
        return claim
    if verdict.reason not in _OPEN and not is_withdrawn:
        return claim
    if claim.kind in ("statement", "office") or claim.modality in ("hypothetical", "opinion"):
        return claim
    sentence = extraction.sentences[claim.sentence]
    text = article.text[sentence.start : sentence.end]
    if denied(text):
        return claim
    best = best_of([j for held in documents if (j := _borne(claim, text, extraction, held, rules)) is not None])
    return claim if best is None else claim.model_copy(update={"verdict": best.verdict, "rule": best.rule})


def _borne(claim: Claim, text: str, extraction: Extraction, held: Held, rules: Any) -> Judgement | None:
    asking = asking_of(claim, text, extraction, held, rules)
    if asking is None or asking.quantity.kind not in _KINDS or not is_sharp(asking.quantity, _SHARP):
        return None
    found = [entry for entry in figures_called(asking) if _is_meant(claim, extraction, asking, entry)]
    if not found or len({entry.quantity.value for entry in found}) > 1:
        return None
    entry = found[0]
    if entry.fact is not None:
        return supported(held, [cite(held, entry.fact)], f"{says(held, entry.fact)}.")
    assert entry.line is not None
    detail = f'{held.name} says {told(entry.quantity)}: "{entry.line.text.strip()}" ({entry.line.place}).'
    return supported(held, [quoted(held, entry.line.text, entry.line.place)], detail)


def _is_meant(claim: Claim, extraction: Extraction, asking: Asking, entry: Entry) -> bool:
    """Nothing that is told of the figure in the sentence is strange to it, and nothing speaks for another figure."""
    held, quantity = asking.held, asking.quantity
    if entry.is_change or claim.role in ("delta", "diff", "streak", "rank") or not is_named(entry, asking.stems, held):
        return False
    if entry.quantity.kind != quantity.kind and (entry.quantity.unit or quantity.kind == "percent"):
        return False
    label = [m for m in label_of(entry) if m.stands_in(asking.stems)]
    if len(label) < (_LEAST if not asking.is_earlier else 1):
        return False
    known = around(entry) | entry.told | entry.wide | frozenset(map(stem, held.issuer))
    if any((m.is_name or is_metric(m) or m.ways & held.roots) and not m.stands_in(known) for m in asking.own):
        return False
    if entry.is_outlook != (claim.modality in ("guidance", "forecast", "plan")):
        return False
    if is_flow_told(asking.text, asking.at, asking.at + len(quantity.text)):
        return False
    if (is_old := entry.table is not None and _OLD.search(entry.at[1]) is not None) != asking.is_earlier and (
        is_old or quantity.cmp == "range"
    ):
        return False  # "now sees 9.2 billion", of the column of what was foreseen before
    if asking.is_earlier:
        return is_old or _is_before(asking, entry) and _is_of_its_day(claim, extraction, held, entry)
    return _is_same_way(asking, entry)


def _is_before(asking: Asking, entry: Entry) -> bool:
    """A figure with which another is compared is of an earlier time."""
    main = asking.held.calendar.main
    now = [*asking.windows, *([main] if main is not None else [])]
    return bool(now and entry.windows) and all(
        w[1] < max(end for _, end in now) and any(abs(length(w) - length(n)) < _NEAR for n in now)
        for w in entry.windows
    )


def _is_of_its_day(claim: Claim, extraction: Extraction, held: Held, entry: Entry) -> bool:
    """ "Compared with 30,730 in the second quarter": of the time that is told with it, and not of any before."""
    time = extraction.time(claim.period)
    if time is None or time.type not in ("date", "period", "fiscal"):
        return True
    told = of_time(time, held.calendar)
    return not told or not entry.windows or any(same(entry.windows[0], window) for window in told)


def _is_same_way(asking: Asking, entry: Entry) -> bool:
    """The way that the words tell is the way of the figure; where they tell one, the document must."""
    way = way_of(asking.segment, asking.meanings)
    if way is None:
        return True
    if entry.table is None:
        return entry.figure is not None and way_of(entry.figure.clause, asking.meanings) == way
    if not entry.windows:
        return False
    row = [e for e in asking.entries if e.table is entry.table and e.at[0] == entry.at[0] and not e.is_change]
    before = [
        e
        for e in row
        if e.windows
        and e.windows[0][1] < entry.windows[0][1]
        and abs(length(e.windows[0]) - length(entry.windows[0])) < _NEAR
        and e.quantity.value is not None
    ]
    mine = entry.quantity.value
    return (
        bool(before)
        and mine is not None
        and all(e.quantity.value is not None and (mine > e.quantity.value) == (way == "up") for e in before)
    )
