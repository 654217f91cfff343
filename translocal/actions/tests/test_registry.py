"""No action without its tests: one file for each, beside its room."""

import importlib
from pathlib import Path

import pytest

from tests.contract import ActionContract
from translocal.actions.engine import REGISTRY

PACKAGE = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", sorted(REGISTRY))
def test_every_action_has_a_file_that_tests_what_all_promise(name: str) -> None:
    function = REGISTRY[name].function
    module = importlib.import_module(f"{function.__module__.rpartition('.')[0]}.tests.test_{function.__name__}")
    contracts = [c for c in vars(module).values() if isinstance(c, type) and issubclass(c, ActionContract)]
    assert name in [getattr(contract, "action", None) for contract in contracts]
