"""The demo programme: invented organisations and people on both shores, made by the same actions as everything else."""

from translocal.access.identity import Identity, acting_as, system
from translocal.contact.models import Notice
from translocal.demo import back_home, calendar, exceptions, households, money, rules, world
from translocal.organisations.models import Staff

__all__ = ["load"]
READ = 8  # days after which everybody has read their news


def load(as_owner: calendar.AsOwner) -> None:
    """Build the world and tell the stories, unless they were told before; `as_owner` runs a statement as the owner of the database."""
    with acting_as(system("sealer")):
        known = Staff.objects.exists()
        teams = {} if known else world.build()
    days = calendar.Calendar()
    stories = [] if known else [
        money.over_the_months(days),
        *households.stories(teams, days),
        back_home.whole_way(teams, days),
        *exceptions.are_asked_for(teams, days),
        rules.are_discussed(days),
    ]  # fmt: skip
    calendar.tell(stories, as_owner)
    if not known:
        read_old_news(days)


def read_old_news(days: calendar.Calendar) -> None:
    with acting_as(system("sealer")):
        everybody = [staff.pk for staff in Staff.objects.all()]
    for reader in everybody:
        with acting_as(Identity(reader)):
            Notice.objects.filter(staff_id=reader, read_at=None, at__lt=days.ago(READ)).update(read_at=days.today)
