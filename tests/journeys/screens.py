"""Make the pictures of the README anew: `python -m tests.journeys.screens`. They end in docs/screens."""

import sys
from pathlib import Path

import pytest

if __name__ == "__main__":
    sys.exit(pytest.main([str(Path(__file__).with_name("pictures.py")), "-p", "no:xdist"]))
