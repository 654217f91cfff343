# ruff: noqa: E501, T201, PLC0415 (sample data one to a line; a tool that prints)
"""See every component and page without a database: python tests/look/gallery.py [--out DIR] [--only NAME,NAME] [--no-pictures] [--no-browser]

Renders sample pages, photographs them at 360, 768 and 1280 px, light, dark and right-to-left, measures sideways scrolling,
and runs axe on each. Everyone in it is invented.
"""

import argparse
import functools
import http.server
import os
import re
import shutil
import sys
import tempfile
import threading
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace as Thing
from typing import Any

HOME = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(HOME))

import django  # noqa: E402
from django.conf import settings  # noqa: E402

NAMES = [
    "demo_sign_in",
    "account_login",
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "mfa_index",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes",
    "usersessions_list",
]

DESK = HOME / "translocal" / "desk"
settings.configure(
    SECRET_KEY="only for the gallery",
    ROOT_URLCONF=__name__,
    INSTALLED_APPS=["django.contrib.staticfiles", "django_htmx", "django_cotton.apps.SimpleAppConfig"],
    USE_THOUSAND_SEPARATOR=True,
    TIME_ZONE="Europe/Brussels",
    STATIC_URL="/static/",
    STATICFILES_DIRS=[DESK / "static"],
    LANGUAGES=[("en", "English"), ("ar", "Arabic")],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [DESK / "templates", Path(__file__).parent / "pages"],
            "OPTIONS": {
                "loaders": [
                    "django_cotton.cotton_loader.Loader",
                    "django.template.loaders.filesystem.Loader",
                ],
                "builtins": ["django_cotton.templatetags.cotton", "django.templatetags.i18n"],
                "libraries": {"look": "translocal.desk.templatetags.look"},
            },
        }
    ],
)
django.setup()

from django import forms  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.template.loader import render_to_string  # noqa: E402
from django.test import RequestFactory  # noqa: E402
from django.urls import path  # noqa: E402
from django.utils import translation  # noqa: E402

urlpatterns = [path(f"{name}/", lambda request: HttpResponse(""), name=name) for name in NAMES]


def shell(current: str = "Cases", account: bool = True, **more: Any) -> Thing:
    nav = [
        ("Today", 7),
        ("Conversations", None),
        ("Cases", None),
        ("Handovers", 2),
        ("Team", None),
        ("Staff", None),
    ]
    who = Thing(
        name="Sofie Verhaeghe",
        role_label="reintegration counsellor",
        organisation="Welkom Terug, Ghent",
        url="#",
    )
    return Thing(
        nav=[Thing(label=label, url="#", count=count, current=label == current) for label, count in nav],
        search_url="#find",
        account=who if account else None,
        demo=True,
        version="0.1",
        accessibility_url="#",
        language_name="English",
        language_url="#",
        **more,
    )


