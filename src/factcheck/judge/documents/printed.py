"""The figures of a document's sentences with the words that go with each, whatever claims the extractor made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from factcheck.extract.mentions import find_mentions
from factcheck.judge.documents.meanings import SIZE, Meaning, Meanings
from factcheck.model import Quantity, Sentence, Time
from factcheck.patterns import regex
from factcheck.records import record, replace
from factcheck.sources.documents import Held
from factcheck.sources.documents.clauses import clauses
from factcheck.sources.documents.facts import NOTHING
from factcheck.sources.documents.units import measure
from factcheck.sources.documents.words import Stems
from factcheck.text.sentences import split_sentences

_KEPT: Final = 2000
"""Sentences."""
_BEST: Final = 12
"""So many sentences are read for their figures."""
_BASE = regex(
    r"(?:\b(?:from|against|versus|vs\.?|than|compared (?:with|to)|after|previously|originally|instead of)\s+"
    r"(?:(?:an?|the|its|about|some|around|nearly|only|just|as much as|earlier|target|of|in|(?!but\b)[a-z]{3,12})\s+){0,5}|\b(?:before|ago|earlier)\s*\(\s*|\b(?:it|they)\s+(?:was|were|had\s+(?:been|expected|stood\s+at))\s+(?:at\s+)?(?:about\s+|only\s+)?|\(\s*(?:\w+\s+)?(?:Q[1-4]\s+)?\d{4}:?\s*|\(\s*[\w’'./ -]{0,40}?(?:\d{4}|\b(?:year|quarter|half|period|january|february|march|april|may|june|july|august|september|october|november|december|previously|prior|before))(?:/\d{2,4})?:\s*)$",
    re.IGNORECASE,
)
_BY = regex(
    r"\bby\s+(?:(?:about|some|nearly|almost|around|roughly|more than|less than|over|at least|up to|a total of)\s+)?$",
    re.IGNORECASE,
)
MORE = regex(
    r"^\s*(?:up|down)\b|^\s*(?:[a-z]+\s+)?(?:more|less|fewer|higher|lower|above|below|better|worse|dearer|cheaper|costlier|pricier|larger|smaller|longer|shorter|faster|slower|heavier|lighter)\b(?!\s+than\s+(?:\d|half|two|three|four|five|six|seven|eight|nine|ten|twelve)\b)"
    r"|^\s*(?:under|over|ahead of|short of|shy of)\s+(?:its\s+|the\s+|their\s+|his\s+|her\s+)?(?:\w+\s+)?(?:budget|plans?|target|forecast|guidance|estimates?|limit|schedule)\b",
    re.IGNORECASE,
)
_MOVED = regex(
    r"\b(?:rose|rise|rises|grew|grow|grows|growth|increase[ds]?|fell|fall|falls|declined?|declines|dropped|drop|(?<!made )(?<!make )(?<!makes )(?<!making )(?<!taken )(?<!takes )(?<!took )(?<!take )up|down|gained|lost|jumped|climbed|"
    r"jumps|expanded|expands|contracted|contracts|climbs|gains|drops|slips|shrinks|widens|narrows|improves|surges|advances|slides|plunges|soars|loses|slipped|shrank|widened|narrowed|improved|surged|returned|climb|jump|advanced|slid|plunged|soared|edged up|edged down)\s+(?:of\s+)?(?:[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)
_GROWTH = regex(
    r"\b(?:growth|increase|decline|rise|fall|drop)\b[^.,;]{0,40}\b(?:was|of|came to|reached)\s+(?:[a-z]+\s+){0,2}$",
    re.IGNORECASE,
)
_VERB = regex(r"\b(?:was|were|is|are|had|has|stood|came|reached|accounted|made|held|took)\b", re.IGNORECASE)
_LEVEL = regex(r"\b(?:to|at)\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_NEXT = regex(r",|;|\band\b|\bwhile\b|\bbut\b|[()]")
_GOES_ON = regex(r";|,\s+(?:and|but|which|while|so|as|because|where|whereas)\b")
FIGURES = frozenset(("money", "percent", "count", "fraction", "pp", "bps", "multiple"))
"""The kinds of what stands under a label."""
BARE = regex(r"\d[\d,]*(?:\.\d+)?")
_OF_THESE = regex(r"Of\s+(?:these|them|this|that|those|which|whom)\b")
_OF_THEM = regex(r"\s+of\s+(?:its|their|the|our|his|her)\s+(?:some\s+|about\s+)?")
DATED: Final = ("period", "fiscal", "date")


@record(slots=True)
class Printed:
    """A figure, the words of its own, and those that it takes over from the beginning of its sentence."""

    quantity: Quantity
    own: Stems
    all: Stems
    said: str
    """The words of its own as they are printed, with those that stand before the first figure of its clause."""
    clause: str
    is_base: bool
    is_change: bool
    times: tuple[Time, ...]
    """The times that are its own, by where they stand."""

    @property
    def start(self) -> int:
        return self.quantity.start


@record(slots=True)
class Line:
    """A sentence of the document. `wide` are its words, those before it in its passage, and those of the title."""

    text: str
    place: str
    stems: Stems
    wide: Stems
    figures: tuple[Printed, ...]
    times: tuple[Time, ...]


def lines_about(held: Held, wanted: Sequence[Meaning], meanings: Meanings, vocabulary: Any) -> Iterator[Line]:
    """The sentences that hold most of the wanted words, with their figures."""
    scored: list[tuple[float, int, str, str, Stems, Stems]] = []
    for number, (text, place, stems, wide) in enumerate(sentences_of(held, wanted, meanings)):
        if (own := cover(wanted, stems)) > 0:
            scored.append((own + cover(wanted, wide) / 4, number, text, place, stems, wide))
    scored.sort(key=lambda each: (-each[0], each[1]))
    for _, _, text, place, stems, wide in scored[:_BEST]:
        figures, times = figures_of(text, held, vocabulary, meanings)
        yield Line(text, place, stems, wide, figures, times)


_Sentence = tuple[str, str, Stems, Stems]
"""Text, place, words, and the words with those before it in its passage and those of the title."""
_SHORT: Final = 100_000
"""Code points: of longer documents only the sentences are looked at that raise facts and share words with the claim."""


def sentences_of(held: Held, wanted: Sequence[Meaning], meanings: Meanings) -> list[_Sentence]:
    if sum(len(passage.text) for passage in held.passages) > _SHORT:
        return []
    key = ("sentences", meanings)
    if key in held.memo:
        return held.memo[key]  # type: ignore[no-any-return]
    title = meanings.stems(held.title or "")
    out: list[_Sentence] = []
    for passage in held.passages:
        before: Stems = title
        last = 0
        for start, end in split_sentences(passage.text, 0, len(passage.text)):
            text = passage.text[start:end]
            if start and _OF_THESE.match(text):
                both = passage.text[last:end]  # "Of these, 1.46 million came from abroad"
                out.append((both, passage.place, meanings.stems(both), meanings.stems(both) | before))
            last = start
            if text.rstrip("\"”' ").endswith("?"):
                continue  # a question asserts nothing
            stems = meanings.stems(text)
            out.append((text, passage.place, stems, stems | before))
            before |= stems
    held.memo[key] = out
    return out


def cover(wanted: Sequence[Meaning], stems: Stems) -> float:
    return sum(meaning.stands_in(stems) for meaning in wanted) / len(wanted) if wanted else 0.0


_Figures = tuple[tuple[Printed, ...], tuple[Time, ...]]


def is_reckoned_for(text: str, start: int) -> bool:
    """ "28.4 per 10,000 customers": for how many a rate is told, and no figure of its own."""
    return _PER.search(text, max(0, start - _FEW), start) is not None


_PER: Final = regex(r"\bper\s$", re.IGNORECASE)
_FEW: Final = 16


def figures_of(text: str, held: Held, vocabulary: Any, meanings: Meanings) -> _Figures:
    """The figures of a sentence and its times. The sentences of a document are asked for again with every claim."""
    known: dict[str, _Figures] = held.memo.setdefault(("figures", meanings), {})
    if text not in known:
        if len(known) > _KEPT:
            known.clear()
        known[text] = _figures_of(text, held, vocabulary, meanings)
    return known[text]


def _read(text: str, held: Held, vocabulary: Any) -> tuple[list[Quantity], list[Time]]:
    """The quantities of a text, with what each of them is counted of, and its times."""
    sentence = Sentence.model_validate({"index": 0, "start": 0, "end": len(text), "class": "none"})
    # a transcript may print no day; what it tells of the time to come is counted from its period
    day = held.published or (held.calendar.main[1] if held.calendar.main else None)
    quantities, times, traps = find_mentions(text, sentence, vocabulary, day)
    quantities += [bare(t.text, t.start, t.end) for t in traps if BARE.fullmatch(t.text)]
    quantities = [q for q in quantities if not SIZE.match(text, q.start) and not is_reckoned_for(text, q.start)]
    quantities = sorted((_each(text, _part(text, q)) for q in quantities), key=lambda q: q.start)
    return [_of_which(text, q, quantities[:number]) for number, q in enumerate(quantities)], times


def _figures_of(text: str, held: Held, vocabulary: Any, meanings: Meanings) -> _Figures:
    quantities, times = _read(text, held, vocabulary)
    spans = clauses(text, [(q.start, q.end) for q in quantities])
    dated = [t for t in times if t.type in DATED or t.type == "base"]
    out: list[Printed] = []
    heads: dict[int, Stems] = {}
    """What stands before the first figure of each clause, which the others of the clause take over."""
    clause_heads: dict[int, Stems] = {}
    lead: dict[int, str] = {}
    for number, q in enumerate(quantities):
        begin, end = next(((a, b) for a, b in spans if a <= q.start < b), (0, len(text)))
        earlier = max((o.end for o in quantities[:number] if o.end > begin), default=begin)
        later = min((o.start for o in quantities[number + 1 :] if o.start < end), default=end)
        before, behind = text[earlier : q.start], text[q.end : later]
        behind = (_NEXT if later < end else _GOES_ON).split(behind)[0]
        follows = begin in lead
        if follows:
            before = _NEXT.split(before.rstrip(" ("))[-1]
        else:
            lead[begin] = before
            heads[begin] = meanings.stems(f"{before} {noun(q.text) if q.kind == 'count' else ''}")
            clause_heads[begin] = meanings.stems(text[begin:end])
        following = quantities[number + 1] if number + 1 < len(quantities) else None
        if following is not None and _OF_THEM.fullmatch(text, q.end, following.start):
            behind += f" {noun(following.text)} {_NEXT.split(text[following.end :])[0]}"  # "74 of its 1,012 branches"
        own = meanings.stems(f"{before} {noun(q.text) if q.kind == 'count' else ''} {behind}")
        if follows and not meanings.of(f"{before} {noun(q.text) if q.kind == 'count' else ''} {behind}"):
            own |= heads.get(begin, NOTHING)
        whole = own | heads.get(begin, NOTHING)
        if begin and not any(way[0] == "=" for way in whole):
            # "hotels were occupied to 85%, campsites to 79%": a clause without a metric of its own goes on with the first
            whole |= clause_heads.get(min(heads), NOTHING)
        if out and q.kind != "fraction" and _FRACTIONS.fullmatch(q.text):
            own |= out[-1].own  # "90 million on shore power, half of which the state pays"
            whole |= out[-1].all
        is_aside = bool(out) and _is_bracketed(text, q, quantities[:number])
        if is_aside:
            # "reached 648bn (579), a new high": what stands behind the bracket is told of the figure before it
            own, whole = own | out[-1].own, whole | out[-1].all
            out[-1] = replace(out[-1], own=own, all=whole)
        is_base = q.cmp in ("eq", "approx", "range") and (
            _BASE.search(text[max(0, q.start - 60) : q.start]) is not None or is_aside
        )
        goes_on = bool(begin) and bool(out) and out[-1].is_change and q.kind == "percent"
        verbless = not _VERB.search(text[begin : q.start]) and not _VERB.match(text, q.end + 1)
        out.append(
            Printed(
                uncounted(q),
                own,
                whole,
                f"{lead[begin] if follows else ''} {before} {noun(q.text) if q.kind == 'count' else ''} {behind}",
                text[begin:end],
                is_base,
                # "up from 3.9" tells no change of 3.9
                not (is_base and _FROM.search(text[: q.start])) and is_change(text, q) or (goes_on and verbless),
                tuple(_times_of(text, q, dated, quantities, (begin, end))),
            )
        )
    return tuple(_completed(out)), tuple(times)


def _is_bracketed(text: str, q: Quantity, before: Sequence[Quantity]) -> bool:
    """ "Cost-to-income ratio 46.8% (47.5%)": the earlier figure, alone in brackets behind the one of its kind."""
    if not before or text[q.end : q.end + 1] != ")" or text[before[-1].end : q.start].strip() != "(":
        return False
    now = before[-1]
    if now.kind in ("money", "percent") and q.kind == "count" and not q.unit and q.value and BARE.fullmatch(q.text):
        # "SEK 648bn (579)"; a year in brackets is no figure
        printed = _DIGITS.search(now.text)
        ratio = Decimal(printed[0].replace(",", "")) / q.value if printed is not None else Decimal(0)
        return _ALIKE < ratio < 1 / _ALIKE and _YEAR.fullmatch(q.text) is None
    return now.kind == q.kind == "percent" or (now.kind == q.kind and now.unit == q.unit and now.value != q.value)


_ALIKE: Final = Decimal("0.1")
_YEAR = regex(r"(?:19|20)\d\d")


def _completed(figures: list[Printed]) -> Iterator[Printed]:
    """ "4.2 pence, up from 3.9", "$0.34 per share, up from $0.31": what the earlier figure leaves out it has from the later."""
    before: Printed | None = None
    for figure in figures:
        q = figure.quantity
        if before is not None and figure.is_base:
            now = before.quantity
            if (
                now.kind in ("money", "percent")
                and q.kind == "count"
                and not q.unit
                and now.value
                and q.value is not None
            ):
                digits = _DIGITS.search(now.text)
                scale = (
                    abs(now.value) / Decimal(digits[0].replace(",", "")) if digits and digits[0] != "0" else Decimal(1)
                )
                told = {"kind": now.kind, "unit": now.unit, "per": now.per, "step": q.step * scale}
                told |= dict.fromkeys(("value", "low", "high"), q.value * scale)
                figure = replace(figure, quantity=q.model_copy(update=told))
            elif now.kind == q.kind == "money" and now.per and not q.per:
                figure = replace(figure, quantity=q.model_copy(update={"per": now.per}))
        before = figure
        yield figure


_FROM = regex(r"\bfrom\s+(?:[a-z]+\s+){0,2}$", re.IGNORECASE)
_DIGITS = regex(r"\d[\d,]*(?:\.\d+)?")
_FRACTION = regex(
    r"\b(?P<part>half|(?:a|one) third|two thirds|(?:a|one) quarter|three quarters|(?:a|one) fifth)\s+of\s+(?:the|its|their|that|a)?\s*$",
    re.IGNORECASE,
)
_FRACTIONS = regex(r"[a-z -]*\b(?:half|thirds?|quarters?|fifths?|tenths?)", re.IGNORECASE)
_OF_IT = regex(r"\s+of\s+(?:which|whom|it|them|that|this|those|these)\b", re.IGNORECASE)


def _of_which(text: str, q: Quantity, before: Sequence[Quantity]) -> Quantity:
    """ "90 million, half of which the state pays": the state pays 45 million."""
    if q.kind != "fraction" or q.value is None or not before or not _OF_IT.match(text, q.end):
        return q
    whole = before[-1]
    if whole.kind not in ("money", "count") or whole.value is None or whole.cmp != "eq":
        return q
    value = whole.value * q.value
    told = {"value": value, "low": value, "high": value, "step": whole.step * q.value}
    return whole.model_copy(update={**told, "text": q.text, "start": q.start, "end": q.end})


_PARTS: Final = {
    "half": (1, 2),
    "third": (1, 3),
    "thirds": (2, 3),
    "quarter": (1, 4),
    "quarters": (3, 4),
    "fifth": (1, 5),
}


def _part(text: str, q: Quantity) -> Quantity:
    """ "Half of the 500 million": the amount that is told is 250 million."""
    found = _FRACTION.search(text[: q.start])
    if found is None or q.value is None or q.kind not in ("money", "count"):
        return q
    a, b = _PARTS[found["part"].lower().split()[-1]]
    value = q.value * a / b
    return q.model_copy(update={"value": value, "low": value, "high": value, "step": q.step * a / b})


def _each(text: str, q: Quantity) -> Quantity:
    """ "All shares for 31 dollars each": of a share."""
    if q.kind != "money" or q.per or not _APIECE.match(text, q.end) or not _OF_SHARES.search(text[: q.start]):
        return q
    return q.model_copy(update={"per": "share"})


_APIECE = regex(r"\s+(?:each|apiece)\b", re.IGNORECASE)
_OF_SHARES = regex(r"\bshares?\b", re.IGNORECASE)


def noun(text: str) -> str:
    """What a figure counts ("8,214 homes", "three patients"); nothing of an amount of money."""
    words = [word for word in text.split() if not _NUMBER.fullmatch(word)]
    return "" if any(word in _NO_NOUN for word in words[:1]) else " ".join(words)


_NUMBER = regex(
    r"[^a-z]*\d.*|(?:[a-z]+-)?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"hundred|thousand|million|billion|trillion|dozen|dozens|hundreds|thousands|millions|and|a|an|about|some|nearly|almost|around|roughly|over|more|less|fewer|than|only|just|at|least|up|to)",
    re.IGNORECASE,
)
_NO_NOUN = frozenset("percent per percentage basis cents".split())


def uncounted(q: Quantity) -> Quantity:
    """Without the noun that it counts, which is compared as a word: "travellers" are "passengers"; nor with a currency that is not said."""
    if q.kind == "money" and q.rule.startswith("bare/"):
        return q.model_copy(update={"unit": ""})
    return q if q.kind != "count" or not q.unit or measure(q.unit) else q.model_copy(update={"unit": ""})


def bare(text: str, start: int, end: int) -> Quantity:
    """A number whose noun is left out ("staff numbered 4,480")."""
    value = Decimal(text.replace(",", ""))
    step = Decimal(1).scaleb(-len(text.partition(".")[2]))
    return Quantity.model_construct(
        id="", sentence=0, text=text, start=start, end=end, kind="count", value=value, low=value, high=value,
        unit="", cmp="eq", mod=None, per=None, alt_of=None, incidental=False, step=step, bare_sign=False, rule="",
    )  # fmt: skip


def is_change(text: str, q: Quantity, offset: int = 0) -> bool:
    """Whether a figure of a text says by how much something moved. `offset` is where the text begins."""
    before, behind = text[: q.start - offset], text[q.end - offset :]
    if q.kind in ("pp", "bps") or _BY.search(before) or MORE.match(behind):
        return True
    if q.kind == "percent" and _GROWTH.search(before[-90:]):
        return True
    near = before[-50:]
    moved, level = _MOVED.search(near), _LEVEL.search(near)
    # "to Poland expanded 11%" tells no level to which something went
    return moved is not None and (level is None or level.start() < moved.start())


_OTHERS_TIME = regex(r"\(|\b(?:against|from|compared|versus|than|since|after|before)\b", re.IGNORECASE)


def _times_of(
    text: str, q: Quantity, dated: Sequence[Time], quantities: Sequence[Quantity], clause: tuple[int, int]
) -> Sequence[Time]:
    """The time behind a figure and before the next one, else those of its clause, else that with which the sentence begins."""
    stop = min((o.start for o in quantities if o.start > q.start), default=len(text))
    behind = [
        t
        for t in dated
        if q.start < t.start < stop and (t.type == "base" or not _OTHERS_TIME.search(text, q.end, t.start))
    ]
    behind = [t for t in behind if text[t.end : t.end + 1] != ":"]  # "(Q4 2023: 35.3%)"
    if behind:
        return behind[:1]
    earlier = max((o.end for o in quantities if clause[0] < o.end <= q.start), default=clause[0])
    first = min((o.start for o in quantities), default=q.start)
    return (
        [t for t in dated if earlier <= t.start < q.start]
        or [t for t in dated if t.start < first and t.type != "base"]
        or [
            t
            for t in dated
            if clause[0] <= t.start < clause[1]
            and t.type != "base"
            and t.start > q.start
            and not _OTHERS_TIME.search(text, q.end, t.start)
        ][:1]
    )
