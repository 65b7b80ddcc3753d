"""`coopatlas account open ADDRESS`: opens an account, its passphrase asked for and never shown."""

from __future__ import annotations

import argparse
import sys
from getpass import getpass

from coopatlas.cli.django_setup import start

FAILED = 1


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "account", help="ouvrir un compte", epilog="Exemple : coopatlas account open prenom.nom@mairie.example --admin"
    )
    command.add_argument("step", choices=["open"])
    command.add_argument("email", metavar="ADRESSE")
    command.add_argument(
        "--desk", action="store_true", help="bureau : voit les imports et la corbeille, relit et corrige les fiches"
    )
    command.add_argument("--admin", action="store_true", help="accès complet à l’administration")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Exit code 1 when the passphrase is weak or the address already has an account, with the reason."""
    start()
    # Django must be started before its models are imported.
    from django.core.exceptions import ValidationError

    from coopatlas.accounts.actions import open_account
    from coopatlas.history.actors import Actor

    try:
        open_account(
            email=arguments.email,
            password=passphrase(),
            staff=arguments.desk,
            superuser=arguments.admin,
            by=Actor.system("account open"),
        )
    except ValidationError as error:
        print("\n".join(error.messages), file=sys.stderr)
        return FAILED
    print(f"Compte ouvert : {arguments.email}")
    return 0


def passphrase() -> str:
    """Typed at the terminal without being shown; read from standard input when there is no terminal."""
    return getpass("Phrase de passe : ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
