"""Quotes: word for word, with what is left out between dots, in other words, altered, or another's."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.judge.case import Judgement
from factcheck.judge.documents import speakers
from factcheck.judge.documents.verdicts import contradicted, open_, quoted, supported
from factcheck.model import Evidence, Fix
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import FUNCTION, Stems, all_stems, name_stems, names, stem, tokens
from factcheck.text.sentences import split_sentences

ALTERED = 0.72
"""From here up two passages are one, and their difference is an alteration."""
_SHORT = 4
"""Words: of so few the same ones may be another quote's."""
_NO_OTHERS = 0.85
"""From here up they are those words, whoever is said to have spoken them."""
_OPEN = regex(r"(?:(?<=[\s(\[—–:-])|^)[“\"](?=\S)(?P<quote>[^“”\"]{8,2000}?)(?:[”\"]|$)")
_WORD = regex(r"[^\W_]+(?:['’][^\W_]+)*")
_DOTS = regex(r"\s*(?:\[?(?:\.\s?){3,4}\]?|\[?…\]?|\(\.\.\.\))\s*")
_INSERTED = regex(r"\[[^\]]{1,40}\]")
_NOT = frozenset(
    "not no never nor none nobody nothing neither without cannot can't won't don't doesn't didn't isn't aren't wasn't weren't haven't hasn't shouldn't wouldn't couldn't".split()
)
_WEIGHS = frozenset(
    "still also now very more most less least much many few all any some both only just even never ever again too up down off out over under before after above below without will would shall should can could may might must was were is are had has".split()
)
"""Words of grammar that change what a sentence says."""


@record
class Said:
    """A passage that may hold the quote: its words, and who speaks there, if that is told."""

    words: tuple[str, ...]
    text: str
    place: str
    speakers: tuple[str, ...]


def quotes_in(sentence: str) -> list[str]:
    return [found["quote"] for found in _OPEN.finditer(sentence) if len(_WORD.findall(found["quote"])) >= 3]


def placed_quotes(text: str) -> list[tuple[str, int]]:
    """The quotes of a sentence with their places; one that began in the sentence before counts from its beginning."""
    found = [(quote, text.find(quote)) for quote in quotes_in(text)]
    if not found and (opening := _STARTS_QUOTED.match(text)) and len(opening["quote"].split()) >= _TOLD:
        found = [(opening["quote"], 0)]
    return found


_TOLD = 3
"""Words; fewer between quotation marks are no quote."""
_STARTS_QUOTED = regex(r"^(?P<quote>[^“”\"]{8,2000}?),?[”\"]")


def words_of(text: str) -> tuple[str, ...]:
    return tuple(word.lower().replace("’", "'") for word in _WORD.findall(text))


def judge_quote(held: Held, quote: str, speaker: str | None, start: int) -> Judgement:
    """`start` is the place of the quote in the article, for the correction."""
    pieces = [words_of(_INSERTED.sub(" ", piece)) for piece in _DOTS.split(quote)]
    pieces = [piece for piece in pieces if piece]
    if not pieces:
        return open_(held, "ambiguous", "the quote has no words")
    passages = _passages(held, (word for piece in pieces for word in piece))
    for said in passages:
        if _holds(said.words, pieces):
            return _exact(held, said, quote, pieces, speaker)
    best = max(((*_likeness(said.words, pieces), said) for said in passages), key=lambda found: found[0], default=None)
    if best is None or best[0] < 0.5:
        nearest = (quoted(held, best[2].text, best[2].place),) if best is not None and best[0] > 0.3 else ()
        return open_(held, "no-data", f"{held.name} does not hold this quote", nearest)
    likeness, span, said = best
    evidence = (quoted(held, said.text, said.place),)
    return _other_words(held, quote, pieces, said, likeness, span, evidence, speaker, start)


