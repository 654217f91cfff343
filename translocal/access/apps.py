from translocal.core.rooms import Room


class AccessConfig(Room):
    name = "translocal.access"
