"""Measures speed over real HTTP, with every policy on: python3 dev.py bench."""
