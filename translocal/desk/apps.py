from translocal.core.rooms import Room


class DeskConfig(Room):
    name = "translocal.desk"
