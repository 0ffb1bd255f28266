"""The figures of a page as a reader takes them: in order, with the words right before and behind, whatever they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.inspect.agreement.one_fact import stem, stems_of
from factcheck.inspect.interval import value_of
from factcheck.inspect.page import Page
from factcheck.memo import cached_property
from factcheck.model import Quantity, Sentence
from factcheck.patterns import regex
from factcheck.records import record

AMOUNTS = frozenset({"money", "count"})
OF_TIME = frozenset(
    "years year months month weeks week days day hours hour minutes minute quarters quarter decades decade times percent points seasons season annum night nights".split()
)
_HELD_AGAINST = regex(
    r"\b(?:from|than|against|versus|vs\.?|after|compared\s+(?:with|to)|instead\s+of|before)\s+(?:(?:the|a|an|its|about|some|only|just|all)\s+){0,2}$",
    re.IGNORECASE,
)
_NOT_OUTCOME = frozenset({"forecast", "hypothetical", "opinion"})


@record
class Reading:
    """The told figures of a page by their sentence: no tables, no ranges, no restatements in another unit."""

    page: Page

    @cached_property
    def rows(self) -> dict[int, tuple[Quantity, ...]]:
        found: dict[int, tuple[Quantity, ...]] = {}
        for place, quantities in self.page.quantities_in.items():
            sentence = self.page.sentences.get(place)
            if not self.page.is_told(sentence, "hypothetical") or any(q.rule == "table" for q in quantities):
                continue
            if row := tuple(q for q in self.page.row(place) if value_of(q)):
                found[place] = row
        return found

    @cached_property
    def all(self) -> tuple[Quantity, ...]:
        return tuple(q for place in sorted(self.rows) for q in self.rows[place])

    @cached_property
    def denied(self) -> frozenset[str]:
        """What is denied, only possible or still to come."""
        claims = self.page.extraction.claims
        return frozenset(c.quantity for c in claims if c.quantity and (c.negated or c.modality in _NOT_OUTCOME))

    def sentence(self, q: Quantity) -> Sentence:
        return self.page.sentences[q.sentence]

    def lead(self, q: Quantity) -> str:
        """From the figure before it, or the beginning of its sentence."""
        return self._beside(q)[0]

    def tail(self, q: Quantity) -> str:
        """To the next figure, or the end of its sentence."""
        return self._beside(q)[1]

    @cached_property
    def _told(self) -> dict[int, tuple[str, str]]:
        return {}

    def _beside(self, q: Quantity) -> tuple[str, str]:
        """Asked of one figure by many inspections."""
        if (found := self._told.get(q.start)) is None:
            row, sentence, text = self.rows.get(q.sentence, ()), self.sentence(q), self.page.article.text
            start = max((p.end for p in row if p.end <= q.start), default=sentence.start)
            end = min((p.start for p in row if p.start >= q.end), default=sentence.end)
            found = self._told[q.start] = text[start : q.start], text[q.end : end]
        return found

    def is_base(self, q: Quantity) -> bool:
        """What others are held against: an earlier level, or a distance."""
        return self.page.roles.get(q.id) in ("from", "delta", "diff") or _HELD_AGAINST.search(self.lead(q)) is not None

    def words(self, q: Quantity) -> frozenset[str]:
        """The stems of the words of its clause."""
        sentence, text = self.sentence(q), self.page.article.text
        before = _CUT.split(text[sentence.start : q.start])[-1]
        behind = _CUT.split(text[q.end : sentence.end])[0]
        return stems_of(f"{before} {q.unit if q.kind == 'count' else ''} {behind}")

    def near(self, q: Quantity, back: int = 1, on: int = 0) -> Iterator[Quantity]:
        """The figures of its sentence and of so many before and behind it, in the same or the next paragraph."""
        block = self.sentence(q).block
        for place in range(q.sentence - back, q.sentence + on + 1):
            for p in self.rows.get(place, ()):
                if abs(self.sentence(p).block - block) <= 1:
                    yield p


_CUT = regex(r"[;:()]|\s[–—-]\s|,\s+(?:and|but|while|whereas|which|who|as|because|although|though)\s")


def reading_of(page: Page) -> Reading:
    """Made once a page."""
    made: Reading | None = page.__dict__.get("_reading")
    if made is None:
        made = page.__dict__["_reading"] = Reading(page)
    return made


def is_number_of_things(q: Quantity) -> bool:
    """A count of what can be counted one by one: no years, no percent."""
    return q.kind == "count" and q.unit not in OF_TIME


def same_unit(a: Quantity, b: Quantity) -> bool:
    """Of one kind; what is counted may be told once."""
    if a.kind != b.kind or "range" in (a.cmp, b.cmp):
        return False
    return a.unit == b.unit or a.kind == "count" and ("" in (a.unit, b.unit) or stem(a.unit) == stem(b.unit))
