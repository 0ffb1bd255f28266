"""Where the program keeps what it can make or fetch again."""

from __future__ import annotations

import os
from pathlib import Path


def folder(part: str) -> Path:
    """Of one part of the cache, in FACTCHECK_CACHE_DIR, else in the platform's place. RuntimeError without a home directory."""
    given = os.environ.get("FACTCHECK_CACHE_DIR")
    if given:
        return Path(given) / part
    from platformdirs import user_cache_path

    return user_cache_path("factcheck", appauthor=False) / part
