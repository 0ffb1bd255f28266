from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.errors import InputError
from factcheck.read.inputs import expand


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.md",
        "deep/c.html",
        "deep/d.csv",
        ".hidden.txt",
        ".git/e.txt",
        "node_modules/f.md",
        "LICENSE",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def test_a_folder_gives_its_articles_sorted_and_nothing_hidden(drafts: Path) -> None:
    assert [path.relative_to(drafts).as_posix() for path in expand([drafts])] == ["a.md", "b.txt", "deep/c.html"]


def test_a_named_file_counts_whatever_its_suffix_and_only_once(drafts: Path) -> None:
    assert expand([drafts / "deep/d.csv", drafts / "a.md", str(drafts / "a.md")]) == [
        drafts / "deep/d.csv",
        drafts / "a.md",
    ]


def test_a_missing_file_is_refused_with_the_nearest_name(drafts: Path) -> None:
    with pytest.raises(InputError) as caught:
        expand([drafts / "b.tx"])
    assert caught.value.path == str(drafts / "b.tx")
    assert caught.value.hint == f"did you mean {drafts / 'b.txt'}?"


def test_a_folder_without_an_article_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no article"):
        expand([tmp_path])
