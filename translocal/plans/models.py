"""The reintegration plan in versions: needs, items, what the local worker thinks of it, and who signed."""

from decimal import Decimal
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from translocal.access.lenses import Lens
from translocal.core.ids import uuid7
from translocal.core.money import Money, euro
from translocal.organisations.models import Staff, Team
from translocal.organisations.roles import Role
from translocal.people.models import Person


class Plan(models.Model):
    """One version of the plan of a household. `version` counts what was changed in it: a signature holds for one."""

    class State(models.TextChoices):
        DRAFT = "draft", _("being drafted")
        AGREED = "agreed", _("agreed")
        REPLACED = "replaced", _("replaced")

    class Drawn(models.TextChoices):
        BEFORE = "before", _("drawn up before the return")
        AFTER = "after", _("drawn up after arrival")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    drawn = models.CharField(max_length=6, choices=Drawn.choices)
    why = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case_id", "number"], name="plan_numbered_once"),
            models.UniqueConstraint(
                fields=["case_id"], condition=Q(state="draft"), name="one_draft_of_a_plan",
                violation_error_message=_("A version is being drafted already. Open the page again."),
            ),
            models.UniqueConstraint(fields=["case_id"], condition=Q(state="agreed"), name="one_agreed_plan"),
            models.CheckConstraint(
                condition=Q(state="draft", agreed_at=None) | Q(state="agreed", agreed_at__isnull=False) | Q(state="replaced"),
                name="plan_agreed_has_a_moment",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(_("version %(number)s") % {"number": self.number})


class Area(models.TextChoices):
    """The areas in which needs are asked for, one after the other, so that none is forgotten."""

    HOME = "home", _("a place to live")
    HEALTH = "health", _("health")
    WORK = "work", _("work and income")
    LEARNING = "learning", _("school and learning")
    PEOPLE = "people", _("family and other people")
    PAPERS = "papers", _("papers and authorities")
    SAFETY = "safety", _("feeling safe")


class Need(models.Model):
    """What they need in one area, in their words."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="needs")
    area = models.CharField(max_length=8, choices=Area.choices)
    words = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "area"], name="need_once_in_an_area"),
            models.CheckConstraint(condition=~Q(words=""), name="need_has_words"),
        ]


class Use(models.TextChoices):
    """What support may be used for (S1)."""

    ACTIVITY = "activity", _("income-generating activity")
    TRAINING = "training", _("training and schooling")
    JOB = "job", _("job placement")
    ADVICE = "advice", _("legal, administrative or psychological support")
    ACCOMMODATION = "accommodation", _("accommodation")
    FURNITURE = "furniture", _("furniture")
    TRANSPORT = "transport", _("transport")
    MEDICAL = "medical", _("medical")


def lens_of(use: str) -> int:
    """An income-generating activity is read by its coach too."""
    return int(Lens.PLAN | Lens.ACTIVITY if use == Use.ACTIVITY else Lens.PLAN)


class Item(models.Model):
    """One thing that is planned. `key` stays the same in every version; `in_force` while its version is the agreed one.

    Without a `person` it is for the whole household.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="items")
    key = models.UUIDField(default=uuid7)
    use = models.CharField(max_length=13, choices=Use.choices)
    what = models.CharField(max_length=200)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    estimate = models.DecimalField(max_digits=12, decimal_places=2)
    note = models.TextField(blank=True)
    in_force = models.BooleanField(default=False)
    lens = models.IntegerField()
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "key"], name="item_once_in_a_version"),
            models.UniqueConstraint(fields=["case_id", "key"], condition=Q(in_force=True), name="item_in_force_once"),
            models.CheckConstraint(condition=Q(estimate__gte=Decimal(0)), name="item_estimate_not_negative"),
            models.CheckConstraint(
                condition=Q(use=Use.ACTIVITY.value, lens=lens_of(Use.ACTIVITY.value))
                | ~Q(use=Use.ACTIVITY.value) & Q(lens=int(Lens.PLAN)),
                name="item_of_an_activity_is_its_coachs_too",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.what

    @property
    def money(self) -> Money:
        return euro(self.estimate)


class Verdict(models.TextChoices):
    FEASIBLE = "feasible", _("feasible")
    WITH_CHANGES = "with_changes", _("feasible with changes")
    NOT_HERE = "not_here", _("not feasible here")


class Comment(models.Model):
    """What somebody who knows the place thinks of a version. Wanted, and never a condition."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="comments")
    verdict = models.CharField(max_length=12, choices=Verdict.choices)
    words = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(Staff, models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=Role.choices)


class Signature(models.Model):
    """One adult, or one worker, agrees to a version as it stood then; where they see something otherwise, they say so."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="signatures")
    plan_version = models.IntegerField()
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    staff = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=30, choices=Role.choices, blank=True)
    dissent = models.TextField(blank=True)
    at = models.DateTimeField()
    recorded_by = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, staff=None, role="") | Q(person=None, staff__isnull=False) & ~Q(role=""),
                name="signature_of_one_adult_or_one_worker",
            ),
            models.UniqueConstraint(
                fields=["plan", "plan_version", "person"], condition=Q(person__isnull=False), name="an_adult_signs_once",
                violation_error_message=_("They have signed this version already."),
            ),
            models.UniqueConstraint(
                fields=["plan", "plan_version", "staff"], condition=Q(staff__isnull=False), name="a_worker_signs_once",
                violation_error_message=_("You have signed this version already."),
            ),
        ]  # fmt: skip


