"""`factcheck cache`: what is kept between runs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from factcheck.cli.app import new_app
from factcheck.errors import StoreError, UsageError

app = new_app(no_args_is_help=True, help="What is kept between runs: runs, compiled rules, answers of services, logs.")
PARTS = {
    "runs": "the last run of each folder, for explain",
    "rules": "compiled rule files",
    "patterns": "compiled regular expressions",
    "documents": "documents as they were read",
    "sources": "answers of services, to be asked less and to work offline",
    "logs": "logs of bugs",
}


@app.command()
def info() -> int:
    """Where the cache is and what it holds."""
    root = _root()
    print(root)
    for part, what in PARTS.items():
        files = _files(root / part)
        print(f"  {part:<9} {len(files):>5} files {sum(path.stat().st_size for path in files):>12,} bytes  {what}")
    if (root / "sources").is_dir():
        from factcheck.sources.store import Store

        with Store(root / "sources", _tell) as store:
            days = sorted(snapshot.fetched.date() for snapshot in store.snapshots())
        if days:
            count = "1 answer" if len(days) == 1 else f"{len(days)} answers"
            print(f"  {count} of services, fetched {days[0]} to {days[-1]}")
    return 0


@app.command()
def prune(
    older_than: Annotated[
        str,
        typer.Option(
            "--older-than", metavar="DURATION", help="Answers fetched longer ago than this, as 12h, 7d or 4w."
        ),
    ] = "90d",
) -> int:
    """Remove old answers of services, and what interrupted runs left behind. A later check asks again for what it needs."""
    from factcheck.cli.network import network
    from factcheck.sources.network import duration

    age = duration(older_than)
    if age is None:
        raise UsageError(f'--older-than: "{older_than}" is no duration', hint="for example 12h, 7d or 4w")
    way = network(offline=True)
    old = [snapshot.url for snapshot in way.store.snapshots() if way.now - snapshot.fetched > age]
    for url in old:
        way.store.remove(url)
    way.close()
    left = [path for part in PARTS for path in _files(_root() / part) if path.suffix == ".tmp"]
    # a younger one may belong to a run that is going on
    abandoned = [path for path in left if way.now.timestamp() - path.stat().st_mtime > 3600]
    _remove(abandoned)
    print(f"removed from {_root()}: answers {len(old)}, left-over files {len(abandoned)}")
    return 0


@app.command()
def clear(
    part: Annotated[
        str | None, typer.Argument(metavar="PART", help=f"Only one of: {', '.join(PARTS)}.", show_default=False)
    ] = None,
) -> int:
    """Remove what is kept. Nothing is lost that cannot be made or fetched again."""
    if part is not None and part not in PARTS:
        from factcheck.cli.settings import nearest

        raise UsageError(
            f'the cache has no part "{part}"', hint=nearest(part, list(PARTS)) or f"one of: {', '.join(PARTS)}"
        )
    root = _root()
    files = [path for name in ([part] if part else PARTS) for path in _files(root / name)]
    _remove(files)
    print(f"removed from {root}: files {len(files)}")
    return 0


def _root() -> Path:
    from factcheck import caches

    return caches.folder("")


def _files(folder: Path) -> list[Path]:
    """A folder that is a link leads out of the cache: nothing behind it is counted or removed."""
    return [] if folder.is_symlink() else [path for path in folder.glob("*") if path.is_file() or path.is_symlink()]


def _remove(files: list[Path]) -> None:
    for path in files:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"cannot be removed: {error.strerror}", path=str(path)) from None


def _tell(message: str) -> None:
    print(f"factcheck: {message}", file=sys.stderr)
