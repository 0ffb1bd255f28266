"""The sentences of a document as they are laid beside a claim: what each says itself, and what the words around it lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from factcheck.judge.documents.frames.acts import acts_of
from factcheck.judge.documents.frames.clauses import answers, is_denied, pieces
from factcheck.judge.documents.frames.named import called, runs_with_models
from factcheck.judge.documents.frames.persons import persons
from factcheck.judge.documents.frames.senses import Senses, Word, alike
from factcheck.judge.documents.speakers import of_passages
from factcheck.patterns import regex
from factcheck.records import record
from factcheck.sources.documents import Held
from factcheck.sources.documents.words import FUNCTION, Stems
from factcheck.text.sentences import split_sentences

LONGEST = 100_000
"""Code points: a longer document is searched by its own words alone."""
_ANAPHORIC = regex(
    r"^(?:And\s+|But\s+)?(?:It|Its|They|Their|This|That|These|Those|He|She|His|Her|The|Both|We|Of (?:these|those|them|this)|In this|In doing so|All|None|Neither|Half|Some)\b|\b(?:it|them|this|these|there)\b"
)
_RELATIVE = regex(r"(?:which|who|whose|that)\b", re.IGNORECASE)
_GOES_ON = regex(r"(?:and|but|then)\s+(?:then\s+|also\s+|now\s+)?[a-z]")
_HE = regex(r"(?:And\s+|But\s+)?(?:He|She|His|Her)\b")
_PRONOUN = regex(r"\b(?:it|its|they|their|them|there|this|that|these|those|he|she|his|her|both|the)\b", re.IGNORECASE)
_LED = regex(r"^(?:And\s+|But\s+)?(?:It|They|This|These|He|She|Its|Their|His|Her)\b")
_IT = regex(r"\b(?:it|them|this)\b")
_IT_DOES = regex(r"(?:And\s+|But\s+)?(?:It|They)\s")
_DEFINES = regex(r"An?\s[^.;,]{3,80}?\b(?:indicates?|denotes?|means|signifies|is defined as|stands for)\b")
""" "A combined ratio below 100% indicates a profit" tells of nobody."""
_BRIEF = 12
_BARE = regex(r"(?!The|An?\b)[A-Z][a-z]+\s+(?:will\s+|is\s+to\s+)?(?:start|begin|end|open|close|finish)s?\s")
_HEADING = 90


@record(eq=False)
class Piece:
    """A clause of a sentence."""

    text: str
    senses: Senses
    parts: tuple[str, ...] = ()
    """Those of a whole sentence."""
    lead: str = ""
    """The clause whose subject it goes on from ("and has agreed to stay", "which will get royalties")."""

    @property
    def is_whole(self) -> bool:
        return len(self.parts) > 1

    @property
    def goes_on(self) -> bool:
        """Its subject is that of the clause before it ("and has agreed to stay")."""
        return _GOES_ON.match(self.text) is not None

    @cached_property
    def denied(self) -> bool:
        return any(is_denied(part) for part in self.parts) if self.parts else is_denied(self.text)

    @cached_property
    def is_mixed(self) -> bool:
        """One clause of it denies and another does not."""
        return self.is_whole and len({is_denied(part) for part in self.parts}) > 1

    @cached_property
    def stems(self) -> Stems:
        return self.senses.stems(self.text)

    @cached_property
    def words(self) -> list[Word]:
        return self.senses.words(self.text)

    @cached_property
    def acts(self) -> tuple[Word, ...]:
        return acts_of(self.text, self.words)

    @cached_property
    def runs(self) -> tuple[Stems, ...]:
        return runs_in(self.text)


@record(eq=False)
class Line:
    """A sentence: `linked` is the one before where this one points back, `before` all that leads to it."""

    text: str
    place: str
    speaker: str | None
    linked: str
    before: str
    senses: Senses
    subject: Stems = frozenset()
    """The person for whom "he" or "she" stands at its beginning."""
    asks: bool = False
    """It is a question, and asserts nothing."""
    said: str = ""
    """As the document prints it, where `text` is a question with its answer."""

    @cached_property
    def stems(self) -> Stems:
        return self.senses.stems(self.text)

    @cached_property
    def linked_stems(self) -> Stems:
        return self.senses.stems(self.linked) if self.linked else frozenset()

    @cached_property
    def before_stems(self) -> Stems:
        return self.senses.stems(self.before)

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        cut = pieces(self.text)
        parts = [
            Piece(text, self.senses, (), cut[k - 1] if k and (_GOES_ON.match(text) or _RELATIVE.match(text)) else "")
            for k, text in enumerate(cut)
        ]
        if _IT_DOES.match(self.text):
            parts[0] = Piece(cut[0], self.senses, (), self.linked)
        return (*parts, Piece(self.text, self.senses, tuple(cut))) if len(cut) > 1 else tuple(parts)

    @property
    def is_mixed(self) -> bool:
        """One clause of it denies and another does not."""
        return self.pieces[-1].is_mixed

    @cached_property
    def runs(self) -> tuple[Stems, ...]:
        return runs_in(self.text)

    @cached_property
    def runs_linked(self) -> tuple[Stems, ...]:
        return runs_in(self.linked)

    @cached_property
    def runs_around(self) -> tuple[Stems, ...]:
        return runs_in(self.before)

    @property
    def leads_on(self) -> bool:
        """Its subject is a pronoun for what the sentence before tells of."""
        if not self.linked:
            return False
        # "We are not going to close it"
        is_short = len(self.text.split()) < _BRIEF and _IT.search(self.text) is not None
        is_bare = _BARE.match(self.text) is not None
        return is_short or is_bare or _LED.match(self.text) is not None

    @property
    def points_back(self) -> bool:
        return bool(self.linked) and _PRONOUN.search(self.text) is not None


def _first_person(sentence: str, known: list[Stems]) -> Stems:
    return next(
        (person for run in runs_in(sentence) for person in known if run <= person or person <= run), frozenset()
    )


def runs_of(held: Held) -> frozenset[Stems]:
    """Every name of the document, as it is printed."""
    if "runs" not in held.memo:
        held.memo["runs"] = frozenset(run for passage in held.passages for run in runs_in(passage.text))
    return held.memo["runs"]  # type: ignore[no-any-return]


def runs_in(text: str) -> tuple[Stems, ...]:
    return tuple(stems for _, run in runs_with_models(text) if (stems := called(run)))


def lines_of(held: Held, senses: Senses) -> list[Line]:
    """Read once for each document."""
    key = ("frames", senses)
    if key not in held.memo:
        held.memo[key] = list(_lines(held, senses)) if sum(len(p.text) for p in held.passages) <= LONGEST else []
    return held.memo[key]  # type: ignore[no-any-return]


def _lines(held: Held, senses: Senses) -> Iterator[Line]:
    title = held.title or ""
    heading = ""
    asked: list[str] = []
    labels = of_passages(held)
    known = persons(held)
    last_passage = ""
    for number, passage in enumerate(held.passages):
        text = alike(passage.text)
        speaker = labels[number]
        body = (
            text.partition(": ")[2]
            if speaker and text[: len(speaker) + 2].rstrip(": ").lower() == speaker.lower()
            else text
        )
        if len(body) < _HEADING and not body.rstrip().endswith((".", "!", "?", "”", '"', ";")):
            heading = body
        before = f"{title}. {heading}. {' '.join(asked)}"
        linked = " ".join(asked) or last_passage
        questions: list[str] = []
        subject: Stems = frozenset()
        cut = [body[a:b].strip() for a, b in split_sentences(body, 0, len(body))]
        asking = bool(cut) and speaker is not None and _is_question(cut[-1])
        if len(asked) == 1 and not _WOULD.match(asked[0]):
            for yes, rest in answers(body):
                if len(rest.split()) < _SHORT or not rest:
                    yield _answered(asked[0], yes, cut[0], passage.place, speaker, senses)
        for sentence in cut:
            if _is_question(sentence):
                questions.append(sentence)
                yield Line(sentence, passage.place, speaker, "", before, senses, asks=True)
                before += f" {sentence}"
                continue
            if asking or _DEFINES.match(sentence):
                before += f" {sentence}"
                continue  # what leads to a question is the questioner's
            # "Construction starts in July": of what was told before
            is_bare = _BARE.match(sentence) is not None
            points = linked if is_bare or _ANAPHORIC.search(sentence) or asked else ""
            led = subject if _HE.match(sentence) else frozenset()
            subject = led or _first_person(sentence, known) or subject
            yield Line(sentence, passage.place, speaker, points, before, senses, led)
            linked = sentence if not asked else f"{' '.join(asked)} {sentence}"
            before += f" {sentence}"
        if questions:
            asked = questions
        elif len(body) >= _HEADING or not asked:
            asked = []
        last_passage = cut[-1] if cut and len(body) >= _HEADING and not speaker else ""


_SHORT = 400


def _is_question(sentence: str) -> bool:
    """ "Rory?" hands over, and asks nothing."""
    words = sentence.split()
    return sentence.rstrip("\"”' ").endswith("?") and (len(words) > 2 or words[0].lower() in FUNCTION)


_WOULD = regex(r"\W*(?:would|could|might|should)\b", re.IGNORECASE)
""" "Would you sell it?", answered with no, does not say what will be."""


def _answered(question: str, yes: bool, answer: str, place: str, speaker: str | None, senses: Senses) -> Line:
    """ "Is the unit for sale? — No." asserts that it is not."""
    text = question.rstrip("? ") + ("" if yes else " not")
    return Line(text, place, speaker, "", question, senses, said=f"{question} {answer}")
