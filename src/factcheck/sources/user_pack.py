"""A pack of the user's own: figures of any companies from bodies of the SEC's companyfacts, one small table a company.

`build` reads one body after another (a company's is some 4 MB), so that its memory does not grow with their number, and keeps a
log: a build that was broken off goes on where it was, and a later archive costs only what has changed in it.
"""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from factcheck.errors import InputError, StoreError
from factcheck.model import Observation
from factcheck.pack import checks, tables
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources import companyfacts

LOG = "log.tsv"
_LOG_COLUMNS = ("cik", "token", "path", "sha256", "rows", *tables.COMPANY_COLUMNS)
_MEMBER = regex(r"CIK(\d{10})(?:\.json)?$")
_NAME = regex(r'"entityName"\s*:\s*"((?:[^"\\]|\\.)*)"')
_LARGEST = 64 << 20
"""Bytes of one body, read in 500 MB of memory; the largest filers' have some 20 MB."""
_UNREADABLE = (
    *(ValueError, RecursionError, KeyError, TypeError, ArithmeticError, OSError, EOFError),
    *(
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
    ),  # damaged, in a strange packing, with a password
)


@record
class Body:
    """One company's companyfacts. `token` changes when the body does; `read` gives its bytes."""

    cik: str
    token: str
    read: Callable[[], bytes]


@record
class Built:
    """What is in the pack now, what of it was made in this run, and what could not be: (name, why)."""

    companies: int
    made: int
    rows: int
    as_of: date | None
    failed: tuple[tuple[str, str], ...]


def in_archive(path: Path, wanted: Collection[str] | None = None) -> list[Body]:
    """The bodies of the SEC's bulk archive, in its order; read when asked for. Raises `InputError` for what is no archive."""
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        hint = "the SEC's own is https://www.sec.gov/Archives/edgar/daily-index/xbrl/companyfacts.zip"
        raise InputError(f"no readable archive: {error}", path=str(path), hint=hint) from error
    found: list[Body] = []
    for member in archive.infolist():
        named = _MEMBER.search(member.filename.rsplit("/", 1)[-1])
        if named is not None and (wanted is None or named[1] in wanted):
            read = partial(_bounded, member.file_size, partial(archive.read, member))
            found.append(Body(named[1], f"{member.CRC:08x}-{member.file_size}", read))
    return found


def in_folder(path: Path, wanted: Collection[str] | None = None) -> list[Body]:
    """The bodies that lie in a folder as files named CIK##########.json. Raises `InputError` where there is none."""
    if not path.is_dir():
        raise InputError("no such folder", path=str(path))
    files = sorted((file, named[1]) for file in path.glob("*.json") if (named := _MEMBER.search(file.name)))
    if not files:
        raise InputError("no file named CIK##########.json", path=str(path))
    stats = ((file, cik, file.stat()) for file, cik in files if wanted is None or cik in wanted)
    return [
        Body(cik, f"{stat.st_size}-{stat.st_mtime_ns}", partial(_bounded, stat.st_size, file.read_bytes))
        for file, cik, stat in stats
    ]


def _bounded(size: int, read: Callable[[], bytes]) -> bytes:
    if size > _LARGEST:
        raise ValueError(f"it has more than {_LARGEST >> 20} MB")
    return read()


def build(
    bodies: Iterable[Body], out: Path, reference: Any, step: Callable[[str, bool], None] = lambda *_: None
) -> Built:
    """Add the bodies' companies to the pack in `out`. `step` is told of every company, and whether it was made anew.

    A body that is none is left out and told of. Raises `StoreError` where `out` cannot be written.
    """
    concepts = companyfacts.concepts_of(reference)
    version = tables.digest(repr(sorted(concepts.items())).encode())[7:23]
    log = _Log(out, version)
    failed: list[tuple[str, str]] = []
    made = 0
    for body in bodies:
        if log.has(body):
            step(body.cik, False)
            continue
        try:
            row, content = _company(body, concepts)
        except _UNREADABLE as error:
            failed.append((f"CIK{body.cik}", str(error) or type(error).__name__))
            continue
        path = f"sec/CIK{body.cik}.tsv"
        if content is not None:
            tables.write(out / path, content)
        log.add(body, path if content is not None else "", content or b"", row)
        made += 1
        step(body.cik, True)
    return _finish(out, log, made, tuple(failed))


