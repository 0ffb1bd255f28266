"""Changes over several years, told as a whole ("doubled in five years") or as a rate a year ("a compound 17% a year")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from factcheck.judge.asked import Asked
from factcheck.judge.case import Case, Judgement, contradicted, note, supported, unverified
from factcheck.judge.changes import HUNDRED, Change, Step, bases, changes
from factcheck.judge.compare import plain
from factcheck.judge.meant import is_said, is_vague
from factcheck.judge.periods import windows_of
from factcheck.judge.values import is_loose
from factcheck.judge.windows import Candidate, calendar_of, labelled
from factcheck.model import DiagnosisCode, Time
from factcheck.patterns import regex
from factcheck.records import record, replace
from factcheck.sources.series import latest_public

_YEARS = regex(r"(?:FY)?(?P<first>\d{4})/(?:FY)?(?P<last>\d{4})")
_YEAR = regex(r"(?:FY)?(?P<year>\d{4})")
_DURATION = regex(r"(?:PAST:)?P(?P<years>\d{1,2})Y")
_OVER = regex(
    r"\b(?:in|over|within|during|across)\s+(?:the\s+|just\s+|only\s+|barely\s+|its\s+|past\s+|last\s+|previous\s+)*$",
    re.I,
)
_YEARLY = regex(
    r"\bcompound(?:ed|ing)?\b|\bCAGR\b|\bannuali[sz]ed\b|\baverage (?:annual|yearly|of)\b|\bon average\b|\baverag(?:ed|ing)\b|\bannually\b"
    r"|\bannual (?:growth )?(?:rate|pace)\b|\b(?:a|per|each|every) year\b(?! (?:earlier|ago|before|later|after))",
    re.I,
)
_AVERAGED = regex(
    r"\bcompound(?:ed|ing)?\b|\bCAGR\b|\bannuali[sz]ed\b|\baverage (?:annual|yearly)\b|\bon average\b|\baverag(?:ed|ing)\b",
    re.I,
)
"""What tells a rate of several years, even where it is not understood of which."""
_NEAR = 40
_COMPOUND = regex(r"\bcompound(?:ed|ing)?\b|\bCAGR\b", re.I)
_COMPOUND_OF = regex(r"\b(?:compound(?:ed)?|CAGR)\b[^,;.()\d]*$", re.I)
_SUPERLATIVE = regex(
    r"\b(?:\w+est|most|least|best|worst|record|first|only|second|(?<!a )(?<!one )third) (?:[\w-]+ ){0,4}$", re.I
)
_LONGEST = 40


@record
class _Span:
    window: Candidate
    base: Candidate
    years: int
    named: bool
    """The sentence names the years at both ends, or the last one and how many lie between."""


def by_span(case: Case, want: Asked) -> Judgement | None:
    """None where the sentence speaks of no span of years."""
    spans = list(_spans(case))
    if not spans:
        start, end, text = case.claim.start, case.claim.end, case.article.text
        beside = case.claim.role == "delta" and (text[max(0, start - _NEAR) : start], text[end : end + _NEAR])
        if beside and any(map(_AVERAGED.search, beside)):
            return unverified("ambiguous", "of which years the rate is an average cannot be told")
        return None
    yearly = _YEARLY.search(case.words) is not None
    found: list[tuple[_Span, Change]] = []
    for span in spans:
        told = changes(case, case.claim.metric, span.window, span.base) if is_said(case, case.claim.metric) else ()
        found += [(span, _yearly(change, span.years) if yearly else change) for change in told]
    if not found:
        return unverified("no-data", f"no source holds both ends of the {spans[0].years} years")
    working = [change.detail for _, change in found]
    slack = Decimal("0.05")
    fitting = [change for _, change in found if want.compare(change.step, slack).outcome == "match"]
    if fitting and not case.claim.negated:
        best = fitting[0]
        return supported(best.observations, f"{best.detail}.", working, [note("derived", best.step.arithmetic)])
    span, main = found[0]
    average = yearly and _COMPOUND.search(case.words) is None and _fits_simply(case, want, spans)
    open_ = case.claim.negated or not span.named or average or is_vague(case, case.claim.metric)
    if open_ or is_loose(case, case.claim.metric) or want.of(main.step) is None or case.claim.direction is None:
        return unverified("ambiguous", f"{main.detail}; the sentence may count otherwise", working, main.observations)
    if want.quantity.kind == "multiple" and _is_loosely(want.quantity.value, main.step.percent):
        return unverified("not-comparable", f"{main.detail}; the word is a loose one", working, main.observations)
    turned = replace(main.step, percent=-(main.step.percent or Decimal(0)))
    code: DiagnosisCode = "wrong-value"
    text = ""
    if want.compare(turned, slack).outcome == "match":
        code, text = "direction-flipped", "The figure is right, the direction is the other one."
    detail = f"{main.detail}, not {want.quantity.text}. {text}".strip()
    return contradicted(main.observations, code, detail, working, diagnosis=text or None)


def is_compound(case: Case) -> bool:
    """ "A compound annual growth rate of 13.9%": right beside the figure"""
    before = case.article.text[max(0, case.claim.start - _NEAR) : case.claim.start]
    return _COMPOUND_OF.search(before) is not None


def _fits_simply(case: Case, want: Asked, spans: Sequence[_Span]) -> bool:
    """Whether the rate may be a plain average of the years' rates, which lies between the compound one and this."""
    for span in spans:
        for change in changes(case, case.claim.metric, span.window, span.base):
            if change.step.percent is None:
                return True
            simple = change.step.percent / span.years
            compound = _yearly(change, span.years).step.percent
            low, high = sorted((simple, compound if compound is not None else simple))
            told = want.quantity.value
            if told is None or low - _APART <= abs(told) * want.sign <= high + _APART:
                return True
    return False


