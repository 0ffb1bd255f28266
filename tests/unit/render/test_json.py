from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import jsonschema

from factcheck.model import Because, DiagnosisCode, NoteCode, Reason, Report
from factcheck.render import FORMATS, Options, renderer
from factcheck.render.json import envelope, render
from factcheck.render.jsonl import render as render_line
from factcheck.render.jsonl import render_error
from factcheck.render.terms import TERMS, WHY

SCHEMA = json.loads((Path(__file__).parents[3] / "src/factcheck/schemas/report.schema.json").read_text("utf-8"))
TOP = ["schema_version", "id", "run", "article", "summary", "sentences", "mentions", "claims", "findings", "sources"]
CLAIM = [
    "id", "sentence", "start", "end", "text", "repeats", "kind", "subject", "metric", "segment", "role", "quantity", "period", "base",
    "superlative", "compare_to", "object", "direction", "modality", "attribution", "negated", "context", "rule", "verdict", "accepted", "baselined", "advisory",
]  # fmt: skip
VERDICT = ["status", "reason", "detail", "working", "notes", "evidence", "diagnosis", "fix"]
EVIDENCE = ["source", "key", "cmp", "value", "unit", "period", "published", "url", "digest", "excerpt"]
SUMMARY = ["sentences", "claims", "supported", "contradicted", "unverified", "reasons", "findings", "accepted", "baselined", "gate", "because", "complete", "exit_code"]  # fmt: skip


def test_keys_stand_in_the_order_of_the_contract(mixed: Report) -> None:
    found = json.loads(render(mixed, Options()))
    assert list(found) == TOP
    assert list(found["run"]) == ["tool", "version", "started", "as_of", "offline", "since", "rules", "packs"]
    assert list(found["article"]) == [
        "uri",
        "title",
        "published",
        "byline",
        "tickers",
        "language",
        "digest",
        "length",
        "text",
    ]
    assert list(found["summary"]) == SUMMARY
    assert list(found["sentences"][0]) == ["index", "start", "end", "class", "repeat_of"]
    assert list(found["mentions"]) == ["quantities", "times", "entities", "traps"]
    for claim in found["claims"]:
        assert list(claim) == CLAIM
        assert list(claim["verdict"]) == VERDICT
        for evidence in claim["verdict"]["evidence"]:
            assert list(evidence) == EVIDENCE
    assert list(found["findings"][0]) == [
        "id",
        "rule",
        "code",
        "severity",
        "start",
        "end",
        "message",
        "figures",
        "consistent",
        "accepted",
        "baselined",
    ]


def test_every_outcome_validates_against_the_schema(mixed: Report, clean: Report) -> None:
    for report in (mixed, clean):
        jsonschema.validate(json.loads(render(report, Options())), SCHEMA)


def test_the_schema_refuses_a_verdict_without_its_evidence_and_an_unknown_key(mixed: Report) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    found = json.loads(render(mixed, Options()))
    contradicted = next(c for c in found["claims"] if c["verdict"]["status"] == "contradicted")
    contradicted["verdict"]["evidence"] = []
    assert not validator.is_valid(found)
    assert not validator.is_valid({**json.loads(render(mixed, Options())), "extra": 1})


def test_values_are_strings_of_decimals(mixed: Report) -> None:
    found = json.loads(render(mixed, Options()))
    values = [e["value"] for claim in found["claims"] for e in claim["verdict"]["evidence"]]
    assert values
    assert set(values) == {"53000000000"}


def test_a_report_survives_the_way_through_json(mixed: Report) -> None:
    assert Report.model_validate_json(render(mixed, Options())) == mixed


def test_a_line_is_one_line_and_says_the_same(mixed: Report) -> None:
    line = render_line(mixed, Options())
    assert line.count("\n") == 1
    assert json.loads(line) == json.loads(render(mixed, Options()))


def test_an_error_record_has_the_shape_of_the_contract() -> None:
    assert json.loads(render_error(None, "json", "no valid JSON")) == {
        "schema_version": 1,
        "id": None,
        "error": {"code": "json", "message": "no valid JSON"},
    }


def test_several_reports_are_one_document_with_the_sums_first(mixed: Report, clean: Report) -> None:
    texts = [render(report, Options()) for report in (mixed, clean)]
    found = json.loads("".join(envelope(mixed.run, mixed.summary, texts, Options())))
    assert list(found) == ["schema_version", "run", "summary", "reports"]
    assert found["reports"] == [json.loads(text) for text in texts]


def test_no_report_is_still_one_document(mixed: Report) -> None:
    assert json.loads("".join(envelope(mixed.run, mixed.summary, [], Options())))["reports"] == []


def test_every_format_renders_every_outcome(mixed: Report, clean: Report) -> None:
    for name in FORMATS:
        assert renderer(name)(mixed, Options()).endswith("\n")
        assert renderer(name)(clean, Options()) == renderer(name)(clean, Options())


def test_every_word_of_the_closed_lists_is_explained() -> None:
    words = {
        *get_args(Reason),
        *get_args(NoteCode),
        *get_args(DiagnosisCode),
        "supported",
        "contradicted",
        "unverified",
    }
    assert set(TERMS) == words
    assert set(WHY) == set(get_args(Because))
