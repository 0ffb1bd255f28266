"""One thing told twice: headline against body, a figure against its repetition, a body against its copy."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import permutations

from factcheck.inspect.figures import PER_SHARE, Figure
from factcheck.inspect.interval import Interval, possible, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.plain import is_plain
from factcheck.model import Block, Quantity, Span
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.text.cues import DIRECTIONS, NEGATIONS, NUMBER_WORDS
from factcheck.text.repeats import near_repeats

_TELLING = frozenset({"level", "delta"})
_ASSERTED = frozenset({"fact", "plan", "guidance"})


def agrees(a: Figure, b: Figure) -> bool:
    """False only if no reading of the two printed figures is the same value; "a net loss of $24.6" is a table's "(24.6)"."""
    return possible((a.quantity, b.quantity), lambda x, y: not x.disjoint(y) or not x.magnitude.disjoint(y.magnitude))


def comparable(a: Figure, b: Figure) -> bool:
    """The same thing in the same unit, told in the same role and as equally certain."""
    return (
        a.frame == b.frame
        and a.role == b.role
        and a.claim.modality == b.claim.modality
        and a.unit == b.unit
        and a.quantity.bare_sign == b.quantity.bare_sign
        and _same_voice(a, b)
    )


def _same_voice(a: Figure, b: Figure) -> bool:
    """Two sources may report different figures; the company and nobody are one voice."""
    voices = {f.claim.attribution.casefold() for f in (a, b) if f.claim.attribution}
    return len(voices) < 2 and not any(
        re.search(r"analyst|estimate|reuters|bloomberg|factset|lseg|sources?\b", voice) for voice in voices
    )


def _asserted(figure: Figure) -> bool:
    return (
        (figure.role in _TELLING or (figure.role == "share" and figure.metric == "stake"))
        and figure.claim.modality in _ASSERTED
        and figure.subject is not None
        and not _is_comparison(figure)
    )


def is_told_plainly(page: Page, figure: Figure) -> bool:
    """A level of the whole company, asserted in the text and nothing but that."""
    return (
        figure.role == "level"
        and figure.segment is None
        and not figure.headline
        and _asserted(figure)
        and is_plain(page, figure)
    )


def _is_comparison(figure: Figure) -> bool:
    return figure.claim.superlative is not None or figure.claim.compare_to is not None


# A half, nine months and a year are about so many times a quarter.
_OTHER_LENGTHS = ((Decimal("1.7"), Decimal("2.15")), (Decimal("2.5"), Decimal("5")))


def may_be_other_lengths(page: Page, a: Figure, b: Figure) -> bool:
    """Where a period is left open, a rate or a multiple of the other figure may be that of another length of period."""
    if a.is_told and b.is_told:
        return False
    metrics = getattr(page.rules.vocabulary, "metrics", None) or {}
    entry = metrics.get(a.metric)
    if a.role != "level" or not page.cues.has("single_valued", a.metric) or (entry is not None and entry.stock):
        return False
    x, y = value_of(a.quantity), value_of(b.quantity)
    if _same_digits(a, b):
        return False
    if not x or not y or a.quantity.kind == "percent":
        return page.words_of_length(a.place) != page.words_of_length(b.place) or not page.words_of_length(a.place)
    ratio = max(abs(x / y), abs(y / x))
    return any(low <= ratio <= high for low, high in _OTHER_LENGTHS)


def _same_digits(a: Figure, b: Figure) -> bool:
    """The digits of the one in another order: a slip, and no other period's figure."""
    told, other = (_DIGITS.findall(f.quantity.text) for f in (a, b))
    return len(told) == len(other) == 1 and len(re.sub(r"\D", "", told[0])) > 1 and sorted(told[0]) == sorted(other[0])


# ---------------------------------------------------------------- headline
def inspect_headline(page: Page) -> list[Draft]:
    """A figure of the title that the body nowhere has, while the body tells the same thing with another figure."""
    drafts = []
    body = [figure for figure in page.figures if not figure.headline]
    for figure in page.figures:
        if not figure.headline or not _asserted(figure) or page.cues.any(page.text_of(figure.place), "growth_basis"):
            continue
        pairs = [(_as_told(page, figure, f), f) for f in body if _asserted(f)]
        pairs = [(told, f) for told, f in pairs if comparable(told, f)] or [(figure, f) for f in _slipped(figure, body)]
        if pairs and not _appears(page, figure) and (rival := _rival(page, pairs)):
            drafts.append(_headline_draft(page, figure, rival))
    return drafts or list(_other_change(page))