HOST = {"city": "Ghent", "country": "Belgium", "time": "14:05", "language": "Dutch"}
ORIGIN = {"city": "Yerevan", "country": "Armenia", "time": "17:05", "language": "Armenian, Russian"}
LINKS = [
    {"role": "Social worker", "name": "Lies D.", "shore": "host", "standing": "following", "note": "following since 12 March"},
    {"role": "Return counsellor", "name": "Marc V.", "shore": "host", "standing": "following", "note": "following since 2 April",
     "joint": "answered", "accompanied": True, "joint_title": "Accompanied handover, answered on 12 March"},
    {"role": "Travel officer", "name": "Ana R.", "shore": "host", "standing": "following", "note": "tickets for 18 May",
     "joint": "answered", "joint_title": "Referral, answered on 20 March"},
    {"role": "Reintegration counsellor", "you": True, "shore": "host", "standing": "active", "note": "active since 2 April",
     "joint": "answered", "accompanied": True, "joint_title": "Accompanied handover, answered on 2 April"},
    {"role": "Local social worker", "name": "Anahit S.", "shore": "origin", "standing": "preview",
     "note": "previewing · answer due 6 May", "joint": "proposed", "accompanied": True},
    {"role": "Business consultant", "shore": "origin", "standing": "next", "note": "after arrival, if wanted"},
]  # fmt: skip
WAYS = [
    {"label": label, "url": "#"}
    for label in ("go on", "rest, not now", "stay", "move on elsewhere", "withdraw until boarding")
]
WAYS[0]["current"] = True
ENTRIES = [
    {"at": "2 May, 10:20", "at_iso": "2026-05-02T10:20", "shore": "origin", "link": {"url": "#", "label": "Compare with v1"},
     "sentence": "Anahit S. commented on the plan: rent in the district has risen, two months' deposit is usual."},
    {"at": "30 April, 15:00", "shore": "host", "sentence": "Three-party meeting held by video, 40 minutes: both adults, you, Anahit S. Role card explained in Armenian."},
    {"at": "28 April, 09:12", "shore": "host", "sentence": "You set the budget: 3,250.00 EUR, from the national fund.", "link": {"url": "#", "label": "Why this amount"}},
    {"at": "12 April, 11:45", "shore": "host", "sentence": "You talked with each adult alone, one hour each, with an interpreter for Armenian."},
    {"at": "2 April, 14:30", "shore": "host", "sentence": "Marc V. handed over to you, accompanied.", "quote": "They would like to know who decides about the workshop."},
]  # fmt: skip
CASE = {
    "host": HOST, "origin": ORIGIN, "links": LINKS, "ways": WAYS, "entries": ENTRIES,
    "parts": [{"label": label, "url": "#", "count": count, "current": label == "Timeline"} for label, count in
              [("Timeline", None), ("Plan", "v2"), ("Budget", None), ("Travel", None), ("Meetings", 2), ("Documents", None), ("People", 4)]],
    "actions": [{"label": "Propose plan v3 to the family", "url": "#", "main": True}, {"label": "Write to the family or a colleague", "url": "#"}],
    "cannot": [{"label": "Ready to depart", "reasons": ["plan agreed by both adults", "travel document of one child"]}],
    "budget": [{"value": 900, "tone": "wait"}], "total": 3250,
    "sums": [{"label": "Allocated", "value": "3,250.00 EUR"}, {"label": "Reserved", "value": "900.00 EUR", "tone": "wait"},
             {"label": "Paid", "value": "0.00 EUR", "tone": "origin"}, {"label": "Left", "value": "2,350.00 EUR", "strong": True}],
}  # fmt: skip


LONG = [
    *LINKS[:5],
    {
        "role": "Rückkehrvorbereitungsberaterin",
        "name": "Annegret-Friederike von Hohenstein-Waldburg",
        "shore": "host",
        "standing": "ended",
        "note": "ended 3 April",
    },
    *LINKS[4:],
    {"role": "Local social worker", "name": "Գոհար Տեր-Մկրտչյան", "shore": "origin", "standing": "next"},
]
DAYS = [
    entry | {"day": "Thursday 30 April" if number > 1 else "Saturday 2 May", "at": f"{15 - number}:05"}
    for number, entry in enumerate(ENTRIES)
]


class Handover(forms.Form):
    template_name = ""
    version = forms.CharField(widget=forms.HiddenInput, initial="7")
    to = forms.ChoiceField(
        label="Who should receive it", error_messages={"required": "Choose who should receive it."}, widget=forms.RadioSelect, help_text="The return desk reads this, to know who is asked.",
        choices=[("g", "Return desk Ghent: Marc V."), ("b", "Return desk Brussels"), ("o", "Whoever is free first")],
    )  # fmt: skip
    parts = forms.MultipleChoiceField(
        label="What travels with it", widget=forms.CheckboxSelectMultiple, required=False,
        choices=[("l", "The letter, approved by both adults"), ("q", "Their questions"), ("d", "Travel documents")],
    )  # fmt: skip
    until = forms.DateField(
        label="Answer wanted by",
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Three working days is usual.",
    )
    kind = forms.ChoiceField(label="Kind", choices=[("a", "Accompanied: we meet together"), ("r", "Referral")])
    why = forms.CharField(
        label="Why now, in a few words", widget=forms.Textarea(attrs={"rows": 4}), max_length=600,
        help_text="The receiver reads this first; the family can read it too.",
    )  # fmt: skip
    paper = forms.FileField(label="A paper to add", required=False, help_text="PDF or photo, up to 10 MB.")
    met = forms.BooleanField(
        label="We have told the family who will receive this",
        error_messages={"required": "Tell both adults first, then tick this."},
        help_text="Both adults, each alone.",
    )
    action_id = "0197-invented"


