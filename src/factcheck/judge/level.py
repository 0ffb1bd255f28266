"""Amounts: one metric at one window, against fact files, filings and figures computed from filings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from factcheck.judge.alive import digits_of
from factcheck.judge.case import NOT_SO, Case, Judgement, cite, contradicted, supported, unverified
from factcheck.judge.changes import bases, changes, figures_of
from factcheck.judge.compare import Reading, compare, point, read
from factcheck.judge.diagnosis import Explained, diagnose, rendered
from factcheck.judge.doubt import Fits, names_company, of_another_length, other_reading, tells_measure
from factcheck.judge.labels import label
from factcheck.judge.marks import not_exceeded
from factcheck.judge.meant import is_vague, none_is_meant, readings
from factcheck.judge.otherwise import adds_up, combined, is_between, is_near, slipped, told_elsewhere, unconverted
from factcheck.judge.periods import windows_of
from factcheck.judge.sums import added_up
from factcheck.judge.trend import direction_problem
from factcheck.judge.trials import Trial, trials_of
from factcheck.judge.unknown import is_held_nowhere, nothing_known
from factcheck.judge.unsaid import claims_beside, names_both_ways
from factcheck.judge.values import Found, find, is_loose
from factcheck.judge.windows import Candidate, Windows
from factcheck.judge.wording import evidence, fact, line, notes_of, read_as
from factcheck.model import BOUNDS, Quantity
from factcheck.patterns import regex
from factcheck.records import replace


def judge_level(case: Case) -> Judgement:
    """A level, or the earlier level ("from"), of a metric at a window."""
    quantity = case.quantity
    if quantity is None:
        return unverified("ambiguous", "the claim has no figure")
    told = tuple(obs for obs in case.own_facts if obs.basis == "level" and obs.modality == "fact")
    # the very tuple where it can be: what is worked out of an answer is remembered with it
    observations = (*case.filings, *told) if told else case.filings
    if not observations or is_held_nowhere(case):
        return nothing_known(case)
    if (total := added_up(case, quantity, read(quantity, case.hedge(quantity)))) is not None:
        return total
    windows = windows_of(case, observations, case.claim.metric)
    if not windows.candidates:
        return unverified("ambiguous", windows.why or "the period cannot be told")
    return _tried(case, quantity, windows)


def _tried(case: Case, quantity: Quantity, windows: Windows) -> Judgement:
    reading = read(quantity, case.hedge(quantity))
    if quantity.kind == "fraction":
        reading = reading.mapped(lambda x: x * 100)  # "more than half" of a rate
    trials: list[Trial] = []
    found_all = True
    unclear = Found()
    for candidate in windows.candidates:
        found = find(case, case.claim.metric, candidate, unit=quantity.unit)
        unclear.unclear.extend(found.unclear)
        unclear.unclear_evidence.extend(found.unclear_evidence)
        tried = [trial for known in found.known for trial in trials_of(case, quantity, reading, known)]
        found_all = found_all and bool(tried)
        trials.extend(tried)
    if is_loose(case, case.claim.metric) and quantity.value is not None:
        wanted = quantity.value
        trials.sort(key=lambda trial: abs((trial.observation.value or Decimal(0)) - wanted))
    matches = [trial for trial in trials if trial.outcome == "match"]
    if not matches and case.if_right and (trials or unclear.unclear) and not adds_up(case):
        return NOT_SO
    working = [
        read_as(case, quantity),
        f"period: {'; '.join(c.label for c in windows.candidates)} ({windows.why})",
        *(line(trial, quantity) for trial in trials),
    ]
    if matches and _is_bound_of_another(case, quantity, trials, matches):
        why = f"{fact(case, trials[0])}, and of another {label(case.claim.metric)} the bound holds"
        return unverified("ambiguous", why, working, [trials[0].observation])
    if matches:
        return _supported(case, quantity, windows, matches, working)
    if (total := combined(case, quantity, reading, working)) is not None:
        return total
    if unclear.unclear:
        return unverified("ambiguous", unclear.unclear[0], working, unclear.unclear_evidence[:3])
    if not trials:
        return (
            told_elsewhere(case, quantity, reading, working)
            or unconverted(case, quantity, reading, windows, working)
            or nothing_known(case)
        )
    nearest = [trial.observation for trial in trials[:2]]
    if any(trial.outcome == "unsure" for trial in trials):
        return unverified(
            "not-comparable", f"{fact(case, trials[0])}; the printed figure is too loose to decide", working, nearest
        )
    if not (windows.decisive and found_all):
        if (slip := slipped(case, quantity, trials)) is not None:
            return _contradicted(case, quantity, reading, windows, [slip], working)
        why = "the sentence names no period" if not windows.given else "the period is not sure"
        return unverified("ambiguous", f"{fact(case, trials[0])}, but {why}", working, nearest)
    loose = all(is_near(case, quantity, trial) for trial in trials) or is_between(case, quantity, trials)
    if loose and not _is_half_of_payout(case, quantity, reading, trials):
        why = "issuers count this in more than one way"
        return unverified("not-comparable", f"{fact(case, trials[0])}; {why}", working, nearest)
    return _contradicted(case, quantity, reading, windows, trials, working)


def _is_half_of_payout(case: Case, quantity: Quantity, reading: Reading, trials: Sequence[Trial]) -> bool:
    """ "$66.9 billion through buybacks and dividends" is what the buybacks alone came to, in however many ways both are counted"""
    if case.claim.metric != "payout" or not names_both_ways(case):
        return False
    fits = _fitting(quantity, reading)
    return any(fits(case, part, trial.known.window) for trial in trials for part in ("buyback", "dividends_paid"))


def _supported(
    case: Case, quantity: Quantity, windows: Windows, matches: Sequence[Trial], working: list[str]
) -> Judgement:
    best = min(matches, key=lambda trial: trial.note is not None)
    fitting = {trial.known.window for trial in matches}
    if not windows.given and not windows.decisive and 1 < len(fitting) < len(windows.candidates):
        first, second = matches[0], matches[-1]
        told_both = (
            f"both {first.known.window.label} and {second.known.window.label} fit, and the sentence names no period"
        )
        return unverified("ambiguous", told_both, working, [first.observation, second.observation])
    if case.claim.negated:
        if quantity.cmp == "eq" and windows.decisive and case.claim.firm:
            return contradicted([best.observation], "negated", f"{fact(case, best)}.", working, cited=evidence(best))
        return unverified(
            "not-comparable", f"{fact(case, best)}; the denial cannot be decided", working, [best.observation]
        )
    flipped = direction_problem(case, best.known)
    if flipped is not None:
        return contradicted(
            flipped.observations,
            "direction-flipped",
            flipped.detail,
            [*working, flipped.detail],
            cited=(*evidence(best), *flipped.cited),
        )
    tail = f", taking it as {best.known.window.label}" if not windows.given else ""
    return supported([best.observation], f"{fact(case, best)}{tail}.", working, notes_of(best), evidence(best))


def _is_bound_of_another(case: Case, quantity: Quantity, trials: Sequence[Trial], matches: Sequence[Trial]) -> bool:
    """ "Its profit topped $52 billion": the gross profit nearly always does, which shows nothing of the profit that is meant"""
    if quantity.cmp not in BOUNDS or not is_vague(case, case.claim.metric):
        return False
    first = readings(case, case.claim.metric)[0]
    return any(t.observation.metric == first for t in trials) and all(t.observation.metric != first for t in matches)


_OF_A_SOURCE = regex(r"\b(?:income|profits?|earnings|gains?) (?:from|on)\b[^,;.]*$", re.I)


def _is_beyond_all(case: Case, quantity: Quantity, trials: Sequence[Trial]) -> bool:
    """Whether a "profit" lies clearly outside all that the word may mean, so that none between them can be meant either."""
    values = [abs(t.observation.value) for t in trials if t.observation.value]
    told = abs(quantity.value or Decimal(0))
    metrics = {t.observation.metric for t in trials}
    if "metric<inherited" in case.claim.rule_trace or case.claim.context:
        return False  # what the sentence itself does not call a profit may be none
    if _OF_A_SOURCE.search(case.words[: max(0, case.claim.start - (case.sentence.start if case.sentence else 0))]):
        return False  # "income from regulatory credits halved to $439 million": of one source
    return len(metrics) > 1 and none_is_meant(case, told, values)


_SURE = 3
"""So many digits are right of one period alone, and show that the measure is the one that was taken over."""


def _may_be_right(
    case: Case, quantity: Quantity, reading: Reading, windows: Windows, trials: Sequence[Trial], diagnosis: Explained
) -> str | None:
    """Why a figure that does not fit is no error: what else it may be, or what the sentence leaves open."""
    code = diagnosis.code
    if code == "wrong-company" and names_company(case, diagnosis.evidence[0].subject):
        return "the sentence names the company of which it is right"
    if code == "wrong-metric" and tells_measure(case, quantity, diagnosis.evidence[0].metric):
        return "the words behind the figure tell the measure of which it is right"
    if code == "wrong-value" and is_vague(case, case.claim.metric) and not _is_beyond_all(case, quantity, trials):
        return f"{label(case.claim.metric)} may mean several metrics, and none of them fits"
    if code == "wrong-value" and _may_be_for_a_share(quantity, trials):
        return "so small an amount may be what one share gets"
    if code == "wrong-value" and _is_its_change(case, reading, windows):
        return "it is by how much it changed, as another figure of the sentence tells"
    other = other_reading if code not in SLIPS else of_another_length
    if (doubt := other(case, windows, _fitting(quantity, reading))) is not None:
        return f"but {doubt}, which may be meant"
    if code in SLIPS:
        return None
    taken = any(c.field == "metric" and c.source != "question" for c in case.claim.context)
    shown = windows.given and code == "wrong-period" and digits_of(quantity.text) >= _SURE
    if taken and not shown:
        return "the sentence itself does not name its metric"
    if not windows.given and case.extraction.time(case.claim.period) is None and case.beside is None:
        return "the sentence itself does not name its period"
    return None


def _may_be_for_a_share(quantity: Quantity, trials: Sequence[Trial]) -> bool:
    """ "The annual dividend is $1.60": coins and notes, where the whole company's is millions; a lost scale would show in its digits."""
    told, known = quantity.value, trials[0].observation.value
    return (
        quantity.kind == "money"
        and not quantity.per
        and told is not None
        and known is not None
        and (abs(told) < _OF_A_SHARE and abs(known) > _OF_A_COMPANY)
    )


