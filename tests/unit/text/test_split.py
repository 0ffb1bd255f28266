from __future__ import annotations

from factcheck.model import Article, Sentence
from factcheck.text import split
from factcheck.text.blocks import split_blocks


def _split(text: str) -> tuple[Article, tuple[Sentence, ...]]:
    article = Article(uri="a.txt", digest="", length=len(text), text=text, blocks=split_blocks(text))
    return article, split(article)


def _pieces(text: str) -> list[tuple[str, str]]:
    article, sentences = _split(text)
    return [(sentence.cls, article.text[sentence.start : sentence.end]) for sentence in sentences]


def test_marks_of_lists_headings_quotes_and_tables_are_outside_the_sentence() -> None:
    text = "# Alder beats\n\n## Sales\n\n- Up 5%. Costs fell.\n(a) Third point\n\n> We grew.\n\n**Outlook**\n\n| Sales | $5 |\n|---|---|\n| EPS | $1 |\n\nIt grew 3%.\n"
    assert [piece for _, piece in _pieces(text)] == [
        "# Alder beats".removeprefix("# "), "Sales", "Up 5%.", "Costs fell.", "Third point", "We grew.", "Outlook", "Sales | $5", "EPS | $1", "It grew 3%.",
    ]  # fmt: skip


def test_title_timestamp_and_byline_are_one_sentence_each() -> None:
    text = "Up. Down. Sideways?\nBy J. R. Roe\nMar. 4, 2025 9 a.m. ET1min read\nShares rose 5%. Bonds fell.\n"
    assert _pieces(text) == [
        ("none", "Up. Down. Sideways?"),
        ("boilerplate", "By J. R. Roe"),
        ("boilerplate", "Mar. 4, 2025 9 a.m. ET1min read"),
        ("none", "Shares rose 5%."),
        ("none", "Bonds fell."),
    ]


def test_a_disclaimer_at_the_end_of_a_paragraph_is_boilerplate_alone() -> None:
    text = "Alder beats\n\nProfit rose to $5 million. This is not investment advice.\n"
    assert _pieces(text)[1:] == [
        ("none", "Profit rose to $5 million."),
        ("boilerplate", "This is not investment advice."),
    ]


def test_a_dateline_belongs_to_its_sentence() -> None:
    text = "Alder beats\n\nPARIS, March 4 (Reuters) - Alder Corp. earned 5 million euros. Shares rose.\n"
    assert [piece for _, piece in _pieces(text)][1:] == [
        "PARIS, March 4 (Reuters) - Alder Corp. earned 5 million euros.",
        "Shares rose.",
    ]


def test_sentences_are_numbered_and_know_their_block() -> None:
    article, sentences = _split("Alder beats\n\nProfit rose 5%. Sales fell.\n\nThe end came late.\n")
    assert [sentence.index for sentence in sentences] == [0, 1, 2, 3]
    assert [sentence.block for sentence in sentences] == [0, 1, 1, 2]
    assert all(article.blocks[s.block].start <= s.start < s.end <= article.blocks[s.block].end for s in sentences)


def test_nothing_gives_no_sentences() -> None:
    assert _split("")[1] == ()
