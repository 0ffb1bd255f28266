"""`--evidence`: drafts against the documents that they were written from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.unit.read import files

DRAFT = """Published October 29, 2025

Halden Robotics reported revenue of $4.35 billion in the third quarter of 2025. Its net income was $912 million in the third quarter of 2025.
"""
RELEASE = """<html><head><title>Halden Robotics: third quarter 2025</title><meta name="date" content="2025-10-28"></head><body>
<p>Halden Robotics reports results for the third quarter of 2025. Revenue was $4.35 billion.</p>
<table><caption>In millions of dollars</caption><tr><th></th><th>Q3 2025</th><th>Q3 2024</th></tr><tr><td>Net income</td><td>612</td><td>498</td></tr></table></body></html>"""


@pytest.fixture
def drafts(folder: Path) -> Path:
    (folder / "draft.md").write_text(DRAFT)
    (folder / "release.html").write_text(RELEASE)
    return folder


def verdicts(out: str) -> list[str]:
    return [claim["verdict"]["status"] for claim in json.loads(out)["claims"]]


def test_a_release_supports_and_contradicts_with_place_and_digest(run: Run, drafts: Path) -> None:
    done = run("draft.md", "--offline", "--evidence", "release.html", "-f", "json")
    assert done.code == 1
    claims = json.loads(done.out)["claims"]
    assert [claim["verdict"]["status"] for claim in claims] == ["supported", "contradicted"]
    cited = claims[1]["verdict"]["evidence"][0]
    assert cited["key"] == "release.html, table 1, row 2 (Net income), column 2"
    assert cited["digest"].startswith("sha256:")
    assert cited["published"] == "2025-10-28"
    assert claims[1]["verdict"]["fix"]["replacement"] == "$612 million"


def test_a_folder_gives_all_its_documents_and_the_later_one_decides(inside: Run, drafts: Path) -> None:
    (drafts / "docs").mkdir()
    (drafts / "docs" / "a.html").write_text(RELEASE)
    newer = RELEASE.replace("2025-10-28", "2025-10-29").replace(">612<", ">912<")
    (drafts / "docs" / "b.html").write_text(newer)
    done = inside("draft.md", "--offline", "--evidence", "docs", "-f", "json")
    verdict = json.loads(done.out)["claims"][1]["verdict"]
    assert verdict["status"] == "supported"
    assert "An earlier document differs" in verdict["detail"]
    assert {evidence["key"].partition(",")[0] for evidence in verdict["evidence"]} == {"a.html", "b.html"}


def test_what_was_published_after_the_article_does_not_count(inside: Run, drafts: Path) -> None:
    (drafts / "release.html").write_text(RELEASE.replace("2025-10-28", "2025-11-28"))
    done = inside("draft.md", "--offline", "--evidence", "release.html", "-f", "json")
    assert set(verdicts(done.out)) == {"unverified"}


def test_a_fact_file_names_its_document(inside: Run, drafts: Path) -> None:
    (drafts / "house").mkdir()
    (drafts / "house" / "release.html").write_text(RELEASE)
    (drafts / "house" / "halden.yaml").write_text("kind: facts\ndocument: release.html\n")
    done = inside("draft.md", "--offline", "--evidence", "house/halden.yaml", "-f", "json")
    assert verdicts(done.out) == ["supported", "contradicted"]


def test_companyfacts_of_a_company_are_its_figures(inside: Run, folder: Path) -> None:
    row = {
        "start": "2030-01-01",
        "end": "2030-12-31",
        "val": 5000000000,
        "accn": "0000320193-31-000001",
        "form": "10-K",
        "filed": "2031-02-01",
    }
    facts = {"us-gaap": {"Revenues": {"label": None, "description": None, "units": {"USD": [row]}}}}
    (folder / "facts.json").write_text(json.dumps({"cik": 320193, "entityName": "Apple Inc.", "facts": facts}))
    (folder / "draft.md").write_text(
        "Published February 5, 2031\n\nApple (AAPL) reported revenue of $7 billion for the year ended December 31, 2030.\n"
    )
    done = inside("draft.md", "--offline", "--evidence", "facts.json", "-f", "json")
    verdict = json.loads(done.out)["claims"][0]["verdict"]
    assert verdict["status"] == "contradicted"
    assert verdict["evidence"][0]["key"].startswith("facts.json: us-gaap:Revenues")


@pytest.mark.parametrize("name", ["release.pdf", "release.xlsx", "release.docx"])
def test_files_of_offices_are_evidence_too(inside: Run, drafts: Path, name: str) -> None:
    rows = [["", "Q3 2025"], ["Revenue", "$4,350"], ["Net income", "$612"]]
    title = "Halden Robotics, third quarter 2025, in millions of dollars"
    made = {
        "release.pdf": lambda: files.pdf([[(72, 720, title), *((x, 700 - 14 * i, cell) for i, row in enumerate(rows) for x, cell in zip((72, 300), row, strict=True) if cell)]]),
        "release.xlsx": lambda: files.xlsx({"Results": [[title], *rows]}),
        "release.docx": lambda: files.docx([title, rows]),
    }  # fmt: skip
    (drafts / name).write_bytes(made[name]())
    done = inside("draft.md", "--offline", "--evidence", name, "-f", "json")
    assert verdicts(done.out) == ["supported", "contradicted"]


def test_a_document_that_cannot_be_read_is_named(inside: Run, drafts: Path) -> None:
    (drafts / "release.pdf").write_bytes(b"%PDF-1.4\nnothing")
    done = inside("draft.md", "--offline", "--evidence", "release.pdf")
    assert done.code == 2
    assert "release.pdf" in done.err


def test_reading_is_kept_between_runs_and_a_changed_document_is_read_again(run: Run, drafts: Path) -> None:
    first = run("draft.md", "--offline", "--evidence", "release.html", "-f", "json")
    again = run("draft.md", "--offline", "--evidence", "release.html", "-f", "json")
    assert verdicts(first.out) == verdicts(again.out)
    (drafts / "release.html").write_text(RELEASE.replace(">612<", ">912<"))
    changed = run("draft.md", "--offline", "--evidence", "release.html", "-f", "json")
    assert verdicts(changed.out) == ["supported", "supported"]
