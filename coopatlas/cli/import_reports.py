"""`coopatlas imports list|show`: the reports of past imports."""

from __future__ import annotations

import argparse
import json
import sys

from coopatlas.cli import imports
from coopatlas.cli.django_setup import start

UNKNOWN = 3
OUTCOMES = {
    "applied": "appliqué",
    "partial": "appliqué sans les lignes refusées",
    "refused": "refusé, rien n’est entré",
}


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "imports",
        help="les comptes rendus des imports passés",
        epilog="Exemples : coopatlas imports list --source twinnings ; coopatlas imports show 12 --json",
    )
    steps = command.add_subparsers(dest="step", required=True)
    listing = steps.add_parser("list", help="tous les imports, le dernier d’abord")
    listing.add_argument("--source", help="d’une seule source")
    listing.add_argument("--json", action="store_true")
    one = steps.add_parser("show", help="un compte rendu")
    one.add_argument("id", type=int)
    one.add_argument("--json", action="store_true")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Exit code 0 done, 3 no import bears that number."""
    start()
    return listed(arguments) if arguments.step == "list" else show(arguments)


def listed(arguments: argparse.Namespace) -> int:
    """Print every kept import, or those of one source, on a line each."""
    # Django must be started before its models are imported.
    from django.utils import timezone

    from coopatlas.exchange.models import ImportRun

    runs = ImportRun.objects.light()
    if arguments.source:
        runs = runs.filter(source=arguments.source)
    if arguments.json:
        kept = ("id", "source", "at", "outcome", "duration_ms", "files", "counts")
        print(json.dumps(list(runs.values(*kept)), ensure_ascii=False, indent=2, default=str))
        return 0
    if not runs:
        print("Aucun import n’a encore été gardé.")
    for row in runs:
        told = ", ".join(f"{row.counts[name]} {label}" for name, label in imports.COUNTS.items() if row.counts[name])
        at = timezone.localtime(row.at)
        print(f"{row.pk}  {at:%d/%m/%Y %H:%M}  {row.source}  {OUTCOMES[row.outcome]} : {row.read} lue(s) ; {told}")
    return 0


def show(arguments: argparse.Namespace) -> int:
    """Print one report, as its author saw it."""
    # Django must be started before its models are imported.
    from coopatlas.exchange.kept_reports import report_json
    from coopatlas.exchange.models import ImportRun

    row = ImportRun.objects.filter(pk=arguments.id).first()
    if row is None:
        print(f"Aucun import ne porte le numéro {arguments.id} (coopatlas imports list).", file=sys.stderr)
        return UNKNOWN
    report = report_json(row)
    print(json.dumps(report, ensure_ascii=False, indent=2) if arguments.json else imports.in_words(report))
    return 0
