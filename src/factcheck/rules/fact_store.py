"""Tens of thousands of compiled facts in one file, of which a run reads those about its subjects only.

A table of SQLite: JSON text by position, the subjects of each, and a mark for those that are found by a name. A damaged row is told with
what to do; a damaged or missing file is made again from the rule files.
"""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from factcheck.errors import StoreError

if TYPE_CHECKING:
    from factcheck.rules.compiled import Compiled

_SCHEMA = """
CREATE TABLE facts (position INTEGER PRIMARY KEY, id TEXT, named INTEGER, data BLOB, crc INTEGER);
CREATE INDEX by_id ON facts (id);
CREATE TABLE subjects (subject TEXT, position INTEGER, PRIMARY KEY (subject, position)) WITHOUT ROWID;
"""


class StoredFacts(Sequence[dict[str, Any]]):
    """Facts as plain values, like a list of them; `about` is what a run asks for.

    `keep` says of a rule's name whether it is in force; `more` are facts given for this very run, which take the place of
    those with their ids.
    """

    def __init__(
        self,
        path: Path | None,
        connection: sqlite3.Connection,
        keep: Callable[[str], bool] | None = None,
        more: tuple[dict[str, Any], ...] = (),
    ) -> None:
        self._path, self._keep, self._more = path, keep, more
        self._connections = {os.getpid(): connection}
        self._replaced = {fact["id"] for fact in more}

    def about(self, subject: str) -> list[dict[str, Any]]:
        """The facts whose subject, or one of whose further identities, is `subject`, in the order of the files."""
        rows = self._rows("JOIN subjects USING (position) WHERE subject = ? ORDER BY position", subject)
        return [*rows, *(f for f in self._more if subject in (f["subject"], *f.get("also", ())))]

    def holds(self, id_: str) -> bool:
        found = self._connection().execute("SELECT 1 FROM facts WHERE id = ?", (id_,)).fetchone()
        return found is not None or id_ in self._replaced

    def named(self) -> list[dict[str, Any]]:
        """The facts that a claim may mean by a name alone: ranks and statements."""
        return [*self._rows("WHERE named = 1 ORDER BY position"), *(f for f in self._more if is_named(f))]

    def narrowed(self, keep: Callable[[str], bool]) -> StoredFacts:
        """Without the facts whose rule is not in force."""
        before = self._keep
        both = keep if before is None else (lambda name: before(name) and keep(name))
        return self._like(both, tuple(fact for fact in self._more if keep(f"facts/{fact['id']}")))

    def plus(self, facts: Iterable[dict[str, Any]]) -> StoredFacts:
        added = tuple(facts)
        ids = {fact["id"] for fact in added}
        return self._like(self._keep, (*(fact for fact in self._more if fact["id"] not in ids), *added))

    def __len__(self) -> int:
        if self._keep is None and not self._replaced:
            (count,) = self._connection().execute("SELECT count(*) FROM facts").fetchone()
            return int(count)
        return sum(1 for _ in self)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        yield from self._rows("ORDER BY position")
        yield from self._more

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> list[dict[str, Any]]: ...
    def __getitem__(self, index: int | slice) -> dict[str, Any] | list[dict[str, Any]]:
        return list(self)[index]

    def _like(self, keep: Callable[[str], bool] | None, more: tuple[dict[str, Any], ...]) -> StoredFacts:
        return StoredFacts(self._path, self._connection(), keep, more)

    def _rows(self, rest: str, *arguments: str) -> Iterator[dict[str, Any]]:
        try:
            found = self._connection().execute(f"SELECT id, data, crc FROM facts {rest}", arguments)
            for id_, data, crc in found:
                if id_ in self._replaced or (self._keep is not None and not self._keep(f"facts/{id_}")):
                    continue
                if zlib.crc32(data) != crc:
                    raise sqlite3.DatabaseError("a row is damaged")
                yield json.loads(data)
        except (sqlite3.DatabaseError, ValueError, TypeError) as error:
            raise StoreError(
                f"the compiled facts cannot be read: {error}", path=str(self._path), hint="factcheck cache clear"
            ) from None

    def _connection(self) -> sqlite3.Connection:
        """One of this process: a connection must not go through a fork."""
        own = self._connections.get(os.getpid())
        if own is None:
            assert self._path is not None
            own = self._connections[os.getpid()] = _opened(self._path)
        return own


def is_named(fact: dict[str, Any]) -> bool:
    return fact.get("basis") in ("rank", "statement")


def _opened(path: Path) -> sqlite3.Connection:
    # Read as it stands: nobody writes to it after it has been put in place.
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def opened(path: Path, count: int) -> StoredFacts | None:
    """The facts in a file, or None if it does not hold `count` of them."""
    if not path.is_file():
        return None
    try:
        connection = _opened(path)
        (found,) = connection.execute("SELECT max(position) FROM facts").fetchone()
    except sqlite3.Error:
        return None
    return StoredFacts(path, connection) if found == count - 1 else None


def stored(facts: Sequence[Compiled], path: Path | None) -> StoredFacts:
    """The facts in a file at `path`; where it cannot be written, in memory."""
    if path is not None:
        with contextlib.suppress(OSError, sqlite3.Error):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            import tempfile

            handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
            os.close(handle)
            try:
                connection = sqlite3.connect(temporary)
                connection.execute("PRAGMA journal_mode = OFF")
                connection.execute("PRAGMA synchronous = OFF")
                _fill(connection, facts)
                connection.close()
                os.replace(temporary, path)
            except (OSError, sqlite3.Error):
                Path(temporary).unlink(missing_ok=True)
                raise
            found = opened(path, len(facts))
            if found is not None:
                return found
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    _fill(connection, facts)
    return StoredFacts(None, connection)


def _fill(connection: sqlite3.Connection, facts: Sequence[Compiled]) -> None:
    connection.executescript(_SCHEMA)
    rows, subjects = [], []
    for position, (mine, named, text) in enumerate(facts):
        data = text.encode()
        # The id is the first key of every compiled fact.
        rows.append((position, text[7 : text.index('"', 7)], named, data, zlib.crc32(data)))
        subjects += [(subject, position) for subject in dict.fromkeys(mine)]
    subjects.sort()
    connection.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?)", rows)
    connection.executemany("INSERT INTO subjects VALUES (?, ?)", subjects)
    connection.commit()
