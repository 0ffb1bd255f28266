"""What the evidence holds on a metric at a window: fact-file figures, filed figures, and figures computed from filed ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from decimal import Decimal
from itertools import islice, product

from factcheck.judge.case import Case, note
from factcheck.judge.compare import plain
from factcheck.judge.meant import READINGS, is_said, readings
from factcheck.judge.names import part_match
from factcheck.judge.windows import Candidate, calendar_of
from factcheck.memo import once_per
from factcheck.model import Note, Observation
from factcheck.records import record
from factcheck.sources.dates import DAY, TOLERANCE, is_near
from factcheck.sources.series import Ambiguous, Selected, value_at

HUNDRED = Decimal(100)
LOSSES = {
    "net_loss": "net_income", "operating_loss": "operating_income", "eps_loss": "eps", "ocf_loss": "ocf", "fcf_loss": "fcf",
    "equity_loss": "equity", "gross_profit_loss": "gross_profit", "pretax_loss": "pretax_profit",
}  # fmt: skip
"""A loss is the negative of the profit that filings report, an outflow that of the flow."""
Recipe = tuple[str, ...]
"""How a metric is computed: the form, and of what."""
DERIVED: dict[str, Recipe] = {
    "operating_margin": ("percent-of", "operating_income", "revenue"),
    "gross_margin": ("percent-of", "gross_profit", "revenue"),
    "net_margin": ("percent-of", "net_income", "revenue"),
    "fcf": ("difference", "ocf", "capex"),
    "payout": ("sum", "buyback", "dividends_paid"),
}


@record
class Known:
    """One figure that a claim may be about. `others` are equally right figures: other vintages, splits, narrower concepts."""

    observation: Observation
    window: Candidate
    others: tuple[tuple[Observation, Note | None], ...] = ()
    parts: tuple[Observation, ...] = ()
    notes: tuple[Note, ...] = ()
    arithmetic: str = ""
    slack: Decimal = Decimal(0)


@record(frozen=False)
class Found:
    """All figures of one window, and why some of them decide nothing."""

    known: list[Known] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)
    unclear_evidence: list[Observation] = field(default_factory=list)


def is_loose(case: Case, metric: str) -> bool:
    """What companies count in more than one way ("total debt", "net cash"), or what is computed of that."""
    recipe = derivation(case, metric)
    return recipe is not None and (recipe[0] == "any" or any(is_loose(case, part) for part in recipe[1:]))


def is_counted(case: Case, metric: str, window: Candidate) -> bool:
    """Whether enough of the ways of counting are held that a figure beyond all of them is wrong."""
    rule, recipe = case.reference("sec"), derivation(case, metric)
    if recipe is None or rule is None:
        return True
    form, *names = recipe
    if form != "any":
        return all(is_counted(case, name, window) for name in names)
    held = [name for name in names if _chosen(case, name, window, Found())]
    return len(held) >= rule.derived[metric].enough and all(is_counted(case, name, window) for name in held)


def derivation(case: Case, metric: str) -> Recipe | None:
    rule = case.reference("sec")
    if rule is None:
        return DERIVED.get(metric)
    derived = rule.derived.get(metric)
    return (derived.form, *derived.of) if derived else None


def filed_parts(case: Case, metric: str) -> tuple[str, ...]:
    """The metrics as filings hold them: of what a metric is computed, or what a bare word may mean."""
    metric = LOSSES.get(metric, metric)
    names = readings(case, metric)
    parts = derivation(case, names[0]) if names else None
    return (
        tuple(name for part in parts[1:] for name in filed_parts(case, part)) if parts is not None else (metric, *names)
    )


def find(
    case: Case, metric: str, window: Candidate, *, unit: str | None = None, part: str | None | bool = True
) -> Found:
    """Every figure on `metric` at `window`. `part=True` is the claim's own part of the company; None the whole."""
    segment = case.claim.segment if part is True else part or None
    if segment is not None:
        return Found(list(_from_facts(case, metric, window, segment)))
    memo = _memo_of(case)
    said = metric != case.claim.metric or is_said(case, metric)
    key = (
        case.claim.subject.id,
        case.day,
        metric,
        window.start,
        window.end,
        window.label,
        unit,
        readings(case, metric),
        said,
    )
    if key not in memo:
        found = memo[key] = Found(list(_from_facts(case, metric, window, None)))
        for reading in readings(case, metric) if said else ():
            _from_filings(case, reading, window, unit, found)
    return memo[key]


_LAST: list[tuple[object, object, dict[tuple[object, ...], Found]]] = []
"""What was found in the evidence of the article at hand: its claims ask the same questions again and again."""


