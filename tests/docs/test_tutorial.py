"""The commands of the tutorial, run in their order; what the page shows of their output is there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import environment

ROOT = Path(__file__).parents[2]
STEP = re.compile(r"<!-- run: (\d) -->\n```sh\n(.*?)\n```(?:\n\n```text\n(.*?)\n```)?", re.DOTALL)


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_the_tutorial_is_true(tmp_path: Path) -> None:
    assert_true(ROOT / "docs/tutorial.md", tmp_path, "")


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_a_first_rule_takes_the_commands_of_its_page(tmp_path: Path) -> None:
    drafts = "mkdir drafts; printf 'A Merger\\nMonday, Feb 24, 2025\\n\\nIt is a win-win with synergies, and sales were $5 billion.\\n' > drafts/a.txt\n"
    assert_true(ROOT / "docs/rules.md", tmp_path, f"mkdir .git\n{drafts}")


def assert_true(page: Path, tmp_path: Path, before: str) -> None:
    steps = STEP.findall(page.read_text("utf-8"))
    assert len(steps) >= 3
    assert sum(1 for _, _, shown in steps if shown) >= 3
    program = tmp_path / "bin/factcheck"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m factcheck "$@"\n')
    program.chmod(0o755)
    variables = environment(tmp_path, EXAMPLES=str(ROOT / "examples"))
    variables["PATH"] = f"{program.parent}:{variables['PATH']}"
    script = before + "".join(f'{commands}\necho "#end $?"\n' for _, commands, _ in steps)
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=variables, capture_output=True, text=True, timeout=120, check=False
    )
    outputs = re.split(r"#end (\d+)\n", done.stdout)
    codes = outputs[1::2]
    assert codes == [code for code, _, _ in steps], done.stdout + done.stderr
    for (_, commands, shown), output in zip(steps, outputs[::2], strict=False):
        at = 0
        for line in filter(None, shown.split("\n")):
            assert line in output[at:], f"{line!r} is not in the output of:\n{commands}\n{output}"
            at = output.index(line, at)
