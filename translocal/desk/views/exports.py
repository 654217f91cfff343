"""What a list shows, as a file. No names in it: a file travels further than a page."""

import csv
from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from translocal.access.identity import current, streamed
from translocal.access.lenses import Standing
from translocal.access.models import Access
from translocal.access.permissions import Permission
from translocal.access.queries import permissions_by_post
from translocal.cases import queries
from translocal.cases.states import Stage
from translocal.core.names import country
from translocal.core.reasons import Absent
from translocal.desk.safe_cells import safe
from translocal.desk.views.cases import CaseFilter
from translocal.journal.append import log_reading


class Echo:
    """A file that hands each line straight on."""

    def write(self, line: str) -> str:
        return line


def case_file(request: HttpRequest) -> StreamingHttpResponse:
    """My cases as the list shows them, filtered and sorted the same, read row by row after the page has answered."""
    kept = CaseFilter(request.GET).kept()
    rows = queries.listed({name: value for name, value in kept.items() if name != "sort"}, kept.get("sort", ""))
    log_reading(current().actor, "case file")
    answer = StreamingHttpResponse(streamed(current(), _lines(rows)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="cases.csv"'
    answer["Cache-Control"] = "no-store"
    return answer


def report_file(request: HttpRequest) -> StreamingHttpResponse:
    """Every case of the programme, and nobody in it: for whoever answers for the programme."""
    if Permission.REPORT_READ not in permissions_by_post(current().actor):
        raise Absent
    log_reading(current().actor, "report file")
    head = "\ufeff" + ",".join(queries.REPORTED) + "\r\n"
    lines = chain([head], streamed(current(), queries.reported()))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="report.csv"'
    answer["Cache-Control"] = "no-store"
    return answer


def _lines(rows: Any) -> Iterator[str]:
    out: Any = csv.writer(Echo())
    heads = [_("Reference"), _("People"), _("Stage"), _("Country of origin"), _("You are"), _("Opened"), _("Changed")]
    # The mark tells spreadsheets that this is UTF-8.
    yield "\ufeff" + out.writerow(heads)
    for row in rows.iterator(chunk_size=2000):
        yield out.writerow(safe(_cells(row)))


def _cells(row: Access) -> list[str]:
    return [
        row.reference, str(row.people), str(Stage(row.stage).label), country(row.origin), str(Standing(row.standing).label),
        timezone.localdate(row.since).isoformat(), timezone.localdate(row.updated_at).isoformat(),
    ]  # fmt: skip
