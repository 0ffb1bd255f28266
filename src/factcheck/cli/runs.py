"""The last run of a working directory, kept for `explain`: one report a line, in the user's cache directory.

Where nothing can be written, nothing is kept, and the run itself is none the worse for it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from time import time_ns
from types import TracebackType
from typing import IO, Any, Self

from pydantic import ValidationError

from factcheck import caches
from factcheck.errors import UsageError
from factcheck.model import Report, Run, Summary
from factcheck.records import record

KEPT_REPORTS = 100
"""A run over thousands of articles keeps the first ones only."""


def folder() -> Path:
    return caches.folder("runs")


def _name(directory: Path) -> str:
    return hashlib.sha256(str(directory).encode()).hexdigest()[:16] + ".jsonl"


class Keeper:
    """Takes the reports of a run; they replace those of the run before when all is done."""

    def __init__(self) -> None:
        self._file: IO[str] | None = None
        self._left = KEPT_REPORTS

    def __enter__(self) -> Self:
        with contextlib.suppress(OSError, RuntimeError):
            folder().mkdir(parents=True, exist_ok=True, mode=0o700)
            # processes of different containers may have the same number
            name = f"{_name(Path.cwd())}.{os.getpid()}.{time_ns():x}.tmp"
            self._file = (folder() / name).open("x", encoding="utf-8", newline="\n")
        return self

    def add(self, line: str) -> None:
        """A report as a line of JSON."""
        if self._file is None or not self._left:
            return
        self._left -= 1
        with contextlib.suppress(OSError):
            self._file.write(line)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is None:
            return
        temporary = Path(self._file.name)
        with contextlib.suppress(OSError):
            self._file.close()
            if self._left == KEPT_REPORTS:  # nothing was checked: what was kept stays
                temporary.unlink()
            else:
                os.replace(temporary, folder() / _name(Path.cwd()))


def of_here() -> Path | None:
    """The last run of this directory."""
    own = folder() / _name(Path.cwd())
    return own if own.is_file() else None


def newest() -> Path | None:
    """The run of this directory, else the newest of any."""
    if own := of_here():
        return own
    return max(folder().glob("*.jsonl"), key=lambda path: path.stat().st_mtime_ns, default=None)


@record
class Saved:
    """What a file holds. `whole` are the run and the sums of a document over several articles, None without one."""

    reports: list[Report]
    whole: tuple[Run, Summary] | None = None


def read(path: Path) -> Saved:
    """The reports of a file in any of the JSON shapes that `check` writes."""
    import json

    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from None
    try:
        document = json.loads(text)
    except ValueError:
        document = None
    try:
        if document is None:
            return Saved(_reports([json.loads(line) for line in text.split("\n") if line.strip()]))
        if "reports" not in document:
            return Saved(_reports([document]))
        # through JSON text: strict shapes (dates, decimals) are read from their JSON form
        run = Run.model_validate_json(json.dumps(document["run"]))
        summary = Summary.model_validate_json(json.dumps(document["summary"]))
        return Saved(_reports(document["reports"]), (run, summary))
    except (ValueError, ValidationError, TypeError, KeyError):
        raise UsageError(
            f"{path} holds no report of factcheck", hint="write one with: factcheck ARTICLE -o json=FILE"
        ) from None


def _reports(found: list[Any]) -> list[Report]:
    import json

    return [Report.model_validate_json(json.dumps(item)) for item in found if "error" not in item]
