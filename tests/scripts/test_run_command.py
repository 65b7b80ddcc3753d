"""`./run`: what it says when something is missing, before it builds anything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.scripts.programs import ROOT, Command, environment


def errors(result: subprocess.CompletedProcess[str]) -> list[str]:
    """The two sentences: French, then English."""
    return [line for line in result.stderr.splitlines() if line.startswith(("Erreur", "Error"))]


def fake_python(folder: Path, body: str) -> str:
    file = folder / "fake-python"
    file.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    file.chmod(0o755)
    return str(file)


@pytest.mark.parametrize("script", ["run", "test"])
def test_help_is_in_both_languages(script: str) -> None:
    result = subprocess.run([ROOT / script, "--help"], capture_output=True, text=True, env=environment())

    assert result.returncode == 0
    assert [line.split(" ./")[0] for line in result.stdout.splitlines() if line.startswith("Usage")] == [
        "Usage :",
        "Usage:",
    ]


@pytest.mark.parametrize(
    "words",
    [
        ["--prot", "8000"],
        ["--port"],
        ["--port", "abc"],
        ["--port", "0"],
        ["--port", "65536"],
        ["--port=-1"],
        ["--data"],
        ["--data="],
    ],
)
def test_a_wrong_command_line_is_refused_with_code_2(run: Command, checkout: Path, words: list[str]) -> None:
    result = run(*words)

    assert result.returncode == 2
    assert "./run --help" in result.stderr
    assert not (checkout / ".venv").exists()


def test_a_taken_port_is_told_before_anything_is_built(run: Command, checkout: Path, taken_port: int) -> None:
    result = run("--port", str(taken_port))

    assert result.returncode == 1
    assert [line.split(".")[0] for line in errors(result)] == [
        f"Erreur : le port {taken_port} est déjà pris",
        f"Error: port {taken_port} is already taken",
    ]
    assert [line.endswith(f"./run --port {taken_port + 1}") for line in errors(result)] == [True, True]
    assert not (checkout / ".venv").exists()


def test_an_old_python_is_named_with_its_version(run: Command, tmp_path: Path) -> None:
    old = fake_python(tmp_path, 'case "$2" in *print*) echo 3.9.2 ;; *) exit 1 ;; esac')

    result = run("--no-serve", PYTHON=old)

    assert result.returncode == 1
    assert [f"{old}=3.9.2" in line and "3.11" in line for line in errors(result)] == [True, True]


def test_no_python_at_all(run: Command) -> None:
    result = run("--no-serve", PYTHON="no-such-python")

    assert result.returncode == 1
    assert [line.split("(")[1].split(")")[0] for line in errors(result)] == ["trouvé : aucun", "found: none"]


def test_a_python_without_venv_says_which_package_to_install(run: Command, tmp_path: Path, checkout: Path) -> None:
    bare = fake_python(tmp_path, f'case "$2" in *ensurepip*) exit 1 ;; *) exec "{sys.executable}" "$@" ;; esac')

    result = run("--no-serve", PYTHON=bare)

    assert result.returncode == 1
    assert [line.endswith("sudo apt install python3-venv") for line in errors(result)] == [True, True]
    assert not (checkout / ".venv").exists()


def test_without_network_the_sentence_says_so_and_no_stamp_is_left(run: Command, checkout: Path) -> None:
    nowhere = {
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_CONFIG_FILE": "/dev/null",
        "PIP_FIND_LINKS": "",
        "PIP_NO_CACHE_DIR": "1",
    }

    result = run("--no-serve", PYTHON=sys.executable, **nowhere)

    assert result.returncode == 1
    assert [line.split(".")[0] for line in errors(result)] == [
        "Erreur : pas de réseau : le dépôt de paquets ne répond pas",
        "Error: no network: the package registry does not answer",
    ]
    assert not (checkout / ".venv" / "run.stamp").exists()


@pytest.mark.parametrize(
    ("log", "french"),
    [
        ("OSError: [Errno 28] No space left on device: '/x'", "disque plein"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "une bibliothèque téléchargée n’a pas l’empreinte attendue"),
        ("Failed to establish a new connection: Temporary failure in name resolution", "pas de réseau"),
        ("PermissionError: [Errno 13] Permission denied: '/x/.venv'", "écriture impossible"),
        (
            "ERROR: No matching distribution found for lxml==6.1.3",
            "une bibliothèque n’existe pas pour cette version de Python",
        ),
        ("Segmentation fault", "autre chose"),
    ],
)
def test_what_pip_wrote_is_told_in_plain_words(tmp_path: Path, log: str, french: str) -> None:
    (tmp_path / "log").write_text(log, encoding="utf-8")

    script = '. "$1/scripts/messages.sh"; ROOT=$1; explain "$2" "autre chose." "something else."'

    result = subprocess.run(["sh", "-c", script, "sh", ROOT, tmp_path / "log"], capture_output=True, text=True)

    assert result.returncode == 1
    assert errors(result)[0].removeprefix("Erreur : ").startswith(french)


def test_an_environment_of_another_account_is_not_taken_for_a_damaged_one(
    run: Command, checkout: Path, tmp_path: Path
) -> None:
    (checkout / ".venv").mkdir()
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "find").write_text(
        '#!/bin/sh\necho "$1/lib"\n'
    )  # the administrator, who may run this test, reads everything
    (folder / "find").chmod(0o755)

    result = run("--no-serve", PATH=f"{folder}:{environment()['PATH']}")

    assert result.returncode == 1
    assert errors(result)[1].startswith(f"Error: the Python environment cannot be read: {checkout}/.venv/lib. Run the")
    assert "damaged environment" not in result.stdout + result.stderr
    assert (checkout / ".venv").is_dir()


def test_a_full_disk_is_told_before_the_download(run: Command, checkout: Path, tmp_path: Path) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    df = folder / "df"
    df.write_text(
        "#!/bin/sh\necho Filesystem 1024-blocks Used Available Capacity Mounted\necho /dev/x 9 9 10240 99% /\n"
    )
    df.chmod(0o755)

    result = run("--no-serve", PATH=f"{folder}:{environment()['PATH']}")

    assert result.returncode == 1
    assert errors(result)[1] == f"Error: disk full: 10 MB free in {checkout}, 500 are needed."
    assert not (checkout / ".venv").exists()
