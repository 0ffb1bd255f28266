"""Who does it to whom, on both sides: "A buys B" is not "B buys A", and what A has promised B has not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

from factcheck.judge.documents.frames.claims import capital, small, without_opening
from factcheck.judge.documents.frames.clauses import is_denied, pieces
from factcheck.judge.documents.frames.named import called, runs_with_models
from factcheck.judge.documents.frames.persons import persons
from factcheck.judge.documents.frames.senses import Senses, Word, senses_of
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import Stems, of_place, stem


class Roles(Enum):
    SAME = "same"
    EXCHANGED = "exchanged"
    """The claim's agent stands in another slot there."""
    OTHER = "other"
    """Another stands in the slot of one whom the place does not name at all."""
    UNSURE = "unsure"


@record(slots=True)
class Filler:
    """A name, or a party that is told by what it is ("the union"), and where it stands."""

    start: int
    end: int
    stems: Stems
    is_name: bool


@record(slots=True)
class Slots:
    """Whom an act is of, whom it befalls, and who else stands with it, by preposition."""

    agent: tuple[Filler, ...]
    patient: tuple[Filler, ...]
    links: dict[str, tuple[Filler, ...]]

    def all(self) -> Iterator[Filler]:
        yield from self.agent
        yield from self.patient
        for each in self.links.values():
            yield from each


@record(slots=True)
class Told:
    """How the slots of two sides agree, and the name of the claim in whose slot the document has another."""

    roles: Roles
    name: Stems = frozenset()
    is_person: bool = False
    is_swap: bool = False
    """Agent and patient stand in each other's slots."""
    agrees: bool = False
    """The agent is the same, beyond doubt."""


SAME = Told(Roles.SAME)
ACTS = frozenset(
    f"~{name}"
    for name in "pay buy sell bid supply order lend sue own succeed dismiss accuse fine invest guarantee exceed trail list spin investigate favour oppose make".split()
)
"""Senses that are acts wherever they stand."""
_DEALS = (frozenset(("~buy", "~bid")), frozenset(("~order",)))
"""Of those of one set the same one acts: who bids is who buys."""
DEALS: Stems = frozenset().union(*_DEALS)
_TRADES: Stems = frozenset(("~buy", "~sell"))
_GIVES = DEALS | frozenset(("~pay", "~supply", "~lend", "~sue"))
"""Of one who gives and one who gets: told of figures, these are asked for their roles."""
_OURS = regex(r"\b(?:[Ww]e|I|[Oo]ur|[Tt]he (?:company|group|bank|board|issuer|fund|firm))\b")
_BE = regex(r"\b(?:is|are|was|were|be|been|being)\s+(?:(?:not|never|also|already|now|still|then|\w+ly)\s+){0,3}$")
_BY = regex(r"^\s*(?:[\w'’-]+\s+){0,4}?by\s+(?:the\s+)?")
_NOUN = regex(
    r"(?:\b(?:the|an?|its|their|his|her|our|this|that|any|no|every|another)\s+(?:[\w-]+\s+){0,2}|['’]s?\s+(?:[\w-]+\s+){0,1})$"
)
_OF = regex(r"^\s+(?:of|by)\s")
_LINK = regex(
    r"(?:^|\s)(?P<link>by|to|from|with|against|for|at|in|on|of|between|among|near|into|under|over|as|than|after|before)\s+(?:(?!(?:by|to|from|with|against|for|at|in|on|of|and|as|which|whom|whose)\s)[a-z][\w’'-]*\s+){0,4}$"
)
_JOINS = regex(r"\s*(?:,|and|or|as\s+well\s+as|,\s+and)\s+(?:the\s+)?")
_CORE = ("by", "to", "from", "with", "against", "for")
_LINKED = _CORE[1:]


def roles(
    held: Held,
    one: str,
    other: str,
    pairs: Sequence[tuple[Word, Word]],
    senses: Senses,
    lead: str = "",
    is_deal: bool = False,
) -> Told:
    """`pairs` are the acts of the claim with the document's words for them; `lead` is what a clause without a subject goes on from."""
    found = SAME
    for mine, its in pairs:
        told = _compared(
            held,
            _slots(held, one, mine, senses),
            _slots(held, other, its, senses, lead),
            not is_deal and senses.is_mutual(mine),
        )
        if told.roles is Roles.EXCHANGED or (told.roles is Roles.OTHER and not _is_noun(one, mine)):
            return told
        found = told if found is SAME or told.roles is Roles.UNSURE else found
    return found


