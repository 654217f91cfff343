from translocal.core.rooms import Room


class CoachingConfig(Room):
    name = "translocal.coaching"
