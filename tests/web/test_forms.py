"""Signing in and out: only with the form's own token, only to this site, only by POST."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import UserFactory
from tests.web.crawl import parsed, read, visible

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("static_files")]
PASSWORD = "un mot de passe pour les essais"


@pytest.fixture
def awa() -> dict[str, str]:
    """What Awa types."""
    UserFactory(email="awa@cast.example", password=PASSWORD)
    return {"username": "awa@cast.example", "password": PASSWORD}


@pytest.fixture
def browser() -> Client:
    return Client(enforce_csrf_checks=True)


def token(browser: Client, path: str = "/connexion/") -> str:
    return str(parsed(read(path, browser)).xpath("string(//input[@name='csrfmiddlewaretoken']/@value)"))


@pytest.mark.parametrize("path", ["/connexion/", "/en/connexion/", "/deconnexion/", "/administration/login/"])
def test_a_form_without_its_token_is_refused(path: str, awa: dict[str, str], browser: Client) -> None:
    assert browser.post(path, awa).status_code == 403


def test_a_form_with_the_token_of_somebody_else_is_refused(awa: dict[str, str], browser: Client) -> None:
    foreign = token(Client(enforce_csrf_checks=True))
    assert browser.post("/connexion/", {**awa, "csrfmiddlewaretoken": foreign}).status_code == 403


def test_a_form_sent_from_another_site_is_refused(awa: dict[str, str], browser: Client) -> None:
    answer = browser.post(
        "/connexion/", {**awa, "csrfmiddlewaretoken": token(browser)}, headers={"origin": "https://autre-site.example"}
    )
    assert answer.status_code == 403


def test_the_right_form_signs_in(awa: dict[str, str], browser: Client) -> None:
    answer = browser.post("/connexion/", {**awa, "csrfmiddlewaretoken": token(browser)})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_a_wrong_password_says_so_without_telling_whether_the_account_exists(awa: dict[str, str]) -> None:
    wrong = [{**awa, "password": "autre"}, {"username": "personne@cast.example", "password": "autre"}]
    pages = [parsed(Client().post("/connexion/", form).content.decode()) for form in wrong]
    told = [visible(page.xpath("//*[@role='alert']")[0]) for page in pages]
    assert told == [told[0]] * 2


@pytest.mark.parametrize(
    "next_page",
    [
        "https://autre-site.example/",
        "//autre-site.example/",
        "/\\autre-site.example/",
        "\\\\autre-site.example/",
        "https:autre-site.example",
        "javascript:alert(1)",
        " https://autre-site.example/",
        "http://127.0.0.1.autre-site.example/",
    ],
)
def test_signing_in_never_leads_to_another_site(next_page: str, awa: dict[str, str]) -> None:
    answer = Client().post("/connexion/", {**awa, "next": next_page})
    assert answer.headers["Location"] == "/"


def test_signing_in_leads_on_to_where_one_wanted_to_go(awa: dict[str, str]) -> None:
    answer = Client().post("/connexion/", {**awa, "next": "/partenariats/?pays=ML"})
    assert answer.headers["Location"] == "/partenariats/?pays=ML"


def test_a_link_cannot_sign_anyone_out(awa: dict[str, str]) -> None:
    client = Client()
    client.post("/connexion/", awa)
    assert (client.get("/deconnexion/").status_code, "_auth_user_id" in client.session) == (405, True)


def test_signing_out_ends_the_session(awa: dict[str, str]) -> None:
    client = Client()
    client.post("/connexion/", awa)
    client.post("/deconnexion/")
    assert "_auth_user_id" not in client.session


def test_a_suspended_account_cannot_sign_in(browser: Client) -> None:
    UserFactory(email="bruno@cast.example", password=PASSWORD, is_active=False)
    answer = Client().post("/connexion/", {"username": "bruno@cast.example", "password": PASSWORD})
    assert answer.status_code == 200
