"""From the paths of a call to the files to read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from factcheck.errors import InputError
from factcheck.read import READERS

SKIPPED_FOLDERS = frozenset(("node_modules", "__pycache__", "venv", "site-packages", "dist", "build"))


def expand(paths: Sequence[str | Path]) -> list[Path]:
    """The files named, and those of the folders named with a suffix that a reader knows, sorted; each once.

    Hidden files and folders are passed over, links to folders are not followed. InputError for a missing path and for a
    folder without an article.
    """
    files: dict[Path, None] = {}
    for given in paths:
        path = Path(given)
        if path.is_dir():
            found = _articles(path)
            if not found:
                known = ", ".join(sorted(suffix for suffix in READERS if suffix))
                raise InputError(
                    "the folder holds no article",
                    path=str(path),
                    hint=f"articles end in {known}; name other files one by one",
                )
            files.update(dict.fromkeys(found))
        elif path.exists():
            files[path] = None
        else:
            raise InputError("no such file or folder", path=str(path), hint=_nearest(path))
    return list(files)


def takes(given: str | Path, path: Path) -> bool:
    """Whether `expand` would list a file, existing or not, where it is given this file or folder."""
    place, root = Path(os.path.realpath(path)), Path(os.path.realpath(given))
    if place == root:
        return True
    if not (root.is_dir() and place.is_relative_to(root)):
        return False
    *folders, name = place.relative_to(root).parts
    return all(map(_is_entered, folders)) and _is_article(name)


def _articles(folder: Path) -> list[Path]:
    found: list[Path] = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(filter(_is_entered, folders))
        found += [Path(root, name) for name in names if _is_article(name)]
    return sorted(found)


def _is_entered(folder: str) -> bool:
    return not folder.startswith(".") and folder not in SKIPPED_FOLDERS


def _is_article(name: str) -> bool:
    suffix = Path(name).suffix.lower()
    return not name.startswith(".") and suffix != "" and suffix in READERS


def _nearest(path: Path) -> str | None:
    try:
        names = [entry.name for entry in os.scandir(path.parent)]
    except OSError:
        return f"the folder {path.parent} does not exist either" if not path.parent.exists() else None
    from difflib import get_close_matches

    near = get_close_matches(path.name, names, 1)
    return f"did you mean {path.with_name(near[0])}?" if near else None
