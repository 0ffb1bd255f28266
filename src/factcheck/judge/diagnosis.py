"""What most probably went wrong: the nearest true reading of a wrong figure, with its own evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from itertools import product

from factcheck.judge.case import Case, amount, period_text
from factcheck.judge.compare import ZERO, Reading, compare, plain, point, read
from factcheck.judge.currency import base_unit, is_currency, renderings, same_number_elsewhere
from factcheck.judge.fix import quantity_fix
from factcheck.judge.labels import label
from factcheck.judge.names import part_match
from factcheck.judge.values import LOSSES, Known, covers, derivation, find
from factcheck.judge.whose import name_of, whose
from factcheck.judge.windows import Candidate, Windows, calendar_of
from factcheck.memo import once_per
from factcheck.model import BOUNDS, DiagnosisCode, Fix, Observation, Quantity
from factcheck.records import record, replace
from factcheck.sources.companies import companies

SCALES = tuple(Decimal(10) ** power for power in (3, -3, 6, -6, 9, -9))
PRECISE = Decimal("0.05")
"""A coincidence with another period or metric means something only for a figure printed finer than this."""
ADJUSTED = {"eps": "eps_adj", "net_income": "net_income_adj", "operating_income": "operating_income_adj"}
OTHER_METRICS = (
    "revenue", "net_income", "operating_income", "gross_profit", "ocf", "fcf", "capex", "rnd", "cash", "total_assets", "debt", "equity",
    "buyback", "dividends_paid", "pretax_profit", "taxes", "eps", "eps_basic", "gross_margin", "operating_margin", "net_margin",
)  # fmt: skip


@record
class Explained:
    """A diagnosis with the evidence and the replacement that belong to it."""

    code: DiagnosisCode
    text: str = ""
    evidence: tuple[Observation, ...] = ()
    fix: Fix | None = None


@record
class _Wrong:
    case: Case
    quantity: Quantity
    reading: Reading
    known: Known
    windows: Windows

    @property
    def obs(self) -> Observation:
        return self.known.observation

    def fits(self, value: Decimal | None) -> bool:
        return value is not None and compare(self.reading, point(value)).outcome == "match"

    @property
    def is_precise(self) -> bool:
        return is_precise(self.quantity)


def is_precise(quantity: Quantity) -> bool:
    return (
        quantity.cmp == "eq"
        and quantity.value not in {None, 0}
        and quantity.step <= abs(quantity.value or ZERO) * PRECISE
    )


def rendered(case: Case, reading: Reading, quantity: Quantity, obs: Observation) -> bool:
    """Whether the printed figure is that of an observation, in its own currency or a dated translation."""
    if obs.value is None:
        return False
    if not is_currency(base_unit(obs.unit)):
        return quantity.unit in ("", obs.unit) and compare(reading, point(obs.value)).outcome == "match"
    if not is_currency(quantity.unit):
        return False
    return any(
        r.value.low is not None and compare(reading, point(r.value.low)).outcome == "match"
        for r in renderings(case, obs, quantity.unit)
    )


def diagnose(case: Case, quantity: Quantity, reading: Reading, known: Known, windows: Windows) -> Explained:
    """The first of verdicts.md's codes that explains the printed figure, from the plainest slip to the farthest."""
    wrong = _Wrong(case, quantity, reading, known, windows)
    fix = level_fix(case, quantity, known.observation)
    for explain in _explanations(wrong):
        found = explain(wrong)
        if found is not None:
            return replace(found, fix=found.fix or fix)
    return Explained("wrong-value", "", (), fix)


def level_fix(case: Case, quantity: Quantity, obs: Observation) -> Fix | None:
    """The observed value in the claim's own currency, or in the source's where it gives no other."""
    if obs.value is None:
        return None
    if not is_currency(quantity.unit) or base_unit(obs.unit) == quantity.unit:
        return quantity_fix(quantity, obs.value)
    issuer = next((value for value, code in obs.translations if code == quantity.unit), None)
    return quantity_fix(quantity, issuer) if issuer is not None else None


def _exactly(quantity: Quantity) -> Quantity:
    """A bound ("more than $830 million") is met by almost any other number: only the number itself shows a slip."""
    return quantity.model_copy(update={"cmp": "eq"}) if quantity.cmp in BOUNDS else quantity


