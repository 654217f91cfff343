"""Every sample page renders, and none holds what a strict Content-Security-Policy forbids."""

import subprocess
import sys
from pathlib import Path


def test_every_sample_page_renders_without_anything_inline(tmp_path: Path) -> None:
    gallery = Path(__file__).parent / "gallery.py"  # a process of its own: it configures Django for itself
    run = subprocess.run(
        [sys.executable, str(gallery), "--out", str(tmp_path), "--no-browser"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
