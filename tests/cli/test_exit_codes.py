"""Every row of docs/exit-codes.md."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcheck.model import Observation, SourceFailure
from tests.cli.conftest import TRUE, Run, environment


def test_a_true_article_passes(run: Run) -> None:
    assert run("check", "true.txt", "--offline").code == 0


def test_what_is_no_command_is_an_article(inside: Run) -> None:
    assert inside("true.txt").out == inside("check", "true.txt").out
    assert inside("--offline", "true.txt").code == 0


def test_a_contradicted_claim_fails(run: Run) -> None:
    assert run("false.txt").code == 1
    assert run("false.txt", "--fail-on", "never").code == 0


def test_an_error_finding_fails(inside: Run, folder: Path) -> None:
    (folder / "weekday.txt").write_text(TRUE.replace("Monday, Feb 24", "Tuesday, Feb 24"), encoding="utf-8")
    done = inside("weekday.txt", "-f", "json")
    assert [finding["severity"] for finding in json.loads(done.out)["findings"]] == ["error"]
    assert json.loads(done.out)["summary"]["contradicted"] == 0
    assert done.code == 1


def test_unverified_claims_pass_unless_asked_otherwise(inside: Run) -> None:
    assert inside("open.txt").code == 0
    assert inside("open.txt", "--fail-on", "unverified").code == 1
    assert inside("open.txt", "--max-unverified", "0").code == 1
    assert inside("open.txt", "--max-unverified", "99").code == 0
    assert inside("open.txt", "--max-unverified", "50%").code == 1


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("missing.txt", None, "no such file"),
        ("binary.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0", "binary"),
        ("nul.txt", TRUE.encode() + b"\0", "NUL"),
        ("german.txt", ("Die Aktie des Konzerns ist am Montag um acht Prozent gestiegen, und der Umsatz wuchs auf 3 Milliarden Euro. " * 5).encode(), "English"),
    ],
)  # fmt: skip
def test_an_article_that_cannot_be_read(inside: Run, folder: Path, name: str, data: bytes | None, words: str) -> None:
    if data is not None:
        (folder / name).write_bytes(data)
    done = inside(name)
    assert done.code == 2
    assert name in done.err
    assert words.lower() in done.err.lower()
    assert "Traceback" not in done.err


@pytest.mark.skipif(os.name == "nt" or getattr(os, "geteuid", lambda: 0)() == 0, reason="root may read everything")
def test_an_unreadable_file(inside: Run, folder: Path) -> None:
    (folder / "true.txt").chmod(0)
    assert inside("true.txt").code == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["true.txt", "--ofline"], "--offline"),
        (["true.txt", "--fail-on", "contradict"], 'did you mean "contradicted"?'),
        (["true.txt", "-f", "jsn"], 'did you mean "json"?'),
        (["true.txt", "--show", "everything"], "one of: contradicted, unverified, all"),
        (["true.txt", "--as-of", "24.2.2025"], "write it as 2025-02-23"),
        (["true.txt", "--max-unverified", "many"], "for example 3 or 20%"),
        (["true.txt", "-o", "report.json"], "FORMAT=PATH"),
        (["true.txt", "-o", "jso=report.json"], 'did you mean "json"?'),
        (["true.txt", "-o", "json=no/such/folder/report.json"], "cannot be written"),
        (["true.txt", "--rules", "nowhere"], "nowhere"),
        (["true.txt", "--evidence", "relase.html"], "no such file or folder"),
        (["true.txt", "--evidence", "http://example.org/a.html"], "only https addresses are asked"),
        (["true.txt", "--jsonl", "x.jsonl"], "--jsonl takes the place of articles"),
        (["check"], "no article given"),
        (["explain", "no-dta"], 'did you mean "no-data"?'),
        (["chek"], "chek"),
    ],
)
def test_a_wrong_call_says_what_to_do_next(inside: Run, arguments: list[str], words: str) -> None:
    done = inside(*arguments)
    assert done.code == 2
    assert words in done.err
    assert done.out == ""
    assert "Traceback" not in done.err


def test_bad_rules_are_all_told_with_line_and_column(run: Run, folder: Path) -> None:
    (folder / "a.yaml").write_text("kind: pattern\nrules:\n  - id: x\n    wrods: [very]\n", encoding="utf-8")
    (folder / "b.yaml").write_text("kind: facst\n", encoding="utf-8")
    done = run("true.txt", "--rules", "a.yaml", "--rules", "b.yaml")
    assert done.code == 2
    assert 'a.yaml:4:5: unknown key "wrods": did you mean "words"?' in done.err
    assert 'b.yaml:1:7: unknown kind "facst": did you mean "facts"?' in done.err


def test_one_bad_file_among_many_costs_only_itself(inside: Run, folder: Path) -> None:
    done = inside("true.txt", "missing.txt", "false.txt", "-f", "concise")
    assert done.code == 2
    assert "missing.txt" in done.err
    assert "false.txt:" in done.out


def test_an_empty_file(inside: Run, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    assert inside("empty.txt").code == 2
    assert "the text is empty" in inside("empty.txt").err
    assert inside("empty.txt", "--allow-empty").code == 0


def test_no_claim(inside: Run) -> None:
    done = inside("nothing.txt")
    assert done.code == 2
    assert "no claim found" in done.err
    assert inside("nothing.txt", "--allow-empty").code == 0


def test_offline_and_nothing_at_hand_is_no_data_and_passes(inside: Run) -> None:
    done = inside("open.txt", "--offline", "-f", "json")
    assert set(json.loads(done.out)["summary"]["reasons"]) <= {"no-data", "no-rule"}
    assert done.code == 0


def unreachable(key: str) -> tuple[Observation, ...] | SourceFailure:
    return SourceFailure(source="sec", key=key, kind="unreachable", message="the SEC did not answer")


def test_a_source_that_cannot_be_reached_is_incomplete(inside: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.sources import pack

    monkeypatch.setattr(pack, "lookup", unreachable)
    done = inside("filed.txt")
    assert done.code == 3
    assert "INCOMPLETE" in done.out
    assert "the SEC did not answer" in done.out
    assert inside("filed.txt", "--allow-incomplete").code == 0


def test_a_source_that_fails_and_could_decide_nothing_costs_nothing(
    inside: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The number of employees is in no figure of a filing, and the plan is in a fact file."""
    from factcheck.sources import pack

    monkeypatch.setattr(pack, "lookup", unreachable)
    assert inside("open.txt").code == 0
    assert inside("true.txt").code == 0


