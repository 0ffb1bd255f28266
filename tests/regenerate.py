"""Writes the generated files again: `python -m tests.regenerate`. Tests compare them with what is checked in."""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "src/factcheck/schemas/report.schema.json"
CLI = ROOT / "docs/cli.md"
GROUPS = {
    "rules": ("list", "show", "test", "lint", "new", "schema", "diff"),
    "sources": ("list", "show", "refresh", "verify"),
    "pack": ("info", "build", "verify"),
    "cache": ("info", "prune", "clear"),
    "config": ("show",),
    "baseline": ("create", "update", "show"),
}
_INTRODUCTION = """# Command line

The help of every command, written by `python -m tests.regenerate`; a test compares it. Exit codes are in
[exit-codes.md](exit-codes.md), the JSON report in [json.md](json.md).

Every flag of `check` has a key of the same name in `factcheck.toml` or `[tool.factcheck]` of `pyproject.toml`, and a variable:
`--fail-on never`, `fail-on = "never"`, `FACTCHECK_FAIL_ON=never`. The flag wins over the variable, the variable over the file. The
nearest file upwards counts, as far as the git root; `--config` or `FACTCHECK_CONFIG` names another. Lists are split at `:` (`;` on
Windows) in variables that hold paths, at `,` in the others. Paths in a file are relative to that file. `FACTCHECK_CACHE_DIR` moves the
cache. An unknown name is an error that tells the nearest known one.
"""


def help_text(*arguments: str) -> str:
    from factcheck.cli.app import run

    os.environ["COLUMNS"] = "100"
    with contextlib.redirect_stdout(io.StringIO()) as out:
        run([*arguments, "--help"])
    return out.getvalue()


def cli_page() -> str:
    from factcheck.cli.app import COMMANDS

    parts = [_INTRODUCTION, _block("factcheck")]
    for command in COMMANDS:
        parts.append(_block(f"factcheck {command}", command))
        parts += [_block(f"factcheck {command} {part}", command, part, level=3) for part in GROUPS.get(command, ())]
    return "\n".join(parts)


def _block(title: str, *arguments: str, level: int = 2) -> str:
    return f"{'#' * level} {title}\n\n```text\n{help_text(*arguments).rstrip()}\n```\n"


def main() -> None:
    from factcheck.render.json import schema_text

    SCHEMA.write_text(schema_text(), encoding="utf-8", newline="\n")
    CLI.write_text(cli_page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
