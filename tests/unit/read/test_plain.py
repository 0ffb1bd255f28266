from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from factcheck.errors import InputError
from factcheck.model import BOILERPLATE
from factcheck.read import READERS, read_article, read_bytes, read_data, read_file
from factcheck.text import split

SEED = Path(__file__).parents[4] / "shared" / "seeds" / "alibaba-ai-infrastructure.txt"


def test_offsets_are_into_the_decoded_text_with_its_line_ends() -> None:
    data = "\ufeffAlder’s Profit\r\n\r\nIt rose 5%.\r\n".encode()
    article = read_bytes(data, "a.txt")
    assert article.text == "Alder’s Profit\r\n\r\nIt rose 5%.\r\n"
    assert article.length == 31
    assert article.digest == "sha256:" + hashlib.sha256(data).hexdigest()
    assert [article.text[s.start : s.end] for s in split(article)] == ["Alder’s Profit", "It rose 5%."]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t\n"])
def test_an_empty_file_is_an_article_without_sentences(data: bytes) -> None:
    article = read_bytes(data, "a.txt")
    assert not article.text.strip()
    assert split(article) == ()


def test_another_language_is_refused() -> None:
    text = "Der Umsatz des Konzerns ist im vierten Quartal um acht Prozent gestiegen, wie das Unternehmen am Dienstag mitteilte. Die Aktie legte zu, und der Vorstand bekräftigte die Prognose für das Jahr."
    with pytest.raises(InputError, match="German"):
        read_bytes(text.encode(), "a.txt")


def test_what_was_assumed_is_noted() -> None:
    article = read_bytes("Alder’s Profit\n\nOSLO, March 4 (Reuters) - It rose 5%.\n".encode("cp1252"), "a.txt")
    assert [note.split(":")[0] for note in article.notes] == [
        "byte 0x92 in line 1 is not UTF-8",
        "the date of publication (03-04) has no year; give it with --as-of",
    ]


def test_an_article_is_a_path_a_text_or_itself(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Alder\n\nProfit rose 5%.\n", encoding="utf-8")
    article = read_article(tmp_path / "a.md")
    assert article.title == "Alder"
    assert read_article(article) is article
    assert read_article("Profit rose 5%.").uri == "-"


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_file(tmp_path / "a.txt")
    with pytest.raises(InputError, match="folder"):
        read_file(tmp_path)


@pytest.mark.parametrize("suffix", READERS)
def test_every_registered_suffix_reads_a_plain_article(suffix: str) -> None:
    article = read_data(b"Alder Doubles Profit\n\nProfit rose to $5 million.\n", f"a{suffix}")
    assert "Profit rose to $5 million." in article.text


@pytest.mark.skipif(not SEED.exists(), reason="the real page is not part of the repository")
class TestTheRealPage:
    def test_its_head(self) -> None:
        article = read_file(SEED)
        assert article.title is not None
        assert article.title.startswith("Alibaba to Spend $53 Billion")
        assert article.published_at == datetime(2025, 2, 23, 22, 24, tzinfo=ZoneInfo("America/New_York"))
        assert (str(article.published), article.tickers, article.byline) == ("2025-02-23", ("BABA",), "Harrison Brooks")
        assert article.notes == ()

    def test_exactly_one_copy_of_the_body_is_left(self) -> None:
        article = read_file(SEED)
        body = [block for block in article.blocks if block.kind == "paragraph"]
        assert [block.repeat_of is None for block in body] == [True] * 6 + [False] * 6
        first = [article.text[block.start : block.end] for block in body[:6]]
        assert [article.text[block.start : block.end] for block in body[6:]] == first
        sentences = split(article)
        assert sum(sentence.cls != "boilerplate" and sentence.repeat_of is None for sentence in sentences) == 1 + 18
        assert all(
            article.text[s.start : s.end] == article.text[sentences[s.repeat_of].start : sentences[s.repeat_of].end]
            for s in sentences
            if s.repeat_of is not None
        )

    def test_everything_else_is_page_furniture(self) -> None:
        article = read_file(SEED)
        others = [block.kind for block in article.blocks if block.kind not in ("title", "paragraph")]
        assert len(others) == 15
        assert set(others) <= BOILERPLATE
