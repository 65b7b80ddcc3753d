"""Every address the site answers to, read from the url resolver."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.test import override_settings
from django.urls import URLPattern, URLResolver, clear_url_caches, get_resolver
from django.urls.resolvers import LocalePrefixPattern

from coopatlas.config import urls

LANGUAGE = "{lang}"
APPS = re.compile(r"(\?P<app_label>)[a-z|]+")


def patterns() -> list[str]:
    """Every pattern, joined from the root: ``{lang}partenariats/<int:id>-<slug:slug>/``."""
    return list(walk(get_resolver(urls.__name__), ""))


def walk(resolver: URLResolver, prefix: str) -> Iterator[str]:
    for entry in resolver.url_patterns:
        yield from under(entry, prefix)


def under(entry: URLPattern | URLResolver, prefix: str) -> Iterator[str]:
    """The patterns below one entry of a url list; the language of i18n_patterns is written ``{lang}``, the list of rooms in
    the administration's own pattern ``…``."""
    own = LANGUAGE if isinstance(entry.pattern, LocalePrefixPattern) else str(entry.pattern)
    joined = prefix + own
    if isinstance(entry, URLResolver):
        yield from walk(entry, joined)
    else:
        yield APPS.sub(r"\1…", joined)


@contextmanager
def development_server() -> Iterator[None]:
    """The addresses of a server with DEBUG on, which has some more."""
    with override_settings(DEBUG=True):
        importlib.reload(urls)
        clear_url_caches()
        yield
    importlib.reload(urls)
    clear_url_caches()
