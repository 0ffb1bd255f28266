"""Entry models of the vocabulary sections that tell of whose economy, and of which money's price, a sentence speaks."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.model import Model


class Economy(Model):
    """An economy by its ISO 3166 code; `code` is the World Bank's.

    `bodies` publish its figures or set its rates. `regions` are those of which it may be the largest economy. A `group` is made of
    others and never ranked among them.
    """

    code: str
    name: str
    words: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    group: bool = False


class Words(Model):
    words: tuple[str, ...]


SECTIONS: Mapping[str, type[Model]] = {"economies": Economy, "economy_words": Words}
