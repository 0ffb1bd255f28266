"""Rule files written on the spot, and a cache that belongs to one test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.errors import RuleError
from factcheck.rules import loader


@pytest.fixture(autouse=True)
def cache_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(loader, "_LOADED", {})
    return tmp_path / "cache"


@pytest.fixture
def rules(tmp_path: Path) -> Callable[..., loader.Rules]:
    """`rules(text)` or `rules(**{"a.yaml": text})`: the loaded rules of these files alone."""

    def load(text: str | None = None, **files: str) -> loader.Rules:
        folder = tmp_path / "rules"
        folder.mkdir(exist_ok=True)
        for name, content in {**({"x.yaml": text} if text is not None else {}), **files}.items():
            (folder / name).write_text(content, encoding="utf-8")
        return loader.load_rules([folder])

    return load


@pytest.fixture
def problems(tmp_path: Path, rules: Callable[..., loader.Rules]) -> Callable[..., list[str]]:
    """What is wrong with these files, one line each, with paths relative to the folder."""

    def collect(text: str | None = None, **files: str) -> list[str]:
        with pytest.raises(RuleError) as caught:
            rules(text, **files)
        prefix = f"{(tmp_path / 'rules').as_posix()}/"
        return [str(problem).splitlines()[0].replace(prefix, "") for problem in caught.value.problems]

    return collect
