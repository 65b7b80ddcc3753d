"""`coopatlas manage …`: Django's own commands (migrate, shell, check…)."""

from __future__ import annotations

import argparse

from django.core.management import execute_from_command_line

from coopatlas.cli.django_setup import start


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "manage", help="commandes d’administration de Django (migrate, check, shell…)", add_help=False
    )
    command.add_argument("words", nargs=argparse.REMAINDER)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    start()
    execute_from_command_line(["coopatlas manage", *arguments.words])
    return 0
