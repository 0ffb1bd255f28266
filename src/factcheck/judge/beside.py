"""What the level beside an earlier one shows of it: of when it is, and whether that is sure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice

from factcheck.judge.alive import weight
from factcheck.judge.before import BEFORE, YEAR_AGO
from factcheck.judge.level import SLIPS
from factcheck.judge.windows import Candidate
from factcheck.model import Claim, Contradicted, Extraction, Supported, Unverified
from factcheck.patterns import regex

_YEAR = range(350, 381)
"""Days from the beginning of a period to that of the same one a year later, of 52 or 53 weeks as well."""
_QUARTER = range(84, 99)
"""Days from the end of a quarter to that of the next, of 12 to 14 weeks."""
_FLOW = 2
"""The first and the last day of a flow's period."""


def level_that_is_right(claim: Claim, judged: Sequence[Claim], extraction: Extraction) -> int | None:
    """Of an earlier level that is open for its period alone, the place of the level beside it, where that is right."""
    if claim.role != "from" or getattr(claim.verdict, "reason", None) != "ambiguous":
        return None
    base = extraction.time(claim.base)
    if base is not None and base.value not in YEAR_AGO | BEFORE:
        return None
    level = next((k for k, c in enumerate(judged) if c.role == "level" and _same_figure(c, claim)), None)
    if level is not None and judged[level].start > claim.start and "role<from" not in claim.rule_trace:
        return None  # "$16.7 billion of buybacks, against $11.0 billion and $2.4 billion of dividends"
    return level if level is not None and isinstance(judged[level].verdict, Supported) else None


def window_of_silent(judged: Sequence[Claim], extraction: Extraction) -> dict[str | None, Candidate]:
    """By company, the one window of which all figures are right that are told of no time at all, where there are enough of them."""
    found: dict[str | None, dict[str, list[Claim]]] = {}
    for claim in judged:
        if claim.role == "level" and is_silent(claim, extraction) and isinstance(claim.verdict, Supported):
            window = window_of(claim)
            if window is not None and window.start is not None:
                found.setdefault(claim.subject.id, {}).setdefault(window.label, []).append(claim)
    settled = {}
    for subject, told in found.items():
        claims = next(iter(told.values()))
        quantities = (extraction.quantity(c.quantity) for c in claims)
        if len(told) == 1 and sum(weight(q.text) for q in quantities if q is not None) >= _ENOUGH:
            window = window_of(claims[0])
            if window is not None:
                settled[subject] = window
    return settled


_ENOUGH = 4


def is_silent(claim: Claim, extraction: Extraction) -> bool:
    """Of no time, neither of the article nor of the sentence, whose words tell none."""
    timed = claim.period is not None or claim.base is not None or claim.antecedent is not None or claim.cell
    return not timed and not extraction.times_in(claim.sentence)


def further_back(claims: Sequence[Claim], judged: Sequence[Claim], text: str) -> Iterator[tuple[int, Claim, Candidate]]:
    """Open levels right behind an earlier one that is right, read as one of a further year back, with the window of the one before.

    "$9.0 billion compared with $8.0 billion and $7.0 billion", "$2.2 billion the previous year and $4.9 billion the year before that"
    """
    for k in range(1, len(claims)):
        before, claim = judged[k - 1], judged[k]
        is_open = getattr(claim.verdict, "reason", None) == "ambiguous" and claim.role in ("from", "level")
        if not is_open or before.role != "from" or not isinstance(before.verdict, Supported):
            continue
        same = (before.sentence, before.metric, before.subject.id, before.segment)
        if same != (claim.sentence, claim.metric, claim.subject.id, claim.segment) or claim.start <= before.end:
            continue
        window = window_of(before)
        if window is not None and _GOES_BACK.fullmatch(text[before.end : claim.start]):
            yield k, claims[k].model_copy(update={"role": "from", "base": None, "period": None}), window


_GOES_BACK = regex(
    r"\)?(?: (?:in )?(?:the )?(?:previous|preceding|prior|year|twelve months|\d{4})\b[ \w]{0,20})?,?(?: and| or|,)?"
    r"(?: from| after| in)?(?: (?:\d{4}|the year before(?: that)?),?)?(?: only| just)? ",
    re.I,
)


def year_after_other(claim: Claim) -> Candidate | None:
    """Of an earlier level that is wrong of a year ago and right of another time, the time a year after that."""
    told = explained_by(claim)
    year = timedelta(days=364)
    return Candidate(told.start and told.start + year, told.end + year, "a year after") if told is not None else None


def explained_by(claim: Claim) -> Candidate | None:
    """The window of which a figure is right that was called wrong of another."""
    verdict = claim.verdict
    if not isinstance(verdict, Contradicted) or verdict.diagnosis.code != "wrong-period":
        return None
    days = _days(verdict, -1)
    return Candidate(days[0] if len(days) == 2 else None, days[-1], "") if days else None


