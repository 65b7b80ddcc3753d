"""The site, the browser and the visitors of the journeys. Nothing here touches the test database."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import executable, launched
from tests.browser.saved_pages import hostile, invented
from tests.browser.site import Site, copied, filled, prepared, served
from tests.browser.visitor import KeyboardVisitor, Visitor
from tests.conftest import shared_folder

REAL = {"evry": "002_*.txt", "npdc": "003_*.txt"}
MINUTE = 60_000  # milliseconds; two cores may be busy with other things


@pytest.fixture(scope="session")
def program() -> str:
    """Chromium's path. Absent: the test is skipped with its reason; with CI=true that is a failure."""
    found = executable()
    if found is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Chromium on this machine")
        pytest.skip("no Chromium on this machine")
    return found


@pytest.fixture(scope="session")
def data(program: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A data folder with the demo world, the two real pages where they can be read, and a record taken away."""
    seeds = shared_folder() / "seeds"
    pages = {name: next(seeds.glob(pattern)).read_bytes() for name, pattern in REAL.items() if seeds.is_dir()}
    pages["removed"] = invented().encode()
    return prepared(tmp_path_factory.mktemp("site"), pages, demo=True)


@pytest.fixture(scope="session")
def hostile_data(
    data: tuple[Path, dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, str]]:
    """The same folder, and a page stuffed with payloads."""
    folder = tmp_path_factory.mktemp("hostile")
    copy = copied(folder, data[0])
    return copy, filled(folder, copy, {"hostile": hostile().encode()}, demo=False)


@pytest.fixture(scope="session")
def site(data: tuple[Path, dict[str, str]]) -> Iterator[Site]:
    with served(*data) as running:
        yield running


@pytest.fixture
def real(site: Site, shared: Path) -> dict[str, str]:
    """The addresses of the two real records: ``evry`` and ``npdc``. Skips where their pages cannot be read."""
    return {name: site.records[name] for name in REAL}


@pytest.fixture(scope="package")
def chromium(program: str) -> Iterator[Browser]:
    """Not for the whole session: while it runs, Django refuses the database to other tests of the same process."""
    with launched() as browser:
        yield browser


Welcome = Callable[..., Visitor]


@pytest.fixture
def welcome(chromium: Browser, site: Site) -> Iterator[Welcome]:
    """Makes visitors: ``welcome(KeyboardVisitor, viewport={…})``. Each must leave without a fault."""
    with ExitStack() as stack:
        met: list[Visitor] = []

        def make(kind: type[Visitor] = Visitor, to: Site = site, **options: Any) -> Visitor:
            context = stack.enter_context(chromium.new_context(**({"locale": "fr-FR"} | options)))
            context.set_default_timeout(MINUTE)
            met.append(kind(context, to))
            return met[-1]

        yield make
        assert [fault for visitor in met for fault in visitor.faults] == []


@pytest.fixture
def visitor(welcome: Welcome) -> Visitor:
    """At a desk, with a mouse."""
    return welcome()


@pytest.fixture(params=["mouse", "keyboard", "no-script"])
def reader(request: pytest.FixtureRequest, welcome: Welcome) -> Visitor:
    """The same journey with a mouse, with the keyboard alone, and with JavaScript switched off."""
    kind = KeyboardVisitor if request.param == "keyboard" else Visitor
    return welcome(kind, java_script_enabled=request.param != "no-script")


@pytest.fixture
def phone(welcome: Welcome) -> Visitor:
    """The narrowest phone the site cares for."""
    return welcome(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
