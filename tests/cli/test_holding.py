"""Which rules an article is held to, and how severely: profile, --severity, --gate, overrides by path, `shipped` among --rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import FALSE, TRUE, Run

HYPE = TRUE + "\nThe shares are a sure thing.\n"
MINE = """\
kind: pattern
pack: desk
rules:
  - id: synergy
    words: [synergy]
    severity: warning
    message: Say what is saved.
    examples: {fires: [The plan brings <synergy>.], passes: [The plan saves 4%.]}
"""


@pytest.fixture
def hype(folder: Path) -> Path:
    (folder / "blog").mkdir()
    (folder / "blog/hype.txt").write_text(HYPE, encoding="utf-8")
    (folder / "hype.txt").write_text(HYPE, encoding="utf-8")
    return folder


def levels(out: str) -> dict[str, str]:
    """Rule -> severity of the findings of a JSON report."""
    return {finding["rule"]: finding["severity"] for finding in json.loads(out)["findings"]}


def test_a_profile_changes_severities_and_with_them_the_gate(inside: Run, hype: Path) -> None:
    plain, blog = inside("hype.txt", "-f", "json"), inside("hype.txt", "-f", "json", "--profile", "blog")
    assert (plain.code, levels(plain.out)["compliance/guaranteed-return"]) == (0, "warning")
    assert (blog.code, levels(blog.out)["compliance/guaranteed-return"]) == (1, "error")
    assert "editorial/ai-disclosure" in levels(blog.out)


def test_an_unknown_profile_is_told_with_the_nearest(inside: Run, hype: Path) -> None:
    told = inside("hype.txt", "--profile", "newsrom")
    assert (told.code, told.out) == (2, "")
    assert 'did you mean "newsroom"?' in told.err


@pytest.mark.parametrize(
    ("flags", "code", "level"),
    [
        (["--severity", "compliance/*=error"], 1, "error"),
        (["--severity", "compliance/*=error", "--severity", "compliance/guaranteed-return=note"], 0, "note"),
        (["--severity", "*=off"], 0, None),
        (["--gate", "compliance/*=fail"], 1, "error"),
        (["--severity", "compliance/*=error", "--gate", "compliance/*=report"], 0, "warning"),
        (["--profile", "blog", "--severity", "compliance/*=note"], 0, "note"),
        (["--profile", "blog", "--gate", "compliance/*=report"], 0, "warning"),
    ],
)
def test_of_several_globs_the_last_counts(
    inside: Run, hype: Path, flags: list[str], code: int, level: str | None
) -> None:
    got = inside("hype.txt", "-f", "json", *flags)
    assert (got.code, levels(got.out).get("compliance/guaranteed-return")) == (code, level)


def test_a_contradiction_that_is_only_reported_is_a_warning_everywhere(inside: Run, folder: Path) -> None:
    rule = next(c["rule"] for c in json.loads(inside("false.txt", "-f", "json").out)["claims"] if c["verdict"]["fix"])
    flags = ("false.txt", "--gate", f"{rule}=report")
    assert inside("false.txt").code == 1
    report = inside(*flags, "-f", "json")
    assert (report.code, json.loads(report.out)["summary"]["contradicted"]) == (0, 1)
    assert [c["advisory"] for c in json.loads(report.out)["claims"] if c["verdict"]["status"] == "contradicted"] == [
        True
    ]
    assert ": warning facts/alibaba-ai-capex wrong-currency: " in inside(*flags, "-f", "concise").out
    assert "::warning " in inside(*flags, "-f", "github").out
    assert "<failure" not in inside(*flags, "-f", "junit").out
    assert '"level": "warning"' in inside(*flags, "-f", "sarif").out
    assert "suggested:" in inside(*flags).out


@pytest.mark.parametrize("flag", ["--select", "--ignore"])
def test_a_glob_that_matches_no_rule_is_an_error(inside: Run, hype: Path, flag: str) -> None:
    told = inside("hype.txt", flag, "editorial/clichees")
    assert told.code == 2
    assert 'no rule matches "editorial/clichees"' in told.err
    assert 'did you mean "editorial/cliches"?' in told.err


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (["--severity", "compliance/*=eror"], 'did you mean "error"?'),
        (["--severity", "compliance/*"], "GLOB=error|warning|note|off"),
        (["--gate", "compliance/*=maybe"], "one of: fail, report"),
        (["--gate", "complience/*=fail"], "compliance/"),
    ],
)
def test_wrong_values_are_told(inside: Run, hype: Path, flags: list[str], words: str) -> None:
    told = inside("hype.txt", *flags)
    assert (told.code, told.out) == (2, "")
    assert words in told.err


def test_the_configuration_has_tables_and_overrides_by_path(inside: Run, hype: Path) -> None:
    (hype / "factcheck.toml").write_text(
        '[severity]\n"compliance/*" = "note"\n\n[[overrides]]\npaths = ["blog/"]\nseverity = {"compliance/*" = "error"}\n',
        encoding="utf-8",
    )
    assert inside("hype.txt").code == 0
    assert inside("blog/hype.txt").code == 1
    both = inside("hype.txt", "blog/hype.txt", "-f", "concise", "-j", "2")
    assert "hype.txt:7:18: note compliance/guaranteed-return" in both.out
    assert "blog/hype.txt:7:18: error compliance/guaranteed-return" in both.out


def test_an_override_counts_for_files_below_its_configuration_wherever_one_stands(inside: Run, hype: Path) -> None:
    (hype / "factcheck.toml").write_text('[[overrides]]\npaths = ["blog/**"]\nprofile = "blog"\n', encoding="utf-8")
    assert inside(str(hype / "blog/hype.txt")).code == 1
    assert inside("./blog/../blog/hype.txt").code == 1
    assert inside("blog").code == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[overrides]]\nprofile = 'blog'\n", 'factcheck.toml:1: each of "overrides" needs paths'),
        ("[[overrides]]\npaths = 'x'\nseverety = {}\n", 'did you mean "severity"?'),
        ("[severity]\n'compliance/*' = 'eror'\n", 'did you mean "error"?'),
        ("severity = 3\n", '"severity" is a table of globs on rules'),
        ("overrides = 3\n", '"overrides" is a list of tables'),
        ("[[overrides]]\npaths = 'x'\nprofile = 'nwsroom'\n", 'did you mean "newsroom"?'),
    ],
)
def test_a_wrong_override_is_told(inside: Run, hype: Path, text: str, words: str) -> None:
    (hype / "factcheck.toml").write_text(text, encoding="utf-8")
    told = inside("hype.txt")
    assert told.code == 2
    assert words in told.err


def test_shipped_among_the_rules_keeps_them(inside: Run, hype: Path) -> None:
    (hype / "mine.yaml").write_text(MINE, encoding="utf-8")
    (hype / "s.txt").write_text(HYPE + "\nThe merger brings synergy.\n", encoding="utf-8")
    alone = levels(inside("s.txt", "--rules", "mine.yaml", "-f", "json", "--allow-empty").out)
    assert set(alone) == {"desk/synergy"}
    both = levels(inside("s.txt", "--rules", "shipped", "--rules", "mine.yaml", "-f", "json").out)
    assert {"desk/synergy", "compliance/guaranteed-return"} <= set(both)
    (hype / "factcheck.toml").write_text('rules = ["shipped", "mine.yaml"]\n', encoding="utf-8")
    assert levels(inside("s.txt", "-f", "json").out) == both


def test_a_record_with_evidence_of_its_own_is_held_alike(inside: Run, hype: Path) -> None:
    record = json.dumps({"id": "a", "text": HYPE, "evidence": [{"text": "Alibaba said so on Monday."}]})
    (hype / "in.jsonl").write_text(record + "\n", encoding="utf-8")
    got = inside("check", "--jsonl", "in.jsonl", "-f", "jsonl", "--profile", "blog")
    assert levels(got.out)["compliance/guaranteed-return"] == "error"


def test_the_baseline_is_made_with_the_same_rules(inside: Run, hype: Path) -> None:
    inside("baseline", "create", "hype.txt", "--profile", "blog", "--offline")
    assert inside("hype.txt", "--profile", "blog", "--baseline", "factcheck-baseline.json").code == 0
    assert inside("hype.txt", "--profile", "blog").code == 1


def test_a_draft_that_was_right_stays_right_with_every_profile(inside: Run, folder: Path) -> None:
    for profile in ("newsroom", "blog", "press-release"):
        assert inside("true.txt", "--profile", profile, "--gate", "editorial/*=report").code == 0
    assert inside("false.txt", "--profile", "newsroom").code == 1
    assert FALSE != TRUE