def is_turned(held: Held, sentence: str, told: str, vocabulary: Any) -> bool:
    """ "B will pay A a million", where the document's sentence has A pay B."""
    senses = senses_of(vocabulary)
    if is_denied(sentence):
        return False
    found = (dealt(held, sentence, piece, senses, _GIVES) for piece in pieces(told))
    if any(each is not None and each.roles is Roles.EXCHANGED for each in found):
        return True
    return any(_is_contrary(held, sentence, piece, senses) for piece in pieces(told))


def _is_contrary(held: Held, sentence: str, told: str, senses: Senses) -> bool:
    """ "A bought the wind farm", of what A has sold: one agent, and the other side of the deal."""
    mine = [word for word in senses.words(sentence) if word.ways & _TRADES]
    its = [word for word in senses.words(told) if word.ways & _TRADES] if mine else []
    if len(mine) != 1 or len(its) != 1 or not its[0].ways & senses.against(mine[0]) or is_denied(told):
        return False
    agents = (_slots(held, sentence, mine[0], senses).agent, _slots(held, told, its[0], senses).agent)
    both = [[_OWN if each.stems == held.issuer else each.stems for each in agent] for agent in agents]
    return any(a <= b or b <= a for a in both[0] for b in both[1])


_OWN: Stems = frozenset(("issuer",))


def is_another_deal(held: Held, sentence: str, told: str, vocabulary: Any) -> bool:
    """Both say who buys whom, and it is not the same."""
    senses = senses_of(vocabulary)
    found = (dealt(held, sentence, piece, senses) for piece in pieces(told))
    return any(each is not None and each.roles in (Roles.EXCHANGED, Roles.OTHER) for each in found)


def dealt(held: Held, sentence: str, told: str, senses: Senses, acts: Stems = DEALS) -> Told | None:
    """How two sentences that tell of a deal agree on who deals with whom; None where one of them tells of none."""
    mine = [word for word in senses.words(sentence) if word.ways & acts]
    its = [word for word in senses.words(told) if word.ways & acts] if mine else []
    pairs = [(word, each) for word in mine for each in its if _is_one_act(word, each, acts)]
    found = [roles(held, sentence, told, [pair], senses, is_deal=True) for pair in pairs]
    return max(found, key=lambda each: (each.agrees, each.roles is Roles.EXCHANGED), default=None)


def _is_one_act(word: Word, told: Word, acts: Stems) -> bool:
    return bool(told.ways & word.ways & acts) or any(told.ways & deal and word.ways & deal for deal in _DEALS)


def _compared(held: Held, mine: Slots, its: Slots, is_mutual: bool) -> Told:
    there = list(its.all())
    unsure = False
    agrees = any(_same(held, a, b) for a in mine.agent for b in its.agent)
    asked = [(mine.agent, its.agent), (mine.patient, its.patient)]
    asked += [(mine.links[link], its.links[link]) for link in _LINKED if link in mine.links and link in its.links]
    for claimed, told in asked:
        if not claimed:
            continue
        if not told:
            unsure = unsure or (told is its.agent and any(_same(held, a, b) for a in claimed for b in there))
            continue
        if any(_same(held, a, b) for a in claimed for b in told) or (
            is_mutual and any(_same(held, a, b) for a in claimed for b in there)
        ):
            continue
        rival = next(((a, b) for a in claimed for b in told if _differ(held, a, b)), None)
        if rival is None:
            unsure = True
            continue
        elsewhere = any(_same(held, rival[0], b) for b in there)
        kind = Roles.EXCHANGED if elsewhere else Roles.OTHER
        return Told(kind, rival[0].stems, _is_person(held, rival[0]), _is_swap(held, mine, its))
    return Told(Roles.UNSURE if unsure else Roles.SAME, agrees=agrees)


