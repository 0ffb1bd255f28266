"""`factcheck rules lint`: what loads and is still wrong. Each check is a function over the rules; `CHECKS` is their list.

An error is a rule that cannot do what it says; a warning is one that an editor should look at.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, Literal

from factcheck.authoring import fact_lint
from factcheck.authoring.fact_lint import Remark
from factcheck.rules.articles import Pattern, Requirement
from factcheck.rules.loader import Rules
from factcheck.rules.phrases import GAP, Phrases, options, tokens, told

About = Pattern | Requirement
Level = Literal["error", "warning"]
SLOW_STARTS = 3
"""A phrase whose first word is shorter than this and ends with * is tried at nearly every word of an article."""


def remarks(rules: Rules, today: date) -> list[Remark]:
    """Everything that is wrong, by rule file and line."""
    found = [remark for check in CHECKS for remark in check(rules, today)]
    return sorted(
        dict.fromkeys(found), key=lambda remark: (_place(remark.place), remark.level, remark.rule, remark.message)
    )


def _place(place: str) -> tuple[str, int]:
    path, _, line = place.rpartition(":")
    return (path, int(line)) if line.isdigit() else (place, 0)


def _about(rules: Rules) -> Sequence[About]:
    return (*rules.patterns, *rules.requirements)


def _remark(rule: About, level: Level, message: str) -> Remark:
    return Remark(level, rule.name, f"{rule.path}:{rule.line}", message)


def _shadowed(rules: Rules, _: date) -> Iterator[Remark]:
    """A phrase that a shorter one of the same rule finds anyway adds nothing but its longer span."""
    for rule in rules.patterns:
        for phrase in rule.words:
            if phrase.startswith("^"):
                continue
            plain = phrase.replace(" ... ", " ")
            for exception in rule.exceptions:
                if exception == phrase:
                    yield _remark(rule, "error", f'the phrase "{told(plain)}" is its own exception and never reported')


def _overlaps(rules: Rules, _: date) -> Iterator[Remark]:
    """The same phrase in two patterns of one scope: one passage is reported twice."""
    owners: dict[str, list[Pattern]] = defaultdict(list)
    for rule in rules.patterns:
        for phrase in rule.words:
            for single in _singles(phrase):
                owners[single].append(rule)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    by_name = {rule.name: rule for rule in rules.patterns}
    for phrase, mine in owners.items():
        names = list(dict.fromkeys(rule.name for rule in mine))
        for other in names[1:]:
            if set(by_name[names[0]].scope) & set(by_name[other].scope):
                shared[names[0], other].append(phrase)
    for (first, second), phrases in shared.items():
        told_ = ", ".join(f'"{phrase}"' for phrase in phrases[:3]) + (" ..." if len(phrases) > 3 else "")
        yield _remark(by_name[second], "warning", f"{told_} stands in {first} as well; one passage is reported twice")


def _singles(phrase: str) -> list[str]:
    """The phrase with its choices written out, where these are few."""
    found = [""]
    for word in phrase.split(" "):
        found = [f"{start} {option}".strip() for start in found for option in options(word)]
        if len(found) > 500:
            return [phrase]
    return found


def _unreachable(rules: Rules, _: date) -> Iterator[Remark]:
    """Phrases that no text can hold, and exceptions that no phrase of their rule can overlap."""
    for rule in _about(rules):
        for key in ("words", "when", "unless", "exceptions"):
            for phrase in getattr(rule, key, ()):
                if bad := next((word for word in phrase.split(" ") if not _can_stand(word)), None):
                    yield _remark(
                        rule, "error", f'no text holds the phrase "{told(phrase)}": "{bad}" is never one word'
                    )
        yield from _useless_exceptions(rule)


def _can_stand(word: str) -> bool:
    plain = [w for w in word.split("|") if w not in ("*", "^", GAP, "{number}", "%")]
    return all((row := tokens(w.rstrip("*"), 0, len(w))) and len(row) == 1 for o in plain for w in o.split("_"))


def _useless_exceptions(rule: About) -> Iterator[Remark]:
    """Exceptions that share no word with what they should cancel."""
    words = rule.words if isinstance(rule, Pattern) else rule.when
    known = {w for phrase in words for word in phrase.split(" ") for w in re.split(r"[|_]", word)}
    starts = tuple(word[:-1] for word in known if word.endswith("*") and len(word) > 1)
    anything = "*" in known or any("{number}" in phrase for phrase in words)
    for exception in rule.exceptions:
        mine = [w for word in exception.split(" ") for w in re.split(r"[|_]", word)]
        meets = any(
            w in known or (starts and w.startswith(starts)) or (w.endswith("*") and any(k.startswith(w[:-1]) for k in known))
            for w in mine
        )  # fmt: skip
        if not meets and not anything:
            yield _remark(rule, "error", f'the exception "{told(exception)}" overlaps no phrase of the rule')


def _slow(rules: Rules, _: date) -> Iterator[Remark]:
    for rule in _about(rules):
        for key in ("words", "when", "unless", "exceptions"):
            for phrase in getattr(rule, key, ()):
                first = phrase.removeprefix("^ ").split(" ")[0]
                if any(w.split("_")[0].endswith("*") and len(w.split("_")[0]) <= SLOW_STARTS for w in first.split("|")):
                    yield _remark(
                        rule,
                        "warning",
                        f'the phrase "{told(phrase)}" is tried at nearly every word; begin with a longer one',
                    )


def _repeated_exceptions(rules: Rules, _: date) -> Iterator[Remark]:
    """Exceptions that an `unless` of the same rule makes needless."""
    for rule in rules.patterns:
        if not rule.unless or rule.unless_in != "sentence":
            continue
        unless = Phrases((0, phrase) for phrase in rule.unless)
        for exception in rule.exceptions:
            row = tokens(exception, 0, len(exception))
            if "|" not in exception and GAP not in exception and next(unless.find(row), None):
                yield _remark(rule, "warning", f'the exception "{told(exception)}" is covered by `unless`')


def _incomplete(rules: Rules, _: date) -> Iterator[Remark]:
    for rule in _about(rules):
        for key in ("why", "references"):
            if not getattr(rule, key):
                yield _remark(rule, "warning", f"says no `{key}`; the next editor will ask")


def _profiles(rules: Rules, _: date) -> Iterator[Remark]:
    """Globs of profiles that match no rule."""
    from fnmatch import fnmatchcase

    from factcheck.rules.selection import rule_ids

    names = [name for name, _ in rule_ids(rules)]
    for profile in rules.profiles.values():
        for glob in dict.fromkeys([*profile.select, *profile.ignore, *profile.severity, *profile.gate]):
            if not any(fnmatchcase(name, glob) for name in names):
                yield Remark("error", f"profile/{profile.name}", "", f'"{glob}" matches no rule')


def _facts(rules: Rules, today: date) -> Iterator[Remark]:
    reference: Any = rules.reference.facts
    days = reference.checked_days if reference else 120
    yield from fact_lint.remarks(rules, today - timedelta(days=days))


CHECKS: tuple[Callable[[Rules, date], Iterator[Remark]], ...] = (
    _shadowed,
    _overlaps,
    _unreachable,
    _slow,
    _repeated_exceptions,
    _incomplete,
    _profiles,
    _facts,
    fact_lint.aliases,
)
