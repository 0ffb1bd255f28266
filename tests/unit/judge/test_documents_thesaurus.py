"""Claims in the language of the field: what a line of a document is called elsewhere, and what it is not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factcheck.judge.documents.meanings import Meanings, meanings_of
from factcheck.rules.loader import load_rules
from tests.unit.judge.by_document import judged_by

BANK = """# Wessel Bank: half-year report 2026

Published 12 August 2026

| $ million | H1 2026 | H1 2025 |
|---|---|---|
| Net interest income | 512 | 488 |
| Personnel expenses | 204 | 197 |
| Other operating expenses | 158 | 151 |
| Loan loss provisions | 63 | 39 |

| $ billion | 30 June 2026 | 31 December 2025 |
|---|---|---|
| Mortgages | 18.6 | 17.9 |
| Corporate loans | 7.4 | 7.8 |

The CET1 ratio stood at 14.7% at the end of June, against 15.2% at the end of 2025.
"""


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("thesaurus") / "bank.md"
    path.write_text(BANK)
    return path


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Staff costs came to $204 million in the first half.", "supported"),
        ("The wage bill was $204 million in the first half.", "supported"),
        ("Staff costs were $158 million in the first half.", "contradicted"),
        ("Home loans amounted to $18.6 billion at the end of June.", "supported"),
        ("Lending to businesses stood at $7.4 billion at the end of June.", "supported"),
        ("The core capital ratio was 14.7% at the end of June.", "supported"),
        ("The core capital ratio slipped to 14.7% from 15.2%.", "supported"),
    ],
)
def test_a_line_by_another_name(bank: Path, text: str, status: str) -> None:
    assert judged_by(bank, text, date(2026, 8, 13))[0] == status


def test_a_rate_that_another_is_compared_with_is_no_change(bank: Path) -> None:
    text = "Wessel's core capital ratio strengthened to 14.7% from 15.2% at year-end."
    assert judged_by(bank, text, date(2026, 8, 13))[1] != "wrong-value"


@pytest.fixture(scope="module")
def meanings() -> Meanings:
    return meanings_of(load_rules().vocabulary)


def stands(meanings: Meanings, word: str, text: str) -> bool:
    return all(m.stands_in(meanings.stems(text)) for m in meanings.of(word))


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("order book", "orders on hand"),
        ("organic", "without acquisitions"),
        ("AISC", "all-in sustaining costs"),
        ("joblessness", "unemployment rate"),
        ("overnight stays", "guest nights"),
        ("factory-gate prices", "producer prices"),
    ],
)
def test_words_of_one_group_stand_for_each_other(meanings: Meanings, word: str, text: str) -> None:
    assert stands(meanings, word, text)
    assert stands(meanings, text, word)


@pytest.mark.parametrize(("wide", "narrow"), [("people", "visitors"), ("people", "policyholders")])
def test_the_wider_word_may_stand_for_the_narrower_only(meanings: Meanings, wide: str, narrow: str) -> None:
    assert stands(meanings, wide, narrow)
    assert not stands(meanings, narrow, wide)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("order intake", "backlog"),
        ("gross pay", "take-home pay"),
        ("operating profit", "profit before tax"),
        ("net profit", "profit before tax"),
        ("net debt", "gross debt"),
        ("core inflation", "headline inflation"),
        ("organic", "like-for-like"),
        ("immigration", "emigration"),
    ],
)
def test_what_differs_is_in_no_common_group(meanings: Meanings, one: str, other: str) -> None:
    (mine,), (its,) = meanings.of(one), meanings.of(other)
    groups = {way for way in mine.ways & its.ways if way[0] == "~"}
    assert not {group for group in groups if group[1:] in load_rules().vocabulary.thesaurus}
