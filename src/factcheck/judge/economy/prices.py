"""Consumer prices of the United States: annual rates, monthly changes, averages of years, index levels, and rises since a month.

The annual rate of a month is computed from the unadjusted index, which is never revised: it is exact at its printed decimal. The monthly
change that is reported is the seasonally adjusted one, whose factors are revised every year (`adjusted_slack`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from factcheck.judge.case import Case, Judgement, contradicted, note, supported, unverified
from factcheck.judge.compare import Bounds, compare, point, read
from factcheck.judge.economy.indices import (
    TENTH,
    Index,
    Rate,
    annual_rates,
    change_rates,
    index_of,
    monthly_rates,
    year_rates,
)
from factcheck.judge.economy.months import (
    Month,
    edge_of,
    is_year_to,
    month_before,
    month_of,
    months_back,
    of_told_year,
    year_of_time,
)
from factcheck.judge.economy.signed import signed
from factcheck.judge.economy.words import left_out, listed, says, says_beside
from factcheck.judge.economy.yearly import judge_yearly
from factcheck.judge.fix import quantity_fix
from factcheck.model import DiagnosisCode, Lookup, Observation, Quantity, SourceFailure, Time
from factcheck.patterns import regex
from factcheck.sources.bls import SUBJECT

SOURCE = "bls"
_BACK = {"MOM": (1,), "YOY": (12,)}
"""Months back to an earlier level, by its basis."""


def judge_prices(case: Case) -> Judgement:
    claim, quantity = case.claim, case.quantity
    assert quantity is not None
    rule = case.reference(SOURCE)
    other = says(case, rule.unless, clause=True) or left_out(case, listed(case, "leaving_out"), rule.unless)
    if other is not None or claim.segment is not None:
        return unverified(
            "no-data", f'the sentence tells of "{other or claim.segment}", and only all items together are held'
        )
    if claim.subject.id != SUBJECT:
        return judge_yearly(case, f"consumer prices are held of the United States, and not of {claim.subject.name}")
    held = case.evidence.get(Lookup(source=SOURCE, key=SUBJECT), ())
    if isinstance(held, SourceFailure):
        return unverified("source-unavailable", f"{SOURCE} could not be consulted: {held.message}")
    index = index_of(held)
    if quantity.kind in ("percent", "pp"):
        return _rate(case, quantity, index) if quantity.kind == "percent" else _no_points()
    if quantity.kind == "count" and quantity.value is not None and quantity.value > _LEAST_INDEX:
        return _level(case, quantity, index)
    return unverified("no-data", "only indices and rates of consumer prices are held")


_LEAST_INDEX = 100


def _no_points() -> Judgement:
    return unverified("no-data", "a change of the rate in points is not held")


def _latest(case: Case, index: Index) -> list[Month]:
    """The newest months that may have been out on the article's day, the newest first."""
    if case.day is None:
        return []
    sure = case.day - timedelta(days=case.reference(SOURCE).release_days)
    return [months_back((case.day.year, case.day.month), 1), months_back((sure.year, sure.month), 1)]


# ------------------------------------------------------------ rates
def _is_far(case: Case, quantity: Quantity, rates: Sequence[Rate]) -> bool:
    """Whether a rise over years is beyond what other months at both ends can have made of it."""
    reading = signed(case, quantity).perhaps
    values = [rate.value for rate in rates]
    room = max(_ROOM, max(abs(v) for v in values) * TENTH)
    years = max((r.later.end.year - r.earlier.end.year for r in rates if r.later.end and r.earlier.end), default=0)
    return years >= _YEARS and reading.disjoint(Bounds(min(values) - room, max(values) + room))


_ROOM = Decimal(2)
_YEARS = 2


