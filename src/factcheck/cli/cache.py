"""`factcheck cache`: what is kept between runs."""

from __future__ import annotations

from factcheck.cli.app import new_app

app = new_app(no_args_is_help=True, help="What is kept between runs: the last run of each folder and compiled rules.")
PARTS = {"runs": "the last run of each folder, for explain", "rules": "compiled rule files", "logs": "logs of bugs"}


@app.command()
def info() -> int:
    """Where the cache is and what it holds."""
    from factcheck.rules import cache

    root = cache.folder().parent
    print(root)
    for part, what in PARTS.items():
        files = [path for path in (root / part).glob("*") if path.is_file()]
        print(f"  {part:<6} {len(files):>5} files {sum(path.stat().st_size for path in files):>12,} bytes  {what}")
    return 0


@app.command()
def clear() -> int:
    """Remove what is kept. Nothing that a check needs is lost."""
    from factcheck.errors import StoreError
    from factcheck.rules import cache

    root, removed = cache.folder().parent, 0
    for part in PARTS:
        for path in (root / part).glob("*"):
            if path.is_file():
                try:
                    path.unlink()
                except OSError as error:
                    raise StoreError(f"cannot be removed: {error.strerror}", path=str(path)) from None
                removed += 1
    print(f"{removed} files removed from {root}")
    return 0
