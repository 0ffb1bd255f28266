"""Sentences in words of their own, by the values of their figures: what they could be of one document, and which the words leave."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

LOCKERS = """# Nordlager plc: third quarter of 2026

Published 12 October 2026.

| | Q3 2026 | Q3 2025 |
|---|--:|--:|
| Revenue, EUR million | 240.0 | 200.0 |
| Cold stores, EUR million | 96.0 | 75.0 |
| Dry stores, EUR million | 84.0 | 80.0 |
| Transport, EUR million | 60.0 | 45.0 |
| Pallets moved, thousand | 4,800 | 4,000 |
| Drivers | 1,250 | 1,000 |

## Performance of the pension fund, in per cent

| | 1 year | 3 years |
|---|--:|--:|
| Fund | 6.4 | 21.9 |
| Benchmark | 7.1 | 18.4 |
"""


@pytest.fixture(scope="module")
def lockers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("valued") / "nordlager.md"
    path.write_text(LOCKERS, encoding="utf-8")
    return path


def _status(path: Path, text: str) -> str:
    return judged_by(path, text, date(2026, 10, 13))[0]


@pytest.mark.parametrize(
    "text",
    [
        # 60 of 240; 96 / 240 = 40 of each 100; 21.9 - 18.4; 60 against 45
        "Transport now accounts for 25% of the Danish group's quarterly revenue.",
        "Over three years the fund has beaten its benchmark by 3.5 percentage points.",
        "In the third quarter Nordlager's transport arm took in €60 million, a third more than a year before.",
    ],
)
def test_what_follows_from_named_rows_is_borne_out(lockers: Path, text: str) -> None:
    assert _status(lockers, text) == "supported"


@pytest.mark.parametrize(
    "text",
    [
        "Transport now accounts for 40% of the Danish group's quarterly revenue.",
        "Over three years the fund has beaten its benchmark by 4.5 percentage points.",
        "Over three years the fund has lagged its benchmark by 3.5 percentage points.",
        "Over one year the fund has beaten its benchmark by 3.5 percentage points.",
    ],
)
def test_what_does_not_follow_is_not(lockers: Path, text: str) -> None:
    assert _status(lockers, text) != "supported"
