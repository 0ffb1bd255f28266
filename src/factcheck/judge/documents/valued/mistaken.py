"""What a figure of a sentence is of the document, where the words of the sentence name another: taken from the wrong row, column or clause.

The words must name one figure of the document, with nothing of theirs left over that the document knows; the digits must be those of
another, beside it, to which fewer of the words lead. A number of three digits is that by no chance.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from factcheck.judge.case import Judgement
from factcheck.judge.documents.directions import way_of
from factcheck.judge.documents.labelled import Entry
from factcheck.judge.documents.meanings import is_metric
from factcheck.judge.documents.printed import Printed
from factcheck.judge.documents.readings import DOING, OF_AMOUNT, OUTLOOK
from factcheck.judge.documents.valued.forms import is_return, is_step
from factcheck.judge.documents.valued.sentence import NEAR, TOLD, Sentence, evidence_of
from factcheck.judge.documents.values import related, weigh
from factcheck.judge.documents.verdicts import contradicted
from factcheck.judge.documents.when import may_be_own_year
from factcheck.judge.hedges import hedge_of
from factcheck.model import DiagnosisCode, Quantity
from factcheck.patterns import regex
from factcheck.sources.documents.periods import same
from factcheck.sources.documents.words import all_stems

_FAIR: Final = 10
_TELLS: Final = 0.1
_ANY: Final = 0.01
_SHARP: Final = 100
_STRANGE: Final = 2
_FAR: Final = 50
_SURE: Final = 0.8
_SCALES: Final = frozenset(Decimal(10) ** n for n in (-9, -6, -3, 3, 6, 9))
_RELATIVE = regex(
    r"\b(?:last|this|past|previous|current|latest|before|earlier|ago|prior|preceding|next)\b", re.IGNORECASE
)
_RATES: Final = frozenset(("percent", "fraction", "pp", "bps"))
_PARTS: Final = frozenset(("percent", "fraction"))
_SCALED = regex(r"\b(?:thousand|million|billion|trillion|bn|mn|m|k)\b", re.IGNORECASE)
_OTHERS = regex(
    r"\b(?:rivals?|competitors?|other|others|unlike|versus|ahead|behind|after|followed|owner|parent|sister|together|combined|between them|average|both|without|excluding|except|respectively|rest|remainder|each|apiece|of which|of them|among|share of|out of)\b",
    re.IGNORECASE,
)
"""What may speak of more figures than the one that is named, or of what follows from them."""


_OF_WHOM = regex(r"\s+(?:for|of|in|at|on|by)\s+(?:the\s+|its\s+|an?\s+)?[A-Za-z]", re.IGNORECASE)


def mistaken(s: Sentence, f: Printed) -> Judgement | None:
    """None where the figure may be right, or the words leave open which one is meant."""
    q = f.quantity
    if q.value is None or q.cmp != "eq" or f.is_base or _OTHERS.search(s.text):
        return None
    if any(o.is_base and o.quantity.kind == q.kind and _OF_WHOM.match(s.text, o.quantity.end) for o in s.figures):
        return None  # "8.7%, against 7.9% for the index": the words behind a figure are its own
    if OF_AMOUNT.match(s.text, q.end):
        return None
    if s.spoken.than is not None and not s.spoken.is_time(s.spoken.than[1]):
        return None
    step = is_step(s, f)
    tried = [e for e in s.entries if s.is_timely(e) and _may_be(q, e, step)]
    t = max(tried, key=lambda e: _fit(s, e), default=None)
    if t is None or _has(s, q, t, t, way_of(f.clause, s.meanings) if step else None) or not _covers(s, q, t):
        return None
    if t.table is None and (t.is_base or len(s.figures) > 1):
        return None
    same_ones = [e for e in s.entries if e is not t and _has(s, q, t, e)]
    if not all(_leads_more(s, t, e) for e in same_ones):
        return None
    own = _of_itself(q, t)
    if own is not None:
        return contradicted(
            s.held, [evidence_of(s.held, t)], own, f"{s.held.name} says {t.quantity.text}, not {q.text}."
        )
    is_sure = abs(q.value) >= _SHARP * q.step and s.score((t,)) >= _SURE
    taken = [e for e in same_ones if is_sure or _is_beside(t, e)]
    if not taken or abs(q.value) < _FAIR * q.step or not _are_near(q, t):
        return None
    code = _code(t, taken[0])
    if code == "wrong-period" and (not s.spoken.nows or _RELATIVE.search(s.text) or may_be_own_year(s.held, s.text)):
        return None
    detail = f"{s.held.name} says {t.quantity.text}, not {q.text}, which is {_called(taken[0])}."
    return contradicted(s.held, [evidence_of(s.held, e) for e in (t, taken[0])], code, detail)


def _may_be(q: Quantity, e: Entry, step: bool) -> bool:
    """Of its kind, whatever its unit."""
    if (e.is_change or is_return(e)) != step:
        return False
    return q.kind == e.quantity.kind or {q.kind, e.quantity.kind} <= (_RATES if step else _PARTS)


def _of_itself(q: Quantity, t: Entry) -> DiagnosisCode | None:
    """The digits are its own; the direction, the unit or the scale is another."""
    assert q.value is not None
    assert t.quantity.value is not None
    mine, its = abs(q.value), abs(t.quantity.value)
    if mine == its and t.is_change:
        return "percent-vs-points" if q.kind != t.quantity.kind else "direction-flipped"
    if mine < _FAIR * q.step:
        return None
    if mine == its and related(q, t.quantity)[0] == "currency":
        return "wrong-currency"
    if q.kind != t.quantity.kind or not (q.kind == "money" or _SCALED.search(q.text)):
        return None
    return "scale-slip" if mine >= _SHARP * q.step and its / mine in _SCALES else None


def _are_near(q: Quantity, e: Entry) -> bool:
    """Of one order, so that the one may stand in the other's place."""
    assert q.value is not None
    assert e.quantity.value is not None
    small, large = sorted((abs(q.value), abs(e.quantity.value)))
    return large <= _FAR * small or e.is_change


