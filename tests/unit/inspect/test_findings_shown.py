"""What a finding shows reaches the editor: places of the figures, and what would agree with the rest."""

from __future__ import annotations

import json
from datetime import date

import pytest

from factcheck.pipeline import Checker
from factcheck.read.plain import read_bytes
from factcheck.render import Options
from factcheck.render.sarif import render as sarif
from factcheck.render.text import render as text
from factcheck.render.working import render_finding

TEXT = (
    "A bid for Ellis\n\nSeptember 15, 2025\n\n"
    "Northgate Health will acquire Ellis for $34 per share in cash, a premium of 42% to Friday's closing price of $28.\n"
)


def column(words):
    return TEXT.splitlines()[4].index(words) + 1


@pytest.fixture(scope="module")
def report():
    article = read_bytes(TEXT.encode(), "bid.txt").model_copy(update={"published": date(2025, 9, 15)})
    return Checker(select=["consistency/*"]).check(article)


def test_json_has_the_figures_and_the_consistent_reading(report):
    (finding,) = report.findings
    assert [TEXT[shown.start : shown.end] for shown in finding.figures] == ["$34", "42%", "$28"]
    assert finding.consistent == "21.4%"


def test_text_says_what_would_agree_and_how_to_see_more(report):
    told = text(report, Options(width=100))
    (finding,) = report.findings
    assert "would agree: 21.4%" in told
    assert f"factcheck explain {finding.id}" in told


def test_the_working_lists_what_was_compared_with_its_places(report):
    told = render_finding(report, report.findings[0], Options(width=100))
    assert f'"$34" at 5:{column("$34")}' in told
    assert f'"$28" at 5:{column("$28")}' in told
    assert "21.4%" in told


def test_sarif_points_to_the_other_figures(report):
    results = json.loads(sarif(report, Options(show="all")))["runs"][0]["results"]
    (found,) = [r for r in results if r["ruleId"].startswith("consistency/") or "arithmetic" in r["ruleId"]]
    assert [place["message"]["text"] for place in found["relatedLocations"]] == ["$34", "$28"]
    columns = [place["physicalLocation"]["region"]["startColumn"] for place in found["relatedLocations"]]
    assert columns == [column("$34"), column("$28")]
