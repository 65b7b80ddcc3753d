"""`coopatlas serve`: answers on this machine only, stops when asked."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scripts.programs import ROOT, coopatlas, environment


def answer(port: int, path: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


@pytest.fixture
def server(prepared: Path, free_port: int) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A server that has printed its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "coopatlas.cli.main", "serve", "--port", str(free_port)],
        cwd=ROOT, env=environment(COOPATLAS_DATA=str(prepared)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    for line in process.stdout:
        if line == f"CoopAtlas : http://127.0.0.1:{free_port}/\n":
            break
    yield process, free_port
    process.kill()
    process.communicate()


def test_pages_and_health_are_served(server: tuple[subprocess.Popen[str], int]) -> None:
    health, home = answer(server[1], "/sante/"), answer(server[1], "/")

    assert (health.status, home.status, home.headers["Content-Language"]) == (200, 200, "fr")


def test_it_listens_on_this_machine_only(server: tuple[subprocess.Popen[str], int]) -> None:
    with socket.socket() as elsewhere:
        refused = elsewhere.connect_ex(("127.0.0.2", server[1]))  # 0.0.0.0 would answer there

    assert refused != 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_stops_when_asked(server: tuple[subprocess.Popen[str], int], number: signal.Signals) -> None:
    process, _ = server
    begun = time.monotonic()
    process.send_signal(number)
    output, _ = process.communicate(timeout=20)

    assert (process.returncode, output.splitlines()[-1]) == (0, "Serveur arrêté. / Server stopped.")
    assert time.monotonic() - begun < 10


def test_a_port_taken_when_it_binds_is_told(prepared: Path, taken_port: int) -> None:
    result = coopatlas(prepared, "serve", "--port", str(taken_port))

    assert (result.returncode, result.stderr.splitlines()[-1]) == (
        1,
        f"Error: port {taken_port} is already taken. Stop the other program, or choose another port (--port).",
    )


def test_a_folder_that_was_never_prepared_is_told(tmp_path: Path, free_port: int) -> None:
    result = coopatlas(tmp_path, "serve", "--port", str(free_port))

    assert (result.returncode, result.stderr.splitlines()[-1]) == (
        1,
        "Error: nothing is prepared yet in this data folder. First run: coopatlas setup",
    )


@pytest.mark.parametrize("number", ["0", "65536", "http"])
def test_a_port_that_is_no_port_is_a_usage_error(tmp_path: Path, number: str) -> None:
    assert coopatlas(tmp_path, "serve", "--port", number).returncode == 2
