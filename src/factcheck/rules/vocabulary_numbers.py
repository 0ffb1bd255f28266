"""Sections of `kind: vocabulary` files that the leaf grammar of quantities, times and traps reads.

Every section maps an id to an entry with `words`: phrases matched on token sequences, case-insensitive, with
hyphens optional ("year over year" = "year-over-year"). Where an entry says so, capitals count.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from factcheck.model import Cmp, Model, QuantityKind

Words = tuple[str, ...]


class Entry(Model):
    """A list of phrases; the id says what they are."""

    words: Words = ()


class Numeral(Entry):
    """A number word; `multiplies` is for "hundred" (two hundred = 2 x 100)."""

    value: Decimal
    multiplies: bool = False


class Scale(Entry):
    """`letters` count only when glued to the figure, or after a currency ("$5 B"); `plural` makes vague amounts."""

    factor: Decimal
    letters: Words = ()
    plural: Words = ()


class Crowd(Entry):
    """A vague amount: "hundreds" is 100 to 999; times a scale in "hundreds of billions"."""

    low: Decimal
    high: Decimal


class Band(Entry):
    """A vague amount with its unit: "low single digits" is 1 to 3 percent."""

    low: Decimal
    high: Decimal
    kind: QuantityKind = "percent"
    unit: str = "percent"


class Currency(Entry):
    """`signs` stand before the figure, `words` after it, `codes` on either side with their capitals.

    What is also in `bare` leaves the currency to the context; `minor` words are hundredths ("25 cents"),
    `minor_letters` hundredths glued to the figure ("15p"), and `thousands` a thousand each ("sixty grand"). `tight` signs are letters elsewhere and need a figure that only an
    amount has ("R4.7 billion"), or behind it the letter of a `coined` sign ("A45c"). The words `there` mean this currency in an article that names one of its `places`.
    `called` are names of the currency itself, as it is traded, and never of an amount ("the greenback").
    """

    signs: Words = ()
    tight: Words = ()
    coined: Words = ()
    there: Words = ()
    places: Words = ()
    codes: Words = ()
    bare: Words = ()
    minor: Words = ()
    thousands: Words = ()
    minor_letters: Words = ()
    called: Words = ()


class Measure(Entry):
    """A unit that makes a kind of its own; `letters` only when glued to the figure ("15bp", "2.5x")."""

    kind: QuantityKind
    unit: str
    letters: Words = ()


class Unit(Entry):
    """A counted noun; the id is the unit, or `of`, of which it is `factor` ("kt": 1000 tonnes).

    `incidental`: two or three of them bear no claim ("two people"). `exact` are words whose capitals count ("Mt").
    """

    letters: Words = ()
    exact: Words = ()
    incidental: bool = False
    of: str | None = None
    factor: Decimal = Decimal(1)


class Hedge(Entry):
    """An approximator or comparator; `after` for those behind the amount ("or so").

    `below` and `above` say how far the value may lie from the printed amount, as fractions of it (0.05 = 5%).
    """

    cmp: Cmp
    after: bool = False
    below: Decimal | None = None
    above: Decimal | None = None


class Calendar(Entry):
    """A month or weekday by its number (Monday = 1)."""

    value: int


class TimeUnit(Entry):
    """`code` is the ISO 8601 designator (Y M W D H), or Q; `factor` for decades and the like."""

    code: str
    factor: int = 1


class Named(Entry):
    """A phrase with the time value it stands for."""

    type: Literal["date", "period", "fiscal", "duration", "base"]
    value: str


class Phrases(Entry):
    """Phrases whose capitals count when `case` is set."""

    case: bool = False


SECTIONS: Mapping[str, type[Model]] = {
    "numerals": Numeral,
    "ordinals": Numeral,
    "fractions": Numeral,
    "multiples": Numeral,
    "scales": Scale,
    "crowds": Crowd,
    "bands": Band,
    "currencies": Currency,
    "measures": Measure,
    "units": Unit,
    "pers": Entry,
    "hedges": Hedge,
    "months": Calendar,
    "weekdays": Calendar,
    "time_units": TimeUnit,
    "named_times": Named,
    "traps": Phrases,
    "mention_cues": Entry,
}
