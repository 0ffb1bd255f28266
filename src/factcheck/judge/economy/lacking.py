"""What is said where a source holds nothing on an economy or a rate: it knows nothing, or could not be asked."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.judge.case import Case, Judgement, unverified
from factcheck.model import Lookup, SourceFailure
from factcheck.sources import NETWORK


def lacking(case: Case, source: str, keys: Iterable[str], why: str) -> Judgement:
    """Unverified: `why`, unless the source's service was to be asked about one of the keys and could not be."""
    asked = (Lookup(source=name, key=key) for key in keys for name in (source + NETWORK, source))
    for failure in (case.evidence.get(lookup) for lookup in asked):
        if isinstance(failure, SourceFailure):
            if failure.kind == "offline":
                return unverified("no-data", f"{why}; not consulted offline: {source}")
            return unverified("source-unavailable", f"{source} could not be consulted: {failure.message}")
    return unverified("no-data", why)
