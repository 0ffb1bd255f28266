"""From the arguments of a call to records, one at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from factcheck.errors import FactcheckError, InputError, UsageError
from factcheck.read import read_data, read_file
from factcheck.read.inputs import expand
from factcheck.read.jsonl import Failure, Record, read_lines

STDIN = "-"


def are_several(articles: Sequence[str], jsonl: str | None) -> bool:
    """Whether the call may give more than one report, so that JSON needs its envelope."""
    return jsonl is not None or len(articles) > 1 or any(Path(name).is_dir() for name in articles if name != STDIN)


def read(articles: Sequence[str], jsonl: str | None, stdin_filename: str) -> Iterator[Record | Failure]:
    """What cannot be read is a Failure, and the others follow."""
    if jsonl is not None:
        yield from _lines(jsonl, stdin_filename)
        return
    if len({name for name in articles if name == STDIN}) and articles.count(STDIN) > 1:
        raise UsageError('standard input ("-") can be read only once')
    done: set[Path] = set()
    for name in articles:
        if name == STDIN:
            yield _article(None, stdin_filename)
            continue
        try:
            paths = expand([name])
        except FactcheckError as error:
            yield Failure(name, "input", error)
            continue
        for path in paths:
            if path not in done:
                done.add(path)
                yield _article(path, stdin_filename)


def _article(path: Path | None, stdin_filename: str) -> Record | Failure:
    try:
        if path is None:
            return Record(read_data(sys.stdin.buffer.read(), stdin_filename))
        return Record(read_file(path))
    except FactcheckError as error:
        return Failure(str(path) if path else stdin_filename, "input", error)


def _lines(name: str, stdin_filename: str) -> Iterator[Record | Failure]:
    if name == STDIN:
        yield from read_lines(sys.stdin.buffer, stdin_filename)
        return
    with _opened(name) as stream:
        yield from read_lines(stream, name)


def _opened(name: str) -> IO[bytes]:
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=name) from None
