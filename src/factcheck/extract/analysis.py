"""A sentence as a row of typed items over its tokens, cut into clauses: what the binding rules see."""

from __future__ import annotations

from dataclasses import field
from typing import Any, Literal

from factcheck.extract.lexicon import Cues, Hit, Lexicon, Token
from factcheck.model import Entity, Quantity, Sentence, Time
from factcheck.records import record

ItemKind = Literal[
    "quantity", "time", "entity", "metric", "metric_verb", "direction_verb", "direction_noun", "direction_adjective",
    "commodity", "level", "comparison", "negation", "modality", "reporting", "office", "reference", "pronoun", "person_pronoun", "part", "unit",
]  # fmt: skip


VERBS = frozenset({"metric_verb", "direction_verb", "level"})
NO_VERBS = frozenset("of at - :".split())
"""Words before a level that are no verbs."""


NOMINALS = frozenset({"commodity", "metric", "entity", "reference", "pronoun", "part"})


@record(frozen=False, slots=True)
class Item:
    """A typed span over tokens [first, last); `id` is the vocabulary entry, `ref` the mention itself."""

    kind: ItemKind
    first: int
    last: int
    start: int
    end: int
    id: str = ""
    ref: Any = None


@record(frozen=False, slots=True)
class Clause:
    """Tokens [first, last); `parent` is the clause in which a bracket stands."""

    index: int
    first: int
    last: int
    bracket: bool = False
    parent: int | None = None
    opener: str = ""


class _Kinds(dict[tuple[str, ...], list[Item]]):
    """The items of some kinds, picked when they are first asked for: rules ask for the same few kinds for every figure."""

    def __init__(self, items: list[Item]) -> None:
        self._items = items

    def __missing__(self, kinds: tuple[str, ...]) -> list[Item]:
        found = self[kinds] = [i for i in self._items if i.kind in kinds] if kinds else self._items
        return found


@record(frozen=False, slots=True)
class View:
    """One sentence, analysed."""

    text: str
    sentence: Sentence
    lexicon: Lexicon
    tokens: list[Token]
    items: list[Item]
    clauses: list[Clause]
    quantities: list[Quantity]
    times: list[Time]
    entities: list[Entity]
    hits: list[Hit]
    lower: list[str] = field(default_factory=list)
    headline: bool = False
    _clause_at: dict[int, Clause] = field(default_factory=dict)
    backs: dict[int, int] = field(default_factory=dict)
    """What `look_back` has found, by the first token of the figure."""
    told: dict[int, tuple[int, int] | tuple[()]] = field(default_factory=dict)
    """What `told_of` has found, by the first token of the figure."""
    memo: dict[tuple[str, int], Any] = field(default_factory=dict)
    """What else was found once for a figure or a time of the sentence, by the question and its first token."""
    cues: Cues = Cues()
    said: frozenset[str] = frozenset()
    """The words of `lower`, each once: a rule that needs one of some words asks here first."""
    _kinds: _Kinds = _Kinds([])
    _starting: dict[int, list[Item]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # worked out of the other fields, also for a copy with other ones
        self.cues, self.said = self.lexicon.cues, frozenset(self.lower)
        self._kinds, self._starting = _Kinds(self.items), {}

    def of(self, clause: Clause, *kinds: str) -> list[Item]:
        first, last = clause.first, clause.last
        return [i for i in self._kinds[kinds] if first <= i.first < last]

    def between(self, first: int, last: int, *kinds: str) -> list[Item]:
        return [i for i in self._kinds[kinds] if first <= i.first and i.last <= last]

    def of_kind(self, *kinds: str) -> list[Item]:
        """The items of these kinds in order, all of them where none is named."""
        return self._kinds[kinds]

    def starting(self, k: int) -> list[Item]:
        """All items that begin with token `k`, in order."""
        if not self._starting:
            for item in self.items:
                self._starting.setdefault(item.first, []).append(item)
        return self._starting.get(k, [])

    def at(self, k: int, *kinds: str) -> Item | None:
        """The item of these kinds, or any, that begins with token `k`."""
        for i in self._kinds[kinds]:
            if i.first == k:
                return i
        return None

    def before(self, k: int, *kinds: str) -> Item | None:
        """The item of these kinds, or any, that ends right before token `k`."""
        for i in self._kinds[kinds]:
            if i.last == k:
                return i
        return None

    def over(self, k: int, *kinds: str) -> bool:
        """Whether token `k` stands in an item of these kinds."""
        for i in self._kinds[kinds]:  # noqa: SIM110 - asked for every word, and a loop costs half
            if i.first <= k < i.last:
                return True
        return False

    def named(self) -> list[Item]:
        """The companies that stand here by their names."""
        return [i for i in self._kinds["entity",] if i.ref.type == "ORG"]

    def named_at(self, k: int) -> Item | None:
        return next((i for i in self.named() if i.first == k), None)

    def named_before(self, k: int) -> Item | None:
        return next((i for i in self.named() if i.last == k), None)

    def word(self, k: int) -> str:
        """The word at `k` in lower case; nothing beside the sentence."""
        return self.lower[k] if 0 <= k < len(self.lower) else ""

    def is_past(self, k: int) -> bool:
        """Whether the word is a verb's past form, by the vocabulary or its ending."""
        word = self.lower[k]
        return word in self.lexicon.past_forms or word.endswith("ed")

    def clause_of(self, token: int) -> Clause:
        best = self._clause_at.get(token)
        if best is None:
            best = self.clauses[0]
            for clause in self.clauses:
                if clause.first <= token < clause.last:
                    best = clause  # the innermost bracket comes last
            self._clause_at[token] = best
        return best

    def words(self, first: int, last: int) -> str:
        """The surface of tokens [first, last)."""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end] if last > first else ""
