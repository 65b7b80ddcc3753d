"""Jinja environment with plain stand-ins for what the web room gives to templates: same names, no Django."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

WEB = Path(__file__).resolve().parents[3] / "coopatlas" / "web"
NARROW = "\N{NARROW NO-BREAK SPACE}"
MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
SYMBOLS = {"EUR": "€", "XOF": "FCFA", "USD": "$US"}


def number(value: int | Decimal | float) -> str:
    """1234.5 -> "1 234,5" with narrow no-break spaces."""
    return f"{value:,}".replace(",", NARROW).replace(".", ",")


def money(amount: Decimal, currency: str) -> str:
    """Decimal("853050.00"), "EUR" -> "853 050 €"."""
    shown = int(amount) if amount == amount.to_integral_value() else amount
    return f"{number(shown)}\N{NO-BREAK SPACE}{SYMBOLS.get(currency, currency)}"


def pdate(iso: str | int) -> str:
    """A partial ISO date in French words."""
    year, *rest = str(iso).split("-")
    if not rest:
        return year
    month = MONTHS[int(rest[0]) - 1]
    return f"{'1er' if rest[1] == '01' else int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def paragraphs(text: str) -> Markup:
    """Plain text as escaped paragraphs; lines that begin with a bullet or a dash become a list."""
    blocks: list[str] = []
    for block in text.split("\n\n"):
        lines = block.split("\n")
        if all(line.startswith(("•", "-")) for line in lines):
            items = "".join(f"<li>{escape(line[1:].strip())}</li>" for line in lines)
            blocks.append(f"<ul>{items}</ul>")
        else:
            blocks.append(f"<p>{'<br>'.join(str(escape(line)) for line in lines)}</p>")
    return Markup("".join(blocks))  # noqa: S704 - every piece was escaped above


def url(name: str, **kwargs: object) -> str:
    """A visible, unique address for each name."""
    return "/" + "/".join([name.replace(":", "/"), *(str(value) for value in kwargs.values())]) + "/"


def environment(static_prefix: str = "/statique/", **overrides: object) -> Environment:
    """The environment of the harness. ``overrides`` replace globals ("language", "demo_world"…)."""
    env = Environment(
        loader=FileSystemLoader(WEB / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.policies["ext.i18n.trimmed"] = True
    env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]
    env.filters.update(money=money, number=number, pdate=pdate, paragraphs=paragraphs, country=lambda iso2: iso2)
    env.globals.update(
        url=url,
        static=lambda path: static_prefix + path,
        language="fr",
        other_language_url="/en/",
        demo_world=True,
        version="0.1.0",
    )
    env.globals.update(overrides)
    return env
