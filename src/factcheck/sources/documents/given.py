"""What a user gives as evidence: files, folders, addresses and parts of a record, as documents, observations and fact files."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from factcheck.errors import InputError, UsageError
from factcheck.model import Lookup, Observation, SourceFailure, SourceStatus
from factcheck.patterns import regex
from factcheck.read.documents import SUFFIXES, Document, digest_of, read_document
from factcheck.records import record
from factcheck.sources.documents import kept
from factcheck.sources.documents.held import Held, hold

if TYPE_CHECKING:
    from factcheck.rules.loader import Rules
    from factcheck.sources.network import Network

Say = Callable[[str], None]
_URL = regex(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_FACTS: Final = (".yaml", ".yml", ".jsonl")
_SKIPPED: Final = frozenset(("node_modules", "__pycache__", "venv", "site-packages"))
SOURCE: Final = "documents"
_MOST: Final = 500
"""Documents of one folder."""


@record
class Given:
    """`observations` are those of companyfacts, by company; `failures` are addresses that gave nothing."""

    documents: tuple[Held, ...] = ()
    observations: Mapping[str, tuple[Observation, ...]] = field(default_factory=dict)
    failures: tuple[SourceFailure, ...] = ()

    def with_(self, other: Given) -> Given:
        merged = dict(self.observations)
        for key, found in other.observations.items():
            merged[key] = (*merged.get(key, ()), *found)
        return Given((*self.documents, *other.documents), merged, (*self.failures, *other.failures))

    def answers(self) -> dict[Lookup, tuple[Observation, ...]]:
        """The observations as answers of a source of their own."""
        return {Lookup(source=SOURCE, key=key): found for key, found in self.observations.items()}

    def status(self) -> SourceStatus:
        days = [held.published for held in self.documents if held.published]
        messages = tuple(failure.message for failure in self.failures)
        if not messages:
            return SourceStatus(id=SOURCE, status="ok", as_of=max(days, default=None))
        return SourceStatus(
            id=SOURCE, status="stale" if self.documents else "failed", as_of=max(days, default=None), failures=messages
        )

    def __bool__(self) -> bool:
        return bool(self.documents or self.observations or self.failures)


def is_url(item: str) -> bool:
    return bool(_URL.match(item))


class Reader:
    """Reads evidence with one rule set's words; what was read before is taken from the cache."""

    def __init__(self, rules: Rules, network: Network | None = None, say: Say | None = None) -> None:
        self.rules, self.network = rules, network
        self._words = kept.vocabulary_digest(rules.files)
        self._say = say or (lambda _: None)

    # ------------------------------------------------------------ items of a call
    def items(self, items: Sequence[Path | str]) -> tuple[Rules, Given]:
        """The rules with the fact files among the items, and everything else."""
        from factcheck.rules.selection import with_fact_object, with_facts

        rules, given = self.rules, Given()
        queue = list(items)
        while queue:
            item = queue.pop(0)
            if isinstance(item, str) and is_url(item):
                given = given.with_(self.address(item))
                continue
            for path in _files(Path(item), "document:" if item in rules.documents else "--evidence"):
                if path.suffix.lower() in _FACTS or (path.suffix.lower() == ".csv" and _holds_facts(path)):
                    named = set(rules.documents)
                    rules = with_facts(rules, [path])
                    queue += [name for name in rules.documents if name not in named]
                elif path.suffix.lower() == ".json":
                    tree = _json(path)
                    if isinstance(tree, dict) and isinstance(tree.get("facts"), list):
                        rules = with_fact_object(rules, tree, path.as_posix())
                    else:
                        given = given.with_(self.companyfacts(tree, path.as_posix(), _bytes(path)))
                else:
                    given = given.with_(Given((self.document(_bytes(path), path.as_posix()),)))
        return rules, given

    def document(
        self,
        data: bytes,
        uri: str,
        *,
        title: str | None = None,
        published: date | None = None,
        url: str | None = None,
    ) -> Held:
        """A document, read now or taken from the cache."""
        suffix = Path(uri.partition("?")[0]).suffix.lower()
        name = kept.key(digest_of(data), self._words, suffix, title or "", published.isoformat() if published else "")
        known = kept.load(name, uri, url)
        if known is not None:
            return known
        label = uri.rsplit("/", 1)[-1]

        def say(message: str) -> None:
            self._say(f"reading {label}: {message}")

        read = read_document(data, uri, title=title, published=published, say=say)
        held = hold(read, self.rules.vocabulary, url=url, say=say)
        kept.save(name, held)
        return held

    def address(self, url: str, *, title: str | None = None, published: date | None = None) -> Given:
        from factcheck.sources.documents.web import fetch

        got = fetch(url, self.network)
        if isinstance(got, SourceFailure):
            return Given(failures=(got,))
        held = self.document(got.body, got.name, title=title, published=published or got.published, url=got.url)
        return Given((held,))

    def companyfacts(self, tree: Any, uri: str, data: bytes) -> Given:
        """SEC companyfacts of one company, as they are downloaded from data.sec.gov."""
        from factcheck.sources.companyfacts import concepts_of, facts_shape, observations

        cik = str(tree.get("cik", "")).zfill(10) if isinstance(tree, dict) else ""
        if not cik.isdigit() or int(cik) == 0 or not isinstance(tree.get("facts"), dict):
            raise InputError(
                "this JSON is neither SEC companyfacts nor a fact file",
                path=uri,
                hint='companyfacts have "cik" and "facts" as in the SEC\'s API; a fact file has a list "facts"',
            )
        try:
            goes_to = facts_shape(cik)(data)
        except (ValueError, RecursionError) as error:
            raise InputError(f"no valid SEC companyfacts: {error}", path=uri) from None
        key = f"cik:{cik}"
        if goes_to is None:
            raise InputError("these SEC companyfacts hold no dated fact", path=uri)
        concepts = concepts_of(self.rules.reference.sec)
        found = observations(key, data, digest_of(data), goes_to, concepts)
        own = tuple(
            obs.model_copy(update={"source": "documents", "key": f"{Path(uri).name}: {obs.key}"}) for obs in found
        )
        return Given(observations={key: own})

    # ------------------------------------------------------------ items of a record
    def record(self, evidence: Sequence[Any], uri: str) -> tuple[Rules, Given]:
        """The evidence of a JSONL record: texts, tables, facts and files."""
        rules, given = self.rules, Given()
        for number, item in enumerate(evidence):
            label = f"{uri}:evidence[{number}]"
            entry = {"text": item} if isinstance(item, str) else item
            if not isinstance(entry, Mapping):
                raise _bad(label, "is neither a text nor an object")
            said = {"title": _text(entry, "title", label), "published": _day(entry, label)}
            url = _text(entry, "url", label)
            if isinstance(entry.get("text"), str):
                held = self.document(entry["text"].encode("utf-8", "replace"), label, url=url, **said)  # type: ignore[arg-type]
                given = given.with_(Given((held,)))
            elif "table" in entry:
                given = given.with_(Given((self._table(entry, label, url, said),)))
            elif "facts" in entry:
                rules, more = self._facts(rules, entry["facts"], label)
                given = given.with_(more)
            elif isinstance(entry.get("path"), str):
                reader = Reader(rules, self.network, self._say)
                path = entry["path"]
                if _plain_document(path):
                    held = self.document(_bytes(Path(path)), path, url=url, **said)  # type: ignore[arg-type]
                    given = given.with_(Given((held,)))
                else:
                    rules, more = reader.items([path])
                    given = given.with_(more)
            else:
                raise _bad(label, "has none of text, table, facts and path")
        return rules, given

    def _table(self, entry: Mapping[str, Any], label: str, url: str | None, said: Mapping[str, Any]) -> Held:
        from factcheck.read.documents.grids import grid

        rows = entry["table"]
        if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
            raise _bad(label, '"table" is a list of rows, each a list of cells')
        cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
        made = grid(cells, str(entry.get("caption") or ""), "table")
        if made is None:
            raise _bad(label, '"table" holds no figures under headers')
        digest = digest_of(json.dumps([made.caption, made.rows], ensure_ascii=False).encode())
        document = Document(label, digest, said["title"], said["published"], (), (made,), (), url)
        return hold(document, self.rules.vocabulary, url=url)

    def _facts(self, rules: Rules, facts: Any, label: str) -> tuple[Rules, Given]:
        from factcheck.rules.selection import with_fact_object

        if isinstance(facts, str):
            return Reader(rules, self.network, self._say).items([facts])
        if isinstance(facts, Mapping) and isinstance(facts.get("facts"), list):
            return with_fact_object(rules, dict(facts), label), Given()
        if isinstance(facts, Mapping):
            return rules, self.companyfacts(facts, label, json.dumps(facts).encode())
        raise _bad(label, '"facts" is a path or an object')


