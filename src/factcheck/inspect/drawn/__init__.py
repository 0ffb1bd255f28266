"""What is told to follow from figures near it, whatever they measure and wherever they stand.

"The trains offered 640,000 seats and sold 448,000. A load factor of 78%": the words of one figure name the operation (a share, a rate, so
much for each, a distance, a sum); which figures it takes is read from kinds, units and the words beside them. Nobody is accused where more
than one pair will do, where what follows is nowhere near what is told, or where any figures of the paragraph give it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from factcheck.inspect.drawn.each import a_day, each, exchanged, of_every, product
from factcheck.inspect.drawn.moves import change, distance, points, times, total
from factcheck.inspect.drawn.named import rate
from factcheck.inspect.drawn.shares import share, told_first
from factcheck.inspect.drawn.told import Told
from factcheck.inspect.drawn.triple import Triple, accused
from factcheck.inspect.measures.reading import is_number_of_things, reading_of
from factcheck.inspect.page import Draft, Page

_FAMILIES: Mapping[str, tuple[Callable[[Told], Triple | None], ...]] = {
    "percent": (rate, points, change, share),
    "pp": (points, change),
    "bps": (change,),
    "multiple": (rate, times),
    "fraction": (told_first, rate),
    "money": (exchanged, of_every, total, distance),
    "count": (a_day, rate, total, distance),
}
_OF_NUMBERS = (each, product)
"""Only where a number of things stands in the paragraph."""
_LEAST = 3
"""A figure and the two from which it follows; the days of so much a day need be no figure."""


def inspect_drawn(page: Page) -> list[Draft]:
    """One finding for a figure: that of the first operation that its words name."""
    reading, drafts = reading_of(page), []
    figures = Counter(
        page.sentences[at].block for at, row in page.quantities_in.items() if at in page.sentences for _ in row
    )
    counted = {reading.sentence(q).block for q in reading.all if is_number_of_things(q)}
    for figure in reading.all:
        block = reading.sentence(figure).block
        if figures[block] < _LEAST and figure.kind != "count":
            continue
        told, families = Told(reading, figure), _FAMILIES.get(figure.kind, ())
        if figure.kind == "money" and block in counted:
            families = (*_OF_NUMBERS, *families)
        triple = next((found for family in families if (found := family(told))), None)
        if triple is not None and (draft := accused(reading, triple)):
            drafts.append(draft)
    return drafts


__all__ = ["inspect_drawn"]
