"""A real server asked what no browser asks: its own refusals carry our headers, HEAD gets no body and raises no complaint."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scripts.programs import ROOT, environment
from tests.web.test_security_headers import HEADERS, POLICY

BY_COMMAND = [sys.executable, "-m", "coopatlas.cli.main", "serve", "--port"]
IN_PRODUCTION = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "--bind"]
REFUSED = {
    "line-too-long": (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 414),
    "header-too-big": (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: " + b"a" * 9000 + b"\r\n\r\n", 431),
    "too-many-headers": (
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + b"".join(b"X-%d: a\r\n" % n for n in range(150)) + b"\r\n",
        431,
    ),
    "no-http": (b"<script>alert(1)</script>\r\n\r\n", 400),
    "no-such-version": (b"GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n", 400),
}


def ask(port: int, request: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of the answer to a request sent as it is."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(request)
        answer = b""
        while part := connection.recv(65536):
            answer += part
    head, _, body = answer.partition(b"\r\n\r\n")
    status, *lines = head.decode("latin-1").split("\r\n")
    return int(status.split()[1]), dict(line.split(": ", 1) for line in lines), body


@pytest.fixture(params=["command", "production"])
def server(request: pytest.FixtureRequest, prepared: Path, free_port: int) -> Iterator[tuple[int, list[str]]]:
    """The port of a server that answers, and what it says when it stops."""
    production = request.param == "production"
    words = (
        [*IN_PRODUCTION, f"127.0.0.1:{free_port}", "coopatlas.config.wsgi:application"]
        if production
        else [*BY_COMMAND, str(free_port)]
    )
    process = subprocess.Popen(
        words, cwd=ROOT, env=environment(COOPATLAS_DATA=str(prepared), COOPATLAS_SECRET_KEY="k" * 60),
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    started = "Booting worker" if production else f"CoopAtlas : http://127.0.0.1:{free_port}/"
    assert any(started in line for line in process.stdout)
    told: list[str] = []
    yield free_port, told
    process.terminate()
    told += process.communicate(timeout=30)[0].splitlines()
    assert [line for line in told if "HEAD" in line and "body" in line] == []


def test_its_own_refusals_carry_our_headers(server: tuple[int, list[str]]) -> None:
    for request, wanted in REFUSED.values():
        status, headers, body = ask(server[0], request)

        policy = dict(part.strip().split(" ", 1) for part in headers["Content-Security-Policy"].split(";"))
        assert (status, policy, {name: headers[name] for name in HEADERS}) == (wanted, POLICY, HEADERS)
        assert headers["Content-Type"] == "text/plain; charset=utf-8"
        assert (len(body), b"script" in body) == (int(headers["Content-Length"]), False)


def test_head_gets_the_headers_alone(server: tuple[int, list[str]]) -> None:
    """The fixture looks at what the server complained of."""
    for path in (b"/", b"/partenariats.csv", b"/partenariats.json", b"/sante/", b"/rien-ici/", b"/statique/rien.css"):
        lines = b" %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n" % path
        status, headers, body = ask(server[0], b"HEAD" + lines)
        same, _, whole = ask(server[0], b"GET" + lines)

        assert (status, body) == (same, b"")
        assert int(headers.get("Content-Length", len(whole))) == len(whole)
