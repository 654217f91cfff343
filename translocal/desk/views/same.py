"""Two records of one person: look for the other one, and join them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from translocal.access.identity import current
from translocal.access.permissions import Permission
from translocal.access.queries import permitted, visible
from translocal.core.days import short_day
from translocal.core.reasons import Absent, NotAllowed
from translocal.desk.pages import unit_url
from translocal.desk.views.talks import NameForm, found_line
from translocal.people import search
from translocal.people.likeness import unlike
from translocal.people.models import Membership


def same(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who resembles this person, among those the reader may see. At first by their own name."""
    member = visible(Membership).filter(pk=pk, until=None).select_related("person").first()
    if member is None:
        raise Absent
    if not permitted(current(), Permission.PEOPLE_MERGE, member.case_id):
        raise NotAllowed([])
    form = NameForm(request.POST or None, initial={"q": str(member.person)})
    asked = str(member.person)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data["q"]
    found = [item for item in search.find(asked, current().actor) if item.person.pk != member.person_id]
    join = reverse("act", args=["person.merge", member.pk])
    lines = [
        {**found_line(item), "join": f"{join}?duplicate={item.person.pk}", "unlike": unlike(member.person, item.person)}
        for item in found
    ]
    born = short_day(member.person.birth_date) if member.person.birth_date else ""
    context = {"person": member.person, "born": born, "form": form, "lines": lines, "back": unit_url(member)}
    return render(request, "desk/same.html", context, status=422 if form.errors else 200)
