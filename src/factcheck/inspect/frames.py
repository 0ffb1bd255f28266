"""A level, the earlier level and the changes between them, brought together from the claims of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from factcheck.inspect.extremes import is_of_another_level
from factcheck.inspect.figures import Figure
from factcheck.inspect.interval import rounded
from factcheck.inspect.page import Page
from factcheck.model import Time
from factcheck.patterns import regex
from factcheck.records import record, replace

_BASES = ("base_year", "base_quarter", "base_month")
_BASE_OF_NOTATION = {"YOY": "base_year", "QOQ": "base_quarter", "MOM": "base_month"}


@record
class Frame:
    """One level, the earlier level, and the changes told of them."""

    level: Figure
    earlier: Figure
    changes: tuple[Figure, ...]


def frames(page: Page) -> tuple[Frame, ...]:
    """Every pair of levels with the changes told of it; looked for once a page."""
    cache: tuple[Frame, ...] | None = page.__dict__.get("_frames")
    if cache is None:
        cache = page.__dict__["_frames"] = tuple(_frames(page))
    return cache


def _frames(page: Page) -> Iterator[Frame]:
    """A pair of levels of one frame in one sentence, with the changes of that sentence, else those told elsewhere."""
    for place, figures in page.by_sentence.items():
        groups: dict[object, list[Figure]] = {}
        for figure in figures:
            groups.setdefault(figure.frame, []).append(figure)
        for key, group in groups.items():
            group = [
                f for f in group if not ("-" in f.quantity.text and _ATTRIBUTE.search(f.quantity.text))
            ]  # "Monday's 1,390-point drop"
            levels = [f for f in group if f.role == "level"]
            earlier = [f for f in group if f.role == "from"]
            if len(levels) != 1 or len(earlier) != 1 or not _are_comparable(levels[0], earlier[0]):
                continue
            if _STILL.search(page.article.text, page.sentences[place].start, earlier[0].start):
                continue
            changes = tuple(f for f in group if f.role == "delta" and _is_of(page, f, levels[0], earlier[0]))
            if changes or not is_mixed(page, place, ()):
                told = changes or _told_elsewhere(page, key, levels[0]) or _taken_up(page, place + 1, levels[0])
                yield Frame(levels[0], earlier[0], told)
            else:
                yield Frame(levels[0], earlier[0], ())  # for its direction alone
    yield from _apart(page)


_STILL = regex(
    r"\b(?:remain\w*|still|stay\w*)\s+(?:\w+\s+){0,2}(?:below|above|under|over|short\s+of|behind|ahead\s+of|less\s+than|more\s+than)\s+(?:the|its)\s+$"
)
""" "Advanced 6% to $6.7 billion, but remains below the $7.0 billion of 2022": no level that it moved from."""
_ATTRIBUTE = regex(r"\w-(?:percentage-)?(?:point|mark|basis|level)", re.IGNORECASE)


_AGAIN = regex(
    r"\b(?:and|but|while|then)\b(?:\s+(?:was|were|is|are|it|they|has|had)){0,2}\s+(?:again\s+)?(?:up|down|higher|lower|rose|fell|grew|climbed|"
    r"jumped|gained|dropped|declined|slipped|slid|increased|decreased|surged|advanced|tumbled)\b",
    re.IGNORECASE,
)
"""A second verb of movement: the level behind it does not come of the change before it."""


_ALSO_AGAINST = regex(
    r"\b(?:and|but)\b(?:\s+(?:even|also|still|only|too))+\s+(?:against|compared|versus|from)\b", re.IGNORECASE
)
_WHEN_FROM = regex(r"\bwhen\s[^;:]{0,60}?\bfrom\s+(?:\w+\s+)?$")
""" "30% more than in 2023, when it had come down from $78 million": what that year came from"""
_OWN_BASE = regex(
    r"\s*(?:above|below|over|under|ahead of|short of|(?:more|less|higher|lower|better|worse|fewer|larger|smaller)\s+than)\s+(?!that\b|this\b|it\b)",
    re.IGNORECASE,
)


_MORE_THAN = regex(
    r"\s+(?:more|less|higher|lower|larger|smaller|above|below|better|worse)\b[^,;.]{0,50}$", re.IGNORECASE
)


def _is_a_base(page: Page, level: Figure) -> bool:
    """ "31% more than Friday's price of NOK 70.20 and 44% more than the NOK 64 of December": neither is what the other became"""
    before = [q for q in page.quantities_in.get(level.place, ()) if q.end <= level.start]
    last = before[-1] if before else None
    return (
        last is not None
        and last.kind == "percent"
        and _MORE_THAN.fullmatch(page.article.text, last.end, level.start) is not None
    )


_CAUSE = regex(
    r"[^;:()]{0,60}?,?\s+(?:as|because|since|while|when|with|after|though|although)\s+(?!it\b|they\b|this\b|that\b|we\b)(?P<what>[^;:()]*)"
)


def _is_a_cause(page: Page, change: Figure, level: Figure, earlier: Figure) -> bool:
    """ "Assets rose from $41.0 billion to $43.3 billion, as markets added $2.8 billion": one of several things that moved it"""
    text, last = page.article.text, max(level.end, earlier.end)
    if change.quantity.kind not in ("money", "count") or change.start < last:
        return False
    cause = _CAUSE.fullmatch(text, last, change.start)
    return cause is not None and page.cues.any(cause["what"], "contributes")


_BEFORE_RISING = regex(r",?\s+before\s+(?:[a-z]+ly\s+)?[a-z]+ing\s+(?:[a-z]+\s+)?(?:by\s+)?")
_JUST_BELOW = regex(
    r",\s+(?:only\s+|just\s+|slightly\s+|barely\s+|marginally\s+|a\s+(?:little|touch|shade|bit)\s+)(?:below|above|under|over|short\s+of|"
    r"less\s+than|more\s+than)\s+(?:the\s+|its\s+)?"
)
""" "Fell by 14 per cent to $66.5 billion, slightly below the $66.6 billion of 2022": another year's, from which it hardly differs"""
_AND_FROM = regex(r",\s+(?:and|but)\s+from\s+$")
_LAST_PART = regex(
    r"\b(?:last|latest|final|first|biggest) (?:leg|step|part|stretch|bit)\b|\bof which\b|\balone\b|\bmost recent\b",
    re.IGNORECASE,
)
""" "has grown from A to B, the last leg of that climb being a gain of 22%": a change of a part of the way"""


