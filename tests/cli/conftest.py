"""One fixture that makes a command-line test a one-liner, and articles with a known outcome."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

SRC = Path(__file__).parents[2] / "src"
HEAD = "Alibaba Group Sets Out Its Spending\nMonday, Feb 24, 2025 8:00 am ET\nNYSE: BABA\n\n"
TRUE = (
    HEAD
    + "Alibaba said on Monday that it would invest at least RMB 380 billion in cloud and AI infrastructure over the next three years.\n"
)
FALSE = TRUE.replace("380", "38")
OPEN = HEAD + "Alibaba hired 4,321 employees in the December quarter of 2024.\n"
FILED = HEAD + "Alibaba's revenue was $61.1 billion in fiscal 2018.\n"
NOTHING = "A walk in the park\n\nThe trees were green and the birds sang, and nobody counted either of them.\n"


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The machine's own, without settings of whoever runs the tests; where the program has run before, and compiles nothing anew."""
    own = folder / "cache"
    if not own.exists():
        shutil.copytree(_compiled().name, own)
    return _environment(own, **more)


@cache
def _compiled() -> TemporaryDirectory[str]:
    """What a first run keeps, which takes three times as long as a later one."""
    kept = TemporaryDirectory(prefix="factcheck-tests-")
    folder = Path(kept.name)
    with TemporaryDirectory() as elsewhere:
        document = Path(elsewhere) / "release.txt"
        document.write_text(FILED, encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", "-", "--evidence", str(document)],
            input=FALSE.encode(), capture_output=True, cwd=elsewhere, env=_environment(folder), check=False,
        )  # fmt: skip
    assert done.returncode == 1
    for path in folder.iterdir():
        if path.name not in ("patterns", "rules"):
            shutil.rmtree(path)
    assert {path.name for path in folder.iterdir()} == {"patterns", "rules"}
    return kept


def _environment(own: Path, **more: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("FACTCHECK_") and k not in ("NO_COLOR", "COLUMNS")}
    path = os.pathsep.join(filter(None, [str(SRC), os.environ.get("PYTHONPATH")]))
    return {**kept, "PYTHONPATH": path, "FACTCHECK_CACHE_DIR": str(own), "PYTHONUTF8": "1", **more}


Run = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where commands run; a git root, so that no configuration above it counts."""
    (tmp_path / "work" / ".git").mkdir(parents=True)
    for name, text in {
        "true.txt": TRUE,
        "false.txt": FALSE,
        "open.txt": OPEN,
        "filed.txt": FILED,
        "nothing.txt": NOTHING,
    }.items():
        (tmp_path / "work" / name).write_text(text, encoding="utf-8")
    return tmp_path / "work"


@pytest.fixture
def run(folder: Path, tmp_path: Path) -> Run:
    """Runs the program as a process of its own, with pipes."""

    def call(*arguments: str, input: bytes | str | None = None, **variables: str) -> Result:
        data = input.encode() if isinstance(input, str) else input
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", *arguments],
            input=data if data is not None else b"",
            capture_output=True,
            cwd=folder,
            env=environment(tmp_path, **variables),
            timeout=60,
            check=False,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    return call


def on_a_terminal(
    folder: Path, tmp_path: Path, *arguments: str, columns: int = 60, stream: str = "stdout", **variables: str
) -> str:
    """What a terminal of that width is sent on one of the two streams; the other goes nowhere."""
    pty = pytest.importorskip("pty")
    import fcntl
    import struct
    import termios

    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: child}
    process = subprocess.Popen(
        [sys.executable, "-m", "factcheck", *arguments],
        stdin=subprocess.DEVNULL, cwd=folder, env=environment(tmp_path, **{"TERM": "xterm", **variables}), **streams,
    )  # fmt: skip
    os.close(child)
    data = b""
    while True:
        try:
            piece = os.read(parent, 65536)
        except OSError:  # the child has gone
            break
        if not piece:
            break
        data += piece
    process.wait(timeout=30)
    os.close(parent)
    return data.decode().replace("\r\n", "\n")


@pytest.fixture
def inside(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the program inside this process: a tenth of the time, and a test can break one of its parts."""
    monkeypatch.chdir(folder)
    for variable in [name for name in os.environ if name.startswith("FACTCHECK_") or name in ("NO_COLOR", "COLUMNS")]:
        monkeypatch.delenv(variable)
    monkeypatch.setenv("FACTCHECK_CACHE_DIR", str(tmp_path / "cache"))

    def call(*arguments: str, input: bytes | str | None = None, **variables: str) -> Result:
        from factcheck.cli import main

        data = input.encode() if isinstance(input, str) else input
        with monkeypatch.context() as patch:
            for name, value in variables.items():
                patch.setenv(name, value)
            if data is not None:
                patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
            code = main(arguments)
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call
