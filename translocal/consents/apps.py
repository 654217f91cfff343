from translocal.core.rooms import Room


class ConsentsConfig(Room):
    name = "translocal.consents"
