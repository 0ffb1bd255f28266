"""Parts of a whole: stated by a fact, or computed from the part and the company ("cloud made up 11% of revenue"), or from
two metrics of one period ("R&D took 14% of revenue")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from factcheck.judge.case import Case, Judgement, cite, contradicted, note, supported, unverified
from factcheck.judge.compare import Comparison, Reading, compare, plain, point, read
from factcheck.judge.currency import observed_bounds
from factcheck.judge.dated import choose
from factcheck.judge.diagnosis import OTHER_METRICS, is_precise, neighbours, transposed
from factcheck.judge.fix import quantity_fix
from factcheck.judge.labels import label
from factcheck.judge.meant import is_vague, none_is_meant
from factcheck.judge.names import part_match
from factcheck.judge.other_times import named_years
from factcheck.judge.periods import windows_of
from factcheck.judge.spoken import may_be_meant
from factcheck.judge.unknown import nothing_known
from factcheck.judge.values import Known, find, is_loose
from factcheck.judge.windows import Candidate, Windows, calendar_of, labelled
from factcheck.judge.wording import amount_of, who
from factcheck.model import DiagnosisCode, Observation, Quantity
from factcheck.records import record

HUNDRED = Decimal(100)
SLACK = Decimal("0.05")
HUNDREDTH = Decimal("0.01")


def judge_share(case: Case) -> Judgement:
    quantity = case.quantity
    if quantity is None or quantity.kind not in {"percent", "fraction", "multiple"}:
        return unverified("no-rule", "no rule checks a share of this kind")
    stated = [
        o
        for o in case.own_facts
        if o.basis == "share" and o.metric == case.claim.metric and part_match(case.claim.segment, o)
    ]
    if stated:
        return _by_statement(case, quantity, stated)
    if case.claim.base is not None and case.claim.whole == case.claim.metric and case.filings:
        return _of_longer(case, quantity)
    if case.claim.segment is None and case.claim.whole is not None and case.claim.subject.id is not None:
        return _of_metrics(case, quantity, case.claim.whole)
    if case.claim.segment is None or case.claim.subject.id is None:
        return unverified("no-rule", "a share needs a named part of a named company")
    return _computed(case, quantity)


def _reading(case: Case, quantity: Quantity) -> Reading:
    reading = read(quantity, case.hedge(quantity))
    return reading.mapped(lambda x: x * HUNDRED) if quantity.kind in {"fraction", "multiple"} else reading


def _as_printed(quantity: Quantity, percent: Decimal) -> Decimal:
    """A percentage as the multiple that is printed: 396% are 3.96 times."""
    return percent / HUNDRED if quantity.kind in {"fraction", "multiple"} else percent


def _by_statement(case: Case, quantity: Quantity, stated: list[Observation]) -> Judgement:
    chosen = choose(case, stated, case.claim.metric)
    if not chosen.meant:
        return unverified(
            "ambiguous" if case.day is None else "no-data",
            chosen.why or "no statement for that period",
            nearest=chosen.rest[:2],
        )
    obs = chosen.meant[0]
    bounds = observed_bounds(obs)
    outcome = compare(_reading(case, quantity), bounds) if bounds else Comparison("unsure", "no figure")
    story = (
        f"{who(case)}: {case.claim.segment or label(obs.metric)} made up {amount_of(obs)}, published {obs.published}"
    )
    working = [f"{obs.key}: {amount_of(obs)} against {quantity.text}: {outcome.outcome} ({outcome.why}); {chosen.why}"]
    if outcome.outcome == "match" and not case.claim.negated:
        return supported([obs], f"{story}.", working)
    if outcome.outcome == "differ" and chosen.decisive and chosen.given and not case.claim.negated:
        return contradicted(
            [obs], "wrong-value", f"{story}, not {quantity.text}.", working, fix=quantity_fix(quantity, obs.value)
        )
    return unverified(
        "not-comparable" if chosen.decisive else "ambiguous", f"{story}; the sentence does not decide", working, [obs]
    )


def _computed(case: Case, quantity: Quantity) -> Judgement:
    """Supports only: parts are counted before eliminations, so that their computed shares are no proof against another."""
    reading = _reading(case, quantity)
    working: list[str] = []
    for part, whole in _pairs(case):
        if not part.value or not whole.value:
            continue
        percent = part.value / whole.value * HUNDRED
        outcome = compare(reading, point(percent), SLACK)
        arithmetic = f"{plain(part.value)} / {plain(whole.value)} = {plain(percent)}%"
        working.append(
            f"{arithmetic} against {quantity.text}: {outcome.outcome} ({outcome.why}); {part.key}, {whole.key}"
        )
        if outcome.outcome == "match" and not case.claim.negated:
            detail = f"{who(case)}: {label(part.metric)} of {part.segments[0]} was {plain(percent.quantize(Decimal('0.1')))}% of the whole"
            notes = [note("derived", arithmetic)]
            return supported(
                [part], f"{detail} in {part.start} to {part.end}.", working, notes, (cite(part), cite(whole))
            )
        return unverified(
            "not-comparable",
            f"computed from the part and the whole: {arithmetic}; another whole may be meant",
            working,
            [part, whole],
        )
    return nothing_known(case)


def _of_metrics(case: Case, quantity: Quantity, whole: str) -> Judgement:
    """One filed metric as a share of another at the same window; both are the company's own, so that it can contradict."""
    if not case.filings:
        return nothing_known(case)
    windows = windows_of(case, case.filings, case.claim.metric)
    reading = _reading(case, quantity)
    working: list[str] = []
    tried: list[tuple[Known, Known, Decimal]] = []
    found_all = bool(windows.candidates)
    for window in windows.candidates:
        pairs = [
            (part, base, abs(part.observation.value) / base.observation.value * HUNDRED)
            for part in find(case, case.claim.metric, window).known
            for base in find(case, whole, window).known
            if part.observation.value is not None and base.observation.value
        ]
        found_all = found_all and bool(pairs)
        tried.extend(pairs)
    for part, base, percent in tried:
        arithmetic = (
            f"{amount_of(part.observation)} / {amount_of(base.observation)} = {plain(percent.quantize(HUNDREDTH))}%"
        )
        outcome = compare(reading, point(percent), SLACK)
        working.append(f"{part.window.label}: {arithmetic} against {quantity.text}: {outcome.outcome} ({outcome.why})")
        if outcome.outcome == "match" and not case.claim.negated:
            rows = [part.observation, base.observation]
            return supported(
                rows, f"{_share_told(case, part, whole, percent)}.", working, [note("derived", arithmetic)]
            )
        if outcome.outcome == "unsure":
            found_all = False
    if not tried:
        return nothing_known(case)
    part, base, percent = tried[0]
    rows, story = [part.observation, base.observation], _share_told(case, part, whole, percent)
    told = windows.given or windows.near or case.extraction.time(case.claim.period) is not None
    if (
        case.claim.negated
        or not (found_all and windows.decisive and told)
        or (is_vague(case, case.claim.metric) and not _none_is_meant(case, quantity, tried))
        or _fits_elsewhere(case, windows, whole, reading)
    ):
        return unverified("ambiguous", f"{story}; the sentence does not decide", working, rows)
    if transposed(quantity, (_as_printed(quantity, percent),)) is not None:
        found: tuple[DiagnosisCode, str, tuple[Observation, ...]] = ("digits-transposed", "Two digits are swapped.", ())
    else:
        found = _nearest(case, quantity, part, whole, reading)
    code, nearest, near_rows = found
    detail = f"{story}, not {quantity.text}. {nearest}".strip()
    cited = tuple(cite(obs) for obs in (*rows, *near_rows))
    return contradicted(
        rows, code, detail, working, diagnosis=nearest or None, fix=quantity_fix(quantity, percent), cited=cited
    )