def scale_slip(quantity: Quantity, values: tuple[Decimal, ...]) -> Decimal | None:
    """The value that the printed figure would be at another scale word."""
    if quantity.value is None or quantity.kind not in {"money", "count"}:
        return None
    quantity = _exactly(quantity)
    for factor in SCALES:
        scaled = quantity.model_copy(
            update={
                name: None if (v := getattr(quantity, name)) is None else v * factor
                for name in ("value", "low", "high")
            }
            | {"step": quantity.step * factor}
        )
        for value in values:
            if compare(read(scaled), point(value)).outcome == "match":
                return value
    return None


def transposed(quantity: Quantity, values: tuple[Decimal, ...], *, with_zeros: bool = False) -> Decimal | None:
    """The value whose printed digits are the article's with two neighbours swapped; zeros at the end count if asked for."""
    if quantity.value is None or quantity.kind == "ordinal":
        return None
    quantity = _exactly(quantity)
    assert quantity.value is not None
    for swapped in _swaps(quantity.value, quantity.step if with_zeros and "." in quantity.text else Decimal(0)):
        for value in values:
            if (
                compare(
                    read(quantity.model_copy(update={"value": swapped, "low": swapped, "high": swapped})), point(value)
                ).outcome
                == "match"
            ):
                return value
    return None


def _swaps(value: Decimal, step: Decimal) -> Iterator[Decimal]:
    """With a step, zeros at the end count as printed: "164.0" may be 160.4."""
    printed = value.quantize(step.normalize()) if step > 0 else value.normalize()
    if len(printed.as_tuple().digits) < 3:
        printed = value.normalize()  # "0.40" for 0.04 is ten times as much
    sign, digits, exponent = printed.as_tuple()
    for i in range(len(digits) - 1):
        if digits[i] != digits[i + 1]:
            turned = (*digits[:i], digits[i + 1], digits[i], *digits[i + 2 :])
            yield Decimal((sign, turned, exponent if isinstance(exponent, int) else 0))


def _scale(wrong: _Wrong) -> Explained | None:
    value = scale_slip(wrong.quantity, _own_values(wrong))
    if value is None:
        return None
    return Explained("scale-slip", f"The figure is right at another scale: {amount(value, wrong.quantity.unit)}.")


def _own_values(wrong: _Wrong) -> tuple[Decimal, ...]:
    if not is_currency(wrong.quantity.unit):
        return (wrong.obs.value,) if wrong.obs.value is not None else ()
    return tuple(r.value.low for r in renderings(wrong.case, wrong.obs, wrong.quantity.unit) if r.value.low is not None)


def _currency(wrong: _Wrong) -> Explained | None:
    found = same_number_elsewhere(wrong.case, wrong.quantity, wrong.obs, wrong.reading)
    if found is None:
        return None
    value, unit = found
    return Explained(
        "wrong-currency",
        f"The number is right in {unit}: {amount(value, unit)}.",
        (),
        quantity_fix(wrong.quantity, value, unit),
    )


def _digits(wrong: _Wrong, *, with_zeros: bool = False) -> Explained | None:
    value = transposed(wrong.quantity, _own_values(wrong), with_zeros=with_zeros)
    if value is None:
        return None
    return Explained("digits-transposed", f"Two digits are swapped: {amount(value, wrong.quantity.unit)}.")


def _sign(wrong: _Wrong) -> Explained | None:
    value = wrong.obs.value
    if value and wrong.fits(-value):
        return Explained("direction-flipped", f"The sign is the other one: {amount(value, wrong.obs.unit)}.")
    return None


def _adjusted(wrong: _Wrong) -> Explained | None:
    metric = wrong.case.claim.metric
    other = ADJUSTED.get(metric) or next((plain_ for plain_, adjusted in ADJUSTED.items() if adjusted == metric), None)
    if other is None:
        return None
    for known in find(wrong.case, other, wrong.known.window, unit=wrong.quantity.unit).known:
        if _fits_rendered(wrong, known.observation):
            kind = "adjusted" if other.endswith("_adj") else "GAAP"
            return Explained(
                "gaap-vs-adjusted",
                f"{amount(known.observation.value or Decimal(0), known.observation.unit)} is the {kind} figure.",
                (known.observation,),
            )
    return None