class Filter(forms.Form):
    reference = forms.CharField(label="Reference", required=False)
    stage = forms.ChoiceField(label="Stage", choices=[("", "Any stage"), ("r", "Return counselling")], required=False)
    place = forms.ChoiceField(
        label="Country of origin", choices=[("", "Any country"), ("am", "Armenia")], required=False
    )
    mine = forms.BooleanField(label="Only where I am active", required=False)


class SignIn(forms.Form):
    login = forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    password = forms.CharField(widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}), help_text="x")
    remember = forms.BooleanField(required=False)


class Code(forms.Form):
    code = forms.CharField(label="Code", widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}))
    secret = "INVENTED2SECRET3ONLY4"


ROLES = [
    ("Social worker", "Lies De Wulf", "Welfare Service Ghent", "host", "Informs and accompanies a household of four after a negative decision."),
    ("Return counsellor", "Marc Van Acker", "Return Desk Ghent", "host", "Counsels at the person's pace and hands over when they want."),
    ("Reintegration counsellor", "Sofie Verhaeghe", "Welkom Terug", "host", "Plans with the family and the local partner, sets the budget."),
    ("Travel officer", "Ana Rocha", "Travel Provider", "host", "Prepares documents, tickets and the journey."),
    ("Local social worker", "Anahit Sargsyan", "Nor Tun, Yerevan", "origin", "Previews a handover and meets the family after arrival."),
    ("Business consultant", "Davit Harutyunyan", "Gortsarar", "origin", "Coaches the workshop; sees only that."),
    ("Finance officer", "Karine Petrosyan", "Nor Tun, Yerevan", "origin", "Pays suppliers and keeps the proofs."),
    ("Team lead", "Jan Maes", "Return Desk Ghent", "", "Assigns and covers; sees six counts first."),
    ("Programme manager", "Ilse Claes", "Return Agency", "", "Programmes and funds; opens no case files."),
    ("Independent monitor", "Noor Peeters", "Civil Watch", "", "Sees how voluntary it is, never who."),
]  # fmt: skip
DEMO = [
    Thing(key=str(number), label=label, name=name, organisation=place, shore=shore, does=does)
    for number, (label, name, place, shore, does) in enumerate(ROLES)
]
CASES = [
    ("Household H., four people", "TL-2411", "Reintegration counselling", "host", "Armenia", "you", "2 May"),
    ("Gevorg A.", "TL-2398", "Return counselling", "host", "Armenia", "Marc V.", "29 April"),
    ("Household N., two people", "TL-2377", "Not now", "quiet", "Georgia", "resting", "17 April"),
    ("Tamar K.", "TL-2352", "Reintegration", "origin", "Georgia", "Nino B.", "16 April"),
    ("Yusuf M.", "TL-2340", "Arrived", "origin", "Iraq", "Haval R.", "12 April"),
    ("Household D., five people", "TL-2319", "Stays", "quiet", "Armenia", "closed", "2 April"),
]
PERSONS = [
    {"name": "Armen H.", "own_name": "Արմեն Հ.", "own_lang": "hy", "note": "Armenian, some Dutch", "url": "#", "tag": "party of his own"},
    {"name": "Lusine H.", "own_name": "Լուսինե Հ.", "own_lang": "hy", "note": "Armenian, Russian", "url": "#", "tag": "party of her own"},
    {"name": "Mane", "child": True, "note": "9 years, heard on 14 April"}, {"name": "Tigran", "child": True, "note": "4 years"},
    {"gone": "erased", "note": "on 3 March 2026, on request"}, {"gone": "merged"},
]  # fmt: skip
LETTER = {
    "words": [{"text": "We want to go when school ends, not before. Mane has friends here.", "who": "Lusine H., translated from Armenian"},
              {"text": "I can repair engines. I need to know who decides about the workshop.", "who": "Armen H."}],
    "worries": ["Where we sleep in the first weeks", "Whether the little one's inhaler can be bought there"],
    "promised": ["Marc V. comes along to the first meeting", "Nobody is asked to sign anything that day"],
    "approvals": [{"name": "Armen H.", "at": "11 March 2026", "how": "read aloud in Armenian"}, {"name": "Lusine H.", "at": None}],
}  # fmt: skip
CONSENTS = [
    {"what": "Milestones and outcome", "to": "Lies D., social worker", "state": "given", "by": "Armen H.", "at": "12 March", "until": "12 months after arrival", "url": "#", "label": "Take back"},
    {"what": "The letter and the questions", "to": "Nor Tun, Yerevan", "state": "asked", "by": "Lusine H."},
    {"what": "Contact after return", "to": "Marc V.", "state": "withdrawn", "by": "Lusine H.", "at": "2 May"},
]  # fmt: skip
STEPS = [
    {"label": "Birth certificates, with apostille", "url": "#", "done": True, "hint": "both children"},
    {"label": "School reports", "url": "#", "hint": "Mane's school gives them on 28 June"},
    {"label": "Deposit of the flat", "state": "waiting", "tone": "wait"},
]
COUNTS = [
    ("Handovers overdue", 2),
    ("Waiting for an answer", 14),
    ("Moments due this week", 31),
    ("Cases without an active worker", 0),
    ("People away", 3),
]
BIG = Thing(number=3, pages=12, total=5034, prev_url="#", next_url="#", first_url="#", last_url="#", to=150)
setattr(BIG, "from", 101)