def _holds_facts(path: Path) -> bool:
    """Whether the header of a table names the columns of a fact file; any other table is a document."""
    try:
        with path.open("rb") as file:
            head = file.readline(4096).decode("utf-8-sig", "replace")
    except OSError:
        return False
    return {"id", "metric"} <= {cell.strip(' "\r\n').lower() for cell in re.split(r"[,;\t]", head)}


def _plain_document(path: str) -> bool:
    suffix = Path(path).suffix.lower()
    if is_url(path) or suffix in (*_FACTS, ".json") or not Path(path).is_file():
        return False
    return not (suffix == ".csv" and _holds_facts(Path(path)))


def _bad(label: str, what: str) -> InputError:
    return InputError(
        f"the evidence {what}",
        path=label,
        hint='write a text, {"text": ...}, {"table": [[...]]}, {"facts": ...} or {"path": FILE}; docs/evidence.md',
    )


def _text(entry: Mapping[str, Any], name: str, label: str) -> str | None:
    value = entry.get(name)
    if value is not None and not isinstance(value, str):
        raise _bad(label, f'has a "{name}" that is no text')
    return value


def _day(entry: Mapping[str, Any], label: str) -> date | None:
    value = _text(entry, "published", label)
    if value is None:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        raise _bad(label, f'has "published": "{value[:40]}", which is no date') from None


