"""Tables against themselves and against the text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from factcheck.inspect.tables.layout import period_of, tables_of
from factcheck.pipeline import Checker
from factcheck.read.plain import read_bytes

CHECKER = Checker(select=["consistency/*"])


def found(text):
    article = read_bytes(text.encode(), "table.txt").model_copy(update={"published": date(2025, 4, 29)})
    return article, CHECKER.check(article).findings


def table(*rows, head="| $ million | 2024 | 2023 |", before="Sales by line\n\n29 April 2025\n\n"):
    rule = "|---" * (head.count("|") - 1) + "|"
    return before + "\n".join([head, rule, *rows]) + "\n\nThe company gave no reason for the change."


FREIGHT, PASSENGER = "| Freight | 2,310 | 2,190 |", "| Passenger | 1,120 | 1,045 |"


def test_a_column_that_does_not_add_up_beside_one_that_does():
    article, (finding,) = found(table(FREIGHT, PASSENGER, "| Other | 575 | 560 |", "| Total | 4,205 | 3,795 |"))
    assert (finding.code, article.text[finding.start : finding.end]) == ("arithmetic", "4,205")
    assert [shown.text for shown in finding.figures] == ["2,310", "1,120", "575", "4,205"]
    assert finding.consistent == "4,005"
    assert "2,310 + 1,120 + 575 is 4,005, not 4,205" in finding.message


@pytest.mark.parametrize(
    "rows",
    [
        # neither column adds up: the rows are no parts
        (FREIGHT, PASSENGER, "| Total | 4,005 | 3,795 |"),
        # a row is part of another one
        (FREIGHT, "| of which grain | 800 | 790 |", PASSENGER, "| Total | 3,430 | 3,235 |"),
        # rounding
        ("| A | 1.2 | 1.1 |", "| B | 1.0 | 0.9 |", "| C | 0.7 | 0.7 |", "| Total | 3.0 | 2.7 |"),
        # costs in brackets are taken off
        (FREIGHT, "| Discounts | (110) | (90) |", "| Total | 2,200 | 2,100 |"),
    ],
)
def test_totals_that_may_be_right(rows):
    assert found(table(*rows))[1] == ()


def test_one_column_is_accused_only_where_no_row_explains_it():
    head = "| $ million | 2024 |"
    rows = ("| Freight | 2,310 |", "| Passenger | 1,120 |", "| Other | 575 |")
    article, (finding,) = found(table(*rows, "| Total | 4,205 |", head=head))
    assert article.text[finding.start : finding.end] == "4,205"
    assert found(table(*rows, "| Total | 3,430 |", head=head))[1] == ()


CHANGES = "| € million | Q1 2025 | Q1 2024 | Change |"


def test_a_change_that_its_two_columns_do_not_give():
    rows = ("| Europe | 1,240 | 1,130 | 24% |", "| Americas | 980 | 933 | 5% |", "| Asia | 702 | 755 | -7% |")
    article, (finding,) = found(table(*rows, head=CHANGES))
    assert (finding.code, article.text[finding.start : finding.end]) == ("arithmetic", "24%")
    assert finding.message == "Europe: from 1,130 to 1,240 is 9.7%, not 24%."


@pytest.mark.parametrize(
    "head", ["| € million | Q1 2025 | Q1 2024 | Like-for-like change |", "| € million | Q1 2025 | Q1 2024 | Share |"]
)
def test_a_column_of_something_else_is_no_change(head):
    rows = ("| Europe | 1,240 | 1,130 | 24% |", "| Americas | 980 | 933 | 5% |", "| Asia | 702 | 755 | -7% |")
    assert found(table(*rows, head=head))[1] == ()


def test_a_metric_that_text_and_table_tell_differently():
    before = "Halden results\n\n29 April 2025\n\nRevenue was {} in the first quarter of 2025.\n\n"
    rows = ("| Revenue | 1,846 | 1,702 |", "| Net profit | 161 | 150 |")
    head = "| $ million | Q1 2025 | Q1 2024 |"
    article, (finding,) = found(table(*rows, head=head, before=before.format("$1.68 billion")))
    assert (finding.code, article.text[finding.start : finding.end]) == ("repeated-metric", "$1.68 billion")
    assert [shown.text for shown in finding.figures] == ["$1.68 billion", "1,846"]
    assert found(table(*rows, head=head, before=before.format("$1.85 billion")))[1] == ()


def test_the_scale_comes_from_the_head_or_the_caption():
    article = read_bytes(
        b"T\n\n(in thousands)\n\n| | 2024 | 2023 |\n|---|---|---|\n| Revenue | 1,070 | 1,000 |\n| Costs | 500 | 400 |\n",
        "t",
    )
    (one,) = tables_of(article)
    assert (one.scale, one.heads) == (3, ("2024", "2023"))
    assert one.rows[0].cells[0].value == Decimal(1070)
    assert article.text[one.rows[0].cells[1].start : one.rows[0].cells[1].end] == "1,000"


@pytest.mark.parametrize(
    ("head", "period"),
    [
        ("Q1 2025", (2025, "Q1")), ("H2 2024", (2024, "H2")), ("FY2024", (2024, "FY")), ("2023", (2023, "FY")),
        ("First quarter 2025", (2025, "Q1")), ("31 Dec 2024", (2024, "FY")), ("Change", None),
    ],
)  # fmt: skip
def test_the_period_of_a_head(head, period):
    assert period_of(head) == period