def is_of_years_ago(claim: Claim, level: Candidate, extraction: Extraction) -> bool:
    """ "Two years ago it earned $208 million on sales of $31.4 billion. ... R&D is higher now ($5.5 billion vs $5.1 billion)": than then,
    where the paragraph told of that time"""
    told, here = explained_by(claim), extraction.sentence(claim.sentence)
    if told is None or here is None:
        return False
    near = (t for t in extraction.times if (s := extraction.sentence(t.sentence)) is not None and s.block == here.block)
    ago = (int(found[1]) for time in near if (found := _YEARS_AGO.fullmatch(time.value)))
    return any(abs((level.end - told.end).days - years * 365) < CLOSE.days for years in ago)


_YEARS_AGO = regex(r"AGO:P(\d{1,2})Y")


def window_of(claim: Claim) -> Candidate | None:
    """The window of the figure by which a claim is right."""
    days = _days(claim.verdict)
    if not days:
        return None
    label = f"{days[0]} to {days[1]}" if len(days) == 2 else f"{days[0]}"
    return Candidate(days[0] if len(days) == 2 else None, days[-1], label)


def falls_back(claim: Claim, before: Sequence[Claim]) -> bool:
    """A lone level that is right only of a period which had ended before the one that the right figures before it tell of.

    "Cash ended the quarter at $2.24 billion. Total assets were $9.03 billion": as the year before closed with it, it may as well be wrong.
    """
    own = window_of(claim) if claim.role == "level" and isinstance(claim.verdict, Supported) else None
    if own is None:
        return False
    told = (c for c in reversed(before) if c.subject.id == claim.subject.id and c.role != "from")
    windows = (w for c in told if isinstance(c.verdict, Supported) and (w := window_of(c)) is not None)
    return any(own.end < window.end - CLOSE for window in islice(windows, _LAST))


CLOSE = timedelta(days=21)
_LAST = 3
"""So many right figures before it show of which period the text tells."""


def compares_years(judged: Sequence[Claim], extraction: Extraction) -> bool:
    """Whether the article compares with the year before and nowhere with the quarter before, by its words or its figures."""
    values = {time.value for time in extraction.times}
    if values & BEFORE:
        return False
    return bool(values & YEAR_AGO) or any(_is_of_year_before(claim, judged) for claim in judged)


def of_period_before(claim: Claim) -> bool:
    """Whether an earlier level or a change that names no base is right of the quarter before: in an article that compares years, by chance."""
    if claim.role == "delta" and claim.base is None and isinstance(claim.verdict, Supported):
        now, then = _days(claim.verdict), _days(claim.verdict, 1) if len(claim.verdict.evidence) > 1 else []
        # a balance is often compared with the quarter before, which is the year's end
        return len(now) == len(then) == _FLOW and (now[-1] - then[-1]).days in _QUARTER
    told = claim.verdict.detail if isinstance(claim.verdict, Supported) else ""
    return claim.role == "from" and claim.base is None and "as the period before" in told


def _is_of_year_before(claim: Claim, judged: Sequence[Claim]) -> bool:
    then = _days(claim.verdict) if claim.role == "from" and isinstance(claim.verdict, Supported) else []
    level = next((c for c in judged if c.role == "level" and _same_figure(c, claim)), None) if then else None
    now = _days(level.verdict) if level is not None else []
    return bool(then and now) and (now[0] - then[0]).days in _YEAR


def _days(verdict: Supported | Contradicted | Unverified | None, row: int = 0) -> list[date]:
    """The first and the last day of the period of a row of the evidence; one of a balance."""
    told = verdict.evidence[row].period or "" if verdict is not None and verdict.evidence else ""
    return list(_days_in(told))


@lru_cache(maxsize=1024)
def _days_in(period: str) -> tuple[date, ...]:
    """Read once: the figures of an article are of few periods, and each is held against the others again and again."""
    return tuple(map(date.fromisoformat, _DAY.findall(period)))


_DAY = regex(r"\d{4}-\d\d-\d\d")


