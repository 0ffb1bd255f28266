"""From the bytes of rule files to one validated plain tree, which is what the cache keeps.

The tree has the keys vocabulary, facts, reference, editorial and consistency, and holds nothing but JSON values.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from factcheck.errors import RuleError
from factcheck.model import Model
from factcheck.rules.facts import FACT_KEYS, Fact, FactFile
from factcheck.rules.problems import did_you_mean, problems_of
from factcheck.rules.schema import ConsistencyFile, EditorialFile, FactsReference, FxReference, SecReference
from factcheck.rules.sections import SECTIONS
from factcheck.rules.yaml import Document, Loc, parse

Tree = dict[str, Any]
REFERENCES: Mapping[str, type[Model]] = {"sec": SecReference, "ecb": FxReference, "facts": FactsReference}


@dataclass(frozen=True)
class SourceFile:
    """`path` as it is printed, `data` its bytes, `digest` their SHA-256."""

    path: str
    data: bytes
    digest: str


@dataclass
class _Build:
    tree: Tree = field(
        default_factory=lambda: {"vocabulary": {}, "facts": [], "reference": {}, "editorial": [], "consistency": {}}
    )
    problems: list[RuleError] = field(default_factory=list)
    places: dict[tuple[str, str], str] = field(default_factory=dict)

    def define(self, what: str, name: str, document: Document, loc: Loc, *, of_key: bool = False) -> bool:
        """Notes where a name is defined; a second definition is a problem."""
        line, _ = document.place(loc, of_key=of_key)
        first = self.places.setdefault((what, name), f"{document.path}:{line}")
        if first == f"{document.path}:{line}":
            return True
        self.problems.append(document.error(f'{what} "{name}" is defined twice (first at {first})', loc, of_key=of_key))
        return False


def compile_files(files: list[SourceFile]) -> Tree:
    """Raises one RuleError with the problems of all files, in the order of files and lines."""
    build = _Build()
    for file in files:
        before = len(build.problems)
        try:
            document = parse(file.data, file.path)
            build.problems.extend(document.problems)
            _read(document, file, build)
        except RuleError as error:
            build.problems.extend(error.problems)
        build.problems[before:] = _in_order(build.problems[before:])
    if build.problems:
        count = len(build.problems)
        raise RuleError(f"{count} problem{'s' if count > 1 else ''} in the rule files", problems=tuple(build.problems))
    return build.tree


def _in_order(problems: list[RuleError]) -> list[RuleError]:
    """By place, one for each: what the reader refused, the model refuses again."""
    first: dict[tuple[int, int], RuleError] = {}
    for problem in problems:
        first.setdefault((problem.line or 0, problem.column or 0), problem)
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


def _facts(document: Document, file: SourceFile, build: _Build) -> None:
    if _checked(FactFile, document.value, document, (), build) is None:
        return
    given = document.value
    shared = {key: given[key] for key in ("subject", "published", "period", "checked") if key in given}
    for index, fact in enumerate(given["facts"]):
        place: Loc = ("facts", index)
        for key in fact.keys() - FACT_KEYS:
            message = f'unknown key "{key}"{did_you_mean(key, FACT_KEYS)}'
            build.problems.append(document.error(message, (*place, key), of_key=True))
        entry = {**shared, **{key: value for key, value in fact.items() if key in FACT_KEYS}}
        entry["source"] = _citations(entry, given, document, index, build)
        entry.update(path=file.path, digest=f"sha256:{file.digest}", line=document.place(place)[0])
        build.tree["facts"].append(_checked(Fact, entry, document, place, build))
        if "id" in fact:
            build.define("the fact", str(fact["id"]), document, (*place, "id"))


_STAND_IN = {"url": "https://stand.in"}


def _citations(fact: Tree, given: Tree, document: Document, index: int, build: _Build) -> Any:
    """The fact's sources, with names replaced by what the file's `sources` says; a stand-in where a problem was noted."""
    known = given.get("sources") or {}
    listed = fact.get("source")
    if listed is None:
        build.problems.append(document.error('missing key "source"', ("facts", index)))
        return _STAND_IN
    result = []
    for item in listed if isinstance(listed, list) else [listed]:
        if isinstance(item, str):
            if item not in known:
                message = f'unknown source "{item}"{did_you_mean(item, known)}'
                build.problems.append(document.error(message, ("facts", index, "source")))
                return _STAND_IN
            item = known[item]
        result.append(item)
    return result if isinstance(listed, list) else result[0]


def _reference(document: Document, _file: SourceFile, build: _Build) -> None:
    source = document.value.get("source")
    model = REFERENCES.get(str(source))
    if model is None:
        message = (
            'missing key "source"'
            if source is None
            else f'unknown source "{source}"{did_you_mean(str(source), REFERENCES)}'
        )
        build.problems.append(document.error(message, ("source",) if source is not None else ()))
        return
    plain = _checked(model, document.value, document, (), build)
    if plain is not None and build.define("the reference", str(source), document, ("source",)):
        build.tree["reference"][source] = plain


def _editorial(document: Document, _file: SourceFile, build: _Build) -> None:
    plain = _checked(EditorialFile, document.value, document, (), build)
    for index, rule in enumerate(plain["rules"] if plain else ()):
        if build.define("the rule", rule["id"], document, ("rules", index, "id")):
            build.tree["editorial"].append(rule)


def _consistency(document: Document, _file: SourceFile, build: _Build) -> None:
    plain = _checked(ConsistencyFile, document.value, document, (), build)
    for name, parameters in (plain or {}).items():
        if name != "kind" and build.define("the inspection", name, document, (name,), of_key=True):
            build.tree["consistency"][name] = parameters


KINDS: Mapping[str, Callable[[Document, SourceFile, _Build], None]] = {
    "vocabulary": _vocabulary,
    "facts": _facts,
    "reference": _reference,
    "editorial": _editorial,
    "consistency": _consistency,
}
