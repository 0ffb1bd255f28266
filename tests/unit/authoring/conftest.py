from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.rules.loader import Rules, load_rules


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Rules]:
    """`rules(text, ...)`: the loaded rules of these files, called 0.yaml, 1.yaml ..."""
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))

    def load(*texts: str) -> Rules:
        folder = tmp_path / "rules"
        folder.mkdir(exist_ok=True)
        for number, text in enumerate(texts):
            (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
        return load_rules([folder])

    return load
