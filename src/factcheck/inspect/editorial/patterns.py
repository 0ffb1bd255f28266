"""Rules of `kind: pattern`: words and phrases that an article should not hold."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from factcheck.inspect.editorial.passages import Passages, Place, findings, longest, owners
from factcheck.memo import cached_property
from factcheck.model import Finding, Sentence
from factcheck.records import record
from factcheck.rules.articles import Pattern
from factcheck.rules.loader import Rules
from factcheck.rules.phrases import Hit, Phrases


@record
class Compiled:
    """The patterns of a rule set, those that are off left out, with their phrases ready to be found."""

    rules: tuple[Pattern, ...]

    @cached_property
    def words(self) -> Phrases:
        return Phrases((number, phrase) for number, rule in enumerate(self.rules) for phrase in rule.words)

    @cached_property
    def exceptions(self) -> Phrases:
        return Phrases((number, phrase) for number, rule in enumerate(self.rules) for phrase in rule.exceptions)

    @cached_property
    def unless(self) -> Phrases:
        return Phrases((number, phrase) for number, rule in enumerate(self.rules) for phrase in rule.unless)


@record
class _Match:
    rule: Pattern
    sentence: Sentence
    hit: Hit


def find(passages: Passages, rules: Rules) -> tuple[Finding, ...]:
    """Findings of the patterns in document order. Page chrome is not looked at, and a repeated body only once."""
    return matched(passages, _compiled(rules))


def matched(passages: Passages, compiled: Compiled) -> tuple[Finding, ...]:
    text = passages.article.text
    silence = _Silence(passages, compiled)
    matches = [m for s in passages.readable for m in _in_sentence(passages, s, compiled) if not silence.covers(m)]
    counts = Counter(match.rule.name for match in matches)
    places = (
        Place(
            m.rule.name, m.rule.severity, m.rule.message, m.hit.start, m.hit.end, text[m.sentence.start : m.sentence.end]
        )
        for m in matches
        if m.rule.severity != "off" and counts[m.rule.name] > m.rule.at_most
    )  # fmt: skip
    return tuple(findings(passages.article, places))


@lru_cache(maxsize=8)
def _compiled(rules: Rules) -> Compiled:
    return Compiled(tuple(rule for rule in rules.patterns if rule.severity != "off"))


def _in_sentence(passages: Passages, sentence: Sentence, compiled: Compiled) -> Iterator[_Match]:
    row = passages.row(sentence)
    hits = longest(compiled.words.find(row))
    if not hits:
        return
    exceptions = list(compiled.exceptions.find(row))
    for hit in hits:
        rule = compiled.rules[hit.owner]
        if any(hit.owner == other.owner and hit.overlaps(other) for other in exceptions):
            continue
        if passages.scope(sentence, hit) in rule.scope:
            yield _Match(rule, sentence, hit)


class _Silence:
    """Which matches the `unless` of their rule cancels; looked at only where something matched."""

    def __init__(self, passages: Passages, compiled: Compiled) -> None:
        self._passages, self._compiled = passages, compiled
        self._known: dict[tuple[str, int], set[int]] = {}
        self._blocks: dict[int, list[Sentence]] = defaultdict(list)
        for sentence in passages.sentences:
            self._blocks[sentence.block].append(sentence)

    def covers(self, match: _Match) -> bool:
        if not match.rule.unless:
            return False
        reach = match.rule.unless_in
        sentence = match.sentence
        at, among = {
            "sentence": (sentence.start, [sentence]),
            "paragraph": (sentence.block, self._blocks[sentence.block]),
            "article": (0, self._passages.sentences),
        }[reach]
        if (reach, at) not in self._known:
            self._known[reach, at] = owners(self._compiled.unless, self._passages, among)
        return match.hit.owner in self._known[reach, at]
