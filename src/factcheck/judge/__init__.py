"""Judging: one claim against the evidence about it. Whatever is not provably right or wrong stays unverified, with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from factcheck.extract.subjects.focus import BESIDE
from factcheck.extract.subjects.strangers import OTHERS
from factcheck.judge.agreed import agreed, slipped
from factcheck.judge.agreed.reading import Reader
from factcheck.judge.alive import doubted, settled, taken
from factcheck.judge.basis import mixed_shares
from factcheck.judge.beside import (
    beside_its_level,
    compares_years,
    falls_back,
    further_back,
    is_open,
    is_silent,
    level_that_is_right,
    of_period_before,
    opened,
    out_of_step,
    takes_over,
    window_of,
    window_of_silent,
    year_after_other,
)
from factcheck.judge.carried import carried
from factcheck.judge.case import Answers, Case, Judgement, Wanted, unverified
from factcheck.judge.economy import judge_economy
from factcheck.judge.elsewhere import filed_elsewhere
from factcheck.judge.framed import beside_level, framed
from factcheck.judge.hung import hung
from factcheck.judge.kinds import COMPARISONS
from factcheck.judge.marks import not_reached
from factcheck.judge.meant import is_vague
from factcheck.judge.measured import measured
from factcheck.judge.one_measure import of_one_measure
from factcheck.judge.other_times import recent, years_ended
from factcheck.judge.otherwise import DIGITS, printed_digits
from factcheck.judge.plan import plan
from factcheck.judge.rivals import beside_doubted, follows_from_text, rivals_of
from factcheck.judge.speakers import of_speakers
from factcheck.judge.statement import judge_statement
from factcheck.judge.two_levels import told_otherwise
from factcheck.judge.unsaid import of_other_words, of_their_diagnosis
from factcheck.judge.values import LOSSES
from factcheck.judge.windows import Candidate
from factcheck.model import Article, Claim, Contradicted, Diagnosis, Extraction, Supported
from factcheck.records import replace

__all__ = ["COMPARISONS", "judge", "plan"]


_NOT_CHECKABLE = {
    "forecast": "a forecast: what was foreseen cannot be checked yet",
    "opinion": "an opinion",
    "hypothetical": "what could be, not what is",
}


def judge(
    claim: Claim,
    extraction: Extraction,
    article: Article,
    rules: Any,
    evidence: Answers,
    as_of: date | None = None,
    *,
    confirmed: bool = False,
    diluted: bool = False,
    beside: Candidate | None = None,
    yearly: bool = False,
    certain: bool = False,
    only: Wanted = "all",
) -> Claim:
    """A copy of the claim with its verdict and the rule that gave it, as of `as_of`, else the article's own date."""
    case = Case(
        _as_filed(claim, extraction, article.text),
        extraction,
        article,
        rules,
        evidence,
        as_of,
        confirmed,
        beside,
        yearly,
        diluted,
        certain,
        only if only == "right" or claim.metric not in _OF_ONE_WORD else "all",
    )
    found = _judged(case)
    judged = claim.model_copy(update={"verdict": found.verdict, "rule": found.rule})
    if isinstance(found.verdict, Supported) and is_vague(case, claim.metric):
        return judged.model_copy(update={"metric": _as_it_fits(case)})
    if not isinstance(found.verdict, Contradicted):
        return judged
    if (other := _OF_ONE_WORD.get(claim.metric)) is not None:
        meant = _judged(replace(case, claim=case.claim.model_copy(update={"metric": other})))
        if isinstance(meant.verdict, Supported):
            return claim.model_copy(update={"verdict": meant.verdict, "rule": meant.rule, "metric": other})
    why = of_other_words(case) or of_their_diagnosis(case, found.verdict.diagnosis.code)
    return opened(judged, why) if why is not None else judged


_OF_ONE_WORD = {"shares_outstanding": "diluted_shares"}
"""What the words for a measure may mean as well: beside earnings per share the share count is the average of the period."""


