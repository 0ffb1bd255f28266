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
