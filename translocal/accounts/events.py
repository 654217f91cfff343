"""What can happen to a post or an account, and how it is told. Their stream is the member of staff."""

from django.utils.translation import gettext_lazy as _

from translocal.journal.events import EventType, declare
from translocal.organisations.roles import Role

ROLES = dict(Role.choices)

ACCOUNT_MADE = declare(EventType("account.made", 0, _("{actor} made an account for {staff}."), {"staff": "staff"}))
ACCOUNT_CLOSED = declare(
    EventType("account.closed", 0, _("{actor} closed the account of {staff}."), {"staff": "staff"})
)
ACCOUNT_OPENED = declare(
    EventType("account.opened", 0, _("{actor} opened the account of {staff} again."), {"staff": "staff"})
)
PASSWORD_CHOSEN = declare(
    EventType("account.password_chosen", 0, _("{staff} chose their own password."), {"staff": "staff"})
)
ADDRESS_SHOWN = declare(
    EventType(
        "account.address_shown",
        0,
        _("{actor} was shown the address on which {staff} chooses a password."),
        {"staff": "staff"},
    )
)
LANGUAGE_CHOSEN = declare(
    EventType("account.language_chosen", 0, _("{staff} chose the language of the desk."), {"staff": "staff"})
)
POST_GIVEN = declare(
    EventType(
        "post.given", 0, _("{actor} gave {staff} the role of {role} in {team}."),
        {"staff": "staff", "role": "choice", "team": "team"}, labels={"role": ROLES},
    )
)  # fmt: skip
POST_ENDED = declare(
    EventType(
        "post.ended", 0, _("{actor} ended the role of {staff} as {role} in {team}."),
        {"staff": "staff", "role": "choice", "team": "team"}, labels={"role": ROLES},
    )
)  # fmt: skip
RESET_ASKED = declare(
    EventType("reset.asked", 0, _("{actor} asked to take off the second factor of {staff}."), {"staff": "staff"})
)
RESET_AGREED = declare(
    EventType("reset.agreed", 0, _("{actor} agreed: {staff} sets up sign-in anew."), {"staff": "staff"})
)
RESET_REFUSED = declare(EventType("reset.refused", 0, _("{actor} refused the reset for {staff}."), {"staff": "staff"}))
ORGANISATION_MADE = declare(
    EventType("organisation.made", 0, _("{actor} added the organisation {name}."), {"name": "line"})
)
OFFICE_MADE = declare(EventType("office.made", 0, _("{actor} added an office in {city}."), {"city": "line"}))
TEAM_MADE = declare(EventType("team.made", 0, _("{actor} added the team {team}."), {"team": "team"}))
TEAM_CHANGED = declare(EventType("team.changed", 0, _("{actor} changed what {team} publishes."), {"team": "team"}))
PARTNER_DESCRIBED = declare(
    EventType("partner.described", 0, _("{actor} described what {name} can do."), {"name": "line"})
)
