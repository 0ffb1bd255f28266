"""The text to check: spans, blocks, sentences."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, datetime
from typing import Literal

from pydantic import Field

from factcheck.model.base import Model, internal


class Span(Model):
    """A half-open code-point range in the article's text."""

    start: int
    end: int


BlockKind = Literal[
    "title", "byline", "timestamp", "tickers", "dateline", "heading", "paragraph", "bullet", "table", "quote",
    "disclaimer", "related", "prompt", "comments", "forward_looking", "about", "contacts", "chrome",
]  # fmt: skip
BOILERPLATE: frozenset[str] = frozenset(
    """
    byline timestamp tickers disclaimer related prompt comments forward_looking about contacts chrome
    """.split()
)


class Block(Model):
    """A run of lines of one kind. `repeat_of` is the index of the block that says the same."""

    kind: BlockKind
    start: int
    end: int
    repeat_of: int | None = None


class Article(Model):
    """One text to check, read once. `published` is the calendar day in the article's own time zone."""

    uri: str
    title: str | None = None
    published: date | None = None
    byline: str | None = None
    tickers: tuple[str, ...] = ()
    language: str = "en"
    digest: str
    length: int
    text: str = Field(repr=False)
    published_at: datetime | None = internal()
    """The moment of publication with its zone, where the article gives a time."""
    blocks: tuple[Block, ...] = internal(())
    notes: tuple[str, ...] = internal(())
    """What the reader had to assume (for example "read as Windows-1252"); printed on stderr."""
    breaks: tuple[int, ...] = internal(())
    """Where the printed article has a line break and `text` a space, because a paragraph was wrapped."""

    def line_at(self, offset: int) -> int:
        """The number of the printed line, from 1."""
        return self.text.count("\n", 0, offset) + bisect_left(self.breaks, offset) + 1


SentenceClass = Literal["claim", "forecast", "opinion", "hypothetical", "boilerplate", "none"]


class Sentence(Model):
    """A sentence, title or list item. `repeat_of` is the index of the sentence that says the same."""

    index: int
    start: int
    end: int
    cls: SentenceClass = Field(default="none", alias="class")
    repeat_of: int | None = None
    block: int = internal(-1)
    """Index in `Article.blocks`."""
