"""Pipes, terminals, standard input, JSONL, folders and files of reports."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import FALSE, OPEN, SRC, TRUE, Run, environment, on_a_terminal

SCHEMA = json.loads((SRC / "factcheck/schemas/report.schema.json").read_text("utf-8"))


def test_standard_input_has_the_name_it_is_given(run: Run) -> None:
    done = run("-", "--stdin-filename", "drafts/x.txt", "-f", "concise", input=FALSE)
    assert done.code == 1
    assert done.out.startswith("drafts/x.txt:5:")


def test_standard_input_gives_the_verdicts_of_the_file(inside: Run) -> None:
    from_file = json.loads(inside("false.txt", "-f", "json").out)
    from_pipe = json.loads(inside("-", "-f", "json", "--stdin-filename", "false.txt", input=FALSE).out)
    for report in (from_file, from_pipe):
        report["run"]["started"] = None
    assert from_file == from_pipe


def test_two_runs_are_identical_but_for_the_clock(run: Run) -> None:
    one, two = (json.loads(run("false.txt", "-f", "json").out) for _ in range(2))
    assert one.pop("run") | {"started": None} == two.pop("run") | {"started": None}
    assert json.dumps(one) == json.dumps(two)
    assert run("false.txt").out == run("false.txt").out


def test_a_pipe_has_no_colour_and_100_columns(run: Run) -> None:
    done = run("false.txt")
    assert "\x1b" not in done.out
    assert max(map(len, done.out.splitlines())) <= 100


def test_colour_always_and_never(inside: Run) -> None:
    assert "\x1b[" in inside("false.txt", "--color", "always").out
    assert "\x1b" not in inside("false.txt", "--color", "never").out


def test_a_terminal_has_colour_and_its_own_width(folder: Path, tmp_path: Path) -> None:
    import re

    shown = on_a_terminal(folder, tmp_path, "false.txt", columns=60)
    assert "\x1b[" in shown
    assert max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in shown.splitlines()) <= 60


@pytest.mark.parametrize("variables", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"FACTCHECK_COLOR": "never"}])
def test_a_terminal_without_colour(folder: Path, tmp_path: Path, variables: dict[str, str]) -> None:
    assert "\x1b" not in on_a_terminal(folder, tmp_path, "false.txt", **variables)


def test_a_terminal_gets_the_text_of_the_pipe(run: Run, folder: Path, tmp_path: Path) -> None:
    assert on_a_terminal(folder, tmp_path, "false.txt", "--color", "never", columns=100) == run("false.txt").out


def test_a_closed_pipe_is_silent(folder: Path, tmp_path: Path) -> None:
    (folder / "many.jsonl").write_text(
        "".join(json.dumps({"id": str(n), "text": TRUE}) + "\n" for n in range(300)), "utf-8"
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "check", "--jsonl", "many.jsonl", "-f", "jsonl"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder, env=environment(tmp_path),
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=30) == 0


# ---------------------------------------------------------------- JSON
def test_one_article_is_one_report_and_several_are_an_envelope(inside: Run) -> None:
    one = json.loads(inside("true.txt", "-f", "json").out)
    jsonschema.validate(one, SCHEMA)
    done = inside("true.txt", "false.txt", "-f", "json")
    several = json.loads(done.out)
    assert list(several) == ["schema_version", "run", "summary", "reports"]
    assert [report["article"]["uri"] for report in several["reports"]] == ["true.txt", "false.txt"]
    assert several["summary"]["claims"] == sum(report["summary"]["claims"] for report in several["reports"])
    assert several["summary"]["exit_code"] == done.code == 1
    for report in several["reports"]:
        jsonschema.validate(report, SCHEMA)


def test_spans_are_into_the_text(inside: Run) -> None:
    report = json.loads(inside("false.txt", "-f", "json").out)
    text = report["article"]["text"]
    items = [
        *report["claims"],
        *report["mentions"]["quantities"],
        *report["mentions"]["times"],
        *report["mentions"]["entities"],
    ]
    assert items
    assert all(text[item["start"] : item["end"]] == item["text"] for item in items)


def test_files_of_other_formats_besides_standard_output(inside: Run, folder: Path) -> None:
    done = inside("false.txt", "-o", "json=out.json", "-o", "concise=out.txt", "-o", "text=report.txt")
    assert json.loads((folder / "out.json").read_text("utf-8"))["summary"]["exit_code"] == 1
    assert (folder / "out.txt").read_text("utf-8") == inside("false.txt", "-f", "concise").out
    assert (folder / "report.txt").read_text("utf-8") == done.out


# ---------------------------------------------------------------- folders
def test_a_folder_is_its_articles_in_order(inside: Run, folder: Path) -> None:
    inner = folder / "drafts"
    (inner / ".hidden").mkdir(parents=True)
    for name in ("b.md", "a.txt", "c.csv", ".hidden/d.txt"):
        (inner / name).write_text(TRUE, encoding="utf-8")
    done = inside("drafts", "-f", "json")
    assert [Path(r["article"]["uri"]).name for r in json.loads(done.out)["reports"]] == ["a.txt", "b.md"]


def test_a_folder_without_articles(inside: Run, folder: Path) -> None:
    (folder / "drafts").mkdir()
    assert inside("drafts").code == 2


def test_a_file_named_twice_is_checked_once(inside: Run) -> None:
    done = inside("true.txt", "true.txt", "-f", "json")
    assert len(json.loads(done.out)["reports"]) == 1


def test_several_text_reports_end_with_their_number(inside: Run) -> None:
    assert inside("true.txt", "false.txt").out.splitlines()[-1] == "2 articles · 1 failed · 1 passed"


# ---------------------------------------------------------------- JSONL
def lines(*records: object) -> str:
    return "".join((record if isinstance(record, str) else json.dumps(record)) + "\n" for record in records)


def test_a_stream_gives_one_line_for_each_record_in_order(run: Run) -> None:
    stream = lines(
        {"id": "a", "text": TRUE},
        "{not json",
        {"id": "b", "text": FALSE, "section": "markets"},
        {"id": "c"},
        {"id": "d", "text": TRUE, "publishd": "2025-02-24"},
        [1],
    )
    done = run("check", "--jsonl", "-", "-f", "jsonl", input=stream)
    found = [json.loads(line) for line in done.out.splitlines()]
    assert [record["id"] for record in found] == ["a", None, "b", "c", "d", None]
    assert [record.get("error", {}).get("code") for record in found] == [None, "json", None, "record", "record", "json"]
    assert all(list(record) == ["schema_version", "id", "error"] for record in found if "error" in record)
    assert found[2]["summary"]["contradicted"] == 1
    assert 'did you mean "published"?' in done.err
    assert done.code == 2


def test_a_record_gives_date_and_title(inside: Run) -> None:
    text = TRUE.split("\n\n")[1]
    record = {"id": "a", "text": text, "published": "2025-02-24T08:00-05:00", "title": "A plan"}
    found = json.loads(inside("check", "--jsonl", "-", "-f", "jsonl", input=lines(record)).out)
    assert (found["article"]["published"], found["article"]["title"]) == ("2025-02-24", "A plan")
    assert found["run"]["as_of"] == "2025-02-24"
    assert found["summary"]["supported"] >= 1


def test_claims_of_a_stream_have_mentions_and_no_verdicts(inside: Run) -> None:
    done = inside(
        "claims", "--jsonl", "-", "-f", "jsonl", input=lines({"id": "a", "text": TRUE}, {"id": "b", "text": OPEN})
    )
    found = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 0
    for report in found:
        jsonschema.validate(report, SCHEMA)
        assert report["claims"]
        assert report["mentions"]["quantities"]
        assert all(claim["verdict"] is None for claim in report["claims"])


def test_evidence_counts_for_its_record_alone(inside: Run) -> None:
    fact = {
        "id": "staff", "metric": "employees", "basis": "level", "value": 4321, "unit": "people",
        "period": {"start": "2024-10-01", "end": "2024-12-31"}, "published": "2025-02-20", "source": {"url": "https://example.org/staff"},
    }  # fmt: skip
    given = {"kind": "facts", "subject": "cik:0001577552", "facts": [fact]}
    stream = lines({"id": "a", "text": OPEN, "evidence": [{"facts": given}]}, {"id": "b", "text": OPEN})
    found = [json.loads(line) for line in inside("check", "--jsonl", "-", "-f", "jsonl", input=stream).out.splitlines()]
    assert [len(report["run"]["rules"]) for report in found][0] == len(found[1]["run"]["rules"]) + 1
    assert "evidence[0]" in json.dumps(found[0]["run"]["rules"])


HALDEN = "Halden Robotics reported revenue of $4.35 billion for the third quarter of 2025."
SAYS = "Halden Robotics reports third quarter 2025 results\n\nRevenue was $4.35 billion in the third quarter of 2025."


@pytest.mark.parametrize(
    "item",
    [
        SAYS,
        {"text": SAYS, "published": "2025-10-28", "title": "Results"},
        {
            "table": [["in millions", "Q3 2025"], ["Revenue", "$4,350"], ["Net income", "612"]],
            "caption": "Halden Robotics",
        },
        {"path": "release.md"},
    ],
)
def test_texts_tables_and_files_of_a_record_are_evidence(inside: Run, folder: Path, item: object) -> None:
    (folder / "release.md").write_text(SAYS)
    record = {"id": "a", "text": HALDEN, "published": "2025-10-29", "evidence": [item]}
    done = inside("check", "--jsonl", "-", "-f", "jsonl", input=lines(record, {**record, "id": "b", "evidence": []}))
    with_evidence, without = [json.loads(line) for line in done.out.splitlines()]
    jsonschema.validate(with_evidence, SCHEMA)
    assert with_evidence["claims"][0]["verdict"]["status"] == "supported"
    assert with_evidence["claims"][0]["verdict"]["evidence"][0]["digest"].startswith("sha256:")
    assert without["claims"][0]["verdict"]["status"] == "unverified"


@pytest.mark.parametrize("item", [5, {"tabel": []}, {"table": [["a"]]}, {"text": "x", "published": "soon"}, {"path": "no.pdf"}, {"facts": {"cik": 0}}])  # fmt: skip
def test_evidence_that_cannot_be_read_is_an_error_of_its_record(inside: Run, item: object) -> None:
    stream = lines({"id": "a", "text": TRUE, "evidence": [item]}, {"id": "b", "text": TRUE})
    done = inside("check", "--jsonl", "-", "-f", "jsonl", input=stream)
    found = [json.loads(line) for line in done.out.splitlines()]
    assert (found[0]["id"], found[0]["error"]["code"]) == ("a", "input")
    assert found[1]["claims"]
    assert done.code == 2


def test_reports_are_written_while_the_stream_is_still_open(folder: Path, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", "check", "--jsonl", "-", "-f", "jsonl"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder, env=environment(tmp_path),
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(lines({"id": "first", "text": TRUE}).encode())
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["id"] == "first"
    process.stdin.close()
    process.stdout.close()
    assert process.wait(timeout=30) == 0


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        (("true.txt", "-o", "text=true.txt"), "true.txt"),
        (("true.txt", "-o", "json=./sub/../true.txt"), "true.txt"),
        (("claims", "true.txt", "-o", "json=true.txt"), "true.txt"),
        (("true.txt", "--evidence", "false.txt", "-o", "json=false.txt"), "false.txt"),
        ((".", "-o", "html=report.html"), "report.html"),  # the next run would check the report
    ],
)
def test_a_report_never_takes_the_place_of_what_is_read(
    inside: Run, folder: Path, arguments: tuple[str, ...], place: str
) -> None:
    (folder / "sub").mkdir()
    before = (folder / place).read_bytes() if (folder / place).exists() else None
    done = inside(*arguments)
    assert (done.code, "among the files to check" in done.err) == (2, True)
    assert ((folder / place).read_bytes() if (folder / place).exists() else None) == before


def test_a_report_may_lie_beside_the_articles_where_no_run_takes_it_for_one(inside: Run, folder: Path) -> None:
    (folder / "build").mkdir()
    (folder / "drafts").mkdir()
    (folder / "drafts/true.txt").write_text(TRUE, encoding="utf-8")
    for target in ("json=drafts/report.json", "html=report.html", "markdown=drafts/.report.md"):
        assert inside("drafts", "-o", target).code == 0
    assert inside("true.txt", "-o", "html=build/report.html").code == 0


def test_two_reports_in_one_file_are_refused(inside: Run) -> None:
    done = inside("true.txt", "-o", "json=report", "-o", "html=./report")
    assert (done.code, "two reports" in done.err) == (2, True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize(
    "arguments", [("true.txt", "-o", "json=/dev/full"), ("claims", "true.txt", "-o", "json=/dev/full")]
)
def test_a_disk_that_is_full_is_no_bug(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.code, "No space left" in done.err, "bug" in done.err) == (2, True, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_standard_output_that_is_full_is_no_bug(folder: Path, tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", "true.txt"],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=folder,
            env=environment(tmp_path),
            check=False,
        )
    assert (done.returncode, b"No space left" in done.stderr, b"Traceback" in done.stderr) == (2, True, False)
