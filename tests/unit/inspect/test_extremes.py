"""A level that was only touched is not the one that the change of the day starts from."""

from __future__ import annotations

import pytest

from tests.unit.inspect.test_kinds import found

RIGHT = [
    "Gold eased 0.4% to $3,374 an ounce after touching a record $3,500.05 on April 22.",
    "The 10-year Bund yield fell 4.5 basis points to 2.73%, after touching 2.94% on March 11, its highest since October 2023.",
    "Copper rose 0.2% to $9,779 a tonne, a far cry from its $11,104.50 record of May 2024.",
    "Bitcoin fell 4.1% to $91,200, from a peak of $126,000 in October.",
    "Wheat gained 1.5% to $5.42 a bushel, having bottomed at $5.02 in May.",
    "Supply will rise by 2.5 million barrels a day, up from the 2.1 million barrels seen a month ago, against demand growth of just 685,000 barrels.",
]
WRONG = [
    ("Bitcoin traded at $91,200, down 37.6% from its October record of $126,000.", "37.6%"),
    ("Gold eased 1.4% to $3,374 an ounce from $3,388 a day earlier.", "1.4%"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_an_extreme_is_no_basis_of_a_change_that_is_told_before_it(text: str) -> None:
    assert not [f for f in found(f"Markets\n\n{text}\n") if f.rule == "consistency/arithmetic"]


@pytest.mark.parametrize(("text", "figure"), WRONG)
def test_a_change_that_is_told_against_it_is_recomputed(text: str, figure: str) -> None:
    article = f"Markets\n\n{text}\n"
    assert figure in [article[f.start : f.end] for f in found(article) if f.rule == "consistency/arithmetic"]
