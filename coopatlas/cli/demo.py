"""`coopatlas demo load|clear`: the demo world, under its banner."""

from __future__ import annotations

import argparse

from coopatlas.cli.django_setup import data_dir, start


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "demo",
        help="charger ou retirer les données de démonstration",
        epilog="Exemples : coopatlas demo load ; coopatlas demo clear",
    )
    command.add_argument("step", choices=["load", "clear"])
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    start()
    print(load_demo() if arguments.step == "load" else clear_demo())
    return 0


def load_demo() -> str:
    """Load the demo world and say what was done. Expects Django started."""
    # Django must be started before its models are imported.
    from coopatlas.exchange.actions import demo
    from coopatlas.gazetteer import Gazetteer
    from coopatlas.history.actors import Actor

    counts = demo.load(reference=Gazetteer.open(), by=Actor.system("demo")).counts
    created, updated, unchanged = counts["created"], counts["updated"], counts["unchanged"]
    return f"Démonstration : {created} partenariats créés, {updated} mis à jour, {unchanged} inchangés."


def clear_demo() -> str:
    """Remove the demo world, for good: ./run will not load it again on this base."""
    # Django must be started before its models are imported.
    from coopatlas.exchange.actions import demo
    from coopatlas.history.actors import Actor

    removed = demo.clear(by=Actor.system("demo"))
    (data_dir() / "no-demo").touch()
    return f"Démonstration retirée : {removed} partenariats. Les données réelles n’ont pas été touchées."
