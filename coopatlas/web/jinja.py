"""The template environment: a variable nobody gave fails instead of showing nothing."""

from __future__ import annotations

from decimal import Decimal

from babel import Locale
from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined

from coopatlas.catalogue import wording
from coopatlas.web.paragraphs import paragraphs


def environment(**options: object) -> Environment:
    """Called once by Django's Jinja2 backend."""
    options |= {
        "undefined": StrictUndefined,
        "extensions": ["jinja2.ext.i18n"],
        "trim_blocks": True,
        "lstrip_blocks": True,
    }
    env = Environment(**options)  # type: ignore[arg-type]  # noqa: S701 - Django's backend sets autoescape
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    env.globals |= {
        "url": reversed_url,
        "static": static,
        "version": settings.VERSION,
        "debug": settings.DEBUG,
    }
    env.filters |= {
        "money": money,
        "number": number,
        "pdate": pdate,
        "paragraphs": paragraphs,
        "country": country,
    }
    return env


def language() -> str:
    """The language of the page being rendered: "fr" or "en"."""
    return (translation.get_language() or "fr")[:2]


def reversed_url(name: str, **kwargs: object) -> str:
    return reverse(name, kwargs=kwargs or None)


def money(amount: Decimal, currency: str) -> str:
    return wording.money(amount, currency, language())


def number(value: int | Decimal) -> str:
    return wording.number(value, language())


def pdate(iso: str) -> str:
    return wording.date_in_words(iso, language())


def country(code: str) -> str:
    """The country's name in the reader's language."""
    return str(Locale(language()).territories.get(code, code)) if code else ""
