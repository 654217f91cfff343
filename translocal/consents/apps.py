from django.apps import AppConfig

from translocal.access import guards
from translocal.access.lenses import Lens


class ConsentsConfig(AppConfig):
    name = "translocal.consents"

    def ready(self) -> None:
        guards.lens("consents_consent", Lens.COUNSELLING, party="person_id")
