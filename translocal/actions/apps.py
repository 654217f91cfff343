from django.apps import AppConfig

from translocal.access import guards


class ActionsConfig(AppConfig):
    name = "translocal.actions"

    def ready(self) -> None:
        guards.own("actions_receipt", "actor")
