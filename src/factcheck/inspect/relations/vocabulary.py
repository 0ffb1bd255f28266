"""The vocabulary's section `relations`, compiled when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from typing import Any

from factcheck.inspect.relations.forms import (
    Form,
    expanded,
)
from factcheck.memo import once_per_vocabulary
from factcheck.records import record


@record
class Relation:
    says: tuple[Form, ...]
    form: str
    told: str
    of: tuple[str, ...]
    times: Decimal
    slack: Decimal
    unless: tuple[str, ...]
    unless_any: tuple[str, ...]
    within: Decimal | None


@record
class Relations:
    """`known` remembers which forms, by their relation's number and their own, a row of figures can stand in."""

    entries: tuple[Relation, ...]
    known: dict[str, Candidates] = field(default_factory=dict)

    def of(self, kinds: str) -> Candidates:
        """`kinds` holds "/" where a sentence ends: then only forms that go over the end are meant, else only those that do not."""
        if kinds not in self.known:
            if len(self.known) > _MOST_KNOWN:
                self.known.clear()
            self.known[kinds] = candidates(
                (number, form)
                for number, relation in enumerate(self.entries)
                for form in relation.says
                if form.is_of_two == ("/" in kinds) and form.sequence.search(kinds)
            )
        return self.known[kinds]


@record
class Candidates:
    """Forms in order, by a word that each cannot do without."""

    forms: tuple[tuple[int, Form], ...]
    always: frozenset[int]
    by_word: Mapping[str, frozenset[int]]

    def among(self, words: frozenset[str]) -> Iterator[tuple[int, Form]]:
        """Those of which every anchor may stand among the words."""
        places = self.always.union(*(self.by_word[word] for word in self.by_word.keys() & words))
        for place in sorted(places):
            if self.forms[place][1].may_match(words):
                yield self.forms[place]


def candidates(told: Iterable[tuple[int, Form]]) -> Candidates:
    forms = tuple(told)
    always, by_word = set[int](), dict[str, set[int]]()
    for place, (_, form) in enumerate(forms):
        for word in min(form.anchors, key=len, default=()):
            by_word.setdefault(word, set()).add(place)
    return Candidates(forms, frozenset(always), {word: frozenset(places) for word, places in by_word.items()})


_MOST_KNOWN = 4_000


@once_per_vocabulary
def relations_of(vocabulary: Any) -> Relations:
    entries: Mapping[str, Any] = getattr(vocabulary, "relations", None) or {}
    lists = {name: tuple(e.words) for name, e in (getattr(vocabulary, "phrasings", None) or {}).items()}
    made = tuple(
        Relation(
            tuple(Form(expanded(form, lists)) for form in entry.says), entry.form, entry.told, entry.of, entry.times, entry.slack,
            _unless(entry.unless, lists), entry.unless_any, entry.within,
        )
        for entry in entries.values()
    )  # fmt: skip
    return Relations(made)


def _unless(words: tuple[str, ...], lists: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The phrases, "<falling>" replaced by those of the list."""
    return tuple(w for word in words for w in (lists[word[1:-1]] if word.startswith("<") else (word,)))
