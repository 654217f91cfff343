"""The question and the answer as JSON Schema: for the documentation, the API, and whoever writes a program."""

from typing import Any

from translocal.programmes.facts import DATES, EXCLUSIONS, STATUSES
from translocal.programmes.household import LISTS, MOST_PEOPLE

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
YES_OR_NO: Schema = {"type": ["boolean", "null"]}
TEXT: Schema = {"type": "string"}
DAY: Schema = {"type": "string", "format": "date"}
AMOUNT: Schema = {"type": "string", "pattern": r"^\d+(\.\d+)?$"}
TOTAL: Schema = {"type": "object", "propertyNames": {"pattern": "^[A-Z]{3}$"}, "additionalProperties": AMOUNT}


def _object(properties: Schema, *, optional: tuple[str, ...] = ()) -> Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _may_be_absent(properties: Schema) -> Schema:
    return _object(properties, optional=tuple(properties))


def _listed(of: Schema) -> Schema:
    return {"type": "array", "items": of}


REASON = _object({"holds": {"type": ["boolean", "null"]}, "text": TEXT, "reference": TEXT})
PERSON = _may_be_absent(
    {
        "id": {"type": ["string", "null"], "maxLength": 40, "description": "a mark of your own, never a name"},
        "birth_date": {"type": ["string", "null"], "format": "date"},
        "nationality": {"type": ["string", "null"], "pattern": "^([A-Z]{2})?$", "description": "ISO 3166-1 alpha-2, XK for Kosovo"},
        "principal": YES_OR_NO, "vulnerable": YES_OR_NO, "unaccompanied": YES_OR_NO,
        **{name: {**YES_OR_NO, "description": "whether a list that the programme alone knows excludes them"} for name in EXCLUSIONS},
    }
)  # fmt: skip
HOUSEHOLD: Schema = {
    **_object(
        {
            "persons": {"type": "array", "items": PERSON, "minItems": 1, "maxItems": MOST_PEOPLE},
            "status": {"enum": [*STATUSES, None]},
            "dates": {
                **_may_be_absent({name: {"anyOf": [DAY, {"const": "never"}, {"type": "null"}]} for name in DATES}),
                "type": ["object", "null"], "description": "“never”: it is known that it did not come",
            },
            "voluntary": YES_OR_NO,
            **{
                name: {"type": ["array", "null"], "items": {"enum": list(known)}, "description": "a list that is given is complete"}
                for name, known in LISTS.items()
            },
        },
        optional=("status", "dates", "voluntary", *LISTS),
    ),
    "title": "A household without a name", "description": "What is absent or null is not known.",
}  # fmt: skip
COMPONENT = _object(
    {
        "code": TEXT, "amount": AMOUNT, "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
        "form": {"enum": ["in_kind", "cash", "service"]}, "until": {"anyOf": [DAY, {"type": "null"}]}, "reasons": _listed(REASON),
        "of_which_cash": {**AMOUNT, "description": "at most so much of the amount in cash"},
        "up_to": {"const": True, "description": "the amount is the most, as far as it is needed"},
        "uses": {**_listed(TEXT), "description": "what it may be spent on, in the language that was asked for"},
    },
    optional=("of_which_cash", "up_to", "uses"),
)  # fmt: skip
CHANGE = _object(
    {
        "fact": TEXT, "value": {"type": ["boolean", "string"]}, "text": TEXT, "total": TOTAL,
        "possible": {**_listed(TEXT), "description": "components that are refused now and would be open, their amount not known"},
    },
    optional=("possible",),
)  # fmt: skip
ANSWER: Schema = {
    **_object(
        {
            "programme": TEXT, "on": DAY, "period": TEXT, "eligible": {"type": ["boolean", "null"]}, "components": _listed(COMPONENT),
            "total": TOTAL, "refused": _listed(_object({"code": TEXT, "reasons": _listed(REASON)})),
            "unknown": _listed(_object({"fact": TEXT, "matters_because": TEXT, "component": TEXT}, optional=("component",))),
            "would_change": _listed(CHANGE),
        }
    ),
    "title": "What it is entitled to, and why", "description": "Amounts are texts, with the digits of their currency.",
}  # fmt: skip
FAULTS: Schema = _object({"faults": _listed(_object({"field": TEXT, "message": TEXT}))})


def document() -> Schema:
    """Question and answer in one document, as it stands in docs/entitlements.schema.json."""
    return {
        "$schema": DRAFT,
        "title": "Entitlements",
        "$defs": {"household": HOUSEHOLD, "answer": ANSWER, "faults": FAULTS},
        "type": "object",
        "properties": {
            "question": {
                "anyOf": [{"$ref": "#/$defs/household"}, {"type": "array", "items": {"$ref": "#/$defs/household"}}]
            },
            "answer": {
                "anyOf": [
                    {"$ref": "#/$defs/answer"},
                    {"type": "array", "items": {"anyOf": [{"$ref": "#/$defs/answer"}, {"$ref": "#/$defs/faults"}]}},
                ]
            },
        },
    }
