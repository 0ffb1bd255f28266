"""A year that stands by itself over a text is the year of the quarters and months below it."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import check
from factcheck.read.plain import read_text


def periods(text: str) -> dict[str, str | None]:
    """By the words of each figure, the period that it is told of."""
    report = check(read_text(text, "a", published=date(2025, 2, 10)), offline=True)
    times = {t.id: t.value for t in report.mentions.times}
    return {c.text: times.get(c.period or "") for c in report.claims}


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2020. The year began badly. In the second quarter Alphabet's revenue shrank to $38.3 billion.", "2020-Q2"),
        ("**2020.** In the second quarter revenue shrank to $38.3 billion, 1.7% below the spring of 2019.", "2020-Q2"),
        ("## 2020\n\nA shock at first. Alphabet's second-quarter revenue shrank to $38.3 billion.", "2020-Q2"),
        ("## 2020\n\nA shock at first.\n\nAlphabet's second-quarter revenue shrank to $38.3 billion.", "2020-Q2"),
        # another year stands before the quarter, another heading above it, or the paragraph is another one
        ("2020. A shock. In 2021, in the second quarter, Alphabet's revenue was $38.3 billion.", None),
        ("## 2020\n\nA shock.\n\n## The latest\n\nAlphabet's second-quarter revenue was $38.3 billion.", "XXXX-Q2"),
        ("2020. A shock.\n\nIn the second quarter Alphabet's revenue was $38.3 billion.", "XXXX-Q2"),
    ],
)
def test_a_quarter_below_a_year(text: str, period: str | None) -> None:
    found = periods(f"# Alphabet, a look back\n\nThis is how it went.\n\n{text}\n")["$38.3 billion"]
    assert found == period if period is not None else found != "2020-Q2"


def test_a_month_below_a_year_is_one_of_it() -> None:
    text = "# Alphabet, a look back\n\nThis is how it went.\n\n2022. Hangover. By December Alphabet's cash stood at $21.9 billion.\n"
    assert str(periods(text)["$21.9 billion"]).startswith("2022-12")
