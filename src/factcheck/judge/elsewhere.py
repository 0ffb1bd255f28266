"""A figure that is filed, of something: it is called wrong only where the words leave no doubt what they tell it of.

Of 110 true figures that the program accused in articles of strangers when it first saw them, most were filed figures of the same
companies: of another measure, another time, told as a level and read as a change. Nearly all figures that were false were tied to one
measure and one time by plain words. So a wrong figure is first asked what else it would be right of: of another measure that is named
near, of another time or company of which the article speaks. If there is something, the words must tie it (`tied.py`) to what it was
taken for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Any

from factcheck.judge.alive import digits_of
from factcheck.judge.case import Answers, period_text
from factcheck.judge.level import SLIPS
from factcheck.judge.sums import is_told_over_years
from factcheck.judge.tied import Tie
from factcheck.judge.unfiled import of_no_filing, of_something_else
from factcheck.judge.values import LOSSES
from factcheck.model import Claim, Contradicted, Extraction, Observation, Quantity, Supported, Time
from factcheck.patterns import regex

Judge = Callable[[Claim], Claim]

_OTHERS = frozenset({"wrong-period", "wrong-metric", "wrong-company"})
"""Diagnoses that say themselves what else the figure is."""
_SLIPS = SLIPS | {"percent-vs-points"}
_ITS = regex(r"\b(?:its|their)\b[\w\s-]*$")
_TIMES_AS_OFTEN = 2
_PAIRED = regex(r"\d(?:%| cents| million| billion)? and $")
_DAY = regex(r"\bend\b|\bending\b", re.I)
_NEAR = 24
_THAT = regex(r"\b(?:that|same|this) $", re.I)
_DIGITS = 2
_MOST = 12
"""So many periods and so many companies of an article are looked at."""


def filed_elsewhere(
    claims: Sequence[Claim],
    judged: Sequence[Claim],
    extraction: Extraction,
    text: str,
    rules: Any,
    evidence: Answers,
    judge: Judge,
) -> dict[int, str]:
    """The places of contradicted figures that are right of something else and not tied to what they were taken for, each with why."""
    found: dict[int, str] = {}
    words = rules.vocabulary.binding_cues
    glue = frozenset(words["ties"].words) if "ties" in words else frozenset()
    modifiers = rules.vocabulary.modifiers
    unfiled = [w for told in (modifiers.get("adjusted"), words.get("unfiled")) if told is not None for w in told.words]
    openers = frozenset(words["openers"].words) if "openers" in words else frozenset()
    sec = getattr(rules.reference, "sec", None)
    kin = sec.kin if sec is not None else {}
    for k, claim in enumerate(claims):
        verdict = judged[k].verdict
        if not isinstance(verdict, Contradicted) or claim.cell or claim.quantity is None:
            continue
        alike = kin.get(claim.metric, ()) if verdict.diagnosis.code == "wrong-value" else ()
        tie = Tie(claim, claims, judged, extraction, text, glue, alike)
        filed = bool(verdict.evidence) and verdict.evidence[0].source == "sec"  # a fact file may tell of a programme
        why = of_no_filing(tie, unfiled) if filed and verdict.diagnosis.code not in _SLIPS else None
        if why is None:
            readings = _Readings(claim, claims, tie, rules, evidence, judge)
            why = _doubt(claim, verdict, tie, readings, openers)
        if why is not None:
            found[k] = why
    return found


def _doubt(claim: Claim, verdict: Contradicted, tie: Tie, readings: _Readings, openers: frozenset[str]) -> str | None:
    code = verdict.diagnosis.code
    if code in _OTHERS:
        if code == "wrong-company" and (other := readings.of_company()) is not None:
            return f"{other} is filed so, and the sentence does not name the company"
        return _told(tie.loose() or _of_newer(claim, verdict, tie))
    if code == "direction-flipped" and "sign is" in verdict.diagnosis.text:
        return None if _says_sign(claim, tie, readings.rules) else "the words may tell on which side of zero it is"
    if code != "wrong-value" or claim.of_sum or _is_over_years(verdict, tie):
        return None
    if (other := of_something_else(tie, openers) or tie.misread()) is not None:
        return _told(other)
    if (
        claim.metric in LOSSES
        and (verdict.evidence[0].value or "").startswith("-")
        and not _is_named_in_full(claim, tie)
    ):
        return "the company made a profit, and what lost so much may be something else"
    if tie.quantity is not None and tie.quantity.cmp not in ("eq", "approx"):
        return None  # anything may lie beyond a bound
    if (other := readings.of_way() or readings.of_kin() or readings.of_base()) is not None:
        return f"{other} is filed so, and may be meant"
    if (other := readings.of_measure() or readings.of_time() or readings.of_sum()) is not None:
        loose = tie.loose()
        return None if loose is None else f"{other} is printed so, and {loose}"
    other = readings.of_company()
    return f"{other} is filed so, and the sentence does not name the company" if other is not None else None


def _is_over_years(verdict: Contradicted, tie: Tie) -> bool:
    """ "An average of $40.3 billion a year over the three years": the figure of one of the years is none that is meant"""
    sentence = tie.extraction.sentence(tie.claim.sentence)
    words = tie.text[sentence.start : sentence.end] if sentence is not None else ""
    several = tie.claim.role == "level" and len({e.period for e in verdict.evidence}) > 1
    return several and is_told_over_years(words)


def _of_newer(claim: Claim, verdict: Contradicted, tie: Tie) -> str | None:
    """ "That the year nonetheless ended with $13.8 billion of cash": right of a later year than the one told last, to which it need not go back"""
    own = tie.extraction.time(claim.period)
    if own is None or not own.value.startswith("REF:") or verdict.diagnosis.code != "wrong-period":
        return None
    if claim.role != "level" or _THAT.search(tie.text, max(0, own.start - _NEAR), own.start) is not None:
        return None
    taken, right = ((e.period or "")[-len("2025-01-31") :] for e in (verdict.evidence[0], verdict.evidence[-1]))
    return f'"{own.text}" may go back to a later one' if right > taken else None


def _is_named_in_full(claim: Claim, tie: Tie) -> bool:
    """ "The net loss": the result itself, where "it lost" may be told of a sale or a division."""
    return claim.named is not None and tie.text[slice(*claim.named)].lower() in ("net loss", "operating loss")


def _told(loose: str | None) -> str | None:
    return None if loose is None else f"{loose}, so that it may be told of something else"


_BORDER = regex(r"[,;:()?\u2013\u2014]")
_WORD = regex(r"[a-z]+")


def _says_sign(claim: Claim, tie: Tie, rules: Any) -> bool:
    """Whether the words right around the figure, or the question that it answers, say that it is a gain, and none that it is none."""
    asked = any(c.field == "metric" and c.source == "question" for c in claim.context)
    sentence = tie.extraction.sentence(claim.sentence - 1 if asked else claim.sentence)
    first = sentence.start if sentence is not None else claim.start
    borders = [] if asked else [m.end() for m in _BORDER.finditer(tie.text, first, tie.start)]
    end = _BORDER.search(tie.text, tie.end)
    clause = tie.text[borders[-1] if borders else first : end.start() if end is not None else tie.end].lower()
    words, cues = set(_WORD.findall(clause)), rules.vocabulary.binding_cues
    gains, losses = (set(cues[name].words) if name in cues else set() for name in ("above_zero", "below_zero"))
    return bool(words & gains) and not words & losses


class _Readings:
    """One claim read otherwise in one respect, and what it is right of then."""

    def __init__(
        self, claim: Claim, claims: Sequence[Claim], tie: Tie, rules: Any, evidence: Answers, judge: Judge
    ) -> None:
        self.claim, self.claims, self.tie, self.rules, self.judge = claim, claims, tie, rules, judge
        self.extraction, self.quantity, self.evidence = tie.extraction, tie.quantity, evidence
        self.relative = self.quantity is not None and self.quantity.kind == "percent"

    def of_sum(self) -> str | None:
        """What two other amounts of its sentence, or of the one before, make."""
        quantity = self.quantity
        if quantity is None or quantity.value is None or quantity.kind != "money":
            return None
        told = [(q, q.value) for q in self._near() if (q.kind, q.unit) == ("money", quantity.unit) and q.value]
        for (a, first), (b, second) in combinations(told, 2):
            room = max(quantity.step, a.step, b.step)
            if any(abs(abs(made) - abs(quantity.value)) < room for made in (first + second, first - second)):
                return f"what {a.text} and {b.text} make"
        return None

    def _near(self) -> list[Quantity]:
        here = self.claim.sentence
        found = (*self.extraction.quantities_in(here - 1), *self.extraction.quantities_in(here))
        return [q for q in found if q.id != self.claim.quantity and not q.alt_of]

    def of_way(self) -> str | None:
        """Told as a level and read as a change, or the other way round."""
        return self._right(_as(self.claim, self.claim.metric, way) for way in self._ways())

    def _ways(self) -> Iterator[dict[str, Any]]:
        if self.claim.role == "delta":
            yield {"role": "level", "kind": "ratio" if self.relative else "amount", "direction": None}
        elif self.claim.role == "level" and self.tie.text[: self.tie.start].endswith(" by "):
            yield {"role": "delta", "kind": "change", "direction": None}

    def of_kin(self) -> str | None:
        """Of a measure that goes by the same words; what is told of a day ("held cash of") is a balance and no flow."""
        time = self.extraction.time(self.claim.period)
        here = time is not None and time.sentence == self.claim.sentence
        if self.relative or here and time is not None and (time.type == "date" or self._is_end(time)):
            return None
        return self._right(_as(self.claim, metric, {}) for metric in self.tie.kin)

    def _is_end(self, time: Time) -> bool:
        return _DAY.search(self.tie.text[max(0, time.start - _NEAR) : time.end]) is not None

    def of_measure(self) -> str | None:
        """Of a measure that the sentence names, or the one before, or that goes by the same words."""
        claim = self.claim
        near = (c.metric for c in self.claims if claim.sentence - 1 <= c.sentence <= claim.sentence)
        metrics = dict.fromkeys((*claim.beside, *claim.rival_metrics, *near))
        ways: list[dict[str, Any]] = [{}]
        if self.relative:
            ways += [way for way in (*self._ways(), _OF_SALES) if way["role"] != claim.role]
        return self._right(_as(claim, m, way) for m in metrics for way in ways if m not in (claim.metric, "unknown"))

    def of_base(self) -> str | None:
        """A change that names no base, since another time of which the article speaks: "two years on, sales have grown by a fifth"."""
        claim = self.claim
        if claim.role != "delta" or claim.base is not None:
            return None
        times = {t.value: t.id for t in self._times() if t.sentence <= claim.sentence and t.id != claim.period}
        return self._right(claim.model_copy(update={"base": id_}) for id_ in list(times.values())[-_MOST:])

    def _times(self) -> Iterator[Time]:
        """The periods and days that the article names."""
        for time in self.extraction.times:
            if time.type in ("period", "fiscal", "date") and not time.value.startswith(("REF", "PREV", "AGO")):
                yield time

    def of_time(self) -> str | None:
        """Of another time: one that the article names, or any of which the measure itself is filed."""
        if (filed := self._filed()) is not None:
            return f"the figure of {period_text(filed)}"
        values: dict[str, str] = {}
        for time in self._times():
            values.setdefault(time.value, time.id)
        kept = tuple(c for c in self.claim.context if c.field != "period")
        told: dict[str, Any] = {"base": None, "context": kept, "antecedent": None}
        if self.claim.role == "from":
            told["role"] = "level"
        return self._right(
            self.claim.model_copy(update={**told, "period": id_}) for id_ in list(values.values())[:_MOST]
        )

    def _filed(self) -> Observation | None:
        """The observation at another time that is printed so, of the measure or of another that its sentence names."""
        quantity, claim = self.quantity, self.claim
        if quantity is None or quantity.value is None or self.relative or digits_of(quantity.text) < _DIGITS:
            return None
        metrics = {claim.metric}
        if digits_of(quantity.text) > _DIGITS:
            metrics |= {
                *claim.beside,
                *claim.rival_metrics,
                *(c.metric for c in self.claims if c.sentence == claim.sentence),
            }
        metrics = {LOSSES.get(metric, metric) for metric in metrics}
        answers = (answer for lookup, answer in self.evidence.items() if lookup.key == claim.subject.id)
        held = (obs for answer in answers if isinstance(answer, tuple) for obs in answer if obs.metric in metrics)
        return next((obs for obs in held if obs.basis == "level" and _is_printed(obs.value, quantity)), None)

    def of_company(self) -> str | None:
        """Of another company of the article, where the sentence may have gone back to it after an aside about this one."""
        claim, named = self.claim, Counter(e.ref for e in self.extraction.entities if e.ref and e.type == "ORG")
        most = (
            0
            if self._is_set_against() or self._is_paired()
            else _TIMES_AS_OFTEN * max(1, named[claim.subject.id or ""])
        )
        silent = any(c.field == "subject" for c in claim.context) and not claim.subject.text
        if most and not silent:
            return None
        others = [ref for ref in named if ref != claim.subject.id and named[ref] >= most]
        periods = dict.fromkeys(c.period for c in self.claims if c.subject.id in others)
        told = (
            claim.model_copy(
                update={"subject": claim.subject.model_copy(update={"id": ref, "name": None}), "period": period}
            )
            for ref in others[:_MOST]
            for period in dict.fromkeys((claim.period, *list(periods)[:_MOST]))
        )
        return self._right(told)

    def _is_paired(self) -> bool:
        """ "The year before: $14.87 and $2.90", in a sentence that names nobody: of two companies, one after the other"""
        here = self.extraction.entities_in(self.claim.sentence)
        return (
            not any(e.ref for e in here)
            and _PAIRED.search(self.tie.text, max(0, self.tie.start - _NEAR), self.tie.start) is not None
        )

    def _is_set_against(self) -> bool:
        """ "Its margin is lower than Visa's, and its long-term debt has crept up to": whose figures Visa's were held against"""
        named, ref = self.claim.named, self.claim.subject.id
        if named is None or not _ITS.search(self.tie.text[max(0, named[0] - _NEAR) : named[0]].lower()):
            return False
        return any(e.ref == ref for e in self.extraction.entities_in(self.claim.sentence))

    def _right(self, told: Iterator[Claim]) -> str | None:
        for read in told:
            verdict = self.judge(read).verdict
            if isinstance(verdict, Supported) and verdict.evidence:
                return verdict.detail.rstrip(".")
        return None


_OF_SALES: dict[str, Any] = {"role": "share", "kind": "share", "whole": "revenue", "direction": None}


def _is_printed(value: Decimal | None, quantity: Quantity) -> bool:
    """On whichever side of zero."""
    told = quantity.value
    return value is not None and told is not None and abs(abs(value) - abs(told)) * 2 <= quantity.step


def _as(claim: Claim, metric: str, way: dict[str, Any]) -> Claim:
    return claim.model_copy(update={"metric": metric, "segment": None, **way})
