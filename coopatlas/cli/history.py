"""`coopatlas history verify`: walks the whole journal and says whether its chain holds."""

from __future__ import annotations

import argparse
import sys

from coopatlas.cli.django_setup import start

BROKEN = 3
REASONS = {
    "missing": "une entrée manque / an entry is missing",
    "altered": "une entrée a été changée ou remplacée / an entry was altered or replaced",
    "truncated": "la fin du journal ne s’accorde pas avec sa tête / the end of the journal does not agree with its head",
}


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "history", help="vérifier le journal des écritures", epilog="Exemple : coopatlas history verify"
    )
    command.add_argument("step", choices=["verify"])
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Exit code 3 when the chain is broken, with the first broken position."""
    start()
    # Django must be started before its models are imported.
    from coopatlas.history.chain import verify

    verdict = verify()
    if verdict.broken_at is None:
        print(f"Journal entier : {verdict.entries} entrées. / The journal is whole: {verdict.entries} entries.")
        return 0
    print(f"Entrées justes / sound entries: {verdict.entries}")
    print(f"Première entrée rompue / first broken entry: {verdict.broken_at}", file=sys.stderr)
    print(f"Le journal est rompu : {REASONS[verdict.reason]}.", file=sys.stderr)
    return BROKEN
