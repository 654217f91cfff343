from translocal.core.rooms import Room


class TravelConfig(Room):
    name = "translocal.travel"
