"""`coopatlas messages`: collects and compiles translations with Babel (no system gettext needed)."""

from __future__ import annotations

import argparse
import io
from pathlib import Path

from babel.messages import catalog as catalogs
from babel.messages import extract, mofile, pofile

from coopatlas.cli.django_setup import ROOT

LOCALE = ROOT / "locale"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "pgettext": ((1, "c"), 2),
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
}
METHODS = [("**/migrations/**", "ignore"), ("**.py", "python"), ("**/templates/**.html", "jinja2")]
OPTIONS = {"**/templates/**.html": {"trimmed": "true", "silent": "false"}}


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "messages", help="traductions : extract (mettre à jour les .po), compile (fabriquer les .mo)"
    )
    command.add_argument("step", choices=["extract", "compile"])
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    if arguments.step == "extract":
        for po in LOCALE.glob("*/LC_MESSAGES/django.po"):
            update(po)
    else:
        compile_all()
    return 0


def collected() -> catalogs.Catalog:
    """Every message of the code and of the templates, in order of file and line."""
    found = catalogs.Catalog(project="CoopAtlas", charset="utf-8")
    for name, line, message, comments, context in extract.extract_from_dir(
        str(ROOT / "coopatlas"), METHODS, OPTIONS, keywords=KEYWORDS, comment_tags=("Translators:",)
    ):
        found.add(message, None, [(f"coopatlas/{name}", line)], auto_comments=comments, context=context)
    return found


def update(po: Path) -> None:
    """Bring one .po file up to date: new messages empty, gone ones dropped, translations kept."""
    with po.open("rb") as file:
        known = pofile.read_po(file, locale=po.parent.parent.name)
    known.update(collected(), no_fuzzy_matching=True)
    known.obsolete.clear()
    buffer = io.BytesIO()
    pofile.write_po(buffer, known, width=120, omit_header=False, sort_by_file=True, include_lineno=False)
    po.write_bytes(buffer.getvalue())


def compile_all() -> None:
    """Write each .mo beside its .po, when it is older."""
    for po in LOCALE.glob("*/LC_MESSAGES/django.po"):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
            continue
        with po.open("rb") as file:
            translated = pofile.read_po(file, locale=po.parent.parent.name)
        fresh = mo.with_suffix(".new")  # renamed at the end: an interruption leaves no half file that looks up to date
        with fresh.open("wb") as file:
            mofile.write_mo(file, translated)
        fresh.replace(mo)
