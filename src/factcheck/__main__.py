"""`python -m factcheck` and the command `factcheck`."""

import sys


def main() -> None:
    # Version and nothing else: editors and CI ask it at every start.
    if sys.argv[1:] in (["--version"], ["-V"]):
        from factcheck._version import __version__

        print(f"factcheck {__version__}")
        return
    try:
        import gc

        from factcheck.cli import main as run

        code = run(sys.argv[1:])
        gc.freeze()  # the process ends: going through all that was loaded, to free it piece by piece, took a fifth of a page's time
        sys.exit(code)
    except KeyboardInterrupt:  # before the command line was up
        sys.exit(130)


if __name__ == "__main__":
    main()
