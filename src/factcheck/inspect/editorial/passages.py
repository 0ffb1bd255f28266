"""Where a phrase stands: in the headline, in the body or in somebody's quoted words; page chrome is told apart from the article."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from factcheck.memo import cached_property
from factcheck.model import BOILERPLATE, Article, Finding, Sentence, Severity
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.rules.articles import Scope
from factcheck.rules.phrases import Hit, Phrases, Row, tokens

_QUOTED = regex(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|‘[^’]{20,}’")
_KEPT_ROWS = 2_000
"""Rows are looked at twice; a book's are made twice rather than kept, as they take ten times the room of the text."""
_HEADLINES = frozenset({"title", "heading"})


@record
class Passages:
    """One article by its sentences, each as a row of tokens."""

    article: Article
    sentences: Sequence[Sentence]

    @cached_property
    def readable(self) -> tuple[Sentence, ...]:
        """The article's own sentences, each once."""
        return tuple(s for s in self.sentences if s.repeat_of is None and not self.is_boilerplate(s))

    def is_boilerplate(self, sentence: Sentence) -> bool:
        return sentence.cls == "boilerplate" or self.kind(sentence) in BOILERPLATE

    def row(self, sentence: Sentence) -> Row:
        rows: dict[int, Row] = self.__dict__.setdefault("_rows", {})
        row = rows.get(sentence.start)
        if row is None:
            row = tokens(self.article.text, sentence.start, sentence.end)
            if len(rows) < _KEPT_ROWS:
                rows[sentence.start] = row
        return row

    def kind(self, sentence: Sentence) -> str:
        blocks = self.article.blocks
        return blocks[sentence.block].kind if 0 <= sentence.block < len(blocks) else "paragraph"

    def is_headline(self, sentence: Sentence) -> bool:
        return self.kind(sentence) in _HEADLINES

    def scope(self, sentence: Sentence, hit: Hit) -> Scope:
        if self.kind(sentence) == "quote" or self._is_quoted(sentence, hit):
            return "quote"
        return "headline" if self.is_headline(sentence) else "body"

    def _is_quoted(self, sentence: Sentence, hit: Hit) -> bool:
        """Whether the words are somebody else's: inside quotation marks, which may have opened in an earlier sentence, or around a
        part of them ("guaranteed" returns)."""
        blocks = self.article.blocks
        block = blocks[sentence.block] if 0 <= sentence.block < len(blocks) else sentence
        quoted = (match.span() for match in _QUOTED.finditer(self.article.text, block.start, block.end))
        return any(start < hit.end and hit.start < end for start, end in quoted)

    @cached_property
    def headline(self) -> tuple[int, int]:
        """Where a finding about the whole article is shown."""
        titles = [s for s in self.sentences if self.kind(s) == "title"] or list(self.readable) or list(self.sentences)
        return (titles[0].start, titles[0].end) if titles else (0, min(1, len(self.article.text)))


def longest(hits: Iterable[Hit]) -> list[Hit]:
    """For every owner the longest of overlapping hits."""
    kept: list[Hit] = []
    hits = list(hits)
    if len(hits) < 2:
        return hits
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if not any(hit.owner == other.owner and hit.overlaps(other) for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def owners(phrases: Phrases, passages: Passages, sentences: Iterable[Sentence]) -> set[int]:
    """Whose phrases stand in these sentences."""
    return {hit.owner for sentence in sentences for hit in phrases.find(passages.row(sentence))}


@record
class Place:
    """What a rule reports, before it has an id. `told` is what the id is made of besides the words at the place."""

    rule: str
    severity: Severity
    message: str
    start: int
    end: int
    told: str
    whole: bool = False
    """Of the article: the words at the place are no part of it, since another paragraph may come first tomorrow."""


def findings(article: Article, places: Iterable[Place]) -> Iterator[Finding]:
    """In document order, with ids that stay when the text around moves; of equal places the later are numbered."""
    seen: Counter[str] = Counter()
    for place in sorted(places, key=lambda place: (place.start, place.end, place.rule)):
        told = " ".join(place.told.split()).lower()
        words = "" if place.whole else " ".join(article.text[place.start : place.end].split()).lower()
        content = f"{place.rule.partition('/')[2]}\n{words}\n{told}"
        seen[content] += 1
        digest = hashlib.sha256(f"{content}\n{seen[content]}".encode()).hexdigest()
        yield Finding(
            id=f"f-{digest[:8]}",
            rule=place.rule,
            severity=place.severity,
            start=place.start,
            end=place.end,
            message=place.message,
        )
