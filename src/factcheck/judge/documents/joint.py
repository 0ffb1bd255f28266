"""What several names have together: the sum of their figures in one document."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from factcheck.judge.case import Judgement, note
from factcheck.judge.compare import plain
from factcheck.judge.documents.align import Asked, metrics_agree
from factcheck.judge.documents.readings import TOGETHER
from factcheck.judge.documents.values import related, weigh
from factcheck.judge.documents.verdicts import cite, open_, supported
from factcheck.records import replace
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.words import Stems, name_stems, names

_SEVERAL = 2


def judge_together(asked: Asked) -> Judgement | None:
    """None where the sentence does not speak of several names of the document at once."""
    quantity, held = asked.quantity, asked.held
    if quantity is None or quantity.value is None or not TOGETHER.search(asked.sentence):
        return None
    told = _told(asked)
    if len(told) < _SEVERAL:
        return None
    parts = [_figure(asked, name) for name in told]
    facts = [fact for fact in parts if fact is not None]
    if len(facts) < len(told):
        return open_(
            held, "no-data", f"{held.name} does not give this figure for each of them", [cite(held, f) for f in facts]
        )
    values = [
        fact.quantity.value * related(quantity, fact.quantity)[1]
        for fact in facts
        if fact.quantity and fact.quantity.value is not None
    ]
    total = sum(values, Decimal(0))
    first = facts[0].quantity
    assert first is not None
    whole = quantity.model_copy(update={"value": total, "low": total, "high": total, "cmp": "eq", "step": first.step})
    text = f"{' + '.join(map(plain, values))} = {plain(total)}"
    evidence = [cite(held, fact) for fact in facts]
    if weigh(quantity, whole, asked.hedge).outcome == "match":
        return supported(held, evidence, f"Computed from {held.name}: {text}.", (), [note("derived", text)])
    return open_(held, "not-comparable", f"{held.name} gives {text}", evidence)


def _told(asked: Asked) -> list[Stems]:
    inside = [name_stems(run) for _, run in names(asked.sentence)]
    known = (asked.held.issuer, *asked.held.others)
    return [name for name in dict.fromkeys(known) if name and any(stems and stems <= name for stems in inside)]


def _figure(asked: Asked, name: Stems) -> Fact | None:
    """The one figure of the claim's metric and unit that is of this name."""
    quantity = asked.quantity
    assert quantity is not None
    found = [
        fact
        for fact in asked.levels_among(asked.held.facts.of_metrics([asked.fact.metric], asked.fact.near))
        if fact.quantity is not None
        and fact.quantity.value is not None
        and metrics_agree(asked.fact.metric, fact.metric)
        and related(quantity, fact.quantity)[0] == "same"
        and asked.of(fact) == name
        and asked.period(fact) != "other"
    ]
    if not found:
        found = [
            fact
            for fact in _gapped(asked)
            if asked.of(fact) == name and fact.quantity and related(quantity, fact.quantity)[0] != "currency"
        ]
    return found[0] if len({fact.quantity.value for fact in found if fact.quantity}) == 1 else None


def _gapped(asked: Asked) -> Iterator[Fact]:
    """ "Kirrin supplies 4.3 million customers and Dunross 1.7 million": figures without a metric beside one that has it."""
    for fact in asked.held.facts.of_metrics([asked.fact.metric], asked.fact.near):
        for other in asked.held.facts.beside(fact):
            if other.metric == "unknown" and other.role == "level" and other.subject and other.quantity is not None:
                kinds = (other.quantity.kind, fact.quantity.kind if fact.quantity is not None else None)
                if kinds[0] == kinds[1]:
                    yield replace(
                        other,
                        quantity=other.quantity.model_copy(
                            update={"unit": fact.quantity.unit if fact.quantity else ""}
                        ),
                    )
