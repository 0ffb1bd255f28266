"""`factcheck report`: what `check` printed, byte for byte, from its JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from factcheck.render import FORMATS
from tests.cli.conftest import Run


@pytest.fixture
def saved(inside: Run, folder: Path) -> dict[str, str]:
    """What `check` printed of two articles in every format; the clock differs, so one run writes all."""
    outputs = [part for name in FORMATS for part in ("-o", f"{name}={name}.out")]
    inside("true.txt", "false.txt", "--offline", *outputs)
    return {name: (folder / f"{name}.out").read_bytes().decode() for name in FORMATS}


def test_several_articles_in_every_format(inside: Run, saved: dict[str, str]) -> None:
    for name, text in saved.items():
        done = inside("report", "json.out", "-f", name)
        assert (done.code, done.err) == (0, "")
        assert done.out == text, name


def test_one_article_in_every_format(inside: Run, folder: Path) -> None:
    outputs = [part for name in FORMATS for part in ("-o", f"{name}={name}.out")]
    assert inside("false.txt", "--offline", "--show", "all", *outputs).code == 1
    for name in FORMATS:
        done = inside("report", "json.out", "-f", name, "--show", "all")
        assert done.out.encode() == (folder / f"{name}.out").read_bytes(), name


def test_what_is_accepted_or_in_the_baseline_is_so_in_every_format(inside: Run, folder: Path) -> None:
    (folder / "drafts").mkdir()
    for name in ("a", "b"):
        (folder / "drafts" / f"{name}.txt").write_text((folder / "false.txt").read_text("utf-8"), "utf-8")
    inside("drafts/a.txt", "--offline", "-f", "json", "-o", "json=first.json")
    assert inside("baseline", "create", "drafts/a.txt", "--offline").code == 0
    contradicted = re.findall(r'"id": "(c-[0-9a-f]+)"', (folder / "first.json").read_text("utf-8"))
    inside("drafts/b.txt", "--offline")
    assert inside("accept", contradicted[0], "--by", "Kim", "--reason", "x").code == 0
    (folder / "drafts/factcheck-accepted.yaml").rename(folder / "b.yaml")
    outputs = [part for name in FORMATS for part in ("-o", f"{name}={name}.out")]
    call = ("drafts", "--offline", "--show", "all", "--baseline", "factcheck-baseline.json")
    assert inside(*call, *outputs).code == 1
    assert inside(*call, "--accepted", "b.yaml", *outputs).code == 0
    found = json.loads((folder / "json.out").read_text("utf-8"))
    assert found["summary"]["accepted"] >= 1
    for name in FORMATS:
        done = inside("report", "json.out", "-f", name, "--show", "all")
        assert done.out.encode() == (folder / f"{name}.out").read_bytes(), name


def test_a_folder_with_one_article_keeps_its_envelope(inside: Run, folder: Path) -> None:
    (folder / "drafts").mkdir()
    (folder / "false.txt").rename(folder / "drafts" / "false.txt")
    printed = inside("drafts", "--offline", "-f", "json", "-o", "json=run.json").out
    assert '"reports"' in printed
    assert inside("report", "run.json", "-f", "json").out == printed


def test_the_lines_of_a_stream_are_read_too(inside: Run, saved: dict[str, str]) -> None:
    assert inside("report", "jsonl.out", "-f", "jsonl").out == saved["jsonl"]
    assert inside("report", "jsonl.out", "-f", "github").out == saved["github"]


def test_without_a_file_the_last_run_is_shown(run: Run) -> None:
    printed = run("false.txt", "--offline", "-f", "concise").out
    assert run("report", "-f", "concise").out == printed


def test_files_are_written_as_check_writes_them(inside: Run, folder: Path, saved: dict[str, str]) -> None:
    assert inside("report", "json.out", "-o", "sarif=again.sarif").code == 0
    assert (folder / "again.sarif").read_bytes().decode() == saved["sarif"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("report",), "no run is kept yet"),
        (("report", "no.json"), "no.json cannot be read"),
        (("report", "true.txt"), "holds no report of factcheck"),
        (("report", "list.json"), "holds no report of factcheck"),
        (("report", "true.txt", "-f", "sarf"), 'did you mean "sarif"?'),
    ],
)
def test_what_cannot_be_shown_is_exit_2_with_the_next_step(
    inside: Run, folder: Path, arguments: tuple[str, ...], told: str
) -> None:
    (folder / "list.json").write_text("[1]")
    done = inside(*arguments)
    assert done.code == 2
    assert told in done.err
