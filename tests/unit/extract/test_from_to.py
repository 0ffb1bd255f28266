"""Two figures told as a way between two times: the first figure is of the first time."""

from __future__ import annotations

import pytest

from tests.unit.judge.by_filings import told

CASES = [
    ("Net profit as a share of sales went from 26.4% to 27.8% at Union Pacific between the whole of 2023 and the whole of 2024.", {"supported"}),
    ("Net profit as a share of sales went from 26.4% to 28.7% at Union Pacific between the whole of 2023 and the whole of 2024.", {"supported", "contradicted"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "verdicts"), CASES)
def test_each_figure_has_the_time_of_its_place(text: str, verdicts: set[str]) -> None:
    found = told("Railroads", text, "2025-02-20")
    assert set(found.values()) == verdicts, found
