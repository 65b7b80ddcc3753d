"""Fills the base of $COOPATLAS_DATA for the browser: ``python -m tests.browser.world FOLDER``, in a process of its own.

Every file of FOLDER is imported as a saved page of the old Atlas; those whose name begins with ``removed`` are then taken
away from the public. Prints, as JSON, the address of each record under its file's name.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from coopatlas.cli import django_setup
from tests.exchange.twinnings.test_reader import HEADER, changed

DESK = ("ines@cast.example", "une phrase de passe assez longue")
REMOVAL = "Fiche d’essai, retirée à la demande de la collectivité."


def fill(folder: Path, *, demo: bool) -> dict[str, str]:
    """Imports, then removes. Expects Django started."""
    # Django must be started before its models are imported.
    from coopatlas.exchange import pipeline
    from coopatlas.exchange.actions import demo as demo_world
    from coopatlas.exchange.sources import atlas_page
    from coopatlas.gazetteer import Gazetteer
    from coopatlas.history.actors import Actor
    from coopatlas.partnerships.actions import remove_partnership
    from coopatlas.partnerships.models import Partnership

    by, reference = Actor.system("test"), Gazetteer.open()
    if demo:
        demo_world.load(reference=reference, by=by)
        open_desk(folder.parent)
    files = sorted(folder.iterdir())
    if not files:
        return {}
    report = pipeline.run(atlas_page, files, reference=reference, by=by, apply=True)
    if report.counts["created"] != len(files):
        raise SystemExit(json.dumps(report.as_json(), ensure_ascii=False))
    addresses = {file.stem: address for file, address in zip(files, report.records, strict=True)}
    for name, address in addresses.items():
        if name.startswith("removed"):
            row = Partnership.objects.get(pk=address.split("/")[2].partition("-")[0])
            remove_partnership(row, by=by, reason=REMOVAL)
    return addresses


def open_desk(folder: Path) -> None:
    """An account of the desk, and two imports for it to look at: rows that wait and rows left out, none that enters."""
    # Django must be started before its models are imported.
    from coopatlas.accounts.actions import open_account
    from coopatlas.exchange import pipeline
    from coopatlas.exchange.sources import twinnings
    from coopatlas.gazetteer import Gazetteer
    from coopatlas.history.actors import Actor

    by, table = Actor.system("test"), folder / "twinnings.tsv"
    open_account(email=DESK[0], password=DESK[1], staff=True, by=by)
    national = changed("destination_countryLabel", "France")
    quarter, grouping = (changed("origincityLabel", n) for n in ("Juan-les-Pins", "Saint-Quentin-en-Yvelines"))
    for rows in ((national, quarter), (national, quarter, grouping)):
        table.write_text("\n".join((HEADER, *rows)), encoding="utf-8")
        pipeline.run(twinnings, [table], reference=Gazetteer.open(), by=by, apply=True)


if __name__ == "__main__":
    django_setup.start()
    print(json.dumps(fill(Path(sys.argv[1]), demo="--demo" in sys.argv)))
