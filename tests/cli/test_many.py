"""Many articles: several processes, an interruption, progress, statistics, hints, watching."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest

from factcheck.render import FORMATS
from tests.cli.conftest import FALSE, HEAD, NOTHING, OPEN, SRC, TRUE, Run, environment, on_a_terminal

SCHEMA = json.loads((SRC / "factcheck/schemas/report.schema.json").read_text("utf-8"))
SARIF = json.loads((Path(__file__).parents[1] / "formats/sarif.schema.json").read_text("utf-8"))
no_signals = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for a single process")


@pytest.fixture
def drafts(folder: Path) -> Path:
    """Of every outcome, more than the workers get at once."""
    (folder / "drafts").mkdir()
    for number in range(12):
        text = (FALSE, TRUE, OPEN, NOTHING)[number % 4].replace("4,321", f"{4321 + number}")
        (folder / "drafts" / f"{number:02}.txt").write_text(text, "utf-8")
    (folder / "drafts/05.txt").write_bytes(b"\0\0\0binary")
    return folder / "drafts"


def without_clock(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if '"started"' not in line)


def test_the_output_is_the_same_however_many_processes_share_the_work(run: Run, folder: Path, drafts: Path) -> None:
    found = []
    for jobs in ("1", "2", "5"):
        outputs = [part for name in FORMATS if name != "jsonl" for part in ("-o", f"{name}={name}.out")]
        done = run("drafts", "missing.txt", "--offline", "-j", jobs, "--statistics", *outputs)
        files = {
            name: without_clock((folder / f"{name}.out").read_text("utf-8")) for name in FORMATS if name != "jsonl"
        }
        found.append((done.code, done.out, done.err, files))
    assert found[0][0] == 2
    assert found[1] == found[0]
    assert found[2] == found[0]


def test_a_stream_keeps_its_order_with_several_processes(run: Run) -> None:
    stream = "".join(json.dumps({"id": str(n), "text": TRUE}) + "\n" for n in range(20)) + "{bad\n"
    done = run("check", "--jsonl", "-", "-f", "jsonl", "-j", "3", "--offline", input=stream)
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == [*map(str, range(20)), None]
    assert done.code == 2


def test_a_bug_in_another_process_is_told_and_costs_one_article(
    inside: Run, drafts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform != "linux":
        pytest.skip("only a fork inherits the planted bug")
    import factcheck.text

    real = factcheck.text.split

    def broken(article):  # type: ignore[no-untyped-def]
        if article.uri.endswith("06.txt"):
            raise ZeroDivisionError("a planted bug")
        return real(article)

    monkeypatch.setattr(factcheck.text, "split", broken)
    done = inside("drafts", "--offline", "-j", "2", "-f", "concise")
    assert done.code == 4
    assert "a planted bug" in done.err
    assert "drafts/08.txt:" in done.out


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1000"])
def test_a_wrong_number_of_processes_is_told(inside: Run, jobs: str) -> None:
    done = inside("true.txt", f"--jobs={jobs}")
    assert done.code == 2
    assert "--jobs" in done.err


# ---------------------------------------------------------------- Ctrl-C
def interrupted(folder: Path, tmp_path: Path, *arguments: str, records: int = 3) -> tuple[int, str, str]:
    """A stream of which some records are checked when the interruption comes, while more are waited for."""
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "check", "--jsonl", "-", "--offline", "-o", "jsonl=progress.jsonl", *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder, env=environment(tmp_path),
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write("".join(json.dumps({"id": str(n), "text": FALSE}) + "\n" for n in range(records)).encode())
    process.stdin.flush()
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if (folder / "progress.jsonl").is_file() and (folder / "progress.jsonl").read_text("utf-8").count(
            "\n"
        ) >= records:
            break
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    return process.returncode, out.decode(), err.decode()


@no_signals
def test_an_interruption_leaves_valid_reports_that_are_marked_incomplete(folder: Path, tmp_path: Path) -> None:
    outputs = [part for name in FORMATS if name != "jsonl" for part in ("-o", f"{name}={name}.out")]
    code, out, err = interrupted(folder, tmp_path, "-f", "json", *outputs)
    assert code == 130
    assert "interrupted" in err
    assert "Traceback" not in err
    document = json.loads(out)
    assert (document["summary"]["complete"], document["summary"]["exit_code"]) == (False, 130)
    assert "interrupted" in document["summary"]["because"]
    assert [report["id"] for report in document["reports"]] == ["0", "1", "2"]
    for report in document["reports"]:
        jsonschema.validate(report, SCHEMA)
    last = (folder / "progress.jsonl").read_text("utf-8").splitlines()[-1]
    assert json.loads(last)["error"]["code"] == "interrupted"
    files = {name: (folder / f"{name}.out").read_text("utf-8") for name in FORMATS if name != "jsonl"}
    sarif = json.loads(files["sarif"])
    jsonschema.validate(sarif, SARIF)
    assert sarif["runs"][0]["invocations"][0]["executionSuccessful"] is False
    assert ET.fromstring(files["junit"]).find(".//error[@type='run/interrupted']") is not None
    assert any(entry["check_name"] == "run/interrupted" for entry in json.loads(files["gitlab"]))
    assert any(entry["code"]["value"] == "run/interrupted" for entry in json.loads(files["rdjson"])["diagnostics"])
    json.loads(files["claimreview"])
    for name in ("text", "markdown", "html", "github"):
        assert "nterrupted" in files[name].lower(), name
    assert files["html"].rstrip().endswith("</html>")


@no_signals
def test_an_interruption_reaches_several_processes(folder: Path, tmp_path: Path) -> None:
    code, out, err = interrupted(folder, tmp_path, "-f", "json", "-j", "2", records=1)
    assert code == 130
    assert json.loads(out)["summary"]["complete"] is False
    assert "Traceback" not in err


@no_signals
def test_an_interruption_before_the_only_report_leaves_valid_documents(folder: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "-", "--offline", "-f", "json", "-o", "sarif=x.sarif", "-o", "junit=x.xml"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder, env=environment(tmp_path),
    )  # fmt: skip
    deadline = time.monotonic() + 30
    while not (folder / "x.xml").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert json.loads(out)["reports"] == []
    jsonschema.validate(json.loads((folder / "x.sarif").read_text("utf-8")), SARIF)
    assert ET.parse(folder / "x.xml").find(".//error") is not None


@no_signals
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_that_leaves_early_is_no_error(folder: Path, tmp_path: Path, jobs: str) -> None:
    (folder / "many").mkdir()
    for number in range(60):
        (folder / "many" / f"{number:02}.txt").write_text(TRUE * 20, "utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "many", "--offline", "-j", jobs, "--show", "all"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder, env=environment(tmp_path),
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=30) == 0


# ---------------------------------------------------------------- what is said besides
def test_hints_name_the_next_step_and_only_where_there_is_one(inside: Run) -> None:
    assert "1 claim had no source" in inside("open.txt", "--offline").err
    assert inside("true.txt", "--offline").err == ""
    assert inside("open.txt", "--offline", "-q").err == ""
    assert inside("open.txt", "--offline", "-f", "json").err == ""


def test_an_article_without_a_date_is_told_what_to_give(inside: Run, folder: Path) -> None:
    (folder / "undated.txt").write_text("Alibaba Group\n\nAlibaba's revenue rose 8% in the quarter.\n", "utf-8")
    assert "--as-of DATE" in inside("undated.txt", "--offline").err


def test_statistics_count_every_code(inside: Run, drafts: Path) -> None:
    lines = inside("drafts", "--offline", "--statistics", "-q").err.splitlines()
    counts = {line.split(maxsplit=1)[1]: int(line.split()[0]) for line in lines if line.startswith("   ")}
    assert counts["unverified/no-data"] == 3
    assert counts["supported"] == 2
    assert sum(count for code, count in counts.items() if code.startswith("contradicted/")) == 3


def test_timings_are_summed_over_all_processes(inside: Run, drafts: Path) -> None:
    assert "total" in inside("drafts", "--offline", "--timings", "-j", "2").err


def test_progress_is_shown_on_a_terminal_and_goes_again(folder: Path, tmp_path: Path) -> None:
    pytest.importorskip("pty")
    from factcheck.cli import progress

    assert progress.EVERY > 0
    (folder / "many").mkdir()
    for number in range(40):
        (folder / "many" / f"{number:02}.txt").write_text(TRUE * 3, "utf-8")
    shown = on_a_terminal(folder, tmp_path, "many", "--offline", stream="stderr")
    assert "/40 " in shown
    assert shown.rstrip(" ").endswith("\r")
    assert "/40" not in on_a_terminal(folder, tmp_path, "many", "--offline")


# ---------------------------------------------------------------- watching
@no_signals
def test_watching_checks_again_when_an_article_or_a_decision_changes(folder: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "false.txt", "--offline", "--watch", "-f", "concise"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder, env=environment(tmp_path), bufsize=0,
    )  # fmt: skip
    assert process.stderr is not None
    assert process.stdout is not None
    try:
        assert b"watching" in process.stderr.readline()
        assert b"contradicted" in process.stdout.readline()
        (folder / "false.txt").write_text(FALSE.replace("38 billion", "39 billion") + "\n", "utf-8")
        assert b"watching" in process.stderr.readline()
        assert b"contradicted" in process.stdout.readline()
        # Ctrl-C may come while it waits or while it checks
        (folder / "factcheck-accepted.yaml").write_text("kind: decisions\nx: 1\n", "utf-8")
        assert b"unknown key" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=10)
        assert process.returncode == 130
    finally:
        process.kill()
        process.communicate()


def test_what_cannot_be_watched_is_told(inside: Run) -> None:
    done = inside("-", "--watch")
    assert done.code == 2
    assert "--watch needs files" in done.err


def test_wide_and_right_to_left_text_fits_any_terminal(folder: Path, tmp_path: Path) -> None:
    from factcheck.render.layout import width

    text = HEAD + "阿里巴巴 Alibaba שלום hired 4,321 employees in the December quarter of 2024, 利润 مرحبا.\n"
    (folder / "wide.txt").write_text(text, "utf-8")
    shown = on_a_terminal(folder, tmp_path, "wide.txt", "--offline", "--color", "never", columns=40)
    assert max(map(width, shown.splitlines())) <= 40
