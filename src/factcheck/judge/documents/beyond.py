"""What a sentence tells beyond a figure that is found: the way that it went, of what it is the rank, and what its main clause asserts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.judge.case import Judgement
from factcheck.judge.documents import when
from factcheck.judge.documents.align import Asked
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.directions import way_of
from factcheck.judge.documents.frames import judge_frames
from factcheck.judge.documents.frames.claims import mentions
from factcheck.judge.documents.frames.senses import senses_of
from factcheck.judge.documents.meanings import Meanings, meanings_of
from factcheck.judge.documents.move import is_evaluated
from factcheck.judge.documents.phrased import ways
from factcheck.judge.documents.printed import MORE, Printed, figures_of
from factcheck.judge.documents.readings import OUTLOOK
from factcheck.judge.documents.revised import revised
from factcheck.judge.documents.scope import scoped
from factcheck.judge.documents.since import against_time
from factcheck.judge.documents.tables.axes import Table, row_number, tables_of
from factcheck.judge.documents.tables.changes import came_from
from factcheck.judge.documents.tables.levels import MINUS
from factcheck.judge.documents.tables.ranks import standing
from factcheck.judge.documents.tables.told import Place, read
from factcheck.judge.documents.values import weigh
from factcheck.judge.documents.verdicts import cite, contradicted, open_
from factcheck.model import Evidence, Time
from factcheck.patterns import regex
from factcheck.records import replace
from factcheck.rules.worded import worded
from factcheck.sources.documents.facts import Fact
from factcheck.sources.documents.periods import length
from factcheck.sources.documents.words import Stems, name_stems
from factcheck.text.sentences import split_sentences


def beyond(asked: Asked, found: Judgement, times: Sequence[Time]) -> Judgement:
    """The judgement of a figure that agrees, or what the rest of its sentence makes of it."""
    if found.verdict.status != "supported" or asked.quantity is None or asked.claim.kind in ("statement", "office"):
        return found
    return (
        revised(asked.sentence, asked.quantity, asked.held, asked.rules, found.verdict)
        or _moved(asked, found, times)
        or _beside_a_year(asked, found)
        or against_time(asked, found)
        or _since_when(asked, found)
        or _extreme(asked, found, times)
        or scoped(asked, found)
        or _asserted(asked, found, times)
        or found
    )


# ---------------------------------------------------------------- the way to a level
_CLAUSE = regex(r"[,;:]\s")
_TO = regex(r"\bto\s+(?:(?:about|some|around|nearly|almost|only|just|roughly|a|an|the)\s+){0,2}$", re.IGNORECASE)
_FROM = regex(
    r"^[^.;,]{0,30}?\b(?:from|since|compared\s+(?:with|to)|against)\b\s*(?P<base>(?:[^.;,]|[.,](?=\d))*)", re.IGNORECASE
)
_WORDS_BEFORE = 6


def _moved(asked: Asked, found: Judgement, times: Sequence[Time]) -> Judgement | None:
    """ "Edged up to 38.2 basis points from the second quarter", where the document has 39.0 for that quarter."""
    assert asked.quantity is not None
    before, _, behind = asked.sentence.partition(asked.quantity.text)
    before = _CLAUSE.split(before)[-1]
    to = _TO.search(before)
    # the way of its parts is not that of a margin
    is_worked_out = any(note.code == "derived" for note in found.verdict.notes)
    if to is None and not is_worked_out and asked.fact.role in (None, "level", "share"):
        return _since_before(asked, found, times)
    if to is None or is_worked_out or is_evaluated(before):
        return None
    meanings = meanings_of(asked.rules.vocabulary)
    is_foreseen = OUTLOOK.search(before) or asked.claim.modality == "forecast"
    if is_foreseen and not any(_cell_of(asked, each, meanings) for each in found.verdict.evidence):
        return None  # "is expected to rise to 3%": from where, only a table tells
    way = way_of(" ".join(before[: to.start()].split()[-_WORDS_BEFORE:]), meanings)
    if way is None:
        return _since_before(asked, found, times)  # "came to $20.0 million, more than in the same period of 2024"
    base = _FROM.match(behind)
    went = [_went(asked, each, way, base["base"] if base else "", times, meanings) for each in found.verdict.evidence]
    told = next((each for each in went if each is not None), None)
    if told is False and True not in went:
        detail = f"{found.verdict.detail} It went the other way."
        return contradicted(asked.held, found.verdict.evidence, "direction-flipped", detail)
    return None


def _since_before(asked: Asked, found: Judgement, times: Sequence[Time]) -> Judgement | None:
    """ "Bought more hearing aids than the year before, namely 349,000", "were given more weight and now stand for 29.4%"."""
    assert asked.quantity is not None
    meanings = meanings_of(asked.rules.vocabulary)
    before, _, behind = asked.sentence.partition(asked.quantity.text)
    than, now = _MORE_THAN.search(asked.sentence), _AND_NOW.search(before)
    if MORE.match(behind) or is_evaluated(asked.sentence):
        return None
    if (
        than is not None
        and not _DISTANCE.search(asked.sentence[: than.start()])
        and asked.quantity.text not in than[0]
        and not any(c.isdigit() for c in _YEARS.sub("", than["what"]))
    ):
        if than["year"] and not _is_year_before(asked, found, int(than["year"]), meanings):
            return None
        way: str | None = "up" if than["up"] else "down"
    elif now is not None and not any(c.isdigit() for c in before[: now.start()]):
        way = way_of(before[: now.start()], meanings)
    else:
        return None
    went = [_went(asked, each, way, "", times, meanings) for each in found.verdict.evidence] if way else []
    if False not in went or True in went:
        return None
    detail = f"{found.verdict.detail} It went the other way."
    return contradicted(asked.held, found.verdict.evidence, "direction-flipped", detail)


def _beside_a_year(asked: Asked, found: Judgement) -> Judgement | None:
    """ "With 28.1 million nights in 2024 the country was above its 2019 level": against the cell of that year in the row."""
    told = _ITS_LEVEL_OF(asked.rules.vocabulary).search(asked.sentence)
    meanings = meanings_of(asked.rules.vocabulary)
    if told is None or len(found.verdict.evidence) != 1:
        return None
    place = _cell_of(asked, found.verdict.evidence[0], meanings)
    if place is None or not place[1].windows or denied(asked.sentence):
        return None
    table, cell = place
    year, row = int(told["year"]), row_number(cell)
    then = [
        c
        for (key, _), c in table.cells.items()
        if key == row
        and c.windows
        and c.windows[0][1].year == year
        and abs(length(c.windows[0]) - length(cell.windows[0])) <= _ROOM
        and c.bases == cell.bases
    ]
    if len(then) != 1 or _rose(cell.quantity, then[0].quantity, "up" if told["up"] else "down") is not False:
        return None
    detail = f"{found.verdict.detail} For {year} it says {then[0].quantity.text if then[0].quantity else ''}."
    evidence = (*found.verdict.evidence, cite(asked.held, then[0]))
    return contradicted(asked.held, evidence, "comparison-flipped", detail)


_ROOM = 12
"""Days."""
_ITS_LEVEL_OF = worded(
    r"\b<stands>\s+(?:(?:still|well|just|slightly|far|now|back|even|again|to|further)\s+)*(?:(?P<up>above|over)|below|under)\s+"
    r"(?:its|their|the)\s+(?:<figure>\s+(?:of|for)\s+)?(?P<year>(?:19|20)\d\d)(?:\s+<figure>)?(?=[.,;]|$)"
)


def _is_year_before(asked: Asked, found: Judgement, year: int, meanings: Meanings) -> bool:
    """ "More than in the same period of 2024", of a figure of 2025."""
    cells = [cell[1] for each in found.verdict.evidence if (cell := _cell_of(asked, each, meanings)) is not None]
    told = [windows[0] for windows in (asked.fact.windows, *(cell.windows for cell in cells)) if windows]
    return bool(told) and all(window[1].year - 1 == year for window in told)


def _since_when(asked: Asked, found: Judgement) -> Judgement | None:
    """ "At its lowest since September 2022", of what the document calls the lowest since June."""
    own = _RECORD_SINCE.search(asked.sentence)
    told = [each for e in found.verdict.evidence for each in _RECORD_SINCE.finditer(e.excerpt or "")]
    if own is None or not told or any(own["since"].lower() == each["since"].lower() for each in told):
        return None
    if len({c for each in (own, *told) for c in [each["since"].count(" ")]}) > 1:
        return None  # "since 2022" is no denial of a month of that year
    detail = f"{found.verdict.detail} It says {told[0]['since']}, not {own['since']}."
    return contradicted(asked.held, found.verdict.evidence, "wrong-period", detail)


_RECORD_SINCE = regex(
    r"\b(?:[a-z]{2,}est|most|least|best|worst)\b[^.;,\d]{0,40}?\b(?P<since>since\s+(?:the\s+)?(?:(?:first|second|third|fourth)\s+(?:quarter|half)\s+of\s+|(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+)?(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


_MORE_THAN = regex(
    r"\b(?:(?P<up>more|higher|larger|bigger)|fewer|less|lower|smaller)\b(?P<what>[^.;,]{0,60}?)\bthan\s+(?:(?:in|at|on|it|they|was|were|had|did|a|an|the|same|one|during|of)\s+)*"
    r"(?:(?:year|quarter|month|half|season)\s+(?:before|earlier|ago)|last\s+(?:year|quarter|month|season)|previous\s+(?:year|quarter|month|season)|(?:twelve|six|three)\s+months\s+(?:before|earlier|ago)"
    r"|(?:(?:first|second|third|fourth|last)\s+(?:quarter|half)|Q[1-4]|H[12])(?:\s+of)?\s+(?:fiscal\s+|FY\s?)?(?:19|20)\d\d"
    r"|(?:(?:period|months|time|stretch)\s+(?:of|in)\s+)?(?:fiscal\s+|FY\s?)?(?P<year>(?:19|20)\d\d)\b)",
    re.IGNORECASE,
)
_DISTANCE = regex(
    r"(?<![\d.,])(?!(?:19|20)\d\d,)\d[\d.,]*\s?(?:%|(?:percent|per cent|points?|million|billion)\s*)*$", re.IGNORECASE
)
""" "187,200 women, 2,900 fewer than a year before, and 144,500 men": how far the figure before it went."""
_YEARS = regex(r"\b(?:19|20)\d\d\b")
_AND_NOW = regex(r",?\s+(?:and|so that it|so that they)\s+now\b", re.IGNORECASE)


# ---------------------------------------------------------------- of whom it is told


def _went(
    asked: Asked, evidence: Evidence, way: str, base: str, times: Sequence[Time], meanings: Meanings
) -> bool | None:
    """Whether the document lets the figure go the same way; None where it does not tell."""
    cell = _cell_of(asked, evidence, meanings)
    if cell is not None:
        earlier = came_from(read(asked, times, meanings), Place(cell[0], None, None), cell[1])
        is_bare = asked.quantity is not None and MINUS.match(asked.quantity.text) is None
        return _rose(cell[1].quantity, earlier.quantity if earlier is not None else None, way, is_bare)
    text = evidence.excerpt or ""
    figures, its_times = figures_of(text, asked.held, asked.rules.vocabulary, meanings)
    mine = next((f for f in figures if not f.is_base and _is_same(asked, f)), None)
    if mine is None or (mine.is_change and mine.quantity.kind == "percent") or MORE.match(text[mine.quantity.end :]):
        return None  # "4.7 percent higher than a year earlier" is a rate that may have fallen to it
    if not _is_one_base(base, text, times, its_times):
        return None
    if text[: mine.start].endswith("(") and text.startswith(")", mine.quantity.end):
        # "rose to 9.8% from 6.3%", of "6.3% in cash (9.8%)": in brackets stands what it was before
        told = [f for f in figures if f.start < mine.start and f.quantity.kind == mine.quantity.kind]
        return False if told and re.match(rf"\D{{0,20}}{re.escape(told[-1].quantity.text)}", base) else None
    bare = [f for f in figures if f is not mine and f.is_base and _is_near(mine, f, figures, text)]
    if len(bare) == 1 and not when.is_of_base(asked.held, bare[0].times, times):
        return None  # "less than a year earlier", of a figure that stands beside that of the quarter before
    if len(bare) == 1:
        return _rose(mine.quantity, bare[0].quantity, way)
    return ways(replace(asked, fact=replace(asked.fact, direction=way)), mine)


def _is_same(asked: Asked, figure: Printed) -> bool:
    assert asked.quantity is not None
    return weigh(asked.quantity, figure.quantity, asked.hedge).outcome == "match"


def _is_near(mine: Printed, base: Printed, figures: Sequence[Printed], text: str) -> bool:
    """The base of this figure: no other stands between them."""
    first, last = sorted((mine, base), key=lambda f: f.start)
    between = any(first.start < f.start < last.start for f in figures)
    kinds = (mine.quantity.kind, base.quantity.kind)
    is_alike = kinds[0] == kinds[1] or kinds[1] == "count" and base.quantity.text.replace(".", "").isdigit()
    if mine.quantity.value and base.quantity.value and kinds == ("money", "money"):
        ratio = abs(mine.quantity.value / base.quantity.value)
        is_alike = 1 < ratio * _FAR < _FAR**2  # 1.24 a share came from no 26 million
    return not between and is_alike and ";" not in text[first.start : last.start]


_FAR = 1000


def _is_one_base(base: str, text: str, times: Sequence[Time], its_times: Sequence[Time]) -> bool:
    """The claim and the document compare with the same time, as far as both tell."""
    mine, its = ({t.value for t in each if t.type == "base"} for each in (times, its_times))
    if mine and its:
        return bool(mine & its)
    dated = [t.text for t in times if t.type in ("period", "fiscal", "date") and t.text in base]
    return all(any(word in text for word in each.split() if word not in ("the", "of")) for each in dated)


def _rose(now: object, before: object, way: str, is_bare: bool = False) -> bool | None:
    a, b = getattr(now, "value", None), getattr(before, "value", None)
    if a is not None and b is not None and a < 0 > b and is_bare:
        a, b = -a, -b  # costs and losses that the table prints as negative, of which the sentence tells the amount
    return None if a is None or b is None else a > b if way == "up" else a < b


def _cell_of(asked: Asked, evidence: Evidence, meanings: Meanings) -> tuple[Table, Fact] | None:
    place = evidence.key.removeprefix(f"{asked.held.name}, ")
    if "table" not in place:
        return None
    tables = tables_of(asked.held, meanings, meanings.stems(asked.sentence))
    return next(((t, cell) for t in tables for cell in t.cells.values() if cell.place == place), None)


_TWO_TOGETHER = regex(
    r"\b\w+\s+and\s+(?:[a-z]+\s+){0,2}(?:together|combined|between them|taken together)\b", re.IGNORECASE
)
""" "Carpets and rugs together", of a table that has carpets."""


def _extreme(asked: Asked, found: Judgement, times: Sequence[Time]) -> Judgement | None:
    """ "The fund's biggest position, at 4.1%", of the second row of the column."""
    meanings = meanings_of(asked.rules.vocabulary)
    cells = [cell for each in found.verdict.evidence if (cell := _cell_of(asked, each, meanings)) is not None]
    if len(cells) != 1 or asked.fact.role in ("rank", "from"):
        return None
    table, own = cells[0]
    if _TWO_TOGETHER.search(asked.sentence) and not table.rows[row_number(own)].is_total:
        detail = f"{found.verdict.detail} It is the figure of one alone."
        return open_(asked.held, "ambiguous", detail, found.verdict.evidence)
    told = read(asked, times, meanings)
    is_so, detail = standing(told, *cells[0])
    if is_so is not False:
        return None
    return contradicted(asked.held, found.verdict.evidence, "wrong-rank", f"{found.verdict.detail} {detail}")


# ---------------------------------------------------------------- the other clause
_OPENER = regex(
    r"^(?:(?:Having|After|Following|Despite|Besides|While|Although|Though|When|As|Since|Once|Now that)\b)",
    re.IGNORECASE,
)
_COMMA = regex(r",\s+")
_TAIL = regex(
    r",\s+(?=(?:which|who|whose|having|and|but|while|whereas|although|though)\b)|"
    r"\s+(?=(?:despite|although|even (?:as|if|though|with)|notwithstanding|in spite of)\b)",
    re.IGNORECASE,
)
_FINITE = regex(
    r"\b(?:will|would|has|have|had|is|are|was|were|does|did|can|could|may|might|must|wants?|plans?|intends?|remains?)\b|\b[a-z]{3,}(?:ed|es)\b",
    re.IGNORECASE,
)
_SAYS = regex(r"^\W*(?:\w+\W+){0,6}?(?:said|says|told|reported|announced|showed|according)\b", re.IGNORECASE)
_ALONE = regex(
    r"\b(?:only|no other|none|nobody|(?:more|fewer|less|higher|lower|larger|better|worse)\b[^.;]*\bthan|(?:an)?other|further|additional|again)\b",
    re.IGNORECASE,
)
_HALVES = regex(r";\s+")
_LEAST, _COVERED = 2, 0.6


def _asserted(asked: Asked, found: Judgement, times: Sequence[Time]) -> Judgement | None:
    """ "Having finished its buyback of 40 million, it has decided on another one": the figure says nothing of the decision."""
    for clause in _without_figure(asked):
        judged = judge_frames(asked.held, clause, times, asked.rules.vocabulary)
        if judged is not None and judged.verdict.status == "contradicted":
            return judged
        if judged is None and not _is_told(asked, clause):
            detail = f'{found.verdict.detail} Of "{clause}" it says nothing sure.'
            return open_(asked.held, "ambiguous", detail, found.verdict.evidence)
    return None


def _without_figure(asked: Asked) -> Iterator[str]:
    """The main clause of a sentence whose figure stands in another."""
    assert asked.quantity is not None
    text = asked.sentence.strip()
    at = text.find(asked.quantity.text)
    if at < 0 or any(mark in text for mark in '"“”'):
        return
    if _OPENER.match(text):
        comma = _COMMA.search(text, at + len(asked.quantity.text))
        main = text[comma.end() :] if comma is not None else ""
    else:
        tails = [cut for cut in _TAIL.finditer(text) if cut.end() <= at]
        main = text[: tails[-1].start()] if tails else ""
    main = main.strip(" .")
    if (
        not main
        or not _FINITE.search(main)
        or _SAYS.match(main)
        or mentions(main, asked.held, asked.rules.vocabulary)[0]
    ):
        return
    yield main


def _is_told(asked: Asked, clause: str) -> bool:
    """A sentence of the document has most of its words and denies as it does."""
    if _ALONE.search(clause):
        return False
    senses = senses_of(asked.rules.vocabulary)
    own: Stems = asked.held.issuer
    words = [w for w in senses.words(clause) if not senses.is_idle(w) and not name_stems(w.text) <= own]
    if len(words) < _LEAST:
        return True
    for passage in asked.held.passages:
        for start, end in split_sentences(passage.text, 0, len(passage.text)):
            for text in _HALVES.split(passage.text[start:end]):
                stems = senses.stems(text)
                if sum(w.stands_in(stems) for w in words) >= _COVERED * len(words) and denied(text) == denied(clause):
                    return True
    return False
