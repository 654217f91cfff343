"""What the rules of a case will ask about its plan, its money and what lies ahead, asked of the database in one question.

A page offers some twenty steps, and each says what is missing for it: a dozen small questions, several of them the same. They
stay as they are in their rules (see `core/memory.py`); this answers them beforehand, under the same row policies, and repeats
the lenses as `visible()` does.
"""

import json
from typing import Any

from django.db import connection, models

from translocal.access.lenses import Lens
from translocal.access.queries import row_on
from translocal.budgets.models import Budget
from translocal.budgets.queries import current_budget
from translocal.cases.actions import has_finance
from translocal.contact.actions import BESIDE, counsels_now, is_planned
from translocal.core.memory import know
from translocal.desk.frame import Frame
from translocal.desk.steps_now import DONE, done_in
from translocal.followup.actions import is_agreed
from translocal.handovers.rules import first_link_is_there
from translocal.organisations.roles import Role
from translocal.plans.models import Plan
from translocal.plans.queries import agreed_plan, is_drafted, was_asked_there
from translocal.plans.rules import ASKED_THERE, asked_there, case_of_plan
from translocal.programmes.models import Entitlement, Fund
from translocal.programmes.queries import STANDING, entitlements_of, exceptions_standing
from translocal.purchases.queries import any_open

_ASKED = [("b", Budget), ("f", Fund), ("e", Entitlement), ("l", Entitlement), ("p", Plan)]


def _columns(mark: str, model: type[models.Model]) -> str:
    return ", ".join(f'{mark}."{field.column}"' for field in model._meta.concrete_fields)


_QUESTION = f"""
    SELECT {", ".join(_columns(mark, model) for mark, model in _ASKED)},
    array(SELECT d.drawn FROM plans_plan d WHERE d.case_id = a.case_id AND d.state = 'draft' AND a.parts & {int(Lens.PLAN)} <> 0),
    EXISTS (SELECT FROM contact_meeting m WHERE m.case_id = a.case_id AND m.state = 'planned'),
    EXISTS (SELECT FROM followup_followup u WHERE u.case_id = a.case_id AND u.state = 'agreed'),
    EXISTS (SELECT FROM purchases_purchase o WHERE o.case_id = a.case_id
            AND o.state IN ('requested', 'approved', 'paid', 'proved') AND a.parts & {int(Lens.MONEY)} <> 0),
    array(SELECT ARRAY[x.programme, x.approval] FROM programmes_askedfor s JOIN programmes_exemption x ON x.id = s.exemption_id
        WHERE s.case_id = a.case_id AND x.state IN {tuple(map(str, STANDING))} AND a.parts & {int(Lens.MONEY)} <> 0),
    EXISTS (SELECT FROM plans_asking q WHERE q.case_id = a.case_id AND a.parts & {int(Lens.PLAN)} <> 0),
    {ASKED_THERE}, {", ".join(f"EXISTS (SELECT FROM {condition})" for condition in DONE.values())}
    FROM access_access a
    LEFT JOIN budgets_budget b ON b.case_id = a.case_id AND b.state = 'open' AND a.parts & {int(Lens.MONEY)} <> 0
    LEFT JOIN programmes_fund f ON f.id = b.fund_id
    LEFT JOIN programmes_entitlement e ON e.id = b.entitlement_id
    LEFT JOIN LATERAL (SELECT DISTINCT ON (t.programme) * FROM programmes_entitlement t WHERE t.case_id = a.case_id
        AND a.parts & {int(Lens.MONEY)} <> 0 ORDER BY t.programme, t.at DESC, t.id DESC) l ON true
    LEFT JOIN plans_plan p ON p.case_id = a.case_id AND p.state = 'agreed' AND a.parts & {int(Lens.PLAN)} <> 0
    WHERE a.staff_id = %(me)s AND a.case_id = %(case)s ORDER BY l.at DESC, l.id DESC
"""


def foresee(frame: Frame) -> None:
    """Answer what will be asked, as far as the frame and one more question tell it."""
    access, case_id = frame.access, frame.case.pk
    active = [link for link in frame.chain if link.standing == "active"]
    mine = [link.role for link in active if link.staff_id == access.staff_id]
    know(row_on, case_id, answer=access)
    know(case_of_plan, case_id, answer=frame.case)
    know(counsels_now, case_id, answer=any(role not in BESIDE for role in mine))
    first = any(link.role == Role.SOCIAL_WORKER and link.standing != "ended" for link in frame.chain)
    know(first_link_is_there, case_id, answer=first)
    know(has_finance, case_id, answer=any(link.role == Role.FINANCE_OFFICER for link in active))
    if access.parts & (Lens.PLAN | Lens.MONEY):
        _foresee_support(frame)


def _foresee_support(frame: Frame) -> None:
    case_id = frame.case.pk
    with connection.cursor() as cursor:
        cursor.execute(_QUESTION, {"me": frame.access.staff_id, "case": case_id})
        rows = [list(row) for row in cursor.fetchall()]
    # One row for each programme that has answered, or one without an answer: all else is the same in each.
    told = [[_taken(row, model) for _mark, model in _ASKED] for row in rows]
    (budget, fund, of_budget, _latest, plan), row = told[0], rows[0]
    if budget is not None:
        budget.fund, budget.entitlement = fund, of_budget
    drafted, planned, agreed, is_open, excepted, was_asked, desk, waits, *done = row
    know(asked_there, case_id, answer=(desk, waits))
    know(done_in, case_id, answer={name for name, found in zip(DONE, done, strict=True) if found})
    know(current_budget, case_id, answer=budget)
    know(entitlements_of, case_id, answer=[latest for *_before, latest, _plan in told if latest is not None])
    know(agreed_plan, case_id, answer=plan)
    for drawn in Plan.Drawn:
        know(is_drafted, case_id, drawn, answer=drawn.value in drafted)
    know(is_planned, case_id, answer=planned)
    know(is_agreed, case_id, answer=agreed)
    know(any_open, case_id, answer=is_open)
    know(exceptions_standing, case_id, answer=frozenset(map(tuple, excepted)))
    know(was_asked_there, case_id, answer=was_asked)


def _taken(row: list[Any], model: type[models.Model]) -> Any:
    """The next row of the answer; none where its key is missing."""
    fields = model._meta.concrete_fields
    told, row[:] = row[: len(fields)], row[len(fields) :]
    if told[0] is None:
        return None
    for place, field in enumerate(fields):
        if isinstance(field, models.JSONField) and isinstance(told[place], str):
            told[place] = json.loads(told[place])
    return model.from_db(connection.alias, [field.attname for field in fields], told)
