"""What markets price and what is no company: bonds, metals, fuels, coins, gauges. Their figures are theirs.

"Apple fell 9.2%. The yield on the 10-year Treasury note slipped to 4.05%, and bitcoin was last at $82,500": the text names a company
and goes on with it, and these figures are none of its own. The subject is the thing as it is printed, "thing:10-year treasury note".
Words stand in `rules/vocabulary/instruments.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Any

from factcheck.extract.economy.words import any_of, first_words
from factcheck.memo import once_per_vocabulary
from factcheck.model import Claim, Entity, Quantity, Sentence, Subject
from factcheck.patterns import compiled, regex
from factcheck.records import record

THING = "thing:"
_MOST = Decimal(1_000_000)
"""No unit of what is traded costs more: what is larger is an amount of money."""
_NEXT = 3
"""Words between a thing and a figure that needs no verb: "Brent crude: $70.14"."""
_RIVALS = frozenset({"ORG", "INDEX", "TICKER", "PERSON"})


@record
class Named:
    """Where a thing is named, as what, and in which group of the vocabulary."""

    start: int
    end: int
    name: str
    group: str


class Instruments:
    """The expressions of a vocabulary."""

    def __init__(self, entries: Mapping[str, Any], words: Mapping[str, Any], moves: Sequence[str]) -> None:
        self.entries = entries
        self.perhaps = frozenset(words["perhaps"].words)
        self._words, self._moves = words, moves
        self._tenor = rf"(?:\d{{1,2}}|{any_of(words['tenor_numbers'].words)})-(?:year|month)"
        self._group = {word: group for group, entry in entries.items() for word in entry.words}
        self._of_tenor = {word: group for group, entry in entries.items() for word in entry.of_tenor}
        self._gates: dict[str, re.Pattern[str]] = {}
        self._tenors = next((group for group, entry in entries.items() if entry.tenors), None)

    def are_told(self, text: str, words: frozenset[str]) -> bool:
        if any(self._gate(word).search(text) for word in sorted(self._by_word.keys() & words)):
            return True
        low = text.lower()
        return ("-year" in low or "-month" in low) and self._of_length.search(text) is not None

    @cached_property
    def _by_word(self) -> Mapping[str, list[str]]:
        """The names by their first word, so that a text is searched only for those of which it holds one."""
        found: dict[str, list[str]] = {}
        for name in self._group:
            for word in first_words((name,)):
                found.setdefault(word, []).append(name)
        return found

    def _gate(self, word: str) -> re.Pattern[str]:
        if word not in self._gates:
            self._gates[word] = compiled(rf"\b(?:{any_of(self._by_word[word])})\b", re.I)
        return self._gates[word]

    @cached_property
    def _of_length(self) -> re.Pattern[str]:
        return compiled(self._tenor, re.I)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names, of_tenor, moves = any_of(self._group), any_of(self._of_tenor), any_of(self._moves)
        return compiled(
            rf"(?<![\w-])(?:(?P<tenor>{self._tenor})\s+(?:[A-Z][\w.]+\s+){{0,2}}(?P<of>{of_tenor})(?:\s+(?:notes?|bonds?|bills?|yields?))*"
            rf"|(?:{self._tenor}\s+)?(?P<name>{names})|(?<=the\s)(?P<alone>{self._tenor})(?=\s+(?:{moves})\b))(?![\w-]|\s+(?-i:[A-Z][a-z]))",
            re.I,
        )

    @cached_property
    def others(self) -> re.Pattern[str]:
        return compiled(rf"(?<!\w)(?:{any_of(self._words['others'].words)})(?!\w)", re.I)

    @cached_property
    def moved(self) -> re.Pattern[str]:
        return compiled(rf"(?<!\w)(?:{any_of(self._moves)})(?!\w)", re.I)

    @cached_property
    def goes_on(self) -> re.Pattern[str]:
        return compiled(rf"\W*(?:{any_of(self._words['goes_on'].words)})(?!\w)", re.I)

    def within(self, text: str, start: int, end: int) -> list[Named]:
        """The things that a stretch names, in order; a company's own paper is none."""
        owners = tuple(self._words["owners"].words)
        found = []
        for m in self._pattern.finditer(text, start, end):
            if text[max(start, m.start() - _OWNER) : m.start()].rstrip().lower().endswith(owners):
                continue
            group = (
                self._group[m["name"].lower()]
                if m["name"]
                else self._of_tenor[m["of"].lower()]
                if m["of"]
                else self._tenors
            )
            if group is not None:
                found.append(Named(m.start(), m.end(), " ".join(m.group().split()), group))
        return found


