"""One amount told as a profit and as a loss, and one person told with two last names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.inspect.agreement.one_fact import is_short
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.model import DiagnosisCode, Quantity, Span
from factcheck.patterns import regex

_NAMED = regex(
    r"\b(?P<kind>profit|surplus|loss|deficit|inflows?|outflows?)\s+(?:(?:of|was|is|at|came\s+to|stood\s+at|reached|amounted\s+to)\s+|:\s*)(?:an?\s+|about\s+|around\s+|almost\s+|some\s+)?$",
    re.IGNORECASE,
)
_SENSE = ({"profit", "loss"}, {"surplus", "deficit"}, {"inflow", "outflow"})


def inspect_opposites(page: Page) -> list[Draft]:
    return [*_amounts(page), *_levels(page), *_names(page)]


_WAY = {
    "lower": "down",
    "falling": "down",
    "declining": "down",
    "cheaper": "down",
    "higher": "up",
    "rising": "up",
    "dearer": "up",
    "climbing": "up",
}
_WHICH = regex(rf"\b(?P<way>(?i:{'|'.join(_WAY)}))\s+(?P<noun>[a-z]{{3,}}(?:\s+[a-z]{{4,}})?)\b(?P<rest>[^;]{{0,90}})$")
_AT = regex(r"\b(?:now|at|costing|costs?|currently|is|are)\b[^,;]{0,30}$")


def _levels(page: Page) -> Iterator[Draft]:
    """ "Lower mortgage rates, with a five-year loan now costing 3.9%", "the higher mortgage rates of recent months, with the loan now at 3.9%"."""
    if len(_WAY.keys() & page.words) < 2:
        return
    first: dict[tuple[object, ...], tuple[str, re.Match[str], Quantity]] = {}
    for q in page.extraction.quantities:
        sentence = page.sentences.get(q.sentence)
        if (
            q.kind not in ("percent", "money")
            or q.cmp != "eq"
            or q.rule == "table"
            or not page.is_told(sentence, "hypothetical")
        ):
            continue
        m = _WHICH.search(page.article.text, sentence.start, q.start)
        if m is None or not _AT.search(m["rest"]):
            continue
        noun, way = " ".join(m["noun"].split()), _WAY[m["way"].lower()]
        before, there, other = first.setdefault((noun, q.value, q.unit), (way, m, q))
        if before == way or other.sentence == q.sentence:
            continue
        told = f"{m['way']} {noun}"
        message = f'"{told}" here and "{there["way"]} {noun}" in line {page.article.line_at(there.start())}, both at {plain_text(q)}.'
        yield Draft(
            m.start(), m.end("noun"), page.severity("agreement", "error", "repeated_metric"), message, "direction-flipped", f"level|{noun}",
            figures=(Span(start=there.start(), end=there.end("noun")),), consistent=f'{there["way"]} {noun}',
        )  # fmt: skip


def _amounts(page: Page) -> Iterator[Draft]:
    """ "Operating loss of €11 million" above "the operating profit of €11 million was the fourth in a row"."""
    if not page.has(frozenset({"loss", "deficit", "outflow", "outflows"})):
        return
    first: dict[tuple[object, ...], tuple[str, Quantity]] = {}
    for q in page.extraction.quantities:
        sentence = page.sentences.get(q.sentence)
        if (
            q.kind != "money"
            or q.cmp != "eq"
            or q.alt_of
            or q.rule == "table"
            or not page.is_told(sentence, "hypothetical")
        ):
            continue
        m = _NAMED.search(page.article.text, max(sentence.start, q.start - 40), q.start)
        if m is None or page.cues.any(page.text_of(q.sentence), "base_year", "estimated"):
            continue
        kind = m["kind"].lower().rstrip("s") if m["kind"].lower() != "loss" else "loss"
        before, other = first.setdefault((q.value, q.unit), (kind, q))
        if other.sentence == q.sentence or {before, kind} not in _SENSE:
            continue
        a, b = (q, other) if is_short(page, q) else (other, q)
        here, there = (kind, before) if a is q else (before, kind)
        code: DiagnosisCode = "headline-vs-body" if is_short(page, a) != is_short(page, b) else "repeated-metric"
        yield Draft(
            a.start, a.end, page.severity("agreement", "error", "repeated_metric"), f'"{plain_text(a)}" is a {here} here and a {there} in line {page.article.line_at(b.start)}.',
            code, f"opposite|{plain_text(a)}", figures=(a, b), consistent=f"a {there}",
        )  # fmt: skip


# ---------------------------------------------------------------- "Signe Thorup", "Signe Thomsen told reporters"
_FULL = regex(r"(?<![\w.’'-])(?P<first>[A-Z][a-zà-ÿ]{2,})\s+(?P<last>[A-Z][\w’-]*[a-zà-ÿ])(?![\w’-]*\s+[A-Z])")
_SAYS = regex(r"\s+(?:said|says|told|added|adds|explained|explains|wrote|warned|argued|argues|promised|joked)\b")
_SAID = regex(r"\b(?:said|says|told|added|adds|explained|according\s+to)\s+$")
_INTRODUCED = regex(
    r"(?:\b[a-z]+|[A-Z][a-z]+[’']s?|\b(?:Mr|Ms|Mrs|Dr|Sir|Dame|Professor|Minister|President|Chairman|Chief))\.?\s+$"
)


_SPEAKS = frozenset(
    "said says told added adds explained explains wrote warned argued argues promised joked according".split()
)


def _names(page: Page) -> Iterator[Draft]:
    """Who speaks under a name that was never introduced has the first name of the one that was."""
    if not page.has(_SPEAKS):
        return
    text = page.article.text
    found: dict[str, dict[str, list[re.Match[str]]]] = {}
    for m in _FULL.finditer(text):
        found.setdefault(m["first"], {}).setdefault(m["last"], []).append(m)
    for lasts in found.values():
        if len(lasts) != 2:
            continue
        (known, first), (odd, second) = sorted(lasts.items(), key=lambda item: item[1][0].start())
        m = second[0]
        if len(second) != 1 or len(re.findall(rf"\b{re.escape(odd)}\b", text)) != 1 or odd[0] != known[0]:
            continue
        speaks = _SAYS.match(text, m.end()) or _SAID.search(text, max(0, m.start() - 16), m.start())
        before = text[max(0, m.start() - 24) : m.start()]
        if speaks is None or (_INTRODUCED.search(before) and not _SAID.search(before)) or page.is_repeat(m.start()):
            continue
        line = page.article.line_at(first[0].start())
        yield Draft(
            m.start(), m.end(), page.severity("identity", "warning"), f'"{m[0]}" is introduced nowhere; line {line} has "{first[0][0]}".', "wrong-person",
            f"name|{m[0]}|{first[0][0]}", figures=(Span(start=first[0].start(), end=first[0].end()),), consistent=first[0][0],
        )  # fmt: skip
