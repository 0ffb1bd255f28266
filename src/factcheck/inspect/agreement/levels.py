"""A word of direction against two levels that are told beside it: "6.1% in February. It had been 6.4% in January, so the rate has come up again".

Two like figures of one sentence, or of two that follow each other, are the level and the earlier one by the words between them or by their
times. What draws the conclusion is held against them: the clause before a colon, the one behind "so", the sentence that takes the level up,
and the title or the bullet above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.inspect.agreement.one_fact import stems_of
from factcheck.inspect.calendar.days import MONTH
from factcheck.inspect.measures.listed import Item, figures_in, figures_of
from factcheck.inspect.page import Draft, Page
from factcheck.model import DiagnosisCode, Sentence, Span
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.rules.worded import worded, words_of
from factcheck.text.numerals import month_number

_WAY = worded(r"\b(?:(?P<up><level_up>)|(?P<down><level_down>))\b")
_WORDS = words_of("level_up", "level_down")
_LINK = regex(
    r"(?:^|[\s,(])(?:after|against|from|versus|vs\.?|compared\s+(?:with|to)|as\s+against)\s+(?:(?:the|a|an|about|some|only|just|its|their)\s+){0,2}$",
    re.IGNORECASE,
)
_HAD_BEEN = regex(
    r"\b(?:had\s+(?:been|stood\s+at|come\s+to|reached)|(?:year|month|week|quarter|season)\s+(?:before|earlier)(?:,?\s+it)?\s+(?:was|had\s+been))\b"
)
_BEFORE = regex(
    r"(?:\s+[a-z]+){0,2}?\s+(?:(?:a|the|one)\s+(?:year|month|week|quarter|day)\s+(?:before|earlier|ago)|last\s+(?:year|month|week|season)|the\s+(?:previous|prior)\s+[a-z]+|in\s+the\s+same\s+(?:period|quarter|month|weeks?)\s+(?:last\s+year|of\s+\d{4}|a\s+year\s+earlier))\b"
)
_TIME = regex(rf"[^\d,;.]{{0,26}}?\b(?:in|on|for|of|at\s+the\s+end\s+of)\s+(?P<when>{MONTH}|(?:19|20)\d\d)\b")
_TIME_BEFORE = regex(rf"\b[Ii]n\s+(?P<when>{MONTH}|(?:19|20)\d\d),?\s+(?:it|they|the\s+[a-z]+)?\s*[^\d,;.]{{0,20}}$")
_OF_A_TIME = regex(rf"\b(?:last|this)\s+(?:year|month|week|quarter|season)\b|\bin\s+{MONTH}\b")
_TIME_OR_BEFORE = regex(rf"[^\d,;.]{{0,30}}(?:\b{MONTH}|\d{{4}}|before|earlier|ago)\s*[.)]")
_CHANGE_BEFORE = regex(r"\b(?:by|another|further|of\s+another|than|up|down|plus|minus)\s+(?:about\s+|some\s+)?$")
_OF_THE_YEAR = regex(r"\s+higher\s+than\s+(?:a|one)\s+year\s+(?:before|earlier|ago)\b")
""" "Prices were 4.1% higher than a year before": the rate of inflation is a level."""
_CHANGE_BEHIND = regex(
    rf"(?!{_OF_THE_YEAR.pattern})\s*(?:[a-z]+\s+)?(?:more|fewer|less|higher|lower|points?|up|down)\b(?!\s+from)"
)
_DRAWN = regex(r"[,;–—]\s+(?:so|thus|hence|therefore|and\s+so|which\s+(?:means|makes)|meaning|leaving|that\s+is)\b")
_TAKEN_UP = regex(
    r"(?:That|This|Which)\s+(?:leaves|left|makes|made|means|meant|puts|was|is|were)\b|(?:It|They|The\s+(?:rate|price|figure|number|index|level|total|share|average)s?)\s+[^,;.]{0,20}\b(?:thus|therefore|hence|so)\b"
)
_OVER_IT = regex(r"(?P<what>[A-Z][^,;.]{0,40}?)\s+over\s+the\s+(?:day|week|month|quarter|year)\b")
"""Behind a line of two figures ("House prices: 118.4 in August, 121.0 in July") what they say."""
_CLAUSE = regex(r"[^,;:.]+")
_OTHER = regex(
    r"\b(?:not|never|than\s+expected|forecast\w*|expect\w*|analysts?|would|could|should|will|may|might|more\s+slowly|slower\s+(?:growth|pace)|rate\s+of)\b"
)
_STILL = regex(r"\b(?:still|despite|although|though|even\s+so)\b", re.IGNORECASE)


@record
class Pair:
    now: Item
    earlier: Item
    first: Sentence
    last: Sentence

    @property
    def way(self) -> str:
        return "up" if self.now.value > self.earlier.value else "down" if self.now.value < self.earlier.value else ""


def inspect_levels(page: Page) -> list[Draft]:
    beside = page.has(_BESIDE_IT)
    if not beside and not page.has(_WORDS(page.vocabulary)):
        return []
    drafts: list[Draft] = []
    telling = {s.index: s for s in page.telling(_WORDS(page.vocabulary))}
    asided = {s.index for s in page.telling(_BESIDE_IT)} if beside else set()
    linked = {s.index for s in page.telling(_LINKED)}
    shorts = [s for s in telling.values() if _is_short(page, s)]
    for sentence in page.told("hypothetical"):
        if not _has_few_figures(page, sentence) or _is_short(page, sentence):
            continue
        following = page.sentences.get(sentence.index + 1)
        near = (sentence, following) if page.is_told(following) and following.block == sentence.block else (sentence,)
        if not asided.isdisjoint(s.index for s in near):
            drafts.extend(_set_beside(page, sentence, near))
        if not shorts and telling.keys().isdisjoint(range(sentence.index - 1, sentence.index + 3)):
            continue
        if sentence.cls == "forecast" or not _tells_two_times(page, near, linked):
            continue
        for pair in _pairs(page, sentence, following if len(near) > 1 else None):
            drafts.extend(_concluded(page, pair))
            drafts.extend(_above(page, pair, shorts))
    return drafts


_GROUP, _MOST = regex(r"\d[\d,.]*"), 6
_LINKED = frozenset("after against from versus vs compared had before earlier ago last previous prior same".split())


def _tells_two_times(page: Page, near: tuple[Sentence, ...], linked: set[int]) -> bool:
    """Whether a word holds one level against another, or two times are told: without either it is not known which is the earlier."""
    if any(s.index in linked for s in near):
        return True
    return sum(len(page.times_in.get(s.index, ())) for s in near) > 1


def _has_few_figures(page: Page, sentence: Sentence) -> bool:
    """Two levels with their times and little else: of a sentence full of figures it is not known which two are meant."""
    return 0 < len(_GROUP.findall(page.article.text, sentence.start, sentence.end)) <= _MOST


def _is_short(page: Page, sentence: Sentence) -> bool:
    block = page.article.blocks[sentence.block] if 0 <= sentence.block < len(page.article.blocks) else None
    return block is not None and (
        block.kind in ("title", "heading", "bullet")
        or sentence.block == 0
        and not page.text_of(sentence.index).rstrip().endswith((".", "!", "?"))
    )


def _pairs(page: Page, sentence: Sentence, following: Sentence | None) -> Iterator[Pair]:
    text = page.article.text
    mine = _levels(page, sentence)
    if not mine:
        return
    behind = _levels(page, following) if following is not None else []
    for kind in {x.kind for x in mine}:
        a, b = ([x for x in row if x.kind == kind] for row in (mine, behind))
        if len(a) == 2:
            first, second, last = a[0], a[1], sentence
        elif len(a) == 1 and len(b) == 1 and following is not None and len(mine) == 1:
            first, second, last = a[0], b[0], following
        else:
            continue
        now = _which_is_now(text, first, second, last.end)
        if now:
            yield Pair(first if now == 1 else second, second if now == 1 else first, sentence, last)


def _levels(page: Page, sentence: Sentence) -> list[Item]:
    """The figures of a sentence that are no changes; asked for of each sentence with the one before it and alone."""
    made: dict[int, list[Item]] = page.__dict__.setdefault("_of_levels", {})
    if (found := made.get(sentence.index)) is None:
        text = page.article.text
        found = made[sentence.index] = [
            x
            for x in figures_of(page, sentence)
            if not _CHANGE_BEFORE.search(text, max(sentence.start, x.start - 24), x.start)
            and not _CHANGE_BEHIND.match(text, x.end, sentence.end)
        ]
    return found


def _which_is_now(text: str, first: Item, second: Item, end: int) -> int:
    """1 where the first figure is the level of today, 2 where the second is, 0 where it is not known."""
    between = text[first.end : second.start]
    told = set[int]()
    if _LINK.search(between) or _HAD_BEEN.search(between) or _BEFORE.match(text, second.end, end):
        told.add(1)
    a, b = _when(text, first, second.start), _when(text, second, end)
    if a and b and a[0] == b[0] and a[1] != b[1]:
        later = (a[1] - b[1]) % 12 < 6 if a[0] == "month" else a[1] > b[1]
        told.add(1 if later else 2)
    return told.pop() if len(told) == 1 else 0


def _when(text: str, item: Item, end: int) -> tuple[str, int] | None:
    m = _TIME.match(text, item.end, end) or _TIME_BEFORE.search(text, max(0, item.start - 50), item.start)
    if m is None:
        return None
    return ("year", int(m["when"])) if m["when"].isdigit() else ("month", month_number(m["when"]))


def _concluded(page: Page, pair: Pair) -> Iterator[Draft]:
    for start, end in _conclusions(page, pair):
        if found := _way_in(page, start, end):
            way, m = found
            if pair.way and way != pair.way:
                yield _draft(page, pair, m, "direction-flipped")
            return


def _conclusions(page: Page, pair: Pair) -> Iterator[tuple[int, int]]:
    text = page.article.text
    start, stop = min(pair.now.start, pair.earlier.start), max(pair.now.end, pair.earlier.end)
    colon = text.rfind(":", pair.first.start, start)
    lead = text[pair.first.start : max(colon, pair.first.start)]
    if colon > 0 and "," not in text[colon + 1 : start] + lead and not any(c.isdigit() for c in lead):
        yield pair.first.start, colon
    if drawn := _DRAWN.search(text, stop, pair.last.end):
        clause = _CLAUSE.match(text, drawn.end(), pair.last.end)
        end = clause.end() if clause else pair.last.end
        if not any(c.isdigit() for c in text[drawn.end() : end]):
            yield drawn.end(), end
    ahead = page.sentences.get(pair.first.index - 1)
    if page.is_told(ahead, "hypothetical", "forecast") and ahead.block == pair.first.block:
        told = text[ahead.start : ahead.end]
        own = _WAY(page.vocabulary).search(text, pair.first.start, pair.last.end)
        if own is None and "," not in told and not any(c.isdigit() for c in told) and _OF_A_TIME.search(told):
            yield ahead.start, ahead.end
    behind = page.sentences.get(pair.last.index + 1)
    if page.is_told(behind) and behind.block == pair.last.block and _takes_up(text, pair, behind):
        clause = _CLAUSE.match(text, behind.start, behind.end)
        end = clause.end() if clause else behind.end
        if not any(True for _ in figures_in(text, behind.start, end)):
            yield behind.start, end


def _takes_up(text: str, pair: Pair, behind: Sentence) -> bool:
    if _TAKEN_UP.match(text, behind.start, behind.end):
        return True
    a, b = sorted((pair.now, pair.earlier), key=lambda x: x.start)
    listed = ":" in text[pair.first.start : a.start] and _TIME_OR_BEFORE.match(text, b.end, pair.last.end)
    return bool(listed) and _OVER_IT.match(text, behind.start, behind.end) is not None


def _way_in(page: Page, start: int, end: int) -> tuple[str, re.Match[str]] | None:
    text = page.article.text
    found = list(_WAY(page.vocabulary).finditer(text, start, end))
    ways = {"up" if m["up"] else "down" for m in found}
    if len(ways) != 1 or _OTHER.search(text, start, end) or _STILL.search(text, start, end):
        return None
    return ways.pop(), found[0]


# ---------------------------------------------------------------- "That is above the €20.5 million"
_BESIDE = worded(
    r"[^;:]{0,90}?(?:\.\s+(?:That|This|It)|,\s+which)\s+(?:is|was|came\s+out|comes\s+out|puts\s+it)\s+(?:well\s+|far\s+|just\s+|slightly\s+|clearly\s+)?"
    r"(?:(?P<up>above|over|ahead\s+of|<level_more>\s+than)|(?P<down>below|under|short\s+of|<level_less>\s+than))\s+(?:(?:the|its|their|what)\s+)?(?:[a-z]+\s+)?"
)
_AT = worded(
    r",\s[^;:.]{3,80}?\b(?:is|was|are|were)\s+(?:much\s+|far\s+|slightly\s+|a\s+little\s+)?(?:(?P<up><level_more>)|(?P<down><level_less>))\s+than\s[^;:.]{2,80}"
)


def _set_beside(page: Page, sentence: Sentence, near: tuple[Sentence, ...]) -> Iterator[Draft]:
    """ "Earned €18.2 million. That is above the €20.5 million forecast", "at 41.3 cents, it is lower than in Castel, where they pay 37.9 cents"."""
    text = page.article.text
    mine = _levels(page, sentence)
    row = mine if len(mine) == _TWO else [*mine, *(_levels(page, near[-1]) if len(near) > 1 and len(mine) == 1 else ())]
    if len(row) != _TWO or row[0].kind != row[1].kind:
        return
    a, b = row
    m = _BESIDE(page.vocabulary).fullmatch(text, a.end, b.start)
    if m is None and text[sentence.start : a.start] == "At ":
        m = _AT(page.vocabulary).fullmatch(text, a.end, b.start)
    if m is None or _NOT.search(m[0]):
        return
    if a.value < b.value if m["up"] else a.value > b.value:
        pair = Pair(a, b, sentence, near[-1])
        start = m.start("up") if m["up"] else m.start("down")
        told = " ".join((m["up"] or m["down"]).split())
        yield _flipped(page, pair, start, start + len(m["up"] or m["down"]), told, "direction-flipped")


_TWO = 2
_BESIDE_IT = frozenset("above below over under ahead short than".split())
_NOT = regex(r"\b(?:not|never|still|would|could|per|by\s+\d)\b")


# ---------------------------------------------------------------- the title, the bullets
_OF_RATES = regex(r"\b(?:inflation|growth)\b", re.IGNORECASE)
_FIRST = 2


def _above(page: Page, pair: Pair, shorts: list[Sentence]) -> Iterator[Draft]:
    """ "Margins narrowed" above "the margin was 12.6%, against 11.9%"; a title with a figure is of the pair whose level that is."""
    text = page.article.text
    body = " ".join(page.text_of(n) for n in range(pair.first.index, pair.last.index + 1))
    neutral = not _WAY(page.vocabulary).search(_OF_THE_YEAR.sub(" ", body))
    # where the text says itself which way it went, `directions` reads it
    for short in shorts:
        line = text[short.start : short.end]
        found = _way_in(page, short.start, short.end)
        if found is None or found[0] == pair.way or not pair.way or "?" in line or page.cues.any(line, "growth_basis"):
            continue
        figures = list(figures_in(text, short.start, short.end))
        shared = stems_of(line) & stems_of(body)
        opening = pair.first.index <= short.index + _FIRST
        if figures:
            x = figures[0]
            same = len(figures) == 1 and (x.value, x.kind) == (pair.now.value, pair.now.kind)
            tied = same and x.start > found[1].end() and (opening or bool(shared))
        else:
            what = [words for words in _what(line, found[1]) if words]
            tied = (
                neutral and any(words <= stems_of(body) for words in what) and (opening or len(line.split()) <= _SHORT)
            )
        if tied:
            yield _draft(
                page, pair, found[1], "headline-vs-body" if not _is_bullet(page, short) else "direction-flipped"
            )


_SHORT = 4


def _what(line: str, m: re.Match[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Of what a line tells its word of direction: what stands before it, or the one word that it is done to."""
    at = line.find(m[0])
    return stems_of(line[:at]), stems_of(" ".join(line[at + len(m[0]) :].split()[:1]))


def _is_bullet(page: Page, sentence: Sentence) -> bool:
    return page.article.blocks[sentence.block].kind == "bullet"


def _draft(page: Page, pair: Pair, m: re.Match[str], code: DiagnosisCode) -> Draft:
    return _flipped(page, pair, m.start(), m.end(), " ".join(m[0].split()), code)


def _flipped(page: Page, pair: Pair, start: int, end: int, told: str, code: DiagnosisCode) -> Draft:
    a, b = (" ".join(x.text.split()) for x in (pair.now, pair.earlier))
    message = f'"{told}", but {a} is {"more" if pair.way == "up" else "less"} than {b}.'
    return Draft(
        start, end, page.severity("agreement", "error", "repeated_metric"), message, code, f"levels|{told}|{a}|{b}",
        figures=tuple(Span(start=x.start, end=x.end) for x in (pair.now, pair.earlier)), consistent=f"a word that says {pair.way}",
    )  # fmt: skip
