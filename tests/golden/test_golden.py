"""Whole articles with the verdicts that an editor reached by hand; see expected.yaml beside each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck import check
from factcheck.model import Claim, Report
from factcheck.read import read_file

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CASES = sorted(path.parent.name for path in HERE.glob("*/expected.yaml"))


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest) -> tuple[dict[str, Any], Report]:
    folder = HERE / request.param
    expected = yaml.safe_load((folder / "expected.yaml").read_text("utf-8"))
    path = ROOT / expected["article"] if "article" in expected else folder / "article.txt"
    return expected, check(read_file(path))


def words_of(report: Report, claim: Claim) -> str:
    """The claim's own words and those of its quantity, which may lie outside."""
    quantity = next((q for q in report.mentions.quantities if q.id == claim.quantity), None)
    return f"{quantity.text}" if quantity else claim.text


def outcome(claim: Claim) -> tuple[str, str | None]:
    assert claim.verdict is not None
    return claim.verdict.status, claim.verdict.reason or (
        claim.verdict.diagnosis.code if claim.verdict.diagnosis else None
    )


def test_every_verdict_is_the_editors(case: tuple[dict[str, Any], Report]) -> None:
    expected, report = case
    for wanted in expected["claims"]:
        about = [
            c for c in report.claims if c.metric == wanted["metric"] and wanted["at"] in (words_of(report, c), c.text)
        ]
        about = about or [c for c in report.claims if c.metric == wanted["metric"] and wanted["at"] in c.text]
        outcomes = [outcome(claim) for claim in about]
        assert (wanted["status"], wanted.get("code")) in outcomes, f"{wanted['at']}: {outcomes}"
        if "suggested" in wanted:
            assert wanted["suggested"] in [c.verdict.fix.replacement for c in about if c.verdict and c.verdict.fix]


def test_nothing_else_is_accused(case: tuple[dict[str, Any], Report]) -> None:
    expected, report = case
    planted = [wanted["at"] for wanted in expected["claims"] if wanted["status"] == "contradicted"]
    accused = [claim for claim in report.claims if claim.verdict and claim.verdict.status == "contradicted"]
    assert len(accused) >= len(planted)
    for claim in accused:
        assert any(at in words_of(report, claim) or at in claim.text for at in planted), claim.text


def test_findings_and_exit_code_are_the_editors(case: tuple[dict[str, Any], Report]) -> None:
    expected, report = case
    text = report.article.text
    errors = [(text[f.start : f.end], f.rule) for f in report.findings if f.severity == "error"]
    assert errors == [(wanted["at"], wanted["rule"]) for wanted in expected["findings"]]
    assert report.summary.exit_code == expected["exit_code"]
