"""What the words of a sentence mean: stems, senses, paraphrases and metrics, in one reading for a claim and for a document."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from factcheck.judge.documents.meanings import TEXTS, Meanings, meanings_of
from factcheck.memo import once_per_vocabulary
from factcheck.patterns import compiled, regex
from factcheck.records import record
from factcheck.sources.documents.words import FUNCTION, MONTHS, Stems, stem
from factcheck.text.numerals import CARDINALS

_TOKEN = regex(r"[^\W\d_]+(?:[.&'’][^\W\d_]+)*")
_POSSESSIVES = frozenset("its their his her our my your the a an one's".split())
_OWN = "one's"
_ALIKE = (
    (regex(r"\bU\.?S\.?(?:A\.?)?(?=[\s,.;:)’']|$)"), "United States"),
    (regex(r"\bU\.?K\.?(?=[\s,.;:)’']|$)"), "United Kingdom"),
    (regex(r"\bE\.?U\.?(?=[\s,.;:)’']|$)"), "European Union"),
    (regex(r"\bper cent\b"), "percent"),
    (regex(r"(\d[\d.,]*(?:\s?%|\s[a-z]+)?)\s+or\s+more\b"), r"at least \1"),
    (regex(r"(\d[\d.,]*(?:\s?%|\s[a-z]+)?)\s+or\s+(?:less|fewer)\b"), r"at most \1"),
    (regex(r"\b(pre|post|non|re)-(?=[a-z])"), r"\1 "),
)
"""One writing for what is written in several ways; the capitals tell "US" from "us"."""


@record(slots=True)
class Word:
    """A word or fixed phrase, with the stems and senses ("~shut", "=revenue") by which it may be told."""

    text: str
    start: int
    ways: Stems
    parts: Stems = frozenset()
    """The stems of a phrase."""

    @property
    def head(self) -> str | None:
        """The last word of a phrase."""
        return stem(self.text.split()[-1]) if len(self.parts) > 1 else None

    def stands_in(self, told: Stems) -> bool:
        return not self.ways.isdisjoint(told) or (len(self.parts) > 1 and (self.parts <= told or self.head in told))

    def is_direct(self, told: Stems) -> bool:
        """In its own letters."""
        own = self.parts or frozenset(way for way in self.ways if way[0] not in "~=")
        return bool(own) and own <= told


def alike(text: str) -> str:
    for pattern, one in _ALIKE:
        text = pattern.sub(one, text)
    return text


class Senses:
    """The senses of one vocabulary."""

    def __init__(self, vocabulary: Any) -> None:
        self.meanings: Meanings = meanings_of(vocabulary)
        self._read = lru_cache(TEXTS)(self._words)
        self._found_by = lru_cache(TEXTS)(self._stems)
        self._of: dict[str, set[str]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for section in ("senses", "paraphrases", "thesaurus"):
            for name, entry in getattr(vocabulary, section, {}).items():
                if section == "paraphrases" and name in (
                    "light",
                    "empty",
                    "present_",
                    "callings",
                    "dealings",
                ):
                    continue
                for words in entry.words:
                    self._learn(words, f"~{name}")
        for forms in self._phrases.values():
            forms.sort(key=lambda form: -len(form[0]))
        self._idle: Stems = frozenset()
        self._idle_phrases: Stems = frozenset()
        for entry in getattr(vocabulary, "idle", {}).values():
            self._idle |= frozenset(stem(word) for word in entry.words if " " not in word)
        self._against: dict[str, set[str]] = {}
        for entry in getattr(vocabulary, "opposites", {}).values():
            one, other = (f"~{name}" for name in entry.words)
            self._against.setdefault(one, set()).add(other)
            self._against.setdefault(other, set()).add(one)
        self._comparatives: dict[str, tuple[str, str]] = {}
        for name, entry in getattr(vocabulary, "comparatives", {}).items():
            respect, _, way = name.rpartition("_")
            self._comparatives |= dict.fromkeys(entry.words, (respect, way))
        parties = getattr(vocabulary, "parties", {})
        self._kinds: dict[str, str] = {word: name for name, entry in parties.items() for word in entry.words}
        longest = sorted(self._kinds, key=len, reverse=True)
        self.parties = compiled(rf"\b[Tt]he\s+(?:[a-z][\w-]*\s+)?(?P<party>{'|'.join(longest) or '(?!)'})s?\b")
        """Those who act without a name: "the union"."""
        called = getattr(vocabulary, "paraphrases", {}).get("callings")
        self.callings = frozenset(called.words if called is not None else ())
        acts = getattr(vocabulary, "acts", {})
        self._mutual = frozenset(f"~{name}" for name in acts["mutual"].words) if acts else frozenset()
        self._carriers = frozenset(stem(word) for word in acts["carriers"].words) if acts else frozenset()

    def _learn(self, words: str, name: str) -> None:
        parts = words.replace("-", " ").split()
        if len(parts) == 1:
            self._of.setdefault(stem(words), set()).add(name)
            return
        stems = tuple(part if part == _OWN else stem(part) for part in parts)
        self._phrases.setdefault(stems[0], []).append((stems, name))

    # ------------------------------------------------------------ reading
    def words(self, text: str) -> list[Word]:
        """Every word that means something, left to right."""
        return list(self._read(text))

    def _words(self, text: str) -> tuple[Word, ...]:
        found = [(hit[0], hit.start()) for hit in _TOKEN.finditer(text)]
        roots = [stem(word) for word, _ in found]
        out: list[Word] = []
        at = 0
        while at < len(found):
            length, tags = self._phrase_at(found, roots, at)
            word, start = found[at]
            if length:
                parts = frozenset(roots[at : at + length]) - _POSSESSIVES
                end = found[at + length - 1][1] + len(found[at + length - 1][0])
                out.append(Word(text[start:end], start, frozenset(tags), parts))
                at += length
                continue
            low = word.lower()
            if (
                (low not in FUNCTION or low in _COUNTS)
                and low not in _DENIES
                and low not in MONTHS
                and len(roots[at]) > 1
                and (low == "one" or low not in CARDINALS)
            ):
                # "sales" are revenue; a sale is another thing
                tags = {"~revenue"} if low == "sales" else self._of.get(roots[at], set())
                out.append(Word(word, start, frozenset((low if low == "sales" else roots[at], *tags))))
            at += 1
        return tuple(out)

    def _phrase_at(self, found: list[tuple[str, int]], roots: list[str], at: int) -> tuple[int, set[str]]:
        best, tags = 0, set[str]()
        for form, name in self._phrases.get(roots[at], ()):
            if len(form) < best or at + len(form) > len(roots):
                continue
            if any(
                b[1] - a[1] - len(a[0]) > 1 for a, b in zip(found[at:], found[at + 1 : at + len(form)], strict=False)
            ):
                continue
            if all(
                part == root or (part == _OWN and found[at + k][0].lower() in _POSSESSIVES)
                for k, (part, root) in enumerate(zip(form, roots[at:], strict=False))
            ):
                if len(form) > best:
                    best, tags = len(form), set()
                tags.add(name)
        return best, tags

    def stems(self, text: str) -> Stems:
        """All that a text may be found by."""
        return self._found_by(text)

    def _stems(self, text: str) -> Stems:
        found = set(self.meanings.stems(text))
        for word in self._read(text):
            found |= word.ways | word.parts
        for hit in _TOKEN.finditer(text):
            found.update(self._of.get(stem(hit[0]), ()))
        return frozenset(found)

    def is_idle(self, word: Word) -> bool:
        if word.parts:
            return not word.ways.isdisjoint(_INTENDS) or word.parts <= self._idle
        return any(way in self._idle for way in word.ways)

    def kind_of(self, party: str) -> str:
        """What a party is: "management" and "the board" are the company."""
        return self._kinds[party]

    def comparative(self, word: str) -> tuple[str, str] | None:
        """In which respect, and which way: "heavier" is more of what "lighter" is less of."""
        return self._comparatives.get(word)

    def is_mutual(self, word: Word) -> bool:
        """Whoever of the two is told first: "A merges with B"."""
        return not word.ways.isdisjoint(self._mutual)

    def is_carrier(self, word: Word) -> bool:
        """What is done is told by the noun that goes with it: "opened an inquiry"."""
        return self.is_idle(word) or not word.ways.isdisjoint(self._carriers)

    def against(self, word: Word) -> Stems:
        """The senses that say the contrary of a word."""
        return frozenset().union(*(self._against.get(way, ()) for way in word.ways))

    def opposed(self, word: Word, told: Stems) -> Stems:
        """The pair of senses in which a word and a text say the contrary."""
        return frozenset(
            sense
            for way in word.ways
            for other in self._against.get(way, ())
            if other in told
            for sense in (way, other)
        )


_COUNTS = frozenset("same more most less fewer all every only above below before after down up".split())
"""Words of grammar that say something here."""
_INTENDS = frozenset(("~plan", "~expect", "~consider"))
""" "Going to", "means to": told by the clause's modality."""
_DENIES = frozenset("nobody none nothing neither nor without never not no".split())
""" Told by the clause's polarity."""


@once_per_vocabulary
def senses_of(vocabulary: Any) -> Senses:
    return Senses(vocabulary)
