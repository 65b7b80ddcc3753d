"""Every answer carries the whole policy, whatever its status and whoever made it."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponseBase
from django.test import Client

from coopatlas.accounts.models import User
from coopatlas.history.actors import Actor
from coopatlas.partnerships.actions import remove_partnership
from coopatlas.partnerships.models import Partnership
from coopatlas.web.atlas.views import home
from tests.cast import signed_in
from tests.permissions.matrix import Samples, rows

pytestmark = [pytest.mark.django_db, pytest.mark.database]
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "font-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}


def policy(answer: HttpResponseBase) -> dict[str, str]:
    """The content security policy of an answer, by directive."""
    told = answer.headers.get("Content-Security-Policy", "")
    return dict(part.strip().split(" ", 1) for part in told.split(";") if part.strip())


def guard(answer: HttpResponseBase) -> dict[str, object]:
    """Everything this module asks of an answer."""
    return {"policy": policy(answer), **{name: answer.headers.get(name) for name in HEADERS}}


WHOLE = {"policy": POLICY, **HEADERS}


@pytest.fixture
def stranger() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("name", ["", "paul", "ines", "moussa"])
def test_every_address_of_the_matrix(name: str, cast: dict[str, User]) -> None:
    client = signed_in(cast.get(name))
    samples = Samples()
    paths = [samples.path(row, language) for row in rows() for language in row.languages]
    answers = {path: client.get(path) for path in paths if "/logout/" not in path}
    assert {path: guard(answer) for path, answer in answers.items() if guard(answer) != WHOLE} == {}


@pytest.mark.parametrize("method", ["put", "trace", "options"])
def test_a_method_nobody_uses(method: str, stranger: Client) -> None:
    answer = getattr(stranger, method)("/partenariats/")
    assert (answer.status_code, guard(answer)) == (405, WHOLE)


def test_a_page_that_does_not_exist(stranger: Client, vocabularies: None, static_files: None) -> None:
    answer = stranger.get("/rien-ici/")
    assert (answer.status_code, guard(answer)) == (404, WHOLE)


def test_a_record_that_was_removed(cast: dict[str, User], stranger: Client) -> None:
    row = Partnership.objects.published().order_by("pk")[0]
    remove_partnership(row, by=Actor.system("test"), reason="Doublon")
    answer = stranger.get(f"/partenariats/{row.pk}-{row.slug}/")
    assert (answer.status_code, guard(answer)) == (410, WHOLE)


def test_a_refusal(cast: dict[str, User]) -> None:
    answer = signed_in(cast["ines"]).get("/administration/accounts/user/")
    assert (answer.status_code, guard(answer)) == (403, WHOLE)


def test_a_form_without_its_token(static_files: None) -> None:
    answer = Client(enforce_csrf_checks=True).post("/connexion/", {"username": "awa@cast.example", "password": "x"})
    assert (answer.status_code, guard(answer)) == (403, WHOLE)


def test_an_unknown_host(stranger: Client, static_files: None) -> None:
    answer = stranger.get("/", headers={"host": "autre-site.example"})
    assert (answer.status_code, guard(answer)) == (400, WHOLE)


def test_a_breakdown(stranger: Client, static_files: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setattr(home, "short_partnerships", broken)
    answer = stranger.get("/")
    assert (answer.status_code, guard(answer)) == (500, WHOLE)


def test_a_breakdown_tells_nothing_of_its_cause(
    stranger: Client, static_files: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret-cause")

    monkeypatch.setattr(home, "short_partnerships", broken)
    assert "secret-cause" not in stranger.get("/").content.decode()


@pytest.fixture
def style_sheet(stranger: Client, static_files: None) -> HttpResponseBase:
    """Read to its end, which closes the file."""
    answer = stranger.get(staticfiles_storage.url("theme.css"))
    assert b"".join(answer)  # type: ignore[arg-type]
    return answer


def test_a_style_sheet(style_sheet: HttpResponseBase) -> None:
    assert (style_sheet.status_code, guard(style_sheet)) == (200, WHOLE)


def test_a_style_sheet_is_for_this_site_alone(style_sheet: HttpResponseBase) -> None:
    assert "Access-Control-Allow-Origin" not in style_sheet.headers


def test_a_redirect(cast: dict[str, User], stranger: Client) -> None:
    row = Partnership.objects.published().order_by("pk")[0]
    answer = stranger.get(f"/partenariats/{row.pk}-ancien-nom/")
    assert (answer.status_code, guard(answer)) == (301, WHOLE)


def test_the_policy_allows_nothing_unsafe() -> None:
    told = [word for words in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].values() for word in words]
    assert [word for word in told if "unsafe" in word or word in {"*", "https:", "http:"}] == []


def test_what_a_signed_in_person_saw_is_not_kept(cast: dict[str, User]) -> None:
    answer = signed_in(cast["ines"]).get("/administration/")
    assert "no-store" in answer.headers["Cache-Control"]