def _other_change(page: Page) -> Iterator[Draft]:
    """ "Profit jumps 24%" above a text that has one change of profit, 18%, and from which no 24% can be worked out.

    By the words and not by whose the figures are: no version, part or period makes a figure that the text nowhere has.
    """
    title = next((block for block in page.article.blocks if block.kind == "title"), None)
    if title is None or not page.cues.complete:
        return
    quantities = {q.id: q for q in page.extraction.quantities if q.kind == "percent"}
    changes = [
        (c, quantities[c.quantity])
        for c in page.extraction.claims
        if c.quantity in quantities and c.role == "delta" and c.kind != "statement"
    ]
    told = [(c, q) for c, q in changes if q.start < title.end]
    if len(told) != 1 or sum(q.start < title.end for q in page.extraction.quantities) != 1:
        return
    claim, figure = told[0]
    family = _family(page, claim.metric)
    mine = [(c, q) for c, q in changes if q.start > title.end and c.metric in family and q.rule != "table"]
    if (
        claim.metric == "unknown"
        or len({q.value for _, q in mine}) != 1
        or page.cues.any(page.text_of(figure.sentence), "growth_basis", "base_quarter")
    ):
        return
    other, rival = mine[0]
    ids = {c.subject.id for c in (claim, other) if c.subject.id}
    if (
        len(ids) > 1
        or claim.direction != other.direction
        or claim.direction not in ("up", "down")
        or {claim.modality, other.modality} != {"fact"}
        or other.negated
    ):
        return
    if (
        not (page.words_of_length(figure.sentence) <= page.words_of_length(rival.sentence))
        or figure.cmp != "eq"
        or rival.cmp != "eq"
    ):
        return
    if not _stands_with_its_levels(page, rival) or _follows_from_any(page, figure, title.end):
        return
    here, there = (" ".join(q.text.split()) for q in (figure, rival))
    yield Draft(
        figure.start, figure.end, page.severity("agreement", "error", "headline"), f'The headline says "{here}", the text says "{there}" ({_line_of(page, rival.start)}).',
        "headline-vs-body", f"{claim.metric}|{here}|{there}", figures=(figure, rival), consistent=there,
    )  # fmt: skip


def _family(page: Page, metric: str) -> set[str]:
    """The metrics that writers call by one name."""
    families = (name for name in ("family_profit", "family_eps") if page.cues.has(name, metric))
    return {metric}.union(*(page.cues.words(name) for name in families))


def _stands_with_its_levels(page: Page, change: Quantity) -> bool:
    """The two levels of it stand in its sentence, so that it is itself beyond doubt."""
    return any(
        _is_change_of(change, a, b)
        for a, b in permutations([q for q in page.quantities_in[change.sentence] if q.kind in ("money", "count")], 2)
    )


_MOST_AMOUNTS = 24


def _follows_from_any(page: Page, figure: Quantity, end: int) -> bool:
    body = [q for q in page.extraction.quantities if q.start > end and not q.alt_of]
    if any(q.kind == "percent" and possible((q, figure), lambda x, y: not x.disjoint(y)) for q in body):
        return True
    amounts = [q for q in body if q.kind in ("money", "count")]
    return len(amounts) > _MOST_AMOUNTS or any(_is_change_of(figure, a, b) for a, b in permutations(amounts, 2))


def _is_change_of(change: Quantity, a: Quantity, b: Quantity) -> bool:
    if (a.kind, a.unit) != (b.kind, b.unit) or not value_of(a) or not value_of(b) or "range" in (a.cmp, b.cmp):
        return False

    def holds(rate: Interval, x: Interval, y: Interval) -> bool:
        if not x.positive or not y.positive:
            return False
        moved = ((x / y) - Interval(Decimal(1), Decimal(1))).scaled(Decimal(100))
        return not rate.magnitude.disjoint(moved) or not rate.magnitude.disjoint(-moved)

    return possible((change, a, b), holds)


_REACHED = regex(r"\b(?:to|at|of)\s+(?:an?\s+)?(?:\w+\s+)?$")


