from translocal.core.rooms import Room


class ProgrammesConfig(Room):
    name = "translocal.programmes"
