"""The store keeps snapshots whole or not at all, runs no code that it finds, and never costs the run."""

from __future__ import annotations

import os
import pickle
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from factcheck.sources.store import FencedDisk, Refused, Snapshot, Store

SRC = Path(__file__).parents[3] / "src"
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
URL = "https://data.example/a.json"
BODY = repr([number * number for number in range(2000)]).encode()
A = Snapshot(URL, BODY, NOW, date(2026, 1, 2), '"v1"', "Fri, 02 Jan 2026 00:00:00 GMT")


class Said(list[str]):
    """What the user was told."""


@pytest.fixture
def said() -> Said:
    return Said()


@pytest.fixture
def store(tmp_path: Path, said: Said) -> Iterator[Store]:
    opened = Store(tmp_path / "sources", said.append)
    yield opened
    opened.close()


def again(store: Store, said: Said) -> Store:
    """The same folder, as the next process sees it."""
    store.close()
    return Store(store.folder, said.append)


def rows(store: Store, statement: str, *values: Any) -> list[Any]:
    """Straight into the database, as somebody else would."""
    store.close()
    with sqlite3.connect(store.folder / "cache.db") as connection:
        found = connection.execute(statement, values).fetchall()
    connection.close()
    return found


def plant(store: Store, key: Any, raw: int, mode: int, filename: str | None, value: Any) -> None:
    store.put(A)  # makes the tables
    rows(
        store,
        "INSERT INTO Cache(key, raw, store_time, access_time, access_count, size, mode, filename, value) VALUES (?, ?, 0, 0, 0, 0, ?, ?, ?)",
        key, raw, mode, filename, value,
    )  # fmt: skip


# ------------------------------------------------------------ keeping
def test_a_snapshot_comes_back_as_it_was(store: Store, said: Said) -> None:
    store.put(A)
    assert again(store, said).get(URL) == A
    assert said == []


def test_a_digest_is_the_sha_256_of_the_body() -> None:
    # the example of FIPS 180-2
    expected = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert Snapshot(URL, b"abc", NOW).digest == expected


def test_a_later_snapshot_takes_the_place_of_the_earlier(store: Store) -> None:
    later = Snapshot(URL, b"{}", NOW + timedelta(days=1))
    store.put(A)
    store.put(later)
    assert store.get(URL) == later
    assert store.urls() == [URL]
    assert store.touch(later, NOW + timedelta(days=2)).fetched == store.get(URL).fetched  # type: ignore[union-attr]


def test_what_is_not_there_is_none_and_looking_makes_no_folder(store: Store, said: Said) -> None:
    assert store.get(URL) is None
    assert store.urls() == []
    assert not store.folder.exists()
    assert said == []


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_the_folder_is_the_users_alone(store: Store, tmp_path: Path) -> None:
    store.put(A)
    assert stat.S_IMODE(store.folder.stat().st_mode) == 0o700
    wide = tmp_path / "wide"
    wide.mkdir(mode=0o777)
    wide.chmod(0o777)
    Store(wide).put(A)
    assert stat.S_IMODE(wide.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name != "posix", reason="owners of POSIX")
def test_a_folder_that_leads_elsewhere_is_not_used(tmp_path: Path, said: Said) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "sources").symlink_to(tmp_path / "theirs")
    Store(tmp_path / "sources", said.append).put(A)
    assert list((tmp_path / "theirs").iterdir()) == []
    assert "not a folder of this user's own" in said[0]


# ------------------------------------------------------------ the fence
class Bomb:
    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> Any:
        return (os.mkdir, (str(self.target),))


@pytest.mark.parametrize("where", ["value", "file", "key"])
def test_a_pickle_is_never_run(store: Store, said: Said, tmp_path: Path, where: str) -> None:
    target = tmp_path / "pwned"
    payload = pickle.dumps(Bomb(target))
    key: Any = "snapshot 1 https://data.example/poisoned"
    if where == "value":
        plant(store, key, 1, 4, None, payload)
    elif where == "file":
        (tmp_path / "payload.val").write_bytes(payload)
        plant(store, key, 1, 4, "../payload.val", None)
    else:
        plant(store, payload, 0, 1, None, b"x")
    fresh = again(store, said)
    assert fresh.get("https://data.example/poisoned") is None
    assert fresh.get(URL) == A  # the others are none the worse for it
    assert [found.url for found in fresh.snapshots()] == [URL]
    assert fresh.problems() != []
    fresh.remove("https://data.example/poisoned")
    assert not target.exists()
    assert (tmp_path / "payload.val").exists() == (where == "file")
    # the poison works where it is let in: the test would see it
    pickle.loads(payload)
    assert target.exists()


