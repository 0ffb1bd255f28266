"""Selecting values from the dated observations of one company: vintages, restatements, splits, derived quarters, series.

Pure functions over observations. An observation is keyed by metric, unit and exact window, never by `fy`, `fp` or `frame`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from factcheck.model import Note, Observation
from factcheck.sources.dates import DAY, TOLERANCE, days
from factcheck.sources.fiscal import FiscalCalendar, Period, fiscal_calendar
from factcheck.sources.selection import Ambiguous, Frequency, Selected, Series, Split
from factcheck.sources.splits import adjusted, factor, is_per_share, same, splits
from factcheck.sources.vintages import Vintages, Window, filed, filing, rank, value_of, vintages

__all__ = [
    "Ambiguous", "FiscalCalendar", "Frequency", "Period", "Selected", "Series", "Split", "fiscal_calendar", "latest_public", "splits",
    "value_at", "whole_series", "windows",
]  # fmt: skip

# In the US-GAAP taxonomy the first holds all the others: where they differ it is the consolidated figure.
_TOTALS = {
    "us-gaap:Revenues": ("us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax", "us-gaap:SalesRevenueNet")
}
_NET = "us-gaap:RevenuesNetOfInterestExpense"
"""What banks and brokers call their revenue; some tag the sum before interest paid beside it."""
_RESEARCH = "us-gaap:ResearchAndDevelopmentExpenseExcludingAcquiredInProcessCost"
"""Johnson & Johnson tags what was bought with other companies as the plain expense, a ninth of its own research."""
_LEAST_SHARE = Decimal("0.75")
"""A part below this share of the total is more likely another thing under the same tag (measured: 10-25 times apart)."""
_LENGTHS = {"quarter": (75, 125), "year": (340, 380)}


def windows(observations: Sequence[Observation], metric: str) -> tuple[Window, ...]:
    """The company's own windows of a metric, by last and first day; `start` is None for an instant."""
    return tuple(sorted(vintages(observations).windows(metric), key=lambda w: (w[1], w[0] or w[1])))


def value_at(
    observations: Sequence[Observation],
    metric: str,
    start: date | None,
    end: date,
    as_of: date | None = None,
    *,
    unit: str | None = None,
) -> Selected | Ambiguous | None:
    """The value of the company's window nearest to (start, end), give or take ten days, as it was known on `as_of`.

    Annual and quarterly reports before current ones; the latest filed on or before the day, else the first filed after it;
    what is not filed itself is derived from two windows of one vintage, per-share figures and share counts never.
    """
    index = vintages(observations)

    def value() -> Selected | Ambiguous | None:
        known = splits(observations) if metric in ("eps", "eps_basic", "diluted_shares") else ()
        direct = _select(index.at(metric, (start, end), unit), as_of, known)
        if direct is not None and not (isinstance(direct, Selected) and direct.later):
            return direct
        return _derived(index.differences(metric, (start, end), unit), as_of, direct)

    return index.once((metric, start, end, as_of, unit), value)


def latest_public(
    observations: Sequence[Observation],
    metric: str,
    as_of: date,
    frequency: Frequency = "quarter",
    *,
    calendar: FiscalCalendar | None = None,
) -> Window | None:
    """The newest window of a metric that was public on a day; a fourth quarter counts once its year is filed."""
    index = vintages(observations)
    asked = (metric, as_of, frequency, calendar)
    return index.once(asked, lambda: _latest_public(index, observations, *asked))


def _latest_public(
    index: Vintages,
    observations: Sequence[Observation],
    metric: str,
    as_of: date,
    frequency: Frequency,
    calendar: FiscalCalendar | None,
) -> Window | None:
    public = [window for window, found in index.windows(metric).items() if filed(found[0]) <= as_of]
    if frequency == "instant":
        return max((w for w in public if w[0] is None), key=lambda w: w[1], default=None)
    periods: list[Period] = [(first, last) for first, last in public if first is not None]
    if frequency == "quarter":
        quarters = (calendar or fiscal_calendar(observations)).quarter_ended
        periods += [quarter for last in {p[1] for p in periods} if (quarter := quarters(last))]
    shortest, longest = _LENGTHS[frequency]
    for period in sorted(
        (p for p in periods if shortest <= days(p) <= longest), key=lambda p: (p[1], p[0]), reverse=True
    ):
        found = value_at(observations, metric, *period, as_of)
        if found and not (isinstance(found, Selected) and found.later):
            return found.window if isinstance(found, Selected) else period
    return None


