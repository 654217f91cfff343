"""What each role may do, by where it stands. `docs/access.md` is drawn from this table."""

from enum import StrEnum
from functools import cache, cached_property

from translocal.access.lenses import REVIEW_LENSES, Standing
from translocal.organisations.roles import CHAIN, Role


class Permission(StrEnum):
    """Something that may be done. The position in this list is its bit in the access table: append, never reorder."""

    CASE_READ = "case.read"
    CASE_OPEN = "case.open"
    CASE_STEP = "case.step"
    CASE_ASSIGN = "case.assign"
    CASE_COVER = "case.cover"
    PEOPLE_EDIT = "people.edit"
    PEOPLE_MERGE = "people.merge"
    CONVERSATION_NOTE = "conversation.note"
    CONSENT_RECORD = "consent.record"
    HANDOVER_PROPOSE = "handover.propose"
    HANDOVER_ANSWER = "handover.answer"
    HANDOVER_MEET = "handover.meet"
    DOCUMENT_ADD = "document.add"
    TALK_BEGIN = "talk.begin"
    STAFF_MANAGE = "staff.manage"
    STAFF_RESET = "staff.reset"
    HANDOVER_EXPIRE = "handover.expire"
    OWN_ACCOUNT = "own.account"
    COVER_END = "cover.end"
    TALK_ERASE = "talk.erase"
    ENTITLEMENT_ESTABLISH = "entitlement.establish"
    BUDGET_SET = "budget.set"
    FUND_MANAGE = "fund.manage"
    PLAN_DRAFT = "plan.draft"
    PLAN_COMMENT = "plan.comment"
    PLAN_SIGN = "plan.sign"
    PURCHASE_REQUEST = "purchase.request"
    PURCHASE_APPROVE = "purchase.approve"
    PURCHASE_PAY = "purchase.pay"
    PURCHASE_PROVE = "purchase.prove"
    TRAVEL_PREPARE = "travel.prepare"
    TRAVEL_BOOK = "travel.book"
    COACH = "coach"
    MEETING_HOLD = "meeting.hold"
    MESSAGE_WRITE = "message.write"
    FOLLOW_UP = "follow_up"
    CASE_CLOSE = "case.close"
    REPORT_READ = "report.read"
    PLAN_ASK = "plan.ask"
    QUESTION_ANSWER = "question.answer"
    RULES_DRAFT = "rules.draft"
    RULES_COMMENT = "rules.comment"
    REVIEW_OPEN = "review.open"
    REVIEW_END = "review.end"
    EXCEPTION_DECIDE = "exception.decide"

    @cached_property
    def bit(self) -> int:
        return 1 << list(Permission).index(self)


P = Permission
_COUNSELS = {
    P.CASE_READ, P.CASE_STEP, P.PEOPLE_EDIT, P.PEOPLE_MERGE, P.CONVERSATION_NOTE, P.CONSENT_RECORD,
    P.HANDOVER_PROPOSE, P.HANDOVER_MEET, P.DOCUMENT_ADD, P.MESSAGE_WRITE,
}  # fmt: skip
# Both shores plan, buy, meet and follow up together; the budget is set on one, what is bought is proved on the other.
_SUPPORTS = {
    P.PLAN_DRAFT, P.PLAN_COMMENT, P.PLAN_SIGN, P.PURCHASE_REQUEST, P.PURCHASE_APPROVE, P.MEETING_HOLD, P.FOLLOW_UP, P.CASE_CLOSE,
}  # fmt: skip
# Whoever set the budget answers for it, counsels those it is about, and so can tell them who looks. Nobody opens it to themselves.
_OPENS_TO_REVIEW = {P.REVIEW_OPEN, P.REVIEW_END}

ON_A_CASE: dict[Standing, dict[Role, set[Permission]]] = {
    Standing.ACTIVE: {
        Role.SOCIAL_WORKER: _COUNSELS | {P.CASE_OPEN},
        Role.RETURN_COUNSELLOR: _COUNSELS | {P.CASE_OPEN, P.TRAVEL_PREPARE},
        Role.TRAVEL_OFFICER: {
            P.CASE_READ,
            P.CASE_STEP,
            P.HANDOVER_MEET,
            P.TRAVEL_PREPARE,
            P.TRAVEL_BOOK,
            P.MESSAGE_WRITE,
        },
        Role.REINTEGRATION_COUNSELLOR: _COUNSELS
        | _SUPPORTS
        | _OPENS_TO_REVIEW
        | {P.ENTITLEMENT_ESTABLISH, P.BUDGET_SET, P.PLAN_ASK},
        Role.LOCAL_SOCIAL_WORKER: _COUNSELS | _SUPPORTS | {P.PURCHASE_PROVE},
        Role.BUSINESS_CONSULTANT: {P.CASE_READ, P.COACH, P.MESSAGE_WRITE},
        Role.FINANCE_OFFICER: {P.CASE_READ, P.PURCHASE_PAY},
    },
    Standing.FOLLOWING: {role: {P.CASE_READ, P.MESSAGE_WRITE} if role in CHAIN else {P.CASE_READ} for role in Role},
    Standing.PREVIEW: {role: {P.CASE_READ, P.HANDOVER_ANSWER} for role in Role},
    Standing.LEAD: {role: {P.CASE_READ, P.CASE_ASSIGN, P.CASE_COVER} for role in Role},
    Standing.ERRAND: {},
    Standing.REVIEW: {role: {P.CASE_READ, P.REVIEW_END} for role in REVIEW_LENSES},
}
ON_A_CASE[Standing.COVER] = {role: allowed | {P.COVER_END} for role, allowed in ON_A_CASE[Standing.ACTIVE].items()}

# What a post allows outside any case. Whoever works with the rules may comment on a draft of them; an administrator does not.
BY_POST: dict[Role, set[Permission]] = {role: {P.RULES_COMMENT} for role in Role}
BY_POST[Role.SOCIAL_WORKER] |= {P.TALK_BEGIN}
BY_POST[Role.RETURN_COUNSELLOR] |= {P.TALK_BEGIN}
BY_POST[Role.LOCAL_SOCIAL_WORKER] |= {P.QUESTION_ANSWER}
BY_POST[Role.BUSINESS_CONSULTANT] |= {P.QUESTION_ANSWER}
BY_POST[Role.APPROVER] |= {P.EXCEPTION_DECIDE}
BY_POST[Role.ADMINISTRATOR] = {P.STAFF_MANAGE, P.STAFF_RESET}
BY_POST[Role.PROGRAMME_MANAGER] |= {P.FUND_MANAGE, P.REPORT_READ, P.RULES_DRAFT}

# Named system roles, each on one case at a time. One clock ends whatever was opened to somebody until a day.
SYSTEM: dict[str, set[Permission]] = {
    "handover-clock": {P.HANDOVER_EXPIRE},
    "cover-clock": {P.COVER_END, P.REVIEW_END},
    "retention": {P.TALK_ERASE},
    "postman": set(),
    "sealer": set(),
}


@cache
def rights_of(role: str, standing: str) -> int:
    """The permissions of `role` standing as `standing`, as bits for the access table."""
    allowed = ON_A_CASE[Standing(standing)].get(Role(role), set())
    return sum(permission.bit for permission in allowed)
