from translocal.core.rooms import Room


class ActionsConfig(Room):
    name = "translocal.actions"
