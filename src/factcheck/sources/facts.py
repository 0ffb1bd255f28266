"""Source `facts`: what the fact files of the rule set hold. It asks nobody and cannot fail."""

from __future__ import annotations

from factcheck.model import Observation
from factcheck.records import record
from factcheck.rules.loader import Rules

ID = "facts"


@record
class FactSource:
    rules: Rules

    def lookup(self, key: str) -> tuple[Observation, ...]:
        """Every fact about the identity `key` ("cik:0001577552", "person:eddie-wu"), in the order of the files; () for none.

        A fact that names several identities is about the one that was asked for.
        """
        if not _KEPT or _KEPT[0][0] is not self.rules:
            _KEPT[:] = [(self.rules, {})]
        kept = _KEPT[0][1]
        if key not in kept:
            kept[key] = tuple(fact.to_observation(key) for fact in self.rules.facts_about(key))
        return kept[key]


_KEPT: list[tuple[Rules, dict[str, tuple[Observation, ...]]]] = []
"""The observations of the rule set at hand: thousands of articles ask about the same few companies."""
