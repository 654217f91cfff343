"""Which parts of a case are opened, by whom, and in which case."""

from uuid import UUID

import psycopg

# As the social worker sees it who began it.
PARTS = ("timeline", "people", "conversations", "consents", "handovers", "documents")
# As the reintegration counsellor sees it, who sees the most.
SUPPORT = (
    "timeline",
    "voluntariness",
    "travel",
    "plan",
    "money",
    "purchases",
    "activity",
    "meetings",
    "followup",
    "messages",
)

# Where as many of the later parts as possible hold something; among those, where most has happened.
_RICH = """
    SELECT a.case_id FROM access_access a JOIN journal_head h ON h.stream = a.case_id
    WHERE a.staff_id = %s AND a.kind = 'case' AND a.standing = 'active' AND a.stage NOT IN ('resting', 'ended')
    ORDER BY EXISTS (SELECT FROM purchases_purchase p WHERE p.case_id = a.case_id)::int
        + EXISTS (SELECT FROM coaching_activity p WHERE p.case_id = a.case_id)::int
        + EXISTS (SELECT FROM followup_followup p WHERE p.case_id = a.case_id)::int
        + EXISTS (SELECT FROM contact_message p WHERE p.case_id = a.case_id)::int DESC, h.seq DESC
    LIMIT 1
"""


def rich_case(url: str, staff: UUID) -> UUID:
    """A case of this colleague that is far on its way."""
    with psycopg.connect(url) as connection:
        found = connection.execute(_RICH, [staff]).fetchone()
    assert found is not None
    return UUID(str(found[0]))
