"""What is wrong with facts and names although each is well formed: contradictions, out of reach, expired, shared aliases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from factcheck.records import record
from factcheck.rules.loader import Rules
from factcheck.rules.problems import did_you_mean


@record
class Remark:
    level: Literal["error", "warning"]
    rule: str
    place: str
    message: str


Plain = dict[str, Any]
_NO_METRIC = frozenset({"office", "statement"})
_ONE_HOLDER = frozenset({"ceo", "chair", "cfo", "coo", "cto", "president", "governor"})
_MOST_TERMS = 3
"""Expired terms of a file are told one by one up to so many."""


def _remark(level: Literal["error", "warning"], fact: Plain, message: str) -> Remark:
    return Remark(level, f"facts/{fact['id']}", f"{fact['path']}:{fact['line']}", message)


def remarks(rules: Rules, expired_before: date) -> Iterator[Remark]:
    facts = list(rules.tree["facts"])
    yield from _out_of_reach(rules, facts)
    ids = {fact["id"] for fact in facts}
    for fact in facts:
        if fact.get("beside") and fact["beside"] not in ids:
            yield _remark(
                "error",
                fact,
                f'it stands beside "{fact["beside"]}", which is no fact{did_you_mean(fact["beside"], ids)}',
            )
    yield from _contradictions(facts)
    yield from _terms(facts)
    yield from _expired(facts, expired_before)


def _out_of_reach(rules: Rules, facts: list[Plain]) -> Iterator[Remark]:
    """No claim has the metric or office."""
    metrics, offices = set(rules.vocabulary.metrics), set(rules.vocabulary.offices)
    for fact in facts:
        metric = fact["metric"]
        if (
            metric not in metrics
            and metric not in _NO_METRIC
            and fact.get("basis") not in ("rank", "statement", "office", "event")
        ):
            yield _remark("error", fact, f'no claim has the metric "{metric}"{did_you_mean(metric, metrics)}')
        if fact.get("basis") == "office":
            for office in fact.get("segments", ()):
                if office not in offices:
                    yield _remark("error", fact, f'no claim has the office "{office}"{did_you_mean(office, offices)}')


def _key(fact: Plain) -> tuple[Any, ...]:
    """What a fact is about; two facts with one key and two values are two answers to one question."""
    period = fact.get("period") or {}
    return (
        fact["subject"], fact["metric"], fact.get("basis", "level"), fact.get("modality", "fact"), fact.get("unit"), fact.get("per"),
        period.get("start"), period.get("end"), fact.get("horizon"), tuple(sorted(name.casefold() for name in fact.get("segments", ()))),
        tuple(sorted(fact.get("names", ()))), str(fact.get("words")),
    )  # fmt: skip


def _contradictions(facts: list[Plain]) -> Iterator[Remark]:
    first: dict[tuple[Any, ...], Plain] = {}
    for fact in facts:
        if fact.get("basis", "level") not in ("level", "delta", "share", "rank", "streak"):
            continue
        # An announcement that was raised is another one on another day.
        key = (*_key(fact), fact.get("published") if fact.get("modality", "fact") != "fact" else None)
        other = first.setdefault(key, fact)
        if _value(other) != _value(fact) and fact.get("period") and not _are_beside(fact, other):
            place = f"{other['path']}:{other['line']}"
            yield _remark(
                "error",
                fact,
                f"{_value(fact)} against {_value(other)} of facts/{other['id']} ({place}) for the same period",
            )


def _are_beside(one: Plain, other: Plain) -> bool:
    """Whether one of them says that both are right."""
    return bool(one.get("beside") == other["id"] or other.get("beside") == one["id"])


def _value(fact: Plain) -> str:
    if fact.get("value") is not None:
        return f"{fact['value']} {fact.get('unit', '')}".strip()
    return f"{fact.get('low')} to {fact.get('high')} {fact.get('unit', '')}".strip()


def _terms(facts: list[Plain]) -> Iterator[Remark]:
    """One office held by two persons at a time: an article that names either is right, which may not be meant."""
    held: dict[tuple[str, str], list[Plain]] = defaultdict(list)
    for fact in facts:
        if fact.get("basis") == "office":
            for office in _ONE_HOLDER & set(fact.get("segments", ())):
                held[fact["subject"], office].append(fact)
    for (_, office), mine in held.items():
        mine.sort(key=lambda fact: str(fact.get("valid_from", "")))
        for earlier, later in zip(mine, mine[1:], strict=False):
            end, begin = str(earlier.get("valid_until") or "9999"), str(later.get("valid_from") or "")
            # one day is the usual handover
            if (
                begin
                and begin < end
                and begin[:7] != end[:7]
                and not _are_beside(earlier, later)
                and set(earlier["names"]).isdisjoint(later["names"])
            ):
                yield _remark(
                    "warning", later, f"{later['names'][0]} is {office} from {begin}, and facts/{earlier['id']} until {end if end != '9999' else 'today'}"
                )  # fmt: skip


def _expired(facts: list[Plain], before: date) -> Iterator[Remark]:
    """Open terms that nobody has checked for so long that they contradict nobody any more."""
    by_file: dict[str, list[Plain]] = defaultdict(list)
    for fact in facts:
        checked = fact.get("checked")
        if (
            fact.get("basis") == "office"
            and not fact.get("valid_until")
            and checked
            and str(checked) < before.isoformat()
        ):
            by_file[fact["path"]].append(fact)
    for mine in by_file.values():
        for fact in mine if len(mine) <= _MOST_TERMS else mine[:1]:
            more = f", and {len(mine) - 1} more of this file" if len(mine) > _MOST_TERMS else ""
            message = f"last checked on {fact['checked']}{more}; an open term so old contradicts nobody: check it and set `checked`"
            yield _remark("warning", fact, message)


def aliases(rules: Rules, _: date) -> Iterator[Remark]:
    """One word for two entries of the vocabulary: what it means is decided by the order of the files."""
    yield from _shared("metrics", {id_: entry.words for id_, entry in rules.vocabulary.metrics.items()})
    names = {id_: (*entry.names, *entry.tickers) for id_, entry in rules.vocabulary.companies.items()}
    yield from _shared("companies", names)
    people: dict[str, set[str]] = defaultdict(set)
    for fact in rules.tree["facts"]:
        if fact["subject"].startswith("person:"):
            for name in fact.get("names", ()):
                people[name.casefold()].add(fact["subject"])
    for name, subjects in people.items():
        if len(subjects) > 1:
            yield Remark("error", "facts", "", f'the name "{name}" is given to {" and ".join(sorted(subjects))}')


def _shared(section: str, words: dict[str, tuple[str, ...]]) -> Iterator[Remark]:
    owner: dict[str, str] = {}
    for id_, mine in words.items():
        for word in dict.fromkeys(mine):
            other = owner.setdefault(word, id_)
            if other != id_:
                yield Remark("error", f"vocabulary/{section}", "", f'"{word}" is a word of {other} and of {id_}')
