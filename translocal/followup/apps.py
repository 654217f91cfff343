from translocal.core.rooms import Room


class FollowupConfig(Room):
    name = "translocal.followup"
