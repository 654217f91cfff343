from translocal.core.rooms import Room


class CounsellingConfig(Room):
    name = "translocal.counselling"
