"""One box finds a person by name in any script, misspelt, by reference or telephone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from translocal.access.identity import current
from translocal.desk.views.talks import NameForm, found_line
from translocal.people import search as people


def search(request: HttpRequest) -> HttpResponse:
    """The words come by POST, so that no name stands in an address, a history or a log."""
    form = NameForm(request.POST or None)
    asked = request.method == "POST" and form.is_valid()
    found = people.find(form.cleaned_data["q"], current().actor) if asked else []
    context = {"form": form, "found": [found_line(item) for item in found], "asked": asked}
    return render(request, "desk/search.html", context, status=422 if form.errors else 200)
