"""What the filings of the pack make of a sentence."""

from __future__ import annotations

from datetime import date

from factcheck import check
from factcheck.read.plain import read_text


def verdicts(text: str, published: str) -> list[tuple[str, str, str | None]]:
    """Kind, verdict and code of every claim."""
    report = check(read_text(text + "\n", "article", published=date.fromisoformat(published)), offline=True)
    return [
        (c.kind, c.verdict.status, getattr(getattr(c.verdict, "diagnosis", None), "code", None))
        for c in report.claims
        if c.verdict is not None
    ]


def told(title: str, text: str, published: str) -> dict[str, str]:
    """The verdicts of an article of that title, by the words of its claims."""
    report = check(read_text(f"{title}\n\n{text}\n", "article", published=date.fromisoformat(published)), offline=True)
    return {c.text: c.verdict.status for c in report.claims if c.verdict is not None}
