"""Reads back what stands in the database about some units, so that two ways of writing it can be compared."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.db import connection


@contextmanager
def as_owner() -> Iterator[Any]:
    """A cursor that sees everything."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        try:
            yield cursor
        finally:
            cursor.execute("SET ROLE translocal_app")


UNIT = "case_id = ANY(%(units)s)"
MEANINGFUL = {
    "people_person": ("given_name family_name also_written birth_date sex nationality languages phone merged_into_id version",
                      "id = ANY(%(people)s)"),
    "people_membership": ("case_id person_id position since until", UNIT),
    "people_nametoken": ("case_id person_id token", UNIT),
    "cases_case": ("state host_country host_city origin_country origin_city opened_at version", "id = ANY(%(units)s)"),
    "cases_involvement": ("case_id staff_id team_id role standing withheld since until", UNIT),
    "cases_turn": ("case_id kind words at by", UNIT),
    "cases_grant": ("case_id", UNIT),
    "consents_consent": ("case_id person_id purpose team_id staff_id language how given_at recorded_by withdrawn_at", UNIT),
    "counselling_talk": ("id team_id state origin_country origin_city begun_at case version", "id = ANY(%(units)s)"),
    "counselling_conversation": ("case_id held_on occasion raised why_not language interpreter information next_moment by at",
                                 UNIT),
    "counselling_voice": ("case_id person_id words wish", UNIT),
    "handovers_handover": ("id case_id state kind from_staff_id from_team_id to_team_id parts made_at proposed_at"
                           " answer_by answered_at answered_by_id redirected_to_id version", UNIT),
    "handovers_letter": ("handover_id case_id why words worries promised language answer version", UNIT),
    "handovers_approval": ("case_id handover_id person_id letter_version at recorded_by", UNIT),
    "handovers_meeting": ("handover_id case_id planned_for place held_on people staff", UNIT),
    "counselling_voluntariness": ("case_id person_id informed_about language informed_by time_to_decide options_explained"
                                  " remedies_explained irreversible pressures_seen pressures_named words withdrawal_explained"
                                  " signed_on pauses pause_words complete by at replaced_at advice reviewed_by", UNIT),
    "travel_application": ("case_id state travellers wished_on destination luggage fit_to_fly documents made_at made_by sent_at"
                           " departs_at departed_on arrived_on stopped_at check_in check_in_how version", UNIT),
    "travel_booking": ("case_id person_id kind what reference starts_at amount currency refundable state made_at made_by"
                       " ended_at", UNIT),
    "travel_firstdays": ("case_id met_by sleeps_at call note by at", UNIT),
    "travel_checkin": ("case_id person_id held_on how fares serious words by at", UNIT),
    "programmes_entitlement": ("case_id programme day facts answer digest total currency at by", UNIT),
    "plans_plan": ("case_id number state drawn why made_at made_by_id agreed_at version", UNIT),
    "plans_need": ("case_id area words", UNIT),
    "plans_item": ("case_id use what person_id estimate note in_force lens version", UNIT),
    "plans_signature": ("case_id plan_version person_id staff_id role dissent at recorded_by", UNIT),
    # The ledger has a clock of its own, which no test can set: neither `at` nor `opened_at` is compared.
    "budgets_budget": ("case_id fund_id state allocated reserved paid opened_by closed_by", UNIT),
    "budgets_entry": ("case_id kind euro from_reserved local currency rate month by", UNIT),
    "purchases_purchase": ("case_id use what estimate supplier amount currency value rate reimbursement quotes_needed quotes_held"
                           " above_limit state requested_at requested_by_id approved_at approved_by_id paid_on delivered_on"
                           " delivered_how confirmed_by_id ended_at reason version", UNIT),
    "purchases_quote": ("case_id supplier amount note stored type size added_by_id added_at", UNIT),
    "purchases_proof": ("case_id kind note witness stored type size added_by_id added_at", UNIT),
    "coaching_activity": ("case_id what called state currency started_on begun_at begun_by_id version", UNIT),
    "coaching_session": ("case_id held_on how worked_on next_steps next_on at by_id", UNIT),
    "coaching_milestone": ("case_id what due reached_on version", UNIT),
    "coaching_income": ("case_id month currency turnover costs own at by_id", UNIT),
    "followup_followup": ("case_id state due how held_on people words needs staff_id version", UNIT),
    "followup_report": ("case_id contributed missing own_words stays_in_touch allocated paid written_at by_id", UNIT),
    "contact_message": ("case_id staff_id direction words language person_id at by_id brought_at brought_by_id how", UNIT),
    "contact_notice": ("staff_id case_id event stage", UNIT),
    "access_access": ("staff_id case_id kind standing role parts rights stage origin people since", UNIT),
    "journal_event": ("stream seq name version actor case_id lens party", "stream = ANY(%(units)s)"),
    "journal_detail": ("stream seq case_id lens party payload", "stream = ANY(%(units)s)"),
    "journal_head": ("stream seq", "stream = ANY(%(units)s)"),
}  # fmt: skip
# Ids of rows that hold together: that they do is compared, whatever they are.
TOGETHER = {
    "plans_item": "SELECT i.case_id, p.number, i.what, i.estimate, count(*) OVER (PARTITION BY i.key) FROM plans_item i"
    " JOIN plans_plan p ON p.id = i.plan_id WHERE i.case_id = ANY(%(units)s)",
    "plans_signature": "SELECT s.case_id, p.number, s.person_id, s.staff_id FROM plans_signature s JOIN plans_plan p ON p.id = s.plan_id"
    " WHERE s.case_id = ANY(%(units)s)",
    "purchases": "SELECT p.case_id, p.what, i.what, e.kind, e.euro FROM purchases_purchase p JOIN budgets_entry e ON e.purpose = p.id"
    " JOIN plans_item i ON i.key = p.item_key AND i.in_force JOIN budgets_budget b ON b.id = e.budget_id"
    " JOIN programmes_entitlement t ON t.id = b.entitlement_id WHERE p.case_id = ANY(%(units)s)",
    "quotes": "SELECT q.case_id, q.supplier, p.what FROM purchases_quote q JOIN purchases_purchase p ON p.id = q.purchase_id"
    " WHERE q.case_id = ANY(%(units)s)",
    "proofs": "SELECT q.case_id, q.witness, p.what FROM purchases_proof q JOIN purchases_purchase p ON p.id = q.purchase_id"
    " WHERE q.case_id = ANY(%(units)s)",
    "coaching": "SELECT a.case_id, i.what FROM coaching_activity a JOIN plans_item i ON i.key = a.item_key AND i.in_force"
    " WHERE a.case_id = ANY(%(units)s)",
}


def told(labels: dict[str, str]) -> dict[str, list[Any]]:
    """What stands in the meaningful columns about these units and people, ids replaced by what they stand for."""
    units = [UUID(key) for key, label in labels.items() if label in ("talk", "case")]
    people = [UUID(key) for key, label in labels.items() if label.startswith("person")]
    found: dict[str, list[Any]] = {}
    with as_owner() as cursor:
        for table, (columns, where) in MEANINGFUL.items():
            names = ", ".join(f'"{name}"' for name in columns.split())
            cursor.execute(f"SELECT {names} FROM {table} WHERE {where}", {"units": units, "people": people})
            found[table] = sorted((_plain(row, labels) for row in cursor.fetchall()), key=repr)
        for name, query in TOGETHER.items():
            cursor.execute(query, {"units": units})
            found[f"{name}, together"] = sorted((_plain(row, labels) for row in cursor.fetchall()), key=repr)
    return found


def _plain(value: Any, labels: dict[str, str]) -> Any:
    if isinstance(value, list | tuple):
        return [_plain(item, labels) for item in value]
    if isinstance(value, str) and value.startswith("{"):
        return {key: _plain(item, labels) for key, item in json.loads(value).items()}
    return labels.get(str(value), str(value))
