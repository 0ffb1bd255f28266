"""From the bytes of rule files to one validated plain tree, which is what the cache keeps.

The tree has the keys vocabulary, facts, reference, pattern, require, consistency and profile, and holds nothing but JSON values.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from factcheck.errors import RuleError
from factcheck.model import Model
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.rules.articles import PHRASE_KEYS, TAKEN_PACKS, PatternFile, RequireFile
from factcheck.rules.fact_rows import LARGE, Row, Rows, csv_rows, jsonl_rows, yaml_rows
from factcheck.rules.facts import FACT_KEYS, Fact, FactFile
from factcheck.rules.phrases import MOST_PHRASES, PhraseError, expand
from factcheck.rules.problems import did_you_mean, problems_of
from factcheck.rules.profile import ProfileFile
from factcheck.rules.schema import (
    ConsistencyFile,
    CpiReference,
    FactsReference,
    FxReference,
    GdpReference,
    SecReference,
)
from factcheck.rules.sections import SECTIONS
from factcheck.rules.yaml import Document, Loc, parse

Tree = dict[str, Any]
Compiled = tuple[tuple[str, ...], bool, str]
"""The subjects of a fact, whether it is found by a name (a rank, a statement), and its JSON text."""
STORED_FROM = 2_000
"""So many facts are kept in a table; fewer are read at once as fast, and SQLite need not be imported."""
_FACTS = regex(rb"^kind:[ ]+[\"']?facts[\"']?[ ]*(?:#|\r?$)", re.MULTILINE)
REFERENCES: Mapping[str, type[Model]] = {
    "sec": SecReference, "ecb": FxReference, "facts": FactsReference, "worldbank": GdpReference, "bls": CpiReference,
}  # fmt: skip


@record
class SourceFile:
    """`path` as it is printed, `data` its bytes, `digest` their SHA-256."""

    path: str
    data: bytes
    digest: str


@record(frozen=False)
class _Build:
    tree: Tree = field(
        default_factory=lambda: {
            "vocabulary": {}, "facts": [], "reference": {}, "pattern": [], "require": [], "consistency": {}, "profile": {},
        }
    )  # fmt: skip
    problems: list[RuleError] = field(default_factory=list)
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    facts: list[Compiled] = field(default_factory=list)

    def define(self, what: str, name: str, document: Document, loc: Loc, *, of_key: bool = False) -> bool:
        """Notes where a name is defined; a second definition is a problem."""
        line, _ = document.place(loc, of_key=of_key)
        first = self.places.setdefault((what, name), f"{document.path}:{line}")
        if first == f"{document.path}:{line}":
            return True
        self.problems.append(document.error(f'{what} "{name}" is defined twice (first at {first})', loc, of_key=of_key))
        return False


def compile_files(files: list[SourceFile], store: Path | None = None) -> Tree:
    """`store` is where a table of many facts may be kept. Raises one RuleError with the problems of all files, in the order of files and lines."""
    build = _Build()
    for file in files:
        before = len(build.problems)
        try:
            table = _table(file)
            if table is not None:
                build.problems.extend(table.head.problems)
                if _checked(FactFile, table.head.value, table.head, (), build) is not None:
                    _fact_rows(table, file, build)
                continue
            document = parse(file.data, file.path)
            build.problems.extend(document.problems)
            _read(document, file, build)
        except RuleError as error:
            build.problems.extend(error.problems)
        finally:
            build.problems[before:] = _in_order(build.problems[before:])
    if build.problems:
        count = len(build.problems)
        raise RuleError(f"{count} problem{'s' if count > 1 else ''} in the rule files", problems=tuple(build.problems))
    build.tree["facts"] = _kept(build.facts, store)
    return build.tree


def _kept(facts: list[Compiled], store: Path | None) -> Any:
    """The plain facts, or a table of them where they are many."""
    if len(facts) < STORED_FROM:
        return [json.loads(text) for _, _, text in facts]
    from factcheck.rules.fact_store import stored

    return stored(facts, store)


def _in_order(problems: list[RuleError]) -> list[RuleError]:
    """By place, one for each: what the reader refused, the model refuses again."""
    first: dict[tuple[int, int, str], RuleError] = {}
    for problem in problems:
        told = "" if problem.column else problem.message
        first.setdefault((problem.line or 0, problem.column or 0, told), problem)
    return [first[place] for place in sorted(first)]


def _read(document: Document, file: SourceFile, build: _Build) -> None:
    kind = document.value.get("kind")
    if kind is None:
        message = f'missing key "kind": one of {", ".join(KINDS)}'
        build.problems.append(document.error(message))
    elif not isinstance(kind, str) or kind not in KINDS:
        guess = did_you_mean(str(kind), KINDS) or f": one of {', '.join(KINDS)}"
        build.problems.append(document.error(f'unknown kind "{kind}"{guess}', ("kind",)))
    else:
        KINDS[kind](document, file, build)


def _checked(model: type[Model], value: Any, document: Document, base: Loc, build: _Build) -> Tree | None:
    """The value as plain JSON if the model accepts it, else None and the problems noted."""
    try:
        checked = model.model_validate(value)
    except ValidationError as error:
        build.problems.extend(problems_of(error, document, base, model))
        return None
    return checked.model_dump(mode="json", exclude_unset=True)


def _vocabulary(document: Document, _file: SourceFile, build: _Build) -> None:
    for name, entries in document.value.items():
        if name == "kind":
            continue
        model = SECTIONS.get(name)
        if model is None:
            message = f'unknown section "{name}"{did_you_mean(name, SECTIONS)}'
            build.problems.append(document.error(message, (name,), of_key=True))
            continue
        if not isinstance(entries, dict):
            build.problems.append(document.error("keys and values belong here", (name,)))
            continue
        section = build.tree["vocabulary"].setdefault(name, {})
        for id_, entry in entries.items():
            plain = _checked(model, entry, document, (name, id_), build)
            if build.define(f"the entry of {name}", id_, document, (name, id_), of_key=True):
                section[id_] = plain
        _wider_groups(section, document, name, build)


def _wider_groups(section: Tree, document: Document, name: str, build: _Build) -> None:
    """A group can be a kind only of one that there is, in this file or in one before it."""
    for id_, entry in document.value[name].items():
        for index, wider in enumerate((isinstance(entry, dict) and entry.get("kind_of")) or ()):
            if wider not in section:
                message = f'unknown group "{wider}"{did_you_mean(str(wider), section)}'
                build.problems.append(document.error(message, (name, id_, "kind_of", index)))


def _facts(document: Document, file: SourceFile, build: _Build) -> None:
    if _checked(FactFile, document.value, document, (), build) is None:
        return
    _documents(document.value.get("document"), file, build)
    rows = (
        Row(fact, file.path, document.place(("facts", index))[0], document, ("facts", index))
        for index, fact in enumerate(document.value.get("facts") or ())
    )
    _fact_rows(Rows(document, rows), file, build)


def _documents(named: Any, file: SourceFile, build: _Build) -> None:
    """Paths are relative to the fact file."""
    for name in [named] if isinstance(named, str) else named or []:
        place = name if "://" in name else (PurePosixPath(file.path).parent / name).as_posix()
        build.tree.setdefault("documents", []).append(place)


def _fact_rows(table: Rows, file: SourceFile, build: _Build) -> None:
    """The facts of a table, each with what its file says for all."""
    given = table.head.value
    shared = {key: given[key] for key in ("subject", "published", "period", "checked") if key in given}
    sources = given.get("sources") or {}
    digest = f"sha256:{file.digest}"
    for row in table.rows:
        if len(build.problems) > MOST_PROBLEMS:
            break
        if not isinstance(row.value, dict):
            build.problems.append(row.error("keys and values belong here"))
            continue
        if unknown := row.value.keys() - FACT_KEYS:
            for key in sorted(unknown):
                message = f'unknown key "{key}"{did_you_mean(key, FACT_KEYS)}'
                build.problems.append(row.error(message, (key,), of_key=True))
        entry = (
            {**shared, **row.value}
            if not unknown
            else {**shared, **{k: row.value[k] for k in row.value if k in FACT_KEYS}}
        )
        entry["source"] = _citations(entry, sources, row, build)
        entry.update(path=file.path, digest=digest, line=row.line)
        try:
            fact = Fact.model_validate(entry)
        except ValidationError as error:
            build.problems.extend(problems_of(error, row, (), Fact))
            continue
        named = fact.basis in ("rank", "statement")
        build.facts.append(((fact.subject, *fact.also), named, fact.model_dump_json(exclude_unset=True)))
        first = build.places.setdefault(("the fact", fact.id), f"{file.path}:{row.line}")
        if first != f"{file.path}:{row.line}":
            build.problems.append(row.error(f'the fact "{fact.id}" is defined twice (first at {first})', ("id",)))


MOST_PROBLEMS = 200
"""A table with a wrong column has one problem a row; so many are told."""
_STAND_IN = {"url": "https://stand.in"}


def _citations(entry: Tree, known: Tree, row: Row, build: _Build) -> Any:
    """The fact's sources, with names replaced by what the file's `sources` says; a stand-in where a problem was noted."""
    listed = entry.get("source")
    if type(listed) is dict:
        return listed
    if listed is None:
        build.problems.append(row.error('missing key "source"'))
        return _STAND_IN
    result = []
    for item in listed if isinstance(listed, list) else [listed]:
        if isinstance(item, str):
            if item not in known:
                message = f'unknown source "{item}"{did_you_mean(item, known)}'
                build.problems.append(row.error(message, ("source",)))
                return _STAND_IN
            item = known[item]
        result.append(item)
    return result if isinstance(listed, list) else result[0]


def _table(file: SourceFile) -> Rows | None:
    """The facts of a file that is read row by row."""
    if file.path.endswith(".csv"):
        return csv_rows(file.data, file.path)
    if file.path.endswith(".jsonl"):
        return jsonl_rows(file.data, file.path)
    if len(file.data) >= LARGE and _FACTS.search(file.data[:4_000]):
        return yaml_rows(file.data, file.path)
    return None


def _reference(document: Document, _file: SourceFile, build: _Build) -> None:
    source = document.value.get("source")
    model = REFERENCES.get(str(source))
    if model is None:
        message = (
            'missing key "source"'
            if source is None
            else f'unknown source "{source}"{did_you_mean(str(source), REFERENCES) or ": one of " + ", ".join(REFERENCES)}'
        )
        build.problems.append(document.error(message, ("source",) if source is not None else ()))
        return
    plain = _checked(model, document.value, document, (), build)
    if plain is not None and build.define("the reference", str(source), document, ("source",)):
        build.tree["reference"][source] = plain


def _pattern(document: Document, file: SourceFile, build: _Build) -> None:
    _about_articles("pattern", PatternFile, document, file, build)


def _require(document: Document, file: SourceFile, build: _Build) -> None:
    _about_articles("require", RequireFile, document, file, build)


_INTERNAL = ("pack", "path", "line")
"""Fields of a rule that are noted here and are no keys of a rule file."""


def _about_articles(kind: str, model: type[Model], document: Document, file: SourceFile, build: _Build) -> None:
    given = document.value.get("rules")
    for index, rule in enumerate(given if isinstance(given, list) else ()):
        for key in _INTERNAL:
            if isinstance(rule, dict) and key in rule:
                build.problems.append(document.error(f'unknown key "{key}"', ("rules", index, key), of_key=True))
    plain = _checked(model, document.value, document, (), build)
    if plain is None:
        return
    pack = plain.get("pack", "house")
    if pack in TAKEN_PACKS:
        message = f'"{pack}" is the name of other rules; choose another pack'
        build.problems.append(document.error(message, ("pack",)))
    lists = _lists(plain, document, build)
    for index, rule in enumerate(plain["rules"]):
        place: Loc = ("rules", index)
        if build.define("the rule", f"{pack}/{rule['id']}", document, (*place, "id")):
            for key in PHRASE_KEYS:
                if key in rule:
                    rule[key] = _expanded(rule[key], lists, document, (*place, key), build)
            build.tree[kind].append({**rule, "pack": pack, "path": file.path, "line": document.place(place)[0]})


def _lists(plain: Tree, document: Document, build: _Build) -> dict[str, list[str]]:
    """The file's lists; an entry may name a list that stands before its own."""
    lists: dict[str, list[str]] = {}
    for name, entries in plain.get("lists", {}).items():
        lists[name] = _expanded(entries, dict(lists), document, ("lists", name), build)
    return lists


