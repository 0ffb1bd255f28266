"""One claim with everything it is judged by, and the building of verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal

from factcheck.judge.compare import Hedge, plain
from factcheck.judge.hedges import hedge_of
from factcheck.memo import cached_property
from factcheck.model import (
    Article,
    Claim,
    Contradicted,
    Diagnosis,
    DiagnosisCode,
    Evidence,
    Extraction,
    Fix,
    Lookup,
    Note,
    NoteCode,
    Observation,
    Quantity,
    Reason,
    Sentence,
    SourceFailure,
    Supported,
    Unverified,
    Verdict,
    made,
)
from factcheck.patterns import regex
from factcheck.records import record

Answers = Mapping[Lookup, tuple[Observation, ...] | SourceFailure]

OUTFLOWS = frozenset(
    """
    capex buyback dividend dividends_paid payout cost opex rnd taxes interest_expense depreciation provision charge
    """.split()
)
"""What statements print in brackets because it goes out; filings give it without a sign."""
ZONE_DAY = timedelta(days=1)
"""A morning announcement in Beijing is the evening before in New York."""


@record
class Judgement:
    verdict: Verdict
    rule: str | None = None


NOT_SO = Judgement(made(Unverified, reason="ambiguous", detail="not what was asked for"))
"""The judgement of a claim that is not what only was asked for."""
Wanted = Literal["all", "right", "slip"]
"""Everything, whether it is right, or whether it is right or wrong in a way that tells which figure was meant."""
OF_SLIPS = frozenset({"scale-slip", "digits-transposed", "wrong-period", "direction-flipped"})
"""Diagnoses by which the figure itself, or all its digits, are filed."""


class _Told:
    """What the fact files hold and was public on a day: all of it, that of each subject, and of that what has a window.

    The tuples stay the same, so that what is worked out of one is remembered with it.
    """

    def __init__(self, facts: tuple[Observation, ...]) -> None:
        self.facts = facts
        of: dict[str, list[Observation]] = {}
        for obs in facts:
            of.setdefault(obs.subject, []).append(obs)
        self.of = {subject: tuple(held) for subject, held in of.items()}
        self.dated = {subject: tuple(obs for obs in held if obs.end) for subject, held in of.items()}


def _percent_of(quantity: Quantity, base: Decimal, unit: Literal["percent", "pp"]) -> Quantity:
    """ "22 cents of every dollar" is 22%, "3 cents more of every dollar" three points."""
    rate = 100 / base
    told = {
        name: value * rate
        for name in ("value", "low", "high", "step")
        if (value := getattr(quantity, name)) is not None
    }
    return quantity.model_copy(update={**told, "kind": unit, "unit": unit, "per": None})


def _below_zero(quantity: Quantity) -> Quantity:
    """ "Lost 43 cents of every dollar" is a margin of -43%."""
    value, low, high = quantity.value, quantity.low, quantity.high
    told = {
        "value": None if value is None else -abs(value),
        "low": None if high is None else -abs(high),
        "high": None if low is None else -abs(low),
    }
    return quantity.model_copy(update=told)


_LAST: list[tuple[Answers, date | None, _Told]] = []
"""Of the article at hand, by the identity of its evidence."""


@record
class Case:
    claim: Claim
    extraction: Extraction
    article: Article
    rules: Any
    evidence: Answers
    as_of: date | None = None
    confirmed: bool = False
    """Another figure of the sentence has shown that the period taken over is the one meant."""
    beside: Any = None
    """Of an earlier level, the window (`Candidate`) at which the level beside it is right."""
    yearly: bool = False
    """The article compares with the year before, and nowhere with the quarter before."""
    diluted: bool = False
    """Other figures per share of the article have shown that it tells diluted ones."""
    certain: bool = False
    """The time of which it is told stands with the figure itself: no other of its sentence is meant."""
    only: Wanted = "all"
    """What is asked of the claim; of anything else nobody needs to know what it is instead."""

    @property
    def if_right(self) -> bool:
        return self.only == "right"

    def wants(self, code: DiagnosisCode) -> bool:
        """Whether a figure that is wrong so is worth the telling."""
        return self.only == "all" or self.only == "slip" and code in OF_SLIPS

    @cached_property
    def day(self) -> date | None:
        """The day as of which the claim is judged; never today's by default."""
        return self.as_of or self.article.published

    @cached_property
    def quantity(self) -> Quantity | None:
        """The printed figure; one that only marks what the metric has passed bounds it, what went out has no sign."""
        found = self.extraction.quantity(self.claim.quantity)
        if found is not None and self.claim.bound is not None:
            found = found.model_copy(update={"cmp": self.claim.bound})
        if found is not None and self.claim.each is not None:
            found = _percent_of(found, self.claim.each, "pp" if self.claim.role == "delta" else "percent")
            found = _below_zero(found) if self.claim.loss and self.claim.kind == "ratio" else found
        spent = self.claim.cell and self.claim.role in {"level", "from"} and self.claim.metric in OUTFLOWS
        if found is None or not spent or found.value is None or found.value >= 0:
            return found
        return found.model_copy(update={"value": -found.value, "low": -found.value, "high": -found.value})

    @cached_property
    def sentence(self) -> Sentence | None:
        return self.extraction.sentence(self.claim.sentence)

    @cached_property
    def words(self) -> str:
        """The claim's sentence; a claim's own span may be only its clause."""
        if self.sentence is None:
            return self.claim.text
        return self.article.text[self.sentence.start : self.sentence.end] or self.claim.text

    @property
    def at(self) -> int:
        """Where the claim's figure stands in its sentence."""
        quantity, sentence = self.quantity, self.sentence
        return max(0, quantity.start - sentence.start) if quantity is not None and sentence is not None else 0

    @cached_property
    def facts(self) -> tuple[Observation, ...]:
        """Everything that the fact files hold and that was public on the day."""
        return self._told.facts

    @cached_property
    def own_facts(self) -> tuple[Observation, ...]:
        return self._told.of.get(self.claim.subject.id or "", ())

    @cached_property
    def dated_facts(self) -> tuple[Observation, ...]:
        """The subject's facts that have a window."""
        return self._told.dated.get(self.claim.subject.id or "", ())

    @cached_property
    def _told(self) -> _Told:
        """Sorted out once for all claims of an article."""
        last = _LAST[0] if _LAST else None
        if last is None or last[0] is not self.evidence or last[1] != self.day:
            told = _Told(tuple(obs for obs in self._answers("facts") if self.knows(obs)))
            last = self.evidence, self.day, told
            _LAST[:] = [last]
        return last[2]

    @cached_property
    def filings(self) -> tuple[Observation, ...]:
        """The subject's figures of all other sources, later ones included: selecting by date is the series' work."""
        answers = [
            answer
            for lookup, answer in self.evidence.items()
            if lookup.source not in {"facts", "ecb", "worldbank", "bls", "wikidata"}
            and lookup.key == self.claim.subject.id
            and not isinstance(answer, SourceFailure)
        ]
        # one answer is handed on as it is: what is derived from it is kept by its identity
        return answers[0] if len(answers) == 1 else tuple(obs for answer in answers for obs in answer)

    @cached_property
    def failures(self) -> tuple[SourceFailure, ...]:
        """What could not be asked about this claim's subject."""
        return tuple(
            answer
            for lookup, answer in self.evidence.items()
            if isinstance(answer, SourceFailure) and lookup.key == self.claim.subject.id
        )

    def reference(self, source: str) -> Any:
        """The reference rule of a source, or None where the rule set has none."""
        return getattr(getattr(self.rules, "reference", None), source, None)

    def hedge(self, quantity: Quantity) -> Hedge:
        return hedge_of(self.rules, quantity)

    def _answers(self, source: str) -> Iterable[Observation]:
        for lookup, answer in self.evidence.items():
            if lookup.source == source and not isinstance(answer, SourceFailure):
                yield from answer

    def knows(self, obs: Observation) -> bool:
        """Public on the day, a day's difference across time zones allowed. Undated facts count as known.

        A term of office that had begun was public then, whenever somebody wrote it down.
        """
        if obs.basis == "office" and obs.valid_from is not None:
            return self.day is None or obs.valid_from <= self.day + ZONE_DAY
        return self.day is None or obs.published is None or obs.published <= self.day + ZONE_DAY


