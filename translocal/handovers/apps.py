from translocal.core.rooms import Room


class HandoversConfig(Room):
    name = "translocal.handovers"
