"""What a change, a share or a rank is told of: the other time, the sum of two, the measure of which less is better."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

INSURER = """# Fjellhavn Forsikring: results for 2025

5 February 2026

Fjellhavn Forsikring wrote premiums of NOK 12,400 million in 2025. The combined ratio was 91.3%, against 90.1% the year before.

"Premiums for cars go up by about 9% this year," said Chief Financial Officer Tore Lindvik.

"We had no large storms," said Chief Executive Anniken Moe.

| NOK million | Premiums 2025 | Premiums 2024 |
|---|---:|---:|
| Cars | 3,600 | 3,300 |
| Homes | 4,000 | 3,900 |
| Boats | 4,800 | 4,100 |
| Total | 12,400 | 11,300 |

| Per cent | 2025 | 2024 |
|---|---:|---:|
| Cost ratio | 15.0 | 15.0 |
| Combined ratio | 91.3 | 90.1 |
"""
MAKER = """Orlenta Bikes: third quarter

TREVANE, Oct 9 2025 - Orlenta Bikes sold 84,300 bicycles in the third quarter of 2025, up 7.4% from 78,500 a year earlier and 2.6% more than in the second quarter.

Sales by country, units
                      Q3 2025     Q2 2025     Q3 2024
Austria                31,210      29,870      33,640
Poland                 53,090      52,290      44,860
Total                  84,300      82,160      78,500

Production in the third quarter came to 87,900 bicycles, against 80,200 a year earlier.
"""
BUDGET = """# Province of Halland Sund: budget 2026

| Millions of crowns | 2025 | 2026 |
|---|---:|---:|
| Schools | 9,400 | 9,900 |
| Roads | 4,100 | 4,300 |
| Other spending | 2,500 | 2,800 |
| Total spending | 16,000 | 17,000 |
"""


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("compared")
    out = {}
    for name, text in (("insurer.md", INSURER), ("maker.txt", MAKER), ("budget.md", BUDGET)):
        out[name] = folder / name
        out[name].write_text(text, encoding="utf-8")
    return out


@pytest.mark.parametrize(
    ("name", "sentence", "verdicts"),
    [
        # a combined ratio that rises worsens
        ("insurer.md", "Fjellhavn Forsikring's combined ratio worsened by 1.2 percentage points to 91.3% in 2025.", {"supported"}),
        ("insurer.md", "Fjellhavn Forsikring's combined ratio improved by 1.2 percentage points to 91.3% in 2025.", {"contradicted", "unverified"}),
        # of equal figures none is higher
        ("insurer.md", "Fjellhavn Forsikring's cost ratio was 15.0% in 2025, higher than in 2024.", {"contradicted", "unverified"}),
        # the share of two together is neither over the other: 3,600 is nine tenths of 4,000
        ("insurer.md", "Cars and homes together brought in about nine tenths of Fjellhavn Forsikring's premiums in 2025.", {"contradicted", "unverified"}),
        # words of the finance chief
        ("insurer.md", "Premiums for cars go up by about 9% this year, said Anniken Moe, Fjellhavn Forsikring's chief executive.", {"contradicted", "unverified"}),
        ("insurer.md", "Premiums for cars go up by about 9% this year, said Tore Lindvik, Fjellhavn Forsikring's chief financial officer.", {"supported"}),
        # the change on the quarter is none on the year
        ("maker.txt", "Orlenta Bikes sold 84,300 bicycles in the third quarter of 2025, 7.4% more than a year earlier.", {"supported"}),
        ("maker.txt", "Orlenta Bikes sold 84,300 bicycles in the third quarter of 2025, 2.6% more than a year earlier.", {"contradicted", "unverified"}),
        ("maker.txt", "Orlenta Bikes sold 31,210 bicycles in Austria in the third quarter of 2025, compared with 33,640 in the second quarter of 2025.", {"contradicted", "unverified"}),
        ("maker.txt", "Orlenta Bikes sold 31,210 bicycles in Austria in the third quarter of 2025, compared with 33,640 in the third quarter of 2024.", {"supported"}),
        # 87,900 - 84,300 = 3,600: two measures, and no step of the one
        ("maker.txt", "Orlenta Bikes produced 3,600 more bicycles than it sold in the third quarter of 2025.", {"supported", "unverified"}),
        # all spending is no other spending
        ("budget.md", "Halland Sund plans to spend 17.0 billion crowns in 2026, 6.3% more than in 2025.", {"supported", "unverified"}),
        ("budget.md", "Roads account for more than half of planned spending in Halland Sund's 2026 budget.", {"contradicted", "unverified"}),
    ],
)  # fmt: skip
def test_with_what_it_is_compared(paths: dict[str, Path], name: str, sentence: str, verdicts: set[str]) -> None:
    assert judged_by(paths[name], sentence, date(2026, 2, 6))[0] in verdicts
