"""The demo programme: invented organisations and people on both shores, made by the same actions as everything else."""

from translocal.demo import exceptions, money, rules, story

__all__ = ["load"]


def load() -> None:
    """Build the world and tell the stories, unless they were told before."""
    teams = story.load()
    if teams:
        money.tell(teams)
        exceptions.tell(teams)
        rules.tell()
