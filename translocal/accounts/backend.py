"""Who a session belongs to."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from translocal.core.rows import one
from translocal.organisations.models import Staff


class StaffBackend(AuthenticationBackend):
    """The sign-in library's own; only the statement of every request is asked without detours."""

    def get_user(self, user_id: Any) -> Staff | None:
        found = one(Staff, "WHERE id = %s", [user_id])
        return found if found is not None and self.user_can_authenticate(found) else None
