"""A diplomat named without capitals is published no more than another."""

from __future__ import annotations

from pathlib import Path

import pytest

from coopatlas.gazetteer import Gazetteer
from coopatlas.organisations.models import Post
from coopatlas.partnerships.models import Partnership
from tests.exchange.pipeline.running import KAYES_NPDC, page, run
from tests.web.crawl import everything_public, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vocabularies", "static_files")]


@pytest.mark.parametrize("name", ["Quitterie Zorblaxa", "Mme Quitterie Zorblaxa", "quitterie zorblaxa"])
def test_the_contact_of_the_post_is_published_nowhere(
    tmp_path: Path, shared: Path, reference: Gazetteer, name: str
) -> None:
    lines = (shared / "seeds" / KAYES_NPDC).read_text(encoding="utf-8").split("\n")
    assert lines[8].startswith("Courriel")
    lines[7] = name
    run([page(tmp_path, "page.txt", "\n".join(lines))], reference)

    assert Partnership.objects.count() == 1
    assert Post.objects.filter(kind="correspondent", person__family_name__iexact="zorblaxa").exists()
    assert [path for path in everything_public() if "zorblaxa" in read(path).casefold()] == []
