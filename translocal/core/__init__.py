"""Ids, text, reasons and states. Knows no noun of the programme."""
