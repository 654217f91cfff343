from translocal.core.rooms import Room


class PurchasesConfig(Room):
    name = "translocal.purchases"