def _memo_of(case: Case) -> dict[tuple[object, ...], Found]:
    last = _LAST[0] if _LAST else None
    if last is None or last[0] is not case.evidence or last[1] is not case.rules:
        last = case.evidence, case.rules, {}
        _LAST[:] = [last]
    return last[2]


def _from_facts(case: Case, metric: str, window: Candidate, segment: str | None) -> Iterator[Known]:
    wanted = {metric, *readings(case, metric)}
    for obs in case.own_facts:
        if obs.basis != "level" or obs.modality != "fact" or obs.metric not in wanted:
            continue
        if part_match(segment, obs) and covers(obs, window):
            yield Known(obs, window)


def covers(obs: Observation, window: Candidate) -> bool:
    if obs.end is None or not is_near(obs.end, window.end):
        return False
    return window.start is None or obs.start is None or is_near(obs.start, window.start)


def _from_filings(case: Case, metric: str, window: Candidate, unit: str | None, found: Found) -> None:
    if metric in LOSSES:
        inner = Found()
        for reading in readings(case, LOSSES[metric]):
            _from_filings(case, reading, window, unit, inner)
        found.known.extend(_negated(known, metric) for known in inner.known)
        found.unclear.extend(inner.unclear)
        return
    recipe = derivation(case, metric)
    if recipe is not None:
        computed = _computed(case, metric, recipe, window, found)
        if computed:
            found.known.extend(computed)
            return
    selected = select(case, metric, window, unit)
    if isinstance(selected, Ambiguous):
        found.unclear.append(selected.reason)
        found.unclear_evidence.extend(selected.candidates)
    elif selected is not None:
        found.known.append(known_of(selected, window))
    elif (sum_ := rolled(case, metric, window)) is not None:
        found.known.append(sum_)


def select(case: Case, metric: str, window: Candidate, unit: str | None = None) -> Selected | Ambiguous | None:
    """The filed value at the company's own window next to the wanted one, as it was known on the day."""
    chosen = unit_of(case, metric, unit)
    return value_at(case.filings, metric, window.start, window.end, case.day, unit=chosen) if chosen else None


_NO_UNITS: Counter[str] = Counter()


@once_per
def _units(observations: tuple[Observation, ...]) -> dict[str, Counter[str]]:
    """How often each metric is filed in each unit."""
    found: dict[str, Counter[str]] = {}
    for obs in observations:
        if obs.unit:
            found.setdefault(obs.metric, Counter())[obs.unit] += 1
    return found


def unit_of(case: Case, metric: str, wanted: str | None = None) -> str | None:
    """The claim's currency where the company files the metric in it, else the one it files most in."""
    units = _units(case.filings).get(metric, _NO_UNITS)
    if wanted in units:
        return wanted
    return max(units, key=lambda name: (units[name], name), default=None)


def known_of(selected: Selected, window: Candidate) -> Known:
    others: list[tuple[Observation, Note | None]] = []
    value = selected.observation.value
    for obs in selected.restated:
        text = (
            f"first reported as {plain(obs.value or Decimal(0))} on {obs.published}, later {plain(value or Decimal(0))}"
        )
        others.append((obs, note("restated", text)))
    for obs in selected.split_adjusted:
        others.append(
            (obs, note("split-adjusted", f"{plain(obs.value or Decimal(0))} on the other side of a share split"))
        )
    others.extend((obs, None) for obs in selected.rivals)
    notes = tuple(each for each in selected.notes if each.code != "split-adjusted")
    arithmetic = ""
    if selected.parts:
        first, *rest = (plain(obs.value or Decimal(0)) for obs in selected.parts)
        arithmetic = f"{plain(value or Decimal(0))} = {' - '.join((first, *rest))}"
    return Known(selected.observation, window, tuple(others), selected.parts, notes, arithmetic)


def _negated(known: Known, metric: str) -> Known:
    turned = _turn(known.observation, metric)
    others = tuple((_turn(obs, metric), its_note) for obs, its_note in known.others)
    return Known(turned, known.window, others, known.parts, known.notes, known.arithmetic, known.slack)


def _turn(obs: Observation, metric: str) -> Observation:
    return obs.model_copy(update={"metric": metric, "value": -obs.value if obs.value is not None else None})


_WAYS = 24
"""So many combinations of what may be counted in several ways are tried."""


