"""What a first visit costs on a slow line: page, style sheets and icon, compressed as they are sent."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from django.conf import settings

from tests.database import Atlas
from tests.web.crawl import parsed, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("static_files")]
FIRST_VIEW = 60_000
RECORD = 40_000
STYLE_SHEETS = 15_000


def on_the_line(content: bytes) -> int:
    """Bytes once compressed."""
    return len(gzip.compress(content, compresslevel=6, mtime=0))


def sheets(text: str) -> list[str]:
    """Addresses of what the page loads by itself: style sheets, icon, scripts, images."""
    tree = parsed(text)
    links = tree.xpath("//link[contains(@rel,'stylesheet') or contains(@rel,'icon')]/@href")
    return [*links, *tree.xpath("//script/@src"), *tree.xpath("//img/@src")]


def file_of(address: str) -> bytes:
    return (Path(settings.STATIC_ROOT) / address.removeprefix(settings.STATIC_URL)).read_bytes()


def first_view(path: str) -> tuple[int, int]:
    """Bytes of everything, bytes of the page alone."""
    text = read(path)
    page = on_the_line(text.encode())
    return page + sum(on_the_line(file_of(address)) for address in sheets(text)), page


def records(atlas: Atlas) -> list[str]:
    return [f"/partenariats/{row.pk}-{row.slug}/" for row in (atlas.evry, atlas.npdc)]


@pytest.mark.parametrize(
    "path", ["/", "/partenariats/", "/partenariats/?pays=ML", "/collectivites/", "/pays/", "/pays/ML/", "/themes/"]
)
def test_a_first_view_is_light(path: str, atlas: Atlas) -> None:
    weight, page = first_view(path)
    print(f"weight of {path}: {weight} bytes, {page} of them the page")
    assert weight <= FIRST_VIEW


@pytest.mark.parametrize("number", [0, 1], ids=["evry", "npdc"])
def test_a_first_view_of_a_real_record_is_light(number: int, atlas: Atlas) -> None:
    weight, page = first_view(records(atlas)[number])
    print(f"weight of record {number}: {weight} bytes, {page} of them the page")
    assert weight <= RECORD


def test_the_style_sheets_are_light(atlas: Atlas) -> None:
    addresses = [address for address in sheets(read("/")) if address.endswith(".css")]
    weight = sum(on_the_line(file_of(address)) for address in addresses)
    print(f"weight of {len(addresses)} style sheets: {weight} bytes")
    assert weight <= STYLE_SHEETS


def test_a_first_view_takes_few_requests(atlas: Atlas) -> None:
    assert {
        path: 1 + len(sheets(read(path))) <= 10 for path in ("/", "/partenariats/", *records(atlas))
    } == dict.fromkeys(("/", "/partenariats/", *records(atlas)), True)


def test_style_sheets_are_kept_for_ever_by_the_browser(static_files: None, atlas: Atlas) -> None:
    """A repeat view costs the page alone: names carry a hash."""
    assert [address for address in sheets(read("/")) if not address.rpartition("/")[2].count(".") >= 2] == []
