from __future__ import annotations

import re

import pytest

from factcheck.model import Report
from factcheck.render import Options
from factcheck.render.concise import render


def test_each_line_is_file_line_column_verdict_rule_message(mixed: Report) -> None:
    assert render(mixed, Options()).splitlines() == [
        "drafts/acme.txt:1:15: contradicted facts/acme-plan scale-slip: Acme announced at least $53 billion.",
        "drafts/acme.txt:3:24: warning editorial/vague When?",
        "drafts/acme.txt:3:36: unverified - no-data: Nothing decides it (no-data).",
    ]


@pytest.mark.parametrize(("show", "count"), [("contradicted", 2), ("unverified", 3), ("all", 5)])
def test_show_applies_and_every_line_parses(mixed: Report, show: str, count: int) -> None:
    found = render(mixed, Options(show=show)).splitlines()  # type: ignore[arg-type]
    assert len(found) == count
    assert all(re.fullmatch(r"[^:]+:\d+:\d+: [a-z-]+ \S+ .+", line) for line in found)


def test_nothing_wrong_is_no_output(clean: Report) -> None:
    assert render(clean, Options()) == ""
