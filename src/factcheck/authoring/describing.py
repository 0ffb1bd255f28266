"""`factcheck rules schema`: the rule files as a JSON Schema, for editors that complete keys and underline mistakes.

It is generated from the models that read the files, so that both always agree on keys; what several keys must be together is left
to `factcheck rules lint` and to loading.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from factcheck.rules.articles import PatternFile, RequireFile
from factcheck.rules.facts import FACT_KEYS, Citation, Fact, FactFile
from factcheck.rules.profile import ProfileFile
from factcheck.rules.schema import ConsistencyFile, FactsReference, FxReference, SecReference
from factcheck.rules.sections import SECTIONS

_INTERNAL = ("pack", "path", "line")
_DAY = {
    "type": ["string", "integer"],
    "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$",
    "description": "2025, 2025-02 or 2025-02-24",
}
_DECIMAL = {"type": ["number", "string"]}


def schema_text() -> str:
    return json.dumps(schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def schema() -> dict[str, Any]:
    """One schema for every kind of rule file, told apart by `kind` (and a reference by its `source`)."""
    models = (
        FactFile,
        PatternFile,
        RequireFile,
        ConsistencyFile,
        SecReference,
        FxReference,
        FactsReference,
        ProfileFile,
    )
    definitions: dict[str, Any] = {}
    options = []
    named: dict[str, Any] = {model.__name__: model for model in (*models, Fact, Citation)}
    # A section's model may be called like another one ("Calendar").
    named |= {f"Words.{model.__name__}": model for model in SECTIONS.values()}
    for name, model in named.items():
        whole = _simplified(TypeAdapter(model).json_schema(by_alias=True, ref_template="#/$defs/{model}"))
        definitions.update(whole.pop("$defs", {}))
        definitions[name] = whole
    for model in models:
        options.append(_chosen(model.__name__, definitions[model.__name__]))
    _facts(definitions)
    definitions["VocabularyFile"] = _vocabulary()
    options.append({"if": _kind("vocabulary"), "then": {"$ref": "#/$defs/VocabularyFile"}})
    for name in ("Pattern", "Requirement"):
        for key in _INTERNAL:
            definitions[name]["properties"].pop(key)
    kinds = ["consistency", "facts", "pattern", "profile", "reference", "require", "vocabulary"]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A rule file of factcheck",
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": kinds}},
        "allOf": options,
        "$defs": definitions,
    }


def _kind(kind: str, **more: str) -> dict[str, Any]:
    given = {"kind": kind, **more}
    return {"properties": {key: {"const": value} for key, value in given.items()}, "required": list(given)}


def _chosen(name: str, definition: dict[str, Any]) -> dict[str, Any]:
    properties = definition["properties"]
    more = {"source": properties["source"]["const"]} if "source" in properties else {}
    return {"if": _kind(properties["kind"]["const"], **more), "then": {"$ref": f"#/$defs/{name}"}}


def _facts(definitions: dict[str, Any]) -> None:
    """A fact may leave out what its file says for all, and may name a source of the file."""
    fact = definitions["Fact"]
    fact["properties"] = {key: value for key, value in fact["properties"].items() if key in FACT_KEYS}
    fact["required"] = ["id", "metric", "source"]
    citation = {"anyOf": [{"type": "string"}, {"$ref": "#/$defs/Citation"}]}
    fact["properties"]["source"] = {"anyOf": [*citation["anyOf"], {"type": "array", "items": citation}]}
    fact["properties"]["words"] = {
        "type": "array",
        "items": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
    }
    definitions["FactFile"]["properties"]["facts"] = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Fact"}}


def _vocabulary() -> dict[str, Any]:
    sections = {
        name: {"type": "object", "additionalProperties": {"$ref": f"#/$defs/Words.{model.__name__}"}}
        for name, model in SECTIONS.items()
    }
    return {
        "type": "object",
        "properties": {"kind": {"const": "vocabulary"}, **sections},
        "required": ["kind"],
        "additionalProperties": False,
    }


def _simplified(part: Any) -> Any:
    """Dates and decimals as they are written in YAML, and no titles, which editors show instead of the keys."""
    if isinstance(part, list):
        return [_simplified(item) for item in part]
    if not isinstance(part, dict):
        return part
    if part.get("format") in ("date", "date-time"):
        return dict(_DAY) if part["format"] == "date" else {"type": ["string", "integer"]}
    if {"type": "number"} in part.get("anyOf", ()):
        return dict(_DECIMAL)
    kept = {key: _simplified(value) for key, value in part.items() if not (key == "title" and isinstance(value, str))}
    if isinstance(kept.get("description"), str):
        kept["description"] = " ".join(kept["description"].split())
    return kept