_OF_A_SHARE, _OF_A_COMPANY = 1_000, 1_000_000


def _contradicted(
    case: Case, quantity: Quantity, reading: Reading, windows: Windows, trials: Sequence[Trial], working: list[str]
) -> Judgement:
    main = trials[0]
    if case.day is not None and all(c.end >= case.day for c in windows.candidates):
        why = "the period had not ended on the article's day"
        return unverified("ambiguous", f"{fact(case, main)}, but {why}", working, [main.observation])
    if case.claim.negated or _may_count_shares(case, quantity):
        denied = "the sentence denies another figure" if case.claim.negated else "the figure may count shares"
        return unverified("not-comparable", f"{fact(case, main)}; {denied}", working, [main.observation])
    diagnosis = diagnose(case, quantity, reading, main.known, windows)
    if not case.wants(diagnosis.code):
        return NOT_SO
    if case.claim.bound == "lt" and not_exceeded(case.article.text, case.claim) and diagnosis.code == "wrong-value":
        diagnosis = replace(diagnosis, code="negated")
    if (why_open := _may_be_right(case, quantity, reading, windows, trials, diagnosis)) is not None:
        return unverified("ambiguous", f"{fact(case, main)}; {why_open}", working, [main.observation])
    detail = f"{fact(case, main)}, not {quantity.text}. {diagnosis.text}".strip()
    return contradicted(
        [main.observation],
        diagnosis.code,
        detail,
        [*working, f"nearest true reading: {diagnosis.text or 'none'}"],
        diagnosis=diagnosis.text or detail,
        fix=diagnosis.fix,
        notes=main.known.notes,
        cited=(*evidence(main), *(cite(obs) for obs in diagnosis.evidence)),
    )


