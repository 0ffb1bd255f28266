"""`accept`, `review`, `review log`, and what `check` makes of decisions."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import FALSE, HEAD, TRUE, Result, Run

FILE = "factcheck-accepted.yaml"


def claim_of(run: Run, article: str = "false.txt", status: str = "contradicted") -> str:
    found = json.loads(run(article, "--offline", "-f", "json").out)["claims"]
    return next(str(claim["id"]) for claim in found if claim["verdict"]["status"] == status)


def accept(run: Run, *arguments: str, article: str = "false.txt") -> Result:
    return run("accept", claim_of(run, article), "--by", "Kim Lee", "--reason", "by telephone", *arguments)


def test_an_accepted_claim_passes_and_every_format_agrees(inside: Run, folder: Path) -> None:
    assert inside("false.txt", "--offline").code == 1
    assert accept(inside).code == 0
    done = inside(
        "false.txt",
        "--offline",
        "-f",
        "json",
        "-o",
        "sarif=x.sarif",
        "-o",
        "junit=x.xml",
        "-o",
        "github=x.txt",
        "-o",
        "gitlab=x.json",
        "-o",
        "rdjson=x.rdjson",
        "-o",
        "concise=x.concise",
    )
    assert done.code == 0
    assert json.loads(done.out)["summary"]["accepted"] == 1
    assert json.loads((folder / "x.sarif").read_text())["runs"][0]["results"] == []
    assert "<failure" not in (folder / "x.xml").read_text()
    assert (folder / "x.txt").read_text() == "factcheck: nothing to annotate\n"
    assert json.loads((folder / "x.json").read_text()) == []
    assert json.loads((folder / "x.rdjson").read_text())["diagnostics"] == []
    assert (folder / "x.concise").read_text() == ""
    assert inside("false.txt", "--offline", "--no-suppressions").code == 1


def test_moving_wrapping_and_renaming_keep_it_and_another_figure_drops_it(inside: Run, folder: Path) -> None:
    accept(inside)
    article = folder / "false.txt"
    body = FALSE.removeprefix(HEAD)
    article.write_text(HEAD + "The plan was expected.\n\n" + body.replace(" in cloud", "\nin cloud"), "utf-8")
    assert inside("false.txt", "--offline").code == 0
    (folder / "drafts").mkdir()
    article.rename(folder / "drafts/renamed.md")
    assert inside("drafts", "--offline").code == 0
    (folder / "drafts/renamed.md").write_text(FALSE.replace("38 billion", "39 billion"), "utf-8")
    assert inside("drafts", "--offline").code == 1


def test_a_reworded_sentence_says_that_the_decision_no_longer_counts(inside: Run, folder: Path) -> None:
    accept(inside)
    (folder / "false.txt").write_text(FALSE.replace("said on Monday", "announced on Monday"), "utf-8")
    done = inside("false.txt", "--offline", "-f", "concise")
    assert done.code == 1
    assert "review/mismatch The decision of Kim Lee of" in done.out
    assert "the sentence reads otherwise now" in done.out


def test_an_ended_decision_is_reported_and_does_not_count(inside: Run) -> None:
    accept(inside, "--until", "2025-03-31")
    assert inside("false.txt", "--offline").code == 0
    done = inside("false.txt", "--offline", "--as-of", "2025-04-01", "-f", "concise")
    assert done.code == 1
    assert "review/expired" in done.out


def test_a_decision_that_nothing_needs_any_more_is_told(inside: Run, folder: Path) -> None:
    accept(inside)
    (folder / "false.txt").write_text(TRUE, "utf-8")
    done = inside("false.txt", "--offline")
    assert done.code == 0
    assert "is not needed any more" in done.err


def test_require_review_fails_until_every_claim_is_decided(inside: Run, folder: Path) -> None:
    assert inside("open.txt", "--offline").code == 0
    assert inside("true.txt", "--offline", "--require-review").code == 0
    done = inside("open.txt", "--offline", "--require-review")
    assert done.code == 1
    assert "FAILED (decisions missing)" in done.out
    assert "factcheck review" in done.err
    found = json.loads(inside("open.txt", "--offline", "-f", "json").out)["claims"]
    ids = [claim["id"] for claim in found if claim["verdict"]["status"] == "unverified"]
    assert inside("accept", *ids, "--by", "Kim", "--reason", "seen the filing").code == 0
    assert inside("open.txt", "--offline", "--require-review").code == 0


def test_two_files_decide_for_the_articles_below_them(inside: Run, folder: Path) -> None:
    for name in ("a", "b"):
        (folder / name).mkdir()
        (folder / name / "x.txt").write_text(FALSE, "utf-8")
    accept(inside, article="a/x.txt")
    assert (folder / "a" / FILE).is_file()
    assert inside("a", "--offline").code == 0
    assert inside("b", "--offline").code == 1
    assert inside("b", "--offline", "--accepted", f"a/{FILE}").code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["accept", "c-00", "--reason", "x", "--by", "K"], "is not in the last run"),
        (["accept", "ID", "--reason", " ", "--by", "K"], "a decision needs a reason"),
        (["accept", "ID", "--reason", "x", "--by", " "], "a decision needs a name"),
        (["accept", "ID", "--reason", "x", "--by", "K", "--until", "soon"], "write it as"),
        (["accept", "ID", "--reason", "x", "--by", "K", "--until", "2020-01-01"], "is before 2025-02-24"),
        (["accept", "SUPPORTED", "--reason", "x", "--by", "K"], "needs no decision"),
        (["accept", "ID", "--by", "K"], "--reason"),
        (["accept", "ID", "--reason", "x", "--by", "K", "--run", "no.json"], "no.json cannot be read"),
        (["false.txt", "--accepted", "no.yaml"], "there is no such file of decisions"),
    ],
)
def test_a_wrong_decision_says_what_to_do(
    inside: Run, folder: Path, arguments: list[str], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.cli.git.user", lambda: None)
    supported = claim_of(inside, "true.txt", "supported")
    both = {"ID": claim_of(inside), "SUPPORTED": supported}
    if "SUPPORTED" in arguments:
        inside("true.txt", "--offline")
    done = inside(*(both.get(argument, argument) for argument in arguments))
    assert done.code == 2
    assert words in done.err
    assert not (folder / FILE).exists()


def test_an_article_that_changed_since_the_run_cannot_be_decided_on(inside: Run, folder: Path) -> None:
    id_ = claim_of(inside)
    (folder / "false.txt").write_text(FALSE + "\nMore.\n", "utf-8")
    done = inside("accept", id_, "--by", "K", "--reason", "x")
    assert done.code == 2
    assert "has changed since it was checked" in done.err


def test_a_broken_file_of_decisions_is_an_error_with_its_place_and_never_a_pass(inside: Run, folder: Path) -> None:
    (folder / FILE).write_text("kind: decisions\ndecisions:\n  - id c-1\n", "utf-8")
    done = inside("true.txt", "--offline")
    assert done.code == 2
    assert f"{FILE}:3:" in done.err


# ---------------------------------------------------------------- review
def answers(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def review(
    inside: Run, monkeypatch: pytest.MonkeyPatch, *lines: str, articles: tuple[str, ...] = ("false.txt",)
) -> Result:
    answers(monkeypatch, *lines)
    return inside("review", *articles, "--offline", "--by", "Kim Lee")


def test_a_review_accepts_with_reason_and_end(inside: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = review(inside, monkeypatch, "?", "e", "a", "", "a", "confirmed", "2025-12-31")
    assert done.code == 0
    assert "not decided: a decision needs a reason" in done.out
    assert "working" in done.out
    assert "nothing is left to decide" in done.out
    text = (folder / FILE).read_text("utf-8")
    assert 'reason: "confirmed"' in text
    assert "until: 2025-12-31" in text
    assert inside("false.txt", "--offline").code == 0


def test_a_rejected_claim_fails_until_it_changes(inside: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = review(inside, monkeypatch, "r", "wrong", articles=("open.txt",))
    assert done.code == 1
    shown = inside("open.txt", "--offline", "-f", "concise")
    assert shown.code == 1
    assert "review/rejected Rejected by Kim Lee on" in shown.out
    (folder / "open.txt").write_text(TRUE, "utf-8")
    assert inside("open.txt", "--offline").code == 0


@pytest.mark.parametrize(
    ("mark", "encoding"), [(b"", "utf-8"), (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"", "cp1252")]
)
def test_a_fix_changes_its_words_wherever_they_stand_and_nothing_else(
    inside: Run, folder: Path, monkeypatch: pytest.MonkeyPatch, mark: bytes, encoding: str
) -> None:
    body = FALSE.removeprefix(HEAD)
    text = (HEAD + body + "\n" + body).replace("\n", "\r\n").replace("Sets Out", "Sets\u00a0Out – as")
    (folder / "false.txt").write_bytes(mark + text.encode(encoding))
    done = review(inside, monkeypatch, "f")
    assert done.code == 0, done.out
    fixed = (folder / "false.txt").read_bytes().removeprefix(mark).decode(encoding)
    assert fixed != text
    assert fixed.count("38 billion") == 0
    replacement = fixed.split("at least ")[1].split(" in cloud")[0]
    assert fixed == text.replace("RMB 38 billion", replacement)
    assert inside("false.txt", "--offline").code == 0


def test_a_fix_of_a_web_page_is_refused_and_changes_nothing(
    inside: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    title, date, ticker, _, body, *_ = FALSE.split("\n")
    page = f"<!DOCTYPE html><html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{date}</p><p>{ticker}</p><p>{body}</p></article></body></html>"
    (folder / "page.html").write_text(page, "utf-8")
    done = review(inside, monkeypatch, "f", "q", articles=("page.html",))
    assert "nothing was changed" in done.out
    assert (folder / "page.html").read_text("utf-8") == page
    assert done.code == 1


def test_a_review_can_be_left_and_taken_up_again(inside: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "two.txt").write_text(
        FALSE + "\nAlibaba hired 4,321 employees in the December quarter of 2024.\n", "utf-8"
    )
    first = review(inside, monkeypatch, "a", "seen", "", articles=("two.txt",))
    assert first.code == 1
    assert "1 left" in first.out
    second = review(inside, monkeypatch, "s", articles=("two.txt",))
    assert "1 to decide" in second.out
    assert second.code == 1
    third = review(inside, monkeypatch, "a", "seen too", "", articles=("two.txt",))
    assert third.code == 0
    assert inside("two.txt", "--offline", "--require-review").code == 0


def test_the_log_says_who_when_why_and_on_which_evidence(inside: Run, folder: Path) -> None:
    assert "no decision" in inside("review", "log").out
    accept(inside, "--until", "2025-12-31")
    shown = inside("review", "log").out
    for part in (
        "Kim Lee accepted c-",
        "until 2025-12-31",
        "false.txt: contradicted",
        "reason: by telephone",
        "evidence: sha256:",
    ):
        assert part in shown
    [entry] = json.loads(inside("review", "log", "-f", "json").out)
    assert (entry["by"], entry["decision"], entry["file"]) == ("Kim Lee", "accepted", FILE)


def test_who_decides_is_taken_from_git(run: Run, folder: Path) -> None:
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    subprocess.run(["git", "-C", str(folder), "config", "user.name", "Pat Doe"], check=True)
    id_ = claim_of(run)
    assert run("accept", id_, "--reason", "x").code == 0
    assert 'by: "Pat Doe"' in (folder / FILE).read_text("utf-8")


def test_a_mistyped_end_is_asked_for_again_and_q_decides_nothing(run: Run, folder: Path) -> None:
    again = run("review", "false.txt", "--offline", "--by", "Kim", input="a\nby telephone\n2026-13-01\n2026-12-31\n")
    assert '"2026-13-01"' in again.out
    entries = (folder / "factcheck-accepted.yaml").read_text("utf-8")
    assert "until: 2026-12-31" in entries
    assert "by telephone" in entries
    (folder / "factcheck-accepted.yaml").unlink()
    left = run("review", "false.txt", "--offline", "--by", "Kim", input="a\nby telephone\nq\n")
    assert "not decided" in left.out
    assert not (folder / "factcheck-accepted.yaml").exists()