def _computed(case: Case, metric: str, recipe: Recipe, window: Candidate, found: Found) -> list[Known]:
    """Every figure that the recipe gives: several where something in it is counted in more than one way."""
    form, *names = recipe
    chosen = [_chosen(case, name, window, found) for name in names]
    if form == "any":
        return [_renamed(known, metric) for each in chosen for known in each]
    made = (_combined(case, metric, form, names, pair, window) for pair in islice(product(*chosen), _WAYS))
    return [known for known in made if known is not None]


def _renamed(known: Known, metric: str) -> Known:
    obs = known.observation.model_copy(update={"metric": metric})
    parts = known.parts or (known.observation,)
    return Known(obs, known.window, (), parts, known.notes, known.arithmetic, known.slack)


def _combined(
    case: Case, metric: str, form: str, names: Sequence[str], pair: Sequence[Known], window: Candidate
) -> Known | None:
    first, second = (each.observation for each in pair)
    if first.value is None or second.value is None:
        return None
    if form == "percent-of":
        if second.value == 0 or (second.value < 0 and names[1] == "pretax_profit"):
            return None  # a tax rate on a loss is none
        value, unit = first.value / second.value * HUNDRED, "percent"
        arithmetic = f"{plain(value)}% = {plain(first.value)} / {plain(second.value)}"
    else:
        value, unit = first.value + (second.value if form == "sum" else -second.value), first.unit or ""
        arithmetic = f"{plain(value)} = {plain(first.value)} {'+' if form == 'sum' else '-'} {plain(second.value)}"
    rule = case.reference("sec")
    slack = rule.derived[metric].slack if rule and metric in rule.derived else Decimal(0)
    obs = derived_observation(first, metric, value, unit, (first, second))
    its_note = note("derived", f"computed from {names[0]} and {names[1]} of the same window: {arithmetic}")
    parts = tuple(row for each in pair for row in (each.parts or (each.observation,)))
    return Known(obs, window, (), parts, (its_note,), arithmetic, slack)


def _chosen(case: Case, name: str, window: Candidate, found: Found) -> list[Known]:
    """The figure to compute with: as filed under its own name, else under what it may be filed as besides, else computed itself."""
    recipe = derivation(case, name)
    if recipe is not None:
        return _computed(case, name, recipe, window, found)
    for reading in dict.fromkeys((name, *READINGS.get(name, ()))):
        selected = select(case, reading, window)
        if isinstance(selected, Ambiguous):
            found.unclear.append(selected.reason)
            found.unclear_evidence.extend(selected.candidates)
            return []
        known = known_of(selected, window) if selected is not None else rolled(case, reading, window)
        if known is not None:
            return [known]
    return []


def rolled(case: Case, metric: str, window: Candidate) -> Known | None:
    """A year that is no fiscal year ("the twelve months to June"): the fiscal year, with this year's part for the last one's.

    Per-share figures and share counts are not added up.
    """
    if window.start is None or not 340 <= (window.end - window.start).days <= 380:
        return None
    calendar = calendar_of(case)
    year = next(
        (y for y in calendar.years.values() if y[0] + TOLERANCE < window.start <= y[1] < window.end - TOLERANCE), None
    )
    if year is None:
        return None
    pieces = (year, (year[1] + DAY, window.end), (year[0], window.start - DAY))
    found = [select(case, metric, Candidate(start, end, "")) for start, end in pieces]
    if any(
        not isinstance(each, Selected) or each.observation.per or each.observation.unit == "shares" for each in found
    ):
        return None
    whole, now, then = (each for each in found if isinstance(each, Selected))
    if case.day is not None and any(each.later for each in (whole, now, then)):
        return None
    value = whole.value + now.value - then.value
    arithmetic = f"{plain(value)} = {plain(whole.value)} + {plain(now.value)} - {plain(then.value)}"
    parts = (whole.observation, now.observation, then.observation)
    obs = derived_observation(now.observation, metric, value, now.observation.unit or "", parts)
    obs = obs.model_copy(update={"start": window.start, "end": window.end})
    text = f"the fiscal year to {year[1]}, with the part since then in place of that of the year before: {arithmetic}"
    return Known(obs, window, (), parts, (note("derived", text),), arithmetic)


def derived_observation(
    like: Observation, metric: str, value: Decimal, unit: str, parts: Iterable[Observation]
) -> Observation:
    """A computed figure in the shape of an observation; it cites what it is computed from."""
    keys = tuple(part.key for part in parts)
    changes = {
        "key": f"computed/{metric}",
        "metric": metric,
        "value": value,
        "unit": unit,
        "derived_from": keys,
        "concept": None,
    }
    return like.model_copy(update={**changes, "excerpt": None, "translations": ()})
