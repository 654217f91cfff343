"""Translocal: casework for assisted voluntary return and reintegration."""
