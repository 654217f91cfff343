"""`translocal first-administrators`: an empty installation gets the two people without whom nobody can be let in."""

from argparse import ArgumentParser, Namespace

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from translocal.access.identity import acting_as, system
from translocal.organisations.models import Office, Organisation, Post, Staff, Team
from translocal.organisations.roles import Role
from translocal.runtime.commands import command
from translocal.runtime.trouble import Trouble


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--organisation", required=True, help="who runs this installation")
    parser.add_argument("--city", required=True)
    parser.add_argument("--country", required=True, help="two letters, such as BE")
    parser.add_argument("--time-zone", required=True, help="such as Europe/Brussels")
    parser.add_argument(
        "--person", action="append", required=True, metavar="NAME=ADDRESS", help="given twice: two people"
    )


@command(
    "first-administrators", help="let the first two administrators in, on an empty installation", arguments=_arguments
)
def first_administrators(read: Namespace) -> int:
    """Make the first organisation, office and two administrators, and print the addresses where they set a password.

    Works once, while nobody is there yet. Two, because nobody gives themselves a role and a reset takes two people.
    example: translocal first-administrators --organisation "De Brug" --city Ghent --country BE \\
               --time-zone Europe/Brussels --person "Tom Wouters=tom@example.org" --person "Els Jacobs=els@example.org"
    """
    people = [tuple(part.strip() for part in told.partition("=")[::2]) for told in read.person]
    if len(people) < 2 or not all(name and "@" in address for name, address in people):
        raise Trouble("Name two people: --person NAME=ADDRESS --person NAME=ADDRESS")
    if Staff.objects.exists():
        raise Trouble("Somebody works here already: an administrator makes further accounts, under Staff.")
    with transaction.atomic(), acting_as(system("sealer")):
        made = _make(read, people)
    for person in made:
        token = default_token_generator.make_token(person)
        print(f"{person.name}: {settings.PUBLIC_ADDRESS}{reverse('set_up', args=[person.pk, token])}")
    return 0


def _make(read: Namespace, people: list[tuple[str, ...]]) -> list[Staff]:
    organisation = Organisation.objects.create(name=read.organisation, kind="operator")
    office = Office.objects.create(
        organisation=organisation, city=read.city, country=read.country.upper(), time_zone=read.time_zone, language="en"
    )
    team = Team.objects.create(office=office, name="Administration", role=Role.ADMINISTRATOR)
    made = []
    for name, address in people:
        staff = Staff(name=name, email=address.lower(), office=office)
        staff.set_unusable_password()
        staff.save(force_insert=True)
        Post.objects.create(staff=staff, team=team, role=Role.ADMINISTRATOR, since=timezone.now())
        made.append(staff)
    return made
