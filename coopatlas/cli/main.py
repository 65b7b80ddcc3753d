"""The `coopatlas` command: one sub-command per verb, each in its own module, thin over the same actions as the pages."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from coopatlas import __version__
from coopatlas.cli import (
    account,
    coverage,
    demo,
    history,
    import_reports,
    imports,
    manage,
    mapping,
    messages,
    obstacles,
    reference,
    serve,
    setup,
    tray,
)
from coopatlas.cli.django_setup import data_dir, use_own_reference


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    root = argparse.ArgumentParser(
        prog="coopatlas",
        description="CoopAtlas : l’atlas ouvert de la coopération décentralisée / the open atlas of decentralised cooperation",
        epilog='Exemples : coopatlas reference find "CG62" ; coopatlas import atlas-page page.html ; coopatlas demo load',
    )
    root.add_argument("--version", action="version", version=f"coopatlas {__version__}")
    commands = root.add_subparsers(dest="command", required=True, metavar="COMMANDE")
    for module in (
        serve,
        setup,
        imports,
        import_reports,
        mapping,
        tray,
        reference,
        demo,
        account,
        history,
        coverage,
        messages,
        manage,
    ):
        module.register(commands)
    return root


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code (0 done · 1 failure · 2 usage · 3 refused · 4 partly)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coopatlas.config.settings")
    arguments = parser().parse_args(manage.passed_through(sys.argv[1:] if argv is None else list(argv)))
    use_own_reference()
    try:
        with obstacles.told(str(data_dir())):
            return int(arguments.run(arguments))
    except BrokenPipeError:  # whoever reads our words has read enough ("| head")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("Interrompu : rien n’a été enregistré à moitié. / Interrupted: nothing half-done.", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