def cite(obs: Observation, period: str | None = None) -> Evidence:
    """An observation as evidence, cited as the source gives it."""
    return made(
        Evidence,
        source=obs.source,
        key=obs.key,
        cmp=obs.cmp,
        value=_value(obs),
        unit=obs.unit,
        period=period or period_text(obs),
        published=obs.published,
        url=obs.url,
        digest=obs.digest,
        excerpt=obs.excerpt,
    )


def _value(obs: Observation) -> str | None:
    if obs.value is not None:
        return plain(obs.value).replace(",", "")
    if obs.low is not None or obs.high is not None:
        return "-".join(plain(end).replace(",", "") for end in (obs.low, obs.high) if end is not None)
    return obs.names[0] if obs.names else None


def period_text(obs: Observation) -> str | None:
    """ "2024-10-01 to 2024-12-31", "as of 2024-12-31", or the term of an office."""
    if obs.start and obs.end:
        return f"{obs.start} to {obs.end}"
    if obs.end:
        return f"as of {obs.end}"
    if obs.horizon:
        return horizon_text(obs.horizon)
    if obs.valid_from or obs.valid_until:
        return f"{obs.valid_from or '...'} to {obs.valid_until or 'now'}"
    return None


_UNITS = {"Y": "year", "M": "month", "D": "day", "W": "week", "Q": "quarter"}


