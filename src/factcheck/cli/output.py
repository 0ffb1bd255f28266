"""Where reports go: standard output in one format, and files in others. A report is written as soon as it is there."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING, TextIO

from factcheck.cli.bench import Shown, piece_renderer
from factcheck.errors import UsageError
from factcheck.model import Report, Run, Summary
from factcheck.records import replace
from factcheck.render import FORMATS, LISTING, Options, enveloper

if TYPE_CHECKING:
    from factcheck.cli.progress import Progress

PIPE_WIDTH = 100
_NARROWEST, _WIDEST = 40, 160
_UNICODE_SAMPLE = "✗✓│└·…"


class Target:
    """One format and the stream that it goes to. Pieces are rendered by a `Bench`, as `shown` tells it."""

    def __init__(self, form: str, stream: TextIO, options: Options, *, several: bool, quiet: bool = False) -> None:
        self.form, self.stream, self.quiet = form, stream, quiet
        self.shown = Shown(form, options, several)
        self._written = 0
        self._counts: Counter[str] = Counter()
        # An envelope has its sums before its parts, so these wait in a file until the sums are known.
        self._spool: IO[str] | None = None
        if several and enveloper(form):
            import tempfile

            self._spool = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed by close()

    def add(self, report: Report) -> None:
        self.write(piece_renderer(self.shown)(report), report.summary)

    def write(self, piece: str, summary: Summary) -> None:
        self._counts[_outcome(summary)] += 1
        if self.form in ("text", LISTING):
            if self.quiet and summary.exit_code == 0:
                return
            if self._written:
                self.stream.write("\n")
        self._written += 1
        (self._spool or self.stream).write(piece + ("\0\n" if self._spool else ""))
        self.stream.flush()

    def error(self, id: str | None, code: str, message: str) -> None:
        if self.form == "jsonl":
            from factcheck.render.jsonl import render_error

            self.stream.write(render_error(id, code, message))
            self.stream.flush()

    def close(self, run: Run, summary: Summary) -> None:
        pair = enveloper(self.form)
        # an interruption before the only report was there leaves a document that is valid and says so
        broken = "interrupted" in summary.because
        if pair and (self._spool or (broken and not self._written)):
            parts = _spooled(self._spool) if self._spool else iter(())
            for piece in pair[1](run, summary, parts, self.shown.options):
                self.stream.write(piece)
        if self._spool:
            self._spool.close()
        if self.form == "jsonl" and broken:
            self.error(None, "interrupted", "the run was interrupted; what follows was not checked")
        if self.form == "text" and (self._counts.total() > 1 or broken):
            from factcheck.render.text import total_line

            self.stream.write(("\n" if self._written else "") + total_line(self._counts, broken=broken))
        self.stream.flush()
        if self.stream is not sys.stdout:
            self.stream.close()


def _outcome(summary: Summary) -> str:
    if summary.gate == "failed":
        return "failed" if summary.claims else "empty"
    return "passed" if summary.complete else "incomplete"


def _spooled(file: IO[str]) -> Iterator[str]:
    """Rendered parts, one at a time; no format holds a raw NUL."""
    file.seek(0)
    lines: list[str] = []
    for line in file:
        if line == "\0\n":
            yield "".join(lines)
            lines.clear()
        else:
            lines.append(line)


def standard_output(form: str, options: Options, *, several: bool, quiet: bool = False) -> Target:
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        if form not in ("text", "concise", LISTING):  # what a program reads is the same on every machine
            reconfigure(encoding="utf-8", newline="\n")
        else:
            reconfigure(errors="replace")
    return Target(form, sys.stdout, options, several=several, quiet=quiet)


def files(
    specifications: Sequence[str],
    options: Options,
    *,
    several: bool,
    text: str = "text",
    read: Sequence[str | None] = (),
) -> list[Target]:
    """`FORMAT=PATH`; all files are opened before anything is checked, so that a wrong path costs no run.

    `read` are the files and folders that the run reads: a report must not take the place of one of them.
    """
    from factcheck.read.inputs import takes

    wanted = [_asked_for(specification) for specification in specifications]
    places = [os.path.realpath(path) for _, path in wanted]
    for (_, path), place in zip(wanted, places, strict=True):
        if places.count(place) > 1 and not _is_stream(place):
            raise UsageError(f"--output: {path} is to hold two reports", hint="give each a file of its own")
        if any(takes(name, Path(path)) for name in read if name):
            raise UsageError(f"--output: {path} is among the files to check", hint="write the report to another place")
    return [_file(form, path, options, several=several, text=text) for form, path in wanted]


def _is_stream(place: str) -> bool:
    return os.path.exists(place) and not os.path.isfile(place)


def _asked_for(specification: str) -> tuple[str, str]:
    from factcheck.cli.settings import nearest

    form, equals, path = specification.partition("=")
    if not equals or not path:
        raise UsageError(f'--output: "{specification}" is not FORMAT=PATH', hint="for example -o json=report.json")
    if form not in FORMATS:
        hint = nearest(form, list(FORMATS)) or f"one of: {', '.join(FORMATS)}"
        raise UsageError(f'--output: unknown format "{form}"', hint=hint)
    return form, path


def _file(form: str, path: str, options: Options, *, several: bool, text: str) -> Target:
    try:
        stream = Path(path).open("w", encoding="utf-8", newline="\n")  # noqa: SIM115 - closed by Target.close
    except OSError as error:
        raise UsageError(f"--output: {path} cannot be written: {error.strerror}") from None
    plain = replace(options, width=PIPE_WIDTH, color=False, glyphs=True)
    return Target(text if form == "text" else form, stream, plain, several=several)


def progress(articles: Sequence[str], jsonl: str | None) -> Progress | None:
    """On a terminal alone, and not where the report is printed on it meanwhile."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        return None
    from factcheck.cli.progress import Progress
    from factcheck.errors import FactcheckError
    from factcheck.read.inputs import expand

    try:
        of = len(expand([name for name in articles if name != "-"])) if jsonl is None else None
    except FactcheckError:
        of = None
    return Progress(of, shutil.get_terminal_size((80, 24)).columns)


def options(color: str, show: str, *, traces: bool = False) -> Options:
    """What this terminal can show. A pipe gets the same text, 100 columns wide."""
    terminal = sys.stdout.isatty()
    columns = shutil.get_terminal_size((PIPE_WIDTH, 24)).columns if terminal else PIPE_WIDTH
    # https://no-color.org: present and not empty. A flag is more explicit than a variable and wins.
    wanted = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Options(
        width=min(max(columns, _NARROWEST), _WIDEST),
        color=color == "always" or (color == "auto" and wanted),
        glyphs=_can_show(_UNICODE_SAMPLE),
        show=show,  # type: ignore[arg-type]
        traces=traces,
    )


def _can_show(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
