"""Which actions are carried out at the desk, and where each leads."""

from importlib import import_module
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from translocal.cases.states import NEXT_VERB
from translocal.counselling.models import Talk
from translocal.desk.acting import page
from translocal.handovers.models import Handover
from translocal.handovers.queries import is_open_to_reader
from translocal.organisations.models import PartnerProfile


def case_url(thing: Any) -> str:
    return reverse("case", args=[thing.case_id])


def part(name: str) -> Any:
    return lambda thing: reverse("case_part", args=[thing.case_id, name])


def talk_url(talk: Any) -> str:
    return reverse("talk", args=[talk.pk])


def unit_url(thing: Any) -> str:
    """A person's household: the case, or the talk before it."""
    found = Talk.objects.filter(pk=thing.case_id).exists()
    return reverse("talk", args=[thing.case_id]) if found else reverse("case_part", args=[thing.case_id, "people"])


def handover_url(handover: Handover) -> str:
    return reverse("handover", args=[handover.pk])


def consent_url(consent: Any) -> str:
    """Back to the handover that is being written with them, when there is one; else to their consents."""
    drafts = Handover.objects.filter(case_id=consent.case_id, state=Handover.State.DRAFT).order_by("-made_at")
    open_draft = next((one for one in drafts if is_open_to_reader(one)), None)
    return handover_url(open_draft) if open_draft else reverse("case_part", args=[consent.case_id, "consents"])


def team_url(_thing: Any) -> str:
    return reverse("team")


def cases_url(_thing: Any) -> str:
    return reverse("cases")


def talks_url(_thing: Any) -> str:
    return reverse("talks")


def today(_thing: Any) -> dict[str, Any]:
    return {"held_on": timezone.localdate()}


def before_a_case(talk: Any) -> bool:
    """Once there is a case, what is said next is noted there."""
    return bool(talk.state != Talk.State.CASE)


def goes_on(case: Any) -> bool:
    return case.state in NEXT_VERB


def person_of(member: Any) -> dict[str, Any]:
    person = member.person
    names = ("given_name", "family_name", "birth_date", "sex", "nationality", "languages", "phone")
    known = {name: getattr(person, name) for name in names}
    return {**known, "also_written": ", ".join(person.also_written), "position": member.position}


# Talks: the notes of a service, before there is a case.
page(
    "talk.begin", _("Begin a conversation"), back=talks_url, after=talk_url, done=_("The household was noted."),
    drafts=False, template="desk/begin.html",
)  # fmt: skip
page(
    "talk.add_person",
    _("Add a person to the household"),
    back=talk_url,
    after=talk_url,
    done=_("The person was added."),
    when=before_a_case,
)
page(
    "talk.note", _("Note a conversation"), back=talk_url, after=talk_url, done=_("The conversation was noted."),
    initial=today, main=True, template="desk/note.html", when=before_a_case,
)  # fmt: skip
page(
    "talk.rest", _("They said: not now"), back=talk_url, after=talk_url, done=_("It rests. Nothing will remind them."),
    happens=(_("The notes stay in your service."), _("Nothing reminds anybody of return, until they come back to it.")),
)  # fmt: skip
page(
    "talk.take_up_again", _("They came back to it"), back=talk_url, after=talk_url, done=_("The conversation goes on.")
)
page(
    "talk.open_case", _("Open a case"), back=talk_url, after=case_url, done=_("The case is open."), main=True,
    happens=(
        _("The household gets a case with a reference. You stand in it."),
        _("Your notes from before stay in your service and do not travel."),
        _("They can rest, stay, move on or stop at any time."),
    ),
)  # fmt: skip

page(
    "talk.ask_desk", _("Ask the desk that supported them before"), back=talk_url, after=talk_url, when=before_a_case,
    done=_("If there is such a case, its workers read your words and are in touch."),
)  # fmt: skip

# People
page(
    "person.correct",
    _("Correct the details"),
    back=unit_url,
    after=unit_url,
    done=_("The details were corrected."),
    initial=person_of,
)
page(
    "person.leave", _("They no longer travel with this household"), back=unit_url, after=unit_url,
    done=_("They are no longer part of this household."),
    happens=(
        _("They are taken out of this household; the others are not told why."),
        _("What they said and agreed to stays theirs."),
    ),
)  # fmt: skip
page("person.merge", _("Join two records of one person"), back=unit_url, after=unit_url, done=_("The records were joined."),
     lasting=(_("The two records become one and cannot be taken apart again."),), offered=False)  # fmt: skip

# Cases
page(
    "case.note",
    _("Note a conversation"),
    back=case_url,
    after=part("conversations"),
    done=_("The conversation was noted."),
    initial=today,
    template="desk/note.html",
)
page(
    "case.add_person",
    _("Add a person to the household"),
    back=part("people"),
    after=part("people"),
    done=_("The person was added."),
)
page(
    "case.step", _("Go on to the next stage"), back=case_url, after=case_url, done=_("The case went on."),
    happens=(_("Everybody in the chain, also those who follow, reads this milestone."),), when=goes_on,
)  # fmt: skip
page(
    "case.rest", _("Let the case rest"), back=case_url, after=case_url, done=_("The case rests."),
    happens=(_("Nothing reminds anybody of return, until they come back to it."), _("The others only read that the case rests.")),
)  # fmt: skip
page(
    "case.take_up_again",
    _("Take the case up again"),
    back=case_url,
    after=case_url,
    done=_("The case goes on."),
    main=True,
)
page(
    "case.end", _("End the support"), back=case_url, after=case_url, done=_("The support in this case ended."),
    happens=(_("The others only read that the support ended. The case can be opened again at any time."),),
)  # fmt: skip
page("case.reopen", _("Open the case again"), back=case_url, after=case_url, done=_("The case is open again."))
page(
    "case.cover", _("Cover for a colleague"), back=case_url, after=case_url, done=_("You cover until the day you chose."),
    happens=(_("You see the counselling of this case while you cover."), _("Your reason can be read by your colleague and the clients.")),
)  # fmt: skip
page("case.end_cover", _("Stop covering"), back=case_url, after=case_url, done=_("You no longer cover."))
page(
    "case.assign",
    _("Give the case to a colleague"),
    back=team_url,
    after=team_url,
    done=_("The colleague has the case now."),
)
page("document.remove", _("Remove a document"), back=part("documents"), after=part("documents"), done=_("The document was removed."),
     lasting=(_("The file is deleted. That it was there stays in the timeline."),))  # fmt: skip

