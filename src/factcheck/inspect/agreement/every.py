"""What is said of every part, against the parts: "Sales grew in all four regions ... Latin America: $318 million, after $331 million".

As many pairs of levels follow as parts are counted, each in a sentence or a point of its own, and none of them tells another measure.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.inspect.interval import rounded
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import Quantity, Sentence
from factcheck.patterns import regex
from factcheck.text.numerals import NUMBER, number

_UP = r"grew|rose|increased|advanced|improved|climbed|gained|went\s+up|were\s+(?:up|higher)|(?:sold|took\s+in)\s+more"
_DOWN = r"fell|declined|decreased|shrank|dropped|slipped|went\s+down|were\s+(?:down|lower)|sold\s+less"
_MEASURE = r"(?P<measure>[Ss]ales|[Rr]evenues?|[Tt]urnover|[Oo]rders|[Vv]olumes|[Dd]eliveries)"
_PARTS = rf"\b[Aa]ll\s+(?:of\s+)?(?:(?:its|the|our|their)\s+)?(?P<n>{NUMBER})\s+(?:of\s+(?:its|the|our|their)\s+)?(?:[a-z-]+\s+)?(?:regions|divisions|segments|businesses|markets|countries|units|areas|brands|categories|arms)"
_EVERY = (
    regex(rf"\b{_MEASURE}\s+(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s+(?:strongly\s+|again\s+|further\s+)?(?:in|across|at)\s+{_PARTS}\b"),
    regex(rf"{_PARTS}\s+(?:(?P<up>increased|raised|grew|lifted|improved)|(?P<down>lost|shrank|reduced))\s+(?:their\s+|in\s+)?{_MEASURE.replace('[Ss]', 's').replace('[Rr]', 'r')}\b"),
)  # fmt: skip
_FAR = 12
_EARLIER = regex(
    r"\s*,?\s*(?:(?:up|down)\s+)?(?:after|from|against|compared\s+(?:with|to)|versus|vs\.?|\(?(?:previous|prior)\s+year:?)\s+$",
)
_OTHER_MEASURE = regex(
    r"\b(?:profit|income|margin|ebita?|ebitda|earnings|costs?|debt|cash|organic\w*|constant|currenc\w+|like-for-like|because|disposal|divest\w+|comparable|orders)\b",
)


def inspect_every(page: Page) -> list[Draft]:
    return list(_found(page)) if page.cues.complete and "all" in page.words else []


def _found(page: Page) -> Iterator[Draft]:
    for sentence in page.extraction.sentences:
        if not page.is_told(sentence) or "ll " not in (text := page.text_of(sentence.index)):
            continue
        m = next((m for pattern in _EVERY if (m := pattern.search(text))), None)
        if m is None or page.cues.any(text, "growth_basis", "adjusted"):
            continue
        pairs = list(_pairs(page, sentence, int(number(m["n"])), m["measure"].lower()))
        ways = [_way(now, before) for now, before in pairs]
        said = "up" if m["up"] else "down"
        against = [pair for pair, way in zip(pairs, ways, strict=True) if way and way != said]
        if len(pairs) != number(m["n"]) or len(against) != 1:
            continue
        now, before = against[0]
        x, y = plain_text(now), plain_text(before)
        message = f'"{" ".join(m[0].split())}": {x} is {"less" if said == "up" else "more"} than {y}.'
        yield Draft(
            now.start, now.end, page.severity("agreement", "error", "repeated_metric"), message, "direction-flipped",
            f"every|{x}|{y}", figures=(before,),
        )  # fmt: skip


def _way(now: Quantity, before: Quantity) -> str | None:
    a, b = rounded(now), rounded(before)
    return "down" if a.below(b) else "up" if b.below(a) else None


def _pairs(page: Page, sentence: Sentence, count: int, measure: str) -> Iterator[tuple[Quantity, Quantity]]:
    """The two levels of each of the sentences behind that have no others; the first that tells another measure ends them."""
    found = 0
    for place in range(sentence.index + 1, sentence.index + 1 + _FAR):
        following = page.sentences.get(place)
        row = sorted(
            (q for q in page.quantities_in.get(place, ()) if q.kind in ("money", "count")), key=lambda q: q.start
        )
        if following is None or found == count:
            return
        if len(row) != 2 or (row[0].kind, row[0].unit) != (row[1].kind, row[1].unit):
            continue
        if not page.is_told(following) or not _EARLIER.fullmatch(page.article.text, row[0].end, row[1].start):
            continue
        if _OTHER_MEASURE.search(page.text_of(place).lower().replace(measure, " ")):
            return
        found += 1
        yield row[0], row[1]


__all__ = ["inspect_every"]