def _fit(s: Sentence, e: Entry) -> tuple[float, int, bool]:
    """How well it goes by the words, then how many of them its label has in the same letters."""
    label = e.own if e.table is None else all_stems(f"{e.table.rows[e.at[0]].label} {e.at[1]}")
    return round(s.score((e,)), 6), len(label & s.letters), e.is_total


def _leads_more(s: Sentence, t: Entry, e: Entry) -> bool:
    """A word of the sentence leads to the one that does not lead to the other, or the time that it tells; and none only to the other."""
    its, mine = _words_at(s, e, NEAR), _words_at(s, t, NEAR)
    if its - _words_at(s, t, TOLD):
        return False
    less = its if t.line is e.line else _words_at(s, e, TOLD)
    if any(s.weights[w] > _TELLS for w in mine - less) or _fit(s, t)[1] > _fit(s, e)[1]:
        return True
    return bool(s.spoken.nows) and bool(e.windows) and s.is_timely(t) and not s.is_timely(e) and its <= mine


def _words_at(s: Sentence, e: Entry, least: float) -> frozenset[str]:
    return frozenset(m.text for m in s.words if s.near(m, e) >= least)


def _is_beside(t: Entry, e: Entry) -> bool:
    """In its row or column; or in its sentence."""
    if t.table is None or e.table is None:
        return t.line is e.line
    return t.table is e.table and not e.is_total and (t.at[0] == e.at[0] or t.at[1] == e.at[1])


def _has(s: Sentence, q: Quantity, t: Entry, e: Entry, way: str | None = None) -> bool:
    """The figure of the sentence is this one."""
    if e.is_change != t.is_change or related(q, e.quantity)[0] != "same" or q.value is None or e.quantity.value is None:
        return False
    if t.is_change or is_return(t):
        its = way_of(e.figure.clause, s.meanings) if e.figure is not None else "up" if e.quantity.value > 0 else "down"
        return abs(q.value) == abs(e.quantity.value) and (way is None or its in (None, way))
    return weigh(q, e.quantity, hedge_of(s.rules, q)).outcome == "match"


def _covers(s: Sentence, q: Quantity, t: Entry) -> bool:
    """Nothing of the sentence is left that the document knows of another such figure; what it does not know is little."""
    if t.is_outlook or OUTLOOK.search(s.text):
        return False
    hits = [m for m in s.words if s.near(m, t) >= NEAR]
    left = [m for m in s.words if s.near(m, t) < (TOLD if t.table is None else _ANY)]
    inside = [e for e in s.entries if t.table is not None and e.table is t.table]
    alike = [e for e in inside if e.is_change == t.is_change and related(q, e.quantity)[0] == "same"]
    if any(s.near(m, e) >= NEAR for m in s.words if m not in hits for e in alike):
        return False
    strange = [m for m in left if not any(s.near(m, e) >= NEAR for e in inside)]
    is_whole = q.kind != "count" and t.table is not None and s.names_whole(t.table.rows[t.at[0]])
    if any(s.matters(m) or m.stands_in(s.spoken.counted) or (m.ways & DOING and not is_whole) for m in strange):
        return False  # apprentices are counted nowhere there, nor has anybody been hired
    most = 0 if t.is_change else _STRANGE if (q.value or 0) >= _SHARP * q.step else 1
    return bool(hits or t.is_total) and len(strange) <= most


def _code(t: Entry, e: Entry) -> DiagnosisCode:
    if t.windows and e.windows and not same(t.windows[0], e.windows[0]):
        return "wrong-period"
    if t.table is None or e.table is None or t.at[0] == e.at[0]:
        return "wrong-metric"
    rows = t.table.rows
    return "wrong-metric" if any(map(is_metric, (*rows[t.at[0]].words, *rows[e.at[0]].words))) else "wrong-segment"


def _called(e: Entry) -> str:
    if e.table is None:
        assert e.figure is not None
        words = _OPENS.sub("", " ".join(e.figure.said.split())).strip(" .,;:")
        return f'told of "{words}"'
    return f"the figure of {e.table.rows[e.at[0]].label}, {e.at[1]}"


_OPENS = regex(r"^\W*(?:(?:and|but|while|which|with)\s+)?(?:the\s+)?", re.IGNORECASE)
