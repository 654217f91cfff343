"""Translocal: casework for assisted voluntary return and reintegration."""

VERSION = "0.1.0"