def _is_of(page: Page, change: Figure, level: Figure, earlier: Figure) -> bool:
    """Not what describes another noun ("a half-point cut"), nor what stands behind a semicolon with a basis of its own."""
    if _ATTRIBUTE.search(change.quantity.text) or is_of_another_level(page, change.quantity, earlier.quantity):
        return False
    if change.quantity.kind == level.quantity.kind and change.quantity.value in (
        level.quantity.value,
        earlier.quantity.value,
    ):
        return False  # "left its rate at 4.00%, and Norges Bank went to 4.00% from 4.25%": a level again
    if change.end < earlier.start and _WHEN_FROM.search(page.article.text, change.end, earlier.start):
        return False
    if change.end < earlier.start and _ALSO_AGAINST.search(page.article.text, change.end, earlier.start):
        return False  # "a 23% drop, and even against the winter quarter ($7.7 billion) it was a step down"
    if change.start > earlier.end and _OWN_BASE.match(page.article.text, change.end):
        return False  # "18% less than the 502 of a year ago but 6% above the average"
    text = page.article.text
    if _is_a_base(page, level) or _is_a_cause(page, change, level, earlier):
        return False
    last = max(level.end, earlier.end)
    if change.start > last and _BEFORE_RISING.fullmatch(text, last, change.start):
        return False  # "to $4.9 billion from $5.1 billion, before rising 12% in the second"
    if change.end < min(level.start, earlier.start) and _AND_FROM.search(text, level.end, earlier.start):
        return False  # "by 20% to $7.1 billion, and from $13.7 billion in 2022 it has come close to halving"
    if _LAST_PART.search(text, min(change.start, max(level.end, earlier.end)), change.start):
        return False
    if change.end < level.start and _JUST_BELOW.fullmatch(text, level.end, earlier.start):
        return False
    first, second = sorted((change, earlier), key=lambda f: f.start)
    if change.quantity.kind in ("multiple", "fraction") and re.search(
        r"\bbut\b|\bless than\b|\bmore than\b", text[first.end : second.start]
    ):
        return False  # "twice as much as in January but less than half of the $98,000 of 2022"
    if any(_AGAIN.search(text, a.end, b.start) for a, b in ((change, level), (level, earlier)) if a.end < b.start):
        return False
    if ";" not in text[min(change.start, level.start, earlier.start) : max(change.start, level.start, earlier.start)]:
        return True
    moved = level.interval.below(earlier.interval), earlier.interval.below(level.interval)
    if moved[{"up": 0, "down": 1}.get(change.claim.direction or "", 0)] and change.claim.direction in ("up", "down"):
        return False  # "fell by $0.9 billion to $26.0 billion; a year ago it was $22.6 billion": against another day
    own = text[text.rfind(";", 0, earlier.start) + 1 : earlier.start]
    if page.cues.any(own, "base_quarter", "base_month") and not page.cues.any(
        text[page.sentences[change.place].start : earlier.start - len(own)], "base_quarter", "base_month"
    ):
        return False  # "widened by 36% to $430 million; in the prior quarter it had been $327 million"
    sentence = page.sentences[change.place]
    begin = text.rfind(";", sentence.start, change.start) + 1 or sentence.start
    end = text.find(";", change.end, sentence.end)
    return not page.cues.any(text[begin : end if end > 0 else sentence.end], *_BASES)