class Band(models.TextChoices):
    """How old somebody is, as coarsely as a place can answer to it."""

    UNDER_6 = "under_6", _("under 6")
    FROM_6 = "from_6", _("6 to 11")
    FROM_12 = "from_12", _("12 to 17")
    ADULT = "adult", _("18 to 59")
    OLDER = "older", _("60 or older")
    CHILD = "child", _("a child, age not known")
    GROWN = "grown", _("an adult, age not known")


class Question(models.Model):
    """Whether a plan could work there, asked of a desk without a name: no person, no case, nothing that leads to one.

    It knows no case. That stands in `Asking`, which the desk that is asked never sees.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        ANSWERED = "answered", _("answered")
        TAKEN_BACK = "taken_back", _("taken back")

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    from_team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    to_team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    country = models.CharField(max_length=2)
    town = models.CharField(max_length=120)
    household = ArrayField(models.CharField(max_length=8, choices=Band.choices))
    words = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    answer_by = models.DateField()
    verdict = models.CharField(max_length=12, choices=Verdict.choices, blank=True)
    answer = models.TextField(blank=True)
    costs = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Staff, models.PROTECT, null=True, related_name="+")
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="answered", answered_at__isnull=False, answered_by__isnull=False) & ~Q(verdict="")
                | ~Q(state="answered") & Q(answered_at=None, answered_by=None, verdict=""),
                name="question_answered_at_by_and_how",
            )
        ]
        indexes = [models.Index(fields=["to_team"], condition=Q(state="asked"), name="question_open_by_team")]

    @property
    def stream_id(self) -> UUID:
        """Its history is its own: in that of a case the desk would find whose question it was."""
        return self.pk


class Asked(models.Model):
    """One thing that is planned, in words that were written for the question alone."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    question = models.ForeignKey(Question, models.PROTECT, related_name="things")
    place = models.PositiveSmallIntegerField()
    use = models.CharField(max_length=13, choices=Use.choices)
    words = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "place"], name="asked_once_in_a_place")]


class Asking(models.Model):
    """Which case and which version a question is about: for those who plan there, and for nobody who is asked."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    case_id = models.UUIDField()
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="askings")
    question = models.OneToOneField(Question, models.PROTECT, related_name="asking")
    asked_by = models.ForeignKey(Staff, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["case_id"], name="asking_by_case")]
