"""A report on nine months gives its last quarter too: "in the quarter" is that, and no figure of it is held against the longer column."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

REPORT = """# Tellmar Group: report on the first nine months of 2026

*Linz, 29 October 2026.* Tellmar, a maker of ovens, raised its sales from January to September.

| EUR million | Q3 2026 | Q3 2025 | Change | 9M 2026 | 9M 2025 | Change |
|:--|--:|--:|--:|--:|--:|--:|
| Sales | 520.0 | 500.0 | 4.0% | 1,560.0 | 1,530.0 | 2.0% |
| EBIT margin | 9.1% | 7.6% | 1.5 pp | 7.7% | 7.4% | 0.3 pp |
| Net profit | 31.2 | 25.0 | 24.8% | 78.0 | 75.0 | 4.0% |
"""
DAY = date(2026, 10, 30)


def _judged(tmp_path: Path, text: str) -> str:
    path = tmp_path / "report.md"
    path.write_text(REPORT, encoding="utf-8")
    return judged_by(path, text, DAY)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Tellmar's sales rose 4.0% to €520 million in the quarter.",
        "Tellmar's quarterly sales rose 4.0% to €520 million.",
        "Net profit was €31.2 million in the quarter.",
        "Net profit was €78 million.",
        "The operating margin widened by 1.5 percentage points to 9.1% in the quarter.",
    ],
)
def test_the_quarter_of_a_longer_report_is_its_last(tmp_path: Path, text: str) -> None:
    assert _judged(tmp_path, text) == "supported"


@pytest.mark.parametrize(
    "text", ["Net profit was €78 million in the quarter.", "Net profit was €25 million in the quarter."]
)
def test_another_column_is_wrong_of_it(tmp_path: Path, text: str) -> None:
    assert _judged(tmp_path, text) == "contradicted"
