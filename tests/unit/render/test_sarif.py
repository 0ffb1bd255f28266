from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factcheck.render import Options
from factcheck.render.sarif import envelope, part, render
from tests.unit.render.samples import HOSTILE, contradicted, everything, moved, report, unverified

SCHEMA = jsonschema.Draft202012Validator(
    json.loads((Path(__file__).parents[2] / "formats/sarif.schema.json").read_text("utf-8"))
)


def run(found: Any, show: Any = "all") -> dict[str, Any]:
    document = json.loads(render(found, Options(show=show)))
    SCHEMA.validate(document)
    whole: dict[str, Any] = document["runs"][0]
    return whole


def results(found: Any, show: Any = "all") -> dict[str, dict[str, Any]]:
    return {result["properties"]["id"]: result for result in run(found, show)["results"]}


def test_columns_count_code_points_and_the_end_is_one_beyond() -> None:
    whole = run(everything())
    assert whole["columnKind"] == "unicodeCodePoints"
    [location] = results(everything())["c-5"]["locations"]
    region = location["physicalLocation"]["region"]
    assert region == {"startLine": 4, "startColumn": 14, "endLine": 4, "endColumn": 22, "snippet": {"text": "fell 12%"}}


def test_kinds_and_levels_say_what_is_wrong_open_right_and_no_claim() -> None:
    told = {id: (result.get("kind", "fail"), result["level"]) for id, result in results(everything()).items()}
    assert told == {
        "c-1": ("fail", "error"), "c-2": ("pass", "none"), "c-3": ("open", "none"), "c-4": ("notApplicable", "none"),
        "c-5": ("fail", "error"), "c-6": ("informational", "none"), "f-error": ("fail", "error"), "f-warning": ("fail", "warning"),
        "f-note": ("fail", "note"),
    }  # fmt: skip


def test_an_acceptance_is_a_suppression_with_its_reason() -> None:
    suppressed = {
        id: result["suppressions"] for id, result in results(everything()).items() if "suppressions" in result
    }
    assert list(suppressed) == ["c-6"]
    [one] = suppressed["c-6"]
    assert (one["kind"], one["status"]) == ("external", "accepted")
    assert "Kim" in one["justification"]


def test_an_accepted_open_claim_is_still_open() -> None:
    from tests.unit.render.samples import ACCEPTED

    [result] = results(report([unverified("no-data", "53 million", "c-1", accepted=ACCEPTED)])).values()
    assert (result["kind"], result["level"]) == ("open", "none")


def test_a_fix_replaces_exactly_its_words() -> None:
    [fix] = results(everything())["c-1"]["fixes"]
    [change] = fix["artifactChanges"]
    [replacement] = change["replacements"]
    assert replacement["insertedContent"]["text"] == "$53 billion"
    assert replacement["deletedRegion"] == {"startLine": 1, "startColumn": 15, "endLine": 1, "endColumn": 25}


def test_repeats_are_related_locations() -> None:
    [again] = results(everything())["c-2"]["relatedLocations"]
    assert again["physicalLocation"]["region"]["startLine"] == 5


def test_every_result_has_its_rule_and_every_rule_a_result() -> None:
    whole = run(everything(complete=False))
    ids = [rule["id"] for rule in whole["tool"]["driver"]["rules"]]
    assert ids == sorted({result["ruleId"] for result in whole["results"]})


def test_an_article_cannot_put_a_link_into_a_message() -> None:
    text = results(everything())["c-6"]["message"]["text"]
    assert "[x](javascript" not in text
    assert r"\[x\](javascript" in text


@pytest.mark.parametrize(
    ("uri", "location"),
    [
        ("drafts/a b, [1].txt", {"uri": "drafts/a%20b%2C%20%5B1%5D.txt", "uriBaseId": "%SRCROOT%"}),
        ("a:b.txt", {"uri": "a%3Ab.txt", "uriBaseId": "%SRCROOT%"}),
        ("新聞/稿.txt", {"uri": "%E6%96%B0%E8%81%9E/%E7%A8%BF.txt", "uriBaseId": "%SRCROOT%"}),
        ("<stdin>", {"uri": "%3Cstdin%3E", "uriBaseId": "%SRCROOT%"}),
        ("/abs/a.txt", {"uri": "file:///abs/a.txt"}),
        ("C:\\drafts\\a.txt", {"uri": "file:///C:/drafts/a.txt"}),
        ("https://example.org/a?b=1", {"uri": "https://example.org/a?b=1"}),
        ("bad\udcff.txt", {"uri": "bad%FF.txt", "uriBaseId": "%SRCROOT%"}),
    ],
)
def test_paths_are_relative_uris_where_they_are_relative_paths(uri: str, location: dict[str, str]) -> None:
    whole = run(report([contradicted("53 million", "c-1", "$53 billion")], uri=uri))
    assert whole["artifacts"][0]["location"] == location
    assert whole["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == location


def test_an_incomplete_run_is_an_unsuccessful_invocation_with_a_notification() -> None:
    [invocation] = run(everything(complete=False))["invocations"]
    assert invocation["executionSuccessful"] is False
    [told] = invocation["toolExecutionNotifications"]
    assert "HTTP 503" in told["message"]["text"]
    [invocation] = run(everything())["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (True, 1)


def test_several_articles_are_one_run() -> None:
    both = [everything(), moved()]
    parts = [part(one, Options()) for one in both]
    document = json.loads("".join(envelope(both[0].run, both[0].summary, parts, Options())))
    SCHEMA.validate(document)
    [whole] = document["runs"]
    assert [artifact["location"]["uri"] for artifact in whole["artifacts"]] == ["drafts/acme.txt", "renamed/b.txt"]
    assert len(whole["results"]) == len(run(both[0], "unverified")["results"]) + 2


def test_no_article_is_still_a_valid_run() -> None:
    found = everything()
    document = json.loads("".join(envelope(found.run, found.summary, [], Options())))
    SCHEMA.validate(document)
    assert document["runs"][0]["results"] == []


def test_the_schema_refuses_what_the_standard_refuses() -> None:
    document = json.loads(render(everything(), Options(show="all")))
    open_ = next(result for result in document["runs"][0]["results"] if result.get("kind") == "open")
    open_["level"] = "note"
    assert not SCHEMA.is_valid(document)
    document = json.loads(render(everything(), Options()))
    document["runs"][0]["results"][0]["column"] = 1
    assert not SCHEMA.is_valid(document)


def test_hostile_words_stay_what_they_are_in_the_snippet() -> None:
    [location] = results(everything())["c-6"]["locations"]
    assert location["physicalLocation"]["region"]["snippet"]["text"] == HOSTILE


def test_every_inspection_says_in_its_rule_what_it_is_about() -> None:
    from factcheck.inspect import INSPECTIONS
    from factcheck.render.issues import about

    assert {rule for rule, _ in INSPECTIONS if about(rule).startswith("Reported by")} == set()
