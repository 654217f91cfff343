"""What guards conversations: one adult's words are never shown to another."""

from translocal.access import guards
from translocal.access.lenses import Lens

guards.lens("counselling_talk", Lens.COUNSELLING, case="id")
guards.lens("counselling_conversation", Lens.COUNSELLING, writes=("INSERT",))
guards.lens("counselling_voice", Lens.COUNSELLING, party="person_id", writes=("INSERT",))
guards.lens("counselling_linkrequest", Lens.COUNSELLING, workers_only=True, writes=())
guards.lens("counselling_voluntariness", Lens.COUNSELLING, party="person_id")
