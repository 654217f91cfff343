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

from tests.look.samples import (  # noqa: E402
    BIG,
    CASE,
    CASES,
    CONSENTS,
    COUNTS,
    DAYS,
    DEMO,
    ENTRIES,
    LETTER,
    LINKS,
    LONG,
    PERSONS,
    STEPS,
    Code,
    Filter,
    Handover,
    SignIn,
)

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
        nav=[{"label": label, "url": "#", "count": count, "current": label == current} for label, count in nav],
        search_url="#find",
        account=who if account else None,
        demo=True,
        version="0.1",
        accessibility_url="#",
        language_name="English",
        language_url="#",
        **more,
    )


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
    "case-new": ("case.html", CASE | {"links": LINKS[:1], "origin": None, "entries": [], "cannot": [], "actions": [], "groups": []}),
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
