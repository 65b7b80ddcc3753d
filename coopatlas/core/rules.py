"""Who is asking, in the three words every other rule is written with. Pure functions: they read, they never query."""

from __future__ import annotations

from typing import Protocol


class Visitor(Protocol):
    """Whoever opens a page: an account, or Django's AnonymousUser."""

    @property
    def is_authenticated(self) -> bool: ...

    @property
    def is_active(self) -> bool: ...

    @property
    def is_staff(self) -> bool: ...

    @property
    def is_superuser(self) -> bool: ...


def is_signed_in(user: Visitor) -> bool:
    """Someone with an account that is still open."""
    return user.is_authenticated and user.is_active


def works_at_desk(user: Visitor) -> bool:
    """Someone who checks and corrects records for everybody."""
    return is_signed_in(user) and (user.is_staff or user.is_superuser)


def administers(user: Visitor) -> bool:
    """Someone who looks after the installation itself: accounts, journal, removals."""
    return is_signed_in(user) and user.is_superuser