def _none_is_meant(case: Case, quantity: Quantity, tried: Sequence[tuple[Known, Known, Decimal]]) -> bool:
    told = (quantity.value or Decimal(0)) * (HUNDRED if quantity.kind == "fraction" else 1)
    return none_is_meant(case, told, [percent for *_, percent in tried])


@record
class _Part:
    """A metric of a period, and of a longer one that holds it."""

    part: Known
    whole: Known

    @property
    def percent(self) -> Decimal:
        value, whole = self.part.observation.value, self.whole.observation.value
        return (value or Decimal(0)) / whole * HUNDRED if whole else Decimal(0)

    def told(self, case: Case) -> str:
        part, whole = self.part, self.whole
        share = plain(self.percent.quantize(Decimal("0.1")))
        return (
            f"{who(case)}: {label(case.claim.metric)} of {part.window.start} to {part.window.end} was {amount_of(part.observation)}, "
            f"{share}% of the {amount_of(whole.observation)} of {whole.window.start} to {whole.window.end}"
        )


def _of_longer(case: Case, quantity: Quantity) -> Judgement:
    """ "The fourth quarter accounted for 23% of the year's revenue" """
    wholes = windows_of(case, case.filings, case.claim.metric, case.claim.base)
    parts = windows_of(case, case.filings, case.claim.metric)
    calendar, time = calendar_of(case), case.extraction.time(case.claim.period)
    yearless = time is not None and time.value.startswith("XXXX-")
    later = (
        "metric<of_longer" in case.claim.rule_trace
    )  # "already 67% of the total for 2024": of a year that may be over
    tried: list[_Part] = []
    for window in wholes.candidates:
        if later:
            tried += _parts_of(case, parts.candidates, window, outside=True)
            continue
        place = calendar.locate(window.start, window.end) if window.start is not None else None
        own = labelled(calendar.part(place[0], time.value[5:]), "that part") if place and time and yearless else None  # type: ignore[arg-type]
        tried += _parts_of(case, [own] if own else [] if yearless else parts.candidates, window)
    if not tried:
        return nothing_known(case)
    reading = _reading(case, quantity)
    outcomes = [(each, compare(reading, point(each.percent), SLACK).outcome) for each in tried]
    working = [f"{each.told(case)} against {quantity.text}: {outcome}" for each, outcome in outcomes]
    best, outcome = next((each for each in outcomes if each[1] == "match"), outcomes[0])
    rows, story = [best.part.observation, best.whole.observation], best.told(case)
    if outcome == "match" and not case.claim.negated:
        return supported(rows, f"{story}.", working, [note("derived", story)])
    sure = wholes.decisive and wholes.given and (yearless or parts.decisive) and not is_loose(case, case.claim.metric)
    sure = sure and not (later and not parts.given)
    if case.claim.negated or outcome == "unsure" or not sure or is_vague(case, case.claim.metric):
        return unverified("ambiguous", f"{story}; the sentence does not decide", working, rows)
    code, why = _slip_of_part(case, quantity, reading, best)
    fix = quantity_fix(quantity, best.percent)
    return contradicted(
        rows, code, f"{story}, not {quantity.text}. {why}".strip(), working, diagnosis=why or None, fix=fix
    )


