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
_KINDS = r"(?:regions?|divisions?|segments?|business(?:es)?|markets?|countr(?:y|ies)|units?|areas?|brands?|categor(?:y|ies)|arms?)"
_PARTS = rf"\b(?:[Aa]ll\s+(?:of\s+)?(?:(?:its|the|our|their)\s+)?(?P<n>{NUMBER})|[Ee]very(?:\s+one\s+of\s+(?:its|the|our)\s+(?P<n2>{NUMBER}))?|[Ee]ach(?:\s+of\s+(?:its|the|our)\s+(?P<n3>{NUMBER}))?)\s+(?:of\s+(?:its|the|our|their)\s+)?(?:[a-z-]+\s+)?{_KINDS}(?:\s+of\s+(?:[A-Z][\w’'-]+\s*){{1,3}})?"
_THEIR = r"(?:their|its|in)\s+"
_EVERY = (
    regex(rf"\b{_MEASURE}\s+(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s+(?:strongly\s+|again\s+|further\s+)?(?:in|across|at)\s+{_PARTS}\b"),
    regex(rf"{_PARTS}\s+(?:(?P<up>increased|raised|grew|lifted|improved)|(?P<down>lost|shrank|reduced))\s+{_THEIR}{_MEASURE.replace('[Ss]', 's').replace('[Rr]', 'r')}\b"),
    regex(rf"{_PARTS}\s+(?:(?P<up>sold\s+more|took\s+in\s+more|(?:had|reported)\s+higher\s+(?P<measure>sales|revenues?))|(?P<down>sold\s+less))\b"),
)  # fmt: skip
_FAR = 12
_LEAST = 3
"""So many parts, where the text does not say how many there are."""
_EARLIER = regex(
    r"\s*\(\s*(?:19|20)\d\d:?\s*$|\s*,?\s*(?:(?:up|down)\s+)?(?:after|from|against|compared\s+(?:with|to)|versus|vs\.?|\(?(?:previous|prior)\s+year:?)\s+$",
)
_OTHER_MEASURE = regex(
    r"\b(?:profit|income|margin|ebita?|ebitda|earnings|costs?|debt|cash|organic\w*|constant|currenc\w+|like-for-like|because|disposal|divest\w+|comparable|orders)\b",
)


def inspect_every(page: Page) -> list[Draft]:
    return list(_found(page)) if page.has(_WORDS) else []


_WORDS = frozenset({"all", "every", "each"})


def _found(page: Page) -> Iterator[Draft]:
    for sentence in page.telling(_WORDS):
        text = page.text_of(sentence.index)
        m = next((m for pattern in _EVERY if (m := pattern.search(text))), None)
        if m is None or page.cues.any(text, "growth_basis", "adjusted"):
            continue
        told = m["n"] or m["n2"] or m["n3"]
        count = int(number(told)) if told else None
        pairs = list(_pairs(page, sentence, count or _FAR, (m["measure"] or "sales").lower()))
        ways = [_way(now, before) for now, before in pairs]
        said = "up" if m["up"] else "down"
        against = [pair for pair, way in zip(pairs, ways, strict=True) if way and way != said]
        if (len(pairs) != count if count else len(pairs) < _LEAST) or len(against) != 1:
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
        if following is None or found >= count:
            return
        if len(row) < _PAIR or len(row) % _PAIR or len({(q.kind, q.unit) for q in row}) > 1:
            continue
        beside = list(zip(row[::_PAIR], row[1::_PAIR], strict=True))
        if not page.is_told(following) or not all(
            _EARLIER.fullmatch(page.article.text, now.end, before.start) for now, before in beside
        ):
            continue
        if _OTHER_MEASURE.search(page.text_of(place).lower().replace(measure, " ")):
            return
        found += len(beside)
        yield from beside


_PAIR = 2


__all__ = ["inspect_every"]
