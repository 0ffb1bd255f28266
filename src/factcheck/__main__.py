"""`python -m factcheck` and the command `factcheck`."""

import sys


def main() -> None:
    # Version and nothing else: editors and CI ask it at every start.
    if sys.argv[1:] in (["--version"], ["-V"]):
        from factcheck._version import __version__

        print(f"factcheck {__version__}")
        return
    try:
        from factcheck.cli import main as run

        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:  # before the command line was up
        sys.exit(130)


if __name__ == "__main__":
    main()
