"""What is declared in code, as pages to read: access, actions, events, states."""

import json
from collections.abc import Callable
from pathlib import Path

from django.utils import translation

from translocal.access.guards import EXEMPT, GUARDS
from translocal.access.lenses import LENS_LABELS, LENS_LETTERS, Lens, Standing, lenses_of
from translocal.access.permissions import BY_POST, ON_A_CASE, SYSTEM, Permission
from translocal.accounts.actions import RESET
from translocal.actions.engine import REACTIONS, REGISTRY
from translocal.cases.states import CASE
from translocal.coaching.states import ACTIVITY
from translocal.core.states import States
from translocal.counselling.states import TALK
from translocal.handovers.states import HANDOVER
from translocal.journal.events import CATALOGUE
from translocal.organisations.roles import WHAT_THEY_DO, Role
from translocal.plans.states import PLAN
from translocal.programmes import schema
from translocal.programmes.states import DRAFT
from translocal.purchases.states import PURCHASE

HOME = Path(__file__).resolve().parents[2]
DRAWN = "<!-- Drawn from the code by `python3 dev.py fix`. Do not edit by hand. -->"
STATES: dict[str, States] = {
    "cases": CASE,
    "counselling": TALK,
    "handovers": HANDOVER,
    "plans": PLAN,
    "programmes": DRAFT,
    "purchases": PURCHASE,
    "coaching": ACTIVITY,
    "accounts": RESET,
}
CASE_STANDINGS = [Standing.ACTIVE, Standing.COVER, Standing.PREVIEW, Standing.FOLLOWING, Standing.LEAD, Standing.REVIEW]


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def _seen(role: Role, standing: Standing) -> str:
    seen = lenses_of(role, standing)
    return (
        " ".join(
            LENS_LETTERS[part] if LENS_LETTERS[part] != "·" else str(part.name).lower() for part in Lens if seen & part
        )
        or "–"
    )


def access() -> str:
    """Who sees which part, who may do what, and which rule guards each table."""
    parts = [[LENS_LETTERS[p], f"`{p.name}`", str(LENS_LABELS[p])] for p in Lens]
    sees = [[str(r.label), *[_seen(r, s) for s in CASE_STANDINGS]] for r in Role]
    may = [
        [f"`{p}`", *[", ".join(str(r.label) for r in Role if p in ON_A_CASE[s].get(r, set())) or "–" for s in CASE_STANDINGS],
         ", ".join(str(r.label) for r in Role if p in BY_POST.get(r, set())) or "–"]
        for p in Permission
    ]  # fmt: skip
    tables = [
        [f"`{g.table}`", g.lens.lower(), ", ".join(w.lower() for w in g.writes) or "read only"] for g in GUARDS.values()
    ]
    exempt = [[f"`{name}`", why] for name, why in sorted(EXEMPT.items())]
    roles = [[str(r.label), str(WHAT_THEY_DO[r])] for r in Role]
    errands = [[f"`{name}`", ", ".join(sorted(rights)) or "none on a case"] for name, rights in sorted(SYSTEM.items())]
    return "\n\n".join([
        "# Who sees and does what", DRAWN,
        "## Roles", _table(["role", "does"], roles),
        "## The parts of a case", _table(["letter", "lens", "holds"], parts),
        "## What each role sees, by where it stands", _table(["role", *[str(s.label) for s in CASE_STANDINGS]], sees),
        "Following rests on the consent of every adult of the case. What the clients did not let travel with a handover is taken off. "
        "A role that is not named sees nothing.",
        "## What each role may do", _table(["permission", *[str(s.label) for s in CASE_STANDINGS], "by post"], may),
        "## Named system roles, each on one case at a time", _table(["role", "may"], errands),
        "## The rule of each table", _table(["table", "lens", "the application may write"], tables),
        "## Tables without row security", _table(["table", "why"], exempt), "",
    ])  # fmt: skip


def actions() -> str:
    """Every action, what it needs, what it records, and what reacts to that."""
    rows = []
    for name, action in sorted(REGISTRY.items()):
        fields = [f"{n}{'*' if f.required else ''}" for n, f in action.parameters.base_fields.items()]
        told = " ".join((action.__doc__ or "").split())
        rows.append([f"`{name}`", action.on.__name__, f"`{action.permission}`", ", ".join(fields) or "–",
                     ", ".join(f"`{e.name}`" for e in action.events), told])  # fmt: skip
    reacts = [[f"`{event}`", ", ".join(f"`{r.__module__.removeprefix('translocal.')}.{r.__name__}`" for r in found)]
              for event, found in sorted(REACTIONS.items())]  # fmt: skip
    asked = [
        [f"`{name}`", field, str(reader)]
        for name, action in sorted(REGISTRY.items())
        for field, reader in getattr(action.parameters, "readers", {}).items()
    ]
    return "\n\n".join([
        "# Actions", DRAWN,
        "Every write is one of these. Each takes an id chosen by the caller and is safe to repeat.",
        _table(["action", "on", "permission", "parameters (* must be filled in)", "records", "what it does"], rows),
        "## Reactions, in the same transaction", _table(["when", "then"], reacts),
        "## Who reads what must be filled in", _table(["action", "field", "read by, and why"], asked), "",
    ])  # fmt: skip


def events() -> str:
    """Every event with its sentence."""
    rows = [[f"`{e.name}` v{e.version}", str(Lens(e.lens).name).lower() if e.lens else "account", "yes" if e.milestone else "",
             str(e.sentence)] for e in sorted(CATALOGUE.values(), key=lambda e: e.key)]  # fmt: skip
    return "\n\n".join(["# Events of the journal", DRAWN, _table(["event", "part", "milestone", "sentence"], rows), ""])


def entitlements_schema() -> str:
    """Question and answer about entitlements as JSON Schema."""
    return json.dumps(schema.document(), indent=1, ensure_ascii=False) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "docs/access.md": access, "docs/actions.md": actions, "docs/events.md": events,
    "docs/entitlements.schema.json": entitlements_schema,
}  # fmt: skip
BEGIN, END = "<!-- states -->", "<!-- /states -->"


def drawn() -> dict[Path, str]:
    """Every drawn page with its text, English whatever the reader's language."""
    with translation.override("en"):
        pages = {HOME / name: page() for name, page in PAGES.items()}
        for room, states in STATES.items():
            path = HOME / "translocal" / room / "README.md"
            pages[path] = _with_states(path.read_text() if path.exists() else f"# {room}\n\n{BEGIN}\n{END}\n", states)
    return pages


def _with_states(text: str, states: States) -> str:
    before, _begin, rest = text.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    return f"{before}{BEGIN}\n```mermaid\n{states.diagram()}\n```\n{END}{after}"


def stale() -> list[Path]:
    return [path for path, text in drawn().items() if not path.exists() or path.read_text() != text]


def write() -> list[Path]:
    changed = stale()
    for path, text in drawn().items():
        if path in changed:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    return changed