def _as_it_fits(case: Case) -> str:
    """ "A margin of 41.0%": which of the margins it is, the filings tell; a profit is the net income where nothing else is said"""
    for metric in case.reference("sec").readings[case.claim.metric]:
        found = _judged(replace(case, claim=case.claim.model_copy(update={"metric": metric})))
        if isinstance(found.verdict, Supported):
            return case.claim.metric if metric == "net_income" else str(metric)
    return case.claim.metric


def judge_all(
    claims: Sequence[Claim],
    extraction: Extraction,
    article: Article,
    rules: Any,
    evidence: Answers,
    as_of: date | None = None,
) -> list[Claim]:
    """Every claim with its verdict.

    Of a sentence that names no period, a figure that is right at the period taken over confirms it for those beside it:
    "net income was $5.5 billion, with diluted EPS of $6.82" is about one quarter.
    """

    def ask(claim: Claim, **how: Any) -> Claim:
        return judge(claim, extraction, article, rules, evidence, as_of, **how)

    if_right = partial(ask, only="right")
    claims, judged = list(claims), [ask(claim) for claim in claims]
    _read_so(claims, judged, extraction, ask)
    confirmed = {(c.sentence, c.period) for c in judged if _confirms(c) and not _of_its_base(c, extraction)}
    for k, claim in measured(claims, judged, extraction, rules, if_right).items():
        judged[k] = claim  # which shows of its own measure when it was, and of no other
    for k, claim in enumerate(judged):
        if (claim.sentence, claim.period) in confirmed and is_open(claim) and (claim.role != "from" or claim.base):
            judged[k] = ask(claims[k], confirmed=True)
    _by_each_other(claims, judged, extraction, article.text, ask)
    for k in mixed_shares(claims, judged, if_right):
        judged[k] = ask(claims[k], diluted=True)

    questioned = partial(_questioned, claims, extraction, article.text, rules, evidence, if_right)
    judged = questioned(judged)
    held = [
        lookup.key for lookup, told in evidence.items() if lookup.source == "sec" and told and isinstance(told, tuple)
    ]

    def periods(claim: Claim) -> Iterable[Candidate]:
        return recent(Case(claim, extraction, article, rules, evidence, as_of))

    def years(claim: Claim) -> list[Candidate]:
        return years_ended(Case(claim, extraction, article, rules, evidence, as_of))

    reader = Reader(extraction, article.text, held, periods, years, ask)
    for k, claim in agreed(claims, judged, reader, rules).items():
        judged[k] = claim
    for k, claim in beside_level(claims, judged, extraction, article.text, ask).items():
        judged[k] = claim
    slips = slipped(claims, judged, reader, rules)
    for k, window in list(out_of_step(judged, extraction)):
        judged[k] = opened(judged[k], "the level beside it is of another time")
        if window is not None:
            slips[k] = ask(claims[k], confirmed=True, beside=window, yearly=True)
    if wrong := slips | framed(claims, judged, extraction, article.text, ask):
        told = questioned([wrong.get(k, claim) for k, claim in enumerate(judged)])
        for k in wrong:
            judged[k] = told[k] if isinstance(told[k].verdict, Contradicted) else judged[k]
    sec = getattr(rules.reference, "sec", None)
    for k, of_it in of_one_measure(claims, judged, sec.readings if sec else {}, ask).items():
        if isinstance(of_it, str):
            judged[k] = opened(judged[k], of_it)
        else:
            judged[k] = questioned([*judged[:k], of_it, *judged[k + 1 :]])[k]
    for k, of_it in hung(claims, judged, sec.readings if sec else {}, ask).items():
        judged[k] = opened(judged[k], of_it) if isinstance(of_it, str) else of_it
    for k, why, earlier in list(told_otherwise(judged, extraction, article.text)):
        judged[k] = _flipped(judged[k], why, earlier)
    return judged


def _questioned(
    claims: list[Claim],
    extraction: Extraction,
    text: str,
    rules: Any,
    evidence: Answers,
    if_right: Any,
    told: list[Claim],
) -> list[Claim]:
    """The same, but open where something may be said against an accusation."""
    for k, why in doubted(claims, told, if_right).items():
        told[k] = opened(told[k], why)
    told = _without_misread(told)
    for k, why in (rivals_of(told, extraction, text) | follows_from_text(told, extraction)).items():
        told[k] = opened(told[k], why)
    for k, why in filed_elsewhere(claims, told, extraction, text, rules, evidence, if_right).items():
        told[k] = opened(told[k], why)
    of_others = carried(told, extraction, text) | of_speakers(told, extraction, text)
    for k, why in (beside_doubted(told) | of_others).items():
        told[k] = opened(told[k], why)
    return told