def whole_series(
    observations: Sequence[Observation],
    metric: str,
    as_of: date | None = None,
    frequency: Frequency = "quarter",
    *,
    calendar: FiscalCalendar | None = None,
) -> Series:
    """Every quarter or year between the first and the last that were public on a day; for an instant, every quarter's end."""
    calendar = calendar or fiscal_calendar(observations)
    periods = calendar.years.values() if frequency == "year" else calendar.quarters
    known = windows(observations, metric)
    if not known:
        return Series((), ())
    first, last = known[0][1] - TOLERANCE, known[-1][1] + TOLERANCE
    points: list[tuple[Period, Selected | Ambiguous]] = []
    missing: list[Period] = []
    for period in (p for p in periods if first <= p[1] <= last):
        found = value_at(observations, metric, None if frequency == "instant" else period[0], period[1], as_of)
        if found is None or (isinstance(found, Selected) and found.later):
            missing.append(period)
        else:
            points.append((period, found))
    inside = [p for p in missing if points and points[0][0] < p < points[-1][0]]
    return Series(tuple(points), tuple(inside))


def _select(found: Sequence[Observation], as_of: date | None, known: Sequence[Split]) -> Selected | Ambiguous | None:
    best = min((rank(o.form) or 0 for o in found), default=0)
    usable = [o for o in found if (rank(o.form) or 0) == best]
    if not usable:
        return None
    days_filed = [filed(o) for o in usable]
    on_time = [day for day in days_filed if as_of is None or day <= as_of]
    day = max(on_time) if on_time else min(days_filed)
    chosen = _consolidated([o for o in usable if o.published == day])
    if isinstance(chosen, Ambiguous):
        return chosen
    value, rivals = chosen
    return _with_history(value, rivals, usable, as_of, known, later=not on_time)


def _consolidated(vintage: Sequence[Observation]) -> tuple[Observation, tuple[Observation, ...]] | Ambiguous:
    """The figure of one filing, and narrower ones beside it."""
    if len({o.value for o in vintage}) == 1:
        return min(vintage, key=lambda o: (o.concept not in _TOTALS, o.concept or "", o.accession or "")), ()
    for net in (o for o in vintage if o.concept == _NET):
        if len({o.value for o in vintage if o.concept == _NET}) == 1:
            return net, tuple(o for o in vintage if o.concept == "us-gaap:Revenues" and value_of(o) > value_of(net))
    own = next((o for o in vintage if o.concept == _RESEARCH), None)
    if own is not None and all(value_of(o) <= value_of(own) for o in vintage):
        return own, ()
    for total in vintage:
        parts = _TOTALS.get(total.concept or "", ())
        others = tuple(o for o in vintage if o is not total and o.value != total.value)
        if all(o.concept in parts and _LEAST_SHARE * value_of(total) <= value_of(o) <= value_of(total) for o in others):
            return total, others
    listed = ", ".join(f"{o.concept} {o.value:f}" for o in vintage)
    return Ambiguous(tuple(vintage), f"one filing gives two figures for one window: {listed}")


