"""What the words of a clause mean, so that a passage is found in whatever words a claim retells it: stems, paraphrases, metrics."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from factcheck.extract.lexicon import Lexicon, lexicon_of, tokenize
from factcheck.memo import once_per_vocabulary
from factcheck.patterns import compiled, regex
from factcheck.records import record
from factcheck.sources.documents.words import FUNCTION, MONTHS, Stems, is_telling, stem

TEXTS = 2000
"""So many passages, rows and claims are kept read."""
SIZE = regex(r"\d[\d.,]*\s?(?:mg|µg|nm|GB|TB|cc|mm)\b|\dG\b")
_WORD = regex(r"\d+\s?(?:mg|µg|nm|GB|TB|cc|mm)\b|\dG\b|[^\W\d_]+(?:[.&'’-][^\W\d_]+)*")
"""Words, and sizes that are part of a name ("the 60 mg dose")."""
_NON = regex(r"\bnon-(?=[a-z])", re.IGNORECASE)
""" "Non-life" is no life."""
_RAW = regex(r"[^\W\d_]+")
_VAGUE = frozenset(
    "total overall whole combined per also around some well back further another additional different each together respectively only just far season fewer".split()
)
"""Of no figure more than of another."""


def as_one(text: str) -> str:
    """ "Non-life" as one word."""
    return _NON.sub("non", text)


@record(slots=True)
class Meaning:
    """One word or fixed phrase. It stands in a text that holds one of `ways`, or all of `parts`."""

    text: str
    ways: Stems
    parts: Stems

    def stands_in(self, text: Stems) -> bool:
        return not self.ways.isdisjoint(text) or (len(self.parts) > 1 and self.parts <= text)

    @property
    def is_name(self) -> bool:
        return self.text[:1].isupper() and self.text not in ("GAAP", "IFRS")


def is_metric(meaning: Meaning) -> bool:
    """The word names a metric of the vocabulary."""
    return any(way[0] == "=" for way in meaning.ways)


class Meanings:
    """The paraphrases and metrics of one vocabulary."""

    def __init__(self, vocabulary: Any) -> None:
        self.lexicon: Lexicon = lexicon_of(vocabulary)
        self._light: Stems = frozenset()
        self._by_stem: dict[str, set[str]] = {}
        phrases: dict[str, set[str]] = {}
        self._wider: dict[str, Stems] = {}
        """By group, those of which it is only a kind."""
        self.empty: Stems = frozenset()
        """Verbs that say nothing of a figure, not even of which kind it is."""
        self.dealings: Stems = frozenset()
        """Verbs that only tell that what is counted took place."""
        self.callings: Stems = frozenset()
        """What a company is called beside its name."""
        for name, entry in getattr(vocabulary, "paraphrases", {}).items():
            if name == "light":
                self._light = frozenset(map(stem, entry.words))
                continue
            if name == "empty":
                self.empty = frozenset(map(stem, entry.words))
                continue
            if name == "dealings":
                self.dealings = frozenset(map(stem, entry.words))
                continue
            if name == "callings":
                self.callings = frozenset(map(stem, entry.words))
                continue
            _learn(entry.words, f"~{name}", self._by_stem, phrases)
        for name, entry in getattr(vocabulary, "thesaurus", {}).items():
            _learn(entry.words, f"~{name}", self._by_stem, phrases)
            if entry.kind_of:
                self._wider[f"~{name}"] = frozenset(f"~{each}" for each in entry.kind_of)
        self._phrases = phrases
        self._roots_of: dict[str, set[str]] = {}
        for root, names in self._by_stem.items():
            for name in names:
                self._roots_of.setdefault(name, set()).add(root)
        self._phrase = compiled(rf"\b(?:{_forms(phrases)})s?\b", re.IGNORECASE)
        # every way of judging reads the same passages and rows once more
        self._read = lru_cache(TEXTS)(self._meanings)
        self._found_by = lru_cache(TEXTS)(self._stems)

    def of(self, text: str, light: bool = False) -> list[Meaning]:
        """The words of a text that say what it is about, left to right; no grammar, figures and times.

        With `light`, verbs too that say little beside a figure ("spent", "recorded")."""
        return list(self._read(text, light))

    def _meanings(self, text: str, light: bool) -> tuple[Meaning, ...]:
        text = as_one(text)
        taken: list[tuple[int, int, Stems]] = []
        for hit in self.lexicon.find(tokenize(text, 0, len(text))):
            ids = {s.id for s in hit.senses if s.section == "metrics" and s.form == "words"} - _OF_MANY
            if ids:
                taken.append((hit.start, hit.end, frozenset(f"={_family(each)}" for each in ids)))
        for found in self._phrase.finditer(text):
            key = " ".join(found[0].lower().replace("-", " ").split())
            told = self._phrases.get(key) or self._phrases.get(key.rstrip("s")) or self._phrases.get(found[0].lower())
            if told:
                taken.append((found.start(), found.end(), frozenset(told)))
        out: list[Meaning] = []
        at = 0
        taken.sort(key=lambda each: (each[0], -each[1]))
        spans: list[tuple[int, int, set[str]]] = []
        for start, end, said in taken:
            if spans and start == spans[-1][0] and end == spans[-1][1]:
                spans[-1][2].update(said)
            elif not spans or start >= spans[-1][1]:
                spans.append((start, end, set(said)))
        for start, end, ids_ in spans:
            out += self._words(text[at:start], light)
            words = _WORD.findall(text[start:end].replace("-", " "))
            if len(words) == 1:
                ways = frozenset(ids_).union(*(word.ways for word in self._words(text[start:end], True)))
                out.append(Meaning(text[start:end], ways, frozenset()))
            else:
                out.append(Meaning(text[start:end], frozenset(ids_), frozenset(map(stem, words))))
            at = end
        out += self._words(text[at:], light)
        return tuple(out)

    def _words(self, text: str, light: bool) -> list[Meaning]:
        out = []
        for found in _WORD.finditer(text):
            word = found[0]
            if word[0].isdigit():
                out.append(Meaning(word, frozenset((word.replace(" ", ""),)), frozenset()))
                continue
            low = word.lower()
            if low in FUNCTION or low in MONTHS or low in _VAGUE:
                continue
            root = stem(word)
            ids = self._by_stem.get(root, ())
            if is_telling(root) or is_telling(low) or (root in self._light and not light):
                continue
            if len(root) > 1:
                out.append(Meaning(word, frozenset((root, *ids)), frozenset()))
        return out

    def place_in(self, word: str, known: Stems) -> str:
        """The known word for the place of which a word tells; else the word itself."""
        names = [name for name in self._by_stem.get(stem(word), ()) if name.startswith("~of_")]
        roots = {root for name in names for root in self._roots_of[name]}
        return min((each for each in known if stem(each) in roots), default=word) if roots else word

    @staticmethod
    def family(metric: str) -> str:
        """The name under which the words of a metric are known."""
        return _family(metric)

    def widened(self, stems: Stems) -> Stems:
        """Stems with the meanings that they share with other words."""
        return self._with_wider(stems.union(*(self._by_stem.get(root, ()) for root in stems)))

    def _with_wider(self, stems: Stems) -> Stems:
        """Visitors are people; people are not always visitors."""
        return stems.union(*(self._wider[group] for group in stems & self._wider.keys()))

    def stems(self, text: str) -> Stems:
        """Everything that a text may be found by."""
        return self._found_by(text)

    def _stems(self, text: str) -> Stems:
        found: set[str] = set()
        for meaning in self._read(text, False):
            found |= meaning.ways
            found |= meaning.parts
        for word in _RAW.findall(as_one(text)):
            root = stem(word)
            found.add(root)
            found.update(self._by_stem.get(root, ()))
        return self._with_wider(frozenset(found))


def _learn(words: Iterable[str], name: str, by_stem: dict[str, set[str]], phrases: dict[str, set[str]]) -> None:
    for each in words:
        if re.fullmatch(r"[^\W\d_]+", each):
            by_stem.setdefault(stem(each), set()).add(name)
        else:
            phrases.setdefault(each.lower(), set()).add(name)


def _forms(phrases: Iterable[str]) -> str:
    """A pattern of all phrases, the longest first, by their first letter: of hundreds only a few are tried at a word."""
    grouped: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        grouped.setdefault(phrase[0], []).append(re.escape(phrase[1:]).replace("\\ ", "[\\s-]"))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in grouped.items()) or "(?!)"


_OF_MANY = frozenset(("commodity_price", "fx_rate", "index_level"))
"""Metrics whose words are names of different things: gold is no copper."""
_FAMILY = {
    "capex": "investment", "funding": "investment", "net_income": "profit", "users": "customers", "subscribers": "customers", "debt": "total_debt",
}  # fmt: skip


def _family(metric: str) -> str:
    return _FAMILY.get(metric, metric)


def metric_in(meanings: Meanings, text: str) -> str | None:
    """The one metric that a text names; None where it names none or several."""
    found = {way[1:] for m in meanings.of(text) if is_metric(m) for way in m.ways if way[0] == "="}
    return found.pop() if len(found) == 1 else None


@once_per_vocabulary
def meanings_of(vocabulary: Any) -> Meanings:
    return Meanings(vocabulary)