def _since(case: Case, index: Index, base: Time, *, now: bool = False) -> Iterator[Rate]:
    """ "21% above January 2021", "since 2020": to the month that is told, else to the newest ones."""
    end = month_of(case.extraction.time(case.claim.period)) if not now else None
    ends = [end] if end is not None and case.claim.period != case.claim.base else _latest(case, index)
    month_, year = month_of(base), year_of_time(base)
    starts = [month_] if month_ else [(year, 12), (year, 1)] if year else []
    for last in ends:
        for series in (index.unadjusted, index.adjusted):
            earlier = [series.get(start) for start in starts]
            if year and series is index.unadjusted:
                earlier.append(index.years.get(year))
            for first in earlier:
                later = series.get(last)
                what = (
                    f"from {first.key.partition('/')[2]} to {last[0]}-{last[1]:02} consumer prices {{}}"
                    if first
                    else ""
                )
                yield from change_rates(later, first, what, Decimal("0.3"))


_ABOVE = regex(r"\s+(?:above|below|over|under|(?:more|less|higher|lower)\s+than)\s")
"""Behind a rate, before the time that it is measured from: "2.6% above the average of 2024"."""


def _between_years(case: Case, index: Index, own: Time | None, base: Time) -> Iterator[Rate]:
    """ "The index averaged 313.7 in 2024, 2.9% more than in 2023": from one average to the other"""
    year, before = year_of_time(own), year_of_time(base)
    if year is not None and before is not None and says(case, case.reference(SOURCE).average) is not None:
        what = f"from the average of {before} to that of {year} consumer prices {{}}"
        yield from change_rates(index.years.get(year), index.years.get(before), what, Decimal(0))


def _rate(case: Case, quantity: Quantity, index: Index) -> Judgement:
    claim, rule = case.claim, case.reference(SOURCE)
    time, base = case.extraction.time(claim.period), case.extraction.time(claim.base)
    own = time if time is not None and time.type != "base" else None
    above = year_of_time(own) and _ABOVE.match(
        case.article.text, quantity.end, max(quantity.end, own.start if own else 0)
    )
    if above and own is not None and says(case, rule.average) is not None:
        told = [t for t in case.extraction.times_in(claim.sentence) if t.end <= quantity.start and t.window is not None]
        between = list(_between_years(case, index, told[-1] if told else None, own))
        return _decided(case, quantity, between, sure=not _is_guessed(case))
    if base is not None and (over := _over_years(case, quantity, index, own, base)) is not None:
        return over
    kind = _kind(case, base)
    if (year := year_of_time(own)) is not None and (edge := edge_of(case)) is not None and kind != "monthly":
        return _decided(case, quantity, list(annual_rates(index, (year, edge))), sure=not _is_guessed(case))
    if year is not None and kind != "monthly":
        year -= claim.role == "from" and base is not None and base.value == "YOY"
        average = says(case, rule.average) is not None
        return _decided(case, quantity, list(year_rates(index, year, average=average)), sure=True)
    of = month_of(own) or month_before(case, own, base)
    given = of is not None and month_of(own) is not None
    if of is not None and says_beside(case, listed(case, "turn")):
        months = [of, months_back(of, -1)]
    else:
        months = (
            [of, *of_told_year(case, own, of)] if of is not None else [] if own is not None else _latest(case, index)
        )
    given = len(months) == 1 and given
    if claim.role == "from" and (own is None or base is not None and base.type == "base"):
        backs = (1,) if kind == "monthly" else _BACK.get(base.value if base is not None else "", (1, 12))
        months, given = [months_back(month_, back) for month_ in months for back in backs], given and len(backs) == 1
    if not months:
        return unverified("ambiguous", "of which month the rate is could not be told")
    if case.day is not None and given and date(months[0][0], months[0][1], 1) > case.day:
        return unverified("not-checkable", "the month is still to come")
    annual = [rate for m in months for rate in annual_rates(index, m)]
    monthly = [rate for m in months for rate in monthly_rates(index, m, rule.adjusted_slack)]
    rates = {"annual": annual, "monthly": monthly}.get(kind, [*annual, *monthly])
    if not rates:
        last = max(index.unadjusted)
        return unverified("no-data", f"the index of that month is not held; the last one is of {last[0]}-{last[1]:02}")
    return _decided(
        case,
        quantity,
        rates,
        sure=given and kind != "either" and not _is_guessed(case),
        beside=[*annual, *monthly],
        index=index,
    )


