"""What `translocal verify` asks of the ledger: is every sum still the sum of its entries?"""

from typing import Any

import psycopg

from translocal.journal.verify import also


@also
def sums_that_do_not_hold(connection: "psycopg.Connection[Any]") -> list[str]:
    """One line for each sum of a budget or fund that is not what its entries say."""
    found = connection.execute("SELECT what, id, stored, in_entries FROM budgets_imbalances()").fetchall()
    return [
        f"{what} of {owner} says {stored}, its entries say {in_entries}"
        for what, owner, stored, in_entries in found
    ]  # fmt: skip
