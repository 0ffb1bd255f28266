"""The baseline that only shrinks, what changed since a ref, the policy of a ref, and the difference of two drafts."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import FALSE, HEAD, OPEN, TRUE, Run

FILE = "factcheck-baseline.json"
HIRED = "Alibaba hired 4,321 employees in the December quarter of 2024."


@pytest.fixture
def drafts(folder: Path) -> Path:
    (folder / "drafts").mkdir()
    (folder / "drafts/a.txt").write_text(FALSE, "utf-8")
    (folder / "drafts/b.txt").write_text(OPEN, "utf-8")
    return folder / "drafts"


@pytest.fixture
def known(inside: Run, drafts: Path) -> Path:
    assert inside("baseline", "create", "drafts", "--offline").code == 0
    return drafts.parent / FILE


def check(inside: Run, *more: str) -> int:
    return inside("drafts", "--offline", "--baseline", FILE, "--fail-on", "unverified", *more).code


def test_what_is_known_passes_and_what_is_new_fails(inside: Run, drafts: Path, known: Path) -> None:
    assert inside("drafts", "--offline").code == 1
    assert check(inside) == 0
    assert check(inside, "--no-suppressions") == 1
    (drafts / "c.txt").write_text(FALSE.replace("38 billion", "39 billion"), "utf-8")
    assert check(inside) == 1


def test_renaming_wrapping_and_moving_keep_it_and_another_figure_drops_it(
    inside: Run, drafts: Path, known: Path
) -> None:
    body = FALSE.removeprefix(HEAD)
    (drafts / "a.txt").write_text(HEAD + "It was no surprise.\n\n" + body.replace(" in cloud", "\nin  cloud"), "utf-8")
    assert check(inside) == 0
    (drafts / "a.txt").rename(drafts / "renamed.md")
    assert check(inside) == 0
    (drafts / "renamed.md").write_text(FALSE.replace("38 billion", "39 billion"), "utf-8")
    assert check(inside) == 1


def test_a_false_sentence_that_is_copied_into_a_new_article_is_new(inside: Run, drafts: Path, known: Path) -> None:
    (drafts / "copy.txt").write_text(FALSE, "utf-8")
    assert check(inside) == 1


def test_it_only_shrinks(inside: Run, drafts: Path, known: Path) -> None:
    before = json.loads(known.read_text("utf-8"))["known"]
    refused = inside("baseline", "create", "drafts", "--offline")
    assert refused.code == 2
    assert "only shrinks" in refused.err
    (drafts / "a.txt").write_text(TRUE, "utf-8")
    (drafts / "c.txt").write_text(FALSE.replace("38 billion", "39 billion"), "utf-8")
    assert "1 of the baseline are fixed" in inside("drafts", "--offline", "--baseline", FILE).err
    assert "1 taken out" in inside("baseline", "update", "drafts", "--offline").out
    after = json.loads(known.read_text("utf-8"))["known"]
    assert {entry["article"] for entry in before} == {"drafts/a.txt", "drafts/b.txt"}
    assert after == [entry for entry in before if entry["article"] == "drafts/b.txt"]
    assert f"drafts/b.txt: {len(after)}\n" in inside("baseline", "show").out


def test_an_update_of_a_part_leaves_the_rest(inside: Run, drafts: Path, known: Path) -> None:
    text = known.read_text("utf-8")
    inside("baseline", "update", "drafts/b.txt", "--offline")
    assert known.read_text("utf-8") == text


def test_nothing_is_written_where_an_article_cannot_be_checked(inside: Run, drafts: Path, known: Path) -> None:
    text = known.read_text("utf-8")
    (drafts / "a.txt").write_bytes(b"\0\1\2")
    assert inside("baseline", "update", "drafts", "--offline").code == 2
    assert known.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("content", "words"), [(None, "no such baseline"), ("{", "no valid JSON"), ("{}", '"known"'), ('{"version": 2, "known": []}', "version 2")]
)  # fmt: skip
def test_a_wrong_baseline_is_an_error_and_never_a_pass(
    inside: Run, folder: Path, content: str | None, words: str
) -> None:
    if content is not None:
        (folder / FILE).write_text(content, "utf-8")
    done = inside("true.txt", "--offline", "--baseline", FILE)
    assert done.code == 2
    assert words in done.err


# ---------------------------------------------------------------- git
def git(folder: Path, *arguments: str) -> None:
    name = ("-c", "user.name=Pat", "-c", "user.email=pat@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *name, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(folder: Path, drafts: Path) -> Path:
    (folder / ".git").rmdir()
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "first")
    return folder


def test_since_a_ref_only_what_changed_is_reported(inside: Run, repository: Path, drafts: Path) -> None:
    same = inside("drafts", "--offline", "--since", "HEAD")
    assert same.code == 0
    assert "only what changed since HEAD\nPASSED  nothing to report" in same.out
    body = FALSE.removeprefix(HEAD)
    (drafts / "a.txt").write_text(HEAD + body.replace(" in cloud", "\nin cloud") + "\n" + HIRED + "\n", "utf-8")
    found = json.loads(inside("drafts/a.txt", "--offline", "--since", "HEAD", "-f", "json").out)
    assert [claim["text"] for claim in found["claims"]] == [HIRED.removeprefix("Alibaba hired ").rstrip(".")]
    assert found["summary"]["exit_code"] == 0
    (drafts / "a.txt").write_text(FALSE.replace("38 billion", "39 billion"), "utf-8")
    assert inside("drafts", "--offline", "--since", "HEAD").code == 1


def test_since_follows_a_rename_and_takes_a_new_file_as_a_whole(inside: Run, repository: Path, drafts: Path) -> None:
    git(repository, "mv", "drafts/a.txt", "drafts/z.md")
    assert inside("drafts", "--offline", "--since", "HEAD").code == 0
    (drafts / "new.txt").write_text(FALSE, "utf-8")
    assert inside("drafts", "--offline", "--since", "HEAD").code == 1


def test_a_sentence_that_another_headline_makes_wrong_has_changed(inside: Run, repository: Path, drafts: Path) -> None:
    """Judged as of another day, the same words are another statement."""
    head = "A New Head\nMonday, March 6, 2023 8:00 am ET\nNYSE: BABA\n\n"
    body = "Alibaba's chief executive, Daniel Zhang, spoke on Monday.\n"
    (drafts / "a.txt").write_text(head + body, "utf-8")
    git(repository, "commit", "-qam", "second")
    assert inside("drafts/a.txt", "--offline", "--since", "HEAD").code == 0
    (drafts / "a.txt").write_text(head.replace("6, 2023", "4, 2024") + body, "utf-8")
    assert inside("drafts/a.txt", "--offline").code == 1
    assert inside("drafts/a.txt", "--offline", "--since", "HEAD").code == 1


@pytest.mark.parametrize("flag", ["--since", "--policy-from"])
@pytest.mark.parametrize("ref", ["nowhere", "--help", "-x"])
def test_an_unknown_ref_is_told(inside: Run, repository: Path, flag: str, ref: str) -> None:
    done = inside("true.txt", "--offline", f"{flag}={ref}")
    assert done.code == 2
    assert f'{flag}: the repository has no "{ref}"' in done.err


def test_without_a_repository_it_is_told(inside: Run) -> None:
    done = inside("true.txt", "--offline", "--since", "HEAD")
    assert done.code == 2
    assert "not a git repository" in done.err


def test_a_pull_request_cannot_soften_its_own_gate(inside: Run, repository: Path, drafts: Path) -> None:
    """Settings, decisions, baseline and facts count as they are at the ref."""
    fact = "kind: facts\nsubject: cik:0001577552\nfacts: []\n"
    (repository / "facts").mkdir()
    (repository / "facts/own.yaml").write_text(fact.replace("[]", f"[{ENTRY}]"), "utf-8")
    (repository / "factcheck.toml").write_text('fail-on = "unverified"\nevidence = ["facts/"]\n', "utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "policy")
    policy = ("--offline", "--policy-from", "HEAD")
    (drafts / "b.txt").write_text(HEAD + "Alibaba had 1,234 employees on December 31, 2024.\n", "utf-8")
    assert inside("drafts/b.txt", *policy).code == 1
    # what a pull request might try
    (repository / "factcheck.toml").write_text('fail-on = "never"\n', "utf-8")
    assert inside("drafts/b.txt", "--offline").code == 0
    assert inside("drafts/b.txt", *policy).code == 1
    (repository / "factcheck.toml").write_text('fail-on = "unverified"\nevidence = ["facts/"]\n', "utf-8")
    (repository / "facts/own.yaml").write_text(fact.replace("[]", f"[{ENTRY.replace('4321', '1234')}]"), "utf-8")
    assert inside("drafts/b.txt", "--offline").code == 0
    assert inside("drafts/b.txt", *policy).code == 1
    git(repository, "checkout", "-q", "facts/own.yaml")
    found = json.loads(inside("drafts/b.txt", "--offline", "-f", "json").out)
    inside("accept", found["claims"][0]["id"], "--by", "Mallory", "--reason", "trust me")
    assert inside("drafts/b.txt", "--offline").code == 0
    assert inside("drafts/b.txt", *policy).code == 1
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "decided")
    assert inside("drafts/b.txt", *policy).code == 0


ENTRY = (
    "{id: staff, metric: employees, basis: level, value: 4321, unit: people, "
    'period: {end: "2024-12-31"}, published: "2025-02-20", source: {url: "https://example.org/staff"}}'
)


def test_the_policy_of_a_ref_names_its_files_as_they_are_named_here(inside: Run, repository: Path) -> None:
    (repository / "facts").mkdir()
    (repository / "facts/own.yaml").write_text(f"kind: facts\nsubject: cik:0001577552\nfacts: [{ENTRY}]\n", "utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "facts")
    call = ("open.txt", "--offline", "--evidence", "facts", "-f", "json")
    here, there = (json.loads(inside(*call, *more).out) for more in ((), ("--policy-from", "HEAD")))
    assert here["run"]["rules"] == there["run"]["rules"]
    assert here["claims"] == there["claims"]


def test_what_lies_outside_the_repository_cannot_be_taken_from_a_ref(
    inside: Run, repository: Path, tmp_path: Path
) -> None:
    (tmp_path / "own.yaml").write_text(f"kind: facts\nsubject: cik:0001577552\nfacts: [{ENTRY}]\n", "utf-8")
    done = inside("true.txt", "--offline", "--evidence", "../own.yaml", "--policy-from", "HEAD")
    assert done.code == 2
    assert "lies outside the repository" in done.err


# ---------------------------------------------------------------- diff
def test_two_drafts_differ_in_what_was_changed_and_in_nothing_that_was_moved(inside: Run, folder: Path) -> None:
    body = FALSE.removeprefix(HEAD)
    (folder / "one.txt").write_text(HEAD + body + "\nAlibaba cut 99 jobs in the December quarter of 2024.\n", "utf-8")
    (folder / "two.txt").write_text(
        HEAD + HIRED + "\n\n" + body.replace("38 billion", "380 billion").replace(" in cloud", "\nin cloud"), "utf-8"
    )
    for name in ("one", "two"):
        inside(f"{name}.txt", "--offline", "-o", f"json={name}.json")
    done = inside("diff", "one.json", "two.json")
    assert done.code == 0
    shown = done.out.splitlines()
    assert any(line.startswith("+ new") and "4,321 employees" in line for line in shown)
    assert any(line.startswith("- fixed") and "RMB 38 billion" in line for line in shown)
    assert inside("diff", "one.json", "one.json").out == "no difference\n"
    told = json.loads(inside("diff", "one.json", "two.json", "-f", "json").out)["differences"]
    assert {one["change"] for one in told} >= {"new", "fixed"}


def test_another_verdict_on_the_same_words_is_a_change(inside: Run, folder: Path) -> None:
    inside("false.txt", "--offline", "-o", "json=one.json")
    inside("false.txt", "--offline", "--ignore", "facts/*", "-o", "json=two.json")
    shown = inside("diff", "one.json", "two.json").out
    assert shown.startswith("~ changed false.txt:5:")
    assert "contradicted/" in shown
    assert "-> unverified/" in shown
