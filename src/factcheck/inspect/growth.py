"""A change against the two levels that the article states for it: "rose 8% to $280.2 billion from $259.4 billion"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.inspect.figures import Figure
from factcheck.inspect.frames import Frame, frames, is_mixed, signs_agree
from factcheck.inspect.interval import ONE, ZERO, Interval, possible, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import amount, percent, plain_number
from factcheck.model import Quantity
from factcheck.patterns import regex

HUNDRED = Decimal(100)


def inspect_growth(page: Page) -> list[Draft]:
    """A finding at the change (or at the level whose verb points the wrong way)."""
    drafts = []
    for frame in frames(page):
        if draft := _judge(page, frame):
            drafts.append(draft)
    return drafts


_NO_CHANGE = 300
"""So many times larger or smaller nothing becomes from one period to the next."""


_NO_STEP = 12
_NO_DIRECTION = 4
"""So many times larger or smaller nothing becomes that is told with the wrong verb."""


def _has_lost_its_scale(frame: Frame) -> bool:
    """A million beside a billion: that is for the units inspection to report."""
    a, b = value_of(frame.level.quantity), value_of(frame.earlier.quantity)
    if frame.level.quantity.kind not in ("money", "count") or not a or not b:
        return False
    return not ONE / _NO_CHANGE < abs(a / b) < _NO_CHANGE


def _judge(page: Page, frame: Frame) -> Draft | None:
    if _is_of_another_time(frame) or _has_lost_its_scale(frame):
        return None
    text = page.text_of(frame.level.place)
    places = {frame.level.place, *(change.place for change in frame.changes)}
    # "a year" in "a year earlier" is the basis and no rate
    if any(page.cues.any(page.without_bases(place), "annual_growth") for place in places):
        return None  # growth a year is told of two levels without a frame as well: `computed.compound` reckons it
    if any(is_mixed(page, place, frame.changes) for place in places):
        # both levels are told of one adjusted figure: which of them is larger needs no basis
        told = page.cues.any(text, "base_other") or " respectively" in text or frame.changes or not signs_agree(frame)
        return None if told else _direction(page, frame.level, frame, text)
    if not signs_agree(frame):
        return None
    if not frame.changes:
        return _direction(page, frame.level, frame, text)
    return _sizes(page, frame) or next(
        filter(None, (_direction(page, c, frame, page.text_of(c.place)) for c in frame.changes)), None
    )


_PART = regex(r"(Q[1-4]|H[12])$")


def _is_of_another_time(frame: Frame) -> bool:
    """ "12% more than a year earlier, though less than the $1.31 billion of the final quarter": the change is of the other basis."""
    if (
        frame.earlier.base in ("QOQ", "PREV:Q")
        and frame.changes
        and all(c.base != frame.earlier.base for c in frame.changes)
    ):
        return True  # "up 7.7 per cent at $17.0bn; the previous three months had brought in $14.5bn"
    if frame.earlier.time is not None and _years_apart(frame.earlier.time.value, frame.changes):
        return True  # "up 3.7 percent on 2023, though still short of the $58.1 billion they made in 2022"
    told_by_year = any(change.base == "YOY" for change in frame.changes)
    taken_over = any(context.field == "period" for context in frame.level.claim.context)
    if frame.level.time is None or frame.earlier.time is None or taken_over and told_by_year:
        # "28% higher than a year ago and also above the January quarter's $2.2 billion"
        return told_by_year and frame.earlier.time is not None and frame.earlier.time.value.startswith("QE")
    one, other = (_PART.search(figure.time.value) for figure in (frame.level, frame.earlier) if figure.time)
    if one is None or other is None or one[0] == other[0]:
        return False
    return any(change.base == "YOY" for change in frame.changes)


_A_YEAR = regex(r"(?:FY)?((?:19|20)\d\d)")


def _years_apart(earlier: str, changes: tuple[Figure, ...]) -> bool:
    """Whether every change names another year as its basis than that of the earlier level."""
    year = _A_YEAR.fullmatch(earlier)
    bases = [_A_YEAR.fullmatch(change.base or "") for change in changes]
    return year is not None and bool(bases) and all(b is not None and b[1] != year[1] for b in bases)


def _is_loss(page: Page, figure: Figure) -> bool:
    return page.cues.has("losses", figure.metric) or figure.interval.negative


# ---------------------------------------------------------------- direction
_MINUS = regex(r"\s*[-−–]\s?\d")
_BEFORE_WHAT = regex(
    r"\b(?:before|after)\s+(?:(?:income\s+|all\s+)?tax(?:es|ation)?|interest|minorit\w+|depreciation|items|special\s+items|the\s+year\s+before)\b|\bthe\s+year\s+before\b",
    re.IGNORECASE,
)
""" "Profit before tax fell to": what the figure is of, and no second movement."""


def _direction(page: Page, told: Figure, frame: Frame, text: str) -> Draft | None:
    """ "fell to 280 from 259": only for verbs that speak of the number itself."""
    direction = "down" if _MINUS.match(told.quantity.text) else told.claim.direction
    if (
        direction not in ("up", "down")
        or _is_loss(page, frame.level)
        or page.cues.any(_BEFORE_WHAT.sub(" ", text), "evaluative")
    ):
        return None
    level, earlier = frame.level, frame.earlier
    a, b = value_of(level.quantity), value_of(earlier.quantity)
    if not a or not b or not ONE / _NO_DIRECTION < abs(a / b) < _NO_DIRECTION:
        return None  # so far apart the two are hardly of one thing
    if ";" in page.article.text[min(told.start, level.start, earlier.start) : max(told.end, level.end, earlier.end)]:
        return None  # another clause may speak of another day
    if (
        direction == "up"
        and not _surely_below(level, earlier)
        or direction == "down"
        and not _surely_below(earlier, level)
    ):
        return None
    moved, opposite = ("an increase", "a decrease") if direction == "up" else ("a decrease", "an increase")
    message = f"The text says {moved}, but from {earlier.printed} to {level.printed} is {opposite}."
    return _draft(page, told, message, frame)


def _surely_below(a: Figure, b: Figure) -> bool:
    return not possible((a.quantity, b.quantity), lambda x, y: not x.below(y))


# ---------------------------------------------------------------- size
def _sizes(page: Page, frame: Frame) -> Draft | None:
    """Of several changes of one kind ("8%, or 5% at constant rates") one that fits is enough."""
    by_kind: dict[str, list[Figure]] = {}
    for change in frame.changes:
        if change.quantity.cmp != "range":
            by_kind.setdefault(change.quantity.kind, []).append(change)
    for changes in by_kind.values():
        if not any(_fits(page, frame, change) for change in changes):
            return _mismatch(page, frame, changes[0])
    return None


def _fits(page: Page, frame: Frame, change: Figure) -> bool:
    quantities = (change.quantity, frame.level.quantity, frame.earlier.quantity)
    slack = Decimal(page.parameter("arithmetic", "percent_slack", Decimal("0.1")))

    def holds(told: Interval, level: Interval, earlier: Interval) -> bool:
        computed = _computed(change.quantity, level, earlier, frame.level.quantity.kind == "percent")
        return computed is None or any(_near(told, one, slack, change.quantity) for one in computed)

    return possible(quantities, holds)


def _near(told: Interval, computed: Interval, slack: Decimal, quantity: Quantity) -> bool:
    """By size; the direction is looked at apart."""
    told = told.magnitude
    extra = slack if quantity.kind in ("percent", "pp") else ONE if quantity.kind == "bps" else ZERO
    return not (told.widened(extra).disjoint(computed) and told.widened(extra).disjoint(-computed))


def _computed(
    change: Quantity, level: Interval, earlier: Interval, of_percentages: bool
) -> tuple[Interval, ...] | None:
    """What the change could be, in its own unit; None where it cannot be told from two levels."""
    level, earlier = level.magnitude, earlier.magnitude
    if not earlier.positive or not level.positive:
        return None
    ratio = level / earlier
    if change.kind == "percent":
        return (_percent_of(ratio),)
    if change.kind in ("pp", "bps"):
        difference = level - earlier
        return (difference.scaled(HUNDRED) if change.kind == "bps" else difference,) if of_percentages else None
    if change.kind in ("multiple", "fraction"):
        # "rose threefold" is to three times, "three times more" by three times; "halved" and "fell by half"
        return (ratio, ratio + Interval(-ONE, -ONE))
    if change.kind in ("money", "count"):
        return (level - earlier,)
    return None


def _percent_of(ratio: Interval) -> Interval:
    return (ratio + Interval(-ONE, -ONE)).scaled(HUNDRED)


def _mismatch(page: Page, frame: Frame, change: Figure) -> Draft | None:
    level, earlier = frame.level, frame.earlier
    a, b = value_of(level.quantity), value_of(earlier.quantity)
    if a is None or not b or change.quantity.unit not in ("percent", "pp", "bps", "x", "ratio", level.quantity.unit):
        return None
    if change.quantity.kind == "percent" and level.quantity.kind == "percent" and _is_difference(page, frame, change):
        return None  # said as percent, meant as points: the units inspection reports it
    told, pair = change.printed, f"from {earlier.printed} to {level.printed}"
    if change.quantity.kind == "percent":
        found = f"is {percent((abs(a) / abs(b) - 1) * HUNDRED)}"
    elif change.quantity.kind in ("pp", "bps"):
        points = (a - b) * (HUNDRED if change.quantity.kind == "bps" else ONE)
        size = value_of(change.quantity)
        if not size or not points or not ONE / _NO_STEP < abs(points / size) < _NO_STEP:
            return None  # the step is one of something else
        found = f"is {plain_number(points)} {'basis points' if change.quantity.kind == 'bps' else 'percentage points'}"
    elif change.quantity.kind in ("multiple", "fraction"):
        found = f"is {plain_number(abs(a) / abs(b))} times"
    else:
        size = value_of(change.quantity)
        if not size or not ONE / _NO_STEP < abs((a - b) / size) < _NO_STEP:
            return None  # "took in $605 million, so the balance fell by $7 million, from $88 million": between other levels
        found = f"is a difference of {amount(a - b, level.quantity)}"
    return _draft(
        page, change, f"{pair[0].upper()}{pair[1:]} {found}, not {told}{_consistent(frame, change)}", frame, found
    )


def _consistent(frame: Frame, change: Figure) -> str:
    """The level that would go with the change, as a hint at which of the three figures is wrong."""
    told, earlier = value_of(change.quantity), value_of(frame.earlier.quantity)
    if told is None or earlier is None or change.quantity.kind != "percent" or change.quantity.cmp != "eq":
        return "."
    sign = -1 if change.claim.direction == "down" and told > 0 else 1
    level = earlier * (1 + sign * told / HUNDRED)
    return f"; {change.printed} {'down' if sign < 0 else 'up'} from {frame.earlier.printed} would be {amount(level, frame.level.quantity)}."


def _is_difference(page: Page, frame: Frame, change: Figure) -> bool:
    quantities = (change.quantity, frame.level.quantity, frame.earlier.quantity)
    return possible(quantities, lambda told, a, b: _near(told, a - b, ZERO, change.quantity))


def points_told_as_percent(page: Page) -> Iterator[tuple[Frame, Figure]]:
    """ "margin rose 1.2% to 42.3% from 41.1%": the change is the difference and not the ratio."""
    for frame in frames(page):
        if frame.level.quantity.kind != "percent" or not signs_agree(frame):
            continue
        if any(
            is_mixed(page, place, frame.changes) for place in {frame.level.place, *(c.place for c in frame.changes)}
        ):
            continue
        for change in frame.changes:
            if (
                change.quantity.kind == "percent"
                and not _fits(page, frame, change)
                and _is_difference(page, frame, change)
            ):
                yield frame, change


def _draft(page: Page, told: Figure, message: str, frame: Frame, found: str | None = None) -> Draft:
    key = "|".join((told.metric, told.printed, frame.earlier.printed, frame.level.printed))
    return Draft(told.start, told.end, page.severity("arithmetic", "error"), message, "arithmetic", key, figures=(told, frame.level, frame.earlier),
                 consistent=found.removeprefix("is ").removeprefix("a difference of ") if found else None)  # fmt: skip
