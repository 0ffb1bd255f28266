"""A terminal shows whom we wait for; anything else stays clean."""

from __future__ import annotations

import io
import time

import pytest

from factcheck.sources.progress import DELAY, waiting_on


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_long_wait_is_shown_and_then_wiped_away() -> None:
    terminal = Terminal()
    with waiting_on(terminal, 0.01)("data.example"):
        time.sleep(0.1)
        shown = terminal.getvalue()
    assert shown == "factcheck: asking data.example ..."
    assert terminal.getvalue() == shown + "\r" + " " * len(shown) + "\r"


def test_a_short_wait_is_not_shown() -> None:
    terminal = Terminal()
    with waiting_on(terminal)("data.example"):
        pass
    assert terminal.getvalue() == ""
    assert DELAY == 0.5


def test_a_pipe_gets_nothing() -> None:
    pipe = io.StringIO()
    with waiting_on(pipe, 0)("data.example"):
        time.sleep(0.05)
    assert pipe.getvalue() == ""


def test_the_line_goes_when_the_wait_is_interrupted() -> None:
    terminal = Terminal()

    def interrupted() -> None:
        with waiting_on(terminal, 0)("data.example"):
            time.sleep(0.05)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert terminal.getvalue().endswith(" \r")
