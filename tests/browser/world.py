"""Fills the base of $COOPATLAS_DATA for the browser: ``python -m tests.browser.world FOLDER``, in a process of its own.

Every file of FOLDER is imported as a saved page of the old Atlas; those whose name begins with ``removed`` are then taken
away from the public. Prints, as JSON, the address of each record under its file's name.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from coopatlas.cli import django_setup

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


if __name__ == "__main__":
    django_setup.start()
    print(json.dumps(fill(Path(sys.argv[1]), demo="--demo" in sys.argv)))
