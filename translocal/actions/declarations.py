"""What guards the receipts."""

from translocal.access import guards

guards.own("actions_receipt", "actor")
