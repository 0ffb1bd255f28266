"""Two figures of one sentence that the words put in the wrong order: "held less cash than Meta: $78.8 billion against $43.9 billion".

Which of them the words tell as the larger is read where the sentence is (`factcheck.extract.larger`); here they are compared.
"""

from __future__ import annotations

from factcheck.inspect.interval import ONE, rounded
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import ToldOrder

_QUARTERS = ONE / 4


def inspect_told_orders(page: Page) -> list[Draft]:
    return [draft for order in page.extraction.orders if (draft := _judged(page, order)) is not None]


def _judged(page: Page, order: ToldOrder) -> Draft | None:
    larger, smaller = page.extraction.quantity(order.larger), page.extraction.quantity(order.smaller)
    if larger is None or smaller is None or not page.is_told(page.sentences.get(larger.sentence), "hypothetical"):
        return None
    x, y = rounded(larger), rounded(smaller)
    first, second = plain_text(larger), plain_text(smaller)
    if order.averaged is not None:
        base = larger if order.averaged == larger.id else smaller
        shown = f"a quarter of {plain_text(base)}"
        x, y = (x.scaled(_QUARTERS), y) if base is larger else (x, y.scaled(_QUARTERS))
        first, second = (shown, second) if base is larger else (first, shown)
    if not (x.positive and y.positive) or not x.below(y):
        return None
    words = " ".join(page.article.text[order.start : order.end].split())
    return Draft(
        order.start, order.end, page.severity("arithmetic", "error"), f'"{words}": {first} is told as the larger, and is less than {second}.',
        "comparison-flipped", f"order|{first}|{second}", figures=(larger, smaller),
    )  # fmt: skip
