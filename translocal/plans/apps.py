from translocal.core.rooms import Room


class PlansConfig(Room):
    name = "translocal.plans"
