"""The facts of a document, found by metric, word, role, value and place; each is made from its row when first asked for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.words import Stems

Index = dict[str, Any]
"""Plain JSON, so that it is kept beside the rows: metric, word, role, unit and sentence to numbers of rows, and figures in order."""
MOST, _NEAR = 400, 400
_ROLES = frozenset(("streak", "rank", "share", "delta"))


class Facts:
    """A sequence of facts. `make` turns a row into a fact."""

    def __init__(self, rows: Sequence[Any], index: Index, make: Callable[[Any], Fact]) -> None:
        self._rows, self._index, self._make = rows, index, make
        self._made: dict[int, Fact] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Fact]:
        return map(self.at, range(len(self._rows)))

    def at(self, number: int) -> Fact:
        if number not in self._made:
            self._made[number] = self._make(self._rows[number])
        return self._made[number]

    @property
    def index(self) -> Index:
        return self._index

    @property
    def metrics(self) -> Iterable[str]:
        """The metrics of which there are facts."""
        return self._index["metric"].keys()  # type: ignore[no-any-return]

    def _of(self, numbers: Iterable[int]) -> list[Fact]:
        return [self.at(number) for number in sorted(set(numbers))]

    def _numbers(self, part: str, name: str) -> list[int]:
        return [int(number) for number in self._index[part].get(name, "").split()]

    def of_metrics(self, metrics: Iterable[str], words: Stems = frozenset()) -> list[Fact]:
        """Facts of the metrics; of thousands those that share most of the words, before they are made from their rows."""
        numbers = [number for metric in metrics for number in self._numbers("metric", metric)]
        if len(numbers) > MOST and words:
            shared = Counter(number for word in words for number in self._numbers("word", word))
            numbers.sort(key=lambda number: -shared[number])
            least = shared[numbers[MOST]]
            numbers = [n for n in numbers[:MOST] if shared[n] > least] or numbers[:MOST]
        return self._of(numbers)

    def near(self, words: Stems, least: int = 1) -> list[Fact]:
        """Facts whose clause or labels hold at least so many of the words; of very many those that hold most of them."""
        counts: Counter[int] = Counter()
        for word in words:
            counts.update(self._numbers("word", word))
        found = [number for number, count in counts.items() if count >= least]
        if len(found) > _NEAR:
            found = sorted(found, key=lambda number: (-counts[number], number))[:_NEAR]
        return self._of(found)

    def sharing(self, groups: Iterable[Stems], most: int) -> list[Fact]:
        """The facts that hold a word of most of the groups."""
        counts: Counter[int] = Counter()
        for words in groups:
            counts.update({number for word in words for number in self._numbers("word", word)})
        best = sorted(counts, key=lambda number: (-counts[number], number))[:most]
        return self._of(best)

    def of_role(self, role: str) -> list[Fact]:
        """Those of a role ("streak", "rank", "share", "delta") or kind ("office", "comparison", "statement")."""
        return self._of(self._numbers("role", role))

    def beside(self, fact: Fact) -> list[Fact]:
        """The facts of the same sentence; of a table nothing."""
        return [] if fact.in_table else self._of(self._numbers("place", str(fact.index)))

    def valued(self, low: float, high: float) -> list[Fact]:
        """Facts whose figure lies between the two, without its sign."""
        values = self._index["values"]
        first, last = bisect_left(values, low), bisect_right(values, high)
        return self._of(self._index["numbers"][first:last])


def indexed(facts: Sequence[Fact]) -> Index:
    metric: dict[str, list[int]] = {}
    word: dict[str, list[int]] = {}
    role: dict[str, list[int]] = {}
    place: dict[str, list[int]] = {}
    figures: list[tuple[float, int]] = []
    for number, fact in enumerate(facts):
        metric.setdefault(fact.metric, []).append(number)
        for stem in (fact.near or fact.wide) | fact.measured | fact.part:
            word.setdefault(stem, []).append(number)
        if fact.kind in ("office", "comparison", "statement") or fact.role in _ROLES:
            role.setdefault(fact.kind if fact.quantity is None else str(fact.role), []).append(number)
        if not fact.in_table:
            place.setdefault(str(fact.index), []).append(number)
        if fact.quantity is not None:
            ends = {fact.quantity.value, fact.quantity.low, fact.quantity.high} - {None}
            figures.extend((abs(float(end)), number) for end in ends)  # type: ignore[arg-type]
    figures.sort()
    return {
        "metric": _joined(metric),
        "word": _joined(word),
        "role": _joined(role),
        "place": _joined(place),
        "values": [value for value, _ in figures],
        "numbers": [number for _, number in figures],
    }


def _joined(numbers: dict[str, list[int]]) -> dict[str, str]:
    """One text for each word: a list of texts is read ten times as fast as lists of numbers, of which few are asked for."""
    return {name: " ".join(map(str, found)) for name, found in numbers.items()}


def made(facts: Sequence[Fact]) -> Facts:
    """Facts that are already there."""
    return Facts(facts, indexed(facts), lambda fact: fact)
