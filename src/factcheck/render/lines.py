"""Parts of formats that are JSON lists: one object a line, so that parts can be joined, read again, and compared in a diff."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any


def to_lines(objects: Iterable[Any]) -> str:
    return "".join(f"{json.dumps(item, ensure_ascii=False)}\n" for item in objects)


def lines_of(parts: Iterable[str]) -> Iterator[str]:
    """The lines of all parts; only "\\n" ends one, which JSON text never holds inside."""
    for part in parts:
        yield from (line for line in part.split("\n") if line)


def array(lines: Iterable[str], indent: int) -> Iterator[str]:
    """The lines as a JSON array, whose items are indented by so many spaces."""
    empty = True
    for line in lines:
        yield ("[\n" if empty else ",\n") + " " * indent + line
        empty = False
    yield "[]" if empty else "\n" + " " * max(indent - 2, 0) + "]"
