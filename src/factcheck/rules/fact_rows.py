"""The rows of fact files, each with its place: YAML of any size, CSV and JSON lines.

A house's table has tens of thousands of rows of a few shapes. A shape is learnt from one row that the YAML reader has read, as a
pattern with a hole for every value; rows that the pattern fits are read by it, all others by the YAML reader.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import field
from decimal import Decimal
from operator import itemgetter
from typing import Any

import yaml

from factcheck.errors import RuleError
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.rules.yaml import Document, Loc, decode, parse, scalar

LARGE = 100_000
"""Bytes from which a file of facts is read row by row."""
MAX_TABLE_BYTES = 100_000_000
_SHAPES = 64
_HEAD = regex(r"^facts:[ ]*(?:#.*)?\n", re.MULTILINE)
_FIRST = r"(?:[^\s,\[\]{}\"'#:&*!|>%@`?-]|-(?=\d))"
_IN_FLOW = rf"({_FIRST}(?:[^,\[\]{{}}\"'#:\n]|:(?=[^\s,\[\]{{}}]))*)"
_IN_BLOCK = rf"({_FIRST}(?:[^\"'#:\n]|:(?=\S))*)"
_ITEM = rf"{_FIRST}(?:[^,\[\]{{}}\"'#:\n]|:(?=[^\s,\[\]{{}}]))*"
_LIST = rf"\[[ ]*({_ITEM}(?:,[ ]*{_ITEM})*)\]"
_LISTS = ("also", "segments", "names", "words")
"""Fields of a fact whose cell in a CSV file is a list, its items separated by |."""


@record(slots=True)
class Row:
    """One fact as it is given, and its place: in a document at `loc`, as a piece of a text, or by its line alone."""

    value: Any
    path: str
    line: int
    document: Document | None = None
    loc: Loc = ()
    chunk: tuple[str, int, int] | None = None
    """Text, start and end of the row in it; read again only where something is wrong."""
    columns: tuple[str, ...] = ()
    is_table: bool = False

    def error(self, message: str, loc: Loc = (), *, of_key: bool = False, hint: str | None = None) -> RuleError:
        if self.document is None and self.chunk is None:
            return self._error_of_line(message, loc, hint)
        line, column = self.place(loc, of_key=of_key)
        return RuleError(message, path=self.path, line=line, column=column, hint=hint)

    def place(self, loc: Loc = (), *, of_key: bool = False) -> tuple[int, int]:
        """Line and column of a value in the row, or of its key."""
        if self.document is not None:
            return self.document.place((*self.loc, *loc), of_key=of_key)
        if self.chunk is None:
            return self.line, 1
        text, start, end = self.chunk
        document = parse(_alone(text[start:end]), self.path)
        line, column = document.place(("facts", 0, *loc), of_key=of_key)
        return line + self.line - 2, column

    def _error_of_line(self, message: str, loc: Loc, hint: str | None) -> RuleError:
        """With the name of the column, where there is no other place."""
        named = ".".join(part for part in loc if isinstance(part, str))
        column = next((name for name in (named, named.split(".")[0]) if name in self.columns), "")
        inside = any(name.startswith(f"{named}.") for name in self.columns) if named else False
        told = f"{column or named}: {message}" if (column or inside) and f'"{column}"' not in message else message
        # In a table the column is the cell's.
        place = self.columns.index(column) + 1 if self.is_table and column else None
        return RuleError(told, path=self.path, line=self.line, column=place, hint=hint)


def _alone(chunk: str) -> bytes:
    return f"facts:\n{chunk}".encode()


@record(frozen=False)
class Rows:
    """A fact file: its other keys as a document, and its facts one by one."""

    head: Document
    rows: Iterator[Row] = field(repr=False)


# ---------------------------------------------------------------- YAML
def yaml_rows(data: bytes, path: str) -> Rows | None:
    """A large YAML file of facts row by row; None if it is small or not laid out as one list at the end."""
    if len(data) < LARGE:
        return None
    text = decode(data, path, MAX_TABLE_BYTES)
    found = _HEAD.search(text)
    if found is None or re.search(r"^[^\s#-]", text[found.end() :], re.MULTILINE):
        return None
    first = re.match(r"(?:[ ]*(?:#.*)?\n)*([ ]*)- ", text[found.end() :])
    if first is None:
        return None
    starts = [m.start() for m in re.compile(rf"^{first[1]}- ", re.MULTILINE).finditer(text, found.end())]
    head = parse((text[: found.start()] + "facts: [{}]\n").encode(), path)
    return Rows(head, _chunks(text, starts, path))


def _chunks(text: str, starts: list[int], path: str) -> Iterator[Row]:
    shapes: list[_Shape] = []
    line, at = 1, 0
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        line += text.count("\n", at, start)
        at = start
        value = _fitted(text, start, end, shapes)
        if value is not None:
            yield Row(value, path, line, chunk=(text, start, end))
            continue
        row, document = _parsed(text, start, end, path, line)
        if len(shapes) < _SHAPES and (shape := _shape(document, text[start:end])) is not None:
            shapes.insert(0, shape)
        yield row


def _parsed(text: str, start: int, end: int, path: str, line: int) -> tuple[Row, Document]:
    """A row by the YAML reader; its errors get the line of the file."""
    try:
        document = parse(_alone(text[start:end]), path)
    except RuleError as error:
        raise _moved(error, line - 2) from None
    if document.problems:
        problems = [problem for one in document.problems for problem in _moved(one, line - 2).problems]
        raise RuleError("problems in a row", problems=tuple(problems))
    return Row(document.value["facts"][0], path, line, chunk=(text, start, end)), document


def _moved(error: RuleError, lines: int) -> RuleError:
    moved = tuple(
        RuleError(p.message, path=p.path, line=(p.line or 1) + lines, column=p.column, hint=p.hint)
        for p in error.problems
    )
    return RuleError(error.message, problems=moved) if len(moved) > 1 else moved[0]


Build = Callable[[tuple[str, ...]], Any]
"""Makes a value of what stood in the holes of a pattern."""


@record
class _Shape:
    pattern: re.Pattern[str]
    build: Build


def _fitted(text: str, start: int, end: int, shapes: list[_Shape]) -> Any:
    """The row by one of the shapes that are known, the last one first."""
    for number, shape in enumerate(shapes):
        match = shape.pattern.fullmatch(text, start, end)
        if match is not None:
            if number:
                shapes.insert(0, shapes.pop(number))
            return shape.build(match.groups())
    return None


_VALUES: dict[str, Any] = {}


def _value(text: str) -> Any:
    """A plain scalar; metrics, units and days stand in thousands of rows."""
    if text in _VALUES:
        return _VALUES[text]
    value = scalar(text.rstrip(" "))
    if len(_VALUES) < 50_000:
        _VALUES[text] = value
    return value


def _shape(document: Document, chunk: str) -> _Shape | None:
    """The pattern of a row that the YAML reader has read; None where a value is written in no simple way."""
    if "#" in chunk or not isinstance(document.value["facts"][0], dict):
        return None
    holes: list[tuple[int, int, str]] = []
    try:
        build = _builder(document.root.value[0][1].value[0], holes, flow=False)
    except ValueError:
        return None
    text = _alone(chunk).decode()
    pieces, last = [], len("facts:\n")
    for start, end, hole in holes:
        pieces += [re.escape(text[last:start]), hole]
        last = end
    pieces += [re.escape(text[last:].rstrip()), r"\s*"]
    return _Shape(re.compile("".join(pieces)), build)


def _builder(node: Any, holes: list[tuple[int, int, str]], *, flow: bool) -> Build:
    """What makes the node's value again; its scalars become holes."""
    flow = flow or bool(getattr(node, "flow_style", False))
    if isinstance(node, yaml.MappingNode):
        pairs = [(key.value, _builder(value, holes, flow=flow)) for key, value in node.value]
        return lambda found: {key: build(found) for key, build in pairs}
    if isinstance(node, yaml.SequenceNode) and node.flow_style and node.value and _are_plain(node.value):
        # Lists of names differ in length from row to row, and would make a shape for each.
        here = len(holes)
        holes.append((node.start_mark.index, node.end_mark.index, _LIST))
        return lambda found: [_value(item.lstrip(" ")) for item in found[here].split(",")]
    if isinstance(node, yaml.SequenceNode):
        items = [_builder(item, holes, flow=flow) for item in node.value]
        return lambda found: [build(found) for build in items]
    start, end, number = node.start_mark.index, node.end_mark.index, len(holes)
    if node.style in ('"', "'"):
        holes.append((start, end, r'"([^"\\\n]*)"' if node.style == '"' else r"'([^'\n]*)'"))
        return itemgetter(number)
    if node.style or not node.value or node.start_mark.line != node.end_mark.line:
        raise ValueError("a text over several lines, or none")
    holes.append((start, end, _IN_FLOW if flow else _IN_BLOCK))
    return lambda found: _value(found[number])


