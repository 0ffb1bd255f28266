"""`load_rules`: the shipped rules, or the files and folders that are given instead of them."""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from factcheck._version import __version__
from factcheck.errors import RuleError, UsageError
from factcheck.model import RuleFile
from factcheck.patterns import regex
from factcheck.rules import cache
from factcheck.rules.articles import Pattern, Requirement
from factcheck.rules.facts import Fact
from factcheck.rules.profile import Profile
from factcheck.rules.schema import Consistency, Reference
from factcheck.rules.sections import SECTIONS

SUFFIXES = (".yaml", ".yml")
SHIPPED = "shipped"
"""The name for the shipped rules among paths."""
TABLES = (".csv", ".jsonl")
"""Facts, a row each."""
# Read without parsing, so that a cached rule set needs no YAML reader.
_VOCABULARY = regex(rb"""^(?:\xef\xbb\xbf)?["']?kind["']?[ ]*:[ ]+["']?vocabulary["']?[ ]*(?:\#|\r?$)""", re.MULTILINE)
MOST_BYTES = 100_000_000
_LOADED: dict[str, Rules] = {}
_VOCABULARIES: list[tuple[Mapping[str, Any], Vocabulary]] = []


class Vocabulary:
    """The sections of the vocabulary as attributes, each a read-only mapping of id -> entry, built when first asked for.

    A section that no file has is empty.
    """

    def __init__(self, sections: Mapping[str, Mapping[str, Any]]) -> None:
        self.__dict__["_plain"] = sections

    def __getattr__(self, name: str) -> Mapping[str, Any]:
        model = SECTIONS.get(name)
        if model is None:
            raise AttributeError(f"the vocabulary has no section {name!r}")
        section = self.__dict__["_plain"].get(name, {})
        entries = MappingProxyType({id_: model.model_validate(entry) for id_, entry in section.items()})
        self.__dict__[name] = entries
        return entries

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("the vocabulary is read-only")

    def __iter__(self) -> Iterator[str]:
        return iter(SECTIONS)


