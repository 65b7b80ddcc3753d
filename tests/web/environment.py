"""The settings of an installation, read in a process of its own: settings are made from the environment, once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PUBLIC_SITE = {
    "COOPATLAS_HTTPS": "1",
    "COOPATLAS_BEHIND_PROXY": "1",
    "COOPATLAS_HOSTS": "atlas.example",
    "COOPATLAS_ORIGINS": "https://atlas.example",
    "COOPATLAS_SECRET_KEY": "une phrase longue pour les essais seulement, 0123456789 abcdefghij KLMNOPQRST",
    "DJANGO_SETTINGS_MODULE": "coopatlas.config.settings",
}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Python with the environment of a public site behind HTTPS."""
    return subprocess.run(
        [sys.executable, *arguments],
        env={**os.environ, **PUBLIC_SITE},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def https_settings() -> dict[str, Any]:
    """What the settings file says of cookies and transport on such a site."""
    program = (
        "import json\nfrom coopatlas.config import settings\n"
        "print(json.dumps({n: v for n, v in vars(settings).items()"
        " if n.startswith(('SECURE_', 'SESSION_COOKIE', 'CSRF_COOKIE', 'ALLOWED_HOSTS'))}))"
    )
    answer = run("-c", program)
    assert answer.returncode == 0, answer.stderr
    found: dict[str, Any] = json.loads(answer.stdout)
    return found
