"""Rules about the article itself: what it must not hold (`kind: pattern`) and what it must (`kind: require`).

The models are what an editor writes. Lists in braces are already written out when a rule comes from the compiled tree.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from factcheck.model import Model
from factcheck.rules.examples import Examples, marked
from factcheck.rules.faults import fault
from factcheck.rules.phrases import MOST_PHRASES
from factcheck.rules.schema import Id, Strength

Scope = Literal["headline", "body", "quote"]
Where = Literal["headline", "body", "anywhere"]
Reach = Literal["sentence", "paragraph", "article"]
Need = Literal["words", "byline", "date", "ticker", "source", "period", "affiliation"]
Phrases = Annotated[tuple[str, ...], Field(max_length=MOST_PHRASES)]
Link = Annotated[str, Field(min_length=3)]


class _Rule(Model):
    id: Id
    severity: Strength
    """`off` is in force only where a profile or the configuration gives it another one."""
    message: str
    """What the writer should do."""
    why: str | None = None
    references: tuple[str, ...] = ()
    """Where the reason can be read: a law with its article, a style book, a study."""
    examples: Examples
    pack: str = ""
    path: str = ""
    line: int = 0

    @property
    def name(self) -> str:
        return f"{self.pack}/{self.id}"


class Pattern(_Rule):
    """Words and phrases that an article should not hold; phrases.py says how they are written."""

    words: Phrases = Field(min_length=1)
    scope: tuple[Scope, ...] = Field(default=("headline", "body"), min_length=1)
    exceptions: Phrases = ()
    """Phrases that cancel a match which they overlap."""
    unless: Phrases = ()
    """Phrases that cancel every match in their sentence, or in what `unless_in` says."""
    unless_in: Reach = "sentence"
    at_most: int = Field(default=0, ge=0, le=100)
    """How many matches an article may hold before they are reported."""

    @model_validator(mode="after")
    def _every_example_shows_its_place(self) -> Self:
        _examples_show_their_place(self.examples)
        if self.unless_in != "sentence" and not self.unless:
            raise fault("unless_in", "unless_in says how far `unless` reaches, and there is none")
        return self


class Requirement(_Rule):
    """What an article must hold: `needs` says what, `when` which articles (all if it is missing)."""

    needs: Need
    words: Phrases = ()
    """With `needs: words`, of which one must stand there; with the other needs, phrases that satisfy them as well."""
    where: Where = "anywhere"
    """Where the words must stand; `anywhere` includes disclaimers and other boilerplate."""
    when: Phrases = ()
    """Phrases of which the article holds one; the first is where the rule reports."""
    when_scope: tuple[Scope, ...] = Field(default=("headline", "body"), min_length=1)
    exceptions: Phrases = ()
    """Phrases that cancel a match of `when` which they overlap."""

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.needs == "words" and not self.words:
            raise fault("needs", "needs: words takes a list of words, of which one must stand in the article")
        if self.needs == "affiliation" and not self.when:
            raise fault("needs", "needs: affiliation takes `when`: what such a person or body is called (analyst)")
        if self.exceptions and not self.when:
            raise fault("exceptions", "exceptions cancel a match of `when`, and there is none")
        # What misses from the article as a whole is shown at its headline.
        if self.when or self.needs in ("ticker", "source", "period", "affiliation"):
            _examples_show_their_place(self.examples)
        return self


def _examples_show_their_place(examples: Examples) -> None:
    for number, text in enumerate(examples.fires):
        if not marked(text)[1]:
            raise fault(("examples", "fires", number), "show what is reported in angle brackets: It is a <sure thing>.")


class _File(Model):
    pack: Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$")] = "house"
    """The first part of the rules' names: `pack: desk` makes `desk/<id>`."""
    lists: dict[Id, tuple[str, ...]] = {}
    """Alternatives that phrases name in braces: `{rise}`."""


class PatternFile(_File):
    kind: Literal["pattern"]
    rules: tuple[Pattern, ...] = Field(min_length=1)


class RequireFile(_File):
    kind: Literal["require"]
    rules: tuple[Requirement, ...] = Field(min_length=1)


TAKEN_PACKS = frozenset(
    {"facts", "sec", "ecb", "worldbank", "bls", "consistency", "reference", "vocabulary", "profile"}
)
"""Names under which other rules are known."""
PHRASE_KEYS = ("words", "exceptions", "unless", "when")
