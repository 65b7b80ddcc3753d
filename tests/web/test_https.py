"""An installation behind HTTPS: cookies, transport, Django's own list of what a public site must have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client, override_settings

from tests.factories import UserFactory
from tests.web.environment import https_settings, run

pytestmark = pytest.mark.django_db
PASSWORD = "un mot de passe pour les essais"


@pytest.fixture(scope="module")
def public_site() -> dict[str, Any]:
    return https_settings()


@pytest.fixture
def client(public_site: dict[str, Any], static_files: None) -> Iterator[Client]:
    with override_settings(**public_site):
        yield Client(headers={"host": "atlas.example", "x-forwarded-proto": "https"})


def test_the_browser_is_told_to_come_back_by_https_for_a_year(client: Client) -> None:
    told = client.get("/sante/").headers["Strict-Transport-Security"]
    assert told == "max-age=31536000; includeSubDomains; preload"


def test_a_visit_without_https_is_sent_to_it(public_site: dict[str, Any]) -> None:
    with override_settings(**public_site):
        answer = Client(headers={"host": "atlas.example"}).get("/partenariats/?pays=ML")
    assert (answer.status_code, answer.headers["Location"]) == (301, "https://atlas.example/partenariats/?pays=ML")


def test_the_health_check_needs_no_https(public_site: dict[str, Any]) -> None:
    with override_settings(**public_site):
        assert Client(headers={"host": "atlas.example"}).get("/sante/").status_code == 200


@pytest.mark.parametrize(("name", "mark"), [("__Host-csrf", "form"), ("__Host-session", "session")])
def test_each_cookie_is_closed_to_scripts_to_other_sites_and_to_plain_http(
    client: Client, name: str, mark: str
) -> None:
    UserFactory(email="awa@cast.example", password=PASSWORD)
    client.get("/connexion/")
    client.post("/connexion/", {"username": "awa@cast.example", "password": PASSWORD})
    cookie = client.cookies[name]
    told = {key: cookie[key] for key in ("secure", "httponly", "samesite", "path", "domain")}
    assert told == {"secure": True, "httponly": True, "samesite": "Lax", "path": "/", "domain": ""}, mark


def test_reading_the_atlas_sets_no_cookie(client: Client, vocabularies: None) -> None:
    client.get("/")
    client.get("/partenariats/?q=eau")
    assert dict(client.cookies) == {}


def test_django_finds_nothing_to_mend_before_deployment() -> None:
    answer = run("-m", "django", "check", "--deploy", "--fail-level", "WARNING")
    assert (answer.returncode, answer.stdout.strip()) == (0, "System check identified no issues (0 silenced).")
