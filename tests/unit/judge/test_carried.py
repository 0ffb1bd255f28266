"""What the words before a figure leave open: the time told last, the measure beside it, whom a pronoun means. Figures as filed."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import check
from factcheck.read.plain import read_text
from tests.unit.judge.by_filings import told

_Q3 = "Marvell's revenue in the quarter ended November 1 was $2.07 billion. Net income was $1.90 billion."
_UNH = "Revenue last year came to $400.3 billion, 8% more than in 2023."
_ALPHABET = "In the first quarter Alphabet's capital expenditure was $35.7 billion."

NOT_ACCUSED = [
    # the nine months' net income was $2.274 billion; the quarter's $1.901 billion
    ("Marvell", f"{_Q3}\n\nFor the nine months, revenue rose to $5.98 billion. Net income was $2.27 billion.", "2025-12-04", "$2.27 billion"),
    # told by the length alone
    ("Marvell", f"{_Q3}\n\nNine months, then. Here they are. Net income, $2.27 billion.", "2025-12-04", "$2.27 billion"),
    # free cash flow: 45.790 less 35.674, and 36.150 less 17.197 a year before
    (
        "Alphabet",
        f"{_ALPHABET} Cash from operations, $45.8 billion, still covers it, but what is left has melted to $10.1 billion, from $19.0 billion.",
        "2026-05-06",
        "$19.0 billion",
    ),
    # 725.0 million in the year before the latest, and not before the year with which the text opens
    (
        "Marvell",
        "In the fiscal year that ended in January 2021 Marvell had revenue of $2.97 billion.\n\nRepurchases took $2.04 billion, almost three times "
        "the $725 million of the previous year.",
        "2026-03-16",
        "$725 million",
    ),
    # the pronoun is Amazon; 637.959 billion is its revenue
    (
        "Aisle notes",
        "Walmart's report is dull. Amazon's is the glossiest. It has closed to within a whisker of Walmart in sales, $638 billion in calendar 2024.",
        "2025-03-31",
        "$638 billion",
    ),
    # 6.306 of 123.945 billion
    (
        "Apple",
        "Apple spent $7.7 billion on research in the quarter ended December 31, or 6.6% of sales. In the year-ago quarter, R&D had amounted to "
        "5.1% of sales.",
        "2023-02-06",
        "5.1%",
    ),
    # 11.83 in 2023, between 10.22 in 2022 and 13.89 in 2024
    (
        "Mastercard",
        "Each diluted share of Mastercard earned $13.89 in 2024. In 2022 it had earned $10.22, and in the year in between $11.83.",
        "2025-03-12",
        "$11.83",
    ),
    # 1.64 in the second quarter of 2025, 2.14 a year before
    (
        "Exxon Mobil",
        "Second-quarter earnings at Exxon Mobil were $7.08 billion, and of the $2.14 a share that had been earned a year ago, $1.64 was left.",
        "2025-08-06",
        "$2.14",
    ),
    # Converse is a part of Nike, whose revenue was 46.309
    ("Nike", "Nike reported fiscal 2025. Converse, the group's other label, had sales of $1.7 billion.", "2025-07-21", "$1.7 billion"),
    # 14.066 billion
    (
        "Johnson & Johnson",
        "Do not be alarmed that Johnson & Johnson's net earnings in 2024 fell to $14.1 billion from $35.2 billion.",
        "2025-03-03",
        "$14.1 billion",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "day", "figure"), NOT_ACCUSED)
def test_what_the_words_before_leave_open_accuses_nobody(title: str, text: str, day: str, figure: str) -> None:
    verdicts = told(title, text, day)
    found = [v for words, v in verdicts.items() if words.startswith(figure)]
    assert found, verdicts
    assert "contradicted" not in found, verdicts


WRONG = [
    # 324.162 billion in 2022; 371.622 is that of 2023
    ("UnitedHealth", f"{_UNH} In 2022 the figure was $371.6 billion.", "2025-03-04", "$371.6 billion"),
    # 2.525 of 6.154 billion is 41.0%
    (
        "Union Pacific",
        "Union Pacific's revenue for April to June was $6.2 billion. Operating income of $2.5 billion left a margin of 43.6%.",
        "2025-08-08",
        "43.6%",
    ),
    # 2.679 billion since January
    (
        "Union Pacific",
        "Union Pacific's share repurchases since January: $2.7 million, after just $100 million in the first half of 2024.",
        "2025-08-08",
        "$2.7 million",
    ),
]


@pytest.mark.parametrize(("title", "text", "day", "figure"), WRONG)
def test_a_figure_of_which_all_is_told_is_called_wrong(title: str, text: str, day: str, figure: str) -> None:
    verdicts = told(title, text, day)
    assert next(v for words, v in verdicts.items() if words.startswith(figure)) == "contradicted", verdicts


def test_the_right_figure_stays_right_where_its_year_is_printed() -> None:
    verdicts = told("UnitedHealth", f"{_UNH} In 2022 the figure was $324.2 billion.", "2025-03-04")
    assert next(v for words, v in verdicts.items() if words.startswith("$324.2")) == "supported", verdicts


def test_a_year_since_which_something_is_best_is_not_what_a_text_is_about() -> None:
    text = (
        "Boeing cut its loss as it handed over more airplanes than in any second quarter since 2018.\n\nRevenue climbed 35% to $22.7 billion. "
        "Gross profit doubled to $2.44 billion."
    )
    verdicts = told("Boeing", text, "2025-07-30")
    assert {v for words, v in verdicts.items() if words.startswith("$")} == {"supported"}, verdicts


def test_gains_behind_a_preposition_move_nothing() -> None:
    text = "Coca-Cola's revenue in 2024 was $47.1 billion. Profit, thanks to gains elsewhere, hardly noticed: $10.6 billion against $10.7 billion."
    assert set(told("Coca-Cola", text, "2025-03-10").values()) == {"supported"}


def test_a_participle_between_an_article_and_a_noun_moves_nothing() -> None:
    # 13.89 after 11.83 is 17.4% more
    text = "Mastercard's net income advanced 15% to $12.9 billion in 2024, and diluted earnings per share, helped by a falling share count, 17% to $13.89."
    assert set(told("Mastercard", text, "2025-02-20").values()) == {"supported"}


def test_what_heads_a_list_is_told_of_all_its_lines() -> None:
    # diluted earnings of 2024: 23.86, 8.04, 5.53; of 2023: 14.87, 5.80, 2.90
    head = "Meta, Alphabet and Amazon have told of 2024.\n\n### Per-share earnings at a glance\n"
    text = head + "- Meta: $23.86, up 60% from $14.87\n- Alphabet: $5.53, up from $5.80\n- Amazon: $5.53, up from $2.90"
    report = check(read_text(f"Three giants\n\n{text}\n", "article", published=date(2025, 2, 11)), offline=True)
    found = [c.verdict.status for c in report.claims if c.verdict is not None and c.text.startswith("$5.")]
    assert found == ["contradicted", "supported", "supported"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # 7.829 billion in fiscal 2025, 7.620 in fiscal 2024
        ("Salesforce repurchased more stock in fiscal 2024 than in fiscal 2025.", "contradicted"),
        ("Salesforce repurchased more stock in fiscal 2025 than in fiscal 2024.", "supported"),
    ],
)
def test_a_year_may_be_compared_with_a_later_one(text: str, status: str) -> None:
    assert list(told("Salesforce", text, "2025-03-17").values()) == [status]
