"""Up in the headline and down in the text, of anything that has a name: "Fewer passengers", where "the number of passengers rose".

No metric need be known. The headline names a noun with a way ("exports slip", "higher gas prices"); the text tells of the same noun how
it went from one figure to another. Where the text has the noun going the headline's way anywhere, it may be of that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.inspect.computed.rows import LINK, alike, is_within
from factcheck.inspect.cues import Heads, heads_of, may_stand, phrases
from factcheck.inspect.interval import rounded
from factcheck.inspect.page import Draft, Page
from factcheck.memo import once_per_vocabulary
from factcheck.model import Quantity, Sentence
from factcheck.patterns import regex
from factcheck.records import record

_WORD = regex(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_TOP = 3
"""So many blocks from the top may be headline, subtitle and kicker."""
_SHORT = 110
_OPPOSITE = {"up": "down", "down": "up"}
_FUNCTION = frozenset(
    "the a an its their our of at in on for by from with to as and or but than that this these those it they he she we which who more less fewer".split()
)
_BREAK = regex(r"[,;:–—(]|\b(?:while|as|after|but|and|because|when|which|who|that|although|though|despite)\b")
_NUMBER_OF = regex(
    r"\b(?:number|amount|volume|total|price|cost|value|output|production)\s+of\s+([\w’'-]+)", re.IGNORECASE
)
_PREPOSITION = regex(r"\b(?:of|at|in|for|from|by|to|on|with|between|across|among|per|under|through)\b")


@record
class Told:
    """What the headline says of a noun."""

    nouns: tuple[str, ...]
    way: str
    start: int
    end: int


@record
class Ways:
    """The words that tell of a way, compiled once for a vocabulary."""

    verbs: dict[str, tuple[Heads | None, re.Pattern[str]]]
    adjectives: dict[str, tuple[Heads | None, re.Pattern[str]]]


def _found(
    page: Page, known: dict[str, tuple[Heads | None, re.Pattern[str]]], way: str, text: str
) -> Iterator[re.Match[str]]:
    """The words of a way in a line; the pattern of all of them is tried only where one may stand."""
    if way in known:
        heads, pattern = known[way]
        if may_stand(heads, page.cues.words_in(text)):
            yield from pattern.finditer(text)


def inspect_nouns(page: Page) -> list[Draft]:
    vocabulary = getattr(page.rules, "vocabulary", None)
    if vocabulary is None:
        return []
    ways = _ways(vocabulary)
    lines = [(start, end) for start, end in _headlines(page)]
    told = [t for start, end in lines for t in _told(page, ways, start, end)]
    if not told:
        return []
    last = max(end for _, end in lines)
    moves = list(_moves(page, ways, last))
    return [draft for t in told if (draft := _against(page, t, moves))]


@once_per_vocabulary
def _ways(vocabulary: Any) -> Ways:
    known = getattr(vocabulary, "directions", None) or {}
    words = getattr(vocabulary, "inspections", None) or {}
    verbs = {way: _with_heads(v for v in known[way].verbs if v not in _NO_MOVE) for way in _OPPOSITE if way in known}
    told = {way: _with_heads(words[f"{way}_before_noun"].words) for way in _OPPOSITE if f"{way}_before_noun" in words}
    return Ways(verbs, told)


def _with_heads(words: Iterable[str]) -> tuple[Heads | None, re.Pattern[str]]:
    told = tuple(words)
    return heads_of(told), phrases(told)


_NO_MOVE = frozenset(
    {
        "beat",
        "beats",
        "missed",
        "add",
        "adds",
        "added",
        "adding",
        "raise",
        "raised",
        "raises",
        "raising",
        "cut",
        "cuts",
        "cutting",
        "lose",
        "loses",
        "lost",
        "losing",
        "hold",
        "gave up",
    }
)
"""What one does to something else, and what does not tell how the noun before it went."""


def _headlines(page: Page) -> Iterator[tuple[int, int]]:
    blocks = [b for b in page.article.blocks if b.kind not in ("row", "table")][:_TOP]
    for k, block in enumerate(blocks):
        text = page.article.text[block.start : block.end].strip()
        if block.kind in ("title", "heading") or (k < _TOP and len(text) < _SHORT and not text.endswith(".")):
            yield block.start, block.end


def _stem(word: str) -> str:
    word = word.casefold()
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > _SHORTEST else word


_SHORTEST = 3


def _told(page: Page, ways: Ways, start: int, end: int) -> Iterator[Told]:
    text = page.article.text[start:end]
    if "?" in text or page.cues.any(text, "growth_basis", "other_version", "evaluative"):
        return
    for way in _OPPOSITE:
        for m in _found(page, ways.verbs, way, text):
            words = _WORD.findall(_BREAK.split(text[: m.start()])[-1])
            if words and words[-1].casefold() not in _FUNCTION and len(words) <= _MOST:
                yield Told((_stem(words[-1]),), way, start + m.start() - len(words[-1]) - 1, start + m.end())
        for m in _found(page, ways.adjectives, way, text):
            behind = _BREAK.split(text[m.end() :])[0]
            words = _WORD.findall(_PREPOSITION.split(behind)[0])[:2]
            if words and words[0].casefold() not in _FUNCTION:
                yield Told(tuple(map(_stem, words)), way, start + m.start(), start + m.end() + len(words[0]) + 1)


_MOST = 4


@record
class Move:
    """A noun's way from one figure to another; `figures` is empty where only a verb tells it."""

    nouns: frozenset[str]
    heads: frozenset[str]
    way: str
    figures: tuple[Quantity, ...]
    sentence: Sentence


