from translocal.core.rooms import Room


class JournalConfig(Room):
    name = "translocal.journal"
