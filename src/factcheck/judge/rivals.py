"""One thing has one value: where two figures of a sentence were read as the same thing, one of them was read wrongly.

"Dividends edged up to $3.2 billion; buybacks, all but suspended in 2023 at $705 million, more than doubled to $1.5 billion":
whoever reads both amounts as the buybacks of 2023 has misread one, and nobody is accused by a misreading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.model import Claim, Contradicted, Extraction, Quantity, Supported, Unverified
from factcheck.patterns import regex

_Thing = tuple[int, str | None, str, tuple[tuple[str, str | None], ...]]
_ROOM = Decimal("0.05")
"""How far "nearly doubled", "a third more" may lie from the ratio, as a part of it."""
_BEYOND = Decimal("1.25")
"""How far beyond it "more than doubled" may lie."""
_PART = regex(r"\bof (?:which|that|it|this|them)\b|\bthereof\b|\bincluding\b", re.I)


def follows_from_text(judged: Sequence[Claim], extraction: Extraction) -> dict[int, str]:
    """The places of contradicted changes that are those between two amounts which the text itself gives, each with why.

    "In fiscal 2022 revenue was $17.6 billion. By fiscal 2024 that had become $21.5 billion, 22% more": over two years.
    """
    found: dict[int, str] = {}
    for k, claim in enumerate(judged):
        verdict, told = claim.verdict, extraction.quantity(claim.quantity)
        wrong = isinstance(verdict, Contradicted) and verdict.diagnosis.code == "wrong-value" and not claim.cell
        if not wrong or claim.role != "delta" or told is None or told.kind not in ("percent", "multiple", "fraction"):
            continue
        near = (claim.sentence, claim.sentence - 1)
        here, before = (extraction.quantities_in(sentence) for sentence in near)
        own = {c.quantity for c in judged if c.metric == claim.metric and c.sentence in near}
        loose = told.kind != "percent"  # "doubled", beside two amounts of which one is twice the other
        pairs = (p for p in _pairs(here, before) if loose or own & {p[0].id, p[1].id})
        pair = next((p for p in pairs if _is_change(told, claim.direction, *p)), None)
        if pair is not None:
            found[k] = f"it is the change between {pair[0].text} and {pair[1].text}, which the text gives"
    return found


def _pairs(here: Sequence[Quantity], before: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Two amounts of one unit, the second of them of the sentence itself."""
    amounts = [q for q in here if q.kind in ("money", "count") and q.value]
    for q in amounts:
        for other in (*before, *amounts):
            if other is not q and (other.kind, other.unit) == (q.kind, q.unit) and other.value:
                yield other, q


def _is_change(told: Quantity, direction: str | None, a: Quantity, b: Quantity) -> bool:
    """From the lower one up or from the higher one down; either way where the words give no direction.

    "Up 26.7% from $84.9 billion" to $115.9 billion is no change of the two, though the lower is 26.7% less than the higher.
    """
    value = told.value
    if value is None or a.value is None or b.value is None or not a.value or not b.value:
        return False
    low_one, high_one = sorted((abs(a.value), abs(b.value)))
    ways = {"up": ((low_one, high_one),), "down": ((high_one, low_one),)}
    for old, new in ways.get(direction or "", ((low_one, high_one), (high_one, low_one))):
        ratio = new / old
        moved = abs(ratio - 1) * 100 if told.kind == "percent" else ratio if told.kind == "multiple" else abs(ratio - 1)
        low, high = value, value
        if told.cmp in ("gt", "ge", "near_above"):
            high = value * _BEYOND
        elif told.cmp in ("lt", "le", "near_below"):
            low = value / _BEYOND
        room = told.step if told.kind == "percent" and told.cmp == "eq" else max(told.step, value * _ROOM)
        if low - room <= moved <= high + room:
            return True
    return False


def rivals_of(judged: Sequence[Claim], extraction: Extraction, text: str) -> dict[int, str]:
    """The places of contradicted claims that another figure of their sentence leaves no room for, each with why."""
    things: dict[_Thing, list[int]] = {}
    for k, claim in enumerate(judged):
        if (thing := _thing(claim)) is not None:
            things.setdefault(thing, []).append(k)
    doubted: dict[int, str] = {}
    for told in things.values():
        for k in told:
            other = next((o for o in told if o != k and _differ(judged[k], judged[o], extraction, text)), None)
            verdict = judged[k].verdict
            if other is not None and isinstance(verdict, Contradicted):
                doubted[k] = (
                    f'"{judged[other].text}" was read as the same figure, so that one of the two may be read wrongly'
                )
    return doubted


def beside_doubted(judged: Sequence[Claim]) -> dict[int, str]:
    """The places of contradicted changes and earlier levels of which the level right before them is open itself, each with why.

    "What is left has melted to $10.1 billion, from $19.0 billion": a measure that was not understood of the one was not of the other.
    """
    found: dict[int, str] = {}
    levels: dict[tuple[int, str, str | None], list[Claim]] = {}
    for k, claim in enumerate(judged):
        told = levels.setdefault((claim.sentence, claim.metric, claim.subject.id), [])
        if claim.role == "level":
            told.append(claim)
        elif isinstance(claim.verdict, Contradicted) and claim.role in ("from", "delta") and not claim.cell and told:
            level = max((c for c in told if c.end <= claim.start), key=lambda c: c.end, default=None)
            if level is not None and isinstance(level.verdict, Unverified) and _OF_MEASURE.search(level.verdict.detail):
                found[k] = f'"{level.text}", beside which it stands, may be one of another measure'
    return found


_OF_MEASURE = regex(r"of the same period|tell the measure of which|read as the same figure")
"""How a verdict says that it is open for the measure."""


def _thing(claim: Claim) -> _Thing | None:
    """Sentence, subject, way of telling, and what the figure was held against, a change against two; None for a claim that has no rival."""
    verdict = claim.verdict
    if (
        claim.quantity is None
        or claim.cell
        or not isinstance(verdict, (Supported, Contradicted))
        or not verdict.evidence
    ):
        return None
    way = "level" if claim.role in ("level", "from") else claim.role or claim.kind
    rows = verdict.evidence[: 2 if way == "delta" else 1]
    told_as = "sum" if claim.of_sum else way  # "together $71.1 billion, $62.4 billion of it at Meta"
    return claim.sentence, claim.subject.id, told_as, tuple((row.key, row.period) for row in rows)


def _differ(a: Claim, b: Claim, extraction: Extraction, text: str) -> bool:
    """Not "nearly $3 billion" and "$2.96 billion", which are one value told twice; nor an amount and a percentage of one change."""
    if (a.role, b.role) == ("from", "level"):
        return False  # "rose to $761 million from $627 million in the second quarter": the earlier one was held against both periods
    one, other = extraction.quantity(a.quantity), extraction.quantity(b.quantity)
    if one is None or other is None or one.kind != other.kind or one.unit != other.unit or one.alt_of or other.alt_of:
        return False
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return True
    if _PART.search(text, min(one.end, other.end), max(one.start, other.start)):
        return False  # "of which $101.7 million in the third quarter" is told as a part
    room = max(one.step, other.step)
    return one.low - room > other.high or other.low - room > one.high
