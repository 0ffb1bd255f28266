"""The pack's file format: UTF-8, tab-separated, `#` comment lines first, then one header row; sorted, "\\n" at every end."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from factcheck import durable
from factcheck.errors import InputError, StoreError
from factcheck.records import record

FACT_COLUMNS = ("metric", "concept", "unit", "start", "end", "value", "form", "filed", "accession", "origin")
COMPANY_COLUMNS = (
    "cik", "name", "tickers", "exchanges", "fiscal_year_end", "fiscal_year_naming", "first_end", "last_end", "last_filed", "rows",
    "other_ciks", "former_names", "filed_as",
)  # fmt: skip
REGISTRY_COLUMNS = ("ticker", "name", "cik", "headquarters")
GDP_COLUMNS = ("code", "name", "kind", "year", "value")
CPI_COLUMNS = ("series", "period", "kind", "value")
MANIFEST_COLUMNS = ("path", "sha256", "rows")
LIST_SEPARATOR = "; "


@record
class Table:
    comments: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def dicts(self) -> Iterator[dict[str, str]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)


def encode(comments: Iterable[str], columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    lines = [f"# {comment}" for comment in comments]
    lines += ["\t".join(columns), *("\t".join(row) for row in rows)]
    return ("\n".join(lines) + "\n").encode()


def decode(content: bytes, path: str = "") -> Table:
    """Raises `StoreError` with path and line for a row that has not as many cells as the header."""
    try:
        lines = content.decode().split("\n")
    except UnicodeDecodeError as error:
        raise StoreError(f"not UTF-8: {error.reason}", path=path or None) from error
    comments = [line[2:] for line in lines if line.startswith("#")]
    body = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    if not body:
        raise StoreError("the table is empty", path=path or None)
    columns = tuple(body[0][1].split("\t"))
    rows = []
    for number, line in body[1:]:
        cells = tuple(line.split("\t"))
        if len(cells) != len(columns):
            raise StoreError(f"{len(cells)} cells, expected {len(columns)}", path=path or None, line=number)
        rows.append(cells)
    return Table(tuple(comments), columns, tuple(rows))


def read(path: Path) -> Table:
    return decode(path.read_bytes(), str(path))


def digest(content: bytes) -> str:
    return "sha256:" + hashlib.sha256(content).hexdigest()


def write(path: Path, content: bytes) -> None:
    """Whole or not at all: a reader never sees half a table."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        durable.write(path, content)
    except OSError as error:
        raise StoreError(f"cannot write: {error.strerror}", path=str(path)) from error


def split_list(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(LIST_SEPARATOR)) if cell else ()


def source_rows(path: Path, delimiter: str, needed: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a file that a pack is built from, with their line number as "line"."""
    import csv

    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise InputError(
            "no such file", path=str(path), hint="a pack is built from a folder that holds sec_facts.tsv"
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", path=str(path)) from error
    # a quotation mark in a tab-separated table is a character, in a comma-separated one it encloses a cell
    lines = text.splitlines()
    if delimiter == "\t":
        reader = csv.DictReader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.DictReader(lines, delimiter=delimiter)
    missing = [name for name in needed if name not in (reader.fieldnames or ())]
    if missing:
        raise InputError(f"no column {', '.join(missing)}", path=str(path), line=1)
    rows = []
    for row in reader:
        if None in row or None in row.values():
            raise InputError("too many or too few cells", path=str(path), line=reader.line_num)
        rows.append({**{name: _clean(row[name]) for name in needed}, "line": str(reader.line_num)})
    return rows


def _clean(cell: str) -> str:
    """No-break spaces ("AbbVie\\u00a0Inc.") and runs of spaces become one space; a tab would break the table."""
    return " ".join(cell.split())


def by_key(rows: Iterable[Mapping[str, str]], key: str) -> dict[str, list[Mapping[str, str]]]:
    grouped: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        grouped.setdefault(row[key], []).append(row)
    return grouped
