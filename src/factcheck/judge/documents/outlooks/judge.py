"""The verdict on what a sentence says of forecasts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from factcheck.judge.case import Judgement, note
from factcheck.judge.compare import Hedge, plain
from factcheck.judge.documents.frames.senses import senses_of
from factcheck.judge.documents.meanings import Meaning, is_metric, meanings_of
from factcheck.judge.documents.outlooks.items import FORESEEN, Outlook, middle, outlooks_of
from factcheck.judge.documents.outlooks.told import END, HIGH, OTHERS, OWN, Role, Told, is_of_year, period_of, told_of
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
    if not held.facts or _MARKS & {*sentence} or OTHERS.search(_WOULD_BE.sub("", sentence)):
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
            out += _judged(held, told, item, items, rules)
    return out


_WOULD_BE: Final = regex(
    r"(?<=\bat the )(?:mid-?point|middle|(?:top|bottom|upper|lower|high|low) end)\b[^.;]{0,80}?\bwould\b", re.IGNORECASE
)
""" "At the midpoint of the range it would be 15% higher": reckoned, and no guess."""


# ---------------------------------------------------------------- which forecast
def _meant(told: Told, items: Sequence[Outlook], spoken: Spoken) -> Outlook | None:
    """The one whose label has the words of the sentence; None where several do, or words are left that the document knows."""
    # "its inflation forecast": of inflation, and not what somebody expects of it
    told_words = [m for m in spoken.read(FORESEEN.sub(" ", spoken.bare)) if m in spoken.words or is_metric(m)]
    words = [m for m in told_words if not _is_own(m) and not m.stands_in(spoken.counted) and not _PER.fullmatch(m.text)]
    period = period_of(told.text)
    known = frozenset().union(*(item.words for item in items))
    scored = [(sum(m.stands_in(item.words) for m in words), item) for item in items]
    if words and all(stem(m.text) in _EARNINGS for m in words) and not any(score for score, _ in scored):
        scored = [(int(not _EARNINGS.isdisjoint(map(stem, item.label.lower().split()))), item) for item in items]
        words = []
    if not words and _GROWTH.search(told.text) is not None:
        scored = [(int(_GROWTH.search(item.label) is not None), item) for item in items]
    if any(item.windows for _, item in scored):
        own = _years_told(told.text, spoken.held)
        scored = [(n, i) for n, i in scored if not i.windows or any(w[1].year in own for w in i.windows)]
    best = max((score for score, _ in scored), default=0)
    if not best:
        return None
    found = [item for score, item in scored if score == best]
    found = [item for item in found if period_of(item.label) == period] or found
    if period == "quarter":
        found = [item for item in found if not is_of_year(item.label)]
    if not found:
        return None
    metrics = {way for m in words for way in m.ways if way[0] == "="} or ({"=gdp"} if not words else set())
    found = [item for item in found if metrics & item.words] or found
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


def _years_told(text: str, held: Held) -> frozenset[int]:
    """The years that a part of a sentence tells, by their number or by the day of the document."""
    told = {int(year) for year in _YEAR.findall(text)}
    if (day := held.published) is not None:
        told |= {day.year + (found[0].lower().startswith("next")) for found in _RELATIVE.finditer(text)}
    return frozenset(told)


_GROWTH: Final = regex(r"\bgrowth\b", re.IGNORECASE)
""" "Lowered its growth forecast": of what grows, the document has one forecast."""
_YEAR: Final = regex(r"\b20\d\d\b")
_RELATIVE: Final = regex(r"\b(?:this|next)\s+year\b", re.IGNORECASE)
_STRANGE: Final = 1
_PER: Final = regex(r"(?:a|per|each)\s+[a-z]+", re.IGNORECASE)


def _is_own(m: Meaning) -> bool:
    return all(stem(word) in OWN for word in m.text.lower().split())


# ---------------------------------------------------------------- what is said of it
def _judged(
    held: Held, told: Told, item: Outlook, items: Sequence[Outlook], rules: Any
) -> Iterator[tuple[Span | None, Judgement]]:
    if told.moved is not None and item.moved is not None and told.moved != item.moved:
        # "kept its forecast at 61 to 66 million", which was another before: the figure is no old one
        code: DiagnosisCode = "wrong-value" if told.moved == "kept" and told.figures else "direction-flipped"
        yield None, contradicted(held, (item.evidence,), code, f"{held.name}: {_shown(item)}.")
        return
    decided = False
    for quantity, role in told.figures:
        judged = _figure(held, told, item, items, quantity, role, rules)
        if judged is not None:
            decided = True
            yield (quantity.start, quantity.end), judged
    if told.moved is not None and item.moved is not None and not (told.figures and not decided):
        yield None, supported(held, (item.evidence,), f"{held.name}: {_shown(item)}.")


def _shown(item: Outlook) -> str:
    moved = {"up": "raised", "down": "lowered", "kept": "unchanged", None: ""}[item.moved]
    was = f", before {item.before.text}" if item.before is not None else ""
    return f"{item.label.strip(' :;,')} {item.now.text}{was}{f' ({moved})' if moved else ''}"


def _figure(
    held: Held, told: Told, item: Outlook, items: Sequence[Outlook], quantity: Quantity, role: Role, rules: Any
) -> Judgement | None:
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
    if outcome.outcome == "match" and role == "now" and _is_of_another_year(quantity, item, items):
        return None
    if outcome.outcome == "match":
        notes = [note("derived", text)] if text else []
        return supported(held, (item.evidence,), f"{detail}{f': {text}' if text else ''}.", (), notes)
    if outcome.outcome != "differ":
        return None
    code = _code(quantity, item, items, hedge) if role == "now" and quantity.cmp == "eq" else "wrong-value"
    return contradicted(held, (item.evidence,), code, f"{detail}{f': {text}' if text else ''}, not {quantity.text}.")


def _is_of_another_year(quantity: Quantity, item: Outlook, items: Sequence[Outlook]) -> bool:
    """ "3% in 2027", of a forecast of 2.8 for that year and of 3.0 for the next."""
    exact = [each for each in items if each.label == item.label and each.now.value == quantity.value]
    return item.now.value != quantity.value and any(each.windows != item.windows for each in exact)


def _code(quantity: Quantity, item: Outlook, items: Sequence[Outlook], hedge: Hedge) -> DiagnosisCode:
    """Whether the figure is that of another year, or of another measure, of the same table."""
    same = [each for each in items if each.windows and weigh(quantity, each.now, hedge).outcome == "match"]
    if not item.windows:
        return "wrong-value"
    if any(each.label == item.label for each in same):
        return "wrong-period"
    return "wrong-metric" if any(each.windows == item.windows for each in same) else "wrong-value"


def _wanted(told: Told, item: Outlook, quantity: Quantity, role: Role) -> tuple[Quantity, str] | None:
    """What the figure must be, and how it comes out."""
    if role == "now":
        return item.now, ""
    if role == "before":
        return (item.before, "") if item.before is not None else None
    if role in ("low", "high"):
        end = item.now.low if role == "low" else item.now.high
        return (_made(quantity, end, item.now), "") if end is not None and item.now.cmp == "range" else None
    if role == "base":
        return (item.done, "") if item.done is not None else None
    now, before = middle(item.now), middle(item.before) if item.before is not None else None
    if now is None:
        return None
    if role == "middle":
        return _made(quantity, now, item.now), f"its middle is {plain(now)}"
    if role == "step":
        if before is None:
            return None
        step = abs(now - before)
        if (told_end := END.search(told.text)) is not None and item.before is not None and told_end["end"]:
            name = "high" if told_end["end"].lower() in HIGH else "low"
            ends = [getattr(version, name) for version in (item.now, item.before)]
            if None in ends:
                return None
            return _made(quantity, abs(ends[0] - ends[1]), item.now), f"{plain(ends[0])} against {plain(ends[1])}"
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
