"""Editorial rules: words and phrases that an article should not hold."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from factcheck.model import BOILERPLATE, Article, Finding, Sentence
from factcheck.rules.loader import Rules
from factcheck.rules.phrases import Hit, Phrases, tokens
from factcheck.rules.schema import Pattern, Scope

_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|‘[^’]{20,}’")
_HEADLINES = frozenset({"title", "heading"})


@dataclass(frozen=True)
class _Compiled:
    rules: tuple[Pattern, ...]
    words: Phrases
    exceptions: Phrases
    unless: Phrases


@dataclass(frozen=True)
class _Match:
    rule: Pattern
    sentence: Sentence
    start: int
    end: int


def find(article: Article, sentences: Sequence[Sentence], rules: Rules) -> tuple[Finding, ...]:
    """Findings of the editorial rules in document order. Page chrome is not looked at, and a repeated body only once."""
    compiled = _compile(rules)
    matches = [match for sentence in sentences for match in _in_sentence(article, sentence, compiled)]
    counts = Counter(match.rule.id for match in matches)
    kept = [match for match in matches if counts[match.rule.id] > match.rule.at_most]
    seen: Counter[str] = Counter()
    return tuple(
        _finding(article, match, seen)
        for match in sorted(kept, key=lambda match: (match.start, match.end, match.rule.id))
    )


@lru_cache(maxsize=8)
def _compile(rules: Rules) -> _Compiled:
    numbered = list(enumerate(rules.editorial))
    return _Compiled(
        rules.editorial,
        Phrases((number, phrase) for number, rule in numbered for phrase in rule.words),
        Phrases((number, phrase) for number, rule in numbered for phrase in rule.exceptions),
        Phrases((number, phrase) for number, rule in numbered for phrase in rule.unless),
    )


def _in_sentence(article: Article, sentence: Sentence, compiled: _Compiled) -> Iterator[_Match]:
    if sentence.cls == "boilerplate" or sentence.repeat_of is not None or _kind(article, sentence) in BOILERPLATE:
        return
    row = tokens(article.text, sentence.start, sentence.end)
    hits = _longest(compiled.words.find(row))
    if not hits:
        return
    exceptions = list(compiled.exceptions.find(row))
    silenced = {hit.owner for hit in compiled.unless.find(row)}
    for hit in hits:
        rule = compiled.rules[hit.owner]
        if hit.owner in silenced or any(hit.owner == other.owner and hit.overlaps(other) for other in exceptions):
            continue
        if _scope(article, sentence, hit) in rule.scope:
            yield _Match(rule, sentence, hit.start, hit.end)


def _longest(hits: Iterator[Hit]) -> list[Hit]:
    """For every rule the longest of overlapping hits."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if not any(hit.owner == other.owner and hit.overlaps(other) for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)


def _kind(article: Article, sentence: Sentence) -> str:
    return article.blocks[sentence.block].kind if 0 <= sentence.block < len(article.blocks) else "paragraph"


def _scope(article: Article, sentence: Sentence, hit: Hit) -> Scope:
    kind = _kind(article, sentence)
    if kind == "quote" or _is_quoted(article, sentence, hit):
        return "quote"
    return "headline" if kind in _HEADLINES else "body"


def _is_quoted(article: Article, sentence: Sentence, hit: Hit) -> bool:
    """Whether the words are somebody else's: inside quotation marks, which may have opened in an earlier sentence."""
    block = article.blocks[sentence.block] if 0 <= sentence.block < len(article.blocks) else sentence
    quoted = (match.span() for match in _QUOTED.finditer(article.text, block.start, block.end))
    return any(start <= hit.start and hit.end <= end for start, end in quoted)


def _finding(article: Article, match: _Match, seen: Counter[str]) -> Finding:
    told = " ".join(article.text[match.sentence.start : match.sentence.end].split()).lower()
    place = f"{match.rule.id}\n{article.text[match.start : match.end].lower()}\n{told}"
    seen[place] += 1
    digest = hashlib.sha256(f"{place}\n{seen[place]}".encode()).hexdigest()
    return Finding(
        id=f"f-{digest[:8]}",
        rule=f"editorial/{match.rule.id}",
        severity=match.rule.severity,
        start=match.start,
        end=match.end,
        message=match.rule.message,
    )