def _read_so(claims: list[Claim], judged: list[Claim], extraction: Extraction, ask: Callable[..., Claim]) -> None:
    """Read again, in place, what is settled as told of another company or time; no lone level of a time that the text has left."""
    read_so = {k: (claim, ask(claim)) for k, claim in settled(claims, judged, extraction, ask).items()}
    right = Counter(c.sentence for _, c in read_so.values() if isinstance(c.verdict, Supported))
    for k, (claim, read) in read_so.items():
        if right[claim.sentence] > 1 or claim.period == claims[k].period or not falls_back(read, judged[:k]):
            claims[k], judged[k] = claim, taken(read, claims[k])


def _by_each_other(
    claims: Sequence[Claim], judged: list[Claim], extraction: Extraction, text: str, ask: Callable[..., Claim]
) -> None:
    """Judge again, in place, what is open for its period alone, at the time that a figure beside it shows."""
    yearly = compares_years(judged, extraction)

    def beside(k: int, window: Candidate | None) -> Claim:
        return ask(claims[k], confirmed=True, beside=window, yearly=yearly)

    for k, claim in enumerate(judged):
        if yearly and of_period_before(claim):
            judged[k] = opened(claim, "the article compares with the year before")
    silent = window_of_silent(judged, extraction)
    for k, claim in enumerate(judged):
        open_ = claim.role != "from" and getattr(claim.verdict, "reason", None) == "ambiguous"
        if open_ and claim.subject.id in silent and is_silent(claim, extraction):
            judged[k] = beside(k, silent[claim.subject.id])
    for k, claim in enumerate(judged):
        if (level := level_that_is_right(claim, judged, extraction)) is not None:
            found = beside(k, window_of(judged[level]))
            other = year_after_other(found)
            if other is None or not isinstance(beside(level, other).verdict, Supported):
                judged[k] = found
    for k, claim, window in further_back(claims, judged, text):
        found = ask(claim, confirmed=True, beside=window, yearly=True)
        if isinstance(found.verdict, Supported):
            judged[k] = found
    judged[:] = [beside_its_level(claim, judged) for claim in judged]


def _without_misread(judged: list[Claim]) -> list[Claim]:
    """Where none of the many figures of a sentence fits, and no slip explains it, the mistake is more likely in our reading."""
    by_sentence: dict[int, list[int]] = {}
    for k, claim in enumerate(judged):
        if claim.quantity is not None and not claim.cell:
            by_sentence.setdefault(claim.sentence, []).append(k)
    for told in by_sentence.values():
        decided = [k for k in told if getattr(judged[k].verdict, "status", "unverified") != "unverified"]
        if len(told) < _MANY or len(decided) < 2 or not all(_is_unexplained(judged[k]) for k in decided):
            continue
        for k in decided:
            why = f"none of the {len(told)} figures of the sentence fits, so that it may be read wrongly"
            judged[k] = opened(judged[k], why)
    return judged


_MANY = 3
"""A sentence of two figures is read rightly nearly always, also where both are wrong."""
_UNEXPLAINED = frozenset({"wrong-value", "wrong-period", "wrong-metric", "wrong-company", "direction-flipped"})
"""Diagnoses by which a figure is not the slip of a hand: they hold as well where the sentence was bound wrongly."""


def _is_unexplained(claim: Claim) -> bool:
    return isinstance(claim.verdict, Contradicted) and claim.verdict.diagnosis.code in _UNEXPLAINED


def _flipped(claim: Claim, why: str, earlier: Claim) -> Claim:
    """A level that is right, told with a verb of the other direction."""
    right = claim.verdict
    assert isinstance(right, Supported)
    assert isinstance(earlier.verdict, Supported)
    verdict = Contradicted(
        evidence=(*right.evidence, *earlier.verdict.evidence),
        detail=f"{right.detail} {why}",
        working=f"{right.working}\n{why}",
        diagnosis=Diagnosis(code="direction-flipped", text=why),
        notes=right.notes,
    )
    return claim.model_copy(update={"verdict": verdict})


