"""A machine that calls this one by another name is turned away without filling the journal of the server."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest
from django.test import Client

pytestmark = pytest.mark.usefixtures("static_files")
REFUSAL = "django.security.DisallowedHost"


def writers(logger: logging.Logger | None) -> Iterator[logging.StreamHandler[io.StringIO]]:
    """The handlers by which an event of ``logger`` is written."""
    while logger is not None:
        yield from (handler for handler in logger.handlers if type(handler) is logging.StreamHandler)
        logger = logger.parent if logger.propagate else None


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the server would write of a refusal."""
    text = io.StringIO()
    logger = logging.getLogger(REFUSAL)
    disabled, logger.disabled = (
        logger.disabled,
        False,
    )  # a library that sets up its own logging may have shut every other
    # Not by setStream(): it flushes the stream before, which an earlier test may have closed.
    before = [(handler, handler.stream) for handler in writers(logging.getLogger(REFUSAL))]
    for handler, _ in before:
        handler.stream = text
    yield text
    for handler, stream in before:
        handler.stream = stream
    logger.disabled = disabled


def test_an_unknown_host_is_told_in_one_line(written: io.StringIO) -> None:
    answer = Client(raise_request_exception=False).get("/", headers={"host": "autre-site.example"})
    lines = written.getvalue().splitlines()
    assert (answer.status_code, len(lines)) == (400, 1)
    assert "autre-site.example" in lines[0]
