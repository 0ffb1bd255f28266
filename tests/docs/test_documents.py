"""Documentation is a tested surface: generated parts are current, every name is documented, commands are the ones that CI runs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from factcheck.cli.app import COMMANDS
from factcheck.cli.settings import FORMAT, SETTINGS
from factcheck.render import FORMATS
from factcheck.render.json import schema_text
from tests.regenerate import (
    CLI,
    CODES,
    GROUPS,
    LEDGER,
    LICENSES,
    PACKS,
    ROOT,
    SCHEMA,
    cli_page,
    codes_page,
    ledger_page,
    packs_page,
)

PAGES = [ROOT / "README.md", *(ROOT / "docs").glob("*.md"), ROOT / "CONTRIBUTING.md"]
FENCE = re.compile(r"<!-- command: (\w+) -->\n```sh\n(.*?)\n```", re.DOTALL)


def test_the_schema_is_current() -> None:
    assert SCHEMA.read_text("utf-8") == schema_text(), "python -m tests.regenerate"


def test_the_help_blocks_are_current() -> None:
    assert CLI.read_text("utf-8") == cli_page(), "python -m tests.regenerate"


def test_the_pages_of_codes_and_licences_are_current() -> None:
    assert CODES.read_text("utf-8") == codes_page(), "python -m tests.regenerate"
    assert LEDGER.read_text("utf-8") == ledger_page(), "python -m tests.regenerate"


def test_the_page_of_the_shipped_rules_is_current_and_has_them_all() -> None:
    from factcheck.rules.loader import load_rules

    assert PACKS.read_text("utf-8") == packs_page(), "python -m tests.regenerate"
    rules = load_rules()
    told = set(re.findall(r"^## (\S+)$", PACKS.read_text("utf-8"), re.MULTILINE))
    assert told == {rule.name for rule in (*rules.patterns, *rules.requirements)}


def test_every_code_that_the_program_writes_is_on_its_page() -> None:
    page = CODES.read_text("utf-8")
    written = {
        code
        for path in (ROOT / "src/factcheck").rglob("*.py")
        for code in re.findall(r'"((?:run|review)/[a-z]+)"', path.read_text("utf-8"))
    }
    assert len(written) >= 6
    assert {code for code in written if f"| `{code}` |" not in page} == set()


def test_every_flag_is_told_of_in_a_page_for_people() -> None:
    """The help alone says what a flag does, and not what it is for."""
    pages = "".join(page.read_text("utf-8") for page in PAGES if page not in (CLI, ROOT / "docs/decisions.md"))
    block = CLI.read_text("utf-8").split("## factcheck check\n")[1].split("\n## ")[0]
    flags = re.findall(r"^  (?:-\w, )?(--[a-z-]+)", block, re.MULTILINE)
    short = {"--format": "-f", "--output": "-o", "--jobs": "-j", "--quiet": "-q", "--verbose": "-v"}
    missing = {flag for flag in flags if not re.search(rf"`{short.get(flag, flag)}[` ]|`{flag}[` ]", pages)}
    assert missing == {"--help"}


def test_every_key_of_a_report_is_in_its_guide() -> None:
    from factcheck.model import Accepted, Report, Run, Summary

    page = (ROOT / "docs/json.md").read_text("utf-8")
    for model, known in ((Report, set()), (Summary, {*COUNTED}), (Run, {*TOLD}), (Accepted, set())):
        for key in model.model_fields:
            assert f"`{key}`" in page or key in known, key


COUNTED = ("sentences", "claims", "supported", "contradicted", "unverified", "findings")
"""Said together as counts."""
TOLD = ("tool", "version", "started", "as_of", "offline", "rules", "packs", "since")
"""Said in words."""


def test_every_dependency_has_its_licence_and_it_is_the_one_that_it_states() -> None:
    from importlib import metadata

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.split(r"[<>=!~ ;\[]", dependency)[0] for dependency in project["dependencies"]}
    assert names == set(LICENSES), "tests/regenerate.py lists the licences"
    for name, license_ in LICENSES.items():
        stated = metadata.metadata(name)
        told = " ".join(
            filter(
                None,
                [
                    stated["License-Expression"],
                    stated["License"],
                    *(one for one in stated.get_all("Classifier") or () if one.startswith("License")),
                ],
            )
        )
        if told.strip():
            assert license_.replace("-", " ").split()[0].casefold() in told.casefold(), (name, told)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_its_parts_are_documented(command: str) -> None:
    page = CLI.read_text("utf-8")
    assert f"## factcheck {command}\n" in page
    for part in GROUPS.get(command, ()):
        assert f"### factcheck {command} {part}\n" in page


def test_every_group_lists_all_its_parts() -> None:
    import importlib

    import typer

    for name, parts in GROUPS.items():
        group = typer.main.get_command(importlib.import_module(COMMANDS[name][0]).app)
        assert set(group.commands) == set(parts)  # type: ignore[attr-defined]


def test_every_flag_of_check_is_a_setting_and_the_other_way_round() -> None:
    block = CLI.read_text("utf-8").split("## factcheck check\n")[1].split("\n## ")[0]
    flags = set(re.findall(r"^  (?:-\w, )?--([a-z-]+)", block, re.MULTILINE))
    assert flags - {"help", "config"} == set(SETTINGS)


def test_the_settings_know_the_formats() -> None:
    assert tuple(FORMATS) == FORMAT


def test_ci_takes_the_commands_out_of_the_readme() -> None:
    commands = dict(FENCE.findall((ROOT / "README.md").read_text("utf-8")))
    assert set(commands) == {"run", "test"}
    assert all("\n" not in command and "-m venv" in command for command in commands.values())
    script = (ROOT / ".ci/run").read_text("utf-8")
    for name in commands:
        # the very awk program, run on the README as it is
        program = re.search(rf"awk '(.*?)' README\.md > \"\$work/{name}-command\"", script)
        assert program is not None
        assert f"command: {name} " in program[1]
        assert extracted(program[1]) == commands[name] + "\n"
        assert re.search(rf"^bash -euo pipefail \"\$work/{name}-command\"", script, re.MULTILINE)


def extracted(program: str) -> str:
    import shutil
    import subprocess

    if shutil.which("awk") is None:
        pytest.skip("no awk here")
    return subprocess.run(["awk", program, str(ROOT / "README.md")], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_local_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_every_code_of_the_exit_table_is_in_the_page_and_the_readme() -> None:
    from factcheck import exits

    codes = {exits.HOLDS, exits.FAILED, exits.MUST_CHANGE, exits.INCOMPLETE, exits.BUG, exits.INTERRUPTED}
    for page in ("README.md", "docs/exit-codes.md"):
        assert {
            int(code) for code in re.findall(r"^\| (\d+) \|", (ROOT / page).read_text("utf-8"), re.MULTILINE)
        } == codes


def test_the_readme_fact_file_is_valid(tmp_path: Path) -> None:
    from factcheck.rules.loader import load_rules
    from factcheck.rules.selection import with_facts

    example = re.search(r"```yaml\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert example is not None
    (tmp_path / "facts.yaml").write_text(example[1], encoding="utf-8")
    assert "apple-q1-fy2025-revenue" in {fact.id for fact in with_facts(load_rules(), [tmp_path / "facts.yaml"]).facts}


def test_the_readme_configuration_is_valid(tmp_path: Path) -> None:
    from factcheck.cli.settings import load

    example = re.search(r"```toml\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert example is not None
    (tmp_path / "factcheck.toml").write_text(example[1], encoding="utf-8")
    assert load(None, {}, tmp_path).values["max-unverified"] == "30%"


def test_the_version_of_the_changelog_is_that_of_the_package() -> None:
    from factcheck import __version__

    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == __version__


def test_the_package_is_what_the_readme_says() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["name"] == "market-factcheck"
    assert project["scripts"] == {"factcheck": "factcheck.__main__:main"}
