"""A figure beside one that is borne out, which its row or sentence has otherwise: the time or the step that is told is there, with another figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from factcheck.judge.case import Judgement
from factcheck.judge.compare import compare, point
from factcheck.judge.documents.companions.anchor import agree
from factcheck.judge.documents.companions.beside import Beside
from factcheck.judge.documents.companions.forms import Found, evidence_of
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.directions import way_of
from factcheck.judge.documents.meanings import Meaning
from factcheck.judge.documents.readings import OUTLOOK
from factcheck.judge.documents.verdicts import contradicted
from factcheck.model import DiagnosisCode
from factcheck.patterns import regex
from factcheck.sources.documents.periods import length, same
from factcheck.sources.documents.words import name_stems, stem

_BASE: Final = regex(
    r"\b(?:a|one|the)\s+year\s+(?:ago|before|earlier)\b|\b(?:same|corresponding|comparable)\s+(?:\w+\s+){1,2}(?:of\s+)?(?:last|the\s+(?:previous|prior))\s+year\b|\byear[\s-]on[\s-]year\b|\b(?:last|previous|prior)\s+(?:year|quarter|month)\b|\b(?:a|one|the)\s+(?:quarter|month)\s+(?:ago|before|earlier)\b",
    re.IGNORECASE,
)
_OTHERS: Final = regex(
    r"\b(?:would|could|might|excluding|without|apart|adjusted|underlying|organic\w*|comparable|like-for-like|average|per(?!\s?cent)|each|target|budget|forecast|expect\w*|of which|respectively|together|combined)\b",
    re.IGNORECASE,
)
_CLEAR: Final = Decimal("0.3")
"""Points of a percentage by which a change must be off, where it is worked out of rounded figures."""
_FEW: Final = 12


def wrong_beside(beside: Beside, tried: Sequence[Found]) -> Judgement | None:
    """None where more than one figure may be meant, or where the figure may be of something that the row does not hold."""
    q, anchor = beside.quantity, beside.anchor
    if q.cmp != "eq" or q.value is None or anchor.is_pair or not tried or denied(beside.text):
        return None
    if _left(beside) or any(stem(m[0]) not in anchor.stems for m in _OTHERS.finditer(beside.text)):
        return None
    return _level(beside, tried) if beside.is_from else _change(beside, tried) if beside.is_change else None


def _left(beside: Beside) -> list[Meaning]:
    """Words of the figure's own that its row or sentence does not have."""
    held, meanings = beside.anchor.held, beside.meanings
    heads = held.issuer | held.known_at_head
    left = [m for m in meanings.of(beside.figure.said) if not m.stands_in(beside.anchor.stems)]
    left = [m for m in left if not m.ways & meanings.empty and way_of(m.text, meanings) is None]
    if left and beside.text.startswith(left[0].text) and not left[0].stands_in(held.roots):
        left = left[1:]  # "Across the group": a capital that only opens the sentence
    return [m for m in left if m.stands_in(held.roots) or (m.is_name and not name_stems(m.text) <= heads)]


def _level(beside: Beside, tried: Sequence[Found]) -> Judgement | None:
    """ "Up from 14.4 percent at the end of 2024", of a row that has 14.1 for that day."""
    now = beside.anchor.now
    told = [w for w in beside.windows if now is None or not same(w, now)]
    if OUTLOOK.search(beside.text) or any(now is not None and bool(length(w)) != bool(length(now)) for w in told):
        return None  # "now projects 3.2%, up from 2.9% in August": what was foreseen then
    if any(now is not None and abs(length(w) - length(now)) > _FEW for w in told):
        return None
    if not told and not (beside.back and _BASE.search(_piece(beside))):
        return None
    found = {each[1]: each for each in tried}
    if len(found) != 1 or len(tried[0][2]) != 1:
        return None
    entry = tried[0][2][0]
    if entry.is_change or entry.quantity.kind != beside.quantity.kind:
        return None
    elsewhere = any(agree(beside.quantity, e.quantity, beside.rules) for e in beside.anchor.beside if e is not entry)
    code: DiagnosisCode = "wrong-period" if elsewhere else "wrong-value"
    held = beside.anchor.held
    detail = (
        f"Beside the other figure of the sentence {held.name} says {entry.quantity.text}, not {beside.quantity.text}."
    )
    return contradicted(held, evidence_of(held, [*beside.anchor.own[:1], entry]), code, detail)


def _piece(beside: Beside) -> str:
    """What stands around the figure, between commas."""
    before, behind = beside.text[: beside.quantity.start], beside.behind
    return f"{_CUT.split(before)[-1]} {_CUT.split(behind)[0]}"


_CUT: Final = regex(r"[,;:]\s")


def _change(beside: Beside, tried: Sequence[Found]) -> Judgement | None:
    """ "Grew 4.4 per cent to 5.92 billion", of a row in which the figure before is 5,769."""
    q, anchor, now = beside.quantity, beside.anchor, beside.anchor.now
    assert q.value is not None
    computed = [each for each in tried if len(each[2]) > 1]
    if not computed or now is None or len({each[2][-1].windows for each in computed}) != 1:
        return None
    is_told = bool([w for w in beside.windows if not same(w, now)]) or _BASE.search(beside.text) is not None
    earlier = {
        e.windows[0]
        for e in anchor.levels
        if e.windows and e.windows[0][1] < now[1] and abs(length(e.windows[0]) - length(now)) <= _FEW
    }
    if not is_told and len(earlier) != 1:
        return None
    one, other = computed[0][2][0].quantity, computed[0][2][-1].quantity
    if (
        one.value is None
        or not other.value
        or q.kind not in ("percent", "pp")
        or one.kind in ("percent",)
        and q.kind == "percent"
    ):
        return None
    step = one.value - other.value if q.kind == "pp" else (abs(one.value) / abs(other.value) - 1) * 100
    if (one.value < 0) != (other.value < 0) or beside.way is None:
        return None
    signed = -step if beside.way == "down" else step
    held = anchor.held
    detail = f"Beside the other figure of the sentence {held.name} says {computed[0][1]}, not {q.text}."
    evidence = evidence_of(held, computed[0][2])
    if compare(beside.reading(True), point(-signed)).outcome == "match":
        return contradicted(held, evidence, "direction-flipped", detail)
    if abs(q.value - signed) <= max(_CLEAR, q.step) or any(_is_printed(beside, each) for each in anchor.beside):
        return None
    return contradicted(held, evidence, "wrong-value", detail)


def _is_printed(beside: Beside, entry: object) -> bool:
    """The row prints a change of so much, from another time or on another basis."""
    quantity = entry.quantity  # type: ignore[attr-defined]
    return bool(entry.is_change) and quantity.value is not None and abs(quantity.value) == beside.quantity.value  # type: ignore[attr-defined]
