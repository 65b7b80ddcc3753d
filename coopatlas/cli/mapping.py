"""`coopatlas mapping save|list|show|delete|template`: which column of a table says what."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coopatlas.cli.django_setup import start
from coopatlas.exchange.sources.generic_table.columns import fields
from coopatlas.exchange.sources.generic_table.template import blank_table

if TYPE_CHECKING:
    from coopatlas.exchange.models import ColumnMapping

NOT_TAKEN = 3


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "mapping",
        help="correspondances de colonnes des tables à importer",
        epilog="Exemples : coopatlas mapping template > modele.csv ; coopatlas mapping save prefecture table.xlsx --set "
        '"Nom=authority" ; coopatlas import csv table.xlsx --mapping prefecture',
    )
    steps = command.add_subparsers(dest="step", required=True)
    save = steps.add_parser("save", help="enregistrer une correspondance, ou remplacer celle de ce nom")
    save.add_argument("name", metavar="NOM")
    save.add_argument(
        "file", nargs="?", type=Path, metavar="FICHIER", help="colonnes « intitulé » et « champ », ou une table"
    )
    save.add_argument("--set", action="append", default=[], metavar="INTITULÉ=CHAMP", dest="settings")
    save.add_argument("--value", action="append", default=[], metavar="CHAMP:MOT=SENS", dest="words")
    save.add_argument("--origin", default="", metavar="QUI", help="d’où viennent ces tables")
    steps.add_parser("list", help="les correspondances enregistrées").add_argument("--json", action="store_true")
    steps.add_parser("show", help="une correspondance, colonne par colonne").add_argument("name", metavar="NOM")
    steps.add_parser("delete", help="oublier une correspondance").add_argument("name", metavar="NOM")
    steps.add_parser("template", help="une table vide à remplir, en CSV")
    steps.add_parser("fields", help="les champs, avec ce qu’on y écrit")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Exit code 0 done, 3 what was given is no mapping, or there is none of that name; nothing changed."""
    if arguments.step == "template":
        # The mark tells spreadsheets that the file is in UTF-8.
        sys.stdout.buffer.write(b"\xef\xbb\xbf" + blank_table().encode())
        return 0
    if arguments.step == "fields":
        for field in fields().values():
            print(f"{field.code:24} {field.heading:34} {field.explanation}".rstrip())
        return 0
    start()
    return {"save": save, "list": show_all, "show": show, "delete": delete}[arguments.step](arguments)


def save(arguments: argparse.Namespace) -> int:
    """Keep a mapping told by a file, by the command itself, or by both."""
    # Django must be started before its models are imported.
    from coopatlas.exchange.actions.mappings import NotAMapping, save_mapping
    from coopatlas.exchange.mapping_files import told_in, with_told
    from coopatlas.exchange.sources.generic_table.columns import ColumnMap
    from coopatlas.history.actors import Actor

    try:
        told = told_in(arguments.file) if arguments.file else ColumnMap()
        told = with_told(told, arguments.settings, arguments.words)
        kept = save_mapping(
            name=arguments.name,
            headings=told.headings,
            values=told.values,
            origin=arguments.origin,
            by=Actor.system("mapping"),
        )
    except NotAMapping as error:
        print(error, file=sys.stderr)
        return NOT_TAKEN
    except OSError as error:
        print(f"« {arguments.file} » ne peut pas être lu : {error.strerror}.", file=sys.stderr)
        return NOT_TAKEN
    print("\n".join(lines(kept)))
    return 0


def show_all(arguments: argparse.Namespace) -> int:
    # Django must be started before its models are imported.
    from coopatlas.exchange.models import ColumnMapping

    rows = ColumnMapping.objects.all()
    if arguments.json:
        print(json.dumps(list(rows.values("name", "origin", "headings", "values")), ensure_ascii=False, indent=2))
        return 0
    if not rows:
        print("Aucune correspondance enregistrée.")
    for row in rows:
        print(f"{row.name}  {len(row.headings)} colonne(s){'  ' + row.origin if row.origin else ''}")
    return 0


def show(arguments: argparse.Namespace) -> int:
    row = named(arguments.name)
    if row is None:
        return NOT_TAKEN
    print("\n".join(lines(row)))
    return 0


def delete(arguments: argparse.Namespace) -> int:
    """Forget a mapping."""
    # Django must be started before its models are imported.
    from coopatlas.exchange.actions.mappings import delete_mapping
    from coopatlas.history.actors import Actor

    row = named(arguments.name)
    if row is None:
        return NOT_TAKEN
    delete_mapping(row, by=Actor.system("mapping"))
    print(f"Correspondance « {arguments.name} » oubliée. Les fiches déjà importées restent.")
    return 0


def named(name: str) -> ColumnMapping | None:
    """The mapping of that name; says so when there is none."""
    # Django must be started before its models are imported.
    from coopatlas.exchange.models import ColumnMapping

    row = ColumnMapping.objects.filter(name=name).first()
    if row is None:
        print(f"Aucune correspondance ne s’appelle « {name} » (coopatlas mapping list).", file=sys.stderr)
    return row


def lines(row: ColumnMapping) -> list[str]:
    """The mapping for a person to read."""
    told = [f"Correspondance « {row.name} »" + (f" (tables de : {row.origin})" if row.origin else "")]
    told += [f"  « {heading} » → {code}" for heading, code in row.headings.items()]
    told += [
        f"  {code} : « {word} » → {meaning}" for code, words in row.values.items() for word, meaning in words.items()
    ]
    return told
