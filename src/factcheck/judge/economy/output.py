"""Gross domestic product in current dollars: levels, shares of the world's, and ranks.

The World Bank's figures are revised without notice, other bodies publish their own, and no vintage is kept: a figure near the one held
is neither confirmed nor called wrong. Growth rates are told in constant prices, which current dollars cannot show.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from factcheck.extract.economy import ISO, WORLD
from factcheck.judge.case import Case, Judgement, amount, contradicted, note, supported, unverified
from factcheck.judge.compare import Bounds, Reading, compare, point, read
from factcheck.judge.economy.grown import judge_grown
from factcheck.judge.economy.lacking import lacking
from factcheck.judge.economy.words import is_of_years_ago, listed, says, says_beside, speaks_of, year_of
from factcheck.judge.economy.yearly import judge_yearly
from factcheck.judge.fix import quantity_fix
from factcheck.model import DiagnosisCode, Lookup, Note, Observation, Quantity, SourceFailure

SOURCE = "worldbank"
_HUNDRED = Decimal(100)
_SCALE_SLIP = (Decimal(1000), Decimal("0.001"))
_RECENT = 2


def judge_output(case: Case) -> Judgement:
    """A level, share or rank of an economy against the year that is told, or against the last ones where none is."""
    claim, quantity = case.claim, case.quantity
    assert quantity is not None
    held = _held(case)
    if isinstance(held, SourceFailure):
        return unverified("source-unavailable", f"{SOURCE} could not be consulted: {held.message}")
    rule = case.reference(SOURCE)
    other = says(case, rule.unless)
    if other is not None and (says_beside(case, rule.unless) or says(case, rule.unless, clause=True)):
        return unverified("no-data", f'the sentence tells of "{other}", and only output in current dollars is held')
    if claim.segment is not None:
        return unverified("no-data", f"only the whole output is held, and not that of {claim.segment}")
    found = _told_of(case, quantity, held)
    if other is None or found.verdict.status != "contradicted":
        return found
    return unverified("ambiguous", f'{found.verdict.detail} But the sentence speaks of "{other}" as well.')


def _told_of(case: Case, quantity: Quantity, held: Sequence[Observation]) -> Judgement:
    claim = case.claim
    if claim.role == "rank" or claim.kind == "rank" or quantity.kind in ("rank", "ordinal"):
        return _rank(case, quantity, held)
    if claim.compare_subjects:
        return _ratio(case, quantity, held)
    if quantity.kind in ("percent", "fraction") and claim.kind == "share":
        return unverified("no-data", "of what it is a share could not be told")
    if quantity.kind != "money" or claim.role not in ("level", "from", None):
        return judge_grown(case, quantity, held, SOURCE) or judge_yearly(
            case, "growth is told in constant prices, and only output in current dollars is held"
        )
    return _level(case, quantity, held)


def _held(case: Case) -> tuple[Observation, ...] | SourceFailure:
    return case.evidence.get(Lookup(source=SOURCE, key=case.claim.subject.id or ""), ())


def _candidates(case: Case, held: Sequence[Observation], basis: str) -> tuple[list[Observation], bool, str | None]:
    """The figures of the years that may be meant, newest first, whether the words name the year, and why there is none."""
    of = sorted((o for o in held if o.basis == basis and o.end), key=lambda o: str(o.end), reverse=True)
    year = year_of(case)
    who = case.claim.subject.name or "the economy"
    if not of:
        return [], False, f"no output of {who} is held"
    if year == 0 and basis == "rank":
        year = None  # "the third-largest economy, which shrank in the fourth quarter"
    if year == 0:
        return [], False, "output is held of whole calendar years"
    ago = is_of_years_ago(case)
    filled = ago or any(c.field == "period" for c in case.claim.context)
    if year is not None:
        years = range(year - ago, year + 1)
        found = [o for o in of if o.end is not None and o.end.year in years]
        return (
            found,
            not filled,
            None if found else f"output of {who} in {year} is not held; the last year is {of[0].end}",
        )
    known = [o for o in of if case.day is None or o.end is not None and o.end < case.day]
    return known, False, None if known else f"no output of {who} was known on the day"


def _vintage(held: Observation) -> list[Note]:
    return [
        note("vintage-unknown", f"as the World Bank gave it on {held.checked}; earlier and later figures may differ")
    ]


def _told(case: Case, obs: Observation) -> str:
    year = obs.end.year if obs.end else ""
    return f"{case.claim.subject.name}: output in {year} was {amount(obs.value or Decimal(0), obs.unit)}"


def _level(case: Case, quantity: Quantity, held: Sequence[Observation]) -> Judgement:
    bare = "$" not in quantity.text and "dollar" not in quantity.text.lower() and "USD" not in quantity.text
    if bare and (money := says(case, listed(case, "other_money"))) is not None:
        return unverified("not-comparable", f"output is held in US dollars, and the sentence speaks of {money}")
    if quantity.unit != "USD":
        return unverified("not-comparable", f"output is held in US dollars, and the figure is in {quantity.unit}")
    candidates, given, why = _candidates(case, held, "level")
    if not candidates:
        return lacking(case, SOURCE, (case.claim.subject.id or "",), why or "")
    open_ = not given and case.claim.role == "from"
    if open_ and case.claim.period is None:
        return unverified("ambiguous", "of which year the earlier output is could not be told")
    if not given:
        candidates = candidates[:_RECENT]
    reading = read(quantity, case.hedge(quantity))
    working = [f"{_told(case, o)} ({reading.why})" for o in candidates]
    for obs in candidates:
        if compare(reading, point(obs.value or Decimal(0))).outcome == "match":
            return supported([obs], f"{_told(case, obs)}.", working, _vintage(obs))
    if open_:
        return unverified("ambiguous", "of which year the earlier output is could not be told", working, candidates[:1])
    nearest = candidates[0]
    slack = case.reference(SOURCE).revised_percent / _HUNDRED
    near = [o for o in candidates if o.value and not reading.perhaps.disjoint(_around(o.value, slack))]
    if near:
        why = f"{_told(case, near[0])}; figures of output differ by that much between bodies and revisions"
        return unverified("not-comparable", why, working, [near[0]])
    sure = given or _slipped(quantity, candidates) or _is_far(case, reading, held)
    if not sure and not _is_far_of_told(case, reading, held):
        return unverified("ambiguous", f"{_told(case, nearest)}, and the sentence names no year", working, [nearest])
    if case.claim.period is not None and _is_carried(case, quantity) and _is_of_late(case, reading, held):
        return unverified(
            "ambiguous", f"{_told(case, nearest)}; the figure may be that of a later year", working, [nearest]
        )
    code, how = _why_wrong(case, quantity, nearest, held, slack)
    detail = f"{_told(case, nearest)}{how}."
    return contradicted(
        [nearest], code, detail, working, fix=quantity_fix(quantity, nearest.value, "USD"), notes=_vintage(nearest)
    )


def _is_carried(case: Case, quantity: Quantity) -> bool:
    """Whether other figures stand between the year and this one."""
    time = case.extraction.time(case.claim.period)
    return time is not None and any(time.end <= q.start < quantity.start for q in case.extraction.quantities)


def _is_of_late(case: Case, reading: Reading, held: Sequence[Observation]) -> bool:
    """Whether the figure is right of one of the last years."""
    levels = [o for o in held if o.basis == "level" and o.value and o.end and (case.day is None or o.end < case.day)]
    late = sorted(levels, key=lambda o: str(o.end))[-_RECENT:]
    return any(compare(reading, point(o.value or Decimal(0))).outcome == "match" for o in late)


def _around(value: Decimal, slack: Decimal) -> Bounds:
    return Bounds(value * (1 - slack), value * (1 + slack))


def _is_far(case: Case, reading: Reading, held: Sequence[Observation]) -> bool:
    """Whether a figure without a year is beyond all of the last years, and beyond what the years since can have added."""
    levels = sorted((o for o in held if o.basis == "level" and o.end and o.value), key=lambda o: str(o.end))[
        -_LAST_YEARS:
    ]
    if (
        case.day is None
        or not levels
        or case.claim.role == "from"
        or says(case, listed(case, "other_years")) is not None
    ):
        return False
    values = [o.value for o in levels if o.value]
    years = max(0, case.day.year - max(o.end.year for o in levels if o.end))
    if years > _LAST_YEARS:
        return False
    return reading.perhaps.disjoint(Bounds(min(values) * _LESS, max(values) * _MORE ** (years + 1)))


def _is_far_of_told(case: Case, reading: Reading, held: Sequence[Observation]) -> bool:
    """Whether a figure whose year the text told just before is beyond that one and all of the last years, of whatever body."""
    if not any(c.field == "period" for c in case.claim.context) or case.claim.role != "level":
        return False
    if is_of_years_ago(case) or any(says(case, listed(case, words)) for words in ("other_years", "to_now", "ahead")):
        return False
    year = year_of(case)
    levels = sorted((o for o in held if o.basis == "level" and o.end and o.value), key=lambda o: str(o.end))
    values = [o.value for o in levels if o.value and o.end and year and abs(o.end.year - year) <= 1]
    values += [o.value for o in levels[-_LAST_YEARS:] if o.value]
    return bool(year) and reading.perhaps.disjoint(Bounds(min(values) * _BELOW, max(values) * _ABOVE))


_BELOW, _ABOVE = Decimal("0.88"), Decimal("1.12")
_LAST_YEARS = 4
_LESS, _MORE = Decimal("0.8"), Decimal("1.12")


def _slipped(quantity: Quantity, candidates: Sequence[Observation]) -> bool:
    """Whether the digits are right and the scale is not: that is wrong of any year."""
    return any(_is_scaled(quantity, o) for o in candidates)


def _is_scaled(quantity: Quantity, obs: Observation) -> bool:
    value = quantity.value
    if value is None or not obs.value:
        return False
    return any(abs(value * factor / obs.value - 1) < Decimal("0.03") for factor in _SCALE_SLIP)


def _why_wrong(
    case: Case, quantity: Quantity, nearest: Observation, held: Sequence[Observation], slack: Decimal
) -> tuple[DiagnosisCode, str]:
    if _is_scaled(quantity, nearest):
        return "scale-slip", "; the scale is wrong"
    reading = read(quantity, case.hedge(quantity))
    for obs in held:
        right = obs.basis == "level" and obs.value and compare(reading, point(obs.value)).outcome == "match"
        if right and obs.end and nearest.end and obs.end.year != nearest.end.year:
            return "wrong-period", f"; the figure is that of {obs.end.year}"
    return "wrong-value", ""


def _ratio(case: Case, quantity: Quantity, held: Sequence[Observation]) -> Judgement:
    """ "Three times Japan's", "a fifth of America's", "17% of the world's": by the output of both in the same years."""
    other = case.evidence.get(Lookup(source=SOURCE, key=case.claim.compare_subjects[0]), ())
    if isinstance(other, SourceFailure):
        return unverified("source-unavailable", f"{SOURCE} could not be consulted: {other.message}")
    candidates, given, why = _candidates(case, held, "level")
    if not given and case.claim.role == "from":
        return unverified("ambiguous", "of which year the earlier share is could not be told")
    by_year = {o.end: o for o in other if o.basis == "level"}
    pairs = [(o, by_year[o.end]) for o in candidates if o.end in by_year and o.value and by_year[o.end].value]
    if not pairs:
        keys = (case.claim.subject.id or "", case.claim.compare_subjects[0])
        return lacking(case, SOURCE, keys, why or "the output of both is not held of the same year")
    pairs = pairs[: 1 if given else _LAST_YEARS]
    unit = _HUNDRED if quantity.kind == "percent" else Decimal(1)
    reading = read(quantity, case.hedge(quantity))
    values = [(one.value or Decimal(0)) / (by.value or Decimal(1)) * unit for one, by in pairs]
    of = f"{case.claim.subject.name}'s output, of {_name(case, case.claim.compare_subjects[0])}'s"
    told = [
        f"in {one.end.year if one.end else ''} it was {value:.1f}%"
        if unit == _HUNDRED
        else f"in {one.end.year if one.end else ''} it was {value:.2f} times that"
        for (one, _), value in zip(pairs, values, strict=True)
    ]
    working = [f"{of}: {line}" for line in told]
    for (one, by), value, line in list(zip(pairs, values, told, strict=True))[: 1 if given else _RECENT]:
        if compare(reading, point(value), Decimal("0.3") if unit == _HUNDRED else Decimal(0)).outcome == "match":
            notes = [note("derived", "computed from output in current dollars"), *_vintage(one)]
            return supported([one, by], f"{of}: {line}.", working, notes)
    slack = case.reference(SOURCE).revised_percent / _HUNDRED
    wide = 2 * slack if given else 3 * slack
    if case.claim.compare_subjects[0] == WORLD:
        wide = slack if given else 2 * slack
    spread = Bounds(min(values) * (1 - wide), max(values) * (1 + wide))
    if not reading.perhaps.disjoint(spread) or not given and says(case, listed(case, "other_years")) is not None:
        return unverified(
            "not-comparable", f"{working[0]}; bodies and revisions differ by that much", working, pairs[0]
        )
    return contradicted(pairs[0], "wrong-value", f"{working[0]}.", working, notes=_vintage(pairs[0][0]))


def _name(case: Case, economy: str) -> str:
    entry = case.rules.vocabulary.economies.get(economy.removeprefix(ISO))
    return entry.name if entry is not None else "the other"


def _rank(case: Case, quantity: Quantity, held: Sequence[Observation]) -> Judgement:
    """ "The world's third-largest economy", "Europe's largest": right in one of the last years, or wrong in all of them."""
    place = quantity.value
    regions = {name for o in held if o.basis == "rank" for name in o.names}
    named = [region for region in regions if says(case, (region, *listed(case, "region_" + region.replace(" ", "_"))))]
    unqualified = not named
    named = ["world"] if unqualified else named
    if place is None or len(named) != 1:
        return unverified("no-data", "among which economies it is ranked could not be told")
    if says(case, listed(case, "other_orders")) is not None or not _is_by_size(case):
        return unverified("no-data", "only ranks by the size of output are held")
    of = [o for o in held if named[0] in o.names]
    candidates, given, why = _candidates(case, of, "rank")
    if not candidates:
        return lacking(case, SOURCE, (case.claim.subject.id or "",), why or "")
    years = candidates[:1] if given else candidates[: case.reference(SOURCE).rank_years]
    told = [f"{o.end.year if o.end else ''}: {o.value}" for o in years]
    where = "the world" if named[0] == "world" else named[0].title()
    working = [f"{case.claim.subject.name}, place by output in {where}: {'; '.join(told)}"]
    right = next((o for o in years if o.value == place), None)
    if right is None and is_of_years_ago(case):
        return unverified("ambiguous", f"{working[0]}; of which year it is told is not said", working, years[:1])
    if right is not None:
        detail = f"By output, {case.claim.subject.name} was number {place} in {where} in {right.end.year if right.end else ''}."
        notes = [note("derived", "ranked by output in current dollars"), *_vintage(right)]
        return supported([right], detail, working, notes)
    if unqualified or any(o.value is not None and abs(o.value - place) < _FAR for o in years):
        return unverified(
            "not-comparable", f"{working[0]}; neighbours change places with revisions", working, years[:1]
        )
    return contradicted(years[:1], "wrong-rank", f"{working[0]}.", working, notes=_vintage(years[0]))


def _is_by_size(case: Case) -> bool:
    """Whether its sentence or the one before speaks of size."""
    before = case.extraction.sentence(case.claim.sentence - 1)
    words = (*listed(case, "by_size"), *listed(case, "of_output"))
    return (
        says(case, words) is not None
        or before is not None
        and speaks_of(words, case.article.text, before.start, before.end)
    )


_FAR = 2
