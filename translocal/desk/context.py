"""What the frame of every page shows: who is signed in, where they can go, what waits."""

from typing import Any

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

import translocal
from translocal.access.identity import ANONYMOUS, acting_as, identity_of
from translocal.desk.views.doors import demo_roles
from translocal.organisations.roles import CHAIN, Role

_WAITING = """
    SELECT (SELECT count(*) FROM contact_notice n WHERE n.staff_id = %(me)s AND n.read_at IS NULL),
           (SELECT count(*) FROM handovers_handover h WHERE h.state = 'proposed' AND h.to_team_id IN
               (SELECT p.team_id FROM organisations_post p WHERE p.staff_id = %(me)s AND p.until IS NULL))
"""


def shell(request: HttpRequest) -> dict[str, Any]:
    """Two queries: the reader's posts, and what waits for them."""
    user = getattr(request, "user", None)
    language = get_language() or "en"
    frame: dict[str, Any] = {
        "demo": settings.DEMO_SIGN_IN,
        "version": translocal.VERSION,
        "accessibility_url": reverse("accessibility"),
        "language_name": get_language_info(language)["name_local"],
    }
    if user is None or not user.is_authenticated:
        at_the_door = settings.DEMO_SIGN_IN and request.path == reverse("account_login")
        if at_the_door:
            with acting_as(ANONYMOUS):
                frame["demo_roles"] = demo_roles()
        return {"shell": frame}
    with acting_as(identity_of(user)):
        posts = user.current_posts
        news, waiting = _counts(user.pk)
    roles = {post.role for post in posts}
    frame |= {
        "nav": _nav(request.path, roles, any(post.is_lead for post in posts), news, waiting),
        "search_url": reverse("search") if roles & set(CHAIN) else "",
        "account": {
            "name": user.name,
            "role_label": ", ".join(str(Role(role).label) for role in sorted(roles)),
            "organisation": posts[0].team.office.organisation.name if posts else "",
            "url": reverse("account"),
        },
    }
    return {"shell": frame}


def _counts(staff_id: Any) -> tuple[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, {"me": staff_id})
        news, waiting = cursor.fetchone()
    return news, waiting


def _nav(path: str, roles: set[str], leads: bool, news: int, waiting: int) -> list[dict[str, Any]]:
    talks = bool(roles & {Role.SOCIAL_WORKER, Role.RETURN_COUNSELLOR})
    chain = bool(roles & set(CHAIN))
    places = [
        (True, _("Today"), reverse("today"), news),
        (talks, _("Conversations"), reverse("talks"), None),
        (chain, _("Cases"), reverse("cases"), None),
        (chain, _("Handovers"), reverse("handovers"), waiting),
        (chain, _("Team"), reverse("team"), None),
        (Role.ADMINISTRATOR in roles, _("Staff"), reverse("staff"), None),
    ]
    return [
        {"label": label, "url": url, "count": count or None, "current": _is_here(path, url)}
        for shown, label, url, count in places
        if shown
    ]


def _is_here(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
