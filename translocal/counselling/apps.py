from django.apps import AppConfig

from translocal.access import guards
from translocal.access.lenses import Lens


class CounsellingConfig(AppConfig):
    name = "translocal.counselling"

    def ready(self) -> None:
        guards.lens("counselling_talk", Lens.COUNSELLING, case="id")
        guards.lens("counselling_conversation", Lens.COUNSELLING, writes=("INSERT",))
        guards.lens("counselling_voice", Lens.COUNSELLING, party="person_id", writes=("INSERT",))