@dataclass(frozen=True, eq=False)
class Rules:
    """Everything that the rule files say; parts are built when first asked for."""

    files: tuple[RuleFile, ...]
    """The files it was read from, in order, for `Run.rules`."""
    tree: dict[str, Any] = field(repr=False)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        # One for all rule sets of these words: what is made of it (the lexicon) takes longer than the rest of a check.
        sections = self.tree["vocabulary"]
        known = next((made for given, made in _VOCABULARIES if given is sections), None)
        if known is None:
            known = Vocabulary(sections)
            _VOCABULARIES.append((sections, known))
            del _VOCABULARIES[: -cache.KEPT]
        return known

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(Fact.model_validate(fact) for fact in self.tree["facts"])

    @cached_property
    def reference(self) -> Reference:
        return Reference.model_validate(self.tree["reference"])

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        return tuple(Pattern.model_validate(rule) for rule in self.tree["pattern"])

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        return tuple(Requirement.model_validate(rule) for rule in self.tree["require"])

    @cached_property
    def profiles(self) -> Mapping[str, Profile]:
        return {name: Profile.model_validate(profile) for name, profile in self.tree["profile"].items()}

    @cached_property
    def consistency(self) -> Consistency:
        return Consistency.model_validate(self.tree["consistency"])

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The documents that fact files name (`document:`), beside them; each counts for every article."""
        return tuple(dict.fromkeys(self.tree.get("documents", ())))

    @cached_property
    def offices(self) -> tuple[Fact, ...]:
        """Terms of office that are known and not judged, because their facts were not selected."""
        return tuple(Fact.model_validate(fact) for fact in self.tree.get("offices", ()))

    def facts_about(self, subject: str) -> tuple[Fact, ...]:
        """The facts whose subject, or one of whose further identities, is `subject`."""
        facts = self.tree["facts"]
        if not isinstance(facts, list):
            return tuple(Fact.model_validate(fact) for fact in facts.about(subject))
        if subject not in self._subjects:
            return ()
        known = self._about.get(subject)
        if known is None:
            known = self._about[subject] = tuple(map(self._fact, self._subjects[subject]))
        return known

    @cached_property
    def _about(self) -> dict[str, tuple[Fact, ...]]:
        return {}

    def _fact(self, position: int) -> Fact:
        """A plain fact made once; its article, and the next about the same company, ask for it again and again."""
        fact = self._made.get(position)
        if fact is None:
            fact = self._made[position] = Fact.model_validate(self.tree["facts"][position])
        return fact

    @cached_property
    def _made(self) -> dict[int, Fact]:
        return {}

    @cached_property
    def named_facts(self) -> tuple[Fact, ...]:
        """The facts that a claim may mean by a name alone: ranks and statements."""
        facts = self.tree["facts"]
        if not isinstance(facts, list):
            return tuple(Fact.model_validate(fact) for fact in facts.named())
        return tuple(fact for fact in self.facts if fact.basis in ("rank", "statement"))

    @cached_property
    def _subjects(self) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for position, fact in enumerate(self.tree["facts"]):
            for subject in dict.fromkeys((fact["subject"], *fact.get("also", ()))):
                index.setdefault(subject, []).append(position)
        return index


def load_rules(paths: Sequence[Path | str] | None = None) -> Rules:
    """The rules in `paths` (files, or folders searched for .yaml and .yml); None means the shipped ones.

    Given paths replace the shipped rules, unless `SHIPPED` is one of them. Only the vocabulary stays the shipped one if they hold no vocabulary file,
    because without words nothing can be read. Raises RuleError with all problems of all files, UsageError for a path
    that does not exist. The shipped rules are read once in a process, as its code is.
    """
    if paths is None and SHIPPED in _LOADED:
        return _LOADED[SHIPPED]
    named = list(_shipped()) if paths is None else _given(paths)
    files = [_read(path, label) for path, label in named]
    if paths is not None and not any(_is_vocabulary(data) for _, data in files):
        files += [_read(path, label) for path, label in _shipped() if path.parent.name == "vocabulary"]
    digests = [(label, hashlib.sha256(data).hexdigest()) for label, data in files]
    key = cache.key(__version__, digests)
    if key not in _LOADED:
        tree = cache.load(key)
        if tree is None:
            tree = _compile(files, digests, cache.store(key))
            cache.save(key, tree)
        while len(_LOADED) >= cache.KEPT:
            _LOADED.pop(next(iter(_LOADED)))
        _LOADED[key] = Rules(_named(digests), tree)
    rules = _LOADED[key]
    if paths is None:
        _LOADED[SHIPPED] = rules
    return rules


def _named(digests: Iterable[tuple[str, str]]) -> tuple[RuleFile, ...]:
    # Unvalidated: these are our own strings, and the first validation of a process costs 15 ms.
    return tuple(RuleFile.model_construct(path=label, digest=f"sha256:{digest}") for label, digest in digests)


def _compile(files: list[tuple[str, bytes]], digests: list[tuple[str, str]], store: Path | None) -> dict[str, Any]:
    # Here, because it imports the YAML reader, which a cached set never needs.
    from factcheck.rules.compiled import SourceFile, compile_files

    sources = [SourceFile(label, data, digest) for (label, data), (_, digest) in zip(files, digests, strict=True)]
    # All that the reader makes stays until the end; looking for garbage meanwhile doubles its time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return compile_files(sources, store)
    finally:
        if collecting:
            gc.enable()


def shipped_folder() -> Path:
    """The rules in the installed package, or beside the source tree of an editable install."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "_rules"
    return installed if installed.is_dir() else package.parents[1] / "rules"


def _shipped() -> Iterator[tuple[Path, str]]:
    root = shipped_folder()
    if not root.is_dir():
        raise RuleError("the shipped rules are missing", path=str(root), hint="install the package again")
    return ((path, f"rules/{path.relative_to(root).as_posix()}") for path in _inside(root))


def _inside(folder: Path) -> list[Path]:
    found = (
        path for path in folder.rglob("*") if path.suffix in (*SUFFIXES, *TABLES) and not path.name.startswith(".")
    )
    return sorted((path for path in found if path.is_file()), key=lambda path: path.relative_to(folder).parts)


def _given(paths: Iterable[Path | str]) -> list[tuple[Path, str]]:
    found: dict[Path, str] = {}
    for path in map(Path, paths):
        if path.as_posix() == SHIPPED:
            found |= dict(_shipped())
            continue
        if not path.exists():
            raise UsageError(
                f"there is no rule file or folder {path.as_posix()}",
                hint="--rules takes a YAML file or a folder of them",
            )
        inside = _inside(path) if path.is_dir() else [path]
        if not inside:
            raise UsageError(f"the folder {path.as_posix()} holds no .yaml file")
        for file in inside:
            found.setdefault(file, file.as_posix())
    return list(found.items())


def _read(path: Path, label: str) -> tuple[str, bytes]:
    try:
        with path.open("rb") as file:
            # One byte beyond the limit is enough for the reader to refuse it, however large the file is.
            return label, file.read(MOST_BYTES + 1)
    except OSError as error:
        raise RuleError(f"cannot be read: {error.strerror or error}", path=label) from None


def _is_vocabulary(data: bytes) -> bool:
    # The kind of a large file stands at its head, or it is a table of facts.
    return _VOCABULARY.search(data[:200_000]) is not None
