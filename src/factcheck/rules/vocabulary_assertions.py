"""Entry models of the vocabulary sections from which claims without a figure are read."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from factcheck.model import Model
from factcheck.rules.vocabulary_claims import Words

Made = Literal[
    "moved",
    "against",
    "growth",
    "outgrown",
    "counted",
    "place",
    "order",
    "topped",
    "peak",
    "first",
    "steady",
    "listed",
    "lately",
    "each",
    "together",
    "metrics",
    "sign",
    "record",
    "season",
    "since",
    "best",
    "losses",
    "streak",
    "rank",
]


class Assertion(Model):
    """Forms of words that make a claim without a figure; assertions.yaml tells what the keys mean."""

    says: tuple[str, ...] = Field(min_length=1)
    makes: Made
    metric: str | None = None
    cues: tuple[str, ...] = ()


class FigureForm(Model):
    """Forms of words that say of what a figure is; assertions.yaml tells what the keys mean."""

    says: tuple[str, ...] = Field(min_length=1)
    makes: Literal[
        "level",
        "average",
        "share",
        "each",
        "change",
        "gap",
        "spread",
        "sum",
        "growth",
        "times",
        "growths",
        "pair",
        "rivals",
        "multiple",
        "distance",
        "part",
    ]
    metric: str | None = None
    cues: tuple[str, ...] = ()


class Tail(Model):
    """Forms of words that hang on a figure and tell of another time; tails.yaml tells what the keys mean."""

    says: tuple[str, ...] = Field(min_length=1)
    makes: Literal[
        "before",
        "moved",
        "growth",
        "first",
        "first-sign",
        "first-own",
        "run",
        "run-ended",
        "run-signs",
        "record",
        "place",
        "sign",
        "size",
        "topped",
        "pace",
        "unlike",
    ]
    opens: tuple[str, ...] = Field(min_length=1)


SECTIONS: dict[str, type[Model]] = {
    "assertions": Assertion,
    "figure_forms": FigureForm,
    "tails": Tail,
    "assertion_words": Words,
}
