from translocal.core.rooms import Room


class ApiConfig(Room):
    name = "translocal.api"
