"""GitLab code quality, rdjson and ClaimReview."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factcheck.render import Options
from factcheck.render.claimreview import render as claimreview
from factcheck.render.gitlab import envelope, part
from factcheck.render.gitlab import render as gitlab
from factcheck.render.rdjson import render as rdjson
from tests.unit.render.samples import ACCEPTED, TEXT, contradicted, everything, report, supported, unverified

SCHEMAS = Path(__file__).parents[2] / "formats"


def valid(name: str, text: str) -> Any:
    document = json.loads(text)
    jsonschema.Draft202012Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))).validate(document)
    return document


@pytest.mark.parametrize("show", ["contradicted", "unverified", "all"])
def test_every_outcome_is_valid(show: Any) -> None:
    for found in (everything(), everything(complete=False), everything(id="r-1"), report([])):
        valid("gitlab", gitlab(found, Options(show=show)))
        valid("rdjson", rdjson(found, Options(show=show)))


def test_gitlab_severities_and_lines() -> None:
    told = [(e["severity"], e["location"]["lines"]["begin"]) for e in valid("gitlab", gitlab(everything(), Options()))]
    assert told == [("critical", 1), ("critical", 4), ("critical", 4), ("minor", 3), ("info", 3), ("info", 4)]


def test_gitlab_fingerprints_are_unique_over_equal_claims_of_several_articles() -> None:
    one = report([contradicted("53 million", "c-1")])
    two = report([contradicted("53 million", "c-1")], uri="other.txt")
    text = "".join(envelope(one.run, one.summary, [part(one, Options()), part(two, Options())], Options()))
    first, second = valid("gitlab", text)
    assert first["fingerprint"] != second["fingerprint"]
    assert first == valid("gitlab", gitlab(one, Options()))[0]


def test_no_issue_is_an_empty_list() -> None:
    assert gitlab(report([supported()]), Options()) == "[]\n"
    assert valid("rdjson", rdjson(report([supported()]), Options()))["diagnostics"] == []


def apply(text: str, suggestion: dict[str, Any]) -> str:
    """As a reviewer's tool does it: in UTF-8 bytes, the end left out."""
    lines = text.split("\n")
    start, end = suggestion["range"]["start"], suggestion["range"]["end"]
    assert start["line"] == end["line"]
    data = lines[start["line"] - 1].encode()
    lines[start["line"] - 1] = (
        data[: start["column"] - 1] + suggestion["text"].encode() + data[end["column"] - 1 :]
    ).decode()
    return "\n".join(lines)


@pytest.mark.parametrize(("words", "instead"), [("53 million", "$53 billion"), ("fell 12%", "rose 12%"), ("𐐀", "x")])
def test_an_applied_suggestion_changes_the_words_and_nothing_else(words: str, instead: str) -> None:
    found = report([contradicted(words, "c-1", instead)])
    [diagnostic] = valid("rdjson", rdjson(found, Options()))["diagnostics"]
    assert apply(TEXT, diagnostic["suggestions"][0]) == TEXT.replace(words, instead, 1)


def test_claimreview_holds_decided_claims_only_and_none_that_was_set_aside() -> None:
    claims = [
        supported(), contradicted("53 million", "c-1"), contradicted("fell 12%", "c-5", accepted=ACCEPTED),
        unverified("no-data", "hired 4,000 people", "c-3"),
    ]  # fmt: skip
    document = json.loads(claimreview(report(claims), Options()))
    assert document["@context"] == "https://schema.org"
    told = [(one["@type"], one["identifier"], one["reviewRating"]["ratingValue"]) for one in document["@graph"]]
    assert told == [("ClaimReview", "c-1", 1), ("ClaimReview", "c-2", 5)]
    for one in document["@graph"]:
        assert (
            one["reviewRating"]["worstRating"]
            <= one["reviewRating"]["ratingValue"]
            <= one["reviewRating"]["bestRating"]
        )
        assert one["itemReviewed"]["appearance"]["datePublished"] == "2025-02-24"


def test_claimreview_cites_pages_only() -> None:
    [review] = json.loads(claimreview(report([contradicted("53 million", "c-1")]), Options()))["@graph"]
    assert review["isBasedOn"] == ["https://example.org/release?a=1&b=2"]


def test_claimreview_can_stand_in_a_script_element() -> None:
    text = claimreview(everything(), Options())
    assert not set("<>&\u2028\u2029") & set(text)
    assert "<b>" in json.loads(text)["@graph"][0]["claimReviewed"]
