"""`coopatlas import SOURCE FILE…`: a dry run unless --apply; report on stdout, progress on stderr."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coopatlas.cli.django_setup import start
from coopatlas.cli.interruption import Interruption, undoing
from coopatlas.cli.progress import Progress
from coopatlas.exchange.sources import SOURCES

if TYPE_CHECKING:
    from coopatlas.exchange.report import Report

MISUSED, REFUSED, PARTLY = 2, 3, 4


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "import",
        help="importer des fichiers d’une source (à blanc sans --apply)",
        epilog="Exemples : coopatlas import atlas-page fiche.html ; coopatlas import csv table.xlsx --apply --json",
    )
    command.add_argument("source", choices=sorted(SOURCES))
    command.add_argument("files", nargs="+", type=Path, metavar="FICHIER")
    command.add_argument("--apply", action="store_true", help="écrire pour de bon (sinon : à blanc)")
    command.add_argument(
        "--partial", action="store_true", help="importer les bonnes fiches malgré celles qui sont refusées"
    )
    command.add_argument(
        "--reread", action="store_true", help="relire aussi les lignes qui n’ont pas changé depuis le dernier import"
    )
    command.add_argument("--json", action="store_true", help="rapport en JSON")
    table = command.add_argument_group("pour une table (csv)")
    table.add_argument("--mapping", default="", metavar="NOM", help="correspondance de colonnes à employer")
    table.add_argument(
        "--origin", default="", metavar="QUI", help="d’où vient la table : distingue ses numéros de lignes"
    )
    table.add_argument("--sheet", default="", metavar="FEUILLE", help="feuille du classeur à lire")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Exit code 0 done, 2 misused, 3 refused and nothing written, 4 done without the refused rows (--partial), 130 or 143
    interrupted and nothing written."""
    if arguments.source != "csv" and any(of_a_table(arguments).values()):
        print("--mapping, --origin et --sheet ne valent que pour la source csv.", file=sys.stderr)
        return MISUSED
    with undoing() as interruption:
        done = imported(arguments, interruption)
    if done is None:
        return REFUSED
    report = done.as_json()
    print(json.dumps(report, ensure_ascii=False, indent=2) if arguments.json else in_words(report))
    if done.kept_as is not None:
        print(f"Compte rendu gardé : /imports/{done.kept_as}/ (coopatlas imports show {done.kept_as})", file=sys.stderr)
    if not report["refused"]:
        return 0
    return PARTLY if arguments.partial else REFUSED


def of_a_table(arguments: argparse.Namespace) -> dict[str, str]:
    """What is asked that only a table answers."""
    return {name: getattr(arguments, name) for name in ("mapping", "origin", "sheet")}


def imported(arguments: argparse.Namespace, interruption: Interruption) -> Report | None:
    """The report of the import that was asked for; None, once said, when the mapping of its columns is not known."""
    start()
    # Django must be started before its models are imported.
    from coopatlas.exchange.opening import NoSuchMapping, open_source
    from coopatlas.exchange.pipeline import run as run_import
    from coopatlas.gazetteer import Gazetteer
    from coopatlas.history.actors import Actor

    told = Progress("lignes")

    def progress(done: int, total: int) -> None:
        interruption.held = done == total  # what is left is to write it for good
        told(done, total)

    reference = Gazetteer.open()
    try:
        source = open_source(arguments.source, reference=reference, **of_a_table(arguments))
    except NoSuchMapping as error:
        print(error, file=sys.stderr)
        return None
    return run_import(
        source,
        arguments.files,
        reference=reference,
        by=Actor.system(f"import:{arguments.source}"),
        apply=arguments.apply,
        partial=arguments.partial,
        reread=arguments.reread,
        progress=progress,
    )


COUNTS = {
    "created": "créées",
    "updated": "mises à jour",
    "unchanged": "inchangées",
    "merged": "déjà dites dans ce même import",
    "waiting": "en attente",
    "left_out": "laissées de côté",
    "refused": "refusées",
}


def in_words(report: dict[str, object]) -> str:
    """The report for a person at a terminal."""
    done = "Import" if report["mode"] == "apply" else "Essai à blanc (rien n’est écrit ; ajoutez --apply)"
    lines = [f"{done} : {report['read']} fiche(s) lue(s)"]
    lines += [f"  {note['message']}" for note in rows(report["notes"])]
    lines += [f"  {report[name]} {label}" for name, label in COUNTS.items() if report[name]]
    lines += [f"  LAISSÉ {told['rows']} : {told['message']}" for told in rows(report["left_out_reasons"])]
    lines += [f"  EN ATTENTE ligne {told['line']} : {told['message']}" for told in rows(report["waiting_rows"])]
    for refusal in rows(report["refusals"]):
        lines.append(f"  REFUS {refusal['file']} : {refusal['message']} {refusal['remedy']}")
    for doubt in rows(report["anomalies"]):
        where = f"ligne {doubt['line']}" if doubt["line"] else "page"
        lines.append(f"  [{doubt['severity']}] fiche {doubt['row']}, {where} : {doubt['message']}")
    lines += [f"  → {address}" for address in rows(report["records"])]
    return "\n".join(lines)


def rows(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
