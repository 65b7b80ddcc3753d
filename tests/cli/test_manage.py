"""`coopatlas manage …`: every word goes to Django."""

from __future__ import annotations

import pytest

from coopatlas.cli.main import main


@pytest.mark.parametrize("words", [["--help"], ["-h"], []])
def test_the_help_is_django_s(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["manage", *words]) == 0
    assert "collectstatic" in capsys.readouterr().out


@pytest.mark.django_db
def test_the_options_of_a_command_are_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["manage", "migrate", "--help"])
    assert left.value.code == 0
    assert "--fake-initial" in capsys.readouterr().out