def bound() -> Handover:
    form = Handover(
        {
            "version": "7",
            "why": "They asked for it after the school meeting.",
            "kind": "a",
            "until": "2026-04-01",
        }
    )
    form.add_error("until", "Choose a day after today, 2 May.")
    return form


def invalid_sign_in() -> SignIn:
    form = SignIn({"login": "a@example.org", "password": "x"})
    form.add_error(None, "no")
    return form


def sessions() -> list[Thing]:
    when = datetime(2026, 5, 2, 8, 12, tzinfo=UTC)
    return [
        Thing(
            created_at=when,
            ip="192.0.2.17",
            user_agent="Firefox on Linux",
            last_seen_at=when,
            is_current=True,
        ),
        Thing(
            created_at=when,
            ip="192.0.2.80",
            user_agent="Chrome on Android",
            last_seen_at=when,
            is_current=False,
        ),
    ]


QR = "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 7 7'><path d='M0 0h3v3H0zM4 0h3v3H4zM0 4h3v3H0zM4 4h1v1H4zM6 5h1v2H6z'/></svg>"
FORBIDDEN = re.compile(r"<style|<script(?![^>]*\bsrc=)|<[^>]+\s(?:style|on[a-z]+)=")
PAGES: dict[str, tuple[str, dict[str, Any]]] = {
    "case": ("case.html", CASE),
    "case-new": ("case.html", CASE | {"links": LINKS[:1], "origin": None, "entries": [], "cannot": [], "actions": []}),
    "case-long": ("case.html", CASE | {"links": LONG, "entries": DAYS}),
    "cases": ("cases.html", {"cases": CASES, "form": Filter(), "page": BIG}),
    "form": ("form.html", {"form": Handover()}),
    "form-errors": ("form.html", {"form": bound()}),
    "pieces": ("pieces.html", {"persons": PERSONS, "letter": LETTER, "consents": CONSENTS, "steps": STEPS, "counts": COUNTS, "entries": ENTRIES}),
    "letter": ("letter.html", {"letter": LETTER}),
    "confirm": ("confirm.html", {}),
    "sign-in-demo": ("account/login.html", {"form": SignIn(), "shell": shell(account=False, demo_roles=DEMO)}),
    "sign-in": ("account/login.html", {"form": invalid_sign_in(), "shell": shell(account=False)}),
    "mfa": ("mfa/index.html", {"authenticators": {}, "is_mfa_enabled": True}),
    "mfa-authenticate": ("mfa/authenticate.html", {"form": Code(), "shell": shell(account=False)}),
    "mfa-activate": ("mfa/totp/activate_form.html", {"form": Code(), "totp_svg_data_uri": QR}),
    "mfa-deactivate": ("mfa/totp/deactivate_form.html", {"form": forms.Form()}),
    "codes": ("mfa/recovery_codes/index.html", {"unused_codes": ["a1b2-c3d4"] * 10, "total_count": 10, "can_view_codes": True, "can_download_codes": True, "can_generate_codes": True}),
    "codes-generate": ("mfa/recovery_codes/generate.html", {"form": forms.Form(), "unused_code_count": 3}),
    "reauthenticate": ("account/reauthenticate.html", {"form": SignIn()}),
    "password": ("account/password_change.html", {"form": SignIn()}),
    "logout": ("account/logout.html", {}),
    "sessions": ("usersessions/usersession_list.html", {"sessions": sessions(), "session_count": 2, "show_last_seen_at": True}),
    **{f"error-{number}": (f"errors/{number}.html", {}) for number in ("400", "404", "405", "413", "429", "503", "csrf")},
    "error-409": ("errors/409.html", {"kept": [{"label": "Why now", "value": "They asked for it."}], "back_url": "#"}),
    "error-500": ("500.html", {"bare": True}),
}  # fmt: skip


