"""Persons in the journal: salted pseudonyms instead of values."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets

from coopatlas.history.models import SubjectSalt
from coopatlas.history.writing import insert_values


def salts(subjects: set[str]) -> dict[str, str]:
    """The salt of each subject, made when it has none yet. Two queries, however many subjects."""
    known = dict(SubjectSalt.objects.filter(subject__in=subjects).values_list("subject", "salt"))
    fresh = {subject: secrets.token_hex(32) for subject in subjects - known.keys()}
    insert_values(SubjectSalt, ("subject", "salt"), list(fresh.items()))
    return known | fresh


def pseudonym(salt: str, value: object) -> str | None:
    """What the journal writes for a personal value; empty stays visible as None: "was it set?" can be answered."""
    if value in (None, "", [], {}):
        return None
    text = json.dumps(value, ensure_ascii=False, sort_keys=True) if isinstance(value, dict | list) else str(value)
    return "pseudo:" + hmac.new(salt.encode(), text.encode("utf-8"), hashlib.sha256).hexdigest()[:32]