def _parts_of(
    case: Case, windows: Iterable[Candidate], whole: Candidate, metric: str | None = None, *, outside: bool = False
) -> list[_Part]:
    """Of the windows inside the whole one, or of any shorter one."""
    metric = metric or case.claim.metric
    timed = [w for w in windows if w.start and whole.start and w.end - w.start < whole.end - whole.start]
    inside = [w for w in timed if outside or whole.start <= w.start and w.end <= whole.end]  # type: ignore[operator]
    pairs = [(a, b) for w in inside for a in find(case, metric, w).known for b in find(case, metric, whole).known]
    return [_Part(a, b) for a, b in pairs if a.observation.value and b.observation.value and b.observation.value > 0]


def _slip_of_part(case: Case, quantity: Quantity, reading: Reading, right: _Part) -> tuple[DiagnosisCode, str]:
    """Swapped digits, the share of another quarter, or that of another metric."""
    if transposed(quantity, (_as_printed(quantity, right.percent),)) is not None:
        return "digits-transposed", "Two digits are swapped."
    windows = neighbours(case, right.part.window)
    others = [("wrong-period", each) for each in _parts_of(case, windows, right.whole.window)]
    for metric in OTHER_METRICS if is_precise(quantity) else ():
        others += [("wrong-metric", each) for each in _parts_of(case, [right.part.window], right.whole.window, metric)]
    for code, each in others:
        if compare(reading, point(each.percent), SLACK).outcome == "match":
            of = (
                label(each.part.observation.metric)
                if code == "wrong-metric"
                else f"{each.part.window.start} to {each.part.window.end}"
            )
            return code, f"{plain(each.percent.quantize(Decimal('0.1')))}% is the share of {of}."  # type: ignore[return-value]
    return "wrong-value", ""


