"""What is done, planned or ruled out, told in other words than the document's: its sentence is found by meaning, then polarity and time count.

A claim and a sentence of the document are put side by side without what only says that somebody means to do something ("is looking to",
"does not intend to"). What is left, all but one word of it in the document's own words or a paraphrase, says that both are about one thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from factcheck.judge.case import Judgement
from factcheck.judge.documents import plain, when
from factcheck.judge.documents.denials import denied
from factcheck.judge.documents.flows import flows_differ
from factcheck.judge.documents.meanings import Meaning, Meanings, meanings_of
from factcheck.judge.documents.tables.told import way_of
from factcheck.judge.documents.verdicts import contradicted, quoted, supported
from factcheck.model import Time
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.offices import LEAVES, OFFICES
from factcheck.sources.documents.words import Stems, name_stems, names, of_place, stem
from factcheck.text.sentences import split_sentences

_MEANS_TO = frozenset(
    map(
        stem,
        "intend plan want wish aim mean look go going propose decide expect seek hope consider will shall agree prepare continue try manage be once do done deal "
        "say said tell told announce confirm state report add ago year way step move time thing use part include hold".split(),
    )
)
_LIGHT = frozenset("arm unit business division company group firm branch own existing current whole financial".split())
_AGAINST = regex(
    r"\b(?:rul(?:e|es|ed|ing)\s+out|decid(?:e|es|ed)\s+against|scrap(?:s|ped|ping)?|abandon(?:s|ed|ing)?|shelv(?:e|es|ed)|call(?:s|ed)?\s+off|cancel(?:s|led|ed)?|"
    r"drop(?:s|ped)?\s+(?:its|the|their|a)\s+(?:\w+\s+)?plans?|no\s+(?:plans?|intention|longer)|out\s+of\s+the\s+question|refus(?:e|es|ed)|reject(?:s|ed)?|instead\s+of|rather\s+than)\b",
    re.IGNORECASE,
)
_TOLD_BY = regex(
    r",?\s+(?:according to\s+[^,.;]+|(?:(?:chief|finance|prime|managing|executive)\s+)*[^,.;]{0,40}?\b[A-Z][\w’'-]+\s+(?:said|says|added|told\s+\w+))\.?\s*$|"
    r"^(?:[A-Z][^,.;]{2,60}?\s+)?(?:said|says|added|told\s+\w+)\s+(?:that\s+)?",
)
_DONE = regex(
    r"\b(?:has|have|had)\s+(?:already\s+|now\s+)?(?!scrapped|abandoned|cancelled|decided|ruled|agreed|shelved|rejected|refused|dropped|no\b|not\b)\w+",
    re.IGNORECASE,
)
_AHEAD = regex(
    r"\b(?:will|plans?|intends?|expects?|to be|is to|are to|going to|wants?|aims?|proposes?)\b", re.IGNORECASE
)
_UNSURE = regex(
    r"\b(?:could|(?-i:may)|might|would|should|probably|likely|perhaps|if|reportedly|rumou?r\w*)\b", re.IGNORECASE
)
_ELLIPTIC = regex(
    r"\b(?:do|does|did|is|are|was|were|will|has|have|had)(?:n[’']t| not)\s*[.,;!]?\s*$|\?\s*$", re.IGNORECASE
)
""" "Sales slip again, profit does not": what it does not, is not said; and a question asserts nothing."""
_CLAUSES = regex(r";\s+|,\s+(?=(?:and|but|while|which|so|because)\b)|\s+(?=(?:but|while|because)\s)")
_LEAST, _LONGEST = 2, 100_000
_IT = regex(r"\b(?:it|them)\b")
_SHORT = 12
"""Words."""
_HEAD, _FIRST = 120, 4


@record(slots=True)
class _Line:
    text: str
    place: str
    stems: Stems
    before: Stems
    """The words of the sentences before it in its passage, and of the title."""


@record(slots=True)
class _Found:
    line: _Line
    direct: int
    missing: tuple[Meaning, ...]
    outside: int
    """Words that only the sentences before hold."""
    clauses: str
    """The clauses of the sentence that hold some of the words."""


def judge_event(held: Held, sentence: str, times: Sequence[Time], vocabulary: Any) -> Judgement | None:
    """None where no sentence of the document is about the same, or where it leaves the claim open."""
    if (
        sum(len(passage.text) for passage in held.passages) > _LONGEST
        or _UNSURE.search(sentence)
        or _ELLIPTIC.search(sentence)
    ):
        return None
    meanings = meanings_of(vocabulary)
    text = _TOLD_BY.sub(" ", sentence)
    core = _core(held, text, meanings)
    way = way_of(_PHRASAL.sub(" ", text), meanings)
    if len(core) + bool(way) + len(_marks(text, _ORDERS)) < _LEAST or any(
        m.is_name and not _is_known(held, m) for m in core
    ):
        return None
    found = sorted(
        _matches(held, text, core, way, meanings), key=lambda each: (len(each.missing), each.outside, -each.direct)
    )
    swapped = _of_another(held, text, core, times, vocabulary, meanings)
    if not found or swapped is not None:
        return swapped
    best = found[0]
    rivals = [f for f in found[1:] if (len(f.missing), f.outside) == (len(best.missing), best.outside)]
    outcome = _outcome(held, sentence, times, vocabulary, best, core)
    if outcome in _TIMES and any(_tells_time(held, times, vocabulary, each) for each in found):
        return None  # another sentence about the same has the claim's time
    if outcome is None or any(_outcome(held, sentence, times, vocabulary, each, core) != outcome for each in rivals):
        return None
    said = f'{held.name} says: "{best.line.text.strip()}" ({best.line.place})'
    evidence = (quoted(held, best.line.text, best.line.place),)
    if outcome == "same":
        return supported(held, evidence, f"{said}.")
    what = "the opposite" if outcome == "negated" else "another time"
    return contradicted(held, evidence, outcome, f"{said}. The sentence says {what}.")  # type: ignore[arg-type]


_TIMES = frozenset(("wrong-date", "wrong-period", "wrong-duration"))


def _tells_time(held: Held, times: Sequence[Time], vocabulary: Any, found: _Found) -> bool:
    """Every time of the claim stands in the sentence itself."""
    there = {t.value for t in when.times_in(found.line.text, vocabulary, held)}
    mine = {t.value for t in times if t.type in ("date", "period", "fiscal", "duration")}
    return bool(mine) and mine <= there


def _of_another(
    held: Held, text: str, core: Sequence[Meaning], times: Sequence[Time], vocabulary: Any, meanings: Meanings
) -> Judgement | None:
    """ "Katrin Behrens is leaving for personal reasons", where the document says it of the one other person of its sentence."""
    opening = _PERSON.match(text)
    if opening is None or not (OFFICES.search(text) or LEAVES.search(text)) or denied(text):
        return None
    mine = name_stems(opening["name"])
    rest = [m for m in core if not name_stems(m.text) & mine]
    if not mine <= held.known or len(rest) + bool(times) < _LEAST:
        return None
    for line in _lines(held, meanings):
        if (
            mine & name_stems(line.text)
            or not rest
            or not all(m.stands_in(line.stems) for m in rest)
            or _against(line.text)
        ):
            continue
        others = {name for _, run in names(line.text) if len(name := name_stems(run)) > 1 and not name & held.issuer}
        if len(others) != 1 or not when.times_given(held, times, line.text, vocabulary):
            continue
        said = f'{held.name} says: "{line.text.strip()}" ({line.place})'
        detail = f"{said}. The sentence says it of another."
        return contradicted(held, (quoted(held, line.text, line.place),), "wrong-person", detail)
    return None


_PERSON = regex(r"(?P<name>[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,2})\s+(?=[a-z])")


def _core(held: Held, text: str, meanings: Meanings) -> list[Meaning]:
    """The words that say what it is about: no names of the document itself, no intention."""
    out = []
    for m in meanings.of(text, True):
        low = m.text.lower()
        own = frozenset(of_place(word, held.known) for word in name_stems(m.text))
        is_named = not text.lstrip().startswith(m.text) or _is_named(held, m.text)
        if m.text[:1].isupper() and own and (own <= held.issuer or own <= held.known_at_head and is_named):
            continue
        if low in _LIGHT or (len(m.text.split()) == 1 and stem(m.text) in _MEANS_TO):
            continue
        out.append(m)
    return out


def _is_named(held: Held, word: str) -> bool:
    """Written with a capital inside a sentence of the document, where a common word is not."""
    pattern = re.compile(rf"[a-z,] {re.escape(word.split()[0])}")
    return any(pattern.search(passage.text) for passage in held.passages)


def _is_known(held: Held, meaning: Meaning) -> bool:
    return all(of_place(word, held.known) in held.known for word in name_stems(meaning.text))


def _matches(held: Held, text: str, core: Sequence[Meaning], way: str | None, meanings: Meanings) -> Iterator[_Found]:
    order = _marks(text, _ORDERS)
    for line in _lines(held, meanings):
        missing = tuple(m for m in core if not m.stands_in(line.stems | line.before))
        allowed = 1 if len(core) > _LEAST else 0
        if len(missing) > allowed or any(m.is_name for m in missing):
            continue
        inside = [m for m in core if m.stands_in(line.stems)]
        clauses = [part for part in _CLAUSES.split(line.text) if any(m.stands_in(meanings.stems(part)) for m in core)]
        its = way_of(_PHRASAL.sub(" ", line.text), meanings) if way is not None else None
        alike = (way is not None and way == its) + len(order & _marks(line.text, _ORDERS))
        if way is not None and its is not None and way != its or order and not order <= _marks(line.text, _ORDERS):
            continue
        direct = [
            m
            for m in inside
            if any(w in line.stems for w in m.ways if w[0] not in "~=") or (m.parts and m.parts <= line.stems)
        ]
        if len(inside) * 2 < len(core) or not direct or len(inside) - len(direct) > (1 if len(core) < _MANY else 2):
            continue
        if len(inside) + alike < (1 if _POINTS_BACK.match(line.text) else _LEAST) or _is_anothers(held, line, core):
            continue
        told = " ; ".join(clauses) if clauses and not alike else line.text
        yield _Found(line, len(direct), missing, len(core) - len(missing) - len(inside), told)


_MANY = 4
_ORDERS = regex(r"\b(?:first|second|third|next|last|final)\b", re.IGNORECASE)
_PHRASAL = regex(r"\b(?:contracts?|\w+(?:s|ing|ed|t)?\s+(?:down|up|off)\b(?!\s+(?:to|by|from|\d)))", re.IGNORECASE)
""" "Shuts down", "steps down", "a contract": no direction of a figure."""
_POINTS_BACK = regex(r"(?:It|Its|They|Their|This|These|The)\b")


def _is_anothers(held: Held, line: _Line, core: Sequence[Meaning]) -> bool:
    """The sentence begins with a name that the claim does not hold."""
    claimed = frozenset().union(*(name_stems(m.text) for m in core if m.is_name))
    first = next(iter(names(line.text)), None)
    if first is None or first[0] > 0:
        return False
    stems = name_stems(first[1])
    return any(stems and stems <= name and not name & (claimed | held.issuer) for name in held.others)


_Outcome = str | None


def _outcome(
    held: Held, sentence: str, times: Sequence[Time], vocabulary: Any, found: _Found, core: Sequence[Meaning]
) -> _Outcome:
    line = plain.Line(found.line.text, found.line.stems, False, found.line.place, found.line.before)
    claimed, told = _against(sentence), _against(found.clauses)
    if _DONE.search(sentence) and _AHEAD.search(found.clauses):
        return None  # what is planned is not yet done
    bare = sentence
    for time in times:
        bare = bare.replace(time.text, " ")
    if flows_differ(sentence, found.line.text):
        return None  # "runs four cafés", against "closed four cafés"
    if _COMPARES.search(sentence) or not _marks(bare, _NUMBERS) <= _marks(found.line.text, _NUMBERS):
        return None
    other: str | None = when.other_time(held, times, line.text, vocabulary, frozenset().union(*(m.ways for m in core)))
    if other is None and when.other_season(sentence, found.line.text):
        other = "wrong-period"
    given = when.times_given(held, times, line.text, vocabulary) and when.whens(sentence) <= when.whens(found.line.text)
    if claimed != told:
        is_near = not found.outside or (found.outside == 1 and found.direct >= _LEAST)
        is_whole = not found.missing and is_near and not _AGAINST.search(sentence)
        return "negated" if other is None and given and is_whole else None
    if found.missing:
        return None
    if other is not None:
        return other
    if claimed and not found.outside:
        return "same"
    if not given or bool(_AHEAD.search(sentence)) != bool(_AHEAD.search(found.clauses)):
        return None
    return "same" if found.outside == 0 and found.direct * 2 >= len(core) else None


_NUMBERS = regex(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|third|quarter|second|fourth|fifth|twice|double|\d[\d,.]*%?)\b",
    re.IGNORECASE,
)
_YEAR = regex(r"\b20\d\d\b")


def _marks(text: str, pattern: re.Pattern[str]) -> frozenset[str]:
    found = frozenset(each[0].lower() for each in pattern.finditer(text))
    return found - frozenset(year[0] for year in _YEAR.finditer(text)) if pattern is _NUMBERS else found


_COMPARES = regex(
    r"\b(?:more|less|fewer|higher|lower|larger|smaller|than|largest|smallest|highest|lowest|most|least)\b",
    re.IGNORECASE,
)


def _against(text: str) -> bool:
    return denied(text) != (len(_AGAINST.findall(text)) % 2 == 1)


def _lines(held: Held, meanings: Meanings) -> list[_Line]:
    key = ("events", meanings)
    if key in held.memo:
        return held.memo[key]  # type: ignore[no-any-return]
    title = meanings.stems(" ".join((held.title or "", *(passage.text[:_HEAD] for passage in held.passages[:_FIRST]))))
    out: list[_Line] = []
    for passage in held.passages:
        before = title
        last: Stems = frozenset()
        for start, end in split_sentences(passage.text, 0, len(passage.text)):
            text = passage.text[start:end]
            if text.rstrip("\"”' ").endswith("?") or any(mark in text for mark in '"“”'):
                continue
            stems = meanings.stems(text)
            # "We are not going to close it": what "it" is, the sentence before says
            around = stems | last if _IT.search(text) and len(text.split()) < _SHORT else stems
            out.append(_Line(text, passage.place, around, before))
            before |= stems
            last = stems
    held.memo[key] = out
    return out