def _company(body: Body, concepts: Any) -> tuple[dict[str, str], bytes | None]:
    """The company's row, and its table; no table for one that files nothing that is asked for."""
    data = body.read()
    newest = companyfacts.facts_shape(body.cik)(data)
    key = f"cik:{body.cik}"
    found = companyfacts.observations(key, data, "", newest or date.min, concepts)
    named = _NAME.search(data[:4096].decode("utf-8", "replace"))
    name = " ".join(json.loads(f'"{named[1]}"').split()) if named else ""
    name = name or f"CIK {body.cik}"
    row = {
        "cik": str(int(body.cik)),
        "name": name,
        "filed_as": name,
        "fiscal_year_naming": "end-year",
        "rows": str(len(found)),
    }
    if not found:
        return row, None
    rows = [_row(o) for o in found]
    ends = [o.end.isoformat() for o in found if o.end]
    filed = [o.published.isoformat() for o in found if o.published]
    years = [
        o.end.isoformat()
        for o in found
        if o.start and o.end and (o.end - o.start).days > 340 and (o.form or "").startswith("10-K")
    ]
    row |= {
        "first_end": min(ends),
        "last_end": max(ends),
        "last_filed": max(filed),
        "fiscal_year_end": max(years)[5:] if years else "",
    }
    comments = (
        f"{name}, CIK {body.cik}",
        "source: U.S. Securities and Exchange Commission, XBRL facts of EDGAR filings; public domain",
        f"as of {max(filed)}; last filing {max(filed)}",
    )
    return row, tables.encode(comments, tables.FACT_COLUMNS, rows)


def _row(o: Observation) -> tuple[str, ...]:
    unit = f"{o.unit}/shares" if o.per == "share" else o.unit or ""
    start = o.start.isoformat() if o.start else ""
    return (
        o.metric, o.concept or "", unit, start, str(o.end), f"{o.value:f}", o.form or "", str(o.published), o.accession or "",
        "companyfacts",
    )  # fmt: skip


class _Log:
    """What has been made, a line each, on disk before the next body is read."""

    def __init__(self, out: Path, version: str) -> None:
        self._path, self._out = out / LOG, out
        self._head = f"# concepts {version}\n" + "\t".join(_LOG_COLUMNS) + "\n"
        self.rows: dict[str, dict[str, str]] = {}
        with suppress(OSError, UnicodeDecodeError):
            text = self._path.read_text(encoding="utf-8")
            # the last line of a build that was killed may be cut; made for other concepts, all is made again
            if text.startswith(self._head):
                for line in text[len(self._head) :].split("\n")[:-1]:
                    cells = line.split("\t")
                    if len(cells) == len(_LOG_COLUMNS):
                        row = dict(zip(_LOG_COLUMNS, cells, strict=True))
                        self.rows[row["cik"]] = row
        tables.write(self._path, (self._head + "".join(map(_line, self.rows.values()))).encode())

    def has(self, body: Body) -> bool:
        row = self.rows.get(str(int(body.cik)))
        return (
            row is not None and row["token"] == body.token and (not row["path"] or (self._out / row["path"]).is_file())
        )

    def add(self, body: Body, path: str, content: bytes, company: dict[str, str]) -> None:
        row = dict.fromkeys(_LOG_COLUMNS, "") | company
        row |= {"token": body.token, "path": path, "sha256": tables.digest(content)}
        self.rows[row["cik"]] = row
        try:
            with self._path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(_line(row))
        except OSError as error:
            raise StoreError(f"cannot be written: {error}", path=str(self._path)) from error


def _line(row: dict[str, str]) -> str:
    return "\t".join(row[name] for name in _LOG_COLUMNS) + "\n"


def _finish(out: Path, log: _Log, made: int, failed: tuple[tuple[str, str], ...]) -> Built:
    held = sorted((row for row in log.rows.values() if row["path"]), key=lambda row: int(row["cik"]))
    last = max((row["last_filed"] for row in held), default="")
    if held:
        rows = [[row[name] for name in tables.COMPANY_COLUMNS] for row in held]
        companies = tables.encode(
            (f"Companies of the pack, by the SEC's companyfacts; as of {last}",), tables.COMPANY_COLUMNS, rows
        )
        tables.write(out / "companies.tsv", companies)
        listed = [("companies.tsv", tables.digest(companies), str(len(held)))]
        listed += [(row["path"], row["sha256"], row["rows"]) for row in held]
        tables.write(out / checks.MANIFEST, tables.encode((f"as of {last}",), tables.MANIFEST_COLUMNS, listed))
    return Built(
        len(held), made, sum(int(row["rows"]) for row in held), date.fromisoformat(last) if last else None, failed
    )
