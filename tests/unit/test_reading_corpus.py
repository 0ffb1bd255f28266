"""The reading corpus keeps the annotation standard, and is the pinned one."""

from __future__ import annotations

import copy
import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

PATH = Path(__file__).resolve().parents[1] / "eval" / "reading" / "check.py"
SPEC = importlib.util.spec_from_file_location("reading_corpus_check", PATH)
assert SPEC is not None
assert SPEC.loader is not None
check = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(check)

ROW: dict[str, Any] = {
    "id": "x1",
    "style": "wire",
    "doc_date": "2025-02-24",
    "text": "Sales rose 4% on Monday.",
    "sentences": [[0, 24]],
    "quantities": [
        {"id": "q1", "text": "4%", "start": 11, "end": 13, "kind": "percent", "value": 4, "low": 4, "high": 4, "unit": "percent",
         "cmp": "eq", "mod": None, "per": None, "alt_of": None, "incidental": False},
    ],
    "times": [{"id": "t1", "text": "Monday", "start": 17, "end": 23, "type": "date", "value": "2025-02-24", "cmp": None}],
    "entities": [],
    "traps": [],
    "claims": [
        {"id": "c1", "q": "q1", "metric": "revenue", "subject": None, "role": "delta", "period": "t1", "base": None,
         "direction": "up", "modality": "fact", "attribution": None, "negated": False, "segment": None, "superlative": None,
         "compare_to": None},
    ],
}  # fmt: skip


def test_every_row_keeps_the_standard() -> None:
    assert check.corpus_faults() == []


def test_the_corpus_is_the_pinned_one() -> None:
    assert check.digest() == check.PIN.read_text(encoding="ascii").strip()


@pytest.mark.parametrize("name", check.FILES)
def test_each_file_has_many_styles_and_sentences_that_claim_nothing(name: str) -> None:
    rows = check.load(name)
    assert len({row["style"] for row in rows}) >= 8
    assert any(not row["claims"] for row in rows)
    assert any(row["traps"] for row in rows)


def test_a_right_row_has_no_faults() -> None:
    assert check.faults(ROW) == []


def _set(group: str, key: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(row: dict[str, Any]) -> None:
        row[group][0][key] = value

    return change


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (_set("quantities", "start", 12), "offsets"),
        (_set("quantities", "high", None), "low and high"),
        (_set("quantities", "cmp", "gt"), "low and high"),
        (_set("quantities", "unit", "pp"), "kind percent with unit pp"),
        (_set("quantities", "alt_of", "q7"), "restates q7"),
        (_set("times", "value", "2025-02-17"), "not the latest"),
        (_set("times", "value", "2025-02-25"), "is a tuesday"),
        (_set("times", "value", "soon"), "date soon"),
        (_set("claims", "q", "q2"), "quantity q2"),
        (_set("claims", "period", "t2"), "period t2"),
        (_set("claims", "subject", "Alibaba"), "not in the text"),
        (_set("claims", "role", "total"), "role total"),
        (lambda row: row.update(sentences=[[0, 10]]), "before the text does"),
        (lambda row: row.update(quantities=[], claims=[]), "belongs to nothing"),
        (lambda row: row.update(claims=[]), "neither claimed"),
    ],
)
def test_a_wrong_row_is_told(change: Callable[[dict[str, Any]], None], fault: str) -> None:
    row = copy.deepcopy(ROW)
    change(row)
    assert any(fault in told for told in check.faults(row))