def _expanded(
    phrases: list[str], lists: dict[str, list[str]], document: Document, place: Loc, build: _Build
) -> list[str]:
    found: dict[str, None] = {}
    for number, phrase in enumerate(phrases):
        try:
            found.update(dict.fromkeys(expand(phrase, lists)))
        except PhraseError as error:
            build.problems.append(document.error(str(error), (*place, number)))
    if len(found) > MOST_PHRASES:
        message = f"with their lists written out these are {len(found):,} phrases; {MOST_PHRASES:,} are the most"
        build.problems.append(document.error(message, place))
    return list(found)


def _profile(document: Document, _file: SourceFile, build: _Build) -> None:
    plain = _checked(ProfileFile, document.value, document, (), build)
    if plain is not None and build.define("the profile", plain["name"], document, ("name",)):
        build.tree["profile"][plain["name"]] = {key: value for key, value in plain.items() if key != "kind"}


def _consistency(document: Document, _file: SourceFile, build: _Build) -> None:
    plain = _checked(ConsistencyFile, document.value, document, (), build)
    for name, parameters in (plain or {}).items():
        if name != "kind" and build.define("the inspection", name, document, (name,), of_key=True):
            build.tree["consistency"][name] = parameters


KINDS: Mapping[str, Callable[[Document, SourceFile, _Build], None]] = {
    "vocabulary": _vocabulary,
    "facts": _facts,
    "reference": _reference,
    "pattern": _pattern,
    "require": _require,
    "consistency": _consistency,
    "profile": _profile,
}