_COUNTED = regex(r"\d[\d,.]*\s+(?:\w+\s+){1,2}of\s+$")
""" "12,000 tonnes of copper": so much of it, and not its price"""
_OWNER = 8
"""Characters in which the owner's mark stands before a thing."""


@once_per_vocabulary
def instruments_of(vocabulary: Any) -> Instruments | None:
    """None where the vocabulary has none."""
    if not vocabulary.instruments:
        return None
    words = vocabulary.economy_words
    return Instruments(vocabulary.instruments, vocabulary.instrument_words, words["moves"].words if words else ())


def of_instruments(
    claims: Sequence[Claim],
    quantities: Mapping[str, Quantity],
    sentences: Sequence[Sentence],
    entities: Sequence[Entity],
    text: str,
    known: Instruments,
) -> list[Claim]:
    """The same claims in their order; the figures of what markets price are told of that."""
    return _Reader(quantities, sentences, entities, text, known).read(claims)


class _Reader:
    def __init__(
        self,
        quantities: Mapping[str, Quantity],
        sentences: Sequence[Sentence],
        entities: Sequence[Entity],
        text: str,
        known: Instruments,
    ) -> None:
        self.quantities, self.sentences, self.text, self.known = quantities, sentences, text, known
        self._entities: dict[int, list[Entity]] = {}
        for entity in entities:
            if entity.type in _RIVALS:
                self._entities.setdefault(entity.sentence, []).append(entity)
        self._named: dict[int, list[Named]] = {}
        self.last: tuple[int, Named] | None = None
        """The thing whose figure was told last, and in which sentence."""

    def read(self, claims: Sequence[Claim]) -> list[Claim]:
        out = []
        for claim in claims:
            thing = self._thing(claim)
            if thing is not None:
                self.last = claim.sentence, thing
                claim = self._told(claim, thing)
            out.append(claim)
        return out

    def _told(self, claim: Claim, thing: Named) -> Claim:
        update = {
            "metric": self.known.entries[thing.group].metric,
            "subject": Subject(text=thing.name, name=thing.name, id=f"{THING}{thing.name.lower()}"),
            "segment": None,
            "unbound": None,
            "context": tuple(c for c in claim.context if c.field != "subject"),
            "rivals": (),
        }
        return claim.model_copy(update=update)

    def _thing(self, claim: Claim) -> Named | None:
        quantity = self.quantities.get(claim.quantity or "")
        if quantity is None or claim.cell or claim.metric not in self.known.perhaps:
            return None
        start = self.sentences[quantity.sentence].start
        named = [n for n in self._of(quantity.sentence) if n.end <= quantity.start]
        if not named:
            return self._carried(claim, quantity, start)
        thing = named[-1]
        return thing if self._may_be(thing, quantity) and self._reaches(thing, quantity) else None

    def _of(self, sentence: int) -> list[Named]:
        if sentence not in self._named:
            told = self.sentences[sentence]
            companies = [(e.start, e.end) for e in self._entities.get(sentence, ()) if e.type != "INDEX"]
            found = self.known.within(self.text, told.start, told.end)
            found = [n for n in found if not any(s < n.end and n.start < e for s, e in companies)]
            self._named[sentence] = [
                n for n in found if not _COUNTED.search(self.text, max(told.start, n.start - _OWNER * 4), n.start)
            ]
        return self._named[sentence]

    def _may_be(self, thing: Named, quantity: Quantity) -> bool:
        entry = self.known.entries[thing.group]
        kind = "points" if quantity.unit == "points" else quantity.kind
        return kind in entry.kinds and not (quantity.kind == "money" and (quantity.value or 0) >= _MOST)

    def _reaches(self, thing: Named, quantity: Quantity) -> bool:
        """Nothing between them has figures of its own, and something says that the thing moved or stood."""
        between = self.text[thing.end : quantity.start]
        if any(thing.end <= e.start < quantity.start for e in self._entities.get(quantity.sentence, ())):
            return False
        if self.known.others.search(between) is not None:
            return False
        return self.known.moved.search(between) is not None or len(between.split()) <= _NEXT

    def _carried(self, claim: Claim, quantity: Quantity, start: int) -> Named | None:
        """ "It had ended at 4.20% on Wednesday": a sentence without names goes on with the thing told last"""
        if self.last is None or not 0 < quantity.sentence - self.last[0] <= 1:
            return None
        thing = self.last[1]
        guessed = claim.subject.id is None or any(c.field == "subject" for c in claim.context)
        if not guessed or self._entities.get(quantity.sentence) or not self._may_be(thing, quantity):
            return None
        before = self.text[start : quantity.start]
        if self.known.goes_on.match(before) is None or self.known.others.search(before) is not None:
            return None
        return thing
