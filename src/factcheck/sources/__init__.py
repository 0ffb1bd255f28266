"""Where evidence comes from. A source answers with observations, or with a failure as a value; it never raises.

What lies on this machine is asked first; somebody else only with a `Network`, and only where the first answer may lack something.
What goes wrong there stands under a look-up of its own (`sec:network`), beside the answer that is held in spite of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Protocol

from factcheck.model import Lookup, Observation, PackInfo, SourceFailure, SourceStatus

if TYPE_CHECKING:
    from factcheck.rules.loader import Rules
    from factcheck.sources.network import Network

Answer = tuple[Observation, ...] | SourceFailure


class Source(Protocol):
    """Everything that it holds on a subject: `key` is an identity ("cik:0000320193", "iso3166:DE"), or a currency for `ecb`."""

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


def _worldbank(rules: Rules) -> Source:
    from factcheck.sources.worldbank import WorldBank

    return WorldBank(rules.vocabulary.economies)


def _bls(_: Rules) -> Source:
    from factcheck.sources import bls

    return bls


def _wikidata(_: Rules) -> Source:
    from factcheck.sources import wikidata

    return wikidata


SOURCES: Mapping[str, Callable[[Rules], Source]] = {
    "facts": _facts, "sec": _sec, "ecb": _ecb, "worldbank": _worldbank, "bls": _bls, "wikidata": _wikidata,
}  # fmt: skip
"""Opened only when a question comes, so that an article without a currency loads no rates."""
Beyond = Callable[
    [str, tuple[Observation, ...], "date | None", "Rules", "Network"],
    tuple[tuple[Observation, ...], SourceFailure | None],
]


def _sec_beyond(
    key: str, held: tuple[Observation, ...], day: date | None, rules: Rules, network: Network
) -> tuple[tuple[Observation, ...], SourceFailure | None]:
    from factcheck.sources import sec

    return sec.beyond(key, held, day, rules.reference.sec, network)


def _ecb_beyond(
    key: str, held: tuple[Observation, ...], day: date | None, _: Rules, network: Network
) -> tuple[tuple[Observation, ...], SourceFailure | None]:
    from factcheck.sources import ecb_service

    return ecb_service.beyond(key, held, day, network)


def _worldbank_beyond(
    key: str, held: tuple[Observation, ...], day: date | None, rules: Rules, network: Network
) -> tuple[tuple[Observation, ...], SourceFailure | None]:
    from factcheck.sources import worldbank_service

    return worldbank_service.beyond(key, held, day, rules, network)


def _wikidata_beyond(
    key: str, held: tuple[Observation, ...], day: date | None, _: Rules, network: Network
) -> tuple[tuple[Observation, ...], SourceFailure | None]:
    from factcheck.sources import wikidata_service

    return wikidata_service.beyond(key, held, day, network)


ONLINE: Mapping[str, Beyond] = {
    "sec": _sec_beyond, "ecb": _ecb_beyond, "worldbank": _worldbank_beyond, "wikidata": _wikidata_beyond,
}  # fmt: skip
"""Those that may contact somebody: from what is held on this machine to what is known with the service's help."""
NETWORK = ":network"
"""Ends the source of a look-up under which a service's failure stands beside an answer."""


def gather(
    lookups: Iterable[Lookup],
    rules: Rules,
    network: Network | None = None,
    day: date | None = None,
    worthwhile: Collection[str] | None = None,
) -> dict[Lookup, Answer]:
    """Ask every question once, for an article of `day`. Without a network nobody is contacted and no snapshot is read.

    `worthwhile` are the keys of which a service could know something that the claims need; None stands for all.
    """
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
        # rates are only asked for where two currencies meet, and one request brings them all
        may_help = worthwhile is None or lookup.source == "ecb" or lookup.key in worthwhile
        if network is not None and may_help and lookup.source in ONLINE:
            answers.update(_with_network(lookup, answers[lookup], day, rules, network))
        if lookup.source == "sec":
            answers[lookup] = _in_force(answers[lookup], rules)
    return answers


