"""The guards of the tables below `access`, and of those that Django and the libraries bring."""

from translocal.access import guards

ADMINISTERS = (
    "EXISTS (SELECT 1 FROM organisations_post p WHERE p.staff_id = (SELECT translocal_actor())"
    " AND p.until IS NULL AND p.role IN ('administrator', 'data_protection'))"
)

for table in ("organisation", "office", "team", "partnerprofile", "post"):
    guards.shared(f"organisations_{table}")
guards.special(
    "organisations_resetrequest",
    f"staff_id = (SELECT translocal_actor()) OR {ADMINISTERS}",
    "administrators",
)
guards.own("access_access", "staff_id", writes=())

OUTSIDE_CASES = f"case_id IS NULL AND (stream = (SELECT translocal_actor()) OR {ADMINISTERS})"
guards.row_lens("journal_event", party="party", also=OUTSIDE_CASES)
guards.row_lens("journal_detail", party="party", also=OUTSIDE_CASES)
guards.special("journal_reading", "staff_id = (SELECT translocal_actor())", "own", writes=("INSERT",))
guards.special("journal_head", "false", "nobody", writes=())
guards.special("journal_seal", "false", "nobody", writes=())

guards.exempt("organisations_staff", "sign-in comes before identity; holds work addresses, no clients")
guards.exempt("translocal_guards", "the fingerprint of this declaration")
SIGN_IN = "sign-in comes before identity; holds no clients"
for table in (
    "account_emailaddress",
    "account_emailconfirmation",
    "mfa_authenticator",
    "usersessions_usersession",
    "django_session",
    "shared_cache",
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "django_content_type",
):
    guards.exempt(table, SIGN_IN)
guards.exempt("django_migrations", "which migrations have run")
for table in ("jobs", "events", "periodic_defers", "workers"):
    guards.exempt(f"procrastinate_{table}", "background work; arguments are ids only")
