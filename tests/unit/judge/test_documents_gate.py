"""What may not be held against a sentence, whichever reader finds it, and measures of which less is better or which have two sides."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.unit.judge.by_document import judged_by

GARDENS = """# Tarrow Gardens plc: half-year results

15 September 2025

Net sales rose 4.5% to £318 million in the six months to 30 June 2025; comparable sales rose 1.8%. The company bought back 2.1 million shares for £9 million, and about £16 million of the programme remains. Regulators in Wales approved a scheme under which annual water charges will rise by £3 million.

| £ million | H1 2025 | H1 2024 |
|---|---:|---:|
| Net sales | 318.0 | 304.3 |
| Plants | 140.2 | 131.0 |
| Furniture | 92.6 | 97.4 |
| Operating profit | 28.4 | 26.1 |
| Net cash / (net debt) at 30 June | 21.5 | (8.0) |
| Cost-income ratio | 58.1% | 60.4% |
"""
DAY = date(2025, 9, 16)


@pytest.fixture(scope="module")
def gardens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gate") / "gardens.md"
    path.write_text(GARDENS, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        # less of it is better
        ("The cost-income ratio was better than in the first half of 2024.", "supported"),
        ("The cost-income ratio was worse than in the first half of 2024.", "contradicted"),
        # one row for both sides of nothing
        ("At the end of June Tarrow Gardens had net cash of £21.5 million.", "supported"),
        ("At the end of June Tarrow Gardens had net debt of £21.5 million.", "contradicted"),
        # like for like is told apart
        ("Comparable sales rose 1.8%.", "supported"),
        # what was spent, and not what is left of the programme
        ("The company spent £9 million on share buybacks.", "supported"),
    ],
)
def test_the_side_and_the_sense_of_a_measure(gardens: Path, sentence: str, verdict: str) -> None:
    assert judged_by(gardens, sentence, DAY)[0] == verdict


@pytest.mark.parametrize(
    "sentence",
    [
        "Tarrow's rival had net sales of £402 million.",
        "Net sales will probably reach £700 million this year.",
        "Operating profit was £3 million ahead of budget.",
        "Furniture was the weak spot. Sales there rose 2 per cent.",
        "Analysts expect net sales of £690 million.",
        "Regulators approved an increase of £3 million in annual water charges.",
    ],
)
def test_what_is_told_of_others_guessed_or_a_distance_accuses_nobody(gardens: Path, sentence: str) -> None:
    assert judged_by(gardens, sentence, DAY)[0] != "contradicted"


def test_all_sales_do_not_bear_out_comparable_ones(gardens: Path) -> None:
    assert judged_by(gardens, "Comparable sales rose 4.5%.", DAY)[0] != "supported"


GLASS = """# Orlo Glass plc: half-year report 2026

6 August 2026

The benchmark price of soda ash, the Northern High Grade index, lost 4.1% over the same period.

| £ million, six months to 30 June | 2026 | 2025 |
|---|---:|---:|
| Cinemas | 11.0 | 4.4 |
| Bowling | 14.2 | 13.2 |
| Adjusted operating profit of the group | 58.4 | 49.0 |
| Closure costs | (9.6) | (3.9) |
| Operating profit | 48.8 | 45.1 |
"""


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        # the costs are what the profit is stated after
        ("After closure costs, the operating profit was £48.8 million.", "supported"),
        ("Closure costs came to £9.6 million in the six months to June.", "supported"),
        # "over" tells the time, and no way
        ("The benchmark price of soda ash lost 4.1% over the same period.", "supported"),
        # the two rows that are named, and not the group's with the word of the measure
        ("Cinemas earned more adjusted operating profit than bowling.", "unverified"),
    ],
)
def test_what_is_named_before_a_figure_and_behind_it(
    tmp_path_factory: pytest.TempPathFactory, sentence: str, verdict: str
) -> None:
    path = tmp_path_factory.mktemp("glass") / "glass.md"
    path.write_text(GLASS, encoding="utf-8")
    assert judged_by(path, sentence, date(2026, 8, 7))[0] == verdict
