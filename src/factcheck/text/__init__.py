"""From the text of an article to its sentences."""

from __future__ import annotations

import re

from factcheck.model import BOILERPLATE, Article, Block, Sentence, made
from factcheck.patterns import regex
from factcheck.text import forms
from factcheck.text.sentences import split_sentences

_LEAD = regex(r"(?:#{1,6}[ \t]+|>[ \t]*|\*\*(?=[^*\n]+\*\*$)|(?:title|headline)[ ]?:[ ]+)+", re.IGNORECASE)
_ROW = regex(r"[^\r\n]+")
_WHOLE = frozenset(("title", "timestamp", "byline", "tickers"))
"""A short block of these kinds is one sentence; a long byline is a portrait of the writer."""

__all__ = ["split"]


def split(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article in order; those of boilerplate blocks are classed, those of repeats linked."""
    sentences: list[Sentence] = []
    first: list[int] = []
    for number, block in enumerate(article.blocks):
        first.append(len(sentences))
        spans = _spans(article.text, block)
        twins = _twins(article.blocks, block, first, sentences, len(spans))
        furniture = block.kind in BOILERPLATE
        mixed = block.kind == "paragraph" and _holds_disclaimer(article.text[block.start : block.end])
        for (start, end), twin in zip(spans, twins, strict=True):
            cls = "boilerplate" if furniture or mixed and _is_fine_print(article.text[start:end]) else "none"
            place = len(sentences)
            sentences.append(made(Sentence, index=place, start=start, end=end, cls=cls, repeat_of=twin, block=number))
    return tuple(sentences)


def _spans(text: str, block: Block) -> list[tuple[int, int]]:
    start, end = block.start, block.end
    if block.kind == "table":
        return _rows(text, start, end)
    if block.kind == "bullet" and (mark := forms.BULLET.match(text, start, end)):
        start = mark.end()
    elif block.kind not in BOILERPLATE and (lead := _LEAD.match(text, start, end)):
        start = lead.end()
        if text.startswith("**", lead.end() - 2) and text.endswith("**", start, end):
            end -= 2
    if block.kind in _WHOLE and end - start <= forms.SHORT:
        return [(start, end)] if any(char.isalnum() for char in text[start:end]) else []
    return split_sentences(text, start, end)


def _rows(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Each row of a table that holds a word, without its outer bars."""
    rows = []
    for row in _ROW.finditer(text, start, end):
        inner = row[0].strip(" \t|")
        if any(char.isalnum() for char in inner):
            begin = row.start() + row[0].index(inner)
            rows.append((begin, begin + len(inner)))
    return rows


def _twins(
    blocks: tuple[Block, ...], block: Block, first: list[int], sentences: list[Sentence], count: int
) -> list[int | None]:
    """For each sentence of a repeated block the sentence it repeats, when both blocks split alike."""
    if block.repeat_of is None:
        return [None] * count
    begin = first[block.repeat_of]
    end = first[block.repeat_of + 1]
    return list(range(begin, end)) if end - begin == count else [None] * count


def _holds_disclaimer(paragraph: str) -> bool:
    found = forms.anywhere_cue(forms.plain_words(paragraph))
    return found is not None and found[0] == "disclaimer"


def _is_fine_print(sentence: str) -> bool:
    """A disclaimer that closes a paragraph of the body: "... This is not investment advice."."""
    return len(sentence) <= forms.SHORT and _holds_disclaimer(sentence) and not forms.has_figure(sentence)
