"""`coopatlas serve`: the application behind gunicorn, on this machine only. A public site puts a web server in front of it
(``docs/exploitation.md``)."""

from __future__ import annotations

import argparse
import errno
import os
import socket
import sys
from pathlib import Path
from typing import Any

from coopatlas.cli import obstacles
from coopatlas.cli.django_setup import data_dir, start

HOST = "127.0.0.1"
WORKERS, THREADS = 2, 4


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "serve",
        help="ouvrir l’atlas sur http://127.0.0.1:8000/ (cette machine seulement)",
        epilog="Exemples : coopatlas serve ; coopatlas serve --port 8080",
    )
    command.add_argument("--port", type=port, default=8000, metavar="N", help="de 1 à 65535 (8000)")
    command.add_argument("--data", metavar="DOSSIER", help="dossier des données (sinon $COOPATLAS_DATA, sinon var/)")
    command.set_defaults(run=run)


def port(text: str) -> int:
    """A port number, as argparse wants it."""
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError("nombre de 1 à 65535 / number from 1 to 65535")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    if arguments.data:
        os.environ["COOPATLAS_DATA"] = str(Path(arguments.data).resolve())
    with obstacles.told(str(data_dir())):
        if not (data_dir() / "static" / "staticfiles.json").exists():
            raise obstacles.not_prepared()
        listener = listen(arguments.port)
        start()
    serve(listener)
    return 0


def listen(number: int) -> socket.socket:
    """The socket, bound at once: nobody can take the port between the check and the server. Raises Obstacle."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, number))
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EACCES:
            raise obstacles.port_reserved(number) from error
        raise obstacles.port_taken(number) from error
    return listener


def serve(listener: socket.socket) -> None:
    """Runs until Ctrl-C or SIGTERM, requests under way answered first."""
    # Here, not at the top: gunicorn is of no use to the other commands.
    from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

    address = f"http://{HOST}:{listener.getsockname()[1]}/"
    descriptor = listener.detach()  # gunicorn closes it

    class Server(BaseApplication):
        def load_config(self) -> None:
            for name, value in {**options(descriptor), "when_ready": announce, "on_exit": farewell}.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            from django.core.wsgi import get_wsgi_application  # Django is started by then

            return get_wsgi_application()

    def announce(arbiter: Any) -> None:
        print(f"\nCoopAtlas : {address}\n(Ctrl-C pour arrêter / Ctrl-C to stop)", flush=True)

    def farewell(arbiter: Any) -> None:
        print("\nServeur arrêté. / Server stopped.", file=sys.stderr, flush=True)

    Server().run()


def options(descriptor: int) -> dict[str, object]:
    """gunicorn's settings. The application is loaded once, before the workers: a fault in it stops the command at once."""
    return {
        "bind": [f"fd://{descriptor}"],
        "worker_class": "coopatlas.config.worker.Worker",
        "workers": WORKERS,
        "threads": THREADS,
        "preload_app": True,
        "loglevel": "warning",
        "proc_name": "coopatlas",
        "control_socket_disable": True,
        "limit_request_line": 8190,
    }
