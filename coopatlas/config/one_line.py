"""Events that come by the thousand and need no explanation."""

from __future__ import annotations

import logging


class OneLineFormatter(logging.Formatter):
    """One line an event, whatever the message holds, without the traceback."""

    def format(self, record: logging.LogRecord) -> str:
        return " ".join(record.getMessage().split())
