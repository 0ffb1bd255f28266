"""The finding that one thing is told with two figures, and what the inspections that make it ask of both."""

from __future__ import annotations

from factcheck.inspect.agreement.one_fact import is_short
from factcheck.inspect.agreement.telling import line_of
from factcheck.inspect.measures.reading import Reading
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import DiagnosisCode, Quantity


def is_title(page: Page, q: Quantity) -> bool:
    """A title, a heading, a bullet, or a first line that is no sentence."""
    block = page.article.blocks[page.sentences[q.sentence].block]
    line = page.article.text[block.start : block.end].strip()
    return is_short(page, q) or block is page.article.blocks[0] and len(line) < _LINE and not line.endswith((".", "!"))


_LINE = 120


def clauses(reading: Reading, *figures: Quantity) -> str:
    return " | ".join(f"{reading.lead(q)[-70:]} {reading.tail(q)[:50]}" for q in figures)


def told_twice(reading: Reading, told: Quantity, other: Quantity, code: DiagnosisCode) -> Draft:
    page, here, there = reading.page, plain_text(told), plain_text(other)
    message = f'"{here}" here and "{there}" ({line_of(page, other.start)}) are told of one thing.'
    return Draft(
        told.start, told.end, page.severity("agreement", "error", "repeated_metric"), message, code, f"again|{here}|{there}",
        figures=(told, other), consistent=there,
    )  # fmt: skip


def is_of_another_time(reading: Reading, a: Quantity, b: Quantity) -> bool:
    """Two times are known, and they are not one."""
    first, second = (reading.page.time_of.get(q.id) for q in (a, b))
    if first is None or second is None or "REF" in first.value + second.value:
        return False
    return first.value != second.value and first.window != second.window
