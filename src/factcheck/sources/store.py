"""Snapshots of what services answered, kept between runs. The only module that uses diskcache.

diskcache unpickles what it finds (CVE-2025-69872). Here it keeps bytes under text keys inside its database, and neither pickles,
nor unpickles, nor touches any other file. The folder is the user's alone. A store that is damaged, full or read-only
costs what it would have kept and a message; the run goes on.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import stat
import zlib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self, TypeVar

import diskcache

from factcheck.durable import is_full
from factcheck.errors import StoreError
from factcheck.records import record, replace

SIZE = 1 << 30
"""Bytes; beyond them the oldest snapshots go."""
_FORMAT = "snapshot 1 "
_RAW = 1
"""diskcache's mode of a value that stands in the database as it is."""
_BUSY = 5.0
"""Seconds to wait for another process that is writing."""
_LARGEST = 256 << 20
Result = TypeVar("Result")


class Refused(ValueError):
    """A row that is not ours: pickled, or in a file of its own."""


class FencedDisk(diskcache.Disk):  # type: ignore[misc]
    """Only text keys and bytes, only inside the database. Unknown settings of a strange database are ignored."""

    def __init__(self, directory: str, **_: object) -> None:
        super().__init__(directory, min_file_size=_LARGEST, pickle_protocol=0)

    def put(self, key: Any) -> tuple[str, bool]:
        if type(key) is not str:
            raise Refused(f"a key is text, not {type(key).__name__}")
        return key, True

    def get(self, key: Any, raw: Any) -> str:
        if not raw or type(key) is not str:
            raise Refused("a key that is no text")
        return key

    def store(self, value: Any, read: bool, key: object = None) -> tuple[int, int, None, Any]:
        if read or type(value) is not bytes or len(value) >= _LARGEST:
            raise Refused(f"a value is bytes, not {type(value).__name__}")
        return 0, _RAW, None, sqlite3.Binary(value)

    def fetch(self, mode: int, filename: str | None, value: Any, read: bool) -> bytes:
        if mode != _RAW or filename is not None or type(value) is not bytes or read:
            raise Refused("a value that is no plain bytes")
        return value

    def filename(self, key: object = None, value: object = None) -> tuple[str, str]:
        raise Refused("nothing is kept in files")

    def remove(self, file_path: str) -> None:
        """Nothing: a strange row could name any file."""


class _Cache(diskcache.Cache):  # type: ignore[misc]
    """Closed again where it cannot be opened to its end, as with a damaged database."""

    def __init__(self, directory: str, **settings: Any) -> None:
        try:
            super().__init__(directory, **settings)
        except BaseException:
            with contextlib.suppress(AttributeError):  # it failed before there was anything to close
                self.close()
            raise


@record
class Snapshot:
    """A body that was found right, under the address that it came from (redacted). Times are UTC."""

    url: str
    body: bytes
    fetched: datetime
    published: date | None = None
    """The day up to which it goes, where it says so."""
    etag: str | None = None
    last_modified: str | None = None

    @property
    def digest(self) -> str:
        return "sha256:" + hashlib.sha256(self.body).hexdigest()


