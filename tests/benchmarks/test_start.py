"""What is imported when: exact checks on sys.modules, where a clock would flake."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src"
_PROBE = """
import json, sys
opened = []
sys.addaudithook(lambda event, _: opened.append(event) if event.startswith("socket.") else None)
before = set(sys.modules)
sys.argv = ["factcheck", *{arguments!r}]
try:
    import factcheck.__main__ as entry
    entry.main()
except SystemExit:
    pass
print("\\n" + json.dumps([sorted(set(sys.modules) - before), opened]), file=sys.stderr)
"""


def imported(*arguments: str, cwd: Path) -> set[str]:
    return probed(*arguments, cwd=cwd)[0]


def probed(*arguments: str, cwd: Path) -> tuple[set[str], list[str]]:
    """The modules that were imported, and what was done with sockets."""
    done = subprocess.run(
        [sys.executable, "-c", _PROBE.format(arguments=list(arguments))],
        capture_output=True,
        text=True,
        check=True,
        cwd=cwd,
        env={"PYTHONPATH": str(SRC), "PATH": "", "FACTCHECK_CACHE_DIR": str(cwd / "cache"), "PYTHONUTF8": "1"},
    )
    modules, sockets = json.loads(done.stderr.splitlines()[-1])
    return set(modules), sockets


def test_version_imports_the_version_and_nothing_else(tmp_path: Path) -> None:
    assert imported("--version", cwd=tmp_path) == {
        "__future__",
        "factcheck",
        "factcheck.__main__",
        "factcheck._version",
    }


def test_help_imports_no_handler_and_no_model(tmp_path: Path) -> None:
    found = imported("--help", cwd=tmp_path)
    assert not {name for name in found if name.startswith("factcheck.cli.")} - {"factcheck.cli.app"}
    assert not {"pydantic", "yaml", "rich", "factcheck.model", "factcheck.pipeline"} & found


@pytest.mark.parametrize("command", ["check", "claims", "explain"])
def test_help_of_a_command_loads_no_rules_and_no_pipeline(tmp_path: Path, command: str) -> None:
    assert not {"yaml", "rich", "factcheck.pipeline", "factcheck.rules.loader"} & imported(
        command, "--help", cwd=tmp_path
    )


def test_a_page_loads_nothing_that_only_others_need(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Acme\nFeb 24, 2025\n\nAcme earned $2 billion in 2024.\n", encoding="utf-8")
    imported("a.txt", cwd=tmp_path)  # the rules are compiled and kept
    found = imported("a.txt", cwd=tmp_path)
    # looking for plugins of pydantic would load these
    assert not {"importlib.metadata", "email", "zipfile", "csv"} & found
    assert not {"importlib.resources", "tempfile", "tomllib", "multiprocessing", "yaml"} & found
    assert not {"factcheck.read.html", "factcheck.read.documents", "factcheck.exempt.decisions"} & found
    assert not {f"factcheck.judge.economy.{part}" for part in ("output", "prices", "rates", "yearly")} & found


@pytest.mark.parametrize("command", [["a.txt"], ["claims", "a.txt"], ["demo"], ["sources", "list"], ["pack", "verify"]])
def test_no_command_opens_a_socket(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "a.txt").write_text("Acme\nFeb 24, 2025\n\nAcme earned $2 billion in 2024.\n", encoding="utf-8")
    modules, sockets = probed(*command, cwd=tmp_path)
    assert sockets == []
    assert not {"httpx", "urllib3", "requests", "ssl"} & modules


def test_the_probe_would_see_a_socket() -> None:
    code = _PROBE.format(arguments=["--version"]).replace(
        "import factcheck.__main__ as entry", "import socket; socket.socket()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code.replace("    entry.main()", "")], capture_output=True, text=True, check=True
    )
    assert json.loads(done.stderr.splitlines()[-1])[1]


def test_the_library_needs_nothing_of_the_command_line() -> None:
    code = (
        "import sys, factcheck; factcheck.check; factcheck.Article; factcheck.load_rules; print('typer' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(SRC), "PATH": ""},
    )
    assert done.stdout == "False\n"
