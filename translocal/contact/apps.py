from translocal.core.rooms import Room


class ContactConfig(Room):
    name = "translocal.contact"
