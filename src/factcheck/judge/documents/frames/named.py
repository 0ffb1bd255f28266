"""Names with the number of a model behind them: "Stride 3" is not "Stride 2", and "the T4" not "the T5"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.patterns import regex
from factcheck.sources.documents.words import MONTHS, Stems, name_stems, names

TITLES = frozenset(
    "governor deputy minister judge justice professor commissioner prime finance lord lady dame sir senior vice secretary senator treasurer captain mayor".split()
)
_MODEL = regex(
    r"(?P<plain>\s\d{1,3})(?![\d,.:]*\d|\s*(?:%|percent|per\s+cent|million|billion|trillion|bn|m\b))(?![\w-])|(?P<joined>\d{1,4}[a-z]?)\b"
)


def runs_with_models(text: str) -> Iterator[tuple[int, str]]:
    """Runs of capitalised words with their places, each with the number that belongs to it."""
    for start, run in names(text):
        end = start + len(run)
        model = _MODEL.match(text, end)
        is_model = model is not None and run.split()[-1].lower() not in MONTHS | _COUNTING
        yield start, text[start : model.end()] if model is not None and is_model else run


def called(run: str) -> Stems:
    """The words of a name that tell it from others, and its number."""
    stems = name_stems(run)
    stems = stems - TITLES or stems
    model = _LAST.search(run)
    if model is None or (not stems and not model["letter"]):
        return stems
    return frozenset(
        (*(word for word in stems if word != model["letter"].lower()), f"{model['letter']}{model['number']}".lower())
    )


_LAST = regex(r"(?P<letter>(?:\b[A-Z]{1,3}(?=\d))?)(?P<number>\d{1,4}[a-z]?)$")
_COUNTING = frozenset(
    "q h fy no article section level item note page rule line in on at by for the from to of since until only about some over all".split()
)
"""What is counted behind these is no model."""


def with_models(text: str, bare: str) -> str:
    """`bare` with the numbers of its names, which were blanked as figures."""
    for start, run in runs_with_models(text):
        if bare[start : start + len(run)] != run and bare[start : start + 1] == run[0]:
            bare = bare[:start] + run + bare[start + len(run) :]
    return bare
