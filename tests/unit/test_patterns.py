"""Patterns that wait to be compiled: they match as compiled ones do, and every one of the program is right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest

import factcheck
from factcheck.patterns import _Regex, regex


def test_a_pattern_does_what_a_compiled_one_does() -> None:
    words, told = regex(r"(?P<word>[a-z]+)", re.IGNORECASE), re.compile(r"(?P<word>[a-z]+)", re.IGNORECASE)
    text = "One, two, 3"
    assert words.findall(text) == told.findall(text) == ["One", "two"]
    assert words.match(text, 5, 8)["word"] == "two"  # type: ignore[index]
    assert [m.span() for m in words.finditer(text)] == [m.span() for m in told.finditer(text)]
    assert words.sub("x", text) == "x, x, 3"
    assert words.search("12") is None
    assert (words.pattern, words.flags, words.groupindex) == (told.pattern, told.flags, told.groupindex)
    assert regex(rb"\d").fullmatch(b"7")


def test_nothing_is_compiled_before_it_is_used() -> None:
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("")


def _patterns(value: Any) -> Iterator[_Regex]:
    if isinstance(value, _Regex):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _patterns(item)
    elif isinstance(value, dict):
        yield from _patterns(list(value.values()))


def test_every_pattern_of_the_program_can_be_compiled() -> None:
    seen = 0
    for found in walk_packages(factcheck.__path__, "factcheck."):
        if found.name.endswith("__main__"):
            continue
        for name, value in vars(import_module(found.name)).items():
            for pattern in _patterns(value):
                assert pattern.pattern, f"{found.name}.{name}"
                seen += 1
    assert seen > 250
