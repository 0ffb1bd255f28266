"""Amounts: one metric at one window, against fact files, filings and figures computed from filings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from factcheck.judge.case import Case, Judgement, amount, cite, contradicted, note, rule_of, supported, unverified
from factcheck.judge.compare import Comparison, Reading, compare, plain, point, read
from factcheck.judge.currency import (
    Match,
    Rendering,
    base_unit,
    best_match,
    is_currency,
    observed_bounds,
    renderings,
    same_number_elsewhere,
    told,
)
from factcheck.judge.diagnosis import diagnose, rendered, scale_slip
from factcheck.judge.doubt import Fits, looks_back, of_another_length, other_reading
from factcheck.judge.fix import quantity_fix
from factcheck.judge.labels import label
from factcheck.judge.periods import windows_of
from factcheck.judge.plan import in_filings, is_filed
from factcheck.judge.resolve import FRESH, Candidate, Windows
from factcheck.judge.spoken import is_lately, spoken
from factcheck.judge.sums import added_up
from factcheck.judge.trend import direction_problem
from factcheck.judge.values import Found, Known, find, is_counted, is_loose, is_vague
from factcheck.model import Evidence, Note, Observation, Quantity
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.age import outlived

SHARE_WORDS = frozenset({"share", "ADS", "ads"})


@record
class Trial:
    """One figure compared with the claim."""

    known: Known
    match: Match
    observation: Observation
    note: Note | None = None

    @property
    def outcome(self) -> str:
        return self.match.comparison.outcome


def judge_level(case: Case) -> Judgement:
    """A level, or the earlier level ("from"), of a metric at a window."""
    quantity = case.quantity
    if quantity is None:
        return unverified("ambiguous", "the claim has no figure")
    observations = (*case.filings, *(obs for obs in case.own_facts if obs.basis == "level" and obs.modality == "fact"))
    if not observations or is_held_nowhere(case):
        return nothing_known(case)
    if (total := added_up(case, quantity, read(quantity, case.hedge(quantity)))) is not None:
        return total
    windows = windows_of(case, observations, case.claim.metric)
    if not windows.candidates:
        return unverified("ambiguous", windows.why or "the period cannot be told")
    return _tried(case, quantity, windows)


def is_held_nowhere(case: Case) -> bool:
    """No fact file tells the metric, and no filing ever does: then it does not matter which period is meant."""
    return not is_filed(case.claim.metric, case.rules) and not any(
        o.metric == case.claim.metric for o in case.own_facts
    )


def nothing_known(case: Case) -> Judgement:
    """Nothing is held about the subject: because a source failed, because it is unknown, or because nothing covers it."""
    for failure in case.failures if in_filings(case.claim, case.rules) else ():
        if failure.kind == "offline":
            return unverified("no-data", f"not consulted offline: {failure.source}{_age(case)}")
        return unverified("source-unavailable", f"{failure.source} could not be consulted: {failure.message}")
    if case.claim.subject.id is None:
        return unverified("ambiguous", "it cannot be told whose figure this is")
    part = f" on {case.claim.segment}" if case.claim.segment else ""
    held = f"no source holds {label(case.claim.metric)}{part} of {who(case)} for that period"
    return unverified("no-data", held + (_age(case) if case.claim.segment is None else ""))


def _age(case: Case) -> str:
    """Why the figure may be lacking: what is held ends long before the article."""
    newest = outlived(case.filings, case.day) if case.day is not None else None
    if newest is None or not in_filings(case.claim, case.rules):
        return ""
    return f"; the newest filing held of it is of {newest}"


def _tried(case: Case, quantity: Quantity, windows: Windows) -> Judgement:
    reading = read(quantity, case.hedge(quantity))
    if quantity.kind == "fraction":
        reading = reading.mapped(lambda x: x * 100)  # "more than half" of a rate
    working = [read_as(case, quantity), f"period: {'; '.join(c.label for c in windows.candidates)} ({windows.why})"]
    trials: list[Trial] = []
    found_all = True
    unclear = Found()
    for candidate in windows.candidates:
        found = find(case, case.claim.metric, candidate, unit=quantity.unit)
        unclear.unclear.extend(found.unclear)
        unclear.unclear_evidence.extend(found.unclear_evidence)
        tried = [trial for known in found.known for trial in _trials(case, quantity, reading, known)]
        found_all = found_all and bool(tried)
        trials.extend(tried)
    if is_loose(case, case.claim.metric) and quantity.value is not None:
        wanted = quantity.value
        trials.sort(key=lambda trial: abs((trial.observation.value or Decimal(0)) - wanted))
    working.extend(line(trial, quantity) for trial in trials)
    matches = [trial for trial in trials if trial.outcome == "match"]
    if matches:
        return _supported(case, quantity, windows, matches, working)
    if (combined := _combined(case, quantity, reading, working)) is not None:
        return combined
    if unclear.unclear:
        return unverified("ambiguous", unclear.unclear[0], working, unclear.unclear_evidence[:3])
    if not trials:
        return (
            _told_elsewhere(case, quantity, reading, working)
            or _unconverted(case, quantity, reading, windows, working)
            or nothing_known(case)
        )
    nearest = [trial.observation for trial in trials[:2]]
    if any(trial.outcome == "unsure" for trial in trials):
        return unverified(
            "not-comparable", f"{_fact(case, trials[0])}; the printed figure is too loose to decide", working, nearest
        )
    if not (windows.decisive and found_all):
        slipped = _slipped(case, quantity, trials)
        if slipped is not None:
            return _contradicted(case, quantity, reading, windows, [slipped], working)
        why = "the sentence names no period" if not windows.given else "the period is not sure"
        return unverified("ambiguous", f"{_fact(case, trials[0])}, but {why}", working, nearest)
    if all(_near(case, quantity, trial) for trial in trials) or _between(case, quantity, trials):
        why = "issuers count this in more than one way"
        return unverified("not-comparable", f"{_fact(case, trials[0])}; {why}", working, nearest)
    return _contradicted(case, quantity, reading, windows, trials, working)


_DIGITS = 3
"""So many digits of one figure do not stand in another by chance."""


def printed_digits(quantity: Quantity) -> int:
    return len(re.sub(r"\D", "", quantity.text).strip("0"))


def _slipped(case: Case, quantity: Quantity, trials: Sequence[Trial]) -> Trial | None:
    """ "Cash of $38.1 million" where it is $38.063 billion: the same digits at another scale tell which figure is meant"""
    if case.claim.negated or quantity.cmp != "eq" or printed_digits(quantity) < _DIGITS or not sure_of_whom(case):
        return None
    if any(context.field == "metric" for context in case.claim.context):
        return None
    return next(
        (t for t in trials if t.observation.value is not None and scale_slip(quantity, (t.observation.value,))), None
    )


def sure_of_whom(case: Case) -> bool:
    """The period is that of no other company."""
    return all(context.source != "another company" for context in case.claim.context)


def _near(case: Case, quantity: Quantity, trial: Trial) -> bool:
    """Whether the figure lies where the computed one leaves room for another way of counting."""
    rule = case.reference("sec")
    derived = rule.derived.get(trial.observation.metric) if rule else None
    value = trial.observation.value
    if derived is None or not derived.doubt or value is None or quantity.value is None:
        return False
    return bool(abs(quantity.value - value) <= abs(value) * derived.doubt / 100)


def _between(case: Case, quantity: Quantity, trials: Sequence[Trial]) -> bool:
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


def _combined(case: Case, quantity: Quantity, reading: Reading, working: list[str]) -> Judgement | None:
    """ "Over 2024 and 2025 combined": a sum of the periods that the sentence names; None where the words add nothing up"""
    times = [t for t in case.extraction.times_in(case.claim.sentence) if t.type in ("period", "fiscal")]
    if len(times) < 2 or not _TOGETHER.search(case.words.lower()):
        return None
    found: list[Known] = []
    for time in times:
        windows = windows_of(case, case.filings, case.claim.metric, time.id)
        known = [k for w in windows.candidates[:1] for k in find(case, case.claim.metric, w, unit=quantity.unit).known]
        found += known[:1]
    values = [known.observation.value for known in found if known.observation.value is not None]
    told = f"{label(case.claim.metric)} of {who(case)}: " + " + ".join(plain(value) for value in values)
    rows = [known.observation for known in found]
    same = quantity.unit == rows[0].unit if rows else False
    if same and len(values) == len(times) and compare(reading, point(sum(values, Decimal(0)))).outcome == "match":
        text = f"{told} = {plain(sum(values, Decimal(0)))}"
        return supported(rows, f"{text}.", [*working, text], [note("derived", text)])
    return unverified("not-comparable", f"{told}; the sentence adds up what is not told apart", working, rows)


def _told_elsewhere(case: Case, quantity: Quantity, reading: Reading, working: list[str]) -> Judgement | None:
    """A figure of no period of its own, where nothing is held for the one taken over: right for one that the article speaks of.

    "In the fourth quarter it lost $22 million. Dividends of $11.0 billion ...": no filing gives those of the quarter.
    """
    if not any(context.field == "period" for context in case.claim.context) or case.claim.negated:
        return None
    tried = [
        trial
        for candidate in spoken(case)
        for known in find(case, case.claim.metric, candidate, unit=quantity.unit).known
        for trial in _trials(case, quantity, reading, known)
    ]
    matches = [trial for trial in tried if trial.outcome == "match"]
    windows = {(trial.known.window.start, trial.known.window.end) for trial in matches}
    if len(windows) != 1 or printed_digits(quantity) < _DIGITS:
        return None
    best = matches[0]
    working.append(line(best, quantity))
    told = f"{_fact(case, best)}, taking it as {best.known.window.label}, of which the article speaks."
    return supported([best.observation], told, working, notes_of(best), evidence(best))


def _unconverted(
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
            if same and sure and printed_digits(quantity) >= _DIGITS:
                text = f"The number is right in {same[1]}: {amount(*same)}."
                fix = quantity_fix(quantity, *same)
                return contradicted([obs], "wrong-currency", f"{held}. {text}", working, diagnosis=text, fix=fix)
            why = f"{held}, and no rate of it into {quantity.unit} is held"
            return unverified("not-comparable", why, working, [obs])
    return None


def _names_year(case: Case, windows: Windows) -> bool:
    """ "Fourth quarter" leaves its year open, unless it has just ended; "the first nine months of the year" does not."""
    time = case.extraction.time(case.claim.period)
    if time is None or "XXXX" not in time.value or "year" in time.text.lower():
        return time is not None
    return is_lately(case, windows.candidates, FRESH.days) and not looks_back(case)


def _trials(case: Case, quantity: Quantity, reading: Reading, known: Known) -> list[Trial]:
    found = []
    for obs, its_note in ((known.observation, None), *known.others):
        match = _match(case, quantity, reading, obs, known.slack)
        if match is not None:
            found.append(Trial(known, match, obs, its_note))
    return found


def _match(case: Case, quantity: Quantity, reading: Reading, obs: Observation, slack: Decimal) -> Match | None:
    if case.claim.rate is not None:
        return _match_rate(reading, obs, case.claim.rate) if quantity.unit == obs.unit else None
    if not _same_per(quantity, obs):
        return None
    if quantity.kind == "money" or is_currency(base_unit(obs.unit)):
        if not is_currency(quantity.unit):
            return None
        return best_match(case, reading, renderings(case, obs, quantity.unit), slack)
    bounds = observed_bounds(obs)
    if bounds is None or not _same_kind(quantity, obs):
        return None
    comparison = compare(reading, bounds, slack)
    if (
        case.claim.metric.endswith("_loss")
        and quantity.value is not None
        and quantity.value < 0
        and obs.value is not None
    ):
        comparison = _by_magnitude(quantity, reading, obs.value)
    return Match(comparison, Rendering(bounds, "as the source gives it"))


_DAYS = {
    "second": Decimal(1) / 86_400, "minute": Decimal(1) / 1_440, "hour": Decimal(1) / 24, "day": Decimal(1), "week": Decimal(7),
    "month": Decimal("30.4375"),
}  # fmt: skip
_WORKING = Decimal("1.6")
"""Whoever counts working days or hours gets up to so many times as much, and may not say so."""


def _match_rate(reading: Reading, obs: Observation, unit: str) -> Match | None:
    """A flow's figure for each day, week or month of its window; 365 or 366 days, or 52 weeks, are all meant by a year."""
    if obs.value is None or obs.start is None or obs.end is None or obs.per is not None:
        return None
    rate = obs.value * _DAYS[unit] / ((obs.end - obs.start).days + 1)
    room = abs(rate) * Decimal("0.006")
    comparison = compare(reading, point(rate), room)
    far = compare(reading, point(rate), abs(rate) * (_WORKING - 1))
    if comparison.outcome == "differ" and far.outcome != "differ":
        comparison = Comparison("unsure", "working days may be counted")
    return Match(
        comparison,
        Rendering(
            point(rate),
            f"{'an' if unit == 'hour' else 'a'} {unit}, over {(obs.end - obs.start).days + 1} days",
            True,
            True,
        ),
    )


