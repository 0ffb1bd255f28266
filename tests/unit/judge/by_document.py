"""What a document makes of a sentence."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.pipeline import Checker
from factcheck.read.plain import read_text


@cache
def _checker(path: Path) -> Checker:
    return Checker(evidence=[path])


def judged_by(path: Path, text: str, day: date) -> tuple[str, str | None]:
    """Verdict and code of the worst claim."""
    article = read_text(text, "x.txt", published=day)
    verdicts: list[Any] = [c.verdict for c in _checker(path).check(article).claims if c.verdict]
    order = {"contradicted": 0, "unverified": 1, "supported": 2}
    worst = min(verdicts, key=lambda v: order[v.status], default=None)
    if worst is None:
        return "unverified", None
    return worst.status, worst.diagnosis.code if getattr(worst, "diagnosis", None) else None
