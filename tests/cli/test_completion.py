"""Completion: what a shell is offered, and that the script works in a shell."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.cli.app import COMMANDS
from factcheck.cli.completion import SCRIPTS, candidates
from factcheck.render import FORMATS
from tests.cli.conftest import Run, environment


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("factcheck |", set(COMMANDS)),
        ("factcheck ch|", {"check"}),
        ("factcheck --v|", {"--version"}),
        ("factcheck check -f |", set(FORMATS)),
        ("factcheck draft.txt --fail-on n|", {"never"}),
        ("factcheck draft.txt --max-u|", {"--max-unverified"}),
        ("factcheck check -o j|", {"json=", "jsonl=", "junit="}),
        ("factcheck baseline |", {"create", "update", "show"}),
        ("factcheck baseline create --bas|", {"--baseline"}),
        ("factcheck claims -f |", {"text", "json", "jsonl"}),
        ("factcheck completion z|", {"zsh"}),
        ("factcheck check --profile n|", {"newsroom"}),
        ("factcheck check --ignore editorial/b|", {"editorial/byline", "editorial/breathless-headline"}),
        ("factcheck check --severity editorial/*=n|", {"editorial/*=note"}),
        (
            "factcheck rules show compliance/u|",
            {"compliance/urgency", "compliance/undisclosed-position", "compliance/unfair-comparison"},
        ),
        ("factcheck check dra|", set()),
        ("factcheck check --as-of |", set()),
    ],
)
def test_what_is_offered(line: str, offered: set[str]) -> None:
    words = line.removesuffix("|").split(" ")
    assert set(candidates(words, len(words) - 1)) == offered


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_the_script_completes_in_bash(tmp_path: Path) -> None:
    script = (
        f'factcheck() {{ "{sys.executable}" -m factcheck "$@"; }}\n'
        'eval "$(factcheck completion bash)"\ncomplete -p factcheck\n'
        'COMP_WORDS=(factcheck check --fail-on n); COMP_CWORD=3; _factcheck; echo "${COMPREPLY[@]}"\n'
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, env=environment(tmp_path), check=True)
    assert done.stdout.splitlines() == ["complete -o bashdefault -o default -F _factcheck factcheck", "never"]


@pytest.mark.parametrize("shell", SCRIPTS)
def test_every_shell_has_its_script(inside: Run, shell: str) -> None:
    assert "factcheck completion words" in inside("completion", shell).out


@pytest.mark.parametrize("arguments", [("tcsh",), ("bash", "more"), ("words", "x")])
def test_an_unknown_shell_is_told(inside: Run, arguments: tuple[str, ...]) -> None:
    assert inside("completion", *arguments).code == 2
