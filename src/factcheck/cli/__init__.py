"""The command line: `main` runs one command and returns its exit code. See docs/exit-codes.md."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from types import ModuleType

from factcheck.errors import FactcheckError, UsageError
from factcheck.exits import BUG, INTERRUPTED, MUST_CHANGE
from factcheck.patterns import keep


def main(arguments: Sequence[str]) -> int:
    _prepare()
    from factcheck.cli.app import run

    try:
        code = run(list(arguments))
        sys.stdout.flush()
        keep()
        return code
    except FactcheckError as error:
        complain(error)
        return MUST_CHANGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError as error:
        # the reader has seen enough (`| head`)
        _silence()
        return int(getattr(error, "exit_code", 0))
    except OSError as error:
        from factcheck.durable import is_full

        if not is_full(error):
            return report_bug(error, arguments)
        complain(UsageError(f"the report cannot be written: {error.strerror}", hint="free space, or write elsewhere"))
        _silence()
        return MUST_CHANGE
    except Exception as error:  # anything else is a bug of ours, and says so
        return report_bug(error, arguments)


def _silence() -> None:
    """Standard output cannot take what it still holds, and Python would complain again when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _prepare() -> None:
    """Nearly all that is made stays or dies at once, so that looking for garbage every 700 objects costs a tenth and finds nothing.

    Nobody's pydantic plugins are asked about our models either: finding out that there are none reads all installed packages, and
    loading what would look for them (e-mail, zip and csv among it) takes a twentieth of a page's time.
    """
    gc.set_threshold(250_000, *gc.get_threshold()[1:])
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    none = ModuleType(_PLUGINS)
    none.get_plugins = tuple  # type: ignore[attr-defined]
    sys.modules.setdefault(_PLUGINS, none)


_PLUGINS = "pydantic.plugin._loader"
"""Private to pydantic: under another name it would be loaded as ever, and a test tells."""


def complain(error: FactcheckError) -> None:
    print(f"factcheck: {error}", file=sys.stderr)


def report_bug(error: Exception, arguments: Sequence[str]) -> int:
    """Writes what happened to a file and says where it is."""
    from factcheck.cli.buglog import write

    print(f"factcheck: this is a bug in factcheck: {type(error).__name__}: {error}", file=sys.stderr)
    print(f"  details: {write(error, arguments)}", file=sys.stderr)
    return BUG