def _are_plain(nodes: list[Any]) -> bool:
    return all(isinstance(node, yaml.ScalarNode) and not node.style and node.value for node in nodes)


# ---------------------------------------------------------------- JSON lines
def jsonl_rows(data: bytes, path: str) -> Rows:
    """One fact a line; a first line with `kind: facts` holds what all of them share."""
    text = decode(data, path, MAX_TABLE_BYTES)
    lines = text.split("\n")
    head: dict[str, Any] = {}
    begin = 0
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is not None:
        given = _json(lines[first], path, first + 1)
        if isinstance(given, dict) and given.get("kind") == "facts":
            head, begin = given, first + 1
            given.pop("facts", None)
    document = Document(path, {**head, "kind": "facts", "facts": [{}]}, yaml.MappingNode("", [], *_marks(first or 0)))
    return Rows(document, _json_rows(lines, begin, path))


def _marks(line: int) -> tuple[Any, Any]:
    mark = yaml.Mark("", 0, line, 0, None, 0)
    return mark, mark


def _json_rows(lines: list[str], begin: int, path: str) -> Iterator[Row]:
    for number in range(begin, len(lines)):
        if lines[number].strip():
            value = _json(lines[number], path, number + 1)
            yield Row(value, path, number + 1, columns=tuple(value) if isinstance(value, dict) else ())


