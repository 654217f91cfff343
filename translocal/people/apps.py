from translocal.core.rooms import Room


class PeopleConfig(Room):
    name = "translocal.people"
