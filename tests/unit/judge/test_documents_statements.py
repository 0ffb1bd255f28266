"""A release as most are: one table of measures with the parts of revenue among them, and who said what beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

HALDEN = """# Halden Tools: half-year results 2025

Halden Tools plc, 31 July 2025

| £ million | H1 2025 | H1 2024 |
|---|---|---|
| Revenue | 412.6 | 389.1 |
| UK | 188.2 | 179.9 |
| Europe | 141.7 | 120.4 |
| North America | 82.7 | 88.8 |
| Operating costs | (371.2) | (354.8) |
| Operating profit | 41.4 | 34.3 |
| Net debt | 96.4 | 110.2 |

Chief executive Moira Lennox said demand in Europe had been strong.
"""


@pytest.fixture(scope="module")
def halden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("halden") / "halden.md"
    path.write_text(HALDEN)
    return path


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Europe was Halden's second-largest market.", "supported"),
        ("Europe was Halden's largest market.", "contradicted"),
        ("North America was Halden's second-largest market.", "contradicted"),
        ("Moira Lennox, the chief executive of Halden, said European demand had been strong.", "supported"),
        ("Moira Lennox, the finance chief of Halden, said European demand had been strong.", "contradicted"),
    ],
)
def test_parts_are_ranked_among_themselves_and_an_office_is_its_own(halden: Path, text: str, status: str) -> None:
    assert judged_by(halden, text, date(2025, 8, 1))[0] == status