_APART = Decimal("0.5")


def _is_loosely(told: Decimal | None, percent: Decimal | None) -> bool:
    """ "Doubled" of what is 2.2 times as much."""
    if told is None or percent is None:
        return True
    times = 1 + percent / HUNDRED
    return told * Decimal("0.85") <= times <= told * Decimal("1.5")


def _yearly(change: Change, years: int) -> Change:
    """The rate a year at which the first value, compounded, becomes the last."""
    new, old = (abs(obs.value or Decimal(0)) for obs in change.observations[:2])
    if not new or not old or change.step.percent is None:
        return replace(
            change, step=Step(None, None, None, change.step.unit, change.step.arithmetic, "there is no rate")
        )
    percent = ((new / old) ** (Decimal(1) / years) - 1) * HUNDRED
    arithmetic = f"({plain(new)} / {plain(old)})^(1/{years}) - 1 = {plain(percent.quantize(Decimal('0.01')))}% a year"
    step = Step(percent, None, None, change.step.unit, arithmetic)
    return replace(
        change,
        step=step,
        detail=f"{change.detail}: {plain(percent.quantize(Decimal('0.01')))}% a year over {years} years",
    )


def _spans(case: Case) -> Iterator[_Span]:
    claim, calendar = case.claim, calendar_of(case)
    period = case.extraction.time(claim.period)
    if claim.role != "delta":
        return
    if period is not None and (match := _YEARS.fullmatch(period.value)):
        first, last = int(match["first"]), int(match["last"])
        # "between 2023 and 2024", but "2023-24" is one year
        shortest = 1 if re.search(r"\b(?:and|to)\b", period.text) else 2
        for year in (calendar.year, calendar.calendar_year):
            window, base = labelled(year(last), f"{last}"), labelled(year(first), f"{first}")
            if window and base and shortest <= last - first <= _LONGEST:
                yield _Span(window, base, last - first, named=True)
        return
    base_time = case.extraction.time(claim.base)
    if base_time is not None and _YEAR.fullmatch(base_time.value):
        if _YEARLY.search(case.words):
            yield from _since(case)
        return
    if claim.base is None and (told := _duration(case)) is not None:
        yield from _before(case, told, period)
    elif claim.base is None and period is not None and _YEARLY.search(case.words):
        yield from _between_levels(case, period)


def _between_levels(case: Case, period: Time) -> Iterator[_Span]:
    """ "Climbed from $10.22 in 2022 to $13.89 in 2024, a gain averaging 16.6% a year" """
    claim, calendar = case.claim, calendar_of(case)
    told = [
        time.value
        for c in case.extraction.claims_in(claim.sentence)
        if c.role == "from" and (c.metric, c.subject.id, c.segment) == (claim.metric, claim.subject.id, claim.segment)
        if (time := case.extraction.time(c.period)) is not None
    ]
    matches = [_YEAR.fullmatch(value) for value in (*told, period.value)]
    if len(matches) == 2 and matches[0] and matches[1]:
        first, last = (int(match["year"]) for match in matches if match)
        window, base = labelled(calendar.year(last), f"{last}"), labelled(calendar.year(first), f"{first}")
        if window and base and 2 <= last - first <= _LONGEST:
            yield _Span(window, base, last - first, named=True)


def _since(case: Case) -> Iterator[_Span]:
    """ "A compound 17% a year since 2020": up to the claim's year, or the last one that was public"""
    windows: Sequence[Candidate] = windows_of(case, case.filings, case.claim.metric).candidates
    years = [w for w in windows if w.start is not None and (w.end - w.start).days > 340]
    for window in years:
        for base in bases(case, window):
            apart = round((window.end - base.end).days / 365.25)
            if 2 <= apart <= _LONGEST:
                yield _Span(window, base, apart, named=len(years) == 1)


def _duration(case: Case) -> int | None:
    """How many years "in five years" or "over the past five years" goes back."""
    for time in case.extraction.times_in(case.claim.sentence):
        match = _DURATION.fullmatch(time.value)
        before = case.article.text[max(0, time.start - 40) : time.start]
        past = time.value.startswith("PAST") or time.text.lower().startswith(("past", "last", "previous"))
        if _SUPERLATIVE.search(case.words[: max(0, time.start - case.sentence.start)] if case.sentence else ""):
            continue  # "its fastest growth in five years"
        if match and 2 <= int(match["years"]) <= _LONGEST and (past or _OVER.search(before)):
            return int(match["years"])
    return None


def _before(case: Case, years: int, period: Time | None) -> Iterator[_Span]:
    calendar = calendar_of(case)
    filled = any(context.field == "period" for context in case.claim.context)
    match = _YEAR.fullmatch(period.value) if period is not None and not filled else None
    last: int | None = int(match["year"]) if match else None
    if last is None and case.day is not None:
        public = latest_public(case.filings, case.claim.metric, case.day, "year", calendar=calendar)
        place = calendar.locate(public[0], public[1]) if public and public[0] else None
        last = place[0] if place else None
    if last is None:
        return
    window, base = labelled(calendar.year(last), f"{last}"), labelled(calendar.year(last - years), f"{last - years}")
    if window and base:
        yield _Span(window, base, years, named=match is not None)