def _as_told(page: Page, figure: Figure, other: Figure) -> Figure:
    """A headline has no room for "will": what the text plans, it may tell as a fact ("to cut 2,050 jobs")."""
    if {figure.claim.modality, other.claim.modality} == {"fact", "plan"}:
        figure = replace(figure, claim=figure.claim.model_copy(update={"modality": other.claim.modality}))
    if (
        figure.role == "delta"
        and other.role == "level"
        and figure.quantity.kind == "money"
        and _REACHED.search(page.article.text, max(0, figure.start - 24), figure.start)
    ):
        figure = replace(figure, claim=figure.claim.model_copy(update={"role": "level", "direction": None}))
    if figure.metric == "profit" and other.metric == "net_income":
        # a title that only says "earns" means what is left at the end
        figure = replace(figure, claim=figure.claim.model_copy(update={"metric": other.metric}))
    if figure.quantity.per is None and other.quantity.per is not None and figure.metric == other.metric:
        figure = replace(figure, quantity=figure.quantity.model_copy(update={"per": other.quantity.per}))
    return figure


_DIGITS = regex(r"\d[\d,]*(?:\.\d+)?")


def _slipped(figure: Figure, body: list[Figure]) -> list[Figure]:
    """The one figure of the metric whose digits are the title's with another scale, or the same in another order.

    Then it is the same amount, whatever the two sentences make of its parts.
    """
    mine = [
        f
        for f in body
        if f.metric == figure.metric and f.unit == figure.unit and f.role == figure.role and _asserted(f)
    ]
    if len(mine) != 1:
        return []
    told, other = (_DIGITS.findall(f.quantity.text) for f in (figure, mine[0]))
    if len(told) != 1 or len(other) != 1 or len(told[0]) < 2:
        return []
    return mine if sorted(told[0]) == sorted(other[0]) else []


def _rival(page: Page, pairs: list[tuple[Figure, Figure]]) -> Figure | None:
    """All tellings of the body differ from the title, agree with one another, and at least one is of its period.

    `pairs` are the title's figure as it is told, and the body's.
    """
    if any(agrees(told, other) or not agrees(pairs[0][1], other) for told, other in pairs):
        return None
    for told, other in pairs:
        if (
            page.cues.any(page.text_of(other.place), "growth_basis")
            or not _bases_agree(told, other)
            or not _same_horizon(page, told, other, sole=len(pairs) == 1)
        ):
            continue
        if told.role == "delta" and (told.claim.direction != other.claim.direction or told.quantity.kind == "money"):
            continue
        return other
    return None


def _same_horizon(page: Page, a: Figure, b: Figure, *, sole: bool) -> bool:
    if (
        a.period is None
        and a.time is None
        and b.period is not None
        and b.period[0] == "value"
        and str(b.period[1]).startswith(("NEXT", "P"))
    ):
        return True  # "over the next three years" is the plan itself
    metrics = getattr(page.rules.vocabulary, "metrics", None) or {}
    if a.time is None and a.metric in metrics and metrics[a.metric].stock:
        return True  # of what is counted on a day the title tells the latest
    # a title that names no length means the one figure that the text tells
    alone = sole and not page.words_of_length(a.place)
    return page.same_period(a, b) and (alone or not may_be_other_lengths(page, a, b))


def _bases_agree(a: Figure, b: Figure) -> bool:
    return a.role != "delta" or a.base == b.base or a.base is None


def _appears(page: Page, figure: Figure) -> bool:
    """The figure stands in the body after all, told of the same thing, of one that writers call by the same name, or unbound."""
    same = {id(f.quantity): f for f in page.figures if not f.headline}
    families = [name for name in page.cues.names if name.startswith("family_")]
    near = {m for name in families if page.cues.has(name, figure.metric) for m in page.cues.words(name)} | {
        figure.metric
    }
    for quantity in page.extraction.quantities:
        if quantity.sentence == figure.place or not _same_amount(page, figure.quantity, quantity):
            continue
        bound = same.get(id(quantity))
        if bound is None or bound.metric in near:
            return True
    return False