def _over_years(case: Case, quantity: Quantity, index: Index, own: Time | None, base: Time) -> Judgement | None:
    """ "Prices were 21% above those of 2020", "had risen by 21% since": by how much, from one year or month to another"""
    told = base.type != "base" and case.claim.role != "from"
    if not told or not says(case, ("since", "compared with", "above", "than")):
        return None
    if (between := list(_between_years(case, index, own, base))) and not says_beside(case, ("since",)):
        return _decided(case, quantity, between, sure=not _is_guessed(case))
    rates = list(_since(case, index, base))
    late = list(_since(case, index, base, now=True)) if own is not None else []
    if rates and own is None or any(_fits(case, quantity, r) for r in (*rates, *late)):
        return _decided(case, quantity, [*rates, *late], sure=_is_far(case, quantity, [*rates, *late]))
    if rates and says_beside(case, ("since",)) and _is_far(case, quantity, [*rates, *late]):
        return _decided(case, quantity, [*rates, *late], sure=True)
    return None


def _is_guessed(case: Case) -> bool:
    """Whether the month is taken over, or the economy is only the one that the article names most."""
    return any(c.field == "period" or c.source == "main economy" for c in case.claim.context)


def _kind(case: Case, base: Time | None) -> str:
    """Whether the rate is that of a year or of a month; "either" where no word tells it."""
    rule = case.reference(SOURCE)
    if base is not None and base.value in ("YOY", "MOM") and case.claim.role != "from":
        return "annual" if base.value == "YOY" else "monthly"
    if is_year_to(case.extraction.time(case.claim.period)) and not any(c.field == "period" for c in case.claim.context):
        return "annual"
    if case.quantity is not None and (case.quantity.value or 0) < 0 and not says(case, listed(case, "of_prices")):
        return "either"  # "Another was June of this year: minus 0.4%": no word tells it, and hardly a year sees prices fall
    words = rule.annual, rule.monthly
    found = [says_beside(case, of) for of in words]
    found += [says(case, of, clause=clause) is not None for clause in (True, False) for of in words]
    for annual, monthly in (found[:2], found[2:4], found[4:]):
        if annual != monthly:
            return (
                "annual"
                if annual
                else "monthly"
                if found[1] or not _is_level(case) or case.claim.role == "from"
                else "either"
            )
    return "annual" if _is_level(case) else "either"


def _is_level(case: Case) -> bool:
    return case.claim.role in ("level", "from") and case.claim.kind != "change"


def _fits(case: Case, quantity: Quantity, rate: Rate) -> bool:
    return compare(signed(case, quantity), point(rate.value), rate.slack).outcome == "match"


def _decided(
    case: Case,
    quantity: Quantity,
    rates: Sequence[Rate],
    *,
    sure: bool,
    beside: Sequence[Rate] = (),
    index: Index | None = None,
) -> Judgement:
    if not rates:
        return unverified("no-data", "the indices of that time are not held")
    working = [rate.working for rate in rates]
    right = next((rate for rate in rates if _fits(case, quantity, rate)), None)
    if right is not None:
        if index is not None and (flipped := _flipped(case, right, index)) is not None:
            return contradicted([right.later], "direction-flipped", flipped, working)
        notes = [note("derived", f"computed from the index: {right.working.partition(': ')[2]}")]
        return supported([right.later, right.earlier], f"{_capital(right.told)}.", working, notes)
    nearest = rates[0]
    if not sure:
        return unverified(
            "ambiguous",
            f"{_capital(nearest.told)}; of which time and over which the rate is told is not sure",
            working,
            [nearest.later],
        )
    reading = signed(case, quantity)
    if any(compare(reading, point(rate.value), rate.slack).outcome == "unsure" for rate in rates):
        return unverified(
            "not-comparable", f"{_capital(nearest.told)}; the difference is within a rounding", working, [nearest.later]
        )
    code, how = _why_wrong(case, quantity, nearest, beside, index)
    value = abs(nearest.value.quantize(TENTH))
    fix = quantity_fix(quantity, value, "percent")
    return contradicted([nearest.later, nearest.earlier], code, f"{_capital(nearest.told)}{how}.", working, fix=fix)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _flipped(case: Case, right: Rate, index: Index) -> str | None:
    """ "Inflation rose to 2.8%" where it was higher both the month and the year before."""
    claim = case.claim
    if claim.role != "level" or claim.direction not in ("up", "down") or right.later.end is None:
        return None
    of = right.later.end.year, right.later.end.month
    now = next((rate for rate in annual_rates(index, of) if rate.earlier == right.earlier), None)
    before = next(annual_rates(index, months_back(of, 1)), None)
    if now is None or before is None or not _is_against_month_before(case, of):
        return None
    gap = before.value.quantize(TENTH) - now.value.quantize(TENTH)
    if not (gap > 0 if claim.direction == "up" else gap < 0):
        return None
    moved = "fell" if gap > 0 else "rose"
    return f"{_capital(now.told)}, after {before.value.quantize(TENTH)}% the month before: it {moved}."


