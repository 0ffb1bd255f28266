"""Where the words leave room for another time, a figure that is right for it is not accused."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import check
from factcheck.read.plain import read_text

# Johnson & Johnson's 10-Q of July 2025: gross margin 67.87% in the second quarter and 67.16% in the half year; operating cash flow of the
# half year 8,052 after 9,290.
_LEDE = "Sales at Johnson & Johnson climbed to $23.7bn in the second quarter of 2025.\n\n"


@pytest.mark.parametrize(
    ("text", "figure", "status"),
    [
        ("The gross margin slipped to 67.9 per cent, and cash from operations fell by $1.2bn in the half, to $8.1bn.", "67.9", "unverified"),
        ("The gross margin slipped to 61.9 per cent, and cash from operations fell by $1.2bn in the half, to $8.1bn.", "61.9", "contradicted"),
        ("The gross margin was 67.9 per cent in the half.", "67.9", "contradicted"),
    ],
)  # fmt: skip
def test_the_time_of_a_later_clause_is_not_sure(text: str, figure: str, status: str) -> None:
    article = read_text(f"Johnson & Johnson's half year\n\n{_LEDE}{text}\n", "a", published=date(2025, 7, 28))
    claim = next(c for c in check(article, offline=True).claims if c.text.startswith(figure))
    assert claim.verdict is not None
    assert claim.verdict.status == status, claim.verdict.detail


def test_a_difference_told_in_cents_is_told_to_the_cent() -> None:
    text = "Alphabet earned $10.81 a share in 2025, $2.81 more than in 2024."  # $10.81 less $8.04 is $2.77
    report = check(read_text(text + "\n", "a", published=date(2026, 2, 10)), offline=True)
    claim = next(c for c in report.claims if c.text.startswith("$2.81"))
    assert claim.verdict is not None
    assert claim.verdict.status != "supported", claim.verdict.detail
