"""Where evidence comes from. A source answers with observations, or with a failure as a value; it never raises."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Protocol

from factcheck.model import Lookup, Observation, PackInfo, SourceFailure, SourceStatus

if TYPE_CHECKING:
    from factcheck.rules.loader import Rules

Answer = tuple[Observation, ...] | SourceFailure


class Source(Protocol):
    """Everything that it holds on a subject: `key` is an identity ("cik:0000320193"), or a currency for `ecb`."""

    def lookup(self, key: str) -> Answer: ...


def _facts(rules: Rules) -> Source:
    from factcheck.sources.facts import FactSource

    return FactSource(rules)


def _sec(_: Rules) -> Source:
    from factcheck.sources import pack

    return pack


def _ecb(_: Rules) -> Source:
    from factcheck.sources import ecb

    return ecb


SOURCES: Mapping[str, Callable[[Rules], Source]] = {"facts": _facts, "sec": _sec, "ecb": _ecb}
"""Opened only when a question comes, so that an article without a currency loads no rates."""
ONLINE: frozenset[str] = frozenset()
"""Those that may contact somebody."""


def gather(lookups: Iterable[Lookup], rules: Rules) -> dict[Lookup, Answer]:
    """Ask every question once."""
    opened: dict[str, Source] = {}
    answers: dict[Lookup, Answer] = {}
    for lookup in dict.fromkeys(lookups):
        if lookup.source not in SOURCES:
            message = f"there is no source {lookup.source!r}"
            answers[lookup] = SourceFailure(
                source=lookup.source, key=lookup.key, kind="not-configured", message=message
            )
            continue
        if lookup.source not in opened:
            opened[lookup.source] = SOURCES[lookup.source](rules)
        answers[lookup] = opened[lookup.source].lookup(lookup.key)
    return answers


def packs(evidence: Mapping[Lookup, Answer]) -> tuple[PackInfo, ...]:
    """The packs that were looked into."""
    if not any(lookup.source == "sec" for lookup in evidence):
        return ()
    from factcheck.sources.pack import pack_info

    return (pack_info(),)


def statuses(evidence: Mapping[Lookup, Answer]) -> tuple[SourceStatus, ...]:
    """How every source fared, in the registry's order; a source that gave nothing to any question is unused."""
    return tuple(_status(id, [answer for lookup, answer in evidence.items() if lookup.source == id]) for id in SOURCES)


def _status(id: str, answers: list[Answer]) -> SourceStatus:
    failures = tuple(answer.message for answer in answers if isinstance(answer, SourceFailure))
    if failures:
        return SourceStatus(id=id, status="failed", failures=failures)
    if not any(answers):
        return SourceStatus(id=id, status="unused")
    day, attribution = provenance(id)
    return SourceStatus(id=id, status="ok", as_of=day, attribution=attribution)


def provenance(id: str) -> tuple[date | None, str | None]:
    """The day up to which a source's records go, and to whom thanks are due."""
    if id == "sec":
        from factcheck.sources import pack

        return pack.pack_info().as_of, pack.ATTRIBUTION
    if id == "ecb":
        from factcheck.sources import ecb

        return ecb.last_day(), ecb.ATTRIBUTION
    return None, None