class Store:
    """`say` is told once what is wrong with the store. Nothing here raises for a store that cannot be used."""

    def __init__(self, folder: Path, say: Callable[[str], None] = lambda _: None) -> None:
        self.folder = folder
        self._say = say
        self._cache: Any = None
        self._broken = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(self, url: str) -> Snapshot | None:
        if not self.folder.is_dir():  # reading makes no folder
            return None
        packed = self._tried(lambda cache: cache.get(_key(url)), None)
        if packed is None:
            return None
        try:
            return _unpacked(url, packed)
        except (ValueError, KeyError, TypeError, zlib.error):
            self._complain(f"the snapshot of {url} is damaged and is not used")
            return None

    def put(self, snapshot: Snapshot) -> None:
        packed = _packed(snapshot)
        self._tried(lambda cache: cache.set(_key(snapshot.url), packed), False)

    def touch(self, snapshot: Snapshot, fetched: datetime) -> Snapshot:
        """Kept as it is, and seen again to be right."""
        seen = replace(snapshot, fetched=fetched)
        self.put(seen)
        return seen

    def remove(self, url: str) -> None:
        self._tried(lambda cache: cache.delete(_key(url)), False)

    def urls(self) -> list[str]:
        if not self.folder.is_dir():
            return []

        def listed(cache: Any) -> list[str]:
            # not by iterating the cache, which stops at the first strange key
            rows = cache._sql("SELECT key FROM Cache WHERE typeof(key) = 'text' AND raw = 1").fetchall()
            return sorted(key.removeprefix(_FORMAT) for (key,) in rows if key.startswith(_FORMAT))

        return self._tried(listed, [])

    def snapshots(self) -> Iterator[Snapshot]:
        return (snapshot for url in self.urls() if (snapshot := self.get(url)))

    def problems(self) -> list[str]:
        """What `verify` finds: rows that are not ours, and bodies that differ from their digest."""
        if not self.folder.is_dir():
            return []
        found: list[str] = []
        inner = Store(self.folder, found.append)
        kept = inner.urls()
        for url in kept:
            inner._broken = False
            inner.get(url)
        rows = inner._tried(lambda cache: cache._sql("SELECT COUNT(*) FROM Cache").fetchall()[0][0], len(kept))
        if rows != len(kept):
            found.append(f"{rows - len(kept)} rows of {self.folder} were not written by factcheck")
        inner.close()
        return found

    def close(self) -> None:
        if self._cache is not None:
            self._cache.close()
            self._cache = None

    def _tried(self, work: Callable[[Any], Result], otherwise: Result) -> Result:
        if self._broken:
            return otherwise
        try:
            if self._cache is None:
                self._cache = _opened(self.folder)
            return work(self._cache)
        except Refused as error:
            # one strange row: the others are none the worse for it
            self._complain(f"{self.folder} holds {error}, which is not used")
        except diskcache.Timeout:
            self._complain(f"another process keeps {self.folder} busy; this answer is not kept")
        except StoreError as error:
            self._broken = True
            self._complain(error.message)
        except (sqlite3.Error, OSError, TypeError, ValueError, AssertionError) as error:
            self._broken = True
            next_step = _next_step(error)
            text = f"{self.folder} cannot be used ({_plain(error)}), so that nothing is kept between runs"
            self._say(f"{text}; {next_step}") if next_step else self._complain(text)
        return otherwise

    def _complain(self, message: str) -> None:
        self._say(f"{message}; `factcheck cache clear sources` makes a new store")


def _opened(folder: Path) -> Any:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if os.name == "posix":
        status = os.lstat(folder)
        if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.geteuid():
            raise StoreError(f"{folder} is not a folder of this user's own, and is not used")
        if stat.S_IMODE(status.st_mode) != 0o700:
            folder.chmod(0o700)
    return _Cache(
        str(folder),
        timeout=_BUSY,
        disk=FencedDisk,
        size_limit=SIZE,
        eviction_policy="least-recently-stored",
        statistics=0,
    )


def _next_step(error: Exception) -> str | None:
    """What helps where a new store would be none the better for it."""
    code = getattr(error, "sqlite_errorcode", 0)
    is_torn = code == sqlite3.SQLITE_IOERR_SHORT_READ
    # a disk without room is told in many ways, according to which of the database's files wants to grow
    if is_full(error) or (code & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR) and not is_torn):
        return "free space, or set FACTCHECK_CACHE_DIR to another folder"
    if isinstance(error, OSError) or code & 0xFF in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
        return "make it writable, or set FACTCHECK_CACHE_DIR to a folder that is"
    return None


def _plain(error: Exception) -> str:
    """SQLite quotes what it found in a damaged database: at most a line of it, and only what a terminal can bear."""
    return "".join(c for c in str(error) if c.isprintable())[:120]


def _key(url: str) -> str:
    return _FORMAT + url


def _packed(snapshot: Snapshot) -> bytes:
    head = {
        "fetched": snapshot.fetched.isoformat(),
        "published": snapshot.published.isoformat() if snapshot.published else None,
        "etag": snapshot.etag,
        "last_modified": snapshot.last_modified,
        "digest": snapshot.digest,
        "size": len(snapshot.body),
    }
    # level 1: 4 MB in 30 ms, to an eighth of the size
    return json.dumps(head).encode() + b"\n" + zlib.compress(snapshot.body, 1)


def _unpacked(url: str, packed: bytes) -> Snapshot:
    """Raises ValueError, KeyError, TypeError or zlib.error for anything but a whole snapshot."""
    head, _, body = packed.partition(b"\n")
    said = json.loads(head)
    size = said["size"]
    unpacker = zlib.decompressobj()
    whole = unpacker.decompress(body, min(int(size), _LARGEST) + 1)
    snapshot = Snapshot(
        url,
        whole,
        datetime.fromisoformat(said["fetched"]),
        date.fromisoformat(said["published"]) if said["published"] else None,
        said["etag"],
        said["last_modified"],
    )
    if len(whole) != size or snapshot.digest != said["digest"] or snapshot.fetched.tzinfo is None:
        raise ValueError("not what was stored")
    return snapshot
