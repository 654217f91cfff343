"""The registry of the words that `translocal` understands. A room adds one with the decorator."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass, field

Work = Callable[[Namespace], int | None]
Arguments = Callable[[ArgumentParser], object]


@dataclass(frozen=True)
class Command:
    """One word of the command line."""

    name: str
    help: str
    work: Work
    arguments: Arguments | None = None
    # The environment variable with the login it works with; the application's where it is not set.
    login: str = "DATABASE_URL"
    hidden: bool = False


@dataclass
class Registry:
    """All words, in the order in which they were added."""

    commands: dict[str, Command] = field(default_factory=dict)

    def add(self, command: Command) -> None:
        """Add a word; the same one twice would hide the first."""
        known = self.commands.get(command.name)
        if known is not None and known.work.__module__ != command.work.__module__:
            raise ValueError(f"two commands are called {command.name}")
        self.commands[command.name] = command


REGISTRY = Registry()


def command(
    name: str,
    *,
    help: str,
    arguments: Arguments | None = None,
    login: str = "DATABASE_URL",
    hidden: bool = False,
) -> Callable[[Work], Work]:
    """Make a function a command.

    `@command("verify", help="…", arguments=lambda parser: parser.add_argument("--stream"))`; the function
    gets the parsed arguments and returns an exit code, or nothing for 0. `translocal verify --help` shows its
    docstring.
    """

    def register(work: Work) -> Work:
        REGISTRY.add(Command(name, help, work, arguments, login, hidden))
        return work

    return register
