"""`coopatlas tray list|accept|reject|reopen`: rows of imports that wait for somebody's answer."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

from coopatlas.cli.django_setup import start

if TYPE_CHECKING:
    from coopatlas.exchange.models import ImportRow
    from coopatlas.history.actors import Actor

NOT_TAKEN = 3


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "tray",
        help="les lignes d’import en attente d’une réponse",
        epilog="Exemples : coopatlas tray list ; coopatlas tray accept 12 fr-commune:06004 ; coopatlas tray accept 12 1 ; "
        "coopatlas tray reject 12 --reason 'doublon'",
    )
    steps = command.add_subparsers(dest="step", required=True)
    listing = steps.add_parser("list", help="ce qui attend, et pourquoi")
    listing.add_argument("--source", help="d’une seule source")
    listing.add_argument("--json", action="store_true")
    accept = steps.add_parser("accept", help="répondre : le rang d’un candidat, ou la clé d’un corps ou d’un lieu")
    accept.add_argument("id", type=int)
    accept.add_argument("choices", nargs="+", metavar="RÉPONSE", help="une par question, dans l’ordre")
    reject = steps.add_parser("reject", help="la ligne n’entrera pas")
    reject.add_argument("id", type=int)
    reject.add_argument("--reason", required=True, help="pourquoi, en une phrase")
    reopen = steps.add_parser("reopen", help="annuler un rejet")
    reopen.add_argument("id", type=int)
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Exit code 0 done, 3 the answer cannot be taken and nothing changed."""
    start()
    return {"list": show, "accept": accept, "reject": reject, "reopen": reopen}[arguments.step](arguments)


def show(arguments: argparse.Namespace) -> int:
    """Print what waits, with the candidates and their ranks."""
    # Django must be started before its models are imported.
    from coopatlas.exchange.models import ImportRow

    rows = ImportRow.objects.waiting()
    if arguments.source:
        rows = rows.filter(source=arguments.source)
    if arguments.json:
        kept = ("id", "source", "file", "line", "message", "questions")
        print(json.dumps(list(rows.values(*kept)), ensure_ascii=False, indent=2))
        return 0
    if not rows:
        print("La corbeille est vide : aucune ligne n’attend de réponse.")
    for row in rows:
        print(f"{row.pk}  {row.source}, {row.file}, ligne {row.line}\n    {row.message}")
        for question in row.questions:
            for rank, candidate in enumerate(question["candidates"], 1):
                print(
                    f"    {rank}. {candidate['name']} [{candidate['kind']}, {candidate['country']}]  {candidate['key']}"
                )
    return 0


def accept(arguments: argparse.Namespace) -> int:
    """Take the answers; print the record the row became, or why it still waits."""
    # Django must be started before its models are imported.
    from coopatlas.exchange import tray
    from coopatlas.gazetteer import Gazetteer

    row = waiting(arguments.id)
    if row is None:
        return NOT_TAKEN
    try:
        report = tray.accept(row, arguments.choices, reference=Gazetteer.open(), by=actor())
    except tray.NotAnAnswer as error:
        print(error, file=sys.stderr)
        return NOT_TAKEN
    for told in report.waiting:
        print(f"La ligne attend encore : {told['message']}")
    for refusal in report.refusals:
        print(f"REFUS : {refusal['message']} {refusal['remedy']}", file=sys.stderr)
    for record in report.records:
        print(f"→ {record}")
    if report.counts["merged"]:
        print("La ligne redit cette fiche, déjà là : rien n’y a été changé, et aucune autre n’a été créée.")
    return NOT_TAKEN if report.refusals else 0


def reject(arguments: argparse.Namespace) -> int:
    # Django must be started before its models are imported.
    from coopatlas.exchange.actions import import_rows

    row = waiting(arguments.id)
    if row is None:
        return NOT_TAKEN
    import_rows.reject(row, reason=arguments.reason, by=actor())
    print(f"Ligne {row.pk} rejetée. Pour revenir en arrière : coopatlas tray reopen {row.pk}")
    return 0


def reopen(arguments: argparse.Namespace) -> int:
    # Django must be started before its models are imported.
    from coopatlas.exchange.actions import import_rows
    from coopatlas.exchange.models import ImportRow

    row = ImportRow.objects.filter(pk=arguments.id, state="rejected").first()
    if row is None:
        print(f"Aucune ligne rejetée ne porte le numéro {arguments.id}.", file=sys.stderr)
        return NOT_TAKEN
    import_rows.reopen(row, by=actor())
    print(f"Ligne {row.pk} de nouveau en attente.")
    return 0


def waiting(number: int) -> ImportRow | None:
    """The waiting row of that number; says so when there is none."""
    # Django must be started before its models are imported.
    from coopatlas.exchange.models import ImportRow
    from coopatlas.exchange.tray import no_longer

    row = ImportRow.objects.filter(pk=number).first()
    if row is not None and row.state != "waiting":
        print(no_longer(row), file=sys.stderr)
        return None
    if row is None:
        print(f"Aucune ligne en attente ne porte le numéro {number} (coopatlas tray list).", file=sys.stderr)
    return row


def actor() -> Actor:
    # Django must be started before its models are imported.
    from coopatlas.history.actors import Actor

    return Actor.system("tray")
