"""`factcheck rules`: what those who write rules see."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

RULE = """\
kind: pattern
pack: desk
rules:
  - id: hype
    words: [sure thing]
    severity: warning
    message: Strike it.
    examples:
      fires: [It is a <sure thing>.]
      passes: [It is a thing.]
"""


def test_a_rule_is_drafted_tried_and_put_to_work(inside: Run, folder: Path) -> None:
    made = inside("rules", "new", "The plan has <zero downside>.", "-o", "mine.yaml")
    assert (made.code, made.out) == (0, "")
    again = inside("rules", "new", "The plan has <zero downside>.", "-o", "mine.yaml")
    assert again.code == 2
    assert "is there already" in again.err
    tried = inside("rules", "test", "--rules", "mine.yaml")
    assert (tried.code, tried.out) == (0, "1 rule, 2 examples: all hold, and every rule is proven by them\n")
    (folder / "a.txt").write_text("A Note\n\nThe new plan has zero downside.\n", encoding="utf-8")
    found = inside("check", "a.txt", "--rules", "mine.yaml", "--allow-empty", "-f", "concise")
    assert "house/zero-downside" in found.out


def test_a_failing_example_shows_both_and_ends_with_1(inside: Run, folder: Path) -> None:
    (folder / "x.yaml").write_text(RULE.replace("a <sure thing>", "<a sure thing>"), encoding="utf-8")
    tried = inside("rules", "test", "--rules", "x.yaml")
    assert tried.code == 1
    assert tried.out.splitlines() == [
        "FAILED    desk/hype  (x.yaml:4)  fires",
        "  - It is <a sure thing>.",
        "  + It is a <sure thing>.",
        "1 rule, 2 examples: 1 rule failed",
    ]


def test_lint_ends_with_1_for_an_error_and_with_0_for_warnings(inside: Run, folder: Path) -> None:
    (folder / "x.yaml").write_text(RULE, encoding="utf-8")
    assert inside("rules", "lint", "--rules", "x.yaml").code == 0
    (folder / "x.yaml").write_text(RULE + "    exceptions: [sure thing]\n", encoding="utf-8")
    linted = inside("rules", "lint", "--rules", "x.yaml")
    assert linted.code == 1
    assert linted.out.startswith("x.yaml:4: error: desk/hype: ")


def test_a_rule_is_shown_as_its_file_has_it(inside: Run, folder: Path) -> None:
    (folder / "x.yaml").write_text(RULE, encoding="utf-8")
    shown = inside("rules", "show", "desk/hype", "--rules", "x.yaml")
    assert shown.out == "desk/hype  warning  (x.yaml:4)\n" + "\n".join(RULE.splitlines()[3:]) + "\n"


def test_an_unknown_rule_names_the_nearest(inside: Run) -> None:
    for command in ("test", "list"):
        refused = inside("rules", command, "editorial/vague-sourcin")
        assert refused.code == 2
        assert 'did you mean "editorial/vague-sourcing"?' in refused.err


def test_the_schema_is_printed(inside: Run) -> None:
    assert json.loads(inside("rules", "schema").out)["required"] == ["kind"]


def test_what_a_change_changes_on_a_folder(inside: Run, folder: Path) -> None:
    (folder / "drafts").mkdir()
    (folder / "drafts" / "a.txt").write_text("A Note\n\nIt is a sure thing.\n", encoding="utf-8")
    (folder / "old.yaml").write_text(RULE, encoding="utf-8")
    (folder / "new.yaml").write_text(RULE.replace("warning", "error"), encoding="utf-8")
    compared = inside("rules", "diff", "drafts", "--against", "old.yaml", "--rules", "new.yaml")
    assert compared.code == 0
    assert compared.out.splitlines() == [
        '- drafts/a.txt:3:9  warning  desk/hype  "sure thing"',
        '+ drafts/a.txt:3:9  error  desk/hype  "sure thing"',
        "1 articles, 1 with differences: 1 only before, 1 only after",
    ]
    assert inside("rules", "diff", "drafts").code == 2
