"""Rules of the house that no linter knows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src/factcheck"
MODULES = sorted(SRC.rglob("*.py"))


def importers(name: str) -> set[str]:
    pattern = re.compile(rf"^\s*(?:import|from) {name}\b", re.MULTILINE)
    return {path.relative_to(SRC).as_posix() for path in MODULES if pattern.search(path.read_text("utf-8"))}


def test_only_the_command_line_imports_typer() -> None:
    assert {path.split("/")[0] for path in importers("typer")} == {"cli"}


@pytest.mark.parametrize("name", ["requests", "urllib.request", "http.client", "pickle"])
def test_nothing_else_can_contact_anybody_or_unpickle(name: str) -> None:
    assert importers(re.escape(name)) == set()


@pytest.mark.parametrize(
    ("name", "module"),
    [("httpx", "sources/_http.py"), ("socket", "sources/_http.py"), ("diskcache", "sources/store.py")],
)
def test_one_module_contacts_others_and_one_keeps_their_answers(name: str, module: str) -> None:
    assert importers(name) == {module}


def test_no_module_reads_the_clock_but_those_that_hand_it_down() -> None:
    clock = re.compile(r"\b(?:datetime\.now|date\.today|datetime\.today|utcnow|time\.time)\(")
    found = {path.relative_to(SRC).as_posix() for path in MODULES if clock.search(path.read_text("utf-8"))}
    assert found == {"cli/accept.py", "cli/check.py", "cli/network.py", "cli/rules.py", "cli/run.py", "pipeline.py"}


def test_the_error_tree_is_the_one_that_its_docstring_draws() -> None:
    from factcheck import errors

    drawn = set(re.findall(r"^\s*(\w+Error) ", errors.__doc__ or "", re.MULTILINE))
    assert drawn == {name for name in vars(errors) if name.endswith("Error")}
    assert all(issubclass(getattr(errors, name), errors.FactcheckError) for name in drawn)
