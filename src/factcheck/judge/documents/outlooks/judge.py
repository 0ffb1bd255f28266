"""The verdict on what a sentence says of forecasts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from factcheck.judge.case import Judgement, note
from factcheck.judge.compare import plain
from factcheck.judge.documents.frames.senses import senses_of
from factcheck.judge.documents.meanings import Meaning, is_metric, meanings_of
from factcheck.judge.documents.outlooks.items import Outlook, middle, outlooks_of
from factcheck.judge.documents.outlooks.told import OTHERS, OWN, Role, Told, period_of, told_of
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.values import weigh
from factcheck.judge.documents.verdicts import contradicted, supported
from factcheck.judge.hedges import hedge_of
from factcheck.model import DiagnosisCode, Quantity
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import all_stems, stem

Span = tuple[int, int]
_MARKS: Final = frozenset('"“”')
_EARNINGS: Final = frozenset(map(stem, "earnings profit income ffo eps ebit ebitda result".split()))


def judge_outlooks(held: Held, sentence: str, rules: Any) -> list[tuple[Span | None, Judgement]]:
    """What is decided of the sentence, by figure; None stands for what it says without one. Empty where nothing is."""
    if not held.facts or _MARKS & {*sentence} or OTHERS.search(sentence):
        return []
    meanings = meanings_of(rules.vocabulary)
    items = outlooks_of(held, meanings, rules.vocabulary)
    if not items:
        return []
    spoken = Spoken(sentence, held, meanings, senses_of(rules.vocabulary), rules)
    out: list[tuple[Span | None, Judgement]] = []
    for told in told_of(sentence, spoken.figures):
        item = _meant(told, items, Spoken(told.text, held, meanings, spoken.senses, rules))
        if item is not None:
            out += _judged(held, told, item, rules)
    return out


# ---------------------------------------------------------------- which forecast
def _meant(told: Told, items: Sequence[Outlook], spoken: Spoken) -> Outlook | None:
    """The one whose label has the words of the sentence; None where several do, or words are left that the document knows."""
    told_words = [m for m in spoken.read(spoken.bare) if m in spoken.words or is_metric(m)]
    words = [m for m in told_words if not _is_own(m) and not m.stands_in(spoken.counted) and not _PER.fullmatch(m.text)]
    period = period_of(told.text)
    known = frozenset().union(*(item.words for item in items))
    scored = [(sum(m.stands_in(item.words) for m in words), item) for item in items]
    if words and all(stem(m.text) in _EARNINGS for m in words) and not any(score for score, _ in scored):
        scored = [(int(not _EARNINGS.isdisjoint(map(stem, item.label.lower().split()))), item) for item in items]
        words = []
    best = max((score for score, _ in scored), default=0)
    if not best:
        return None
    found = [item for score, item in scored if score == best]
    found = [item for item in found if period_of(item.label) == period] or found
    letters = all_stems(" ".join(m.text for m in words))
    literal = max(len(letters & all_stems(item.label)) for item in found)
    found = [item for item in found if len(letters & all_stems(item.label)) == literal]
    if len(found) > 1:
        least = min(len(item.words) for item in found)
        shortest = [item for item in found if len(item.words) == least or item.is_total]
        found = [item for item in found if item.is_total] if sum(i.is_total for i in found) == 1 else shortest
    if len(found) != 1:
        return None
    left = [m for m in words if not m.stands_in(found[0].words)]
    if any(m.stands_in(known) or m.is_name for m in left) or len(left) > _STRANGE:
        return None
    return found[0]


_STRANGE: Final = 1
_PER: Final = regex(r"(?:a|per|each)\s+[a-z]+", re.IGNORECASE)


def _is_own(m: Meaning) -> bool:
    return all(stem(word) in OWN for word in m.text.lower().split())


# ---------------------------------------------------------------- what is said of it
def _judged(held: Held, told: Told, item: Outlook, rules: Any) -> Iterator[tuple[Span | None, Judgement]]:
    if told.moved is not None and item.moved is not None and told.moved != item.moved:
        # "kept its forecast at 61 to 66 million", which was another before: the figure is no old one
        code: DiagnosisCode = "wrong-value" if told.moved == "kept" and told.figures else "direction-flipped"
        yield None, contradicted(held, (item.evidence,), code, f"{held.name}: {_shown(item)}.")
        return
    decided = False
    for quantity, role in told.figures:
        judged = _figure(held, told, item, quantity, role, rules)
        if judged is not None:
            decided = True
            yield (quantity.start, quantity.end), judged
    if told.moved is not None and item.moved is not None and not (told.figures and not decided):
        yield None, supported(held, (item.evidence,), f"{held.name}: {_shown(item)}.")


def _shown(item: Outlook) -> str:
    moved = {"up": "raised", "down": "lowered", "kept": "unchanged", None: ""}[item.moved]
    was = f", before {item.before.text}" if item.before is not None else ""
    return f"{item.label.strip(' :;,')} {item.now.text}{was}{f' ({moved})' if moved else ''}"


def _figure(held: Held, told: Told, item: Outlook, quantity: Quantity, role: Role, rules: Any) -> Judgement | None:
    hedge = hedge_of(rules, quantity)
    detail = f"{held.name}: {_shown(item)}"
    wanted = _wanted(told, item, quantity, role)
    if wanted is None:
        return None
    against, text = wanted
    if role == "rest":
        quantity = quantity.model_copy(update={"cmp": "eq", "low": quantity.value, "high": quantity.value})
    outcome = weigh(quantity, against, hedge)
    if outcome.relation != "same":
        return None
    if outcome.outcome == "match":
        notes = [note("derived", text)] if text else []
        return supported(held, (item.evidence,), f"{detail}{f': {text}' if text else ''}.", (), notes)
    if outcome.outcome != "differ":
        return None
    return contradicted(
        held, (item.evidence,), "wrong-value", f"{detail}{f': {text}' if text else ''}, not {quantity.text}."
    )


def _wanted(told: Told, item: Outlook, quantity: Quantity, role: Role) -> tuple[Quantity, str] | None:
    """What the figure must be, and how it comes out."""
    if role == "now":
        return item.now, ""
    if role == "before":
        return (item.before, "") if item.before is not None else None
    now, before = middle(item.now), middle(item.before) if item.before is not None else None
    if now is None:
        return None
    if role == "middle":
        return _made(quantity, now, item.now), f"its middle is {plain(now)}"
    if role == "step":
        if before is None:
            return None
        step = abs(now - before)
        if quantity.kind == "percent" and item.now.kind != "percent":
            part = (step / before * 100).quantize(Decimal("0.1"))
            return _made(quantity, part, quantity), f"{plain(now)} against {plain(before)}: {plain(part)}%"
        return _made(quantity, step, item.now), f"{plain(now)} against {plain(before)}: {plain(step)}"
    if role == "over":
        base = next((q for q, r in told.figures if r == "base"), None)
        if base is None or not base.value or quantity.kind != "percent":
            return None
        part = (abs(now - base.value) / base.value * 100).quantize(Decimal("0.1"))
        return _made(quantity, part, quantity), f"{plain(now)} over {plain(base.value)}: {plain(part)}%"
    if role == "rest" and item.done is not None and item.done.value is not None:
        end = item.now.low if told.end == "low" else item.now.high
        if end is None or end <= item.done.value:
            return None
        rest = end - item.done.value
        return _made(quantity, rest, item.now), f"{plain(end)} less {plain(item.done.value)}: {plain(rest)}"
    return None


def _made(quantity: Quantity, value: Decimal, like: Quantity) -> Quantity:
    return like.model_copy(update={
            "value": value, "low": value, "high": value, "cmp": "eq", "kind": quantity.kind, "per": quantity.per, "text": plain(value),
        }
    )  # fmt: skip
