"""Changes by the two figures of a sentence, figures on the other basis, runs, plans beside outturns, and who is foremost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

REPORT = """# Lindmoor Ferries plc: results for the year ended 31 December 2025

Published 11 February 2026

Lindmoor Ferries carried 5.20 million passengers in 2025. Of these, 1.30 million travelled with a car. Catering income rose to £24.6 million from £21.9 million. Punctuality slipped to 91.5 per cent, after 93.0 per cent in 2024.

Adjusted operating profit was £38.4 million; basic operating profit came to £29.7 million after the loss of a ship. Freight volumes fell for the fourth quarter in a row. Delays were at their lowest level in six years, at 2.4 per cent of sailings. The harbour fee was unchanged at £11 million.

| £ million | 2025 outturn | 2025 budget | 2026 budget |
|---|---:|---:|---:|
| Fuel | 61.2 | 66.0 | 58.5 |
| Wages | 84.9 | 83.0 | 88.0 |
| Repairs | 23.7 | 21.5 | 24.0 |
| Total | 169.8 | 170.5 | 170.5 |

Operations director Ellen Varga will retire at the end of 2026. Paul Strand remains finance director.
"""


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("steps") / "report.md"
    path.write_text(REPORT)
    return path


def judged(path: Path, text: str) -> tuple[str, str | None]:
    return judged_by(path, text, date(2026, 2, 12))


@pytest.mark.parametrize(
    "text",
    [
        "Catering income at Lindmoor Ferries grew by 12.3% in 2025.",
        "Punctuality at Lindmoor Ferries fell by 1.5 percentage points in 2025.",
        "A quarter of Lindmoor's passengers travelled with a car in 2025.",
        "Lindmoor Ferries spent £61.2 million on fuel in 2025.",
        "Nothing cost Lindmoor Ferries more than wages.",
        "Freight volumes at Lindmoor Ferries fell for the fourth straight quarter.",
        "The harbour fee at Lindmoor Ferries stayed at £11 million.",
    ],
)
def test_what_follows_from_the_document_is_supported(report: Path, text: str) -> None:
    assert judged(report, text)[0] == "supported"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Catering income at Lindmoor Ferries fell by 12.3% in 2025.", "direction-flipped"),
        ("Basic operating profit at Lindmoor Ferries came to £38.4 million in 2025.", "gaap-vs-adjusted"),
        ("Freight volumes at Lindmoor Ferries fell for the sixth straight quarter.", "wrong-streak"),
        ("Delays at Lindmoor Ferries were at their highest level in six years, at 2.4% of sailings.", "not-a-record"),
        ("Lindmoor's harbour fee rose to £11 million.", "direction-flipped"),
        ("Lindmoor Ferries spent £66.0 million on fuel in 2025.", "wrong-metric"),
        ("Paul Strand will retire at the end of 2026.", "wrong-person"),
    ],
)
def test_what_the_document_says_otherwise_is_contradicted(report: Path, text: str, code: str) -> None:
    assert judged(report, text) == ("contradicted", code)


@pytest.mark.parametrize(
    "text",
    [
        "Catering costs at Lindmoor Ferries grew by 12.3% in 2025.",
        "Punctuality at Norvik Lines fell by 1.5 percentage points in 2025.",
        "Ticket prices at Lindmoor Ferries rose for the fourth straight quarter.",
        "Lindmoor's insurance bill came to £66.0 million in 2025.",
        "Ellen Varga will join the board at the end of 2026.",
    ],
)
def test_what_the_document_does_not_say_stays_open(report: Path, text: str) -> None:
    assert judged(report, text)[0] == "unverified"
