"""Which entries of the vocabulary stand behind the words of a mention: looked up again for a listing, not kept while reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from factcheck.extract.lexemes import PhraseTable, Tokens, fold
from factcheck.memo import once_per_vocabulary
from factcheck.model import Extraction, Quantity, Time, Trap

_FIELDS = (
    "words", "letters", "plural", "exact", "signs", "tight", "codes", "minor", "minor_letters", "thousands",
)  # fmt: skip
"""Of an entry: whatever may stand in a text."""
_AMOUNT = (
    "bands", "crowds", "multiples", "fractions", "ordinals", "numerals", "scales", "measures", "currencies", "units",
)  # fmt: skip
_TIME = ("named_times", "months", "weekdays", "time_units", "ordinals", "numerals")
_TIME_CUES = ("past_words", "next_words", "zones", "time_places")
_TRAP_CUES = (
    "labels", "dotted_labels", "product_heads", "id_labels", "exchanges", "streets", "streets_before", "laws",
    "top_words", "scale_words", "bills", "numbered_bodies", "strengths", "geared", "named_behind", "feast_days",
)  # fmt: skip


class Entries:
    """The words of one vocabulary with the places of their entries ("scales.billion", "mention_cues.labels")."""

    def __init__(self, vocabulary: Any) -> None:
        self._vocabulary = vocabulary
        self._amount = self._table(_AMOUNT)
        self._hedge = self._table(("hedges",))
        self._time = self._table(_TIME, _TIME_CUES)
        self._trap = self._table(("traps",), _TRAP_CUES)

    def of_quantity(self, quantity: Quantity) -> list[str]:
        found = [*_named(self._hedge, quantity.mod or ""), *_named(self._amount, quantity.text)]
        unit = f"units.{quantity.unit}"
        implied = quantity.kind == "count" and unit not in found and quantity.unit in self._vocabulary.units
        found += [f"{unit} (implied)"] if implied else []
        return found + ([f"pers.{quantity.per}"] if quantity.per in self._vocabulary.pers else [])

    def of_time(self, time: Time) -> list[str]:
        return _named(self._time, time.text)

    def of_trap(self, trap: Trap) -> list[str]:
        return _named(self._trap, trap.text)

    def _table(self, sections: Iterable[str], cues: Iterable[str] = ()) -> PhraseTable[str]:
        table: PhraseTable[str] = PhraseTable()
        for place, entry in self._entries(sections, cues):
            for words in (getattr(entry, field, ()) for field in _FIELDS):
                for word in words:
                    table.add(word, place)
        return table

    def _entries(self, sections: Iterable[str], cues: Iterable[str]) -> Iterator[tuple[str, Any]]:
        for section in sections:
            for id_, entry in getattr(self._vocabulary, section, {}).items():
                yield f"{section}.{id_}", entry
        known = getattr(self._vocabulary, "mention_cues", {})
        yield from ((f"mention_cues.{cue}", known[cue]) for cue in cues if cue in known)


def _named(table: PhraseTable[str], text: str) -> list[str]:
    """The entries of the longest phrases, in the order of the text, each once."""
    tokens = Tokens(text, 0, fold(text), ())
    found: list[str] = []
    i = 0
    while i < tokens.n:
        hit = table.at(tokens, i)
        if hit is not None and hit[0] not in found:
            found.append(hit[0])
        i = hit[1] if hit is not None else i + 1
    return found


@once_per_vocabulary
def _entries_of(vocabulary: Any) -> Entries:
    return Entries(vocabulary)


def traced(found: Extraction, vocabulary: Any) -> Extraction:
    """The same with the entries behind the pattern of every quantity, time and trap: "money/USD scales.billion"."""
    entries = _entries_of(vocabulary)

    def told(item: Any, named: list[str]) -> Any:
        return item.model_copy(update={"rule": " ".join(filter(None, (item.rule, *named)))})

    return found.model_copy(
        update={
            "quantities": tuple(told(q, entries.of_quantity(q)) for q in found.quantities),
            "times": tuple(told(t, entries.of_time(t)) for t in found.times),
            "traps": tuple(told(t, entries.of_trap(t)) for t in found.traps),
        }
    )
