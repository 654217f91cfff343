"""Everything is declared: guards, lenses, privacy, readers, sentences, states, reactions, doors."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.urls import URLPattern, URLResolver, get_resolver

from translocal.access.guards import EXEMPT, GUARDS, in_force, undeclared
from translocal.accounts.actions import RESET
from translocal.actions.engine import REACTIONS, REGISTRY
from translocal.cases.rules import END_RULES, STEP_RULES
from translocal.cases.states import CASE, Stage
from translocal.coaching.models import Activity
from translocal.coaching.states import ACTIVITY
from translocal.core.privacy import CLASSES
from translocal.core.states import States
from translocal.counselling.models import Talk
from translocal.counselling.states import TALK
from translocal.desk.acting import PAGES
from translocal.handovers.models import Handover
from translocal.handovers.states import HANDOVER
from translocal.journal.events import CATALOGUE
from translocal.plans.models import Plan, Question
from translocal.plans.states import PLAN, QUESTION
from translocal.programmes.models import Draft, Exemption
from translocal.programmes.states import DRAFT, EXEMPTION
from translocal.purchases.models import Purchase
from translocal.purchases.states import PURCHASE
from translocal.travel.models import Application, Booking
from translocal.travel.states import BOOKING, JOURNEY

ROOMS = [config for config in apps.get_app_configs() if config.name.startswith("translocal.")]
MODELS = [model for room in ROOMS for model in room.get_models()]
STATES: dict[str, tuple[States, set[str]]] = {
    "case": (CASE, set(Stage.values)),
    "talk": (TALK, set(Talk.State.values)),
    "handover": (HANDOVER, set(Handover.State.values)),
    "journey": (JOURNEY, set(Application.State.values)),
    "booking": (BOOKING, set(Booking.State.values)),
    "plan": (PLAN, set(Plan.State.values)),
    "question": (QUESTION, set(Question.State.values)),
    "purchase": (PURCHASE, set(Purchase.State.values)),
    "draft": (DRAFT, set(Draft.State.values)),
    "exception": (EXEMPTION, set(Exemption.State.values)),
    "activity": (ACTIVITY, set(Activity.State.values)),
    "reset": (RESET, {"asked", "agreed", "refused"}),
}
# What a higher room records when something happens in a lower one: no action of its own leads there.
BY_A_REACTION = {("budget.released", 1), ("budget.ended", 1), ("purchase.stopped", 1), ("exception.ended", 1)}
# States that are reached inside an action which does more: the next stage, the first proof, everything given back.
INSIDE = {
    "case": {"counsel", "plan", "ready", "depart", "arrive", "begin_reintegration"},
    "plan": {"replace"},
    "question": {"take_back"},
    "exception": {"withdraw", "lapse"},
    "purchase": {"prove", "lose_its_proof", "give_back"},
}
# Carried out by a clock, or on a page of its own because a file comes along.
NO_PAGE = {
    "handover.expire", "talk.erase", "document.add", "account.choose_password", "account.show_address",
    "purchase.add_quote", "purchase.add_proof",
}  # fmt: skip
OPEN_DOORS = {
    "account_login", "account_signup", "account_email", "account_reset_password", "account_set_password", "account_inactive",
    "account_reauthenticate", "account_logout", "mfa_authenticate", "mfa_login_webauthn", "demo_sign_in", "health",
    "accessibility", "set_up",
    # The rules of support programmes are nobody's secret, and nothing about anybody is kept there.
    "openapi-json", "api-root", "programme_list", "entitlements_of",
}  # fmt: skip


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_every_table_has_its_policy_or_a_reason_for_none(model: type[models.Model]) -> None:
    assert (model._meta.db_table in GUARDS) != (model._meta.db_table in EXEMPT)


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_every_field_is_classified(model: type[models.Model]) -> None:
    room = model._meta.app_label
    fields = {f.name for f in model._meta.local_fields if not isinstance(f, models.CompositePrimaryKey)}
    assert set(CLASSES.get(f"{room}.{model.__name__}", {})) == fields


def test_the_database_carries_exactly_the_declared_policies(db: None) -> None:
    assert in_force()
    assert undeclared() == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity AND relkind = 'r'")
        guarded = {name for (name,) in cursor.fetchall()}
        cursor.execute("SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'public'")
        policies = cursor.fetchall()
    assert guarded == set(GUARDS)
    assert sorted(policies) == sorted((table, "visible") for table in GUARDS)


def test_the_application_may_write_only_what_is_declared(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, privilege_type FROM information_schema.role_table_grants"
            " WHERE grantee = 'translocal_app' AND table_schema = 'public'"
        )
        granted: dict[str, set[str]] = {}
        for table, privilege in cursor.fetchall():
            granted.setdefault(table, set()).add(privilege)
    assert {t: granted.get(t, set()) for t in GUARDS} == {t: {"SELECT", *g.writes} for t, g in GUARDS.items()}


def test_no_view_of_the_database_leaks(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT viewname FROM pg_views WHERE schemaname = 'public'")
        assert cursor.fetchall() == []


def test_every_function_with_its_owners_rights_fixes_its_search_path(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace"
            " WHERE nspname = 'public' AND prosecdef AND NOT coalesce(proconfig::text LIKE '%search_path=%', false)"
        )
        assert cursor.fetchall() == []


def required(action: Any) -> set[str]:
    return {name for name, field in action.parameters.base_fields.items() if field.required}


@pytest.mark.parametrize("name", sorted(REGISTRY))
def test_every_mandatory_field_names_its_reader(name: str) -> None:
    action = REGISTRY[name]
    assert required(action) <= set(getattr(action.parameters, "readers", {}))


@pytest.mark.parametrize("name", sorted(REGISTRY))
def test_every_action_says_what_it_does_and_has_a_page_or_a_clock(name: str) -> None:
    assert REGISTRY[name].__doc__ and REGISTRY[name].events
    assert name in PAGES or name in NO_PAGE


def test_every_event_is_recorded_by_an_action() -> None:
    recorded = {event.key for action in REGISTRY.values() for event in action.events}
    assert set(CATALOGUE) == recorded | BY_A_REACTION


@pytest.mark.parametrize("event", CATALOGUE.values(), ids=lambda e: e.name)
def test_every_event_has_a_sentence_that_uses_what_it_knows(event: Any) -> None:
    used = set(re.findall(r"{(\w+)}", str(event.sentence)))
    assert str(event.sentence).endswith((".", ":"))
    assert used <= {"actor", *event.parameters}
    assert {p for p, kind in event.parameters.items() if kind != "quote"} <= used


def test_every_reaction_is_to_an_event_that_exists() -> None:
    assert set(REACTIONS) <= {name for name, _version in CATALOGUE}


def test_every_rule_about_a_step_or_an_end_is_listed() -> None:
    """A case goes on by one action; what higher rooms ask of it first stands here, as reactions stand in docs/events.md."""
    assert {(rule.__module__, rule.__name__) for rule in [*STEP_RULES, *END_RULES]} == {
        ("translocal.travel.rules", "departs_and_arrives_with_its_journey"),
        ("translocal.travel.rules", "a_check_in_was_offered"),
    }


@pytest.mark.parametrize("name", STATES)
def test_every_state_is_known_and_reachable(name: str) -> None:
    states, known = STATES[name]
    assert states.all() == states.reachable() == known


@pytest.mark.parametrize("name", STATES)
def test_every_transition_has_an_action(name: str) -> None:
    states, _known = STATES[name]
    verbs = {action.verb for action in REGISTRY.values() if action.states is states}
    assert verbs | INSIDE.get(name, set()) == set(states.transitions)


def patterns(found: Any = None) -> list[URLPattern]:
    listed: list[URLPattern] = []
    for entry in (found or get_resolver()).url_patterns:
        listed += patterns(entry) if isinstance(entry, URLResolver) else [entry]
    return listed


@pytest.mark.parametrize("entry", patterns(), ids=lambda e: str(e.name))
def test_every_address_is_guarded(entry: URLPattern) -> None:
    opened = not getattr(entry.callback, "login_required", True)
    assert not opened or entry.name in OPEN_DOORS
    assert "<str:" not in str(entry.pattern) or entry.name in {"act", "draft", "set_up"}