def _is_swap(held: Held, mine: Slots, its: Slots) -> bool:
    crossed = ((mine.agent, its.patient), (mine.patient, its.agent))
    return all(any(_same(held, a, b) for a in one for b in other) for one, other in crossed)


def _same(held: Held, one: Filler, other: Filler) -> bool:
    if one.is_name != other.is_name:
        return False
    return one.stems <= other.stems or other.stems <= one.stems


def _differ(held: Held, one: Filler, other: Filler) -> bool:
    """Both are persons, or both bodies: a body acts by its people."""
    return (
        one.is_name == other.is_name
        and not _same(held, one, other)
        and _is_person(held, one) == _is_person(held, other)
    )


def _is_person(held: Held, filler: Filler) -> bool:
    return filler.is_name and any(filler.stems <= person for person in persons(held))


# ---------------------------------------------------------------- the slots of one act
def _slots(held: Held, text: str, word: Word, senses: Senses, lead: str = "") -> Slots:
    found = _fillers(held, text, senses)
    end = word.start + len(word.text)
    before = [each for each in found if each.end <= word.start]
    after = [each for each in found if each.start >= end]
    links: dict[str, tuple[Filler, ...]] = {}
    patient: tuple[Filler, ...] = ()
    at = end
    for each in after:
        link = _LINK.search(text[at : each.start])
        if link is not None and link["link"] in _CORE:
            links.setdefault(link["link"], _joined(after, each, text))
        elif link is None and not patient and not links and _is_object(text, at, each):
            patient = _joined(after, each, text)
        at = each.end
    subject = _subject(text, before, word.start) or _led(held, text, lead, senses)
    if _is_noun(text, word):
        owner = next(
            (each for each in reversed(before) if text[each.end : word.start].startswith(("'s ", "’s ", "’ ", "' "))),
            None,
        )
        return Slots((owner,) if owner else links.get("by", ()), _of(text, end, after), links)
    if not word.text.lower().endswith("ing") and (_BE.search(text[: word.start]) or ("by" in links and not subject)):
        return Slots(links.pop("by", ()), subject, links)
    if word.text.lower().endswith("ed") and _BY.match(text[end:]) and "by" in links:
        return Slots(links.pop("by"), subject[-1:], links)
    return Slots(subject, patient, links)


def _led(held: Held, text: str, lead: str, senses: Senses) -> tuple[Filler, ...]:
    """The subject that a clause goes on with: of "which" the name before it, else the subject of the clause before."""
    found = _fillers(held, lead, senses) if lead else []
    if _RELATIVE.match(text):
        link = _LINK.search(lead[: found[-1].start]) if found else None
        return tuple(found[-1:]) if link is None or link["link"] not in _PLACED else ()
    if _IT.match(text):
        return _opens(lead, found)
    return _subject(lead, found, len(lead))


def _opens(lead: str, found: Sequence[Filler]) -> tuple[Filler, ...]:
    """The subject of a sentence as a whole."""
    first = next((each for each in found if each.is_name), None)
    free = first is not None and not lead[: first.start].strip(' "“') and _HEADS.match(lead, first.end)
    return (first,) if first is not None and free else ()


_IT = regex(r"(?:And\s+|But\s+)?(?:It|They)\b")
_PLACED = ("in", "at", "near", "of", "on")
_RELATIVE = regex(r"\s*(?:which|who)\b")
_WHICH = regex(r",?\s+(?:which|who)\b")


def _is_object(text: str, at: int, filler: Filler) -> bool:
    between = text[at : filler.start]
    return len(between.split()) <= _NEAR and not {*between} & {*":;"} and _ENDS.match(text, filler.end) is not None


_ENDS = regex(
    r"(?!['’])\s*(?:$|[,;:—–(.&£$€¥\d-]|(?:by|to|from|with|against|for|at|in|on|of|as|and|or|over|under|after|before|last|next|this|today|once|if|when|because|while|unless|until|since)\b)"
)
_NEAR = 5
"""Words between an act and whom it befalls."""


def _is_noun(text: str, word: Word) -> bool:
    if word.text.lower().endswith(("ed", "ing")) or word.text.lower() in _PASTS:
        return False
    return _NOUN.search(text[: word.start]) is not None or _OF.match(text[word.start + len(word.text) :]) is not None