def _with_history(
    value: Observation,
    rivals: tuple[Observation, ...],
    usable: Sequence[Observation],
    as_of: date | None,
    known: Sequence[Split],
    later: bool,
) -> Selected:
    restated: list[Observation] = []
    on_other_basis: list[Observation] = []
    others = list(rivals)
    for o in usable:
        if o.value in {value.value, *(kept.value for kept in others + restated + on_other_basis)}:
            continue
        if o.concept != value.concept:
            if _LEAST_SHARE * abs(value_of(value)) <= abs(value_of(o)) <= abs(value_of(value)) / _LEAST_SHARE:
                others.append(o)
        elif known and _is_split(o, value, known):
            if _is_right_on(o, as_of, known):
                on_other_basis.append(o)
        else:
            restated.append(o)
    on_other_basis += _unfiled_basis(value, as_of, known) if not on_other_basis else []
    notes = [
        *_later_note(value, as_of, later),
        *_restated_notes(value, restated, as_of),
        *_split_notes(value, on_other_basis),
    ]
    return Selected(value, later, tuple(restated), tuple(on_other_basis), tuple(others), notes=tuple(notes))


def _is_split(o: Observation, value: Observation, known: Sequence[Split]) -> bool:
    old, new = sorted((o, value), key=filed)
    ratio = factor(known, filed(old), filed(new))
    return ratio != 1 and same(new, adjusted(old, ratio))


def _is_right_on(o: Observation, as_of: date | None, known: Sequence[Split]) -> bool:
    """A basis is right once its split has taken effect; the day is only known to lie between two filings."""
    if as_of is None or filed(o) <= as_of:
        return True
    return all(split.after < as_of for split in known if as_of < split.before <= filed(o))


def _unfiled_basis(value: Observation, as_of: date | None, known: Sequence[Split]) -> list[Observation]:
    """The value after a split that took effect since it was filed, computed; the company may restate it a year later."""
    if as_of is None or not is_per_share(value):
        return []
    since = [split for split in known if filed(value) <= split.after < as_of]
    ratio = Decimal(1)
    for split in since:
        ratio *= split.ratio
    if ratio == 1:
        return []
    return [value.model_copy(update={"value": adjusted(value, ratio), "derived_from": (filing(value),)})]


def _derived(
    pairs: Iterable[tuple[Observation, Observation]], as_of: date | None, direct: Selected | None
) -> Selected | Ambiguous | None:
    made: dict[int, tuple[Observation, Observation]] = {}
    found: list[Observation] = []
    for whole, part in pairs:
        if is_per_share(whole):
            break
        o = _difference(whole, part)
        made[id(o)] = whole, part
        found.append(o)
    found.sort(key=lambda o: (filed(o), o.concept or ""))
    result = _select(found, as_of, ())
    if not isinstance(result, Selected) or (result.later and direct):
        return direct or result
    parts = made[id(result.observation)]
    whole, part = parts
    text = f"{whole.value:f} for {whole.start} to {whole.end} ({filing(whole)}) less {part.value:f} to {part.end} ({filing(part)})"
    note = Note(code="derived", text=text)
    return Selected(result.observation, result.later, result.restated, (), result.rivals, parts, (note, *result.notes))


def _difference(whole: Observation, part: Observation) -> Observation:
    """What is left of the longer window: its end, or its beginning where the part is its end."""
    assert part.start is not None
    assert part.end is not None
    is_end = part.end == whole.end
    return whole.model_copy(
        update={
            "key": f"{whole.key} less {part.key}",
            "value": value_of(whole) - value_of(part),
            "start": whole.start if is_end else part.end + DAY,
            "end": part.start - DAY if is_end else whole.end,
            "derived_from": (filing(whole), filing(part)),
        }
    )


def _later_note(value: Observation, as_of: date | None, later: bool) -> list[Note]:
    return (
        [Note(code="dated", text=f"first filed on {value.published}, after {as_of} ({filing(value)})")] if later else []
    )


def _restated_notes(value: Observation, restated: Sequence[Observation], as_of: date | None) -> list[Note]:
    since = [o for o in restated if as_of and filed(o) > as_of]
    return [
        Note(
            code="restated",
            text=f"{value.value:f} as filed on {value.published}; {o.value:f} since {o.published} ({filing(o)})",
        )
        for o in since
    ]


def _split_notes(value: Observation, others: Sequence[Observation]) -> list[Note]:
    return [
        Note(
            code="split-adjusted",
            text=f"{value.value:f} as filed on {value.published}; {o.value:.4g} on the other side of a share split ({filing(o)})",
        )
        for o in others
    ]
