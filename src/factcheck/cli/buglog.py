"""The log file of a bug: versions, call and traceback, and nothing of the article."""

from __future__ import annotations

import platform
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from factcheck._version import __version__


def write(error: Exception, arguments: Sequence[str]) -> Path:
    text = "\n".join(
        [
            f"factcheck {__version__}, Python {platform.python_version()}, {platform.platform()}",
            f"arguments: {list(arguments)}",
            "".join(traceback.format_exception(error)),
        ]
    )
    for folder in _folders():
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=folder, prefix="factcheck-bug-", suffix=".log", delete=False
            ) as file:
                file.write(text)
            return Path(file.name)
        except OSError:
            continue
    return Path("(no folder could be written)")


def _folders() -> list[Path]:
    from factcheck import caches

    try:
        return [caches.folder("logs"), Path(tempfile.gettempdir())]
    except RuntimeError:  # no home directory
        return [Path(tempfile.gettempdir())]
