"""How many there are, against the names that follow: "will close three plants: Zwickau, Puebla, Esztergom and Székesfehérvár"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.inspect.page import Draft, Page
from factcheck.model import Sentence, Span
from factcheck.patterns import regex

_NUMBERS = {
    word: n for n, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}  # fmt: skip
_N = rf"(?P<n>{'|'.join(_NUMBERS)}|[2-9]|1[0-2])"
_TOLD_NUMBERS = frozenset(_NUMBERS) | frozenset(map(str, _NUMBERS.values()))
"""In words and in figures."""
_AND = frozenset({"and"})
_COUNT = regex(rf"(?<![\w.,-]){_N}\s+(?P<noun>(?:[a-z-]+\s+){{0,2}}?[a-z]+s)\b", re.IGNORECASE)
_NAME = r"(?:[^\W\d_a-z][\w.&’'-]*)(?:\s+(?:(?:of|de|van|von|der|del|la|le)\s+)?[^\W\d_a-z][\w.&’'-]*){0,3}"
_APPOSED = regex(rf",\s+(?P<in>(?:in|at|near)\s+)?(?P<list>{_NAME}(?:,\s+{_NAME})*,?\s+and\s+{_NAME})(?=,\s+[a-z]|\.$)")
_ITEM = regex(r"(?:the\s+(?=[\dA-Z]))?[^\W_a-z][^,;:()]*")
_SPLIT = regex(r",\s+(?:and\s+)?|\s+and\s+")
_PARTIAL = regex(
    r"\b(?:including|includes?|such\s+as|among\s+(?:them|others)|for\s+(?:example|instance)|notably|the\s+largest|others?|more|than|at\s+least|about|nearly|almost|over|first|respectively|of\s+(?:its|the|his|her|their))\b",
    re.IGNORECASE,
)
_DATED = regex(r",\s+(?:fiscal\s+|FY\s?)?(?:19|20)\d\d$")
""" "Two ledgers: Amazon and Meta, 2024": when it is told of, and no third"""
_LONG = 8
"""Words of a name with what is told of it."""


def inspect_counted(page: Page) -> list[Draft]:
    """Only lists of names that a single "and" closes, and that are one too long or too short."""
    drafts = list(_by_ordinals(page))
    if " and " not in page.article.text:
        return drafts
    return drafts + [
        draft
        for sentence in page.telling(_TOLD_NUMBERS)
        if page.says(sentence.index, _AND) and (draft := _judged(page, sentence))
    ]


_NOUNS = frozenset(
    "reasons things points lessons takeaways risks questions charts ways factors steps themes signs problems arguments ideas surprises worries threats causes".split()
)
_POINTS = regex(
    rf"\b{_N}\s+(?:[a-z-]+\s+)?(?P<noun>{'|'.join(sorted(_NOUNS))})\b",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_BEGINS = regex(
    rf"(?:And\s+|But\s+|The\s+)?(?P<nth>{'|'.join(_ORDINALS)})(?:ly)?(?:[,:]\s|\s+(?:comes|is|was|and\s+last)\b)|(?P<last>Last(?:ly)?|Finally)[,:]\s",
    re.IGNORECASE,
)


def _by_ordinals(page: Page) -> Iterator[Draft]:
    """ "Four reasons to own it", of which the text tells a first, a second and a third."""
    if not page.has(_NOUNS):
        return
    told = [
        m for m in _POINTS.finditer(page.article.text) if not _PARTIAL.search(page.article.text, m.end(), m.end() + 12)
    ]
    if len({m["n"].lower() for m in told}) != 1:
        return
    begun: list[int] = []
    for sentence in page.extraction.sentences:
        m = _BEGINS.match(page.article.text, sentence.start, sentence.end)
        if m is not None and sentence.start > told[0].end():
            begun.append(len(begun) + 1 if m["last"] else _ORDINALS.index(m["nth"].lower()) + 1)
    n = _NUMBERS.get(told[0]["n"].lower()) or int(told[0]["n"])
    if re.search(rf"^\W{{0,4}}{n}\W{{0,2}}[.):]", page.article.text, re.MULTILINE):
        return  # the points are numbered, and what begins with "First," speaks about them
    if len(begun) < 2 or begun != list(range(1, len(begun) + 1)) or len(begun) == n:
        return
    shown = next((word for word, number in _NUMBERS.items() if number == len(begun)), str(len(begun)))
    start, end = told[0].span()
    yield Draft(
        start, end, page.severity("arithmetic", "error"), f'"{" ".join(told[0][0].split())}": {len(begun)} are told.', "arithmetic",
        f"points|{told[0]['n']}|{len(begun)}", figures=(Span(start=start, end=end),), consistent=shown,
    )  # fmt: skip


def _judged(page: Page, sentence: Sentence) -> Draft | None:
    for count, items, at in _lists(page, page.text_of(sentence.index)):
        told = _NUMBERS.get(count["n"].lower()) or int(count["n"])
        if abs(len(items) - told) != 1:
            continue
        shown = next((word for word, n in _NUMBERS.items() if n == len(items)), str(len(items)))
        start, end = sentence.start + count.start(), sentence.start + count.end("noun")
        named = Span(start=sentence.start + at[0], end=sentence.start + at[1])
        return Draft(
            start, end, page.severity("arithmetic", "error"), f'"{" ".join(count[0].split())}": {len(items)} are named.', "arithmetic",
            f"counted|{count['n']}|{len(items)}", figures=(Span(start=start, end=end), named), consistent=shown,
        )  # fmt: skip
    return None


def _lists(page: Page, text: str) -> Iterator[tuple[re.Match[str], list[str], tuple[int, int]]]:
    """A count with the names behind a colon that ends its sentence, or behind the comma right after it."""
    counts = list(page.cues.tried(_COUNT, _TOLD_NUMBERS, text))
    before, colon, behind = text.partition(": ")
    own = [count for count in counts if count.end() <= len(before)]
    if colon and len(own) == 1 and ": " not in behind and behind.count(" and ") == 1 and not _PARTIAL.search(text):
        items = _SPLIT.split(_DATED.sub("", behind.rstrip(". *_")))
        if len(items) > 1 and all(_ITEM.fullmatch(i) and len(i.split()) <= _LONG for i in items):
            yield own[0], items, (len(before) + 2, len(text))
    for count in counts:
        m = _APPOSED.match(text, count.end())
        if m is not None and not _PARTIAL.search(text[max(0, count.start() - 30) : m.end()]):
            items = _SPLIT.split(m["list"])
            told = _NUMBERS.get(count["n"].lower()) or int(count["n"])
            if not m["in"] or len(items) > told:  # two of four plants may stand in one town
                yield count, items, m.span("list")
