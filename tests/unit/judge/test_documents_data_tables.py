"""What a table of data, as machines write it, decides of plain sentences: the column that is told and no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

KEY_FIGURES = """# "Oakhythe Shoes plc, key figures by quarter; sales in millions of pounds, like-for-like sales in per cent, shops at quarter-end"
year,quarter,sales_gbp_m,lfl_pct,shops
2024,Q3,80.5,1.1,103
2024,Q4,99.0,0.4,104
2025,Q1,84.2,-0.8,101
2025,Q2,91.0,2.6,107
2025,Q3,88.4,3.0,109
2025,Q4,112.4,4.2,112
"""


def _judged(tmp_path: Path, name: str, document: str, text: str) -> str:
    path = tmp_path / name
    path.write_text(document, encoding="utf-8")
    return judged_by(path, text, date(2026, 2, 20))[0]


@pytest.mark.parametrize(
    "text",
    [
        "Oakhythe Shoes had sales of £112.4 million in the fourth quarter of 2025.",
        "Sales at Oakhythe Shoes were £376.0 million in 2025.",
        "In the second half of 2025 Oakhythe Shoes made sales of £200.8 million.",
        "Oakhythe Shoes ran 112 shops at the end of 2025.",
        "Like-for-like sales at Oakhythe Shoes fell 0.8% in the first quarter of 2025.",
    ],
)
def test_a_true_sentence_is_borne_out(tmp_path: Path, text: str) -> None:
    assert _judged(tmp_path, "figures.csv", KEY_FIGURES, text) == "supported"


@pytest.mark.parametrize(
    "text",
    [
        "Oakhythe Shoes had sales of £112 in the fourth quarter of 2025.",
        "Oakhythe Shoes had sales of £99.0 million in the fourth quarter of 2025.",
        "Like-for-like sales at Oakhythe Shoes rose 0.8% in the first quarter of 2025.",
    ],
)
def test_a_false_one_is_accused(tmp_path: Path, text: str) -> None:
    assert _judged(tmp_path, "figures.csv", KEY_FIGURES, text) == "contradicted"


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Of the six quarters, the fourth quarter of 2024 brought Oakhythe Shoes its highest sales.", "supported"),
        ("Between 2024 and 2025, Oakhythe Shoes had its fewest shops at the end of March 2025.", "contradicted"),
    ],
)
def test_sales_and_shops_are_no_rows_of_one_order(tmp_path: Path, text: str, never: str) -> None:
    assert _judged(tmp_path, "figures.csv", KEY_FIGURES, text) != never
