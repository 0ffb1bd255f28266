"""Who said it, who holds which office, what is called a record, and what is paid out when: by the sentences of one set of results."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

WINES = """# Brackenfell Wines Ltd: interim results

5 March 2026

Brackenfell Wines Ltd today reported results for the six months ended 31 December 2025.

Revenue was R812m (774), the highest half-year figure in the company's history. Operating profit came to R96m (101). Net debt fell to R240m, its lowest level since December 2019. Export volumes were the second-largest on record.

The harvest manager, Pieter Louw, expected a small crop. "The berries are small, but the flavours are there," he said. Nadia Sissoko, co-founder and chief executive officer, was less cautious: "We will sell every bottle that we can fill."

Chief financial officer Dr. Thandi Mokoena said that exchange rates had cost the group R14m and that no further plantings were planned this year.

The board has declared an interim dividend of 45 cents per share (2024: 42 cents), payable on 20 April 2026. In the previous year the final dividend was 60 cents. Andries Botha, chair of the audit committee, retires at the annual general meeting.
"""


@pytest.fixture(scope="module")
def wines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("said") / "wines.md"
    path.write_text(WINES, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ('"The berries are small, but the flavours are there," harvest manager Pieter Louw said.', "supported"),
        ('"The berries are small, but the flavours are there," said chief executive Nadia Sissoko.', "contradicted"),
        ('"The berries are big, and the flavours are there," Pieter Louw said.', "contradicted"),
        ('Chief executive Nadia Sissoko said: "We will sell every bottle that we can fill."', "supported"),
        ('"We will not sell every bottle that we can fill," Nadia Sissoko said.', "contradicted"),
        ("Nadia Sissoko is chief executive of Brackenfell Wines.", "supported"),
        ("Thandi Mokoena is chief executive of Brackenfell Wines.", "contradicted"),
        ("At R812 million, revenue was the highest that Brackenfell has ever had in a half-year.", "supported"),
        ("At R812 million, half-year revenue fell short of its record.", "contradicted"),
        ("Net debt is at its lowest since December 2019.", "supported"),
        ("Net debt, at R240 million, is at a record low.", "contradicted"),
        ("Export volumes were the largest ever.", "contradicted"),
        ("Export volumes were the second-largest on record.", "supported"),
        ("Brackenfell will pay an interim dividend of 45 cents a share in April.", "supported"),
        ("Brackenfell will pay an interim dividend of 42 cents a share in April.", "contradicted"),
        ("No further plantings are planned this year, finance chief Thandi Mokoena said.", "supported"),
        ("Further plantings are planned this year, finance chief Thandi Mokoena said.", "contradicted"),
        ("Operating profit was the highest in the company's history.", "unverified"),
        ("Operating profit slipped to R96 million from R101 million.", "supported"),
        ("Operating profit rose to R96 million from R101 million.", "contradicted"),
        ("The final dividend will be 65 cents a share.", "unverified"),
        ('"We are going to plant more," Nadia Sissoko said.', "unverified"),
        ("Exchange rates cost the group R14 million, chief financial officer Thandi Mokoena said.", "supported"),
        ("Exchange rates cost the group R14 million, chief executive Nadia Sissoko said.", "contradicted"),
    ],
)  # fmt: skip
def test_what_is_said_called_and_paid_is_held_against_the_sentences_of_the_document(
    wines: Path, sentence: str, verdict: str
) -> None:
    assert judged_by(wines, sentence, date(2026, 3, 6))[0] == verdict
