"""`translocal entitlements` and `translocal programmes`: the library without a database and without a name."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from translocal.core.languages import UNREAD, UNREAD_SO_FAR, told_in
from translocal.programmes import days, household
from translocal.programmes.household import Faulty
from translocal.programmes.library import Programme, programmes
from translocal.programmes.stream import Broken, Source, items
from translocal.programmes.telling import entitlements, listed
from translocal.runtime.commands import command
from translocal.runtime.trouble import Trouble


def about_a_household(parser: ArgumentParser) -> None:
    """Add the options."""
    parser.add_argument(
        "--programme", required=True, metavar="CODE", help="which one; `translocal programmes` lists them"
    )
    parser.add_argument(
        "--on", metavar="DAY", help="the day whose rules hold, such as 2011-05-01; today unless it is given"
    )
    parser.add_argument(
        "household", metavar="FILE", help="a household or a list of them in JSON; - reads standard input"
    )
    parser.add_argument(
        "--language",
        choices=[code for code, _name in told_in()],
        default=settings.LANGUAGE_CODE,
        help="in which reasons are told, and faults where the desk speaks it; codes and names of fields stay as they are",
    )


@command("entitlements", help="what a household is entitled to, and why", arguments=about_a_household)
def tell_entitlements(read: Namespace) -> int:
    """Tell what a household is entitled to under a programme on a day, with the reason for every euro and every refusal.

    Nobody's name is needed, and nothing is kept. A household:

      {"persons": [{"id": "1", "birth_date": "1986-04-12", "nationality": "AM", "principal": true}],
       "status": "refused", "dates": {"refusal": "2026-03-02", "last_assistance": "never"},
       "voluntary": true, "wants": ["microbusiness"]}

    What is absent is not known; a list that is given is complete. A list of households is answered one by one, as it
    comes: a list of answers, one a line. What cannot be read is told field by field, and the exit code is 1.
    JSON Schema of both: docs/entitlements.schema.json.
    """
    with override(read.language):
        if read.language in UNREAD:
            sys.stderr.write(f"{UNREAD_SO_FAR}\n")
        return told_about(read)


def told_about(read: Namespace) -> int:
    """Read what is asked, and answer it."""
    programme = chosen(read.programme)
    on = the_day(read.on)
    try:
        household.check_day(programme, on)
    except Faulty as faulty:
        return complain(faulty)
    try:
        if read.household == "-":
            return answer_all(programme, on, cast(Source, sys.stdin.buffer))
        with Path(read.household).open("rb") as file:
            return answer_all(programme, on, file)
    except BrokenPipeError:
        raise
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble(f"{read.household}: {getattr(error, 'strerror', None) or 'this is no text in UTF-8'}.") from error
    except Broken as broken:
        raise Trouble(f"{read.household}: {broken}") from broken


def as_json(parser: ArgumentParser) -> None:
    """Add the option for other programs."""
    parser.add_argument(
        "--json", action="store_true", help="codes, periods, sources and unsourced values, for programs"
    )


@command("programmes", help="the support programmes whose rules are known", arguments=as_json)
def tell_programmes(read: Namespace) -> None:
    """List the support programmes: codes, periods, sources, and everything that no source tells."""
    found = [listed(programme) for programme in programmes().values()]
    if read.json:
        json.dump(found, sys.stdout, ensure_ascii=False, indent=1)
        print()
        return
    for told in found:
        print(f"{told['code']:<22} {told['name']}")
        for period in told["periods"]:
            print(f"{'':<22} {period['from']} to {period['until'] or 'today':<10}  {period['text']}")


def chosen(code: str) -> Programme:
    found = programmes().get(code)
    if found is None:
        raise Trouble(f"programme: “{household.shown(code)}” is not known; known are {', '.join(programmes())}.")
    return found


def the_day(told: str | None) -> date:
    """The day that is asked about; today unless it is given."""
    day = days.written(told) if told else timezone.localdate()
    if day is None:
        raise Trouble(f"on: “{household.shown(told)}” is no day. Write 2026-05-31.")
    return day


def answer_all(programme: Programme, on: date, source: Source) -> int:
    """Answer what stands in a file: one household, or each of a list as it comes."""
    found = items(source)
    is_list = next(found)
    if not is_list:
        (told,) = found
        return answer_one(programme, on, told)
    return answer_list(programme, on, found)


def answer_one(programme: Programme, on: date, told: Any) -> int:
    try:
        print(json.dumps(entitlements(programme, household.read(told, on), on), ensure_ascii=False, indent=1))
    except Faulty as faulty:
        return complain(faulty)
    return 0


def answer_list(programme: Programme, on: date, found: Iterator[Any]) -> int:
    """Each answer goes out before the next household is read; a faulty one is told in its place."""
    code, sign = 0, "["
    for place, told in enumerate(found):
        try:
            line = entitlements(programme, household.read(told, on), on)
        except Faulty as faulty:
            line = {"faults": [{"field": field, "message": text} for field, text in faulty.faults]}
            code = complain(faulty, f"[{place}].")
        print(f"{sign}{json.dumps(line, ensure_ascii=False)}", flush=True)
        sign = ","
    print("[]" if sign == "[" else "]")
    return code


def complain(faulty: Faulty, before: str = "") -> int:
    """One line for each fault."""
    for field, text in faulty.faults:
        print(f"{before}{field}: {text}", file=sys.stderr)
    return 1
