"""What a sentence foresees, against the forecasts that a document gives once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final, Literal

from factcheck.judge.case import Judgement
from factcheck.judge.compare import HALF
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.frames.senses import senses_of
from factcheck.judge.documents.meanings import Meaning, is_metric, meanings_of
from factcheck.judge.documents.outlooks.foreseen import (
    BOUNDED,
    Foreseen,
    bounded,
    cut_behind,
    foreseen_of,
    windows_of,
    years_told,
)
from factcheck.judge.documents.outlooks.told import OTHERS, OWN, Told, period_of, told_of
from factcheck.judge.documents.printed import DATED
from factcheck.judge.documents.rows.spoken import Spoken
from factcheck.judge.documents.values import related, weigh
from factcheck.judge.documents.verdicts import contradicted, quoted, supported
from factcheck.judge.hedges import hedge_of
from factcheck.model import Evidence, Quantity
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.periods import length, same
from factcheck.sources.documents.words import stem

Span = tuple[int, int]
_MARKS: Final = frozenset('"“”')
_QUARTER, _YEAR = 100, 300
"""Days: no longer than the one, and no shorter than the other."""


def judge_foreseen(held: Held, sentence: str, rules: Any) -> list[tuple[Span, Judgement]]:
    """What is decided of each figure of a sentence that foresees something. Empty where nothing is."""
    if not held.facts or _MARKS & {*sentence} or OTHERS.search(sentence) or denied(BOUNDED.sub(" ", sentence)):
        return []
    meanings = meanings_of(rules.vocabulary)
    spoken = Spoken(sentence, held, meanings, senses_of(rules.vocabulary), rules)
    told = [each for each in told_of(sentence, spoken.figures) if each.figures]
    if not told or not (items := foreseen_of(held, meanings, rules.vocabulary)):
        return []
    out: list[tuple[Span, Judgement]] = []
    for each in told:
        for number, (quantity, role) in enumerate(each.figures):
            if role == "now":
                asked = _Asked(spoken, each, number)
                judged = _judged(held, asked, items, rules)
                out += [((quantity.start, quantity.end), judged)] if judged is not None else []
    return out


class _Asked:
    """One figure of a part of a sentence that tells of forecasts, with the words and the time that are its own."""

    def __init__(self, spoken: Spoken, told: Told, number: int) -> None:
        self.spoken, self.told = spoken, told
        self.quantity = bounded(spoken.text, told.figures[number][0])
        figures = [quantity for quantity, _ in told.figures]
        begin = cut_behind(spoken.text, figures, number - 1) if number else told.start
        end = cut_behind(spoken.text, figures, number) if number + 1 < len(figures) else told.start + len(told.text)
        self.words = self._words(spoken.text[begin:end])
        if not any(is_metric(m) for m in self.words) and number:
            self.words += self._words(spoken.text[told.start : figures[0].start])
        times = [t for t in spoken.times if t.type in DATED]
        own = [t for t in times if begin <= t.start < end] or [t for t in times if t.start < begin][:1] or times[:1]
        self.windows = years_told(spoken.text[begin:end]) or windows_of(own, spoken.held)

    def _words(self, text: str) -> list[Meaning]:
        """What the figure is of: no word of forecasting, and not what it counts."""
        text = _LED.sub(lambda found: " ".join(_NAMES.findall(found[0])), text)
        one = Spoken(text, self.spoken.held, self.spoken.meanings, self.spoken.senses, self.spoken.rules)
        told = [m for m in one.read(one.bare) if m in one.words or is_metric(m)]
        told = [m for m in told if not is_own(m)]
        return [m for m in told if not m.stands_in(one.counted)] or told


_LED: Final = regex(
    r"^(?:[^,;:]*,\s)?[^,;:]*?(?<!its )(?<!the )(?<!their )(?<!all )\b(?:expects|sees|foresees|forecasts|guides|is\s+(?:guiding|budgeting|planning|targeting|forecasting|aiming)|plans|anticipates|projects|aims|targets|predicts|budgets|intends|reckons|looks\s+for|counts\s+on)\b",
)
""" "The club budgets", "for Glass, management aims for": who foresees it, of whom only names tell of what."""
_NAMES: Final = regex(r"(?<=\s)[A-Z][\w&-]+")


def is_own(m: Meaning) -> bool:
    """A word of forecasting itself."""
    return all(stem(word) in OWN for word in m.text.lower().split())


def _judged(held: Held, asked: _Asked, items: Sequence[Foreseen], rules: Any) -> Judgement | None:
    found = _best(asked, [i for i in items if _is_of(asked, i) and _is_then(asked, i)])
    weighed = [(item, _weighed(asked.quantity, item.quantity, rules)) for item in found]
    right = next((item for item, outcome in weighed if outcome == "match"), None)
    if right is not None:
        if asked.told.moved in ("up", "down"):
            return None  # "raised its forecast to 4%": that it was raised, a forecast told once does not say
        return supported(held, *_cited(held, right, ""))
    values = {(item.quantity.value, item.quantity.low, item.quantity.high) for item in found}
    is_one = len(values) == 1 and all(outcome == "differ" for _, outcome in weighed)
    if not is_one or not all(_is_sure(asked, item) for item in found):
        return None
    evidence, detail = _cited(held, found[0], f", not {asked.quantity.text}")
    others = [item for item in items if item not in found and _is_of(asked, item)]
    is_anothers = any(_weighed(asked.quantity, item.quantity, rules) == "match" for item in others)
    return contradicted(held, evidence, "wrong-period" if is_anothers else "wrong-value", detail)


def _cited(held: Held, item: Foreseen, against: str) -> tuple[tuple[Evidence, ...], str]:
    detail = f'{held.name} says {item.quantity.text}{against}: "{item.text}" ({item.place}).'
    return (quoted(held, item.text, item.place),), detail


# ---------------------------------------------------------------- which forecast
def _is_of(asked: _Asked, item: Foreseen) -> bool:
    if asked.quantity.kind != item.quantity.kind or related(asked.quantity, item.quantity)[0] != "same":
        return False
    # "1.6 billion for 2025 and 8.4 billion for the five years": of what, the beginning of the sentence tells
    near = item.own if any(way[0] == "=" for way in item.own) else item.words
    return (
        bool(asked.words)
        and all(m.stands_in(item.words) for m in asked.words)
        and any(m.stands_in(near) for m in asked.words)
    )


def _is_then(asked: _Asked, item: Foreseen) -> bool:
    if asked.windows and item.windows:
        return any(same(mine, its) for mine in asked.windows for its in item.windows)
    if asked.windows or not item.windows:
        return True
    days = max(map(length, item.windows))
    period = period_of(asked.told.text)
    return not (period == "quarter" and days > _QUARTER) and not (
        _THE_YEAR.search(asked.told.text) is not None and days < _YEAR
    )


_THE_YEAR: Final = regex(r"\b(?:this|full|fiscal|financial)[\s-]year\b", re.IGNORECASE)


def _best(asked: _Asked, found: list[Foreseen]) -> list[Foreseen]:
    """Those of its time before those without any, and those that have most of the words beside their figure."""
    if asked.windows and any(item.windows for item in found):
        found = [item for item in found if item.windows]
    most = max((sum(m.stands_in(item.own) for m in asked.words) for item in found), default=0)
    return [item for item in found if sum(m.stands_in(item.own) for m in asked.words) == most]


def _is_sure(asked: _Asked, item: Foreseen) -> bool:
    """Nothing that the document tells beside its figure is left out by the sentence ("subscription revenue", of revenue)."""
    if asked.told.moved is not None and asked.told.moved != "kept":
        return False
    if asked.windows and not item.windows:
        return False
    one = Spoken(item.said, asked.spoken.held, asked.spoken.meanings, asked.spoken.senses, asked.spoken.rules)
    said = asked.spoken.meanings.stems(asked.spoken.text)
    left = [
        m for m in one.read(one.bare) if (m in one.words or is_metric(m)) and not is_own(m) and not m.stands_in(said)
    ]
    return not left


# ---------------------------------------------------------------- one bound against another
_NEAR: Final = Decimal("0.1")
"""So far off a bound that is implied may be told instead."""
Outcome = Literal["match", "differ", "unsure"]


def _weighed(claimed: Quantity, found: Quantity, rules: Any) -> Outcome:
    """A forecast is reported, so that "at least 15%" is not what foresees "at least 14%"; an end of a range may be told alone."""
    outcome = weigh(claimed, found, hedge_of(rules, claimed)).outcome
    if claimed.value is None:
        return outcome
    half = max(claimed.step, found.step) * HALF
    one, other = claimed.cmp[:1], found.cmp[:1]
    if found.value is not None and one == other and one in ("g", "l"):
        off = abs(claimed.value - found.value)
        is_implied = (claimed.value < found.value) == (one == "g")
        if off <= half:
            return "match"
        return "differ" if not is_implied else outcome if off <= abs(found.value) * _NEAR else "unsure"
    if outcome != "unsure":
        return outcome
    end = found.low if one == "g" else found.high if one == "l" else None
    if found.cmp == "range" and end is not None:
        return "match" if abs(claimed.value - end) <= half else "unsure"
    return outcome