def horizon_text(horizon: str) -> str:
    """ "NEXT:P3Y" as "the next 3 years"."""
    side, _, length = horizon.rpartition(":")
    if not length.startswith("P") or length[-1:] not in _UNITS:
        return horizon
    count = length[1:-1]
    unit = _UNITS[length[-1]] + ("" if count == "1" else "s")
    return f"{'the past ' if side == 'PAST' else 'the next ' if side == 'NEXT' else ''}{count} {unit}"


def rule_of(obs: Observation) -> str:
    """The id of the rule by which an observation judges."""
    if obs.source == "facts":
        return obs.key if obs.key.startswith("facts/") else f"facts/{obs.key}"
    return f"reference/{obs.source}"


def note(code: NoteCode, text: str) -> Note:
    return Note(code=code, text=text)


def supported(
    observed: Sequence[Observation],
    detail: str,
    working: Sequence[str],
    notes: Sequence[Note] = (),
    cited: Sequence[Evidence] = (),
) -> Judgement:
    evidence = tuple(cited) or tuple(cite(obs) for obs in observed)
    verdict = Supported(evidence=evidence, detail=detail, working="\n".join(working), notes=tuple(notes))
    return Judgement(verdict, rule_of(observed[0]))


def contradicted(
    observed: Sequence[Observation],
    code: DiagnosisCode,
    detail: str,
    working: Sequence[str],
    *,
    diagnosis: str | None = None,
    fix: Fix | None = None,
    notes: Sequence[Note] = (),
    cited: Sequence[Evidence] = (),
) -> Judgement:
    evidence = tuple(cited) or tuple(cite(obs) for obs in observed)
    verdict = Contradicted(
        evidence=evidence,
        detail=detail,
        working="\n".join(working),
        diagnosis=Diagnosis(code=code, text=diagnosis or detail),
        fix=fix,
        notes=tuple(notes),
    )
    return Judgement(verdict, rule_of(observed[0]))


def unverified(
    reason: Reason,
    detail: str,
    working: Sequence[str] = (),
    nearest: Sequence[Observation] = (),
    rule: str | None = None,
) -> Judgement:
    verdict = Unverified(
        reason=reason,
        detail=detail,
        working="\n".join((*working, detail)),
        evidence=tuple(cite(obs) for obs in nearest),
    )
    return Judgement(verdict, rule)


_HUNDREDTH = Decimal("0.01")


def amount(value: Decimal, unit: str | None) -> str:
    """ "USD 53 billion", "13.5%": a figure for an editor's sentence."""
    if unit in {"percent", "%", "pp"} and value != value.quantize(_HUNDREDTH):
        value = value.quantize(_HUNDREDTH)  # computed of filed figures: nobody prints more places
    if unit in {"percent", "%"}:
        return f"{plain(value)}%"
    if unit in {"pp", "bps"}:
        return f"{plain(value)} {'percentage points' if unit == 'pp' else 'basis points'}"
    size = abs(value)
    for factor, name in ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million")):
        if size >= factor:
            return f"{_currency(unit)}{plain((value / factor).quantize(Decimal('0.001')))} {name}"
    return f"{_currency(unit)}{plain(value)}" if _currency(unit) else f"{plain(value)} {unit or ''}".strip()


def _currency(unit: str | None) -> str:
    base = (unit or "").split("/")[0]
    return f"{base} " if len(base) == 3 and base.isupper() else ""


_BORDERS = regex(r"[,;:()\u2013\u2014]")


def clause_words(case: Case) -> frozenset[str]:
    """The words around the claim up to the next marks of punctuation, in small letters."""
    text, sentence = case.article.text, case.sentence
    first = sentence.start if sentence else case.claim.start
    last = sentence.end if sentence else case.claim.end
    before = list(_BORDERS.finditer(text, first, case.claim.start))
    after = _BORDERS.search(text, case.claim.end, last)
    start = before[-1].end() if before else first
    return frozenset(text[start : after.start() if after else last].lower().rstrip(".").split())