_WHOLE = regex(
    r"\b(?:whole|entire|full|all)\b(?:\s+of)?\s+(?:the\s+)?(?:fiscal\s+|last\s+|previous\s+)?(?:year|(?:19|20)\d\d)",
    re.IGNORECASE,
)
_MORE_THAN_A_YEAR = timedelta(days=400)
_PARTS = ("span_half", "span_quarter", "span_nine_months", "span_month")


def _is_further_back(page: Page, level: Figure, earlier: Figure) -> bool:
    """ "recovered 3.7% in 2024 to $56.3 billion. It is still below the $58.1 billion of 2022", "the $2.07 billion of the whole of 2023" """
    ends = [
        time.window.end
        for f in (level, earlier)
        if (time := _own_time(page, f)) is not None and time.window is not None
    ]
    apart = len(ends) == 2 and ends[0] - ends[1] > _MORE_THAN_A_YEAR
    whole = _WHOLE.search(page.text_of(earlier.place)) is not None
    return apart or whole and page.cues.any(page.text_of(level.place) + " " + page.text_of(earlier.place), *_PARTS)


def _own_time(page: Page, figure: Figure) -> Time | None:
    return page.extraction.time(figure.claim.base) or page.extraction.time(figure.claim.period)


def _apart(page: Page) -> Iterator[Frame]:
    """ "Revenue was 812. A year earlier it had been 770, and management called the 9% rise broad": up to three sentences."""
    for place, figures in page.by_sentence.items():
        earlier = [f for f in figures if f.role == "from"]
        if len(earlier) != 1 or any(f.role == "level" and f.frame == earlier[0].frame for f in figures):
            continue
        before = [f for f in page.by_sentence.get(place - 1, ()) if f.frame == earlier[0].frame]
        levels = [f for f in before if f.role == "level"]
        if len(levels) != 1 or any(f.role == "from" for f in before) or not _are_comparable(levels[0], earlier[0]):
            continue
        if _is_further_back(page, levels[0], earlier[0]):
            continue
        changes = [f for f in (*before, *figures) if f.role == "delta" and f.frame == earlier[0].frame]
        changes = changes or [
            f
            for f in page.by_sentence.get(place + 1, ())
            if f.role == "delta"
            and f.frame == earlier[0].frame
            and page.sentences[place + 1].block == page.sentences[place].block
        ]
        changes = changes or list(_taken_up(page, place + 1, levels[0]))
        if len(changes) == 1 and not any(
            is_mixed(page, f.place, tuple(changes)) for f in (levels[0], earlier[0], changes[0])
        ):
            yield Frame(levels[0], earlier[0], tuple(changes))


