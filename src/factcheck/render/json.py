"""The JSON report, key by key as docs/json.md has it, and the schema that describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.model import SCHEMA_VERSION, Report, Run, Summary
from factcheck.render import Options


def render(report: Report, options: Options) -> str:
    return report.model_dump_json(indent=2) + "\n"


part = render


def envelope(run: Run, summary: Summary, parts: Iterable[str], options: Options) -> Iterator[str]:
    """Several reports as one document, in pieces, so that no more than one report is ever held."""
    head = {
        "schema_version": SCHEMA_VERSION,
        "run": run.model_dump(mode="json"),
        "summary": summary.model_dump(mode="json"),
    }
    yield json.dumps(head, indent=2, ensure_ascii=False)[: -len("\n}")] + ',\n  "reports": ['
    separator = "\n"
    for text in parts:
        yield separator + text.rstrip("\n")
        separator = ",\n"
    yield "\n  ]\n}\n"


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one report."""
    described = Report.model_json_schema(mode="serialization", by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "report.schema.json", **described}


def schema_text() -> str:
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
