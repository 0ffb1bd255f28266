"""Tables in an article: every cell bound as annotated, true cells never accused, planted errors found.

`tables/develop.jsonl` was read while tables were built; `tables/held.jsonl` was written before, and is only scored.
`{"id", "published", "text", "cells": [cell], "findings": [text]}` with a cell `{"text", "at", "metric", "segment", "subject", "period",
"value", "unit", "role", "modality", "verdict"?}`. `at` is an offset in `text` (of a web page: in its source, so that the cell is found by order);
`period` is in the notation of times, of an earlier level ("from") that of its basis; `unit` "count" stands for every counted thing; `verdict` is
only given where the filings decide. `findings` are the places of planted sums, changes and contradictions between tables; "a|b" is either.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from factcheck import Report, check
from factcheck.model import Claim
from factcheck.read import read_data
from tests.eval.corpus import HERE, Count

_SLOTS = ("found", "metric", "subject", "period", "value", "unit", "role")
_SAME_LENGTH = {"3ME": "QE", "12ME": "YE"}


def run() -> list[Count]:
    return [count for half in ("develop", "held") for count in score(half)]


def score(half: str) -> list[Count]:
    counts = {name: Count(f"  {half}: {name}") for name in _SLOTS}
    whole = Count(f"{half}: cells wholly right")
    clean = Count(f"{half}: true cells and places not accused")
    supported = Count(f"{half}: cells that filings hold supported")
    planted = Count(f"{half}: planted errors found")
    for case in cases(half):
        report = _report(case)
        accused: set[int] = set()
        for cell, at in zip(case["cells"], _places(report.article.text, case["cells"]), strict=True):
            claim = _claim_at(report, at, at + len(cell["text"]))
            slots = _slots(report, claim, cell)
            for name in _SLOTS:
                counts[name].add(slots[name], f"{case['id']}: {cell['text']}: {_read(report, claim)}")
            whole.add(all(slots.values()), f"{case['id']}: {cell['text']}: {[k for k, v in slots.items() if not v]}")
            status = claim.verdict.status if claim is not None and claim.verdict is not None else "none"
            detail = f"{case['id']}: {cell['text']}: {claim.verdict.detail if claim and claim.verdict else 'not found'}"
            if cell.get("verdict") == "contradicted":
                hit = status == "contradicted" or any(
                    f.severity == "error" and f.start <= at < f.end for f in report.findings
                )
                planted.add(hit, detail)
                accused.add(at)
            else:
                clean.add(status != "contradicted", detail)
            if cell.get("verdict") == "supported":
                supported.add(status == "supported", detail)
        _findings(case, report, accused, planted, clean)
    return [whole, *counts.values(), clean, supported, planted]


def cases(half: str) -> list[dict[str, Any]]:
    lines = (HERE / "tables" / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _report(case: dict[str, Any]) -> Report:
    article = read_data(case["text"].encode("utf-8"), case["id"])
    return check(article, as_of=date.fromisoformat(case["published"]))


def _places(text: str, cells: list[dict[str, Any]]) -> list[int]:
    places, last = [], 0
    for cell in cells:
        at = cell["at"]
        if text[at : at + len(cell["text"])] != cell["text"]:
            at = text.index(cell["text"], last)
        places.append(at)
        last = at + len(cell["text"])
    return places


def _claim_at(report: Report, start: int, end: int) -> Claim | None:
    for claim in report.claims:
        for span in (claim, *claim.repeats):
            if span.start < end and start < span.end:
                return claim
    return None


def _slots(report: Report, claim: Claim | None, cell: dict[str, Any]) -> dict[str, bool]:
    if claim is None:
        return dict.fromkeys(_SLOTS, False)
    quantity = next(q for q in report.mentions.quantities if q.id == claim.quantity)
    times = {t.id: t.value for t in report.mentions.times}
    period = times.get((claim.base if cell["role"] == "from" else claim.period) or "")
    known = quantity.unit if quantity.kind != "count" else "count"
    who = {claim.subject.id, claim.subject.text, claim.subject.name}
    return {
        "found": True,
        "metric": claim.metric == cell["metric"] and (claim.segment or "").lower() == (cell["segment"] or "").lower(),
        "subject": cell["subject"] in who if cell["subject"] else claim.subject.id is None,
        "period": _notation(period) == _notation(cell["period"]),
        "value": quantity.value is not None and format(quantity.value.normalize(), "f") == cell["value"],
        "unit": known == cell["unit"],
        "role": claim.role == cell["role"] and claim.modality == cell["modality"],
    }


def _notation(value: str | None) -> str | None:
    for form, same in _SAME_LENGTH.items():
        if value and value.startswith(form):
            return same + value[len(form) :]
    return value


def _read(report: Report, claim: Claim | None) -> str:
    if claim is None:
        return "no claim"
    times = {t.id: t.value for t in report.mentions.times}
    quantity = next(q for q in report.mentions.quantities if q.id == claim.quantity)
    return (
        f"{claim.metric} {claim.segment or '-'} {claim.subject.id or claim.subject.text} {times.get(claim.period or '')} "
        f"base {times.get(claim.base or '')} {quantity.value} {quantity.unit} {claim.role} {claim.modality}"
    )


def _findings(case: dict[str, Any], report: Report, accused: set[int], planted: Count, clean: Count) -> None:
    """Planted places are found; a finding anywhere else, but in the row of a cell that is wrong itself, accuses."""
    text = report.article.text
    found = [f for f in report.findings if f.rule.startswith("consistency/")]
    wanted = [_spans(text, place) for place in case["findings"]]
    wrong = [_line(text, c["at"]) for c in case["cells"] if c.get("verdict") == "contradicted"]
    for place, spans in zip(case["findings"], wanted, strict=True):
        planted.add(
            any(f.start < b and a < f.end for f in found for a, b in spans), f"{case['id']}: finding at {place}"
        )
    for f in found:
        near = any(f.start < b and a < f.end for a, b in [*(span for spans in wanted for span in spans), *wrong])
        clean.add(near, f"{case['id']}: {f.message}")


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _spans(text: str, place: str) -> list[tuple[int, int]]:
    spans = []
    for piece in place.split("|"):
        at = text.find(piece)
        while at >= 0:
            spans.append((at, at + len(piece)))
            at = text.find(piece, at + 1)
    return spans