def _nearest(
    case: Case, quantity: Quantity, part: Known, whole: str, reading: Reading
) -> tuple[DiagnosisCode, str, tuple[Observation, ...]]:
    """The same share of another period, or that of another metric of the same one."""
    if part.observation.value is None or not is_precise(quantity):
        return "wrong-value", "", ()
    tries = [(case.claim.metric, window, "wrong-period") for window in neighbours(case, part.window)]
    tries += [(metric, part.window, "wrong-metric") for metric in OTHER_METRICS if metric != case.claim.metric]
    for metric, window, code in tries:
        if metric == whole:
            continue
        for other in find(case, metric, window).known:
            for base in find(case, whole, window).known:
                if (
                    other.observation.value is None
                    or not base.observation.value
                    or other.observation.unit != base.observation.unit
                ):
                    continue
                percent = abs(other.observation.value) / base.observation.value * HUNDRED
                if compare(reading, point(percent), SLACK).outcome == "match":
                    of = "" if code == "wrong-metric" else f" in {window.label}"
                    text = f"{plain(percent.quantize(Decimal('0.1')))}% is the share of {label(metric)}{of}."
                    return code, text, (other.observation, base.observation)  # type: ignore[return-value]
    return "wrong-value", "", ()


def _fits_elsewhere(case: Case, windows: Windows, whole: str, reading: Reading) -> bool:
    """Whether the share is that of another period of which the article speaks."""
    if windows.given:
        return False
    for window in (*may_be_meant(case, windows.candidates), *named_years(case, windows)):
        for part in find(case, case.claim.metric, window).known:
            for base in find(case, whole, window).known:
                if part.observation.value is None or not base.observation.value:
                    continue
                percent = abs(part.observation.value) / base.observation.value * HUNDRED
                if compare(reading, point(percent), SLACK).outcome == "match":
                    return True
    return False


def _share_told(case: Case, part: Known, whole: str, percent: Decimal) -> str:
    window = part.window
    return (
        f"{who(case)}: {label(case.claim.metric)} was {plain(percent.quantize(Decimal('0.1')))}% of {label(whole)} "
        f"in {window.start} to {window.end}"
    )


def _pairs(case: Case) -> Iterator[tuple[Observation, Observation]]:
    observations = case.filings or tuple(o for o in case.own_facts if o.basis == "level" and o.modality == "fact")
    if not observations:
        return
    for window in windows_of(case, observations, case.claim.metric).candidates:
        parts = find(case, case.claim.metric, window).known
        wholes = find(case, case.claim.metric, window, part=None).known
        for part in parts:
            for whole in wholes:
                if part.observation.unit == whole.observation.unit:
                    yield part.observation, whole.observation