def _confirms(claim: Claim) -> bool:
    return (
        takes_over(claim) and claim.role in ("level", "delta") and getattr(claim.verdict, "status", "") == "supported"
    )


def _of_its_base(claim: Claim, extraction: Extraction) -> bool:
    """ "Wider than in the second quarter of 2024": its basis says of which period it is, and nothing of the period taken over"""
    base = extraction.time(claim.base)
    return base is not None and base.type != "base" and "-" in base.value


def _as_filed(claim: Claim, extraction: Extraction, text: str) -> Claim:
    """A loss per share is the negative of the earnings per share that filings report, cash consumed that of the cash flow.

    A table's "Net loss (612)" carries its sign itself: it is a profit of -612.
    """
    quantity = extraction.quantity(claim.quantity)
    if claim.cell and claim.role in {"level", "from"} and quantity is not None and (quantity.value or 0) < 0:
        profit = LOSSES.get(claim.metric)
        return claim.model_copy(update={"metric": profit}) if profit else claim
    if (
        claim.role == "level"
        and claim.bound in (None, "gt")
        and quantity is not None
        and quantity.cmp == "eq"
        and not_reached(text, claim)
    ):
        return claim.model_copy(update={"negated": False, "bound": "lt"})  # "did not reach $17 billion"
    told_as_loss = claim.loss and f"{claim.metric}_loss" in LOSSES
    return claim.model_copy(update={"metric": f"{claim.metric}_loss"}) if told_as_loss else claim


def _judged(case: Case) -> Judgement:
    claim = case.claim
    if claim.modality in _NOT_CHECKABLE and claim.kind != "statement":
        said = _as_statement(case) if claim.unbound is None else None
        return said or unverified("not-checkable", _NOT_CHECKABLE[claim.modality])
    if claim.subject.candidates:
        return unverified("ambiguous", _who_may_be_meant(claim))
    if claim.unbound is not None:
        return unverified("unbound", f"how the sentence is to be read is a guess: {claim.unbound}")
    found = judge_economy(case) or COMPARISONS[claim.kind](case)
    if found.verdict.status != "contradicted":
        return found
    sources = {c.source for c in claim.context}
    if BESIDE in sources:
        nearer = "a name that is not known stands nearer, whose figure it may be"
    elif OTHERS in sources and not _is_slip(case, found):
        nearer = "the sentence has words of its own for whose figure it is, and they may mean somebody else"
    else:
        return found
    return unverified("ambiguous", f"{found.verdict.detail} But {nearer}.", found.verdict.working.split("\n"))


def _is_slip(case: Case, found: Judgement) -> bool:
    """Whether the figure is another one of the same company, told at the wrong time, scale or name, to three digits: nobody else's figure."""
    diagnosis = found.verdict.diagnosis
    plain = diagnosis is None or diagnosis.code in ("wrong-value", "direction-flipped")
    return not plain and case.quantity is not None and printed_digits(case.quantity) >= DIGITS


_LISTED = 4


def _who_may_be_meant(claim: Claim) -> str:
    from factcheck.sources.companies import companies

    found = [(ref, companies().by_id(ref)) for ref in claim.subject.candidates]
    told = [f"{c.name} ({c.tickers[0]})" if c and c.tickers else c.name if c else ref for ref, c in found]
    if len(told) == 1:
        return f'"{claim.subject.text}" may be {told[0]} or a company of a like name: give the full name or the ticker'
    names, rest = ", ".join(told[:_LISTED]), len(told) - _LISTED
    more = f" and {rest} more" if rest > 0 else ""
    return f'"{claim.subject.text}" may be any of {names}{more}: give the full name or the ticker'


def _as_statement(case: Case) -> Judgement | None:
    """What somebody is reported to have said is checked for whether it was said."""
    if case.claim.attribution is None:
        return None
    found = judge_statement(case)
    return None if found.verdict.status == "unverified" and not found.verdict.evidence else found
