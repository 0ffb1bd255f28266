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
        ("factcheck check --severity=editorial/*=n|", {"--severity=editorial/*=note"}),
        ("factcheck draft.txt --fail-on=n|", {"--fail-on=never"}),
        ("factcheck check --color=|", {"--color=auto", "--color=always", "--color=never"}),
        ("factcheck check --rules=dra|", set()),
        ("factcheck check --quiet=|", set()),
        ("factcheck check -o json=|", set()),
        ("factcheck check dra|", set()),
        ("factcheck check --as-of |", set()),
    ],
)
def test_what_is_offered(line: str, offered: set[str]) -> None:
    words = line.removesuffix("|").split(" ")
    assert set(candidates(words, len(words) - 1)) == offered


LINES = {
    "factcheck check --fail-on n": ["never"],
    "factcheck check --severity=compliance/urgency=er": ["--severity=compliance/urgency=error"],
    "factcheck check --severity compliance/urgency=": [f"compliance/urgency={level}" for level in ("error", "warning", "note", "off")],
    "factcheck check --rules=dra": [],
}  # fmt: skip
"""What is offered behind a line; a shell may want the end of it only."""
ASKED = {
    "bash": """
complete -p factcheck
ask() { COMP_LINE=$1 COMP_POINT=${#1}; COMPREPLY=(); _factcheck; echo "== $(IFS=,; echo "${COMPREPLY[*]}")"; }
""",
    # what completes in zsh exists only while somebody types
    "zsh": """
compadd() { [[ $1 == -S ]] && shift 2; shift; said+=("$@"); }
compset() { : }; _files() { : }
ask() { words=("${(@s: :)1}"); CURRENT=${#words}; said=(); _factcheck; echo "== ${(j:,:)said}"; }
""",
    "fish": """
function ask; echo "== "(string join -- , (complete -C $argv[1]) | string collect --allow-empty); end
""",
}


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_script_completes_in_its_shell(tmp_path: Path, shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    program = tmp_path / "bin/factcheck"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n')
    program.chmod(0o755)
    script = SCRIPTS[shell].replace("compdef _factcheck factcheck\n", "")
    script += ASKED[shell] + "".join(f"ask '{line}'\n" for line in LINES)
    env = environment(tmp_path)
    env |= {"PATH": f"{program.parent}:{env['PATH']}", "HOME": str(tmp_path)}
    done = subprocess.run([shell, "-c", script], capture_output=True, text=True, env=env, cwd=tmp_path, check=True)
    told = [line.removeprefix("== ").split(",") for line in done.stdout.splitlines() if line.startswith("== ")]
    for line, offered, found in zip(LINES, LINES.values(), told, strict=True):
        typed = line.rpartition(" ")[2]
        cut = typed.rfind("=") + 1 if shell == "bash" else 0
        assert sorted(filter(None, found)) == sorted(word[cut:] for word in offered), line
    if shell == "bash":
        assert done.stdout.splitlines()[0] == "complete -o bashdefault -o default -F _factcheck factcheck"


@pytest.mark.parametrize("shell", SCRIPTS)
def test_every_shell_has_its_script(inside: Run, shell: str) -> None:
    assert "factcheck completion words" in inside("completion", shell).out


@pytest.mark.parametrize("arguments", [("tcsh",), ("bash", "more"), ("words", "x")])
def test_an_unknown_shell_is_told(inside: Run, arguments: tuple[str, ...]) -> None:
    assert inside("completion", *arguments).code == 2
