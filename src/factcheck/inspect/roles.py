"""What the figures of a page are: the roles of `rules/vocabulary/identities.yaml`, by the claims' readings and the words beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import lru_cache
from typing import Any

from factcheck.inspect.cues import phrases
from factcheck.inspect.figures import Figure
from factcheck.inspect.interval import value_of
from factcheck.inspect.page import Page
from factcheck.memo import cached_property, once_per_vocabulary
from factcheck.model import Claim, Quantity
from factcheck.patterns import compiled, regex
from factcheck.records import record

_LEAD, _TAIL = 70, 36
"""Code points before and behind a figure in which words can say what it is."""


@record
class Fact:
    """A figure that the article tells, with what was read for it."""

    quantity: Quantity
    claim: Claim | None

    @property
    def place(self) -> int:
        return self.quantity.sentence

    @property
    def metric(self) -> str:
        return self.claim.metric if self.claim is not None else "unknown"


@record
class Facts:
    """The figures of one page by their role, found when asked for."""

    page: Page
    all: tuple[Fact, ...]
    found: dict[str, tuple[Fact, ...]] = field(default_factory=dict)
    words: dict[str, tuple[str, str]] = field(default_factory=dict)

    @cached_property
    def metrics(self) -> frozenset[str]:
        return frozenset(fact.metric for fact in self.all)

    @cached_property
    def by_kind(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in self.all:
            found.setdefault(fact.quantity.kind, []).append(fact)
        return found

    @cached_property
    def counts(self) -> tuple[Fact, ...]:
        """Every number of anything, whatever it was read for."""
        told = (q for q in self.page.extraction.quantities if q.kind == "count" or q.rule.startswith("bare"))
        return tuple(Fact(q.model_copy(update={"kind": "count"}), None) for q in told if q.cmp != "range")

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Those that were bound, by the quantity's id."""
        return {figure.quantity.id: figure for figure in self.page.figures}

    def likely(self, roles: Mapping[str, Any]) -> frozenset[str]:
        """The roles of whose kinds there are figures, and of which any word or metric is on the page."""
        kinds, heads = self.by_kind.keys(), _heads_of(roles)
        return frozenset(
            name
            for name, role in roles.items()
            if not kinds.isdisjoint(role.kinds)
            and (
                role.per
                or role.units
                or not self.metrics.isdisjoint(role.metrics)
                or not heads[name].isdisjoint(self.page.words)
            )
        )

    def of(self, name: str, roles: Mapping[str, Any]) -> tuple[Fact, ...]:
        if name not in self.found:
            role = roles[name]
            spoken = bool(role.per) or self.page.has(_heads_of(roles)[name])
            mine = (f for kind in role.kinds for f in self.by_kind.get(kind, ()))
            self.found[name] = tuple(f for f in mine if self._is(f, role, spoken))
        return self.found[name]

    def _is(self, fact: Fact, role: Any, spoken: bool) -> bool:
        """`spoken`: a phrase of the role may stand on the page at all."""
        q = fact.quantity
        named = fact.metric in role.metrics or (q.kind == "count" and q.unit in role.units)
        if not named and not spoken:
            return False
        lead, behind = self.beside(q)
        if not named:
            named = (
                bool(role.before and _before(role.before).search(lead))
                or bool(role.behind and _behind(role.behind).match(behind))
                or (q.per is not None and q.per in role.per)
            )
        if not named:
            return False
        around = f"{lead} | {ASIDE.split(behind)[0]}"
        return not (role.unless and phrases(role.unless).search(around)) and not (
            role.along and not phrases(role.along).search(self.page.text_of(q.sentence))
        )

    def beside(self, q: Quantity) -> tuple[str, str]:
        """The words of its sentence that stand right before and right behind it, as far as the next figure."""
        if q.id not in self.words:
            self.words[q.id] = self._beside(q)
        return self.words[q.id]

    def _beside(self, q: Quantity) -> tuple[str, str]:
        text, (start, end) = self.page.article.text, self.page.room_of(q)
        return text[max(start, q.start - _LEAD) : q.start], text[q.end : min(end, q.end + _TAIL)]


ASIDE = regex(r"[,;:(–—]")


_FIRST = regex(r"[^\W_]+")


@once_per_vocabulary
def _heads_of(roles: Mapping[str, Any]) -> Mapping[str, frozenset[str]]:
    """Of each role the first word of each phrase; without one of them none of the phrases stands on the page."""
    return {
        name: frozenset(m[0].lower() for word in (*role.before, *role.behind) if (m := _FIRST.search(word)))
        for name, role in roles.items()
    }


def _alternatives(words: tuple[str, ...]) -> str:
    return phrases(words).pattern


@lru_cache(maxsize=64)
def _before(words: tuple[str, ...]) -> re.Pattern[str]:
    """One of the phrases, and behind it no more than a few small words up to the figure."""
    return compiled(
        rf"{_alternatives(words)}(?:[\s,(–—-]+(?!and\b|but\b|or\b)[a-z’']+){{0,4}}[\s,(–—-]*$", re.IGNORECASE
    )


@lru_cache(maxsize=64)
def _behind(words: tuple[str, ...]) -> re.Pattern[str]:
    return compiled(rf"\s*(?:[a-z-]+\s+){{0,2}}?{_alternatives(words)}", re.IGNORECASE)


def without_its_name(role: Any, behind: str) -> str:
    """What stands behind a figure without the phrase that says what it is: "18 times last year's earnings" is of no year but its own."""
    named = _behind(role.behind).match(behind) if role.behind else None
    return behind[named.end() :] if named else behind


def facts_of(page: Page) -> Iterator[Fact]:
    """Outcomes, told once: no plan, no denial, no figure of a repeat or of a table."""
    claims = {c.quantity: c for c in page.extraction.claims if c.quantity and c.kind != "statement"}
    for q in page.extraction.quantities:
        claim, sentence = claims.get(q.id), page.sentences.get(q.sentence)
        if not page.is_told(sentence, "hypothetical") or q.cmp == "range" or not value_of(q) or q.alt_of:
            continue
        if claim is not None and (claim.negated or claim.modality not in ("fact", "plan")):
            continue
        if q.kind == "money" and q.rule.startswith("bare") and _OF_SHARES.match(page.article.text, q.end):
            q = q.model_copy(update={"kind": "count", "unit": "shares"})  # taken for an amount like the one before
        yield Fact(q, claim)


_OF_SHARES = regex(r"\s*of\s+(?:its|their|our|the)\s+(?:own\s+|common\s+|ordinary\s+)?shares\b")