def _same_amount(page: Page, a: Quantity, b: Quantity) -> bool:
    if a.unit != b.unit or a.kind != b.kind:
        return False
    sentence = page.sentences.get(b.sentence)
    if sentence is None or sentence.cls == "boilerplate":
        return False
    return possible((a, b), lambda x, y: not x.disjoint(y))


def _headline_draft(page: Page, figure: Figure, rival: Figure) -> Draft:
    message = f'The headline says "{figure.printed}", the text says "{rival.printed}" ({_line(page, rival)}).'
    key = f"{figure.metric}|{figure.printed}|{rival.printed}"
    return Draft(
        figure.start, figure.end, page.severity("agreement", "error", "headline"), message, "headline-vs-body", key,
        figures=(figure, rival), consistent=rival.printed,
    )  # fmt: skip


# ---------------------------------------------------------------- repetition
def inspect_repeated(page: Page) -> list[Draft]:
    """Two figures of one metric, subject and period. Reported once, at the later place."""
    if not page.cues.complete:
        return []
    drafts = []
    candidates = [
        f for f in page.figures if not f.headline and _asserted(f) and page.cues.has("single_valued", f.metric)
    ]
    if len(candidates) < 2:
        return []
    copies = _copied_places(page)
    reported: set[tuple[object, ...]] = set()
    before: dict[tuple[object, ...], list[Figure]] = {}
    for later in candidates:
        rivals = before.setdefault((later.frame, later.role, later.unit), [])
        rivals.append(later)
        for earlier in rivals[-_REACH - 1 : -1]:
            if not _disagree(page, earlier, later) or frozenset((earlier.place, later.place)) in copies:
                continue
            pair = (later.frame, later.role, earlier.printed, later.printed)
            if pair not in reported:
                reported.add(pair)
                drafts.append(_repeated_draft(page, earlier, later))
            break
    return drafts


_EACH = regex(
    r"\s*(?:of\s+[\w&-]+(?:\s+[\w&-]+)?\s+)?(?:(?:a|an|per|each|every)\s+(?!year|quarter|month|annum|week|half|day)[a-z]|apiece\b)",
    re.IGNORECASE,
)
""" "1,042 rupees of EBITDA a tonne"."""


def is_each(page: Page, figure: Figure) -> bool:
    """An amount of each of many, and no total."""
    return figure.quantity.per is not None or _EACH.match(page.article.text, figure.end) is not None


_REACH = 20
"""With so many earlier figures of its kind one is compared: no reader holds more in mind, and a data dump stays linear."""


def _disagree(page: Page, a: Figure, b: Figure) -> bool:
    if a.place == b.place or a.quantity.value == b.quantity.value or "range" in (a.quantity.cmp, b.quantity.cmp):
        return False
    if a.period is not None and b.period is not None and a.period != b.period:
        return False  # the cheap questions first
    if not comparable(a, b) or agrees(a, b):
        return False
    if a.role == "delta" and (a.base != b.base or a.quantity.kind != "percent"):
        return False
    if not page.same_period(a, b) or may_be_other_lengths(page, a, b) or not is_plain(page, a) or not is_plain(page, b):
        return False
    if a.metric not in PER_SHARE and is_each(page, a) != is_each(page, b):
        return False
    if _is_of_another_period(page, a) or _is_of_another_period(page, b):
        return False
    # the one figure may be told correctly elsewhere, with the other as its comparative
    return not any(agrees_as(f, a) or agrees_as(f, b) for f in page.comparatives.get(b.frame, ())[:_REACH])


def _is_of_another_period(page: Page, figure: Figure) -> bool:
    """The period is only guessed from the context, and the very amount is told of another one."""
    if figure.is_told or figure.period is None:
        return False
    return any(
        f.frame == figure.frame and f.is_told and f.period != figure.period and agrees_as(f, figure)
        for f in page.figures
    )


def agrees_as(a: Figure, b: Figure) -> bool:
    """The same amount, whatever its role."""
    return a.unit == b.unit and possible((a.quantity, b.quantity), lambda x, y: not x.disjoint(y))


