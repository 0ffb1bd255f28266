"""The corpora, and one way to run the program over a text."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from factcheck import Report, check
from factcheck.read.plain import read_bytes

HERE = Path(__file__).parent


def report_on(text: str, name: str = "article.txt", published: str | None = None) -> Report:
    """What an editor gets for this text, offline, judged as of its own date; where it tells none, as of the day that the
    editor gives with `--as-of`."""
    article = read_bytes(text.encode("utf-8"), name)
    undated = article.published is None and published is not None
    return check(article, offline=True, as_of=date.fromisoformat(published[:10]) if undated and published else None)


@cache
def variants(folder: str) -> tuple[dict[str, Any], ...]:
    lines = (HERE / folder / "variants.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines if line.strip())


@cache
def articles(folder: str) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(path.read_text(encoding="utf-8")) for path in sorted((HERE / folder).glob("*.json")))


def sets_of(name: str) -> dict[str, str]:
    """The sets of one kind of text by what their figures go by: a folder each, "twenty-first" for `twenty_first`."""
    return {
        path.name.replace("_", "-"): f"{name}/{path.name}" for path in sorted((HERE / name).iterdir()) if path.is_dir()
    }


@dataclass
class Count:
    """A share with its denominator and the cases that missed."""

    name: str
    hits: int = 0
    total: int = 0
    misses: list[str] = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        self.misses = []

    def add(self, hit: bool, case: str = "") -> None:
        self.total += 1
        self.hits += hit
        if not hit:
            self.misses.append(case)

    @property
    def share(self) -> float:
        return self.hits / self.total if self.total else 0.0

    def __str__(self) -> str:
        return f"{self.name:<44} {self.hits:>4} / {self.total:<4} {self.share:6.1%}"
