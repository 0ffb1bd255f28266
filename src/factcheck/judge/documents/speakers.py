"""Whose words a quote is, by the words around it: a passage may quote several people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from factcheck.judge.names import same_person
from factcheck.model import Claim
from factcheck.patterns import regex
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import FUNCTION, name_stems

_SAID = (
    r"(?:said|says|added|adds|commented|comments|stated|states|told|noted|notes|explained|explains|continued|remarked|declared|wrote|"
    r"asked|concluded|warned|argued|insisted|stressed|recalled|observed)"
)
_PARTICLES = r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|bin|ibn|al|el|ter|ten)\s+){0,2}"
""" "Joost van Eeghen"."""
_PERSON = rf"(?P<person>(?:[A-Z][\w.'’-]+\s+){{1,3}}{_PARTICLES}[A-Z][\w’'-]+)"
_QUOTED = regex(r"[“\"](?=\S)[^“”\"]*(?:[”\"]|$)")
_ENDS = regex(r"(?<=[a-z\d)])(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bSt)(?<!\bProf)[.!?]\s+(?=[A-Z“\"])")
_LEADS = regex(rf"\b{_SAID}\b[^.!?]{{0,80}}[:,]\s*$|[A-Z][\w.’'-]+(?:\s*\([^()]*\))?(?:,[^.!?:]{{0,80}})?:\s*$")
_AFTER = regex(rf"^\s*,?\s*(?:{_SAID}\b|(?:[A-Z][\w.’'-]+|[Hh]e|[Ss]he|the)\b[^.!?“\"]{{0,140}}?\b{_SAID}\b)")
_BEHIND = regex(rf"[”\"],?\s*{_SAID}\s+(?P<rest>[^“\"]{{0,140}})")
_BEFORE = regex(rf"{_PERSON}(?:,[^“\"]{{0,80}}(?=,))?,?\s+{_SAID}\b")
_INVERTED = regex(rf"[”\"],?\s*(?P<rest>[^“\"]{{0,100}}?)\s+{_SAID}\b")
_TITLED = frozenset(
    "chief executive officer financial president chair chairman chairwoman managing director governor deputy minister vice board operating technology medical risk founder dr".split()
)
_OF_BODY = regex(r"(?:^(?:of|at)|\s(?:of|at|for))(?:\s+the)?$")
""" "The governor of the National Bank, Edda Vik, said": a body, of which someone speaks."""
_SURNAME = regex(r"\b(?:Mr|Mrs|Ms|Dr|Sir|Dame|Professor)\.?\s+(?P<name>[A-Z][\w’'-]+)")
_ALONE = regex(rf"\b{_SAID}\s+(?P<name>[A-Z][\w’'-]+)\b|^\W*(?P<before>[A-Z][\w’'-]+)\s+{_SAID}\b")
""" "Said Dorn": a surname alone, right beside the verb."""
_RUN = regex(rf"(?:[A-Z][\w.'’-]*\w)(?:\s+{_PARTICLES}[A-Z][\w.'’-]*\w)+")


def is_person(told: str, name: str) -> bool:
    """One of the two may be a surname alone."""
    return same_person(told, [name]) or same_person(name, [told])


def named(text: str) -> Iterator[str]:
    """Those to whom the quotes of a passage are given ("said Ingrid Solheim, Chief Executive Officer of Halden Robotics")."""
    for pattern in (_BEHIND, _INVERTED):
        for found in pattern.finditer(text):
            # 'said Dorn. Rasmus Feld, head of the office, said': the next sentence is another's
            person = _person(_ENDS.split(found[0])[0].lstrip('”", '))
            if person:
                yield person
    for found in _BEFORE.finditer(text):
        person = _person(found["person"])
        if person:
            yield person


def speaker_at(text: str, at: int) -> str | None:
    """Who says the quote that holds the offset; None where the words around it do not tell."""
    spans = [found.span() for found in _QUOTED.finditer(text)]
    here = next((i for i, (start, end) in enumerate(spans) if start <= at < end), None)
    while here is not None and here >= 0:
        start, end = spans[here]
        before = text[spans[here - 1][1] if here else 0 : start]
        after = text[end : spans[here + 1][0] if here + 1 < len(spans) else len(text)]
        before, after = _ENDS.split(before)[-1], _ENDS.split(after)[0]
        # '"So it is." B added that': behind a full stop another sentence begins
        is_over = text[:end].rstrip("”\"' ").endswith(".") and after.lstrip()[:1].isupper()
        if _AFTER.match(after) and not is_over:
            # 'said A. B added: "..."' leads on; what stands behind this quote counts first
            return _person(after) or (_led_by(text[:start]) if _BY_PRONOUN.match(after) else None)
        if _LEADS.search(before):
            return _person(before)
        # '"...," said A. "More."': what follows without a name is the same speaker's
        here -= 1
    return None


_BY_PRONOUN = regex(rf"^\s*,?\s*(?:(?:he|she)\s+(?:[a-z]+\s+)?{_SAID}|{_SAID}\s+(?:he|she))\b", re.IGNORECASE)


def _led_by(before: str) -> str | None:
    """'Leo Brandvik was more critical. "...," he said': the one person whom the sentence before names."""
    last = _ENDS.split(_QUOTED.sub(" ", before).rstrip(" .!?"))[-1]
    runs = [found for found in _RUN.finditer(last) if not _OF_BODY.search(last[: found.start()].rstrip().lower())]
    people = {name for found in runs if (name := _person(found[0])) is not None}
    return people.pop() if len(people) == 1 else None


def _person(text: str) -> str | None:
    """The first run of two or more capitalised words that are no titles, nor the name of a body behind "of"."""
    for found in _RUN.finditer(text):
        words = [word for word in found[0].split() if word.lower().rstrip("'s’.") not in _TITLED]
        before = text[: found.start()].rstrip().lower()
        if len(words) >= 2 and not _OF_BODY.search(before):
            return " ".join(words[-2:] if len(words) > 2 and words[0].endswith(("'s", "’s")) else words)
    titled = _SURNAME.search(text) or _ALONE.search(text)
    return _named_in(titled) if titled else None


def _named_in(found: re.Match[str]) -> str | None:
    name: str = found["name"] or found.groupdict().get("before") or ""
    return name if name.lower() not in FUNCTION else None


def turn_at(text: str, at: int) -> str | None:
    """Whose turn it is there, in a passage that holds several."""
    turns = list(_TURN.finditer(text))
    if len(turns) < _SEVERAL:
        return None
    return next((str(turn["name"]) for turn in reversed(turns) if turn.end() <= at), None)


_SEVERAL = 2


# ---------------------------------------------------------------- whole passages
_SPEAKER = regex(r"^(?P<name>[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3})\s*(?:,|--|–|-|:|\(|$)")
_LABEL = regex(
    r"^(?:Q\d+\.?\s+)?(?!Q\d)(?P<name>[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3})(?:,(?![^:]*\b(?:said|says|added|adds)\s*:)[^:.]{0,60}|\s*\([^():]{0,60}\))?:\s+\S"
)
""" "PRIYA DESHMANE: Is it for sale?"."""
_TURN = regex(
    r"(?:^|\n|(?<=[.?!”\"]\s))(?:Q\d+\.?\s+)?(?!Q\d)(?P<name>[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){0,3})(?:\s*\([^():]{0,60}\))?:\s+(?=\S)"
)
""" "Is there more? Dr Lene Aas: There is.": question and answer in one passage."""
_CAPITALS = regex(r"(?P<name>[A-Z][A-Z'’-]+):\s+\S")
_NAME = r"[A-Z][\w’'-]*[a-z](?:\s+(?:[A-Z]\.|(?:de|van|von|der|la|bin|al)\b|[A-Z][\w’'-]*[a-z])){1,3}"
_WRITTEN = regex(
    rf"(?:^|\b)(?:(?i:comments?|letter|message|statement|remarks|speech|address|words|review|foreword|note|commentary|introduction|report)\s+(?i:by|from|of)|By|From)\s+"
    rf"(?:(?:the|our)\s+)?(?:(?i:chief|executive|officer|chair\w*|president|ceo|cfo|managing|director|governor|deputy|group|minister|and|our)\s+)*(?P<name>{_NAME})"
)
""" "Comment by Annika Thorsell, President and CEO" leads to her own words."""
_HEAD, _LINE, _FOOT, _OPENING = 120, 14, 5, 6


def of_passages(held: Held) -> list[str | None]:
    """Whose words each passage is, where a label, a heading or the foot of a letter says so."""
    if "speakers" not in held.memo:
        held.memo["speakers"] = list(_speakers(held))
    return held.memo["speakers"]  # type: ignore[no-any-return]


def _speakers(held: Held) -> Iterator[str | None]:
    labels = [found["name"] for passage in held.passages if (found := _LABEL.match(passage.text))]
    spoken = {name for name, count in Counter(labels).items() if count > 1}
    if spoken:
        # in a record of talk one who speaks once is named elsewhere in it
        spoken.update(name for name in labels if _is_named_elsewhere(held, name))
    speaker = None
    cast = _cast(held)
    below = _below(held)
    for number, passage in enumerate(held.passages):
        if number in below:
            yield below[number]
            continue
        label = _LABEL.match(passage.text)
        turns = list(_TURN.finditer(passage.text))
        if len(turns) >= _SEVERAL:
            speaker = turns[-1]["name"]
            yield None  # of its sentences each is of its own speaker
            continue
        if len(turns) == 1 and not turns[0].start() and turns[0]["name"] in cast:
            speaker = cast[turns[0]["name"]]  # "FERREIRA: Thanks. Sales rose."
        elif label is not None and (label["name"].isupper() or label["name"] in spoken):
            speaker = label["name"]  # "INGRID SALLOW: No. It is not for sale."
        elif label is not None and _QUOTED.match(passage.text, label.end() - 1):
            yield label["name"]  # 'Ada Lund, head of sales: "Birch costs us more."'
            continue
        elif (
            len(passage.text) < _HEAD and len(passage.text.split()) <= _LINE and not passage.text.rstrip().endswith(".")
        ):
            head = _WRITTEN.search(passage.text) or _SPEAKER.match(passage.text)
            if head is not None and not name_stems(head["name"]) & held.issuer:
                speaker = head["name"]
        yield speaker


def _below(held: Held) -> dict[int, str]:
    """Those who are named below a quote that stands by itself, where the first such quote has no name above it."""
    passages = [passage.text.strip() for passage in held.passages]
    whole = [n for n, text in enumerate(passages) if _WHOLE.fullmatch(text)]
    if not whole or (whole[0] and _NAMED.match(passages[whole[0] - 1])):
        return {}
    behind = ((n, _NAMED.match(passages[n + 1])) for n in whole if n + 1 < len(passages))
    return {n: found["name"] for n, found in behind if found and not name_stems(found["name"]) & held.issuer}


_WHOLE = regex(r"[“\"][^“”\"]+[”\"]")
_NAMED = regex(rf"^(?:[—–-]\s*)?(?P<name>{_NAME})(?:,\s+[^.!?“\"]{{2,80}})?$")
""" "Rui Falcato, Chief Financial Officer", as a line of its own."""


def _cast(held: Held) -> dict[str, str]:
    """Those whose turns bear a surname in capitals alone, by the full names that the list of speakers gives them."""
    labels = {found["name"] for passage in held.passages if (found := _CAPITALS.match(passage.text))}
    named_ = [found["name"] for passage in held.passages if labels and (found := _SPEAKER.match(passage.text))]
    known = {label: [name for name in named_ if name.split()[-1].upper() == label] for label in labels}
    return {label: names[0] if len(names) == 1 else label for label, names in known.items() if names}


def _is_named_elsewhere(held: Held, label: str) -> bool:
    """A witness of a list, or one who is addressed; "Net debt:" is no one."""
    name = " ".join(word for word in label.split() if word.rstrip(".").lower() not in _TITLED)
    mentioned = regex(rf"\b{re.escape(name)}\b(?!\s*(?:\([^()]*\))?:)")
    return any(mentioned.search(passage.text) for passage in held.passages)


def is_said_by_another(claim: Claim, figure: Claim) -> bool:
    """The document has the figure in the words of a person whom the sentence does not name."""
    excerpts = [each.excerpt or "" for each in figure.verdict.evidence] if figure.verdict is not None else []
    found = [said for excerpt in excerpts if (said := _SAID_BY.search(excerpt)) is not None]
    return len(found) == len(excerpts) > 0 and all(said["surname"] not in claim.text for said in found)


_SAID_BY = regex(
    r"[”\"],?\s+(?i:said|says|added|told\s+\w+)\s+(?:[^.;”\"]*?\s)?(?-i:[A-Z][\w’'-]+)\s+(?P<surname>(?-i:[A-Z][\w’'-]+))[.;,]?\s*$"
)
""" "...," said Chief Financial Officer Jonas Ekeberg."""
