"""A part and its whole, tied by a pronoun: "SEK 4.8 billion of this", "Of that sum, €340 million went into cellars".

The whole is a like figure of the sentence or of the one before; a part that is more than each of them is more than its whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.inspect.interval import value_of
from factcheck.inspect.operations import part_above_whole
from factcheck.inspect.page import Draft, Page
from factcheck.model import Quantity, Sentence
from factcheck.patterns import regex

_IT = r"(?:this|that|it|them|these|those|which|whom|(?:the|that|this)\s+(?:sum|total|amount|money|figure|number|lot))\b"
_OF_IT = regex(rf"\s*(?:[a-z-]+\s+){{0,2}}?of\s+{_IT}(?!\s+[a-z]+\s+of\b)")
_OUT_OF_IT = regex(rf"(?:Of|Out of|From)\s+{_IT}(?:,|\s+(?!to\b))[^.;:]{{0,50}}$")
""" "Of this sum, €340 million"."""
_THERE_ARE = regex(r"\b[Tt]here\s+(?:are|were|is|was|(?:had|have|has)\s+been)\b")
""" "There are 655 million of them": all of them."""
_FAR = 3
"""So many times as much is no part of the figure that was found."""
_SAID = frozenset({"of"})


def inspect_parts_of_it(page: Page) -> list[Draft]:
    if not page.has(_SAID):
        return []
    return [draft for q in page.extraction.quantities if (draft := _judged(page, q))]


def _judged(page: Page, part: Quantity) -> Draft | None:
    sentence = page.sentences.get(part.sentence)
    if part.kind not in ("money", "count") or part.cmp not in ("eq", "approx", "gt", "ge") or part.per:
        return None
    if part.rule == "table" or not page.is_told(sentence, "hypothetical") or not _is_of_it(page, sentence, part):
        return None
    wholes = list(_wholes(page, sentence, part))
    largest = max(wholes, key=lambda q: value_of(q) or 0, default=None)
    if largest is None or not (value_of(part) or 0) < (value_of(largest) or 0) * _FAR:
        return None
    if any(page.cues.any(page.text_of(q.sentence), "changing") for q in wholes):
        return None  # of a profit or a change the parts have either sign
    return part_above_whole(page, part, largest)


def _is_of_it(page: Page, sentence: Sentence, part: Quantity) -> bool:
    text = page.article.text
    if _OF_IT.match(text, part.end):
        return _THERE_ARE.search(text, sentence.start, part.start) is None
    row = page.quantities_in.get(part.sentence, ())
    start = max((q.end for q in row if q.end <= part.start and q.kind != "percent"), default=sentence.start)
    return _OUT_OF_IT.match(text, start, part.start) is not None


def _wholes(page: Page, sentence: Sentence, part: Quantity) -> Iterator[Quantity]:
    """Like figures before it in its sentence, else those of the paragraph: "it" may be any of them.

    "They sold stock, $24 billion of it", "debt ($13.8 billion of it is long-term)": of a thing that its own sentence names.
    """
    own = list(_like(page, part.sentence, part))
    yield from own
    if own or _NAMED.search(page.article.text, sentence.start, part.start):
        return
    before = page.sentences.get(part.sentence - 1)
    if not page.is_told(before) or before.block < sentence.block - 1:
        return
    nearest = list(_like(page, before.index, part))
    yield from nearest
    for place in range(before.index - 1, before.index - _PARAGRAPH, -1) if nearest else ():
        there = page.sentences.get(place)
        if not page.is_told(there) or there.block != before.block:
            return
        yield from _like(page, place, part)


_NAMED = regex(r"\w(?:\s*\(|,|\s+[–—-])\s*(?:(?:about|around|some|almost|nearly|only|over|fully)\s+)?$")
_PARAGRAPH = 4


def _like(page: Page, place: int, part: Quantity) -> Iterator[Quantity]:
    for q in page.quantities_in.get(place, ()):
        of_one_unit = q.kind == part.kind and (part.kind != "money" or q.unit == part.unit)
        if of_one_unit and q.end <= part.start and not q.per and q.rule != "table" and value_of(q):
            yield q
