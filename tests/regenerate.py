"""Writes the generated files again: `python -m tests.regenerate`. Tests compare them with what is checked in."""

from __future__ import annotations

import contextlib
import io
import os
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "src/factcheck/schemas/report.schema.json"
CLI = ROOT / "docs/cli.md"
CODES = ROOT / "docs/codes.md"
LEDGER = ROOT / "docs/ledger.md"
PACKS = ROOT / "docs/packs.md"
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


def codes_page() -> str:
    """Every word that a report may use, with what it means."""
    from typing import get_args

    from factcheck.model import DiagnosisCode, NoteCode, Reason
    from factcheck.render.terms import INSPECTED, OF_RUNS, TERMS, WHY

    groups = {
        "Verdicts": ("supported", "contradicted", "unverified"),
        "Reasons of an unverified claim (`unverified/...`)": get_args(Reason),
        "Diagnoses of a contradicted claim (`contradicted/...`) and of findings": get_args(DiagnosisCode),
        "Notes on a supported claim": get_args(NoteCode),
        "Inspections of the article itself ([rules.md](rules.md#kind-consistency))": tuple(INSPECTED),
        "Codes of the run and of decisions": tuple(OF_RUNS),
        "Why a run did not end with 0 (`summary.because`)": tuple(WHY),
    }
    parts = [
        "# Codes\n\nWritten by `python -m tests.regenerate`; `factcheck explain CODE` says the same. What a rule of a file found has the id of "
        "that\nrule ([packs.md](packs.md)); `factcheck rules list` names them all.\n"
    ]
    for title, words in groups.items():
        known = WHY if words == tuple(WHY) else {**TERMS, **INSPECTED, **OF_RUNS}
        rows = [f"| `{word}` | {known[word]} |" for word in words]
        parts.append("\n".join([f"## {title}\n", "| code | meaning |", "|---|---|", *rows, ""]))
    return "\n".join(parts)


def packs_page() -> str:
    """Every shipped rule about the article: what it says, why, how severe it is in which profile, an example of each kind."""
    from factcheck.rules.holding import Holding, held
    from factcheck.rules.loader import load_rules
    from factcheck.rules.selection import severities

    rules = load_rules()
    names = sorted(rules.profiles)
    by_profile = {"shipped": severities(rules)}
    by_profile |= {name: severities(held(rules, Holding(profile=name))) for name in names}
    found = sorted((*rules.patterns, *rules.requirements), key=lambda rule: rule.name)
    parts = [
        "# The shipped rules about wording and completeness\n\nWritten by `python -m tests.regenerate` from the rule files; `factcheck explain RULE` "
        "says the same, `factcheck rules show RULE`\nprints all of a rule. `error` fails the gate, `warning` and `note` do not; how that is changed "
        "is in [rules.md](rules.md#which-rules-how-severe).\n"
    ]
    parts += [f"- `--profile {name}`: {rules.profiles[name].about}" for name in names]
    head = ["rule", "without a profile", *(f"`{name}`" for name in names)]
    rows = [
        [
            f"[`{rule.name}`](#{rule.name.replace('/', '')})",
            *(known.get(rule.name, "not used") for known in by_profile.values()),
        ]
        for rule in found
    ]
    parts += ["", _row(head), _row(["---"] * len(head)), *map(_row, rows)]
    for rule in found:
        reported = next(
            text for text in rule.examples.fires if "\n" not in text.strip() or rule.examples.fires[-1] is text
        )
        passed = next((text for text in rule.examples.passes if "\n" not in text.strip()), None)
        parts += [f"\n## {rule.name}\n", rule.message, f"{rule.why}\n"]
        parts += [f"- reported: {_line(reported)}"] + ([f"- not reported: {_line(passed)}"] if passed else [])
        parts += [f"- see: {reference}" for reference in rule.references]
    return "\n".join(parts) + "\n"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _line(text: str) -> str:
    return f"`{' / '.join(line.strip() for line in text.strip().splitlines() if line.strip())}`"


def ledger_page() -> str:
    """Whose the sources are, and under which licence the program's parts stand."""
    from importlib import metadata

    from factcheck.sources.ledger import LEDGER as sources

    rows = []
    for id_, entry in sources.items():
        terms = f" ([terms]({entry.terms}))" if entry.terms else ""
        hosts = ", ".join(entry.hosts) or "nobody"
        rows.append(
            f"| `{id_}` | {entry.what} | {entry.rights}{terms} | {entry.thanks or ''} | {hosts} | {entry.kept} |"
        )
    libraries = [f"| [{name}](https://pypi.org/project/{name}/) | {license_} |" for name, license_ in LICENSES.items()]
    assert all(metadata.distribution(name) for name in LICENSES)
    return "\n".join(
        [
            "# Sources and licences\n",
            "Written by `python -m tests.regenerate` from the table that the program itself uses; `factcheck sources show SOURCE` says more.",
            "Attributions in full are in [NOTICE](../NOTICE). A fact file names the source of each of its facts.\n",
            "| source | what | rights | thanks | who is asked | what is kept |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
            "The program stands under the Apache License 2.0. It is installed with these libraries, none of which is part of it:\n",
            "| library | licence |",
            "|---|---|",
            *libraries,
            "",
        ]
    )


LICENSES = {
    "typer": "MIT",
    "pydantic": "MIT",
    "httpx": "BSD-3-Clause",
    "diskcache": "Apache-2.0",
    "PyYAML": "MIT",
    "platformdirs": "MIT",
    "rapidfuzz": "MIT",
    "holidays": "MIT",
    "currencyconverter": "Apache-2.0",
}
"""Of the dependencies in pyproject.toml; a test compares the names, and the licences with what is installed."""


def main() -> None:
    from factcheck.render.json import schema_text

    SCHEMA.write_text(schema_text(), encoding="utf-8", newline="\n")
    CLI.write_text(cli_page(), encoding="utf-8", newline="\n")
    CODES.write_text(codes_page(), encoding="utf-8", newline="\n")
    LEDGER.write_text(ledger_page(), encoding="utf-8", newline="\n")
    PACKS.write_text(packs_page(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
