"""Files that are whole or not there: written in one piece, sealed with a digest where nobody else is to write them, and few."""

from __future__ import annotations

import errno
import hashlib
import os
from _thread import get_ident
from contextlib import suppress
from pathlib import Path


def write(path: Path, data: bytes) -> None:
    """In one piece or not at all, whatever happens meanwhile. A link stays a link and a file keeps its mode. Raises OSError."""
    target = Path(os.path.realpath(path))
    temporary = target.with_name(f".{target.name}.{os.getpid()}.{get_ident()}.tmp")
    try:
        temporary.write_bytes(data)
        with suppress(FileNotFoundError):
            temporary.chmod(target.stat().st_mode & 0o7777)
        os.replace(temporary, target)
    except OSError:
        with suppress(OSError):
            temporary.unlink()
        raise


def is_full(error: BaseException) -> bool:
    """Whether the disk takes no more, or no more of this user or in this file."""
    return isinstance(error, OSError) and error.errno in _FULL


_FULL = frozenset(getattr(errno, name) for name in ("ENOSPC", "EDQUOT", "EFBIG") if hasattr(errno, name))


def sealed(form: str, body: bytes) -> bytes:
    """A file's content: what form it has and the digest of the rest, on a line of their own, before it."""
    return f"{form} {hashlib.sha256(body).hexdigest()}\n".encode() + body


def opened(form: str, data: bytes) -> bytes | None:
    """What was sealed; None where it has another form or is damaged."""
    head, _, body = data.partition(b"\n")
    return body if head == f"{form} {hashlib.sha256(body).hexdigest()}".encode() else None


def keep(path: Path, data: bytes, most: int) -> list[Path]:
    """Writes a file of a cache, and removes the oldest beyond so many of its kind; those that stay. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write(path, data)
    files = sorted(path.parent.glob(f"*{path.suffix}"), key=lambda each: each.stat().st_mtime_ns, reverse=True)
    for old in files[most:]:
        old.unlink(missing_ok=True)
    return files[:most]
