"""Share splits, found where later filings restate per-share figures and share counts by one simple ratio."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from factcheck.memo import once_per
from factcheck.model import Observation
from factcheck.sources.selection import Split
from factcheck.sources.vintages import Vintages, filed, value_of, vintages

_WHOLE = (2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 40, 50, 100)
_RATIOS = tuple(
    sorted(
        {Fraction(n) for n in _WHOLE}
        | {Fraction(1, n) for n in _WHOLE}
        | {Fraction(3, 2), Fraction(4, 3), Fraction(5, 4), Fraction(5, 2)}
    )
)
_CENT = Decimal("0.005")


class _Sign(NamedTuple):
    """One window whose value changed by a ratio from one filing to the next."""

    ratio: Fraction
    after: date
    before: date
    shares: bool


@once_per
def splits(observations: Sequence[Observation]) -> tuple[Split, ...]:
    """Splits in order. One changed figure is a correction; a split shows in share counts and in per-share figures."""
    index = vintages(observations)
    found: list[Split] = []
    for group in _together(sorted(_signs(index), key=lambda s: (s.ratio, s.before, s.after))):
        per_share = [sign for sign in group if not sign.shares]
        counted = [sign for sign in group if sign.shares]
        if (per_share and counted) or (len({(s.after, s.before) for s in per_share}) >= 3 and group[0].ratio >= 2):
            ratio = Decimal(group[0].ratio.numerator) / group[0].ratio.denominator
            found.append(Split(ratio, max(sign.after for sign in group), min(sign.before for sign in group)))
    return tuple(sorted(found, key=lambda split: split.before))


def factor(known: Iterable[Split], old: date, new: date) -> Decimal:
    """New shares for one old share between two filings."""
    ratio = Decimal(1)
    for split in known:
        if old <= split.after and new >= split.before:
            ratio *= split.ratio
    return ratio


def adjusted(o: Observation, ratio: Decimal) -> Decimal:
    """A per-share figure or share count on the basis after a split."""
    return value_of(o) / ratio if o.per == "share" else value_of(o) * ratio


def is_per_share(o: Observation) -> bool:
    return o.per == "share" or o.unit == "shares"


def same(o: Observation, value: Decimal) -> bool:
    """Whether an adjusted value is the reported one, as coarsely as per-share figures are rounded."""
    distance = abs(value_of(o) - value)
    return distance <= Decimal("0.011") if o.per == "share" else distance <= abs(value) / 100


def _signs(index: Vintages) -> Iterable[_Sign]:
    for metric in ("eps", "eps_basic", "diluted_shares"):
        for found in index.windows(metric).values():
            for old, new in zip(found, found[1:], strict=False):
                ratio = _ratio(old, new)
                if ratio:
                    yield _Sign(ratio, filed(old), filed(new), old.per != "share")


def _ratio(old: Observation, new: Observation) -> Fraction | None:
    """New shares for one old, or None where the two values are not in a split's ratio."""
    before, after = value_of(old), value_of(new)
    if before == after or not before or not after or (before > 0) != (after > 0):
        return None
    if old.per != "share":
        return next(
            (r for r in _RATIOS if abs(after * r.denominator / (before * r.numerator) - 1) < Decimal("0.005")), None
        )
    fitting = [
        r
        for r in _RATIOS
        if abs(before * r.denominator / r.numerator - after) <= _CENT * (1 + Decimal(r.denominator) / r.numerator)
    ]
    # a few cents fit several ratios: such a figure says nothing
    return fitting[0] if len(fitting) == 1 and abs(after) >= Decimal("0.05") else None


def _together(signs: Sequence[_Sign]) -> list[list[_Sign]]:
    """Signs of one ratio whose spans of filings overlap are one split."""
    groups: list[list[_Sign]] = []
    for sign in signs:
        last = groups[-1] if groups else None
        if last and last[0].ratio == sign.ratio and sign.after < min(other.before for other in last):
            last.append(sign)
        else:
            groups.append([sign])
    return groups
