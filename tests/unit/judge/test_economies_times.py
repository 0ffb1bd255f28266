"""Of which month, year or owner a figure of an economy is told, where its own words do not name it.

The BLS's annual rates: 2021 began at 1.4% and ended at 7.0%, 2022 began at 7.5% and ended at 6.5% (its average was 8.0%), 2023 ended at
3.4%, 2024 began at 3.1% and ended at 2.9%; May 2020 0.1%; on the month prices fell 0.8% in April 2020. Japan's output in 2012 was
$6.27 trillion; a euro cost 4.18 zlotys on 12 March 2025.
"""

from __future__ import annotations

import pytest

from factcheck import check
from factcheck.read.plain import read_text
from tests.unit.judge.test_economies import code, verdicts

RIGHT = [
    "American inflation began 2021 at 1.4% and ended it at 7.0%.",
    "Inflation in the United States finished 2022 at 6.5%.",
    "US inflation started 2022 at 7.5% and averaged 8.0% that year.",
    "Inflation in the United States was 2.5% in January 2020 and 0.1% in May of that year.",
    "US inflation stood at 5.0% in May 2021, and at 6.2% in October of the same year.",
    "US inflation was 2.8% in February. It ended 2024 lower than it had begun. The annual rate was 3.1% in January and 2.6% in October.",
    "US inflation was 2.8% in February. Prices seldom fall there. One such month was April 2020: minus 0.8%.",
    "The euro gained on the franc. In Poland it takes 4.18 zlotys to buy a euro.",
]
WRONG = [
    ("American inflation ended 2023 at 4.1%.", "wrong-value"),
    ("US inflation finished 2022 at 8.0%.", "wrong-value"),
    ("US inflation was 1.4% in January 2021 and 5.4% in December of that year.", "wrong-value"),
]
JAPAN = "At $4.2 trillion Japan's GDP was behind Germany's $4.5 trillion in 2023. In 2012 GDP came to $6.3 trillion."


@pytest.mark.parametrize("text", RIGHT)
def test_right(text: str) -> None:
    assert set(verdicts(text)) == {"supported"}


@pytest.mark.parametrize(("text", "diagnosis"), WRONG)
def test_wrong(text: str, diagnosis: str) -> None:
    assert code(text) == diagnosis


def test_a_month_that_may_be_of_two_years_is_never_called_wrong() -> None:
    assert "contradicted" not in verdicts(
        "US inflation was 2.8% in February. It ended 2024 lower. The annual rate was 3.7% in January."
    )


def test_whom_an_economy_is_behind_does_not_own_what_follows() -> None:
    assert "contradicted" not in verdicts(JAPAN)


def _of_a_week(text: str) -> list[str]:
    report = check(read_text(f"# Currencies\n\n7 March 2025\n\n{text}\n", "article.md"), offline=True)
    return [c.verdict.status for c in report.claims if c.quantity is not None and c.verdict is not None]


def test_what_one_unit_buys_is_its_price() -> None:
    """On 7 March 2025 a euro was $1.0857 and 84 pence; "against the franc" leaves the pence."""
    assert _of_a_week("One euro bought $1.0857 on Friday.")[-1] == "supported"
    assert _of_a_week("One euro bought $1.1857 on Friday.")[-1] == "contradicted"
    then = _of_a_week("One euro cost 84.1 pence on Friday. Against the franc it went up too, from 0.9385 to 0.9547.")
    assert "contradicted" not in then


def test_where_a_currency_came_from_is_not_where_it_went() -> None:
    """In the week to 7 March 2025 a euro rose from $1.0465 on Monday to $1.0857 on Friday."""
    assert _of_a_week("The euro climbed against the dollar to $1.0857.") == ["supported"]
    assert _of_a_week("The euro climbed against the dollar to $1.0465.") == ["unverified"]
