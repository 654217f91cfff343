"""What the frame of every page shows: who is signed in, where they can go, what waits."""

from functools import cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _

import translocal
from translocal.access.identity import ANONYMOUS, acting_as, identity_of, reading_as
from translocal.access.lenses import REVIEW_LENSES, Lens
from translocal.desk.quick import address
from translocal.desk.views.doors import demo_roles
from translocal.organisations.roles import CHAIN, Role
from translocal.purchases.queries import counting

BUYERS = {Role.REINTEGRATION_COUNSELLOR, Role.LOCAL_SOCIAL_WORKER, Role.FINANCE_OFFICER}
MONEY_ONLY = {Role.FINANCE_OFFICER, Role.AUDITOR}
# They find the cases that were opened to them among their own.
CHECKS_THE_CHAIN = {role for role, seen in REVIEW_LENSES.items() if seen & Lens.CHAIN}
# That it is `me` stands apart, so that the plan is the same for everybody: it is then made once for each connection.
_READER = """
    WITH me AS MATERIALIZED (SELECT %(me)s::uuid AS id)
    SELECT (SELECT count(*) FROM contact_notice n WHERE n.staff_id = (SELECT id FROM me) AND n.read_at IS NULL),
           (SELECT count(*) FROM handovers_handover h WHERE h.state = 'proposed' AND h.to_team_id IN
               (SELECT p.team_id FROM organisations_post p WHERE p.staff_id = (SELECT id FROM me) AND p.until IS NULL)),
           array(SELECT DISTINCT p.role FROM organisations_post p WHERE p.staff_id = (SELECT id FROM me) AND p.until IS NULL),
           (SELECT g.name FROM organisations_post p JOIN organisations_team t ON t.id = p.team_id
               JOIN organisations_office o ON o.id = t.office_id JOIN organisations_organisation g ON g.id = o.organisation_id
               WHERE p.staff_id = (SELECT id FROM me) AND p.until IS NULL ORDER BY p.since LIMIT 1),
           (SELECT count(*) FROM programmes_draft d WHERE d.state = 'open' AND d.comments_until >= current_date),
           (SELECT count(*) FROM programmes_exemption x WHERE x.state = 'asked' AND x.to_team_id IN
               (SELECT p.team_id FROM organisations_post p WHERE p.staff_id = (SELECT id FROM me) AND p.until IS NULL
                AND p.role = 'approver'))
"""
# Only for those who buy is it counted how many purchases wait for them.
_OF_BUYERS = """
           CASE WHEN EXISTS (SELECT FROM organisations_post p WHERE p.staff_id = (SELECT id FROM me) AND p.until IS NULL
               AND p.role IN ({buyers})) THEN ({waits}) ELSE 0 END
"""


def shell(request: HttpRequest) -> dict[str, Any]:
    """One query: the reader's posts, and what waits for them."""
    user = getattr(request, "user", None)
    language = get_language() or "en"
    frame: dict[str, Any] = {
        "demo": settings.DEMO_SIGN_IN,
        "version": translocal.VERSION,
        "accessibility_url": reverse("accessibility"),
        "language_url": "",
        "language_name": get_language_info(language)["name_local"],
    }
    if user is None or not user.is_authenticated:
        at_the_door = settings.DEMO_SIGN_IN and request.path == reverse("account_login")
        if at_the_door:
            with acting_as(ANONYMOUS):
                frame["demo_roles"] = demo_roles()
        return {"shell": frame}
    with reading_as(identity_of(user)):
        news, waiting, posts, organisation, drafts, to_decide, to_buy = _reader(user.pk)
        roles = set(posts)
    frame |= {
        "language_url": reverse("act", args=["account.choose_language", user.pk]),
        "nav": _nav(request.path, roles, news, waiting, to_buy, drafts, to_decide),
        "search_url": reverse("search") if roles & set(CHAIN) else "",
        "account": {
            "name": user.name,
            "role_label": ", ".join(str(Role(role).label) for role in sorted(roles)),
            "organisation": organisation or "",
            "url": reverse("account"),
        },
    }
    return {"shell": frame}


def _reader(staff_id: UUID) -> tuple[int, int, list[str], str | None, int, int, int]:
    with connection.cursor() as cursor:
        cursor.execute(_question(), {"me": staff_id})
        found: tuple[int, int, list[str], str | None, int, int, int] = cursor.fetchone()
    return found


@cache
def _question() -> str:
    buyers = ", ".join(f"'{role.value}'" for role in sorted(BUYERS))
    return f"{_READER}, {_OF_BUYERS.format(buyers=buyers, waits=counting())}"


def _nav(
    path: str, roles: set[str], news: int, waiting: int, to_buy: int, drafts: int, to_decide: int
) -> list[dict[str, Any]]:
    talks = bool(roles & {Role.SOCIAL_WORKER, Role.RETURN_COUNSELLOR})
    chain = bool(roles & set(CHAIN))
    may_comment = Role.PROGRAMME_MANAGER in roles or bool(drafts and roles - {Role.ADMINISTRATOR})
    places = [
        (True, _("Today"), address("today"), news),
        (talks, _("Conversations"), address("talks"), None),
        (chain or bool(roles & CHECKS_THE_CHAIN), _("Cases"), address("cases"), None),
        (Role.BUSINESS_CONSULTANT in roles, _("Coaching"), address("coaching"), None),
        (chain, _("Handovers"), address("handovers"), waiting),
        (bool(roles & {Role.TRAVEL_OFFICER, Role.RETURN_COUNSELLOR}), _("Journeys"), address("journeys"), None),
        (chain, _("Team"), address("team"), None),
        (bool(roles & BUYERS), _("Purchases"), address("purchases"), to_buy),
        (chain or Role.PROGRAMME_MANAGER in roles, _("Support"), address("nameless"), None),
        (bool(roles & MONEY_ONLY), _("Money files"), address("money_files"), None),
        (Role.APPROVER in roles, _("Exceptions"), address("exceptions"), to_decide),
        (Role.PROGRAMME_MANAGER in roles, _("Funds"), address("funds"), None),
        # Those who may comment find them while there is something to comment on.
        (may_comment, _("Draft rules"), address("rules"), drafts),
        (Role.ADMINISTRATOR in roles, _("Staff"), address("staff"), None),
    ]
    return [
        {"label": label, "url": url, "count": count or None, "current": _is_here(path, url)}
        for shown, label, url, count in places
        if shown
    ]


def _is_here(path: str, url: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