_ANAPHOR = regex(r"\b(?:the|that|this)\s+$", re.IGNORECASE)
_CHANGE_NOUN = regex(
    r"[- ](?:increase|rise|gain|growth|jump|improvement|decline|drop|decrease|fall|slide)\b", re.IGNORECASE
)


def _taken_up(page: Page, place: int, level: Figure) -> tuple[Figure, ...]:
    """ "The 9% increase" of the sentence behind can only be that of the two levels before it."""
    quantities = page.quantities_in.get(place, [])
    sentence = page.sentences.get(place)
    if len(quantities) != 1 or sentence is None or quantities[0].kind != "percent" or sentence.repeat_of is not None:
        return ()
    q, text = quantities[0], page.article.text
    claim = next((c for c in page.extraction.claims if c.quantity == q.id and c.role == "delta"), None)
    if claim is None or claim.negated or claim.modality != "fact" or sentence.cls == "boilerplate":
        return ()
    if not _ANAPHOR.search(text, max(sentence.start, q.start - 6), q.start) or not _CHANGE_NOUN.match(text, q.end):
        return ()
    return (replace(level, claim=claim, quantity=q, place=place, base=None, interval=rounded(q)),)


def _are_comparable(level: Figure, earlier: Figure) -> bool:
    a, b = level.quantity, earlier.quantity
    kinds = {"money", "count", "percent", "multiple"}
    # "27 cents a share from 25 cents"
    same_unit = (a.kind, a.unit) == (b.kind, b.unit) and (a.per == b.per or None in (a.per, b.per))
    return (
        same_unit
        and a.kind in kinds
        and a.cmp != "range"
        and b.cmp != "range"
        and not are_of_two_lengths(level.time, earlier.time)
    )


_PART = regex(r"(?:\d{4}|XXXX)-(?:(?P<part>Q|H|9M)|(?P<from>\d\d)(?:/\d{4}-(?P<to>\d\d))?$)")
_MONTHS = {1: "month", 3: "Q", 6: "H", 9: "9M"}


def are_of_two_lengths(*times: Time | None) -> bool:
    """Whether two lengths of period are told: a quarter is held against no nine months, and against no month."""
    parts = (_PART.match(time.value) for time in times if time is not None and time.type != "base")
    return (
        len(
            {
                part["part"] or _MONTHS.get((int(part["to"] or part["from"]) - int(part["from"])) % 12 + 1)
                for part in parts
                if part
            }
        )
        > 1
    )


def _told_elsewhere(page: Page, key: object, level: Figure) -> tuple[Figure, ...]:
    """Changes against the year before in other sentences, where the pair is surely one of years."""
    if not page.cues.any(page.text_of(level.place), "base_year") or level.period is None:
        return ()
    found = []
    for figure in page.figures:
        if figure.role != "delta" or figure.frame != key or figure.place == level.place or figure.base != "YOY":
            continue
        # a number of another sentence can be another version's: only the very same explicit period counts
        if figure.period == level.period and not is_mixed(page, figure.place, (figure,)):
            found.append(figure)
    return tuple(found)


def is_mixed(page: Page, place: int, changes: Sequence[Figure]) -> bool:
    """The sentence compares on several bases, or not on the reported ones."""
    text, cues = page.text_of(place), page.cues
    if cues.any(text, "growth_basis") or " respectively" in text:
        return True
    bases = {name for name in _BASES if cues.any(text, name)}
    bases |= {_BASE_OF_NOTATION.get(figure.base, figure.base) for figure in changes if figure.base}
    bases |= {_BASE_OF_NOTATION[t.value] for t in page.times_in.get(place, ()) if t.value in _BASE_OF_NOTATION}
    return len(bases) > 1 or cues.any(page.core_of(place), "base_other")


def signs_agree(frame: Frame) -> bool:
    """Across a change of sign, or from nothing, a change in percent has no meaning."""
    a, b = frame.level.interval, frame.earlier.interval
    return (a.positive and b.positive) or (a.negative and b.negative)
