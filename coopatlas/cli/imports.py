"""`coopatlas import SOURCE FILE…`: a dry run unless --apply; report on stdout, progress on stderr."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from coopatlas.cli.django_setup import start
from coopatlas.exchange.sources import SOURCES

REFUSED, PARTLY = 3, 4


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "import",
        help="importer des fichiers d’une source (à blanc sans --apply)",
        epilog="Exemples : coopatlas import atlas-page fiche.html ; coopatlas import atlas-page *.txt --apply --json",
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
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Exit code 0 done, 3 refused and nothing written, 4 done without the refused rows (--partial)."""
    start()
    # Django must be started before its models are imported.
    from importlib import import_module

    from coopatlas.exchange.pipeline import run as run_import
    from coopatlas.gazetteer import Gazetteer
    from coopatlas.history.actors import Actor

    done = run_import(
        import_module(SOURCES[arguments.source]),
        arguments.files,
        reference=Gazetteer.open(),
        by=Actor.system(f"import:{arguments.source}"),
        apply=arguments.apply,
        partial=arguments.partial,
        reread=arguments.reread,
        progress=progress,
    )
    report = done.as_json()
    print(json.dumps(report, ensure_ascii=False, indent=2) if arguments.json else in_words(report))
    if done.kept_as is not None:
        print(f"Compte rendu gardé : /imports/{done.kept_as}/ (coopatlas imports show {done.kept_as})", file=sys.stderr)
    if not report["refused"]:
        return 0
    return PARTLY if arguments.partial else REFUSED


def progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done}/{total}", end="" if done < total else "\n", file=sys.stderr, flush=True)


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
    lines += [f"  {report[name]} {label}" for name, label in COUNTS.items() if report[name]]
    for refusal in rows(report["refusals"]):
        lines.append(f"  REFUS {refusal['file']} : {refusal['message']} {refusal['remedy']}")
    for doubt in rows(report["anomalies"]):
        where = f"ligne {doubt['line']}" if doubt["line"] else "page"
        lines.append(f"  [{doubt['severity']}] fiche {doubt['row']}, {where} : {doubt['message']}")
    lines += [f"  → {address}" for address in rows(report["records"])]
    return "\n".join(lines)


def rows(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
