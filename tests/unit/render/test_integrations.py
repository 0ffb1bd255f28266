"""What docs/ci.md and the integration files promise, as far as it can be held against the program here."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.cli.settings import FAIL_ON, SETTINGS, SHOW
from factcheck.render import FORMATS, Options
from factcheck.render.concise import render
from tests.unit.render.samples import everything

ROOT = Path(__file__).parents[3]
CI = (ROOT / "docs/ci.md").read_text("utf-8")
FILES = dict(re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)\n```", CI, re.DOTALL))
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


def test_every_format_is_described() -> None:
    page = (ROOT / "docs/formats.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == list(FORMATS)


def test_every_line_of_concise_is_matched_once_with_its_level() -> None:
    matchers = json.loads(FILES["factcheck-matcher.json"])["problemMatcher"]
    found = []
    for line in render(everything(complete=False), Options()).splitlines():
        hits = [(m["severity"], re.search(m["pattern"][0]["regexp"], line)) for m in matchers]
        [(severity, match)] = [(severity, match) for severity, match in hits if match]
        assert match
        assert match[1] == "drafts/acme.txt"
        assert int(match[2]) >= 1
        found.append(severity)
    assert sorted(found) == ["error"] * 4 + ["notice"] * 2 + ["warning"]


def test_the_flags_and_formats_of_the_examples_exist() -> None:
    scripts = CI + (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8") + (ROOT / "Dockerfile").read_text("utf-8")
    calls = re.findall(r"factcheck check ([^\n`|#]+)", scripts) + [ACTION["runs"]["steps"][-1]["run"]]
    assert len(calls) >= 5
    for call in calls:
        assert set(re.findall(r"--([a-z-]+)", call)) <= set(SETTINGS), call
        assert set(re.findall(r"(?:-f |-o \"?)(\w+)", call)) <= set(FORMATS), call


def test_the_action_s_inputs_are_those_of_its_example_and_its_defaults_are_the_program_s() -> None:
    steps = yaml.safe_load(FILES[".github/workflows/factcheck.yml"])["jobs"]["factcheck"]["steps"]
    [used] = [step["with"] for step in steps if "factcheck@" in step.get("uses", "")]
    assert set(used) <= set(ACTION["inputs"])
    assert ACTION["inputs"]["fail-on"]["default"] == FAIL_ON[0]
    assert ACTION["inputs"]["show"]["default"] in SHOW


def test_no_input_of_the_action_becomes_part_of_a_script() -> None:
    scripts = [step["run"] for step in ACTION["runs"]["steps"] if "run" in step]
    assert len(scripts) == 2
    assert not any("${{" in script for script in scripts)


def test_no_variable_of_the_action_is_taken_for_a_setting() -> None:
    """An unknown variable FACTCHECK_* is an error of the call."""
    names = re.findall(r"FACTCHECK_\w+", (ROOT / "action.yml").read_text("utf-8"))
    assert names == []


@pytest.mark.parametrize("name", [".gitlab-ci.yml", ".pre-commit-config.yaml", ".github/workflows/factcheck.yml"])
def test_the_yaml_examples_parse(name: str) -> None:
    assert yaml.safe_load(FILES[name])


def test_the_hook_of_the_example_is_the_one_that_is_offered() -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    [[used]] = [repo["hooks"] for repo in yaml.safe_load(FILES[".pre-commit-config.yaml"])["repos"]]
    assert hook["id"] == used["id"]


def test_the_container_does_not_run_as_root() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8").splitlines()
    assert "USER factcheck" in lines[: lines.index('ENTRYPOINT ["factcheck"]')]
