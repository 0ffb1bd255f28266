"""What hundreds of tests would do again and again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from factcheck.rules import compiled
from factcheck.rules.yaml import Document


@pytest.fixture(scope="session", autouse=True)
def _shipped_files_are_parsed_once() -> Iterator[None]:
    """Rules without words of their own are compiled with the shipped vocabulary, whose YAML is two thirds of the work."""
    parse, known = compiled.parse, cache(compiled.parse)

    def parsed(data: bytes, path: str) -> Document:
        return known(data, path) if path.startswith("rules/vocabulary/") else parse(data, path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "parse", parsed)
        yield
