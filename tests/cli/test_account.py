"""`coopatlas account open`: an account that can sign in, or a clear refusal."""

from __future__ import annotations

import io

import pytest

from coopatlas.accounts.models import User
from coopatlas.cli.main import main

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("cinq chevaux verts sous la pluie\n"))


@pytest.mark.usefixtures("typed")
def test_opens_an_account_of_the_desk() -> None:
    assert main(["account", "open", "awa.diallo@kayes.example", "--desk"]) == 0
    user = User.objects.get()
    assert (user.email, user.is_staff, user.is_superuser) == ("awa.diallo@kayes.example", True, False)
    assert user.check_password("cinq chevaux verts sous la pluie")


def test_refuses_a_weak_passphrase(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("secret\n"))
    assert main(["account", "open", "awa.diallo@kayes.example"]) == 1
    assert "14" in capsys.readouterr().err
    assert not User.objects.exists()


def test_refuses_the_same_address_in_other_capitals(monkeypatch: pytest.MonkeyPatch) -> None:
    for address, code in (("awa.diallo@kayes.example", 0), ("Awa.Diallo@Kayes.example", 1)):
        monkeypatch.setattr("sys.stdin", io.StringIO("cinq chevaux verts sous la pluie\n"))
        assert main(["account", "open", address]) == code
    assert User.objects.count() == 1
