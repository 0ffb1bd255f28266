"""A rule set with more fact files, or with fewer rules."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from factcheck.errors import UsageError
from factcheck.model import RuleFile
from factcheck.rules.loader import SUFFIXES, TABLES, Rules, shipped_folder


def with_facts(rules: Rules, paths: Sequence[Path | str]) -> Rules:
    """The rules and the facts of these files or folders. UsageError for a file that is no fact file."""
    from factcheck.rules.loader import _given, _read

    for path in map(Path, paths):
        if path.is_file() and path.suffix not in (*SUFFIXES, *TABLES):
            raise UsageError(f"{path.as_posix()} is no fact file", hint="facts are in YAML, CSV or JSON lines")
    return _merged(rules, [(label, _read(path, label)[1]) for path, label in _given(paths)])


def with_fact_object(rules: Rules, content: dict[str, Any], label: str) -> Rules:
    """The rules and the facts of a mapping in the layout of a fact file."""
    return _merged(rules, [(label, json.dumps({"kind": "facts", **content}, ensure_ascii=False).encode())])


def _merged(rules: Rules, files: list[tuple[str, bytes]]) -> Rules:
    from factcheck.rules.compiled import SourceFile, compile_files

    sources = [SourceFile(label, data, hashlib.sha256(data).hexdigest()) for label, data in files]
    tree = compile_files(sources)
    others = [part for part in tree if part not in ("facts", "documents") and tree[part]]
    if others:
        raise UsageError(f"--evidence takes fact files only, not {others[0]} rules", hint="--rules takes all kinds")
    added = tuple(RuleFile(path=source.path, digest=f"sha256:{source.digest}") for source in sources)
    documents = [*rules.tree.get("documents", ()), *tree.get("documents", ())]
    facts = _with(rules.tree["facts"], tree["facts"])
    return Rules((*rules.files, *added), {**rules.tree, "facts": facts, "documents": documents})


def _with(facts: Any, more: Any) -> Any:
    """Both; a fact given for this very run is the newer knowledge, and rule ids stay unique."""
    if isinstance(facts, list) and isinstance(more, list):
        known = {fact["id"] for fact in more}
        return [*(fact for fact in facts if fact["id"] not in known), *more]
    if isinstance(facts, list):
        # the many stay in their table, the few go beside it
        return more.plus(fact for fact in facts if not more.holds(fact["id"]))
    return facts.plus(more)


ABOUT_ARTICLES = ("pattern", "require")
"""The kinds whose rules are about the article itself and belong to packs."""


def name_of(rule: dict[str, Any]) -> str:
    """The name of a rule of the compiled tree that belongs to a pack."""
    return f"{rule['pack']}/{rule['id']}"


def is_selected(rule: str, select: Iterable[str], ignore: Iterable[str]) -> bool:
    """No `select` selects all; `ignore` wins."""
    select = tuple(select)
    chosen = not select or any(fnmatchcase(rule, glob) for glob in select)
    return chosen and not any(fnmatchcase(rule, glob) for glob in ignore)


def selected(rules: Rules, select: Sequence[str], ignore: Sequence[str]) -> Rules:
    """The rules whose id matches; an inspection without its parameters is off."""
    if not select and not ignore:
        return rules
    tree = dict(rules.tree)
    if isinstance(tree["facts"], list):
        # who held an office is known to the inspections even where claims about it are not judged
        tree["offices"] = [
            f
            for f in tree["facts"]
            if f.get("basis") == "office" and not is_selected(f"facts/{f['id']}", select, ignore)
        ]
        tree["facts"] = [f for f in tree["facts"] if is_selected(f"facts/{f['id']}", select, ignore)]
    else:
        tree["facts"] = tree["facts"].narrowed(lambda name: is_selected(name, select, ignore))
    for kind in ABOUT_ARTICLES:
        tree[kind] = [rule for rule in tree[kind] if is_selected(name_of(rule), select, ignore)]
    tree["consistency"] = {
        n: p for n, p in tree["consistency"].items() if is_selected(f"consistency/{n}", select, ignore)
    }
    tree["reference"] = _reference(tree["reference"], select, ignore)
    return Rules(rules.files, tree)


def _reference(tree: dict[str, Any], select: Sequence[str], ignore: Sequence[str]) -> dict[str, Any]:
    """The SEC's metrics one by one; the parameters of facts and rates are no rules of their own."""
    if "sec" not in tree:
        return tree
    sec = dict(tree["sec"])
    for part in ("metrics", "derived"):
        sec[part] = {m: rule for m, rule in sec.get(part, {}).items() if is_selected(f"sec/{m}", select, ignore)}
    kept: dict[str, Any] = {}
    for metric, rule in sec["derived"].items():
        if set(rule["of"]) <= {*sec["metrics"], *kept}:
            kept[metric] = rule
    sec["derived"] = kept
    known = {*sec["metrics"], *sec["derived"]}
    sec["readings"] = {m: may for m, r in sec.get("readings", {}).items() if (may := [x for x in r if x in known])}
    return {**tree, "sec": sec}


