"""The last run of a working directory, kept for `explain`: one report a line, in the user's cache directory.

Where nothing can be written, nothing is kept, and the run itself is none the worse for it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from pydantic import ValidationError

from factcheck.errors import UsageError
from factcheck.model import Report
from factcheck.rules import cache

KEPT_REPORTS = 100
"""A run over thousands of articles keeps the first ones only."""


def folder() -> Path:
    return cache.folder().parent / "runs"


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
            self._file = tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=folder(), suffix=".tmp", delete=False, newline="\n"
            )
        return self

    def add(self, report: Report) -> None:
        if self._file is None or not self._left:
            return
        self._left -= 1
        with contextlib.suppress(OSError):
            self._file.write(report.model_dump_json() + "\n")

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


def newest() -> Path | None:
    """The run of this directory, else the newest of any."""
    own = folder() / _name(Path.cwd())
    if own.is_file():
        return own
    return max(folder().glob("*.jsonl"), key=lambda path: path.stat().st_mtime_ns, default=None)


def read(path: Path) -> list[Report]:
    """The reports of a file in any of the JSON shapes that `check` writes."""
    import json

    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from None
    try:
        whole = json.loads(text)
        found = whole.get("reports", [whole])
    except ValueError:
        found = None
    try:
        if found is None:
            found = [json.loads(line) for line in text.splitlines() if line.strip()]
        # through JSON text: strict shapes (dates, decimals) are read from their JSON form
        return [Report.model_validate_json(json.dumps(item)) for item in found if "error" not in item]
    except (ValueError, ValidationError, TypeError):
        raise UsageError(
            f"{path} holds no report of factcheck", hint="write one with: factcheck ARTICLE -o json=FILE"
        ) from None