def _moves(page: Page, ways: Ways, after: int) -> Iterator[Move]:
    for sentence in page.extraction.sentences:
        if sentence.start < after or not page.is_told(sentence, "hypothetical", "forecast"):
            continue
        text = page.article.text[sentence.start : sentence.end]
        yield from _stood(page, sentence, text)
        for way in _OPPOSITE:
            for m in _found(page, ways.verbs, way, text):
                subject = re.split(r"[,;:–—]|\b(?:while|as|but|because|when|although)\b", text[: m.start()])[-1]
                nouns = frozenset(_stem(w) for w in _WORD.findall(subject) if w.casefold() not in _FUNCTION)
                if nouns:
                    yield Move(
                        nouns, _heads(subject), way, _levels(page, sentence, sentence.start + m.end(), way), sentence
                    )


_STOOD = regex(r"\b(?:stood\s+at|amounted\s+to|came\s+to|totall?ed|numbered|reached|was|were)\s")


def _stood(page: Page, sentence: Sentence, text: str) -> Iterator[Move]:
    """ "The assets stood at 312 billion kroner at the end of June, compared with 297 billion": the figures alone tell the way."""
    m = _STOOD.search(text)
    if m is None:
        return
    subject = re.split(r"[,;:–—]", text[: m.start()])[-1]
    nouns = frozenset(_stem(w) for w in _WORD.findall(subject) if w.casefold() not in _FUNCTION)
    for way in _OPPOSITE if nouns else ():
        if levels := _levels(page, sentence, sentence.start + m.end(), way):
            yield Move(nouns, _heads(subject), way, levels, sentence)


def _heads(subject: str) -> frozenset[str]:
    """The noun that the verb is said of: the one before a preposition, the last one, and what there is a number of."""
    named = _NUMBER_OF.findall(subject)
    parts = [
        _WORD.findall(_PREPOSITION.split(subject)[0]),
        _WORD.findall(subject) if not _PREPOSITION.search(subject) else [],
    ]
    return frozenset(_stem(word) for word in (*named, *(words[-1] for words in parts if words)))


_SHARE_OF = regex(r"\s*of\b")


def _levels(page: Page, sentence: Sentence, at: int, way: str) -> tuple[Quantity, ...]:
    """The two figures behind the verb, where they say the same as the verb."""
    row = sorted(
        (q for q in page.quantities_in.get(sentence.index, ()) if q.start >= at and not q.alt_of), key=lambda q: q.start
    )
    for a, b in zip(row, row[1:], strict=False):
        if a.kind == "percent" and _SHARE_OF.match(page.article.text, a.end):
            continue  # "gross profit was $1.26 billion, or 52.1 percent of revenue, compared with 45.5 percent"
        if alike(a, b) and LINK.search(page.article.text, a.end, b.start) and is_within((a, b)):
            x, y = rounded(a), rounded(b)
            return (a, b) if (y.below(x) if way == "up" else x.below(y)) else ()
    return ()


def _against(page: Page, told: Told, moves: list[Move]) -> Draft | None:
    wanted = frozenset(told.nouns)
    mine = [m for m in moves if (wanted <= m.nouns if len(wanted) > 1 else wanted <= m.heads)]
    if not mine and len(wanted) > 1:
        mine = [m for m in moves if told.nouns[0] in m.heads]
    clear = [m for m in mine if m.figures]
    if not clear or any(m.way == told.way for m in mine) or any(m.way == told.way and wanted & m.nouns for m in moves):
        return None
    move = clear[0]
    words = " ".join(page.article.text[told.start : told.end].split())
    a, b = (" ".join(q.text.split()) for q in move.figures)
    message = f'The headline says "{words}", the text tells of {a} after {b}.'
    return Draft(
        told.start, told.end, page.severity("agreement", "error", "headline"), message, "headline-vs-body", f"noun|{'-'.join(told.nouns)}|{told.way}",
        figures=move.figures, consistent=f"words that say {_OPPOSITE[told.way]}",
    )  # fmt: skip


__all__ = ["inspect_nouns"]