def _exact(held: Held, said: Said, quote: str, pieces: list[tuple[str, ...]], speaker: str | None) -> Judgement:
    evidence = (quoted(held, said.text, said.place),)
    elided = " with words left out" if _DOTS.search(quote) else ""
    if speaker is None:
        return supported(held, evidence, f"{held.name} holds these words{elided} ({said.place}).")
    own = _speaker(said, pieces[0])
    told = (own,) if own else said.speakers
    if not told:
        return open_(held, "ambiguous", f"{held.name} holds these words and does not say whose they are", evidence)
    theirs = next((name for name in told if speakers.is_person(speaker, name)), None)
    if theirs is None:
        detail = f"{held.name} gives these words to {told[0]} ({said.place}), not to {speaker}."
        return contradicted(held, evidence, "wrong-person", detail)
    if own is None and len(told) > 1:
        return open_(
            held,
            "ambiguous",
            f"{held.name} quotes {' and '.join(told)} there; whose words these are is not sure",
            evidence,
        )
    return supported(held, evidence, f"{held.name} quotes {theirs} so, word for word{elided} ({said.place}).")


def of_persons(held: Held, quote: str, speaker: str) -> Judgement | None:
    """'Birgit Thaler called it "half a promise"': the words of a part of a sentence are those of the one person whom it names."""
    pattern = r"[\W_]+".join(re.escape(word).replace("'", "['’]") for word in words_of(quote))
    for passage in held.passages:
        for start, end in split_sentences(passage.text, 0, len(passage.text)):
            text = passage.text[start:end]
            found = re.search(pattern, text, re.IGNORECASE)
            if found is None:
                continue
            persons = [run for _, run in names(text[: found.start()]) if len(name_stems(run)) > 1]
            if len(persons) != 1:
                return None
            evidence = (quoted(held, text, passage.place),)
            own = name_stems(persons[0])
            if name_stems(speaker) & own:
                return supported(held, evidence, f"{held.name} gives these words to {persons[0]} ({passage.place}).")
            detail = f"{held.name} gives these words to {persons[0]} ({passage.place}), not to {speaker}."
            return contradicted(held, evidence, "wrong-person", detail)
    return None


def _speaker(said: Said, words: tuple[str, ...]) -> str | None:
    """Who speaks where these words stand in the passage."""
    pattern = r"[\W_]+".join(re.escape(word).replace("'", "['’]") for word in words[:12])
    found = re.search(pattern, said.text, re.IGNORECASE)
    if found is None:
        return None
    return speakers.turn_at(said.text, found.start()) or speakers.speaker_at(said.text, found.start())


def _other_words(
    held: Held,
    quote: str,
    pieces: list[tuple[str, ...]],
    said: Said,
    likeness: float,
    span: tuple[int, int],
    evidence: tuple[Evidence, ...],
    speaker: str | None,
    start: int,
) -> Judgement:
    mine = [word for piece in pieces for word in piece]
    its = list(said.words[span[0] : span[1]])
    told = " ".join(its)
    own = not speaker or not said.speakers or any(speakers.is_person(speaker, name) for name in said.speakers)
    own = own or likeness >= _NO_OTHERS
    changed = _changes(mine, its)
    is_turned = len(mine) > _SHORT and sorted(mine) == sorted(its)
    if (likeness >= ALTERED or is_turned) and own and changed:
        detail = f'{held.name} has "{told}" ({said.place}); the quote is altered: {changed}.'
        fix = _fix(said.text, its, quote, start)
        return contradicted(held, evidence, "misquoted", detail, fix=fix)
    return open_(
        held, "not-comparable", f'{held.name} has "{told}" ({said.place}): other words than the quote\'s', evidence
    )


def _changes(mine: list[str], its: list[str]) -> str:
    """What differs in meaning; "" where only articles and joints do."""
    from difflib import SequenceMatcher

    out: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, its, mine, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        old, new = its[a:b], mine[c:d]
        telling = [w for w in (*old, *new) if w in _NOT or w in _WEIGHS or w not in FUNCTION or w.isdigit()]
        if telling:
            out.append(f'"{" ".join(new) or "(nothing)"}" for "{" ".join(old) or "(nothing)"}"')
    return "; ".join(out[:3])


