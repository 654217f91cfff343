from translocal.core.rooms import Room


class OrganisationsConfig(Room):
    name = "translocal.organisations"