_PASTS = frozenset("sold bought paid lent sent built made won took gave swore sought".split())
""" "The company sold": a form that is no noun."""


def _of(text: str, end: int, after: Sequence[Filler]) -> tuple[Filler, ...]:
    """ "The takeover of B", "an offer by A for all shares of B"."""
    at = end
    for each in after:
        link = _LINK.search(text[at : each.start])
        if link is not None and link["link"] in ("of", "for"):
            return _joined(after, each, text)
        if link is None or link["link"] != "by":
            return ()
        at = each.end
    return ()


def _stands_free(text: str, filler: Filler, at: int) -> bool:
    return not filler.is_name or not text[filler.end : at].strip() or _HEADS.match(text, filler.end) is not None


def _subject(text: str, before: Sequence[Filler], at: int) -> tuple[Filler, ...]:
    """The last before the act that stands free, with those to which it is joined."""
    for k in range(len(before) - 1, -1, -1):
        each = before[k]
        if _SPEAKERS.search(text[each.end : at]):
            return ()  # "Alder will do better, but we will not make up": whoever speaks
        start = before[k - 1].end if k else 0
        link = _LINK.search(text[start : each.start])
        if _WHICH.match(text, each.end):
            # "with Harrow, which will receive"; but "the line in Dunmore, which will close"
            return () if link is not None and link["link"] in _PLACED else (each,)
        if link is not None or not _stands_free(text, each, at):
            continue
        out = [each]
        for other in reversed(before[:k]):
            if not _JOINS.fullmatch(text[other.end : out[-1].start]):
                break
            out.append(other)
        return tuple(out)
    return ()


_SPEAKERS = regex(r"\b(?:[Ww]e|I)\b")
_HEADS = regex(
    r"(?!['’])\s*(?:$|[,;:—–(&-]|(?:will|would|shall|can|could|may|might|must|has|have|had|is|are|was|were|be|to|not|never|also|already|now|still|then|and|or|who|which|that|both|all|each|together|itself|again)\b|[a-z-]+(?:ed|ly)\b|[a-z-]+s\b(?!\s+(?:will|would|can|could|may|must|has|have|had|is|are|was|were|to)\b))"
)
""" "Monterrey" acts in "Monterrey makes", and not in "the Monterrey plant opened"."""


def _joined(after: Sequence[Filler], first: Filler, text: str) -> tuple[Filler, ...]:
    out = [first]
    for each in after:
        if each.start >= out[-1].end and _JOINS.fullmatch(text[out[-1].end : each.start]):
            out.append(each)
    return tuple(out)


def _fillers(held: Held, text: str, senses: Senses) -> list[Filler]:
    found: list[Filler] = []
    for start, run in runs_with_models(text):
        start, run = without_opening(held, start, run, text)
        stems = frozenset(of_place(word, held.known) for word in called(run))
        body = next((each for each in (held.issuer, *held.others) if stems and _is_of(stems, each)), None)
        if body is None and stems and not stems.isdisjoint(capital(held)) and not stems <= small(held):
            body = stems
        if body is not None:
            found.append(Filler(start, start + len(run), body, True))
    taken = [(each.start, each.end) for each in found]
    is_quote = any(mark in text for mark in '"“”')  # whose "we" is in a quote is another question
    for hit in () if is_quote else _OURS.finditer(text):
        found.append(Filler(hit.start(), hit.end(), held.issuer, True))
    for hit in senses.parties.finditer(text):
        if hit["party"] in senses.callings and hit[0].endswith(hit["party"]) and stem(hit["party"]) not in held.roots:
            continue  # "the lender", of which the document has no word, may be its bank
        if not any(a < hit.end() and hit.start() < b for a, b in taken):
            found.append(Filler(hit.start(), hit.end(), frozenset((senses.kind_of(hit["party"]),)), False))
    return sorted(found, key=lambda each: each.start)


def _is_of(name: Stems, body: Stems) -> bool:
    """In short, or with more words than the document's own writing; a model is no company."""
    return name <= body or (body <= name and not any(any(c.isdigit() for c in word) for word in name - body))
