"""Compiled regular expressions between runs, in one file of the user's cache.

Python has no public way to take a compiled pattern over, so this stands on two private names that have been the same since
3.11: `re._compiler._code`, which makes the machine's instructions of a parsed pattern, and `_sre.compile`, which makes a
pattern of them and checks them while it does. The file is bound to the exact version of Python that wrote it and to its own
digest; whatever does not fit is compiled as ever. A file that is missing, damaged or unwritable costs time and nothing else.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import json
import re
import sys
from array import array
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any, cast

from factcheck import caches
from factcheck.durable import keep, opened, sealed

MOST = 2000
"""A vocabulary that is being worked on leaves patterns behind that nobody uses: beyond so many, those of this run alone are kept."""
_KEPT_FILES = 3
_FORM = (
    f"factcheck-patterns 1 {sys.implementation.name} {sys.hexversion:x} {_sre.MAGIC} {_sre.CODESIZE} {sys.byteorder}"
)
_Key = tuple[str, int]
_Parts = tuple[int, list[int], int, dict[str, int]]
"""Flags as they stand in the pattern, instructions, number of groups, names of groups."""


def default_path() -> Path:
    """RuntimeError without a home directory."""
    return caches.folder("patterns") / f"{sys.implementation.cache_tag}.bin"


class PatternStore:
    """Patterns by their source and flags, as one file holds them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._patterns: dict[_Key, re.Pattern[str]] = {}
        self._used: dict[_Key, _Parts] = {}
        self._new: dict[_Key, re.Pattern[str]] = {}

    def compiled(self, source: str, flags: int) -> re.Pattern[str]:
        """What `re.compile` gives, and its errors."""
        key = (source, flags)
        if key not in self._patterns:
            pattern = self._kept(key)
            if pattern is None:
                pattern = self._new[key] = re.compile(*key)
            self._patterns[key] = pattern
        return self._patterns[key]

    def keep(self) -> None:
        """Writes what is new; does nothing where it may not."""
        taken = {key: parts for key, pattern in self._new.items() if (parts := _proven(key, pattern)) is not None}
        self._new.clear()
        if not taken:
            return
        self._used |= taken
        every = {**self._known, **self._used}
        with suppress(OSError):
            keep(self.path, sealed(_FORM, _packed(every if len(every) <= MOST else self._used)), _KEPT_FILES)

    def _kept(self, key: _Key) -> re.Pattern[str] | None:
        if (parts := self._known.get(key)) is not None:
            with suppress(RuntimeError, TypeError, ValueError, OverflowError):  # instructions that this machine refuses
                pattern = _made(key[0], parts)
                self._used[key] = parts
                return pattern
        return None

    @cached_property
    def _known(self) -> dict[_Key, _Parts]:
        with suppress(OSError, ValueError, KeyError, TypeError):
            body = opened(_FORM, self.path.read_bytes())
            return _unpacked(body) if body is not None else {}
        return {}


def _proven(key: _Key, pattern: re.Pattern[str]) -> _Parts | None:
    """The parts of a pattern, where they make the same one again."""
    with suppress(Exception):  # whatever a Python to come does otherwise, the pattern is there
        parts = _taken(*key)
        if _made(key[0], parts) == pattern:
            return parts
    return None


def _taken(source: str, flags: int) -> _Parts:
    parsed = _parser.parse(source, flags)
    state = parsed.state
    code = [int(each) for each in _compiler._code(parsed, flags)]
    return int(flags | state.flags), code, state.groups - 1, dict(state.groupdict)


def _made(source: str, parts: _Parts) -> re.Pattern[str]:
    flags, code, groups, names = parts
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    return cast("re.Pattern[str]", _sre.compile(source, flags, code, groups, names, tuple(by_number)))


def _packed(patterns: dict[_Key, _Parts]) -> bytes:
    """A line of JSON that tells what follows it: the instructions of all, one after the other."""
    head: list[Any] = []
    codes = array("I")
    for (source, given), (flags, code, groups, names) in patterns.items():
        head.append([source, given, flags, groups, names, len(code)])
        codes.extend(code)
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + codes.tobytes()


def _unpacked(body: bytes) -> dict[_Key, _Parts]:
    head, _, rest = body.partition(b"\n")
    codes = array("I")
    codes.frombytes(rest)
    every, found, at = codes.tolist(), {}, 0
    for source, given, flags, groups, names, length in json.loads(head):
        found[source, given] = (flags, every[at : at + length], groups, names)
        at += length
    return found