def render(out: Path, language: str = "en") -> None:
    request = RequestFactory().get("/")
    with translation.override(language):
        for name, (template, context) in PAGES.items():
            framed = () if context.get("bare") else ({"shell": shell()} | context, request)
            html = render_to_string(template, *framed)
            (out / f"{name}{'' if language == 'en' else '-' + language}.html").write_text(html)


class Quiet(http.server.SimpleHTTPRequestHandler):
    POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'"

    def log_message(self, *args: object) -> None: ...

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.POLICY)
        super().end_headers()


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--out", type=Path, default=None)
    arguments.add_argument("--only", default="")
    arguments.add_argument("--no-pictures", action="store_true")
    arguments.add_argument("--no-browser", action="store_true", help="only render, and look for what the CSP forbids")
    chosen = arguments.parse_args()
    out = chosen.out or Path(tempfile.mkdtemp(prefix="gallery-"))
    out.mkdir(parents=True, exist_ok=True)
    for language in ("en", "ar"):
        render(out, language)
    if chosen.no_browser:
        forbidden = [
            f"{page.name}: {found}" for page in out.glob("*.html") for found in FORBIDDEN.findall(page.read_text())
        ]
        print("\n".join(forbidden) or f"{len(PAGES)} pages rendered, nothing inline")
        return 1 if forbidden else 0
    from django.contrib.staticfiles import finders

    for finder in finders.get_finders():
        for found, storage in finder.list([]):
            if found.startswith(("translocal/", "django_htmx/htmx-4.min")):
                target = out / "static" / found
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(storage.path(found), target)
    (out / "tile.html").write_text(render_to_string("tile.html"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(out)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return look(out, f"http://127.0.0.1:{server.server_port}", chosen.only, not chosen.no_pictures)


def look(out: Path, address: str, only: str, pictures: bool) -> int:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    faults = 0
    views = [
        ("1280", 1280, "light", ""), ("768", 768, "light", ""), ("360", 360, "light", ""),
        ("1280-dark", 1280, "dark", ""), ("1280-rtl", 1280, "light", "-ar"), ("360-rtl", 360, "dark", "-ar"),
    ]  # fmt: skip
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for view, width, scheme, suffix in views:
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True
            )  # axe needs eval
            strict = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            tab, axed = strict.new_page(), context.new_page()
            said: list[str] = []
            tab.on(
                "console",
                lambda message, said=said: said.append(message.text) if message.type in ("error", "warning") else None,
            )
            tab.on("pageerror", lambda error, said=said: said.append(str(error)))
            for name in PAGES:
                if only and name not in only.split(","):
                    continue
                tab.goto(f"{address}/{name}{suffix}.html")
                wide = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
                small = tab.evaluate(SMALL)
                if pictures:
                    tab.screenshot(path=out / f"{name}-{view}.png", full_page=True)
                axed.goto(f"{address}/{name}{suffix}.html")
                axed.evaluate(
                    "document.querySelectorAll('details').forEach((one) => { one.open = !one.matches('.drop') })"
                )
                for fault in Axe().run(axed).response["violations"]:
                    faults += 1
                    print(f"axe {name} {view}: {fault['id']}: {[node['target'] for node in fault['nodes']][:4]}")
                for text in [*([f"scrolls sideways by {wide} px"] if wide > 0 else []), *small, *said]:
                    faults += 1
                    print(f"{name} {view}: {text}")
                said.clear()
        browser.close()
    print(f"{out}: {len(PAGES)} pages, {len(views)} views, {faults} faults")
    return 1 if faults else 0


SMALL = """[...document.querySelectorAll('a, button, summary, input, select')].filter((one) => {
  const box = one.getBoundingClientRect(); const inline = getComputedStyle(one).display === 'inline';
  return box.width && !inline && one.checkVisibility() && !one.matches('.skip, [type=hidden]') && (box.width < 24 || box.height < 24);
}).map((one) => `target below 24 px: ${one.outerHTML.slice(0, 90)} ${JSON.stringify(one.getBoundingClientRect())}`)"""

if __name__ == "__main__":
    sys.exit(main())
