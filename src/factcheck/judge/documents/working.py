"""How a judgement shows its working: how the claim was read, each figure that was weighed, what is cited."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.values import Weighed
from factcheck.judge.documents.verdicts import cite, says
from factcheck.model import Evidence
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import printed


def read_as(asked: Asked) -> str:
    fact, quantity = asked.fact, asked.quantity
    part = f", part {' '.join(sorted(asked.part))}" if asked.part else ""
    period = printed(asked.windows[0]) if asked.windows else "no period"
    said = "" if asked.dated else ", the document's own, since the claim names none"
    return f"read as: {fact.metric.replace('_', ' ')}{part}: {quantity.text if quantity else ''}; {period}{said}"


def line(asked: Asked, fact: Fact, found: Weighed) -> str:
    return f"{says(asked.held, fact)}: {found.outcome} ({found.relation}{', ' + found.why if found.why else ''})"


def cites(asked: Asked, facts: Sequence[Fact]) -> tuple[Evidence, ...]:
    return tuple(cite(asked.held, fact) for fact in facts[:3])