def _fits_rendered(wrong: _Wrong, obs: Observation) -> bool:
    return rendered(wrong.case, wrong.reading, wrong.quantity, obs)


def _period(wrong: _Wrong) -> Explained | None:
    if not wrong.is_precise:
        return None
    tried = {(c.start, c.end) for c in wrong.windows.candidates}
    for window in _neighbours(wrong):
        if (window.start, window.end) in tried:
            continue
        for known in find(wrong.case, wrong.case.claim.metric, window, unit=wrong.quantity.unit).known:
            if _fits_rendered(wrong, known.observation):
                obs = known.observation
                text = f"{amount(obs.value or ZERO, obs.unit)} is the figure of {window.label}."
                return Explained("wrong-period", text, (obs,))
    return None


def neighbours(case: Case, window: Candidate) -> Iterator[Candidate]:
    """A year ago, the periods before and after, the year to date, the full year and its other quarters."""
    if window.start is None:
        return
    calendar = calendar_of(case)
    named: list[tuple[tuple[date, date] | None, str]] = [
        (calendar.year_ago(window.start, window.end), "a year earlier"),
        (calendar.previous(window.start, window.end), "the period before"),
    ]
    place = calendar.locate(window.start, window.end)
    if place is not None:
        year, part = place
        n = int(part[1]) if part[0] == "Q" else 0
        named.append((calendar.part(year - 2, part), "two years earlier"))
        named.append((calendar.part(year + 1, part), "a year later"))
        named.append((calendar.year_to_date(year, n) if n > 1 else None, "the year to date"))
        named.append((calendar.year_to_date(year, n - 1) if n > 2 else None, "the year to the quarter before"))
        named.append((calendar.year(year) if part != "FY" else None, "the full year"))
        of = (
            (calendar.year_to_date(year, q), f"the first {3 * q} months of that year")
            for q in (_MONTHS_OF.get(part, ()) if part == "FY" or case.claim.role != "delta" else ())
        )
        named.extend(of)
        named.extend((calendar.quarter(year, q), f"quarter {q} of that fiscal year") for q in (1, 2, 3, 4))
        named.append((calendar.quarter(year + 1, 1), "the first quarter of the next fiscal year"))
    for found, words in named:
        if found and (found[0], found[1]) != (window.start, window.end):
            yield Candidate(found[0], found[1], f"{words}, {found[0]} to {found[1]}")


_MONTHS_OF = {"FY": (3, 2), "9M": (2,), "H1": (3,)}
"""In quarters, the stretches of a year for which another may be taken."""


def _neighbours(wrong: _Wrong) -> Iterator[Candidate]:
    """The periods around the claim's, then every window of fact files, then other balance-sheet days."""
    window = wrong.known.window
    yield from neighbours(wrong.case, window)
    for obs in wrong.case.own_facts:
        if obs.basis == "level" and obs.end is not None and not covers(obs, window):
            yield Candidate(obs.start, obs.end, period_text(obs) or str(obs.end))
    if window.start is None:
        for obs in wrong.case.filings:
            if obs.start is None and obs.end is not None and abs(obs.end - window.end) <= timedelta(days=800):
                yield Candidate(None, obs.end, f"as of {obs.end}")


def _metric(wrong: _Wrong) -> Explained | None:
    if not wrong.is_precise:
        return None
    own = {wrong.case.claim.metric, LOSSES.get(wrong.case.claim.metric), wrong.obs.metric}
    facts = tuple(obs.metric for obs in wrong.case.own_facts if obs.basis == "level" and obs.modality == "fact")
    losses = tuple(LOSSES) if wrong.case.claim.metric in LOSSES else ()
    for metric in dict.fromkeys((*losses, *OTHER_METRICS, *facts)):
        if metric in own:
            continue
        for known in find(wrong.case, metric, wrong.known.window, unit=wrong.quantity.unit).known:
            obs = known.observation
            same_per = obs.per == wrong.quantity.per or wrong.obs.per == obs.per == "share"
            if same_per and _fits_rendered(wrong, obs):
                text = f"{amount(obs.value or Decimal(0), obs.unit)} is {label(metric)} of the same period."
                return Explained("wrong-metric", text, (obs,))
    return None


