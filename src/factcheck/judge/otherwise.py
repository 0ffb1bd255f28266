"""Readings of a level under which a figure that fits at no window of its own is right after all, or is not wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from factcheck.judge.backward import turns_back
from factcheck.judge.before import YEAR_AGO
from factcheck.judge.case import Case, Judgement, amount, contradicted, supported, unverified
from factcheck.judge.compare import Reading, plain
from factcheck.judge.currency import (
    is_currency,
    same_number_elsewhere,
)
from factcheck.judge.diagnosis import scale_slip
from factcheck.judge.fix import quantity_fix
from factcheck.judge.labels import label
from factcheck.judge.periods import windows_of
from factcheck.judge.spoken import spoken
from factcheck.judge.trials import Trial, trials_of
from factcheck.judge.values import Known, find, is_counted, is_loose
from factcheck.judge.windows import Windows
from factcheck.judge.wording import amount_of, evidence, fact, line, notes_of, who
from factcheck.model import Quantity
from factcheck.patterns import regex

DIGITS = 3
"""So many digits of one figure do not stand in another by chance."""


def printed_digits(quantity: Quantity) -> int:
    return len(re.sub(r"\D", "", quantity.text).strip("0"))


def sure_of_whom(case: Case) -> bool:
    """The period is that of no other company."""
    return all(context.source != "another company" for context in case.claim.context)


def slipped(case: Case, quantity: Quantity, trials: Sequence[Trial]) -> Trial | None:
    """ "Cash of $38.1 million" where it is $38.063 billion: the same digits at another scale tell which figure is meant"""
    if case.claim.negated or quantity.cmp != "eq" or printed_digits(quantity) < DIGITS or not sure_of_whom(case):
        return None
    if any(context.field == "metric" for context in case.claim.context):
        return None
    return next(
        (t for t in trials if t.observation.value is not None and scale_slip(quantity, (t.observation.value,))), None
    )


def is_near(case: Case, quantity: Quantity, trial: Trial) -> bool:
    """Whether the figure lies where the computed one leaves room for another way of counting."""
    rule = case.reference("sec")
    derived = rule.derived.get(trial.observation.metric) if rule else None
    value = trial.observation.value
    if derived is None or not derived.doubt or value is None or quantity.value is None:
        return False
    return bool(abs(quantity.value - value) <= abs(value) * derived.doubt / 100)


def is_between(case: Case, quantity: Quantity, trials: Sequence[Trial]) -> bool:
    """Whether the figure lies between those that the ways of counting give, give or take the doubt."""
    if not is_loose(case, case.claim.metric) or quantity.value is None:
        return False
    values = [trial.observation.value for trial in trials if trial.observation.value is not None]
    if not all(is_counted(case, case.claim.metric, trial.known.window) for trial in trials):
        return True
    rule = case.reference("sec")
    entry = rule.derived.get(case.claim.metric) if rule else None
    room = max((abs(value) for value in values), default=Decimal(0)) * (entry.doubt if entry else Decimal(0)) / 100
    return not values or min(values) - room <= quantity.value <= max(values) + room


_TOGETHER = regex(
    r"\b(?:combined|together|cumulative|aggregate|in total|in all(?! of)|taken together|all told|put together)\b"
)


def adds_up(case: Case) -> bool:
    """Whether the sentence names several periods and words of a sum."""
    times = (t for t in case.extraction.times_in(case.claim.sentence) if t.type in ("period", "fiscal"))
    return len(list(times)) > 1 and _TOGETHER.search(case.words.lower()) is not None


def combined(case: Case, quantity: Quantity, reading: Reading, working: list[str]) -> Judgement | None:
    """ "Over 2024 and 2025 combined": a sum of the periods that the sentence names; None where the words add nothing up"""
    if not adds_up(case):
        return None
    times = [t for t in case.extraction.times_in(case.claim.sentence) if t.type in ("period", "fiscal")]
    found: list[Known] = []
    for time in times:
        windows = windows_of(case, case.filings, case.claim.metric, time.id)
        known = [k for w in windows.candidates[:1] for k in find(case, case.claim.metric, w, unit=quantity.unit).known]
        found += known[:1]
    values = [known.observation.value for known in found if known.observation.value is not None]
    told = f"{label(case.claim.metric)} of {who(case)}: " + " + ".join(plain(value) for value in values)
    rows = [known.observation for known in found]
    return unverified("not-comparable", f"{told}; the sentence adds up what is not told apart", working, rows)


def told_elsewhere(case: Case, quantity: Quantity, reading: Reading, working: list[str]) -> Judgement | None:
    """A figure of no period of its own, where nothing is held for the one taken over: right for one that the article speaks of.

    "In the fourth quarter it lost $22 million. Dividends of $11.0 billion ...": no filing gives those of the quarter.
    """
    if not any(context.field == "period" for context in case.claim.context) or case.claim.negated:
        return None
    base = case.extraction.time(case.claim.base)
    if case.claim.role == "from" and (case.beside is not None if base is None else base.value in YEAR_AGO):
        return None  # it is earlier than the level of that window, or told by how much it is earlier
    tried = [
        trial
        for candidate in spoken(case)
        for known in find(case, case.claim.metric, candidate, unit=quantity.unit).known
        for trial in trials_of(case, quantity, reading, known)
    ]
    matches = [trial for trial in tried if trial.outcome == "match"]
    windows = {(trial.known.window.start, trial.known.window.end) for trial in matches}
    if len(windows) != 1 or printed_digits(quantity) < DIGITS:
        return None
    best = matches[0]
    if _is_of_now(case) and any(_is_later(trial, best) for trial in tried):
        return None  # "cash fell to $12.8 billion": that of the year before is held as well, and is not what is told
    working.append(line(best, quantity))
    told = f"{fact(case, best)}, taking it as {best.known.window.label}, of which the article speaks."
    return supported([best.observation], told, working, notes_of(best), evidence(best))


def _is_of_now(case: Case) -> bool:
    """A present level, and the only one of its measure in the sentence."""
    claim, beside = case.claim, case.extraction.claims_in(case.claim.sentence)
    row = any(c.metric == claim.metric and c.role == "level" and c.quantity != claim.quantity for c in beside)
    return claim.role == "level" and not row and not turns_back(claim, case.extraction, case.article.text)


def _is_later(trial: Trial, best: Trial) -> bool:
    """Of a later time of the same length."""
    own, other = best.known.window, trial.known.window
    if own.start is None or other.start is None:
        return (own.start is None) == (other.start is None) and other.end > own.end
    return other.end > own.end and abs((other.end - other.start) - (own.end - own.start)).days < _A_MONTH


_A_MONTH = 30


def unconverted(
    case: Case, quantity: Quantity, reading: Reading, windows: Windows, working: list[str]
) -> Judgement | None:
    """A figure filed in a currency of which no rate is held: the same number in it shows which one was meant."""
    for candidate in windows.candidates:
        for known in find(case, case.claim.metric, candidate, unit=quantity.unit).known:
            obs = known.observation
            if quantity.kind != "money" or not is_currency(obs.unit) or obs.unit == quantity.unit:
                continue
            held = f"{label(obs.metric)} of {who(case)} in {candidate.label} was {amount_of(obs)}"
            same = same_number_elsewhere(case, quantity, obs, reading)
            sure = windows.decisive and windows.given and not case.claim.negated and not quantity.bare_sign
            if same and sure and printed_digits(quantity) >= DIGITS:
                text = f"The number is right in {same[1]}: {amount(*same)}."
                fix = quantity_fix(quantity, *same)
                return contradicted([obs], "wrong-currency", f"{held}. {text}", working, diagnosis=text, fix=fix)
            why = f"{held}, and no rate of it into {quantity.unit} is held"
            return unverified("not-comparable", why, working, [obs])
    return None
