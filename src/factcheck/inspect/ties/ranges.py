"""A figure told as above, below or within a range of the same sentence: "$512 million, higher than its own forecast of $505-520 million"."""

from __future__ import annotations

import re

from factcheck.inspect.interval import Interval, rounded
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import Quantity
from factcheck.patterns import regex

_WAY = regex(
    r"\b(?:(?P<up>(?:more|higher|better|larger|bigger)\s+than|above|exceed(?:s|ed|ing)|beat(?:s|ing)?|topp(?:ed|ing)|surpass(?:ed|ing)|ahead\s+of)"
    r"|(?P<down>(?:less|lower|worse|smaller|fewer)\s+than|below|short\s+of|miss(?:ed|ing)|under)"
    r"|(?P<within>within|inside))\b[^.;:]*$",
    re.IGNORECASE,
)
_PART_OF_RANGE = regex(
    r"\b(?:midpoint|mid-point|middle|top|upper|lower|bottom|high\s+end|low\s+end|end\s+of|half\s+of|or|previous\w*|prior|raised|lowered|not|nor|if|would|could)\b|n['’]t\b",
    re.IGNORECASE,
)

_ELSEWHERE = regex(r"[;:]|\b(?:by|and|but|while|which|who|from)\b")
""" "Is $6.4 billion more than the year before, and yet increased its equity by $78 billion to $157 billion"."""


def inspect_told_ranges(page: Page) -> list[Draft]:
    drafts = []
    for span in page.extraction.quantities:
        if span.cmp != "range" or span.low is None or span.high is None or span.rule == "table":
            continue
        if page.is_told(page.sentences.get(span.sentence), "hypothetical") and (draft := _judged(page, span)):
            drafts.append(draft)
    return drafts


def _judged(page: Page, span: Quantity) -> Draft | None:
    """The figure right before the range, with the word between the two."""
    before = [
        q
        for q in page.quantities_in[span.sentence]
        if q.end <= span.start
        and not q.alt_of
        and (q.kind, q.unit) == (span.kind, span.unit)
        and page.roles.get(q.id) == "level"
    ]
    told = max(before, key=lambda q: q.end, default=None)
    if (
        told is None
        or told.cmp != "eq"
        or page.metric_of.get(told.id) != page.metric_of.get(span.id, page.metric_of.get(told.id))
    ):
        return None
    between = page.article.text[told.end : span.start]
    way = _WAY.search(between)
    if (
        way is None
        or _PART_OF_RANGE.search(between)
        or _ELSEWHERE.search(between, way.start())
        or between.count("(") != between.count(")")
    ):
        return None
    figure, low, high = rounded(told), Interval(span.low, span.low), Interval(span.high, span.high)
    if way["up"]:
        wrong = not high.below(figure) and figure.high is not None and figure.high < (span.high or 0)
        is_, says = "below its upper end", "more"
    elif way["down"]:
        wrong = figure.low is not None and figure.low > (span.low or 0)
        is_, says = "above its lower end", "less"
    else:
        wrong = figure.below(low) or high.below(figure)
        is_, says = "outside it", "within it"
    if not wrong:
        return None
    message = (
        f"{plain_text(told)} is told as {says} than {plain_text(span)}, and is {is_}."
        if way["within"] is None
        else f"{plain_text(told)} is told as within {plain_text(span)}, and is {is_}."
    )
    return Draft(
        told.start, span.end, page.severity("arithmetic", "error"), message, "comparison-flipped", f"range|{plain_text(told)}|{plain_text(span)}",
        figures=(told, span),
    )  # fmt: skip
