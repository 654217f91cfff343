from importlib import import_module

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "translocal.access"

    def ready(self) -> None:
        import_module("translocal.access.declarations")
