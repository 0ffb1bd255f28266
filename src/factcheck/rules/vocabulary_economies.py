"""Entry models of the vocabulary sections that tell of whose economy, and of which money's price, a sentence speaks."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.model import Model


class Economy(Model):
    """An economy by its ISO 3166 code; `code` is the World Bank's.

    `bodies` publish its figures or set its rates. `presidents` are the surnames of its heads of state, `offices` those that no other state has. `regions` are those of which it may be the largest economy. A `group` is made of
    others and never ranked among them.
    """

    code: str
    name: str
    words: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    presidents: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    group: bool = False


class Instrument(Model):
    """What markets price and what is no company: its `metric` and the `kinds` of quantity that can be its figures.

    `of_tenor` are words that call it behind a tenor ("two-year note"), and with `tenors` the tenor alone does ("the 10-year").
    """

    metric: str
    kinds: tuple[str, ...]
    words: tuple[str, ...]
    of_tenor: tuple[str, ...] = ()
    tenors: bool = False


class Words(Model):
    words: tuple[str, ...]


SECTIONS: Mapping[str, type[Model]] = {
    "economies": Economy,
    "economy_words": Words,
    "instruments": Instrument,
    "instrument_words": Words,
}
