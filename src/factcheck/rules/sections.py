"""The sections that a vocabulary file may have, and the model of the entries of each."""

from __future__ import annotations

from collections.abc import Mapping

from factcheck.model import Model
from factcheck.rules import (
    vocabulary_assertions,
    vocabulary_claims,
    vocabulary_economies,
    vocabulary_inspections,
    vocabulary_numbers,
)

SECTIONS: Mapping[str, type[Model]] = {
    **vocabulary_claims.SECTIONS,
    **vocabulary_assertions.SECTIONS,
    **vocabulary_numbers.SECTIONS,
    **vocabulary_inspections.SECTIONS,
    **vocabulary_economies.SECTIONS,
}
