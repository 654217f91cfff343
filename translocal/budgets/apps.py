from translocal.core.rooms import Room


class BudgetsConfig(Room):
    name = "translocal.budgets"