def _fix(text: str, its: list[str], quote: str, start: int) -> Fix | None:
    """The words as the document prints them, where they stand there in a row."""
    pattern = r"[\W_]+".join(re.escape(word).replace("'", "['’]") for word in its)
    found = re.search(pattern, text, re.IGNORECASE)
    if found is None or _DOTS.search(quote):
        return None
    bare = quote.rstrip(",.;!? ")
    return Fix(start=start, end=start + len(bare), replacement=found[0])


def _holds(words: tuple[str, ...], pieces: list[tuple[str, ...]]) -> bool:
    at = 0
    for piece in pieces:
        found = _find(words, piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def _find(words: tuple[str, ...], piece: tuple[str, ...], start: int) -> int:
    n = len(piece)
    for i in range(start, len(words) - n + 1):
        if words[i] == piece[0] and words[i : i + n] == piece:
            return i
    return -1


def _likeness(words: tuple[str, ...], pieces: list[tuple[str, ...]]) -> tuple[float, tuple[int, int]]:
    """How like the nearest run of words is, and where it stands."""
    from difflib import SequenceMatcher

    mine = [word for piece in pieces for word in piece]
    if not words or len(set(mine) & set(words)) * 2 < len(set(mine)):
        return 0.0, (0, 0)
    blocks = [b for b in SequenceMatcher(None, list(words), mine, autojunk=False).get_matching_blocks() if b.size]
    if not blocks:
        return 0.0, (0, 0)
    first, last = blocks[0], blocks[-1]
    begin = max(0, first.a - first.b)
    end = min(len(words), last.a + last.size + (len(mine) - last.b - last.size))
    if end - begin > 2 * len(mine) + 6:
        return 0.0, (0, 0)
    run = list(words[begin:end])
    return SequenceMatcher(None, run, mine, autojunk=False).ratio(), (begin, end)


# ---------------------------------------------------------------- who speaks
def _passages(held: Held, words: Iterable[str]) -> list[Said]:
    """The passages that hold half of the telling words, each with those who speak in it; no other is cut into words."""
    telling = sorted({w for w in words if w not in FUNCTION}, key=len, reverse=True)[:8]
    out: list[Said] = []
    for passage, speaker in zip(held.passages, speakers.of_passages(held), strict=True):
        low = passage.text.lower().replace("’", "'")
        if sum(word in low for word in telling) * 2 < len(telling):
            continue
        labelled = speaker is not None and passage.text.lower().startswith(speaker.lower())
        named = () if labelled else tuple(dict.fromkeys(speakers.named(passage.text)))
        out.append(Said(words_of(passage.text), passage.text, passage.place, named or ((speaker,) if speaker else ())))
    return out


def judge_indirect(held: Held, told: str, speaker: str | None) -> Judgement:
    """ "She said that the business had doubled": all that means something in it stands in one passage of that speaker."""
    wanted = frozenset(stem(word) for word in tokens(told) if word.lower() not in FUNCTION) - frozenset(
        map(stem, held.issuer)
    )
    if len(wanted) < 3:
        return open_(held, "ambiguous", "too little is reported to find it")
    best: tuple[float, Said, Stems] | None = None
    for said in _passages(held, words_of(told)):
        around = all_stems(said.text)
        share = len(wanted & around) / len(wanted)
        if best is None or share > best[0]:
            best = (share, said, wanted - around)
    if best is None or best[0] < 0.5:
        return open_(held, "no-data", f"{held.name} does not hold this statement")
    share, said, missing = best
    evidence = (quoted(held, said.text, said.place),)
    told_names = frozenset(stem(word) for _, run in names(told) for word in name_stems(run))
    same_words = share >= 0.8 and missing <= told_names and _negation(told) == _negation(said.text)
    if same_words:
        if speaker is None:
            return supported(held, evidence, f"{held.name} reports it in these words ({said.place}).")
        return open_(held, "ambiguous", f"{held.name} does not give this to {speaker} ({said.place})", evidence)
    return open_(held, "not-comparable", f"{held.name} has a passage near it ({said.place}), in other words", evidence)


def _negation(text: str) -> bool:
    return sum(word in _NOT for word in words_of(text)) % 2 == 1
