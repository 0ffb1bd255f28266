"""Source `facts`: what the fact files of the rule set hold. It asks nobody and cannot fail."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.model import Observation
from factcheck.rules.loader import Rules

ID = "facts"


@dataclass(frozen=True)
class FactSource:
    rules: Rules

    def lookup(self, key: str) -> tuple[Observation, ...]:
        """Every fact about the identity `key` ("cik:0001577552", "person:eddie-wu"), in the order of the files; () for none.

        A fact that names several identities is about the one that was asked for.
        """
        return tuple(fact.to_observation(key) for fact in self.rules.facts_about(key))
