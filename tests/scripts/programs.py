"""Programs started for real: `./run` in a bare copy of its files, `coopatlas` in a data folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from coopatlas.gazetteer import unpack

ROOT = Path(__file__).resolve().parents[2]
Command = Callable[..., subprocess.CompletedProcess[str]]


def environment(**more: str) -> dict[str, str]:
    """The caller's variables without those that choose a database or a data folder."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COOPATLAS_")}
    kept.pop("DATABASE_URL", None)
    return {**kept, **more}


def coopatlas(data: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """`coopatlas WORDS` on a data folder."""
    return subprocess.run(
        [sys.executable, "-m", "coopatlas.cli.main", *words],
        cwd=ROOT, env=environment(COOPATLAS_DATA=str(data), **more), capture_output=True, text=True, timeout=120,
    )  # fmt: skip


def with_reference(folder: Path) -> Path:
    """A new data folder that borrows the reference set of the test run: unpacking it anew would take 15 seconds each time."""
    known = Path(os.environ["COOPATLAS_DATA"]) / "reference"
    unpack(known)
    folder.mkdir()
    (folder / "reference").symlink_to(known)
    return folder
