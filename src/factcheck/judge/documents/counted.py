"""Streaks and ranks, as the issuer states them in a document."""

from __future__ import annotations

from factcheck.judge.case import Judgement
from factcheck.judge.compare import compare, point, read
from factcheck.judge.documents.align import COVERED, Asked
from factcheck.judge.documents.directions import way_of
from factcheck.judge.documents.meanings import meanings_of
from factcheck.judge.documents.nearest import nearest
from factcheck.judge.documents.rows import judge_rows
from factcheck.judge.documents.verdicts import contradicted, open_, says, supported
from factcheck.judge.documents.working import cites, read_as
from factcheck.judge.fix import quantity_fix
from factcheck.patterns import regex
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.words import stem

_RUN = frozenset(("consecutiv", "straight", "row", "success"))


def judge_streak(asked: Asked) -> Judgement:
    held, quantity = asked.held, asked.quantity
    assert quantity is not None
    runs = [f for f in held.facts.of_role("streak") if f.quantity is not None and _meant(asked, f)]
    if not runs and asked.who is not None:
        runs = _only_run(asked)
    if not runs and (counted := judge_rows(held, _JOINT.sub("", asked.fact.clause), asked.rules)) is not None:
        return counted  # "has fallen for two quarters in a row", of a line of a table
    if asked.who is None or not runs:
        return open_(held, "no-data", f"{held.name} speaks of no such run", nearest(asked))
    fact = runs[0]
    assert fact.quantity is not None
    working = [read_as(asked), says(held, fact)]
    mine, its = asked.fact.direction, fact.direction
    if mine and its and mine != its:
        detail = f"{says(held, fact)}: a run {its}, not {mine}."
        return contradicted(held, cites(asked, runs), "direction-flipped", detail, working)
    if not _counted_alike(quantity.unit, fact.quantity.unit) or fact.quantity.value is None:
        return open_(held, "not-comparable", f"{says(held, fact)}, counted otherwise", cites(asked, runs), working)
    if compare(read(quantity), point(fact.quantity.value)).outcome == "match":
        if asked.fact.negated:
            return contradicted(
                held, cites(asked, runs), "negated", f"{says(held, fact)}; the claim denies it.", working
            )
        return supported(held, cites(asked, runs), f"{says(held, fact)}.", working)
    if asked.fact.negated or asked.period(fact) == "other":
        return open_(held, "ambiguous", f"{says(held, fact)}, of another period", cites(asked, runs), working)
    fix = quantity_fix(quantity, fact.quantity.value)
    return contradicted(
        held, cites(asked, runs), "wrong-streak", f"{says(held, fact)}, not {quantity.text}.", working, fix=fix
    )


_JOINT = regex(r"[\s,;]+(?:(?:and|but|while)\s*)?$")
_MOVES = frozenset("rise increase gain advance growth decline fall drop decrease cut loss".split())
_TIMES = {"annual": "year", "yearly": "year", "quarterly": "quarter", "monthly": "month", "weekly": "week"}


def _counted_alike(one: str, other: str) -> bool:
    """ "Tenth straight annual rise" and "tenth annual increase": years, however they are told."""
    units = [[_TIMES.get(word, word.rstrip("s")) for word in unit.lower().split()] for unit in (one, other)]
    times = [{word for word in unit if word in ("year", "quarter", "month", "week", "day")} for unit in units]
    if times[0] and times[1]:
        return times[0] == times[1]
    return units[0] == units[1] or any(unit and unit[-1] in _MOVES for unit in units)


def _only_run(asked: Asked) -> list[Fact]:
    """ "It was the sixth quarterly decline in a row": the one run of a document, where its passage has the claim's words."""
    runs = [f for f in asked.held.facts.of_role("streak") if f.quantity is not None]
    if len(runs) != 1 or asked.fact.direction is None or runs[0].direction != asked.fact.direction:
        return []
    meanings = meanings_of(asked.rules.vocabulary)
    passage = next((p.text for p in asked.held.passages if runs[0].text[:_START] in " ".join(p.text.split())), "")
    around = meanings.stems(f"{passage} {asked.held.title or ''}")
    wanted = [m for m in meanings.of(asked.fact.clause) if not m.is_name and stem(m.text) not in _RUN]
    wanted = [m for m in wanted if way_of(m.text, meanings) is None]
    return runs if passage and wanted and sum(m.stands_in(around) for m in wanted) >= COVERED * len(wanted) else []


_START = 60


def _meant(asked: Asked, fact: Fact) -> bool:
    """The metric and part of the run; "volumes in Poland" and "sales volumes there" share their words."""
    named = asked.fact.metric == fact.metric and fact.metric != "unknown" and asked.part_of(fact) == asked.part
    wanted = asked.words - _RUN - _ordinals(asked)
    worded = bool(wanted) and len(wanted & (fact.near | fact.wide)) / len(wanted) >= COVERED
    return named or worded


def _ordinals(asked: Asked) -> frozenset[str]:
    from factcheck.sources.documents.words import all_stems

    return all_stems(asked.quantity.text) if asked.quantity is not None else frozenset()


_NUMBERED = regex(
    r"\b(?:[A-Z][a-z]+|furnace|reactor|unit|line|shaft|mine|berth|turbine|engine|plant|mill|well|platform|pier|terminal|kiln|block|train|lot|tranche)\s+$"
)
""" "Furnace No. 2": a name, and no rank."""


def judge_rank(asked: Asked) -> Judgement:
    held, quantity = asked.held, asked.quantity
    assert quantity is not None
    if _NUMBERED.search(asked.sentence.partition(quantity.text)[0]) and quantity.text.lower().startswith("no"):
        return open_(held, "not-comparable", f"{quantity.text} is what something is called")
    ranks = [f for f in held.facts.of_role("rank") if f.quantity is not None and _ranked(asked, f)]
    if asked.who is None or not ranks:
        return open_(held, "no-data", f"{held.name} gives no such rank", nearest(asked))
    fact = ranks[0]
    assert fact.quantity is not None
    working = [read_as(asked), says(held, fact)]
    if fact.quantity.value is None:
        return open_(held, "not-comparable", f"{says(held, fact)}", cites(asked, ranks), working)
    if compare(read(quantity), point(fact.quantity.value)).outcome == "match":
        if asked.fact.negated:
            return contradicted(
                held, cites(asked, ranks), "negated", f"{says(held, fact)}; the claim denies it.", working
            )
        return supported(held, cites(asked, ranks), f"{says(held, fact)}.", working)
    if asked.fact.negated or len(ranks) > 1:
        return open_(held, "ambiguous", f"{says(held, fact)}", cites(asked, ranks), working)
    fix = quantity_fix(quantity, fact.quantity.value)
    return contradicted(
        held, cites(asked, ranks), "wrong-rank", f"{says(held, fact)}, not {quantity.text}.", working, fix=fix
    )


def _ranked(asked: Asked, fact: Fact) -> bool:
    wanted = asked.words - _ordinals(asked) - asked.fact.subject
    return (
        bool(wanted) and len(wanted & (fact.near | fact.wide)) / len(wanted) >= COVERED and asked.of(fact) == asked.who
    )
