"""What .venv holds, against the locked lists. Standard library only: it runs before anything is installed.

``locked.py complete LIST…``      every package of the lists is there, at its version, with all its files
``locked.py stamp STAMP FILE…``   writes the fingerprint of these files
``locked.py check STAMP FILE…``   the stamp is that of these files, and the lists among them are complete

Exit code 0: yes, done; 1: no.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

LINE = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)==(?P<version>[^\s;\\]+)(?P<marker>\s*;)?")


def packages(text: str) -> dict[str, str]:
    """Name → version, as the locked list says; those of another system (``; sys_platform == …``) are left out."""
    found = (LINE.match(line) for line in text.splitlines())
    return {m["name"]: m["version"] for m in found if m and not m["marker"]}


def missing(name: str, version: str) -> bool:
    """True when the package is absent, of another version, or lacks a file or part of one (an interrupted installation)."""
    try:
        package = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return True
    if package.version != version or not package.files:
        return True
    for file in package.files:
        if file.suffix == ".pyc" or file.size is None:
            continue
        try:
            if os.stat(str(file.locate())).st_size != file.size:
                return True
        except OSError:
            return True
    return False


def complete(lists: Sequence[Path]) -> bool:
    """Every package of these lists is there, whole."""
    wanted = {name: version for file in lists for name, version in packages(file.read_text(encoding="utf-8")).items()}
    return not any(missing(name, version) for name, version in wanted.items())


def fingerprint(files: Sequence[Path]) -> str:
    """Changes with the content of the files, the Python and the place of the environment (its scripts hold that path)."""
    digest = hashlib.sha256(f"{sys.version}\n{sys.prefix}\n".encode())
    for file in files:
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def stamp(path: Path, files: Sequence[Path]) -> None:
    """Written whole or not at all."""
    fresh = path.with_suffix(".new")
    fresh.write_text(fingerprint(files), encoding="ascii")
    fresh.replace(path)


def check(path: Path, files: Sequence[Path]) -> bool:
    """The stamp is that of these files, and the lists among them (``.txt``) are complete."""
    if not path.is_file() or path.read_text(encoding="ascii") != fingerprint(files):
        return False
    return complete([file for file in files if file.suffix == ".txt"])


def main(words: Sequence[str]) -> int:
    verb, *rest = words
    paths = [Path(word) for word in rest]
    if verb == "complete":
        return 0 if complete(paths) else 1
    if verb == "check":
        return 0 if check(paths[0], paths[1:]) else 1
    stamp(paths[0], paths[1:])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