def test_one_wins_over_three_and_two_over_one(inside: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from factcheck.sources import pack

    monkeypatch.setattr(pack, "lookup", unreachable)
    assert inside("filed.txt", "false.txt").code == 1
    assert inside("filed.txt", "false.txt", "missing.txt").code == 2


def test_a_bug_names_its_log_file_and_does_not_cost_the_others(inside: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import factcheck.text

    real = factcheck.text.split

    def broken(article):  # type: ignore[no-untyped-def]
        if "4,321" in article.text:
            raise ZeroDivisionError("a planted bug")
        return real(article)

    monkeypatch.setattr(factcheck.text, "split", broken)
    done = inside("open.txt", "false.txt", "-f", "concise")
    assert done.code == 4
    assert "a planted bug" in done.err
    assert "false.txt:" in done.out
    log = Path(done.err.split("details: ")[1].splitlines()[0])
    assert "ZeroDivisionError: a planted bug" in log.read_text(encoding="utf-8")
    assert "4,321" not in log.read_text(encoding="utf-8").replace('"4,321" in article.text', "")


def test_ctrl_c_while_waiting_for_input(folder: Path, tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows has no SIGINT for a single process")
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder, env=environment(tmp_path)
    )  # fmt: skip
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert b"Traceback" not in err


def test_only_check_gates(inside: Run) -> None:
    assert inside("claims", "false.txt").code == 0
    assert inside("claims", "nothing.txt").code == 0
    assert inside("demo").code == 0
