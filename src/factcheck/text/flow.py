"""An article as it reads: every paragraph on one line, whatever width it was wrapped at.

What is looked for in a text are words with a space between them, so a line break inside a paragraph must be one. The text that the
stages read is therefore not always the printed one; `Flow` leads every place back to it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from factcheck.model import Article, Block
from factcheck.patterns import regex
from factcheck.records import record

_BREAK: Final = regex(r"[ \t]*(?:\r\n|[\n\r\u2028\u2029])[ \t]*(?P<mark>>[ \t]*)?")
_HYPHEN: Final = regex(r"\w-[ \t]*[\n\r\u2028\u2029]\s*(?:>[ \t]*)?(?!(?:and|or|to)\s)\w")
"""A word that goes on behind its hyphen ("two-/year"), not one that shares its end with the next ("short-/ and long-term")."""
_AS_PRINTED: Final = frozenset(("table", "chrome"))
"""Where line breaks mean something: rows, and the fields of front matter."""


@record
class Flow:
    """An article as printed and as it reads. `places` are the spaces of the latter that were line breaks, `longer` by how much all to there."""

    printed: Article
    article: Article
    places: tuple[int, ...] = ()
    longer: tuple[int, ...] = (0,)

    def printed_at(self, start: int, end: int) -> tuple[int, int]:
        """The span of the printed text."""
        if not self.places:
            return start, end
        begin = start + self.longer[bisect_left(self.places, start)]
        return begin, max(begin, end + self.longer[bisect_left(self.places, end - 1)]) if end > start else begin


def flowing(article: Article) -> Flow:
    """The article itself where no paragraph has a line break."""
    text, blocks, places, longer = joined(article.text, article.blocks)
    if not places:
        return Flow(article, article)
    changed = {"text": text, "length": len(text), "blocks": blocks, "breaks": places}
    return Flow(article, article.model_copy(update=changed), places, longer)


def on_one_line(paragraph: str, *, quoted: bool | None = None) -> str:
    """Its lines joined as `flowing` does. `quoted` is whether they begin with the mark of a quotation, None where the first one tells."""
    kept: list[str] = []
    done = 0
    for start, end, space in _breaks(paragraph, 0, len(paragraph), quoted):
        kept += [paragraph[done:start], space]
        done = end
    return "".join((*kept, paragraph[done:])) if kept else paragraph


def _breaks(text: str, start: int, end: int, quoted: bool | None) -> Iterator[tuple[int, int, str]]:
    """The line breaks of a paragraph with the white space around, and what takes their place."""
    quoted = text[start : start + 1] == ">" if quoted is None else quoted
    for found in _BREAK.finditer(text, start, end):
        stop = found.end() if quoted or found["mark"] is None else found.start("mark")
        yield found.start(), stop, "" if _HYPHEN.match(text, max(start, found.start() - 2)) else " "


def joined(text: str, blocks: Sequence[Block]) -> tuple[str, tuple[Block, ...], tuple[int, ...], tuple[int, ...]]:
    """A text with every paragraph on one line, its blocks there, and `places` and `longer` of `Flow`."""
    kept: list[str] = []
    places: list[int] = []
    longer = [0]
    moved: list[Block] = []
    done = 0
    for block in blocks:
        start = block.start - longer[-1]
        if block.kind not in _AS_PRINTED:
            for at, end, space in _breaks(text, block.start, block.end, None):
                kept += [text[done:at], space]
                # of a word that is broken at its hyphen nothing is left but the character before
                places.append(at - longer[-1] - (not space))
                longer.append(longer[-1] + end - at - len(space))
                done = end
        end = block.end - longer[-1]
        moved.append(block if end == block.end else block.model_copy(update={"start": start, "end": end}))
    return "".join((*kept, text[done:])), tuple(moved), tuple(places), tuple(longer)
