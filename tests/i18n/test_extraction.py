"""What is collected for translators is what the pages ask for at run time."""

from __future__ import annotations

import re

from coopatlas.cli.messages import collected

FILLED = re.compile(r"%%|%\([a-z_]+\)[sd]")


def test_no_page_has_a_bare_percent_sign() -> None:
    """Jinja asks gettext for "1 %% eau" where the extraction of a ``trans`` block without variable writes "1 % eau": such a
    sentence is never found and stays French. It is written ``{{ _("1 %% eau") }}``."""
    found = [
        str(message.id)
        for message in collected()
        if any(str(file).endswith(".html") for file, _ in message.locations) and "%" in FILLED.sub("", str(message.id))
    ]
    assert found == []
