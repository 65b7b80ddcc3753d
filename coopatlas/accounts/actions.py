"""Every write about accounts."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password

from coopatlas.accounts.models import User
from coopatlas.history import actions as history
from coopatlas.history.actors import Actor


def open_account(*, email: str, password: str, by: Actor, staff: bool = False, superuser: bool = False) -> User:
    """Open an account. Raises ValidationError when the password is weak or the address already has an account."""
    user = User(email=email.strip(), is_staff=staff or superuser, is_superuser=superuser)
    validate_password(password, user)
    user.set_password(password)
    user.validate_constraints()
    return history.create(user, by=by)
