"""What a repository says: files at a ref, and what was renamed since. Nothing is written."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath

from factcheck.errors import UsageError
from factcheck.records import record

_LINK, _SUBMODULE = "120000", "160000"


@record
class Ref:
    """One commit of the repository around `root`."""

    name: str
    commit: str
    root: Path

    @cached_property
    def _blobs(self) -> dict[str, tuple[str, str]]:
        """Path from the root -> mode and object."""
        listed = _git(self.root, "ls-tree", "-r", "-z", "--full-tree", self.commit)
        found = {}
        for line in filter(None, listed.split(b"\0")):
            head, _, path = line.partition(b"\t")
            mode, _, id_ = head.decode().split()
            found[path.decode("utf-8", "surrogateescape")] = (mode, id_)
        return found

    def inside(self, path: Path) -> str:
        """The path from the root of the repository. UsageError for one that lies outside."""
        # not resolved: a link in the working tree must not lead to another file than it did at the ref
        full = PurePosixPath((path if path.is_absolute() else Path.cwd() / path).as_posix())
        parts: list[str] = []
        for part in full.parts:
            if part == "..":
                parts.pop()
            else:
                parts.append(part)
        try:
            return PurePosixPath(*parts).relative_to(self.root.as_posix()).as_posix()
        except ValueError:
            raise UsageError(
                f"{path} lies outside the repository {self.root}", hint=f"so it cannot be taken as of {self.name}"
            ) from None

    def read(self, path: Path) -> bytes | None:
        """The bytes of a file at the ref; None where there is none."""
        found = self._blobs.get(self.inside(path))
        return (
            None if found is None or found[0] in (_LINK, _SUBMODULE) else _git(self.root, "cat-file", "blob", found[1])
        )

    def files(self, path: Path) -> Iterator[tuple[str, bytes]]:
        """A file, or those of a folder, with their paths from the root."""
        wanted = self.inside(path)
        for name, (mode, id_) in self._blobs.items():
            if (name == wanted or wanted == "." or name.startswith(f"{wanted}/")) and mode not in (_LINK, _SUBMODULE):
                yield name, _git(self.root, "cat-file", "blob", id_)

    @cached_property
    def renames(self) -> dict[str, str]:
        """Path in the working tree -> path at the ref, for what was renamed since."""
        told = _git(
            self.root,
            "diff",
            "--name-status",
            "-z",
            "--find-renames",
            "--diff-filter=R",
            "--no-ext-diff",
            self.commit,
            "--",
        )
        parts = [part.decode("utf-8", "surrogateescape") for part in told.split(b"\0") if part]
        return {parts[i + 2]: parts[i + 1] for i in range(0, len(parts) - 2, 3)}

    def earlier(self, path: Path) -> bytes | None:
        """The bytes of an article at the ref, under the name that it had there."""
        name = self.inside(path)
        return self.read(self.root / self.renames.get(name, name))


def ref(flag: str, name: str) -> Ref:
    """UsageError where there is no repository, or it does not know the name."""
    root = Path(
        _git(Path.cwd(), "rev-parse", "--show-toplevel", flag=flag).decode("utf-8", "surrogateescape").rstrip("\n")
    )
    told = _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if told.returncode:
        hint = "a branch, tag or commit; a shallow clone holds the newest commit alone (fetch-depth: 0 gets all)"
        raise UsageError(f'{flag}: the repository has no "{name}"', hint=hint)
    return Ref(name, told.stdout.decode().strip(), root)


def user() -> str | None:
    """The name that git signs commits with here, if any."""
    try:
        told = _run(Path.cwd(), "config", "user.name")
    except UsageError:
        return None
    return told.stdout.decode("utf-8", "replace").strip() or None


def _git(folder: Path, *arguments: str, flag: str = "git") -> bytes:
    done = _run(folder, *arguments)
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(f"{flag}: {told[-1] if told else 'git failed'}")
    return done.stdout


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, check=False, stdin=subprocess.DEVNULL
        )
    except OSError as error:
        raise UsageError(f"git cannot be run: {error.strerror}", hint="install git, or leave the flag out") from None
