from __future__ import annotations

import pytest

from factcheck.render import FORMATS, Options, renderer
from tests.formats.golden import EXPECTED, saved


@pytest.mark.parametrize("name", EXPECTED)
def test_a_format_is_as_it_was_looked_at(name: str) -> None:
    found = renderer(name)(saved(), Options(show="all"))
    assert found == EXPECTED[name].read_bytes().decode(), "python -m tests.formats, then look at the files"


def test_every_format_has_a_golden_file() -> None:
    assert set(FORMATS) - set(EXPECTED) == {"json", "jsonl"}, "these two are the report itself"
