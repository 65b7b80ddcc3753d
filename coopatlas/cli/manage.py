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


def passed_through(words: list[str]) -> list[str]:
    """The command line where what follows `manage` is Django's, options at its head included (`coopatlas manage --help`)."""
    return ["manage", "--", *words[1:]] if words[:1] == ["manage"] else words


def run(arguments: argparse.Namespace) -> int:
    start()
    words = arguments.words[1:] if arguments.words[:1] == ["--"] else arguments.words
    execute_from_command_line(["coopatlas manage", *words])
    return 0