def _share_of_other(wrong: _Wrong) -> Explained | None:
    """ "Paid out 126% of its net income as dividends": what it spent on its own shares"""
    recipe, window = derivation(wrong.case, wrong.case.claim.metric), wrong.known.window
    if not wrong.is_precise or recipe is None or recipe[0] != "percent-of":
        return None
    wholes = [k.observation for k in find(wrong.case, recipe[2], window).known if k.observation.value]
    for metric in OTHER_METRICS:
        parts = [k.observation for k in find(wrong.case, metric, window).known] if metric not in recipe else []
        for part, whole in product(parts, wholes):
            percent = abs(part.value or ZERO) / (whole.value or ZERO) * 100
            if part.unit == whole.unit and wrong.fits(percent):
                text = f"{amount(percent.quantize(_TENTH), '%')} is the share of {label(metric)}."
                return Explained("wrong-metric", text, (part, whole))
    return None


_TENTH = Decimal("0.1")


def _segment(wrong: _Wrong) -> Explained | None:
    if not wrong.is_precise:
        return None
    for obs in wrong.case.own_facts:
        if obs.basis != "level" or obs.metric != wrong.case.claim.metric or not covers(obs, wrong.known.window):
            continue
        if part_match(wrong.case.claim.segment, obs) is None and _fits_rendered(wrong, obs):
            of = obs.segments[0] if obs.segments else "the whole company"
            return Explained(
                "wrong-segment", f"{amount(obs.value or Decimal(0), obs.unit)} is the figure of {of}.", (obs,)
            )
    return None


def _company(wrong: _Wrong) -> Explained | None:
    """Only the companies that the article itself names were asked about."""
    if not wrong.is_precise:
        return None
    for lookup, answer in wrong.case.evidence.items():
        if lookup.key == wrong.case.claim.subject.id or not isinstance(answer, tuple):
            continue
        for obs in _levels(answer).get(wrong.obs.metric, ()):
            same = obs.subject != wrong.obs.subject and covers(obs, wrong.known.window)
            if same and _fits_rendered(wrong, obs):
                return Explained(
                    "wrong-company",
                    f"{amount(obs.value or Decimal(0), obs.unit)} is the figure of {name_of(wrong.case, obs.subject)}.",
                    (obs,),
                )
    return None


def _of_no_named_company(wrong: _Wrong) -> Explained | None:
    """Of the companies whose filings come with the program exactly one has this figure."""
    if not wrong.is_precise or wrong.obs.source != "sec":
        return None
    rows = whose(wrong.case, wrong.quantity, wrong.obs, wrong.known.window, wrong.fits)
    if not rows:
        return None
    company = companies().by_id(rows[0].subject)
    figure = amount(wrong.quantity.value or ZERO, wrong.quantity.unit)
    text = f"{figure} is the figure of {company.name if company else rows[0].subject} for the same period."
    return Explained("wrong-company", text, rows)


@once_per
def _levels(observations: tuple[Observation, ...]) -> dict[str, list[Observation]]:
    """The levels of whole companies by metric."""
    found: dict[str, list[Observation]] = {}
    for obs in observations:
        if obs.basis == "level" and not obs.segments:
            found.setdefault(obs.metric, []).append(obs)
    return found


def _coarser(wrong: _Wrong) -> Explained | None:
    quantity = wrong.quantity
    if quantity.value is None or not quantity.step or quantity.cmp != "eq":
        return None
    coarse = quantity.step * 10
    for value in _own_values(wrong):
        right = (value / coarse).quantize(Decimal(1)) == (quantity.value / coarse).quantize(Decimal(1))
        if right and coarse <= abs(value) * PRECISE:
            return Explained("over-rounded", f"Right to {plain(coarse)}, but printed to {plain(quantity.step)}.")
    return None


def _explanations(wrong: _Wrong) -> Iterator[Callable[[_Wrong], Explained | None]]:
    yield from _NEAR
    if wrong.case.only == "all" or _of_zeros(wrong) is not None:
        yield from _FAR


_of_zeros = partial(_digits, with_zeros=True)
_NEAR: tuple[Callable[[_Wrong], Explained | None], ...] = (_scale, _currency, _digits, _sign, _adjusted, _period)
_FAR: tuple[Callable[[_Wrong], Explained | None], ...] = (
    _metric,
    _share_of_other,
    _segment,
    _company,
    _of_no_named_company,
    _of_zeros,
    _coarser,
)
