"""What is under version control speaks of the project alone."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT, kept_files, relative, text_of

BIGGEST = 12 * 1024 * 1024
PRIVATE_KEY = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----")
PASSWORD_IN_ADDRESS = re.compile(r"\b[a-z][a-z0-9+]*://[^/\s:@{}$<>]+:[^/\s@{}$<>]{3,}@(?!127\.0\.0\.1|localhost)")
CONFLICT = re.compile(r"^(?:<{7} |>{7} )", re.MULTILINE)
PERSONAL_FOLDER = re.compile(r"(?<![\w.])/(?:home|Users)/(?!coopatlas\b|[A-Z…{<$])[a-z][\w-]*/")
PUBLIC_INDEX = re.compile(r"https://(?:pypi\.org|files\.pythonhosted\.org|registry\.npmjs\.org)/")
INDEX_LINE = re.compile(r"^\s*(?:-i|--index-url|--extra-index-url|--find-links|-f)[ =]+(\S+)", re.MULTILINE)
RESOLVED = re.compile(r"\"(?:resolved|registry|url)\": \"(https?://[^\"]+\.(?:tgz|whl|tar\.gz))\"")


def texts() -> Iterator[tuple[Path, str]]:
    """Every kept file that is text."""
    for file in kept_files():
        text = text_of(file)
        if text is not None:
            yield file, text


def this_machine() -> list[str]:
    """Where this copy lies, whose account it is, what the machine is called: nothing of it belongs in a file."""
    folders = [str(ROOT), str(Path.home())]
    names = [socket.gethostname()]
    return [rf"(?<![\w./-]){re.escape(f)}(?![\w-])" for f in folders if f.count("/") >= 2] + [
        rf"\b{re.escape(n)}\b" for n in names if len(n) > 8
    ]


def found_in(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{relative(file)}:{text.count(chr(10), 0, match.start()) + 1}: {match[0][:60]}"
        for file, text in texts()
        for match in pattern.finditer(text)
    ]


def test_no_path_nor_name_of_this_machine() -> None:
    assert found_in(re.compile("|".join(this_machine()))) == []


def test_no_personal_folder() -> None:
    assert found_in(PERSONAL_FOLDER) == []


@pytest.mark.parametrize("pattern", [INDEX_LINE, RESOLVED], ids=["python", "node"])
def test_packages_come_from_public_registries(pattern: re.Pattern[str]) -> None:
    hosts = {match[1] for _, text in texts() for match in pattern.finditer(text)}
    assert sorted(host for host in hosts if not PUBLIC_INDEX.match(host)) == []


@pytest.mark.parametrize("pattern", [PRIVATE_KEY, PASSWORD_IN_ADDRESS, CONFLICT], ids=["key", "password", "conflict"])
def test_no_secret_and_no_half_merge(pattern: re.Pattern[str]) -> None:
    assert found_in(pattern) == []


def test_every_text_is_utf8_with_unix_lines() -> None:
    """Samples of foreign pages keep their own encoding on purpose."""
    found = [relative(f) for f, _ in texts() if b"\r\n" in f.read_bytes() and "samples" not in f.parts]
    assert found == []


def test_no_file_is_too_big_to_clone() -> None:
    assert [relative(f) for f in kept_files() if f.stat().st_size > BIGGEST] == []


def test_the_rules_see_what_they_look_for() -> None:
    seen = [
        bool(PERSONAL_FOLDER.search("cd /ho" + "me/someone/projet")),
        bool(PASSWORD_IN_ADDRESS.search("postgres://coop:" + "tres-secret@base.example/coop")),
        bool(CONFLICT.search("a\n" + "<" * 7 + " HEAD\n")),
        bool(PRIVATE_KEY.search("-----BEGIN " + "PRIVATE KEY-----")),
        bool(re.search("|".join(this_machine()), f"voir {ROOT}/docs")) or str(ROOT).count("/") < 2,
    ]
    assert seen == [True] * 5
