"""Which questions the claims of an article ask of which source; all are known before the first is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.extract.parallel import SERIES
from factcheck.judge import economy
from factcheck.judge.currency import is_currency
from factcheck.judge.meant import READINGS
from factcheck.judge.names import mentions
from factcheck.judge.values import DERIVED, LOSSES
from factcheck.model import Claim, Entity, Lookup, Quantity
from factcheck.sources import wikidata


def plan(
    claims: Iterable[Claim], rules: Any, quantities: Iterable[Quantity] = (), entities: Iterable[Entity] = ()
) -> tuple[Lookup, ...]:
    """One look-up for every source and subject, in a fixed order. `quantities` and `entities` are those of the claims' article.

    The other company of "a fatter margin than IBM: 28% compared with 13%" is asked about as well: the second figure may be its.
    """
    judged = [claim for claim in claims if claim.unbound in (None, SERIES) or claim.rival_metrics]
    against = {claim.sentence for claim in judged if claim.role == "from"}
    named = [e.ref for e in entities if e.sentence in against and e.type == "ORG" and e.ref]
    lookups = [*_about_subjects(judged, named, rules), *_facts_by_name(judged, rules)]
    subjects = {lookup.key for lookup in lookups if lookup.source == "facts"}
    lookups.extend(_currencies(subjects, rules, quantities))
    lookups.extend(lookup for claim in judged for lookup in economy.asked(claim, rules))
    lookups.extend(Lookup(source=wikidata.ID, key=key) for claim in judged for key in _offices(claim, rules))
    return tuple(dict.fromkeys(lookups))


def worth_a_service(claims: Iterable[Claim], rules: Any) -> frozenset[str]:
    """The keys under which a service could know what decides a claim: companies of the SEC's, economies of the World Bank's."""
    bound = [claim for claim in claims if claim.unbound is None]
    filed = (claim.subject.id for claim in bound if claim.subject.id and in_filings(claim, rules))
    others = (key for claim in bound for key in (*economy.worthwhile(claim, rules), *_offices(claim, rules)))
    return frozenset({*filed, *others})


def _offices(claim: Claim, rules: Any) -> Iterator[str]:
    """Under which key the holders of a company's office are asked for, where no fact file names one."""
    subject, office = claim.subject.id or "", claim.segment
    if (
        claim.kind != "office"
        or claim.modality != "fact"
        or office not in wikidata.OFFICES
        or not subject.startswith("cik:")
    ):
        return
    if not any(fact.basis == "office" and office in fact.segments for fact in rules.facts_about(subject)):
        yield wikidata.KEY.format(subject=subject)


def in_filings(claim: Claim, rules: Any) -> bool:
    """Whether the SEC's data could hold what the claim says: a metric that is filed, of the whole company, as a fact."""
    return claim.segment is None and claim.modality == "fact" and is_filed(claim.metric, rules)


def is_filed(metric: str, rules: Any) -> bool:
    """Whether filings give the metric, or what it is computed from; a share's price they never give."""
    sec = getattr(rules.reference, "sec", None)
    return sec is not None and metric in {*sec.metrics, *sec.derived, *sec.readings, *DERIVED, *READINGS, *LOSSES}


def _about_subjects(claims: Iterable[Claim], named: Iterable[str], rules: Any) -> Iterator[Lookup]:
    sec = getattr(rules.reference, "sec", None)
    prefixes = sec.subjects if sec else ("cik:",)
    told = (subject for claim in claims for subject in (claim.subject.id, *claim.compare_subjects, *claim.rivals))
    for subject in filter(None, dict.fromkeys((*told, *named))):
        yield Lookup(source="facts", key=subject)
        if subject.startswith(tuple(prefixes)):
            yield Lookup(source="sec", key=subject)


def _facts_by_name(claims: list[Claim], rules: Any) -> Iterator[Lookup]:
    """Facts about persons and ranked things, whose claims may name them without an identity."""
    told = [" ".join(filter(None, (c.subject.text, c.subject.name, c.attribution, c.text))) for c in claims]
    everything = " / ".join(dict.fromkeys(told))
    for fact in rules.named_facts:
        if any(mentions(everything, name) for name in fact.names):
            yield Lookup(source="facts", key=fact.subject)


def _currencies(subjects: set[str], rules: Any, quantities: Iterable[Quantity]) -> Iterator[Lookup]:
    units = {fact.unit for subject in sorted(subjects) for fact in rules.facts_about(subject)}
    units |= {quantity.unit for quantity in quantities if quantity.kind == "money"}
    needed = sorted(unit for unit in units if is_currency(unit) and unit != "EUR")
    # a rate takes two currencies; an article in one needs none
    if len({*needed, *({"EUR"} & units)}) > 1:
        for unit in needed:
            yield Lookup(source="ecb", key=unit)
