"""Source `wikidata`: offices of companies. It holds nothing on this machine; its service is asked where a network is allowed."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.model import Observation

ID = "wikidata"
OFFICES: Mapping[str, str] = {"ceo": "P169", "chair": "P488"}
"""An office, and the property that names its holders."""
KEY = "{subject}/offices"
"""Under which the offices of a company are asked for."""


def lookup(_: str) -> tuple[Observation, ...]:
    return ()
