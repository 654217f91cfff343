from translocal.core.rooms import Room


class AccountsConfig(Room):
    name = "translocal.accounts"