def _is_against_month_before(case: Case, of: Month) -> bool:
    """Whether nothing in the sentence shows that another time is compared with: the month stands alone, or beside the one before it."""
    told = [
        t
        for t in case.extraction.times
        if t.sentence == case.claim.sentence and t.type in ("period", "date", "base", "fiscal")
    ]
    months = {
        month_of(t) for t in told if t.window is not None and (t.window.end - (t.window.start or t.window.end)).days > 1
    }
    others = {month_ or (0, 0) for month_ in months} - {of}
    compared = not others or max(others) == months_back(of, 1)
    return compared and of in months and not any(t.type == "base" or t.window is None for t in told)


def _why_wrong(
    case: Case, quantity: Quantity, nearest: Rate, beside: Sequence[Rate], index: Index | None
) -> tuple[DiagnosisCode, str]:
    if any(_fits(case, quantity, rate) for rate in beside):
        rate = next(rate for rate in beside if _fits(case, quantity, rate))
        return "wrong-metric", f"; {rate.told}"
    end = nearest.later.end
    if index is not None and end is not None:
        for back in (1, -1, 2, -2, 12, -12):
            for rate in annual_rates(index, months_back((end.year, end.month), back)):
                if _fits(case, quantity, rate):
                    return "wrong-period", f"; {rate.told}"
    return "wrong-value", ""


# ------------------------------------------------------------ levels
def _level(case: Case, quantity: Quantity, index: Index) -> Judgement:
    time = case.extraction.time(case.claim.period)
    of, year = month_of(time), year_of_time(time)
    base = case.extraction.time(case.claim.base)
    back = 12 if case.claim.role == "from" and base is not None and base.value == "YOY" else 0
    of = months_back(of, back) if of is not None else None
    held: list[Callable[[], Observation | None]] = []
    if of is not None:
        held = [lambda: index.unadjusted.get(of), lambda: index.adjusted.get(of)]
    elif year is not None:
        held = [lambda: index.years.get(year)]
    if time is None or any(c.field == "period" for c in case.claim.context):
        late = [months_back(newest, back) for newest in _latest(case, index)]
        held += [lambda m=m: index.unadjusted.get(m) for m in late]  # type: ignore[misc]
    found = [obs for get in held if (obs := get()) is not None]
    if not found:
        return unverified("no-data", "the index of that time is not held")
    reading = read(quantity, case.hedge(quantity))
    told = [f"the index ({obs.concept}) of {obs.key.partition('/')[2]} was {obs.value}" for obs in found]
    for obs, line in zip(found, told, strict=True):
        if compare(reading, point(obs.value or Decimal(0))).outcome == "match":
            return supported([obs], f"{_capital(line)}.", told)
    if time is None or any(c.field == "period" for c in case.claim.context):
        return unverified("ambiguous", f"{_capital(told[0])}, and the sentence names no month", told, found[:1])
    return contradicted(
        found[:1],
        "wrong-value",
        f"{_capital(told[0])}.",
        told,
        fix=quantity_fix(quantity, found[0].value, quantity.unit),
    )
