"""What one cell of a table says, told as plainly as can be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

QUARTER = """# Orsolo Exchange and Stores, October 2026

|| Sep 2026 | Oct 2026 |
|:--|--:|--:|
| Capital raised (EUR m) | 148 | 402 |
| Comparable sales growth (%) | -1.4 | 2.2 |
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Capital raised was €148 million in September 2026.", "supported"),
        ("Capital raised was €402 million in September 2026.", "contradicted"),
        ("Comparable sales growth was minus 1.4% in September 2026.", "supported"),
        ("Comparable sales growth was -1.4% in September 2026.", "supported"),
        ("Comparable sales fell 1.4% in September 2026.", "supported"),
        ("Comparable sales rose 1.4% in September 2026.", "contradicted"),
    ],
)
def test_a_cell_told_plainly(tmp_path: Path, text: str, verdict: str) -> None:
    path = tmp_path / "orsolo.md"
    path.write_text(QUARTER, encoding="utf-8")
    assert judged_by(path, text, date(2026, 11, 12))[0] == verdict


RELEASE = """Brannock Industries: third quarter 2025

LEEDS, 23 October 2025

- Revenue of EUR 640.0 million, 3.3% above the third quarter of 2024
- Operating profit of EUR 71.4 million, below the second quarter
"""


def test_the_quarter_with_which_a_figure_is_compared_is_not_its_own(tmp_path: Path) -> None:
    path = tmp_path / "brannock.txt"
    path.write_text(RELEASE, encoding="utf-8")
    text = "Between July and September Brannock Industries booked revenue of €640.0 million."
    assert judged_by(path, text, date(2025, 10, 24))[0] == "supported"
