# ruff: noqa: E501 (sample data one to a line)
"""The sample data of the gallery. Everyone in it is invented."""

from types import SimpleNamespace as Thing

from django import forms

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
    "groups": [
        {"label": "Voluntariness", "steps": [{"label": "Record voluntariness", "url": "#"}]},
        {"label": "Money", "steps": [{"label": "Set the budget", "url": "#"}, {"label": "Ask a finance officer", "url": "#"}]},
    ],
    "unfolded": True,
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