def _json(line: str, path: str, number: int) -> Any:
    def refuse(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            twice = next(key for key, _ in pairs if [k for k, _ in pairs].count(key) > 1)
            raise RuleError(f'the key "{twice}" stands twice', path=path, line=number)
        return found

    try:
        return json.loads(line, parse_float=Decimal, object_pairs_hook=refuse)
    except json.JSONDecodeError as error:
        raise RuleError(f"no JSON: {error.msg}", path=path, line=number, column=error.colno) from None
    except RecursionError:
        raise RuleError("values are nested too deeply", path=path, line=number) from None


# ---------------------------------------------------------------- CSV
def csv_rows(data: bytes, path: str) -> Rows:
    """A table with the keys of a fact as its first row; `period.start` and `source.url` for those inside others."""
    text = decode(data, path, MAX_TABLE_BYTES)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    try:
        names = tuple(name.strip() for name in next(reader, []))
    except csv.Error as error:
        raise RuleError(f"no CSV: {error}", path=path, line=1) from None
    for name in names:
        if not name or names.count(name) > 1:
            message = f'the column "{name}" stands twice' if name else "a column has no name"
            raise RuleError(message, path=path, line=1, hint="the first row names the keys: id,metric,value,unit,...")
    document = Document(path, {"kind": "facts", "facts": [{}]}, yaml.MappingNode("", [], *_marks(0)))
    return Rows(document, _csv_rows(reader, names, path))


def _csv_rows(reader: Any, names: tuple[str, ...], path: str) -> Iterator[Row]:
    columns = [(name, tuple(name.split("."))) for name in names]
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise RuleError(f"no CSV: {error}", path=path, line=line) from None
        if cells is None:
            return
        if not any(cells):
            continue
        if len(cells) != len(names):
            message = f"{len(cells)} cells, and the first row names {len(names)}"
            raise RuleError(message, path=path, line=line, hint="a text with the separator in it needs quotes")
        value: dict[str, Any] = {}
        for (_, parts), cell in zip(columns, cells, strict=True):
            if cell:
                into = value
                for part in parts[:-1]:
                    into = into.setdefault(part, {})
                into[parts[-1]] = _cell(parts[-1], cell)
        yield Row(value, path, line, columns=names, is_table=True)


def _cell(name: str, cell: str) -> Any:
    if name in _LISTS:
        return [item.strip() for item in cell.split("|")]
    return cell
