"""Which way something went, by the verb and by the two figures behind it, whatever it is: "narrowed its loss to $90 million from $74 million".

The verb stands before the two figures of its clause, and words tell the later one ("to") from the earlier one ("from", "after"). Verbs that
speak of a loss, a gap or a deficit speak of its size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from factcheck.inspect.cues import phrases
from factcheck.inspect.interval import ONE, Interval, possible, rounded, value_of
from factcheck.inspect.measures.reading import Reading, reading_of, same_unit
from factcheck.inspect.page import Draft, Page
from factcheck.inspect.wording import plain_text
from factcheck.memo import once_per_vocabulary
from factcheck.model import Quantity
from factcheck.patterns import regex
from factcheck.rules.worded import worded, words_of

_NARROWS, _WIDENS = worded(r"<narrows>"), worded(r"<widens>")
_TO = regex(r"\bto\s+(?:(?:about|around|some|just|only|nearly|almost|a|an|the|record)\s+){0,2}$", re.IGNORECASE)
_FROM = regex(
    r"^[^;:()]{0,70}?\b(?:from|after|compared\s+(?:with|to)|against|versus)\s+(?:(?:the|a|an|about|around|some|just|only|nearly|almost|revised|upwardly|downwardly)\s+){0,3}$",
    re.IGNORECASE,
)
_BACK = regex(r"\bfrom\s+(?:(?:the|a|an|about|around|some|just|only|nearly|almost)\s+){0,2}$", re.IGNORECASE)
_ON = regex(r"^[^;:()]{0,60}?\bto\s+(?:(?:the|a|an|about|around|some|just|only|nearly|almost)\s+){0,2}$", re.IGNORECASE)
_DENIED = regex(r"\b(?:not|never|n['’]t|without|instead|rather|by)\b", re.IGNORECASE)
_SO_MUCH = regex(
    r"\s+(?:by\s+)?(?:(?:about|around|some|nearly|almost|roughly|just|over|only|another)\s+)*[$€£¥]?\d[\d.,]*\s?(?:%|per\s?cent|[mb]illion|[a-z]+)?(?:\s+points?)?,?\s+(?=from\s+(?:\w+\s+){0,2}$)"
)
""" "Fell by 11 percent, from": the size between the verb and its figures."""
_SHORT = 20
_CLAUSE = regex(
    r"[;:()]|\s[–—-]\s|,\s+(?:and|but|while|whereas|which|who|as|because|although|though|after|before)\s|\b(?:while|whereas|because|although|though)\b"
)
_NOUN = regex(
    r"\b(?:a|an|the|of|its|their|rate|another|first|next|this|that|new|several|many|some|two|three|four|five|six|\d+)\s+$",
    re.IGNORECASE,
)
""" "The odds of a cut went to 80%": no verb."""
_TURNED = regex(r"\bthe\s+other\s+way\s+(?:round|around)\b|\bcorrect(?:ion|ed)\b|[—–-]\s?no,", re.IGNORECASE)
_ADVERB = {"up": regex(r"\bdown\b"), "down": regex(r"\bup\b")}
_FAR = 90
_WITHIN = 4
_KINDS = frozenset({"money", "count", "percent", "multiple"})
_VAGUE = words_of("vague_moves")


@once_per_vocabulary
def _verbs(vocabulary: Any) -> Mapping[str, re.Pattern[str]]:
    known, vague = getattr(vocabulary, "directions", None) or {}, _VAGUE(vocabulary)
    return {
        way: phrases(tuple(v for v in known[way].verbs if v.rstrip("*").split()[0] not in vague))
        for way in ("up", "down")
        if way in known
    }


def inspect_ways(page: Page) -> list[Draft]:
    if page.vocabulary is None or not page.has(frozenset({"from", "after", "compared", "against"})):
        return []
    reading, verbs = reading_of(page), _verbs(page.vocabulary)
    return [
        *(draft for later, earlier in _pairs(reading) if (draft := _judged(reading, verbs, later, earlier))),
        *(draft for row in reading.rows.values() for draft in (*_by_percent(reading, row), *_changes(reading, row))),
        *(draft for later, earlier in _pairs(reading) if (draft := _extreme(reading, later, earlier))),
    ]


_ANOTHER = regex(
    r"(?:,\s+(?:and|but|while|whereas)|\band)\s+[^,;]{0,50}\b(?:rose|fell|grew|climbed|dropped|[a-z]+ed)\b",
    re.IGNORECASE,
)
""" "Soared 59% from $16.6 billion, and research spending rose to $4.99 billion": of something else"""


def _pairs(reading: Reading) -> Iterator[tuple[Quantity, Quantity]]:
    for row in reading.rows.values():
        for k, (a, b) in enumerate(zip(row, row[1:], strict=False)):
            if a.kind not in _KINDS or not same_unit(a, b) or {a.cmp, b.cmp} != {"eq"}:
                continue
            between = reading.page.article.text[a.end : b.start]
            if _ANOTHER.search(between):
                continue
            if _TO.search(reading.lead(a)) and _FROM.match(between):
                yield a, b
            elif not (k and same_unit(row[k - 1], a)) and _BACK.search(reading.lead(a)) and _ON.match(between):
                yield b, a


_THE_MOST = worded(
    r"(?:,\s+(?:its|the|their|a)|[.!]\s+(?:It|That|This)(?:['’]s|\s+(?:is|was|marks?|marked))\s+(?:the|its|their|a))\s+(?P<most>(?P<up><most>)|<least>)"
    r"(?:\s+(?:jobless\s+)?<figure>)?\s+(?:in\s+(?:more\s+than\s+|almost\s+|nearly\s+|at\s+least\s+)?(?:[a-z]+|\d+)\s+(?:years|decades)|in\s+a\s+decade|since\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d|on\s+record|ever)\b",
    0,
)
_LONG_AGO = regex(
    r"\b(?:19|20)\d\d\b|\b(?:years|decades?)\s+(?:ago|earlier|before)\b|\b(?:peak|low|high|record|trough)\b"
)


def _extreme(reading: Reading, later: Quantity, earlier: Quantity) -> Draft | None:
    """ "Rose in January to 6.3% from 6.0% in December. It's the lowest in four years": it was lower a month before."""
    page, sentence, last = reading.page, reading.sentence(later), max(later.end, earlier.end)
    following = page.sentences.get(later.sentence + 1)
    end = following.end if following is not None and following.block == sentence.block else sentence.end
    m = _THE_MOST(page.vocabulary).search(page.article.text, last, end)
    if m is None or "." in page.article.text[sentence.end : m.start("most")] or {later.id, earlier.id} & reading.denied:
        return None
    if (
        _LONG_AGO.search(reading.tail(earlier)[: m.start() - earlier.end])
        or page.cues.any(page.text_of(later.sentence), "told_by_size")
        or later.per != earlier.per
    ):
        return None
    up = m["up"] is not None
    if possible((later, earlier), lambda x, y: not (x.below(y) if up else y.below(x))):
        return None
    message = (
        f'"{m["most"]}" of {plain_text(later)}, but {plain_text(earlier)} before it is {"more" if up else "less"}.'
    )
    return Draft(
        m.start("most"), m.end(), page.severity("arithmetic", "error"), message, "wrong-rank", f"most|{plain_text(later)}|{plain_text(earlier)}",
        figures=(later, earlier),
    )  # fmt: skip


_MORE = regex(r"\s+(?P<way>higher|more|up|lower|less|fewer|down)\b[^;:()]{0,50}?(?:,|\bat|\bto)\s+(?:(?:at|to)\s+)?$")


def _by_percent(reading: Reading, row: tuple[Quantity, ...]) -> Iterator[Draft]:
    """ "6% higher than a year earlier, at 188,000 barrels a day compared with 200,000": the size is right and the way is not."""
    for told, now, before in zip(row, row[1:], row[2:], strict=False):
        page, text = reading.page, reading.page.article.text
        m = _MORE.fullmatch(text, told.end, now.start)
        if (
            m is None
            or told.kind != "percent"
            or not same_unit(now, before)
            or {now.cmp, before.cmp, told.cmp} != {"eq"}
        ):
            continue
        x, y, size = value_of(now), value_of(before), value_of(told)
        if (
            not _COMPARED.fullmatch(text, now.end, before.start)
            or not x
            or not y
            or not size
            or page.cues.any(page.text_of(told.sentence), "growth_basis")
        ):
            continue
        up = m["way"] in ("higher", "more", "up")
        if (x > y) == up or abs(abs(x / y - 1) * 100 - size) > 1 or told.id in reading.denied:
            continue
        message = f'"{plain_text(told)} {m["way"]}", but {plain_text(now)} is {"less" if up else "more"} than {plain_text(before)}.'
        yield Draft(
            told.start, m.end("way"), page.severity("arithmetic", "error"), message, "direction-flipped", f"way|{plain_text(told)}|{plain_text(now)}",
            figures=(told, now, before),
        )  # fmt: skip


_OR = regex(r"[^;:()\d]{0,40}(?:,|\()\s*(?:or|that\s+is|i\.e\.)\s+(?:(?:by|about|some|nearly|almost|around)\s+){0,2}$")
_OF_THE = regex(r"\s*(?:of|a|per)\b")


def _changes(reading: Reading, row: tuple[Quantity, ...]) -> Iterator[Draft]:
    """ "Has gone up to £2.76 from £2.30 within a year, or by 15%"."""
    for later, earlier, told in zip(row, row[1:], row[2:], strict=False):
        page, text = reading.page, reading.page.article.text
        if (
            told.kind != "percent"
            or not same_unit(later, earlier)
            or {later.cmp, earlier.cmp, told.cmp} != {"eq"}
            or later.kind == "percent"
        ):
            continue
        between = text[later.end : earlier.start]
        if (
            not _FROM.match(between)
            or not _OR.fullmatch(text, earlier.end, told.start)
            or _OF_THE.match(text, told.end)
        ):
            continue
        if page.cues.any(page.text_of(told.sentence), "growth_basis") or told.id in reading.denied:
            continue

        def holds(size: Interval, x: Interval, y: Interval) -> bool:
            if not (x.positive and y.positive):
                return True
            moved = (x / y + Interval(-ONE, -ONE)).scaled(ONE * 100)
            return not size.widened(ONE / 5).disjoint(moved) or not size.widened(ONE / 5).disjoint(-moved)

        a, b = value_of(later), value_of(earlier)
        if possible((told, later, earlier), holds) or not a or not b or not ONE / _WITHIN < a / b < _WITHIN:
            continue
        shown = f"{abs(a / b - 1) * 100:.1f}%"
        yield Draft(
            told.start, told.end, page.severity("arithmetic", "error"), f"{plain_text(earlier)} to {plain_text(later)} is {shown}, not {plain_text(told)}.",
            "arithmetic", "|".join(map(plain_text, (told, later, earlier))), figures=(told, later, earlier), consistent=shown,
        )  # fmt: skip


_COMPARED = regex(
    r"[^;:()]{0,40}?\b(?:compared\s+(?:with|to)|against|after|from|versus)\s+(?:(?:the|a|about|some)\s+)?"
)


def _judged(reading: Reading, verbs: Mapping[str, re.Pattern[str]], later: Quantity, earlier: Quantity) -> Draft | None:
    page, first = reading.page, min(later, earlier, key=lambda q: q.start)
    sentence = reading.sentence(first)
    clause = _CLAUSE.split(page.article.text[max(sentence.start, first.start - _FAR) : first.start])[-1]
    lead = _SO_MUCH.sub(" ", clause)
    told = _verb(verbs, lead)
    block = page.article.blocks[sentence.block]
    if (
        told is None
        or _TURNED.search(page.article.text, block.start, block.end)
        or {later.id, earlier.id} & reading.denied
    ):
        return None
    way, verb = told
    if "," in lead[lead.rfind(verb) :] or page.cues.any(lead, "equal_to"):
        return None  # "rose 10% to $7.5 billion, equal to 13.5% of revenue after 16.6%"
    narrows, widens = (sizes(page.vocabulary).match(verb) for sizes in (_NARROWS, _WIDENS))
    sized = "down" if narrows else "up" if widens else None
    loss = page.cues.any(page.text_of(sentence.index), "told_by_size")
    beside = page.article.text[first.start - len(clause) : max(later.end, earlier.end) + _SHORT]
    if (
        loss
        and sized is None
        or _DENIED.search(lead)
        or page.cues.any(lead, "not_its_way")
        or page.cues.any(beside, "no_size")
        or page.cues.any(page.text_of(sentence.index), "growth_basis")
    ):
        return None
    way = sized or way
    if way != sized and _ADVERB[way].search(lead):
        return None  # "contracts pushed its revenue up to"
    x, y = rounded(later), rounded(earlier)
    a, b = value_of(later), value_of(earlier)
    if not (x.positive and y.positive) or not a or not b or not ONE / _WITHIN < a / b < _WITHIN:
        return None
    if possible((later, earlier), lambda p, q: not (p.below(q) if way == "up" else q.below(p))):
        return None
    moved = "an increase" if a > b else "a decrease"
    start = first.start - len(clause) + clause.rfind(verb)
    message = f'"{verb}", but from {plain_text(earlier)} to {plain_text(later)} is {moved}.'
    return Draft(
        start, max(later.end, earlier.end), page.severity("arithmetic", "error"), message, "direction-flipped", f"way|{plain_text(later)}|{plain_text(earlier)}",
        figures=(later, earlier),
    )  # fmt: skip


def _verb(verbs: Mapping[str, re.Pattern[str]], lead: str) -> tuple[str, str] | None:
    """The only verb of movement before the figures, and its way."""
    found = [
        (way, m[0])
        for way, pattern in verbs.items()
        for m in pattern.finditer(lead)
        if not _NOUN.search(lead[: m.start()])
    ]
    return found[0] if len(found) == 1 else None
