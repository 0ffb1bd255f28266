"""A part against its total, and ranges in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from factcheck.inspect.figures import Figure
from factcheck.inspect.interval import possible, rounded
from factcheck.inspect.operations import miscounted, part_above_whole
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.plain import is_plain
from factcheck.patterns import regex

ELIMINATIONS = Decimal("1.05")
"""Sales between segments are cut out of the total, so that a part may exceed it slightly."""


def inspect_totals(page: Page) -> list[Draft]:
    """A part that exceeds its total."""
    return [*_parts_above_total(page), *_of_that(page), *_alone(page)]


def _levels(page: Page, figures: list[Figure] | tuple[Figure, ...]) -> list[Figure]:
    return [
        f
        for f in figures
        if f.role == "level" and f.subject is not None and f.claim.modality == "fact" and page.cues.has("additive", f.metric)
        and f.quantity.kind in ("money", "count") and f.quantity.cmp != "range"
    ]  # fmt: skip


_REACH = 20
"""So many totals of one kind a part is compared with: a data dump stays linear."""


def _parts_above_total(page: Page) -> list[Draft]:
    levels = _levels(page, page.figures)
    wholes: dict[tuple[object, ...], list[Figure]] = {}
    for figure in levels:
        if figure.segment is None:
            wholes.setdefault((figure.subject, figure.metric, figure.unit, figure.period), []).append(figure)
    drafts = []
    for part in levels:
        if part.segment is None:
            continue
        # a total without a period, or one of the part's: only these can be of the same period
        near = (part.period, None) if part.period is not None else tuple(dict.fromkeys(period for *_, period in wholes))
        told = [wholes.get((part.subject, part.metric, part.unit, period), []) for period in near]
        if all(len(of) <= _REACH and not any(_exceeds(part, whole) for whole in of) for of in told):
            continue  # most parts are smaller, and the words need not be looked at
        if not _names_a_part(page, part) or page.cues.any(page.text_of(part.place), "other_version", "growth_basis"):
            continue
        mine = [
            whole
            for of in told
            for whole in islice((whole for whole in of if is_plain(page, whole)), _REACH)
            if page.same_period(part, whole)
        ]
        if mine and all(_exceeds(part, whole) for whole in mine):
            message = f"{part.printed} of {part.claim.segment} is more than the total of {mine[0].printed}."
            drafts.append(miscounted(page, part, message, mine[0]))
    return drafts


def _exceeds(part: Figure, whole: Figure) -> bool:
    return not possible((part.quantity, whole.quantity), lambda p, t: not t.scaled(ELIMINATIONS).below(p))


def _names_a_part(page: Page, figure: Figure) -> bool:
    """A name, or a part that the vocabulary lists; "some see" before the metric is none."""
    segment = figure.claim.segment or ""
    if any(word[0].isupper() for word in segment.split()) and not page.cues.any(segment, "whole"):
        return True
    companies = getattr(page.rules.vocabulary, "companies", None) or {}
    known = (
        name
        for entry in companies.values()
        if entry.ref == figure.subject
        for name in (*entry.segments, *entry.products)
    )
    return segment.casefold() in {name.casefold() for name in known}


_OF_THAT = regex(r"Of (?:that|this|these|those|which)(?: (?:sum|amount|total|money))?,?\s+[^.;]{0,40}?$")


def _of_that(page: Page) -> Iterator[Draft]:
    """ "Revenue was $500 million. Of that, $810 million came from restaurants." """
    if "Of th" not in page.article.text:
        return
    for place, quantities in page.quantities_in.items():
        sentence, before = page.sentences.get(place), page.quantities_in.get(place - 1, [])
        if not page.is_told(sentence):
            continue
        part = min((q for q in quantities if q.kind in ("money", "count")), key=lambda q: q.start, default=None)
        wholes = [q for q in before if part is not None and q.kind == part.kind and not q.alt_of]
        if part is None or len(wholes) != 1 or not _OF_THAT.match(page.article.text[sentence.start : part.start]):
            continue
        if page.cues.any(page.text_of(place - 1), "changing") or page.cues.any(page.text_of(place), "changing"):
            continue
        if draft := part_above_whole(page, part, wholes[0]):
            yield draft


_ALONE_BEFORE = regex(r"\balone\b[^.;:]{0,40}$", re.IGNORECASE)
_ALONE_BEHIND = regex(r"(?:\s+[^\s.;:,]+){0,5}?\s+alone\b", re.IGNORECASE)
_NO_PART = regex(
    r"\b(?:than|target\w*|goal|expect\w*|forecast\w*|planned|once|last\s+year|ago|earlier|before|was|were|had|now|per|each|average)\b",
    re.IGNORECASE,
)
_ALL_OF_IT = regex(
    r"\b(?:worldwide|globally|in\s+all|in\s+total|altogether|overall|total|nationwide|across|group|throughout)\b",
    re.IGNORECASE,
)


_OF_THEM = regex(r"\s+(?:million\s+)?of\s+(?:them|these|those)\b")


def _alone(page: Page) -> Iterator[Draft]:
    """ "Calls back 61,000 cars worldwide. In Brazil alone 68,000 are affected." """
    if " alone" not in page.folded:
        return
    text = page.article.text
    for place, quantities in page.quantities_in.items():
        sentence, whole_of = page.sentences.get(place), page.sentences.get(place - 1)
        if not page.is_told(sentence) or whole_of is None:
            continue
        told = sorted((q for q in quantities if q.kind in ("money", "count") and not q.alt_of), key=lambda q: q.start)
        part = next(
            (
                q for q in told
                if _ALONE_BEFORE.search(text, sentence.start, q.start) or _ALONE_BEHIND.match(text, q.end, sentence.end)
            ),
            None,
        )  # fmt: skip
        before = [
            q
            for q in page.quantities_in.get(place - 1, ())
            if part is not None and q.kind == part.kind and not q.alt_of
        ]
        if part is None or part is not told[0] or len(before) != 1 or whole_of.block != sentence.block:
            continue
        whole, words = before[0], page.text_of(place - 1)
        of_them = _OF_THEM.match(text, part.end) is not None
        if not (_ALL_OF_IT.search(words) or of_them) or _NO_PART.search(
            page.without_bases(place).replace(" were ", " ")
        ):
            continue
        if (
            (part.unit not in ("", whole.unit) and not of_them)
            or page.cues.any(words, "changing")
            or page.cues.any(page.text_of(place), "changing")
        ):
            continue
        if draft := part_above_whole(page, part, whole):
            yield draft


# ---------------------------------------------------------------- ranges
_DASHED = regex(r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s?(?:[-–—]|to)\s?[$€£¥]?(\d[\d,]*(?:\.\d+)?)(?![\d.])")


def _falls(text: str) -> bool:
    """ "$95-80 million", which is read as a range in order. "2.45-2.5" and "$950 million to $1.1 billion" rise."""
    m = _DASHED.search(text)
    if m is None or len(re.findall(r"thousand|million|billion|trillion|[mb]n\b|[mbk]\b", text, re.IGNORECASE)) > 1:
        return False
    if "," in m[1] and "." in m[2]:
        return False  # "increased by those 31,000 to 6.12 million"
    first, second = (Decimal(g.replace(",", "")) for g in m.groups())
    return first > second > 0


def inspect_ranges(page: Page) -> list[Draft]:
    """ "between $41.8 billion and $39.5 billion"; falls and negative amounts are often told the other way round."""
    drafts = []
    for q in page.extraction.quantities:
        if (
            q.cmp != "range"
            or q.low is None
            or q.high is None
            or q.kind not in ("money", "percent", "count")
            or page.is_repeat(q.start)
        ):
            continue
        if (q.low > q.high > 0 or (q.kind != "count" and _falls(q.text))) and rounded(q).low is not None:
            text = " ".join(q.text.split())
            message = f'The range "{text}" runs from the larger to the smaller figure.'
            drafts.append(Draft(q.start, q.end, page.severity("arithmetic", "warning"), message, "arithmetic", "range"))
    return drafts
