"""Entry models of the vocabulary sections that the inspections inside an article and the judges of documents read."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from factcheck.model import Model
from factcheck.patterns import regex
from factcheck.rules.vocabulary_claims import Words

Form = Literal[
    "increase", "decrease", "change", "percent-of", "difference", "distance", "points", "product", "ratio", "mean", "middles", "net", "sum", "order", "outdone", "compound", "part",
    "whole", "moved", "less",
]  # fmt: skip
SLOT = regex(r"\{(\w+):(money|percent|count|multiple|times|points|range|amount|any)\}")


class Relation(Model):
    """A form of words that says how its figures hang together; relations.yaml tells what the keys mean."""

    says: tuple[str, ...] = Field(min_length=1)
    form: Form
    told: str
    of: tuple[str, ...] = Field(min_length=1, max_length=6)
    times: Decimal = Field(default=Decimal(1), gt=0)
    slack: Decimal = Field(default=Decimal(0), ge=0, le=50)
    unless: tuple[str, ...] = ()
    unless_any: tuple[str, ...] = ()
    within: Decimal | None = Field(default=None, gt=1)
    """The first of `of` is at most so many times the second and at least that part of it, or the figures are not of one thing."""

    @model_validator(mode="after")
    def _slots_are_told(self) -> Self:
        for form in self.says:
            names = [name for name, _ in SLOT.findall(form)]
            if form.count("{") != len(names):
                raise _fault("says", f'"{form}" has a figure without a known kind')
            if len(set(names)) != len(names):
                raise _fault("says", f'"{form}" names a figure twice')
            wanted = {self.told, *(() if self.form == "mean" else self.of[:2])}
            if missing := sorted(wanted - {*names}):
                raise _fault("says", f'"{form}" has no figure "{missing[0]}"')
            if _unbalanced(form):
                raise _fault("says", f'the brackets of "{form}" do not match')
        return self


def _unbalanced(form: str) -> bool:
    opened: list[str] = []
    for sign in re.findall(r"[\[\]()]", form):
        if sign in "[(":
            opened.append("]" if sign == "[" else ")")
        elif not opened or opened.pop() != sign:
            return True
    return bool(opened)


def _fault(key: str, message: str) -> PydanticCustomError:
    return PydanticCustomError("fault", "{message}", {"message": message, "key": (key,)})


class Role(Model):
    """What a figure is: by the metric that was read for it, the noun that is counted, or the phrases beside it."""

    kinds: tuple[Literal["money", "percent", "count", "multiple"], ...] = Field(min_length=1)
    metrics: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    per: tuple[str, ...] = ()
    along: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Identity(Model):
    """A figure that follows from two others; `told` and `of` name roles."""

    form: Literal["percent-of", "ratio", "difference", "product"]
    told: str
    of: tuple[str, str]
    slack: Decimal = Field(default=Decimal(0), ge=0, le=50)
    """Percent of the computed value by which it may be missed besides rounding."""
    slack_of: dict[str, Decimal] = Field(default={})
    """Another slack where a part is of this metric: an average count of shares is the very one that earnings are divided by."""
    silent: tuple[str, ...] = ()
    """Phrases that make another formula of it wherever the article has them."""
    apart: bool = False
    """True: the parts are of other times by nature."""
    annual: bool = False
    """True: the same, and the earnings among them are a year's."""


class Rate(Words):
    """A rate by its name, and the words beside its part and its whole; identities.yaml tells what the keys mean."""

    part: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    beside: bool = False
    priced: bool = False
    times: bool = False
    annual: bool = False
    counted: bool = False


class Term(Words):
    """Words that stand for each other, and the wider groups of which they are only a kind."""

    means: str | None = None
    kind_of: tuple[str, ...] = ()


class Listing(Model):
    """Where a company is listed and when its fiscal year ends ("MM-DD"), where the pack does not say."""

    exchange: Literal["NYSE", "Nasdaq"] | None = None
    year_end: str | None = Field(default=None, pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")


SECTIONS: dict[str, type[Model]] = {
    "inspections": Words,
    "phrasings": Words,
    "relations": Relation,
    "identities": Identity,
    "roles": Role,
    "rates": Rate,
    "listings": Listing,
    "paraphrases": Words,
    "thesaurus": Term,
    "senses": Words,
    "opposites": Words,
    "parties": Words,
    "acts": Words,
    "comparatives": Words,
    "idle": Words,
}
