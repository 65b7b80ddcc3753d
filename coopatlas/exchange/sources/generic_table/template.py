"""The blank table to fill in: headings, a line that explains each of them, an example that is never imported."""

from __future__ import annotations

import csv
import io

from coopatlas.exchange.sources.generic_table.columns import fields

BEFORE = "# À lire, puis à effacer : "


def blank_table(separator: str = ";") -> str:
    """The table as text, for a file in UTF-8. The second line is left out when it is imported, the third as well."""
    shown = [field for field in fields().values() if field.heading and field.code not in {"demo", "period"}]
    written = io.StringIO()
    writer = csv.writer(written, delimiter=separator, lineterminator="\r\n")
    writer.writerow(field.heading for field in shown)
    writer.writerow(BEFORE * (n == 0) + field.explanation for n, field in enumerate(shown))
    writer.writerow(field.example for field in shown)
    return written.getvalue()