# Consents
page(
    "consent.record",
    _("Record a consent"),
    back=part("consents"),
    after=consent_url,
    done=_("The consent was recorded."),
    template="desk/consent.html",
)
page(
    "consent.withdraw", _("Take a consent back"), back=part("consents"), after=part("consents"), done=_("The consent was taken back."),
    happens=(_("It takes effect at once: whoever only followed on it sees nothing more."), _("They owe no reason.")),
)  # fmt: skip

ON_A_CASE = [
    "handover.draft", "case.note", "case.take_up_again", "case.step", "case.ready", "voluntariness.record", "travel.prepare",
    "arrival.first_days", "arrival.checked_in", "entitlement.establish", "exception.ask", "budget.set", "plan.draft", "purchase.request",
    "case.ask_finance", "consent.record", "three_party.plan", "follow_up.agree", "closing.write", "message.write", "case.add_person",
    "handover.invite", "case.cover", "case.end_finance", "case.open_to_review", "budget.close", "case.rest", "case.end", "case.reopen",
]  # fmt: skip
ON_A_TALK = ["talk.note", "talk.open_case", "talk.add_person", "talk.ask_desk", "talk.rest", "talk.take_up_again"]
ON_A_HANDOVER = [
    "handover.propose", "handover.ask_beside", "handover.accept", "handover.join", "handover.redirect", "handover.decline",
    "handover.approve_letter", "handover.write", "handover.plan_meeting", "handover.hold_meeting", "handover.withdraw",
]  # fmt: skip


def staff_url(thing: Any) -> str:
    return reverse("staff_page", args=[getattr(thing, "staff_id", None) or thing.pk])


def staff_list_url(_thing: Any) -> str:
    return reverse("staff")


def own_account_url(_thing: Any) -> str:
    return reverse("account")


def language_of(staff: Any) -> dict[str, Any]:
    return {"language": staff.language}


# Accounts
page("account.make", _("Make an account"), back=staff_list_url, after=staff_url, done=_("The account was made."))
page(
    "account.close", _("Close the account"), back=staff_url, after=staff_url, done=_("The account is closed."),
    happens=(_("They are signed out everywhere, now."), _("All their roles end. Their cases stay with their teams.")),
)  # fmt: skip
page(
    "account.open",
    _("Open the account again"),
    back=staff_url,
    after=staff_url,
    done=_("The account is open. Give it a role."),
)
page("account.choose_language", _("Language of the desk"), back=own_account_url, after=own_account_url, initial=language_of,
     done=_("The desk speaks to you in this language from now on."), drafts=False)  # fmt: skip
page("post.give", _("Give a role"), back=staff_url, after=staff_url, done=_("The role was given."))
page("post.end", _("End the role"), back=staff_url, after=staff_url, done=_("The role has ended."),
     happens=(_("What this role opened is closed to them at once."),))  # fmt: skip
page("reset.ask", _("Reset their sign-in"), back=staff_url, after=staff_url, done=_("A second person has to agree now."),
     happens=(_("You have recognised this person. Another administrator has to agree."),))  # fmt: skip
page("reset.agree", _("Agree to the reset"), back=staff_url, after=staff_url, done=_("They can set up their sign-in anew."),
     happens=(_("Their password and second factor are taken off, and they are signed out everywhere."),))  # fmt: skip
page("reset.refuse", _("Refuse the reset"), back=staff_url, after=staff_url, done=_("Nothing was changed."))


def places_url(_thing: Any) -> str:
    return reverse("places")


def desk_of(team: Any) -> dict[str, Any]:
    return {name: getattr(team, name) for name in ("first_meeting", "answer_days", "public_desk")}


def profile_of(organisation: Any) -> dict[str, Any]:
    profile = PartnerProfile.objects.filter(organisation=organisation).values().first()
    return dict(profile) if profile else {}


# Places
page(
    "organisation.make",
    _("Add an organisation"),
    back=places_url,
    after=places_url,
    done=_("The organisation was added."),
)
page("office.make", _("Add an office"), back=places_url, after=places_url, done=_("The office was added."))
page("team.make", _("Add a team"), back=places_url, after=places_url, done=_("The team was added."))
page(
    "team.change",
    _("What the desk publishes"),
    back=places_url,
    after=places_url,
    done=_("It was saved."),
    initial=desk_of,
)
page(
    "partner.describe",
    _("What the partner can do"),
    back=places_url,
    after=places_url,
    done=_("It was saved."),
    initial=profile_of,
)

import_module("translocal.desk.handover_pages")
import_module("translocal.desk.money_pages")
import_module("translocal.desk.travel_pages")
import_module("translocal.desk.plan_pages")
import_module("translocal.desk.purchase_pages")
import_module("translocal.desk.coaching_pages")
import_module("translocal.desk.contact_pages")
import_module("translocal.desk.followup_pages")
import_module("translocal.desk.rule_pages")
import_module("translocal.desk.exception_pages")
