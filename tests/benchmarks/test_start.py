"""What is imported when: exact checks on sys.modules, where a clock would flake."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src"
_PROBE = """
import json, runpy, sys
before = set(sys.modules)
sys.argv = ["factcheck", *{arguments!r}]
try:
    import factcheck.__main__ as entry
    entry.main()
except SystemExit:
    pass
print("\\n" + json.dumps(sorted(set(sys.modules) - before)), file=sys.stderr)
"""


def imported(*arguments: str, cwd: Path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _PROBE.format(arguments=list(arguments))],
        capture_output=True,
        text=True,
        check=True,
        cwd=cwd,
        env={"PYTHONPATH": str(SRC), "PATH": "", "FACTCHECK_CACHE_DIR": str(cwd / "cache"), "PYTHONUTF8": "1"},
    )
    return set(json.loads(done.stderr.splitlines()[-1]))


def test_version_imports_the_version_and_nothing_else(tmp_path: Path) -> None:
    assert imported("--version", cwd=tmp_path) == {"factcheck", "factcheck.__main__", "factcheck._version"}


def test_help_imports_no_handler_and_no_model(tmp_path: Path) -> None:
    found = imported("--help", cwd=tmp_path)
    assert not {name for name in found if name.startswith("factcheck.cli.")} - {"factcheck.cli.app"}
    assert not {"pydantic", "yaml", "rich", "factcheck.model", "factcheck.pipeline"} & found


@pytest.mark.parametrize("command", ["check", "claims", "explain"])
def test_help_of_a_command_loads_no_rules_and_no_pipeline(tmp_path: Path, command: str) -> None:
    assert not {"yaml", "rich", "factcheck.pipeline", "factcheck.rules.loader"} & imported(
        command, "--help", cwd=tmp_path
    )


def test_a_check_opens_no_socket_and_imports_no_network(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Acme\nFeb 24, 2025\n\nAcme earned $2 billion in 2024.\n", encoding="utf-8")
    found = imported("a.txt", cwd=tmp_path)
    assert "factcheck.pipeline" in found
    assert not {"socket", "ssl", "httpx", "urllib3", "requests", "_socket"} & found


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
