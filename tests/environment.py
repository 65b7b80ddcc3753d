"""The environment of the tests, set before Django reads its settings (loaded by ``-p tests.environment``)."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("COOPATLAS_SECRET_KEY", "a key for tests only")
os.environ.setdefault("COOPATLAS_DATA", tempfile.mkdtemp(prefix="coopatlas-test-"))
