"""What a sentence tells of its next figure, of another time or in another unit is not held against the figure before it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

BULLETIN = """# Central Bank of Torvany: monetary bulletin

Varna Hill, 14 October 2026

Table 1. Official reserves, millions of US dollars

| | Sep 2026 | Jun 2026 |
|---|---|---|
| Official foreign reserves | 22,310 | 21,870 |
| of which gold | 4,105 | 3,760 |

Table 2. Customers (thousands) and service

| | Sep 2026 | Sep 2025 |
|---|---|---|
| Accounts at banks | 3,412.6 | 3,377.1 |
| Minutes waited per customer | 12.4 | 15.9 |
"""

RESULTS = """# Hellmark Ferries: second quarter of 2026

Torvany, 12 August 2026

| USD million unless stated | Q2 2026 | Q1 2026 | Q2 2025 |
|---|---|---|---|
| Revenue | 214.6 | 201.3 | 220.9 |
| EBITDA | 51.9 | 44.2 | 63.4 |
| EBITDA margin, % | 24.2 | 22.0 | 28.7 |
"""


@pytest.fixture(scope="module")
def bulletin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("documents") / "bulletin.md"
    path.write_text(BULLETIN, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("documents") / "results.md"
    path.write_text(RESULTS, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        "Torvany's official reserves had grown to $22.31 billion by the end of September, of which $4.11 billion was gold.",
        "Official reserves came to $22,310 million, including gold worth $4,105 million.",
    ],
)
def test_a_part_told_behind_the_next_figure_accuses_no_whole(bulletin: Path, text: str) -> None:
    assert judged_by(bulletin, text, date(2026, 10, 15))[0] != "contradicted"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Customers waited 12.4 minutes on average, down from 15.9 minutes a year earlier.", "supported"),
        ("There were 3.41 million accounts at banks in September.", "supported"),
        ("There were 3,413 accounts at banks in September.", "contradicted"),
    ],
)
def test_a_scale_over_a_table_is_none_of_what_is_told_per_head(bulletin: Path, text: str, status: str) -> None:
    assert judged_by(bulletin, text, date(2026, 10, 15))[0] == status


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Against the second quarter of 2025 the EBITDA margin narrowed by 4.5 percentage points, to 24.2 per cent.", "supported"),
        ("Compared with the second quarter of 2025, EBITDA fell by $11.5 million to $51.9 million.", "supported"),
        ("In the second quarter of 2025 the EBITDA margin came to 24.2 per cent.", "contradicted"),
    ],
)  # fmt: skip
def test_a_time_that_is_compared_with_is_not_that_of_the_level(results: Path, text: str, status: str) -> None:
    assert judged_by(results, text, date(2026, 8, 13))[0] == status