def beside_its_level(claim: Claim, judged: Sequence[Claim]) -> Claim:
    """An earlier level is only right beside a level that is: "$2.41 after $1.42" of no certain year may skip a year.

    Nor is one wrong that was held against a year, where the level beside it is right for the quarter that had ended in it.
    """
    verdict = claim.verdict
    if claim.role == "from" and isinstance(verdict, Contradicted) and _is_of_misread(claim, judged):
        return opened(claim, "the level beside it may be one of another measure")
    if claim.role == "from" and isinstance(verdict, Contradicted) and takes_over(claim):
        level = next((c for c in judged if c.role == "level" and _same_figure(c, claim)), None)
        lengths = {_length(c.verdict) for c in (claim, level) if c is not None and c.verdict is not None}
        if level is not None and isinstance(level.verdict, Supported) and len(lengths - {0}) > 1:
            return opened(claim, "the level beside it is right for a period of another length")
        if level is not None and not isinstance(level.verdict, Supported) and verdict.diagnosis.code not in SLIPS:
            return opened(claim, "of when the level beside it is, the sentence leaves open")
    if claim.role != "from" or verdict is None or verdict.status != "supported" or not takes_over(claim):
        return claim
    level = next((c for c in judged if c.role == "level" and c.start < claim.start and _same_figure(c, claim)), None)
    if level is None or not (is_open(level) or claim.base is None and _skips_a_year(claim, level)):
        return claim
    return opened(claim, "the level beside it is not that of the year after")


def _skips_a_year(earlier: Claim, level: Claim) -> bool:
    """Two years that do not follow each other, of a level that is right."""
    then, now = _days(earlier.verdict), _days(level.verdict)
    years = len(then) == len(now) == 2 and all((days[1] - days[0]).days in _YEAR for days in (then, now))
    return isinstance(level.verdict, Supported) and years and (now[0] - then[0]).days not in _YEAR


def out_of_step(judged: Sequence[Claim], extraction: Extraction) -> Iterator[tuple[int, Candidate | None]]:
    """Earlier levels that are right of no time by which the level before them is later, with its window where theirs is told.

    "A loss of $327 million compared with $214 million a year before" is of one quarter and the same of the year before, whatever else
    agrees; "$89.4 billion, after $72.4 billion" may not skip a year.
    """
    for k, claim in enumerate(judged):
        if claim.role != "from" or not isinstance(claim.verdict, Supported) or claim.cell:
            continue
        told = extraction.time(claim.base)
        ago = told is not None and told.value in YEAR_AGO
        if told is not None and not ago or not takes_over(claim):
            continue  # "compared with $16.6 billion a year earlier and $18.8 billion in the April quarter"
        if ago and claim.rival_periods:
            continue  # "in the first quarter the loss was $21.8 million, and a year ago, $14.4 million": before that, or before now
        before = next(
            (c for c in reversed(judged[:k]) if c.sentence == claim.sentence and c.metric == claim.metric), None
        )
        level = before if before is not None and _is_its_level(before, claim) else None
        then, now = _days(claim.verdict), _days(level.verdict) if level is not None else []
        if level is None or len(then) != len(now) or not now:
            continue
        if ago and (now[-1] - then[-1]).days not in _YEAR or not ago and _skips_a_year(claim, level):
            yield k, window_of(level) if ago else None


def _is_its_level(level: Claim, earlier: Claim) -> bool:
    """The right level of the measure before it in its sentence."""
    same = (level.sentence, level.metric, level.subject.id, level.segment)
    told = (earlier.sentence, earlier.metric, earlier.subject.id, earlier.segment)
    return level.role == "level" and same == told and isinstance(level.verdict, Supported)


def _is_of_misread(claim: Claim, judged: Sequence[Claim]) -> bool:
    """ "Saving for debt reduction, it managed only $649 million after $8.0 billion": the level that it is told after is open itself"""
    same = (claim.sentence, claim.metric, claim.subject.id)
    levels = [
        c for c in judged if c.role == "level" and (c.sentence, c.metric, c.subject.id) == same and c.end <= claim.start
    ]
    open_ = levels and getattr(levels[-1].verdict, "reason", None) == "ambiguous"
    return bool(open_) and "may be meant" in levels[-1].verdict.detail  # type: ignore[union-attr]


def _length(verdict: Supported | Contradicted | Unverified) -> int:
    """Quarters of the period that the first row of the evidence tells; 0 for a day."""
    days = _days(verdict)
    return round((days[1] - days[0]).days / 91) if len(days) == 2 else 0


def _same_figure(a: Claim, b: Claim) -> bool:
    return (a.sentence, a.metric, a.subject.id, a.segment, a.period) == (
        b.sentence, b.metric, b.subject.id, b.segment, b.period,
    )  # fmt: skip


def opened(claim: Claim, why: str) -> Claim:
    verdict = claim.verdict
    assert verdict is not None
    open_ = Unverified(
        reason="ambiguous",
        detail=f"{verdict.detail.rstrip('.')}, but {why}.",
        working=f"{verdict.working}\n{why}",
        evidence=verdict.evidence,
    )
    return claim.model_copy(update={"verdict": open_})


def takes_over(claim: Claim) -> bool:
    return claim.period is not None and any(context.field == "period" for context in claim.context)


def is_open(claim: Claim) -> bool:
    return takes_over(claim) and getattr(claim.verdict, "reason", None) == "ambiguous"