def test_no_other_file_is_read_or_removed(store: Store, said: Said, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("s3cret", encoding="utf-8")
    plant(store, "snapshot 1 https://data.example/x", 1, 3, "../secret", None)
    fresh = again(store, said)
    assert fresh.get("https://data.example/x") is None
    fresh.put(Snapshot("https://data.example/x", b"{}", NOW))  # replaces the row and its "file"
    fresh.remove("https://data.example/x")
    assert secret.read_text("utf-8") == "s3cret"


@pytest.mark.parametrize("value", ["text", 1, None, {"a": 1}, ("t",)])
def test_only_bytes_under_texts_are_kept(tmp_path: Path, value: Any) -> None:
    disk = FencedDisk(str(tmp_path))
    with pytest.raises(Refused):
        disk.store(value, False)
    with pytest.raises(Refused):
        disk.put(value if value != "text" else b"bytes")
    with pytest.raises(Refused):
        disk.store(b"x", True)


def test_strange_settings_of_a_database_do_no_harm(store: Store, said: Said) -> None:
    store.put(A)
    rows(store, "INSERT OR REPLACE INTO Settings VALUES ('disk_min_file_size', 0), ('disk_anything', 'x')")
    fresh = again(store, said)
    fresh.put(Snapshot("https://data.example/b", b"{}", NOW))
    assert fresh.get(URL) == A
    assert [path.name for path in store.folder.rglob("*") if path.suffix == ".val"] == []


# ------------------------------------------------------------ damage
DAMAGE = {
    "flipped": lambda packed: packed[:-900] + bytes([packed[-900] ^ 1]) + packed[-899:],
    "cut off": lambda packed: packed[: len(packed) // 2],
    "empty": lambda _: b"",
    "no head": lambda packed: packed.partition(b"\n")[2],
    "another body": lambda packed: packed.replace(b'"digest": "sha256:', b'"digest": "sha256:0'),
    "another size": lambda packed: packed.replace(b'"size": ', b'"size": 1'),
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_snapshot_is_told_and_not_used(store: Store, said: Said, kind: str) -> None:
    store.put(A)
    ((packed,),) = rows(store, "SELECT value FROM Cache")
    rows(store, "UPDATE Cache SET value = ?", DAMAGE[kind](packed))
    fresh = again(store, said)
    assert fresh.get(URL) is None
    assert "damaged" in said[0]
    assert "`factcheck cache clear sources`" in said[0]
    assert len(fresh.problems()) == 1
    fresh.put(A)  # fetched again
    assert fresh.get(URL) == A
    assert fresh.problems() == []


@pytest.mark.parametrize(
    "content", [b"this is no database" * 500, b"SQLite format 3\x00" + b"\xff" * 8000, b"\0" * 4096]
)
def test_a_corrupted_database_is_told_once_and_costs_nothing_but_keeping(
    store: Store, said: Said, content: bytes
) -> None:
    store.folder.mkdir(mode=0o700)
    (store.folder / "cache.db").write_bytes(content)
    store.put(A)
    assert store.get(URL) is None
    assert store.urls() == []
    assert len(said) == 1
    assert "cache clear" in said[0]
    assert (store.folder / "cache.db").read_bytes() == content  # nothing is deleted behind the user's back


def test_a_row_of_another_kind_is_told_in_one_plain_line(store: Store, said: Said) -> None:
    store.put(A)
    rows(store, "UPDATE Cache SET value = CAST(value AS TEXT)")
    assert again(store, said).get(URL) is None
    assert len(said) == 1
    assert said[0].isprintable()
    assert len(said[0]) < 400 + len(str(store.folder))


def test_a_torn_database_is_told(store: Store, said: Said) -> None:
    for number in range(50):
        store.put(Snapshot(f"{URL}?{number}", os.urandom(20_000), NOW))
    store.close()
    database = store.folder / "cache.db"
    size = database.stat().st_size
    with database.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(size // 2))
    fresh = Store(store.folder, said.append)
    found = [fresh.get(f"{URL}?{number}") for number in range(50)]
    assert None in found
    assert said


@pytest.mark.parametrize("place", ["a file", "below a file", "where nothing may be made"])
def test_a_folder_that_cannot_be_made_costs_a_message(tmp_path: Path, said: Said, place: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    folder = {"a file": tmp_path / "file", "below a file": tmp_path / "file/sources"}.get(
        place, Path("/proc/none/sources")
    )
    broken = Store(folder, said.append)
    broken.put(A)
    assert broken.get(URL) is None
    assert len(said) == 1


def read_only(folder: Path) -> bool:
    """Makes a folder read-only; false where this user may write everywhere."""
    (folder / "cache.db").chmod(0o400)
    folder.chmod(0o500)
    return not os.access(folder, os.W_OK)


def test_a_read_only_store_costs_a_message(store: Store, said: Said) -> None:
    store.put(A)
    store.close()
    if not read_only(store.folder):
        pytest.skip("this user may write everywhere")
    fresh = Store(store.folder, said.append)
    fresh.put(Snapshot(f"{URL}?2", b"{}", NOW))
    fresh.get(URL)
    assert len(said) == 1


def test_a_database_that_may_not_be_written_costs_a_message(
    store: Store, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same for those who may write everywhere: SQLite itself refuses."""
    store.put(A)
    store.close()
    connect = sqlite3.connect

    def refusing(path: str, **options: Any) -> sqlite3.Connection:
        return connect(f"file:{path}?mode=ro", uri=True, **options)

    monkeypatch.setattr(sqlite3, "connect", refusing)
    fresh = Store(store.folder, said.append)
    fresh.put(Snapshot(f"{URL}?2", b"{}", NOW))
    assert len(said) == 1
    assert "readonly" in said[0]


WRITER = """
import sys, os
from datetime import datetime, UTC
from pathlib import Path
from factcheck.sources.store import Snapshot, Store
said = []
store = Store(Path(sys.argv[1]), said.append)
"""


def process(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", WRITER + code, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(SRC)},
    )


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_full_disk_costs_a_message_and_keeps_what_was_there(store: Store, said: Said) -> None:
    store.put(A)
    store.close()
    full = process(
        """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
store.put(Snapshot("https://data.example/large", os.urandom(3_000_000), datetime.now(UTC)))
print(store.get("https://data.example/large"), len(said), "free space" in said[0], "cache clear" in said[0])
""",
        str(store.folder),
    )
    assert full.communicate(timeout=30)[0] == "None 1 True False\n"
    fresh = Store(store.folder, said.append)
    assert fresh.get(URL) == A
    assert fresh.problems() == []
    fresh.close()


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_process_that_is_killed_while_it_writes_leaves_whole_snapshots(store: Store, said: Said) -> None:
    store.put(A)
    store.close()
    for _ in range(5):
        writer = process(
            """
body = os.urandom(1_000_000)
for number in range(10_000):
    store.put(Snapshot(f"https://data.example/{number % 7}", body[number:], datetime.now(UTC)))
    print(number, flush=True)
""",
            str(store.folder),
        )
        assert writer.stdout is not None
        for _ in range(3):
            writer.stdout.readline()
        time.sleep(0.011)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        fresh = Store(store.folder, said.append)
        assert fresh.get(URL) == A
        assert len(list(fresh.snapshots())) == len(fresh.urls()) >= 4
        assert fresh.problems() == []
        fresh.close()
    assert said == []


def test_two_processes_write_at_once_and_nothing_is_lost(store: Store, said: Said) -> None:
    code = """
for number in range(40):
    store.put(Snapshot(f"https://data.example/{sys.argv[2]}/{number}", os.urandom(50_000), datetime.now(UTC)))
    store.put(Snapshot("https://data.example/shared", os.urandom(50_000), datetime.now(UTC)))
    assert store.get("https://data.example/shared") is not None
print(said)
"""
    both = [process(code, str(store.folder), name) for name in ("one", "two")]
    assert [one.communicate(timeout=60)[0] for one in both] == ["[]\n", "[]\n"]
    assert len(list(store.snapshots())) == 81
    assert store.problems() == []
    assert said == []


def test_a_store_that_is_kept_busy_costs_a_message_and_no_long_wait(
    store: Store, said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.sources.store._BUSY", 0.2)
    store.put(A)
    fresh = again(store, said)
    assert fresh.get(URL) == A
    other = sqlite3.connect(store.folder / "cache.db")
    other.execute("BEGIN IMMEDIATE")
    begun = time.monotonic()
    fresh.put(Snapshot(f"{URL}?2", b"{}", NOW))
    assert time.monotonic() - begun < 2
    assert "busy" in said[0]
    other.rollback()
    other.close()
    fresh.put(Snapshot(f"{URL}?2", b"{}", NOW))
    assert fresh.get(f"{URL}?2") is not None
    fresh.close()
