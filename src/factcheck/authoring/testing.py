"""`factcheck rules test`: every rule on its own examples, and whether these would notice a broken rule."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from factcheck.authoring import deciding
from factcheck.authoring.trials import About, Failure, failures, survivors, trials
from factcheck.records import record, replace
from factcheck.rules.examples import Cases
from factcheck.rules.facts import Fact
from factcheck.rules.loader import Rules

NONE = "no example shows what it is for"


@record
class Result:
    """What became of one rule. `unproven` are the ways to break it that no example notices."""

    rule: str
    place: str
    examples: int
    failures: tuple[Failure, ...] = ()
    unproven: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        return not self.failures and not self.unproven


def names(rules: Rules) -> list[str]:
    """The rules that are tried, in this order. Facts are tried where they carry examples."""
    found = [rule.name for rule in (*rules.patterns, *rules.requirements)]
    found += [f"consistency/{name}" for name in rules.tree["consistency"]]
    found += [f"reference/{source}" for source in rules.tree["reference"]]
    return found + [fact.rule for fact in _facts(rules)]


def results(rules: Rules, only: Collection[str] = ()) -> Iterator[Result]:
    """All rules, or those that are named."""

    def wanted(name: str) -> bool:
        return not only or name in only

    about: tuple[About, ...] = (*rules.patterns, *rules.requirements)
    for rule in about:
        if wanted(rule.name):
            yield _about(rule, rules)
    for name in rules.tree["consistency"]:
        if wanted(f"consistency/{name}"):
            yield _inspection(name, rules)
    for source in rules.tree["reference"]:
        if wanted(f"reference/{source}"):
            yield _reference(source, rules)
    for fact in _facts(rules):
        if wanted(fact.rule):
            yield _fact(fact, rules)


def _about(rule: About, rules: Rules) -> Result:
    tried = list(trials(rule, rules))
    failed = tuple(failures(rule, tried))
    # An example that fails says nothing about what the others would notice.
    unproven = () if failed else tuple(survivors(rule, tried))
    return Result(rule.name, f"{rule.path}:{rule.line}", len(tried), failed, unproven)


def _inspection(name: str, rules: Rules) -> Result:
    rule = f"consistency/{name}"
    examples = getattr(rules.consistency, name).examples
    if examples is None:
        return Result(rule, "", 0, unproven=(NONE,))
    failed = tuple(deciding.inspection_failures(rules, name, examples))
    return Result(rule, "", len(examples.fires) + len(examples.passes), failed)


def _reference(source: str, rules: Rules) -> Result:
    rule = f"reference/{source}"
    given: Cases | None = getattr(rules.reference, source).examples
    if given is None:
        return Result(rule, "", 0, unproven=(NONE,))
    failed = tuple(deciding.case_failures(rules, rule, given))
    unproven = tuple(deciding.unproven_metrics(rules, given)) if source == "sec" and not failed else ()
    return Result(rule, "", _count(given), failed, unproven)


def _facts(rules: Rules) -> Iterator[Fact]:
    """Those with examples of their own. A fact without any is data: `rules lint` says whether a claim can reach it."""
    return (Fact.model_validate(fact) for fact in rules.tree["facts"] if "examples" in fact)


def _fact(fact: Fact, rules: Rules) -> Result:
    assert fact.examples is not None
    place = f"{fact.path}:{fact.line}"
    failed = tuple(
        replace(failure, place=place) for failure in deciding.case_failures(rules, fact.rule, fact.examples, _day(fact))
    )
    return Result(fact.rule, place, _count(fact.examples), failed)


def _day(fact: Fact) -> date | None:
    """A day on which the fact is known and holds."""
    given = [day for day in (fact.published, fact.valid_from, fact.period.end if fact.period else None) if day]
    return max((day if type(day) is date else day.date() for day in given), default=None)  # type: ignore[attr-defined]


def _count(given: Cases) -> int:
    return len(given.supported) + len(given.contradicted) + len(given.passes)
