"""To which rules an article is held, and how severely: a profile, globs on rule ids, and other ones for some paths."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.errors import UsageError
from factcheck.model import Claim
from factcheck.records import record
from factcheck.rules.loader import Rules
from factcheck.rules.selection import ABOUT_ARTICLES, name_of, rule_ids, selected

Pairs = tuple[tuple[str, str], ...]
"""Globs and their values; of several that match one rule the last counts."""
STRENGTHS = ("error", "warning", "note", "off")


@record
class Holding:
    """What is said over the rules' own severities. `gate`: `fail` makes a finding an error; with `report` neither a finding nor a
    contradicted claim of the rule fails the gate."""

    profile: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Pairs = ()
    gate: Pairs = ()

    def and_(self, more: Holding) -> Holding:
        """Both; the profile and the choice of `more` take the place of these, if it has any."""
        return Holding(
            more.profile or self.profile,
            more.select or self.select,
            (*self.ignore, *more.ignore),
            (*self.severity, *more.severity),
            (*self.gate, *more.gate),
        )


@record
class Override:
    """Another holding for the articles below `folder` that one of the globs matches: `blog/**`, `*.md`, `drafts/` (all in it)."""

    folder: Path
    paths: tuple[str, ...]
    holding: Holding

    def counts_for(self, uri: str) -> bool:
        if "://" in uri:
            return False
        try:
            inside = Path(uri).resolve().relative_to(self.folder.resolve()).as_posix()
        except ValueError:
            return False
        return any(_glob(glob).fullmatch(inside) for glob in self.paths)


@cache
def _glob(glob: str) -> re.Pattern[str]:
    """As in .gitignore: without a slash in any folder, `*` inside one name, `**` over folders, a folder stands for all in it."""
    written = glob.removeprefix("./")
    if written.endswith("/"):
        written += "**"
    anywhere = "" if "/" in written.rstrip("/") else "(?:.*/)?"
    parts = (
        {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(part, re.escape(part))
        for part in re.split(r"(\*\*/|\*\*|\*|\?)", written)
    )
    return re.compile(anywhere + "".join(parts))


class Held:
    """The rules for each article: those of the run, or others where an override counts."""

    def __init__(self, rules: Rules, holding: Holding, overrides: Sequence[Override] = ()) -> None:
        """UsageError for a profile or a glob that names nothing."""
        for one in (holding, *(override.holding for override in overrides)):
            _check(one, rules)
        self._all, self.holding, self.overrides = rules, holding, tuple(overrides)
        self.rules = held(rules, holding)
        """For an article without a path of its own."""
        self._made: dict[tuple[int, ...], Rules] = {(): self.rules}

    def of(self, uri: str) -> Rules:
        counting = self._counting(uri)
        if counting not in self._made:
            self._made[counting] = held(self._all, self._holding(counting))
        return self._made[counting]

    def narrowed(self, rules: Rules, uri: str) -> Rules:
        """Rules of one record, which brings evidence of its own, held alike."""
        return held(rules, self._holding(self._counting(uri)))

    @property
    def all(self) -> Rules:
        return self._all

    def _counting(self, uri: str) -> tuple[int, ...]:
        return tuple(number for number, override in enumerate(self.overrides) if override.counts_for(uri))

    def _holding(self, counting: tuple[int, ...]) -> Holding:
        holding = self.holding
        for number in counting:
            holding = holding.and_(self.overrides[number].holding)
        return holding


def held(rules: Rules, holding: Holding) -> Rules:
    """The rules as an article is held to them."""
    if holding == Holding():
        return rules
    severity, gate = holding.severity, holding.gate
    if holding.profile is not None:
        profile = _profile(rules, holding.profile)
        rules = selected(rules, profile.select, profile.ignore)
        severity = (*profile.severity.items(), *severity)
        gate = (*profile.gate.items(), *gate)
    rules = selected(rules, holding.select, holding.ignore)
    if not severity and not gate:
        return rules
    tree = dict(rules.tree)
    for kind in ABOUT_ARTICLES:
        tree[kind] = [
            rule | {"severity": _strength(name_of(rule), rule["severity"], severity, gate)} for rule in tree[kind]
        ]
    tree["consistency"] = dict(_inspections(tree["consistency"], severity, gate))
    tree["gate"] = gate
    return Rules(rules.files, tree)


def _strength(rule: str, own: str, severity: Pairs, gate: Pairs) -> str:
    strength = last(severity, rule) or own
    match last(gate, rule):
        case "fail" if strength != "off":
            return "error"
        case "report" if strength == "error":
            return "warning"
    return strength


def _inspections(tree: dict[str, Any], severity: Pairs, gate: Pairs) -> Iterator[tuple[str, Any]]:
    for name, parameters in tree.items():
        rule = f"consistency/{name}"
        if last(severity, rule) == "off":
            continue
        if last(severity, rule) or last(gate, rule):
            # an inspection may have several severities
            strengths = {
                key: _strength(rule, own, severity, gate)
                for key, own in parameters.items()
                if isinstance(own, str) and own in STRENGTHS
            }
            parameters = {**parameters, **strengths}
        yield name, parameters


def last(pairs: Pairs, rule: str) -> str | None:
    """The value of the last glob that matches."""
    return next((value for glob, value in reversed(pairs) if fnmatchcase(rule, glob)), None)


def advisory(claims: Iterable[Claim], rules: Rules) -> list[Claim]:
    """The claims, those whose rule is only to report marked so."""
    gate: Pairs = rules.tree.get("gate", ())
    if not gate:
        return list(claims)
    return [
        claim.model_copy(update={"advisory": True})
        if claim.verdict is not None and claim.rule is not None and last(gate, claim.rule) == "report"
        else claim
        for claim in claims
    ]


def _profile(rules: Rules, name: str) -> Any:
    if name not in rules.profiles:
        raise UsageError(f'there is no profile "{name}"', hint=_nearest(name, list(rules.profiles), "known are "))
    return rules.profiles[name]


def _check(holding: Holding, rules: Rules) -> None:
    if holding.profile is not None:
        _profile(rules, holding.profile)
    globs = [*holding.select, *holding.ignore, *(glob for glob, _ in (*holding.severity, *holding.gate))]
    if not globs:
        return
    few = [name for name, _ in rule_ids(Rules(rules.files, {**rules.tree, "facts": []}))]
    for glob in dict.fromkeys(globs):
        if any(fnmatchcase(name, glob) for name in few) or glob.startswith(("documents/", "*")):
            continue
        # after all others, because there may be many thousand facts
        if not any(fnmatchcase(f"facts/{fact['id']}", glob) for fact in rules.tree["facts"]):
            raise UsageError(f'no rule matches "{glob}"', hint=_nearest(glob, few, "factcheck rules list shows all"))


def _nearest(name: str, known: list[str], otherwise: str) -> str:
    from difflib import get_close_matches

    found = get_close_matches(name, known, n=1, cutoff=0.5)
    if found:
        return f'did you mean "{found[0]}"?'
    return otherwise + (", ".join(sorted(known)) if otherwise.endswith(" ") else "")
