"""The pages of accounts: one's own, those an administrator keeps, and the first password."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.hashers import make_password
from django.contrib.auth.tokens import default_token_generator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from translocal.access.identity import current
from translocal.access.permissions import Permission
from translocal.access.queries import permissions_by_post
from translocal.accounts import actions as accounts
from translocal.accounts.forms import NewPasswordForm
from translocal.accounts.letting_in import address_of, letting_in
from translocal.core.paging import page_of
from translocal.core.reasons import Absent
from translocal.journal.sentences import sentences, told
from translocal.organisations.models import Office, Organisation, Post, ResetRequest, Staff
from translocal.organisations.queries import staff_names


def account(request: HttpRequest) -> HttpResponse:
    """One's own account: roles, second factor, sessions, what happened to it."""
    mine = Post.objects.filter(staff_id=current().actor, until=None).select_related("team__office__organisation")
    happened = told(current().actor).order_by("-seq")[:20]
    return render(request, "accounts/account.html", {"posts": mine, "happened": sentences(happened, current().actor)})


def _administers() -> None:
    if Permission.STAFF_MANAGE not in permissions_by_post(current().actor):
        raise Absent


def staff_list(request: HttpRequest) -> HttpResponse:
    """Everybody who works here, found by name or address, which are sent by POST."""
    _administers()
    rows = Staff.objects.order_by("name", "pk").select_related("office__organisation")
    asked = request.POST.get("q", "").replace("\x00", "")[:100].strip()
    if asked:
        rows = rows.filter(Q(name__icontains=asked) | Q(email__icontains=asked))
    resets = ResetRequest.objects.filter(state="asked").select_related("staff")
    found = list(rows[:201])
    context = {
        "rows": found[:200],
        "more": len(found) > 200,
        "q": asked,
        "resets": resets,
        "begin": Office.objects.order_by("pk").first(),
    }
    return render(request, "accounts/staff_list.html", context)


def places(request: HttpRequest) -> HttpResponse:
    """Organisations, their offices and teams."""
    _administers()
    rows = Organisation.objects.order_by("name").select_related("profile").prefetch_related("offices__teams")
    page = page_of(request, rows, {})
    return render(request, "accounts/places.html", {"page": page, "me": current().actor})


def staff_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One account: roles, reset, closing. No case is named here."""
    _administers()
    person = Staff.objects.filter(pk=pk).select_related("office__organisation").first()
    if person is None:
        raise Absent
    asked = ResetRequest.objects.filter(staff=person, state="asked").first()
    happened = told(pk).filter(case_id=None).order_by("-seq")[:30]
    context = {
        "person": person,
        "posts": Post.objects.filter(staff=person, until=None).select_related("team__office__organisation"),
        "asked": asked,
        "own": person.pk == current().actor,
        "lets_in": _lets_in(person),
        "happened": sentences(happened, current().actor),
    }
    return render(request, "accounts/staff_page.html", context)


def _lets_in(person: Staff) -> dict[str, Any] | None:
    """Who hands over the address on which they choose a password, and until when. The address itself stands elsewhere."""
    found = letting_in(person)
    if found is None or person.pk == current().actor:
        return None
    return {
        "mine": found.by == current().actor,
        "by": staff_names([found.by]).get(found.by, ""),
        "until": timezone.localtime(found.until),
        "over": found.over,
    }


def show_address(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The address to give to somebody who is let in, for the one person who gives it. That it was shown is written down."""
    _administers()
    person = Staff.objects.filter(pk=pk).first()
    if person is None:
        raise Absent
    found = letting_in(person)
    # A page that was opened before, or an address that somebody typed: their own page says how it stands.
    if request.method != "POST" or found is None or accounts.missing_to_show_address(person):
        return HttpResponseRedirect(reverse("staff_page", args=[pk]))
    accounts.show_address(person, by=current())
    context = {
        "person": person,
        "address": request.build_absolute_uri(address_of(person, found.since)),
        "until": timezone.localtime(found.until),
    }
    return render(request, "accounts/address.html", context)


@login_not_required
def set_up(request: HttpRequest, pk: UUID, token: str) -> HttpResponse:
    """Choose the first password, or the one after a reset. The address works once, for three days."""
    person = Staff.objects.filter(pk=pk, is_active=True).first()
    if person is None or person.has_usable_password() or not default_token_generator.check_token(person, token):
        raise Absent
    form = NewPasswordForm(request.POST or None, staff=person)
    if request.method == "POST" and form.is_valid():
        accounts.choose_password(person, by=person, password=make_password(form.cleaned_data["password"]))
        messages.success(request, _("Your password is set. Sign in with it."))
        return HttpResponseRedirect(reverse("account_login"))
    return render(request, "accounts/set_up.html", {"form": form}, status=422 if form.errors else 200)