def _repeated_draft(page: Page, earlier: Figure, later: Figure) -> Draft:
    if later.quantity.rule == "table" != earlier.quantity.rule:
        earlier, later = later, earlier  # prose is written from tables, so the prose is what is shown
    thing = later.metric.replace("_", " ")
    message = f'"{later.printed}" here and "{earlier.printed}" ({_line(page, earlier)}) are both told as the {thing} of one period.'
    key = f"{later.metric}|{earlier.printed}|{later.printed}"
    return Draft(
        later.start, later.end, page.severity("agreement", "error", "repeated_metric"), message, "repeated-metric", key,
        figures=(earlier, later), consistent=earlier.printed,
    )  # fmt: skip


# ---------------------------------------------------------------- copies of a body
def inspect_copies(page: Page) -> list[Draft]:
    """Each place at which the later copy of a passage says something else than the first."""
    drafts = []
    for earlier, later in _copies(page):
        for (a, b), (c, d) in differences(page.article.text, earlier, later):
            first, second = (" ".join(page.article.text[x:y].split()) for x, y in ((a, b), (c, d)))
            told = f'"{second}" here, "{first}" in the first copy' if first and second else _one_sided(first, second)
            message = f"The two copies of this passage differ: {told} ({_line_of(page, a)})."
            figures = bool(re.search(r"\d", first) and re.search(r"\d", second))
            severity = page.severity("agreement", "error", "repeat")
            start, end = (c, d) if d > c else (c, min(c + 1, later.end))
            drafts.append(
                Draft(start, end, severity, message, "repeated-metric" if figures else None, f"copy|{first}|{second}",
                      figures=(Span(start=a, end=b), Span(start=start, end=end)), consistent=first or None)
            )  # fmt: skip
    return drafts


def _one_sided(first: str, second: str) -> str:
    return f'"{second}" stands only here' if second else f'"{first}" stands only in the first copy'


def _copies(page: Page) -> list[tuple[Block, Block]]:
    cache: list[tuple[Block, Block]] | None = page.__dict__.get("_copies")
    if cache is None:
        blocks = page.article.blocks
        cache = page.__dict__["_copies"] = [(blocks[a], blocks[b]) for a, b in near_repeats(page.article)]
    return cache


def _copied_places(page: Page) -> frozenset[frozenset[int]]:
    """Pairs of sentences that lie in the two copies of one passage: their differences are reported as such."""
    found: set[frozenset[int]] = set()
    sentences = page.extraction.sentences
    starts = [s.start for s in sentences]
    for a, b in _copies(page):
        first, second = (
            [s.index for s in sentences[bisect_left(starts, block.start) : bisect_left(starts, block.end)]]
            for block in (a, b)
        )
        found.update(frozenset((x, y)) for x in first for y in second)
    return frozenset(found)


_TOKEN = regex(r"[$€£¥#+~<>≈±-]*\w+(?:[.,:'’/+-]\w+)*%?|[%$€£¥]")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "\u2011": "-", "\u2010": "-"})


def differences(text: str, a: Block, b: Block) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Spans of the differing words, (in the first, in the second); one of the two may be empty."""
    left, right = (list(_TOKEN.finditer(text, block.start, block.end)) for block in (a, b))
    words, others = ([m[0].translate(_QUOTES).casefold() for m in side] for side in (left, right))
    for tag, i, j, k, n in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        if tag != "equal" and (_bears(text, left[i:j]) or _bears(text, right[k:n])):
            yield _reach(left, i, j, a), _reach(right, k, n, b)


_BEARING = NEGATIONS | DIRECTIONS | NUMBER_WORDS


def _bears(text: str, tokens: list[re.Match[str]]) -> bool:
    """A figure, unit, negation, direction or name; a capital at the start of a sentence is no name."""
    for token in tokens:
        word = token[0]
        if word.casefold() in _BEARING or any(char.isdigit() or char in "$€£¥%" for char in word):
            return True
        if word[0].isupper() and not re.search(
            r"(?:^|[.!?:\n]['\"”’)]*)\s*$", text[max(0, token.start() - 4) : token.start()]
        ):
            return True
    return False


def _reach(tokens: list[re.Match[str]], first: int, last: int, block: Block) -> tuple[int, int]:
    if first < last:
        return tokens[first].start(), tokens[last - 1].end()
    at = tokens[first].start() if first < len(tokens) else block.end
    return at, at


def _line(page: Page, figure: Figure) -> str:
    return _line_of(page, figure.start)


def _line_of(page: Page, offset: int) -> str:
    return f"line {page.article.line_at(offset)}"
