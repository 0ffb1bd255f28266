"""A long text is read in parts: the same facts, whatever the parts and the processes."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from factcheck.read.documents import read_document
from factcheck.rules.loader import load_rules
from factcheck.sources.documents import hold, prose
from factcheck.sources.documents.held import Held

TEXT = "Kelmar Foods plc: results for the year ended 31 December 2025\n\n12 February 2026\n\n" + "\n\n".join(
    f"Kelmar Foods said that revenue in {land} was ${100 + 7 * number}.4 million in 2025. {person} is chief executive of Kelmar Foods {land}."
    for number, (land, person) in enumerate(
        [
            ("Poland", "Anna Wilk"),
            ("Spain", "Rosa Marin"),
            ("Ireland", "Sean Doyle"),
            ("Greece", "Nikos Pappas"),
            ("Norway", "Liv Dahl"),
        ]
    )
)


def held() -> Held:
    return hold(read_document(TEXT.encode(), "kelmar.txt"), load_rules(None).vocabulary)


def told(document: Held) -> list[tuple[Any, ...]]:
    return sorted(
        (f.metric, str(f.quantity.value if f.quantity else f.object), f.windows, f.place, f.text)
        for f in document.facts
    )


def test_parts_and_processes_change_no_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = held()
    monkeypatch.setattr(prose, "_PART", 200)
    monkeypatch.setattr(prose, "_processors", lambda: 1)
    in_parts = held()
    monkeypatch.setattr(prose, "_processors", lambda: 2)
    by_several = held()
    assert len(told(whole)) >= 10
    assert told(in_parts) == told(whole)
    assert told(by_several) == told(whole)
    assert by_several.issuer == in_parts.issuer == whole.issuer == {"kelmar", "foods"}


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
def test_a_text_of_many_parts_is_read_by_several_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    class Pool:
        def __init__(self, count: int, **_: object) -> None:
            asked.append(count)

        def __enter__(self) -> Pool:
            return self

        def __exit__(self, *_: object) -> None: ...

        map = staticmethod(map)

    monkeypatch.setattr(prose, "_PART", 200)
    monkeypatch.setattr(prose, "_processors", lambda: 2)
    monkeypatch.setattr(prose.threading, "active_count", lambda: 1)
    monkeypatch.setattr(prose, "ProcessPoolExecutor", Pool)
    assert told(held())
    assert asked == [2]
