"""Fixtures: a bare checkout, prepared data folders, ports."""

from __future__ import annotations

import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scripts.programs import ROOT, Command, coopatlas, environment, with_reference


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What `./run` needs before anything is installed, under a name with a space and an accent."""
    target = tmp_path / "l’été d’un atlas"
    (target / "coopatlas").mkdir(parents=True)
    shutil.copytree(ROOT / "scripts", target / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("run", "test", "requirements.txt", "requirements.in", "pyproject.toml", "coopatlas/__init__.py"):
        shutil.copy2(ROOT / name, target / name)
    return target


@pytest.fixture
def run(checkout: Path) -> Command:
    """`./run WORDS` in that copy."""

    def command(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [checkout / "run", *words],
            env=environment(**more),
            capture_output=True,
            text=True,
            timeout=120,
            cwd=checkout,
        )

    return command


@pytest.fixture(scope="session")
def first_setup(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A data folder after one `coopatlas setup --no-demo`, and what the command said. Tests that write take a copy of it."""
    data = with_reference(tmp_path_factory.mktemp("setup") / "data")
    return data, coopatlas(data, "setup", "--no-demo")


@pytest.fixture
def prepared(first_setup: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path) -> Path:
    """A prepared data folder of the test's own, without demonstration."""
    return Path(shutil.copytree(first_setup[0], tmp_path / "data", symlinks=True))


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port of 127.0.0.1 on which something listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture
def free_port() -> int:
    """A port of 127.0.0.1 that was free a moment ago."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
