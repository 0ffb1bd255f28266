"""Sums and changes inside a table: doubted only where the table itself proves how it is built."""

from __future__ import annotations

from factcheck import check
from factcheck.read import read_data
from factcheck.rules.loader import load_rules

RULES = load_rules()


def messages(table: str, caption: str = "Alphabet Inc., $ millions") -> list[str]:
    article = read_data(f"Alphabet's year\n\nFebruary 10, 2025\n\n{caption}\n\n{table}\n".encode(), "a.md")
    return [f.message for f in check(article, rules=RULES).findings if f.rule.startswith("consistency/")]


HEAD = "                      Three months ended\n                   Dec 31,    Dec 31,\n                    2024       2023     Change\n"


def test_a_total_that_fails_in_one_column_of_a_table_with_two_headers() -> None:
    table = "| | Full year | |\n| | 2024 | 2023 |\n|---|---|---|\n| North | 10 | 20 |\n| South | 15 | 25 |\n| Total revenue | 25 | 54 |"
    assert len(messages(table)) == 1
    assert "54" in messages(table)[0]


def test_a_total_whose_structure_no_column_proves_is_left_alone() -> None:
    assert (
        messages(
            "| | 2024 | 2023 |\n|---|---|---|\n| North | 10 | 20 |\n| of which Wales | 5 | 5 |\n| Total revenue | 12 | 24 |"
        )
        == []
    )


def test_percentages_do_not_add_up() -> None:
    table = (
        "| | 2024 | Growth |\n|---|---|---|\n| North | 10 | 2% |\n| South | 15 | 3% |\n| Total revenue | 25 | 2.6% |"
    )
    assert messages(table) == []


def test_a_change_that_does_not_follow_in_aligned_columns() -> None:
    rows = "Revenue            1,100      1,000       10%\nGross profit         660        600       10%\nOperating income     240        200       25%\n"
    assert messages(HEAD + rows) == ["Operating income: from 200 to 240 is 20.0%, not 25%."]


def test_a_column_of_changes_that_means_something_else_is_left_alone() -> None:
    rows = "Revenue            1,100      1,000        7%\nGross profit         660        600        6%\nOperating income     240        200       15%\n"
    assert messages(HEAD + rows) == []


def test_the_same_figure_in_table_and_text_must_agree_and_is_told_once() -> None:
    table = "| | 2024 | 2023 |\n|---|---|---|\n| Revenue | 350,018 | 307,394 |\n\nAlphabet's revenue was $305.0 billion in 2024."
    assert len(messages(table)) == 1
    assert messages(table.replace("305.0", "350.0")) == []
