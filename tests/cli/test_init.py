"""`factcheck init`: what it writes works at once, and everything that is commented out would."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_what_is_written_works_at_once(inside: Run, folder: Path) -> None:
    made = inside("init")
    assert made.code == 0
    assert made.out.splitlines()[:2] == ["wrote factcheck.toml", "wrote rules/house.yaml"]
    assert inside("rules", "test", "house/*").code == 0
    assert inside("true.txt", "--gate", "editorial/*=report").code == 0
    assert inside("false.txt").code == 1


def test_what_is_there_is_not_touched(inside: Run, folder: Path) -> None:
    (folder / "rules").mkdir()
    (folder / "rules/house.yaml").write_text("mine", encoding="utf-8")
    again = inside("init")
    assert (again.code, again.out) == (2, "")
    assert "rules/house.yaml is there already" in again.err
    assert (folder / "rules/house.yaml").read_text("utf-8") == "mine"
    assert not (folder / "factcheck.toml").exists()
    assert inside("init", "elsewhere").code == 0
    assert (folder / "elsewhere/factcheck.toml").exists()


def test_an_unknown_profile_is_told_before_anything_is_written(inside: Run, folder: Path) -> None:
    told = inside("init", "--profile", "newsrom")
    assert told.code == 2
    assert 'did you mean "newsroom"?' in told.err
    assert not (folder / "factcheck.toml").exists()


@pytest.mark.parametrize("profile", ["newsroom", "blog", "press-release"])
def test_every_line_that_is_commented_out_is_a_setting(inside: Run, folder: Path, profile: str) -> None:
    inside("init", "--profile", profile)
    (folder / "facts").mkdir()
    (folder / "facts/a.yaml").write_text("kind: facts\nfacts: []\n", encoding="utf-8")
    config = folder / "factcheck.toml"
    text = config.read_text("utf-8")
    opened = re.sub(r"^# (?=\[\[|[a-z-]+ = |\"[^\"]+\" = )", "", text, flags=re.MULTILINE)
    assert opened.count("\n# ") < text.count("\n# ") - 5
    config.write_text(opened, encoding="utf-8")
    shown = inside("config", "show")
    assert shown.code == 0, shown.err
    for key in ("email", "evidence", "max-unverified", "overrides", "severity", "profile"):
        assert key in shown.out
