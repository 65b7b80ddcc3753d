"""What the first view of a page costs, over the wire, to somebody who pays for every kilobyte."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.browser.pages import PAGES, address_of
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
KB = 1000
FIRST_VIEW, RECORD, REQUESTS = 60 * KB, 40 * KB, 10


@dataclass
class Cost:
    """Bytes on the wire, headers included, and requests."""

    size: int = 0
    requests: int = 0


@pytest.fixture
def cost(welcome: Callable[..., Visitor]) -> Callable[[str], Cost]:
    """The cost of opening a page with an empty cache."""

    def measure(name: str) -> Cost:
        visitor, total = welcome(), Cost()
        session = visitor.context.new_cdp_session(visitor.page)
        session.send("Network.enable")

        def arrived(event: dict[str, float]) -> None:
            total.size += int(event["encodedDataLength"])
            total.requests += 1

        session.on("Network.loadingFinished", arrived)
        visitor.open(address_of(visitor.site, name), status=PAGES[name].status)
        visitor.page.wait_for_load_state("networkidle")
        print(f"{name}: {total.size} bytes, {total.requests} requests")
        return total

    return measure


@pytest.mark.parametrize(
    "name", ["accueil", "liste", "liste-filtree", "collectivite", "pays", "theme", "themes", "introuvable"]
)
def test_the_first_view_is_light(cost: Callable[[str], Cost], name: str) -> None:
    assert cost(name).size <= FIRST_VIEW


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("name", ["fiche-evry", "fiche-nord", "fiche-khmer"])
def test_a_record_is_lighter_still(cost: Callable[[str], Cost], name: str) -> None:
    assert cost(name).size <= RECORD


@pytest.mark.usefixtures("real")
@pytest.mark.parametrize("name", ["accueil", "liste", "fiche-evry", "texte-source"])
def test_few_requests_are_made(cost: Callable[[str], Cost], name: str) -> None:
    assert cost(name).requests <= REQUESTS
