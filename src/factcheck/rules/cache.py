"""Compiled rules between runs: one JSON file per set of rule files, in the user's cache directory.

A file that is missing, damaged or unwritable costs time and nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from factcheck import caches
from factcheck.durable import keep, opened, sealed

KEPT = 8
"""So many compiled sets stay; older ones are removed."""
_FORMAT = "factcheck-rules 1"
_PARTS = ("vocabulary", "facts", "reference", "pattern", "require", "consistency", "profile")


def key(version: str, digests: Iterable[tuple[str, str]]) -> str:
    """Names a compiled set: what was read (path and digest of every file) and the code that read it."""
    state = hashlib.sha256(f"{_FORMAT}\n{version}\n".encode())
    for path in sorted(Path(__file__).parent.glob("*.py")):
        # An editable install changes its models without changing its version.
        status = path.stat()
        state.update(f"{path.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    for path_, digest in digests:
        state.update(f"{path_}\0{digest}\n".encode())
    return state.hexdigest()[:32]


def load(name: str) -> dict[str, Any] | None:
    """The compiled tree, or None if there is none that is whole."""
    try:
        body = opened(_FORMAT, (caches.folder("rules") / f"{name}.json").read_bytes())
        if body is None:
            return None
        tree = json.loads(body)
    except (OSError, ValueError, RuntimeError):  # RuntimeError: the user has no home directory
        return None
    if not (isinstance(tree, dict) and all(part in tree for part in _PARTS)):
        return None
    if isinstance(tree["facts"], int):  # so many in a table of their own
        from factcheck.rules import fact_store

        tree["facts"] = fact_store.opened(caches.folder("rules") / f"{name}.facts", tree["facts"])
    return tree if tree["facts"] is not None else None


def save(name: str, tree: dict[str, Any]) -> None:
    """Writes atomically; does nothing where it may not."""
    if not isinstance(tree["facts"], list):  # they are in their table already
        tree = {**tree, "facts": len(tree["facts"])}
    body = json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()
    with contextlib.suppress(OSError, RuntimeError):
        target = caches.folder("rules")
        kept = {path.stem for path in keep(target / f"{name}.json", sealed(_FORMAT, body), KEPT)}
        for path in target.glob("*.facts"):
            if path.stem not in kept:
                path.unlink(missing_ok=True)


def store(name: str) -> Path | None:
    """Where the table of a set with many facts is kept; None without a home."""
    with contextlib.suppress(RuntimeError):
        return caches.folder("rules") / f"{name}.facts"
    return None
