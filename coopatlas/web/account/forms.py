"""The sign-in form, in the reader's language."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignInForm(AuthenticationForm):
    """Django's own form: the name of an account is an e-mail address, and is called so."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Adresse électronique")
        wrong = _("Adresse électronique ou mot de passe incorrect.")
        self.error_messages = {**self.error_messages, "invalid_login": wrong}
