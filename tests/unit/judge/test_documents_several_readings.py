"""Where a document answers to a sentence in two ways: a part of a share and a step, a rate and a level, what came and how many there are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

DOCUMENTS = {
    "nights.csv": (
        "# Kingdom of Ostrava Bay, Statistics Office: nights of foreign guests, by country of residence (thousands)\n"
        "# Published 3 March 2026, first figures\n"
        "country,2022,2023,2024,2025\nAustria,188.2,191.5,190.4,187.0\nBelgium,74.1,110.6,160.3,221.9\nIreland,51.4,55.0,61.2,66.8\n"
    ),
    "growth.md": (
        "# Statistics Arvenia: gross domestic product, third quarter of 2026\n\nReleased 28 October 2026\n\n"
        "Gross domestic product grew by 0.2% in the third quarter compared with the previous quarter.\n\n"
        "**Growth on the previous quarter (%)**\n\n| | Q1 2026 | Q2 2026 | Q3 2026 |\n|:--|--:|--:|--:|\n| Exports | 0.3 | 0.9 | 0.4 |\n| **GDP** | **0.5** | **0.4** | **0.2** |\n"
    ),
    "fleet.md": (
        "# Nordvik Air: traffic, May 2026\n\nPublished 8 June 2026\n\n| Fleet | 31 May 2026 | 31 May 2025 |\n|:--|--:|--:|\n"
        "| Jets | 41 | 36 |\n| Propeller aircraft | 12 | 18 |\n| Total | 53 | 54 |\n"
    ),
    "halves.md": (
        "# Tallow Shops plc: results for the 26 weeks ended 26 September 2026\n\n12 November 2026\n\n"
        "| £ million | H1 2026/27 | H1 2025/26 |\n|:--|--:|--:|\n| Revenue | 512.6 | 480.9 |\n| Profit before tax | 41.1 | 46.4 |\n\n"
        "Garden tools, which are now sold in 90 shops, brought in £27.3 million, 22% more than a year ago. "
        "The outlook for the 52 weeks to 27 March 2027 is unchanged.\n"
    ),
    "shares.csv": (
        '"Grocers of Sund, share of sales in percent"\nGrocer,"12 weeks to 1 Nov 2025","12 weeks to 31 Oct 2026"\nFrisk,14.0,16.1\nHandel,21.3,20.2\nOthers,64.7,63.7\n'
    ),
}
DAYS = {
    "nights.csv": date(2026, 3, 4),
    "growth.md": date(2026, 10, 29),
    "fleet.md": date(2026, 6, 9),
    "halves.md": date(2026, 11, 13),
    "shares.csv": date(2026, 11, 10),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readings")
    for name, text in DOCUMENTS.items():
        (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize(
    ("document", "text", "status"),
    [
        # a comment with commas is one cell, so that its unit is that of every column
        ("nights.csv", "Belgians accounted for 221,900 nights in Ostrava Bay in 2025.", "not contradicted"),
        ("nights.csv", "In 2025 Belgium sent Ostrava Bay more guests than Austria did.", "not contradicted"),
        ("nights.csv", "In 2025 Austria sent Ostrava Bay more guests than Belgium did.", "not supported"),
        # how many times as fast is no direction
        ("growth.md", "Arvenia's economy expanded by 0.2% in the third quarter, half as fast as in the second.", "not contradicted"),
        # what came and went is not how many there are
        ("fleet.md", "Within a year Nordvik Air has parted with six propeller aircraft.", "not contradicted"),
        # a half of two years is one of the financial year that ends in the second
        ("halves.md", "Tallow Shops' revenue grew 7% to £512.6 million in the half-year to 26 September.", "not contradicted"),
        ("halves.md", "Tallow Shops made £46.4 million before tax in the first half of its 2026/27 financial year.", "not supported"),
        # a part of a share is no step of it
        ("shares.csv", "The former kiosks account for about two percentage points of Frisk's market share.", "not supported"),
    ],
)  # fmt: skip
def test_the_other_reading_neither_accuses_nor_passes(folder: Path, document: str, text: str, status: str) -> None:
    found, _ = judged_by(folder / document, text, DAYS[document])
    assert found != status.removeprefix("not ")
