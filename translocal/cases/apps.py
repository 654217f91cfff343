from translocal.core.rooms import Room


class CasesConfig(Room):
    name = "translocal.cases"
