"""Where the rules of the game are read from: the working directory, or a git ref that a pull request cannot change."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import ConfigError

if TYPE_CHECKING:
    from factcheck.cli.git import Ref


class Tree:
    """Files by the path that they have in the working directory."""

    def __init__(self, ref: Ref | None = None) -> None:
        self.ref = ref

    def read(self, path: Path) -> bytes | None:
        """The bytes of a file, None where there is none."""
        if self.ref is not None:
            return self.ref.read(path)
        try:
            return path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise ConfigError(f"cannot be read: {error.strerror}", path=str(path)) from None

    def nearest(self, name: str, folder: Path) -> Path | None:
        """The file of this name in the folder or above it, as far as the root of the repository."""
        start = folder if folder.is_absolute() else Path.cwd() / folder
        for place in (start, *start.parents):
            found = place / name
            if (self.ref.read(found) is not None) if self.ref else found.is_file():
                return Path(os.path.relpath(found))
            if (place / ".git").exists():
                break
        return None

    @contextmanager
    def entered(self, paths: Sequence[str]) -> Iterator[list[str]]:
        """The paths to load rules and evidence from while inside, named as they would be named here.

        At a ref the files are laid out in a temporary folder, which is the working directory meanwhile.
        """
        if self.ref is None:
            yield list(paths)
            return
        here = Path.cwd()
        inside = [self.ref.inside(Path(path)) for path in paths]
        import tempfile

        with tempfile.TemporaryDirectory(prefix="factcheck-") as temporary:
            for path in paths:
                for name, data in self.ref.files(Path(path)):
                    target = Path(temporary, name)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(data)
            place = Path(temporary, self.ref.inside(here))
            place.mkdir(parents=True, exist_ok=True)
            os.chdir(place)
            try:
                yield [os.path.relpath(Path(temporary, name)) for name in inside]
            finally:
                os.chdir(here)
