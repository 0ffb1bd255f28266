"""Compiled patterns that are kept between runs: the same as compiled anew, and nothing is lost where the file is not."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

import factcheck
from factcheck import pattern_store
from factcheck.pattern_store import PatternStore
from factcheck.patterns import _Regex

HARD = [
    (r"(?P<word>[a-zäöü]+)(?:\s+(?P<next>\w+))?(?!\d)", re.IGNORECASE),
    (r"(?<![\w.])(\d{1,3}(?:,\d{3})*)\s*(%|‰|\N{EURO SIGN})(?P<end>$|[,;])", re.MULTILINE),
    (r"(?x) (?P<a>a+) (?P=a)? \1 # comment", 0),
    (r"[^\W\d_]++|\d*+", 0),
    ("", 0),
]


def _own() -> list[tuple[str, int]]:
    """Every pattern that a module of the program holds."""
    found = []
    for module in walk_packages(factcheck.__path__, "factcheck."):
        if module.name.endswith("__main__"):
            continue
        values: list[Any] = [vars(import_module(module.name))]
        while values:
            value = values.pop()
            if isinstance(value, _Regex) and isinstance(value._given[0], str):
                found.append((value._given[0], int(value._given[1])))
            elif isinstance(value, dict):
                values += [v for k, v in value.items() if isinstance(v, _Regex | list | tuple)]
            elif isinstance(value, list | tuple):
                values += [v for v in value if isinstance(v, _Regex | list | tuple)]
    return sorted(set(found))


def test_every_pattern_of_the_program_is_the_same_again(tmp_path: Path) -> None:
    every = _own() + HARD
    assert len(every) > 200
    first = PatternStore(tmp_path / "kept.bin")
    for source, flags in every:
        first.compiled(source, flags)
    first.keep()
    second = PatternStore(tmp_path / "kept.bin")
    for source, flags in every:
        made, told = second.compiled(source, flags), re.compile(source, flags)
        assert made == told  # source, flags and instructions
        assert (made.groups, made.groupindex) == (told.groups, told.groupindex)
    assert not second._new


def test_it_matches_as_ever(tmp_path: Path) -> None:
    for store in (PatternStore(tmp_path / "kept.bin"), PatternStore(tmp_path / "kept.bin")):
        pattern = store.compiled(*HARD[0])
        found = pattern.search("12 Öl Preise")
        assert found is not None
        assert found.groupdict() == {"word": "Öl", "next": "Preise"}
        assert pattern.sub(r"<\g<next>>", "oil price") == "<price>"
        store.keep()


def _written(path: Path) -> bytes:
    store = PatternStore(path)
    store.compiled("a+b", 0)
    store.keep()
    return path.read_bytes()


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _flipped(data: bytes) -> bytes:
    return data[:-3] + bytes([data[-3] ^ 1]) + data[-2:]


def _other_python(data: bytes) -> bytes:
    return data.replace(b"factcheck-patterns 1 ", b"factcheck-patterns 1 other", 1)


@pytest.mark.parametrize("damaged", [_cut, _flipped, _other_python, lambda _: b"", lambda _: b"\xff" * 40])
def test_a_file_that_is_not_right_costs_nothing_but_time(tmp_path: Path, damaged: Any) -> None:
    path = tmp_path / "kept.bin"
    path.write_bytes(damaged(_written(path)))
    store = PatternStore(path)
    assert store.compiled("a+b", 0).fullmatch("aab")
    store.keep()
    assert "a+b" in {source for source, _ in PatternStore(path)._known}


def test_instructions_that_python_refuses_are_compiled_anew(tmp_path: Path) -> None:
    path = tmp_path / "kept.bin"
    _written(path)
    store = PatternStore(path)
    flags, _, groups, names = store._known["a+b", 0]
    store._known["a+b", 0] = (flags, [99, 99, 99], groups, names)
    assert store.compiled("a+b", 0) == re.compile("a+b")


def test_what_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = PatternStore(tmp_path / "file" / "kept.bin")
    assert store.compiled("x", 0).match("x")
    store.keep()


def test_a_wrong_pattern_is_told_as_ever(tmp_path: Path) -> None:
    with pytest.raises(re.error):
        PatternStore(tmp_path / "kept.bin").compiled("(", 0)


def test_what_nobody_uses_any_more_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pattern_store, "MOST", 3)
    path = tmp_path / "kept.bin"
    for source in ("a", "b", "c", "d"):
        store = PatternStore(path)
        store.compiled(source, 0)
        store.keep()
    assert {source for source, _ in PatternStore(path)._known} == {"d"}


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "kept.bin"
    before = _written(path), path.stat().st_mtime_ns
    store = PatternStore(path)
    store.compiled("a+b", 0)
    store.keep()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
