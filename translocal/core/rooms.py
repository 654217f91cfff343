"""A room of the house: a Django app that declares its guards, names and reactions in `declarations.py`, its writes in `actions.py`."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class Room(AppConfig):
    """Once all models are there, what the room declares is read."""

    default: bool = False
    default_auto_field = "django.db.models.BigAutoField"

    def __init_subclass__(cls) -> None:
        # Django takes the class marked so, where a module holds several: this one is imported into each.
        cls.default = True

    def ready(self) -> None:
        for told in ("declarations", "actions", "privacy", "pages"):
            if find_spec(f"{self.name}.{told}"):
                import_module(f"{self.name}.{told}")
