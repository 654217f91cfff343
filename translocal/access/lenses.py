"""The lenses: which part of a case each role sees, by where it stands. One table; `docs/access.md` is drawn from it.

Source: SYSTEM §1, §2 and the firewall facts. A table of the database belongs to exactly one lens.
"""

from enum import IntFlag
from functools import cache

from django.db import models
from django.utils.translation import gettext_lazy as _

from translocal.organisations.roles import Role


class Lens(IntFlag):
    """The parts of a case. The five of the programme are A to E; the first two let a chain be a chain.

    B is three parts, because a finance officer sees only the money of a plan, and a consultant only its business.
    """

    CHAIN = 1  # who stands where, milestones, outcome
    IDENTITY = 2  # names, birth dates, languages
    TRAVEL = 4  # A
    PLAN = 8  # B, what they need and plan
    COUNSELLING = 16  # C
    PROTECTION = 32  # D
    OWN = 64  # E, the person's own
    MONEY = 128  # B, entitlement, budget, payments, proofs
    ACTIVITY = 256  # B, the business that is coached


LENS_LETTERS = {
    Lens.CHAIN: "·",
    Lens.IDENTITY: "·",
    Lens.TRAVEL: "A",
    Lens.PLAN: "B1",
    Lens.COUNSELLING: "C",
    Lens.PROTECTION: "D",
    Lens.OWN: "E",
    Lens.MONEY: "B2",
    Lens.ACTIVITY: "B3",
}
LENS_LABELS = {
    Lens.CHAIN: _("chain and milestones"),
    Lens.IDENTITY: _("who they are"),
    Lens.TRAVEL: _("travel"),
    Lens.PLAN: _("plan"),
    Lens.COUNSELLING: _("counselling"),
    Lens.PROTECTION: _("protection"),
    Lens.OWN: _("the person's own"),
    Lens.MONEY: _("money and proofs"),
    Lens.ACTIVITY: _("income-generating activity"),
}


class Standing(models.TextChoices):
    """Where somebody stands towards a case. The order is the strength: the first that holds is shown."""

    ACTIVE = "active", _("active")
    COVER = "cover", _("covering")
    PREVIEW = "preview", _("asked to take over")
    FOLLOWING = "following", _("following")
    LEAD = "lead", _("leading the team")
    REVIEW = "review", _("reviewing")
    ERRAND = "errand", _("system errand")


C_AND_WHO = Lens.CHAIN | Lens.IDENTITY
# Whoever follows knows the client already, and hears of milestones and outcome; whoever is asked, or leads, sees no
# more than that either. None of them sees what the role would not see if it were active.
MILESTONES_ONLY = C_AND_WHO
SUPPORT = Lens.PLAN | Lens.MONEY | Lens.ACTIVITY

# What somebody sees while they stand active in a case.
ACTIVE_LENSES: dict[Role, Lens] = {
    Role.SOCIAL_WORKER: C_AND_WHO | Lens.COUNSELLING | Lens.PROTECTION,
    Role.RETURN_COUNSELLOR: C_AND_WHO | Lens.TRAVEL | Lens.COUNSELLING | Lens.PROTECTION,
    Role.TRAVEL_OFFICER: C_AND_WHO | Lens.TRAVEL,
    Role.REINTEGRATION_COUNSELLOR: C_AND_WHO | Lens.TRAVEL | SUPPORT | Lens.COUNSELLING | Lens.PROTECTION,
    Role.LOCAL_SOCIAL_WORKER: C_AND_WHO | SUPPORT | Lens.COUNSELLING | Lens.PROTECTION,
    Role.BUSINESS_CONSULTANT: Lens.CHAIN | Lens.ACTIVITY,
    Role.FINANCE_OFFICER: Lens.MONEY,
}

COUNSELS = frozenset(role for role, seen in ACTIVE_LENSES.items() if seen & Lens.COUNSELLING)
# Who hears of milestones. A finance officer does not: money and proofs, nothing else.
READS_THE_CHAIN = frozenset(role for role, seen in ACTIVE_LENSES.items() if seen & Lens.CHAIN)

# What the roles without an involvement see of a case they were given, one at a time, for a reason. An approver sees none: an
# exception comes to them with the facts it needs.
REVIEW_LENSES: dict[Role, Lens] = {
    Role.AUDITOR: Lens.MONEY,
    Role.DATA_PROTECTION: Lens.CHAIN,
}

# These never get a case of their own: what they see are aggregates, users, or de-identified material.
WITHOUT_CASES = {Role.PROGRAMME_MANAGER, Role.APPROVER, Role.MONITOR, Role.RESEARCHER, Role.ADMINISTRATOR}


@cache
def lenses_of(role: str, standing: str) -> Lens:
    """What `role` sees of a case while it stands there as `standing`. Nothing when the table says nothing."""
    known = Role(role)
    if known in WITHOUT_CASES:
        return Lens(0)
    match Standing(standing):
        case Standing.ACTIVE | Standing.COVER:
            return ACTIVE_LENSES.get(known, Lens(0))
        case Standing.FOLLOWING | Standing.PREVIEW | Standing.LEAD:
            return MILESTONES_ONLY & ACTIVE_LENSES.get(known, Lens(0))
        case _:
            return REVIEW_LENSES.get(known, Lens(0))


def travelling(parts: int) -> int:
    """What travels with a handover. Plan, money and activity go together: whoever takes up the plan needs its budget."""
    return parts | int(SUPPORT) if parts & Lens.PLAN else parts


def withheld_of(role: str, parts: int) -> int:
    """What `role` would see once it stands active, and the clients did not let travel."""
    return int(ACTIVE_LENSES[Role(role)]) & ~travelling(parts)
