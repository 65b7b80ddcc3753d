"""Who acts: a person with an account, or the system doing something named."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """``kind``: "user" or "system". ``key``: the account's number or the name of the work ("import:atlas-page")."""

    kind: str
    key: str

    @classmethod
    def system(cls, work: str) -> Actor:
        return cls("system", work)

    @classmethod
    def user(cls, pk: object) -> Actor:
        return cls("user", str(pk))