def _files(path: Path, told: str) -> Iterator[Path]:
    """`told` is where the path was named."""
    if not path.exists():
        raise UsageError(f"{told} {path.as_posix()}: no such file or folder", hint=_nearest(path))
    if not path.is_dir():
        yield path
        return
    found: list[Path] = []
    for root, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        known = (Path(root, name) for name in names if not name.startswith("."))
        found += [file for file in known if file.suffix and file.suffix.lower() in (*SUFFIXES, *_FACTS, ".json")]
    if not found:
        raise UsageError(f"{told} {path.as_posix()}: the folder holds no document")
    if len(found) > _MOST:
        raise UsageError(f"{told} {path.as_posix()}: {len(found)} documents; at most {_MOST} are read at once")
    yield from sorted(found)


def _nearest(path: Path) -> str | None:
    from difflib import get_close_matches

    try:
        near = get_close_matches(path.name, [entry.name for entry in os.scandir(path.parent)], 1)
    except OSError:
        return None
    return f"did you mean {path.with_name(near[0]).as_posix()}?" if near else None


def _bytes(path: Path) -> bytes:
    from factcheck.read.documents.bounds import BYTES

    try:
        with path.open("rb") as file:
            # one byte beyond the limit is enough to refuse it
            return file.read(BYTES + 1)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path=path.as_posix()) from None


def _json(path: Path) -> Any:
    data = _bytes(path)
    try:
        return json.loads(data)
    except (ValueError, RecursionError) as error:
        told = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise InputError(f"no valid JSON: {told[:160]}", path=path.as_posix()) from None