def rule_ids(rules: Rules) -> list[tuple[str, str]]:
    """Every rule's id and where it stands, in the order of kinds."""
    found = [(f"facts/{fact['id']}", f"{fact['path']}:{fact['line']}") for fact in rules.tree["facts"]]
    found += [(name_of(r), f"{r['path']}:{r['line']}") for kind in ABOUT_ARTICLES for r in rules.tree[kind]]
    sec = rules.tree["reference"].get("sec", {})
    found += [(f"sec/{metric}", "") for metric in (*sec.get("metrics", {}), *sec.get("derived", {}))]
    found += [(f"consistency/{name}", "") for name in rules.tree["consistency"]]
    return found + [(f"reference/{source}", "") for source in rules.tree["reference"]]


def severities(rules: Rules) -> dict[str, str]:
    """The severity of every rule about the article, by its name."""
    found = {name_of(rule): str(rule["severity"]) for kind in ABOUT_ARTICLES for rule in rules.tree[kind]}
    for name, parameters in rules.consistency.model_dump(mode="json", exclude_none=True).items():
        found[f"consistency/{name}"] = str(parameters.get("severity", parameters.get("headline", "")))
    return found


def rule_text(place: str) -> str | None:
    """The item of a list that stands at a place ("rules/editorial/style.yaml:12"), as it is written; None if it cannot be read."""
    path, _, number = place.rpartition(":")
    if not number.isdigit():
        return None
    file = Path(path)
    if path.startswith("rules/") and not file.is_file():
        file = shipped_folder() / path.removeprefix("rules/")
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    first = int(number) - 1
    if not 0 <= first < len(lines):
        return None
    indent = len(lines[first]) - len(lines[first].lstrip(" -"))
    kept = [lines[first]]
    for line in lines[first + 1 :]:
        if line.strip() and len(line) - len(line.lstrip(" ")) < indent:
            break
        kept.append(line)
    return "\n".join(kept).rstrip()


def rule_content(rules: Rules, id_: str) -> dict[str, Any]:
    """A rule as it is in force; KeyError for an unknown id."""
    kind, _, name = id_.partition("/")
    about = [rule for part in ABOUT_ARTICLES for rule in rules.tree[part] if name_of(rule) == id_]
    if about or kind == "facts":
        found = about[0] if about else next(rule for rule in rules.tree["facts"] if rule["id"] == name)
        return {key: value for key, value in found.items() if key not in ("id", "pack", "path", "line")}
    if kind == "reference":
        return {key: value for key, value in rules.tree["reference"][name].items() if key not in ("kind", "source")}
    if kind == "consistency":
        return dict(rules.consistency.model_dump(mode="json")[name])
    sec = rules.tree["reference"]["sec"]
    return dict(sec.get("metrics", {}).get(name) or sec["derived"][name])
