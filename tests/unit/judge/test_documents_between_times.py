"""A figure against its own at another time, a run over the columns of a table, a rank among so many rows, and who takes whose place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

MINER = """# Tarnbrook Metals: third quarter of 2025

*Perth, 16 October 2025*

| All-in cost, $ per ounce | Q3 2024 | Q4 2024 | Q1 2025 | Q2 2025 | Q3 2025 |
|---|---:|---:|---:|---:|---:|
| Northgate | 1,210 | 1,195 | 1,180 | 1,164 | 1,152 |
| Eldon Pit | 1,420 | 1,433 | 1,451 | 1,440 | 1,462 |
| Sable Ridge | 1,305 | 1,298 | 1,310 | 1,322 | 1,331 |
| Group | 1,298 | 1,290 | 1,296 | 1,288 | 1,291 |

| | Q3 2024 | Q4 2024 | Q1 2025 | Q2 2025 | Q3 2025 |
|---|---:|---:|---:|---:|---:|
| Employees | 4,410 | 4,460 | 4,430 | 4,395 | 4,350 |
| Recovery rate (%) | 90.4 | 91.0 | 90.8 | 91.6 | 91.2 |
| Ore milled (thousand tonnes) | 820 | 835 | 841 | 838 | 852 |

Chief financial officer **Marit Solberg** leaves on 31 December 2025; her successor is **Owen Prentice**, at present head of treasury.

"The mills have run well," said **Daniela Roth**, chief executive officer.
"""
DAY = date(2025, 10, 17)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("times") / "miner.md"
    path.write_text(MINER, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        # against the second quarter (91.6) and a year ago (90.4)
        ("At 91.2 percent, the recovery rate was lower than in the second quarter.", "supported"),
        ("At 91.2 percent, the recovery rate was higher than in the second quarter.", "contradicted"),
        ("The recovery rate came to 91.2 percent, which was higher than a year ago.", "supported"),
        ("The recovery rate came to 91.2 percent, which was lower than a year ago.", "contradicted"),
        # 4,460, 4,430, 4,395, 4,350: three falls in a row, after a rise
        ("Headcount has fallen for three quarters in a row and now stands at 4,350.", "supported"),
        ("Headcount has fallen for four quarters in a row and now stands at 4,350.", "contradicted"),
        # of the three mines, not of the group's own line
        ("Of the three mines, Northgate is the cheapest, judged by its all-in cost in the third quarter.", "supported"),
        ("Of the three mines, Sable Ridge is the cheapest, judged by its all-in cost in the third quarter.", "contradicted"),
        # both figures are the document's, and the way is not
        ("Ore milled rose to 852 thousand tonnes in the third quarter from 838 thousand tonnes in the second quarter.", "supported"),
        ("Ore milled fell to 852 thousand tonnes in the third quarter from 838 thousand tonnes in the second quarter.", "contradicted"),
        # who takes whose place
        ("Owen Prentice takes over from Marit Solberg at the end of the year.", "supported"),
        ("Daniela Roth takes over from Marit Solberg at the end of the year.", "contradicted"),
        ("Marit Solberg is to be succeeded by Owen Prentice.", "supported"),
        ("Marit Solberg is to be succeeded by Daniela Roth.", "contradicted"),
        ("Finance chief Marit Solberg departs in December. Owen Prentice will succeed her.", "supported"),
        ("Finance chief Marit Solberg departs in December. Daniela Roth will succeed her.", "contradicted"),
        ("Owen Prentice may succeed Daniela Roth one day.", "unverified"),
    ],
)  # fmt: skip
def test_between_two_times_and_two_people(path: Path, sentence: str, verdict: str) -> None:
    assert judged_by(path, sentence, DAY)[0] == verdict
