"""From the arguments of a call to its inputs, one at a time: found here, read where they are checked."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from factcheck.errors import FactcheckError, InputError, UsageError
from factcheck.read import read_data, read_file
from factcheck.read.inputs import expand
from factcheck.read.jsonl import Failure, Record, read_line
from factcheck.records import record

STDIN = "-"


@record
class File:
    path: Path

    def load(self) -> Record | Failure:
        try:
            return Record(read_file(self.path))
        except FactcheckError as error:
            return Failure(str(self.path), "input", error)


@record
class Data:
    """What came from standard input."""

    data: bytes
    name: str

    def load(self) -> Record | Failure:
        try:
            return Record(read_data(self.data, self.name))
        except FactcheckError as error:
            return Failure(self.name, "input", error)


@record
class Line:
    """One line of a stream."""

    data: bytes
    uri: str
    number: int

    def load(self) -> Record | Failure:
        return read_line(self.data, self.uri, self.number)


@record
class Given:
    """What is already read, or cannot be."""

    record: Record | Failure

    def load(self) -> Record | Failure:
        return self.record


Source = File | Data | Line | Given


def are_several(articles: Sequence[str], jsonl: str | None) -> bool:
    """Whether the call may give more than one report, so that JSON needs its envelope."""
    return jsonl is not None or len(articles) > 1 or any(Path(name).is_dir() for name in articles if name != STDIN)


def find(articles: Sequence[str], jsonl: str | None, stdin_filename: str) -> Iterator[Source]:
    """What cannot be found is a Failure, and the others follow."""
    if jsonl is not None:
        yield from _lines(jsonl, stdin_filename)
        return
    if articles.count(STDIN) > 1:
        raise UsageError('standard input ("-") can be read only once')
    done: set[Path] = set()
    for name in articles:
        if name == STDIN:
            yield Data(sys.stdin.buffer.read(), stdin_filename)
            continue
        try:
            paths = expand([name])
        except FactcheckError as error:
            yield Given(Failure(name, "input", _or_command(error, name, is_first=name is articles[0])))
            continue
        for path in paths:
            if path not in done:
                done.add(path)
                yield File(path)


def _or_command(error: FactcheckError, name: str, *, is_first: bool) -> FactcheckError:
    """What is no command is an article, so that a misspelt command comes here as a missing file."""
    if is_first and name.isalpha():
        from factcheck.cli.app import COMMANDS
        from factcheck.cli.settings import nearest

        if (hint := nearest(name, list(COMMANDS), "factcheck {}")) is not None:
            return InputError(error.message, path=name, hint=hint)
    return error


def _lines(name: str, stdin_filename: str) -> Iterator[Source]:
    stream = sys.stdin.buffer if name == STDIN else _opened(name)
    uri = stdin_filename if name == STDIN else name
    with stream:
        for number, line in enumerate(stream, start=1):
            if line.strip():
                yield Line(line, uri, number)


def _opened(name: str) -> IO[bytes]:
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=name) from None
