"""Whose output, prices or jobs a claim tells: the economy, by its ISO code, from its name, its adjective or who publishes its figures.

A pass over the claims of a whole article, because the economy is named once and then taken for granted: "Consumer prices rose 2.8%,
the Bureau of Labor Statistics said. On the month they rose 0.2%."
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from factcheck.extract.lexicon import Lexicon
from factcheck.memo import once_per_vocabulary
from factcheck.model import Claim, Context, Quantity, Sentence, Subject
from factcheck.patterns import compiled, regex
from factcheck.records import record

ISO = "iso3166:"
_NO_PLACE = "no place is named"
_NO_METRIC = "no metric stands near this figure"
_PRICES = ("price", "cpi")
_TAKEN_OVER = frozenset({"gdp", "cpi", "core_cpi", "unemployment", "population"})
"""Measures that an elliptic sentence goes on with: "Japan's was 3.3%"."""


@record
class Economies:
    """The names of a vocabulary, in one expression, and whose each is."""

    pattern: re.Pattern[str]
    named: Mapping[str, str]
    """By the name as it is printed."""
    named_low: Mapping[str, str]
    called: Mapping[str, str]
    """The usual name of each."""
    groups: frozenset[str]
    """Those made of others."""

    def within(self, text: str, start: int, end: int) -> list[tuple[int, str]]:
        """Where economies are named, in order."""
        return [(m.start(), self.named[m.group()]) for m in self.pattern.finditer(text, start, end)]


@once_per_vocabulary
def economies_of(vocabulary: Any) -> Economies | None:
    """None where the vocabulary has no economies."""
    named = {
        word: f"{ISO}{code}"
        for code, entry in vocabulary.economies.items()
        for word in (*entry.words, *entry.adjectives, *entry.bodies)
    }
    if not named:
        return None
    words = "|".join(re.escape(word) for word in sorted(named, key=len, reverse=True))
    low = {word.lower(): id for word, id in named.items()}
    called = {f"{ISO}{code}": entry.name for code, entry in vocabulary.economies.items()}
    groups = frozenset(f"{ISO}{code}" for code, entry in vocabulary.economies.items() if entry.group)
    return Economies(compiled(rf"(?<![\w-])(?:{words})(?!\w)"), named, low, called, groups)


def of_economies(
    claims: Sequence[Claim],
    quantities: Mapping[str, Quantity],
    sentences: Sequence[Sentence],
    text: str,
    lexicon: Lexicon,
    vocabulary: Any,
) -> list[Claim]:
    """The same claims; those of an economy with its identity, where the article tells it."""
    of_places = frozenset(m for m, entry in lexicon.metrics.items() if entry.of == "place")
    if not any(claim.metric in of_places or claim.metric == "ranking" for claim in claims) or (known := economies_of(vocabulary)) is None:
        return list(claims)
    reader = _Reader(known, quantities, sentences, text, of_places)
    return [reader.read(claim) for claim in claims]


class _Reader:
    def __init__(
        self,
        known: Economies,
        quantities: Mapping[str, Quantity],
        sentences: Sequence[Sentence],
        text: str,
        of_places: frozenset[str],
    ) -> None:
        self.known, self.quantities, self.sentences, self.text = known, quantities, sentences, text
        self.of_places = of_places
        self.last: Claim | None = None
        """The claim of an economy told last."""

    @cached_property
    def only(self) -> str | None:
        """The economy of an article that names no other."""
        found = {id for _, id in self.known.within(self.text, 0, len(self.text))}
        return found.pop() if len(found) == 1 else None

    def read(self, claim: Claim) -> Claim:
        claim = self._measured(self._ranked(claim))
        if claim.metric in self.of_places and claim.quantity is not None and not claim.cell:
            claim = self._placed(claim)
            if (claim.subject.id or "").startswith(ISO):
                self.last = claim
        return claim

    def _ranked(self, claim: Claim) -> Claim:
        """ "The world's third-largest economy": a rank by output, of the economy named before it, or the first one named."""
        quantity = self.quantities.get(claim.quantity or "")
        if claim.metric != "ranking" or quantity is None:
            return claim
        sentence = self.sentences[claim.sentence]
        if _ECONOMY.match(self.text, quantity.end, sentence.end) is None:
            return claim
        named = [(at, id) for at, id in self.known.within(self.text, sentence.start, sentence.end) if id not in self.known.groups]
        before = [id for at, id in named if at < quantity.start]
        found = before[0] if len(set(before)) == 1 else None if before else next((id for _, id in named), None)
        if found is None:
            return claim
        subject = Subject(text=claim.subject.text, name=self.known.called[found], id=found)
        return claim.model_copy(update={"metric": "gdp", "role": "rank", "subject": subject, "unbound": None})

    def _measured(self, claim: Claim) -> Claim:
        """The measure that a sentence takes over from the one before: "Japan's was 3.3%", "prices rose 0.2% on the month"."""
        last, quantity = self.last, self.quantities.get(claim.quantity or "")
        if last is None or quantity is None or claim.sentence - last.sentence > 2:
            return claim
        before = self.quantities.get(last.quantity or "")
        if before is None or before.kind != quantity.kind or before.unit != quantity.unit:
            return claim
        if (claim.metric, last.metric) == _PRICES:
            return claim.model_copy(update={"metric": "cpi", "unbound": None if claim.unbound == _NO_METRIC else claim.unbound})
        elliptic = claim.metric == "unknown" and last.metric in _TAKEN_OVER and self._owner(claim, quantity) is not None
        if not elliptic:
            return claim
        role, kind = (last.role, last.kind) if last.role in ("level", "delta") else (claim.role, claim.kind)
        unbound = None if claim.unbound == _NO_METRIC else claim.unbound
        return claim.model_copy(update={"metric": last.metric, "unbound": unbound, "role": role, "kind": kind})

    def _owner(self, claim: Claim, quantity: Quantity) -> str | None:
        """ "Germany's, at $4.5 trillion", "that of Japan was 3.3%": the economy that owns a figure without a noun."""
        start = self.sentences[claim.sentence].start
        found = None
        for m in self.known.pattern.finditer(self.text, start, quantity.start):
            after = self.text[m.end() : m.end() + 3]
            led = self.text[max(start, m.start() - 9) : m.start()].lower()
            if after.startswith(("'s", "’s")) or led.endswith(("that of ", "those of ", "those in ", "that in ")):
                tail = self.text[m.end() : quantity.start]
                found = self.known.named[m.group()] if len(tail.split()) < _FEW else found
        return found

    def _placed(self, claim: Claim) -> Claim:
        quantity = self.quantities[claim.quantity or ""]
        subject = claim.subject
        if (subject.id or "").startswith(ISO):
            return claim
        own = self._known(subject.text) or self._known((subject.id or "").removeprefix("name:"))
        context = claim.context
        owner = self._owner(claim, quantity) if claim.metric in _TAKEN_OVER else None
        if owner is not None and subject.text is None:
            own = owner
        if own is None or subject.text is None and owner is None:
            here = self._here(claim, quantity)
            if here is None and own is None and self.last is not None and claim.sentence - self.last.sentence <= _NEAR:
                here = self.last.subject.id
                context = (*(c for c in context if c.field != "subject"), Context.model_validate(_BEFORE))
            if here is None and own is None and self.only is not None:
                here = self.only
                context = (*(c for c in context if c.field != "subject"), Context.model_validate(_ALONE))
            own = here or own
        if own is None:
            return claim
        told = Subject(text=subject.text, name=self.known.called[own], id=own)
        unbound = None if claim.unbound == _NO_PLACE else claim.unbound
        segment = claim.segment
        if segment is not None and self.known.pattern.match(segment):
            segment = None  # "in the U.S." is the place, and no part of it
        return claim.model_copy(update={"subject": told, "unbound": unbound, "segment": segment, "context": context})

    def _known(self, name: str | None) -> str | None:
        low = (name or "").lower().removeprefix("the ").removesuffix("'s").removesuffix("’s").strip()
        return self.known.named_low.get(low)

    def _here(self, claim: Claim, quantity: Quantity) -> str | None:
        """The one economy that the sentence names, or the last one before the figure in its own clause."""
        sentence = self.sentences[claim.sentence]
        found = self.known.within(self.text, sentence.start, sentence.end)
        if len({id for _, id in found}) == 1:
            return found[0][1]
        clause = max(self.text.rfind(mark, sentence.start, quantity.start) for mark in (";", ", while ", ", but ", " whereas "))
        own = {id for at, id in found if max(clause, sentence.start) <= at < quantity.start}
        return own.pop() if len(own) == 1 else None


_ECONOMY = regex(r"(?:[-\s]+[a-z]+)?[-\s]+econom(?:y|ies)\b")
_FEW = 5
"""More words between an owner and a figure are those of another thing."""
_NEAR = 6
"""Sentences over which an economy is taken for granted."""
_BEFORE = {"field": "subject", "from": "previous sentence"}
_ALONE = {"field": "subject", "from": "most named"}


def named_in(vocabulary: Any, text: str) -> Iterable[str]:
    """The identities of the economies that a text names."""
    known = economies_of(vocabulary)
    return dict.fromkeys(id for _, id in known.within(text, 0, len(text))) if known is not None else ()
