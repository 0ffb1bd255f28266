"""How an article reads whose paragraphs are hard-wrapped, and the way back to the printed text."""

from __future__ import annotations

import pytest

from factcheck.read.plain import read_text
from factcheck.text import split
from factcheck.text.flow import Flow, flowing

HEAD = "Alder Beats\n\n"


def flow(text: str) -> Flow:
    return flowing(read_text(HEAD + text, "a.txt"))


@pytest.mark.parametrize("broken", ["\n", "\r\n", "\r", " \n", "\n  ", "\u2028"])
def test_a_paragraph_reads_as_one_line_whatever_breaks_it(broken: str) -> None:
    printed = f"Revenue of the old firm in Oslo rose by 12%{broken}to $3 million, said its head of finance Jane{broken}Roe of Alder on Monday.\n"
    found = flow(printed)
    assert found.article.text == HEAD + "Revenue of the old firm in Oslo rose by 12% to $3 million, said its head of finance Jane Roe of Alder on Monday.\n"  # fmt: skip
    for word in ("Revenue", "12%", "to", "$3 million", "Jane", "Roe", "Monday."):
        start = found.article.text.index(word)
        begin, end = found.printed_at(start, start + len(word))
        assert found.printed.text[begin:end] == word
    start = found.article.text.index("Jane Roe")
    begin, end = found.printed_at(start, start + 8)
    assert found.printed.text[begin:end] == f"Jane{broken}Roe"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Yields on the notes of the Treasury that run for two-\nyear periods rose.", "run for two-year periods"),
        (
            "Debt of the firm, whether it is counted as short-\nand long-term, or at once, rose.",
            "as short- and long-term",
        ),
        ("> Revenue of the old firm in Oslo rose by 12%\n> to $3 million in the quarter.", "by 12% to $3 million"),
    ],
)
def test_hyphens_at_the_end_of_a_line_and_marks_of_a_quotation(printed: str, read: str) -> None:
    found = flow(f"{printed}\n")
    assert read in found.article.text
    for start in range(len(found.article.text) - 1):
        begin, end = found.printed_at(start, start + 1)
        assert end == begin + 1 or found.article.text[start] == " "
        if not found.article.text[start].isspace():
            assert found.printed.text[begin] == found.article.text[start]


def test_what_has_no_wrapped_paragraph_is_itself() -> None:
    for text in (
        "Profit rose 5%.\n\nIt fell.\n",
        "| a | 2024 |\n| b | 5 |\n",
        "- One rose 5%.\n- Two fell 6%.\n",
        "---\ntitle: x\n---\n",
    ):
        article = read_text(text, "a.txt")
        assert flowing(article).article is article


def test_rows_of_a_table_stay_rows() -> None:
    text = "Revenue of the old firm in Oslo rose by 12%\nto $3 million.\n\n| Alder | 2024 |\n| Revenue | 3 |\n"
    read = flow(text).article.text
    assert read.endswith("12% to $3 million.\n\n| Alder | 2024 |\n| Revenue | 3 |\n")


def test_a_line_has_the_number_that_it_is_printed_with() -> None:
    printed = (
        HEAD
        + "Revenue of the old firm in Oslo rose by 12%\nto $3 million, said Jane\nRoe of Alder on Monday.\n\nIt fell.\n"
    )
    found = flowing(read_text(printed, "a.txt"))
    for word in ("Alder Beats", "Revenue", "12%", "to", "Jane", "Roe", "It fell."):
        assert found.article.line_at(found.article.text.index(word)) == printed[: printed.index(word)].count("\n") + 1


def test_the_sentences_of_a_wrapped_text_are_those_of_the_text() -> None:
    text = "The firm sold 1.2 million cars in May, it said. The stock fell by 3% in the\nafternoon. Analysts had looked for more.\n"
    wrapped, plain = flow(text), flow(text.replace("\n", " ") + "\n")
    assert wrapped.article.text.strip() == plain.article.text.strip()
    assert [(s.start, s.end) for s in split(wrapped.article)] == [(s.start, s.end) for s in split(plain.article)]