def _in_force(answer: Answer, rules: Rules) -> Answer:
    """Only the metrics that the rule set looks up in filings; what it does not name is not judged by them."""
    if isinstance(answer, SourceFailure) or not hasattr(rules, "reference"):
        return answer
    sec = rules.reference.sec
    metrics = sec.metrics if sec is not None else {}
    if all(observation.metric in metrics for observation in answer):
        return answer  # the very tuple: what is worked out of an answer is remembered with it
    return tuple(observation for observation in answer if observation.metric in metrics)


def _with_network(
    lookup: Lookup, held: Answer, day: date | None, rules: Rules, network: Network
) -> dict[Lookup, Answer]:
    damaged = held if isinstance(held, SourceFailure) else None
    known, failure = ONLINE[lookup.source](
        lookup.key, () if isinstance(held, SourceFailure) else held, day, rules, network
    )
    if not known and (damaged or failure):
        return {lookup: damaged or failure or ()}
    beside = Lookup(source=lookup.source + NETWORK, key=lookup.key)
    return {lookup: known, **({beside: failure} if failure else {})}


def packs(evidence: Mapping[Lookup, Answer]) -> tuple[PackInfo, ...]:
    """The packs that were looked into."""
    if not any(lookup.source == "sec" for lookup in evidence):
        return ()
    from factcheck.sources.pack import pack_info

    return (pack_info(),)


def statuses(
    evidence: Mapping[Lookup, Answer], day: date | None = None, worthwhile: Collection[str] | None = None
) -> tuple[SourceStatus, ...]:
    """How every source fared, in the registry's order; a source that gave nothing to any question is unused.

    With the article's day it is told of which of the `worthwhile` companies newer filings may be lacking.
    """
    return tuple(
        _status(
            id,
            [answer for lookup, answer in evidence.items() if lookup.source.removesuffix(NETWORK) == id],
            _aged(evidence, day, worthwhile) if id == "sec" and day is not None else (),
        )
        for id in SOURCES
    )


def _aged(evidence: Mapping[Lookup, Answer], day: date, worthwhile: Collection[str] | None) -> tuple[str, ...]:
    found = []
    for lookup, answer in evidence.items():
        asked = worthwhile is None or lookup.key in worthwhile
        if lookup.source != "sec" or not asked or not answer or isinstance(answer, SourceFailure):
            continue
        from factcheck.sources.age import outlived

        if (newest := outlived(answer, day)) is not None:
            from factcheck.sources.companies import companies

            company = companies().by_id(lookup.key)
            name = company.name if company else lookup.key
            found.append(
                f"the newest filing held of {name} is of {newest}; what it filed from then to {day} is not known"
            )
    return tuple(dict.fromkeys(found))


def _status(id: str, answers: list[Answer], warnings: tuple[str, ...] = ()) -> SourceStatus:
    failures = [answer for answer in answers if isinstance(answer, SourceFailure)]
    held = [answer for answer in answers if answer and not isinstance(answer, SourceFailure)]
    day, attribution = provenance(id) if held else (None, None)
    seen = [answer[0].checked for answer in held]
    if id in ONLINE and held and None not in seen:  # nothing came out of the pack
        day = min(date for date in seen if date)
    if any(failure.kind != "offline" for failure in failures):
        return SourceStatus(
            id=id,
            status="stale" if held else "failed",
            as_of=day,
            attribution=attribution,
            failures=tuple(dict.fromkeys(failure.message for failure in failures)),
            warnings=warnings,
        )
    if not held:
        return SourceStatus(id=id, status="offline" if failures else "unused")
    return SourceStatus(id=id, status="ok", as_of=day, attribution=attribution, warnings=warnings)


def provenance(id: str) -> tuple[date | None, str | None]:
    """The day up to which a source's records go, and to whom thanks are due."""
    if id == "sec":
        from factcheck.sources import pack

        return pack.pack_info().as_of, pack.ATTRIBUTION
    if id == "ecb":
        from factcheck.sources import ecb

        return ecb.last_day(), ecb.ATTRIBUTION
    if id == "worldbank":
        from factcheck.sources import worldbank

        return worldbank.last_day(), worldbank.ATTRIBUTION
    if id == "bls":
        from factcheck.sources import bls

        return bls.last_day(), bls.ATTRIBUTION
    return None, None
