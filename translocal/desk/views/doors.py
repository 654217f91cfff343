"""The demo's one-click sign-in, and the health check."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from translocal.organisations.models import Post
from translocal.organisations.roles import WHAT_THEY_DO, Role, shore_of


def demo_roles() -> list[dict[str, Any]]:
    """One person for each role of the demo; where two hold it, those who lead are named apart."""
    rows = Post.objects.filter(until=None, staff__email__endswith="@example.org", staff__password="").select_related(
        "staff", "team__office__organisation"
    )
    order = list(Role)
    doors = []
    for post in sorted(rows, key=lambda p: (order.index(Role(p.role)), p.is_lead, p.staff.name))[:40]:
        label = str(Role(post.role).label).capitalize()
        doors.append(
            {
                "key": str(post.staff_id),
                "label": _("%(role)s, leads the team") % {"role": label} if post.is_lead else label,
                "name": post.staff.name,
                "organisation": f"{post.team.office.organisation.name}, {post.team.office.city}",
                "shore": shore_of(post.role) if post.role in CHAIN_ROLES else "office",
                "does": WHAT_THEY_DO[Role(post.role)],
            }
        )
    return doors


CHAIN_ROLES = [*list(Role)[:6], Role.FINANCE_OFFICER]


@login_not_required
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the invented people. There is no such door unless the settings are the demo's."""
    if not settings.DEMO_SIGN_IN:
        raise Http404
    post = next((door for door in demo_roles() if door["key"] == request.POST.get("key")), None)
    if post is None:
        raise Http404
    staff = Post.objects.filter(staff_id=post["key"]).select_related("staff")[0].staff
    login(request, staff, backend=settings.AUTHENTICATION_BACKENDS[0])
    return HttpResponseRedirect("/")


@login_not_required
def health(request: HttpRequest) -> HttpResponse:
    """Answers when the database does."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/accessibility.html")
