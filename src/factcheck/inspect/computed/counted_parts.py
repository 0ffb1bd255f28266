"""Parts that the words say are all there are: "three segments: A with X, B with Y and C with Z", and a share of a whole told before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from factcheck.inspect.computed.rows import LINK
from factcheck.inspect.figures import Figure
from factcheck.inspect.interval import Interval, possible, rounded, value_of
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.plain import is_plain
from factcheck.inspect.wording import amount, percent
from factcheck.model import Quantity
from factcheck.patterns import regex

HUNDRED = Decimal(100)
OTHERS = Decimal("0.05")
"""What sales between segments or a line "other" may make of the whole."""
UNNAMED = Decimal("0.015")
"""What a part too small to be counted may make of it."""
_NOTHING_BETWEEN = regex(
    r"\bno\s+(?:inter-?segment|inter-?company|internal)\s+(?:revenues?|sales|turnover)\b|\bdo(?:es)? not sell to (?:one another|each other)\b",
    re.IGNORECASE,
)
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_NUMBER_WORDS = frozenset({*_NUMBERS, *(str(n) for n in _NUMBERS.values())})
_COUNTED = regex(
    r"\b(?P<n>two|three|four|five|six|[2-6])\s+(?:\w+\s+)?(?:segments|divisions|businesses|business units|units|regions|product lines|product groups|heads|headings|lines of business|business lines|lines|legs|pillars|arms|parts|categories|countries|streams|activities|business areas|areas|channels|sectors)\b",
    re.IGNORECASE,
)
_PARTS = frozenset(
    """segments divisions businesses units regions lines groups heads headings legs pillars arms parts categories countries streams
    activities areas channels sectors""".split()
)
"""One of these ends every name of parts."""
_NOT_ALL = regex(
    r"\b(?:largest|biggest|main|of (?:its|the|our)|among|including|corporate|eliminations?|other)\b", re.IGNORECASE
)
_PAIR = 2
_NEAR = 2
"""Sentences between the whole and its parts."""


def inspect_counted_parts(page: Page) -> list[Draft]:
    """As many amounts as the sentence says that there are parts, against the one total told just before."""
    if not page.cues.complete:
        return []
    drafts = _counted(page) if page.has(_NUMBER_WORDS) else ()
    return [*drafts, *(_listed(page) if ":" in page.article.text else ())]


def _counted(page: Page) -> Iterator[Draft]:
    for place, quantities in page.quantities_in.items():
        sentence = page.sentences.get(place)
        if len(quantities) < _PAIR or not page.is_told(sentence):
            continue
        if not page.says(place, _NUMBER_WORDS) or not page.says(place, _PARTS):
            continue
        text = page.text_of(place)
        found = _COUNTED.search(text)
        if found is None or _NOT_ALL.search(text) or page.cues.any(text, "other_version", "growth_basis"):
            continue
        number = _NUMBERS.get(found["n"].lower()) or int(found["n"])
        start = sentence.start + found.end()
        parts = [q for q in quantities if q.kind == "money" and q.start >= start and not q.alt_of]
        if len(parts) != number or any(q.cmp == "range" or q.per for q in parts) or len({q.unit for q in parts}) != 1:
            continue
        whole = _whole(page, place, start, parts)
        if whole is not None and (draft := _check(page, whole, parts)):
            yield draft


_NO_MORE = regex(r"\s*(?:No other|No others|Nothing else|There are no other)\b")
_PARTIAL = regex(
    r"\b(?:among|including|includes?|mostly|mainly|notably|largest|biggest|led by|rest|remainder|remaining|others?|such as|for example|for instance|only|"
    r"at least|up to|of which|of whom|alone|further|another|additional|plus|so far|per|each|respectively|average|net of|before|after|less|minus|then)\b",
    re.IGNORECASE,
)
_ALL_OTHER = regex(
    r"\b(?:all|everything|all the)\s+(?:other|else|the rest)\b|\bthe rest\b(?=[^;.]*$)|\bother (?:\w+ )?(?=[^;.]{0,20}$)",
    re.IGNORECASE,
)
"""Who adds "all other goods" has come to the end."""
_MORE_FOLLOWS = regex(
    r"\s*(?:The (?:rest|others?|remaind\w+|remaining)|Others?|Another|A further|In addition|Also|Further|Additional|Smaller|Plus|Elsewhere)\b"
)


def _listed(page: Page) -> Iterator[Draft]:
    """ "3,400 jobs: 1,500 in Germany, 1,200 in Spain and 700 in Turin": behind a colon stand all the parts."""
    text = page.article.text
    for place, quantities in page.quantities_in.items():
        sentence = page.sentences.get(place)
        if not page.is_told(sentence):
            continue
        colon = text.find(":", sentence.start, sentence.end)
        if colon < 0:
            continue
        parts = [q for q in quantities if q.start > colon and not q.alt_of]
        before = [q for q in quantities if q.end <= colon and q.kind in ("count", "money") and not q.alt_of]
        before = [
            q for q in before if not parts or q.kind == parts[0].kind and (q.unit == parts[0].unit or q.kind == "count")
        ]
        whole = before[-1:] if parts and all(q.kind == parts[0].kind for q in before) else []
        # "£412 million, up from £378 million: ...": the parts are those of the first
        while len(before) > 1 and LINK.search(text, max(sentence.start, before[-2].end), before[-1].start):
            before = before[:-1]
            whole = before[-1:] if whole else []
        if len(whole) != 1 or len(parts) < _NEAR or {q.kind for q in parts} - {whole[0].kind}:
            continue
        listed = text[colon : sentence.end]
        if any(q.cmp == "range" or q.per for q in (*whole, *parts)) or page.cues.any(listed, "adjusted"):
            continue
        if _NO_MORE.match(text, sentence.end):
            if not page.cues.any(listed, "other_version") and (draft := _added(page, whole[0], parts)):
                yield draft
        elif _is_whole_list(page, whole[0], parts, listed, sentence.end) and (draft := _added(page, whole[0], parts)):
            yield draft


def _is_whole_list(page: Page, whole: Quantity, parts: list[Quantity], listed: str, end: int) -> bool:
    """Amounts with a word or two each, "and" before the last, and nothing that says that there are more."""
    text = page.article.text
    if (
        _PARTIAL.search(_ALL_OTHER.sub(" ", listed))
        or _MORE_FOLLOWS.match(text, end)
        or ";" in listed
        or not re.search(r"\band\b", listed)
    ):
        return False
    told = value_of(whole)
    if (
        not told
        or any(not (v := value_of(q)) or v >= told or possible((q, whole), _may_be_one) for q in parts)
        or whole.unit != parts[0].unit
        and whole.kind == "money"
    ):
        return False
    gaps = [text[a.end : b.start] for a, b in zip(parts, parts[1:], strict=False)]
    # "to €1.10 in 2022", "from 12 to 14": steps and no parts
    first = text[text.rfind(":", 0, parts[0].start) + 1 : parts[0].start]
    return not any(re.search(r"\b(?:to|from|than|by|at|against|until)\s*$", gap) for gap in (first, *gaps)) and all(
        len(gap) < _LONG for gap in gaps
    )


_LONG = 80


def _may_be_one(a: Interval, b: Interval) -> bool:
    return not a.disjoint(b)


def _added(page: Page, whole: Quantity, parts: list[Quantity]) -> Draft | None:
    def holds(total: Interval, *each: Interval) -> bool:
        added = each[0]
        for part in each[1:]:
            added = added + part
        return not total.disjoint(added)

    if possible((whole, *parts), holds):
        return None
    added = sum((v for q in parts if (v := value_of(q)) is not None), Decimal(0))
    told = value_of(whole)
    if not told or not Decimal("0.5") < added / told < 2:
        return None
    listed = " + ".join(" ".join(q.text.split()) for q in parts)
    shown, plain = amount(added, whole), " ".join(whole.text.split())
    return Draft(
        whole.start, whole.end, page.severity("arithmetic", "error"), f"{listed} is {shown}, not {plain}.", "arithmetic",
        f"listed|{plain}|{listed}", figures=(whole, *parts), consistent=shown,
    )  # fmt: skip


def _whole(page: Page, place: int, start: int, parts: list[Quantity]) -> Figure | None:
    """The one total of revenue in the sentences before."""
    near = [
        f
        for f in page.figures
        if 0 <= place - f.place <= _NEAR
        and f.start < start
        and f.metric == "revenue"
        and f.role == "level"
        and f.segment is None
        and f.claim.modality == "fact"
        and not f.headline
        and f.quantity.unit == parts[0].unit
        and f.quantity.per is None
        and f.quantity.cmp == "eq"
    ]
    if len({value_of(f.quantity) for f in near}) != 1:
        return None
    if page.cues.any(page.without_bases(near[-1].place), "growth_basis", "estimated"):
        return None
    return near[-1]


def _check(page: Page, whole: Figure, parts: list[Quantity]) -> Draft | None:
    told = abs(value_of(whole.quantity) or Decimal(0))
    # sales between the parts are counted twice in them; what they fall short by could only be a part that is not named
    above = Decimal(0) if _NOTHING_BETWEEN.search(page.article.text) else told * OTHERS

    def holds(total: Interval, *each: Interval) -> bool:
        added = each[0]
        for part in each[1:]:
            added = added + part
        low = None if total.low is None else total.low - told * UNNAMED
        high = None if total.high is None else total.high + above
        return not Interval(low, high).disjoint(added)

    if possible((whole.quantity, *parts), holds):
        return None
    added = sum((v for q in parts if (v := value_of(q)) is not None), Decimal(0))
    if not told or not Decimal("0.5") < added / told < 2:
        return None
    listed = " + ".join(" ".join(q.text.split()) for q in parts)
    shown = amount(added, whole.quantity)
    plain = " ".join(whole.quantity.text.split())
    return Draft(
        whole.start, whole.end, page.severity("arithmetic", "error"), f"{listed} is {shown}, not {plain}.", "arithmetic",
        f"parts|{plain}|{listed}", figures=(whole, *parts), consistent=shown,
    )  # fmt: skip


# ---------------------------------------------------------------- a share of what was told before
_OR_SHARE = regex(
    r"\s*,?\s*(?:or|which (?:is|was)|equal to|equivalent to|representing|accounting for)\s+(?:about\s+|roughly\s+|some\s+|nearly\s+|almost\s+|around\s+|just\s+(?:over|under)\s+)?$",
    re.IGNORECASE,
)
_OF_REVENUE = regex(
    r"\s*of\s+(?:its\s+|the\s+|their\s+|total\s+|group\s+|company\s+|overall\s+|net\s+|company's\s+|group's\s+|all\s+)*(?:revenues?|sales|turnover)\b(?!\s+(?:growth|from|at|of|in(?!\s+(?:the|its)\s+(?:[\w-]+\s+)?(?:quarter|year|half|period|months)\b)))",
    re.IGNORECASE,
)


def inspect_told_shares(page: Page) -> list[Draft]:
    """ "Subscriptions brought in $2.4 billion, or 46% of revenue", where the revenue was told once, just before."""
    if not page.cues.complete or not re.search(r"of \S*\s?\S*\s?(?:revenue|sales|turnover)", page.article.text):
        return []
    return [draft for part, share in _told(page) if (draft := _against(page, part, share))]


def _told(page: Page) -> Iterator[tuple[Quantity, Quantity]]:
    text = page.article.text
    for place, quantities in page.quantities_in.items():
        sentence = page.sentences.get(place)
        if not page.is_told(sentence, "hypothetical", "forecast"):
            continue
        if page.cues.any(page.text_of(place), "other_version", "growth_basis", "adjusted"):
            continue
        ordered = sorted(quantities, key=lambda q: q.start)
        if named := _of_a_part(page, sentence.start, ordered):
            yield named
        for part, share in zip(ordered, ordered[1:], strict=False):
            if (
                part.kind != "money"
                or part.per
                or share.kind != "percent"
                or part.cmp == "range"
                or share.cmp == "range"
            ):
                continue
            if _OR_SHARE.fullmatch(text[part.end : share.start]) and _OF_REVENUE.match(text, share.end):
                yield part, share


def _of_a_part(page: Page, start: int, ordered: list[Quantity]) -> tuple[Quantity, Quantity] | None:
    """ "Software was 64% of revenue", where the revenue of Software was told once."""
    text = page.article.text
    share = ordered[0] if ordered else None
    if share is None or share.kind != "percent" or share.cmp == "range" or not _OF_REVENUE.match(text, share.end):
        return None
    found = _PART_WAS.fullmatch(text[start : share.start])
    if found is None:
        return None
    name = found["name"].casefold().removeprefix("the ").removesuffix(" revenue")
    parts = [
        f
        for f in page.figures
        if f.metric == "revenue"
        and f.role == "level"
        and (f.segment or "").casefold() == name
        and f.quantity.kind == "money"
    ]
    if len({value_of(f.quantity) for f in parts}) != 1 or not 0 < share.sentence - parts[-1].place <= _NEAR:
        return None
    return parts[-1].quantity, share


_PART_WAS = regex(
    r"(?P<name>[A-Z][\w& -]{2,40}?)\s+(?:was|were|is|are|made up|makes up|accounted for|accounts for|represented|represents|contributed)\s+(?:about\s+|roughly\s+|nearly\s+|almost\s+|around\s+|some\s+)?"
)


def _against(page: Page, part: Quantity, share: Quantity) -> Draft | None:
    wholes = [
        f
        for f in page.figures
        if f.metric == "revenue" and f.role in ("level", "from") and f.segment is None and not f.headline
        and f.quantity.id != part.id and f.quantity.unit == part.unit and f.quantity.per in (None, "year")
    ]  # fmt: skip
    near = [f for f in wholes if 0 <= share.sentence - f.place <= _NEAR]
    # one revenue in the whole text: what it is a share of is then beyond doubt
    if len({value_of(f.quantity) for f in wholes}) != 1 or not near:
        return None
    whole = near[-1]
    if not is_plain(page, whole) or whole.claim.modality != "fact":
        return None

    def holds(rate: Interval, one: Interval, all_: Interval) -> bool:
        if not one.positive or not all_.positive:
            return True
        return not rate.widened(Decimal("0.5")).disjoint((one / all_).scaled(HUNDRED))

    if possible((share, part, whole.quantity), holds):
        return None
    a, b = value_of(part), value_of(whole.quantity)
    if not a or not b or a > b or rounded(share).low is None:
        return None
    shown = percent(a / b * HUNDRED)
    plain = [" ".join(q.text.split()) for q in (part, whole.quantity, share)]
    message = f"{plain[0]} of {plain[1]} is {shown}, not {plain[2]}."
    return Draft(
        share.start, share.end, page.severity("arithmetic", "error"), message, "arithmetic", "|".join(plain),
        figures=(part, whole, share), consistent=shown,
    )  # fmt: skip
