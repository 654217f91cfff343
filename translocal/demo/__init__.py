"""The demo programme: invented organisations and people on both shores, made by the same actions as everything else."""

from translocal.demo.story import load

__all__ = ["load"]
