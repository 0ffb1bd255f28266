"""The command line: `main` runs one command and returns its exit code. See docs/exit-codes.md."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from factcheck.errors import FactcheckError
from factcheck.exits import BUG, INTERRUPTED, MUST_CHANGE


def main(arguments: Sequence[str]) -> int:
    from factcheck.cli.app import run

    try:
        code = run(list(arguments))
        sys.stdout.flush()
        return code
    except FactcheckError as error:
        complain(error)
        return MUST_CHANGE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError as error:
        # The reader has seen enough (`| head`). Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(getattr(error, "exit_code", 0))
    except Exception as error:  # anything else is a bug of ours, and says so
        return report_bug(error, arguments)


def complain(error: FactcheckError) -> None:
    print(f"factcheck: {error}", file=sys.stderr)


def report_bug(error: Exception, arguments: Sequence[str]) -> int:
    """Writes what happened to a file and says where it is."""
    from factcheck.cli.buglog import write

    print(f"factcheck: this is a bug in factcheck: {type(error).__name__}: {error}", file=sys.stderr)
    print(f"  details: {write(error, arguments)}", file=sys.stderr)
    return BUG