def _may_count_shares(case: Case, quantity: Quantity) -> bool:
    """ "Buybacks had cut the count to 450 million": shares, and no money; in a table its unit says which"""
    own = case.claim
    in_money = own.cell and "table<shares" not in own.rule_trace.lower()
    return own.metric == "buyback" and quantity.text[:1].isdigit() and not in_money


def _is_its_change(case: Case, reading: Reading, windows: Windows) -> bool:
    """ "Operating income rose 45%, and those $1.2 billion went to the owners": the amount that the change beside it comes to"""
    own = case.claim
    if not any(
        c.role == "delta" and (c.metric, c.subject.id) == (own.metric, own.subject.id) for c in claims_beside(case)
    ):
        return False
    return any(
        compare(reading, point(abs(each.step.difference))).outcome == "match"
        for window in windows.candidates
        for base in bases(case, window, all_of_them=True)
        for each in changes(case, own.metric, window, base)
        if each.step.difference is not None
    )


SLIPS = frozenset({"scale-slip", "wrong-currency", "digits-transposed", "direction-flipped"})
"""A figure that is right but for one slip is evidence of its reading."""


def _fitting(quantity: Quantity, reading: Reading) -> Fits:
    def fits(case: Case, metric: str, candidate: Candidate) -> bool:
        found = find(case, metric, candidate, unit=quantity.unit, part=None).known
        return any(rendered(case, reading, quantity, obs) for known in found for obs in figures_of(known))

    return fits