def _by_magnitude(quantity: Quantity, reading: Reading, value: Decimal) -> Comparison:
    return compare(reading, point(-abs(value)))


def _same_per(quantity: Quantity, obs: Observation) -> bool:
    """A figure per share is no total. What "eps" is per need not be printed."""
    if obs.metric.startswith("eps"):
        return quantity.per is None or quantity.per in SHARE_WORDS
    return quantity.per == obs.per


def _same_kind(quantity: Quantity, obs: Observation) -> bool:
    if quantity.unit == obs.unit or (quantity.kind == "fraction" and obs.unit == "percent"):
        return True
    return (
        quantity.kind == "count"
        and obs.unit in {"shares", "people", "count", None}
        and quantity.unit not in {"percent", "pp"}
    )


def _supported(
    case: Case, quantity: Quantity, windows: Windows, matches: Sequence[Trial], working: list[str]
) -> Judgement:
    best = min(matches, key=lambda trial: trial.note is not None)
    if not windows.given and not windows.decisive and len({trial.known.window for trial in matches}) > 1:
        first, second = matches[0], matches[-1]
        told_both = (
            f"both {first.known.window.label} and {second.known.window.label} fit, and the sentence names no period"
        )
        return unverified("ambiguous", told_both, working, [first.observation, second.observation])
    if case.claim.negated:
        if quantity.cmp == "eq" and windows.decisive and case.claim.firm:
            return contradicted([best.observation], "negated", f"{_fact(case, best)}.", working, cited=evidence(best))
        return unverified(
            "not-comparable", f"{_fact(case, best)}; the denial cannot be decided", working, [best.observation]
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
    return supported([best.observation], f"{_fact(case, best)}{tail}.", working, notes_of(best), evidence(best))


def _contradicted(
    case: Case, quantity: Quantity, reading: Reading, windows: Windows, trials: Sequence[Trial], working: list[str]
) -> Judgement:
    main = trials[0]
    if case.day is not None and all(c.end >= case.day for c in windows.candidates):
        why = "the period had not ended on the article's day"
        return unverified("ambiguous", f"{_fact(case, main)}, but {why}", working, [main.observation])
    if case.claim.negated:
        return unverified(
            "not-comparable", f"{_fact(case, main)}; the sentence denies another figure", working, [main.observation]
        )
    diagnosis = diagnose(case, quantity, reading, main.known, windows)
    if diagnosis.code == "wrong-value" and is_vague(case, case.claim.metric):
        return unverified(
            "ambiguous",
            f"{label(case.claim.metric)} may mean several metrics, and none of them fits",
            working,
            [main.observation],
        )
    reasons = other_reading if diagnosis.code not in SLIPS else of_another_length
    if (doubt := reasons(case, windows, _fitting(quantity, reading))) is not None:
        return unverified(
            "ambiguous", f"{_fact(case, main)}; but {doubt}, which may be meant", working, [main.observation]
        )
    if any(c.field == "metric" and c.source != "question" for c in case.claim.context) and diagnosis.code not in SLIPS:
        why = "the sentence itself does not name its metric"
        return unverified("ambiguous", f"{_fact(case, main)}; {why}", working, [main.observation])
    if not windows.given and case.extraction.time(case.claim.period) is None and diagnosis.code not in SLIPS:
        why = "the sentence itself does not name its period"
        return unverified("ambiguous", f"{_fact(case, main)}; {why}", working, [main.observation])
    if diagnosis.other_year and not _names_year(case, windows):
        told_nearest = f"{_fact(case, main)}. {diagnosis.text} The sentence itself does not name its year"
        return unverified("ambiguous", told_nearest, working, [main.observation, *diagnosis.evidence])
    detail = f"{_fact(case, main)}, not {quantity.text}. {diagnosis.text}".strip()
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


SLIPS = frozenset({"scale-slip", "wrong-currency", "digits-transposed", "direction-flipped"})
"""A figure that is right but for one slip is evidence of its reading."""


def _fitting(quantity: Quantity, reading: Reading) -> Fits:
    def fits(case: Case, metric: str, candidate: Candidate) -> bool:
        found = find(case, metric, candidate, unit=quantity.unit, part=None).known
        return any(rendered(case, reading, quantity, obs) for known in found for obs in _all_of(known))

    return fits


def _all_of(known: Known) -> tuple[Observation, ...]:
    return (known.observation, *(obs for obs, _ in known.others))


def evidence(trial: Trial) -> tuple[Evidence, ...]:
    """The figure, and for a computed one what it is computed from."""
    rows = [trial.observation]
    if trial.observation is not trial.known.observation:
        rows.append(trial.known.observation)
    return tuple(cite(obs) for obs in (*rows, *trial.known.parts))


def notes_of(trial: Trial) -> list[Note]:
    notes = list(trial.known.notes)
    if trial.note is not None and trial.note not in notes:
        notes.append(trial.note)
    if trial.match.comparison.truncated:
        notes.append(
            note(
                "truncated",
                f"cut off, not rounded: the figure is {told(trial.match.rendering, trial.observation.unit or '')}",
            )
        )
    if trial.match.rendering.spread:
        notes.append(note("derived", f"{amount_of(trial.observation)}, {trial.match.rendering.how}"))
    elif trial.match.rendering.converted:
        notes.append(note("convenience-translation", f"{amount_of(trial.observation)}, {trial.match.rendering.how}"))
    return notes


def line(trial: Trial, quantity: Quantity) -> str:
    obs, match = trial.observation, trial.match
    source = f"{rule_of(obs)} {obs.concept or obs.key}, published {obs.published or 'undated'}, {obs.url or 'no link'}"
    computed = f" [{trial.known.arithmetic}]" if trial.known.arithmetic else ""
    shown = "" if not match.rendering.converted else f" = {told(match.rendering, quantity.unit)} {match.rendering.how}"
    return (
        f"{trial.known.window.label}: {amount_of(obs)}{computed}{shown} against {quantity.text}: "
        f"{match.comparison.outcome} ({match.comparison.why}); {source}"
    )


def amount_of(obs: Observation) -> str:
    if obs.value is not None:
        return amount(obs.value, obs.unit)
    return " to ".join(amount(end, obs.unit) for end in (obs.low, obs.high) if end is not None)


def _fact(case: Case, trial: Trial) -> str:
    obs, window = trial.known.observation, trial.known.window
    when = f"in {window.start} to {window.end}" if window.start else f"on {window.end}"
    if window.label.startswith(("fiscal", "calendar")):
        when = (
            f"in {window.label} ({window.start} to {window.end})"
            if window.start
            else f"at the end of {window.label} ({window.end})"
        )
    converted = trial.match.rendering if trial.match.rendering.converted else None
    extra = f" ({told(converted, case.quantity.unit if case.quantity else '')} {converted.how})" if converted else ""
    published = f", published {obs.published}" if obs.published else ""
    part = f" of {case.claim.segment}" if case.claim.segment else ""
    return f"{who(case)}: {label(obs.metric)}{part} {when} was {amount_of(obs)}{extra}{published}"


def who(case: Case) -> str:
    return case.claim.subject.name or case.claim.subject.text or "the company"


def read_as(case: Case, quantity: Quantity) -> str:
    claim = case.claim
    number = plain(quantity.value) if quantity.value is not None else f"{quantity.low} to {quantity.high}"
    part = f", part {claim.segment}" if claim.segment else ""
    filled = "".join(f"; {context.field} from {context.source}" for context in claim.context)
    sign = "not " if claim.negated else ""
    return (
        f"read as: {label(claim.metric)} of {who(case)}{part} is {sign}{quantity.cmp} {number} {quantity.unit}{filled}"
    )
